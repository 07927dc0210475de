"""Going on with a search from its events: its states, what was tried there, and the tactics that led to them.

What a saved tree says is not believed. Its root has to be the goal that Lean shows now; every tactic in it is looked at
as a candidate is; Lean runs the way to a state anew whenever something is tried there; and a proof that the tree has is
judged as a whole before it counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import AssistantError
from assistant.lean.goals import Goal, state_key
from assistant.lean.verify.screen import normalized, refusal
from assistant.search.tree import Event, Tree


class SearchOutdated(AssistantError):
    """The events are none of a search that can go on at this place."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the search cannot go on: {reason}", hint="Search the hole from the beginning.")


def tree_to_go_on_with(begun: Sequence[Event], goals: tuple[Goal, ...]) -> Tree:
    """The tree of the events, for a place with such goals. Errors: `SearchOutdated`."""
    try:
        tree = Tree(begun)
    except ValueError as error:
        raise SearchOutdated(f"it is damaged ({error})") from error
    if not tree.nodes or state_key(tree.root.goals) != state_key(goals):
        raise SearchOutdated("its goal is another one than the place has now")
    steps = [step.tactic for node in tree.nodes for step in node.branch]
    steps += [edge.tactic for node in tree.nodes for edge in node.edges]
    for tactic in dict.fromkeys(steps):
        if why := refusal(normalized(tactic)):
            raise SearchOutdated(f"one of its tactics is refused ({why})")
    return tree
