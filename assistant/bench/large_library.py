"""How fast retrieval is over a library of Mathlib's size, which is generated: copies of what the core library says.

In each copy what few premises speak about is renamed, so that common words are as common as they are and rare ones as
rare; names, modules and what proofs use are renamed with them. The goals are statements of the core library. Vectors
are random ones of length 1: what they find means nothing, and costs what others cost. Beside a query stands one exact
product of the same matrix with one vector.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from assistant.bench.premises import Course
from assistant.premises.compiled import Signatures
from assistant.premises.indexed import IndexedPremise
from assistant.premises.ranking import LEARNT, WITH_VECTORS, learnt_scores, shipped_weights
from assistant.premises.retrieval import PremiseLibrary, PremiseQuery
from assistant.premises.segment import ModulePremises, Segment, segment
from assistant.premises.store import read_segment, write_segment
from assistant.premises.vectors.closeness import Closeness, LibraryVectors
from assistant.premises.vectors.matrix import (
    SUFFIX,
    ModuleRows,
    VectorMatrix,
    matrix_of,
    names_digest,
    read_matrix,
    write_matrix,
)

A = TypeVar("A")

QUERIES = 200
RARE = 0.004
"""The share of premises that may speak about something that is renamed in copies."""
DIMENSIONS = 384
"""Of the vectors, as small encoders of sentences have them."""
BLOCK = 4096
"""Rows that are turned into other numbers at a time."""
UPDATED = 300
"""Premises of the file that changes."""


@dataclass(frozen=True, slots=True)
class SearchedVectors:
    """With random vectors, as `Searched`; that of a goal is there already. `product_ms` is one exact product of the
    matrix with one, `product_8_bit_ms` one of the same numbers rounded to 8 bits, which are turned into others block by
    block."""

    opened: float
    query_ms: float
    query_ms_95: float
    product_ms: float
    product_8_bit_ms: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Searched:
    """What a process that only searches measured, without vectors. `megabytes` is what it takes more with the library
    open and queried, mapped files included."""

    opened: float
    query_ms: float
    query_ms_95: float
    update_ms: float
    megabytes: float
    vectors: SearchedVectors


@dataclass(frozen=True, slots=True)
class LargeReport:
    """`indexed` and `opened` are seconds, the first with writing it to the disk; an update is one file of `UPDATED`
    premises that can be searched anew."""

    premises: int
    modules: int
    indexed: float
    searched: Searched

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def run_large(
    folders: Sequence[Path], sources: Sequence[Path], count: int, report: Callable[[str], None]
) -> LargeReport:
    """Measures with at least `count` premises. Blocks."""
    report("reading what Lean compiled")
    course = Course(folders, sources)
    exercises = course.exercises()
    queries = [exercise.query for exercise in exercises[:: max(1, len(exercises) // QUERIES)][:QUERIES]]
    report("making a large library of it")
    modules = list(copies(course.read, count))
    with tempfile.TemporaryDirectory(prefix="assistant-bench-") as name:
        place = Path(name) / "library"
        report(f"indexing {sum(len(module.premises) for module in modules)} premises")
        started = time.perf_counter()
        made = segment(modules)
        write_segment(place, made, Signatures())
        indexed = time.perf_counter() - started
        write_matrix(place.with_suffix(SUFFIX), _random_matrix(made))
        changed = replace(modules[-1], module="Changed", premises=(list(modules[-1].premises) * UPDATED)[:UPDATED])
        report("searching")
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            searched = apart.submit(_searched, place, queries, changed).result()
    return LargeReport(len(made), len(made.modules), round(indexed, 2), searched)


def copies(modules: Sequence[ModulePremises], count: int) -> Iterator[ModulePremises]:
    """Modules with at least `count` premises: those that there are, and then copies of them with other names."""
    premises = [premise for module in modules for premise in module.premises]
    having = Counter(feature for premise in premises for feature in premise.features)
    rare = {feature for feature, times in having.items() if times <= RARE * len(premises)}
    own = {premise.name for premise in premises}
    for number in range(-(-count // max(len(premises), 1))):
        mark = f"Copy{number}." if number else ""
        for module in modules:
            yield ModulePremises(
                mark + module.module,
                tuple(replace(entry, module=mark + entry.module) for entry in module.imports),
                [_copy(premise, mark, rare, own) for premise in module.premises] if mark else module.premises,
            )


def _copy(premise: IndexedPremise, mark: str, rare: set[str], own: set[str]) -> IndexedPremise:
    def renamed(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(mark + name if name in own else name for name in names)

    features = Counter({f"{f}{mark}" if f in rare else f: times for f, times in premise.features.items()})
    return replace(
        premise, name=mark + premise.name, features=features, uses=renamed(premise.uses), named=renamed(premise.named)
    )


def _searched(place: Path, queries: Sequence[PremiseQuery], changed: ModulePremises) -> Searched:
    import psutil

    weights = shipped_weights()[LEARNT]
    PremiseLibrary([segment([changed])]).candidates(queries[0])  # what has to be imported is
    memory = psutil.Process().memory_info().rss
    started = time.perf_counter()
    library = PremiseLibrary([read_segment(place)])
    opened = time.perf_counter() - started
    accessible = frozenset(library.modules)
    everywhere = [replace(query, accessible=accessible) for query in queries]
    seconds = [_seconds(lambda query: learnt_scores(library.candidates(query), weights), query) for query in everywhere]
    megabytes = (psutil.Process().memory_info().rss - memory) / 1e6
    started = time.perf_counter()
    PremiseLibrary([segment([changed], [one.features for one in library.segments])], library)
    updated = time.perf_counter() - started
    return Searched(
        round(opened, 3),
        round(1000 * statistics.median(seconds), 2),
        round(1000 * statistics.quantiles(seconds, n=20)[-1], 2),
        round(1000 * updated, 1),
        round(megabytes, 1),
        _searched_vectors(place, library, everywhere, memory),
    )


def _seconds(work: Callable[[A], object], given: A) -> float:
    started = time.perf_counter()
    work(given)
    return time.perf_counter() - started


# --- vectors -------------------------------------------------------------------------------------------------------


def _random_matrix(segment: Segment) -> VectorMatrix:
    import numpy as np

    vectors = np.random.default_rng(0).standard_normal((len(segment), DIMENSIONS), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return matrix_of(names_digest(segment.names), (ModuleRows("random", 0, len(segment), made=True),), vectors)


def _searched_vectors(
    place: Path, library: PremiseLibrary, queries: Sequence[PremiseQuery], memory: int
) -> SearchedVectors:
    """`memory` is what the process took before the library was opened."""
    import numpy as np
    import psutil

    weights = shipped_weights()[LEARNT + WITH_VECTORS]
    started = time.perf_counter()
    matrix = read_matrix(place.with_suffix(SUFFIX))
    opened = time.perf_counter() - started
    vectors = LibraryVectors((matrix,), (library.count,))
    goals = matrix.vectors[: len(queries)]

    def query(number: int) -> None:
        vector: Future[Any] = Future()
        vector.set_result(goals[number])
        closeness = Closeness(vector, vectors, float("inf"), 0)
        learnt_scores(library.candidates(queries[number], closeness.comparing(())), weights)

    seconds = [_seconds(query, number) for number in range(len(queries))]
    megabytes = (psutil.Process().memory_info().rss - memory) / 1e6
    product = statistics.median(_seconds(matrix.vectors.__matmul__, goals[row % len(goals)]) for row in range(20))
    rounded = np.rint(matrix.vectors * 127).astype(np.int8)

    def product_8_bit(vector: Any) -> None:
        for first in range(0, len(rounded), BLOCK):
            _ = rounded[first : first + BLOCK].astype(np.float32) @ vector

    product_8_bit_seconds = statistics.median(_seconds(product_8_bit, goals[row % len(goals)]) for row in range(10))
    return SearchedVectors(
        round(opened, 3),
        round(1000 * statistics.median(seconds), 2),
        round(1000 * statistics.quantiles(seconds, n=20)[-1], 2),
        round(1000 * product, 2),
        round(1000 * product_8_bit_seconds, 2),
        round(megabytes, 1),
    )
