"""Definitions of propositions, written out at the head only."""

from models.predicates import declared_predicates, unfolded

TEXT = """\
def Even (n : Nat) : Prop := ∃ k, n = 2 * k
def Injective {α β : Type} (f : α → β) : Prop := ∀ a b, f a = f b → a = b
def double (n : Nat) : Nat := n + n
"""
KNOWN = declared_predicates(TEXT)


def test_only_propositions_are_predicates() -> None:
    assert set(KNOWN) == {"Even", "Injective"}


def test_arguments_are_put_in() -> None:
    assert unfolded("Even (m + 1)", KNOWN) == "∃ k, (m + 1) = 2 * k"
    assert unfolded("Injective g", KNOWN) == "∀ a b, g a = g b → a = b"


def test_below_a_connective_nothing_is_unfolded() -> None:
    for text in ("Even n ∨ Even m", "¬Even n", "Even n → p", "∃ n, Even n"):
        assert unfolded(text, KNOWN) == text


def test_unknown_or_unapplied_names_stay() -> None:
    assert unfolded("Odd n", KNOWN) == "Odd n"
    assert unfolded("Even", KNOWN) == "Even"
