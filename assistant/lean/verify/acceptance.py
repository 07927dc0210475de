"""Acceptance: the last word on a finished proof.

It is accepted when the proof is one tactic block that closes its goal, nothing is wrong in the file that was not wrong
before, the commands of the file are the same ones, the statement is untouched, and the judge finds in what Lean
compiled nothing that the proof may not rest on. This module compares texts and messages; `accepting.py` asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.lean.commands import commands
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.names import displayed
from assistant.lean.declarations import Declaration, declaration_at, declarations
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.judge.submission import Ruling
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope

_SCRATCH = re.compile(r"_private\.«external:[^»]*»\.\d+\.")
"""Begins a private name in a scratch document, each of which is another module."""


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


def new_errors(baseline: Iterable[Diagnostic], now: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors that the file did not have before. Lines move with a proof, so errors are told apart by their message;
    of unsolved goals only the number counts, since a proof may leave fewer of them."""
    known = Counter(_kind(d) for d in baseline if d.is_error)
    found = []
    for diagnostic in now:
        if diagnostic.is_error:
            kind = _kind(diagnostic)
            if known[kind] > 0:
                known[kind] -= 1
            else:
                found.append(diagnostic)
    return found


def _kind(diagnostic: Diagnostic) -> str:
    return "unsolved goals" if diagnostic.is_unsolved_goals else _SCRATCH.sub("", diagnostic.message)


def axiom_reasons(ruling: Ruling, scope: AxiomScope) -> list[str]:
    """Why axioms outside of a scope are not acceptable; those that the declaration rests on anyway are."""
    reasons = []
    for axiom in (*ruling.authors, *ruling.foreign):
        if axiom in ruling.inherited or scope is AxiomScope.ALL:
            continue
        if scope is AxiomScope.STANDARD:
            reasons.append(f"it uses the axiom `{displayed(axiom)}`")
        elif axiom in ruling.foreign:
            reasons.append(f"it uses the axiom `{displayed(axiom)}` of a dependency")
    return reasons


def kept_axioms(ruling: Ruling, scope: AxiomScope) -> tuple[str, ...]:
    """The axioms on which the declaration rests anyway, and which no proof may use by itself: those of Lean's compiler,
    and those out of scope."""
    usable = {*STANDARD, SORRY}
    if scope is not AxiomScope.STANDARD:
        usable |= {*ruling.authors}
    if scope is AxiomScope.ALL:
        usable |= {*ruling.foreign}
    return tuple(axiom for axiom in ruling.axioms if axiom in ruling.inherited and axiom not in usable)


def told_axioms(axioms: Iterable[str]) -> tuple[str, ...]:
    """Axioms by the names that their authors gave them, but for private ones that are called like Lean's own."""
    own = {*STANDARD, SORRY}
    return tuple(dict.fromkeys(axiom if displayed(axiom) in own else displayed(axiom) for axiom in axioms))
