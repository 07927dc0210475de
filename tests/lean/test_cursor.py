"""What is being written at a cursor: the place of the tactic, and the part of it that is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.cursor import excerpt, typed_after, typed_at
from assistant.lean.errors import NoHoleHere
from assistant.lean.places import find_holes
from tests.conftest import PROJECTS

PATH = Path("Test.lean")
CURSOR = "▮"


def at_cursor(text: str) -> tuple[str, int]:
    """The text without the mark of the cursor, and where it was."""
    assert text.count(CURSOR) == 1
    return text.replace(CURSOR, ""), text.index(CURSOR)


def chosen(text: str, tactic: str) -> str:
    """The text in which a tactic was chosen at the cursor."""
    plain, offset = at_cursor(text)
    span, replacement = typed_at(PATH, plain, offset).change(tactic)
    return plain[: span.start] + replacement + plain[span.end :]


ONE_LINE = [
    ("theorem t : p := by▮", "", "theorem t : p := by omega"),
    ("theorem t : p := by ▮", "", "theorem t : p := by omega"),
    ("theorem t : p := by\n  ▮\n", "", "theorem t : p := by\n  omega\n"),
    ("theorem t : p := by\n  sim▮\n", "sim", "theorem t : p := by\n  omega\n"),
    ("theorem t : p := by\n  intro h\n  exact h▮\n", "exact h", "theorem t : p := by\n  intro h\n  omega\n"),
    ("theorem t : p := by simp [▮", "simp [", "theorem t : p := by omega"),
    ("theorem t : p := by sor▮ry", "", "theorem t : p := by omega"),
    ("theorem t : p := sorry▮", "", "theorem t : p := by omega"),
    ("theorem t : p := by\n  · om▮\n  · sorry\n", "om", "theorem t : p := by\n  · omega\n  · sorry\n"),
    ("theorem t : p := by\n  · ▮\n  · sorry\n", "", "theorem t : p := by\n  · omega\n  · sorry\n"),
    ("theorem t : p := foo (by ▮)", "", "theorem t : p := foo (by omega)"),
    ("theorem t : p := foo (by si▮)", "si", "theorem t : p := foo (by omega)"),
    ("theorem t : p := by\n  constructor <;> si▮\n", "constructor <;> si", "theorem t : p := by\n  omega\n"),
    ("theorem t : p := by\n  have h : q := by▮\n  exact h\n", "",
     "theorem t : p := by\n  have h : q := by omega\n  exact h\n"),
    ("theorem t : p := by\n  simp -- why\n  om▮ -- because\n", "om",
     "theorem t : p := by\n  simp -- why\n  omega -- because\n"),
    ("theorem t : p := by -- why\n  ▮\n", "", "theorem t : p := by -- why\n  omega\n"),
    ("theorem t : p := foo ⟨by sim▮, h⟩", "sim", "theorem t : p := foo ⟨by omega, h⟩"),
    ("theorem t : p := foo ⟨by ▮, h⟩", "", "theorem t : p := foo ⟨by omega, h⟩"),
    ("theorem t : p := if d then by sim▮ else h", "sim", "theorem t : p := if d then by omega else h"),
    ("theorem t : p := by\n▮\n\n", "", "theorem t : p := by\n  omega\n\n"),
    ("/- c -/ theorem t : p := by\n▮", "", "/- c -/ theorem t : p := by\n          omega"),
    ("theorem t : p := f\nwhere\n  f : p := by ▮\n  g : q := h\n", "",
     "theorem t : p := f\nwhere\n  f : p := by omega\n  g : q := h\n"),
    ("/-- d -/\ntheorem t : p := by\n  om▮\n\ntheorem u : q := by\n  sorry\n", "om",
     "/-- d -/\ntheorem t : p := by\n  omega\n\ntheorem u : q := by\n  sorry\n"),
]  # fmt: skip
CASES = [
    ("theorem t : p := by\n  cases h with\n  | inl h => ▮\n  | inr h => sorry\n", ""),
    ("theorem t : p := by\n  cases h with\n  | inl h => si▮\n  | inr h => sorry\n", "si"),
    ("theorem t : p := by\n  cases h with\n  | inl h =>\n    ▮\n  | inr h => sorry\n", ""),
]


@pytest.mark.parametrize(("text", "prefix", "after"), ONE_LINE)
def test_a_tactic_takes_the_place_of_what_has_been_typed(text: str, prefix: str, after: str) -> None:
    plain, offset = at_cursor(text)
    assert typed_at(PATH, plain, offset).prefix == prefix
    assert chosen(text, "omega") == after


@pytest.mark.parametrize(("text", "prefix"), CASES)
def test_in_an_alternative(text: str, prefix: str) -> None:
    plain, offset = at_cursor(text)
    assert typed_at(PATH, plain, offset).prefix == prefix
    assert chosen(text, "omega") == plain[: offset - len(prefix)] + "omega" + plain[offset:]


def test_a_tactic_of_several_lines_gets_lines_of_its_own() -> None:
    assert chosen("theorem t : p := by ▮", "first\n  rfl\n  simp") == "theorem t : p := by\n  first\n    rfl\n    simp"
    assert chosen("theorem t : p := by\n  fi▮\n", "first\n  rfl\n  simp") == (
        "theorem t : p := by\n  first\n    rfl\n    simp\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "▮theorem t : p := by simp",
        "theorem ▮t : p := by simp",
        "theorem t : p ▮:= by simp",
        "-- by ▮",
        "theorem t : p := by\n  simp -- om▮",
        "theorem t : p := by\n  /- om▮ -/\n  simp",
        "theorem t : p := by\n  simp\n\n▮theorem u : q := by\n  sorry\n",
        "def f : Nat := 3▮",
        "theorem t : p := by\n  simp [foo▮, bar]",
        "theorem t : p := foo (by simp [foo▮, bar])",
        "▮",
    ],
)
def test_where_no_tactic_can_be_written(text: str) -> None:
    with pytest.raises(NoHoleHere):
        typed_at(PATH, *at_cursor(text))


def test_behind_a_whole_tactic_the_next_one_gets_a_line() -> None:
    plain, offset = at_cursor("theorem t : p := by\n  intro h▮\n")
    span, text = typed_after(PATH, plain, offset).change("exact h")
    assert plain[: span.start] + text + plain[span.end :] == "theorem t : p := by\n  intro h\n  exact h\n"


def test_the_place_is_the_same_for_every_letter_of_a_tactic() -> None:
    tactic = "simp [h]"
    places = [
        typed_at(PATH, *at_cursor(f"theorem t : p := by\n  {tactic[:length]}▮\n\ntheorem u : q := sorry\n")).place
        for length in range(len(tactic) + 1)
    ]
    assert {(place.text, place.span) for place in places} == {(places[0].text, places[0].span)}


def test_the_text_ends_with_the_command_of_the_cursor() -> None:
    text = "theorem t : p := by\n  sorry\n\n@[simp]\ntheorem u : q := by\n  sorry\n"
    assert excerpt(text, text.index("sorry")) == "theorem t : p := by\n  sorry\n\n"
    assert excerpt(text, len(text) - 3) == text
    assert excerpt(text, text.index("@[simp]")) == text[: text.index("theorem u")]


def test_a_mutual_block_is_not_cut() -> None:
    text = "mutual\ntheorem t : p := by\n  sorry\ntheorem u : q := by\n  sorry\nend\ntheorem v : p := sorry\n"
    assert excerpt(text, text.index("sorry")) == text
    assert excerpt(text, text.index(": p := sorry")) == text


@pytest.mark.parametrize("file", sorted((PROJECTS / "textbook").glob("*.lean")), ids=lambda path: path.stem)
def test_every_hole_is_found_without_what_stands_below(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for hole in find_holes(file, text):
        typed = typed_at(file, text, hole.span.start + 2)
        assert typed.is_hole
        assert (typed.place.span, typed.place.kind, typed.place.indentation) == (hole.span, hole.kind, hole.indentation)
        assert text.startswith(typed.place.text)
