"""Nearest neighbours among proof steps.

As Tactician does for Coq (Blaauwbroek, Urban and Geuvers, *The Tactician*, 2020; Zhang et al., *Online machine learning
techniques for Coq: a comparison*, 2021), goals are bags of features weighed by how rare they are, and a tactic is
proposed where goals are alike to which it was applied before. Likeness is the weighted Jaccard index, which is exact
here and not hashed into a forest: an inverted index gives it for all steps at once, in a millisecond for tens of
thousands. Nothing is trained, so a step counts as soon as it is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.lean.goals import Goal
from assistant.neighbours.step import Lesson, Neighbour, Taught, features_of
from assistant.premises.postings import feature_hash

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats, Hashes

KIND_WEIGHTS = {"⊢": 2.0, "c": 1.0, "e": 1.0, "h": 0.5, "t": 0.5}
"""How much features of each kind count: the conclusion more than hypotheses, which most tactics do not look at."""
NEAR = 0.04
"""How much likeness a step may lack that is as near as can be."""


@dataclass(frozen=True)
class IndexedLesson:
    """A lesson with what its goals speak about."""

    lesson: Lesson

    @cached_property
    def rows(self) -> tuple[Hashes, npt.NDArray[np.int64], Floats]:
        """A row for each feature of each goal: its hash, the number of the step, and how much such a feature counts."""
        import numpy as np

        found = [
            (feature_hash(feature), number, KIND_WEIGHTS[feature[0]])
            for number, step in enumerate(self.lesson.steps)
            for feature in features_of(step.goal)
        ]
        hashes, numbers, weights = zip(*found, strict=True) if found else ((), (), ())
        return np.asarray(hashes, np.uint64), np.asarray(numbers, np.int64), np.asarray(weights, np.float32)


@dataclass(frozen=True, slots=True)
class PlacedLesson:
    """A lesson where it stands: `line`, from 1, is that in which it begins in the file of a module. `nearness` says how
    much closer it is to who asks than others, from 0 to 1."""

    indexed: IndexedLesson
    module: str
    line: int
    nearness: float = 0.0


class StepIndex:
    """Over the steps of some lessons, in their order."""

    def __init__(self, lessons: Sequence[PlacedLesson]) -> None:
        """Blocks for some milliseconds for every thousand steps."""
        import numpy as np

        self._lessons = tuple(lessons)
        counts = [len(placed.indexed.lesson.steps) for placed in lessons]
        self._starts = np.cumsum([0, *counts])
        self.count = int(self._starts[-1])
        rows = [placed.indexed.rows for placed in lessons]
        hashes = np.concatenate([np.zeros(0, np.uint64), *(row[0] for row in rows)])
        numbers = np.concatenate(
            [np.zeros(0, np.int64), *(row[1] + start for row, start in zip(rows, self._starts, strict=False))]
        )
        weights = np.concatenate([np.zeros(0, np.float32), *(row[2] for row in rows)])
        order = np.argsort(hashes, kind="stable")
        self._features, begins = np.unique(hashes[order], return_index=True)
        self._offsets = np.append(begins, len(order))
        having = np.diff(self._offsets)
        # As BM25 weighs rarity: what most steps have still tells them from others.
        self._rarity = np.log(1 + (self.count - having + 0.5) / (having + 0.5)).astype(np.float32)
        self._numbers = numbers[order]
        self._weights = weights[order] * np.repeat(self._rarity, having)
        self._masses = np.bincount(self._numbers, self._weights, self.count).astype(np.float32)
        self._nearness = np.repeat(np.asarray([placed.nearness for placed in lessons], np.float32), counts)

    def nearest(self, goal: Goal, count: int, before: int | None = None) -> list[Neighbour]:
        """At most so many steps whose goals have something in common with a goal, the most alike first; of those that
        are equally alike the last. `before` leaves out the steps with this number or a higher one."""
        import numpy as np

        likeness = self._likeness(features_of(goal))[:before]
        ranks = likeness + NEAR * self._nearness[:before]
        found = np.flatnonzero(likeness > 0)[::-1]
        best = found[np.argsort(-ranks[found], kind="stable")[:count]]
        return [Neighbour(self._taught(number), float(likeness[number])) for number in best.tolist()]

    def _taught(self, number: int) -> Taught:
        import numpy as np

        which = int(np.searchsorted(self._starts, number, side="right")) - 1
        placed = self._lessons[which]
        step = placed.indexed.lesson.steps[number - int(self._starts[which])]
        return Taught(step, placed.indexed.lesson, placed.module, placed.line + step.line)

    def _likeness(self, features: Mapping[str, int]) -> Floats:
        """Of every step (n): what is in common by what there is in either."""
        import numpy as np

        common = np.zeros(self.count, np.float32)
        mass = 0.0
        never_seen = float(np.log(2 * self.count + 2))
        for feature in features:
            place = int(np.searchsorted(self._features, np.uint64(feature_hash(feature))))
            weight = KIND_WEIGHTS[feature[0]]
            if place == len(self._features) or int(self._features[place]) != feature_hash(feature):
                mass += weight * never_seen
                continue
            these = slice(int(self._offsets[place]), int(self._offsets[place + 1]))
            common[self._numbers[these]] += self._weights[these]
            mass += weight * float(self._rarity[place])
        found: Floats = np.clip(common / np.maximum(mass + self._masses - common, 1e-6), 0.0, 1.0)
        return found
