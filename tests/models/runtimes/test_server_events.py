"""Server-sent events are read however they are cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.runtimes import server_events
from models.runtimes.server_events import EventDamaged, EventReader, ServerEvent

STREAM = (
    '\ufeff: a comment\n\ndata: {"a": "∀ x, 𝕜"}\r\n\r\nevent: message\ndata:no space\nid: 7\nretry: 10\n\n'
    'data: one\ndata: two\n\nevent: ping\ndata: {}\n\n\n\nerror: {"code":500}\n\ndata: ü\r\rdata: [DONE]\n\n'
).encode()
EVENTS = [
    ServerEvent('{"a": "∀ x, 𝕜"}'),
    ServerEvent("no space"),
    ServerEvent("one\ntwo"),
    ServerEvent("{}", "ping"),
    ServerEvent('{"code":500}', "error"),
    ServerEvent("ü"),
    ServerEvent("[DONE]"),
]


def read(*parts: bytes) -> list[ServerEvent]:
    reader = EventReader()
    return [event for part in parts for event in reader.feed(part)] + reader.end()


def test_all_events_of_a_stream_are_read() -> None:
    assert read(STREAM) == EVENTS


def test_a_stream_that_comes_byte_by_byte_has_the_same_events() -> None:
    assert read(*(STREAM[i : i + 1] for i in range(len(STREAM)))) == EVENTS


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_a_stream_may_be_cut_anywhere(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    parts = [STREAM[start:end] for start, end in itertools.pairwise(edges)]
    assert b"".join(parts) == STREAM
    assert read(*parts) == EVENTS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_of_line_end_is_one(end: str) -> None:
    stream = f"data: 1{end}{end}data: 2{end}{end}".encode()
    assert read(*(stream[i : i + 1] for i in range(len(stream)))) == [ServerEvent("1"), ServerEvent("2")]


def test_an_event_is_there_as_soon_as_its_empty_line_has_come() -> None:
    reader = EventReader()
    assert reader.feed(b"data: 1\n") == []
    assert reader.feed(b"\n") == [ServerEvent("1")]


@pytest.mark.parametrize("rest", [b"data: 1", b"data: 1\n", b"data: 1\r", b"data: 1\r\n"])
def test_the_last_event_needs_no_empty_line(rest: bytes) -> None:
    assert read(rest) == [ServerEvent("1")]


def test_a_stream_of_nothing_has_no_events() -> None:
    assert read() == read(b"") == read(b"\n\n: nothing\n\n") == []


def test_what_is_not_utf8_is_told() -> None:
    with pytest.raises(EventDamaged, match="not UTF-8"):
        read(b'data: "\xff"\n\n')


def test_half_a_character_at_the_end_is_told() -> None:
    with pytest.raises(EventDamaged, match="not UTF-8"):
        read("data: ∀".encode()[:-1])


@pytest.mark.parametrize("part", [b"x" * 60, b"data: " + b"x" * 60 + b"\n", b"data: 12345\n" * 10])
def test_an_event_is_not_read_for_ever(part: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_events, "LONGEST_EVENT", 50)
    assert read(b"data: 12345678901234567890\n\n" * 20) == [ServerEvent("12345678901234567890")] * 20
    with pytest.raises(EventDamaged, match="more than"):
        read(part)
