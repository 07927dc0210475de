"""Candidates run on the goal that stands at the place, whatever binders it begins with and whatever is in it."""

from __future__ import annotations

import pytest

from assistant.lean.verify.trial import clone
from assistant.lean.verify.verdicts import Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

GOALS = {
    "an explicit binder": "example : ∀ a : Nat, a = a := by",
    "an implicit binder": "example : ∀ {a : Nat}, a = a := by",
    "a strict-implicit binder": "example : ∀ ⦃a : Nat⦄, a = a := by",
    "an instance binder": "example : ∀ [Inhabited Nat], 1 = 1 := by",
    "a named instance binder": "example : ∀ [i : Inhabited Nat], i = i := by",
    "binders of every kind": "example : ∀ {α : Type} [Inhabited α] ⦃x : α⦄ (y : α) {z : α}, y = z → x = x := by",
    "an implicit binder below an explicit one": "example (f : Nat → Nat) : ∀ n {m : Nat}, f n = f m → f m = f n := by",
    "an implicit function": "example : {α : Type} → [Inhabited α] → α := by",
    "an implicit binder in an assumption": "example (h : ∀ {a : Nat}, a = a) : (∀ {a : Nat}, a = a) ∧ True := by",
    "a goal of the left side": "example : (∀ {a : Nat}, a = a) ∧ True := by\n  refine ⟨?_, trivial⟩",
    "auto-bound names": "theorem t {f : α → β} : ∀ {a b : α}, a = b → f a = f b := by",
    "a universe": "theorem t.{u} : ∀ {α : Sort u} (a : α), a = a := by",
    "a universe that is left open": "example : ∀ {α : Sort _} {β : Type _} (_ : β) (a : α), a = a := by",
    "universes of the file": "universe u v\nexample : ∀ {α : Sort (max u v)} {β : Type v} [Inhabited β], α = α := by",
    "a type": "noncomputable example : Type := by",
    "a function to types": "noncomputable example : {α : Type} → Type := by",
    "a sort": "noncomputable example : {α : Sort 3} → Sort 3 := by",
    "a proposition": "example : Prop := by",
    "data": "noncomputable example : {n : Nat} → Fin (n + 1) := by",
    "a default": "noncomputable example : (n : Nat := 3) → {m : Nat} → Nat := by",
    "a default as the goal": "noncomputable example : optParam Nat 3 := by",
    "a tactic as a default": "example : (h : 1 = 1 := by rfl) → ∀ {n : Nat}, n = n := by",
    "a tactic as a default of a function": "def f (h : 1 = 1 := by rfl) : Nat := 0\nexample : Nat := by\n  refine f ?_",
    "an output": "noncomputable example : outParam (Type → Type) := by",
    "an instance with an output": (
        "class Out (α : Type) (β : outParam Type) where\n  f : α → β\n"
        "noncomputable example : {α : Type} → [Inhabited α] → Out α α := by"
    ),
    "a metavariable": "example : ∃ x : Nat, x = 3 := by\n  refine ⟨?x, ?y⟩\n  rotate_left",
    "a metavariable below a binder": (
        "example : ∃ x : Nat, ∀ {y : Nat}, y = x → x = y := by\n  refine ⟨?x, ?y⟩\n  rotate_left"
    ),
    "a metavariable for its type": "example : ∃ α : Type, Nonempty α := by\n  refine ⟨?_, ⟨?_⟩⟩\n  rotate_left",
    "a let": "example : let x := 3; ∀ {y : Nat}, x + y = y + x := by",
    "a have": "example : have x := 3; ∀ {y : Nat}, x + y = y + x := by",
    "a let above it": "example : let x := 3; ∀ {y : Nat}, x + y = y + x := by\n  intro x",
    "a definition that hides a binder": "def P : Prop := ∀ {a : Nat}, a = a\nexample : P := by",
    "an abbreviation that hides a binder": "abbrev P : Prop := ∀ {a : Nat}, a = a\nexample : P := by",
    "a set of goals with names": "example : (∀ {a : Nat}, a = a) ∧ ∀ ⦃b : Nat⦄, b = b := by\n  constructor",
    "a negation": "example : ¬ ∀ {a : Nat}, a = 0 := by",
    "an existential of a function": "example : ∃ f : {a : Nat} → Nat, @f 0 = 0 := by",
}


