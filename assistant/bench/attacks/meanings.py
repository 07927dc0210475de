"""Files that mean one thing to Lean and another to whoever audits them: names that look like Lean's own, syntax in the
place of the auditor's, definitions that depend on what is still open, an axiom that bears the name of Lean's."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, attack, conditional

JUNK = "def junk : k = 1 := sorry\ntheorem t : k = 1 := by\n  @@sorry\n"
PICK = "first | rfl | exact junk"
G = "def g (n : Nat) : Nat := sorry\n"
G_EQUAL = "theorem t : g 1 = g 2 := by\n  @@sorry\n"
G_AXIOM = ((G, "axiom g (n : Nat) : Nat\n"),)
KK = 'macro "kk" : tactic => `(tactic| exact 1)\nmacro_rules | `(tactic| kk) => `(tactic| first | exact 0 | sorry)\n'
CORE = "prelude\nimport Init.Prelude.Logic\nimport Init.Syntax.Parsers\nimport Init.Syntax.Macros\n"
OURS = '"(" "repeat" "(" "rename" "_" "=>" ident ";" "revert" ident ")" ")"'


@attack("names that look like Lean's own")
def lookalikes() -> Iterator[Case]:
    for name in ("_h", "induct", "match_1", "eq_1", "proof_1", "«_h»", "splitter"):
        text = f"theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\nwhere {name} (n : Nat) : n = n + 1 := sorry\n"
        yield Case("", f"helper {name}", text, f"exact {name} n", REFUSE, "it rests on an open helper", judged=False)
    for name in ("induct", "_x", "eq_1"):
        text = f"variable (h : 1 = 2)\ndef {name} : 1 = 2 := by\n  @@sorry\n"
        yield Case(
            "", f"statement of {name}", text, "exact h", REFUSE, "a variable slips into the statement", target=name,
            judged=False,  # the judge takes what begins with a line for Lean's own
        )  # fmt: skip


@attack("a definition that becomes another where holes are open")
def other_definitions() -> Iterator[Case]:
    why = "as it is written, k is 0, and the proof rests on junk"
    for name, above in (
        (
            "it tries a hole",
            "def j (n : Nat) : Nat := sorry\ndef k : Nat := by first | exact (have : j 1 = j 2 := rfl; 0) | exact 1\n",
        ),
        ("a command that is cut", KK + "def k : Nat := by kk\n"),
        ("beside a hole", KK + "def k : Nat := (⟨by kk, sorry⟩ : Nat × Nat).1\n"),
    ):
        yield Case("", name, above + JUNK, PICK, REFUSE, why)
    text = G + "theorem l (h : g 1 = g 2) : g 3 = g 3 := sorry\ntheorem t : g 3 = g 3 := by\n  @@sorry\n"
    why = "as it is written, the proof uses the open lemma"
    yield Case("", "a lemma", text, "first | exact l rfl | rfl", conditional("l"), why, false=False, judged=False)
    text = "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => sorry\ntheorem t : f 0 = 1 := by\n  @@sorry\n"
    yield Case("", "an equation", text, "simp [f]", ACCEPT, "it holds whatever stands there", false=False, judged=False)


@attack("syntax in the place of the auditor's")
def other_syntax() -> Iterator[Case]:
    why = "it holds only for the junk that sorry stands for"
    for name, above in (
        ("a smaller piece", "macro_rules | `(no_implicit_lambda% $_) => `(fun _ => (0 : Nat))\n"),
        ("a tactic", f"macro (priority := high) {OURS} : tactic => `(tactic| skip)\n"),
        (
            "a term",
            f'macro (priority := high) "(" "by" {OURS.removeprefix(chr(34) + "(" + chr(34) + " ")} term : term => `(0)\n',
        ),
    ):
        yield Case("", name, above + G + G_EQUAL, "rfl", REFUSE, why, judged_as=G_AXIOM, stubs=frozenset({"g"}))
    text = (
        'macro "kk" : term => `(1)\n'
        'syntax (name := ours) (priority := high) "#guard_msgs" "(" &"drop" "all" ")" "in" command : command\n'
        "macro_rules (kind := ours) | _ => `(section end)\n"
        'macro "#bump" : command => `(macro_rules | `(kk) => `(0)\nexample : 1 = 2 := rfl)\n#bump\ndef k : Nat := kk\n'
    )
    yield Case("", "a wrapper", text + JUNK, PICK, REFUSE, "as it is written, k is 0", judged=False)


@attack("an axiom that bears the name of one of Lean's")
def usurped() -> Iterator[Case]:
    for name in ("propext", "Quot.sound"):
        text = f"{CORE}axiom {name} {{p : Prop}} : p\ntheorem t (p : Prop) : p := by\n  @@sorry\n"
        yield Case("", name, text, f"exact {name}", REFUSE, "the file declares it, not Lean", judged=False)


@attack("a hole of any sort")
def any_sort() -> Iterator[Case]:
    text = "def g {α : Sort u} : α := sorry\ntheorem t : (g : Nat) = g ∧ 1 = 2 := by\n  @@sorry\n"
    yield Case("", "as a proof", text, "exact ⟨rfl, g⟩", REFUSE, "the hole stands for a proof of 1 = 2", judged=False)
