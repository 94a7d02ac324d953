"""Which support an article gives, by its own words."""

import pytest

from assistant.calculator.rules.rulebook import RuleBook, load_rules
from assistant.web.policies.kinds import kinds_of, supports
from corpus.catalog import Catalog

DOCUMENT = "yangcheng-2022-31"


@pytest.fixture(scope="module")
def rules(catalog: Catalog) -> RuleBook:
    return load_rules(catalog)


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("1", "奖补资金 融资贷款"),  # 金融服务业 is no service
        ("2", "融资贷款"),  # 风险互助补偿机制 gives the firm nothing
        ("9", "奖补资金 融资贷款"),
        ("26", "奖补资金"),  # 服务业
        ("53", "奖补资金"),  # 研发平台
        ("61", "服务便利"),
        ("64", "审批许可 服务便利"),
    ],
)
def test_words_that_only_look_like_it_count_for_nothing(
    catalog: Catalog, rules: RuleBook, key: str, labels: str
):
    document = catalog.require(DOCUMENT)
    found = kinds_of(supports(), document, document.article(key), rules.of_article(DOCUMENT, key))
    assert [kind.label for kind in found] == labels.split()


def test_every_kind_counts_its_own_words():
    service = supports()["service"]
    assert service.times("服务业企业的服务平台") == 2
    assert service.times("服务业") == 0
