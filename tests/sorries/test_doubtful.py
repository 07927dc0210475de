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
        'notation "todo" => sorry\ntheorem x : 1 = 2 := todo\n',
        'macro "skip_it" : tactic => `(tactic| sorry)\ntheorem x : 1 = 2 := by skip_it\n',
        "macro_rules | `(tactic| rfl) => `(tactic| sorry)\n",
        "def m : Lean.Macro := fun _ => `(sorry)\n",
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
        'macro "skip_it" : tactic => `(tactic| sorry)\n',
        "#check (sorry : Nat)\n",
        "def hint (suggest : Nat) : Nat := suggest + 1\n",
        "def f (no_sorry : Nat) (sorry' : Nat) (x.admit : Nat) := 1\n",
    ],
)
def test_what_cannot_is_not(text: str) -> None:
    assert not is_doubtful(text)
