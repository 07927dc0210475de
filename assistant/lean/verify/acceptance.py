"""Acceptance: the last word on a finished proof.

The whole file is elaborated with the proof in place. It is accepted when the proof is one tactic block that closes
its goal, nothing is wrong that was not wrong before, the commands of the file are the same ones, the statement is
untouched, nothing is admitted, and the declaration rests on allowed axioms only.

Where the declaration has other holes, `sorryAx` among its axioms says nothing about this proof. Then a copy is asked in
which an axiom of ours stands in for the other holes. This module makes texts and compares messages; `verifier.py`
asks Lean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.commands import commands
from assistant.lean.declarations import Declaration, declaration_at, declarations
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.lexer import Kind, code_tokens
from assistant.lean.places import HOLE_WORDS, Place, PlaceKind, find_holes
from assistant.lean.verify.scratch_text import (
    ANONYMOUS,
    Edit,
    apply_edits,
    command_tokens,
    copy_edits,
    fresh_name,
    may_copy,
)
from assistant.lean.verify.verdicts import SORRY_AXIOM

ALLOWED_AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})
COMPILER_AXIOMS = frozenset({"Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"})
PRINT_AXIOMS = "set_option pp.fullNames true in #print axioms"
"""With full names: inside `namespace N` Lean would print an axiom `N.propext` as `propext`."""
MARK = "_trial_accepted"
STAND_IN = "_trial_stand_in"
STAND_IN_AXIOM = f"axiom _root_.{STAND_IN}.{{u}} {{α : Sort u}} : α\n"
_AXIOMS = re.compile(r"'(?P<name>.+?)' depends on axioms: \[(?P<axioms>[^\]]*)\]", re.DOTALL)
_NO_AXIOMS = re.compile(r"'(?P<name>.+?)' does not depend on any axioms", re.DOTALL)
_INFORMATION = 3


@dataclass(frozen=True, slots=True)
class Probe:
    """A text with `#print axioms` in it, by line (0-based) the name it asks about. `added` lines were put in before
    line `first` of the file."""

    text: str
    lines: dict[int, str]
    first: int
    added: int

    def line_of_file(self, line: int) -> int:
        """The line (0-based) of the file that a line of the text is."""
        return line if line < self.first else max(self.first, line - self.added)


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
    """Holes that are left in the command after filling."""
    declaration = filled_declaration(place, text)
    if declaration is None:
        return 0
    return sum(
        1 for token in command_tokens(text, declaration.command) if token.kind is Kind.NAME and token.text in HOLE_WORDS
    )


# --- asking for axioms -----------------------------------------------------------------------------------------


def axiom_probe(text: str, declaration: Declaration) -> Probe:
    """The text with a `#print axioms` for the declaration right after its command. One without a name is asked about
    in a copy that has one."""
    written = text[declaration.written_name.start : declaration.written_name.end]
    end = declaration.command.end
    if written and declaration.kind != "example":
        # By its full name, which a `protected` one needs; as it is written, where a private one hides its full name.
        return _inserted(text, end, "", [f"_root_.{declaration.name}", written])
    edits = copy_edits(text, declaration.command, MARK, name_examples=True)
    copy = apply_edits(text, declaration.command.start, end, edits)
    return _inserted(text, end, copy, [fresh_name(ANONYMOUS, MARK)])


def stand_in_probe(text: str, declaration: Declaration) -> Probe | None:
    """The text with a copy of the command in which our own axiom stands in for its holes, and a `#print axioms` for
    it; `None` when the command cannot be copied."""
    command = declaration.command
    if not may_copy(text, command):
        return None
    edits = copy_edits(text, command, MARK, name_examples=True)
    kinds = {place.span.start: place.kind for place in find_holes(place_path(), text) if place.span.start in command}
    for token in command_tokens(text, command):
        if token.kind is Kind.NAME and token.text in HOLE_WORDS:
            kind = kinds.get(token.start, PlaceKind.TERM)
            words = f"_root_.{STAND_IN}"
            edits.append(Edit(token.start, token.end, f"exact {words}" if kind is PlaceKind.TACTIC else words))
    edits.sort(key=lambda edit: edit.start)
    copy = apply_edits(text, command.start, command.end, edits)
    written = text[declaration.written_name.start : declaration.written_name.end]
    name = fresh_name(written if written and declaration.kind != "example" else ANONYMOUS, MARK)
    return _inserted(text, command.end, STAND_IN_AXIOM + copy, [name])


def words_probe(text: str, declaration: Declaration, proof: str) -> Probe:
    """The text with a `#print axioms` for every name that a proof mentions."""
    names = dict.fromkeys(token.text for token in code_tokens(proof) if token.kind is Kind.NAME)
    return _inserted(text, declaration.command.end, "", list(names))


def file_probe(text: str) -> Probe:
    """The text with a `#print axioms` for every named declaration of the file."""
    names = [f"_root_.{d.name}" for d in declarations(text) if d.name and d.kind not in ("example", "axiom")]
    return _inserted(text, len(text), "", names)


def _inserted(text: str, at: int, addition: str, names: Sequence[str]) -> Probe:
    before = text[:at] + "\n" + (addition + "\n" if addition else "")
    first = before.count("\n")
    lines = {first + number: name for number, name in enumerate(names)}
    asked = "\n".join(f"{PRINT_AXIOMS} {name}" for name in names)
    probed = f"{before}{asked}\n{text[at:]}"
    return Probe(probed, lines, text.count("\n", 0, at) + 1, probed.count("\n") - text.count("\n"))


def printed_axioms(probe: Probe, diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """What was printed, sorted, by the name that was asked about; names that printed nothing are missing."""
    found: dict[str, tuple[str, ...]] = {}
    for diagnostic in diagnostics:
        name = probe.lines.get(diagnostic.start.line)
        if name is None or diagnostic.severity != _INFORMATION:
            continue
        if match := _AXIOMS.search(diagnostic.message):
            listed = (axiom.strip() for axiom in match["axioms"].split(","))
            found[name] = tuple(sorted(axiom for axiom in listed if axiom))
        elif _NO_AXIOMS.search(diagnostic.message):
            found[name] = ()
    return found


# --- comparing -------------------------------------------------------------------------------------------------


def new_errors(baseline: Iterable[Diagnostic], now: Iterable[Diagnostic], ours: Iterable[int] = ()) -> list[Diagnostic]:
    """Errors that the file did not have before. Lines move with a proof, so errors are told apart by their message;
    of unsolved goals only the number counts, since a proof may leave fewer of them. Lines in `ours` are not the
    file's."""
    skipped = frozenset(ours)
    known = Counter(_kind(d) for d in baseline if d.is_error)
    found = []
    for diagnostic in now:
        if diagnostic.is_error and diagnostic.start.line not in skipped:
            kind = _kind(diagnostic)
            if known[kind] > 0:
                known[kind] -= 1
            else:
                found.append(diagnostic)
    return found


def _kind(diagnostic: Diagnostic) -> str:
    return "unsolved goals" if diagnostic.is_unsolved_goals else diagnostic.message


def foreign_axioms(axioms: Iterable[str]) -> tuple[str, ...]:
    """Those that are not Lean's three; `sorryAx` and our stand-in are judged separately."""
    return tuple(a for a in axioms if a not in ALLOWED_AXIOMS and a not in (SORRY_AXIOM, STAND_IN))


def axiom_reasons(axioms: Iterable[str], known: Iterable[str]) -> list[str]:
    """Why axioms are not acceptable. `known` are those that the file rested on before."""
    accepted = frozenset(known) - COMPILER_AXIOMS
    return [f"it uses the axiom `{axiom}`" for axiom in foreign_axioms(axioms) if axiom not in accepted]


def place_path() -> Path:
    """The path of a text that is in no file."""
    return Path("scratch.lean")
