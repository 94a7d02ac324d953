"""The rules a second time: one plain function each, written from the text, sharing nothing.

Each gets every input told (numbers as fractions) and returns ``NO``, ``OPEN`` (the text does not
decide) or ``yes(result, *other readings)``. ``test_independent.py`` compares them with the engine.
"""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

WAN, YI = 10**4, 10**8
NO, OPEN = "no", "open"

Inputs = dict[str, Any]
Said = str | tuple[Any, ...]


def yes(result: Any = None, *others: Any) -> Said:
    return (result, *others)


def only(condition: bool, result: Any = None, *others: Any) -> Said:
    return yes(result, *others) if condition else NO


def share(percent: int, of: Fraction) -> Fraction:
    return of * percent / 100


def growth(i: Inputs, member: bool, one_percent: int, most: int) -> Said:
    """26: reached the trade's average; each whole 1% of growth, capped."""
    own, average = i["growth"], i["industry_growth"]
    if not member or own < Fraction(1, 100) or own < average:
        return NO
    return yes(
        min(math.floor(own * 100) * one_percent, most),
        min(math.floor((own - average) * 100) * one_percent, most),
        min(own * 100 * one_percent, most),
    )


def retail(i: Inputs) -> Said:
    if i["sales"] >= 5000 * WAN:
        return growth(i, i["above_limit"], 2 * WAN, 20 * WAN)
    if i["sales"] >= 2000 * WAN:
        return growth(i, i["above_limit"], 1 * WAN, 10 * WAN)
    return growth(i, i["above_limit"], 3000, 3 * WAN)


def wholesale(i: Inputs) -> Said:
    if i["sales"] >= 10 * YI:
        return growth(i, i["above_limit"], 2 * WAN, 20 * WAN)
    if i["sales"] >= 2 * YI:
        return growth(i, i["above_limit"], 1 * WAN, 10 * WAN)
    return growth(i, i["above_limit"], 3000, 3 * WAN)


def hotels(i: Inputs) -> Said:
    if i["revenue"] >= 1000 * WAN:
        return growth(i, i["above_limit"], 1 * WAN, 10 * WAN)
    return growth(i, i["above_limit"], 3000, 3 * WAN)


def services(i: Inputs) -> Said:
    if i["ratio"] >= Fraction(3, 2):
        return growth(i, i["above_limit"], 6000, 6 * WAN)
    return growth(i, i["above_limit"], 3000, 3 * WAN)


def reached(value: Fraction, steps: list[tuple[int, int]]) -> int:
    return max((award for threshold, award in steps if value >= threshold), default=0)


def newly_passed(value: Fraction, before: Fraction, steps: list[tuple[int, int]]) -> int:
    return sum(award for threshold, award in steps if before < threshold <= value)


def output(i: Inputs) -> Said:
    steps = [(YI, 5 * WAN), (3 * YI, 10 * WAN), (5 * YI, 20 * WAN)]
    new = newly_passed(i["output"], i["previous"], steps)
    ours = i["builder"] and (i["local"] or i["moved"])
    return only(ours and new > 0, reached(i["output"], steps), new)


def chain_leader(i: Inputs) -> Said:
    steps = [(2 * YI, 10 * WAN), (3 * YI, 20 * WAN)]
    if not i["leader"] or i["revenue"] < 2 * YI:
        return NO
    new = newly_passed(i["revenue"], i["previous"], steps)
    return yes(reached(i["revenue"], steps), new) if new else OPEN


def local_matching(i: Inputs) -> Said:
    if not i["leader"] or i["increase"] < Fraction(5, 100):
        return NO
    steps = math.floor(i["increase"] / Fraction(5, 100))
    part = i["matched"] * steps * Fraction(5, 100) / i["increase"]
    return yes(min(share(1, part), 200 * WAN), min(share(1, i["matched"]), 200 * WAN))


