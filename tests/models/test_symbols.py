"""Files that are written in ASCII."""

from __future__ import annotations

import pytest

from models.inductive import declared_inductives
from models.space.functions import declared_functions
from models.symbols import with_symbols


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Nat -> Nat", "Nat → Nat"),
        ("forall (a : Nat), a <= b", "∀ (a : Nat), a ≤ b"),
        ("p /\\ q \\/ r <-> s", "p ∧ q ∨ r ↔ s"),
        ("exists x, x >= y", "∃ x, x ≥ y"),
        ("x <- f; y => z", "x <- f; y => z"),
        ("a <|> b >>= c <=> d", "a <|> b >>= c <=> d"),
        ("foralls, List.forall", "foralls, List.forall"),
    ],
)
def test_operators_are_those_that_lean_prints(written: str, printed: str) -> None:
    assert with_symbols(written) == printed


def test_definitions_and_types_are_read_the_same() -> None:
    ascii_text = (
        "inductive Tree where\n  | leaf : Tree\n  | node : Tree -> Nat -> Tree -> Tree\n"
        "def size : Tree -> Nat\n  | .leaf => 0\n  | .node l _ r => size l + size r + 1\n"
    )
    text = with_symbols(ascii_text)
    assert declared_functions(text)["size"].arguments == ("Tree",)
    assert declared_functions(text)["size"].decreasing == (0,)
    assert declared_inductives(text)["Tree"][1].recursive == (0, 2)
