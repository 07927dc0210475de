"""The patch before it is written: what is shown, and which keys say yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from tests.tui.support import screen_text, until
from tui.patch.history import Written
from tui.patch.screen import PatchScreen, coloured_diff

ROOT = Path("/project")
ONE = Written(ROOT / "sub" / "A.lean", "theorem t : p := by\n  sorry\n", "theorem t : p := by\n  exact h\n", "t")
TWO = Written(Path("/elsewhere/B.lean"), "a\nsorry\n", "a\nrfl\n", "b")


class Stage(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[bool | None] = []

    def on_mount(self) -> None:
        self.push_screen(PatchScreen([ONE, TWO], ROOT, "✓ accepted by Lean"), self.answers.append)


@pytest.mark.parametrize(
    ("key", "answer"), [("enter", True), ("y", True), ("escape", False), ("n", False), ("q", False)]
)
async def test_which_keys_write(key: str, answer: bool) -> None:
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "accepted by Lean" in screen_text(app), "the patch is shown")
        await pilot.press(key)
        await until(pilot, lambda: app.answers == [answer], "it is answered")


async def test_other_keys_decide_nothing() -> None:
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "accepted by Lean" in screen_text(app), "the patch is shown")
        await pilot.press("a", "w", "space", "down", "u")
        assert app.answers == []
        assert isinstance(app.screen, PatchScreen)


async def test_the_difference_of_every_file_is_shown_by_its_name() -> None:
    app = Stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "accepted by Lean" in screen_text(app), "the patch is shown")
        lines = [line.strip(" │") for line in screen_text(app).splitlines()]
        for line in ("--- a/sub/A.lean", "+++ b/sub/A.lean", "-  sorry", "+  exact h", "+rfl"):
            assert line in lines
        assert any("elsewhere/B.lean" in line for line in lines)


def test_a_difference_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in coloured_diff("+ok \x1b[2J\n").plain
