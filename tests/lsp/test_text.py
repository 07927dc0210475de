"""Texts that change line by line: the same text as when the whole is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from lsp.text import LinesDocument, lines_of

letters = st.text(alphabet="ab\r\n𝔸é\u2028", max_size=12)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a\n", ""]),
        ("a\r\nb\rc\n\nd", ["a\r\n", "b\r", "c\n", "\n", "d"]),
        ("a\u2028b\x0cc", ["a\u2028b\x0cc"]),
    ],
)
def test_lines_end_where_the_protocol_says(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def position(text: str, offset: int) -> types.Position:
    """By counting from the beginning; an offset within a line end is none."""
    before = lines_of(text[:offset])
    return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)


def between_line_ends(text: str, offset: int) -> int:
    return offset - 1 if text[max(0, offset - 1) : offset + 1] == "\r\n" else offset


@given(letters, st.lists(st.tuples(letters, st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_changes_in_lines_and_in_the_whole_text_agree(text: str, changes: list[tuple[str, int, int]]) -> None:
    document = LinesDocument("file:///t.lean", text)
    for new, one, other in changes:
        start, end = sorted(between_line_ends(text, min(at, len(text))) for at in (one, other))
        span = types.Range(position(text, start), position(text, end))
        document.apply_change(types.TextDocumentContentChangePartial(span, new))
        text = text[:start] + new + text[end:]
        assert document.source == text


def test_positions_outside_of_the_text_are_taken_for_its_nearest() -> None:
    document = LinesDocument("file:///t.lean", "ab\ncd")
    beyond = types.Range(types.Position(0, 99), types.Position(99, 0))
    document.apply_change(types.TextDocumentContentChangePartial(beyond, "!"))
    assert document.source == "ab!"


def test_a_whole_new_text_replaces_the_lines() -> None:
    document = LinesDocument("file:///t.lean", "ab\ncd")
    document.apply_change(
        types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(0, 1)), "x")
    )
    document.apply_change(types.TextDocumentContentChangeWholeDocument("new"))
    assert document.source == "new"
    document.apply_change(
        types.TextDocumentContentChangePartial(types.Range(types.Position(0, 3), types.Position(0, 3)), "er")
    )
    assert document.source == "newer"
