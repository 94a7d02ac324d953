"""A generated sentence is shown only if everything in it stands in the evidence it names."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.generators.generator import Evidence
from assistant.answering.grounding import Checked, Cut, ground, sentences

EVIDENCE = [
    Evidence(1, "第55条", "每家企业年补助额最高不超过20万元。", ("县科技局", "县财政局")),
    Evidence(2, "第22条", "晋升特级、一级资质的，分别给予600万元和200万元的奖励。", ("县住建局",)),
    Evidence(4, "第63条", "拓展至未发生债权债务的市场主体，将公示时间由45天压减为20天。"),
    Evidence(3, "第7条", "授信申请原则上5个工作日内回复。", ("人行阳城县支行",)),
]


@pytest.mark.parametrize(
    "sentence",
    [
        "每家企业年补助额最高不超过20万元[1]。",
        "晋升特级的奖励600万元。[2]",
        "授信申请原则上5个工作日内回复。[3]",
        "这件事由县住建局负责[2]。",
        "公示时间压减为20天[4]。",
        "未发生债权债务的市场主体，公示时间压减为20天[4]。",
    ],
)
def test_what_agrees_is_kept(sentence: str):
    (checked,) = ground([sentence], EVIDENCE)
    assert isinstance(checked, Checked)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("晋升特级的奖励600万元。", "no evidence"),
        ("晋升特级的奖励600万元。[9]", "no evidence"),
        ("晋升特级的奖励700万元。[2]", "figures"),
        ("晋升特级的奖励600元。[2]", "figures"),
        ("一年补20万元[1]。", "bounds"),
        ("银行5个月内给回复[3]。", "figures"),
        ("银行3天内给回复[3]。", "figures"),
        ("晋升特级不给600万元[2]。", "negation"),
        ("公示不需要20天[4]。", "negation"),
        ("已发生债权债务的市场主体也可以[4]。", "negation"),
        ("由县教育局负责[2]。", "departments"),
        ("第23条写了奖励200万元[2]。", "第23条|figures"),
        ("奖励二百万元[2]。", "figures"),
        ("打12345问[2]。", "figures"),
        ("奖励600万元以上[2]。", "bounds"),
    ],
)
def test_what_does_not_agree_is_cut_with_the_reason(sentence: str, reason: str):
    (cut,) = ground([sentence], EVIDENCE)
    assert isinstance(cut, Cut)
    assert any(part in cut.reason for part in reason.split("|"))


@given(
    st.integers(min_value=1, max_value=10**8).filter(lambda n: n not in (600, 200)),
    st.sampled_from(["万元", "元", "亿元", "%", "个工作日", "年", "家"]),
    st.sampled_from(["奖励", "可以拿到", "一共", "大约"]),
)
def test_no_invented_figure_survives(number: int, unit: str, lead: str):
    (cut,) = ground([f"晋升一级资质{lead}{number}{unit}[2]。"], EVIDENCE)
    assert isinstance(cut, Cut)


@given(st.text(max_size=200))
def test_noise_never_raises(noise: str):
    list(ground([noise], EVIDENCE))


def test_a_sentence_is_given_away_when_no_mark_can_follow_it():
    given_away = []
    growing = iter(["公示2", "0天。", "[4]", " [", "1]", "免费"])
    for sentence in sentences(piece for piece in growing if not given_away.append("piece")):
        given_away.append(sentence)
    assert given_away == ["piece"] * 6 + ["公示20天。[4] [1]", "免费"]


@given(st.text(alphabet="甲乙。！\n[]12 ", max_size=40), st.data())
def test_how_a_text_is_cut_into_pieces_makes_no_difference(text: str, data: st.DataObject):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert list(sentences(pieces)) == list(sentences([text]))


def test_what_breaks_off_is_not_judged():
    def breaking() -> Iterator[str]:
        yield "晋升特级的奖励600万元。[2]银行5个工作"
        raise ConnectionError

    judged = ground(breaking(), EVIDENCE)
    assert isinstance(next(judged), Checked)
    with pytest.raises(ConnectionError):
        next(judged)
