"""What constants say, without their terms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.summary import (
    DEEPEST_SYMBOL,
    MOST_ARGUMENTS,
    MOST_PARAMETERS,
    MOST_SYMBOLS,
    ConstantSummary,
    Parameter,
    Shape,
    summarised,
)
from assistant.lean.compiled.terms import Binder

TEXT = """
theorem swap {α : Type} [Add α] (h : ∀ a b : α, a + b = b + a) (a b : α) : a + b = b + a := h a b

@[simp] theorem marked (p : Prop) (hp : p) : p ∧ p := And.intro hp hp

/-- What it is for. -/
def three : Nat := 3

unsafe def evil : Nat := 0

theorem local_ : ∃ f : Nat → Nat, f = fun n => n := Exists.intro (fun n => n) rfl
"""


@pytest.fixture(scope="module")
def found(compiled: Callable[..., Module]) -> dict[str, ConstantSummary]:
    return {constant.name: constant for constant in summarised(compiled(TEXT)).constants}


def test_parameters_have_their_names_binders_and_types(found: dict[str, ConstantSummary]) -> None:
    alpha, add, h, *_ = found["swap"].parameters
    assert alpha == Parameter("α", Binder.IMPLICIT, ((Shape.SORT, 0),))
    assert (add.binder, add.type) == (Binder.INSTANCE, (("Add", 1), (Shape.PARAMETER, 0)))
    assert h.binder is Binder.DEFAULT
    assert h.type[:3] == ((Shape.ARROW, 2), (Shape.PARAMETER, 0), (Shape.ARROW, 2))
    assert h.type[4:6] == (("Eq", 3), (Shape.PARAMETER, 0))
    assert h.type[-1] == (Shape.LOCAL, 0)


def test_a_conclusion_is_its_symbols_each_before_its_arguments(found: dict[str, ConstantSummary]) -> None:
    number = [parameter.name for parameter in found["swap"].parameters].index
    a, b, alpha = ((Shape.PARAMETER - number(name), 0) for name in ("a", "b", "α"))
    conclusion = found["swap"].conclusion
    assert conclusion[:3] == (("Eq", 3), alpha, ("HAdd.hAdd", 6))
    sides = [symbol for symbol in conclusion if symbol in (a, b)]
    assert sides == [a, b, b, a]


def test_what_a_statement_and_its_proof_use(found: dict[str, ConstantSummary]) -> None:
    marked = found["marked"]
    assert (marked.kind, marked.unsafe) == (ConstantKind.THEOREM, False)
    assert (marked.statement_uses, marked.value_uses) == (("And",), ("And.intro",))


def test_a_term_is_told_apart_from_what_it_binds(found: dict[str, ConstantSummary]) -> None:
    assert found["local_"].conclusion[0] == ("Exists", 2)
    assert (Shape.LAMBDA, 1) in found["local_"].conclusion
    assert (Shape.LOCAL, 0) in found["local_"].conclusion


def test_what_is_unsafe_is_marked(found: dict[str, ConstantSummary]) -> None:
    assert found["evil"].unsafe
    assert not found["three"].unsafe


def test_entries_of_extensions_are_read(compiled: Callable[..., Module]) -> None:
    entries = summarised(compiled(TEXT)).entries
    assert entries["Lean.docStringExt"] == [[0, "three", "What it is for. "]]
    ranges = {entry[1]: entry[2][1][1][1] for entry in entries["Lean.declRangeExt"]}
    lines = TEXT.splitlines()
    assert {name: lines[line - 1][:12] for name, line in ranges.items()} == {
        "swap": "theorem swap", "marked": "@[simp] theo", "three": "/-- What it ", "evil": "unsafe def e",
        "local_": "theorem loca",
    }  # fmt: skip
    assert "marked" in str(entries["Lean.Meta.simpExtension"])


def test_what_is_too_large_is_cut(compiled: Callable[..., Module]) -> None:
    deep = "¬" * (DEEPEST_SYMBOL + 2) + "False"
    wide = "True"
    while wide.count("True") <= MOST_SYMBOLS:
        wide = f"({wide} ∧ {wide})"
    many = " ".join(f"(a{n} : Nat)" for n in range(MOST_PARAMETERS + 2))
    arguments = " → ".join(["Nat"] * (MOST_ARGUMENTS + 1))
    applied = " ".join(["0"] * (MOST_ARGUMENTS + 1))
    text = (
        f"axiom deep : {deep}\naxiom wide : {wide}\naxiom many {many} : True\n"
        f"axiom f : {arguments} → Prop\naxiom applied : f {applied}\n"
    )
    found = {constant.name: constant for constant in summarised(compiled(text)).constants}
    assert found["deep"].conclusion == (*(("Not", 1),) * DEEPEST_SYMBOL, (Shape.CUT, 0))
    assert len(found["wide"].conclusion) == MOST_SYMBOLS
    assert len(found["many"].parameters) == MOST_PARAMETERS
    assert found["many"].conclusion[0] == (Shape.ARROW, 2)
    assert found["applied"].conclusion == ((Shape.CUT, 0),)
