"""The declarations of a file, found without Lean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.commands import commands
from assistant.lean.declarations import Declaration, declaration_at, declarations, name_parts

WORDS = (
    "theorem def example instance namespace section end mutual open in set_option where by sorry local private".split()
)
WORDS += ["import", "module", "A.b", "«c d»", ":=", "|", "(", ")", "@[simp]", "/-- d -/", "/-", "--", '"', "\n", "\n  "]
LEAN_LIKE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def only(text: str) -> Declaration:
    [declaration] = declarations(text)
    return declaration


def names(text: str) -> list[str]:
    return [declaration.name for declaration in declarations(text)]


def keywords(text: str) -> list[str]:
    return [command.keyword for command in commands(text)]


# --- one declaration --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("theorem t : True := trivial", "theorem", "t"),
        ("lemma A.t : True := trivial", "lemma", "A.t"),
        ("def «a b».c := 1", "def", "«a b».c"),
        ("example : True := trivial", "example", ""),
        ("example (h : p) : p := h", "example", ""),
        ("instance : Inhabited Nat := ⟨0⟩", "instance", ""),
        ("instance i : Inhabited Nat := ⟨0⟩", "instance", "i"),
        ("instance (priority := low) : Inhabited Nat := ⟨0⟩", "instance", ""),
        ("instance (priority := (1 + 2)) i : Inhabited Nat := ⟨0⟩", "instance", "i"),
        ("theorem t.{u} (α : Type u) : True := trivial", "theorem", "t"),
        ("axiom a : True", "axiom", "a"),
        ("structure S extends P where", "structure", "S"),
        ("theorem _root_.A.t : True := trivial", "theorem", "A.t"),
        ("theorem 𝕜₁ : True := trivial", "theorem", "𝕜₁"),
        ("theorem : True := trivial", "theorem", ""),
        ("theorem", "theorem", ""),
        ("instance where", "instance", ""),
        ("def by x", "def", ""),
    ],
)
def test_kind_and_name(text: str, kind: str, name: str) -> None:
    assert (only(text).kind, only(text).name) == (kind, name)


def test_the_span_covers_doc_comment_attributes_and_modifiers() -> None:
    attributes = "@[simp, to_additive (attr := simp) foo, local instance]"
    text = f"def x := 1\n\n/-- d -/\n{attributes}\nprotected noncomputable def\n  y := 2 -- c\n"
    declaration = declarations(text)[1]
    assert text[declaration.span.start : declaration.span.end] == text[12:].removesuffix(" -- c\n")
    assert text[declaration.keyword.start : declaration.keyword.end] == "def"
    assert text[declaration.written_name.start : declaration.written_name.end] == "y"
    assert declaration.attributes == ("simp", "to_additive", "instance")
    assert declaration.modifiers == {"protected", "noncomputable"}


def test_a_doc_comment_belongs_to_the_declaration_below() -> None:
    text = "theorem a : True := trivial\n/-- of b -/\ntheorem b : True := trivial\n"
    first, second = declarations(text)
    assert text[first.span.start : first.span.end] == "theorem a : True := trivial"
    assert text[second.span.start :].startswith("/-- of b -/")


@pytest.mark.parametrize(
    ("prefix", "modifiers"),
    [
        ("private ", {"private"}),
        ("open scoped Nat in ", set()),
        ("open scoped Nat in\nprotected ", {"protected"}),
        ("@[local simp] ", set()),
        ("@[local simp] noncomputable unsafe ", {"noncomputable", "unsafe"}),
    ],
)
def test_modifiers_are_those_of_the_declaration(prefix: str, modifiers: set[str]) -> None:
    assert only(prefix + "def x := 1").modifiers == modifiers


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("theorem t (n : Nat := 3) : n = n := rfl", "theorem t (n : Nat := 3) : n = n"),
        ("theorem t : p\n    ∧ q :=\n  h", "theorem t : p\n    ∧ q"),
        ("theorem t : ∀ n, n = n\n  | 0 => rfl\n  | _ => rfl", "theorem t : ∀ n, n = n"),
        ("theorem t : ∀ n, n = n | 0 => rfl | _ => rfl", "theorem t : ∀ n, n = n"),
        ("instance : Inhabited Nat where\n  default := 0", "instance : Inhabited Nat"),
        ("theorem t : |x| = fun y => |y| := h", "theorem t : |x| = fun y => |y|"),
        ("theorem t : let x := 1; x = 1 := rfl", "theorem t : let x := 1; x = 1"),
        ("theorem t : have ⟨x, y⟩ := f; x = y := rfl", "theorem t : have ⟨x, y⟩ := f; x = y"),
        ("theorem t : f { a := 1 } = 1 := rfl", "theorem t : f { a := 1 } = 1"),
        ("theorem t : match n with\n  | 0 => p\n  | _ => q := h", "theorem t : match n with\n  | 0 => p\n  | _ => q"),
        ("theorem t : f = fun\n  | 0 => 1\n  | _ => 2 := h", "theorem t : f = fun\n  | 0 => 1\n  | _ => 2"),
        ("axiom a : p ∧ q", "axiom a : p ∧ q"),
        ("theorem t : True", "theorem t : True"),
        ("theorem t (a b : ℤ) :\n    |a - b| ≤ |a| + |b| := h", "theorem t (a b : ℤ) :\n    |a - b| ≤ |a| + |b|"),
        ("theorem t : a ≤\n    |b| := h", "theorem t : a ≤\n    |b|"),
        ("def f : ℕ → ℕ∞\n  | 0 => 1", "def f : ℕ → ℕ∞"),
        ("def f : S⁺\n  | 0 => 1", "def f : S⁺"),
        ("def f : s = ⊤\n  | 0 => 1", "def f : s = ⊤"),
        ("inductive T\n  | a\n  | b", "inductive T"),
    ],
)
def test_where_a_statement_ends(text: str, signature: str) -> None:
    assert only(text).signature(text) == signature


def test_the_statement_is_binders_and_type() -> None:
    text = "@[simp] theorem t (n : Nat) : n = n := rfl"
    assert only(text).statement(text) == "(n : Nat) : n = n"
    text = "example : True := trivial"
    assert only(text).statement(text) == ": True"


# --- namespaces -------------------------------------------------------------------------------------------------


def test_names_are_qualified_by_the_open_namespaces() -> None:
    text = "namespace A.B\ndef x := 1\nsection S\ndef y := 1\nend S\nend B\ndef z := 1\nend A\ndef w := 1\n"
    assert names(text) == ["A.B.x", "A.B.y", "A.z", "w"]
    assert declarations(text)[0].namespace == ("A", "B")


def test_a_bare_end_closes_one_scope() -> None:
    text = "namespace A\nnoncomputable section\ndef x := 1\nend\ndef y := 1\nend A\ndef z := 1"
    assert names(text) == ["A.x", "A.y", "z"]


def test_end_may_close_several_parts_at_once() -> None:
    assert names("namespace A\nnamespace B.C\nend B.C\ndef x := 1\nend A\ndef y := 1") == ["A.x", "y"]
    assert names("namespace A\nnamespace B\nend A.B\ndef x := 1") == ["x"]


def test_an_unmatched_end_does_no_harm() -> None:
    assert names("end A.B.C\nend\ndef x := 1") == ["x"]


def test_a_command_of_a_library_at_the_margin_names_no_scope() -> None:
    # `section` takes a name only right of the margin.
    text = "namespace A\nsection\nA.alias foo := bar\ndef x := 1\nend\nA.alias c := d\ndef y := 1\n"
    assert names(text) == ["A.x", "A.y"]


def test_a_dot_inside_quotes_does_not_part_a_name() -> None:
    assert name_parts("«a.b».c") == ("«a.b»", "c")
    assert name_parts("") == ("",)
    assert names("namespace «a.b»\nend «a.b»\ndef x := 1") == ["x"]


# --- mutual -----------------------------------------------------------------------------------------------------


def test_a_mutual_block_is_one_command() -> None:
    text = "namespace A\nmutual\ntheorem a : True := trivial\ntheorem b : True := trivial\nend\ndef c := 1\nend A"
    a, b, c = declarations(text)
    whole = text[text.index("mutual") : text.index("\ndef c")]
    assert [text[d.command.start : d.command.end] for d in (a, b)] == [whole, whole]
    assert text[a.span.start : a.span.end] == "theorem a : True := trivial"
    assert c.command == c.span
    assert [d.name for d in (a, b, c)] == ["A.a", "A.b", "A.c"]


def test_a_section_in_a_mutual_block_does_not_end_it() -> None:
    a, b = declarations("mutual\nsection\ndef a := 1\nend\ndef b := 1\nend")
    assert a.command == b.command != a.span


def test_a_mutual_block_that_is_not_closed() -> None:
    [a] = declarations("mutual\ndef a := 1\n")
    assert a.command == a.span


# --- finding ----------------------------------------------------------------------------------------------------


def test_the_declaration_at_an_offset() -> None:
    text = "def a := 1\n\n\n/-- d -/ def b := 2"
    found = declarations(text)
    at = [declaration_at(found, text.index(part)) for part in ("def a", "\n\n", "\n/--", "/--", "2")]
    assert [d.name if d else None for d in at] == ["a", "a", None, "b", "b"]
    assert declaration_at((), 3) is None


@pytest.mark.parametrize(
    "text", ["", "\n", "-- c", "/- c", '"', "\ufeff", "by", "in", "@[", "/-- d -/", "@[simp]", "private"]
)
def test_a_text_without_declarations(text: str) -> None:
    assert declarations(text) == ()


def test_crlf_changes_no_name_and_no_signature() -> None:
    text = "namespace A\n/-- d -/\n@[simp]\ntheorem t\n    (n : Nat) : n = n := by\n  rfl\nend A\ndef x := 1\n"
    windows = text.replace("\n", "\r\n")
    assert names(windows) == names(text)
    signature = declarations(windows)[0].signature(windows)
    assert signature.replace("\r\n", "\n") == declarations(text)[0].signature(text)


@given(LEAN_LIKE | st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_has_ordered_commands(text: str) -> None:
    end = 0
    for command in commands(text):
        assert end <= command.span.start < command.span.end <= len(text)
        assert command.tokens[command.keyword_index].text == command.keyword
        end = command.span.end
    for declaration in declarations(text):
        span, command_span = declaration.span, declaration.command
        assert command_span.start <= span.start <= declaration.keyword.start < declaration.keyword.end
        assert declaration.keyword.end <= declaration.written_name.end <= declaration.signature_end <= span.end
        assert span.end <= command_span.end
        assert declaration_at(declarations(text), declaration.keyword.start) == declaration


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("theorem t : True := trivial", True),
        ("public theorem t : True := trivial", False),
        ("@[expose] public def t : Nat := 0", False),
        ("public section\ntheorem t : True := trivial", False),
        ("@[expose] public section\nnamespace N\nsection\ntheorem t : True := trivial", False),
        ("public noncomputable section A\ndef t : Nat := 0", False),
        ("public section\nprivate theorem t : True := trivial", True),
        ("public section\nend\ntheorem t : True := trivial", True),
        ("public section A.B\nend B\ntheorem t : True := trivial", False),
        ("section\npublic section\nend\ntheorem t : True := trivial", True),
        ("public section\nmutual\ntheorem t : True := trivial\nend", False),
    ],
)
def test_in_a_module_only_what_is_public_is_seen_by_others(text: str, private: bool) -> None:
    [declaration] = declarations(f"module\n\n{text}\n")
    assert declaration.is_private(in_module=True) is private


def test_elsewhere_only_what_says_so_is_private() -> None:
    one, other = declarations("theorem t : True := trivial\nprivate theorem u : True := trivial\n")
    assert not one.is_private(in_module=False)
    assert other.is_private(in_module=False)
