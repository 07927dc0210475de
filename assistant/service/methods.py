"""What an engine can be asked over the wire: one entry a method, with the types of what goes in and comes out."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant.codec import Codec, codec
from assistant.editing import FoundPremise, Hole, Offers
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place
from assistant.lean.positions import WirePosition
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance, AxiomScope
from assistant.search.best_first import Budget, SearchResult
from assistant.search.ending import Ending
from assistant.search.sessions import Wanted
from assistant.search.steering import Command, Steering
from assistant.search.suggest import Suggestions
from assistant.search.tree import Event
from assistant.search.whole import WholeEvent
from assistant.service.errors import ServiceError
from assistant.service.places import PlaceReference, resolve
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.text import HoleDone, HoleEvent, searching
from assistant.tasks import beside_loop

if TYPE_CHECKING:
    from assistant.engine import Engine

Emit = Callable[[Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Method:
    """`items` is the type of what is streamed (`None` when nothing is), `latest` whether only the newest item matters.
    `batch` methods wait for a free slot, so that others never wait for them. Who only looks on (`idle`) gives Lean
    nothing to do. A `light` method waits for nothing: it costs nothing, or goes on for as long as a person wants."""

    parameters: Codec
    result: Codec
    run: Callable[[Engine, Any, Emit], Awaitable[Any]]
    items: Codec | None = None
    latest: bool = False
    batch: bool = False
    idle: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class AtPlace:
    place: PlaceReference


@dataclass(frozen=True, slots=True)
class Suggest:
    place: PlaceReference
    seconds: float
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Prove:
    place: PlaceReference
    budget: Budget


@dataclass(frozen=True, slots=True)
class Proved:
    """A `SearchResult` without its tree, which is made from the events."""

    status: str
    proof: str
    axioms: tuple[str, ...]
    sources: tuple[str, ...]
    seconds: float
    open_lemmas: tuple[str, ...]
    author_axioms: tuple[str, ...]
    ending: Ending
    reservation: str


@dataclass(frozen=True, slots=True)
class Explore:
    """`key` is what commands for the search are sent with: the front door makes it up, so that nobody else has it."""

    place: PlaceReference
    budget: Budget
    key: str


@dataclass(frozen=True, slots=True)
class Steer:
    key: str
    command: Command


@dataclass(frozen=True, slots=True)
class Accept:
    place: PlaceReference
    proof: str
    axioms: AxiomScope = AxiomScope.PROJECT


@dataclass(frozen=True, slots=True)
class Whole:
    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class InText:
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class AtPosition:
    """`number` is what the method wants to know besides: seconds, or how many."""

    path: Path
    text: str
    position: WirePosition
    number: float


@dataclass(frozen=True, slots=True)
class ForGoals:
    place: PlaceReference
    goals: tuple[Goal, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ProveHoles:
    path: Path
    text: str
    offsets: tuple[int, ...]
    budget: Budget


@dataclass(frozen=True, slots=True)
class Examine:
    path: Path
    text: str
    offset: int
    proof: str
    seconds: float


@dataclass(frozen=True, slots=True)
class WriteWhole:
    path: Path
    text: str
    offset: int
    seconds: float


@dataclass(frozen=True, slots=True)
class AcceptHole:
    path: Path
    text: str
    offset: int
    proof: str


async def _emit_all(stream: AsyncGenerator[Any, None], emit: Emit) -> None:
    async with contextlib.aclosing(stream):
        async for item in stream:
            await emit(item)


async def _place(reference: PlaceReference) -> Place:
    """The place that is meant, found beside the loop where that could hold it up. Errors: `NoHoleHere`."""
    return await beside_loop(reference.text, resolve, reference)


async def _goals(engine: Engine, given: AtPlace, _emit: Emit) -> Sequence[Goal]:
    return await engine.goals(await _place(given.place))


async def _suggest(engine: Engine, given: Suggest, emit: Emit) -> None:
    await _emit_all(engine.suggest(await _place(given.place), given.seconds, given.wanted), emit)


async def _prove(engine: Engine, given: Prove, emit: Emit) -> Proved:
    async with contextlib.aclosing(searching(engine, await _place(given.place), given.budget)) as stream:
        async for happened in stream:
            if isinstance(happened, SearchResult):
                r = happened
                rests = (r.axioms, r.sources, r.seconds, r.open_lemmas, r.author_axioms)
                return Proved(r.status.value, r.proof, *rests, r.ending, r.reservation)
            await emit(happened.events)
    raise AssertionError("a search ends with its result")


async def _explore(engine: Engine, given: Explore, emit: Emit) -> None:
    if given.key in engine.steerings:
        raise ServiceError("there is a search with this key already", hint="Choose another key.")
    steering = engine.steerings[given.key] = Steering()
    try:
        await emit(())  # from now on it can be steered
        await _emit_all(engine.explore(await _place(given.place), given.budget, steering), emit)
    finally:
        del engine.steerings[given.key]


async def _steer(engine: Engine, given: Steer, _emit: Emit) -> bool:
    """Whether there is such a search: it may have ended."""
    if known := given.key in engine.steerings:
        engine.steerings[given.key].send(given.command)
    return known


async def _accept(engine: Engine, given: Accept, _emit: Emit) -> Acceptance:
    return await engine.accept(await _place(given.place), given.proof, given.axioms)


async def _axioms(engine: Engine, given: Whole, _emit: Emit) -> Mapping[str, tuple[str, ...]]:
    return await engine.axioms(given.text, given.seconds)


async def _diagnostics(engine: Engine, given: Whole, _emit: Emit) -> Sequence[Diagnostic]:
    return await engine.diagnostics(given.text, given.seconds)


async def _holes(engine: Engine, given: InText, _emit: Emit) -> Sequence[Hole]:
    return await engine.holes(given.path, given.text)


async def _kinds(engine: Engine, given: InText, _emit: Emit) -> Sequence[GoalKind]:
    return await engine.kinds(given.path, given.text)


async def _hole_at(engine: Engine, given: AtPosition, _emit: Emit) -> Hole:
    return await engine.hole_at(given.path, given.text, given.position)


async def _offers(engine: Engine, given: AtPosition, emit: Emit) -> None:
    await _emit_all(engine.offers(given.path, given.text, given.position, given.number), emit)


async def _goals_at(engine: Engine, given: AtPosition, _emit: Emit) -> Sequence[Goal]:
    return await engine.goals_at(given.path, given.text, given.position)


async def _premises_at(engine: Engine, given: AtPosition, _emit: Emit) -> Sequence[FoundPremise]:
    return await engine.premises_at(given.path, given.text, given.position, int(given.number))


async def _premises(engine: Engine, given: ForGoals, _emit: Emit) -> Sequence[FoundPremise]:
    return await engine.premises(await _place(given.place), given.goals, given.count)


async def _prove_holes(engine: Engine, given: ProveHoles, emit: Emit) -> None:
    await _emit_all(engine.prove_holes(given.path, given.text, given.offsets, given.budget), emit)


async def _accept_hole(engine: Engine, given: AcceptHole, _emit: Emit) -> HoleDone:
    return await engine.accept_hole(given.path, given.text, given.offset, given.proof)


async def _examine(engine: Engine, given: Examine, _emit: Emit) -> Examination:
    return await engine.examine(given.path, given.text, given.offset, given.proof, given.seconds)


async def _write_whole(engine: Engine, given: WriteWhole, emit: Emit) -> None:
    await _emit_all(engine.write_whole(given.path, given.text, given.offset, given.seconds), emit)


async def _batch_start(engine: Engine, given: BatchRequest, _emit: Emit) -> Batch:
    return await engine.batch_start(given)


async def _batch_stop(engine: Engine, _given: None, _emit: Emit) -> Batch:
    return await engine.batch_stop()


async def _batch_watch(engine: Engine, _given: None, emit: Emit) -> None:
    await _emit_all(engine.batch_watch(), emit)


# --- looking after the engine itself ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Running:
    """A call that is being answered."""

    method: str
    seconds: float
    waiting: bool


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`lean_instead_of` is as in `Engine`. `memory` and `lean_memory` are resident bytes of the engine and of all that
    is below it, `seconds` how long it has been running, `connections` those of others than who asks."""

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


