"""What is left of an induction, made more general."""

from assistant.lean.goals import parse_goals
from models.protocol import ProofState
from models.space.functions import declared_functions
from models.space.generalisations import Generalisations

FILE = """\
def rev : List Nat → List Nat
  | [] => []
  | x :: xs => rev xs ++ [x]
"""
PROVER = Generalisations(declared_functions(FILE))
STUCK = "x : Nat\nxs : List Nat\nih : rev (rev xs) = xs\n⊢ rev (rev xs ++ [x]) = x :: xs"


def proposed(goal: str, *steps: str) -> list[str]:
    return [c.tactic for c in PROVER.candidates(ProofState(parse_goals(goal), steps=steps), 50)]


def test_the_hypothesis_is_used_backwards_and_what_is_repeated_becomes_a_variable() -> None:
    first = proposed(STUCK, "induction xs with | nil => ?_ | cons x xs ih => ?_")[0]
    claim = "have hgen : ∀ a x, rev (a ++ [x]) = x :: (rev a) := by\n  intro a x\n"
    assert first == f"{claim}  induction a <;> simp_all [rev]\nsimp [hgen, ih]"


def test_what_the_goal_repeats_itself_needs_no_hypothesis() -> None:
    goal = "xs ys : List Nat\n⊢ rev xs ++ ys = f (rev xs)"
    assert [tactic for tactic in proposed(goal, "induction zs <;> simp") if tactic.endswith("exact hgen (rev xs) ys")]


def test_before_an_induction_nothing_is_generalised() -> None:
    assert proposed(STUCK) == []


PAIRS = """\
def keys {a b : Type} : List (a × b) → List a
  | [] => []
  | z :: zs => z.1 :: keys zs
def twice {a : Type} : List a → List (a × (List a))
  | [] => []
  | x :: xs => (x, xs) :: twice xs
"""


def test_a_new_variable_has_its_type_where_lean_could_not_tell_it() -> None:
    """Of `fun x => match x with | (y, _) => y` Lean has to know what `x` is."""
    goal = "c : Type\nx : c\nxs : List c\n⊢ keys (twice xs) = f x (twice xs)"
    there = Generalisations(declared_functions(PAIRS))
    [first, *_] = there.candidates(ProofState(parse_goals(goal), steps=("induction ys",)), 50)
    assert first.tactic.startswith("have hgen : ∀ (a : List (c × (List c))) x, keys a = f x a := by")
