"""Names in which Lean puts that of the module."""

from __future__ import annotations

import pytest

from assistant.lean.module_names import names_of_modules


@pytest.mark.parametrize(
    "text",
    [
        "exact f instInhabitedNat_a",
        "exact f «instInhabitedNat_external:file:///tmp/A.lean»",
        "exact A._aux__A___macroRules_tacticFin_1",
        "exact N.instDecidableEqT_my_project.rec",
    ],
)
def test_an_instance_that_lean_calls_after_the_module_has_one(text: str) -> None:
    assert names_of_modules(text) != []


@pytest.mark.parametrize(
    "text", ["exact instInhabitedNat", "exact instTransEq_1", "simp [instances_of]", "exact h.inst_a", "intro inst"]
)
def test_other_names_have_none(text: str) -> None:
    assert names_of_modules(text) == []


def test_a_name_that_its_author_gave_is_none() -> None:
    file = "instance N.instInhabitedT_mine : Inhabited Nat := ⟨3⟩\n"
    assert names_of_modules("exact f instInhabitedT_mine", file) == []
    assert names_of_modules("exact f instInhabitedT_other", file) != []
