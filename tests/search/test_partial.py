"""What a search without a proof got to, as a text."""

from __future__ import annotations

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.search.partial import partial_proof
from assistant.search.tree import EdgeAdded, NodeOpened, Tree

LONG = "x + y = y + x ∧ y + z = z + y ∧ z + x = x + z"


def goals(*targets: str) -> tuple[Goal, ...]:
    return parse_goals("\n\n".join(f"⊢ {target}" for target in targets))


def tree(nodes: list[tuple[str, ...]], *edges: tuple[int, str, tuple[int, ...]]) -> Tree:
    opened = [NodeOpened(number, goals(*targets), (), 0.0) for number, targets in enumerate(nodes)]
    return Tree([*opened, *(EdgeAdded(node, tactic, "test", -1.0, children) for node, tactic, children in edges)])


def test_nothing_is_written_when_nothing_got_any_further() -> None:
    assert partial_proof(Tree()) == ""
    assert partial_proof(tree([("p",)])) == ""


def test_a_step_that_leaves_more_than_there_was_is_not_taken() -> None:
    assert partial_proof(tree([("p",), (LONG,)], (0, "apply worse", (1,)))) == ""


def test_what_could_not_be_proved_is_left_open() -> None:
    found = tree([("p ∧ q",), ("p",), ("q",)], (0, "constructor", (1, 2)), (1, "exact hp", ()))
    assert partial_proof(found) == "constructor\n· exact hp\n· sorry"


def test_a_closed_case_is_worth_a_longer_goal() -> None:
    split = "induction n with | zero => ?_ | succ n ih => ?_"
    found = tree([("n = n + 0",), ("0 = 0 + 0",), ("n + 1 = n + 1 + 0",)], (0, split, (1, 2)), (1, "rfl", ()))
    assert partial_proof(found) == "induction n with\n| zero => rfl\n| succ n ih => sorry"


@pytest.mark.parametrize("rest", ["?a", "¬?a", "f (?a)", "x = ?a.1"])
def test_what_is_closed_beside_a_goal_that_says_nothing_yet_is_worth_nothing(rest: str) -> None:
    found = tree([("False",), (rest,), ("Prop",)], (0, "rw [← eq_false]", (1, 2)), (2, "assumption", ()))
    assert partial_proof(found) == ""


def test_names_that_end_in_a_question_mark_are_no_metavariables() -> None:
    found = tree([("l = m",), ("xs.head? = xs[0]?",), ("q",)], (0, "apply f", (1, 2)), (2, "exact hq", ()))
    assert partial_proof(found) == "apply f\n· sorry\n· exact hq"


def test_of_two_ways_the_one_that_leaves_less_is_written() -> None:
    found = tree([(LONG,), ("p ∧ q ∧ r",), ("p",)], (0, "simp", (1,)), (0, "grind only", (2,)))
    assert partial_proof(found) == "grind only\nsorry"


def test_goals_that_belong_together_are_each_left_open() -> None:
    found = tree([(LONG,), ("p ?x", "Nat")], (0, "refine ⟨?x, ?_⟩", (1,)))
    assert partial_proof(found) == "refine ⟨?x, ?_⟩\nsorry\nsorry"


def test_steps_that_lead_back_are_not_taken() -> None:
    found = tree([(LONG,), ("p ∧ q ∧ r",), ("p",)], (0, "unfold f", (1,)), (1, "fold f", (0,)), (1, "left", (2,)))
    assert partial_proof(found) == "unfold f\nleft\nsorry"


def test_a_proved_tree_has_no_hole() -> None:
    assert partial_proof(tree([("p",)], (0, "exact hp", ()))) == "exact hp"
