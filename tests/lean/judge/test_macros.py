"""Which macros may see where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.compiled.module import read_module
from assistant.lean.judge.macros import may_see_source, sees_source
from assistant.lean.toolchain import Toolchain
from tests.lean.judge.conftest import compiled


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : True := trivial\n#eval 1 + 1",
        "@[simp] theorem macro : 1 = 1 := rfl",
        'notation "two" => 2',
        'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)',
        'macro "list" ts:term,* : term => `([$ts,*])',
        "macro_rules\n  | `(zip $t) => `($t)\n  | `(zip $t with $u) => `(($t, $u))",
        'set_option hygiene false in\nmacro "open_" : term => `(x)',
    ],
)
def test_what_only_puts_syntax_together_does_not(text) -> None:
    assert not may_see_source(text)


@pytest.mark.parametrize(
    "text",
    [
        'macro x:"goal" : term => do match x.getPos? with | some _ => `(True) | none => `(False)',
        'local macro x:"goal" : term => if x.getPos?.isSome then `(True) else `(False)',
        "macro_rules | `(goal) => return (← `(True))",
        'elab "x" : tactic => pure ()',
        "@[macro foo] def f : Macro := fun x => pure x",
        "@[tactic foo, simp] def f : Tactic := fun _ => pure ()",
        "#eval show Lean.Elab.Command.CommandElabM Unit from pure ()",
        "theorem t : True := by run_tac skip",
    ],
)
def test_what_computes_may(text) -> None:
    assert may_see_source(text)


@pytest.mark.parametrize(
    ("text", "sees"),
    [
        ('notation "two" => 2', False),
        ('macro "list" ts:term,* : term => `([$ts,*])', False),
        ("local macro_rules | `(tactic| rfl) => `(tactic| skip)", False),
        ('macro x:"goal" : term => do match x.getPos? with | some _ => `(True) | none => `(False)', True),
        ('local macro x:"goal" : term => do if x.getPos?.isSome then `(True) else `(False)', True),
    ],
    ids=["notation", "term", "local", "position", "local position"],
)
async def test_what_lean_compiled_tells_it(toolchain: Toolchain, tmp_path: Path, text, sees) -> None:
    module = read_module([compiled(toolchain, tmp_path, "Macros", text + "\n")])
    assert sees_source(module) is sees
