"""The area a document holds for, as its issuer or its title names it.

In: issuer and title. Out: the smallest area named (沁水县) and those named around it, nearest first.
"""

import re
from dataclasses import dataclass

from corpus.normalise import shadow

_HAN = "[\u4e00-\u9fff]"
_PROVINCE = rf"(?P<province>{_HAN}{{2,7}}?(?:省|自治区))?"
_CITY = rf"(?P<city>{_HAN}{{2,6}}?(?:市|自治州|地区|盟))?"
_COUNTY = rf"(?P<county>{_HAN}{{1,8}}?(?:县|区|旗|市))?"
_AREA = rf"(?:中共|中国共产党)?{_PROVINCE}{_CITY}{_COUNTY}"
_ORGAN = re.compile(
    rf"{_AREA}(?=人民政府|政府|委员会|委|人大|{_HAN}{{2,14}}(?:局|厅|委|办|委员会|办公室|中心)(?:$|[、, ]))"
)
_TITLED = re.compile(
    rf"(?P<county>{_HAN}{{2,3}}(?:县|旗|(?<![城上超集股都])市))(?=人民政府|{_HAN})"
)
_SHORT = 2
"""城区, 郊区: a name that many cities have one of goes with the city's."""
_PARTS = ("county", "city", "province")


@dataclass(frozen=True, slots=True)
class Area:
    """A place and the larger ones around it."""

    place: str | None = None
    within: tuple[str, ...] = ()


def area_of(issuer: str | None, title: str) -> Area:
    """Where a document holds; without a place for what no area issued (a law) or none is named."""
    for words, pattern in ((issuer or "", _ORGAN), (title, _ORGAN), (title, _TITLED)):
        found = pattern.match(shadow(words))
        named = [found.groupdict().get(part) for part in _PARTS] if found else []
        areas = [area for area in named if area]
        if areas:
            whole = "".join(reversed(areas[:2])) if len(areas[0]) <= _SHORT else areas[0]
            return Area(whole, tuple(areas[1:]))
    return Area()
