"""Premises that only stand in a text so far."""

from __future__ import annotations

from assistant.premises.written import written_module

TEXT = """\
import Zoo.Base

namespace N
@[simp] theorem easy (n : Nat) : n + 0 = n := rfl
private lemma hidden : True := trivial
abbrev T := Nat
theorem later (n : Nat) : 0 + n + 0 = n := by
  rw [easy, Nat.zero_add]
theorem gap : 1 = 2 := sorry
end N
"""


def test_what_stands_above_a_place_is_indexed_as_compiled_premises_are() -> None:
    found = written_module(TEXT, "Own", before=len(TEXT))
    assert found.indexed.module == "Own"
    assert [entry.module for entry in found.indexed.imports] == ["Init", "Zoo.Base"]
    assert [(p.name, p.kind, p.line, p.last_line) for p in found.indexed.premises] == [
        ("N.easy", "theorem", 4, 4),
        ("N.hidden", "theorem", 5, 5),
        ("N.T", "def", 6, 6),
        ("N.later", "theorem", 7, 8),
        ("N.gap", "theorem", 9, 9),
    ]
    assert [p.name for p in found.premises] == [p.name for p in found.indexed.premises]
    easy, *_, gap = found.indexed.premises
    assert easy.simp
    assert gap.open
    assert "cadd" in easy.features


def test_what_a_proof_names_is_what_it_uses_in_the_namespaces_around_it() -> None:
    [*_, later, _] = written_module(TEXT, "Own").indexed.premises
    assert {"N.easy", "Nat.zero_add"} <= set(later.uses)


def test_only_what_others_can_use_counts_in_a_file_that_is_imported() -> None:
    assert "N.hidden" not in {premise.name for premise in written_module(TEXT, "Own").premises}
