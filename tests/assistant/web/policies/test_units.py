"""How the forms of the rules take figures: a unit is asked for once, and where it is open."""

import html
import re

import pytest


def text_of(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", response.text))


WHOLESALE = (
    "/policies/yangcheng-2022-31/26/rules/wholesale-growth-award?growth=15%25&industry_growth=8%25"
)


@pytest.mark.parametrize(
    ("sales", "said"),
    [
        ("120000", "是 120000元 还是 120000万元？请带上单位"),
        ("120000万", "可获 20万元"),
        ("1,200,000,000", "可获 20万元"),
        ("0", "要大于零"),
    ],
)
def test_a_sum_without_a_unit_is_asked_about_where_it_may_be_either(client, sales, said):
    text = " ".join(text_of(client.get(f"{WHOLESALE}&sales={sales}")).split())
    assert said in text
    assert ("可获" in text) == ("可获" in said)


def test_a_form_says_once_how_its_figures_are_written(client, assistant):
    text = text_of(client.get("/policies/yangcheng-2022-31/26"))
    assert "累计销售额是多少？（带上单位，如 300万元）" in text
    assert "（百分数，例如 8%；不知道可以问县统计局）" in text
    assert "（万元）" not in text
    assert "）（" not in text
