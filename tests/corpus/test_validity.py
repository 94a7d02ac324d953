"""From when and until when a document holds, out of its own words."""

from datetime import date

import pytest

from corpus.document import Document
from corpus.meta import DocumentMeta
from corpus.parser import parse

MEASURES = "某措施\n某县政府\n2023年5月20日\n一、奖励。奖10万元。\n二、补贴。补5万元。\n{}\n某县政府办公室 2023年5月22日印发\n"


def stating(words: str, meta: DocumentMeta | None = None) -> Document:
    return parse(MEASURES.format(words), id="test", meta=meta)


@pytest.mark.parametrize(
    ("words", "effective", "until"),
    [
        ("本措施自2023年6月1日起施行，有效期2年。", "2023-06-01", "2025-05-31"),
        ("本办法由县工信局负责解释，自2023年6月1日起实施，有效期至2025年12月31日。", "2023-06-01", "2025-12-31"),
        ("自2023年6月1日起施行，有效期2年。", "2023-06-01", "2025-05-31"),
        ("以上政策自发布之日起执行，有效期三年。", "2023-05-20", "2026-05-19"),
        ("本意见自印发之日起30日后施行，有效期5年，《旧办法》同时废止。", "2023-06-21", "2028-06-20"),
        ("本通知有效期自2024年1月1日起至2026年12月31日止。", None, "2026-12-31"),
        ("本措施自2024年2月29日起施行，有效期1年。", "2024-02-29", "2025-02-28"),
        ("三、附则。本措施自2024年1月1日起实施，试行期18个月。", "2024-01-01", "2025-06-30"),
        ("三、附则\n3.1 本措施自2023年6月1日起施行，有效期2年。", "2023-06-01", "2025-05-31"),
        ("本方案执行期限至2025年底。", None, "2025-12-31"),
        ("本条例自2020年1月1日起施行。", "2020-01-01", None),
        ("本办法自印发之日起三年内有效。", "2023-05-22", "2026-05-21"),
        ("本办法有效期自印发之日起三年。", "2023-05-22", "2026-05-21"),
        ("本办法自2023年6月1日起施行两年。", "2023-06-01", "2025-05-31"),
        ("本办法有效期两年，由县工信局负责解释，自2023年6月1日起施行。", "2023-06-01", "2025-05-31"),
        ("本办法从2023年6月1日开始实行，到2025年底结束。", "2023-06-01", "2025-12-31"),
    ],
)  # fmt: skip
def test_what_the_document_says_of_itself(
    words: str, effective: str | None, until: str | None
) -> None:
    document = stating(words)
    validity = document.validity
    assert validity is not None and validity.start is not None
    days = [day and day.isoformat() for day in (validity.effective, validity.until)]
    assert days == [effective, until]
    assert document.words(validity.start, validity.end or 0) in words


@pytest.mark.parametrize(
    "words",
    [
        "营业执照有效期5年。",
        "该政策自2022年1月1日起施行。",
        "《旧办法》自2020年1月1日起施行，有效期2年。",
        "本措施第三条的补贴自2023年1月1日起执行，有效期1年。",
        "本县企业自2023年1月1日起执行新税率，有效期2年。",
        "本办法所称企业，是指截至2023年12月31日登记的企业。",
        "自2022年1月1日起执行新标准。",
    ],
)
def test_what_is_said_of_other_things_is_not_the_documents(words: str) -> None:
    assert stating(words).validity is None


def test_the_county_document_states_none(county: Document) -> None:
    assert county.validity is None and not county.ended(date(2099, 1, 1))


def test_the_last_day_still_counts() -> None:
    document = stating("本措施自2023年6月1日起施行，有效期2年。")
    assert not document.ended(date(2025, 5, 31))
    assert document.ended(date(2025, 6, 1))


def test_the_data_beside_a_document_win() -> None:
    longer = DocumentMeta(until=date(2027, 12, 31))
    document = stating("本措施自2023年6月1日起施行，有效期2年。", longer)
    assert document.validity is not None and document.validity.until == date(2027, 12, 31)
