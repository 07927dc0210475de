"""Changes of a text, as an editor applies them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.editing import Change, text_change
from assistant.lean.positions import SourceText

TEXTS = st.text(alphabet="ab∀𝔸\n", max_size=12)


def applied(text: str, change: Change) -> str:
    source = SourceText(text)
    start = source.offset_of_wire(change.range.start.line, change.range.start.character)
    end = source.offset_of_wire(change.range.end.line, change.range.end.character)
    return text[:start] + change.text + text[end:]


@given(TEXTS, TEXTS)
def test_the_change_makes_one_text_of_the_other(before: str, after: str) -> None:
    assert applied(before, text_change(before, after)) == after


def test_the_change_is_as_small_as_it_can_be() -> None:
    change = text_change("theorem t := by\n  simp\n", "theorem t := by\n  omega\n")
    assert (change.text, change.range.start.line, change.range.start.character) == ("omega", 1, 2)
    assert text_change("aa", "a").text == ""
