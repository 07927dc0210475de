"""What a person can tell a search while it runs.

Commands are data, so that they travel to a search in another process as they are. Nodes are those of the search's
tree; a command about a node that is not there is ignored, since the tree may have been another one on the screen.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

OWN = "you"
"""The source of tactics that the user wrote."""


@dataclass(frozen=True, slots=True)
class Pause:
    """No new candidates until `Resume`. The time does not count."""


@dataclass(frozen=True, slots=True)
class Resume:
    pass


@dataclass(frozen=True, slots=True)
class Stop:
    """Ends everything, also what Lean is working on."""


@dataclass(frozen=True, slots=True)
class Expand:
    """Tries the next candidates of an open node at once: before anything else, in a pause, and after the end."""

    node: int


@dataclass(frozen=True, slots=True)
class TryTactic:
    """Tries the user's own tactic at a node at once: before anything else, in a pause, and after the end."""

    node: int
    tactic: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Takes a tactic back that is in the tree."""

    node: int
    tactic: str


@dataclass(frozen=True, slots=True)
class Prune:
    """Takes a node, and what only leads through it, out of the search, or puts it back."""

    node: int
    pruned: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """Puts a node and what is below it before anything else, or not any more."""

    node: int
    pinned: bool


@dataclass(frozen=True, slots=True)
class Focus:
    """Nothing but a node and what is below it is expanded from now on; the root is everything."""

    node: int


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Adds to the budget, and lets a search go on that ended without a proof."""

    seconds: float


Command = Pause | Resume | Stop | Expand | TryTactic | Withdraw | Prune | Pin | Focus | MoreTime


class Steering:
    """Takes commands to one search, in the order in which they were sent."""

    def __init__(self) -> None:
        self._commands: deque[Command] = deque()
        self._news = asyncio.Event()
        self._stopped = asyncio.Event()
        self.resting = False
        """Whether the search has nothing to do but to wait for the next command."""

    def send(self, command: Command) -> None:
        """Returns at once; the search obeys as soon as it can. To be called in the loop of the search."""
        self._commands.append(command)
        self._news.set()
        if isinstance(command, Stop):
            self._stopped.set()

    def waiting(self) -> bool:
        """Whether there is a command that nobody has taken."""
        return bool(self._commands)

    async def next(self) -> Command:
        """The next command, once there is one."""
        await self.sent()
        return self._commands.popleft()

    async def sent(self) -> None:
        """Waits until there is a command that nobody has taken."""
        while not self._commands:
            self._news.clear()
            await self._news.wait()

    async def stopped(self) -> None:
        """Waits for `Stop`, which goes before what was sent earlier."""
        await self._stopped.wait()
