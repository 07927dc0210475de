"""What is false is refuted, with a proof that Lean accepts; what is true, or not determined, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verifier import LeanVerifier
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.refute.refuter import Refuter

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECONDS = 20.0
"""Far more than is needed, since tests run beside others."""
PATH = Path("A.lean")
TREE = """
inductive Tree (α : Type u) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α
def Tree.mirror : Tree α → Tree α
  | leaf => leaf
  | node l x r => node r.mirror x l.mirror
"""
SORTED = """
def Sorted : List Nat → Prop
  | [] => True
  | [_] => True
  | x :: y :: rest => x ≤ y ∧ Sorted (y :: rest)
"""
EVEN = """
inductive Even : Nat → Prop
  | zero : Even 0
  | step : Even n → Even (n + 2)
"""


async def ended(verifier: LeanVerifier, text: str, hole: int = -1) -> Refutation | NotRefuted:
    place = find_holes(PATH, text)[hole]
    goals = await verifier.state(place)
    return await Refuter(verifier).refute(place, goals[0], SECONDS)


async def refutation(verifier: LeanVerifier, text: str, hole: int = -1) -> Refutation:
    found = await ended(verifier, text, hole)
    assert isinstance(found, Refutation), found
    return found


async def judged(verifier: LeanVerifier, text: str) -> list[str]:
    """The errors of a whole text."""
    return [one.message for one in await verifier.diagnostics(text, 60.0) if one.is_error]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("theorem t (a b : Nat) : a - b = b - a := by sorry", "false for a = 0, b = 1"),
        ("theorem t (x : Int) (h : x ≠ 0) : x * x > x := sorry", "false for x = 1"),
        ("theorem t : ∀ n : Nat, ∃ k, n = 2 * k := by sorry", "false for n = 1"),
        ("theorem t (n : Nat) (i : Fin n) : i.val + 1 < n := by sorry", "false for n = 1, i = ⟨0, by decide⟩"),
        (
            "theorem t {α : Type u} (xs ys : List α) : xs ++ ys = ys ++ xs := by sorry",
            "false for α = Nat, xs = [0], ys = [1]",
        ),
        ("theorem t (o : Option Nat) : o.isSome = true := by sorry", "false for o = none"),
        ("theorem t (p q : Prop) : p ∨ q → p ∧ q := by sorry", "false for p = True, q = False"),
        (
            "theorem t {α : Type} (p q : α → Prop) (h : ∃ x, p x) (k : ∃ x, q x) : ∃ x, p x ∧ q x := by sorry",
            "false for α = Nat, p = fun a1 => a1 = 0, q = fun a1 => a1 = 1",
        ),
        ("theorem t (f : Nat → Nat) (h : ∀ x, f x ≤ f (x + 1)) (x : Nat) : f x < f (x + 1) := by sorry", None),
        ("theorem t {α : Type} [Add α] (x y : α) : x + y = y + x := by sorry", None),
        ("theorem t : 2 + 2 = 5 := by sorry", "false"),
    ],
)
async def test_a_false_statement_is_refuted_by_its_least_values(
    verifier: LeanVerifier, statement: str, words: str | None
) -> None:
    found = await refutation(verifier, statement + "\n")
    assert found.whole
    assert words is None or found.words == words
    assert await judged(verifier, f"{statement}\n\n{found.code}\n") == []


async def test_values_of_own_types_need_no_decidable_equality(verifier: LeanVerifier) -> None:
    text = TREE + "theorem t (t : Tree α) : t.mirror = t := by sorry\n"
    found = await refutation(verifier, text)
    assert found.witness[1] == ("t", "Tree.node Tree.leaf 0 (Tree.node Tree.leaf 0 Tree.leaf)")
    assert await judged(verifier, f"{text}\n{found.code}\n") == []


async def test_predicates_are_proved_and_refuted_for_values(verifier: LeanVerifier) -> None:
    statement = "theorem t (xs ys : List Nat) : Sorted xs → Sorted ys → Sorted (xs ++ ys) := by sorry\n"
    assert (await refutation(verifier, SORTED + statement)).words == "false for xs = [1], ys = [0]"
    statement = "theorem t (n m : Nat) : Even n → Even m → Even (n * m + 1) := by sorry\n"
    assert (await refutation(verifier, EVEN + statement)).words == "false for n = 0, m = 0"


async def test_the_goal_at_a_hole_is_refuted_with_its_context(verifier: LeanVerifier) -> None:
    text = (
        "theorem t {α : Type u} (xs : List α) (a b : Nat) (h : a ≤ b) : a ≤ b + 1 := by\n"
        "  have : a < b := by\n    sorry\n  omega\n"
    )
    found = await refutation(verifier, text)
    assert not found.whole
    assert ("a", "0") in found.witness
    assert ("b", "0") in found.witness
    assert await judged(verifier, f"{text}\n{found.code}\n") == []


async def test_what_is_not_a_theorem_with_a_name_is_refuted_too(verifier: LeanVerifier) -> None:
    found = await refutation(verifier, "example (x : Nat) : x = 3 := by\n  sorry\n")
    assert found.words == "false for x = 0"
    mutual = "mutual\ntheorem a (n : Nat) : n = 0 := by\n  sorry\ntheorem b (n : Nat) : n = n := by\n  sorry\nend\n"
    assert (await refutation(verifier, mutual, 0)).words == "false for n = 1"


async def test_variables_and_private_names_are_part_of_a_statement(verifier: LeanVerifier) -> None:
    text = (
        "namespace A\nvariable {α : Type u} (xs : List α)\n"
        "private theorem t : xs.length = 3 := by sorry\n"
        "protected theorem s (n : Nat) : xs.length = n := by sorry\nend A\n"
    )
    assert (await refutation(verifier, text, 0)).words == "false for α = Nat, xs = []"
    assert (await refutation(verifier, text, 1)).words == "false for α = Nat, xs = [], n = 1"


async def test_a_theorem_is_not_taken_for_another_one_of_its_name(verifier: LeanVerifier) -> None:
    """Inside of `A`, `A.t` is `A.A.t` where there is one."""
    text = "namespace A\ntheorem A.t (n : Nat) : n = 0 := by sorry\ntheorem t (n : Nat) : n = n := by sorry\nend A\n"
    assert isinstance(await ended(verifier, text), NotRefuted)
    assert isinstance(await ended(verifier, text, 0), Refutation)


@pytest.mark.parametrize(
    "statement",
    [
        "theorem t {α : Type u} (xs ys zs : List α) : xs ++ ys ++ zs = xs ++ (ys ++ zs) := by sorry",
        "theorem t (p q : Prop) : (p → q) → ¬q → ¬p := by sorry",
        "theorem t (h : 1 = 2) : 2 = 3 := by sorry",
        "theorem t (a b : Nat) (h : a < b) : ∃ c, b = a + c + 1 := by sorry",
        "theorem t (x : Empty) : x = x := by sorry",
        TREE + "theorem t (t : Tree α) : t.mirror.mirror = t := by sorry",
    ],
)
async def test_a_true_statement_is_never_called_false(verifier: LeanVerifier, statement: str) -> None:
    assert isinstance(await ended(verifier, statement + "\n"), NotRefuted)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def f (n : Nat) : Nat := sorry\ntheorem t : f 1 = f 1 + 1 := by sorry\n", "`f`, which nothing defines"),
        ("axiom c : Nat\ntheorem t : c = c + 1 := by sorry\n", "`c`, which nothing defines"),
        ("opaque c : Nat\ntheorem t : c = c + 1 := by sorry\n", "`c`, which nothing defines"),
        ("partial def f (n : Nat) : Nat := f n\ntheorem t : f 1 = f 1 + 1 := by sorry\n", "`f`, which"),
        ("def f : Nat := sorry\n", "what is missing is no proof"),
        ("theorem t (m : Type → Type) (x : m Nat) : ∃ y, y ≠ x := by sorry\n", "no values of type Type → Type"),
    ],
)
async def test_what_is_not_determined_is_not_refuted(verifier: LeanVerifier, text: str, reason: str) -> None:
    found = await ended(verifier, text)
    assert isinstance(found, NotRefuted)
    assert reason in found.reason


async def test_how_many_values_were_tried_is_told(verifier: LeanVerifier) -> None:
    found = await ended(verifier, "theorem t (b c : Bool) : (b && c) = (c && b) := by sorry\n")
    assert isinstance(found, NotRefuted)
    assert found.tried >= 4


async def test_time_that_is_over_is_told(verifier: LeanVerifier) -> None:
    text = "theorem t (a b : Nat) : a + b = b + a := by sorry\n"
    place: Place = find_holes(PATH, text)[0]
    goals = await verifier.state(place)
    found = await Refuter(verifier).refute(place, goals[0], 0.0)
    assert isinstance(found, NotRefuted)
    assert found.reason == "the time was over"
