"""What sounds like a term and is no word is that term; proper sentences stay as they are."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary, terms
from assistant.calculator.quantities.mending import Mender
from assistant.calculator.quantities.sounding import folded, read_sounds
from assistant.calculator.rules.rulebook import RuleBook
from corpus.catalog import Catalog
from corpus.normalise import simplify
from index.editorial import read_editorial
from index.segmenter import Segmenter
from index.words import learn_words

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def segmenter(catalog: Catalog, model_cache: Path) -> Segmenter:
    plain = Segmenter((), model_cache)
    return plain.extended(learn_words(catalog.documents, plain))


@pytest.fixture(scope="module")
def mender(
    rulebook: RuleBook, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Mender:
    known = terms(rulebook.rules).union(segmenter.words)
    return Mender(known, segmenter, tmp_path_factory.mktemp("sounds"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("咱公司得了晋城市质量将", "咱公司得了晋城市质量奖"),
        ("去年产直三个亿", "去年产值三个亿"),
        ("进党奖励怎么给", "进档奖励怎么给"),
        ("创心券能补多少", "创新券能补多少"),
        ("补住怎么申请", "补助怎么申请"),
        ("我们厂刚生规", "我们厂刚升规"),
        ("资至从二级升一级", "资质从二级升一级"),
        ("专精特心企业", "专精特新企业"),
        ("单向冠军奖多少", "单项冠军奖多少"),
        ("中点实验室批了", "重点实验室批了"),
        ("固定资产头资六千万", "固定资产投资六千万"),
        ("高薪技术企业认定", "高新技术企业认定"),
        ("担包费太高", "担保费太高"),
        ("光付发电要环平吗", "光伏发电要环评吗"),
        ("首次代款几天", "首次贷款几天"),
        ("另售企业涨了", "零售企业涨了"),
    ],
)  # fmt: skip
def test_misheard_terms_are_put_right(mender: Mender, said: str, meant: str) -> None:
    assert mender.mend(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "我们是生产直接销售的",
        "给个体户补住房公积金吗",
        "厂里进党支部活动室的设备",
        "今年买了不少设备",
        "注册一个公司要几天",
        "二手房过户要交多少契税",
        "银行不信我们",
        "受新冠疫情影响",
        "客户经理怕担责任",
        "阳城县有多少人口",
        "账上没抵完的进项税",
        "服务业增长",
        "不动产登记",
        "升国旗的规矩",
        "年夜饭",
        "县里给点鼓励",
        "老厂房搞新产业",
        "投标时用的章",
        "授信申请还没往上报",
        "是市级的",
        "abc 123",
        "",
    ],
)
def test_proper_sentences_stay_as_they_are(mender: Mender, text: str) -> None:
    assert mender.mend(text) == text


def test_the_document_itself_stays_as_it_is(mender: Mender, catalog: Catalog) -> None:
    for document in catalog.documents:
        for article in document.articles:
            body = document.text[article.body_start : article.body_end]
            assert mender.mend(body) == body


def test_of_an_editor_s_questions_only_those_with_misprints_change(
    mender: Mender, questions: list[str]
) -> None:
    """A sample of them holds misprints on purpose (创业大塞, 孵话器): about one in seventy."""
    changed = {q: new for q in questions if (new := mender.mend(simplify(q))) != simplify(q)}
    assert changed["首袋户是什么"] == "首贷户是什么"
    assert len(changed) * 100 <= 1.5 * len(questions), changed


@pytest.fixture(scope="module")
def questions(catalog: Catalog) -> list[str]:
    document = catalog.documents[0]
    written = read_editorial(catalog.folder(document.id), document).questions
    return [question for of_article in written.values() for question in of_article]


def test_mending_costs_less_than_half_a_millisecond(mender: Mender, questions: list[str]) -> None:
    asked, best = questions, []
    for _ in range(3):
        began = time.thread_time()
        for question in asked:
            mender.mend(question)
        best.append((time.thread_time() - began) / len(asked))
    assert min(best) < 0.0005


@pytest.mark.parametrize(
    ("text", "said", "yuan"),
    [
        ("建筑产直今年三个义", "三个义", 300000000),
        ("建筑产直1.2个亿", "1.2个亿", 120000000),
    ],
)
def test_the_echo_keeps_the_person_s_words(
    rulebook: RuleBook, mender: Mender, text: str, said: str, yuan: int
) -> None:
    vocabulary = Vocabulary(rulebook.rules, mender)
    told = vocabulary.tell(text, TODAY)
    found = read_facts(vocabulary.rules["construction-output-award"], told, contexts(told)).fillings
    filling = next(f for f in found if f.input == "output")
    assert (filling.words, filling.value) == (said, Decimal(yuan))


def test_the_text_to_search_with_is_mended_and_keeps_its_marks(
    rulebook: RuleBook, mender: Mender
) -> None:
    told = Vocabulary(rulebook.rules, mender).tell("“创心券”　能补多少？", TODAY)
    assert told.mended == "“创新券”　能补多少？"
    assert Vocabulary(rulebook.rules).tell("创心券", TODAY).mended == "创心券"


@pytest.mark.parametrize("text", ["三个意见", "两个议题", "三个一百万", "两个艺人"])
def test_no_hundred_million_where_none_is_meant(rulebook: RuleBook, text: str) -> None:
    told = Vocabulary(rulebook.rules).tell(text, TODAY)
    assert "亿" not in told.text


def test_sounds_are_kept_in_the_cache(tmp_path: Path) -> None:
    first = read_sounds(["行业", "重点"], tmp_path)
    kept = list(tmp_path.iterdir())
    assert len(kept) == 1
    assert first.terms["行业"] == ("hang", "ye")
    assert {"xing", "hang"} <= set(first.characters["行"])
    kept[0].write_text("broken", encoding="utf-8")
    assert read_sounds(["行业", "重点"], tmp_path) == first


def test_folded_sounds() -> None:
    assert [folded(s) for s in ("zhong", "neng", "shi", "lin")] == ["zon", "len", "si", "lin"]


def test_only_the_newest_sounds_are_kept(tmp_path: Path):
    for words in ("小升规", "高企", "链主", "创新券", "孵化器", "专精特新"):
        read_sounds([words], tmp_path)
    kept = list(tmp_path.iterdir())
    assert 0 < len(kept) < 6
    assert read_sounds(["专精特新"], tmp_path).terms["专精特新"][0] == "zhuan"
    assert sorted(tmp_path.iterdir()) == sorted(kept)
