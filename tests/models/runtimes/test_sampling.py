"""Drawing tokens."""

from __future__ import annotations

import numpy as np
import pytest

from models.generation import Sampling
from models.runtimes.sampling import draw

LOGITS = np.log(np.array([[0.5, 0.25, 0.125, 0.125]], np.float32))


def drawn(sampling: Sampling, chances: int = 400) -> np.ndarray:
    """How often each of the four tokens is drawn, for chances that are spread evenly."""
    uniform = (np.arange(chances) + 0.5) / chances
    tokens = draw(np.repeat(LOGITS, chances, axis=0), sampling, uniform).tokens
    return np.bincount(tokens, minlength=4) / chances


def test_tokens_are_drawn_by_their_probabilities() -> None:
    assert drawn(Sampling()) == pytest.approx([0.5, 0.25, 0.125, 0.125], abs=0.01)


def test_a_high_temperature_makes_them_more_alike_and_a_low_one_less() -> None:
    assert drawn(Sampling(temperature=100.0)) == pytest.approx([0.25] * 4, abs=0.01)
    assert drawn(Sampling(temperature=0.1))[0] > 0.99


def test_without_a_temperature_it_is_the_likeliest() -> None:
    assert drawn(Sampling(temperature=0.0)).tolist() == [1.0, 0.0, 0.0, 0.0]


def test_only_so_many_likeliest_remain() -> None:
    assert drawn(Sampling(top_k=2)) == pytest.approx([2 / 3, 1 / 3, 0, 0], abs=0.01)


def test_only_those_remain_that_make_up_so_much() -> None:
    assert drawn(Sampling(top_p=0.6)) == pytest.approx([2 / 3, 1 / 3, 0, 0], abs=0.01)
    assert drawn(Sampling(top_p=0.4)).tolist() == [1.0, 0.0, 0.0, 0.0]


def test_only_those_remain_that_have_a_part_of_the_likeliest() -> None:
    assert drawn(Sampling(min_p=0.4)) == pytest.approx([2 / 3, 1 / 3, 0, 0], abs=0.01)


def test_log_probabilities_are_the_models_own_whatever_the_temperature() -> None:
    for sampling in (Sampling(), Sampling(temperature=0.3), Sampling(top_k=1), Sampling(temperature=0.0)):
        found = draw(LOGITS + 7.0, sampling, np.array([0.0]))
        assert found.tokens.tolist() == [0]
        assert found.log_probabilities == pytest.approx([np.log(0.5)], abs=1e-5)


def test_a_large_vocabulary_is_drawn_from_as_its_weights_say() -> None:
    """Every chance leads to the token that the whole cumulated weights would lead to."""
    logits = np.random.default_rng(1).standard_normal(1000).astype(np.float32) * 3
    cumulated = np.exp(logits.astype(np.float64)).cumsum()
    chances = np.linspace(0.0, 1.0, 400, endpoint=False) + 0.0011
    expected = np.searchsorted(cumulated, chances * cumulated[-1], side="right")
    found = draw(np.tile(logits, (400, 1)), Sampling(temperature=1.0), chances).tokens
    assert (found == expected).mean() > 0.99  # sums of 32 bits differ in their last digits
    assert len(set(found.tolist())) > 50
