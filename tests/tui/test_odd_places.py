"""A project in a folder whose name is no UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.lean.toolchain import Toolchain
from tests.tui.support import shows, told
from tests.tui.whole_app import TEXT, at, opened, searched
from tui.patch.screen import PatchScreen


async def test_a_hole_there_is_searched_and_written(tmp_path: Path, toolchain: Toolchain) -> None:
    root = tmp_path / os.fsdecode(b"pr\xe9")
    root.mkdir()
    (root / os.fsdecode(b"\xe9.lean")).write_text(TEXT)
    async with opened(root) as (_, pilot):
        await shows(pilot, "pr�")
        await searched(pilot)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await pilot.press("enter")
        await told(pilot, "written: �.lean")
    assert (root / os.fsdecode(b"\xe9.lean")).read_text().count("sorry") == 1
