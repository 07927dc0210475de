"""Statements of lemmas, taken apart."""

from models.statements import constants, covers, is_variable, parse_statement, permutes, sides


def test_binders_hypotheses_and_conclusion() -> None:
    statement = parse_statement("{a b : Nat} (h : a ≤ b) : c ∣ a → a + 0 = b")
    assert {"a", "b", "h"} <= statement.variables
    assert statement.hypotheses == ("a ≤ b", "c ∣ a")
    assert statement.conclusion == "a + 0 = b"


def test_a_lemma_needs_what_its_conclusion_names() -> None:
    assert parse_statement("(xs ys : List α) : (xs ++ ys).length = xs.length + ys.length").needs >= {
        "++",
        "length",
        "+",
    }


def test_namespaces_and_variables_do_not_count() -> None:
    assert constants("List.length xs") == constants("xs.length") == frozenset({"length"})
    assert covers("xs.reverse.length = n", frozenset({"reverse", "length"}))
    assert not covers("xs.length = n", frozenset({"reverse"}))


def test_a_literal_is_one_more_than_another_one() -> None:
    assert covers("secret (n + 2) = secret n", frozenset({"secret", "+", "1"}))
    assert not covers("secret (n + 0) = secret 2", frozenset({"-", "1"}))
    assert not covers("secret 2 = 3", frozenset({"secret", "+", "1"}))


def test_two_sides() -> None:
    assert sides("a + b = c") == ("a + b", "c")
    assert sides("p ↔ q") == ("p", "q")
    assert sides("p ∧ q") is None


def test_a_variable_alone_would_rewrite_everything() -> None:
    assert is_variable("(n)")
    assert not is_variable("n + 0")


def test_reordering_is_no_simplification() -> None:
    assert permutes("a + b", "b + a")
    assert not permutes("a + 0", "a")
