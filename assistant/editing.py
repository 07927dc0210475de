"""What an editor asks for, in an editor's terms: positions in lines and UTF-16 columns, changes of a text.

Plain data and pure functions; `engine.py` puts them together with what Lean says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.cursor import Typed
from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, PlaceKind, cursor_place, edit, find_holes, hole_touching
from assistant.lean.positions import SourceText, Span, WirePosition, common_prefix
from assistant.lean.try_this import comment_end
from assistant.premises.premise import Premise
from assistant.search.suggestions import Suggestion, Suggestions


@dataclass(frozen=True, slots=True)
class Range:
    """Half open, as on the wire."""

    start: WirePosition
    end: WirePosition


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement of a range of the text that was asked about."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, and what choosing it does to the text."""

    suggestion: Suggestion
    change: Change

    @property
    def closes(self) -> bool:
        """Whether no goal is left, without a condition."""
        return self.suggestion.closes


@dataclass(frozen=True, slots=True)
class Offers:
    """Suggestions at a cursor. `range` is the hole or what has been typed (`prefix`) of a tactic; `offers` are all
    that are known for the place, `fitting` those that begin with what has been typed."""

    range: Range
    hole: bool
    prefix: str
    known: Suggestions
    offers: tuple[Offer, ...]

    @property
    def fitting(self) -> tuple[Offer, ...]:
        return tuple(o for o in self.offers if o.suggestion.tactic.startswith(self.prefix))

    @property
    def unasked(self) -> tuple[Offer, ...]:
        """Those of `fitting` that may be shown to somebody who only types: a condition has to stand in the text, and
        where the goal is false nothing leads to a proof."""
        if self.known.refutation is not None:
            return ()
        return tuple(o for o in self.fitting if o.suggestion.names_what_is_open)


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole of a file. `declaration` is the name (the keyword when it has none), `head` the range of the declaration's
    keyword and name, `whole` that of the declaration. `offset` is where the hole begins, `declaration_start` and
    `declaration_end` where the command begins and ends that it is in, all in code points."""

    range: Range
    declaration: str
    head: Range
    whole: Range
    offset: int
    declaration_start: int
    declaration_end: int


@dataclass(frozen=True, slots=True)
class FoundPremise:
    """A premise for a goal; `shared` are the words that both speak about, `reasons` what else speaks for it."""

    premise: Premise
    score: float
    shared: tuple[str, ...]
    reasons: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Why it was found, in words."""
        shared = f"speaks about {', '.join(self.shared)} as well" if self.shared else ""
        return "; ".join(filter(None, (shared, *self.reasons)))


def wire_range(source: SourceText, span: Span) -> Range:
    """A span as lines and UTF-16 columns."""
    return Range(WirePosition(*source.wire_of_offset(span.start)), WirePosition(*source.wire_of_offset(span.end)))


def offers(source: SourceText, typed: Typed, known: Suggestions) -> Offers:
    """What is known at a place, as changes of the text that the user sees."""
    span = Span(typed.place.span.start, typed.place.span.end + len(typed.prefix))

    def offer(suggestion: Suggestion) -> Offer:
        replaced, text = typed.change(suggestion.tactic)
        return Offer(suggestion, Change(wire_range(source, _with_request(typed.place, replaced)), text))

    found = tuple(offer(suggestion) for suggestion in known.suggestions)
    return Offers(wire_range(source, span), typed.is_hole, typed.prefix, known, found)


def hole_change(place: Place, proof: str) -> Change:
    """What writing a proof into a hole does to the text of the place."""
    span, text = edit(place, proof)
    return Change(wire_range(place.source, _with_request(place, span)), text)


def _with_request(place: Place, replaced: Span) -> Span:
    """What is replaced, with the comment that asked for it where that is a hole: it has been answered."""
    if place.kind is PlaceKind.CURSOR:
        return replaced
    return Span(replaced.start, comment_end(place.text, replaced.end))


def text_change(before: str, after: str) -> Change:
    """The smallest change that makes one text of another."""
    start = common_prefix(before, after)
    end = common_prefix(before[start:][::-1], after[start:][::-1])
    span = Span(start, len(before) - end)
    return Change(wire_range(SourceText(before), span), after[start : len(after) - end])


def as_hole(source: SourceText, place: Place) -> Hole:
    """A place as an editor sees it."""
    declaration = place.declaration
    return Hole(
        wire_range(source, place.span),
        declaration.display_name,
        wire_range(source, Span(declaration.keyword.start, declaration.written_name.end)),
        wire_range(source, declaration.span),
        place.span.start,
        declaration.command.start,
        declaration.command.end,
    )


def holes(path: Path, text: str) -> tuple[Hole, ...]:
    """The holes of a text, in order. Takes about a second for a text of a megabyte."""
    source = SourceText(text)
    return tuple(as_hole(source, place) for place in find_holes(path, text))


def hole_at(path: Path, text: str, position: WirePosition) -> Hole:
    """The hole at a position, or the empty one between tactics where a cursor stands. Errors: `NoHoleHere`."""
    source = SourceText(text)
    offset = source.offset_of_wire(position.line, position.character)
    place = hole_touching(path, text, offset) or cursor_place(path, text, offset)
    if place is None:
        raise NoHoleHere(f"{path}:{position.line + 1}", "")
    return as_hole(source, place)
