"""What may be used at a place, and which of it may help with a goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.lean.compiled.module import Import
from assistant.lean.compiled.names import displayed
from assistant.lean.goals import Goal
from assistant.memory import Memory
from assistant.premises.features import goal_features
from assistant.premises.library import CompiledLibrary
from assistant.premises.premise import Premise, ScoredPremise
from assistant.premises.ranking import Weights, learnt_scores, reasons
from assistant.premises.reach import reach
from assistant.premises.retrieval import PremiseLibrary, PremiseQuery
from assistant.premises.segment import segment
from assistant.premises.vectors.closeness import Closeness
from assistant.premises.vectors.texts import premise_text
from assistant.premises.written import WrittenModule

REMEMBERED = 256
"""Goals of which it is remembered what was found."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many premises of each kind: of the project, of it those that are open, and of what it imports."""

    local: int
    open: int
    library: int


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The premises for a goal, the best first: of the project's own, of these those that are open, and of others; and
    whether vectors were compared."""

    local: tuple[ScoredPremise, ...] = ()
    open: tuple[ScoredPremise, ...] = ()
    library: tuple[ScoredPremise, ...] = ()
    with_vectors: bool = False


class AccessiblePremises:
    """At a place below the text of `own`: that text, what it imports as it was compiled, and those files that were
    `changed` since, which count as they are now. Of a `module` only what it exports to `own` is in reach. Threads may
    share it."""

    def __init__(
        self,
        library: CompiledLibrary,
        own: WrittenModule,
        changed: Sequence[WrittenModule],
        weights: Weights,
        *,
        modules: Iterable[str] = (),
        without: Collection[str] = (),
        with_vectors: Weights | None = None,
    ) -> None:
        """`modules` are imported besides what the texts import; what has a name among `without` is passed over. Where
        vectors are compared other weights may hold."""
        self.library = library
        self._weights = weights
        self._weights_with_vectors = weights if with_vectors is None else with_vectors
        self._without = without
        self._module = own.indexed.module
        written = [*changed, own]
        indexed = [one.indexed for one in written]
        below = [one.features for one in library.retrieval.segments]
        self._retrieval = PremiseLibrary([segment(indexed, below)], library.retrieval)
        self._written = [premise for one in written for premise in one.premises]
        here = {one.indexed.module: one.indexed.imports for one in changed}
        imports = [*own.indexed.imports, *(Import(name, entire=False, exported=True, meta=False) for name in modules)]
        reached = reach(
            imports, lambda name: here[name] if name in here else library.imports(name), in_module=own.is_module
        )
        self._modules = reached.modules - {self._module}
        self._entire = reached.entire - {self._module}
        self._line = max((premise.line for premise in own.premises), default=0) + 1
        self._retrieved: Memory[tuple[Goal, str, Wanted, int], Retrieved] = Memory(REMEMBERED)

    def open_names(self) -> frozenset[str]:
        """The full names of those that have a hole."""
        import numpy as np

        retrieval = self.library.retrieval
        holes = [one.open for one in retrieval.segments]
        numbers = np.flatnonzero(np.concatenate(holes)) if holes else np.zeros(0, np.int64)
        of = retrieval.module_of[numbers]
        compiled = (
            retrieval.name(int(number))
            for number, module in zip(numbers, of, strict=True)
            if retrieval.modules[module] in self._modules
        )
        return frozenset((*map(displayed, compiled), *(premise.name for premise in self._written if premise.open)))

    def search(self, goal: Goal, declaration: str, wanted: Wanted, closeness: Closeness | None = None) -> Retrieved:
        """For a goal in the proof of a declaration (its full name, or empty), and how close premises are to it by their
        vectors, where there are some. Blocks for some milliseconds, or until vectors have to be there."""
        return self._retrieved.get(
            (goal, declaration, wanted, closeness.turn if closeness is not None else 0),
            lambda: self._search(goal, declaration, wanted, closeness),
            lambda found: found.with_vectors or closeness is None,  # else vectors were late, and may be there next time
        )

    def _search(self, goal: Goal, declaration: str, wanted: Wanted, closeness: Closeness | None) -> Retrieved:
        import numpy as np

        features = goal_features(goal)
        query = PremiseQuery(features, declaration, self._module, self._line, self._modules, self._entire)
        comparing = None if closeness is None else closeness.comparing(self._texts(closeness.marked))
        candidates = self._retrieval.candidates(query, comparing)
        weights = self._weights_with_vectors if candidates.with_vectors else self._weights
        scores = learnt_scores(candidates, weights)
        first_written = self.library.retrieval.count
        local: list[ScoredPremise] = []
        open_: list[ScoredPremise] = []
        library: list[ScoredPremise] = []
        for place in np.argsort(-scores, kind="stable").tolist():
            number = int(candidates.numbers[place])
            is_local = number >= first_written or self.library.is_own(number)
            if len(local) >= wanted.local and len(library) >= wanted.library:
                break
            if len(local if is_local else library) >= (wanted.local if is_local else wanted.library):
                continue
            if displayed(self._retrieval.name(number)) in self._without:
                continue
            premise = self._premise(number)
            kind = open_ if premise.open else local if is_local else library
            kind.append(ScoredPremise(premise, float(scores[place]), reasons(candidates, place, weights)))
        opened = tuple(islice(open_, wanted.open))
        return Retrieved(tuple(local), opened, tuple(library), candidates.with_vectors)

    def _texts(self, marked: bool) -> list[str]:
        """What an encoder reads of those that are only written."""
        return [premise_text(premise, marked=marked) for premise in self._written]

    def _premise(self, number: int) -> Premise:
        first_written = self.library.retrieval.count
        return self.library.premise(number) if number < first_written else self._written[number - first_written]
