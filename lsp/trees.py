"""Search trees as a client draws them: what changed since it was told last, or everything.

What is told is a `TreeDelta` (`shapes.py`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.search.tree import (
    AlsoProposed,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    GoalRefuted,
    NodeOpened,
    ProofFound,
    SearchEnded,
    Tree,
)

if TYPE_CHECKING:
    from assistant.editing import Hole
    from lsp.documents import FileHoles
    from lsp.shapes import ChangedStatus, OpenedNode, TreeDelta

LONGEST_MESSAGE = 400
"""Characters of Lean's word on a refusal that are sent."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a search is about: a hole of a text, or where a cursor stood in it."""

    known: FileHoles
    hole: Hole


class TreeRecord:
    """A tree that grows by events, and what clients know of it. `limit` are the seconds that the search may take, 0
    where that is not known; `job` is the one in which it was begun."""

    def __init__(
        self, search: str, title: str, subject: Subject | None = None, limit: float = 0.0, job: str = ""
    ) -> None:
        self.search = search
        self.title = title
        self.subject = subject
        self.limit = limit
        self.job = job
        self.tree = Tree()
        self.end = ""
        self._told: list[str] = []
        self._spent = 0.0
        self._began = time.monotonic()

    @property
    def uri(self) -> str:
        """Of the document that it is about, empty where it is about none."""
        return self.subject.known.snapshot.uri if self.subject is not None else ""

    @property
    def seconds(self) -> float:
        """How long the search has taken."""
        return self._spent + (0.0 if self.end else time.monotonic() - self._began)

    def resume(self, seconds: float) -> TreeDelta:
        """Lets it go on after its end, for so many seconds more; the delta that says so."""
        self._spent, self._began, self.end = self.seconds, time.monotonic(), ""
        self.limit = self._spent + seconds
        delta = self._empty()
        delta["resumed"] = True
        return delta

    def _ended(self, end: str) -> None:
        if not self.end:
            self._spent = self.seconds
        self.end = end

    def learn(self, events: Iterable[Event]) -> TreeDelta:
        """Applies events; the delta that they make."""
        delta = self._empty()
        for event in events:
            self.tree.apply(event)
            _write(delta, event)
        if delta["end"]:
            self._ended(delta["end"])
        now = [node.status.value for node in self.tree.nodes]
        before = [*self._told, *("open" for _ in now[len(self._told) :])]
        delta["status"] = _statuses(before, now)
        self._told = now
        return delta

    def ended(self, end: str) -> TreeDelta:
        """The delta that says how the search ended, where its events did not."""
        self._ended(end)
        delta = self._empty()
        delta["end"] = end
        return delta

    def whole(self) -> TreeDelta:
        """A delta from nothing."""
        delta = self._empty()
        for event in self.tree.events:
            _write(delta, event)
        delta["end"] = self.end
        delta["status"] = _statuses(["open"] * len(self._told), self._told)
        return delta

    def _empty(self) -> TreeDelta:
        delta = empty_delta(self.search, self.title)
        delta["seconds"], delta["limit"] = round(self.seconds, 3), self.limit
        if self.subject is not None:
            start = self.subject.hole.range.start
            delta["uri"] = self.uri
            delta["position"] = {"line": start.line, "character": start.character}
        return delta


def empty_delta(search: str = "", title: str = "") -> TreeDelta:
    """A delta that says nothing; with an empty `search` that there is no tree."""
    return {
        "search": search,
        "title": title,
        "uri": "",
        "position": {"line": 0, "character": 0},
        "seconds": 0.0,
        "limit": 0.0,
        "resumed": False,
        "opened": [],
        "edges": [],
        "withdrawn": [],
        "tried": [],
        "repeated": [],
        "refuted": [],
        "status": [],
        "proof": "",
        "end": "",
    }


def _statuses(before: list[str], now: list[str]) -> list[ChangedStatus]:
    return [
        {"id": number, "status": status}
        for number, (old, status) in enumerate(zip(before, now, strict=True))
        if old != status
    ]


def _write(delta: TreeDelta, event: Event) -> None:
    match event:
        case NodeOpened():
            goals = [goal.render() for goal in event.goals]
            node: OpenedNode = {"id": event.node, "goals": goals, "depth": len(event.branch), "score": event.score}
            delta["opened"].append(node)
        case EdgeAdded():
            delta["edges"].append(
                {
                    "node": event.node,
                    "tactic": event.tactic,
                    "source": event.source,
                    "others": list(event.others),
                    "why": event.why,
                    "score": event.score,
                    "children": list(event.children),
                }
            )
        case EdgeWithdrawn():
            delta["withdrawn"].append({"node": event.node, "tactic": event.tactic})
        case CandidateTried():
            delta["tried"].append(
                {
                    "node": event.node,
                    "tactic": event.tactic,
                    "source": event.source,
                    "others": list(event.others),
                    "verdict": event.verdict,
                    "message": event.message[:LONGEST_MESSAGE],
                }
            )
        case AlsoProposed():
            delta["repeated"].append({"node": event.node, "tactic": event.tactic, "source": event.source})
        case GoalRefuted():
            delta["refuted"].append({"node": event.node, "told": event.told, "negation": event.negation})
        case ProofFound():
            delta["proof"] = event.proof
        case SearchEnded():
            delta["end"] = event.status
        case _:
            pass
