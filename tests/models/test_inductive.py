"""Constructors as they are declared."""

import pytest

from models.inductive import Constructor, alternatives, declared_inductives, type_head


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


def test_alternatives_have_fresh_names_and_hypotheses_for_what_is_recursive() -> None:
    tree = (Constructor("leaf"), Constructor("node", ("l", "x", "r"), (0, 2)))
    assert alternatives(tree, {"x"}, induction=True, hole="?_") == "| leaf => ?_ | node l x1 r ih_l ih_r => ?_"
    assert alternatives(tree, set(), induction=False, hole="?_") == "| leaf => ?_ | node l x r => ?_"
