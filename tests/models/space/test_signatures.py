"""Functions of a file with the types that a goal gives them, and laws for all types."""

from __future__ import annotations

from assistant.lean.goals import parse_goals
from models.inductive import declared_inductives
from models.space.functions import declared_functions
from models.space.laws import conjectures
from models.space.signatures import signature_of, type_arguments

APPEND = "def app {a : Type} : List a → List a → List a\n  | [], y => y\n  | z :: xs, y => z :: app xs y\n"
SPREAD = """def spread {a b : Type} : List a → (a → List b) → List b
  | [], _ => []
  | z :: xs, y => app (y z) (spread xs y)
"""
ELEM = """def elem {a : Type} [DecidableEq a] : a → List a → Bool
  | _, [] => false
  | x, z :: xs => decide (z = x) || elem x xs
"""


def statements(text: str, goal: str) -> list[str]:
    signature = signature_of(parse_goals(goal)[0], list(declared_functions(text).values()))
    return [signature.bound(law).statement for law in conjectures(signature.operations, {}) if signature.is_new(law)]


def test_type_variables_are_what_the_goal_has() -> None:
    [goal] = parse_goals("α : Type\nxs : List α\n⊢ rev xs = xs")
    assert type_arguments(goal, ["a", "α"]) == {"a": "α", "α": "α"}
    [goal] = parse_goals("xs : List Bool\n⊢ rev xs = xs")
    assert type_arguments(goal, ["a"]) == {"a": "Bool"}


def test_where_a_goal_has_one_type_that_one_is_meant() -> None:
    there = statements(APPEND + SPREAD, "a : Type\nxs : List a\n⊢ app xs [] = xs")
    assert "∀ (x : List a), app x [] = x" in there
    assert not any("α" in one for one in there)


def test_where_it_has_several_a_law_is_for_all_types() -> None:
    there = statements(APPEND + SPREAD, "a b : Type\nf : a → List b\nxs : List a\n⊢ spread xs f = []")
    assert "∀ {α : Type} (x : List α), app x [] = x" in there
    assert not any("β" in one and "α" not in one for one in there), "the same with another name"


def test_what_recurses_on_its_first_argument_may_spread_over_it() -> None:
    law = "spread (app x y) u = app (spread x u) (spread y u)"
    there = statements(APPEND + SPREAD, "a b : Type\nf : a → List b\nxs : List a\n⊢ spread xs f = []")
    assert f"∀ {{α : Type}} {{β : Type}} (u : α → List β) (x : List α) (y : List α), {law}" in there


def test_what_is_needed_of_a_type_is_bound_with_it() -> None:
    goal = parse_goals("a b : Type\ninst : DecidableEq a\nf : a → b\nxs : List a\n⊢ elem x xs = true")[0]
    signature = signature_of(goal, list(declared_functions(APPEND + ELEM).values()))
    laws = [signature.bound(law) for law in conjectures(signature.operations, {}) if law.about[0] == "elem"]
    assert laws
    assert all(law.types == ("{α : Type}", "[DecidableEq α]") for law in laws)
    assert laws[0].introduced.split()[:2] == ["α", "_"]


def test_each_type_variable_stays_in_its_universe() -> None:
    there = statements(APPEND, "a : Type u_1\nb : Type u_2\nxs : List a\n⊢ app xs [] = xs")
    assert "∀ {α : Type u_1} (x : List α), app x [] = x" in there


def test_a_list_has_a_length() -> None:
    there = statements(APPEND, "a : Type\nxs : List a\n⊢ app xs [] = xs")
    law = "List.length (app x y) = (List.length x) + (List.length y)"
    assert f"∀ (x : List a) (y : List a), {law}" in there


def test_it_has_none_where_numbers_are_others() -> None:
    own = declared_inductives("inductive Nat where\n  | zero : Nat\n  | succ : Nat → Nat\n")
    signature = signature_of(parse_goals("xs : List a\n⊢ app xs [] = xs")[0], list(declared_functions(APPEND).values()))
    assert not any("length" in law.statement for law in conjectures(signature.operations, own))
