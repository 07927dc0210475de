"""What of a file a statement is about: its functions and predicates, followed through their definitions."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lean.declarations import declarations
from assistant.refute.negation import words


@dataclass(frozen=True, slots=True)
class Relevant:
    """Names as they are written in a tactic: `functions` have equations, `predicates` constructors. `undetermined` are
    those that nothing but the author can give values: axioms, opaque and partial definitions, and `open` ones."""

    functions: tuple[str, ...]
    predicates: tuple[str, ...]
    undetermined: tuple[str, ...]
    open: tuple[str, ...]
    words: frozenset[str]


_UNDETERMINED = frozenset({"axiom", "opaque", "constant"})
_DEFINITIONS = frozenset({"def", "abbrev", "instance"})


def relevant_parts(text: str, statement: str) -> Relevant:
    """Of the declarations in `text`, those that a statement needs."""
    found = declarations(text)
    by_word: dict[str, list[int]] = {}
    for number, declaration in enumerate(found):
        if declaration.name:
            by_word.setdefault(declaration.name.rsplit(".", 1)[-1], []).append(number)
    pending, seen = list(words(statement)), set(words(statement))
    needed: set[int] = set()
    while pending:
        for number in by_word.get(pending.pop(), ()):
            if number in needed:
                continue
            needed.add(number)
            declaration = found[number]
            if declaration.kind not in ("theorem", "lemma", "example"):
                more = words(text[declaration.span.start : declaration.span.end]) - seen
                seen |= more
                pending += more
    functions, predicates, undetermined, unfinished = [], [], [], []
    for number in sorted(needed):
        declaration = found[number]
        body = words(text[declaration.signature_end : declaration.span.end])
        if declaration.kind in _UNDETERMINED or "partial" in declaration.modifiers or "unsafe" in declaration.modifiers:
            undetermined.append(declaration.name)
        elif declaration.kind in _DEFINITIONS:
            if "sorry" in body:
                undetermined.append(declaration.name)
                unfinished.append(declaration.name)
            elif declaration.kind != "instance":
                functions.append(declaration.name)
        elif declaration.kind == "inductive" and _is_predicate(declaration.statement_in_one_line(text)):
            predicates.append(declaration.name)
    return Relevant(tuple(functions), tuple(predicates), tuple(undetermined), tuple(unfinished), frozenset(seen))


def _is_predicate(statement: str) -> bool:
    return statement.rstrip().endswith("Prop")
