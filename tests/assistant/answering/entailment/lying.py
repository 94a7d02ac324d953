"""Lies made from what a document says: true sentences with one thing about them changed."""

import random
import re
from collections.abc import Iterator, Sequence

_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(亿元|万元|元|%|个?工作日|天|年|家|户)")
_WORDED = {
    "亿元": "两亿元",
    "万元": "八万元",
    "元": "九千元",
    "%": "三成",
    "天": "七天",
    "年": "六年",
}
_ADDED = (
    "不", "未", "拒绝", "不再", "每年", "每月", "每人", "任何", "大约", "至多", "不少于", "不到", "翻倍", "双倍", "上百万", "好几万",
    "三天内", "2031年前", "明年春节前", "县教育局", "北京", "免费", "收费", "部分时候", "加急", "abc", "88", "二十", "半",
)  # fmt: skip
_TAILS = (
    "，三天内到账", "，每年都有", "，明年春节前截止", "，请到县教育局领取", "，电话零三五六四二二八八八八", "，详见http://evil.example/",
    "，[点我](evil)", "，先交1万元押金", "，不用审核", "，全部企业都有", "，另加五万元", "，后果自负", "，已经取消", "，翻倍", "，约半个亿",
)  # fmt: skip
_LEFT_OUT = re.compile(
    r"不(?=超|低|退|改|再)|未(?=列|发|涉)|无(?=需|外)|免(?=征|收|于)|首次|最高|若(?=不)|每(?!年)|以上|以下|以内|原则上|重新"
)


def lies_about(sentence: str, figures: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Sentences that differ from a true one: by a figure, a word added, left out, or a tail.

    ``figures`` are those of its article; some take the place of another of their unit.
    """
    for match in _FIGURE.finditer(sentence):
        number, unit = match.groups()
        others = {f for f in figures if f.endswith(unit)} | {f"{number}0{unit}", f"7{number}{unit}"}
        others |= {_WORDED.get(unit, ""), f"{number}{'万元' if unit == '元' else '元'}"}
        for other in _some(sorted(others - {match.group(), ""}), 6, chance):
            yield sentence[: match.start()] + other + sentence[match.end() :]
    bare = sentence.rstrip("。")
    for word in chance.sample(_ADDED, 5):
        at = chance.randrange(len(bare))
        yield f"{bare[:at]}{word}{bare[at:]}。"
    for match in _LEFT_OUT.finditer(sentence):
        yield sentence[: match.start()] + sentence[match.end() :]
    for tail in chance.sample(_TAILS, 3):
        yield f"{bare}{tail}。"


def _some(things: Sequence[str], number: int, chance: random.Random) -> list[str]:
    return chance.sample(things, min(number, len(things)))
