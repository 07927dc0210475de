"""Operators that instances give to types of a file."""

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.protocol import ProofState
from models.space.operators import Operators, declared_operators

FILE = """\
inductive N where
  | zero : N
  | succ : N → N
def add (a b : N) : N := a
def mul (a b : N) : N := a
instance : Add N := ⟨add⟩
instance : Mul N where mul := mul
instance : LE N := ⟨fun a b => ∃ c, b = a + c⟩
instance : Inhabited N := ⟨.zero⟩
"""
OPERATORS = declared_operators(FILE)


def proposed(goal: str, *premises: ScoredPremise) -> list[str]:
    return [c.tactic for c in Operators(OPERATORS).candidates(ProofState(parse_goals(goal), premises), 50)]


def test_instances_are_read() -> None:
    assert [(one.symbol, one.kind, one.function, one.formula) for one in OPERATORS] == [
        ("+", "N", "add", ""),
        ("*", "N", "mul", ""),
        ("≤", "N", "", "∃ c, b = a + c"),
    ]


def test_an_operator_is_unfolded_and_lemmas_about_its_function_are_tried() -> None:
    known = ScoredPremise(Premise("add_comm", "(a b : N) : add a b = add b a", "theorem", "Mine"), 1.0)
    found = proposed("a b : N\n⊢ a + b = b + a", known)
    assert {"simp [HAdd.hAdd, Add.add, add]", "exact add_comm .."} <= set(found)


def test_a_formula_is_shown_and_hypotheses_are_taken_apart_by_it() -> None:
    found = proposed("a b : N\nh : a ≤ b\n⊢ a ≤ .succ b")
    assert {"show ∃ c, (.succ b) = (a) + c", "obtain ⟨c, rfl⟩ := h"} <= set(found)


def test_operators_on_other_types_are_left_alone() -> None:
    assert proposed("a b : Nat\nh : a ≤ b\n⊢ a + b = b + a") == []
