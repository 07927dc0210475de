"""Which steps are near a goal."""

from __future__ import annotations

import pytest

from assistant.lean.goals import parse_goal
from assistant.neighbours.index import StepIndex
from tests.neighbours.steps import lesson, placed

APPEND = "xs ys : List α\n⊢ (xs ++ ys).length = xs.length + ys.length"
REVERSE = "xs : List α\n⊢ xs.reverse.reverse = xs"
ORDER = "a b : Nat\nh : a ≤ b\n⊢ a < b + 1"
INDEX = StepIndex(placed(lesson((APPEND, "simp"), (REVERSE, "rfl")), lesson((ORDER, "omega"), name="two")))


def tactics(goal: str, count: int = 10, index: StepIndex = INDEX, before: int | None = None) -> list[str]:
    return [found.taught.step.tactic for found in index.nearest(parse_goal(goal), count, before)]


@pytest.mark.parametrize(
    ("goal", "best"),
    [
        ("l m : List β\n⊢ (l ++ m).length = l.length + m.length", "simp"),
        ("l : List β\n⊢ l.reverse.reverse = l", "rfl"),
        ("l m : List β\n⊢ (m ++ l).length = l.length", "simp"),
        ("x y z : Nat\nk : z ≤ y\n⊢ y < z + 1", "omega"),
    ],
)
def test_what_speaks_about_the_same_things_is_nearest_whatever_names_are(goal: str, best: str) -> None:
    assert tactics(goal)[0] == best


def test_a_goal_that_is_the_same_but_for_names_is_as_near_as_can_be_and_others_are_not() -> None:
    [same, *others] = INDEX.nearest(parse_goal("x y : Nat\nk : x ≤ y\n⊢ x < y + 1"), 10)
    assert same.similarity == pytest.approx(1.0, abs=1e-5)
    assert all(other.similarity < 0.9 for other in others)


def test_a_goal_with_nothing_in_common_has_no_neighbours() -> None:
    assert tactics("⊢ Foo bar") == []
    assert StepIndex([]).nearest(parse_goal(APPEND), 10) == []


def test_what_comes_later_can_be_left_out() -> None:
    assert "omega" not in tactics(ORDER, before=2)
    assert tactics(ORDER, before=3)[0] == "omega"
    assert tactics(APPEND, before=0) == []


def test_a_neighbour_says_where_it_stands() -> None:
    [found] = INDEX.nearest(parse_goal(REVERSE), 1)
    assert (found.taught.module, found.taught.line) == ("File", 1)
    assert found.taught.why == "as in one (File:1)"


def test_of_equally_like_goals_the_nearest_and_then_the_last_teaches_first() -> None:
    same = [lesson((ORDER, tactic), name=tactic) for tactic in ("a", "b", "c")]
    assert tactics(ORDER, index=StepIndex(placed(*same))) == ["c", "b", "a"]
    near = placed(same[0], nearness=1.0) + placed(*same[1:])
    assert tactics(ORDER, index=StepIndex(near)) == ["a", "c", "b"]


def test_what_is_nearer_does_not_come_before_what_is_more_like() -> None:
    near = placed(lesson((APPEND, "near")), nearness=1.0) + placed(lesson((REVERSE, "like")))
    assert tactics(REVERSE, index=StepIndex(near))[0] == "like"


def test_a_common_feature_tells_less_than_a_rare_one() -> None:
    common = [lesson((f"⊢ f{number} = 0", f"common {number}")) for number in range(30)]
    index = StepIndex(placed(*common, lesson(("⊢ rare a ≤ a", "rare"))))
    assert tactics("⊢ rare b = 0", 1, index) == ["rare"]
