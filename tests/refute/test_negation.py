"""What Lean is asked about values."""

from __future__ import annotations

from assistant.lean.goals import parse_goal
from assistant.refute.negation import closers, tried_on_all, tried_on_one, tried_on_proofs
from assistant.refute.telescope import telescope

TYPES = frozenset({"Nat", "List"})


def test_all_combinations_are_one_question() -> None:
    over = telescope(parse_goal("a b : Nat\n⊢ a = b"), TYPES)
    assert tried_on_all(over, {}, {0: ("0", "1"), 1: ("2",)}) == (
        "exact fun c => absurd (fun (v1 : Nat) (_ : v1 ∈ ([0, 1] : List (Nat)))"
        " (v2 : Nat) (_ : v2 ∈ ([2] : List (Nat))) => @c v1 v2) (by decide +kernel)"
    )


def test_types_are_put_into_the_types_of_what_comes_behind_them() -> None:
    over = telescope(parse_goal("α : Type\nxs : List α\n⊢ xs = []"), TYPES)
    assert "(v2 : List Nat)" in tried_on_all(over, {0: "Nat"}, {1: ("[]",)})


def test_a_hypothesis_before_data_is_passed_on_or_proved() -> None:
    over = telescope(parse_goal("n : Nat\nh : 0 < n\nm : Nat\n⊢ n = m"), TYPES)
    assert tried_on_all(over, {}, {0: ("1",), 2: ("2",)}).endswith("(k1 : _) => @c v1 k1 v3) (by decide +kernel)")
    assert tried_on_one(over, {0: "1", 2: "2"}, "simp", "omega") == (
        "exact fun c => absurd (@c 1 (by omega) 2) (by simp)"
    )


def test_hypotheses_behind_all_data_are_proved_where_nothing_decides_them() -> None:
    over = telescope(parse_goal("n : Nat\nh : 0 < n\n⊢ n = 0"), TYPES)
    assert tried_on_proofs(over, {0: "1"}, "omega", "simp") == "exact fun c => absurd (@c 1 (by omega)) (by simp)"


def test_a_closed_statement_needs_no_arguments() -> None:
    over = telescope(parse_goal("⊢ 1 = 2"), TYPES)
    assert tried_on_one(over, {}, "decide") == "exact fun c => absurd c (by decide)"


def test_what_searches_does_not_see_the_statement_itself() -> None:
    for closer in closers(["f"], ["P"], "f x"):
        assert "clear c" in closer or not ("grind" in closer or "simp_all" in closer)
