from datetime import date

import pytest

from corpus.document import Document
from corpus.letterhead import read_date
from corpus.parser import parse

NOTICE = """某县人民政府办公室文件

某政办发〔2023〕12号

某县人民政府办公室
关于印发《某县奖补办法（暂行）》的通知

各乡（镇）人民政府，开发区管委会，县直各有关单位：

《某县奖补办法（暂行）》已经县政府同意，现印发给你们。

某县人民政府办公室
2023年3月1日

某县奖补办法（暂行）

第一条 奖励企业10万元。

第二条 由县财政局负责。

抄送：县委办，县人大办、各人民团体。

某县人民政府办公室      2023年3月2日印发
"""


@pytest.fixture(name="notice")
def _notice() -> Document:
    return parse(NOTICE, id="notice")


def test_everything_around_the_articles(notice: Document) -> None:
    assert notice.number == "某政办发〔2023〕12号"
    assert notice.issuer == "某县人民政府办公室"
    assert notice.title == "某县奖补办法（暂行）"
    assert notice.status == "暂行"
    assert notice.issued == date(2023, 3, 1)
    assert notice.printed == date(2023, 3, 2)
    assert notice.addressees == ("各乡（镇）人民政府", "开发区管委会", "县直各有关单位")
    assert notice.copies == ("县委办", "县人大办", "各人民团体")


def test_nothing_around_the_articles_is_in_them(notice: Document) -> None:
    last = notice.articles[-1]
    assert notice.text[last.start : last.end] == "第二条 由县财政局负责。"


def test_the_text_itself_is_not_among_the_documents_it_names(notice: Document) -> None:
    assert notice.cited == ()


def test_a_signature_at_the_end() -> None:
    source = "某局关于若干措施\n一、奖励。奖励企业。\n二、补贴。补贴企业。\n\n某县商务局\n二〇二三年十月十日\n"
    document = parse(source, id="test")
    assert (document.issuer, document.issued) == ("某县商务局", date(2023, 10, 10))
    last = document.articles[-1]
    assert document.text[last.start : last.end] == "二、补贴。补贴企业。"


def test_a_law_is_issued_when_it_was_last_enacted() -> None:
    source = (
        "# 某条例\n\n2019年10月8日 国务院第66次常务会议通过\n\n"
        "2020年3月2日 国务院令第733号修订\n\n2020年5月1日 施行\n\n<!-- INFO END -->\n\n"
        "第一条 为了规范。\n\n第二条 自公布之日起施行。"
    )
    document = parse(source, id="test")
    assert document.title == "某条例"
    assert document.issued == date(2020, 3, 2)
    assert document.issuer == "国务院"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022年4月26日", date(2022, 4, 26)),
        ("二〇二二年四月二十六日", date(2022, 4, 26)),
        ("二○二二年十月十日", date(2022, 10, 10)),
        ("2022 年 4 月 6 日印发", date(2022, 4, 6)),
        ("2022年13月40日", None),
        ("2022年底", None),
    ],
)
def test_dates(words: str, day: date | None) -> None:
    assert read_date(words) == day


JOINT = """某县人力资源和社会保障局
某县财政局　文件

某人社发〔2024〕7号

关于做好2024年养蜂、采茶和编织培训工作的通知

各乡（镇）便民服务中心，各培训机构：

现就有关工作通知如下。

一、培训对象。有培训需求的农民。
二、补贴标准。每人补贴300元。
"""


def test_offices_that_issue_together_and_a_title_that_names_several_things() -> None:
    joint = parse(JOINT, id="joint")
    assert joint.issuer == "某县人力资源和社会保障局、某县财政局"
    assert joint.title == "关于做好2024年养蜂、采茶和编织培训工作的通知"
    assert joint.addressees == ("各乡（镇）便民服务中心", "各培训机构")


def test_an_office_is_no_title() -> None:
    untitled = JOINT.replace("关于做好2024年养蜂、采茶和编织培训工作的通知", "养蜂培训")
    assert parse(untitled, id="untitled").title == "养蜂培训"
