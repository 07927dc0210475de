"""Where a negation is proved: a place of its own, in a copy of the file's text, whose goal is that what is missing at a
hole cannot be proved.

A declaration that is nothing but a hole is taken whole, behind its end, with its universes at 0 (1 for a sort), as what
`type_of%` says of it: the very term, not what is printed. The goal of any other hole is closed where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lean.goals import INACCESSIBLE, Goal
from assistant.lean.places import Place, hole_touching
from assistant.lean.verify.scratch_text import command_tokens
from assistant.lean.written import written_proof
from assistant.refute.errors import CannotSample

HOLE = "sorry"
_THEOREMS = frozenset({"theorem", "lemma"})
SORT = re.compile(r"(?:Type|Sort)(?: [^\W\d][\w']*| \*| \d+| \(.*\))?")
"""What a variable that is a type has for a type."""
_UNIVERSE = re.compile(r"\b(Type|Sort) (?:\()?([^\W\d][\w']*)")
NEGATING = "refine no_implicit_lambda% ((show ∀ p : Prop, ¬p → False → p from fun _ _ c => c.elim) _ ?_ ?_)"


@dataclass(frozen=True, slots=True)
class Closure:
    """`place` is the hole to be filled with a proof of the negation. `whole` as in `Refutation`; then `statement` is
    the negation, and `prepared` are the commands above it."""

    place: Place
    whole: bool
    statement: str = ""
    prepared: tuple[str, ...] = ()


def is_whole(place: Place) -> bool:
    """Whether a hole is all that there is of the proof of a theorem with a name."""
    declaration = place.declaration
    if declaration.kind not in _THEOREMS or not declaration.name:
        return False
    body = [
        token.text
        for token in command_tokens(place.text, declaration.command)
        if declaration.signature_end <= token.start < declaration.span.end
    ]
    return body in ([":=", HOLE], [":=", "by", HOLE])


def universes(goals: Sequence[Goal]) -> str:
    """Those that goals mention, as they are given to a constant: `.{0, 0}`; empty without any."""
    levels: dict[str, str] = {}
    for goal in goals:
        for text in (*(hypothesis.type for hypothesis in goal.hypotheses), goal.target):
            for sort, name in _UNIVERSE.findall(text):
                levels[name] = "1" if sort == "Sort" else levels.get(name, "0")
    return f".{{{', '.join(levels.values())}}}" if levels else ""


def closure(place: Place, goal: Goal, prepared: Sequence[str] = ()) -> Closure:
    """Where the negation of what is missing at a place is proved. `prepared` are commands above a whole declaration's.

    Errors: `CannotSample` where there is no such place.
    """
    return _below(place, goal, prepared) if is_whole(place) else _there(place, goal)


def _below(place: Place, goal: Goal, prepared: Sequence[str]) -> Closure:
    name = place.declaration.name
    statement = f"¬ (type_of% @_root_.{name}{universes((goal,))})"  # a shorter name may be another one's
    own = _unused(f"{name.rsplit('.', 1)[-1]}_is_false".replace("»_", "_").replace("«", ""), place.text)
    end = place.declaration.command.end
    above = "".join(f"\n\n{command}" for command in prepared)
    added = f"{above}\n\ntheorem {own} : {statement} := by\n  {HOLE}\n"
    at = end + added.rindex(HOLE)
    return Closure(_hole(place, place.text[:end] + added + place.text[end:], at), True, statement, tuple(prepared))


def alone(place: Place, statement: str) -> Closure:
    """A theorem of its own above the declaration of a place, for a negation that is written out.

    Errors: `CannotSample`.
    """
    own = _unused("refuted", place.text)
    before = f"theorem {own} : {statement} := by\n  {HOLE}\n\n"
    start = place.declaration.command.start
    at = start + before.rindex(HOLE)
    return Closure(_hole(place, place.text[:start] + before + place.text[start:], at), True, statement)


def _unused(name: str, text: str) -> str:
    while name in text:
        name += "'"
    return name


def _there(place: Place, goal: Goal) -> Closure:
    written = written_proof(place, "\n".join([closing(goal), f"· {HOLE}", f"· {HOLE}"]))
    at = written.text.index(f"· {HOLE}", written.start) + 2
    return Closure(_hole(place, written.text, at), False)


def closing(goal: Goal) -> str:
    """Tactics that leave two goals of a goal: the negation of it, closed, and `False`."""
    printed = [name for hypothesis in goal.hypotheses for name in hypothesis.names]
    names = [f"w{number}" if INACCESSIBLE in name else name for number, name in enumerate(printed)]
    hidden = [name for name, before in zip(names, printed, strict=True) if name != before]
    lines = [f"rename_i {' '.join(hidden)}"] if hidden else []
    if names:
        lines.append(f"revert {' '.join(names)}")
    return "\n".join([*lines, NEGATING])


def _hole(place: Place, text: str, at: int) -> Place:
    found = hole_touching(place.path, text, at)
    if found is None or found.span.start != at:
        raise CannotSample("the negation cannot be stated there")
    return found


_SIMPLE, _FINITE, _LARGER = "Nat", "Bool", "Fin 3"
_SIMPLE_ANYWHERE, _FINITE_ANYWHERE = "List PUnit", "Option PUnit"
"""Types of every universe."""


def chosen_types(count: int, free: bool) -> tuple[tuple[str, ...], ...]:
    """What so many variables that are types stand for; unless they are `free`, in whatever universe."""
    if count == 0:
        return ((),)
    if not free:
        return ((_SIMPLE_ANYWHERE,) * count, (_FINITE_ANYWHERE,) * count)
    alike = ((_SIMPLE,) * count, (_FINITE,) * count, (_LARGER,) * count)
    return (*alike, (_FINITE, *(_LARGER,) * (count - 1)), (_LARGER, *(_FINITE,) * (count - 1))) if count > 1 else alike
