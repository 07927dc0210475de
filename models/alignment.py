"""Names of one goal in place of those of another: a tactic that was applied to one is written for the other.

Both goals are read as rows of symbols, in which the names of hypotheses are wild. Where the rows of two targets, or of
the types of two hypotheses, run in parallel, the names that stand in the same places go together; hypotheses go
together whose types are alike. Nothing here knows what a term is: what does not fit, Lean refuses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.lean.goals import Goal
from assistant.lean.lexer import Kind, code_tokens

WILD = "·"
"""Stands for a name of a hypothesis."""
IN_TARGET, IN_HYPOTHESIS, SAME_TYPE, SAME_NAME, SAME_PLACE = 3.0, 1.0, 2.0, 0.6, 0.3
"""What speaks for two names: places in parallel targets, or in types of hypotheses that go together; how alike their
types are; that they are the same; that they stand as far from the last hypothesis."""
LEAST_TYPE = 0.5
"""How alike the types of two names have to be, from 0 to 1, if they stand in the same place of a target or not."""
ALTERNATIVES = 3
"""Ways to choose names that are proposed for one tactic."""
CLOSE = 0.75
"""Share of the best name's points with which another one is worth trying."""


@dataclass(frozen=True, slots=True)
class Local:
    """A name that a goal has, its type as symbols in which such names are wild, and how many come after it."""

    name: str
    type: tuple[str, ...]
    place: int


@lru_cache(maxsize=1 << 13)
def symbols(text: str) -> tuple[str, ...]:
    """The tokens of a term, names with what is selected from them (`xs.length`) apart."""
    found: list[str] = []
    for token in code_tokens(text):
        if token.kind is Kind.NAME and "." in token.text and not token.text.startswith("«"):
            first, *fields = token.text.split(".")
            found += [first, *(f".{field}" for field in fields)]
        else:
            found.append(token.text)
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def locals_of(goal: Goal) -> tuple[Local, ...]:
    names = [name for hypothesis in goal.hypotheses for name in hypothesis.names]
    types = [hypothesis.type for hypothesis in goal.hypotheses for _ in hypothesis.names]
    known = frozenset(names)
    return tuple(
        Local(name, _wild(symbols(type_), known), len(names) - place)
        for place, (name, type_) in enumerate(zip(names, types, strict=True))
    )


