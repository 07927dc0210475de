"""Inductive types as a prover needs them: the constructors with names for what they carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.lean.declarations import declarations
from models.shapes import Head, bound_names, shape, strip_parentheses, top_level_words


@dataclass(frozen=True, slots=True)
class Constructor:
    """`fields` are names for its arguments, `recursive` the indices of those of the type itself, `kinds` their types
    as far as they are known."""

    name: str
    fields: tuple[str, ...] = ()
    recursive: tuple[int, ...] = ()
    kinds: tuple[str, ...] = field(default=(), compare=False)


Inductives = Mapping[str, tuple[Constructor, ...]]

STANDARD: Inductives = {
    "Nat": (Constructor("zero"), Constructor("succ", ("n",), (0,), ("Nat",))),
    "List": (Constructor("nil"), Constructor("cons", ("x", "xs"), (1,), ("α", "List α"))),
    "Option": (Constructor("none"), Constructor("some", ("x",))),
    "Bool": (Constructor("false"), Constructor("true")),
    "Prod": (Constructor("mk", ("a", "b")),),
    "Sum": (Constructor("inl", ("a",)), Constructor("inr", ("b",))),
    "Fin": (Constructor("mk", ("i", "hi")),),
    "Subtype": (Constructor("mk", ("x", "hx")),),
    "Int": (Constructor("ofNat", ("n",)), Constructor("negSucc", ("n",))),
}


def type_head(type_text: str) -> str:
    """The name of a type: `List` for `List α`, `Prod` for `α × β`; empty for a function type."""
    words = top_level_words(type_text.strip())
    if "→" in words:
        return ""
    if "×" in words:
        return "Prod"
    if "⊕" in words:
        return "Sum"
    return words[0] if words else ""


def constructors_of(type_text: str, inductives: Inductives) -> tuple[Constructor, ...]:
    """Those of the type that a text names, in full or by its last name; none of a type that is not known."""
    head = type_head(type_text)
    return inductives.get(head) or inductives.get(head.rsplit(".", 1)[-1]) or ()


_BAR = re.compile(r"^\s*\|\s*|\s\|\s", re.MULTILINE)
_FIELD = re.compile(r"[({\[]([^():{}\[\]]+):([^(){}]*(?:\([^()]*\)[^(){}]*)*)[)}\]]")


def declared_inductives(text: str) -> dict[str, tuple[Constructor, ...]]:
    """The inductive types that a file declares, read from their text."""
    found: dict[str, tuple[Constructor, ...]] = {}
    for declaration in declarations(text):
        if declaration.kind != "inductive":
            continue
        body = text[declaration.signature_end : declaration.span.end].removeprefix("where").removeprefix(":=")
        body = re.sub(r"/-.*?-/|--[^\n]*", " ", body, flags=re.DOTALL).split("deriving")[0]
        short = declaration.name.rsplit(".", 1)[-1]
        constructors = tuple(c for part in _BAR.split(body) if (c := _constructor(part.strip(), short)))
        if constructors:
            found[declaration.name] = found[short] = constructors
    return found


def declared_propositions(text: str) -> frozenset[str]:
    """The predicates that a file defines inductively, in full and by their last names."""
    full = [
        declaration.name
        for declaration in declarations(text)
        if declaration.kind == "inductive" and re.search(r"[:→] Prop$", declaration.statement_in_one_line(text))
    ]
    return frozenset([*full, *(name.rsplit(".", 1)[-1] for name in full)])


def _constructor(text: str, type_name: str) -> Constructor | None:
    match = re.match(r"([\w'.]+)(.*)", text, re.DOTALL)
    if match is None:
        return None
    name, rest = match[1], match[2]
    fields: list[str] = []
    recursive: list[int] = []
    kinds: list[str] = []
    binders, arrow_type = typed(rest)
    for names, kind in _FIELD.findall(binders):
        for name_of_field in names.split():
            if type_head(kind) == type_name:
                recursive.append(len(fields))
            fields.append(name_of_field)
            kinds.append(kind.strip())
    arrow_type = " ".join(arrow_type.split())
    form = shape(arrow_type)
    while form.head is Head.FORALL:  # its variables are fields as well
        kind = form.left.strip("({⦃})").partition(":")[2]
        for name_of_field in bound_names(form.left):
            if type_head(kind) == type_name:
                recursive.append(len(fields))
            fields.append(name_of_field)
            kinds.append(kind.strip())
        arrow_type = form.right
        form = shape(arrow_type)
    parts = arrows(arrow_type)
    for part in parts[:-1]:
        kinds.append(strip_parentheses(part))
        if type_head(part.strip("()")) == type_name:
            recursive.append(len(fields))
            fields.append(_fresh("t", fields))
        else:
            fields.append(_fresh("a", fields))
    return Constructor(name, tuple(fields), tuple(recursive), tuple(kinds))


def typed(text: str) -> tuple[str, str]:
    """What stands before and behind the colon that is in no bracket."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "({[⦃") - (character in ")}]⦄")
        if character == ":" and depth == 0:
            return text[:index], text[index + 1 :]
    return text, ""


def arrows(text: str) -> list[str]:
    """What a function type takes, and last what it gives: the type itself when it is no function type."""
    parts = [""]
    for word in top_level_words(" ".join(text.split())):
        if word == "→":
            parts.append("")
        else:
            parts[-1] += " " + word
    return [part.strip() for part in parts]


def _fresh(stem: str, taken: Iterable[str]) -> str:
    used = set(taken)
    return next(name for name in (stem, *(f"{stem}{i}" for i in range(1, 100))) if name not in used)


def alternatives(constructors: Iterable[Constructor], taken: set[str], *, induction: bool, hole: str) -> str:
    """`| zero => ?_ | succ n ih => ?_` with fresh names."""
    written = []
    for constructor in constructors:
        used = set(taken)
        names: list[str] = []
        for wanted in constructor.fields:
            name = _fresh(wanted, used)
            used.add(name)
            names.append(name)
        if induction:
            for number in constructor.recursive:
                stem = "ih" if len(constructor.recursive) == 1 else f"ih_{names[number]}"
                name = _fresh(stem, used)
                used.add(name)
                names.append(name)
        written.append("| " + " ".join([constructor.name, *names]) + f" => {hole}")
    return " ".join(written)
