"""Which tactics of imports are tried at goals of which shape."""

from __future__ import annotations

import pytest

from assistant.lean.goals import parse_goal
from models.imported import TACTICS, by_imported
from models.shapes import shape

EVERYTHING = frozenset(tactic.name for tactic in TACTICS)
REALS = "a b c : ℝ\nh : a < b\nk : 0 < c\n"


def proposed(goal: str, there: frozenset[str] = EVERYTHING) -> dict[str, float]:
    parsed = parse_goal(goal)
    return dict(by_imported(parsed, shape(parsed.target), there))


@pytest.mark.parametrize(
    ("goal", "first"),
    [
        pytest.param(f"{REALS}⊢ a + c < b + 2 * c", "linarith", id="an order of linear terms"),
        pytest.param("x y : ℝ\n⊢ (x + y) ^ 2 = x ^ 2 + 2 * x * y + y ^ 2", "ring", id="an equation in a ring"),
        pytest.param("x : ℝ\n⊢ 0 ≤ x ^ 2 + 1", "positivity", id="that something is not negative"),
        pytest.param("f : ℝ → ℝ\nh : Continuous f\n⊢ Continuous fun x => f x + 1", "fun_prop", id="continuity"),
        pytest.param("p q : Prop\n⊢ p ∧ q ↔ q ∧ p", "tauto", id="logic"),
        pytest.param("p : ℕ → Prop\n⊢ ¬∀ x, p x", "push_neg", id="a denied quantifier"),
    ],
)
def test_the_right_one_comes_first(goal: str, first: str) -> None:
    found = proposed(goal)
    assert max(found, key=lambda tactic: found[tactic]) == first


@pytest.mark.parametrize(
    ("goal", "tactics"),
    [
        pytest.param(
            "x y : ℝ\n⊢ 2 * x * y ≤ x ^ 2 + y ^ 2",
            ["nlinarith [sq_nonneg (x - y), sq_nonneg x, sq_nonneg y, sq_nonneg (x + y)]"],
            id="squares are not negative",
        ),
        pytest.param(f"{REALS}⊢ a * c < b * c", ["nlinarith [mul_pos k h]", "gcongr"], id="products are positive"),
        pytest.param(
            "x y : ℝ\nh : x = y\nk : y = 1\n⊢ x * y = 1",
            ["linear_combination h", "linear_combination k + h", "rw [h]; ring"],
            id="equations are combined",
        ),
        pytest.param("x : ℝ\nh : x ≠ 0\n⊢ 1 / x * x = 1", ["field_simp; ring", "field_simp"], id="fractions"),
        pytest.param("s t : Set α\n⊢ s ∩ t = t ∩ s", ["ext x; simp", "ext x; simp; tauto", "ext x; aesop"], id="sets"),
        pytest.param("n : ℕ\n⊢ (↑(n + 1) : ℝ) = ↑n + 1", ["push_cast; ring", "norm_cast"], id="casts"),
        pytest.param("⊢ (2 : ℝ) + 2 = 4", ["norm_num"], id="numbers"),
        pytest.param("i : Fin 3\n⊢ i < 3", ["fin_cases i <;> simp"], id="few cases"),
        pytest.param("h : ¬∃ x, p x\n⊢ q", ["push_neg at *"], id="a denied quantifier among the hypotheses"),
        pytest.param("h : q\n⊢ ∃ x, p x", ["by_contra! h1"], id="by contradiction, with a fresh name"),
    ],
)
def test_shapes_invite_tactics(goal: str, tactics: list[str]) -> None:
    assert set(tactics) <= proposed(goal).keys()


def test_nothing_is_proposed_that_is_not_there() -> None:
    goal = "x y : ℝ\nh : x = y\n⊢ x * y + 1 / x = 1"
    assert set(proposed(goal, frozenset({"ring"}))) == {"ring", "simp; ring", "rw [h]; ring"}
    assert proposed(goal, frozenset()) == {}


def test_a_variable_that_is_called_like_a_tactic_is_none() -> None:
    found = proposed("order : Set α\nx : ℝ\nh : x = order\n⊢ x = 2 * order", frozenset({"linear_combination"}))
    assert "linear_combination h" in found
