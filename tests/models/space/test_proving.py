"""What each kind of candidate proves, by the real Lean: for a statement that it is made for, one of the first closes
the goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import Judgement, Limits, Question, Step, Verdict
from models.inductive import declared_inductives, declared_propositions
from models.protocol import ImmediateProver, ProofState
from models.shapes import introductions
from models.space.accumulators import Accumulators
from models.space.functions import declared_functions
from models.space.generalisations import Generalisations
from models.space.inductions import Inductions
from models.space.monoids import Monoids
from models.space.operators import Operators, declared_operators

pytestmark = pytest.mark.asyncio(loop_scope="module")

TRIED, ROUND = 64, 8
N = "inductive N where\n  | zero : N\n  | succ : N → N\n"
ADD = f"{N}def add : N → N → N\n  | .zero, m => m\n  | .succ n, m => .succ (add n m)\n"
MUL = f"{ADD}def mul : N → N → N\n  | .zero, _ => .zero\n  | .succ n, m => add m (mul n m)\n"
OWN_LISTS = f"""{ADD}\
inductive L (α : Type) where
  | nil : L α
  | cons : α → L α → L α
def app {{α : Type}} : L α → L α → L α
  | .nil, ys => ys
  | .cons x xs, ys => .cons x (app xs ys)
def len {{α : Type}} : L α → N
  | .nil => .zero
  | .cons _ xs => .succ (len xs)
def rev {{α : Type}} : L α → L α
  | .nil => .nil
  | .cons x xs => app (rev xs) (.cons x .nil)
def revAcc {{α : Type}} : L α → L α → L α
  | .nil, acc => acc
  | .cons x xs, acc => revAcc xs (.cons x acc)
"""
LEQ = (
    f"{N}def leq : N → N → Bool\n  | .zero, _ => true\n"
    "  | .succ n, m => match m with | .zero => false | .succ k => leq n k\n"
)
LE = (
    "inductive Le : Nat → Nat → Prop\n  | refl : ∀ n, Le n n\n  | step : ∀ m n, Le m n → Le m (n + 1)\n"
    "inductive Ev : Nat → Prop\n  | zero : Ev 0\n  | step : ∀ n, Ev n → Ev (n + 2)\n"
)
STEPS = """\
inductive Tm where
  | tru | fls
  | ite (c t e : Tm)
inductive Step : Tm → Tm → Prop
  | tru : ∀ t e, Step (.ite .tru t e) t
  | fls : ∀ t e, Step (.ite .fls t e) e
  | ite : ∀ c d t e, Step c d → Step (.ite c t e) (.ite d t e)
"""
SORT = """\
def insert (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: ys => if x ≤ y then x :: y :: ys else y :: insert x ys
"""
SUMS = """\
def sum : List Nat → Nat
  | [] => 0
  | x :: xs => x + sum xs
def sumAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => sumAcc xs (x + acc)
"""
FIB = """\
def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)
def fibIter : Nat → Nat → Nat → Nat
  | 0, a, _ => a
  | n + 1, a, b => fibIter n b (a + b)
"""
REVERSED = """\
def rev {α : Type} : List α → List α
  | [] => []
  | x :: xs => rev xs ++ [x]
def revAcc {α : Type} : List α → List α → List α
  | [], acc => acc
  | x :: xs, acc => revAcc xs (x :: acc)
"""
EVENS = f"""{REVERSED}\
def evens : List Nat → List Nat → List Nat
  | [], acc => rev acc
  | x :: xs, acc => if x % 2 = 0 then evens xs (x :: acc) else evens xs acc
