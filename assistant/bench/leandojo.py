"""How well retrieval finds premises in the benchmark files of LeanDojo.

For each theorem of a split's `test.json`: the goal is what Lean printed before its first tactic, accessible is what its
file imports and what has ended above it there, and to be found are the premises that are annotated in its tactics, of
whatever kind. ReProver asks once for each tactic, with the state before that, so that its published figures are not to
be laid beside these. Nothing is compiled: what premises speak about is read from the text of their statements. As the
splits mean it, only the proofs of `train.json` teach which premises are used; `val.json` is not looked at.
"""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.bench.premises import BEFORE, COUNTS, Ranking, Recall, rankings, recall
from assistant.bench.word_index import LexicalIndex
from assistant.lean.commands import read_commands
from assistant.lean.compiled.names import join
from assistant.lean.declarations import Declaration, declarations_among
from assistant.lean.goals import Goal
from assistant.memory import Memory
from assistant.premises.features import goal_features
from assistant.premises.indexed import IndexedPremise
from assistant.premises.leandojo import (
    TEST,
    TRAIN,
    Annotation,
    CorpusFile,
    CorpusPremise,
    DataMissing,
    LeanDojoCorpus,
    LeanDojoError,
    TracedTheorem,
    import_of,
    read_corpus,
    read_theorems,
    splits_beside,
)
from assistant.premises.premise import Premise
from assistant.premises.ranking import LEARNT
from assistant.premises.retrieval import PremiseLibrary, PremiseQuery
from assistant.premises.segment import ModulePremises, segment
from assistant.premises.statements import goal_of
from assistant.premises.written import indexed_kind

REACHES = 4
"""Files of which it is remembered what they import: theorems are measured file by file."""
WORDED = 2000
"""Premises that are looked through for those that are accessible before all are."""
_PROVED = ("theorem", "lemma", "alias")
"""What is in Lean's names for declarations of statements."""


@dataclass(frozen=True, slots=True)
class CorpusExercise:
    """Of `wanted`, the premises to be found, `proved` are the theorems, `novel` those that no accessible proof of the
    training uses. `line` counts the premises of its file: it stands behind those with lower ones."""

    path: str
    line: int
    name: str
    goal: Goal
    wanted: frozenset[int]
    proved: frozenset[int]
    novel: frozenset[int]


@dataclass(frozen=True, slots=True)
class CorpusExercises:
    """Those of so many `theorems`. Of the premises that these name, the corpus has no declaration of `not_declared`,
    and `not_accessible` are not accessible to them; neither is looked for."""

    found: tuple[CorpusExercise, ...]
    theorems: int
    not_declared: int
    not_accessible: int


@dataclass(frozen=True, slots=True)
class SplitReport:
    """`theorems` are those of `test.json`, `exercises` those of them where something is to be found; `not_declared` and
    `not_accessible` as `CorpusExercises`. `rows` are for all that tactics name, `theorem_rows` for the theorems of it,
    `novel_rows` for what no accessible proof of the training uses; each by the way in which premises are ranked."""

    theorems: int
    exercises: int
    measured: int
    not_declared: int
    not_accessible: int
    rows: dict[str, Recall]
    theorem_rows: dict[str, Recall]
    novel_rows: dict[str, Recall]
    milliseconds: float
    """Of one query, at the median."""


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """`passed_over` and `unknown_imports` as `LeanDojoCorpus`; `splits` by their names. `divided` says how theorems
    were divided where no split is written."""

    premises: int
    files: int
    passed_over: int
    unknown_imports: int
    splits: dict[str, SplitReport]
    divided: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DeclaredPremise:
    """A premise of a corpus with what its text tells. `name` is its own among all of the corpus: where several have one
    name, all but the first are called as Lean calls what is private to a file."""

    name: str
    kind: str
    simp: bool
    statement: str
    features: Counter[str]


def declared_premises(premises: Iterable[CorpusPremise]) -> list[DeclaredPremise]:
    """What their texts tell."""
    names: set[str] = set()
    found = []
    for premise in premises:
        name = premise.name
        if name in names:
            line, column = premise.start
            name = f"{join(join('_private', premise.path), f'{line}:{column}')}.0.{premise.name}"
        names.add(name)
        declaration = next(iter(declarations_among(read_commands(premise.code))), None)
        if declaration is None:  # such as `alias a := b`
            is_statement = any(word in premise.kind.lower() for word in _PROVED)
            found.append(
                DeclaredPremise(
                    name, "theorem" if is_statement else "def", simp=False, statement="", features=Counter()
                )
            )
        else:
            found.append(_declared(name, declaration, premise.code))
    return found


