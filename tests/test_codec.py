"""Records as bytes and back: what was written is read, and everything else is a `ValueError`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.codec import KIND, codec, pack, unpack
from tests.values import plain, values_of


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Point:
    x: int
    y: float = 0.0


@dataclass(frozen=True)
class Named:
    name: str
    colour: Colour
    at: Point | None
    path: Path
    data: bytes
    tags: frozenset[str]
    counts: Mapping[str, tuple[int, ...]]
    pair: tuple[bool, str]
    shapes: tuple[Point | Other, ...]


@dataclass(frozen=True)
class Other:
    x: int


def travelled(kind: Any, value: Any) -> Any:
    return codec(kind).read(unpack(pack(codec(kind).write(value))))


@given(values_of(Named))
def test_a_record_is_read_as_it_was_written(value: Named) -> None:
    assert travelled(Named, value) == value


@pytest.mark.parametrize("text", ["\ud83d", "a\udfffb", "\ud83d\ude00", "𝕜", "\0"])
def test_every_text_survives_also_half_a_surrogate_pair(text: str) -> None:
    assert travelled(str, text) == text


def test_of_a_choice_of_records_the_right_one_is_read() -> None:
    assert travelled(Point | Other, Other(1)) == Other(1)
    assert travelled(Point | Other, Point(1, 0.0)) == Point(1, 0.0)


def test_fields_with_a_default_may_be_missing_as_in_a_file_from_before_there_were_such() -> None:
    assert codec(Point).read(unpack(pack({"x": 1}))) == Point(1)
    assert codec(Point | Other).read(unpack(pack({KIND: "Point", "x": 1}))) == Point(1)


def test_fields_that_a_record_does_not_have_are_passed_over_as_from_a_newer_version() -> None:
    assert codec(Point).read(unpack(pack({"x": 1, "y": 0.5, "z": "new"}))) == Point(1, 0.5)


def test_lists_are_read_as_tuples() -> None:
    assert travelled(tuple[int, ...], [1, 2]) == (1, 2)


WRONG: list[tuple[Any, Any]] = [
    (int, True),
    (int, -1),
    (int, 1.0),
    (int, "1"),
    (int, None),
    (float, True),
    (float, float("nan")),
    (float, "1"),
    (bool, 1),
    (bool, None),
    (str, b"bytes"),
    (str, 1),
    (bytes, "text"),
    (Path, 1),
    (type(None), 0),
    (Colour, "green"),
    (Colour, 0),
    (tuple[int, ...], 1),
    (tuple[int, ...], "text"),
    (tuple[int, ...], {1: 2}),
    (tuple[int, ...], (1, -1)),
    (tuple[int, str], (1,)),
    (tuple[int, str], (1, "a", "b")),
    (frozenset[str], (1,)),
    (Mapping[str, int], (("a", 1),)),
    (Mapping[str, int], {1: 1}),
    (Mapping[str, int], {"a": -1}),
    (Point, ()),
    (Point, (1, 0.0)),
    (Point, {}),
    (Point, {"y": 0.0}),
    (Point, {"x": 1.5, "y": 0.0}),
    (Point, {1: 1, "y": 0.0}),
    (Point | None, 0),
    (Point | None, {KIND: "Point"}),
    (Point | Other, None),
    (Point | Other, ()),
    (Point | Other, {"x": 1}),
    (Point | Other, {KIND: "Neither", "x": 1}),
    (Point | Other, {KIND: 1, "x": 1}),
    (Point | Other, {KIND: ("Point",), "x": 1}),
    (Point | Other, {KIND: "Other"}),
    (Point | Other, {KIND: "Other", "x": True}),
]


@pytest.mark.parametrize(("kind", "value"), WRONG)
def test_what_is_of_another_type_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        codec(kind).read(unpack(pack(value)))


@given(plain)
def test_what_is_read_is_a_record_or_refused(value: Any) -> None:
    try:
        found = codec(Named).read(unpack(pack(value)))
    except ValueError:
        return
    assert isinstance(found, Named)


@given(st.binary(max_size=64))
def test_bytes_are_a_value_or_refused(data: bytes) -> None:
    try:
        unpack(data)
    except ValueError:
        return


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x92\x01",
        b"\x01\x01",
        b"\xa1\xff",
        b"\xdd\xff\xff\xff\xff",
        b"\xdb\x7f\xff\xff\xff",
        b"\x91" * 5000 + b"\x00",
        b"\x81\x80\x00",
        b"\xc7\x0c\xff" + b"\xff" * 12,
    ],
    ids=["nothing", "no type", "cut", "more", "no text", "long list", "long text", "deep", "map as key", "no time"],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(data)


@pytest.mark.parametrize("kind", [complex, list, list[int], Point | int, int | str, type], ids=str)
def test_a_type_without_a_codec_is_a_mistake_that_is_told_when_it_is_used(kind: Any) -> None:
    with pytest.raises(TypeError):
        codec(kind).read(())
