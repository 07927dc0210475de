"""Places as they travel: what of them both sides can work out again is not sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, PlaceKind, cursor_place, hole_touching
from assistant.lean.positions import SourceText


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """A place of a text by the offset at which it begins."""

    path: Path
    text: str
    start: int
    cursor: bool


def refer(place: Place) -> PlaceReference:
    """The reference to a place."""
    return PlaceReference(place.path, place.text, place.span.start, place.kind is PlaceKind.CURSOR)


def resolve(reference: PlaceReference) -> Place:
    """The place that is meant. Errors: `NoHoleHere`."""
    found: Place | None
    if reference.start > len(reference.text):
        found = None
    elif reference.cursor:
        found = cursor_place(reference.path, reference.text, reference.start)
    else:
        # Two holes that touch cannot be: each is a word.
        found = hole_touching(reference.path, reference.text, reference.start)
    if found is None or found.span.start != reference.start:
        line = SourceText(reference.text).position(reference.start).line + 1
        raise NoHoleHere(f"{reference.path}:{line}", "")
    return found
