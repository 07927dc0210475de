"""Operators that a file declares."""

from __future__ import annotations

from models.notation import declared_notation

TEXT = """\
infixl:70 " ⋄ " => A.meet
scoped infixr:80 " ▷ " => act
local postfix:max "⋆" => star
prefix:100 "∼" => neg
notation:65 x " ⊕ " y => join x y
notation:50 x " odd " y => join y x
notation "[]" => List.nil
"""


def test_each_is_known_with_its_strength_side_and_meaning() -> None:
    notation = declared_notation(TEXT)
    assert notation.infix["⋄"] == (70, "l", "A.meet")
    assert notation.infix["▷"] == (80, "r", "act")
    assert notation.infix["⊕"][2] == "join"
    assert notation.postfix["⋆"] == "star"
    assert notation.prefix["∼"] == (100, "neg")


def test_what_is_no_operator_is_left_out() -> None:
    notation = declared_notation(TEXT)
    assert "odd" not in notation.infix
    assert "[]" not in notation.infix


def test_an_operator_of_the_core_may_mean_something_else() -> None:
    assert declared_notation("").infix["++"] == (65, "l", "")
    assert declared_notation('infixr:60 " ++ " => app\n').infix["++"] == (60, "r", "app")
