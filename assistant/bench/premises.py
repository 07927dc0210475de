"""How well retrieval finds the premises that authors wrote.

For each theorem whose proof names others: the goal is its statement, what is accessible is what its module imports and
what stands above it, and what should be found are the theorems that its author *named* in the proof, as Lean noted
them (`.ilean`). The second row of figures asks for all theorems of the finished proof term, but those that tactics put
there by themselves. Modules are dealt into two halves; what is learnt is learnt from one and measured on the other.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.bench.course_vectors import CourseVectors, VectorFigures
from assistant.bench.word_index import LexicalIndex
from assistant.lean.compiled.summaries import SUMMARISE
from assistant.lean.goals import Goal
from assistant.native import NotCompiled, compiled_program
from assistant.premises.compiled import Signatures
from assistant.premises.corpus import premises_of
from assistant.premises.features import goal_features
from assistant.premises.indexed import INSERTED
from assistant.premises.packages import compiled_modules, premises_in, reaches
from assistant.premises.premise import Premise
from assistant.premises.ranking import (
    FUSED,
    LEARNT,
    WITH_VECTORS,
    fused_scores,
    learnt_scores,
    lists,
    logistic_weights,
    reciprocal_ranks,
)
from assistant.premises.retrieval import BY_VECTORS, VECTORS, Candidates, Comparing, PremiseLibrary, PremiseQuery
from assistant.premises.segment import ModulePremises, segment
from assistant.premises.statements import goal_of

COUNTS = (1, 10, 100)
BEFORE = "words before"
"""The row of retrieval by words alone, as it was before there was anything else."""
TRAINED_ON = 600
"""Exercises at most from which weights are learnt."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """`number` is the theorem's in the library; `named` are the premises that its author named, `used` those of the
    finished term, `novel` those of the named ones that no accessible proof uses."""

    number: int
    query: PremiseQuery
    goal: Goal
    named: frozenset[int]
    used: frozenset[int]
    novel: frozenset[int]


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares of the wanted premises among the first 1, 10 and 100, and the mean reciprocal rank of the first."""

    at_1: float
    at_10: float
    at_100: float
    mrr: float
    exercises: int


