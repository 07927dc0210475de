"""The rows of a tree: the same as those of a plain walk through it, however it grew and whatever is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import Goal
from assistant.search.tree import (
    AlsoProposed,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeExhausted,
    NodeOpened,
    NodePruned,
    Tree,
)
from tui.search.outline import NO_ROW, Kind, Outline, RowKey


def opened(number: int, target: str = "", score: float = 0.0) -> NodeOpened:
    return NodeOpened(number, (Goal("", (), target or f"goal {number}"),), (), score)


def edge(node: int, tactic: str, *children: int, score: float = -1.0) -> EdgeAdded:
    return EdgeAdded(node, tactic, "scripted", score, children)


def grown(*events: Event) -> Outline:
    """An outline that has seen every event as it came."""
    tree = Tree()
    outline = Outline(tree)
    for event in events:
        tree.apply(event)
        outline.learn(event)
    return outline


def lines(outline: Outline) -> list[str]:
    """What is to be seen, without signs."""
    return [
        f"{'  ' * row.depth}{row.tactic or '⊢'}{f' {row.node}' if row.shows_state else ''}"
        f"{' elsewhere' if row.kind is Kind.LINK else ''}"
        for row in outline.visible(0, outline.height)
    ]


SMALL = (
    opened(0), opened(1), opened(2), edge(0, "constructor", 1, 2), opened(3), edge(1, "intro", 3), edge(3, "rfl"),
    opened(4), edge(2, "simp", 4), edge(4, "left", 3),
)  # fmt: skip


def test_tactics_stand_below_their_state_and_a_state_is_shown_once() -> None:
    assert lines(grown(*SMALL)) == [
        "⊢ 0",
        "  constructor",
        "    ⊢ 1",
        "      intro 3",
        "        rfl",
        "    ⊢ 2",
        "      simp 4",
        "        left 3 elsewhere",
    ]


def test_a_row_names_whoever_proposes_its_tactic_as_well() -> None:
    tried = CandidateTried(0, "constructor", "scripted", -1.0, "progress", "", 1.0)
    outline = grown(*SMALL, tried, AlsoProposed(0, "constructor", "late"), AlsoProposed(0, "constructor", "late"))
    named = {row.tactic: row.others for row in outline.rows if row.others}
    assert named == {"constructor": ("late",)}
    outline.rebuild()
    assert {row.tactic: row.others for row in outline.rows if row.others} == named


def test_a_folded_row_hides_what_is_below_it_and_what_is_still_to_come_there() -> None:
    outline = grown(*SMALL)
    outline.set_open(outline.row_of(2), False)
    for event in (opened(5), edge(4, "right", 5)):
        outline.tree.apply(event)
        outline.learn(event)
    assert lines(outline)[-1] == "    ⊢ 2"
    outline.set_open(outline.row_of(2), True)
    assert lines(outline)[-1] == "        right 5"


def test_a_hidden_row_has_the_line_of_the_row_that_hides_it() -> None:
    outline = grown(*SMALL)
    rfl = outline.at(4)
    outline.set_open(outline.row_of(1), False)
    assert outline.line_of(rfl) == 2
    outline.reveal(rfl)
    assert outline.line_of(rfl) == 4


def test_a_withdrawn_tactic_goes_and_a_state_that_was_below_it_is_shown_elsewhere() -> None:
    outline = grown(*SMALL)
    event = EdgeWithdrawn(1, "intro")
    outline.tree.apply(event)
    outline.learn(event)
    assert lines(outline) == [
        "⊢ 0",
        "  constructor",
        "    ⊢ 1",
        "    ⊢ 2",
        "      simp 4",
        "        left 3",
        "          rfl",
    ]


CLOSERS = (opened(0), opened(1), edge(0, "intro", 1), edge(1, "rfl"), edge(1, "simp"), edge(1, "omega"))


def test_tactics_that_close_the_same_state_are_one_line_until_it_is_unfolded() -> None:
    outline = grown(*CLOSERS)
    assert lines(outline) == ["⊢ 0", "  intro 1", "    rfl"]
    first = outline.rows[outline.at(2)]
    assert [row.tactic for row in outline.tactics_of(outline.row_of(1))] == ["rfl", "simp", "omega"]
    outline.set_open(first.id, True)
    assert lines(outline)[2:] == ["    rfl", "      simp", "      omega"]
    outline.fold_all([])
    assert outline.height == 3, "unfolding everything leaves them folded"
    outline.reveal(outline.find(RowKey(1, 1, "omega")))
    assert lines(outline)[-1] == "      omega"


def test_what_only_a_pruned_state_leads_to_is_aside() -> None:
    outline = grown(*SMALL, NodePruned(1, True))
    assert outline.aside() == {1}, "state 3 is reached in another way, too"
    assert grown(*SMALL, NodePruned(2, True)).aside() == {2, 4}
    assert grown(*SMALL).aside() == frozenset()


def test_what_was_folded_stays_folded_when_a_tactic_is_withdrawn() -> None:
    outline = grown(*SMALL)
    outline.set_open(outline.row_of(2), False)
    event = EdgeWithdrawn(1, "intro")
    outline.tree.apply(event)
    outline.learn(event)
    assert lines(outline) == ["⊢ 0", "  constructor", "    ⊢ 1", "    ⊢ 2"]


def test_the_best_way_is_the_proof_once_there_is_one() -> None:
    before = grown(*SMALL[:2], opened(2, score=-5.0), edge(0, "slow", 2), edge(0, "quick", 1))
    assert {before.rows[row].tactic for row in before.best()} == {"", "quick"}
    after = grown(*SMALL[:2], opened(2, score=-5.0), edge(0, "slow", 2), edge(0, "quick", 1), edge(2, "rfl"))
    assert {after.rows[row].tactic for row in after.best()} == {"", "slow", "rfl"}


def test_the_best_way_of_a_proof_follows_links_to_where_the_state_is_shown() -> None:
    outline = grown(*SMALL)
    assert {outline.rows[row].tactic for row in outline.best()} == {"", "constructor", "intro", "rfl", "simp", "left"}


def test_lost_branches_are_those_from_which_no_proof_can_come() -> None:
    outline = grown(
        opened(0), opened(1), edge(0, "bad", 1), opened(2), edge(1, "worse", 2), NodeExhausted(1), NodeExhausted(2),
        opened(3), edge(0, "good", 3),
    )  # fmt: skip
    assert [outline.rows[row].tactic for row in outline.dead()] == ["bad"]
    outline.fold_all(outline.dead())
    assert lines(outline) == ["⊢ 0", "  bad 1", "  good 3"]


def test_words_are_found_in_tactics_and_goals_around_the_end() -> None:
    outline = grown(opened(0, "p ∧ q"), opened(1, "Even n"), edge(0, "left", 1), opened(2, "q"), edge(0, "right", 2))
    even, right = outline.row_of(1), outline.row_of(2)
    assert outline.matching("even", 0, 1) == even
    assert outline.matching("RIGHT", even, 1) == right
    assert outline.matching("even", right, 1) == even
    assert outline.matching("q", even, -1) == 0
    assert outline.matching("nowhere", 0, 1) == NO_ROW


def test_a_line_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        grown(opened(0)).at(1)


@st.composite
def trees(draw: st.DrawFn) -> list[Event]:
    """A graph with shared states, cycles and tactics with several goals."""
    events: list[Event] = [opened(0)]
    count = 1
    for number in range(draw(st.integers(0, 25))):
        fresh = draw(st.integers(0, 2))
        node = draw(st.integers(0, count - 1))
        known = draw(st.lists(st.integers(0, count - 1), max_size=2))
        events += [opened(count + extra) for extra in range(fresh)]
        children = dict.fromkeys([*range(count, count + fresh), *known])
        events.append(edge(node, f"t{number}", *children))
        count += fresh
    return events


def plain(outline: Outline) -> list[int]:
    """What is to be seen, by a walk that knows nothing of sizes."""
    found: list[int] = []

    def walk(number: int) -> None:
        found.append(number)
        if outline.rows[number].open:
            for child in outline.rows[number].children:
                walk(child)

    walk(0)
    return found


@given(trees(), st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=8))
def test_growing_folding_and_walking_agree(events: list[Event], folds: list[tuple[int, bool]]) -> None:
    tree = Tree()
    outline = Outline(tree)
    pending = list(folds)
    for number, event in enumerate(events):
        tree.apply(event)
        outline.learn(event)
        if pending and number % 3 == 0:
            row, opened_now = pending.pop()
            outline.set_open(row % len(outline.rows), opened_now)
    expected = plain(outline)
    assert outline.height == len(expected)
    assert [row.id for row in outline.visible(0, 10_000)] == expected
    for line, row in enumerate(expected):
        assert outline.at(line) == row
        assert outline.line_of(row) == line
        assert [r.id for r in outline.visible(line, 2)] == expected[line : line + 2]


@given(trees())
def test_every_state_that_something_leads_to_is_shown_once(events: list[Event]) -> None:
    outline = grown(*events)
    reached = {0} | {child for event in events if isinstance(event, EdgeAdded) for child in event.children}
    shown = [row.node for row in outline.rows if row.kind in (Kind.ROOT, Kind.STEP, Kind.GOAL)]
    assert len(shown) == len(set(shown))
    assert set(shown) <= reached
    again = Outline(outline.tree)
    assert {row.node for row in again.rows if row.shows_state} == set(shown)
