"""Declarations that the text alone does not tell apart: namespaces that it seems to leave, names that seem to be parts of
others, names that Lean prints otherwise than they are written."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, attack

END_WORD = 'syntax "begin " tactic " end" : term\nmacro_rules | `(begin $t end) => `(by $t:tactic)\n'
MAGIC = 'macro "magic" : tactic => `(tactic| sorry)\n'
SPEC = f"{MAGIC}theorem spec : 1 = 2 := by\n  @@sorry\n"


@attack("a namespace that the text seems to leave")
def left_namespaces() -> Iterator[Case]:
    other = "theorem spec : True := trivial\n"
    why = "another declaration bears the name that the judged one seems to have"
    for name, text, compiles in (
        ("end as a word of a notation", f"{END_WORD}{other}namespace A\ntheorem ok : True := begin trivial end\n{SPEC}end A\n", True),
        ("private", f"{END_WORD}private {other}namespace A\ntheorem ok : True := begin trivial end\n{SPEC}end A\n", True),
        ("the wrong end", f"{other}namespace A\nend B\n{SPEC}", False),
        ("end without a name", f"{other}namespace A\nend\n{SPEC}", False),
        ("below, a wrong end", f"namespace A\nend B\n{SPEC}end A\n{other}", False),
    ):  # fmt: skip
        yield Case("", name, text, "magic", REFUSE, why, target="A.spec", judged=compiles)


@attack("a declaration above with a longer name")
def longer_names() -> Iterator[Case]:
    why = "what other commands declare is no part of it"
    for name, above in (
        ("open lemma", "theorem t.step : 1 = 2 := by sorry\n"),
        ("partial", "partial def t.go (n : Nat) : Nat := t.go n\n"),
        ("data", "def t.go : Nat := sorry\n"),
        ("in a namespace", "namespace t\ntheorem step : 1 = 2 := by sorry\nend t\n"),
    ):
        text = f"{above}theorem t (n : Nat) : n = n := by\n  @@sorry\n"
        yield Case("", name, text, "rfl", ACCEPT, why, false=False)


@attack("a name that Lean prints otherwise")
def strange_names() -> Iterator[Case]:
    why = "the kernel refuses it, under the name as it prints it"
    for name in ("«#t»", "«?t»", "«t✝»", "«a b»"):
        text = f"set_option debug.skipKernelTC true in\ntheorem {name} : 7 = 8 := by\n  @@sorry\n"
        yield Case("", name, text, "decide +kernel", REFUSE, why, target=name, judged=False)


@attack("a declaration without a name")
def nameless() -> Iterator[Case]:
    mon = "class Mon (α : Type) where\n  mul : α → α → α\n  one : α\n  one_mul : ∀ a, mul one a = a\n"
    instance = "instance : Mon Nat where\n  mul := (· * ·)\n  one := 1\n  one_mul := by\n    @@sorry\n"
    for name, above in (
        ("an instance below a recursion", "def len : List Nat → Nat\n  | [] => 0\n  | _ :: xs => len xs + 1\n"),
        ("an instance below an open lemma", "theorem lem : 2 + 2 = 5 := by sorry\n"),
        ("an instance below data", "def parse (s : String) : Nat := sorry\n"),
    ):
        yield Case("", name, above + mon + instance, "simp", ACCEPT, "it is a proof", false=False, target="instMonNat")
    variables = "variable (p q : Prop) (hp : p) (hq : q)\nexample : p ∧ q := by\n  @@sorry\n"
    why = "an example is about its variables"
    yield Case(
        "", "an example over variables", variables, "exact ⟨hp, hq⟩", ACCEPT, why, false=False, target="_example"
    )


@attack("a name that the proof takes from the text below")
def taken_names() -> Iterator[Case]:
    why = "what stands below would be about what the proof declares"
    for name, above, candidate in (
        ("a local function", "", "let rec x : Nat := 3\ntrivial"),
        ("one that is used", "", "let rec x (n : Nat) : n = n := rfl\nexact (fun _ => trivial) (x 1)"),
        ("behind others", "have h : 1 = 1 := rfl\n  ", "let rec y : Nat := 2\nlet rec x : Nat := y\ntrivial"),
    ):
        text = f"def x : Nat := 4\ntheorem A : True := by\n  {above}@@sorry\nnamespace A\ntheorem w : x = 4 := rfl\nend A\n"
        yield Case("", name, text, candidate, REFUSE, why, target="A", judged=False)
    for name, macro in (("a macro", 'macro "goal" : term => `(x = 4)'), ("a notation", 'notation "goal" => x = 4')):
        above = f"def x : Nat := 4\nset_option hygiene false in\n{macro}\n\n"
        text = f"{above}theorem A : True := by\n  @@sorry\nnamespace A\ntheorem w : goal := rfl\nend A\n"
        candidate = "let rec x : Nat := 3\ntrivial"
        yield Case("", f"through {name} without hygiene", text, candidate, REFUSE, why, target="A", judged=False)
    for taken in ("induct", "_x", "match_5", "simp_1"):
        text = f"def {taken} : Nat := 4\ntheorem A : True := by\n  @@sorry\nnamespace A\ntheorem w : {taken} = 4 := rfl\nend A\n"
        candidate = f"let rec {taken} : Nat := 3\ntrivial"
        yield Case("", f"one like Lean's own, {taken}", text, candidate, REFUSE, why, target="A", judged=False)
