"""How close premises are to a goal, by their vectors: begun before a search, and waited for no longer than it may take.

The goal's vector comes from another process while words and terms are looked through.
"""

from __future__ import annotations

import concurrent.futures
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.premises.retrieval import Comparing
from assistant.premises.vectors.comparison import VectorComparison
from assistant.premises.vectors.matrix import VectorMatrix

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats


@dataclass(frozen=True, slots=True)
class LibraryVectors:
    """Of the packages of a library, in their order; `None` and a count for one that has none yet."""

    matrices: tuple[VectorMatrix | None, ...]
    counts: tuple[int, ...]

    @property
    def made(self) -> int:
        return sum(matrix.made for matrix in self.matrices if matrix is not None)


def _unknown(texts: Sequence[str]) -> Sequence[Floats | None]:
    return [None] * len(texts)


@dataclass(frozen=True, slots=True)
class Closeness:
    """To one goal, whose vector is coming. `turn` is another one when there are other vectors than before, so that what
    was remembered is looked for again."""

    vector: Future[Floats]
    library: LibraryVectors
    deadline: float
    turn: int
    marked: bool = False
    """Whether the encoder wants premises so."""
    vectors: Callable[[Sequence[str]], Sequence[Floats | None]] = _unknown
    """Of premises' texts, as far as they are known."""

    def comparing(self, written: Sequence[str]) -> Comparing:
        """With the library's premises, and behind them with those that are only written, by their texts."""
        return lambda wanted: self._begin(wanted, written)

    def _begin(self, wanted: npt.NDArray[np.bool_], written: Sequence[str]) -> Callable[[], VectorComparison | None]:
        def wait() -> VectorComparison | None:
            # In the thread that looks for premises: another one would wait for its turn between any two steps.
            seconds = min(max(0.0, self.deadline - time.monotonic()), threading.TIMEOUT_MAX)
            try:
                failed = self.vector.exception(seconds) is not None
            except (concurrent.futures.TimeoutError, concurrent.futures.CancelledError):
                failed = True
            return None if failed else self._compared(self.vector.result(), wanted, written)

        return wait

    def _compared(self, vector: Floats, wanted: npt.NDArray[np.bool_], written: Sequence[str]) -> VectorComparison:
        library = self.library
        return VectorComparison(vector, library.matrices, library.counts, wanted, self.vectors(written))
