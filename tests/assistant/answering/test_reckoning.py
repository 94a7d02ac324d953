"""Calculation answers: the sum first, then how, then what else the words can mean."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering.draft import Draft
from assistant.answering.reckoning import calculation_draft, provision_quotes
from assistant.answering.verify import verify
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.rules.rulebook import RuleBook, load_rules
from corpus.catalog import Catalog

Reckon = Callable[..., Draft]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def rulebook(catalog: Catalog) -> RuleBook:
    return load_rules(catalog)


@pytest.fixture
def reckon(catalog: Catalog, rulebook: RuleBook) -> Reckon:
    """The draft of one rule for inputs as the interface takes them."""

    def draft(rule_id: str, carried: tuple[str, ...] = (), **inputs: str | bool) -> Draft:
        rule = rulebook.by_id[rule_id]
        calculation = calculate(rule, read_inputs(rule, inputs), TODAY)
        return calculation_draft(catalog.documents[0], [rule], calculation, carried=carried)

    return draft


def says(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


def test_the_sum_stands_first_and_the_articles_words_last(reckon: Reckon):
    draft = reckon("construction-qualification-award", how="晋升", qualification="一级")
    assert draft.kind == "calculation" and draft.outcome == "calculated"
    assert says(draft)[0].endswith("：200万元。")
    assert "分别给予600万元和200万元的奖励" in says(draft)[-1]
    assert draft.subject == ("yangcheng-2022-31", "22")


def test_a_missing_fact_is_asked_for_with_its_choices_and_no_sum(reckon: Reckon):
    draft = reckon("construction-qualification-award", how="晋升")
    assert draft.kind == "clarification" and draft.asks == "qualification"
    assert "特级" in draft.suggestions and "一级" in draft.suggestions
    assert "600万元" not in says(draft)[0]


def test_of_a_long_list_those_in_general_are_offered_and_none_is_read_out(reckon: Reckon):
    draft = reckon("strategic-industry-award", first_entry=True)
    assert draft.asks == "industry"
    assert draft.suggestions[-2:] == ("不在这些领域", "说不清是否属于")
    assert len(draft.suggestions) < 5
    assert "／" not in "".join(says(draft))


def test_none_of_them_can_be_pressed_where_not_all_choices_can(reckon: Reckon):
    draft = reckon("pollution-permit-exemption", listed=True, general=True, industry="设备制造")
    assert draft.asks == "involves"
    assert "都没有" in draft.suggestions[:4]


def test_what_is_not_met_is_said_with_what_is_missing(reckon: Reckon):
    draft = reckon("new-tax-award", new_tax="90万", private=True)
    assert "不能享受" in says(draft)[0] and "还差" in says(draft)[0] and "10万元" in says(draft)[0]


def test_a_ceiling_says_at_most_and_who_decides(reckon: Reckon):
    draft = reckon("new-technology-support", cost="80万", filed=True)
    assert "最高可获 40万元" in says(draft)[0]
    assert "县科技局" in says(draft)[0]


def test_another_reading_is_shown_with_its_sum(reckon: Reckon):
    draft = reckon("new-tax-award", new_tax="300万", private=True)
    other = next(text for text in says(draft) if text.startswith("条文还可以这样理解"))
    assert "20万元" in other and "认定" in other


def test_facts_told_before_are_said_to_be_used(reckon: Reckon):
    draft = reckon("new-tax-award", ("新增税额 300万元",), new_tax="300万", private=True)
    assert "沿用您前面说的：新增税额 300万元。" in says(draft)


def test_an_ended_provision_gives_no_sum(reckon: Reckon):
    draft = reckon("land-use-tax-cut")
    assert draft.reason == "ended"
    assert draft.calculation.result is None


def test_every_example_of_every_rule_leaves_verified(
    catalog: Catalog, rulebook: RuleBook, reckon: Reckon
):
    """The worked examples, said as answers: nothing is cut on the way out."""
    for rule in rulebook.rules:
        document = catalog.require(rule.document)
        for example in rule.examples:
            values = read_inputs(rule, example.inputs)
            calculation = calculate(rule, values, example.as_of or TODAY)
            draft = calculation_draft(document, [rule], calculation)
            dropped = verify((*draft.statements, *draft.notices), catalog).dropped
            assert not dropped, f"{rule.id}, {example.name}: {dropped}"


def test_the_same_award_in_two_articles_is_quoted_from_both(catalog: Catalog, rulebook: RuleBook):
    rule = rulebook.by_id["high-tech-enterprise-support"]
    quotes = provision_quotes(catalog.documents[0], [rule, rule])
    assert {quote.key for quote in quotes} == {"24", "54"}
    assert len({(quote.key, quote.start) for quote in quotes}) == len(quotes)


@pytest.mark.parametrize(
    ("rule", "inputs", "headline"),
    [
        ("environmental-assessment-exemption", {"activity": "光伏发电", "capacity": "6000"}, "要办环评手续"),
        ("environmental-assessment-exemption", {"activity": "光伏发电", "capacity": "5999"}, "不用办环评手续"),
        ("pollution-permit-exemption", {"listed": False}, "不用领排污许可证"),
        ("land-use-transition", {}, "最长 5年，具体由县自然资源局核定"),
        ("startup-loan-limit", {"applicant": "个人"}, "贷款额度最高 30万元"),
        ("guarantee-risk-sharing", {"loss": "100万"}, "每方 20万元，按 4 承担的一方 40万元"),
        ("rental-housing-property-tax", {"housing": "非住房"}, "不是不用缴税"),
        ("venture-capital-deduction", {"invested": "500万", "held": "1.5"}, "不能抵扣"),
    ],
)  # fmt: skip
def test_the_result_is_called_what_the_rule_calls_it(reckon: Reckon, rule, inputs, headline):
    first = says(reckon(rule, **inputs))[0]
    assert f"：{headline}" in first or headline in first
    assert not any(word in first for word in ("可以：", "不可以：", "可获", "金额为 0", "10份"))


def test_departments_responsible_together_are_not_said_to_decide(reckon: Reckon):
    titles = "".join(says(reckon("specialised-sme-award")))
    assert "责任单位是县工信局" in titles and "最终由" not in titles
    project = "".join(says(reckon("quality-project-award", level="省优质工程")))
    assert "最终由县住建局、县财政局认定。" in project
