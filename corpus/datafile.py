"""YAML files beside a document, read into a form; a mistake names the file, the field, the reason."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from corpus.errors import BadDocumentData

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Form = TypeVar("Form", bound=BaseModel)


class SafeLoader(_Loader):
    """Builds plain values only; ten times as fast where PyYAML was built with libyaml."""


def load_data(path: Path) -> Any:
    """The plain values of a file that comes with the program, unchecked.

    Raises ``OSError``, ``UnicodeDecodeError`` or ``yaml.YAMLError``.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)


def read_data(path: Path, form: type[Form]) -> Form:
    """The contents of a file; a missing file is an empty one.

    Raises ``BadDocumentData`` with the file, the field and the reason.
    """
    if not path.exists():
        return form()
    try:
        # _UniqueKeyLoader is a SafeLoader: it builds plain values only.
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
        return form.model_validate(raw or {})
    except UnicodeDecodeError as error:
        raise BadDocumentData(f"{path} 读不出来：要存成 UTF-8 编码。") from error
    except yaml.YAMLError as error:
        raise BadDocumentData(f"{path} 不是正确的 YAML：{_misspelt(error)}。") from error
    except ValidationError as error:
        mistakes = "；".join(
            f"{'.'.join(map(str, item['loc'])) or '整个文件'}：{_reason(item['type'])}"
            for item in error.errors()
        )
        raise BadDocumentData(f"{path} 有误：{mistakes}。") from error


class _UniqueKeyLoader(SafeLoader):
    """Refuses the same key twice (by default YAML keeps the last one silently) and leaves dates
    to the model, whose errors name the field.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way of naming them
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"键“{key}”写了两次", key_node.start_mark
                )
            if isinstance(key, str):
                seen.add(key)
        return super().construct_mapping(node, deep)


def _misspelt(error: yaml.YAMLError) -> str:
    """Where the YAML goes wrong, and what is wrong where that is said in Chinese."""
    mark, problem = getattr(error, "problem_mark", None), str(getattr(error, "problem", ""))
    place = f"第 {mark.line + 1} 行" if mark else "有一处"
    own = problem and not problem.isascii()
    return f"{place}{problem if own else '写得不对（看看缩进、冒号、引号、括号）'}"


def _reason(kind: str) -> str:
    """What is wrong with a field, in Chinese, by the model's kind of error."""
    reasons = {
        "extra_forbidden": "没有这个字段",
        "missing": "没有写",
        "string_type": "应是文字（数字请加引号）",
        "string_too_short": "不能是空的",
        "tuple_type": "应是列表",
        "dict_type": "应是“名称: 列表”",
        "model_type": "应是“字段: 值”",
    }
    return reasons.get(kind, "应是日期，如 2024-12-31" if kind.startswith("date") else kind)
