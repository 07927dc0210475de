"""Terms as they lie in a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.lean.compiled.digests import Digester
from assistant.lean.compiled.errors import UnexpectedTerm
from assistant.lean.compiled.holes import holes
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import Binder, Kind
from tests.lean.compiled.texts import VARIED


@pytest.fixture(scope="module")
def varied(compiled: Callable[..., Module]) -> Module:
    return compiled(VARIED)


def test_an_application_has_its_head_and_arguments_in_order(varied: Module) -> None:
    statement = varied.constant("plain").type
    assert (statement.kind, statement.name, statement.binder) == (Kind.FORALL, "n", Binder.DEFAULT)
    assert statement.type.name == "Nat"
    head, arguments = statement.body.head_and_arguments()
    assert head.name == "Eq"
    assert [argument.kind for argument in arguments] == [Kind.CONSTANT, Kind.BOUND, Kind.APPLICATION]
    assert arguments[1].index == 0
    assert arguments[2].head_and_arguments()[0].name == "HAdd.hAdd"


def test_literals_of_every_size_are_read(varied: Module) -> None:
    numbers = varied.constant("numbers").values[0].head_and_arguments()[1]
    assert numbers[1].literal == 123456789012345678901234567890123456789012345678901234567890
    assert varied.constant("text").values[0].literal == "a «b» ∀"


def test_a_let_has_its_value(varied: Module) -> None:
    term = varied.constant("«odd name».«x.y»").values[0]
    assert (term.kind, term.name, term.body.kind) == (Kind.LET, "k", Kind.BOUND)
    assert term.value.head_and_arguments()[0].name == "OfNat.ofNat"


def test_the_binders_of_a_type_are_told_apart(compiled: Callable[..., Module]) -> None:
    term = compiled("axiom a (p : Prop) {q : Prop} ⦃r : Prop⦄ [Inhabited p] : q").constant("a").type
    kinds = []
    while term.kind is Kind.FORALL:
        kinds.append(term.binder)
        term = term.body
    assert kinds == [Binder.DEFAULT, Binder.IMPLICIT, Binder.STRICT_IMPLICIT, Binder.INSTANCE]


def test_a_part_that_a_term_does_not_have_is_a_typed_error(varied: Module) -> None:
    with pytest.raises(UnexpectedTerm, match="argument"):
        _ = varied.constant("plain").type.argument


def test_the_structure_of_a_projection_is_used(compiled: Callable[..., Module]) -> None:
    module = compiled("structure S where\n  one : Nat\ndef f (s : S) : Nat := s.1\n")
    assert "S" in module.constant("S.one").values[0].constants_used()


def test_a_term_deeper_than_the_stack_is_read(compiled: Callable[..., Module]) -> None:
    """More nested applications than Python has frames."""
    depth = 1500
    text = "set_option maxRecDepth 100000\naxiom p : Prop\naxiom a : p → p\naxiom x : p\n"
    module = compiled(f"{text}theorem t : p :=\n  {'a <| ' * depth}x\n")
    term = module.constant("t").values[0]
    assert term.constants_used() == {"a", "x"}
    assert Digester(module.image).term(term)
    assert holes(term) == ()
    for _ in range(depth):
        term = term.argument
    assert term.name == "x"
