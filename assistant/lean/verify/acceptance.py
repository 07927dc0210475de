"""Acceptance: the last word on a finished proof.

The whole file is elaborated with the proof in place. It is accepted when nothing is wrong that was not wrong before,
the commands of the file are the same ones, the statement is untouched, nothing is admitted, and the declaration rests
on allowed axioms only. This module compares texts and messages; `verifier.py` asks Lean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.lean.client import Diagnostic
from assistant.lean.declarations import Declaration, commands, declaration_at, declarations
from assistant.lean.places import HOLE_WORDS, Place
from assistant.lean.lexer import Kind, code_tokens

ALLOWED_AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})
SORRY_AXIOM = "sorryAx"
PROBE_NAME = "assistant_accepted_declaration"
_AXIOMS = re.compile(r"depends on axioms: \[(?P<axioms>[^\]]*)\]")


def filled_declaration(place: Place, text: str) -> Declaration | None:
    """The declaration that the proof was written into, found again in the filled text."""
    return declaration_at(declarations(text), place.span.start)


def structural_reasons(place: Place, text: str) -> list[str]:
    """What is different about the shape of the file besides the filled place."""
    reasons = []
    if [c.keyword for c in commands(place.text)] != [c.keyword for c in commands(text)]:
        reasons.append("the proof adds or removes commands of the file")
    declaration = filled_declaration(place, text)
    if declaration is None or declaration.signature(text) != place.declaration.signature(place.text):
        reasons.append("the statement would change")
    return reasons


def remaining_holes(place: Place, text: str) -> int:
    """Holes that are left in the declaration after filling."""
    declaration = filled_declaration(place, text)
    if declaration is None:
        return 0
    body = text[declaration.span.start : declaration.span.end]
    return sum(1 for token in code_tokens(body) if token.kind is Kind.NAME and token.text in HOLE_WORDS)


def axiom_probe(place: Place, text: str) -> tuple[str, int]:
    """The filled text with a `#print axioms` for the declaration right after its command, and the 0-based line of
    that probe. An anonymous declaration is given a name for it."""
    declaration = filled_declaration(place, text)
    if declaration is None:
        return text, -1
    name = text[declaration.written_name.start : declaration.written_name.end]
    start, end = declaration.keyword.start, declaration.command.end
    probed = text
    if not name:
        name = PROBE_NAME
        keyword = text[declaration.keyword.start : declaration.keyword.end]
        if keyword == "example":
            replacement = f"theorem {name}"
            probed = text[:start] + replacement + text[declaration.keyword.end :]
            end += len(replacement) - len(keyword)
        else:
            at = declaration.keyword.end
            priority = re.match(r"\s*\(priority\s*:=[^)]*\)", text[at:])
            at += priority.end() if priority else 0
            probed = f"{text[:at]} {name}{text[at:]}"
            end += len(name) + 1
    line = probed.count("\n", 0, end) + 1
    return f"{probed[:end]}\n#print axioms {name}\n{probed[end:]}", line


def printed_axioms(diagnostics: Iterable[Diagnostic], line: int) -> tuple[str, ...] | None:
    """What the probe printed, sorted; `None` when it printed nothing of the kind (an error, for one)."""
    for diagnostic in diagnostics:
        if diagnostic.start.line == line and diagnostic.severity == 3:
            if "does not depend on any axioms" in diagnostic.message:
                return ()
            if match := _AXIOMS.search(diagnostic.message):
                return tuple(sorted(name.strip() for name in match["axioms"].split(",") if name.strip()))
    return None


def new_errors(baseline: Iterable[Diagnostic], now: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors that the file did not have before. Lines move with a proof, so errors are told apart by their message."""
    known = Counter(d.message for d in baseline if d.is_error)
    found = []
    for diagnostic in now:
        if diagnostic.is_error:
            if known[diagnostic.message] > 0:
                known[diagnostic.message] -= 1
            else:
                found.append(diagnostic)
    return found


def axiom_reasons(axioms: tuple[str, ...], before: tuple[str, ...], other_holes: int) -> list[str]:
    """Why axioms are not acceptable. `before` are those of the declaration with its hole."""
    reasons = []
    for axiom in axioms:
        if axiom in ALLOWED_AXIOMS:
            continue
        if axiom == SORRY_AXIOM:
            if not other_holes:
                reasons.append("it rests on `sorry` through something that it uses")
        elif axiom not in before:
            reasons.append(f"it uses the axiom `{axiom}`")
    return reasons
