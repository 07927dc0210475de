"""Values of types, the smallest first."""

from __future__ import annotations

import pytest

from assistant.refute.datatypes import declared_datatypes
from assistant.refute.errors import CannotSample
from assistant.refute.values import Values

TREE = "inductive Tree (α : Type)\n  | leaf\n  | node (l : Tree α) (x : α) (r : Tree α)\n"


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("Nat", ["0", "1", "2"]),
        ("Int", ["0", "1", "(-1)"]),
        ("Bool", ["false", "true"]),
        ("Prop", ["True", "False"]),
        ("List Nat", ["[]", "[0]", "[0, 0]", "[1]"]),
        ("Option Nat", ["none", "some 0", "some 1"]),
        ("Option (Option Nat)", ["none", "some none", "some (some 0)"]),
        ("Nat × Bool", ["(0, false)", "(0, true)", "(1, false)"]),
        ("Nat ⊕ Bool", ["Sum.inl 0", "Sum.inr false", "Sum.inl 1"]),
        ("Fin 2", ["⟨0, by decide⟩", "⟨1, by decide⟩"]),
        ("Fin (1 + 2)", ["⟨0, by decide⟩", "⟨1, by decide⟩", "⟨2, by decide⟩"]),
        ("{ n : Nat // 0 < n }", ["⟨0, by decide⟩", "⟨1, by decide⟩"]),
    ],
)
def test_small_values_come_first(kind: str, first: list[str]) -> None:
    assert list(Values().smallest(kind, len(first))) == first


def test_values_of_a_declared_type_are_enumerated_by_size() -> None:
    values = Values(declared_datatypes(TREE))
    assert list(values.smallest("Tree Bool", 3)) == [
        "Tree.leaf",
        "Tree.node Tree.leaf false Tree.leaf",
        "Tree.node Tree.leaf false (Tree.node Tree.leaf false Tree.leaf)",
    ]


def test_no_value_comes_twice_and_finite_types_have_an_end() -> None:
    assert Values().smallest("Bool", 10) == ("false", "true")
    many = Values().smallest("List (List Nat)", 40)
    assert len(set(many)) == 40


def test_larger_values_are_the_same_every_time() -> None:
    values = Values(declared_datatypes(TREE))
    assert values.larger("List Nat", 8, 1) == Values(declared_datatypes(TREE)).larger("List Nat", 8, 1)
    assert values.larger("List Nat", 8, 1) != values.larger("List Nat", 8, 2)
    assert max(map(len, values.larger("Tree Nat", 8, 1))) > len("Tree.node Tree.leaf 0 Tree.leaf")


def test_an_enumeration_has_no_larger_values_than_its_own() -> None:
    values = Values(declared_datatypes("inductive Colour\n  | red\n  | green\n"))
    assert values.smallest("Colour", 5) == ("Colour.red", "Colour.green")
    assert set(values.larger("List Colour", 4, 1))
    assert set(values.larger("Colour", 4, 1)) <= {"Colour.red", "Colour.green"}


def test_functions_are_constant_or_tell_few_arguments_apart() -> None:
    found = Values().smallest("Nat → Nat", 40)
    assert "fun _ => 0" in found
    assert "fun a1 => a1" in found
    assert "fun a1 => if a1 = 0 then 1 else 0" in found
    assert "fun a1 a2 => a1 + a2" in Values().smallest("Nat → Nat → Nat", 40)
    assert "fun a1 a2 => a1 < a2" in Values().smallest("Nat → Nat → Prop", 40)


@pytest.mark.parametrize("kind", ["Real", "Fin n", "Nat → Real", "List Real", "Type → Type"])
def test_of_an_unknown_type_nothing_is_made_up(kind: str) -> None:
    with pytest.raises(CannotSample):
        Values().smallest(kind, 3)
