"""The file with a candidate at a place and nothing left open, wherever the place is.

Whoever asks what a candidate rests on needs a declaration that elaborates as a whole, and has a proof that is not
finished: the candidate may leave goals, a cursor may stand in the middle of a block, other parts may be holes. So what
is left is closed by a stand-in, an axiom that proves anything. What the declaration needs for its shape (alternatives,
steps, fields, local functions, what a term goes on with) stays as it is; the tactics that were written behind the place
on goals that a candidate may have closed are left out. This module is pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lean.blocks import Opener, tactic_blocks
from assistant.lean.commands import Command, commands
from assistant.lean.declarations import declaration_at, declarations
from assistant.lean.lexer import CLOSING, OPENING, Token
from assistant.lean.places import Place, PlaceKind, find_holes, newline
from assistant.lean.positions import Span, column
from assistant.lean.verify.scratch_text import Edit, apply_edits, layout


@dataclass(frozen=True, slots=True)
class StandIn:
    """An axiom that proves anything: the command that declares it, empty where none has to, and the term that it is."""

    declaration: str
    term: str

    @property
    def tactic(self) -> str:
        return f"exact {self.term}"

    @property
    def rest(self) -> str:
        """A tactic that closes whatever is left, and nothing where nothing is."""
        return f"all_goals {self.tactic}"


def stand_in(name: str) -> StandIn:
    """A stand-in under a name that nothing else may bear."""
    return StandIn(f"axiom _root_.{name}.{{u}} {{α : Sort u}} : α", f"_root_.{name}")


HOLE = StandIn("", "sorry")
"""For the judge, who puts a marker of his own in place of every hole. Nothing before the command changes: he compares
places of this text with those of the file."""


@dataclass(frozen=True, slots=True)
class WholeText:
    """`candidate` is where the candidate stands in the text, with what closes its goals; `command` the command that it
    is in, the stand-in's declaration right before it."""

    text: str
    candidate: Span
    command: Span


def whole_text(place: Place, candidate: str, stand: StandIn) -> WholeText:
    """The file with a candidate (lines relative to column 0) at a place and everything else of its command closed.

    Where the command is wrong besides the place, so it is here: an alternative that is missing stays missing.
    """
    start = place.declaration.command.start
    head = place.text[:start]
    if stand.declaration:
        head += f"{stand.declaration}\n" + " " * column(place.text, start)
    moved = len(head) - start
    written = layout(place, _lines(place, candidate, stand))
    text = head + place.text[start : place.span.start] + written + place.text[place.span.end :]
    begin = place.span.start + moved
    end = begin + len(written)
    text = _brackets_closed(text, _command_at(text, begin))
    found = _command_at(text, begin)
    declaration = declaration_at(declarations(text), begin)
    everything = declaration.command if declaration is not None else found.span
    edits = _closed_blocks(text, found, begin, end, stand) if place.kind is PlaceKind.CURSOR else []
    for hole in find_holes(place.path, text):
        if hole.span.start in everything and not begin <= hole.span.start < end:
            proof = stand.tactic if hole.kind is PlaceKind.TACTIC else stand.term
            edits.append(Edit(hole.span.start, hole.span.end, proof))
    edits.sort(key=lambda edit: (edit.start, edit.end))
    before = sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= begin)
    whole = apply_edits(text, 0, len(text), edits)
    grown = len(whole) - len(text)
    command = Span(start + moved, everything.end + grown)
    return WholeText(whole, Span(begin + before, end + before), command)


def _lines(place: Place, candidate: str, stand: StandIn) -> list[str]:
    """The candidate, and what closes the goals that it leaves. At a hole between tactics only those are its own."""
    own = candidate.split("\n")
    if place.kind is PlaceKind.TACTIC:
        return ["·", *(f"  {line}" if line.strip() else "" for line in [*own, stand.rest])]
    return [*own, stand.rest]


_HAS_TO_CLOSE = frozenset({Opener.BY, Opener.BULLET, Opener.ALTERNATIVE})


def _closed_blocks(text: str, command: Command, begin: int, end: int, stand: StandIn) -> list[Edit]:
    """In the blocks around the candidate, innermost first: what follows it there is left out, and the rest closed."""
    first = next((token.start for token in command.tokens if token.start >= begin), begin)
    around = [b for b in tactic_blocks(command.tokens) if 0 <= b.start <= first <= b.end]
    edits: list[Edit] = []
    done = end
    for block in sorted(around, key=lambda b: -b.opened_at):
        following = min((at for at in block.tactics if at >= done), default=None)
        if block.opener not in _HAS_TO_CLOSE:
            continue
        stop = max(block.end, done)
        cut = _code_end(command.tokens, following) if following is not None else stop
        innermost = first in block.tactics  # there the candidate's own lines close the rest
        # A line behind the steps of a `calc` would be its next step.
        in_calc = text.startswith("calc", max((at for at in block.tactics if at <= first), default=first))
        closing = "" if innermost or in_calc else f"{newline(text)}{' ' * block.column}{stand.rest}"
        if closing or cut < stop:
            edits.append(Edit(max(cut, done), stop, closing))
        done = stop
    return _joined(edits)


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """What is inserted at one offset by several edits, in their order, as one edit."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and joined[-1].end == edit.start:
            joined[-1] = Edit(joined[-1].start, edit.end, joined[-1].text + edit.text)
        else:
            joined.append(edit)
    return joined


def _code_end(tokens: Sequence[Token], following: int) -> int:
    """Where the code before a tactic ends, the `;` between them aside."""
    before = [token for token in tokens if token.end <= following]
    while before and before[-1].text == ";":
        before.pop()
    return before[-1].end


def _command_at(text: str, offset: int) -> Command:
    return next(command for command in reversed(commands(text)) if command.span.start <= offset)


def _brackets_closed(text: str, command: Command) -> str:
    """The text with what closes the brackets that are still open at the end of the command."""
    expected: list[str] = []
    for token in command.tokens:
        if token.text in OPENING:
            expected.append(OPENING[token.text])
        elif token.text in CLOSING and expected and expected[-1] == token.text:
            expected.pop()
    return text[: command.span.end] + "".join(reversed(expected)) + text[command.span.end :]
