"""What the judge knows of imported modules follows what is on disk. Lean finds them here by `LEAN_PATH`, as outside of
Lake."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from assistant.lean.judge.judge import Judge
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from tests.lean.judge.conftest import Court, compiled

USER = "import Shelf\ntheorem t : b = 1 := by sorry"


async def test_a_module_that_was_built_anew_is_read_anew(toolchain: Toolchain, tmp_path: Path) -> None:
    modules = tmp_path / "modules"
    path = os.pathsep.join([str(modules), toolchain.environment["LEAN_PATH"]])
    ours = replace(toolchain, environment={**toolchain.environment, "LEAN_PATH": path})
    project = find_project(tmp_path)
    rule = Court(Judge(ours, project), project.root)
    try:
        compiled(toolchain, modules, "Shelf", "def b := 1\ntheorem lem : b = 1 := rfl\n")
        ruling = await rule(USER, "exact lem")
        assert (ruling.reasons, ruling.open_lemmas) == ((), ())
        compiled(toolchain, modules, "Shelf", "def b := 2\ntheorem lem : b = 1 := sorry\n")
        ruling = await rule(USER, "exact lem")
        assert (ruling.reasons, ruling.open_lemmas) == ((), ("lem",))
    finally:
        await rule.judge.close()
