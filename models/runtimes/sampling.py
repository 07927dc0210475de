"""Drawing tokens. Pure functions on arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from models.generation import Sampling

    Floats = npt.NDArray[np.floating]
    Integers = npt.NDArray[np.integer]

MOST_CANDIDATES = 1024
"""Tokens among which one is drawn where only the likelier ones are wanted: the rest has no weight that matters."""


@dataclass(frozen=True, slots=True)
class Draw:
    """(rows,) each: the `tokens` drawn, and the natural logarithms of the probabilities that the model itself gives
    them, whatever the temperature."""

    tokens: Integers
    log_probabilities: Floats


def draw(logits: Floats, sampling: Sampling, uniform: Floats) -> Draw:
    """A token for each row of logits (rows, vocabulary); `uniform` (rows,) are the random numbers in [0, 1) that
    decide: the same numbers give the same tokens."""
    normal = logits.max(axis=1) + np.log(np.exp(logits - logits.max(axis=1, keepdims=True)).sum(axis=1))
    rows = np.arange(len(logits))
    if sampling.temperature <= 0.0:
        tokens = logits.argmax(axis=1)
    else:
        tokens = np.array([_drawn(row, sampling, chance) for row, chance in zip(logits, uniform, strict=True)])
    return Draw(tokens, logits[rows, tokens] - normal)


def _drawn(logits: Floats, sampling: Sampling, chance: float) -> int:
    """A token by its place in the cumulated weights of those that remain."""
    limited = sampling.top_k > 0 or sampling.top_p < 1.0 or sampling.min_p > 0.0
    if not limited:
        return _place(_weights(logits, sampling), chance)
    most = min(len(logits), sampling.top_k or MOST_CANDIDATES)
    places = np.argpartition(logits, len(logits) - most)[len(logits) - most :]
    likeliest = places[np.argsort(-logits[places], kind="stable")]
    weights = _weights(logits[likeliest], sampling)
    weights[weights < sampling.min_p] = 0.0
    if sampling.top_p < 1.0:
        cumulated = weights.cumsum()
        weights = weights[: int(np.searchsorted(cumulated, sampling.top_p * cumulated[-1])) + 1]
    return int(likeliest[_place(weights, chance)])


def _weights(logits: Floats, sampling: Sampling) -> Floats:
    """Probabilities after the temperature, the likeliest one's being 1."""
    scaled = logits.astype(np.float64) / sampling.temperature
    weights: Floats = np.exp(scaled - scaled.max())
    return weights


def _place(weights: Floats, chance: float) -> int:
    cumulated = weights.cumsum()
    return min(int(np.searchsorted(cumulated, chance * cumulated[-1], side="right")), len(weights) - 1)
