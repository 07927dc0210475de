"""Names in which Lean puts that of the module."""

from __future__ import annotations

import pytest

from assistant.lean.module_names import names_of_modules

ORPHAN = "instance : Inhabited Nat := ⟨37⟩\n"


@pytest.mark.parametrize(
    "text",
    [
        "exact f instInhabitedNat_a",
        "exact f instInhabitedPt",
        "exact f instInhabitedNat_1",
        "exact f instΔNat_a",
        "exact f «instInhabitedNat_external:file:///tmp/A.lean»",
        "exact A._aux__A___macroRules_tacticFin_1",
        "exact N.instDecidableEqT_my_project.rec",
    ],
)
def test_an_instance_that_lean_may_call_after_the_module_has_one(text: str) -> None:
    assert names_of_modules(text, ORPHAN) != []


@pytest.mark.parametrize("text", ["simp [instances_of]", "exact h.install", "intro inst", "exact inst✝, inst_a"])
def test_other_names_have_none(text: str) -> None:
    assert names_of_modules(text, ORPHAN) == []


@pytest.mark.parametrize(
    "file",
    [
        "theorem t : True := trivial\n",
        "instance mine : Inhabited Nat := ⟨3⟩\n",
        "structure Pt where\n  x : Nat\n\ninstance : Inhabited Pt := ⟨⟨3⟩⟩\n",
        "structure Pt where\n  x : Nat\n  deriving Repr\n\nderiving instance Inhabited for Pt\n",
    ],
)
def test_where_no_instance_is_called_after_the_module_every_name_may_be_used(file: str) -> None:
    assert names_of_modules("simp [instInhabitedPt, instReprPt, instTransEq_1]", file) == []


@pytest.mark.parametrize(
    "text",
    [
        "show @LE.le Nat instLENat a b",
        "simp [instHAdd]",
        "exact instA.default",
        "exact r.instR",
        "rw [instDecidableEqNat]",
    ],
)
def test_what_is_not_called_after_the_class_of_such_an_instance_is_called_so_everywhere(text: str) -> None:
    assert names_of_modules(text, ORPHAN) == []
    assert names_of_modules(text, f'notation "I" => Inhabited\n{ORPHAN}') != []


def test_a_name_that_its_author_gave_is_none() -> None:
    file = f"{ORPHAN}\ninstance N.instInhabitedT_mine : Inhabited Nat := ⟨3⟩\n"
    assert names_of_modules("exact f instInhabitedT_mine", file) == []
    assert names_of_modules("exact f instInhabitedT_other", file) != []
