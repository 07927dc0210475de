"""How the kernel is asked for a second look. An installed toolchain's `lean` is a stand-in: there is none here."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.confinement import confinement_report
from assistant.lean.judge.compilation import Compilation
from assistant.lean.judge.layout import Layout
from assistant.lean.judge.second_look import SecondLook, second_look
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain, ToolchainSource

READS_THE_SCRIPT = """#!/bin/sh
read -r line < "$2" || exit 1
echo '{"checked": 1}'
"""


@pytest.mark.skipif(not confinement_report().confined, reason="this system cannot confine processes")
async def test_the_confined_lean_of_an_installed_toolchain_can_read_our_script(tmp_path: Path) -> None:
    sysroot = tmp_path / "toolchain"
    lean = sysroot / "bin" / "lean"
    lean.parent.mkdir(parents=True)
    (sysroot / "lib" / "lean").mkdir(parents=True)
    lean.write_text(READS_THE_SCRIPT)
    lean.chmod(0o755)
    toolchain = Toolchain(ToolchainSource.PROJECT, lean, "4.24.0", sysroot, lean_path=(sysroot / "lib" / "lean",))
    folder = tmp_path / "project"
    folder.mkdir()
    olean = folder / "M.olean"
    olean.write_bytes(b"")
    compiled = Compilation("M", Layout("", ()), (olean,), ())
    look = await second_look(toolchain, find_project(folder), (), compiled, (), 60)
    assert look == SecondLook(True, {})
