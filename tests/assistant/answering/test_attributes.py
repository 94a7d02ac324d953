"""What a question asks for, and what a clause holds."""

import pytest

from assistant.answering.attributes import asked_attributes, load_attributes


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("小升规能拿多少钱", "amount"),
        ("归谁管", "department"),
        ("这事找哪个局", "department"),
        ("办照要多久", "period"),
        ("几天能退税", "period"),
        ("去哪里办", "place"),
        ("要带什么材料", "material"),
        ("有没有联系电话", "telephone"),
        ("什么时候申报", "window"),
        ("到什么时候截止", "end"),
        ("怎么申请", "procedure"),
        ("最高能贷多少", "cap"),
        ("按什么比例补", "rate"),
        ("需要什么条件", "condition"),
    ],
)
def test_the_attribute_is_recognised(question: str, attribute: str):
    assert attribute in [a.name for a in asked_attributes(question)]


@pytest.mark.parametrize(
    ("attribute", "words", "held"),
    [
        ("amount", "一次性奖励150万元", True),
        ("amount", "给予一定奖励", False),
        ("period", "5个工作日内回复", True),
        ("period", "及时办理用地手续", False),
        ("material", "提交信用报告等方式", True),
        ("telephone", "也可通过12345营商环境热线", True),
        ("telephone", "到县政务服务中心", False),
    ],
)
def test_a_clause_holds_it_or_not(attribute: str, words: str, held: bool):
    (wanted,) = [a for a in load_attributes() if a.name == attribute]
    assert wanted.held_by(words) is held
