"""Holes and cursors: which there are, whose they are, and how a proof is written there."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.errors import (
    FileTooLarge,
    NoHoleHere,
    NotLeanText,
    PlaceOutsideFile,
    SourceMissing,
    SourceUnreadable,
)
from assistant.lean.places import (
    LARGEST_FILE,
    Place,
    PlaceKind,
    cursor_place,
    decode_source,
    edit,
    fill,
    find_holes,
    hole_at,
    place_at,
    read_source,
)
from assistant.lean.project import find_project
from assistant.lean.scratch import ScratchPool
from assistant.lean.toolchain import Toolchain
from tests.work import bytecodes

PATH = Path("Test.lean")


def holes(text: str) -> tuple[Place, ...]:
    return find_holes(PATH, text)


def only(text: str) -> Place:
    [hole] = holes(text)
    return hole


def filled(text: str, proof: str, index: int = 0) -> str:
    return fill(holes(text)[index], proof)


# --- which holes there are --------------------------------------------------------------------------------------


def test_holes_are_found_in_tactic_and_term_position() -> None:
    text = "theorem a : p := sorry\ntheorem b : p := by sorry\ntheorem c : p := by\n  have h : q := sorry\n  admit\n"
    assert [(h.line, h.column, h.kind.value) for h in holes(text)] == [
        (1, 18, "term"),
        (2, 21, "tactic"),
        (4, 17, "term"),
        (5, 3, "tactic"),
    ]


def test_holes_of_a_command_are_counted_from_zero() -> None:
    text = "theorem a : p ∧ q := ⟨sorry, by\n  sorry⟩\ntheorem b : p := sorry"
    assert [(h.declaration.name, h.index) for h in holes(text)] == [("a", 0), ("a", 1), ("b", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "theorem t : True := trivial",
        "-- theorem t : True := sorry",
        "/- theorem t : True := sorry -/",
        "theorem t : True := trivial -- sorry",
        "/-- sorry -/ theorem t : True := trivial",
        "theorem t : True := /- /- -/ sorry -/ trivial",
        "/-- -- -/ theorem t : True := sorry",  # Lean reads on in the comment
        'def s := "sorry"',
        'def s := "\nsorry\n"',
        'def s := r#""sorry"#',
        'def s := s!"sorry {1} sorry"',
        "def s := '\"' -- sorry",
        "theorem t : True := «sorry»",
        "theorem t : True := x.sorry",
        "theorem t : True := (x).sorry",
        "theorem t : True := x |>.sorry",
        "theorem t : True := by exact sorry.x",
        "theorem t : True := sorryAx True",
        "theorem t : True := sorry'",
        "def n := `sorry",
        "theorem t : True := by refine ?sorry",
        "theorem t : True := admit",  # a tactic only
        "def f : MacroM Syntax := `(tactic| sorry)",
        "def f : MacroM Syntax := `(by (sorry; exact sorry))",
        'macro "m" : tactic => `(tactic| sorry)',
        "variable (h : p sorry)",
        "#check (sorry : Nat)",
        "theorem t (h : p sorry) : q sorry := trivial",
        "theorem t : let x := sorry; x = 1 := trivial",
        "sorry",
    ],
)
def test_no_hole_in(text: str) -> None:
    assert holes(text) == ()


def test_code_in_an_interpolated_string_may_be_a_hole() -> None:
    text = 'def s := s!"a {(sorry : Nat)} sorry"'
    assert only(text).column == 17


def test_an_antiquotation_is_code_again() -> None:
    assert only("def f : MacroM Syntax := `(term| $(sorry) sorry)").column == 36


def test_a_character_that_looks_like_a_quote_hides_nothing() -> None:
    assert len(holes("def c := '\"'\ntheorem t : f '' s = p := sorry\n")) == 1


def test_unterminated_text_hides_what_comes_after_it_only() -> None:
    text = "theorem a : p := sorry\n{} theorem b : p := sorry\n"
    for opener in ("/-", '"', 'r#"', 's!"'):
        assert [h.declaration.name for h in holes(text.format(opener))] == ["a"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("namespace A.B\nsection S\ntheorem t : p := sorry\nend S\nend A.B", "A.B.t", "theorem"),
        ("theorem A.t : p := sorry", "A.t", "theorem"),
        ("example : p := by sorry", "", "example"),
        ("instance : C p := ⟨sorry⟩", "", "instance"),
        ("instance i : C p where\n  f := sorry", "i", "instance"),
        ("mutual\ntheorem a : p := h\ntheorem b : p := by sorry\nend", "b", "theorem"),
        ("open Nat in\nset_option maxRecDepth 9 in\n@[simp] private theorem t : p := sorry", "t", "theorem"),
        ("/-- sorry -/\n@[simp, inline]\nprotected noncomputable def t : p := sorry", "t", "def"),
        ("theorem t : p := f\nwhere\n  f : p := sorry", "t", "theorem"),
        ("theorem t : ∀ n, p n | 0 => sorry", "t", "theorem"),
        ("theorem a : p := h theorem b : p := sorry", "b", "theorem"),
        ("theorem t :\n    let x := 1; p x := by\n  sorry", "t", "theorem"),
        ("theorem _root_.t : p := sorry", "t", "theorem"),
    ],
)
def test_whose_hole_it_is(text: str, name: str, kind: str) -> None:
    declaration = only(text).declaration
    assert (declaration.name, declaration.kind) == (name, kind)


def test_positions_count_code_points_here_and_utf16_on_the_wire() -> None:
    hole = only("-- 𝕜\ntheorem t (𝕜 𝔸 : Type) : p := sorry")
    assert (hole.line, hole.column) == (2, 31)
    assert hole.source.wire_of_offset(hole.span.start) == (1, 32)
    assert hole.where == "Test.lean:2:31"


def test_crlf_moves_no_hole() -> None:
    text = "theorem a : p := by\n  have h : q := by\n    sorry\n  sorry\n\ntheorem b : p := sorry\n"
    expected = [(h.line, h.column, h.kind, h.declaration.name) for h in holes(text)]
    windows = text.replace("\n", "\r\n")
    assert [(h.line, h.column, h.kind, h.declaration.name) for h in holes(windows)] == expected
    assert filled(windows, "a\nb") == filled(text, "a\nb").replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ("", "/-- d -/\ntheorem t (n : Nat) : n = n := by\n  have h : f (n) := ⟨sorry, by simp⟩\n  sorry\n\n"),
        ("theorem t : p := by\n", "  have h : q := f (g sorry) [sorry]\n"),
    ],
    ids=["many declarations", "one proof with many holes"],
)
def test_eight_times_the_text_is_eight_times_the_work(before: str, repeated: str) -> None:
    def work(copies: int) -> int:
        text = before + repeated * copies
        count = bytecodes(lambda: holes(text))
        assert len(holes(text)) == 2 * copies
        return count

    assert work(200) < 9 * work(25)


# --- how a proof is written -------------------------------------------------------------------------------------

BLOCK = "a\nb"


@pytest.mark.parametrize(
    ("text", "one_line", "several"),
    [
        ("theorem t : p := by\n  sorry\n", "  X\n", "  a\n  b\n"),
        ("theorem t : p := by\n  x\n  sorry -- c\n", "  X -- c\n", "  a\n  b -- c\n"),
        ("theorem t : p := by sorry\n", "theorem t : p := by X\n", "theorem t : p := by\n  a\n  b\n"),
        ("theorem t : p := by x; sorry\n", "by x; X\n", "by x; (a\n                        b)\n"),
        ("theorem t : p := sorry\n", "theorem t : p := by X\n", "theorem t : p := by\n  a\n  b\n"),
        ("theorem t : p :=\n  f sorry x\n", "  f (by X) x\n", "  f (by\n    a\n    b) x\n"),
        ("theorem t : p := by\n  exact ⟨sorry, x⟩\n", "⟨by X, x⟩\n", "⟨by\n    a\n    b, x⟩\n"),
        ("theorem t : p := by\n  · sorry\n", "  · X\n", "  · a\n    b\n"),
        ("theorem t : p := by\n  x <;> sorry\n", "  x <;> X\n", "  x <;> (a\n         b)\n"),
        ("theorem t : p := by\n  x\n  <;> sorry\n", "  <;> X\n", "  <;> (a\n       b)\n"),
        ("theorem t : p := by\n  try sorry\n", "  try X\n", "  try (a\n       b)\n"),
        ("theorem t : p := by\n  case a => sorry\n", "  case a => X\n", "  case a =>\n    a\n    b\n"),
        ("theorem t : p := by\n  (sorry)\n", "  (X)\n", None),
        ("theorem t : p := (sorry : p)\n", "((by X) : p)\n", None),
        ("theorem t : p := by sorry; done\n", "by X; done\n", None),
        ("theorem t : p := sorry theorem u : q := h\n", "by X theorem", None),
    ],
)
def test_layouts(text: str, one_line: str, several: str | None) -> None:
    assert one_line in filled(text, "X")
    assert several is None or several in filled(text, BLOCK)


def test_blank_lines_and_white_space_around_a_proof_are_not_written() -> None:
    text = "theorem t : p := by\n  sorry\n"
    assert filled(text, "\n\n  \na  \n\nb \n\n") == "theorem t : p := by\n  a\n\n  b\n"


def test_deeper_lines_of_a_proof_stay_deeper() -> None:
    text = "theorem t : p := by\n  x\n  sorry\n"
    assert filled(text, "cases h with\n| a =>\n  b\n| c => d").endswith("  cases h with\n  | a =>\n    b\n  | c => d\n")


def test_a_comment_at_the_end_does_not_swallow_what_comes_after() -> None:
    text = "theorem t : p := f (g sorry) x\n"
    assert filled(text, "a -- c") == "theorem t : p := f (g (by a)) x\n"
    assert filled(text, "a\nb -- c\n-- d\n-- e").endswith("  a\n  b)) x\n")
    assert filled(text, "a -- c\nb /- d -/").endswith("  a -- c\n  b /- d -/)) x\n")


def test_a_comment_at_the_end_of_the_line_is_kept() -> None:
    assert filled("theorem t : p := by\n  sorry\n", "a -- c").endswith("  a -- c\n")
    assert filled("theorem t : p := by\n  sorry -- d\n", "a").endswith("  a -- d\n")


def test_a_one_line_proof_that_would_take_in_what_follows_is_put_in_brackets() -> None:
    assert "((a; b); done)" in filled("theorem t : p := by\n  (sorry; done)\n", "a; b")
    assert "(first | a | b) <;> done" in filled("theorem t : p := by\n  sorry <;> done\n", "first | a | b")


def test_no_blank_is_left_where_a_line_is_broken() -> None:
    text = "theorem t : p := by sorry\n"
    span, replacement = edit(only(text), BLOCK)
    assert text[span.start : span.end] == " sorry"
    assert replacement == "\n  a\n  b"


def test_the_last_line_of_a_file_may_lack_its_end() -> None:
    assert filled("theorem t : p := by\n  sorry", BLOCK) == "theorem t : p := by\n  a\n  b"


PROOFS = st.lists(st.sampled_from(["a", "  b", "-- c", "·", "x; y", "", "⟨𝕜⟩", "(", "/- d -/", "\t"]), max_size=5)
WORDS = "theorem example t : p := by sorry · ; <;> | => ( ) ⟨ ⟩ { } first try fun case with where calc in \n".split(" ")
LEAN_LIKE = st.lists(st.sampled_from([*WORDS, "\n  ", "\n    ", "\r\n  "]), max_size=40).map(" ".join)
MANY_HOLES = LEAN_LIKE.map(lambda text: f"theorem a : p := by sorry\n{text} sorry")


@given(MANY_HOLES, PROOFS.map("\n".join))
@settings(max_examples=200)
def test_filling_changes_nothing_but_the_place(text: str, proof: str) -> None:
    for hole in holes(text):
        span, replacement = edit(hole, proof)
        assert text[span.start : span.end].lstrip(" ") == "sorry"
        assert span.end == hole.span.end
        assert fill(hole, proof) == text[: span.start] + replacement + text[span.end :]


@given(LEAN_LIKE | st.text(max_size=80))
@settings(max_examples=200)
def test_any_text_has_ordered_holes_and_no_cursor_fails(text: str) -> None:
    starts = [hole.span.start for hole in holes(text)]
    assert starts == sorted(set(starts))
    for hole in holes(text):
        assert text[hole.span.start : hole.span.end] in ("sorry", "admit")
        assert hole.span.start in hole.declaration.span
    for offset in range(0, len(text) + 1, 7):
        place = cursor_place(PATH, text, offset)
        assert place is None or place.span.start == place.span.end == offset


# --- and Lean accepts it ----------------------------------------------------------------------------------------

AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q"
NAT = "theorem t (n : Nat) : n = n"
EQ = "theorem t (a b : Nat) : a = b"
ANY_PROOFS = [
    "skip; exact sorry",
    "first | exact sorry | skip",
    "exact match 0 with | 0 => sorry | _ => sorry",
    "have z : True := by\n  skip\n  exact trivial -- c\nexact sorry\n-- d\n-- e",
    "cases 0 with\n| zero => exact sorry\n| succ n =>\n  skip\n  exact sorry",
]
"""Each proves anything; each is a danger to what stands around it."""

LAYOUTS = {
    "in brackets between tactics": f"{AND} := by\n  match 0 with\n  | _ => constructor; exact (by sorry); exact hq\n",
    "a term in brackets between tactics": f"{AND} := by\n  match 0 with\n  | _ => constructor; exact id (sorry); exact hq\n",
    "in brackets in do": "def t (xs : Array Nat) : Option Nat := do if h : 1 < xs.size then return xs[1]'(by sorry) else none\n",
    "finally": "def t (n : Nat) : Fin (n + 1) := ⟨n, ?h⟩\nwhere finally\n  case h => sorry\n",
    "finally behind helpers": "def t (n : Nat) : Fin (n + 1) := ⟨m n, ?h⟩\nwhere\n  m (n : Nat) := n\n  finally\n    all_goals sorry\n",
    "calc": "theorem t (a b c : Nat) : a = c := by\n  calc a = b := by sorry\n    _ = c := sorry\n",
    "calc in a term": "theorem t (a b c : Nat) : a = c := calc\n  a = b := by sorry\n  _ = c := by\n    sorry\n",
    "calc with a first term": "theorem t (a b c : Nat) : a = c := calc a\n  _ = b := by sorry\n  _ = c := sorry\n",
    "calc in an alternative": f"{NAT} := match n with\n  | 0 => calc 0 = 0 := sorry\n  | n+1 => calc n + 1 = n + 1 := by sorry\n         _ = _ := sorry\n",
    "conv": "theorem t (a b : Nat) : a + b = b + a := by\n  conv =>\n    lhs\n    rw [show a + b = b + a from by sorry]\n",
    "conv in a line": "theorem t (a b : Nat) : a + b = b + a := by\n  conv => lhs; rw [(sorry : a + b = b + a)]\n",
    "obtain": f"{AND} := by\n  obtain ⟨a, b⟩ : p ∧ q := sorry\n  exact ⟨a, b⟩\n",
    "rcases": f"{AND} := by\n  rcases (sorry : p ∧ q) with ⟨a, b⟩\n  exact ⟨a, b⟩\n",
    "rw": f"{EQ} := by\n  rw [show a = b from sorry]\n",
    "rw by": f"{EQ} := by\n  rw [show a = b by\n    sorry]\n",
    "arguments": f"{AND} := by\n  exact And.intro sorry sorry\n",
    "arguments on lines": f"{AND} := And.intro\n  sorry\n  sorry\n",
    "structure": f"{AND} := {{ left := sorry, right := sorry }}\n",
    "structure by": f"{AND} := by\n  exact {{ left := by sorry, right := by skip; sorry }}\n",
    "structure, brackets": f"{AND} := {{ left := id (by sorry), right := id sorry }}\n",
    "structure on lines": f"{AND} := {{\n  left := sorry\n  right := by sorry\n}}\n",
    "structure on aligned lines": f"{AND} := by\n  exact {{ left := sorry,\n          right := by sorry }}\n",
    "where": f"{AND} where\n  left := sorry\n  right := by\n    sorry\n",
    "where in a line": f"{AND} where\n  left := sorry; right := by sorry\n",
    "instance": "class K (f : Nat → Nat) where\n  a : ∀ n, f n = f n\n  b : ∀ n, f n = f n\n"
    "instance (f) : K f where\n  a n := by\n    sorry\n  b\n  | 0 => sorry\n  | n+1 => sorry\ninstance : K id := ⟨sorry, sorry⟩\n",
    "local function": f"{AND} := f\n  where f : p ∧ q := by sorry\n",
    "local equations": "theorem t : ∀ n : Nat, n = n := f\nwhere\n  f : ∀ n : Nat, n = n\n  | 0 => sorry\n  | n+1 => by sorry\n",
    "function": "theorem t (p : Prop) : p → p := fun h =>\n  sorry\n",
    "function by": "theorem t (p : Prop) : p → p := by\n  exact fun h => by\n    sorry\n",
    "functions in brackets": "theorem t (p : Prop) : (p → p) ∧ (p → p) := ⟨fun h => sorry, fun h => by sorry⟩\n",
    "function with alternatives": "theorem t : ∀ n : Nat, n = n := fun\n  | 0 => sorry\n  | n + 1 => by sorry\n",
    "equations": "theorem t : ∀ n : Nat, n = n\n| 0 => sorry\n| n + 1 => by\n  sorry\n",
    "equations in a line": "theorem t : ∀ n : Nat, n = n | 0 => sorry | n + 1 => by sorry\n",
    "or-pattern": f"{NAT} := match n with\n  | 0 | 1 => sorry\n  | _ => by sorry\n",
    "if": "theorem t (p : Prop) [Decidable p] (n : Nat) : n = n := if h : p then sorry else sorry\n",
    "if by": "theorem t (p : Prop) [Decidable p] (n : Nat) : n = n :=\n  if h : p then by\n    sorry\n  else by sorry\n",
    "if as a tactic": "theorem t (p : Prop) [Decidable p] (n : Nat) : n = n := by\n  if h : p then sorry\n  else\n    sorry\n",
    "match in a line": f"{NAT} := match n with | 0 => sorry | n+1 => sorry\n",
    "match": f"{NAT} := match n with\n  | 0 => by sorry\n  | n+1 => sorry\n",
    "match as a tactic": f"{NAT} := by\n  match n with | 0 => sorry | n+1 => sorry\n",
    "let": f"{NAT} :=\n  let h : n = n := sorry; h\n",
    "have": f"{NAT} :=\n  have h : n = n := sorry\n  h\n",
    "have in mid line": f"{NAT} := have h : n = n := sorry; h\n",
    "let in mid line": f"{NAT} := by\n  exact let h : n = n := by sorry\n    h\n",
    "match in an alternative": f"{NAT} := by\n  induction n with\n  | zero => exact match 0 with | 0 => (by sorry) | _ => (sorry)\n  | succ n => sorry\n",
    "alternatives at the column of their tactic": f"{NAT} := by\n  all_goals\n    cases n with\n    | zero => sorry\n    | succ n => (skip; sorry)\n",
    "match on lines in an alternative": f"{NAT} := by\n  cases n with\n  | zero =>\n    exact match 0 with\n      | 0 => sorry\n      | _ => (sorry)\n  | succ n => sorry\n",
    "let rec": f"{NAT} := by\n  let rec f : ∀ m : Nat, m = m\n    | 0 => sorry\n    | m + 1 => by sorry\n  exact f n\n",
    "operators": "def t : Nat := 1 + sorry * sorry + 2\n",
    "pipes": f"{AND} := And.intro hp <| id $ sorry |> id\n",
    "field of a hole": f"{AND} := (sorry : q ∧ p).symm\n",
    "▸": "theorem t (a b : Nat) (h : a = b) : b = a := h ▸ (sorry : a = b) ▸ sorry\n",
    "@": f"{AND} := @And.intro p q sorry sorry\n",
    "named argument": "theorem t : ∃ n : Nat, n = 1 := Exists.intro (w := 1) (h := sorry)\n",
    "list": "def t : List Nat := [sorry, sorry]\n",
    "first": f"{AND} := by\n  first\n  | sorry\n  | skip; sorry\n",
    "first in a line": f"{AND} := by first | sorry | skip\n",
    "parentheses": f"{AND} := by\n  (skip\n   sorry)\n",
    "parentheses in a line": f"{AND} := by\n  (sorry; done)\n",
    "braces": f"{AND} := by {{\n  skip\n  sorry\n}}\n",
    "braces in a line": f"{AND} := by {{ exact sorry }}\n",
    "bullets": f"{AND} := by\n  constructor\n  · sorry\n  . skip; sorry\n",
    "bullets and comments": f"{AND} := by\n  constructor\n  · -- c\n    sorry\n  · /- c -/ sorry\n",
    "bullet without a blank": f"{AND} := by\n  constructor\n  ·sorry\n  ·\n    sorry\n",
    "bullet in a line": f"{AND} := by\n  constructor; · sorry\n  sorry\n",
    "case": f"{AND} := by\n  constructor\n  case left => sorry\n  case' right => skip; sorry\n",
    "next": f"{AND} := by\n  constructor\n  next => sorry\n  next =>\n    sorry\n",
    "all_goals": f"{AND} := by\n  constructor\n  all_goals\n    skip\n    sorry\n",
    "iterate": f"{AND} := by\n  constructor\n  iterate 2 sorry\n",
    "<;>": f"{AND} := by\n  constructor <;> sorry\n",
    "<;> on a line of its own": f"{AND} := by\n  constructor\n  <;> skip\n    <;> sorry\n",
    "<;> and ;": f"{AND} := by\n  constructor <;> (skip; sorry)\n",
    "induction": f"{NAT} := by\n  induction n with\n  | zero => sorry\n  | succ n ih =>\n    skip\n    sorry\n",
    "induction in a line": f"{NAT} := by\n  induction n with | zero => sorry | succ n ih => sorry\n",
    "intro with alternatives": "theorem t : ∀ n : Nat, n = n := by\n  intro\n  | 0 => sorry\n  | n+1 => sorry\n",
    "suffices": f"{AND} := by\n  suffices h : q ∧ p by sorry\n  suffices k : q ∧ p from sorry\n  sorry\n",
    "show": f"{AND} := show p ∧ q from sorry\n",
    "show by": f"{AND} := show p ∧ q by sorry\n",
    "classical": f"{AND} := by\n  classical\n  sorry\n",
    "classical in a line": f"{AND} := by classical sorry\n",
    "set_option in": f"{AND} := by\n  set_option maxRecDepth 2000 in\n  sorry\n",
    "set_option in a term": f"{AND} :=\n  set_option maxRecDepth 2000 in sorry\n",
    "semicolons": f"{AND} := by\n  skip; sorry; done\n",
    "comments everywhere": f"{AND} := by -- c\n  skip -- d\n  -- e\n  sorry -- f\n  -- g\n",
    "a comment behind a term": f"{AND} := sorry -- f\n",
    "by on a line of its own": f"{AND} :=\nby\n  sorry\n",
    "a term at the margin": f"{AND} :=\nsorry\n",
    "nested": f"{AND} := by\n  constructor\n  · have h : p := by\n      cases (sorry : p ∨ p) with\n      | inl a => sorry\n      | inr a =>\n        have : p := by sorry\n        exact this\n    sorry\n  · sorry\n",
    "have by": f"{AND} := by\n  have : p ∧ q := ⟨by sorry,\n    by sorry⟩\n  have h : p :=\n    sorry\n  exact\n    ⟨h,\n      by sorry⟩\n",
    "have with equations": f"{AND} := by\n  have h : ∀ n : Nat, n = n\n    | 0 => sorry\n    | n+1 => by\n      sorry\n  sorry\n",
    "refine": f"{AND} := by\n  refine And.intro (by\n    sorry) ?_\n  refine id <| by\n    sorry\n",
    "termination": "def f (n : Nat) : Nat := if h : n = 0 then 0 else\n  have : n - 1 < n := sorry\n  f (n - 1)\ntermination_by n\ndecreasing_by\n  · sorry\n",
    "several in a line": "theorem a : True := sorry theorem b : True := by sorry\n",
    "several in an indented line": "namespace N\n  theorem a : True := sorry theorem b : True := by sorry\nend N\n",
    "prefix in a line": "open Nat in @[simp] private theorem t : True := by sorry\n",
    "statement with let": "theorem t : let x := 1; x = 1 := by\n  sorry\n",
    "statement with match": "theorem t (n : Nat) : match n with\n  | 0 => True\n  | _ => True := by\n  sorry\n",
    "anonymous": "example : True := sorry\ninstance : Inhabited Nat := by sorry\n",
    "mutual": "mutual\ntheorem a : True := by sorry\ntheorem b : True := sorry\nend\n",
    "indented": "namespace N\n  theorem t : True := by\n    sorry\n  theorem u : True :=\n    sorry\nend N\n",
    "blanks at the end": f"{AND} := by\n  sorry   \n\n",
    "comment before a declaration": f"/- c -/ {AND} := by sorry\n/- c -/ @[simp] private theorem u : True ∧ True := sorry\n",
    "comment before an alternative": f"{NAT} := by\n  cases n with\n  /- c -/ | zero => sorry\n  /- c -/ | succ n =>\n    skip\n    sorry\n",
    "comment before an equation": "theorem t : ∀ n : Nat, n = n\n  /- c -/ | 0 => sorry\n  /- c -/ | n+1 => by sorry\n",
    "comment before a hole before an alternative": f"{NAT} := by\n  cases n with\n  /- c -/ | zero =>\n    sorry\n  /- c -/ | succ n => rfl\n",
    "comment before a step of calc": "theorem t (a b c : Nat) : a = c := by\n  calc\n    /- c -/ a = b := by sorry\n    /- c -/ _ = c := sorry\n",
    "comment before a field": f"{AND} where\n  /- c -/ left := by sorry\n  /- c -/ right := sorry\n",
    "comment before a local function": f"{AND} := f\nwhere\n  /- c -/ f : p ∧ q := by sorry\n",
    "comment before commands": f"{AND} := by\n  sorry\n/- c -/ open Nat\n/- c -/ #check Nat\n{AND.replace(' t ', ' u ')} := sorry\n",
    "CRLF": f"{AND} := by\r\n  constructor\r\n  · sorry\r\n  · exact sorry\r\n",
}  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[ScratchPool]:
    async with ScratchPool(toolchain, find_project(tmp_path_factory.mktemp("places"))) as pool:
        yield pool


async def errors(pool: ScratchPool, text: str) -> list[str]:
    async with pool.lease(text) as scratch:
        return [d.message for d in (await scratch.elaborate(text, 30)).diagnostics if d.is_error]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", LAYOUTS)
async def test_lean_accepts_proofs_of_any_shape_at(pool: ScratchPool, name: str) -> None:
    text = LAYOUTS[name]
    assert await errors(pool, text) == []
    assert len(holes(text)) == text.count("sorry")
    for hole in holes(text):
        for proof in ANY_PROOFS:
            # A tactic behind a proof that was `sorry` may have nothing left to do; it is parsed as before.
            found = [e for e in await errors(pool, fill(hole, proof)) if not e.startswith("No goals")]
            assert found == [], fill(hole, proof)


# --- places that the user names ---------------------------------------------------------------------------------

TWO = "theorem a : p ∧ q := by\n  exact ⟨sorry, sorry⟩\n\ntheorem b : p := by\n  x\n  sorry\n\ntheorem c : p := h\n"


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (2, 10, (2, 10)),
        (2, 15, (2, 10)),
        (2, 17, (2, 17)),
        (2, 1, (2, 10)),
        (1, 0, (2, 10)),
        (5, 0, (6, 3)),
        (6, 99, (6, 3)),
    ],
)
def test_the_hole_at_a_place(line: int, column: int, expected: tuple[int, int]) -> None:
    hole = hole_at(PATH, TWO, line, column)
    assert (hole.line, hole.column) == expected


@pytest.mark.parametrize(
    ("text", "line", "where"),
    [
        ("theorem t : 1 = 1 := by", 1, (1, 24)),
        ("theorem t : 1 = 1 := by\n", 1, (1, 24)),
        ("theorem t : 1 = 1 := by\n  \n", 2, (2, 3)),
        ("theorem t : 1 = 1 := by -- to be done\n\ntheorem u : 1 = 1 := rfl\n", 1, (1, 24)),
    ],
)
def test_a_line_of_a_proof_that_was_only_begun_means_its_end(text: str, line: int, where: tuple[int, int]) -> None:
    place = hole_at(PATH, text, line)
    assert (place.line, place.column) == where


def test_a_finished_proof_has_no_place() -> None:
    with pytest.raises(NoHoleHere):
        hole_at(PATH, "theorem t : 1 = 1 := by\n  rfl\n", 1)


def test_where_no_hole_is_those_of_the_file_are_named() -> None:
    with pytest.raises(NoHoleHere) as raised:
        hole_at(PATH, TWO, 8)
    assert "line 2, 2, 6" in raised.value.hint
    with pytest.raises(NoHoleHere) as raised:
        hole_at(PATH, "theorem c : p := h\n", 1)
    assert "no holes" in raised.value.hint
    with pytest.raises(PlaceOutsideFile):
        hole_at(PATH, TWO, 99)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theorem t : p := by\n  a\n  |", "theorem t : p := by\n  a\n  X"),
        ("theorem t : p := by\n  a|", "theorem t : p := by\n  a\n  X"),
        ("theorem t : p := by\n  |a", "theorem t : p := by\n  X\n  a"),
        ("theorem t : p := by\n  |", "theorem t : p := by\n  X"),
        ("theorem t : p := by|", "theorem t : p := by X"),
        ("theorem t : p := by |", "theorem t : p := by X"),
        ("theorem t : p := by\n  ·|", "theorem t : p := by\n  · X"),
        ("theorem t : p := by\n  · a\n    |\n  b", "theorem t : p := by\n  · a\n    X\n  b"),
        ("theorem t : p := by\n  · a\n  |", "theorem t : p := by\n  · a\n  X"),
        ("theorem t : p := by\n  a\n|", "theorem t : p := by\n  a\n  X"),
    ],
)
def test_tactics_typed_at_a_cursor(text: str, expected: str) -> None:
    offset = text.index("|")
    text = text.replace("|", "")
    place = cursor_place(PATH, text, offset)
    assert place is not None
    assert place.kind is PlaceKind.CURSOR
    assert fill(place, "X") == expected


@pytest.mark.parametrize(
    "text", ["|", "theorem t : p := h|", "theorem t : p := by\n  a\n\n#check x|", "-- |", "theorem t| : p := by a"]
)
def test_no_tactics_at_a_cursor_outside_proofs(text: str) -> None:
    assert cursor_place(PATH, text.replace("|", ""), text.index("|")) is None


def test_a_cursor_at_a_hole_means_the_hole() -> None:
    assert place_at(PATH, TWO, 6, 8).span == holes(TWO)[2].span


# --- reading files ----------------------------------------------------------------------------------------------


def test_what_cannot_be_read_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        read_source(tmp_path / "absent.lean")
    with pytest.raises(SourceUnreadable, match="folder"):
        read_source(tmp_path)
    with pytest.raises(SourceUnreadable):
        read_source(tmp_path / ("x" * 5000))
    large = tmp_path / "large.lean"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FileTooLarge):
        read_source(large)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xef\xbb\xbfdef x := 1", "byte order mark"),
        (b"a\xff", "byte 1 is not UTF-8"),
        (b"a\0", "binary"),
        (b"\xed\xa0\xb5", "UTF-8"),
    ],
)
def test_what_is_no_lean_text(content: bytes, reason: str) -> None:
    with pytest.raises(NotLeanText, match=reason):
        decode_source(PATH, content)


def test_line_ends_are_kept_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a ⟨b⟩.lean"
    file.write_bytes("-- 𝕜\r\n\n".encode())
    assert read_source(file).text == "-- 𝕜\r\n\n"


@pytest.mark.parametrize(
    "text",
    [
        'def b : Bool := true ||-- "\n  false\ntheorem x : 1 = 2 := sorry -- "\n',
        "#eval 1theorem x : 1 = 2 := by sorry\n",
        "theorem x : 1 = 2 := by iterate 1sorry\n",
    ],
)
def test_a_hole_is_seen_behind_what_only_looks_like_a_string_or_a_number(text: str) -> None:
    [hole] = find_holes(Path("A.lean"), text)
    assert hole.declaration.name == "x"
