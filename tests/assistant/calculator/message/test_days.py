"""Which day of a message a rule's question is answered by."""

from datetime import date

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("rule", "text", "day"),
    [
        ("tax-refund-arrival", "2022年5月18号税务局确认了", date(2022, 5, 18)),
        (
            "simple-deregistration-notice",
            "打算2026年12月1号挂公示，到哪天满",
            date(2026, 12, 1),
        ),
        ("first-loan-reply", "打算11月3号交，结果11月6号才把申请递上去", date(2026, 11, 6)),
        (
            "first-loan-reply",
            "11月2号（2025年，周日）把首次授信申请递给农商行了",
            date(2025, 11, 2),
        ),
        (
            "tax-refund-arrival",
            "原先通知写的2023年2月9日确认，后来打电话说写错了，是2月10日",
            date(2023, 2, 10),
        ),
        (
            "tax-refund-arrival",
            "头一回2022-09-01确认的被打回来了作废，改好材料，同月十四号重新确认通过",
            date(2022, 9, 14),
        ),
        (
            "tax-refund-arrival",
            "隔壁厂6月1号确认，3号到账。俺们2022年6月8号才给确认的",
            date(2022, 6, 8),
        ),
        ("tax-refund-arrival", "2022年3月1号申请，3月5号审核，3月8号确认", date(2022, 3, 8)),
        ("first-loan-reply", "2023年5月8号交的申请，5月10号补了材料", date(2023, 5, 8)),
        (
            "water-gas-connection-time",
            "公司接水，2022年11月11号交上的并当天受理",
            date(2022, 11, 11),
        ),
        (
            "first-loan-reply",
            "2023年3月6号交的，不对，6号那天没收，7号才算收下",
            date(2023, 3, 7),
        ),
        (
            "simple-deregistration-notice",
            "原定八月十五公示，系统卡了，2022年8月17号才发出来",
            date(2022, 8, 17),
        ),
    ],
)
def test_the_day_that_counts(vocabulary: Vocabulary, rule: str, text: str, day: date) -> None:
    assert _days(vocabulary, rule, text) == [day]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("tax-refund-arrival", "2023年7月3号递的退税单子，到现在没人确认"),
        ("tax-refund-arrival", "退税款2022年10月12日到的账"),
        ("tax-refund-arrival", "退税申请我5月3号交的，税务还没点确认"),
        ("first-loan-reply", "合同是10月12号签的，授信申请还没往上报呢"),
        ("water-gas-connection-time", "大约二三年国庆受理，有外线"),
    ],
)
def test_the_day_of_something_else_is_none(vocabulary: Vocabulary, rule: str, text: str) -> None:
    assert _days(vocabulary, rule, text) == []


def _days(vocabulary: Vocabulary, rule: str, text: str) -> list[object]:
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules[rule], told, contexts(told))
    return [f.value for f in reading.fillings if isinstance(f.value, date)]
