"""Terms and equations as text."""

from __future__ import annotations

import pytest

from models.equations.syntax import NotATerm, parse, printed, quantified
from models.notation import Notation, declared_notation

PLAIN = Notation()
X = {"x": 0, "y": 1}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("f x (g y)", ("f", 0, ("g", 1))),
        ("a * x + y * b", ("+", ("*", ("a",), 0), ("*", 1, ("b",)))),
        ("x - y - a", ("-", ("-", 0, 1), ("a",))),
        ("x :: y :: l", ("::", 0, ("::", 1, ("l",)))),
        ("-x * y", ("*", ("-_", 0), 1)),
        ("(x * y)⁻¹ * x⁻¹", ("*", ("_⁻¹", ("*", 0, 1)), ("_⁻¹", 0))),
        ("G.mul G.one x", ("G.mul", ("G.one",), 0)),
        ("0", ("0",)),
    ],
)
def test_a_term_is_read_and_written(text: str, term) -> None:
    assert parse(text, PLAIN, X) == term
    assert parse(printed(term, ("x", "y")), PLAIN, X) == term


@pytest.mark.parametrize(
    "text", ["fun x => x", "if p then x else y", "f (x", "x +", "", "⟨x, y⟩", "[x]", "x = y", "(f x) y"]
)
def test_what_is_more_than_functions_and_operators_is_none(text: str) -> None:
    with pytest.raises(NotATerm):
        parse(text, PLAIN, X)


def test_operators_of_the_file_are_known_by_what_they_mean() -> None:
    text = (
        'infixl:70 " ⋄ " => Lattice.inf\nlocal infixr:60 " ∘∘ " => comp\n'
        'postfix:max "ᵒ" => opp\nprefix:100 "∼" => neg\n'
    )
    notation = declared_notation(text).with_names({"Lattice.inf": "My.Lattice.inf"})
    assert parse("x ⋄ y ⋄ x", notation, X) == ("My.Lattice.inf", ("My.Lattice.inf", 0, 1), 0)
    assert parse("x ∘∘ y ∘∘ x", notation, X) == ("comp", 0, ("comp", 1, 0))
    assert parse("∼x ⋄ y", notation, X) == ("My.Lattice.inf", ("neg", 0), 1)


def test_an_equation_is_taken_out_of_its_binders() -> None:
    one = quantified("∀ (a b : G) {c : H}, f a c = b")
    assert (one.names, one.kinds, one.explicit) == (("a", "b", "c"), ("G", "G", "H"), (True, True, False))
    assert (one.left, one.right) == ("f a c", "b")
    assert quantified("forall (a : G), a = a").names == ("a",)
    assert quantified("∀ a b : G, a = b").kinds == ("G", "G")
    assert quantified("∀ x, f x = x").kinds == ("",)


@pytest.mark.parametrize("text", ["∀ a, a ≠ 0 → f a = a", "a ≤ b", "∀ [inst : Add G] (a : G), a = a", "∃ x, x = x"])
def test_a_condition_is_no_equation(text: str) -> None:
    with pytest.raises(NotATerm):
        quantified(text)
