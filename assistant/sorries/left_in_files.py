"""What is said of what is left in several files besides their holes, when these were worked on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import TypedDict

from assistant.sorries.events import FileEnded
from assistant.sorries.leftovers import LeftDeclaration, LeftError

SHOWN = 5
"""Places that are named of each kind."""


class LeftDeclarationDocument(TypedDict):
    file: str
    line: int
    declaration: str


class LeftErrorDocument(TypedDict):
    file: str
    line: int
    message: str


class UnaskedDocument(TypedDict):
    file: str
    reason: str


class LeftDocument(TypedDict):
    unfinished: list[LeftDeclarationDocument]
    errors: list[LeftErrorDocument]
    unasked: list[UnaskedDocument]


@dataclass(frozen=True, slots=True)
class LeftInFiles:
    """Each with its file. `unasked` says why Lean could not be asked, `only_said` why only its warnings were read."""

    declarations: tuple[tuple[Path, LeftDeclaration], ...] = ()
    errors: tuple[tuple[Path, LeftError], ...] = ()
    unasked: tuple[tuple[Path, str], ...] = ()
    only_said: tuple[tuple[Path, str], ...] = ()

    def is_unsure(self, *, in_place: bool) -> bool:
        """Whether something may be left of which nobody knows. With `in_place` the user takes what Lean says for what
        it compiled."""
        return bool(self.unasked) or (bool(self.only_said) and not in_place)

    @property
    def document(self) -> LeftDocument:
        """The same for a JSON document."""
        return {
            "unfinished": [
                {"file": str(path), "line": one.line, "declaration": one.name} for path, one in self.declarations
            ],
            "errors": [{"file": str(path), "line": one.line, "message": one.message} for path, one in self.errors],
            "unasked": [{"file": str(path), "reason": reason} for path, reason in (*self.unasked, *self.only_said)],
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, a line for each kind."""
        said: list[str] = []
        if self.declarations:
            count = len(self.declarations)
            whose = "1 declaration still rests" if count == 1 else f"{count} declarations still rest"
            places = [_place(path, one.line, one.name) for path, one in self.declarations]
            said.append(f"{whose} on `sorry`: {some_of(places)}")
        by_file: dict[Path, list[LeftError]] = {}
        for path, error in self.errors:
            by_file.setdefault(path, []).append(error)
        for path, errors in by_file.items():
            more = f", and {len(errors) - 1} more error{'s' * (len(errors) > 2)}" if len(errors) > 1 else ""
            first = errors[0]
            said.append(f"{path} has an error at line {first.line}, which was there before: {first.message}{more}")
        if self.unasked:
            said.append(f"not known whether anything else rests on `sorry` in {some_of(_with_reasons(self.unasked))}")
        if self.only_said:
            places = _with_reasons(self.only_said)
            said.append(f"known from Lean's warnings alone that nothing else rests on `sorry` in {some_of(places)}")
        return tuple(said)


def left_in(files: Iterable[FileEnded]) -> LeftInFiles:
    """What is left in some files, in their order."""
    ended = [(file.path, file.leftovers) for file in files]
    return LeftInFiles(
        tuple((path, one) for path, left in ended for one in left.declarations),
        tuple((path, error) for path, left in ended for error in left.errors),
        tuple((path, left.unasked) for path, left in ended if left.unasked),
        tuple((path, left.only_said) for path, left in ended if left.only_said),
    )


def left_alone(places: Sequence[str]) -> str:
    """What is said of places where a `sorry` stands that is no hole; empty without any."""
    if not places:
        return ""
    count = "1 `sorry`" if len(places) == 1 else f"{len(places)} `sorry`s"
    return (
        f"{count} left alone, in a statement, as an argument, in a command that is not known here or does not parse,"
        f" behind a string that is not closed, or by `stop`: {some_of(places)}"
    )


def some_of(places: Sequence[str]) -> str:
    """The first of some places, and how many more there are."""
    rest = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f"{', '.join(places[:SHOWN])}{rest}"


def _place(path: Path, line: int, name: str) -> str:
    return " ".join(filter(None, (f"{path}:{line}" if line else str(path), name)))


def _with_reasons(places: Iterable[tuple[Path, str]]) -> list[str]:
    return [f"{path} ({reason.splitlines()[0]})" for path, reason in places]