def without_case(state: str) -> str:
    """The main goal of a state, its tag aside."""
    main = state.split("\n\n", 1)[0]
    return main.split("\n", 1)[1] if main.startswith("case ") else main


@pytest.mark.parametrize("name", GOALS)
@pytest.mark.parametrize("count", [1, 3])
async def test_every_copy_is_the_goal(pool, name: str, count: int) -> None:
    copies = "".join("\n  rotate_left\n  trace_state" for _ in range(count - 1))
    text = (
        f"set_option pp.all true\n{GOALS[name]}\n  trace_state\n  {clone(f'c{n}' for n in range(count))}\n  trace_state"
    )
    text += f"{copies}\n  all_goals sorry\n"
    async with pool.lease(text) as scratch:
        said = (await scratch.elaborate(text, 60)).diagnostics
    assert [d.message for d in said if d.is_error] == []
    states = [without_case(d.message) for d in said if d.severity == 3 and "⊢" in d.message]
    assert len(states) == count + 1
    assert set(states) == {states[0]}


IMPLICIT = "theorem im (f : Nat → Nat) : ∀ {a : Nat} (b : Nat), f a = f b → f b = f a := by sorry\n"


async def test_binders_are_introduced_one_after_another(prover) -> None:
    judged = await prover.judge(
        IMPLICIT, "intro a", "intro a b h", "exact fun b h => h.symm", "intro b h; exact h.symm"
    )
    assert [judgement.verdict for judgement in judged.values()] == [
        Verdict.PROGRESS,
        Verdict.PROGRESS,
        Verdict.CLOSES,
        Verdict.FAILED,
    ]
    assert [goal.target for goal in judged["intro a"].goals] == ["∀ (b : Nat), f a = f b → f b = f a"]
    assert [goal.target for goal in judged["intro a b h"].goals] == ["f b = f a"]


@pytest.mark.parametrize(
    ("statement", "proof"),
    [
        ("∀ {a : Nat}, a = a", "intro a; rfl"),
        ("∀ ⦃a : Nat⦄, a = a", "intro a; rfl"),
        ("∀ {α : Type} [i : Inhabited α] {a : α}, a = a", "intro α i a; rfl"),
        ("∀ {α : Type} [i : Inhabited α] {a : α}, a = a", "exact rfl"),
        ("(h : 1 = 1 := by rfl) → ∀ {n : Nat}, n = n", "intro h n; rfl"),
        ("∀ {p : Prop}, p → p", "exact fun h => h"),
        ("∀ {p : Prop}, p → p", "intro p h; exact h"),
        ("∀ {p : Prop}, p → p", "exact @fun p h => h"),
    ],
)
async def test_what_closes_a_copy_is_accepted_at_the_place(prover, statement: str, proof: str) -> None:
    for hole in (f"theorem t : {statement} := by sorry\n", f"theorem t : {statement} := sorry\n"):
        assert await prover.verdict(hole, proof) == "closes"
        assert (await prover.verifier.accept(prover.hole(hole), proof)).reasons == ()


async def test_branches_go_on_from_goals_with_implicit_binders(prover) -> None:
    text = "theorem t : (∀ {a : Nat}, a = a) ∧ ∀ {b : Nat}, b = b := by sorry\n"
    judged = await prover.judge(
        text, "constructor", "constructor <;> (intro x; rfl)", "constructor <;> (intro x y; rfl)"
    )
    assert [j.verdict.value for j in judged.values()] == ["progress", "closes", "failed"]
    assert [goal.target for goal in judged["constructor"].goals] == ["∀ {a : Nat}, a = a", "∀ {b : Nat}, b = b"]
