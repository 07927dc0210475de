"""The types that a file declares."""

from __future__ import annotations

from assistant.refute.datatypes import Constructor, declared_datatypes

TREES = """
/-- A tree -/
inductive Tree (α : Type u) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α -- with a comment
  deriving Repr

inductive Term
  | var (name : String)
  | app (f x : Term)
deriving DecidableEq

structure Point where
  x : Nat
  y : Nat := 0

structure Pair (α β : Type) where mk' ::
  (left : α) (right : β)

inductive Even : Nat → Prop
  | zero : Even 0
"""


def test_constructors_have_the_types_of_what_they_take() -> None:
    found = declared_datatypes(TREES)
    assert found["Tree"].parameters == ("α",)
    assert found["Tree"].constructors == (
        Constructor("Tree.leaf", ()),
        Constructor("Tree.node", ("Tree α", "α", "Tree α")),
    )
    assert found["Term"].constructors == (
        Constructor("Term.var", ("String",)),
        Constructor("Term.app", ("Term", "Term")),
    )


def test_structures_have_one_constructor_of_their_fields() -> None:
    found = declared_datatypes(TREES)
    assert found["Point"].constructors == (Constructor("Point.mk", ("Nat", "Nat")),)
    assert found["Pair"].constructors == (Constructor("Pair.mk'", ("α", "β")),)


def test_a_predicate_is_no_data() -> None:
    assert "Even" not in declared_datatypes(TREES)


def test_it_is_seen_whether_equality_is_decidable() -> None:
    found = declared_datatypes(TREES + "\ninstance : DecidableEq Point := by\n  sorry\n")
    assert not found["Tree"].decidable
    assert found["Term"].decidable
    assert found["Point"].decidable


def test_a_type_in_a_namespace_is_found_by_both_names() -> None:
    found = declared_datatypes("namespace A\ninductive T\n  | one\nend A\n")
    assert found["A.T"] is found["T"]
    assert found["T"].constructors == (Constructor("A.T.one", ()),)
