"""Propositions seen by their outermost operator."""

import pytest

from assistant.lean.goals import parse_goals
from models.shapes import (
    Head,
    bound_names,
    introductions,
    mentions,
    proofs,
    shape,
    strip_parentheses,
    things,
    top_level_words,
)


@pytest.mark.parametrize(
    ("text", "head", "left", "right"),
    [
        ("p ∧ q ↔ q ∧ p", Head.IFF, "p ∧ q", "q ∧ p"),
        ("p → q → r", Head.IMPLIES, "p", "q → r"),
        ("p ∧ q ∨ r", Head.OR, "p ∧ q", "r"),
        ("p ∧ q ∧ r", Head.AND, "p", "q ∧ r"),
        ("a + b = c", Head.EQ, "a + b", "c"),
        ("¬p ∧ q", Head.AND, "¬p", "q"),
        ("¬(p ∧ q)", Head.NOT, "(p ∧ q)", ""),
        ("((p ∨ q))", Head.OR, "p", "q"),
        ("(p ∨ q) ∧ r", Head.AND, "(p ∨ q)", "r"),
        ("∀ x, p x ∧ q x", Head.FORALL, "x", "p x ∧ q x"),
        ("∃ x y, x < y", Head.EXISTS, "x y", "x < y"),
        ("p ∧ ∃ x, q x ∨ r x", Head.AND, "p", "∃ x, q x ∨ r x"),
        ("a ≤ b", Head.ORDER, "a", "b"),
        ("a ∈ xs ++ ys", Head.MEMBER, "a", "xs ++ ys"),
        ("False", Head.FALSE, "", ""),
        ("Even n", Head.OTHER, "Even n", ""),
    ],
)
def test_the_loosest_operator_outside_of_brackets_and_binders(text: str, head: Head, left: str, right: str) -> None:
    found = shape(text)
    assert (found.head, found.left, found.right) == (head, left, right)


def test_parentheses_go_only_when_they_are_around_the_whole() -> None:
    assert strip_parentheses("((a))") == "a"
    assert strip_parentheses("(a) + (b)") == "(a) + (b)"


def test_words_are_split_outside_of_brackets() -> None:
    assert top_level_words("f (a b) ⟨c, d⟩ x") == ["f", "(a b)", "⟨c, d⟩", "x"]


@pytest.mark.parametrize(
    ("binder", "names"),
    [("x y", ["x", "y"]), ("(x : α) (h : p x)", ["x", "h"]), ("x : Nat", ["x"]), ("x > 0", ["x", "hx"]), ("_", ["x"])],
)
def test_bound_names(binder: str, names: list[str]) -> None:
    assert bound_names(binder) == names


def test_introductions_are_fresh() -> None:
    [goal] = parse_goals("x : Nat\nh : x = 0\n⊢ ∀ (x : Nat), x = 1 → ¬x = 2")
    assert introductions(goal) == ["x1", "h1", "h2"]


def test_proofs_and_things_are_told_apart() -> None:
    [goal] = parse_goals("α : Type\np : α → Prop\nxs : List α\nn : Nat\nh : p a\nhe : Even n\nhn : n ≤ 3\n⊢ False")
    assert [name for name, _ in proofs(goal)] == ["hn", "he", "h"]
    assert [name for name, _ in things(goal)] == ["n", "xs", "p"]


@pytest.mark.parametrize(
    ("text", "there"), [("xs.length = 1", True), ("f xs", True), ("xss = ys", False), ("a.xs = 1", False)]
)
def test_a_name_is_mentioned_as_a_word(text: str, there: bool) -> None:
    assert mentions(text, "xs") is there
