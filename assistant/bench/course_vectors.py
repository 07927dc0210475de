"""The vectors of a course: of its premises, made as the index makes them, and of the goals of its exercises."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.cache import cache_folder
from assistant.lean.goals import Goal
from assistant.premises.library import CompiledLibrary, Package, package_state
from assistant.premises.retrieval import Comparing
from assistant.premises.vectors.comparison import VectorComparison
from assistant.premises.vectors.encoder import checked, encoder_source, open_encoder
from assistant.premises.vectors.making import Progress, make_vectors, stored_matrices
from assistant.premises.vectors.matrix import ModuleRows, matrix_of
from assistant.premises.vectors.texts import goal_text


@dataclass(frozen=True, slots=True)
class VectorFigures:
    """`making` are seconds for the vectors that were not in the cache, `made` of them; of one goal the vector took
    `goal_ms` and a query with it, that included, `query_ms`, both at the median."""

    encoder: str
    dimension: int
    made: int
    making: float
    goal_ms: float
    query_ms: float


class CourseVectors:
    """In this process, which does nothing else."""

    def __init__(
        self,
        chosen: str,
        folders: Sequence[Path],
        sources: Sequence[Path],
        numbers: Mapping[str, int],
        report: Callable[[str], None],
    ) -> None:
        """`numbers` are those of the premises in the course, by their names. Blocks, for long when the vectors are not
        in the cache. Errors: `EncoderError`; `OSError` for a cache that cannot be written."""
        import numpy as np

        self._source = encoder_source(chosen)
        self._encoder = open_encoder(self._source)
        cache = cache_folder()
        states = [package_state(Package(folder, tuple(sources))) for folder in folders]
        library = CompiledLibrary(states, cache, report)
        before = sum(matrix.made for matrix in stored_matrices(library, self._source, cache) if matrix is not None)

        def tell(done: Progress) -> None:
            report(f"making vectors: {done.made} of {done.premises}")

        started = time.perf_counter()
        make_vectors(library, self._source, lambda: self._encoder, cache, tell)
        self._making = time.perf_counter() - started
        matrices = stored_matrices(library, self._source, cache)
        self._made = sum(matrix.made for matrix in matrices if matrix is not None) - before
        vectors = np.zeros((len(numbers), self._encoder.dimension), np.float32)
        there = np.zeros(len(numbers), bool)
        for matrix, segment in zip(matrices, library.retrieval.segments, strict=True):
            for name, row in zip(segment.names, matrix.vectors if matrix is not None else (), strict=False):
                if (number := numbers.get(name)) is not None and not there[number]:
                    vectors[number], there[number] = row, True
        rows = [ModuleRows("", number, 1, bool(made)) for number, made in enumerate(there)]
        self._matrix = matrix_of("", rows, vectors)
        self._goal_seconds: list[float] = []
        self.seconds: list[float] = []

    def comparing(self, goal: Goal, declaration: str) -> Comparing:
        started = time.perf_counter()
        text = goal_text(goal, declaration, marked=self._source.marked)
        vector = checked(self._encoder, self._encoder.encode([text], goals=True), 1)[0]
        self._goal_seconds.append(time.perf_counter() - started)
        count = len(self._matrix.vectors)
        return lambda wanted: lambda: VectorComparison(vector, (self._matrix,), (count,), wanted)

    def figures(self) -> VectorFigures:
        return VectorFigures(
            self._source.name,
            self._encoder.dimension,
            self._made,
            round(self._making, 1),
            _milliseconds(self._goal_seconds),
            _milliseconds(self.seconds),
        )


def _milliseconds(seconds: Sequence[float]) -> float:
    return round(1000 * statistics.median(seconds), 2) if seconds else 0.0
