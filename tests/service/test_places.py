"""Places as references: the other side finds the very same place, or says that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.commands import commands
from assistant.lean.errors import NoHoleHere
from assistant.lean.places import Place, cursor_place, find_holes
from assistant.service.places import PlaceReference, refer, resolve
from tests.conftest import PROJECTS

FILES = sorted((PROJECTS / "textbook").glob("*.lean"))
FILE = Path("A.lean").absolute()
MANY = 25
"""Cursors of a file that are looked at."""


def cursors(path: Path) -> list[Place]:
    """Places where proofs begin, before and behind what stands for them, all over a file."""
    text = path.read_text(encoding="utf-8")
    words = [token for command in commands(text) for token in command.tokens if token.text == "sorry"]
    some = words[:: max(1, len(words) // MANY)]
    places = (cursor_place(path, text, offset) for token in some for offset in (token.start, token.end))
    return [place for place in places if place is not None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_hole_is_found_again(path: Path) -> None:
    holes = find_holes(path, path.read_text(encoding="utf-8"))
    assert len(holes) > 10
    for hole in holes[:MANY]:
        assert resolve(refer(hole), hole.text) == hole


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_cursor_is_found_again(path: Path) -> None:
    found = cursors(path)
    assert len(found) > 5
    for place in found:
        assert resolve(refer(place), place.text) == place


def test_several_holes_of_one_command_are_told_apart() -> None:
    text = "theorem t (p q : Prop) (a : p) (b : q) : p ∧ q := by\n  constructor\n  · sorry\n  · sorry\n"
    one, two = find_holes(FILE, text)
    assert (resolve(refer(one), one.text), resolve(refer(two), two.text)) == (one, two)
    assert one != two


def test_a_hole_of_a_text_with_windows_line_ends_and_wide_letters_is_found_again() -> None:
    text = "-- 𝕜\r\ntheorem t (p : Prop) (h : p) : p := by\r\n  sorry\r\n"
    [hole] = find_holes(FILE, text)
    assert resolve(refer(hole), hole.text) == hole


def test_a_file_is_the_same_for_whoever_works_in_another_folder() -> None:
    [hole] = find_holes(Path("Sub/A.lean"), "theorem t (p : Prop) (h : p) : p := by\n  sorry\n")
    assert refer(hole).path == Path("Sub/A.lean").absolute()


TEXT = "theorem t : True := by\n  sorry\n\n-- a word\n"


@pytest.mark.parametrize(
    ("start", "cursor"),
    [
        (TEXT.index("sorry") + 1, False),
        (TEXT.index("sorry") + 5, False),
        (0, False),
        (len(TEXT), False),
        (10**9, False),
        (TEXT.index("theorem") + 3, True),
        (TEXT.index("word"), True),
        (10**9, True),
    ],
)
def test_a_reference_to_nothing_is_an_error_that_says_where(start: int, cursor: bool) -> None:
    with pytest.raises(NoHoleHere, match=r"A\.lean:\d+: nothing to prove here"):
        resolve(PlaceReference(Path("A.lean"), start, cursor), TEXT)
