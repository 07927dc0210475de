"""The types that a file declares, with the types of what their constructors take, read from their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.lean.declarations import Declaration, declarations
from assistant.premises.statements import binder_groups
from models.inductive import arrows
from models.shapes import Head, shape, strip_parentheses


@dataclass(frozen=True, slots=True)
class Constructor:
    """`name` in full, `fields` the types of what it takes, in which parameters of the type may occur."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Datatype:
    """`decidable` says whether its author had Lean derive that equality is decidable, or says it himself."""

    name: str
    parameters: tuple[str, ...]
    constructors: tuple[Constructor, ...]
    decidable: bool
    is_class: bool


Datatypes = Mapping[str, Datatype]
"""By full and by last name."""

_COMMENT = re.compile(r"/-.*?-/|--[^\n]*", re.DOTALL)
_BAR = re.compile(r"(?:^|\s)\|\s")


def declared_datatypes(text: str) -> dict[str, Datatype]:
    """The inductive types and structures of a text whose elements are data, and are not indexed."""
    found: dict[str, Datatype] = {}
    for declaration in declarations(text):
        if declaration.kind not in ("inductive", "structure", "class") or not declaration.name:
            continue
        datatype = _datatype(declaration, text)
        if datatype is not None:
            found[datatype.name] = found[datatype.name.rsplit(".", 1)[-1]] = datatype
    return found


def _datatype(declaration: Declaration, text: str) -> Datatype | None:
    signature = " ".join(_COMMENT.sub(" ", declaration.statement(text)).split())
    parameters, body = _signature(signature)
    if body and not re.match(r"(?:Type|Sort)\b", body):
        return None  # a predicate, or a family of types
    written = _COMMENT.sub(" ", text[declaration.signature_end : declaration.span.end])
    written, _, derived = written.partition("deriving")
    written = re.sub(r"^\s*(?:where|:=)", " ", written)
    read = _constructors if declaration.kind == "inductive" else _fields
    constructors = tuple(read(written, declaration.name))
    decidable = "DecidableEq" in derived or bool(
        re.search(rf"DecidableEq\s+\(?{re.escape(declaration.name.rsplit('.', 1)[-1])}\b", text)
    )
    return (
        Datatype(declaration.name, parameters, constructors, decidable, declaration.kind == "class")
        if constructors
        else None
    )


def _signature(text: str) -> tuple[tuple[str, ...], str]:
    parameters: list[str] = []
    for group, is_body in binder_groups(text):
        if is_body:
            return tuple(parameters), group
        if group[0] != "[":
            parameters += group[1:-1].partition(":")[0].split()
    return tuple(parameters), ""


def _constructors(body: str, of: str) -> Iterator[Constructor]:
    for part in _BAR.split(body):
        name, _, rest = " ".join(part.split()).partition(" ")
        if name:
            yield Constructor(f"{of}.{name.rstrip(':')}", tuple(_taken(f": {rest}" if name.endswith(":") else rest)))


def _taken(signature: str) -> Iterator[str]:
    """The types of the explicit arguments of a constructor."""
    for group, is_body in binder_groups(signature):
        if not is_body:
            names, colon, kind = group[1:-1].partition(":")
            if colon and group[0] == "(":
                yield from (kind.strip() for _ in names.split())
            continue
        form = shape(group)
        if form.head is Head.FORALL:
            yield from _taken(form.left)
            yield from _taken(f": {form.right}")
        else:
            yield from (strip_parentheses(part) for part in arrows(group)[:-1])


def _fields(body: str, of: str) -> Iterator[Constructor]:
    """That of a structure: `name : type` on lines of their own, or in brackets."""
    name = "mk"
    if match := re.match(r"\s*([\w']+)\s*::", body):
        name, body = match[1], body[match.end() :]
    fields: list[str] = []
    for line in _entries(body):
        if line[0] in "({[⦃":
            fields += [part for group, _ in binder_groups(line) for part in _field(group[1:-1])]
        else:
            fields += _field(line)
    yield Constructor(f"{of}.{name}", tuple(fields))


def _field(text: str) -> list[str]:
    names, colon, kind = text.partition(":")
    return [kind.split(":=")[0].strip() for _ in names.split()] if colon else []


def _entries(body: str) -> list[str]:
    """Lines, with those that are indented further joined to the one that they continue."""
    rows = [row for row in body.split("\n") if row.strip()]
    if not rows:
        return []
    margin = min(len(row) - len(row.lstrip()) for row in rows[1:] or rows)
    entries: list[str] = []
    for number, row in enumerate(rows):
        if entries and number and len(row) - len(row.lstrip()) > margin:
            entries[-1] += " " + row.strip()
        else:
            entries.append(row.strip())
    return entries