"""
REV = "def rev : List Nat → List Nat\n  | [] => []\n  | x :: xs => rev xs ++ [x]\n"
ORDER = f"{ADD}instance : Add N := ⟨add⟩\n"


def prover(kind: type[ImmediateProver], above: str) -> ImmediateProver:
    functions, types = declared_functions(above), declared_inductives(above)
    if kind is Inductions:
        return Inductions(functions, types, declared_propositions(above), declared_operators(above))
    if kind in (Generalisations, Monoids):
        return kind(functions, types)  # type: ignore[call-arg]
    return Accumulators(functions, types) if kind is Accumulators else Operators(declared_operators(above))


@pytest.mark.parametrize(
    ("kind", "above", "statement", "before"),
    [
        pytest.param(Inductions, ADD, "(a b c : N) (h : add a b = add a c) : b = c", (), id="cancellation"),
        pytest.param(Inductions, LEQ, "(x y z : N) : leq x y → leq y z → leq x z", (), id="two are distinguished"),
        pytest.param(Inductions, LE, "(a b c : Nat) (h : Le a b) (g : Le b c) : Le a c", (), id="along a predicate"),
        pytest.param(Inductions, STEPS, "(t u v : Tm) (g : Step t u) (k : Step t v) : u = v", (), id="determinism"),
        pytest.param(
            Inductions, SORT, "(x : Nat) (ys : List Nat) : (insert x ys).length = ys.length + 1", (), id="a condition"
        ),
        pytest.param(Inductions, ORDER, "(a : N) : a + .zero = a", (), id="through an operator"),
        pytest.param(Accumulators, SUMS, "(xs : List Nat) : sumAcc xs 0 = sum xs", (), id="an accumulator"),
        pytest.param(Accumulators, FIB, "(n : Nat) : fibIter n 0 1 = fib n", (), id="an iterative Fibonacci"),
        pytest.param(Accumulators, REVERSED, "{α : Type} (xs : List α) : rev xs = revAcc xs []", (), id="on the right"),
        pytest.param(
            Accumulators, REVERSED, "{α : Type} (xs : List α) : (revAcc xs []).length = xs.length", (), id="in a term"
        ),
        pytest.param(
            Accumulators, REVERSED, "{α : Type} (xs : List α) : revAcc (revAcc xs []) [] = xs", (), id="in itself"
        ),
        pytest.param(
            Accumulators,
            REVERSED,
            "{α β : Type} (f : α → β) (xs : List α) : (revAcc xs []).map f = revAcc (xs.map f) []",
            (),
            id="on both sides",
        ),
        pytest.param(
            Accumulators, REVERSED, "{α : Type} (a : α) (xs : List α) : a ∈ revAcc xs [] ↔ a ∈ xs", (), id="equivalent"
        ),
        pytest.param(
            Accumulators,
            EVENS,
            "(xs : List Nat) : evens xs [] = xs.filter (fun x => x % 2 = 0)",
            (),
            id="an accumulator that is finished",
        ),
        pytest.param(
            Accumulators,
            SUMS,
            "(xs ys : List Nat) : sumAcc (xs ++ ys) 0 = sumAcc xs 0 + sumAcc ys 0",
            (),
            id="by a lemma",
        ),
        pytest.param(
            Generalisations,
            REV,
            "(xs : List Nat) : rev (rev xs) = xs",
            ("induction xs with | nil => rfl | cons x xs ih => ?_", "simp only [rev]"),
            id="a stuck step case",
        ),
        pytest.param(Monoids, MUL, "(a b : N) : mul a b = mul b a", (), id="an operation from the other side"),
        pytest.param(
            Monoids, MUL, "(a b c : N) : mul (mul a b) c = mul a (mul b c)", (), id="an operation over another"
        ),
        pytest.param(
            Monoids, OWN_LISTS, "{α : Type} (xs : L α) : len (rev xs) = len xs", (), id="carried into another"
        ),
        pytest.param(
            Accumulators,
            OWN_LISTS,
            "{α : Type} (xs : L α) : rev xs = revAcc xs .nil",
            (),
            id="by an operation of one's own",
        ),
        pytest.param(Operators, ORDER, "(a : N) : .zero + a = a", (), id="an operator is unfolded"),
    ],
)
async def test_a_statement_of_its_kind_is_proved(
    verifier, kind: type[ImmediateProver], above: str, statement: str, before: tuple[str, ...]
) -> None:
    text = f"{above}theorem t {statement} := by\n  sorry\n"
    [place] = find_holes(Path("Space.lean"), text)
    goals, branch = await verifier.state(place), ()
    first = [f"intro {' '.join(names)}"] if (names := introductions(goals[0])) else []
    for tactic in (*first, *before):
        [[judgement]] = await verifier.check(place, [Question(branch, (tactic,))])
        assert judgement.verdict is Verdict.PROGRESS, judgement.message
        goals, branch = judgement.goals, (*branch, Step(tactic, 1, (0,)))
    state = ProofState(goals, steps=before)
    tactics = tuple(candidate.tactic for candidate in prover(kind, above).candidates(state, TRIED))
    judgements: list[Judgement] = []
    while tactics and not any(judgement.verdict is Verdict.CLOSES for judgement in judgements):
        question, tactics = Question(branch, tactics[:ROUND], goals), tactics[ROUND:]
        [judgements] = await verifier.check(place, [question], Limits(60.0, 20.0, 400_000))
    assert [judgement for judgement in judgements if judgement.verdict is Verdict.CLOSES], judgements[:3]
