"""Premises of compiled modules: what an author declared, and nothing that Lean made by itself."""

from __future__ import annotations

import pytest

from assistant.lean.compiled.module import parts_of, read_module
from assistant.lean.compiled.summaries import SUMMARISE, summaries
from assistant.lean.compiled.summary import ModuleSummary, summarised
from assistant.lean.toolchain import Toolchain
from assistant.native import compiled_program
from assistant.premises.compiled import Signatures, compiled_premises
from assistant.premises.indexed import IndexedPremise
from tests.lean.compile import compiled_text

TEXT = """
inductive Color where
  | red | blue

inductive Even : Nat → Prop where
  | zero : Even 0
  | step {n : Nat} (h : Even n) : Even (n + 2)

class Pointed (α : Type) where
  point : α
  law : point = point

structure Pair where
  left : Nat
  same : left = left

instance : Pointed Nat := ⟨0, rfl⟩

@[simp] theorem marked (n : Nat) : n + 0 = n := rfl

theorem uses_marked (n : Nat) : (n + 0) + 0 = n := (marked (n + 0)).trans (marked n)

@[deprecated marked (since := "2026-01-01")] theorem old (n : Nat) : n + 0 = n := rfl

private theorem hidden : True := trivial

def double (n : Nat) : Nat := n + n

abbrev Name := Nat

unsafe def evil : Nat := 0

axiom assumed : 1 = 1

macro "nothing" : tactic => `(tactic| skip)

theorem predicates (p : Nat → Prop) (h : ∀ n, p n) : p 3 := h 3
"""


@pytest.fixture(scope="module")
def found(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> dict[str, IndexedPremise]:
    olean = compiled_text(toolchain, tmp_path_factory.mktemp("compiled"), TEXT)
    known = Signatures()
    files = [parts_of(core) for folder in toolchain.lean_path for core in sorted(folder.rglob("*.olean"))]
    for module in summaries(files, compiled_program(SUMMARISE)):
        assert isinstance(module, ModuleSummary)
        known.learn(module.constants)
    return {premise.name: premise for premise in compiled_premises(summarised(read_module(parts_of(olean))), known)}


def test_every_declaration_is_there_with_its_kind(found: dict[str, IndexedPremise]) -> None:
    kinds = {name: premise.kind for name, premise in found.items()}
    assert kinds == {
        "Color": "inductive",
        "Even": "inductive",
        "Even.zero": "constructor",
        "Even.step": "constructor",
        "Pointed": "class",
        "Pointed.point": "def",
        "Pointed.law": "theorem",
        "Pair": "structure",
        "Pair.left": "def",
        "Pair.same": "theorem",
        "instPointedNat": "instance",
        "marked": "theorem",
        "uses_marked": "theorem",
        "double": "def",
        "Name": "def",
        "assumed": "axiom",
        "predicates": "theorem",
    }


def test_each_is_at_its_lines(found: dict[str, IndexedPremise]) -> None:
    lines = TEXT.splitlines()
    for name, start in (("marked", "@[simp] theorem"), ("double", "def double"), ("Even", "inductive Even")):
        assert lines[found[name].line - 1].startswith(start)
    assert found["Even"].last_line == found["Even"].line + 2


def test_what_simp_knows_is_marked(found: dict[str, IndexedPremise]) -> None:
    assert [name for name, premise in found.items() if premise.simp] == ["marked"]


def test_a_proof_tells_what_it_uses(found: dict[str, IndexedPremise]) -> None:
    assert {"marked", "Eq.trans"} <= set(found["uses_marked"].uses)


def test_they_stand_in_the_order_of_the_source(found: dict[str, IndexedPremise]) -> None:
    lines = [premise.line for premise in found.values()]
    assert lines == sorted(lines)
