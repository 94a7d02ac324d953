"""Rules are checked against the document before they may compute; each mistake is named."""

import shutil
from pathlib import Path

import pytest

from assistant.calculator.engine.proving import failed_examples
from assistant.calculator.errors import RuleError
from assistant.calculator.rules.rulebook import (
    RuleBook,
    check_together,
    find_rule,
    holds,
    load_file,
    load_rules,
)
from corpus.catalog import Catalog, open_catalog
from corpus.document import Document

DATA = Path(__file__).resolve().parents[3] / "data"
BROKEN = DATA / "broken_rules"

# Each file holds one mistake, named by the file; the message must hold these words.
MISTAKES: dict[str, tuple[str, ...]] = {
    "adds_to_unknown_rule": ("adds_to.0", "没有规则“no-such-rule”"),
    "assumed_choice_unknown": ("inputs.level.assume.value", "不在选项里"),
    "assumption_of_another_kind": ("inputs.level.assume.value", "是或否", "选项"),
    "attribute": ("values.0(plain).expression", "total.real"),
    "award_without_reading": ("readings", "award 至少要有一种读法"),
    "beside_rules": ("version", "rules 旁边不能有别的字段"),
    "binary_float": ("examples.0.expect.amount_yuan", "要写成文字"),
    "bound_of_another_unit": ("inputs.total.maximum", "20%", "单位"),
    "bounds_crossed": ("inputs.total.minimum", "minimum 大于 maximum"),
    "check_with_reading": ("readings", "check 只回答是或否"),
    "choice_stands_twice": ("inputs.level.choices", "有两个选项相同"),
    "choice_without_choices": ("inputs.level.choices", "要列出 choices"),
    "choices_of_a_sum": ("inputs.total.choices", "只有 type: choice"),
    "comparison_of_kinds": ("conditions.0.test", "total >= level", "数和选项比较"),
    "curve_over_a_choice": ("curve", "level"),
    "decimal_in_expression": ("values.0(plain).expression", "0.04", "写成参数"),
    "derive_in_a_circle": ("inputs.total.derive", "绕了一圈"),
    "due_is_no_day": ("due", "total", "要日期"),
    "duplicate_key": ("第 24 行", "“rate”重复出现"),
    "duplicate_rule_key": ("第 38 行", "“cap”重复出现"),
    "ends_before_it_begins": ("until", "早于 since"),
    "ends_without_words": ("ended_says", "过期后说什么"),
    "example_that_has_to_ask": ("examples.0", "还要问 total"),
    "example_with_unknown_input": ("examples.0", "inputs.sum", "没有“sum”这个输入"),
    "example_with_unreadable_input": ("examples.0", "inputs.total", "读不懂“很多”"),
    "figure_ends_before_it_begins": ("parameters.most.until", "早于 since"),
    "figure_not_in_law": ("parameters.most.words", "laws.0"),
    "figure_not_in_words": ("parameters.most.words", "“200万元”不在引用的原文里"),
    "figure_unreadable": ("parameters.most.words", "“最高奖励”读不成一个数"),
    "figure_without_its_unit": ("parameters.most.words", "“100”不在引用的原文里"),
    "formatted_template": ("values.0(plain).step", "{total:.2f}"),
    "later_name": ("values.0(plain).expression", "没有“later”这个名字"),
    "missing_title": ("equipment-award › title", "缺这一项"),
    "name_is_a_function": ("values.0(min).name", "“min”不能作名字"),
    "name_stands_twice": ("values.0(total).name", "已经用过了"),
    "no_examples": ("examples", "至少要有一项"),
    "no_unit": ("unit", "要有单位"),
    "not_a_rule": ("文件里要有 rules:",),
    "not_yaml": ("第 38 行", "YAML 写法有误"),
    "number_in_expression": ("values.0(plain).expression", "算式里的数 3 要写成参数"),
    "number_written_into_failure": ("conditions.0.fails", "手写的数“600”"),
    "number_written_into_step": ("values.plain.step", "手写的数“5”"),
    "optional_decides": ("inputs.total.optional", "没有 assume"),
    "power": ("values.0(plain).expression", "total ** 2"),
    "same_id_twice": ("id", "“equipment-award”已经在 same_id_twice.yaml 里用过了"),
    "table_lacks_a_choice": ("readings.0.result", "表里缺“特级”"),
    "test_is_a_number": ("conditions.0.test", "total - least", "是或否"),
    "text_times_number": ("values.0(plain).expression", "“level”是选项，这里要数"),
    "unbalanced_template": ("values.0(plain).step", "花括号没有配对"),
    "undecided_without_words": ("conditions.0.undecided", "要一起写"),
    "unknown_article": ("provision.article", "没有第 9 条"),
    "unknown_choice": ("readings.0.result", "“二级”不在选项里", "一级、特级"),
    "unknown_function": ("values.0(plain).expression", "eval(total)", "没有这个函数"),
    "unknown_item": ("provision.item", "第1条里没有 (3) 这一项"),
    "unknown_key": ("capp", "没有这个字段"),
    "unknown_law": ("parameters.most.law", "没有第 0 个 laws"),
    "unknown_name": ("values.0(plain).expression", "没有“totl”这个名字"),
    "unknown_name_in_template": ("values.0(plain).step", "{quota}"),
    "unreadable_bound": ("inputs.total.minimum", "“很少”读不成界限"),
    "unreadable_expression": ("values.0(plain).expression", "读不懂算式“total *”"),
    "unused_figure": ("parameters.most", "没有任何算式或句子用到它"),
    "unused_input": ("inputs.other", "没有任何算式或句子用到它"),
    "words_not_in_article": ("provision.words.0", "不在第1条的原文里", "按实际投资额的”为止一致"),
    "words_of_another_article": ("provision.words.0", "不在第2条的原文里"),
    "wrong_date": ("until", "要写成日期"),
    "wrong_document": ("document", "这里是文件 probe 的规则"),
    "wrong_example": ("examples.0", "amount_yuan 应为 400001，算得 400000"),
    "wrong_id": ("Equipment Award › id", "小写字母"),
    "wrong_kind": ("kind", "只能是", "award"),
}


