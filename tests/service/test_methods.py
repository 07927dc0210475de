"""What travels for each method: every value that goes in or comes out arrives as it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.codec import KIND, codec, pack, unpack
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.interface import ProvingEngine, Text, remote
from assistant.lean.places import Place, find_holes
from assistant.search.budget import Listener, no_listener
from assistant.search.steering import Steering
from assistant.search.tree import Event
from assistant.service.client import RemoteEngine
from assistant.service.methods import STATUS_RESULT, EngineStatus, Method, method_of, methods
from assistant.service.texts import KeptTexts, SentTexts
from assistant.sorries.text import HoleEvent
from tests.values import plain, values_of

FILE = Path("/p/File.lean")
TEXT = "theorem a : True := by\n  sorry\n\ntheorem b : True := by\n  sorry\n"
PLACES = find_holes(FILE, TEXT)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


class Toy(ProvingEngine):
    @remote()
    async def moved(self, place: Place, point: Point, text: Text = "") -> Point:
        raise NotImplementedError

    @remote()
    async def watched(self, count: int, listener: Listener = no_listener) -> int:
        raise NotImplementedError

    @remote(latest=True, light=True)
    def steered(self, path: Path, steering: Steering) -> AsyncGenerator[Point | None, None]:
        raise NotImplementedError


MOVED, WATCHED, STEERED = (method_of(function) for function in (Toy.moved, Toy.watched, Toy.steered))


def arrived(method: Method, *values: Any, **named: Any) -> dict[str, Any]:
    """The parameters of a call on the other side."""
    texts = SentTexts()
    kept = KeptTexts()

    def number(text: str) -> int:
        found, unsent = texts.refer(text)
        if unsent is not None:
            kept.keep(unsent)
        return found

    written = pack(method.write(method.given(values, named), number))
    return asyncio.run(method.read(unpack(written), kept.by_number()))


def test_parameters_arrive_by_name_with_what_is_not_given() -> None:
    assert arrived(MOVED, PLACES[1], point=Point(1)) == {"place": PLACES[1], "point": Point(1, 0), "text": ""}
    assert arrived(MOVED, PLACES[0], Point(1), TEXT)["text"] == TEXT


def test_a_text_that_was_not_sent_is_refused() -> None:
    written = MOVED.write(MOVED.given((PLACES[0], Point(1)), {}), lambda _: 7)
    with pytest.raises(ValueError, match="no text 7"):
        asyncio.run(MOVED.read(unpack(pack(written)), {0: TEXT}))


def test_of_a_listener_it_is_told_whether_there_is_one_and_what_it_is_told_comes_back() -> None:
    assert arrived(WATCHED, 1) == {"count": 1, "listener": False}
    assert arrived(WATCHED, 1, listener=[].append) == {"count": 1, "listener": True}
    assert (WATCHED.listener, WATCHED.steering) == ("listener", "")
    assert WATCHED.items is codec(tuple[Event, ...])
    assert MOVED.items is None


def test_a_steering_stays_where_it_is() -> None:
    assert arrived(STEERED, FILE, Steering()) == {"path": FILE}
    assert (STEERED.listener, STEERED.steering) == ("", "steering")
    assert STEERED.items is not None
    assert STEERED.items.read(STEERED.items.write(Point(1))) == Point(1)
    assert STEERED.service.latest
    assert STEERED.service.light


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((PLACES[0],), {}),
        ((PLACES[0], Point(1), TEXT, 3), {}),
        ((PLACES[0], Point(1)), {"other": 1}),
    ],
)
def test_a_call_without_its_parameters_is_a_mistake_here(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="moved takes"):
        MOVED.given(values, named)


@given(plain)
def test_what_are_no_parameters_is_refused(value: Any) -> None:
    with pytest.raises((ValueError, AssistantError)):
        asyncio.run(MOVED.read(unpack(pack(value)), {0: TEXT}))


def declared() -> list[Any]:
    """Every type that goes in, is streamed or comes out, by the methods' own declarations."""
    found = []
    for name, method in methods().items():
        hints = get_type_hints(getattr(ProvingEngine, name))
        result = hints.pop("return")
        kinds = {name: kind for name, kind in hints.items() if kind not in (Place, Listener, Steering)}
        kinds["result"] = get_args(result)[0] if get_origin(result) is AsyncGenerator else result
        assert (get_origin(result) is AsyncGenerator or bool(method.listener)) == (method.items is not None)
        found += [pytest.param(kind, id=f"{name} {role}") for role, kind in kinds.items()]
    return found


@pytest.mark.parametrize("kind", declared())
def test_what_is_written_is_read(kind: Any) -> None:
    @settings(max_examples=20)
    @given(values_of(kind))
    def holds(value: Any) -> None:
        assert codec(kind).read(unpack(pack(codec(kind).write(value)))) == value

    holds()


@settings(max_examples=100)
@given(st.sampled_from([parameter.values[0] for parameter in declared()]), plain)
def test_what_is_something_else_is_refused(kind: Any, value: Any) -> None:
    part = codec(kind)
    try:
        found = part.read(unpack(pack(value)))
    except ValueError:
        return
    assert part.read(unpack(pack(part.write(found)))) == found


def test_an_engine_implements_every_method_and_a_client_forwards_it() -> None:
    for name in methods():
        assert getattr(Engine, name) is not getattr(ProvingEngine, name)
        assert getattr(RemoteEngine, name) is not getattr(ProvingEngine, name)


def test_searches_wait_for_a_slot_and_nothing_else_does() -> None:
    assert {name for name, method in methods().items() if method.service.search} == {
        "prove",
        "prove_holes",
        "refute",
        "refute_hole",
        "write_whole",
    }


@settings(max_examples=30)
@given(values_of(EngineStatus))
def test_a_status_is_read_as_it_was_written(status: EngineStatus) -> None:
    assert STATUS_RESULT.read(unpack(pack(STATUS_RESULT.write(status)))) == status


@pytest.mark.parametrize("kind", [Event, HoleEvent], ids=["Event", "HoleEvent"])
def test_a_newer_kind_of_event_is_refused_rather_than_taken_for_another(kind: Any) -> None:
    with pytest.raises(ValueError, match="Newer"):
        codec(kind).read({KIND: "Newer", "node": 1})
