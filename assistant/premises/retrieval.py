"""Which premises may help with a goal: signals that people go by, weighed as it was learnt from proofs.

A premise is looked at when it shares features or words with the goal, stands just above the place, or was used in the
proof of a similar statement (nearest neighbours, as in MaSh: Kühlwein and others, 2013). For each such premise there is
a row of signals, and a linear model over them gives the order (`assistant bench premises --train` finds its weights).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from assistant.lean.compiled.names import displayed
from assistant.memory import Memory
from assistant.premises.postings import rarities
from assistant.premises.segment import STATEMENTS, Segment, bearers, name_words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats, Integers

CLASSES = "c⊢eht"
CLASS_WEIGHTS = {"c": 1.0, "⊢": 2.0, "e": 1.0, "h": 0.4, "t": 0.3}
"""How much features of a class count where similarity is one number."""
SIGNALS = (
    "similar", "words", "constants", "head", "structure", "hypotheses", "types", "covered", "covering", "neighbours",
    "neighbours by name", "name", "near", "used near", "same module", "same namespace", "popular", "simp", "size",
    "similar and covered", "similar and near", "similar and named alike", "theorem",
)  # fmt: skip
VECTORS, BY_VECTORS = "vectors", "neighbours by vectors"
VECTOR_SIGNALS = (VECTORS, BY_VECTORS)
"""More signals, where there are vectors."""
EACH = 200
"""Premises that are looked at because of one signal."""
NEIGHBOURS = 40
NEAR = 40
"""Declarations above the place that count as near."""
REACHES = 4
"""Places of which it is remembered what can be used there."""
SAMPLED, SAMPLE = 100, 20
COMMON = 0.5
"""Features that a larger share of premises has tell nothing, and cost most."""


@dataclass(frozen=True, slots=True)
class PremiseQuery:
    """A goal in the proof of `declaration` (its full name, empty where there is none) at a line of a module, from 1.
    `accessible` are the modules that it imports, directly or through others, `entire` those of them of which it can use
    what is private, too; of its own module what stands above the line is accessible, too."""

    features: Mapping[str, int]
    declaration: str = ""
    module: str = ""
    line: int = 0
    accessible: Collection[str] = ()
    entire: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """`numbers` (k) are places in the library, `signals` (k, s) is a row of signals for each, which `names` tells."""

    numbers: npt.NDArray[np.int64]
    signals: Floats
    names: tuple[str, ...] = SIGNALS

    @property
    def with_vectors(self) -> bool:
        return VECTORS in self.names


@dataclass(frozen=True, slots=True)
class _Reach:
    """What can be used at a place, as `_Imported`; `own` (n) is whether a premise is of its own module, `above` what
    stands above it there, the nearest first."""

    accessible: npt.NDArray[np.bool_]
    popularity: npt.NDArray[np.int64]
    own: npt.NDArray[np.bool_]
    above: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Imported:
    """Of some modules: `accessible` (n) of each premise, `popularity` (n) in how many of their proofs each is used."""

    accessible: npt.NDArray[np.bool_]
    popularity: npt.NDArray[np.int64]


class Comparison(Protocol):
    """Of a goal's vector with those of accessible premises. `mean` and `highest` are of their cosines, 0 where there
    are none."""

    @property
    def mean(self) -> float: ...

    @property
    def highest(self) -> float: ...

    def nearest(self, count: int) -> tuple[npt.NDArray[np.int64], Floats]:
        """Up to so many premises with cosines above 0, the highest first, and these."""
        ...

    def cosines(self, numbers: npt.NDArray[np.int64]) -> Floats:
        """Of some premises (k), ascending; not a number where one has no vector."""
        ...


Comparing = Callable[["npt.NDArray[np.bool_]"], Callable[[], Comparison | None]]
"""Begins to compare a goal's vector with those of accessible premises (n). What it gives waits for the comparison;
`None` where it did not come in time."""


class PremiseLibrary:
    """Several segments that are searched as one. A premise's number counts through all of them."""

    segments: tuple[Segment, ...]
    count: int
    modules: tuple[str, ...]
    module_of: Integers
    lines: Integers
    simp: npt.NDArray[np.uint8]
    private: npt.NDArray[np.bool_]
    kinds: npt.NDArray[np.uint8]
    sizes: Floats
    masses: Floats
    _users: npt.NDArray[np.int64]
    _used: npt.NDArray[np.int64]

    def __init__(self, segments: Sequence[Segment], base: PremiseLibrary | None = None) -> None:
        """With a `base`, the segments are added behind its own, at little cost."""
        import numpy as np

        below: tuple[PremiseLibrary, ...] = () if base is None else (base,)
        first_module = len(base.modules) if base is not None else 0
        module_starts = np.cumsum([first_module, *(len(one.modules) for one in segments)])
        self.segments = (*(one for library in below for one in library.segments), *segments)
        self.starts = np.cumsum([0, *map(len, self.segments)])
        self.count = int(self.starts[-1])
        self.modules = (
            *(module for library in below for module in library.modules),
            *(module for one in segments for module in one.modules),
        )
        self._number_of_module = {name: number for number, name in enumerate(self.modules)}
        modules = [one.module_of + start for one, start in zip(segments, module_starts, strict=False)]
        self.module_of = _joined([*(library.module_of for library in below), *modules], np.int32)
        sources: tuple[PremiseLibrary | Segment, ...] = (*below, *segments)
        self.lines = _joined([one.lines for one in sources], np.int32)
        self.simp = _joined([one.simp for one in sources], np.uint8)
        self.private = _joined([one.private for one in sources], np.uint8).astype(bool)
        self.kinds = _joined([one.kinds for one in sources], np.uint8)
        self.sizes = _joined([one.sizes for one in sources], np.float32)
        self.masses = _joined([one.masses for one in sources], np.float32)

        users, used = self._resolved(segments, self.starts[len(self.segments) - len(segments) :])
        self._users = _joined([*(library._users for library in below), users], np.int64)
        self._used = _joined([*(library._used for library in below), used], np.int64)
        self.use_offsets = np.zeros(self.count + 1, np.int64)
        np.cumsum(np.bincount(self._users, minlength=self.count), out=self.use_offsets[1:])
        self._imports: Memory[tuple[frozenset[str], frozenset[str]], _Imported] = Memory(REACHES)
        self._reaches: Memory[tuple[frozenset[str], frozenset[str], str, int], _Reach] = Memory(REACHES)

    def _resolved(
        self, segments: Sequence[Segment], starts: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Which premise of some segments, whose numbers begin at the starts, uses which."""
        import numpy as np

        users: list[npt.NDArray[np.int64]] = []
        used: list[npt.NDArray[np.int64]] = []
        for segment, start in zip(segments, starts, strict=False):
            found = np.where(segment.own_uses >= 0, segment.own_uses + start, -1)
            for other, first in zip(self.segments, self.starts, strict=False):
                left = np.flatnonzero(found < 0)
                if other is not segment and len(left):
                    numbers = bearers(other.hashes[other.by_hash], other.by_hash, segment.uses[left])
                    found[left] = np.where(numbers >= 0, numbers + first, -1)
            known = found >= 0
            known[known] = self.kinds[found[known]] < STATEMENTS
            lengths = np.diff(segment.use_offsets)
            users.append(np.repeat(np.arange(start, start + len(lengths)), lengths)[known])
            used.append(found[known])
        return _joined(users, np.int64), _joined(used, np.int64)

    def place_of(self, number: int) -> tuple[int, int]:
        """Of a premise: the number of its segment, and its own there."""
        import numpy as np

        which = int(np.searchsorted(self.starts, number, side="right")) - 1
        return which, number - int(self.starts[which])

    def name(self, number: int) -> str:
        which, place = self.place_of(number)
        return self.segments[which].names[place]

    def uses(self, number: int) -> npt.NDArray[np.int64]:
        """The premises in the proof of one."""
        found: npt.NDArray[np.int64] = self._used[self.use_offsets[number] : self.use_offsets[number + 1]]
        return found

    def popularity(self, accessible: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """In how many accessible proofs each premise is used."""
        import numpy as np

        return np.bincount(self._used[accessible[self._users]], minlength=self.count)

    def accessible(self, query: PremiseQuery) -> npt.NDArray[np.bool_]:
        imported = self._is_in(query.accessible) & (~self.private | self._is_in(query.entire))
        return imported | self._is_above(query)

    def _is_in(self, modules: Collection[str]) -> npt.NDArray[np.bool_]:
        """Of each premise, whether it is of one of some modules."""
        import numpy as np

        chosen = np.zeros(len(self.modules), bool)
        for module in modules:
            if (number := self._number_of_module.get(module)) is not None:
                chosen[number] = True
        found: npt.NDArray[np.bool_] = chosen[self.module_of]
        return found

    def _is_own(self, query: PremiseQuery) -> npt.NDArray[np.bool_]:
        """Of each premise, whether it is of the module that is asked for."""
        found: npt.NDArray[np.bool_] = self.module_of == self._number_of_module.get(query.module, -1)
        return found

    def _is_above(self, query: PremiseQuery) -> npt.NDArray[np.bool_]:
        """Whether it stands above the place there."""
        found: npt.NDArray[np.bool_] = self._is_own(query) & (self.lines < query.line)
        return found

    def _reach(self, query: PremiseQuery) -> _Reach:
        """Remembered: many goals are asked about at one place."""
        modules, entire = frozenset(query.accessible), frozenset(query.entire)
        key = (modules, entire, query.module, query.line)
        return self._reaches.get(key, lambda: self._reach_of(query, modules, entire))

    def _reach_of(self, query: PremiseQuery, modules: frozenset[str], entire: frozenset[str]) -> _Reach:
        import numpy as np

        # Most places of a project import the same.
        imported = self._imports.get((modules, entire), lambda: self._imported(modules, entire))
        own = self._is_own(query)
        above = np.flatnonzero(own)
        above = above[self.lines[above] < query.line]
        accessible, popularity = imported.accessible, imported.popularity
        if len(more := above[~accessible[above]]):
            accessible, popularity = accessible.copy(), popularity.copy()
            accessible[more] = True
            for number in more.tolist():
                np.add.at(popularity, self.uses(number), 1)
        nearest = above[np.argsort(-self.lines[above], kind="stable")][:NEAR]
        return _Reach(accessible, popularity, own, nearest)

    def _imported(self, modules: frozenset[str], entire: frozenset[str]) -> _Imported:
        accessible = self.accessible(PremiseQuery({}, accessible=modules, entire=entire))
        return _Imported(accessible, self.popularity(accessible))

    # --- signals ---------------------------------------------------------------------------------------------------

    def _scores(self, weights: Mapping[str, float], words: bool = False) -> Floats:
        import numpy as np

        scores = np.zeros(self.count, np.float32)
        for one, start in zip(self.segments, self.starts, strict=False):
            (one.words if words else one.features).add_scores(scores[start : start + len(one)], weights)
        return scores

    def candidates(self, query: PremiseQuery, comparing: Comparing | None = None) -> Candidates:
        """The premises that may help, in no order."""
        import numpy as np

        reach = self._reach(query)
        accessible, above = reach.accessible, reach.above
        compared = comparing(accessible) if comparing is not None else None
        features = [one.features for one in self.segments]
        words = [one.words for one in self.segments]
        rare = rarities(features, query.features, COMMON)
        by_class = {
            kind: self._scores({feature: rarity for feature, rarity in rare.items() if feature[0] == kind})
            for kind in CLASSES
        }
        similar = np.zeros(self.count, np.float32)
        for kind, scores in by_class.items():
            similar += np.float32(CLASS_WEIGHTS[kind]) * scores
        spoken = Counter(word for feature in query.features if feature[0] in "ct" for word in name_words(feature[1:]))
        worded = self._scores(_weighed(rarities(words, spoken), spoken), words=True)
        own_words = Counter(name_words(query.declaration))
        named = self._scores(_weighed(rarities(words, own_words), own_words), words=True)
        for scores in (similar, worded, named):
            np.multiply(scores, accessible, out=scores)

        neighbours = self._neighbours(similar, 4.0)
        by_name = self._neighbours(named, 3.0)
        used_near = self._used_by((number, math.exp(-distance / 6)) for distance, number in enumerate(above.tolist()))
        chosen = {
            *places_of_best(similar, EACH),
            *places_of_best(worded, EACH // 2),
            *places_of_best(named, EACH // 2),
            *above.tolist(),
        }
        chosen |= {*neighbours, *by_name, *used_near}
        close = compared() if compared is not None else None
        by_vectors: Mapping[int, float] = {}
        if close is not None:
            nearest, values = close.nearest(EACH)
            weighed = zip(nearest.tolist(), (_relative(values[:NEIGHBOURS], close) ** 4).tolist(), strict=False)
            by_vectors = self._used_by(weighed)
            chosen |= {*nearest.tolist(), *by_vectors}
        numbers = np.asarray(sorted(chosen), np.int64)
        numbers = numbers[accessible[numbers]] if len(numbers) else numbers

        near = np.zeros(self.count, np.float32)
        near[above] = np.exp(-np.arange(len(above)) / 8)
        conclusion = {f: r for f, r in rare.items() if f[0] == "c"}
        spoken_of = {f"c{f[1:]}" for f in query.features if f[0] in "ch"}
        wider = rarities(features, spoken_of, COMMON)
        mass = np.maximum(self.masses[numbers], 1e-6)
        covered = np.minimum(self._sums(numbers, conclusion) / mass, 1.0)
        covering = np.minimum(self._sums(numbers, wider) / mass, 1.0)
        scaled_similar, scaled_named = _scaled(similar, numbers), _scaled(named, numbers)
        namespace = query.declaration.rpartition(".")[0]
        columns = {
            "similar": scaled_similar,
            "words": _scaled(worded, numbers),
            "constants": _scaled(by_class["c"], numbers),
            "head": _scaled(by_class["⊢"], numbers),
            "structure": _scaled(by_class["e"], numbers),
            "hypotheses": _scaled(by_class["h"], numbers),
            "types": _scaled(by_class["t"], numbers),
            "covered": covered,
            "covering": covering,
            "neighbours": _counted(neighbours, numbers),
            "neighbours by name": _counted(by_name, numbers),
            "name": scaled_named,
            "near": near[numbers],
            "used near": np.log1p(_counted(used_near, numbers)),
            "same module": reach.own[numbers],
            "same namespace": np.asarray([_stands_in(name, namespace) for name in self._names_of(numbers)], bool),
            "popular": np.log1p(reach.popularity[numbers]),
            "simp": self.simp[numbers],
            "size": np.log1p(self.sizes[numbers]),
            "similar and covered": scaled_similar * covered,
            "similar and near": scaled_similar * near[numbers],
            "similar and named alike": scaled_similar * scaled_named,
            "theorem": self.kinds[numbers] == 0,
        }
        names: tuple[str, ...] = SIGNALS
        if close is not None:
            names = (*SIGNALS, *VECTOR_SIGNALS)
            columns |= {
                VECTORS: _filled(_relative(close.cosines(numbers), close)),
                BY_VECTORS: _counted(by_vectors, numbers),
            }
        return Candidates(numbers, np.stack([columns[name].astype(np.float32) for name in names], axis=1), names)

    def _neighbours(self, similarity: Floats, power: float) -> Mapping[int, float]:
        """What the proofs of the most similar statements use, weighed by how similar these are."""
        best = places_of_best(similarity, NEIGHBOURS)
        highest = float(similarity[best[0]]) if best else 1.0
        return self._used_by((number, (float(similarity[number]) / highest) ** power) for number in best)

    def _used_by(self, weighed: Iterable[tuple[int, float]]) -> Mapping[int, float]:
        """What the proofs of some premises use, each with the sum of the weights of those that use it."""
        found: defaultdict[int, float] = defaultdict(float)
        for number, weight in weighed:
            for used in self.uses(number).tolist():
                found[used] += weight
        return found

    def _parts(self, numbers: npt.NDArray[np.int64]) -> Iterator[tuple[Segment, slice, npt.NDArray[np.int64]]]:
        """The segments of some premises, ascending, with where theirs stand among these and their numbers there."""
        import numpy as np

        for one, start in zip(self.segments, self.starts, strict=False):
            first, last = np.searchsorted(numbers, (start, start + len(one)))
            yield one, slice(first, last), numbers[first:last] - start

    def _names_of(self, numbers: npt.NDArray[np.int64]) -> list[str]:
        """Of premises, ascending."""
        return [one.names[place] for one, _, local in self._parts(numbers) for place in local.tolist()]

    def _sums(self, numbers: npt.NDArray[np.int64], weights: Mapping[str, float]) -> Floats:
        """For each of some premises, ascending, the sum of the weights of the features that it has."""
        import numpy as np

        sums = np.zeros(len(numbers), np.float32)
        for one, these, local in self._parts(numbers):
            for feature, (begin, end) in one.features.find(weights).items():
                having = one.features.documents[begin:end]
                places = np.searchsorted(having, local)
                places[places == len(having)] = 0
                sums[these] += weights[feature] * (having[places] == local)
        return sums


def _joined(parts: Sequence[npt.NDArray[Any]], kind: Any) -> npt.NDArray[Any]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _stands_in(name: str, namespace: str) -> bool:
    inside = name.rpartition(".")[0]  # of private names something stands before it
    return inside.endswith(namespace) and displayed(name).rpartition(".")[0] == namespace


def _weighed(rarity: Mapping[str, float], counts: Mapping[str, int]) -> dict[str, float]:
    return {word: weight * counts[word] for word, weight in rarity.items()}


def places_of_best(scores: Floats, count: int) -> list[int]:
    """The places of the highest scores above 0, the highest first."""
    import numpy as np

    if not len(scores):
        return []
    least = np.float32(0)
    if len(scores) > SAMPLED * count:  # what the best are above is guessed from a sample, since most are far below
        sample = scores[:: len(scores) // (SAMPLE * count)]
        rank = 2 * count * len(sample) // len(scores) + 8
        least = max(np.partition(sample, -rank)[-rank], least)
    found = np.flatnonzero(scores > least)
    if least > 0 and len(found) < count:
        found = np.flatnonzero(scores > 0)
    if len(found) > count:
        found = found[np.argpartition(-scores[found], count)[:count]]
    chosen: list[int] = found[np.argsort(-scores[found], kind="stable")].tolist()
    return chosen


def _scaled(scores: Floats, numbers: npt.NDArray[np.int64]) -> Floats:
    """The scores of some premises, the highest of which is 1."""
    chosen = scores[numbers]
    highest = float(chosen.max()) if len(chosen) else 0.0
    return chosen / highest if highest > 0 else chosen


def _relative(cosines: Floats, among: Comparison) -> Floats:
    """How far cosines lie between the mean and the highest one, 0 for those below; encoders differ in what they call
    alike. Not a number where there is none."""
    import numpy as np

    scaled: Floats = np.clip((cosines - among.mean) / max(among.highest - among.mean, 1e-6), 0.0, 1.0)
    return scaled.astype(np.float32)


def _filled(values: Floats) -> Floats:
    """With what is usual among the others where there is none: it speaks neither for nor against."""
    import numpy as np

    missing = np.isnan(values)
    usual = values[~missing].mean() if not missing.all() else 0.0
    return np.where(missing, np.float32(usual), values)


def _counted(counts: Mapping[int, float], numbers: npt.NDArray[np.int64]) -> Floats:
    import numpy as np

    found: Floats = np.asarray([counts.get(number, 0.0) for number in numbers.tolist()], np.float32)
    return found
