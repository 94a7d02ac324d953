"""Reading rule files: YAML to ``Rule`` models, with errors that name file, field and reason.

A file holds ``rules:`` and under it a list (or one rule alone, as a test writes it). Every scalar is
read as text except ``true``, ``false`` and nothing at all: a number in a file never becomes a binary
float, a date or a sexagesimal on its way in (``2:2:4:2`` is 439,442 to a plain YAML reader). A key that
stands twice in one mapping is refused.
"""

import json
import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.calculator.errors import RuleError
from assistant.calculator.rules.rule import Choice, Input, Rule
from corpus.datafile import SafeLoader
from corpus.errors import BadDocumentData
from corpus.issuers import ISSUERS, Issuers, read_issuers

_TYPES = {
    "missing": "缺这一项",
    "extra_forbidden": "没有这个字段（是不是写错了名字？）",
    "string_type": "要写成文字（加引号）",
    "bool_type": "要写 true 或 false",
    "bool_parsing": "要写 true 或 false",
    "tuple_type": "要写成列表",
    "dict_type": "要写成“名字: 内容”的形式",
    "model_type": "要写成“名字: 内容”的形式",
    "too_short": "至少要有一项",
    "date_from_datetime_parsing": "要写成日期，如 2024-12-31",
    "date_parsing": "要写成日期，如 2024-12-31",
    "int_parsing": "要写成整数",
}


_MADE = "由 assistant rules schema 生成，不要手改。"


class _Loader(SafeLoader):
    """Safe YAML in which only true, false and null are more than text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]
)


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise _Twice(f"第 {key_node.start_mark.line + 1} 行：名字要是文字")
        if key in found:
            raise _Twice(f"第 {key_node.start_mark.line + 1} 行：“{key}”重复出现")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


class _Twice(Exception):
    """A key that is unusable or stands twice."""


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_rules(file: Path) -> list[Rule]:
    """The rules of one file, in order. Raises ``RuleError``."""
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except _Twice as error:
        raise RuleError(file, "", str(error)) from error
    except UnicodeDecodeError as error:
        raise RuleError(file, "", "文件不是 UTF-8 编码") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行：" if mark else ""
        raise RuleError(
            file, "", f"{line}YAML 写法有误（{getattr(error, 'problem', error)}）"
        ) from error
    if isinstance(content, dict) and "rules" in content:
        if extra := content.keys() - {"rules"}:
            raise RuleError(file, "", f"“{'、'.join(extra)}”：rules 旁边不能有别的字段")
        content = content["rules"]
    listed = content if isinstance(content, list) else [content]
    if not all(isinstance(item, dict) for item in listed) or not listed:
        raise RuleError(file, "", "文件里要有 rules:，下面每条规则以“- id:”开头")
    rules = [_read_rule(file, item) for item in listed]
    if not any(_is_issued(spec) for rule in rules for spec in rule.inputs.values()):
        return rules
    issuers = _issuers_beside(file)
    return [_with_issuers(file, rule, issuers) for rule in rules]


def _is_issued(spec: Input) -> bool:
    return any(choice.issued is not None for choice in spec.choices)


def _issuers_beside(file: Path) -> Issuers:
    """The list of who grants what, in the folder of the document whose rules the file holds."""
    try:
        return read_issuers(file.parent.parent)
    except BadDocumentData as error:
        raise RuleError(file, "", str(error)) from error


def _with_issuers(file: Path, rule: Rule, issuers: Issuers) -> Rule:
    """The rule, with who grants a choice among the choice's names."""

    def named(name: str, choice: Choice) -> Choice:
        if choice.issued is None:
            return choice
        if choice.issued not in issuers.levels:
            place = f"inputs.{name}.choices.{choice.value}.issued"
            raise RuleError(file, place, f"{ISSUERS} 里没有“{choice.issued}”这一级", rule.id)
        names = (*choice.names, *issuers.names(choice.issued))
        return choice.model_copy(update={"names": tuple(dict.fromkeys(names))})

    inputs = {
        name: spec.model_copy(update={"choices": tuple(named(name, c) for c in spec.choices)})
        if _is_issued(spec)
        else spec
        for name, spec in rule.inputs.items()
    }
    return rule.model_copy(update={"inputs": inputs})


def _read_rule(file: Path, item: dict[str, Any]) -> Rule:
    try:
        return Rule.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        place = [str(part) for part in first["loc"] if not _is_branch(part)]
        reason = _TYPES.get(first["type"], first["msg"])
        if first["type"] == "literal_error":
            reason = f"只能是 {first['ctx']['expected']} 之一"
        if first["type"] == "string_pattern_mismatch":
            reason = "只能用小写字母、数字和连字符"
        rest = f"（另有 {error.error_count() - 1} 处）" if error.error_count() > 1 else ""
        name = item.get("id")
        raise RuleError(
            file, ".".join(place), reason + rest, name if isinstance(name, str) else None
        ) from error


def _is_branch(part: int | str) -> bool:
    """Whether a part of pydantic's location is the name of a union's branch, not a field."""
    return isinstance(part, str) and (part in ("str", "bool", "int") or part.startswith("literal["))


class RuleFile(BaseModel):
    """A rule file as the JSON Schema describes it."""

    model_config = ConfigDict(extra="forbid", title="规则文件")

    rules: list[Rule] = Field(min_length=1)


def schema_text() -> str:
    """The JSON Schema of a rule file, as it is kept beside the documents."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": _MADE,
        **RuleFile.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
