"""Graphs unfolded into rows."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.export.outline import NOWHERE, Kind, Outline, Row, outline
from assistant.search.tree import ROOT, EdgeAdded, Tree
from tests.search.export.trees import chain, fan, sample, trees


def of(view: Outline, kind: Kind) -> list[Row]:
    return [row for row in view.rows if row.kind is kind]


def reachable(tree: Tree, start: int) -> set[int]:
    found = {start}
    waiting = [start]
    while waiting:
        for edge in tree.nodes[waiting.pop()].edges:
            waiting += set(edge.children) - found
            found |= set(edge.children)
    return found


def proof_of(tree: Tree, number: int) -> set[int]:
    node = tree.nodes[number]
    return {number}.union(*(proof_of(tree, child) for child in node.edges[node.proof].children))


def test_the_sample_unfolds_as_it_is_read() -> None:
    view = outline(sample())
    told = [(row.level, row.kind.value, row.node, row.on_path) for row in view.rows]
    assert told == [
        (0, "state", 0, True),
        (1, "tactic", 0, True),
        (1, "state", 1, True),
        (2, "tactic", 1, True),
        (1, "state", 2, True),
        (2, "tactic", 2, True),
        (1, "tactic", 0, False),
        (1, "state", 3, False),
        (2, "tactic", 3, False),
        (2, "link", 0, False),
        (2, "tactic", 3, False),
        (2, "link", 1, False),
        (2, "tactic", 3, False),
        (2, "state", 4, False),
        (2, "state", 5, False),
        (1, "tactic", 0, False),
        (1, "state", 6, False),
    ]


@given(tree=trees())
def test_every_state_and_every_tactic_is_shown_once(tree: Tree) -> None:
    view = outline(tree)
    assert sorted(row.node for row in of(view, Kind.STATE)) == [node.id for node in tree.nodes]
    shown = Counter((row.node, row.edge) for row in of(view, Kind.TACTIC))
    assert shown == Counter((node.id, index) for node in tree.nodes for index in range(len(node.edges)))
    for row in of(view, Kind.TACTIC):
        assert tuple(view.rows[child].node for child in row.children) == view.edge(row).children
    assert not of(view, Kind.LEFT_OUT)


@given(tree=trees(), states=st.integers(1, 7), dead_ends=st.integers(0, 2))
def test_rows_stand_below_their_parents_in_the_order_of_reading(tree: Tree, states: int, dead_ends: int) -> None:
    view = outline(tree, states=states, dead_ends=dead_ends)
    order: list[int] = []
    waiting = [row.id for row in reversed(view.rows) if row.parent == NOWHERE]
    while waiting:
        order.append(waiting.pop())
        waiting += reversed(view.rows[order[-1]].children)
    assert order == list(range(len(view.rows)))
    assert [row.id for row in view.rows] == order


@given(tree=trees())
def test_only_what_cannot_be_reached_stands_at_the_top_beside_the_root(tree: Tree) -> None:
    view = outline(tree)
    tops = [row.node for row in view.rows if row.parent == NOWHERE]
    assert tops[:1] == [ROOT][: len(tree.nodes)]
    for top in tops[1:]:
        assert top not in reachable(tree, ROOT)


@given(tree=trees(), states=st.integers(1, 7))
def test_a_proof_is_whole_however_little_is_to_be_shown(tree: Tree, states: int) -> None:
    view = outline(tree, states=states)
    proof = proof_of(tree, ROOT) if tree.proved else set()
    assert proof <= view.shown
    assert len(view.shown) == min(len(tree.nodes), max(states, len(proof)))
    assert view.left_out == len(tree.nodes) - len(view.shown)
    on_path = {(row.node, row.edge) for row in of(view, Kind.TACTIC) if row.on_path}
    if tree.proved:
        assert on_path == {(number, tree.nodes[number].proof) for number in proof}


@given(tree=trees(), states=st.integers(1, 7))
def test_rows_say_how_much_is_left_out(tree: Tree, states: int) -> None:
    view = outline(tree, states=states)
    for row in of(view, Kind.TACTIC):
        missing = set(view.edge(row).children) - view.shown
        told = [view.rows[child].left_out for child in row.children if view.rows[child].kind is Kind.LEFT_OUT]
        assert told == ([len(missing)] if missing else [])


def test_the_best_states_are_kept() -> None:
    view = outline(fan([-3.0, -1.0, float("nan"), -2.0, -9.0]), states=3)
    assert view.shown == {0, 2, 4}
    assert view.left_out == 3


def test_a_state_is_kept_only_with_a_way_to_it() -> None:
    tree = fan([-1.0, -5.0])
    tree.apply(EdgeAdded(2, "good at last", "test", 0.0, (1,)))
    deep = chain(4, scores=-5.0)
    deep.nodes[3].score = 9.0
    assert outline(deep, states=3).shown == {0, 1, 2}


def test_of_tactics_that_lead_to_nothing_the_best_are_kept() -> None:
    tree = fan([])
    for number in range(10):
        tree.apply(EdgeAdded(0, f"close {number}", "test", float(number % 5), ()))
    view = outline(tree, dead_ends=2)
    assert [view.edge(row).tactic for row in of(view, Kind.TACTIC)] == ["close 0", "close 4", "close 9"]
    assert [row.left_out for row in of(view, Kind.LEFT_OUT)] == [7], "the proof is kept besides"


@pytest.mark.parametrize("states", [10, 20_000])
def test_a_tree_may_be_deeper_than_python_can_call(states: int) -> None:
    view = outline(chain(20_000), states=states)
    assert len(of(view, Kind.STATE)) == states
