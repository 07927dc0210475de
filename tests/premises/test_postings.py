"""The inverted index: BM25 over any number of indices as if they were one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.premises.postings import FEW, K1, B, Postings, postings, rarities

DOCUMENTS = ({"a": 1, "b": 2}, {"b": 1}, {}, {"c": 3, "a": 1})


def bm25(feature: str, number: int) -> float:
    """By the book."""
    document = DOCUMENTS[number]
    times, length = document.get(feature, 0), sum(document.values())
    average = sum(sum(other.values()) for other in DOCUMENTS) / len(DOCUMENTS)
    having = sum(feature in other for other in DOCUMENTS)
    rarity = math.log(1 + (len(DOCUMENTS) - having + 0.5) / (having + 0.5))
    return rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * length / average))


def scored(index: Postings, weights: dict[str, float]) -> np.ndarray:
    scores = np.zeros(index.count, np.float32)
    index.add_scores(scores, weights)
    return scores


def test_scores_are_those_of_bm25() -> None:
    index = postings(DOCUMENTS)
    scores = scored(index, rarities([index], ["a", "b", "unknown"]))
    for number in range(len(DOCUMENTS)):
        assert scores[number] == pytest.approx(bm25("a", number) + bm25("b", number), rel=1e-5)


def test_several_indices_judge_rarity_together() -> None:
    parts = [postings(DOCUMENTS[:2]), postings(DOCUMENTS[2:])]
    assert rarities(parts, "abc") == rarities([postings(DOCUMENTS)], "abc")


def test_what_too_many_have_is_left_out() -> None:
    index = postings([{"common": 1, f"rare{number}": 1} for number in range(FEW + 1)])
    assert rarities([index], ["common", "rare7"], limit=0.3).keys() == {"rare7"}


def test_among_few_nothing_is_common() -> None:
    index = postings([{"common": 1}] * FEW)
    assert rarities([index], ["common"], limit=0.3).keys() == {"common"}


def test_an_index_of_nothing_finds_nothing() -> None:
    for documents in ((), ({}, {})):
        index = postings(documents)
        assert scored(index, {"a": 1.0}).tolist() == [0.0] * len(documents)
        assert rarities([index], ["a"]) == {}
