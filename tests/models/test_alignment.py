"""Which names of one goal are which of another."""

from __future__ import annotations

import pytest

from assistant.lean.goals import parse_goal
from models.alignment import ALTERNATIVES, align, choices, constants


def best(goal: str, other: str, *wanted: str) -> dict[str, str] | None:
    return next((names for names, _ in choices(align(parse_goal(goal), parse_goal(other)), wanted)), None)


@pytest.mark.parametrize(
    ("goal", "other", "names"),
    [
        pytest.param("a b : Nat\n⊢ a + b = b + a", "x y : Nat\n⊢ y + x = x + y", {"a": "y", "b": "x"}, id="by place"),
        pytest.param(
            "a : Nat\n⊢ f a = 0", "b c : Nat\nh : b = c\n⊢ f c = 0", {"a": "c"}, id="the one that the target has"
        ),
        pytest.param(
            "n : Nat\nh : n ≤ 3\nk : n = 1\n⊢ p n",
            "m : Nat\nu : m = 1\nv : m ≤ 3\n⊢ p m",
            {"h": "v", "k": "u", "n": "m"},
            id="hypotheses by their types",
        ),
        pytest.param(
            "a b : Nat\nh : a < b\n⊢ q",
            "x y z : Nat\nk : z < x\n⊢ q",
            {"a": "z", "b": "x", "h": "k"},
            id="through types",
        ),
        pytest.param(
            "xs : List α\nih : f xs = 0\n⊢ f (x :: xs) = 0",
            "ys : List β\nih' : g ys = 0\n⊢ g (y :: ys) = 0",
            {"xs": "ys", "ih": "ih'"},
            id="other functions",
        ),
        pytest.param("a b : Nat\n⊢ a = b", "a b : Nat\n⊢ a = b", {"a": "a", "b": "b"}, id="the same"),
    ],
)
def test_names_go_together(goal: str, other: str, names: dict[str, str]) -> None:
    assert best(goal, other, *names) == names


@pytest.mark.parametrize(
    ("goal", "other", "wanted"),
    [
        pytest.param("h : a = b\n⊢ p", "n : Nat\n⊢ p", "h", id="no proof of that kind"),
        pytest.param("n : Nat\n⊢ p n", "n✝ : Nat\n⊢ p n✝", "n", id="a name that cannot be written"),
        pytest.param("n : Nat\n⊢ p n", "⊢ p 3", "n", id="no name at all"),
    ],
)
def test_a_name_that_has_no_counterpart_is_not_guessed(goal: str, other: str, wanted: str) -> None:
    assert best(goal, other, wanted) is None


def test_two_names_stay_two() -> None:
    goal, other = "a b : Nat\n⊢ a = b", "x : Nat\n⊢ x = x"
    assert best(goal, other, "a") == {"a": "x"}
    assert best(goal, other, "a", "b") is None


def test_where_several_are_as_good_all_are_tried_the_best_first() -> None:
    alignment = align(parse_goal("n : Nat\n⊢ True"), parse_goal("a b c d e : Nat\n⊢ True"))
    found = list(choices(alignment, ["n"]))
    assert len(found) == ALTERNATIVES
    assert len({names["n"] for names, _ in found}) == ALTERNATIVES
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)


def test_constants_that_stand_in_the_same_place_are_told() -> None:
    one = parse_goal("t : Tree\n⊢ t.mirror.size = t.size + count t")
    other = parse_goal("s : Tree\n⊢ s.mirror.depth = s.depth + weight s")
    assert constants(one, other) == {".size": ".depth", "count": "weight"}
    assert constants(one, one) == {}
