"""A search that a screen follows and steers: its tree, its rows, and the figures of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.search.resuming import SearchOutdated
from assistant.search.tree import (
    ROOT,
    Event,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    SearchPaused,
    Tree,
)
from tui.search.outline import Outline

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from assistant.lean.places import Place
    from assistant.search.steering import Command, Steering

SLICE_SECONDS = 0.008
"""How long events are taken in before keys have their turn."""
SLICE_EVENTS = 50
"""After how many events the clock is looked at."""
RATE_SECONDS = 3.0
STOPPED = "stopped"


class Phase(StrEnum):
    STARTING = "starting"
    SEARCHING = "searching"
    PAUSED = "paused"
    ENDED = "ended"
    LOST = "lost"
    """The engine ended, or Lean could not be asked."""
    FILE = "file"
    """Read from a file: there is nothing to be steered."""


@dataclass(slots=True)
class Exploration:
    """`end` is the status with which the search ended last, `reason` why there is no proof, `proof` the last one found,
    `judged` its verdict. `conditional` is the last proof that rests on open lemmas. `limit` are the seconds it may
    take."""

    title: str
    limit: float = 0.0
    tree: Tree = field(default_factory=Tree)
    outline: Outline = field(init=False)
    phase: Phase = Phase.STARTING
    end: str = ""
    error: str = ""
    reason: str = ""
    proof: str = ""
    judged: ProofJudged | None = None
    conditional: ProofJudged | None = None
    kept: bool = False
    """Whether it can be looked at again once its screen is left."""
    cut: bool = False
    """Whether it was left while it ran."""
    outdated: bool = False
    """Whether it cannot go on: what it is about is something else now."""
    went_on_from: int = 0
    """How many states there were when it was begun again; 0 while it was not."""
    saved: int = 0
    """How many events of it are in a file."""
    newest: int = ROOT
    """The state that was visited last."""
    version: int = 0
    """Grows with everything that is learnt."""
    _before: float = 0.0
    """Seconds spent before it was begun again."""
    _rests: bool = False
    """Whether it was begun again for single commands alone."""
    _seconds: float = 0.0
    _since: float = 0.0
    _tried: deque[tuple[float, int]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.outline = Outline(self.tree)

    @classmethod
    def of_tree(cls, title: str, tree: Tree) -> Exploration:
        """One that has ended, from a file."""
        found = cls(title, tree=tree, phase=Phase.FILE)
        for event in tree.events:
            found._note(event)
        found.phase = Phase.FILE
        found.saved = len(tree.events)
        return found

    @property
    def accepted(self) -> str:
        """The proof that Lean accepted, empty while there is none."""
        return self.judged.proof if self.judged is not None and self.judged.complete else ""

    @property
    def reservation(self) -> str:
        """Why that proof is written only by who knows it; empty where nothing is to be said."""
        return self.judged.reservation if self.judged is not None and self.accepted else ""

    @property
    def negation(self) -> str:
        """What proves that the statement is false, empty unless it is known to be."""
        return self.tree.root.negation if self.tree.refuted else ""

    @property
    def seconds(self) -> float:
        """Spent searching."""
        running = self.phase is Phase.SEARCHING
        return self._seconds + (time.monotonic() - self._since if running else 0.0)

    @property
    def unsaved(self) -> int:
        """How many states are in no file, as they are now; 0 where there are none besides the goal."""
        states = len(self.tree.nodes)
        return states if states > 1 and len(self.tree.events) > self.saved else 0

    @property
    def runs(self) -> bool:
        """Whether it searches, or would but for a pause."""
        return self.phase in (Phase.SEARCHING, Phase.PAUSED)

    @property
    def seconds_left(self) -> float:
        """Of what it may take."""
        return max(0.0, self.limit - self.seconds)

    def go_on(self, seconds: float) -> None:
        """It is begun again from its states, for so many seconds; for none it does what it is told and no more."""
        self._before = self._seconds = self.seconds
        self._rests = not seconds
        self.limit = self._before + seconds if seconds else self.limit
        self.went_on_from = len(self.tree.nodes)
        if self.phase is Phase.FILE:  # what a file says of a proof is not Lean's word
            self.proof, self.judged, self.conditional = "", None, None
        self.phase, self.error, self.cut = Phase.STARTING, "", False
        self.version += 1

    def more(self, seconds: float) -> None:
        """It may take so much longer."""
        self._rests = False
        self.limit = max(self.limit, self.seconds) + seconds

    def leave(self) -> None:
        """Nobody follows it any more."""
        if self.phase in (Phase.STARTING, Phase.SEARCHING, Phase.PAUSED):
            self.cut = self.phase is not Phase.PAUSED
            self._seconds = self.seconds
            self.phase = Phase.ENDED
            self.end = self.end or STOPPED
            self.version += 1

    @property
    def rate(self) -> float:
        """Candidates tried a second, over the last few."""
        now = time.monotonic()
        while self._tried and now - self._tried[0][0] > RATE_SECONDS:
            self._tried.popleft()
        if not self._tried or self.phase is not Phase.SEARCHING:
            return 0.0
        spent = max(now - self._tried[0][0], 0.2)
        return (self.tree.candidates - self._tried[0][1]) / spent

    def learn(self, events: Sequence[Event]) -> None:
        """Takes in what happened."""
        if self.phase is Phase.STARTING and events:
            self._go()
        for event in events:
            self.tree.apply(event)
            self.outline.learn(event)
            self._note(event)
        self.version += 1
        self._tried.append((time.monotonic(), self.tree.candidates))

    def _go(self) -> None:
        self.phase = Phase.SEARCHING
        self._since = time.monotonic()

    def _note(self, event: Event) -> None:
        match event:
            case NodeVisited():
                self.newest = event.node
                if self.phase is Phase.ENDED:
                    self._go()
            case SearchPaused():
                self._seconds = self._before + event.seconds
                if event.paused:
                    self.phase = Phase.PAUSED
                else:
                    self._go()
            case SearchEnded():
                self._seconds = self._before + event.seconds
                if not (self._rests and self.end) or self.accepted:
                    self.end, self.reason = event.status, event.reason
                self.phase = Phase.ENDED
            case ProofFound():
                self.proof = event.proof
            case ProofJudged():
                self.judged = event
                self.proof = event.proof
                if event.open_lemmas:
                    self.conditional = event
            case _:
                pass

    def lost(self, error: AssistantError) -> None:
        """The search cannot go on; its tree stays."""
        self._seconds = self.seconds
        self.phase = Phase.LOST
        self.outdated = isinstance(error, SearchOutdated)
        self.error = f"{error.message}. {error.hint}".strip().rstrip(".") + "."
        self.version += 1


async def follow(
    exploration: Exploration,
    engine: Callable[[], asyncio.Future[ProvingEngine] | asyncio.Task[ProvingEngine]],
    place: Place,
    steering: Steering,
) -> None:
    """Runs a search, from the states that there are, and takes in its events until it is stopped; keys never wait for
    that."""
    from assistant.search.budget import Budget

    budget = Budget(0.0 if exploration._rests else exploration.seconds_left)
    begun = tuple(exploration.tree.events) if exploration.tree.nodes else ()
    try:
        opened = await asyncio.shield(engine())  # others wait for the same engine
        async with contextlib.aclosing(opened.explore(place, budget, steering, begun)) as stream:
            async for events in stream:
                await take_in(exploration, events)
    except AssistantError as error:
        exploration.lost(error)
    except ValueError as error:  # an event that does not fit the tree
        from assistant.service.errors import InternalFailure

        exploration.lost(InternalFailure(str(error)))


async def take_in(exploration: Exploration, events: Sequence[Event]) -> None:
    """Takes in many events, letting others run in between."""
    started = time.monotonic()
    for first in range(0, len(events), SLICE_EVENTS):
        exploration.learn(events[first : first + SLICE_EVENTS])
        if time.monotonic() - started > SLICE_SECONDS:
            await asyncio.sleep(0)
            started = time.monotonic()


@dataclass(frozen=True, slots=True)
class Done:
    """Something that the user did to the search, and what takes it back."""

    title: str
    undo: Command
