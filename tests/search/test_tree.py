"""The proof tree: what is proved follows from its events, and only from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import (
    AlsoProposed,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    GoalRefuted,
    Node,
    NodeExhausted,
    NodeOpened,
    NodePruned,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Status,
    Tree,
)


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


def test_a_state_that_is_proved_first_and_then_has_nothing_left_stays_proved() -> None:
    assert statuses(opened(0), edge(0), NodeExhausted(0)) == ["proved"]


def test_a_child_that_is_wanted_twice_counts_once() -> None:
    events: list[Event] = [opened(0), opened(1), edge(0, 1, 1)]
    assert statuses(*events) == ["open", "open"]
    assert statuses(*events, edge(1)) == ["proved", "proved"]


def test_the_first_tactic_that_proves_a_state_stays_its_proof() -> None:
    tree = Tree([opened(0), opened(1), edge(0, 1, tactic="first"), edge(1), edge(0, tactic="second")])
    assert tree.root.edges[tree.root.proof].tactic == "first"


def test_words_about_whole_proofs_change_no_state() -> None:
    tree = Tree([opened(0), ProofFound("rfl"), ProofJudged("rfl", True, (), ()), SearchEnded("proved", 1.0)])
    assert tree.root == Tree([opened(0)]).root
    assert not tree.proved


def test_an_empty_tree_proves_and_needs_nothing() -> None:
    assert not Tree().proved
    assert list(Tree().needed()) == []


def test_equal_states_are_found_whatever_their_inaccessible_names() -> None:
    tree = Tree([opened(0, "p")])
    assert tree.find(parse_goals("p : Prop\n⊢ p")) == 0
    assert tree.find(parse_goals("p : Prop\n⊢ ¬p")) == -1


def test_what_a_proof_of_the_root_cannot_use_is_not_needed() -> None:
    tree = Tree([opened(0), opened(1), opened(2), opened(3), edge(0, 1, 2), edge(1, 3), edge(1, tactic="rfl")])
    assert {node.id for node in tree.needed()} == {0, 2}  # 3 was only wanted by 1, which is proved


def test_what_stands_beside_a_dead_end_is_not_needed() -> None:
    events: list[Event] = [opened(0), opened(1), opened(2), edge(0, 1, 2), NodeExhausted(1)]
    assert {node.id for node in Tree(events).needed()} == {0}  # 2 alone proves nothing
    assert {node.id for node in Tree([*events, opened(3), edge(0, 2, 3)]).needed()} == {0, 2, 3}


def test_nothing_is_needed_when_every_way_ends_in_a_dead_end() -> None:
    events: list[Event] = [opened(0), opened(1), edge(0, 1), NodeExhausted(0), NodeExhausted(1)]
    assert list(Tree(events).needed()) == []


def test_a_state_whose_goal_is_false_and_what_stands_beside_it_are_not_needed() -> None:
    tree = Tree([opened(0), opened(1), opened(2), edge(0, 1, 2), GoalRefuted(1, "false for p = False", "simp")])
    assert [node.status for node in tree.nodes] == [Status.OPEN, Status.REFUTED, Status.OPEN]
    assert (tree.nodes[1].refuted, tree.nodes[1].negation) == ("false for p = False", "simp")
    assert not tree.refuted
    assert {node.id for node in tree.needed()} == {0}


def test_nothing_is_needed_when_the_root_is_false() -> None:
    tree = Tree([opened(0), opened(1), edge(0, 1), GoalRefuted(0, "false", "simp")])
    assert tree.refuted == "false"
    assert list(tree.needed()) == []


def test_what_a_user_pruned_and_what_is_exhausted_may_be_false_too() -> None:
    assert statuses(opened(0), NodePruned(0, True), NodeExhausted(0), GoalRefuted(0, "false", "simp")) == ["refuted"]


def test_exhausted_states_that_lead_to_each_other_only_are_dead_ends() -> None:
    events: list[Event] = [opened(0), opened(1), opened(2), edge(1, 2), edge(2, 1), edge(0, 1)]
    events += [NodeExhausted(node) for node in range(3)]
    assert list(Tree(events).needed()) == []


def test_an_exhausted_state_is_needed_while_something_below_it_is_open() -> None:
    tree = Tree([opened(0), opened(1), opened(2), edge(0, 1), NodeExhausted(0), edge(1, 2), NodeExhausted(1)])
    assert {node.id for node in tree.needed()} == {0, 1, 2}


def test_what_rests_on_a_withdrawn_tactic_is_proved_no_more() -> None:
    events: list[Event] = [opened(0), opened(1), opened(2), edge(0, 1, 2), edge(1, tactic="mine"), edge(2)]
    assert statuses(*events) == ["proved"] * 3
    assert statuses(*events, EdgeWithdrawn(1, "mine")) == ["open", "open", "proved"]
    assert statuses(*events, EdgeWithdrawn(1, "mine"), edge(1, tactic="rfl")) == ["proved"] * 3


def test_a_state_with_another_proof_keeps_it_when_one_is_withdrawn() -> None:
    tree = Tree([opened(0), edge(0, tactic="mine"), edge(0, tactic="rfl"), EdgeWithdrawn(0, "mine")])
    assert tree.proved
    assert [e.tactic for e in tree.root.edges] == ["rfl"]


def test_an_exhausted_state_is_exhausted_again_when_its_proof_is_withdrawn() -> None:
    assert statuses(opened(0), edge(0, tactic="mine"), NodeExhausted(0), EdgeWithdrawn(0, "mine")) == ["exhausted"]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (opened(7), "node 7 opened after 2 nodes"),
        (opened(0), "node 0 opened after 2 nodes"),
        (edge(2), "no node 2"),
        (edge(-1), "no node -1"),
        (edge(0, 1, 4), "no node 4"),
        (NodeExhausted(2), "no node 2"),
        (CandidateTried(2, "rfl", "test", -1.0, "failed", "no", 1.0), "no node 2"),
        (EdgeWithdrawn(2, "rfl"), "no node 2"),
        (EdgeWithdrawn(0, "rfl"), "no edge 'rfl' leaves node 0"),
    ],
)
def test_an_event_that_does_not_fit_is_refused_and_changes_nothing(event: Event, message: str) -> None:
    history: list[Event] = [opened(0), opened(1), edge(0, 1)]
    tree = Tree(history)
    with pytest.raises(ValueError, match=message):
        tree.apply(event)
    assert tree.events == history
    assert tree.nodes == Tree(history).nodes
    assert tree.candidates == 0


def test_whoever_proposes_a_tactic_as_well_is_named_once_wherever_it_stands() -> None:
    tried = CandidateTried(0, "constructor", "test", -1.0, "progress", "", 1.0, others=("early",))
    also = [AlsoProposed(0, "constructor", source) for source in ("late", "late", "test", "early")]
    tree = Tree([opened(0), tried, EdgeAdded(0, "constructor", "test", -1.0, (), others=("early",)), *also])
    assert tree.root.tried[0].others == ("early", "late")
    assert tree.root.edges[0].sources == ("test", "early", "late")
    assert tree.root.edges[0].origin == "test; also early, late"
    assert tree.candidates == 1


def test_candidates_are_counted_and_kept_with_their_state() -> None:
    tried = CandidateTried(0, "rfl", "test", -1.0, "failed", "no", 1.0)
    tree = Tree([opened(0), tried, tried])
    assert tree.candidates == 2
    assert tree.root.tried == [tried, tried]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Events in any order that fits: every number is taken among the nodes that are there, every edge withdrawn is
    there and has a tactic of its own."""
    events: list[Event] = [opened(0)]
    count = 1
    edges: list[EdgeAdded] = []
    for kind in draw(st.lists(st.sampled_from("node edge edge edge exhausted withdrawn tried".split()), max_size=24)):
        node = draw(st.integers(0, count - 1))
        if kind == "node":
            events.append(opened(count))
            count += 1
        elif kind == "edge":
            children = draw(st.lists(st.integers(0, count - 1), max_size=3))
            edges.append(edge(node, *children, tactic=f"tactic {len(events)}"))
            events.append(edges[-1])
        elif kind == "exhausted":
            events.append(NodeExhausted(node))
        elif kind == "withdrawn" and edges:
            gone = edges.pop(draw(st.integers(0, len(edges) - 1)))
            events.append(EdgeWithdrawn(gone.node, gone.tactic))
        elif kind == "tried":
            events.append(CandidateTried(node, "rfl", "test", -1.0, "failed", "no", 1.0))
    return events


