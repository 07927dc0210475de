"""Of which texts without holes Lean is asked."""

from __future__ import annotations

import pytest

from assistant.sorries.doubtful import is_doubtful


@pytest.mark.parametrize(
    "text",
    [
        "theorem x : 1 = 2 := by apply?\n",
        "theorem x (h : 1 = 2 → False) : False := h (by exact?)\n",
        "theorem x : 1 = 2 := by\n  hint\n",
        "theorem x : 1 = 2 := by\n  impossible by decide\n",
        'notation "todo" => sorry\ntheorem x : 1 = 2 := todo\n',
        'macro "skip_it" : tactic => `(tactic| sorry)\ntheorem x : 1 = 2 := by skip_it\n',
        "macro_rules | `(tactic| rfl) => `(tactic| sorry)\n",
        "def m : Lean.Macro := fun _ => `(sorry)\n",
        'macro "skip_it" : tactic => `(tactic| sorry)\n',
        'macro "cheat" : tactic => `(tactic| stop skip)\ntheorem b : 1 = 2 := by\n  cheat\n',
        'macro "\\x63heat" : tactic => `(tactic| sorry)\ntheorem b : 1 = 2 := by\n  cheat\n',
        'macro "\\u0063heat" : tactic => `(tactic| skip)\n',
        'macro "che\\\n  at" : tactic => `(tactic| skip)\n',
        'macro "zz"? "cheat" : tactic => `(tactic| sorry)\ntheorem b : 1 = 2 := by\n  cheat\n',
        'syntax ("foo" <|> "cheat") : tactic\nmacro_rules | `(tactic| cheat) => `(tactic| (stop skip))\n',
        'local notation "⊗" => sorryAx _ true\n',
        'theorem a : 1 = 1 := rfl\n\nnotation3 "⊗" => sorryAx _ true\n',
        'macro "find" : tactic => `(tactic| first | rfl | exact?)\ntheorem x : 1 = 2 := by find\n',
        'open Lean in\n@[inherit_doc] local macro "q" : tactic => `(tactic| stop skip)\n',
        "theorem x (n : Nat) : n = 2 := by\n  plausible\n",
        "@[macro k] def m : Lean.Macro := fun _ => return Lean.mkIdent `sorry\n",
        "def m : Lean.Macro := fun _ => return Lean.mkIdent `sorry\nattribute [macro k] m\n",
        "def m : Lean.Macro := fun _ => `(tactic| stop)\n",
        'elab "q" : tactic => do Lean.Elab.admitGoal (← Lean.Elab.Tactic.getMainGoal)\n',
        "def q : Lean.Meta.MetaM Lean.Expr := Lean.Meta.mkLabeledSorry p true true\n",
        'notation "q\\"" => (1 : Nat)\ntheorem x : q" = 2 := sorry\ntheorem y : q" = 1 := rfl\n',
    ],
)
def test_what_may_stand_for_a_missing_proof_is_doubtful(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "theorem x : 1 = 1 := rfl\n",
        "/-- Without sorry. -/\ntheorem x : 1 = 1 := rfl -- no sorry\n/- sorry /- admit -/ -/\n",
        "#check (sorry : Nat)\n",
        "def hint (suggest : Nat) : Nat := suggest + 1\n",
        'notation "a" " \\\\x " "b" => f\n/-- No sorry. -/\nmacro "r" n:term stop:term : term => `(g $n $stop)\n',
        'def start (stop : Nat) := stop\nelab "q" : tactic => throwError "no\\n"\ntheorem x : 1 = 1 := by q\n',
        "@[simp] theorem x (prefix : Nat) : prefix = prefix := rfl\n",
        "def f (no_sorry : Nat) (sorry' : Nat) (x.admit : Nat) := 1\n",
    ],
)
def test_what_cannot_is_not(text: str) -> None:
    assert not is_doubtful(text)
