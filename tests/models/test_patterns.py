"""Patterns that follow a proposition."""

import pytest

from models.patterns import assembled, closed_subformulas, filled, pattern, splits


def test_pairs_and_witnesses_are_flattened() -> None:
    assert pattern("∃ x, p x ∧ q x", "h", set(), {}) == "⟨x, hx1, hx2⟩"
    assert pattern("p ∧ q ∧ r", "h", set(), {}).count("⟨") == 1


def test_alternatives_stand_in_parentheses_inside_a_pair() -> None:
    assert pattern("p ∨ q", "h", set(), {}) == "h | h"
    assert pattern("r ∧ (p ∨ q)", "h", set(), {}) == "⟨h1, (h2 | h2)⟩"


def test_names_are_fresh() -> None:
    taken = {"x", "hx"}
    assert pattern("∃ x, p x", "h", taken, {}) == "⟨x1, hx1⟩"
    assert {"x1", "hx1"} <= taken


def test_an_equation_with_a_variable_can_be_substituted() -> None:
    assert pattern("∃ k, n = 2 * k", "h", set(), {}, substitute=True) == "⟨k, rfl⟩"
    assert pattern("∃ k, n + 1 = 2 * k", "h", set(), {}, substitute=True) == "⟨k, hk⟩"


def test_what_is_worth_taking_apart() -> None:
    assert splits("∃ x, p x", {})
    assert not splits("p → q", {})


def test_constructors_are_filled_in() -> None:
    assert filled("∃ x, p x ∧ q", "h", {}) == "⟨_, ⟨h, h⟩⟩"


def test_case_distinctions_are_about_closed_formulas() -> None:
    found = list(closed_subformulas("p ∧ (∀ x, q x ∨ r)"))
    assert "p" in found
    assert "∀ x, q x ∨ r" in found
    assert "r" in found
    assert "q x" not in found


@pytest.mark.parametrize(
    ("target", "proof"),
    [
        ("q ∧ p", "⟨h.2.1, h.1⟩"),
        ("p ∧ q ∧ s", "⟨h.1, ⟨h.2.1, k⟩⟩"),
        ("(s ∧ r) ∧ p", "⟨⟨k, h.2.2⟩, h.1⟩"),
        ("s ∧ (q ∧ r)", "⟨k, h.2⟩"),
        ("p ∧ t", ""),
        ("t", ""),
    ],
)
def test_a_conjunction_is_assembled_from_parts_of_what_is_known(target: str, proof: str) -> None:
    assert assembled(target, [("h", "p ∧ q ∧ r"), ("k", "s")]) == proof
