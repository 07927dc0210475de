"""Making the app from what stands on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.errors import SourceMissing
from assistant.search.store import save_tree
from tests.tui.support import recorded, screen_text, shows, told, until
from tui.main import UnknownTheme, make_app, tree_file
from tui.project.screen import ProjectScreen


def test_only_a_single_file_that_is_no_lean_file_is_a_tree(tmp_path: Path) -> None:
    tree, lean = tmp_path / "a.msgpack", tmp_path / "A.lean"
    tree.touch()
    lean.touch()
    assert tree_file([tree]) == tree
    assert tree_file([lean]) is None
    assert tree_file([tmp_path]) is None
    assert tree_file([tree, lean]) is None
    assert tree_file([tmp_path / "nowhere"]) is None


def test_a_theme_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownTheme) as caught:
        make_app([tmp_path], seconds=1, theme="none such")
    assert "none such" in caught.value.message
    assert "textual-dark" in caught.value.hint


async def test_the_folder_of_a_file_is_the_project_and_only_the_file_is_listed(tmp_path: Path) -> None:
    for name in "AB":
        (tmp_path / f"{name}.lean").write_text(f"theorem {name.lower()} : True := by\n  sorry\n")
    app = make_app([tmp_path / "A.lean"], seconds=1, use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment]
    async with app.run_test(size=(140, 40)) as pilot:
        await shows(pilot, "1 Lean file, 1 hole")
        assert "A.lean:2" in screen_text(app)
        assert "B.lean" not in screen_text(app)


async def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    app = make_app([tmp_path / "nowhere"], seconds=1, use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment]
    async with app.run_test(size=(400, 40)) as pilot:
        await told(pilot, SourceMissing(tmp_path / "nowhere").message)
        await shows(pilot, "Check the path")
        assert "Nothing to close" not in screen_text(app)


async def test_a_saved_tree_is_shown_alone_and_leaving_it_ends_the_app(tmp_path: Path) -> None:
    file = tmp_path / "t.msgpack"
    save_tree(recorded("puzzle"), file, title="puzzle")
    app = make_app([file], seconds=1)
    async with app.run_test(size=(140, 40)) as pilot:
        await shows(pilot, "t.msgpack puzzle")
        assert not any(isinstance(screen, ProjectScreen) for screen in app.screen_stack)
        await pilot.press("escape")
        await until(pilot, lambda: not app.is_running, "it has ended")
    assert app.return_code == 0


async def test_a_damaged_tree_ends_the_app_with_the_error(tmp_path: Path) -> None:
    file = tmp_path / "t.msgpack"
    file.write_bytes(b"no tree")
    app = make_app([file], seconds=1)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: not app.is_running, "it has ended")
    assert app.return_code == 2
