"""Constructors as they are declared."""

import pytest

from models.inductive import (
    STANDARD,
    Constructor,
    alternatives,
    arrows,
    constructors_of,
    declared_inductives,
    type_head,
)


@pytest.mark.parametrize(
    "text",
    [
        "inductive Tree (α : Type) where\n  | leaf : Tree α\n  | node : Tree α → α → Tree α → Tree α\n",
        "inductive Tree (α : Type)\n| leaf\n| node (l : Tree α) (x : α) (r : Tree α)\n",
        "inductive Tree (α : Type) where | leaf | node (l : Tree α) (x : α) (r : Tree α) : Tree α\n  deriving Repr\n",
        "inductive Tree (α : Type) where\n  /-- no | bars -/\n  | leaf -- | node\n  | node (l : Tree α) (x : α) "
        "(r : Tree α)\n",
    ],
)
def test_every_spelling_gives_the_same_constructors(text: str) -> None:
    leaf, node = declared_inductives(text)["Tree"]
    assert leaf == Constructor("leaf")
    assert (node.name, len(node.fields), node.recursive) == ("node", 3, (0, 2))


def test_variables_of_a_quantifier_are_fields() -> None:
    [zero, step] = declared_inductives(
        "inductive Ev : Nat → Prop\n  | zero : Ev 0\n  | step : ∀ n, Ev n → Ev (n + 2)\n"
    )["Ev"]
    assert zero == Constructor("zero")
    assert step.fields[0] == "n"
    assert step.recursive == (1,)


def test_a_type_in_a_namespace_is_known_by_both_names() -> None:
    found = declared_inductives("namespace N\ninductive T where | a | b\nend N\n")
    assert found["T"] == found["N.T"] == (Constructor("a"), Constructor("b"))


@pytest.mark.parametrize(
    ("text", "head"),
    [("List α", "List"), ("α × β", "Prod"), ("α ⊕ β", "Sum"), ("Nat → Nat", ""), ("Nat", "Nat"), ("", "")],
)
def test_the_head_of_a_type(text: str, head: str) -> None:
    assert type_head(text) == head


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nat", ["Nat"]),
        ("Nat → Bool", ["Nat", "Bool"]),
        ("(Nat → Bool) → List Nat → Nat", ["(Nat → Bool)", "List Nat", "Nat"]),
    ],
)
def test_what_a_function_takes_and_gives(text: str, parts: list[str]) -> None:
    assert arrows(text) == parts


@pytest.mark.parametrize(
    ("kind", "names"), [("List α", ["nil", "cons"]), ("N.T", ["a", "b"]), ("M.T", ["a", "b"]), ("α", []), ("", [])]
)
def test_constructors_are_found_by_either_name_of_a_type(kind: str, names: list[str]) -> None:
    known = {**STANDARD, **declared_inductives("namespace N\ninductive T where | a | b\nend N\n")}
    assert [constructor.name for constructor in constructors_of(kind, known)] == names


def test_alternatives_have_fresh_names_and_hypotheses_for_what_is_recursive() -> None:
    tree = (Constructor("leaf"), Constructor("node", ("l", "x", "r"), (0, 2)))
    assert alternatives(tree, {"x"}, induction=True, hole="?_") == "| leaf => ?_ | node l x1 r ih_l ih_r => ?_"
    assert alternatives(tree, set(), induction=False, hole="?_") == "| leaf => ?_ | node l x r => ?_"
