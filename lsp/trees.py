"""Search trees as a client draws them: what changed since it was told last, or everything.

What is told is a `TreeDelta` (`shapes.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
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
    from lsp.shapes import ChangedStatus, OpenedNode, TreeDelta

LONGEST_MESSAGE = 400
"""Characters of Lean's word on a refusal that are sent."""


class TreeRecord:
    """A tree that grows by events, and what clients know of it."""

    def __init__(self, search: str, title: str) -> None:
        self.search = search
        self.title = title
        self.tree = Tree()
        self.end = ""
        self._told: list[str] = []

    def learn(self, events: Iterable[Event]) -> TreeDelta:
        """Applies events; the delta that they make."""
        delta = self._empty()
        for event in events:
            self.tree.apply(event)
            _write(delta, event)
        if delta["end"]:
            self.end = delta["end"]
        now = [node.status.value for node in self.tree.nodes]
        before = [*self._told, *("open" for _ in now[len(self._told) :])]
        delta["status"] = _statuses(before, now)
        self._told = now
        return delta

    def ended(self, end: str) -> TreeDelta:
        """The delta that says how the search ended, where its events did not."""
        self.end = end
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
        return empty_delta(self.search, self.title)


def empty_delta(search: str = "", title: str = "") -> TreeDelta:
    """A delta that says nothing; with an empty `search` that there is no tree."""
    return {
        "search": search,
        "title": title,
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