def _declared(name: str, declaration: Declaration, code: str) -> DeclaredPremise:
    statement = declaration.statement_in_one_line(code)
    features = goal_features(goal_of(statement))
    return DeclaredPremise(name, indexed_kind(declaration.kind), "simp" in declaration.attributes, statement, features)


class CorpusCourse:
    """A corpus with the theorems of a split: what its training proofs use is known of its premises."""

    def __init__(
        self, corpus: LeanDojoCorpus, declared: Sequence[DeclaredPremise], training: Iterable[TracedTheorem]
    ) -> None:
        """`declared` are the premises of the corpus. Errors: those of what `training` is read from."""
        self.corpus = corpus
        self._declared = declared
        self._imported: Memory[str, frozenset[str]] = Memory(REACHES)
        self._users: defaultdict[int, set[int]] = defaultdict(set)
        used: defaultdict[int, set[int]] = defaultdict(set)
        for theorem in training:
            user = corpus.number(theorem.path, theorem.start, theorem.name)
            if user is None:
                continue
            for annotation in theorem.annotations:
                number = self._number(annotation)
                if number is not None and number != user:
                    used[user].add(number)
                    self._users[number].add(user)
        numbers = iter(range(len(declared)))
        self.library = PremiseLibrary([segment([self._module(file, numbers, used) for file in corpus.files.values()])])

    def _module(self, file: CorpusFile, numbers: Iterator[int], used: Mapping[int, set[int]]) -> ModulePremises:
        """Of a file, whose premises have the next numbers. Lines count them in the order in which they end, since
        several may stand on one."""
        found = []
        for line, number in enumerate(islice(numbers, len(file.premises)), 1):
            premise = self._declared[number]
            named = tuple(self._declared[other].name for other in sorted(used.get(number, ())))
            found.append(
                IndexedPremise(
                    premise.name, premise.kind, line, line, premise.simp, premise.features, uses=(), named=named
                )
            )
        return ModulePremises(file.path, tuple(map(import_of, file.imports)), found)

    def query(self, exercise: CorpusExercise) -> PremiseQuery:
        return self._query(exercise.goal, exercise.name, exercise.path, exercise.line)

    def _query(self, goal: Goal, name: str, path: str, line: int) -> PremiseQuery:
        imported = self._imported.get(path, lambda: self.corpus.imported(path))
        return PremiseQuery(goal_features(goal), name, path, line, imported)

    def exercises(self, theorems: Iterable[TracedTheorem]) -> CorpusExercises:
        """Of the theorems of which something is to be found, file by file, each once."""
        found = []
        count = not_declared = not_accessible = 0
        different = {(theorem.path, theorem.start, theorem.name): theorem for theorem in theorems}
        for theorem in sorted(different.values(), key=lambda theorem: (theorem.path, theorem.start)):
            count += 1
            file, goal = self.corpus.files.get(theorem.path), theorem.goal()
            if file is None or goal is None or not theorem.annotations:
                continue
            line = file.above(theorem.start) + 1
            accessible = self.library.accessible(self._query(goal, theorem.name, theorem.path, line))
            declared = [self._number(annotation) for annotation in theorem.annotations]
            not_declared += declared.count(None)
            known = {number for number in declared if number is not None}
            wanted = frozenset(number for number in known if accessible[number])
            not_accessible += len(known) - len(wanted)
            if wanted:
                proved = frozenset(number for number in wanted if self._declared[number].kind == "theorem")
                novel = frozenset(
                    number for number in wanted if not any(accessible[u] for u in self._users.get(number, ()))
                )
                found.append(CorpusExercise(theorem.path, line, theorem.name, goal, wanted, proved, novel))
        return CorpusExercises(tuple(found), count, not_declared, not_accessible)

    def _number(self, annotation: Annotation) -> int | None:
        return self.corpus.number(annotation.path, annotation.position, annotation.name)


# --- measuring -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CorpusSplit:
    """The theorems whose proofs teach, and those that are measured; each is gone through once. `nothing` is the error
    where nothing is to be found in these."""

    name: str
    training: Iterable[TracedTheorem]
    tests: Iterable[TracedTheorem]
    nothing: LeanDojoError


