"""Attacks that lie in an imported module of the project."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Expectation, attack, conditional, resting_on

FALSE = "theorem t : 1 = 2 := by\n  @@sorry\n"
MODULES: tuple[tuple[str, str, str, str, Expectation, bool], ...] = (
    # name, the module, what stands above the theorem, the candidate, what must come of it, judged
    ("Sorry", 'macro "now" : tactic => `(tactic| sorry)\n', "", "now", REFUSE, True),
    ("Redefined", "macro_rules | `(tactic| rfl) => `(tactic| sorry)\n", "", "rfl", REFUSE, True),
    ("Lemma", "theorem bad : 1 = 2 := sorry\n", "", "exact bad", conditional("bad"), True),
    ("SimpLemma", "@[simp] theorem bad : (1 = 2) = True := sorry\n", "", "simp only [bad]", conditional("bad"), True),
    ("Instance", "class C : Prop where\n  out : 1 = 2\ninstance : C := ⟨sorry⟩\n", "", "exact C.out", REFUSE, True),
    ("Decidable", "instance (p : Prop) : Decidable p := .isTrue sorry\n", "", "exact of_decide_eq_true (by rfl)", REFUSE, True),
    ("Structure", "structure S : Prop where\n  out : 1 = 2 := by sorry\n", "", "exact ({} : S).out", REFUSE, True),
    ("Axiom", "axiom nb : 1 = 2\n", "", "exact nb", resting_on("nb"), True),
    ("Shadow", "namespace Foo\naxiom propext : False\nend Foo\n", "open Foo\n", "exact Foo.propext.elim", resting_on("Foo.propext"), True),
    ("Marker", "axiom _trial_stand_in.{u} {α : Sort u} : α\n", "", "exact _trial_stand_in", resting_on("_trial_stand_in"), True),
    ("Native", "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\ntheorem bad : two = 1 := by native_decide\n", "theorem e : two = 2 := rfl\n", "exact (bad.symm.trans e)", REFUSE, True),
    ("Unchecked", "set_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel\n", "", "exact bad", REFUSE, False),
    ("UncheckedSimp", "set_option debug.skipKernelTC true in\n@[simp] theorem bad : (1 = 2) = True := by decide +kernel\n", "", "simp only [bad]", REFUSE, False),
    ("UncheckedUnsafe", "unsafe def boom : 1 = 2 := boom\nset_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := boom\n", "", "exact bad", REFUSE, False),
    ("Skipping", 'macro "kern" : tactic => `(tactic| set_option debug.skipKernelTC true in decide +kernel)\n', "", "kern", REFUSE, False),
    ("Printing", "macro_rules | `(command| #print axioms $_) => `(command| #check True)\nmacro \"now\" : tactic => `(tactic| sorry)\n", "", "now", REFUSE, True),
    ("Setting", "macro_rules | `(command| set_option $_ true in $_) => `(command| #check True)\nmacro \"now\" : tactic => `(tactic| sorry)\n", "", "now", REFUSE, True),
    ("Notation", 'notation "magic" => sorryAx _ true\n', "", "exact magic", REFUSE, True),
    ("Data", "def g (n : Nat) : Nat := sorry\n", "", "exact (by have : g 1 = g 2 := rfl; exact absurd this sorry)", REFUSE, True),
    ("Vanishing", "macro_rules | `(command| theorem $_ $_ := $_) => `(command| #check True)\n", "", "rfl", REFUSE, False),
    ("Command", 'macro "off" : command => `(command| set_option debug.skipKernelTC true)\n', "off\n", "decide +kernel", REFUSE, False),
    ("Private", "private axiom hidden : 1 = 2\ntheorem bad : 1 = 2 := hidden\n", "", "exact bad", resting_on("hidden"), False),
    ("Opaque", "instance : Nonempty (1 = 2) := ⟨sorry⟩\nopaque bad : 1 = 2\n", "", "exact bad", REFUSE, True),
    ("Partial", "instance : Nonempty (1 = 2) := ⟨sorry⟩\npartial def bad (n : Nat) : 1 = 2 := bad n\n", "", "exact bad 0", REFUSE, True),
)  # fmt: skip


@attack("an attack in an imported module")
def imported() -> Iterator[Case]:
    for name, module, above, candidate, expect, judged in MODULES:
        title = f"Attack{name}"
        text = f"import {title}\n{above}{FALSE}"
        yield Case(
            "",
            name,
            text,
            candidate,
            expect,
            "it rests on what the imported module hides",
            modules=((title, module),),
            judged=judged,
        )
        middle = f"{title}Middle"
        modules = ((title, module), (middle, f"import {title}\n"))
        text = f"import {middle}\n{above}{FALSE}"
        yield Case(
            "",
            f"{name}, behind another",
            text,
            candidate,
            expect,
            "it rests on what a module behind the imported one hides",
            modules=modules,
            judged=judged,
            core=False,
        )


@attack("a true proof over an imported module")
def innocent() -> Iterator[Case]:
    for name, module, text, candidate in (
        ("proved lemma", "theorem good (n : Nat) : n + 0 = n := rfl\n", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "exact good n"),
        ("unused open lemma", "theorem bad : 1 = 2 := sorry\n", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "rfl"),
        ("unused axiom", "axiom nb : 1 = 2\n", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "rfl"),
        ("classical", "theorem em' (p : Prop) : p ∨ ¬p := Classical.em p\n", "theorem t (p : Prop) : p ∨ ¬p := by\n  @@sorry\n", "exact em' p"),
    ):  # fmt: skip
        title = "Attack" + "".join(word.capitalize() for word in name.split())
        yield Case(
            "",
            name,
            f"import {title}\n{text}",
            candidate,
            ACCEPT,
            "nothing is wrong with it",
            false=False,
            modules=((title, module),),
        )
