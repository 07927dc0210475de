"""What is said of an accumulator at its first value, said of every value."""

import pytest

from assistant.lean.goals import parse_goals
from models.protocol import ProofState
from models.space.accumulators import Accumulators
from models.space.functions import declared_functions

FILE = """\
def sum : List Nat → Nat
  | [] => 0
  | x :: xs => x + sum xs
def sumAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => sumAcc xs (x + acc)
def rev : List Nat → List Nat
  | [] => []
  | x :: xs => rev xs ++ [x]
def revAcc : List Nat → List Nat → List Nat
  | [], acc => acc
  | x :: xs, acc => revAcc xs (x :: acc)
def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)
def fibIter : Nat → Nat → Nat → Nat
  | 0, a, _ => a
  | n + 1, a, b => fibIter n b (a + b)
"""
PROVER = Accumulators(declared_functions(FILE))


def claims(goal: str) -> list[str]:
    """The first lines of what is proposed, each once."""
    candidates = PROVER.candidates(ProofState(parse_goals(goal)), 100)
    return list(dict.fromkeys(candidate.tactic.split("\n")[0] for candidate in candidates))


@pytest.mark.parametrize(
    ("goal", "claim"),
    [
        pytest.param(
            "xs : List Nat\n⊢ sumAcc xs 0 = sum xs",
            "suffices h : ∀ acc, sumAcc xs acc = sum xs + acc by simpa [sum, sumAcc] using h 0",
            id="a sum",
        ),
        pytest.param(
            "xs : List Nat\n⊢ rev xs = revAcc xs []",
            "suffices h : ∀ acc, revAcc xs acc = rev xs ++ acc by simpa [rev, revAcc] using (Eq.symm (h []))",
            id="a list, on the right side",
        ),
        pytest.param(
            "xs : List Nat\n⊢ List.foldl (fun x1 x2 => x1 + x2) 0 xs = sum xs",
            "suffices h : ∀ acc, List.foldl (fun x1 x2 => x1 + x2) acc xs = sum xs + acc by simpa [sum] using h 0",
            id="a fold",
        ),
        pytest.param(
            "n : Nat\n⊢ fibIter n 0 1 = fib n",
            "suffices h : ∀ k, fibIter n (fib k) (fib (k + 1)) = fib (n + k) by simpa [fib, fibIter] using h 0",
            id="two neighbours of a sequence",
        ),
    ],
)
def test_a_statement_at_a_first_value_is_generalised(goal: str, claim: str) -> None:
    assert claim in claims(goal)


@pytest.mark.parametrize(
    "goal",
    [
        pytest.param("xs : List Nat\nn : Nat\n⊢ sumAcc xs n = n", id="the accumulator is free already"),
        pytest.param("xs : List Nat\n⊢ sum xs = 0", id="there is none"),
        pytest.param("⊢ sumAcc [] 0 = 0", id="nothing is recursed on"),
    ],
)
def test_there_is_nothing_to_generalise(goal: str) -> None:
    assert claims(goal) == []
