"""The order in which states have their turn."""

from __future__ import annotations

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.frontier import Frontier
from assistant.search.tree import EdgeAdded, NodeOpened, SearchFocused, Tree
from models.protocol import StateValue, no_value


def grown(value: StateValue = no_value) -> Frontier:
    """At the root two tactics ran, the better one to `a`, the other to `b`."""
    tree = Tree([NodeOpened(0, parse_goals("⊢ p"), (), 0.0)])
    frontier = Frontier(tree, value)
    frontier.add(0, 0.0)
    frontier.next_batch(1)
    for number, (target, score) in enumerate((("a", -1.0), ("b", -2.0)), 1):
        tree.apply(NodeOpened(number, parse_goals(f"⊢ {target}"), (Step(target, 1, (0,)),), score))
        frontier.add(number, score)
        tree.apply(EdgeAdded(0, target, "test", score, (number,)))
    return frontier


def focused(number: int) -> Frontier:
    frontier = grown()
    frontier._tree.apply(SearchFocused(number))
    return frontier


def value_of_a(value: float) -> StateValue:
    return lambda goals: value if goals[0].target == "a" else 0.0


def order(frontier: Frontier) -> list[int]:
    return [node.id for node in frontier.next_batch(9)]


@pytest.mark.parametrize(("value", "expected"), [(0.0, [1, 2]), (-0.5, [1, 2]), (-1.5, [2, 1])])
def test_the_value_of_a_state_is_added_to_the_score_of_the_way_to_it(value: float, expected: list[int]) -> None:
    assert order(grown(value_of_a(value))) == expected


def test_it_counts_whenever_a_state_comes_back() -> None:
    frontier = grown(value_of_a(-1.5))
    order(frontier)
    for number in (1, 2):
        frontier.put_back(number)
    assert order(frontier) == [2, 1]
    frontier.restart([1, 2])
    assert order(frontier) == [2, 1]


def test_a_better_way_to_a_state_counts_beside_its_value() -> None:
    frontier = grown(value_of_a(-1.5))
    frontier.improve(1, -0.1)
    assert order(frontier) == [1, 2]
    assert frontier.promise(1) == pytest.approx(-1.6)


def test_a_state_is_valued_once() -> None:
    asked: list[tuple[Goal, ...]] = []

    def value(goals: tuple[Goal, ...]) -> float:
        asked.append(goals)
        return 0.0

    frontier = grown(value)
    order(frontier)
    frontier.put_back(1)
    frontier.improve(2, -0.5)
    order(frontier)
    assert [goals[0].target for goals in asked] == ["p", "a", "b"]


def test_only_what_is_looked_at_is_wanted() -> None:
    assert [grown().wants(number) for number in (0, 1, 2)] == [True, True, True]
    assert [focused(1).wants(number) for number in (0, 1, 2)] == [False, True, False]
