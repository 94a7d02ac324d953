"""What the console says it has found: the true number, or that nothing fits."""

import pytest

from assistant.clock import today
from assistant.web.operator.finding import EVERY, SHOWN, Narrowing, find
from assistant.web.operator.initials import Initials
from index.hit import Filters


@pytest.fixture
def found(assistant):
    """Finds as the console does, over the real documents."""
    initials = Initials(lambda: assistant)

    def begin(query: str = "", *, computable=False, ended=False, whole=False, **filters):
        narrowing = Narrowing(Filters(**filters), computable, ended, whole)
        return find(assistant, query, initials.words(query), narrowing, today())

    return begin


def keys(found) -> list[str]:
    return [row.key for row in found.rows]


@pytest.mark.parametrize(
    ("query", "named"),
    [("第99条", "第99条"), ("第一百二十条", "第120条"), ("请问第80条", "第80条"), ("99", "第99条")],
)
def test_an_article_that_no_document_has_is_said_to_be_none(found, query, named):
    nothing = found(query)
    assert (keys(nothing), nothing.total, nothing.fits) == ([], 0, False)
    assert nothing.message == f"收录的文件里没有{named}。"


@pytest.mark.parametrize("query", ["第22条", "二十二条", "22"])
def test_an_article_that_is_there_is_found(found, query):
    there = found(query)
    assert (keys(there), there.message) == (["22"], "找到 1 条")


def test_beside_an_article_that_is_not_there_the_other_words_are_searched_for(found):
    beside = found("第99条 小升规")
    assert keys(beside)[0] == "25"
    assert beside.message.startswith("收录的文件里没有第99条。")


def test_an_article_of_another_law_is_not_taken_for_one_of_ours(found):
    elsewhere = found("民法典第三条")
    assert (keys(elsewhere), elsewhere.message) == ([], "没有收录《民法典》。")


@pytest.mark.parametrize("query", ["？", "！！！", "'", "锟斤拷", "asdfgh", "😀"])
def test_where_no_word_is_known_nothing_is_found(found, query):
    nothing = found(query)
    assert (keys(nothing), nothing.fits) == ([], False)
    assert nothing.message.startswith("没有找到")


@pytest.mark.parametrize(
    "query", ["阿斯顿飞过后", "' OR 1=1", "养老金怎么领", "学区怎么划分", "结婚登记", "我家狗丢了"]
)
def test_what_the_documents_do_not_speak_of_finds_only_the_nearest(found, query):
    nearest = found(query)
    assert not nearest.fits
    assert nearest.message.startswith("没有找到说到这件事的条文")
    assert len(nearest.rows) <= SHOWN


@pytest.mark.parametrize(
    ("query", "first"),
    [("小升规", "25"), ("餐饮", "60"), ("公章", "58"), ("标准地", "38"), ("首贷户", "4")],
)
def test_what_they_speak_of_fits(found, query, first):
    there = found(query)
    assert there.fits
    assert keys(there)[0] == first
    assert there.message == f"最相关的 {SHOWN} 条"


def test_the_number_said_is_that_of_all_there_are(found, assistant):
    number = len(assistant.catalog.documents[0].articles)
    few = found("31号")
    assert (len(few.rows), few.total) == (SHOWN, number)
    assert few.message == f"找到 {number} 条，这是前 {SHOWN} 条"
    all_of_them = found("31号", whole=True)
    assert (len(all_of_them.rows), all_of_them.message) == (number, f"找到 {number} 条")
    assert number < EVERY


def test_filters_alone_list_what_passes_them(found, assistant):
    document = assistant.catalog.documents[0]
    of_housing = [a.key for a in document.articles if "县住建局" in a.departments]
    assert keys(found(department="县住建局")) == of_housing
    chapter = document.chapters[2]
    of_chapter = [a.key for a in document.articles if a.chapter == chapter.number]
    listed = found(chapter=chapter.title, whole=True)
    assert (keys(listed), listed.total) == (of_chapter, len(of_chapter))
    past = {t.article for t in document.terms if t.until < today()}
    assert set(keys(found(ended=True, whole=True))) == past
    assert found(department="县医保局", ended=True).message.startswith("没有找到")


@pytest.mark.parametrize(
    ("letters", "office"),
    [
        ("zjj", "县住建局"),
        ("gxj", "县工信局"),
        ("swj", "县税务局"),
        ("kjj", "县科技局"),
        ("rsj", "县人社局"),
        ("spj", "县审批局"),
        ("fgj", "县发改局"),
        ("czj", "县财政局"),
        ("zrzyj", "县自然资源局"),
        ("sthjj", "市生态环境局阳城分局"),
    ],
)
def test_initials_of_a_department_as_people_say_it_find_its_articles(
    found, assistant, letters, office
):
    own = {
        a.key for d in assistant.catalog.documents for a in d.articles if office in a.departments
    }
    there = found(letters)
    assert there.message.startswith(f"按“{office[1:]}")
    assert set(keys(there)) <= own
    assert set(keys(found(letters, whole=True))) == own


@pytest.mark.parametrize(
    ("query", "trade", "steps"),
    [
        ("酒店", "限额以上住宿和餐饮业", ["最高奖励10万元", "最高奖励3万元"]),
        ("餐饮增长奖励", "限额以上住宿和餐饮业", ["最高奖励10万元", "最高奖励3万元"]),
        ("零售增长", "限额以上零售业", ["最高奖励20万元", "最高奖励10万元", "最高奖励3万元"]),
    ],
)
def test_what_is_read_aloud_says_whom_it_is_for_and_every_step(found, query, trade, steps):
    row = next(row for row in found(query).rows if row.key == "26")
    assert f"：{trade}。" in row.reading
    assert [step for step in steps if step not in row.reading] == []