def project(i: Inputs) -> Said:
    least = {"工业转型项目": 5000 * WAN, "农业龙头企业": 1000 * WAN}.get(i["kind"])
    if least is None or i["total"] < least or not i["completed"]:
        return NO
    award = min(share(4, i["actual"]), 1000 * WAN)
    return yes(award, award if i["actual"] >= least else 0)


def qualification(i: Inputs) -> Said:
    if i["qualification"] not in ("特级", "一级") or i["how"] in ("原来就有", "县外企业没有迁入"):
        return NO
    if not i["obtained"] or not i["builder"] or (i["how"] != "总部迁入" and not i["from_here"]):
        return NO
    plain = 600 * WAN if i["qualification"] == "特级" else 200 * WAN
    return yes(plain, 600 * WAN if i["comprehensive"] else plain)


def quality_project(i: Inputs) -> Said:
    each = {"国家优质工程": 50 * WAN, "省优质工程": 20 * WAN}.get(i["level"])
    if each is None or not (i["local"] or i["moved"]) or not i["obtained"]:
        return NO
    return yes(each * i["projects"], each if i["projects"] > 1 else each * i["projects"])


def income_tax(i: Inputs) -> Said:
    income = i["income"]
    if income <= 100 * WAN:
        return NO
    if i["payer"] == "个体工商户":
        return OPEN
    if income > 300 * WAN or not i["qualifies"]:
        return NO
    part = (income - 100 * WAN) * Fraction(5, 100)
    first = 25_000 if i["tax_year"] == "2022年" else 50_000
    return yes(part, part + first)


def venture(i: Inputs) -> Said:
    if not i["early_stage"] or i["held"] < 2:
        return NO
    return yes(share(70, i["invested"])) if i["investor"] == "公司制创业投资企业" else OPEN


def rent(i: Inputs) -> Said:
    right = i["housing"] == "住房" and i["landlord"] == "单位" and i["tenant"] != "其他单位"
    return only(right, share(4, i["rent"]), share(8, i["rent"]))


def fee(i: Inputs) -> Said:
    gap = Fraction(3, 100) - i["rate"]
    right = i["public_guarantee"] and gap > 0
    return only(right, gap * i["guaranteed"] * i["years"], gap * i["guaranteed"])


def high_tech(i: Inputs) -> Said:
    if not i["passed"]:
        return NO
    most = {"首次": 50 * WAN, "重新": 20 * WAN}[i["recognition"]]
    return yes(min(share(50, i["rd_total"]), most), min(share(50, i["rd_total"]) / 3, most))


def contest(i: Inputs) -> Said:
    if not i["contest"]:
        return NO
    if i["level"] == "国家级":
        return yes(10 * WAN) if i["prize"] == "优秀奖" else OPEN
    award = {"一等奖": 5 * WAN, "二等奖": 3 * WAN, "优秀奖": 1 * WAN}.get(i["prize"])
    return only(award is not None, award)


def scale_up(i: Inputs) -> Said:
    kept = 2 if not i["withdrawn"] else 0 if i["withdrawn_year"] == "第二年" else 1
    return only(i["industrial"] and i["first_entry"], (10 + 5 * kept) * WAN, 10 * WAN)


def strategic(i: Inputs) -> Said:
    if not (i["industrial"] and i["first_entry"]):
        return NO
    if i["belongs"]:
        return yes(30 * WAN)
    return OPEN if i["industry"] == "说不清是否属于" else NO


def little_giant(i: Inputs) -> Said:
    if not i["first_time"]:
        return NO
    award = {"国家级": 50 * WAN, "省级": 30 * WAN}.get(i["level"])
    if award is None:
        return NO
    before = {"省级“专精特新”奖励": 10 * WAN, "省级“小巨人”奖励": 30 * WAN}[i["paid_before"]]
    return yes(award, award - before if award > before else award)


