"""A goal's vector and those of premises: exactly where there are few, and by their signs first where there are many.

How many numbers of two vectors differ in sign tells the angle between them nearly (as in random hyperplane hashing:
Charikar, 2002). So the nearest by signs are compared exactly, and of the others only those that are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.premises.retrieval import places_of_best
from assistant.premises.vectors.matrix import VectorMatrix, signs_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats

    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

FEW = 8000
"""Premises that are all compared exactly."""
NEAR = 1500
"""Premises that are compared exactly because of their signs."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Some premises of one matrix, ascending (k), with their cosines (k); `count` and `total` are of all that there
    were, nearly."""

    numbers: Numbers
    cosines: Floats
    count: int
    total: float


def compare(vector: Floats, matrix: VectorMatrix, wanted: Mask) -> Compared:
    """The wanted premises of a matrix (premises), or the nearest of them."""
    import numpy as np

    there = wanted if matrix.complete else wanted & matrix.there()
    if len(there) <= FEW:
        numbers = np.flatnonzero(there)
        cosines = _exact(matrix.vectors, numbers, vector)
        return Compared(numbers, cosines, len(numbers), float(cosines.sum(dtype=np.float64)))
    dimension = matrix.vectors.shape[1]
    apart = _differences(matrix.signs, signs_of(vector[None])[:, 0])
    of_each = np.bincount(apart[there], minlength=dimension + 1)
    count = int(of_each.sum())
    farthest = int(np.searchsorted(np.cumsum(of_each), min(NEAR, count)))
    numbers = np.flatnonzero((apart <= farthest) & there)
    total = float(of_each @ np.cos(np.pi * np.arange(len(of_each)) / dimension))
    return Compared(numbers, _exact(matrix.vectors, numbers, vector), count, total)


def _differences(signs: npt.NDArray[np.uint64], others: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint16]:
    """(premises): how many signs differ, of signs (words, premises) and those of one vector (words)."""
    import numpy as np

    found = np.zeros(signs.shape[1], np.uint16)
    for row, other in zip(signs, others, strict=True):
        found += np.bitwise_count(row ^ other)
    return found


def _exact(vectors: Floats, numbers: Numbers, vector: Floats) -> Floats:
    """(k) of the rows with these numbers (k), ascending. All are multiplied where most are wanted: that copies none."""
    found: Floats = (vectors @ vector)[numbers] if 2 * len(numbers) > len(vectors) else vectors[numbers] @ vector
    return found


class VectorComparison:
    """As `retrieval.Comparison`, with the premises of several matrices and others behind them, numbered through."""

    def __init__(
        self,
        vector: Floats,
        matrices: Sequence[VectorMatrix | None],
        counts: Sequence[int],
        wanted: Mask,
        others: Sequence[Floats | None] = (),
    ) -> None:
        """`counts` are those of the matrices' premises, of which `None` has no vectors; `wanted` (premises) is of all
        of them and of the others."""
        import numpy as np

        self._vector = vector
        ends = list(accumulate(counts, initial=0))
        self._matrices = [
            (start, matrix)
            for start, matrix in zip(ends[:-1], matrices, strict=True)
            if matrix is not None and matrix.vectors.shape[1] == len(vector)
        ]
        known = {number: other for number, other in enumerate(others, ends[-1]) if other is not None}
        self._others = {number: float(other @ vector) for number, other in known.items() if wanted[number]}
        found = [
            (start, compare(vector, matrix, wanted[start : start + len(matrix.vectors)]))
            for start, matrix in self._matrices
        ]
        behind = np.asarray(list(self._others.values()), np.float32)
        self._numbers = np.concatenate(
            [*(one.numbers + start for start, one in found), np.asarray(list(self._others), np.int64)]
        )
        self._cosines = np.concatenate([*(one.cosines for _, one in found), behind])
        count = len(behind) + sum(one.count for _, one in found)
        total = float(behind.sum(dtype=np.float64)) + sum(one.total for _, one in found)
        self.mean = total / count if count else 0.0
        self.highest = float(self._cosines.max()) if len(self._cosines) else 0.0

    def nearest(self, count: int) -> tuple[npt.NDArray[np.int64], Floats]:
        places = places_of_best(self._cosines, count)
        return self._numbers[places], self._cosines[places]

    def cosines(self, numbers: npt.NDArray[np.int64]) -> Floats:
        import numpy as np

        found = np.asarray([self._others.get(number, np.nan) for number in numbers.tolist()], np.float32)
        for start, matrix in self._matrices:
            first, last = np.searchsorted(numbers, (start, start + len(matrix.vectors)))
            local = numbers[first:last] - start
            exact = matrix.vectors[local] @ self._vector
            found[first:last] = exact if matrix.complete else np.where(matrix.there()[local], exact, np.nan)
        return found
