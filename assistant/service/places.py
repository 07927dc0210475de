"""Places as they travel: what of them both sides can work out again is not sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, PlaceKind, cursor_place, hole_touching
from assistant.lean.positions import SourceText
from assistant.lean.project import absolute


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """A place of a text, which travels by itself, by the offset at which it begins."""

    path: Path
    start: int
    cursor: bool


def refer(place: Place) -> PlaceReference:
    """The reference to a place, for whoever works in another folder."""
    return PlaceReference(absolute(place.path), place.span.start, place.kind is PlaceKind.CURSOR)


def resolve(reference: PlaceReference, text: str) -> Place:
    """The place of a text that is meant. Errors: `NoHoleHere`."""
    found: Place | None
    if reference.start > len(text):
        found = None
    elif reference.cursor:
        found = cursor_place(reference.path, text, reference.start)
    else:
        # Two holes that touch cannot be: each is a word.
        found = hole_touching(reference.path, text, reference.start)
    if found is None or found.span.start != reference.start:
        line = SourceText(text).position(reference.start).line + 1
        raise NoHoleHere(f"{reference.path}:{line}", "")
    return found