def voucher(i: Inputs) -> Said:
    used = i["used"]
    paid = used if used <= 5 * WAN else 5 * WAN + (used - 5 * WAN) / 2
    return only(i["tech_sme"] and used > 0, min(paid, 20 * WAN))


def institute(i: Inputs) -> Said:
    paid = share(20, i["provincial_subsidy"])
    right = i["level"] == "省级新型研发机构" and i["obtained"] and paid > 0
    return only(
        right, min(paid, 100 * WAN), min(paid, 100 * WAN * i["years"], 100 * WAN * i["years"])
    )


def environment(i: Inputs) -> Said:
    if not i["listed"]:
        return yes()
    activity = i["activity"]
    if activity in ("汽车制造业", "专用设备制造业", "通用设备制造业"):
        if i["coating_kind"] == "溶剂型" or i["coating"] > 10:
            return NO
        return OPEN if i["coating"] == 10 else yes()
    if activity == "光伏发电":
        return only(i["capacity"] < 6000)
    if activity == "房地产开发":
        return only(not i["sensitive"])
    return {"经济林基地": yes(), "原料林基地": NO, "其他项目": OPEN}[activity]


def permit(i: Inputs) -> Said:
    if not i["listed"]:
        return yes()
    if not i["general"] or i["involves"] != "都没有":
        return NO
    return OPEN if i["industry"] == "其他行业" else yes()


def procurement(i: Inputs, whole: Fraction, yearly: Fraction | None = None) -> Said:
    if i["size"] == "达到公开招标限额":
        return yes(share(30, whole), share(30, whole if yearly is None else yearly))
    return only(i["suitable"], whole)


def power(i: Inputs) -> Said:
    if i["three_zero"] or i["user_kind"] == "居民用户":
        return NO
    return {"低压非居民用户": yes(6), "高压单电源用户": yes(15)}.get(i["user_kind"], OPEN)


def water(i: Inputs) -> Said:
    return only(not i["household"], 3 if i["outside_works"] == "无外线工程" else 5)


def ranked(flag: str, choice: str, **awards: int) -> Callable[[Inputs], Said]:
    """An award by rank: the amounts in ten thousand yuan; other ranks get nothing."""

    def plain(i: Inputs) -> Said:
        award = next((a for name, a in awards.items() if i[choice].startswith(name)), None)
        due = bool(i.get(flag, True)) and i.get("obtained", True)
        return only(due and award is not None, (award or 0) * WAN)

    return plain


def laboratory(i: Inputs) -> Said:
    named = i["kind"] != "条文没有写的平台"
    return ranked("newly", "level", 国家级=100, 省级=50, 市级=30)(i) if named else NO


