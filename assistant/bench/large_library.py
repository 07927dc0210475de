"""How fast retrieval is over a library of Mathlib's size, which is generated: copies of what the core library says.

In each copy what few premises speak about is renamed, so that common words are as common as they are and rare ones as
rare; names, modules and what proofs use are renamed with them. The goals are statements of the core library. Beside a
query stands one exact product of as many random unit vectors with one, which is what looking through embeddings costs.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from assistant.bench.premises import Course
from assistant.premises.compiled import Signatures
from assistant.premises.indexed import IndexedPremise
from assistant.premises.ranking import learnt_scores, shipped_weights
from assistant.premises.retrieval import PremiseLibrary, PremiseQuery
from assistant.premises.segment import ModulePremises, segment
from assistant.premises.store import read_segment, write_segment

QUERIES = 200
RARE = 0.004
"""The share of premises that may speak about something that is renamed in copies."""
DIMENSIONS = 384
"""Of the vectors, as small encoders of sentences have them."""
UPDATED = 300
"""Premises of the file that changes."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a process that only searches measured. `megabytes` is what it takes more with the library open and queried,
    mapped files included."""

    opened: float
    query_ms: float
    query_ms_95: float
    update_ms: float
    product_ms: float
    megabytes: float


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

    weights = shipped_weights()["learnt"]
    PremiseLibrary([segment([changed])]).candidates(queries[0])  # what has to be imported is
    memory = psutil.Process().memory_info().rss
    started = time.perf_counter()
    library = PremiseLibrary([read_segment(place)])
    opened = time.perf_counter() - started
    accessible = frozenset(library.modules)
    seconds = []
    for query in queries:
        started = time.perf_counter()
        learnt_scores(library.candidates(replace(query, accessible=accessible)), weights)
        seconds.append(time.perf_counter() - started)
    megabytes = (psutil.Process().memory_info().rss - memory) / 1e6
    started = time.perf_counter()
    PremiseLibrary([segment([changed], [one.features for one in library.segments])], library)
    updated = time.perf_counter() - started
    return Searched(
        round(opened, 3),
        round(1000 * statistics.median(seconds), 2),
        round(1000 * statistics.quantiles(seconds, n=20)[-1], 2),
        round(1000 * updated, 1),
        round(1000 * _product_seconds(library.count), 2),
        round(megabytes, 1),
    )


def _product_seconds(count: int) -> float:
    """Of one exact product of so many unit vectors with one, at the median."""
    import numpy as np

    chance = np.random.default_rng(0)
    vectors = chance.standard_normal((count, DIMENSIONS), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    seconds = []
    for row in range(20):
        started = time.perf_counter()
        _ = vectors @ vectors[row]
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)
