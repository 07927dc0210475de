"""What a goal quantifies over: everything that stands before its conclusion, in order, with the part that it plays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.lean.goals import INACCESSIBLE, Goal, Hypothesis, metavariables
from assistant.premises.statements import binder_groups
from assistant.refute.errors import CannotSample
from models.inductive import arrows, type_head
from models.shapes import Head, fresh_name, is_proposition, local_names, shape, strip_parentheses


class Role(Enum):
    TYPE = "type"
    DATA = "data"
    INSTANCE = "instance"
    HYPOTHESIS = "hypothesis"


@dataclass(frozen=True, slots=True)
class Binder:
    """`type` as Lean prints it; names of binders before it may occur there."""

    name: str
    type: str
    role: Role


@dataclass(frozen=True, slots=True)
class Telescope:
    """`binders` are arguments of the closed statement, in order; those of them that are behind all data and are
    hypotheses belong to what is decided, like the `conclusion`."""

    binders: tuple[Binder, ...]
    conclusion: str

    @property
    def arguments(self) -> tuple[Binder, ...]:
        """The binders up to the last one that is no hypothesis: what has to be given for the rest to be decided."""
        last = max((i for i, binder in enumerate(self.binders) if binder.role is not Role.HYPOTHESIS), default=-1)
        return self.binders[: last + 1]

    @property
    def trailing(self) -> int:
        """How many hypotheses come behind the arguments."""
        return len(self.binders) - len(self.arguments)


def telescope(goal: Goal, data_types: Collection[str]) -> Telescope:
    """Of a goal with its context. `data_types` are names of types whose elements can be enumerated.

    Errors: `CannotSample` where the goal has metavariables, or local definitions.
    """
    if metavariables(goal):
        raise CannotSample("the goal has metavariables")
    if any(hypothesis.value for hypothesis in goal.hypotheses):
        raise CannotSample("the goal has local definitions")
    named = _renaming(goal)
    binders = [
        Binder(named.get(name, name), substituted(in_line(hypothesis.type), named), _role(hypothesis, goal, data_types))
        for hypothesis in goal.hypotheses
        for name in hypothesis.names
    ]
    text = substituted(in_line(goal.target), named)
    while (opened := _opened(text, goal, binders, data_types)) is not None:
        more, text = opened
        binders += more
    return Telescope(tuple(binders), text)


def _renaming(goal: Goal) -> dict[str, str]:
    """Names that can be written for those that cannot."""
    taken = local_names(goal)
    named: dict[str, str] = {}
    for name in (name for hypothesis in goal.hypotheses for name in hypothesis.names if INACCESSIBLE in name):
        named[name] = fresh_name(name.split(INACCESSIBLE)[0], taken)
        taken.add(named[name])
    return named


def _opened(
    text: str, goal: Goal, before: list[Binder], data_types: Collection[str]
) -> tuple[list[Binder], str] | None:
    """What the outermost quantifier of a proposition binds, and what it says of that."""
    form = shape(text)
    if form.head is Head.FORALL:
        found = list(_bound(form.left))
        if not found:
            return None
        wider = Goal("", (*goal.hypotheses, *(Hypothesis((b.name,), b.type) for b in before)), "")
        return [
            Binder(name, kind, Role.INSTANCE if bracket == "[" else _role(Hypothesis((name,), kind), wider, data_types))
            for bracket, name, kind in found
        ], form.right
    if form.head is Head.IMPLIES:
        left = strip_parentheses(form.left)
        role = Role.DATA if type_name(left) in data_types else Role.HYPOTHESIS
        return [Binder("_", left, role)], form.right
    return None


def _bound(binder: str) -> Iterator[tuple[str, str, str]]:
    """The bracket, the name and the type of each variable; nothing where a type is not printed."""
    if binder[:1] in "({[⦃":
        for group, is_body in binder_groups(binder):
            names, colon, kind = group[1:-1].partition(":")
            if is_body or not colon:
                return
            yield from ((group[0], name, kind.strip()) for name in names.split())
        return
    names, colon, kind = binder.partition(":")
    if colon:
        yield from (("(", name, kind.strip()) for name in names.split())


def _role(hypothesis: Hypothesis, goal: Goal, data_types: Collection[str]) -> Role:
    kind = in_line(hypothesis.type)
    if hypothesis.is_instance:
        return Role.INSTANCE
    if re.match(r"(?:Type|Sort)\b", kind):
        return Role.TYPE
    if kind == "Prop" or type_name(kind) in data_types:
        return Role.DATA
    return Role.HYPOTHESIS if is_proposition(hypothesis, goal) else Role.DATA


def type_name(text: str) -> str:
    """The name at the head of a type; of a function type that of its values' type, `Prod` for `α × β`."""
    return type_head(arrows(strip_parentheses(text))[-1])


def in_line(text: str) -> str:
    return " ".join(text.split())


_NAME = re.compile(r"(?<![\w.'!?₀-₉✝])[^\W\d][\w'!?₀-₉]*✝?[⁰¹²³⁴⁵⁶⁷⁸⁹]*")


def substituted(text: str, values: Mapping[str, str]) -> str:
    """A text with values for names, in parentheses where they are longer than a word."""

    def value(match: re.Match[str]) -> str:
        given = values.get(match.group())
        if given is None:
            return match.group()
        takes_dot = re.fullmatch(r"[^\W\d][\w.']*", given)
        plain = takes_dot or (given.isdecimal() and not text.startswith(".", match.end()))
        return given if plain else f"({given})"

    return _NAME.sub(value, text)


def written_out(over: Telescope, *, lowest: bool) -> str:
    """The closed statement as it is printed; types in the `lowest` universe, or in whatever they are."""
    text, quantified = over.conclusion, ""
    parts: list[str] = []
    for number, binder in enumerate(over.binders):
        if binder.role is Role.HYPOTHESIS and not _is_named_below(binder, over.binders[number + 1 :], text):
            parts += [f"∀ {quantified}, " if quantified else "", f"{_assumed(binder.type)} → "]
            quantified = ""
        else:
            quantified = _with_binder(quantified, binder, lowest)
    return "".join([*parts, f"∀ {quantified}, " if quantified else "", text])


def _is_named_below(binder: Binder, below: Sequence[Binder], conclusion: str) -> bool:
    words = {word for text in (*(other.type for other in below), conclusion) for word in _NAME.findall(text)}
    return binder.name in words


def _assumed(proposition: str) -> str:
    loose = shape(proposition).head in (Head.IMPLIES, Head.IFF) or any(one in proposition for one in ("∀", "∃", "fun "))
    return f"({proposition})" if loose else proposition


def _with_binder(quantified: str, binder: Binder, lowest: bool) -> str:
    """More variables behind others; those of the same type share their brackets."""
    if binder.role is Role.INSTANCE:
        return f"{quantified} [{binder.type}]".strip()
    kind = "Type" if lowest and binder.role is Role.TYPE and binder.type.startswith("Type") else binder.type
    last = f" : {kind})"
    if quantified.endswith(last):
        return f"{quantified.removesuffix(last)} {binder.name}{last}"
    return f"{quantified} ({binder.name}{last}".strip()
