"""Holes that are made: a failing step of a proof, or the whole proof of a finished declaration, is left open, so that
it can be searched like any other hole. Nothing here runs Lean.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.lean.declarations import Declaration, declaration_at, declarations
from assistant.lean.errors import NoProofHere, NoTacticHere
from assistant.lean.places import INDENT, Place, filling, find_holes
from assistant.lean.positions import SourceText, Span
from assistant.lean.proof_steps import HOLE, ProofSteps
from assistant.lean.verify.examination import ProofMessage
from assistant.lean.verify.scratch_text import command_tokens
from assistant.lean.written import unix_lines, written_proof


@dataclass(frozen=True, slots=True)
class NewHole:
    """`proof` is the proof text with `sorry` in it, `place` the hole in the file with that proof."""

    proof: str
    place: Place

    @property
    def offset(self) -> int:
        """Where the hole begins in `place.text`."""
        return self.place.span.start


# --- a step of a proof -----------------------------------------------------------------------------------------


def hole_for(place: Place, proof: str, message: ProofMessage) -> NewHole:
    """The step that a message of an examination is about, left open. Errors: as `hole_in_proof`."""
    return hole_in_proof(place, proof, message.line, message.column, unsolved=message.unsolved)


def hole_in_proof(place: Place, proof: str, line: int, column: int = 0, *, unsolved: bool = False) -> NewHole:
    """A step of a proof left open.

    The innermost tactic at a line (from 1) of the proof is replaced by `sorry`, with the lines that belong to it; with
    a column (from 1) that at the column. Without one, of a line in which several tactics follow one another all are
    replaced. What comes behind in its block stays, since it may be for other goals.

    With `unsolved`, a `sorry` is added instead at the end of the block that is opened at the line, for line 0 at the
    end of the whole proof.

    Errors: `NoTacticHere` when there is no tactic, or no block.
    """
    proof = unix_lines(proof)
    steps = ProofSteps(place, proof)
    if unsolved:
        span, text = steps.end_of_block(line, column)
    else:
        span, text = steps.step(line, column), HOLE
    changed = proof[: span.start] + text + proof[span.end :]
    at = span.start + text.rindex(HOLE)
    again = written_proof(place, changed)
    begin = again.offset(changed.count("\n", 0, at) + 1, at - (changed.rfind("\n", 0, at) + 1) + 1)
    for hole in find_holes(place.path, again.text):
        if hole.span.start == begin:
            return NewHole(changed, hole)
    raise NoTacticHere(line)


def holes_of(place: Place, proof: str) -> tuple[NewHole, ...]:
    """The holes of a proof, in order."""
    proof = unix_lines(proof)
    written = written_proof(place, proof)
    holes = find_holes(place.path, written.text)
    return tuple(NewHole(proof, hole) for hole in holes if written.start <= hole.span.start < written.end)


def spliced(place: Place, hole: NewHole, found: str) -> str:
    """The proof of a place with what was found in place of a hole of it, laid out as the hole needs it."""
    proof, inner = hole.proof, hole.place
    line, column = written_proof(place, proof).position(hole.offset)
    begin = sum(len(row) + 1 for row in proof.split("\n")[: line - 1])
    at = begin + column - 1
    if "\n" in inner.block_opener:
        row = proof[begin:at]
        indentation = len(row) - len(row.lstrip()) + INDENT
        inner = replace(inner, indentation=indentation, block_opener="\n" + " " * indentation)
    else:
        inner = replace(inner, indentation=column - 1 + len(inner.block_opener))
    text = filling(inner, found).replace("\r\n", "\n")
    head = proof[:at].rstrip(" ") if text.startswith("\n") else proof[:at]
    return head + text + proof[at + inner.span.end - inner.span.start :]


# --- a declaration ------------------------------------------------------------------------------------------------


def declaration_with_hole(place: Place) -> str:
    """The text of the declaration with `sorry` at the place."""
    written = written_proof(place, HOLE)
    end = place.declaration.span.end + len(written.text) - len(place.text)
    return written.text[place.declaration.span.start : max(end, written.end)]


# --- a whole proof ---------------------------------------------------------------------------------------------

_PROVES = frozenset({"theorem", "lemma", "example", "instance"})


def without_proof(path: Path, text: str, offset: int) -> Place:
    """The hole that a declaration's proof leaves when it is taken out; its `text` is the file without the proof.

    A body that is a tactic block keeps its `by`. Errors: `NoProofHere` when no declaration with a proof is at the
    offset.
    """
    declaration = declaration_at(declarations(text), offset)
    line = SourceText(text).position(offset).line + 1
    if declaration is None or declaration.kind not in _PROVES or declaration.signature_end >= declaration.span.end:
        raise NoProofHere(f"{path}:{line}")
    span, hole = _body(text, declaration)
    changed = text[: span.start] + hole + text[span.end :]
    begin = span.start + hole.rindex(HOLE)
    for place in find_holes(path, changed):
        if place.span.start == begin:
            return place
    raise NoProofHere(f"{path}:{line}")


def _body(text: str, declaration: Declaration) -> tuple[Span, str]:
    """What of a declaration is its proof, and what is written instead."""
    end = declaration.span.end
    code = [t for t in command_tokens(text, declaration.command) if declaration.signature_end <= t.start < end]
    if len(code) > 2 and code[0].text == ":=" and code[1].text == "by":
        return Span(code[2].start, end), HOLE
    return Span(code[0].start, end), f":= {HOLE}"
