"""Laws of algebraic structures: the equations among the fields of a file's classes and structures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.lean.declarations import Declaration, declarations
from models.inductive import typed
from models.shapes import strip_parentheses, top_level_words
from models.space.operations import with_types

MOST_ANCESTORS = 32


@dataclass(frozen=True, slots=True)
class AlgebraicClass:
    """A class or structure: its full name, the names of its explicit parameters, the types that it extends (as text),
    and its fields with their types."""

    name: str
    parameters: tuple[str, ...]
    parents: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Law:
    """A proposition under a name that Lean knows; both as they are written where the class is used."""

    name: str
    proposition: str


AlgebraicClasses = Mapping[str, AlgebraicClass]


def declared_classes(text: str) -> dict[str, AlgebraicClass]:
    """Those that a text declares, under their full names and the ends of these."""
    found: dict[str, AlgebraicClass] = {}
    for declaration in declarations(text):
        if declaration.kind in ("class", "structure") and declaration.name:
            one = _class(declaration, text)
            for name in _endings(one.name):
                found[name] = one
    return found


def spellings(names: Sequence[str], classes: AlgebraicClasses, kind: str) -> dict[str, str]:
    """Of the fields of a class, those of what it extends included, the full name of each way to write it."""
    found: dict[str, str] = {}
    for one, _ in _lineage(kind, classes):
        for field in one.fields:
            full = f"{one.name}.{field}"
            found |= {f"{ending}.{field}": full for ending in _endings(one.name)}
            if field not in names:
                found.setdefault(field, full)
    return found


def laws(kind: str, classes: AlgebraicClasses, owner: str = "") -> Iterator[Law]:
    """The propositions that hold in a type such as `MyGroup G` of some classes: under the names of the class's fields
    or, for a structure, as fields of the `owner` that has this type. What is no equation is among them."""
    lineage = _lineage(kind, classes)
    names = {field: one.name for one, _ in reversed(lineage) for field in one.fields}
    for one, types in lineage:
        for field, proposition in one.fields.items():
            if "=" not in proposition:
                continue
            text = with_types(proposition, types)
            full = {other: f"{owner or of}.{other}" for other, of in names.items()}
            yield Law(full[field], _with_names(text, full))


def _lineage(kind: str, classes: AlgebraicClasses) -> list[tuple[AlgebraicClass, dict[str, str]]]:
    """A class and all that it extends, each with what its parameters are."""
    found: list[tuple[AlgebraicClass, dict[str, str]]] = []
    pending = [kind]
    while pending and len(found) < MOST_ANCESTORS:
        head, *given = top_level_words(pending.pop(0))
        one = classes.get(head)
        if one is None or any(one.name == other.name for other, _ in found):
            continue
        types = dict(zip(one.parameters, map(strip_parentheses, given), strict=False))
        found.append((one, types))
        pending += [with_types(parent, types) for parent in one.parents]
    return found


def _with_names(text: str, full: Mapping[str, str]) -> str:
    """Fields by their full names, but where a name is part of another or is bound."""
    bound = {
        name
        for binders in re.findall(r"(?:∀|forall)([^,]*),", text)
        for names in re.split(r":[^()]*(?:\([^()]*\)[^()]*)*", binders)
        for name in re.findall(r"[^\W\d][\w'₀-₉]*", names)
    }
    return re.sub(
        r"(?<![\w.'])[^\W\d][\w'!?₀-₉]*(?![\w'])",
        lambda word: full[word[0]] if word[0] in full and word[0] not in bound else word[0],
        text,
    )


_EXTENDS = re.compile(r"\bextends\b(.*?)(?=:|$)", re.DOTALL)
_FIELD = re.compile(r"\(?\s*((?:[^\W\d][\w'!?₀-₉]*\s+)*[^\W\d][\w'!?₀-₉]*)\s*((?:[({⦃\[].*)?)", re.DOTALL)


def _class(declaration: Declaration, text: str) -> AlgebraicClass:
    signature = _plain(text[declaration.written_name.end : declaration.signature_end])
    extends = _EXTENDS.search(signature)
    head = signature[: extends.start()] if extends else signature
    parameters = [name for group in re.findall(r"\(([^()]*):", head) for name in group.split()]
    parents = [parent.strip() for parent in extends[1].split(",")] if extends else []
    fields: dict[str, str] = {}
    body = _plain(text[declaration.signature_end : declaration.span.end])
    body = re.sub(r"^\s*(?:where|:=)", "", body).split("deriving")[0]
    for line in _field_texts(body):
        before, kind = typed(line)
        match = _FIELD.match(before)
        if not kind or match is None:
            continue
        kind = " ".join(kind.split(":=")[0].split())
        binders = " ".join(match[2].split())
        for name in match[1].split():
            fields[name] = f"∀ {binders}, {kind}" if binders else kind
    return AlgebraicClass(declaration.name, tuple(parameters), tuple(filter(None, parents)), fields)


def _plain(text: str) -> str:
    return re.sub(r"/-.*?-/|--[^\n]*", " ", text, flags=re.DOTALL)


def _field_texts(body: str) -> list[str]:
    """The fields of a declaration's body, one by one: each begins where the first one does."""
    lines = [line for line in body.splitlines() if line.strip()]
    if not lines:
        return []
    margin = min(len(line) - len(line.lstrip()) for line in lines[1:] or lines)
    found: list[str] = []
    for number, line in enumerate(lines):
        if number == 0 or len(line) - len(line.lstrip()) <= margin:
            found.append(line.strip())
        else:
            found[-1] += " " + line.strip()
    return [field.removeprefix("(").removesuffix(")") if field.startswith("(") else field for field in found]


def _endings(name: str) -> list[str]:
    """A name without some of its namespaces, the longest first."""
    parts = name.split(".")
    return [".".join(parts[start:]) for start in range(len(parts))]
