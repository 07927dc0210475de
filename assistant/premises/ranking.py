"""The order of premises: a linear model over their signals, fusion by rank, and how the weights of both are learnt.

Fusion is by reciprocal rank (Cormack, Clarke and Büttcher, 2009), each list with a weight of its own; weights are those
of a logistic regression that tells premises that a proof used from others that were looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.premises.retrieval import BY_VECTORS, VECTOR_SIGNALS, VECTORS, Candidates

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats

LEARNT, FUSED = "learnt", "fused"
WITH_VECTORS = " with vectors"
"""Behind the names of weights for candidates that have vectors."""
WEIGHTS = Path(__file__).with_name("weights.json")
"""What ships with the package: `assistant bench premises --train` writes it."""
LISTS = ("similar", "words", "covering", "neighbours", "neighbours by name", "name", "near", "used near", "popular")
"""The signals that are fused by rank."""
REASONS: dict[str, tuple[tuple[str, ...], float]] = {
    "similar lemmas use it": (("neighbours", BY_VECTORS), 0.3),
    "lemmas with such a name use it": (("neighbours by name",), 0.3),
    "its name is alike": (("name",), 0.8),
    "it stands near": (("near", "similar and near"), 0.5),
    "lemmas near by use it": (("used near",), 0.5),
    "it is used often": (("popular",), 2.0),
    "it means something alike": ((VECTORS,), 1.0),
}
"""What to say of a premise for which some signals, together, speak at least so much, beside what it says itself."""
MOST_REASONS = 2
LIKENESS: dict[str, float] = {
    "similar": 3.0, "covered": 1.0, "structure": 1.0, "words": 1.0, "name": 1.5, VECTORS: 2.0,
}  # fmt: skip
"""Weights of `SIGNALS` for who looks for a statement, and not for what a proof of it may use."""
RANK_OFFSET = 20
STEPS = 30
RIDGE = 1e-2

Weights = Mapping[str, float]


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """`learnt` over `SIGNALS` and `fused` over `LISTS`, and both once more with `VECTOR_SIGNALS` among them."""
    found: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found


def lists(candidates: Candidates) -> tuple[str, ...]:
    """The signals of these that are fused by rank."""
    return (*LISTS, *VECTOR_SIGNALS) if candidates.with_vectors else LISTS


def reciprocal_ranks(candidates: Candidates) -> Floats:
    """(k, lists): how far to the front a premise stands in each of `lists`, 0 for one that does not stand there."""
    import numpy as np

    names = lists(candidates)
    found = np.zeros((len(candidates.numbers), len(names)), np.float32)
    for column, name in enumerate(names):
        values = candidates.signals[:, candidates.names.index(name)]
        order = np.argsort(-values, kind="stable")
        order = order[values[order] > 0]
        found[order, column] = RANK_OFFSET / (RANK_OFFSET + np.arange(len(order)))
    return found


def learnt_scores(candidates: Candidates, weights: Weights) -> Floats:
    import numpy as np

    found: Floats = candidates.signals @ np.asarray([weights.get(name, 0.0) for name in candidates.names], np.float32)
    return found


def reasons(candidates: Candidates, place: int, weights: Weights) -> tuple[str, ...]:
    """Why the premise in a row is found, the strongest reason first."""
    strong = []
    signals = dict(zip(candidates.names, candidates.signals[place].tolist(), strict=True))
    for words, (names, least) in REASONS.items():
        speaks = sum(signals.get(name, 0.0) * weights.get(name, 0.0) for name in names)
        if speaks >= least:
            strong.append((speaks / least, words))
    return tuple(words for _, words in sorted(strong, reverse=True)[:MOST_REASONS])


def fused_scores(candidates: Candidates, weights: Weights) -> Floats:
    import numpy as np

    found: Floats = reciprocal_ranks(candidates) @ np.asarray([weights[name] for name in lists(candidates)], np.float32)
    return found


def logistic_weights(
    names: Sequence[str], examples: Iterable[tuple[Floats, npt.NDArray[np.bool_]]]
) -> dict[str, float]:
    """The weights of some columns: `examples` are rows (k, columns) with what was used (k). Newton's method with a
    ridge on standardised columns; the constant is left out, since it does not change an order."""
    import numpy as np

    rows, labels = zip(*examples, strict=True)
    x, y = np.concatenate(rows).astype(np.float64), np.concatenate(labels).astype(np.float64)
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (p - y) + RIDGE * w
        curvature = (z * (p * (1 - p))[:, None]).T @ z + RIDGE * np.eye(len(w))
        w -= np.linalg.solve(curvature, gradient)
    return {name: round(float(v), 5) for name, v in zip(names, w[:-1] / deviation, strict=True)}
