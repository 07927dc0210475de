"""How the methods that `ProvingEngine` declares travel: what goes in, what is streamed, what comes out.

Values are plain ones of the methods' own types. A text travels before, a place as a reference to it, a listener as the
question whether anybody listens, a steering not at all: commands follow the call.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from assistant.codec import Codec, codec
from assistant.config.schema import Settings
from assistant.interface import SERVICE, ProvingEngine, Service, Text
from assistant.lean.places import Place
from assistant.search.budget import Listener, no_listener
from assistant.search.steering import Command, Steering
from assistant.search.tree import Event
from assistant.service.places import PlaceReference, refer, resolve
from assistant.tasks import beside_loop

NOTHING = codec(cast(Any, type(None)))
COMMAND = codec(Command)
EVENTS = codec(tuple[Event, ...])
_REFERENCE = codec(tuple[int, PlaceReference])
_NUMBER = codec(int)
_TRUTH = codec(bool)


@dataclass(frozen=True, slots=True)
class Method:
    """`parameters` are the declared types by name, `defaults` what they are where nothing is given."""

    name: str
    service: Service
    parameters: Mapping[str, Any]
    defaults: Mapping[str, Any]
    result: Codec = NOTHING
    items: Codec | None = None

    @property
    def listener(self) -> str:
        """The parameter that is told what happens; empty when there is none."""
        return next((name for name, kind in self.parameters.items() if kind == Listener), "")

    @property
    def steering(self) -> str:
        """The parameter that takes commands; empty when there is none."""
        return next((name for name, kind in self.parameters.items() if kind is Steering), "")

    def given(self, values: tuple[Any, ...], named: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a call, by name. Errors: `TypeError`, as that of a function."""
        if len(values) > len(self.parameters):
            raise TypeError(f"{self.name} takes {len(self.parameters)} parameters, not {len(values)}")
        given = {**self.defaults, **dict(zip(self.parameters, values, strict=False)), **named}
        if given.keys() != self.parameters.keys():
            raise TypeError(f"{self.name} takes {', '.join(self.parameters)}, not {', '.join(given)}")
        return given

    def write(self, given: Mapping[str, Any], number: Callable[[str], int]) -> dict[str, Any]:
        """Parameters as plain values; `number` gives the numbers of texts."""
        written = {name: kind for name, kind in self.parameters.items() if kind is not Steering}
        return {name: _write(kind, given[name], number) for name, kind in written.items()}

    async def read(self, value: Any, texts: Mapping[int, str]) -> dict[str, Any]:
        """Parameters of plain values, with texts by number; a listener is still whether anybody listens, and no
        steering among them.

        Errors: `ValueError`; `NoHoleHere` for a place that is not there.
        """
        expected = [name for name, kind in self.parameters.items() if kind is not Steering]
        if not isinstance(value, dict) or list(value) != expected:
            raise ValueError(f"not the parameters {', '.join(expected)}")
        return {name: await _read(self.parameters[name], one, texts) for name, one in value.items()}


def _write(kind: Any, value: Any, number: Callable[[str], int]) -> Any:
    if kind == Text:
        return number(value)
    if kind is Place:
        return _REFERENCE.write((number(value.text), refer(value)))
    if kind == Listener:
        return value is not no_listener
    return codec(kind).write(value)


async def _read(kind: Any, value: Any, texts: Mapping[int, str]) -> Any:
    if kind == Text:
        return _text(_NUMBER.read(value), texts)
    if kind is Place:
        number, reference = _REFERENCE.read(value)
        text = _text(number, texts)
        return await beside_loop(text, resolve, reference, text)
    return (_TRUTH if kind == Listener else codec(kind)).read(value)


def _text(number: int, texts: Mapping[int, str]) -> str:
    """Errors: `ValueError`."""
    if number not in texts:
        raise ValueError(f"no text {number}")
    return texts[number]


@cache
def methods() -> Mapping[str, Method]:
    """The remote methods by name."""
    functions = [function for _, function in inspect.getmembers(ProvingEngine, inspect.isfunction)]
    return MappingProxyType({f.__name__: method_of(f) for f in functions if hasattr(f, SERVICE)})


def method_of(function: Any) -> Method:
    """How a remote method travels. Errors: `TypeError` for one that cannot."""
    name, service = function.__name__, getattr(function, SERVICE)
    parameters = typing.get_type_hints(function, include_extras=True)
    result = parameters.pop("return")
    written = inspect.signature(function).parameters.values()
    defaults = {p.name: p.default for p in written if p.default is not inspect.Parameter.empty}
    if typing.get_origin(result) is not AsyncGenerator:
        method = Method(name, service, parameters, defaults, codec(result))
        return replace(method, items=EVENTS) if method.listener else method
    method = Method(name, service, parameters, defaults, items=codec(typing.get_args(result)[0]))
    if method.listener:
        raise TypeError(f"{name} has two streams")
    return method


# --- looking after the engine itself ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Running:
    """A call that is being answered."""

    method: str
    seconds: float
    waiting: bool


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`lean_instead_of` is as in `ProvingEngine`. `memory` and `lean_memory` are resident bytes of the engine and of
    all that is below it, `seconds` how long it has been running, `connections` those of others than who asks."""

    pid: int
    project: Path
    version: str
    lean: str
    source: str
    lean_instead_of: str
    seconds: float
    connections: int
    running: tuple[Running, ...]
    memory: int
    lean_memory: int


STATUS, STOP, CONFIGURE = "status", "stop", "configure"
STATUS_RESULT = codec(EngineStatus)
SETTINGS = codec(Settings)
"""What `CONFIGURE` tells: those of the front door, for all that it asks from now on."""
WARNINGS = codec(tuple[str, ...])
"""What it answers: what is odd about them."""
