"""A word that Lean calls a keyword has to be one here, too, or a whole raw string."""

from __future__ import annotations

import pytest

from assistant.lean.parse import Parse, misread
from assistant.lean.positions import Span


def misread_at(text: str, word: str) -> str:
    start = text.index(word)
    return misread(text, Parse((Span(start, start + len(word)),), ()))


@pytest.mark.parametrize("raw", ['r"a\\b"', 'r#"a"b"#', 'r""', 'r"sorry"'])
def test_a_raw_string_is_one_word_as_a_whole(raw) -> None:
    text = f"def c : String := {raw}\n"
    assert misread_at(text, raw) == ""
    assert misread_at(text, raw[:-1]) == raw[:-1]
    assert misread_at(text, raw[1:]) == raw[1:]


def test_a_word_in_a_string_is_none() -> None:
    assert misread_at('def c : String := "sorry"\n', "sorry") == "sorry"
    assert misread_at('def c : String := r"sorry"\n', "sorry") == "sorry"
    assert misread_at('def c : String := "sorry"\n', '"sorry"') == '"sorry"'
    assert misread_at('def c : String := s!"sorry"\n', "s!") == ""