STATUS, STOP = "status", "stop"
STATUS_RESULT = codec(EngineStatus)
_NOTHING = codec(cast(Any, type(None)))
_GOALS = codec(tuple[Goal, ...])
_BATCH = codec(Batch)
METHODS: dict[str, Method] = {
    "goals": Method(codec(AtPlace), _GOALS, _goals),
    "suggest": Method(codec(Suggest), _NOTHING, _suggest, codec(Suggestions), latest=True),
    "prove": Method(codec(Prove), codec(Proved), _prove, codec(tuple[Event, ...]), batch=True),
    "explore": Method(codec(Explore), _NOTHING, _explore, codec(tuple[Event, ...]), light=True),
    "steer": Method(codec(Steer), codec(bool), _steer, light=True),
    "accept": Method(codec(Accept), codec(Acceptance), _accept),
    "axioms": Method(codec(Whole), codec(Mapping[str, tuple[str, ...]]), _axioms),
    "diagnostics": Method(codec(Whole), codec(tuple[Diagnostic, ...]), _diagnostics),
    "holes": Method(codec(InText), codec(tuple[Hole, ...]), _holes),
    "kinds": Method(codec(InText), codec(tuple[GoalKind, ...]), _kinds),
    "hole_at": Method(codec(AtPosition), codec(Hole), _hole_at),
    "offers": Method(codec(AtPosition), _NOTHING, _offers, codec(Offers), latest=True),
    "goals_at": Method(codec(AtPosition), _GOALS, _goals_at),
    "premises_at": Method(codec(AtPosition), codec(tuple[FoundPremise, ...]), _premises_at),
    "premises": Method(codec(ForGoals), codec(tuple[FoundPremise, ...]), _premises),
    "prove_holes": Method(codec(ProveHoles), _NOTHING, _prove_holes, codec(HoleEvent), batch=True),
    "accept_hole": Method(codec(AcceptHole), codec(HoleDone), _accept_hole),
    "examine": Method(codec(Examine), codec(Examination), _examine),
    "write_whole": Method(codec(WriteWhole), _NOTHING, _write_whole, codec(WholeEvent), batch=True),
    "batch_start": Method(codec(BatchRequest), _BATCH, _batch_start, light=True),
    "batch_stop": Method(_NOTHING, _BATCH, _batch_stop, light=True),
    "batch_watch": Method(_NOTHING, _NOTHING, _batch_watch, _BATCH, latest=True, idle=True, light=True),
}
