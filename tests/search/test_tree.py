"""The proof tree: what is proved follows from its events, and only from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import CandidateTried, EdgeAdded, Event, NodeExhausted, NodeOpened, Status, Tree


def opened(number: int, target: str = "") -> NodeOpened:
    goals = parse_goals(f"p : Prop\n⊢ {target or f'p ∧ {number} = {number}'}")
    return NodeOpened(number, goals, tuple(Step("skip", 1, (0,)) for _ in range(number)), -float(number))


def edge(node: int, *children: int, tactic: str = "constructor") -> EdgeAdded:
    return EdgeAdded(node, tactic, "test", -1.0, children)


def statuses(*events: Event) -> list[str]:
    return [node.status.value for node in Tree(events).nodes]


def test_a_tactic_that_leaves_nothing_proves_its_state() -> None:
    tree = Tree([opened(0), edge(0)])
    assert tree.proved
    assert tree.root.proof == 0


def test_all_children_of_one_tactic_have_to_be_proved() -> None:
    events: list[Event] = [opened(0), opened(1), opened(2), edge(0, 1, 2), edge(1)]
    assert statuses(*events) == ["open", "proved", "open"]
    assert statuses(*events, edge(2)) == ["proved", "proved", "proved"]


def test_one_tactic_is_enough() -> None:
    tree = Tree([opened(0), opened(1), opened(2), edge(0, 1), edge(0, 2, tactic="other"), edge(2)])
    assert tree.proved
    assert tree.root.edges[tree.root.proof].tactic == "other"


def test_a_proof_reaches_every_parent_of_a_shared_state() -> None:
    events: list[Event] = [opened(0), opened(1), opened(2), opened(3), edge(0, 1, 2), edge(1, 3), edge(2, 3), edge(3)]
    assert statuses(*events) == ["proved"] * 4


def test_a_cycle_proves_nothing() -> None:
    assert statuses(opened(0), opened(1), edge(0, 1), edge(1, 0)) == ["open", "open"]


def test_a_cycle_is_proved_through_a_way_out_of_it() -> None:
    tree = Tree([opened(0), opened(1), edge(0, 1), edge(1, 0), edge(1, tactic="assumption")])
    assert tree.proved
    assert tree.nodes[1].edges[tree.nodes[1].proof].tactic == "assumption"


def test_an_exhausted_state_can_still_be_proved_by_its_children() -> None:
    events: list[Event] = [opened(0), opened(1), edge(0, 1), NodeExhausted(0)]
    assert statuses(*events) == ["exhausted", "open"]
    assert statuses(*events, edge(1)) == ["proved", "proved"]


def test_equal_states_are_found_whatever_their_inaccessible_names() -> None:
    tree = Tree([opened(0, "p")])
    assert tree.find(parse_goals("p : Prop\n⊢ p")) == 0
    assert tree.find(parse_goals("p : Prop\n⊢ ¬p")) == -1


def test_what_a_proof_of_the_root_cannot_use_is_not_needed() -> None:
    tree = Tree([opened(0), opened(1), opened(2), opened(3), edge(0, 1, 2), edge(1, 3), edge(1, tactic="rfl")])
    assert {node.id for node in tree.needed()} == {0, 2}  # 3 was only wanted by 1, which is proved


def test_an_event_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="node 1 opened after 0"):
        Tree([opened(1)])
    with pytest.raises(ValueError, match="no node 4"):
        Tree([opened(0), edge(0, 4)])


def test_candidates_are_counted_and_kept_with_their_state() -> None:
    tried = CandidateTried(0, "rfl", "test", -1.0, "failed", "no", 1.0)
    tree = Tree([opened(0), tried, tried])
    assert tree.candidates == 2
    assert tree.root.tried == [tried, tried]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    count = draw(st.integers(1, 8))
    numbers = st.integers(0, count - 1)
    edges = draw(st.lists(st.builds(lambda n, c: edge(n, *c), numbers, st.lists(numbers, max_size=3)), max_size=20))
    return [*(opened(number) for number in range(count)), *edges]


@given(histories())
def test_a_tree_is_the_same_whether_built_at_once_or_event_by_event(events: list[Event]) -> None:
    whole, stepwise = Tree(events), Tree()
    for event in events:
        stepwise.apply(event)
    assert whole.nodes == stepwise.nodes
    assert whole.events == events


@given(histories())
def test_what_is_proved_is_the_least_that_the_edges_allow(events: list[Event]) -> None:
    edges = [event for event in events if isinstance(event, EdgeAdded)]
    proved: set[int] = set()
    while True:
        more = {e.node for e in edges if set(e.children) <= proved} | proved
        if more == proved:
            break
        proved = more
    assert {node.id for node in Tree(events).nodes if node.status is Status.PROVED} == proved
