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

BLOCK = 256
"""Weights that are summed together."""


@dataclass(frozen=True, slots=True)
class Draw:
    """(rows,) each: the `tokens` drawn, and the natural logarithms of the probabilities that the model itself gives
    them, whatever the temperature."""

    tokens: Integers
    log_probabilities: Floats


def draw(logits: Floats, sampling: Sampling, uniform: Floats) -> Draw:
    """A token for each row of logits (rows, vocabulary); `uniform` (rows,) are the random numbers in [0, 1) that
    decide: the same numbers give the same tokens."""
    rows = np.arange(len(logits))
    likeliest = logits.argmax(axis=1)
    # Vocabularies are large: few passes over all of it, and none of them in 64 bits but for sums.
    below = logits - logits[rows, likeliest][:, None]
    normal = np.log(np.exp(below).sum(axis=1, dtype=np.float64))
    tokens = likeliest
    if sampling.temperature > 0.0:
        tokens = np.array([_drawn(row, sampling, chance) for row, chance in zip(below, uniform, strict=True)])
    return Draw(tokens, below[rows, tokens] - normal)


def _drawn(below: Floats, sampling: Sampling, chance: float) -> int:
    """A token by its place in the cumulated weights of those that remain; logits are those below the likeliest one."""
    limited = sampling.top_k > 0 or sampling.top_p < 1.0 or sampling.min_p > 0.0
    if not limited:
        return _place(_weights(below, sampling), chance)
    most = min(len(below), sampling.top_k or MOST_CANDIDATES)
    places = np.argpartition(below, len(below) - most)[len(below) - most :]
    likeliest = places[np.argsort(-below[places], kind="stable")]
    weights = _weights(below[likeliest], sampling)
    weights[weights < sampling.min_p] = 0.0
    if sampling.top_p < 1.0:
        cumulated = weights.cumsum(dtype=np.float64)
        weights = weights[: int(np.searchsorted(cumulated, sampling.top_p * cumulated[-1])) + 1]
    return int(likeliest[_place(weights, chance)])


def _weights(below: Floats, sampling: Sampling) -> Floats:
    """Probabilities after the temperature, the likeliest one's being 1."""
    weights: Floats = np.exp(below / np.float32(sampling.temperature))
    return weights


def _place(weights: Floats, chance: float) -> int:
    """Where the cumulated weights pass a part of their sum. Blocks are summed first: to cumulate a whole vocabulary
    takes longer than all else that is done to it."""
    blocks = np.add.reduceat(weights, np.arange(0, len(weights), BLOCK), dtype=np.float64).cumsum()
    aim = chance * blocks[-1]
    block = min(int(np.searchsorted(blocks, aim, side="right")), len(blocks) - 1)
    within = weights[block * BLOCK : (block + 1) * BLOCK].cumsum(dtype=np.float64)
    place = int(np.searchsorted(within, aim - (blocks[block - 1] if block else 0.0), side="right"))
    return block * BLOCK + min(place, len(within) - 1)