@dataclass(frozen=True, slots=True)
class PremisesReport:
    """`rows` are for the premises that authors named, `term_rows` for those of the terms, `novel_rows` for those that
    no accessible proof uses; each by the way in which premises are ranked."""

    premises: int
    modules: int
    exercises: int
    measured: int
    rows: dict[str, Recall]
    term_rows: dict[str, Recall]
    novel_rows: dict[str, Recall]
    milliseconds: float
    """Of one query, at the median."""
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    vectors: VectorFigures | None = None
    """Where an encoder was measured as well."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Course:
    """The premises of compiled modules with the exercises that their proofs make."""

    def __init__(self, folders: Sequence[Path], sources: Sequence[Path]) -> None:
        """Reads everything. Blocks. Errors: `CompiledFileError`s are passed over with their modules."""
        try:
            program: Path | None = compiled_program(SUMMARISE)
        except NotCompiled:
            program = None
        self.modules, _ = compiled_modules(folders)
        read = premises_in(self.modules, Signatures(), program)
        found = self.read = [module for module in read if isinstance(module, ModulePremises)]
        self.library = PremiseLibrary([segment(found)])
        self.reaches = reaches(self.modules)
        self.premises = [premise for module in found for premise in module.premises]
        self.module_names = [module.module for module in found for _ in module.premises]
        self.number = {premise.name: number for number, premise in enumerate(self.premises)}
        self.statements = dict(_statements(sources, [module.module for module in found]))

    def exercises(self) -> list[Exercise]:
        """One for each theorem whose statement is known and whose author named an accessible theorem in its proof."""
        found = []
        for number, premise in enumerate(self.premises):
            if premise.kind != "theorem" or premise.name not in self.statements:
                continue
            module = self.module_names[number]
            goal = goal_of(self.statements[premise.name])
            seen = self.reaches[module]
            features = goal_features(goal)
            query = PremiseQuery(features, premise.name, module, premise.line, seen.modules, seen.entire)
            accessible = self.library.accessible(query)
            named = self._theorems([name for name in premise.named if name not in INSERTED], accessible)
            used = self._theorems([name for name in premise.uses if name not in INSERTED], accessible)
            if named:
                popularity = self.library.popularity(accessible)
                novel = frozenset(number for number in named if not popularity[number])
                found.append(Exercise(number, query, goal, named, used, novel))
        return found

    def _theorems(self, names: Sequence[str], accessible: Any) -> frozenset[int]:
        numbers = (self.number.get(name, -1) for name in names)
        return frozenset(n for n in numbers if n >= 0 and accessible[n] and self.premises[n].kind == "theorem")


def _statements(sources: Sequence[Path], modules: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for module in modules:
        for folder in sources:
            file = folder.joinpath(*module.split(".")).with_suffix(".lean")
            if file.is_file():
                text = file.read_text(encoding="utf-8")
                found += [(premise.name, premise.statement) for premise in premises_of(text, module)]
                break
    return found


# --- measuring -----------------------------------------------------------------------------------------------------

Ranking = Callable[[Candidates], Sequence[int]]
"""Premises, the best first."""


def recall(ranked: Sequence[Sequence[int]], wanted: Sequence[frozenset[int]]) -> Recall:
    """Over exercises that want something."""
    shares: dict[int, list[float]] = {count: [] for count in COUNTS}
    reciprocals = []
    for order, goal in zip(ranked, wanted, strict=True):
        if not goal:
            continue
        for count in COUNTS:
            shares[count].append(len(goal.intersection(order[:count])) / len(goal))
        first = next((rank for rank, number in enumerate(order[: COUNTS[-1]]) if number in goal), None)
        reciprocals.append(0.0 if first is None else 1 / (1 + first))
    at_1, at_10, at_100 = (_mean(shares[count]) for count in COUNTS)
    return Recall(at_1, at_10, at_100, _mean(reciprocals), len(reciprocals))


def _mean(values: Sequence[float]) -> float:
    return round(statistics.fmean(values), 4) if values else 0.0


def rankings(weights: Mapping[str, Mapping[str, float]]) -> dict[str, Ranking]:
    """The ways to rank that need no vectors."""
    learnt, fused = weights[LEARNT], weights[FUSED]
    return {
        "most used": by_column("popular"),
        "words": by_column("words"),
        "terms": by_column("similar"),
        "neighbours": by_column("neighbours"),
        "nearest above": by_column("near"),
        "fused": lambda candidates: _order(candidates, fused_scores(candidates, fused)),
        "learnt": lambda candidates: _order(candidates, learnt_scores(candidates, learnt)),
    }


def by_column(name: str) -> Ranking:
    return lambda candidates: _order(candidates, candidates.signals[:, candidates.names.index(name)])


def _order(candidates: Candidates, scores: Any) -> list[int]:
    import numpy as np

    order: list[int] = candidates.numbers[np.argsort(-scores, kind="stable")].tolist()
    return order


def learn(
    library: PremiseLibrary, exercises: Sequence[Exercise], vectors: CourseVectors | None = None
) -> dict[str, dict[str, float]]:
    """The weights that `ranking.WEIGHTS` holds: those without vectors, or those with them."""
    import numpy as np

    learnt, fused = [], []
    names: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    for exercise in exercises:
        candidates = library.candidates(exercise.query, _comparing(vectors, exercise))
        names, ranked = candidates.names, lists(candidates)
        label = np.isin(candidates.numbers, list(exercise.named))
        if not label.any():
            continue
        learnt.append((candidates.signals, label))
        fused.append((reciprocal_ranks(candidates), label))
    kind = "" if vectors is None else WITH_VECTORS
    return {LEARNT + kind: logistic_weights(names, learnt), FUSED + kind: logistic_weights(ranked, fused)}


def _comparing(vectors: CourseVectors | None, exercise: Exercise) -> Comparing | None:
    return None if vectors is None else vectors.comparing(exercise.goal, exercise.query.declaration)


def run_premises(
    folders: Sequence[Path],
    sources: Sequence[Path],
    weights: Mapping[str, Mapping[str, float]] | None,
    report: Callable[[str], None],
    most: int = 0,
    encoder: str = "",
) -> PremisesReport:
    """Measures retrieval over compiled modules, with an `encoder` by vectors, too; without `weights` these are learnt
    first. At most so many exercises are measured, 0 for all of the half that is not learnt from. Blocks.

    Errors: `EncoderError`.
    """
    report("reading what Lean compiled")
    course = Course(folders, sources)
    report(f"{course.library.count} premises of {len(course.modules)} modules")
    exercises = course.exercises()
    vectors = CourseVectors(encoder, folders, sources, course.number, report) if encoder else None
    names = sorted({exercise.query.module for exercise in exercises})
    random.Random(0).shuffle(names)
    half = frozenset(names[: len(names) // 2])
    chance = random.Random(1)
    first = [exercise for exercise in exercises if exercise.query.module in half]
    second = [exercise for exercise in exercises if exercise.query.module not in half]
    if weights is None:
        report(f"learning from {min(len(first), TRAINED_ON)} of {len(first)} exercises")
        sample = chance.sample(first, min(len(first), TRAINED_ON))
        weights = learn(course.library, sample) | (
            learn(course.library, sample, vectors) if vectors is not None else {}
        )
    measured = chance.sample(second, most) if 0 < most < len(second) else second
    index = LexicalIndex(
        Premise(premise.name, course.statements.get(premise.name, ""), premise.kind, "") for premise in course.premises
    )
    without_vectors = rankings(weights)
    with_vectors: dict[str, Ranking] = {}
    if vectors is not None:
        learnt_too, fused_too = weights[LEARNT + WITH_VECTORS], weights[FUSED + WITH_VECTORS]
        with_vectors = {
            "vectors": by_column(VECTORS),
            "neighbours by vectors": by_column(BY_VECTORS),
            "fused with vectors": lambda candidates: _order(candidates, fused_scores(candidates, fused_too)),
            "learnt with vectors": lambda candidates: _order(candidates, learnt_scores(candidates, learnt_too)),
        }
    passed_over = {number for number in range(course.library.count) if course.library.name(number) in INSERTED}
    orders: dict[str, list[Sequence[int]]] = {name: [] for name in (BEFORE, *without_vectors, *with_vectors)}
    seconds = []
    for done, exercise in enumerate(measured):
        if done % 100 == 0:
            report(f"{done} of {len(measured)} exercises")
        started = time.perf_counter()
        candidates = course.library.candidates(exercise.query)
        learnt_scores(candidates, weights[LEARNT])
        seconds.append(time.perf_counter() - started)
        ranked = {name: ranking(candidates) for name, ranking in without_vectors.items()}
        ranked[BEFORE] = _lexical(course, index, exercise)
        if vectors is not None:
            started = time.perf_counter()
            candidates = course.library.candidates(exercise.query, _comparing(vectors, exercise))
            learnt_scores(candidates, weights[LEARNT + WITH_VECTORS])
            vectors.seconds.append(time.perf_counter() - started)
            ranked |= {name: ranking(candidates) for name, ranking in with_vectors.items()}
        for name, numbers in ranked.items():
            orders[name].append(list(islice((n for n in numbers if n not in passed_over), COUNTS[-1])))

    def rows(wanted: Sequence[frozenset[int]]) -> dict[str, Recall]:
        return {name: recall(found, wanted) for name, found in orders.items()}

    return PremisesReport(
        course.library.count,
        len(course.modules),
        len(exercises),
        len(measured),
        rows([exercise.named for exercise in measured]),
        rows([exercise.used for exercise in measured]),
        rows([exercise.novel for exercise in measured]),
        round(1000 * statistics.median(seconds), 2) if seconds else 0.0,
        {name: dict(found) for name, found in weights.items()},
        vectors.figures() if vectors is not None else None,
    )


def _lexical(course: Course, index: LexicalIndex, exercise: Exercise) -> list[int]:
    """What retrieval by words alone found before there was anything else."""
    accessible = course.library.accessible(exercise.query)
    found = index.search([exercise.goal], len(course.premises))
    numbers = (course.number[scored.premise.name] for scored in found)
    return [number for number in numbers if accessible[number]]
