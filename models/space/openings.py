"""Ways to begin an induction, the likeliest first: on what, for all values of what, and what is distinguished next.

What the equations of the goal's functions take apart is what to induct on; what their recursive calls change has to be
free; what they take apart beside it is distinguished in every case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from models.inductive import Inductives, constructors_of, type_head
from models.shapes import mentions, proofs, strip_parentheses, things, top_level_words
from models.space.functions import WORD, Function, Functions, applications, named

DISTINGUISHED = 2
"""Variables that are distinguished in every case, at most."""
MOST = 24
"""Openings of one goal."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A tactic that leaves a goal for every case. `score` is the logarithm of a guess, `on` what it is about (a
    variable, a hypothesis or a call), `distinguished` are the variables to take apart after it, `inductive` says that
    an induction may be made on them, too."""

    tactic: str
    score: float
    on: str
    distinguished: tuple[str, ...] = ()
    inductive: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the file and what it is applied to somewhere in a goal."""

    function: Function
    arguments: tuple[str, ...]

    def variables(self, indices: Iterable[int]) -> list[str]:
        """The arguments at some places that are nothing but a name."""
        return [self.arguments[i] for i in indices if WORD.fullmatch(self.arguments[i])]


def calls_in(goal: Goal, functions: Functions) -> list[Call]:
    """Those of the target first, then those of hypotheses."""
    found: list[Call] = []
    for text in (goal.target, *(proposition for _, proposition in proofs(goal))):
        for name in named(text, functions):
            calls = applications(text, name, len(functions[name].arguments), functions[name].symbols)
            found += [Call(functions[name], tuple(map(strip_parentheses, arguments))) for arguments in calls]
    return list(dict.fromkeys(found))


def openings(goal: Goal, functions: Functions, inductives: Inductives, predicates: frozenset[str]) -> list[Opening]:
    """The best of them. `predicates` are the propositions that the file defines inductively."""
    found: dict[str, Opening] = {}
    calls = calls_in(goal, functions)
    for opening in (
        *on_hypotheses(goal, predicates),
        *on_variables(goal, calls, inductives, predicates),
        *along_calls(goal, calls),
    ):
        known = found.get(opening.tactic)
        if known is None or known.score < opening.score:
            found[opening.tactic] = opening
    return sorted(found.values(), key=lambda opening: -opening.score)[:MOST]


def on_variables(
    goal: Goal, calls: Sequence[Call], inductives: Inductives, predicates: frozenset[str]
) -> Iterator[Opening]:
    """On a variable of a recursive type, for all values of none, some or all of the others. What is known by inductive
    predicates is rather proved along these."""
    kinds = {name: kind for name, kind in things(goal) if type_head(kind) not in predicates}
    everywhere = [goal.target, *(hypothesis.type for hypothesis in goal.hypotheses)]
    behind = 0.8 * bool(by_predicates(goal, predicates))
    stated = [name for name in kinds if any(mentions(text, name) for text in everywhere)]
    for rank, name in enumerate(reversed(stated)):
        constructors = constructors_of(kinds[name], inductives)
        if not any(constructor.recursive for constructor in constructors):
            continue
        along = [call for call in calls if name in call.variables(call.function.decreasing)]
        apart = [call for call in calls if name in call.variables(call.function.matched)]
        score = (
            -behind - 0.1 * rank - (0.0 if along else 0.5 if apart else 0.8) - 0.6 * (not mentions(goal.target, name))
        )
        beside = tuple(other for other in _beside([name], calls) if other in kinds)[:DISTINGUISHED]
        others = [other for other in stated if other != name and _may_vary(kinds[other], name)]
        changed = [other for other in others if other in _changed(name, along)]
        for together, penalty in _generalised(changed, others):
            generalizing = f" generalizing {' '.join(together)}" if together else ""
            yield Opening(f"induction {name}{generalizing}", score - penalty, name, beside, inductive=True)


def _may_vary(kind: str, name: str) -> bool:
    """Whether a thing of this type is worth being generalised when the induction is on `name`."""
    return "→" not in kind and not kind.startswith(("Type", "Sort")) and not mentions(kind, name)


def _changed(name: str, calls: Sequence[Call]) -> set[str]:
    """Variables that stand, in calls with `name`, where a recursive call has something else."""
    places = [(call, place) for call in calls for place in {*call.function.changing, *call.function.decreasing}]
    return {word for call, place in places for word in WORD.findall(call.arguments[place])} - {name}


