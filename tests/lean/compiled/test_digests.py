"""Digests: equal for what says the same, different for what does not, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.lean.compiled.digests import Digester, constant_by_name
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import Expr, Kind, reachable
from assistant.lean.compiled.unfolding import Unfolding
from tests.lean.compiled.texts import VARIED

Compiled = Callable[..., Module]


def types(module: Module, **options: bool) -> dict[str, bytes]:
    digester = Digester(module.image, **options)  # type: ignore[arg-type]
    return {constant.name: digester.term(constant.type) for constant in module.constants()}


def wholes(module: Module) -> dict[str, bytes]:
    digester = Digester(module.image)
    return {constant.name: digester.constant(constant) for constant in module.constants()}


def test_the_same_text_in_two_modules_at_other_addresses_agrees(compiled: Compiled) -> None:
    text = "\n".join(line for line in VARIED.splitlines() if "private" not in line and "sorry" not in line)
    before = 'def first : String := "moves all that follows"\n'
    one, other = compiled(text, "One"), compiled(before + text, "Far.Other")
    assert one.image.base != other.image.base
    ones, others = wholes(one), wholes(other)
    assert len(ones) > 40
    assert ones == {name: digest for name, digest in others.items() if name in ones}


def test_different_statements_differ(compiled: Compiled) -> None:
    statements = [
        "∀ n : Nat, n = n",
        "∀ n : Nat, n = 0",
        "∀ n : Nat, 0 = n",
        "∀ n m : Nat, n = m",
        "∀ n m : Nat, m = n",
        "∀ n : Int, n = n",
        "∀ n : Nat, n = 1",
        "∃ n : Nat, n = n",
        '"a" = "b"',
        '"b" = "a"',
        "∀ α : Type, ∀ a : α, a = a",
        "∀ α : Type 1, ∀ a : α, a = a",
        "∀ α : Sort u, ∀ a : α, a = a",
        "∀ α : Sort v, ∀ a : α, a = a",
        "∀ s : Nat × Nat, s.1 = s.2",
        "∀ s : Nat × Nat, s.2 = s.1",
        "∀ n : Nat, (let k := n; k = 0)",
        "∀ n : Nat, (let k := 0; k = n)",
        "2000000000000000000000 = 2000000000000000000001",
    ]
    text = "universe u v\n" + "".join(f"axiom a{number} : {it}\n" for number, it in enumerate(statements))
    assert len(set(types(compiled(text)).values())) == len(statements)


def test_names_and_kinds_of_binders_do_not_matter_unless_asked_for(compiled: Compiled) -> None:
    module = compiled(
        "axiom a : ∀ (n m : Nat), n = m\naxiom b : ∀ (x y : Nat), x = y\naxiom c : ∀ {n m : Nat}, n = m\n"
    )
    plain, strict = types(module), types(module, binder_info=True)
    assert plain["a"] == plain["b"] == plain["c"]
    assert strict["a"] == strict["b"] != strict["c"]


def test_a_have_is_a_let_unless_asked_for(compiled: Compiled) -> None:
    module = compiled("axiom a : let x := 2; x = x\naxiom b : have x := 2; x = x\n")
    assert len(set(types(module).values())) == 1
    assert len(set(types(module, binder_info=True).values())) == 2


def test_metadata_is_skipped_unless_asked_for(compiled: Compiled) -> None:
    """The equations of a structural recursion are marked by metadata."""
    module = compiled("def f : Nat → Nat | 0 => 1 | n + 1 => f n\n")
    roots = [constant.values[0].address for constant in module.constants() if constant.values]
    terms = [Expr(module.image, address) for address in reachable(module.image, roots)]
    marked = [term for term in terms if term.kind is Kind.METADATA]
    assert marked
    plain, kept = Digester(module.image), Digester(module.image, metadata=True)
    for term in marked:
        assert plain.term(term) == plain.term(term.body)
        assert kept.term(term) != kept.term(term.body)


def test_a_constant_is_more_than_its_type(compiled: Compiled) -> None:
    """Value, kind, safety and universe parameters count; the name only if it is wanted."""
    module = compiled(
        "def a : Nat := 1\ndef b : Nat := 2\ndef a' : Nat := 1\n"
        "opaque c : Nat := 1\nunsafe def d : Nat := 1\naxiom e : Nat\n"
    )
    digester = Digester(module.image)
    constants = [module.constant(name) for name in "abcde"]
    assert len({digester.constant(constant, named=False) for constant in constants}) == 5
    assert digester.constant(constants[0], named=False) == digester.constant(module.constant("a'"), named=False)
    assert digester.constant(constants[0]) != digester.constant(module.constant("a'"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inductive T where | a | b", "inductive T where | a | b | c"),
        ("inductive T where | a | b", "inductive T where | b | a"),
        ("inductive T where | a (n : Nat)", "inductive T where | a (n : Int)"),
        (
            "inductive T (α : Type) : Type 1 where | a",
            "set_option inductive.autoPromoteIndices false\ninductive T : Type → Type 1 where | a : T α",
        ),
        ("structure T where\n  x : Nat", "structure T where\n  x : Nat\n  y : Nat"),
    ],
)
def test_an_inductive_type_that_differs_is_told(one: str, other: str, compiled: Compiled) -> None:
    """By the type, a constructor or the recursor: one of the three differs."""
    first, second = wholes(compiled(one)), wholes(compiled(other))
    core = [name for name in first if name in second and name.split(".")[-1] in {"T", "a", "b", "mk", "rec"}]
    assert {"T", "T.rec"} <= set(core)
    assert any(first[name] != second[name] for name in core)
    assert first["T.rec"] != second["T.rec"]


def test_a_constant_may_stand_for_something_else(compiled: Compiled) -> None:
    module = compiled("def old : Nat := 1\ndef new : Nat := 1\naxiom a : old = 1\naxiom b : new = 1\naxiom c : 2 = 1\n")

    def renamed(name: str, levels: tuple[bytes, ...]) -> bytes:
        return constant_by_name("new" if name == "old" else name, levels)

    digester = Digester(module.image, constant=renamed)
    a, b, c = (digester.term(module.constant(name).type) for name in "abc")
    assert a == b != c


def test_universe_parameters_may_stand_for_something_else(compiled: Compiled) -> None:
    module = compiled("universe u v\naxiom a (α : Sort u) : α = α\naxiom b (α : Sort v) : α = α\n")
    a, b = module.constant("a"), module.constant("b")
    assert Digester(module.image).term(a.type) != Digester(module.image).term(b.type)
    first = Digester(module.image, levels={"u": b"1" * 32}).term(a.type)
    assert first == Digester(module.image, levels={"v": b"1" * 32}).term(b.type)


def auxiliary(name: str) -> bool:
    return any(part.startswith(("match_", "_proof_")) for part in name.split("."))


def test_auxiliary_constants_stand_for_what_they_are(compiled: Compiled) -> None:
    """`g` shares the match and the proof of `f` where that is there, and has them under other names where not."""
    f = "def f (n : Nat) (xs : List Nat) : Option (Fin 3) :=\n"
    f += "  match n, xs with | 0, [] => some ⟨1, by omega⟩ | _, _ => none\n"
    g = f.replace("def f", "def g")
    with_f, alone = compiled(f + g, "Both"), compiled(g, "Alone")
    assert any(auxiliary(name) for name in alone.requirements("g"))
    assert with_f.requirements("g") != alone.requirements("g")
    plain = [Digester(module.image).constant(module.constant("g")) for module in (with_f, alone)]
    assert plain[0] != plain[1]
    unfolded = [Unfolding(module, auxiliary).constant(module.constant("g")) for module in (with_f, alone)]
    assert unfolded[0] == unfolded[1]


def test_an_auxiliary_constant_that_says_something_else_is_told(compiled: Compiled) -> None:
    text = "def g : Nat → Nat := fun n => match n with | 0 => 1 | _ => 2\n"
    same, other = compiled(text, "A"), compiled(text.replace("| 0", "| 1"), "B")
    names = [name for name in same.constant_names if auxiliary(name)]
    assert names
    digests = [Unfolding(module, auxiliary).constant(module.constant("g")) for module in (same, other)]
    assert digests[0] != digests[1]


def test_universes_of_auxiliary_constants_are_not_compared_by_name(compiled: Compiled) -> None:
    text = "def g {α : Type u} (o : Option α) : Nat := match o with | none => 1 | some _ => 2\n"
    before = text.replace("def g", "def f").replace("u}", "w}")
    alone, behind = compiled(text, "A"), compiled(before + text, "B")
    assert "f.match_1" in behind.requirements("g")
    digests = [Unfolding(module, auxiliary).constant(module.constant("g")) for module in (alone, behind)]
    assert digests[0] == digests[1]


def test_auxiliary_constants_that_use_each_other_stand_for_themselves(compiled: Compiled) -> None:
    """Only unsafe definitions can, as those that Lean makes of a recursion for its compiler."""
    module = compiled("mutual\nunsafe def a (n : Nat) : Nat := b n\nunsafe def b (n : Nat) : Nat := a n\nend\n")
    unfolding = Unfolding(module, lambda name: name in {"a", "b"})
    assert unfolding.constant(module.constant("a")) == Digester(module.image).constant(module.constant("a"))


def test_terms_shared_many_times_are_looked_at_once(compiled: Compiled) -> None:
    """2^40 nodes as a tree, some hundreds as they lie."""
    steps = "".join(f"  have h{n + 1} : p{n + 1} := ⟨h{n}, h{n}⟩\n" for n in range(40))
    definitions = "axiom p0 : Prop\n" + "".join(f"abbrev p{n + 1} : Prop := p{n} ∧ p{n}\n" for n in range(40))
    module = compiled(f"{definitions}theorem t (h0 : p0) : p40 := by\n{steps}  exact h40\n")
    term = module.constant("t").values[0]
    assert len(reachable(module.image, [term.address])) < 2000
    assert Digester(module.image).term(term)
