"""A new award with the sums of those before, where the message that opened the question asked for all."""

import pytest


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (("新获批省级重点实验室，给多少", "又首次认定高企，三年研发66万，一起算"), "830000"),
        (("新获批省级重点实验室，给多少", "又首次认定高企，一起算", "三年研发总共66万"), "830000"),
        (("今年首次小升规，给多少", "又首次认定高企，两项一共多少", "三年研发66万"), "530000"),
        (("今年首次小升规，给多少", "又首次认定高企，给多少", "三年研发66万"), "330000"),
    ],
)
def test_the_fact_that_was_lacking_completes_the_total(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


def test_what_is_joined_is_not_singled_out(talk):
    (answer,) = talk(
        "我们升规的工业企业首次小升规，又在十四个战略新兴产业里，今年就把小升规和那笔另加的合起来总数多少"
    )
    assert answer.calculation.amount_yuan == "500000"