def _beside(names: Iterable[str], calls: Sequence[Call]) -> list[str]:
    """Variables that are taken apart together with some: by the same call, or by one with such a variable; and by other
    calls of the same function, which may be compared."""
    found = list(names)
    for name in found:
        for call in calls:
            apart = call.variables(call.function.matched)
            if name in apart:
                found += [other for other in apart if other not in found]
    functions = {
        call.function.name for call in calls for name in names if name in call.variables(call.function.matched)
    }
    for call in calls:
        if call.function.name in functions:
            found += [other for other in call.variables(call.function.matched) if other not in found]
    return [other for other in found if other not in names]


def _generalised(changed: Sequence[str], others: Sequence[str]) -> list[tuple[tuple[str, ...], float]]:
    """What is generalised, and what that costs: first what the recursion changes."""
    wanted: list[tuple[str, ...]] = [tuple(changed), tuple(others), ()]
    return [(together, 0.35 * rank) for rank, together in enumerate(dict.fromkeys(wanted))]


def along_calls(goal: Goal, calls: Sequence[Call]) -> Iterator[Opening]:
    """Along the recursion of a function, as it is called with variables in the goal."""
    kinds = dict(things(goal))
    rank = 0
    for call in calls:
        function = call.function
        if not function.recursive or not all(argument in kinds for argument in call.arguments):
            continue
        if len(set(call.arguments)) < len(call.arguments):
            continue
        written = f"{function.name} {' '.join(call.arguments)}"
        beside = _beside(call.arguments, calls)
        distinguished = tuple(o for o in beside if o in kinds and o not in call.arguments)[:DISTINGUISHED]
        yield Opening(f"fun_induction {written}", -0.4 - 0.1 * rank, written, distinguished)
        others = [name for name in kinds if name not in call.arguments and mentions(goal.target, name)]
        others = [name for name in reversed(others) if _may_vary(kinds[name], call.arguments[0])]
        if others:
            tactic = f"fun_induction {written} generalizing {' '.join(others)}"
            yield Opening(tactic, -0.8 - 0.1 * rank, written, distinguished)
        rank += 1


def by_predicates(goal: Goal, predicates: frozenset[str]) -> list[tuple[str, str]]:
    """Names and statements of hypotheses by predicates that the file defines inductively, whatever they are called; in
    order."""
    return [
        (name, hypothesis.type)
        for hypothesis in goal.hypotheses
        if type_head(hypothesis.type) in predicates
        for name in hypothesis.accessible_names
    ]


def on_hypotheses(goal: Goal, predicates: frozenset[str]) -> Iterator[Opening]:
    """On a hypothesis of an inductive predicate, and by the last rule that it was made with."""
    known = by_predicates(goal, predicates)
    kinds = {name: kind for name, kind in things(goal) if name not in dict(known)}
    for rank, (name, proposition) in enumerate(known):
        indices = [strip_parentheses(word) for word in top_level_words(proposition)[1:]]
        same = tuple(other for other, text in known if other != name)[:DISTINGUISHED]
        inside = set(WORD.findall(proposition))
        others = [other for other in kinds if other not in inside and _may_vary(kinds[other], name)]
        others = [other for other in reversed(others) if _concerns(goal, other)]
        base = 0.3 - 0.15 * rank
        if all(WORD.fullmatch(index) for index in indices) and len(set(indices)) == len(indices):
            for together, penalty in dict.fromkeys([(tuple(others), 0.0), ((), 1.0 * bool(others))]):
                generalizing = f" generalizing {' '.join(together)}" if together else ""
                yield Opening(f"induction {name}{generalizing}", base - penalty, name, same, inductive=True)
        else:
            yield from _with_indices_named(goal, name, proposition, indices, others, base - 0.5, same)
        yield Opening(f"cases {name}", base - 0.9, name, same)


def _with_indices_named(
    goal: Goal,
    name: str,
    proposition: str,
    indices: Sequence[str],
    others: Sequence[str],
    score: float,
    same: tuple[str, ...],
) -> Iterator[Opening]:
    """Indices that are no variables become some first, and what they were is remembered."""
    named_first: list[str] = []
    inside: list[str] = []
    for index in indices:
        if not WORD.fullmatch(index) or index not in dict(things(goal)):
            number = len(named_first) + 1
            named_first.append(f"generalize hi{number} : {index} = i{number} at {name}")
            inside += [word for word in WORD.findall(index) if word in dict(things(goal))]
    together = [*dict.fromkeys([*inside, *others])]
    if 0 < len(named_first) <= 2:
        generalizing = f" generalizing {' '.join(together)}" if together else ""
        yield Opening("; ".join([*named_first, f"induction {name}{generalizing}"]), score, name, same)


def _concerns(goal: Goal, name: str) -> bool:
    return mentions(goal.target, name) or any(mentions(text, name) for _, text in proofs(goal))
