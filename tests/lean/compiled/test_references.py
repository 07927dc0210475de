"""What authors named, as Lean notes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.compiled.errors import CompiledFileUnreadable, CorruptFile
from assistant.lean.compiled.references import ILEAN, named_in

TEXT = """
theorem base : 1 = 1 := rfl
theorem named : 1 = 1 ∧ 1 = 1 := ⟨base, base⟩
theorem simplified (n : Nat) (h : n = 2) : n + 0 = 2 := by
  simp [h, Nat.add_comm]
theorem nothing : True := by trivial
"""


def test_what_is_named_in_a_proof_is_told_by_declaration(compile_lean: Callable[..., Path]) -> None:
    found = named_in(compile_lean(TEXT).with_suffix(ILEAN))
    assert "base" in found["named"]
    assert "Nat.add_comm" in found["simplified"]
    assert "Nat.add_zero" not in found["simplified"], "which `simp` found by itself"
    assert not found.get("nothing", frozenset()) - {"True"}


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"references": []}', '{"references": {"{\\"c\\": 1}": {}}}', '{"references": {"{\\"c\\"": {}}}'],
)
def test_what_is_no_ilean_is_told(tmp_path: Path, content: str) -> None:
    (file := tmp_path / "A.ilean").write_text(content)
    with pytest.raises(CorruptFile):
        named_in(file)


def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CompiledFileUnreadable):
        named_in(tmp_path / "A.ilean")


def test_what_has_no_declaration_around_it_is_left_out(tmp_path: Path) -> None:
    usages = [[0, 1, 0, 2], [0, 1, 0, 2, "user"], [3, 0, 3, 4, "Some.constant"]]
    references = {json.dumps({"c": {"n": "Some.constant", "m": "M"}}): {"definition": None, "usages": usages},
                  json.dumps({"f": {"i": "x", "m": "M"}}): {"usages": usages}}  # fmt: skip
    (file := tmp_path / "A.ilean").write_text(json.dumps({"references": references}))
    assert named_in(file) == {"user": frozenset({"Some.constant"})}