def _wild(row: Sequence[str], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(WILD if symbol in names else symbol for symbol in row)


def _parallel(
    one: Sequence[str], other: Sequence[str], names: frozenset[str], others: frozenset[str]
) -> Iterator[tuple[str, str, float]]:
    """The pairs of symbols that stand in the same places of two rows, with how sure that is: where what is around them
    is the same, and, less so, where as many symbols stand in place of as many others."""
    row, their_row = _wild(one, names), _wild(other, others)
    if row == their_row:
        yield from ((left, right, 1.0) for left, right in zip(one, other, strict=True))
        return
    matcher = SequenceMatcher(None, row, their_row, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            for left, right in zip(one[a:b], other[c:d], strict=True):
                yield left, right, 1.0 if kind == "equal" else 0.5


@lru_cache(maxsize=1 << 14)
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Of two types, from 0 to 1."""
    if one == other:
        return 1.0
    return 0.9 * SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


Alignment = Mapping[str, tuple[tuple[str, float], ...]]
"""What names of one goal may be in another: for each of the first the points of those of the second, the best first."""


@lru_cache(maxsize=1 << 11)
def align(goal: Goal, other: Goal) -> Alignment:
    """The names of a goal in another one."""
    ones, others = locals_of(goal), locals_of(other)
    known, theirs = frozenset(one.name for one in ones), frozenset(one.name for one in others)
    points: defaultdict[tuple[str, str], float] = defaultdict(float)
    occurring = symbols(goal.target)
    times = {name: max(1, occurring.count(name)) for name in known}
    for left, right, sure in _parallel(occurring, symbols(other.target), known, theirs):
        if left in known and right in theirs:
            points[left, right] += IN_TARGET * sure / times[left]
    types = {(one.name, two.name): _alike(one.type, two.type) for one in ones for two in others}
    written = {name: hypothesis.type for hypothesis in goal.hypotheses for name in hypothesis.names}
    theirs_written = {name: hypothesis.type for hypothesis in other.hypotheses for name in hypothesis.names}
    for one in ones:
        highest = max((types[one.name, two.name] for two in others), default=0.0)
        best = [two for two in others if types[one.name, two.name] == highest >= LEAST_TYPE]
        for two in best if WILD in one.type else ():
            rows = symbols(written[one.name]), symbols(theirs_written[two.name])
            for left, right, sure in _parallel(*rows, known, theirs):
                if left in known and right in theirs:
                    points[left, right] += IN_HYPOTHESIS * sure * highest / len(best)
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for one in ones:
        scored = []
        for two in others:
            likeness, seen = types[one.name, two.name], points[one.name, two.name]
            if likeness >= LEAST_TYPE or seen >= IN_TARGET / 2:
                same_name, same_place = one.name == two.name, one.place == two.place
                total = SAME_TYPE * likeness + seen + SAME_NAME * same_name + SAME_PLACE * same_place
                scored.append((two.name, total))
        found[one.name] = tuple(sorted(scored, key=lambda pair: -pair[1]))
    return found


@lru_cache(maxsize=1 << 11)
def constants(goal: Goal, other: Goal) -> Mapping[str, str]:
    """For names in the target of a goal that are no hypotheses, and that the other target does not have, what stands in
    their places there and not here."""
    one, two = symbols(goal.target), symbols(other.target)
    here, there = frozenset(one), frozenset(two)
    known = frozenset(local.name for local in locals_of(goal))
    theirs = frozenset(local.name for local in locals_of(other))
    stand_in: defaultdict[tuple[str, str], float] = defaultdict(float)
    if here <= there or there <= here:
        return {}
    for left, right, sure in _parallel(one, two, known, theirs):
        if left not in known and right not in theirs and left != right:
            stand_in[left, right] += sure
    found: dict[str, str] = {}
    for (left, right), _ in sorted(stand_in.items(), key=lambda item: -item[1]):
        if left not in there and right not in here and _is_name(left) and _is_name(right):
            found.setdefault(left, right)
    return found


def _is_name(symbol: str) -> bool:
    return symbol[:1].isalpha() or symbol[:1] in "._"


def choices(alignment: Alignment, wanted: Sequence[str]) -> Iterator[tuple[dict[str, str], float]]:
    """Which names to write in place of the wanted ones, in at most `ALTERNATIVES` ways, the best first; each with the
    share of the best one's points. Different names stay different; nothing where there is no name for one."""
    best = _chosen(alignment, wanted, {})
    if best is None:
        return
    yield best, 1.0
    others = []
    for name in wanted:
        ranked = alignment[name]
        highest = next(points for candidate, points in ranked if candidate == best[name])
        for candidate, points in ranked:
            if candidate != best[name] and points >= CLOSE * highest:
                other = _chosen(alignment, wanted, {name: candidate})
                if other is not None and other != best:
                    others.append((points / max(highest, points), other))
    seen = [best]
    for share, other in sorted(others, key=lambda item: -item[0]):
        if other not in seen and len(seen) < ALTERNATIVES:
            seen.append(other)
            yield other, share


def _chosen(alignment: Alignment, wanted: Sequence[str], given: Mapping[str, str]) -> dict[str, str] | None:
    """The names with the most points, taken one after another; one that can be written."""
    chosen = dict(given)
    pairs = sorted(
        ((points, name, candidate) for name in wanted for candidate, points in alignment.get(name, ())),
        key=lambda pair: -pair[0],
    )
    for _, name, candidate in pairs:
        if name not in chosen and candidate not in chosen.values() and "✝" not in candidate:
            chosen[name] = candidate
    return chosen if all(name in chosen for name in wanted) else None
