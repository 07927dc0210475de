"""Lean text on the screen: nothing in it steers the terminal, and colours stand on the words they are meant for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.lean_text import KEYWORD, LONGEST, SORRY, lean
from tui.plain import one_line, printable

REPLACED = "\N{REPLACEMENT CHARACTER}"
STEERING = {
    "an escape sequence": "\x1b[2J",
    "a title": "\x1b]0;title\x07",
    "a C1 control sequence": "\x9b31m",
    "a return of the carriage": "\r",
    "a backspace": "\x08",
    "a NUL": "\0",
    "text in the other direction": "\u202e",
    "an isolated direction": "\u2066",
    "a line separator": "\u2028",
    "half of a surrogate pair": "\ud800",
}


def steers(character: str) -> bool:
    """Whether a terminal would do something else with it than show it, or could not be sent it at all."""
    harmless = "\t\n"
    kind = unicodedata.category(character)
    bidirectional = unicodedata.bidirectional(character) in {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    return (kind in ("Cc", "Cs", "Zl", "Zp") and character not in harmless) or bidirectional


@pytest.mark.parametrize("text", STEERING.values(), ids=STEERING)
def test_what_steers_a_terminal_is_shown_as_a_replacement(text: str) -> None:
    shown = printable(f"before {text} after")
    assert not any(map(steers, shown))
    assert REPLACED in shown
    assert shown.startswith("before ")
    assert shown.endswith(" after")
    assert not any(map(steers, lean(text).plain))
    assert not any(map(steers, one_line(text)))


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_steers_a_terminal_and_offsets_stay(text: str) -> None:
    shown = printable(text)
    assert not any(map(steers, shown))
    assert len(shown) == len(text)
    assert all(now == before for now, before in zip(shown, text, strict=True) if not steers(before))
    shown.encode("utf-8")


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_one_line_is_one_line_with_every_word(text: str) -> None:
    shown = one_line(text)
    assert "\n" not in shown
    assert "\t" not in shown
    assert "".join(shown.split()) == "".join(printable(text).split())


def test_lean_text_of_ordinary_mathematics_is_left_alone() -> None:
    text = "∀ {α : Type u_1} (x✝ : α), x✝ ∈ ({x✝} : Set α) ∧ ⟨𝕜, ℝ⟩ ≠ «a b»\n\t⊢ 日本"
    assert printable(text) == text
    assert lean(text).plain == text


def styled(text: str) -> dict[str, str]:
    """The words of a text that have a style."""
    content = lean(text)
    return {content.plain[span.start : span.end]: str(span.style) for span in content.spans}


def test_keywords_numbers_strings_and_holes_are_told_apart() -> None:
    styles = styled('theorem t : f "by" = 12 := by sorry -- by')
    assert styles["theorem"] == KEYWORD
    assert styles["by"] == KEYWORD
    assert styles["sorry"] == SORRY
    assert {"t", "f"}.isdisjoint(styles)
    assert len({styles["theorem"], styles["sorry"], styles['"by"'], styles["12"], styles["-- by"]}) == 5


def test_a_style_stands_on_its_word_also_behind_a_control_character() -> None:
    assert styled("x\x1b := by simp")["by"] == KEYWORD


def test_a_text_that_is_too_long_for_colours_is_all_there() -> None:
    text = "simp " * (LONGEST // 5 + 1)
    content = lean(text)
    assert content.plain == text
    assert not content.spans
    assert lean("simp").spans
