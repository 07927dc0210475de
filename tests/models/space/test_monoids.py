"""Laws of the user's own operations in front of an induction. That they are proved is for `test_proving.py`."""

import re

import pytest

from assistant.lean.goals import parse_goals
from models.inductive import declared_inductives
from models.protocol import ProofState
from models.space.functions import declared_functions
from models.space.monoids import Monoids

FILE = """\
inductive N where
  | z : N
  | s : N → N
def add : N → N → N
  | .z, m => m
  | .s n, m => .s (add n m)
def mul : N → N → N
  | .z, _ => .z
  | .s n, m => add m (mul n m)
inductive L (α : Type) where
  | nil : L α
  | cons : α → L α → L α
def app {α : Type} : L α → L α → L α
  | .nil, ys => ys
  | .cons x xs, ys => .cons x (app xs ys)
def len {α : Type} : L α → N
  | .nil => .z
  | .cons _ xs => .s (len xs)
def rev {α : Type} : L α → L α
  | .nil => .nil
  | .cons x xs => app (rev xs) (.cons x .nil)
def total : List Nat → Nat
  | [] => 0
  | x :: xs => x + total xs
"""
PROVER = Monoids(declared_functions(FILE), declared_inductives(FILE))


def laws(goal: str) -> set[str]:
    """The statements that stand in front of what is proposed."""
    candidates = PROVER.candidates(ProofState(parse_goals(goal)), 100)
    return {
        law for candidate in candidates for law in re.findall(r"have \w+ : ∀ \([^)]*\), (.*) := by", candidate.tactic)
    }


@pytest.mark.parametrize(
    ("goal", "law"),
    [
        pytest.param("a : N\n⊢ add a a = a", "add x .z = x", id="an end on the right"),
        pytest.param("a : N\n⊢ add a a = a", "add x (.s y) = .s (add x y)", id="a step on the right"),
        pytest.param("a b : N\n⊢ add a b = b", "add x y = add y x", id="what may be exchanged"),
        pytest.param("a b : N\n⊢ mul a b = b", "mul x .z = .z", id="another end"),
        pytest.param("a b : N\n⊢ mul a b = b", "mul x (.s y) = add x (mul x y)", id="the mirror image of its equation"),
        pytest.param("a b : N\n⊢ mul a b = b", "mul (add x y) z = add (mul x z) (mul y z)", id="one over the other"),
        pytest.param("α : Type\nx : L α\n⊢ app x x = x", "app (app x y) z = app x (app y z)", id="lists of one's own"),
        pytest.param(
            "α : Type\nx : L α\n⊢ len (rev x) = len x",
            "len (app x y) = add (len x) (len y)",
            id="carried by a function",
        ),
        pytest.param("α : Type\nx : L α\n⊢ rev (rev x) = x", "rev (app x y) = app (rev y) (rev x)", id="turned about"),
        pytest.param(
            "x : List Nat\n⊢ total (x ++ x) = 0", "total (x ++ y) = (total x) + (total y)", id="to the core's"
        ),
    ],
)
def test_a_law_stands_in_front(goal: str, law: str) -> None:
    assert law in laws(goal)


@pytest.mark.parametrize(
    "goal",
    [
        pytest.param("p q : Prop\n⊢ p ∧ q", id="no function of the file"),
        pytest.param("x : List Nat\n⊢ x ++ [] = x", id="the core's own operations"),
    ],
)
def test_where_nothing_is_the_user_s_own_there_is_none(goal: str) -> None:
    assert laws(goal) == set()


def test_lists_are_not_said_to_be_exchanged() -> None:
    assert not any("app y x" in law and "rev" not in law for law in laws("α : Type\nx : L α\n⊢ app x x = x"))


def test_a_law_does_not_take_the_name_of_a_hypothesis() -> None:
    candidates = PROVER.candidates(ProofState(parse_goals("a : N\nunit : a = a\n⊢ add a a = a")), 10)
    assert candidates
    assert not any("have unit :" in candidate.tactic for candidate in candidates)
