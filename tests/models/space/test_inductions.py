"""The product of openings, distinctions, closers and rules."""

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.inductive import declared_inductives, declared_propositions
from models.protocol import ProofState
from models.space.functions import declared_functions
from models.space.inductions import Inductions, distinctions
from models.space.openings import Opening
from models.space.operators import declared_operators

FILE = """\
inductive N where
  | zero : N
  | succ : N → N
inductive Even : N → Prop
  | zero : Even .zero
  | step : ∀ n, Even n → Even (.succ (.succ n))
def add : N → N → N
  | .zero, m => m
  | .succ n, m => .succ (add n m)
instance : Add N := ⟨add⟩
def count : Nat → List Nat → Nat
  | _, [] => 0
  | x, y :: ys => if x = y then count x ys + 1 else count x ys
def total : List Nat → Nat
  | [] => 0
  | x :: xs => x + total xs
"""
PROVER = Inductions(
    declared_functions(FILE), declared_inductives(FILE), declared_propositions(FILE), declared_operators(FILE)
)


def proposed(goal: str, *premises: ScoredPremise, steps: tuple[str, ...] = (), wanted: int = 600) -> dict[str, float]:
    state = ProofState(parse_goals(goal), premises, steps=steps)
    return {candidate.tactic: candidate.score for candidate in PROVER.candidates(state, wanted)}


def lemma(name: str, statement: str) -> ScoredPremise:
    return ScoredPremise(Premise(name, statement, "theorem", "Mine"), 1.0)


def test_the_cheapest_closer_comes_first() -> None:
    found = list(proposed("a : N\n⊢ add a .zero = a"))
    assert found[0] == "induction a <;> simp_all [add]"
    assert "induction a <;> (try simp_all [add]) <;> grind [add]" in found
    assert "fun_induction add a b <;> simp_all [add]" in proposed("a b : N\n⊢ add a b = b")


def test_numbers_are_left_to_omega_and_types_of_the_file_are_no_numbers() -> None:
    assert "induction xs <;> simp_all [total] <;> omega" in proposed("xs : List Nat\n⊢ total xs = total xs")
    assert not [tactic for tactic in proposed("a b : N\n⊢ add a b = add b a") if "omega" in tactic]


def test_products_are_multiplied_out() -> None:
    assert [t for t in proposed("n : Nat\n⊢ n * n = n * n") if "Nat.mul_add" in t and t.endswith("<;> omega")]


def test_conditions_of_a_definition_are_split() -> None:
    assert [t for t in proposed("x : Nat\nxs : List Nat\n⊢ count x xs = 0") if "(repeat' split)" in t]
    assert not [t for t in proposed("xs : List Nat\n⊢ total xs = 0") if "split" in t]


def test_an_inductive_predicate_is_inverted() -> None:
    found = list(proposed("n : N\nh : Even n\n⊢ p n"))
    assert found[0] == "induction h <;> (try simp_all) <;> grind [Even, cases Even]"


def test_lemmas_of_the_file_are_used_together_and_one_by_one() -> None:
    found = proposed(
        "a b : N\n⊢ add a b = add b a",
        lemma("add_zero", "(a : N) : add a .zero = a"),
        lemma("add_succ", "(a b : N) : add a (.succ b) = .succ (add a b)"),
    )
    assert "induction a <;> simp_all [add, add_zero, add_succ]" in found
    assert "induction a <;> simp_all [add, add_succ]" in found


def test_an_operator_is_seen_through() -> None:
    assert "induction a <;> simp_all [HAdd.hAdd, Add.add, add]" in proposed("a : N\n⊢ a + .zero = a")


def test_nothing_is_proposed_before_what_can_be_introduced() -> None:
    assert proposed("⊢ ∀ a, add a .zero = a") == {}


def test_a_second_induction_is_worth_less_than_the_first() -> None:
    goal, tactic = "a : N\n⊢ add a .zero = a", "induction a <;> simp_all [add]"
    assert proposed(goal, steps=("induction b <;> simp",))[tactic] < proposed(goal)[tactic]


def test_no_more_are_proposed_than_are_wanted() -> None:
    assert len(proposed("a b : N\n⊢ add a b = add b a", wanted=5)) == 5


def test_one_or_two_are_distinguished_or_inducted_on_as_well() -> None:
    opening = Opening("induction x", 0.0, "x", ("y", "z"), inductive=True)
    assert [beside for beside, _ in distinctions(opening)] == [
        (),
        ("cases y",),
        ("induction y",),
        ("cases z",),
        ("induction z",),
        ("cases y", "cases z"),
    ]
