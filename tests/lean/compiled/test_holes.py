"""What `sorry` becomes in compiled terms, as Lean really writes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.lean.compiled.holes import SourcePlace, holes
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import ANONYMOUS
from assistant.lean.compiled.terms import Kind

TEXT = """\
theorem inTerm (n : Nat) : n = n + 1 := sorry
theorem inTactics (n : Nat) : n = n + 1 := by
  cases n with
  | zero => sorry
  | succ k => sorry
def data (n : Nat) : Nat := n + sorry
instance inInstance : Inhabited (Fin 3) := ⟨sorry⟩
def aType : Type := by sorry
theorem witness : ∃ n : Nat, n = n := ⟨sorry, sorry⟩
def polymorphic {α : Sort u} (a : α) : α := sorry
theorem inHave : True := by
  have k : ∃ m : Nat, m = m := ⟨by sorry, rfl⟩
  trivial
def applied : Nat := (sorry : Nat → Nat) 5
theorem bare : ∀ p : Prop, Bool → p := @sorryAx
theorem direct (p : Prop) : p := sorryAx p true
#guard_msgs (drop all) in
def failed : Nat := foo bar
#guard_msgs (drop all) in
theorem failedProof (n : Nat) : n = n + 1 := by simp
theorem complete (n : Nat) : n = n := rfl
theorem uses (n : Nat) : n = n + 1 := inTerm n
def proofInData (n : Nat) : Fin (n + 1) := ⟨n, by sorry⟩
"""


@pytest.fixture(scope="module")
def module(compiled: Callable[..., Module]) -> Module:
    return compiled(TEXT, "Some.Holes")


def found(module: Module, name: str) -> list[tuple[bool, int, int]]:
    """Whether it is a proof that is missing, and where its `sorry` is."""
    each = holes(*module.constant(name).terms)
    return sorted((hole.proposition, *(hole.places[0].line, hole.places[0].column)) for hole in each)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("inTerm", [(True, 1, 40)]),
        ("inTactics", [(True, 4, 12), (True, 5, 14)]),
        ("data", [(False, 6, 32)]),
        ("inInstance", [(False, 7, 44)]),
        ("aType", [(False, 8, 23)]),
        ("witness", [(False, 9, 39), (True, 9, 46)]),
        ("polymorphic", [(False, 10, 44)]),
        ("inHave", [(False, 12, 35)]),
        ("applied", [(False, 14, 22)]),
        ("failed", [(False, 18, 20)]),
        ("failedProof", [(True, 20, 45)]),
        ("complete", []),
        ("uses", []),
    ],
)
def test_a_hole_knows_its_place_and_whether_a_proof_is_missing(
    name: str, expected: list[tuple[bool, int, int]], module: Module
) -> None:
    """The columns are where `sorry`, or the block or term that failed, stands in the text."""
    assert found(module, name) == expected


def test_the_place_is_the_whole_range_in_the_module(module: Module) -> None:
    (hole,) = holes(*module.constant("inTerm").terms)
    assert hole.places == (SourcePlace("Some.Holes", 1, 40, 1, 45),)


def test_a_proof_missing_in_data_is_a_proof(module: Module) -> None:
    """Lean moves it into a lemma of its own or leaves it; either way it is found and is no data."""
    places = [
        (hole.proposition, hole.places[0].line)
        for name in module.constant_names
        if name.startswith("proofInData")
        for hole in holes(*module.constant(name).terms)
    ]
    assert places == [(True, 23)]


def test_the_type_of_what_is_missing_is_given_without_the_tag(module: Module) -> None:
    (hole,) = holes(*module.constant("data").terms)
    assert [type_.name for type_ in hole.types] == ["Nat"]
    (applied,) = holes(*module.constant("applied").terms)
    assert applied.types[0].kind is Kind.FORALL


def test_tags_of_different_sorries_differ(module: Module) -> None:
    tags = [hole.tag for hole in holes(*module.constant("witness").terms)]
    assert len(set(tags)) == 2
    assert all("._sorry." in tag for tag in tags)


@pytest.mark.parametrize(("name", "types"), [("bare", 0), ("direct", 1)])
def test_sorry_ax_without_a_tag_is_a_hole_too(name: str, types: int, module: Module) -> None:
    (hole,) = holes(*module.constant(name).terms)
    assert (hole.proposition, hole.tag, hole.places, len(hole.types)) == (True, ANONYMOUS, (), types)


def test_a_tag_that_was_made_up_is_not_taken_for_an_error(compiled: Callable[..., Module]) -> None:
    """A text can apply `sorryAx` to whatever it likes."""
    module = compiled(
        "theorem a (f : Nat → Lean.Name) : 1 = 2 := sorryAx (Lean.Name → 1 = 2) false (f 3)\n"
        "def b (n : Nat) : Nat := sorryAx (Nat → Nat → Nat) true n n\n"
    )
    (a,), (b,) = (holes(*module.constant(name).terms) for name in "ab")
    assert (a.proposition, a.tag, a.places) == (True, ANONYMOUS, ())
    assert (b.proposition, b.tag, b.places) == (False, ANONYMOUS, ())


def test_a_hole_in_a_statement_is_found(compiled: Callable[..., Module]) -> None:
    module = compiled("theorem t : (sorry : Nat) = sorry → True := fun _ => trivial\n")
    assert len(holes(module.constant("t").type)) == 2