def problems(file: Path, document: Document) -> list[str]:
    try:
        rules = load_file(file, document)
        check_together(rules)
    except RuleError as error:
        return [error.message]
    return [f"{place}：{text}" for rule in rules for place, text in failed_examples(rule)]


def test_every_broken_file_is_in_the_table() -> None:
    assert {file.stem for file in BROKEN.glob("*.yaml")} == MISTAKES.keys()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_and_named(name: str, probe: Document) -> None:
    found = problems(BROKEN / f"{name}.yaml", probe)
    assert len(found) == 1
    assert all(words in found[0] for words in MISTAKES[name]), found[0]


def test_without_the_mistake_the_rule_loads_and_its_example_holds(probe: Document) -> None:
    assert problems(DATA / "rule_equipment.yaml", probe) == []


def test_a_schema_error_names_file_rule_and_field(probe: Document) -> None:
    with pytest.raises(RuleError) as caught:
        load_file(BROKEN / "wrong_date.yaml", probe)
    error = caught.value
    assert (error.file.name, error.rule, error.field) == (
        "wrong_date.yaml",
        "equipment-award",
        "until",
    )
    assert error.code == "rule_invalid"


@pytest.mark.parametrize(
    ("text", "token", "stands"),
    [
        ("给予5万元奖励", "5万元", True),
        ("给予15万元奖励", "5万元", False),
        ("按14%给予", "4%", False),
        ("增长1.5倍", "5倍", False),
        ("给予300万的补助", "300", False),
        ("给予300万的补助", "300万", True),
        ("三十五年", "五年", False),
        ("2亿元、3亿元的", "3亿元", True),
    ],
)
def test_a_figure_stands_only_as_a_whole_number(text: str, token: str, stands: bool) -> None:
    assert holds(text, token) is stands


def test_white_space_alone_does_not_make_words_differ(tmp_path: Path, probe: Document) -> None:
    text = (DATA / "rule_equipment.yaml").read_text(encoding="utf-8")
    file = tmp_path / "spaced.yaml"
    file.write_text(text.replace("500万元以上的项目", "500 万元以上的 项目"), encoding="utf-8")
    assert problems(file, probe) == []


def test_a_rule_book_is_read_from_the_folders_beside_the_documents(tmp_path: Path) -> None:
    folder = tmp_path / "probe"
    (folder / "rules").mkdir(parents=True)
    shutil.copy(DATA / "probe_document.txt", folder / "source.txt")
    shutil.copy(DATA / "rule_equipment.yaml", folder / "rules" / "1.yaml")
    catalog = open_catalog(tmp_path)
    book = load_rules(catalog)
    rule = book.get("equipment-award")
    assert rule is not None and rule.departments == ("县工信局", "县财政局")
    assert book.of_article("probe", "1") == (rule,)
    assert book.of_article("probe", "2") == ()
    assert book.get("no-such-rule") is None
    alone = find_rule(catalog, "equipment-award")
    assert alone is not None and alone.title == rule.title
    assert find_rule(catalog, "no-such-rule") is None


def test_every_rule_of_the_program_loads(rulebook: RuleBook) -> None:
    assert len(rulebook.rules) > 50
    assert len({rule.id for rule in rulebook.rules}) == len(rulebook.rules)


def test_no_rule_stands_on_words_outside_its_article(rulebook: RuleBook, catalog: Catalog) -> None:
    for rule in rulebook.rules:
        document = catalog.require(rule.document)
        body = "".join(document.words(rule.article.body_start, rule.article.body_end).split())
        for words in rule.provision.words:
            assert "".join(words.split()) in body, rule.id


def test_every_rule_carries_what_it_must(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        assert rule.departments, f"{rule.id}: no department"
        assert rule.names, f"{rule.id}: no everyday names"
        for name, given in rule.inputs.items():
            assert given.ask and given.label, f"{rule.id}.{name}"
            if given.type in ("money", "rate"):
                assert given.impossible, f"{rule.id}.{name}: says nothing of what cannot be"
