"""Offsets, lines and columns: in code points inside the project, in UTF-16 on the wire, from 1 on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.errors import BadPlaceArgument, PlaceOutsideFile
from assistant.lean.positions import (
    PlaceArgument,
    Position,
    SourceText,
    Span,
    common_prefix,
    first_on_line,
    line_start,
    parse_place_argument,
    utf16_length,
)
from lsp.text import lines_of

LETTERS = st.sampled_from(["a", " ", "α", "⟨", "𝕜", "\n", "\r\n", "\r", "\u2028", "\x0b", "\ud835"])
TEXTS = st.lists(LETTERS, max_size=30).map("".join)


MIXED = "a\nb\r\nc\rd\u2028e\x0bf\n"


def test_lines_end_as_the_protocol_says() -> None:
    source = SourceText(MIXED)
    assert [source.line_text(line) for line in range(source.line_count)] == ["a", "b", "c", "d\u2028e\x0bf", ""]


def test_to_lean_a_lone_cr_ends_no_line() -> None:
    lean = SourceText(MIXED).lean
    assert [lean.line_text(line) for line in range(lean.line_count)] == ["a", "b", "c\rd\u2028e\x0bf", ""]
    assert [lean.line_for_editors(line) for line in range(4)] == [0, 1, 2, 4]
    at = MIXED.index("d")
    assert (lean.wire_of_offset(at), SourceText(MIXED).wire_of_offset(at)) == ((2, 2), (3, 0))


@given(st.lists(LETTERS, max_size=30).map("".join))
def test_both_halves_of_the_server_agree_on_lines(text: str) -> None:
    source = SourceText(text)
    lines = lines_of(text)
    assert [sum(map(len, lines[:number])) for number in range(len(lines))] == list(source.line_starts)


def test_an_empty_text_has_one_empty_line() -> None:
    source = SourceText("")
    assert source.line_count == 1
    assert source.line_span(0) == Span(0, 0)
    assert source.position(0) == Position(0, 0)
    assert source.wire_of_offset(7) == (0, 0)


@pytest.mark.parametrize("line", [-1, 2, 10**9])
def test_a_line_outside_the_file_is_refused(line: int) -> None:
    with pytest.raises(PlaceOutsideFile):
        SourceText("a\nb").line_span(line)


def test_astral_characters_count_twice_on_the_wire() -> None:
    source = SourceText("x\n𝕜α𝕜 y")
    assert source.wire_of_offset(source.text.index("y")) == (1, 6)
    assert source.offset_of_wire(1, 6) == source.text.index("y")
    assert source.position(source.text.index("y")) == Position(1, 4)


def test_a_column_inside_a_surrogate_pair_is_behind_it() -> None:
    assert SourceText("𝕜x").offset_of_wire(0, 1) == 1


@pytest.mark.parametrize(("line", "character", "offset"), [(0, 99, 2), (1, 99, 5), (1, -3, 4), (7, 0, 5), (0, -1, 0)])
def test_wire_columns_are_clamped_to_their_line(line: int, character: int, offset: int) -> None:
    assert SourceText("ab\r\nc").offset_of_wire(line, character) == offset


def test_columns_are_clamped_to_their_line() -> None:
    source = SourceText("ab\r\nc")
    assert source.offset(Position(0, 99)) == 2
    assert source.offset(Position(1, -1)) == 4
    assert source.position(-5) == Position(0, 0)
    assert source.position(99) == Position(1, 1)


def test_between_cr_and_lf_is_the_end_of_the_line() -> None:
    source = SourceText("ab\r\nc")
    assert source.position(3) == Position(0, 2)
    assert source.wire_of_offset(3) == (0, 2)


@pytest.mark.parametrize(("text", "newline"), [("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("\r\n", "\r\n")])
def test_the_line_end_of_a_text_is_that_of_its_first_line(text: str, newline: str) -> None:
    assert SourceText(text).newline == newline


@pytest.mark.parametrize(("text", "units"), [("", 0), ("abc", 3), ("α⟨", 2), ("𝕜", 2), ("a𝕜\ud835", 4)])
def test_utf16_length(text: str, units: int) -> None:
    assert utf16_length(text) == units


def test_line_start() -> None:
    assert [line_start("a\nbc", offset) for offset in range(5)] == [0, 0, 2, 2, 2]


def test_a_span_is_half_open_and_touches_its_edges() -> None:
    span = Span(2, 4)
    assert [offset in span for offset in (1, 2, 3, 4)] == [False, True, True, False]
    assert [span.touches(offset) for offset in (1, 2, 4, 5)] == [False, True, True, False]


@given(TEXTS)
def test_offsets_survive_the_way_to_positions_and_the_wire_and_back(text: str) -> None:
    source = SourceText(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # inside a line end
        assert source.offset(source.position(offset)) == offset
        assert source.offset_of_wire(*source.wire_of_offset(offset)) == offset


@given(TEXTS)
def test_wire_columns_are_what_utf16_counts(text: str) -> None:
    source = SourceText(text)
    for line in range(source.line_count):
        span = source.line_span(line)
        units = len(source.line_text(line).encode("utf-16-le", "surrogatepass")) // 2
        assert source.wire_of_offset(span.end) == (line, units)


@given(TEXTS)
def test_lines_and_line_ends_cover_the_text(text: str) -> None:
    source = SourceText(text)
    starts = [*source.line_starts, len(text)]
    for line in range(source.line_count):
        span = source.line_span(line)
        assert text[span.end : starts[line + 1]] in ("", "\n", "\r\n", "\r")
        assert not {"\n", "\r"} & set(text[span.start : span.end])


# --- FILE:LINE:COL ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("A.lean:3", PlaceArgument(Path("A.lean"), 3, 0)),
        ("A.lean:3:7", PlaceArgument(Path("A.lean"), 3, 7)),
        ("a b/⟨A⟩.lean:1:1", PlaceArgument(Path("a b/⟨A⟩.lean"), 1, 1)),
        ("a:1:2:3", PlaceArgument(Path("a:1"), 2, 3)),
        ("C:A.lean:2", PlaceArgument(Path("C:A.lean"), 2, 0)),
    ],
)
def test_a_place_as_typed(argument: str, expected: PlaceArgument) -> None:
    assert parse_place_argument(argument) == expected


@pytest.mark.parametrize(
    "argument",
    [
        "",
        "A.lean",
        "A.lean:",
        "A.lean:x",
        "A.lean:0",
        "A.lean:1:0",
        "A.lean:-1",
        ":3",
        "A.lean:1:",
        "A.lean:²",
        "A:" + "9" * 30,
    ],
)
def test_what_is_no_place(argument: str) -> None:
    with pytest.raises(BadPlaceArgument) as raised:
        parse_place_argument(argument)
    assert "FILE:LINE[:COL]" in raised.value.hint


def test_a_column_can_be_demanded() -> None:
    with pytest.raises(BadPlaceArgument):
        parse_place_argument("A.lean:3", column_required=True)
    assert parse_place_argument("A.lean:3:1", column_required=True).column == 1


def test_first_on_line_is_about_white_space() -> None:
    text = "a b\n  c"
    assert [first_on_line(text, text.index(letter)) for letter in "abc"] == [True, False, True]


@pytest.mark.parametrize(
    ("one", "other", "length"),
    [("", "", 0), ("", "a", 0), ("abc", "abd", 2), ("abc", "abc", 3), ("abc", "ab", 2), ("𝕜a", "𝕜b", 1), ("b", "a", 0)],
)
def test_the_common_beginning(one: str, other: str, length: int) -> None:
    assert common_prefix(one, other) == common_prefix(other, one) == length
