"""A ranking that the article does not name, a grade only renewed: not paid as the ones it names."""

import pytest


@pytest.mark.parametrize(
    ("question", "eligible"),
    [
        ("建筑企业一级延续换证，不是新晋升，能拿200万吗", False),
        ("建筑总承包特级资质延续，奖多少", False),
        ("全国500强（国企），能拿多少", None),
        ("我们进了晋城市民营企业100强，能拿50万吗", None),
        ("今年进了山西100强，奖多少", True),
        ("我们进了中国民营企业500强，奖多少", True),
        ("建筑企业今年新晋升一级，奖多少", True),
    ],
)
def test_only_what_the_article_names(talk, question, eligible):
    assert talk(question)[0].calculation.eligible is eligible
