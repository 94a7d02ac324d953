"""Markdown's marks go, the words stay where they were."""

import pytest

from corpus.markdown import is_rule, marks_in, without_pipes
from corpus.parser import parse


def unmarked(line: str) -> str:
    kept, at = "", 0
    for first, last in marks_in(line)[0]:
        kept, at = kept + line[at:first], max(at, last)
    return kept + line[at:]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- 1. 奖励", "1. 奖励"),
        ("* 4\\. 奖励", "4. 奖励"),
        ("- 其他企业", "其他企业"),
        ("> 阳政办发〔2024〕9号", "阳政办发〔2024〕9号"),
        ("> ## **一、`奖励`**", "一、奖励"),
        ("按[《办法》](https://a.gov.cn/b?c=1)执行", "按《办法》执行"),
        ("![公章](/seal.png)某县", "某县"),
        ("```text", ""),
    ],
)
def test_marks_go(line: str, words: str) -> None:
    assert unmarked(line) == words


@pytest.mark.parametrize(
    "line",
    [
        "- 2022年底",
        "[1](含税)价格",
        "（一）奖励[摘录](阳政办发)",
        "-5℃以下",
        "比例A|B",
        "奖励5*3万元",
    ],
)
def test_words_stay(line: str) -> None:
    assert unmarked(line) == line
    assert without_pipes(line) == line


def test_rules_are_no_words() -> None:
    assert all(map(is_rule, ["---", "* * *", "===", "|---|:-:|", "--- | ---"]))
    assert not any(map(is_rule, ["——", "— 3 —", "|一等|10|", "-"]))


def test_a_document_in_markdown() -> None:
    source = """> 某县人民政府办公室文件
> 某政办发〔2024〕9号

# 关于支持企业的`若干措施`（试行）

## 一、主体培育

- 1. **升规**。奖励`20万元`。（责任单位：县工信局）
- 2. 技改。按下表奖励：

|等级|金额|
|---|:-:|
|一等|10万元|

## 二、服务

* 3. 一窗受理。当天办结。

---
"""
    document = parse(source, id="markdown")
    assert (document.number, document.status) == ("某政办发〔2024〕9号", "试行")
    assert document.title == "关于支持企业的若干措施（试行）"
    assert [(a.key, a.title, a.chapter) for a in document.articles] == [
        ("1", "升规", 1),
        ("2", "技改", 1),
        ("3", "一窗受理", 2),
    ]
    second, third = document.articles[1:]
    rows = document.text[second.body_start : second.body_end].split("\n")
    assert [row.split() for row in rows[1:]] == [["等级", "金额"], ["一等", "10万元"]]
    assert document.text[third.body_start : third.body_end] == "当天办结。"
