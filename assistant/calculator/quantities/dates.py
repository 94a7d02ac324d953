"""How dates are written: 2022年六月十三, 去年国庆, 上月28号; one pattern, and what its words stand for.

In: ``periods.yaml``. Out: ``PATTERN`` with a named group for each piece of a date (``written_date`` reads
what it finds), and tables of the words that count from today (so many years, days, months) or from a feast.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from corpus.datafile import load_data
from corpus.patterns import either, either_word

PERIOD_DATA = Path(__file__).with_name("periods.yaml")
_WORDS = load_data(PERIOD_DATA)
FEASTS: Mapping[str, tuple[int, int]] = {
    name: (month, day) for name, (month, day) in _WORDS["feasts"].items()
}
FOUNDED = re.compile(either_word(_WORDS["founded"]))
"""After such words a day is not of the year told before it (2015年成立，3月8号交的申请)."""
_HAN = "零〇一二两三四五六七八九十"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_BARE_DAY = rf"(?:三十一?|二?十[一二三四五六七八九]?)(?={either(_WORDS['day_then'])})"
"""A day of which 日 or 号 is left out: 六月十三办起."""
_SHORT_YEAR = (
    rf"(?<![\d.{_HAN}])二[〇零一二三四五六七八九]"
    rf"(?=年(?:{_MONTH}月|{either([*FEASTS, *_WORDS['year_then']])}))"
)
YEARS: Mapping[str, int] = _WORDS["years"]
DAYS: Mapping[str, int] = _WORDS["days"]
NEAR: Mapping[str, int] = _WORDS["near"]
WEEKDAYS = "一二三四五六日"
_LINK = r"\s?(?:-|–|—|——|~|～|至|到)\s?"

PATTERN = re.compile(
    rf"(?P<iso>(?<![\d.¥￥])(?:19|20)\d\d[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d|\s?[万亿%元块吨千倍个wke]))"
    rf"|(?:(?P<year>{either_word(YEARS)})度?|(?P<number>(?<![\d.])(?:19|20)\d\d|(?<![\d.{_HAN}了满共干做期])2\d"
    rf"|[一二][九〇零][零〇一二三四五六七八九]{{2}}|{_SHORT_YEAR})\s?年度?(?!了|来|多|以上|间|期|历史|老|内|前(?![一二三四半])))?的?"
    rf"(?:(?P<from>{_MONTH})\s?月?份?{_LINK}(?P<to>{_MONTH})\s?月份?"
    rf"|(?P<month>(?<![\d.个{_HAN}]){_MONTH})\s?月(?:份?(?P<day>{_DAY}(?=\s?[日号])|{_BARE_DAY})(?:\s?[日号])?|份?(?P<edge>初|中旬?|底|末)|份?)"
    rf"|第?(?P<quarter>[一二三四1234])季度?|(?P<half>[上下])半年|(?P<part>年初|年中|年底|年末|全年|初|底|末)"
    rf"|(?<![\d{_HAN}个])(?P<feast>{either_word(FEASTS)})(?:{either(_WORDS['feast_names'])})?(?!节?(?:{either(_WORDS['about_feast'])}))(?P<that>前一天|那天|那一天|当天)?"
    rf"|(?P<first>{either_word(_WORDS['first_day'])}))?"
    rf"|(?P<near>{either_word(NEAR)})(?:一个|个)?(?P<span>月|季度|周|星期|礼拜)(?:(?P<final>[底末]?最后[一那]?天)|(?P<weekday>[{WEEKDAYS}天])|份?(?P<date>{_DAY})\s?[日号])?"
    rf"|(?:周|星期|礼拜)(?P<plain>[{WEEKDAYS}天])"
    rf"|(?P<relative>{either_word(DAYS)})"
    rf"|(?P<ago>\d{{1,4}}|[{_HAN}百]{{1,5}}|半)(?P<unit>个月|天|年|个?星期|周|个?工作日)(?P<side>之前|以前|前|之后|以后|后)(?![期续])"
    rf"|(?:同月|当月|(?<=[，。；、, 那是的]))(?P<only>{_DAY})\s?[日号](?!{either(_WORDS['numbered'])})"
)
