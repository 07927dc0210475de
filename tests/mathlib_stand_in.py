"""A stand-in for Mathlib, several modules deep, whose tactics are macros over those of Lean's core."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from assistant.lean.toolchain import Toolchain
from tests.lean.compile import compiled_text

MODULES = {
    "Mathlib.Tactic.Linarith.Frontend": (
        'macro "linarith" : tactic => `(tactic| omega)\n'
        'syntax "nlinarith" (" [" term,* "]")? : tactic\n'
        "macro_rules\n  | `(tactic| nlinarith) => `(tactic| omega)\n"
        "  | `(tactic| nlinarith [$_,*]) => `(tactic| omega)\n"
    ),
    "Mathlib.Tactic.Linarith": "import Mathlib.Tactic.Linarith.Frontend\n",
    "Mathlib.Tactic.Tauto": 'macro "tauto" : tactic => `(tactic| simp_all)\n',
    "Mathlib.Data.Nat.Lemmas": (
        "import Mathlib.Tactic.Linarith\n\n"
        "/-- Twice. -/\ndef Nat.twice (n : Nat) : Nat := n + n\n\n"
        "theorem Nat.twice_le_twice {m n : Nat} (h : m ≤ n) : m.twice ≤ n.twice := by\n  unfold Nat.twice\n  linarith\n"
    ),
    "Mathlib.Data.Nat.Made": (
        "import Mathlib.Data.Nat.Lemmas\n\n"
        'macro "twice_is_double " name:ident n:ident : command =>\n'
        "  `(theorem $name:ident ($n : Nat) : Nat.twice $n = 2 * $n := by unfold Nat.twice; omega)\n\n"
        "twice_is_double Nat.twice_eq_double m\n"
    ),
    "Mathlib": "import Mathlib.Data.Nat.Made\nimport Mathlib.Tactic.Tauto\n",
}


def mathlib_stand_in(toolchain: Toolchain, folder: Path) -> Toolchain:
    """The toolchain with the stand-in on its search path, compiled into a folder with its sources."""
    for name, text in MODULES.items():
        compiled_text(toolchain, folder, text, name, (folder,))
    path = os.pathsep.join([str(folder), *map(str, toolchain.lean_path)])
    return replace(toolchain, environment={**toolchain.environment, "LEAN_PATH": path})