def remaining_edges(events: list[Event]) -> list[EdgeAdded]:
    withdrawn = {(event.node, event.tactic) for event in events if isinstance(event, EdgeWithdrawn)}
    return [e for e in events if isinstance(e, EdgeAdded) and (e.node, e.tactic) not in withdrawn]


@given(histories())
def test_a_tree_is_the_same_whether_built_at_once_or_event_by_event(events: list[Event]) -> None:
    whole, stepwise = Tree(events), Tree()
    for event in events:
        stepwise.apply(event)
    assert whole.nodes == stepwise.nodes
    assert whole.candidates == stepwise.candidates
    assert whole.events == events


@given(histories())
def test_what_is_proved_is_the_least_that_the_edges_allow(events: list[Event]) -> None:
    edges = remaining_edges(events)
    proved: set[int] = set()
    while True:
        more = {e.node for e in edges if set(e.children) <= proved} | proved
        if more == proved:
            break
        proved = more
    assert {node.id for node in Tree(events).nodes if node.status is Status.PROVED} == proved


@given(histories())
def test_every_proof_comes_to_an_end(events: list[Event]) -> None:
    tree = Tree(events)

    def follow(node: Node, above: frozenset[int]) -> None:
        assert node.id not in above
        for child in node.edges[node.proof].children:
            assert tree.nodes[child].status is Status.PROVED
            follow(tree.nodes[child], above | {node.id})

    for node in tree.nodes:
        if node.status is Status.PROVED:
            follow(node, frozenset())


@given(histories())
def test_a_withdrawn_tactic_leaves_the_tree_as_if_it_had_never_been_taken(events: list[Event]) -> None:
    kept = remaining_edges(events)
    without = [e for e in events if not isinstance(e, EdgeWithdrawn) and (not isinstance(e, EdgeAdded) or e in kept)]
    tree, never = Tree(events), Tree(without)
    assert [(n.status, n.edges, sorted(n.parents)) for n in tree.nodes] == [
        (n.status, n.edges, sorted(n.parents)) for n in never.nodes
    ]
    assert {node.id for node in tree.needed()} == {node.id for node in never.needed()}


@given(histories())
def test_something_is_needed_exactly_while_open_states_could_prove_the_root(events: list[Event]) -> None:
    tree = Tree(events)
    needed = {node.id for node in tree.needed()}
    open_states = [node.id for node in tree.nodes if node.status is Status.OPEN]
    all_closed = Tree([*events, *(edge(number) for number in open_states)])
    assert bool(needed) == (all_closed.proved and not tree.proved)
    # and what is not needed makes no difference to it
    needed_closed = Tree([*events, *(edge(number) for number in open_states if number in needed)])
    assert needed_closed.proved == all_closed.proved