def run_corpus(
    file: Path, weights: Mapping[str, Mapping[str, float]], report: Callable[[str], None], most: int = 0
) -> CorpusReport:
    """Measures retrieval over a `corpus.jsonl` for each of the splits beside it, at most so many theorems of each, 0
    for all. Blocks. Errors: `LeanDojoError`."""
    folders = splits_beside(file)
    report(f"reading {file}")
    corpus = read_corpus(file)
    splits = [
        CorpusSplit(
            folder.name,
            _read(folder / TRAIN, report),
            _read(folder / TEST, report),
            DataMissing(
                f"no theorem of {folder / TEST} names a premise that {file} has and that is accessible to it",
                hint="Take the corpus and its splits from the same export.",
            ),
        )
        for folder in folders
    ]
    return measured_corpus(corpus, splits, weights, report, most)


def _read(file: Path, report: Callable[[str], None]) -> Iterator[TracedTheorem]:
    """The theorems of a file, which is opened when the first is asked for. Errors: as `read_theorems`."""
    report(f"reading {file}")
    yield from read_theorems(file)


def measured_corpus(
    corpus: LeanDojoCorpus,
    splits: Iterable[CorpusSplit],
    weights: Mapping[str, Mapping[str, float]],
    report: Callable[[str], None],
    most: int = 0,
) -> CorpusReport:
    """As `run_corpus`, of a corpus that is read. Errors: that of a split where nothing is to be found."""
    report(f"{len(corpus.premises)} premises of {len(corpus.files)} files")
    declared = declared_premises(corpus.premises)
    words = LexicalIndex(
        Premise(premise.name, text.statement, text.kind, premise.path)
        for premise, text in zip(corpus.premises, declared, strict=True)
    )
    found = {}
    for split in splits:
        course = CorpusCourse(corpus, declared, split.training)
        exercises = course.exercises(split.tests)
        if not exercises.found:
            raise split.nothing
        found[split.name] = _measured(course, exercises, words, rankings(weights), report, most)
    return CorpusReport(len(corpus.premises), len(corpus.files), corpus.passed_over, corpus.unknown_imports, found)


def _measured(
    course: CorpusCourse,
    exercises: CorpusExercises,
    words: LexicalIndex,
    ways: Mapping[str, Ranking],
    report: Callable[[str], None],
    most: int,
) -> SplitReport:
    chosen = list(exercises.found)
    if 0 < most < len(chosen):  # in their order, so that what a file can reach is found out once
        chosen = [chosen[place] for place in sorted(random.Random(1).sample(range(len(chosen)), most))]
    places = {id(premise): number for number, premise in enumerate(words.premises)}
    orders: dict[str, list[Sequence[int]]] = {name: [] for name in (BEFORE, *ways)}
    seconds = []
    for done, exercise in enumerate(chosen):
        if done % 100 == 0:
            report(f"{done} of {len(chosen)} theorems")
        query = course.query(exercise)
        started = time.perf_counter()
        candidates = course.library.candidates(query)
        ways[LEARNT](candidates)
        seconds.append(time.perf_counter() - started)
        orders[BEFORE].append(_by_words(words, places, exercise.goal, course.library.accessible(query)))
        for name, ranking in ways.items():
            orders[name].append(ranking(candidates)[: COUNTS[-1]])

    def rows(wanted: Sequence[frozenset[int]]) -> dict[str, Recall]:
        return {name: recall(found, wanted) for name, found in orders.items()}

    return SplitReport(
        exercises.theorems,
        len(exercises.found),
        len(chosen),
        exercises.not_declared,
        exercises.not_accessible,
        rows([exercise.wanted for exercise in chosen]),
        rows([exercise.proved for exercise in chosen]),
        rows([exercise.novel for exercise in chosen]),
        round(1000 * statistics.median(seconds), 2),
    )


def _by_words(words: LexicalIndex, places: Mapping[int, int], goal: Goal, accessible: Any) -> list[int]:
    """The first of what retrieval by words alone found; `places` are the numbers of its premises by their identity.
    Most often they are among the best of all, and these are quickly had."""
    for count in (WORDED, len(words.premises)):
        found = words.search([goal], count)
        numbers = [number for one in found if accessible[number := places[id(one.premise)]]][: COUNTS[-1]]
        if len(numbers) == COUNTS[-1] or len(found) < count:
            break
    return numbers