PLAIN: dict[str, Callable[[Inputs], Said]] = {
    "individual-business-loan-target": lambda i: yes(2 * YI),
    "individual-business-loan-target-first-year": lambda i: yes(5000 * WAN),
    "guarantee-risk-part": lambda i: yes(
        i["loss"] * (4 if i["part"] == "按4承担的一份" else 2) / 10
    ),
    "guarantee-compensation-fund": lambda i: yes(500 * WAN),
    "individual-business-loan-coverage": lambda i: yes(100),
    "inclusive-loan-growth-target": lambda i: yes(30),
    "internal-transfer-price-discount": lambda i: yes(50),
    "first-loan-reply": lambda i: only(i["first_loan"], 5),
    "guarantee-risk-sharing": lambda i: yes(2 + 2 + 4 + 2),
    "guarantee-fee-subsidy": fee,
    "guarantee-risk-compensation": lambda i: only(i["local"], min(i["claim"], 100 * WAN)),
    "government-fund-share": lambda i: only(i["key_industry"], 50),
    "government-fund-contribution": lambda i: only(i["key_industry"], i["size"] / 2),
    "small-scale-vat-exemption": lambda i: only(
        i["small_scale"] and i["three_percent"], share(3, i["sales"])
    ),
    "small-business-income-tax": income_tax,
    "venture-capital-deduction": venture,
    "rental-housing-property-tax": rent,
    "land-use-tax-cut": lambda i: yes(),
    "key-group-employment-deduction": lambda i: yes(),
    "tax-refund-arrival": lambda i: yes(72),
    "headquarters-subsidy": lambda i: only(i["recognised"], 300 * WAN),
    "project-completion-award": project,
    "construction-qualification-award": qualification,
    "construction-output-award": output,
    "quality-project-award": quality_project,
    "chain-leader-revenue-award": chain_leader,
    "local-matching-subsidy": local_matching,
    "new-technology-support": lambda i: only(i["filed"], min(i["cost"] / 2, 50 * WAN)),
    "high-tech-enterprise-support": high_tech,
    "innovation-contest-award": contest,
    "top-list-award": lambda i: {
        "全国民营企业500强": yes(100 * WAN), "山西100强": yes(50 * WAN)
    }.get(i["list"], OPEN) if i["obtained"] else NO,
    "quality-award": ranked("", "level", 中国=200, 山西省=50, 晋城市=30, 阳城县=20),
    "new-tax-award": lambda i: only(
        i["private"] and i["new_tax"] >= 100 * WAN,
        share(10, i["new_tax"]),
        share(10, i["new_tax"] - 100 * WAN),
    ),
    "scale-up-award": scale_up,
    "built-and-entered-award": lambda i: only(
        i["industrial"] and i["same_year"], 150 * WAN, 170 * WAN
    ),
    "strategic-industry-award": strategic,
    "champion-enterprise-award": ranked("newly", "level", 国家级=100, 省级=50),
    "champion-cultivation-award": ranked("newly", "level", 国家级=50),
    "champion-product-award": ranked("newly", "level", 国家级=50),
    "specialised-sme-award": ranked("first_time", "level", 省级=10),
    "little-giant-award": little_giant,
    "hotel-catering-growth-award": hotels,
    "retail-growth-award": retail,
    "services-growth-award": services,
    "wholesale-growth-award": wholesale,
    "startup-loan-limit": lambda i: yes(30 * WAN if i["applicant"] == "个人" else 300 * WAN),
    "procurement-share": lambda i: procurement(i, Fraction(100)),
    "procurement-reserve": lambda i: procurement(i, i["budget"], i["yearly"]),
    "land-use-transition": lambda i: only(i["qualifies"], 5),
    "environmental-assessment-exemption": environment,
    "pollution-permit-exemption": permit,
    "incubator-recognition-award": ranked("newly", "level", 国家级=100, 省级=50, 市级=30),
    "existing-incubator-award": lambda i: only(
        i["kind"] != "星创天地" and i["chosen"] and not i["newly_recognised"], 20 * WAN
    ),
    "hatched-listed-award": lambda i: only(
        i["hatching_body"] and i["hatched"] == "上市企业" and i["listed"] > 0, 50 * WAN * i["listed"]
    ),
    "hatched-high-tech-award": lambda i: only(
        i["hatching_body"] and i["hatched"][:2] == "国家" and i["high_tech"] > 0, 5 * WAN * i["high_tech"]
    ),
    "research-institute-subsidy": institute,
    "laboratory-award": laboratory,
    "innovation-voucher-subsidy": voucher,
    "rd-super-deduction": lambda i: only(i["tech_sme"], i["expense"]),
    "consortium-subsidy": lambda i: only(
        i["breakthrough"] and not i["only_provincial"] and i["city_subsidy"] > 0,
        min(i["city_subsidy"] / 2, 50 * WAN),
    ),
    "business-opening-time": lambda i: yes(Fraction(1, 2)),
    "simple-deregistration-notice": lambda i: only(i["debts_cleared"] and not i["listed_company"], 20),
    "investment-approval-time": lambda i: yes(70),
    "power-connection-time": power,
    "water-gas-connection-time": water,
}  # fmt: skip
