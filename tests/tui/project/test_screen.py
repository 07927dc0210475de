"""The project screen without an engine: what the files tell, and what the keys do to it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable

from assistant.codec import pack
from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.places import Place
from assistant.search.outcome import OutcomeStatus
from assistant.search.store import MAGIC, VERSION, save_tree
from tests.tui.support import recorded, screen_text, shows, told, until
from tui.app import AssistantApp
from tui.help import HelpScreen
from tui.hole_signs import HOLES
from tui.project.holes import HoleStatus
from tui.project.screen import ProjectScreen
from tui.search.screen import SearchScreen

WIDE = (140, 40)


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("tui")


async def goals_of(place: Place) -> Sequence[Goal]:
    """Stands in for Lean."""
    return (Goal("", (Hypothesis(("h",), "p ∧ q"),), f"goal of {place.declaration.name}"),)


@contextlib.asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """The app with the project read; no engine is started."""
    app = AssistantApp(folder, [folder], use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment]
    app.goals_of = goals_of  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Lean file" in screen_text(app) and "reading" not in screen_text(app), "it is read")
        yield pilot


def project(pilot: Pilot[None]) -> ProjectScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ProjectScreen)
    return screen


def rows(pilot: Pilot[None]) -> list[str]:
    """The rows of the table as they are shown: sign, place, name, without the rest of the statement."""
    table = pilot.app.screen.query_one(DataTable)
    shown = (" ".join(str(cell) for cell in table.get_row_at(number)) for number in range(table.row_count))
    return [" ".join(row.split()[:3]) for row in shown]


def declarations(pilot: Pilot[None]) -> list[str]:
    return [row.split()[2] for row in rows(pilot)]


def marked_line(pilot: Pilot[None]) -> int:
    """The number of the line of the source that is marked."""
    [line] = [line for line in screen_text(pilot.app).splitlines() if "▸" in line]
    return int(line.split("▸")[1].split()[0])


# --- looking ---------------------------------------------------------------------------------------------------


async def test_every_hole_is_in_the_table(folder: Path) -> None:
    async with opened(folder) as pilot:
        assert rows(pilot) == [
            "○ Logic.lean:2 and_swap",
            "○ Logic.lean:6 rev_len",
            "○ Logic.lean:9 hard",
            "○ Trees.lean:19 T.flatAcc_eq",
            "○ Trees.lean:22 T.mirror_flat",
            "○ Trees.lean:25 T.puzzle",
        ]
        await shows(pilot, "○ 6 open")
        await shows(pilot, "2 Lean files, 6 holes")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_the_source_follows_the_cursor_with_the_line_marked(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, size) as pilot:
        seen = []
        for _ in range(6):
            await pilot.pause()
            seen.append(marked_line(pilot))
            await pilot.press("down")
        assert seen == [2, 6, 9, 19, 22, 25]
        await shows(pilot, "theorem puzzle")


async def test_a_filter_narrows_while_it_is_typed_and_escape_takes_it_away(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("slash", *"trees fl")
        await until(pilot, lambda: declarations(pilot) == ["T.flatAcc_eq", "T.mirror_flat"], "the filter is applied")
        await shows(pilot, "2 shown")
        await pilot.press("enter")
        await shows(pilot, "filter: trees fl")
        await pilot.press("slash", "escape")
        await until(pilot, lambda: len(rows(pilot)) == 6, "all holes are there again")
        assert "filter" not in screen_text(pilot.app).splitlines()[-3]


async def test_a_filter_that_fits_nothing_says_so(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("slash", *"nowhere", "enter")
        await shows(pilot, "No hole fits the filter «nowhere». Escape clears it, / changes it.")
        await pilot.press("w")
        await told(pilot, "no hole to work on")
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(pilot)) == 6, "all holes are there again")


async def test_what_is_pasted_into_the_filter_is_there_once(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("slash")
        paste(pilot, "puzzle")
        await until(pilot, lambda: declarations(pilot) == ["T.puzzle"], "the filter is applied")


def paste(pilot: Pilot[None], text: str) -> None:
    from textual.events import Paste

    pilot.app.post_message(Paste(text))


async def test_orders_go_round_and_keep_the_cursor_on_its_hole(folder: Path) -> None:
    async with opened(folder) as pilot:
        board = pilot.app.board  # type: ignore[attr-defined]
        board.note(board.rows[0].key, HoleStatus.TIMED_OUT, reason="time ran out", seconds=9.0)
        board.note(board.rows[5].key, HoleStatus.PROVED, proof="tauto", seconds=3.0)
        await shows(pilot, "⧖ 1 timed out")
        await pilot.press("o")
        await shows(pilot, "by status")
        by_status = ["rev_len", "hard", "T.flatAcc_eq", "T.mirror_flat", "T.puzzle", "and_swap"]
        assert declarations(pilot) == by_status
        chosen = project(pilot).chosen_row
        assert chosen is not None
        assert chosen.key.declaration == "and_swap"
        await pilot.press("o")
        await shows(pilot, "by time")
        assert declarations(pilot)[:2] == ["and_swap", "T.puzzle"]
        await pilot.press("o")
        await shows(pilot, "by place")


async def test_a_failed_hole_says_why_and_a_proved_one_shows_its_proof(folder: Path) -> None:
    async with opened(folder) as pilot:
        board = pilot.app.board  # type: ignore[attr-defined]
        board.note(board.rows[0].key, HoleStatus.TIMED_OUT, reason="time ran out", seconds=9.0)
        board.note(board.rows[1].key, HoleStatus.PROVED, proof="exact List.length_reverse", seconds=9.0)
        await shows(pilot, "⧖ timed out: time ran out")
        await pilot.press("down")
        await shows(pilot, "exact List.length_reverse")


async def test_what_is_false_says_for_what_and_is_neither_accepted_nor_searched_with_all_others(folder: Path) -> None:
    async with opened(folder) as pilot:
        board = pilot.app.board  # type: ignore[attr-defined]
        started: list[list[str]] = []
        pilot.app.start_batch = lambda rows: started.append([row.key.declaration for row in rows])  # type: ignore[attr-defined]
        negation = "example : ¬ True :=\n  fun c => absurd c (by decide)"
        board.note(board.rows[0].key, HoleStatus.REFUTED, reason="false for p = False", negation=negation)
        await shows(pilot, "⊥ refuted: false for p = False")
        await shows(pilot, "fun c => absurd c (by decide)")
        await shows(pilot, "⊥ 1 refuted")
        assert rows(pilot)[0] == "⊥ Logic.lean:2 and_swap"
        await pilot.press("a")
        await told(pilot, "There is no proof of it: it is false for p = False.")
        await pilot.press("b")
        assert started == [["rev_len", "hard", "T.flatAcc_eq", "T.mirror_flat", "T.puzzle"]]


def test_every_status_has_a_sign_and_every_ending_of_a_search_is_known_here() -> None:
    assert set(HOLES) == set(HoleStatus)
    assert {*OutcomeStatus} - {*HoleStatus} == {"stopped"}, "which is told as interrupted"


async def test_what_would_steer_the_terminal_is_not_written_to_it(tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text("theorem t : True := by\n  sorry -- \x1b]0;title\x07\n")
    async with opened(tmp_path) as pilot:
        await shows(pilot, "theorem t")
        assert not {"\x1b", "\x07"} & set(screen_text(pilot.app))


async def test_lean_is_asked_for_the_goal_of_the_hole_where_the_cursor_stays_and_of_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.project.screen.REST_SECONDS", 1.0)  # a busy machine may take its time for a key
    async with opened(folder) as pilot:
        asked: list[str] = []

        async def goals(place: Place) -> Sequence[Goal]:
            asked.append(place.declaration.name)
            return await goals_of(place)

        await shows(pilot, "⊢ goal of and_swap")
        pilot.app.goals_of = goals  # type: ignore[attr-defined]
        await pilot.press("down", "down", "down")
        await shows(pilot, "⊢ goal of T.flatAcc_eq")
        await pilot.press("up", "up", "up")
        await shows(pilot, "⊢ goal of and_swap")
        assert asked == ["T.flatAcc_eq"], "none of those that the cursor went past, and none twice"


async def test_what_is_written_stays_greyed_until_the_files_are_read_anew(folder: Path) -> None:
    async with opened(folder) as pilot:
        board, file = pilot.app.board, folder / "Logic.lean"  # type: ignore[attr-defined]
        before = file.read_text()
        file.write_text(after := before.replace("sorry", "exact ⟨h.2, h.1⟩", 1))
        board.wrote(file, before, after, {board.rows[0].key: "exact ⟨h.2, h.1⟩"})
        project(pilot).read()
        await shows(pilot, "1 of 6 closed")
        await until(pilot, lambda: rows(pilot)[0] == "✔ Logic.lean:2 and_swap", "it is still listed")
        await shows(pilot, "2 Lean files, 5 holes")
        await pilot.press("a", "enter")
        await told(pilot, "It is written already")
        assert all(notice.severity == "information" for notice in pilot.app._notifications)
        await pilot.press("r")
        await until(pilot, lambda: len(rows(pilot)) == 5, "it has gone")


# --- marking ---------------------------------------------------------------------------------------------------


async def test_space_marks_goes_on_and_takes_the_mark_away(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("space", "space")
        await shows(pilot, "2 marked")
        assert [row[0] for row in rows(pilot)] == ["●", "●", "○", "○", "○", "○"]
        await pilot.press("up", "space")
        await shows(pilot, "1 marked")


async def test_there_is_nothing_to_accept_before_a_search(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        await told(pilot, "enter searches one")
        await pilot.press("u")
        await told(pilot, "nothing to undo")
        await pilot.press("A")
        await told(pilot, "found no proof")


# --- files that change -----------------------------------------------------------------------------------------


async def test_a_change_on_disk_is_noticed_and_what_is_known_stays(folder: Path) -> None:
    async with opened(folder) as pilot:
        board = pilot.app.board  # type: ignore[attr-defined]
        board.note(board.rows[1].key, HoleStatus.PROVED, proof="simp")
        board.note(board.rows[2].key, HoleStatus.UNPROVED, reason="nothing is left to try")
        file = folder / "Logic.lean"
        file.write_text("-- a line\n" + file.read_text().replace("n > 2", "n > 3"))
        await until(pilot, lambda: "Logic.lean:3" in rows(pilot)[0], "the change is noticed")
        assert rows(pilot)[:3] == ["○ Logic.lean:3 and_swap", "✓ Logic.lean:7 rev_len", "≠ Logic.lean:10 hard"]


async def test_the_cursor_stays_where_a_hole_is_gone(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("down")
        file = folder / "Logic.lean"
        before, _, after = file.read_text().rpartition("theorem rev_len")
        file.write_text(before + "theorem rev_len" + after.replace("sorry", "simp", 1))
        await until(pilot, lambda: len(rows(pilot)) == 5, "the change is noticed")
        chosen = project(pilot).chosen_row
        assert chosen is not None
        assert chosen.key.declaration == "hard"


async def test_a_file_that_is_deleted_leaves_the_table(folder: Path) -> None:
    async with opened(folder) as pilot:
        (folder / "Logic.lean").unlink()
        await until(pilot, lambda: len(rows(pilot)) == 3, "the file is gone")
        await shows(pilot, "1 Lean file, 3 holes")


async def test_a_change_before_the_first_look_is_noticed(folder: Path) -> None:
    async with opened(folder) as pilot:
        (folder / "New.lean").write_text("theorem new : True := by\n  sorry\n")
        await until(pilot, lambda: "new" in declarations(pilot), "the file is there")


async def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "Bad.lean").write_bytes(b"\xff")
    async with opened(folder) as pilot:
        await shows(pilot, "1 file could not be read")
        await told(pilot, "Bad.lean")
        assert len(rows(pilot)) == 6


async def test_an_empty_folder_says_so_and_notices_the_first_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await shows(pilot, "Nothing to close")
        await shows(pilot, "0 Lean files, 0 holes")
        await pilot.press("w")
        await told(pilot, "no hole to work on")
        (tmp_path / "A.lean").write_text("theorem t : True := by\n  sorry\n")
        await until(pilot, lambda: declarations(pilot) == ["t"], "the file is there")
        await shows(pilot, "1 Lean file, 1 hole ·")


async def test_a_folder_that_goes_away_is_told(tmp_path: Path) -> None:
    (root := tmp_path / "p").mkdir()
    (root / "A.lean").write_text("theorem t : True := by\n  sorry\n")
    async with opened(root) as pilot:
        root.rename(tmp_path / "q")
        await told(pilot, str(root))


# --- keys and notices ------------------------------------------------------------------------------------------


def keys_of(pilot: Pilot[None]) -> str:
    return screen_text(pilot.app).splitlines()[-1]


async def test_at_80_columns_the_keys_that_can_do_something_are_shown_and_help_and_the_way_out(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await until(
            pilot, lambda: "? help  q quit" in keys_of(pilot) and "/ filter" in keys_of(pilot), "they are there"
        )
        assert "undo" not in keys_of(pilot)
        assert "accept" not in keys_of(pilot)
        board = pilot.app.board  # type: ignore[attr-defined]
        board.note(board.rows[0].key, HoleStatus.PROVED, proof="exact h")
        pilot.app.history.writes.append(())  # type: ignore[attr-defined]
        await until(pilot, lambda: "a accept  u undo  / filter" in keys_of(pilot), "they can do something now")
        assert "? help  q quit" in keys_of(pilot)
        await pilot.press("slash", *"nowhere", "enter")
        await until(pilot, lambda: "esc all holes" in keys_of(pilot) and "search" not in keys_of(pilot), "none is left")


async def test_notices_leave_the_status_line_and_the_keys_to_be_read(folder: Path) -> None:
    app = AssistantApp(folder, [folder], use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment]
    app.goals_of = goals_of  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("something happened")
        await shows(pilot, "something happened")
        await shows(pilot, " 2 Lean files, 6 holes · by place\n")
        assert "? help  q quit" in keys_of(pilot)


# --- trees from files ------------------------------------------------------------------------------------------


async def open_tree(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("O")
    paste(pilot, str(path))
    await pilot.press("enter")


async def test_a_saved_tree_is_opened_by_its_path(folder: Path, tmp_path: Path) -> None:
    save_tree(recorded("puzzle"), tmp_path / "p.msgpack", title="T.puzzle")
    async with opened(folder) as pilot:
        await open_tree(pilot, tmp_path / "p.msgpack")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen), "the tree is shown")
        await shows(pilot, "p.msgpack T.puzzle")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xc1 no tree", "damaged"),
        (pack({"magic": MAGIC, "version": VERSION + 1, "title": "", "events": []}), "newer version"),
        (pack({"magic": MAGIC, "version": VERSION, "title": "", "events": [["no event"]]}), "damaged"),
    ],
    ids=["damaged", "newer", "no events"],
)
async def test_a_tree_that_cannot_be_read_gives_the_error(
    folder: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "t.msgpack").write_bytes(content)
    async with opened(folder) as pilot:
        await open_tree(pilot, tmp_path / "t.msgpack")
        await told(pilot, reason)
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_a_tree_that_is_not_there_gives_the_error(folder: Path, tmp_path: Path) -> None:
    async with opened(folder) as pilot:
        await open_tree(pilot, tmp_path / "nowhere.msgpack")
        await told(pilot, "cannot be read")


# --- help ------------------------------------------------------------------------------------------------------


async def test_help_is_over_the_project_until_a_key(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the help is there")
        await shows(pilot, "search the hole and watch")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_every_key_of_the_screen_is_in_its_help(folder: Path) -> None:
    from tui.project.screen import HELP

    keys = {"question_mark": "?", "slash": "/"}
    told = {word for line in HELP.splitlines() if " | " in line for word in line.split(" | ")[0].split()}
    bound = {keys.get(binding.key, binding.key) for binding in ProjectScreen.BINDINGS}  # type: ignore[union-attr]
    assert bound - told == {"?"}


async def test_the_palette_lists_the_commands_of_the_screen_and_does_them(folder: Path) -> None:
    async with opened(folder) as pilot:
        commands = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        told = {"Search this hole and watch", "Take back what was written last"}
        assert told <= {*commands}
        assert all(" " in command for command in commands), "sentences"
        assert len(commands) == len(set(commands)), "each once"
        assert not any("ursor" in title for title in commands), "no way to move a cursor"
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"order the")
        await until(pilot, lambda: "key o" in screen_text(pilot.app), "the command is found")
        await pilot.press("down", "enter")
        await shows(pilot, "by status")
