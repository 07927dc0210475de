"""How close premises are to a goal, by their vectors: begun before a search, and waited for no longer than it may take.

The goal's vector comes from another process and is multiplied in a thread, while words and terms are looked through.
"""

from __future__ import annotations

import concurrent.futures
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.premises.retrieval import Cosines
from assistant.premises.vectors.matrix import ABSENT, VectorMatrix

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats

_PRODUCTS = ThreadPoolExecutor(2, "vectors")


@dataclass(frozen=True, slots=True)
class LibraryVectors:
    """Of the packages of a library, in their order; `None` and a count for one that has none yet."""

    matrices: tuple[VectorMatrix | None, ...]
    counts: tuple[int, ...]

    @property
    def made(self) -> int:
        return sum(matrix.made for matrix in self.matrices if matrix is not None)

    def cosines(self, vector: Floats, wanted: npt.NDArray[np.bool_]) -> Floats:
        """With each wanted premise of the library, and `ABSENT` for those that `wanted` has besides it."""
        import numpy as np

        found = np.full(len(wanted), ABSENT, np.float32)
        start = 0
        for matrix, count in zip(self.matrices, self.counts, strict=True):
            if matrix is not None and matrix.vectors.shape[1] == len(vector):
                matrix.cosines(vector, wanted[start : start + count], found[start : start + count])
            start += count
        return found


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

    def cosines(self, written: Sequence[str]) -> Cosines:
        """With the library's premises, and behind them with those that are only written, by their texts."""
        return lambda wanted: self._begin(wanted, written)

    def _begin(self, wanted: npt.NDArray[np.bool_], written: Sequence[str]) -> Callable[[], Floats | None]:
        product: Future[Floats] = Future()

        def multiply() -> None:
            try:
                product.set_result(self._cosines(self.vector.result(), wanted, written))
            except BaseException as error:
                product.set_exception(error)

        def arrived(vector: Future[Floats]) -> None:
            if vector.cancelled() or vector.exception() is not None:
                product.set_exception(TimeoutError())
            else:
                _PRODUCTS.submit(multiply)

        self.vector.add_done_callback(arrived)

        def wait() -> Floats | None:
            try:
                return product.result(min(max(0.0, self.deadline - time.monotonic()), threading.TIMEOUT_MAX))
            except (TimeoutError, concurrent.futures.TimeoutError):
                return None

        return wait

    def _cosines(self, vector: Floats, wanted: npt.NDArray[np.bool_], written: Sequence[str]) -> Floats:
        found = self.library.cosines(vector, wanted)
        first = len(wanted) - len(written)
        for number, other in enumerate(self.vectors(written), first):
            if other is not None and wanted[number]:
                found[number] = float(other @ vector)
        return found
