"""What a goal quantifies over, read from what Lean prints."""

from __future__ import annotations

import pytest

from assistant.lean.goals import parse_goal
from assistant.refute.errors import CannotSample
from assistant.refute.telescope import Binder, Role, substituted, telescope, type_name, written_out

TYPES = frozenset({"Nat", "List", "Bool", "Tree"})


def roles(rendered: str) -> list[tuple[str, str, Role]]:
    return [(one.name, one.type, one.role) for one in telescope(parse_goal(rendered), TYPES).binders]


def test_hypotheses_and_quantifiers_come_in_their_order() -> None:
    assert roles("α : Type u\nxs : List α\n⊢ ∀ (n : Nat), n < xs.length → xs ≠ []") == [
        ("α", "Type u", Role.TYPE),
        ("xs", "List α", Role.DATA),
        ("n", "Nat", Role.DATA),
        ("_", "n < xs.length", Role.HYPOTHESIS),
    ]


def test_instances_are_told_from_data() -> None:
    assert roles("α : Type\ninst✝ : Add α\nx : α\n⊢ x + x = x")[1][2] is Role.INSTANCE
    assert roles("⊢ ∀ {α : Type} [inst : DecidableEq α] (x : α), x = x")[1:] == [
        ("inst", "DecidableEq α", Role.INSTANCE),
        ("x", "α", Role.DATA),
    ]


def test_an_element_of_an_own_type_is_data_whatever_it_is_called() -> None:
    assert roles("h : Tree\n⊢ h = h") == [("h", "Tree", Role.DATA)]


def test_a_name_that_cannot_be_written_gets_another_one_everywhere() -> None:
    over = telescope(parse_goal("n✝ n : Nat\nh : n✝ < n\n⊢ n✝ = 0"), TYPES)
    assert over.binders[0] == Binder("n1", "Nat", Role.DATA)
    assert (over.binders[2].type, over.conclusion) == ("n1 < n", "n1 = 0")


def test_only_hypotheses_behind_all_data_are_decided_with_the_conclusion() -> None:
    over = telescope(parse_goal("n : Nat\nh : 0 < n\nm : Nat\nk : m < n\n⊢ m = 0"), TYPES)
    assert [binder.name for binder in over.arguments] == ["n", "h", "m"]
    assert over.trailing == 1


@pytest.mark.parametrize("rendered", ["⊢ ?m = 1", "x : Nat := 3\n⊢ x = 4"])
def test_what_is_not_closed_is_left_alone(rendered: str) -> None:
    with pytest.raises(CannotSample):
        telescope(parse_goal(rendered), TYPES)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("List Nat", "List"), ("Nat → Bool", "Bool"), ("Nat × Nat", "Prod"), ("Nat ⊕ Nat", "Sum"), ("(Nat)", "Nat")],
)
def test_the_name_of_a_type_is_that_of_its_values(kind: str, name: str) -> None:
    assert type_name(kind) == name


def test_values_are_put_in_for_whole_names_only() -> None:
    assert substituted("Fin (n + nn) → A.n", {"n": "a b"}) == "Fin ((a b) + nn) → A.n"
    assert substituted("n.succ = n", {"n": "3"}) == "(3).succ = 3"


@pytest.mark.parametrize(
    ("rendered", "written"),
    [
        ("a b : Nat\n⊢ a = b", "∀ (a b : Nat), a = b"),
        ("n m : Nat\nh : n ≤ m\n⊢ n < m", "∀ (n m : Nat), n ≤ m → n < m"),
        ("p : Nat → Prop\nh : ∃ x, p x\n⊢ p 0", "∀ (p : Nat → Prop), (∃ x, p x) → p 0"),
        ("α : Type u\ninst✝ : Add α\nx : α\n⊢ x + x = x", "∀ (α : Type) [Add α] (x : α), x + x = x"),
        ("⊢ 1 = 2", "1 = 2"),
    ],
)
def test_a_statement_is_written_as_a_person_would(rendered: str, written: str) -> None:
    assert written_out(telescope(parse_goal(rendered), TYPES), lowest=True) == written
