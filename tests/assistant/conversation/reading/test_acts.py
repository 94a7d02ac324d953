"""Acts are told apart by the vectors of messages."""

import numpy as np
import pytest

from assistant.conversation.reading.acts import OTHER, act_model, plain_acts
from corpus.normalise import fold_plain
from index.embedder import SentenceTransformerEmbedder


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("如果搞到原来两倍那么大，能给多少呀", "double"),
        ("咱说点实在的，就按我真实的，多少钱", "back"),
        ("我小舅子开的公司跟我情况完全一个样，他能领多少", "another_person"),
        ("这两回算的，一个比一个差了多少", "difference"),
        ("这个是年年有还是就这一回", "ever_paid"),
    ],
)
def test_a_message_nobody_listed_is_told_by_its_likeness(
    embedder: SentenceTransformerEmbedder, message: str, act: str
) -> None:
    _, vector = embedder.query_tokens(fold_plain(message))
    found, chance = act_model().likeliest(vector)
    assert (found, chance >= plain_acts().least) == (act, True)


@pytest.mark.parametrize(
    "message", ["零售额2500万，增速比行业高3个点", "要是3000万呢", "省级的呢", "设备投了多少才算"]
)
def test_what_tells_or_asks_something_of_its_own_is_no_act(
    embedder: SentenceTransformerEmbedder, message: str
) -> None:
    _, vector = embedder.query_tokens(fold_plain(message))
    found, chance = act_model().likeliest(vector)
    assert found == OTHER or chance < plain_acts().least


def test_the_weights_are_of_the_acts_with_a_plain_form(
    embedder: SentenceTransformerEmbedder,
) -> None:
    model = act_model()
    assert set(model.names) == {*plain_acts().every, OTHER}
    assert model.weights.shape == (len(model.names), embedder.dimension)
    assert np.isfinite(model.weights).all()
