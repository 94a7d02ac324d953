"""前一条, 下一条呢, 最后一条: the article beside the present one."""

import pytest


@pytest.mark.parametrize(
    ("messages", "article"),
    [
        (("第22条", "前一条"), "21"),
        (("第22条", "后一条"), "23"),
        (("第五条", "下一条呢", "再下一条"), "7"),
        (("第22条", "前面那一条讲的啥"), "21"),
        (("第22条", "最后一条"), "75"),
        (("国家重点实验室奖多少", "下一条归谁管"), "54"),
    ],
)
def test_the_article_beside_is_opened(talk, messages, article):
    *_, last = talk(*messages)
    assert (last.kind, last.reason) == ("policy", None)
    assert {citation.key for citation in last.citations} == {article}


@pytest.mark.parametrize(("last", "asked"), [("第75条", "下一条"), ("第1条", "上一条呢")])
def test_there_is_none_further_on(talk, last, asked):
    *_, answer = talk(last, asked)
    assert answer.kind == "clarification" and "没有了" in answer.answer


@pytest.mark.parametrize("share", ["15%", "6%"])
def test_a_share_is_no_number_of_an_article(talk, share):
    *_, last, who = talk("限上批发，销售额5亿，增速8%，奖多少", "重新来", share, "归谁管")
    assert last.kind == who.kind == "clarification"
    assert not last.citations
