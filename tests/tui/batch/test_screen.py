"""The batch: as it is told, and as it goes on in a real engine under the project."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import DataTable

from assistant.lean.toolchain import Toolchain
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.batch import NO_BATCH, Batch, BatchFile, BatchHole
from tests.tui.support import notices, screen_text, shows, until
from tui.app import AssistantApp
from tui.batch.screen import BatchScreen, duration
from tui.patch.screen import PatchScreen
from tui.project.screen import ProjectScreen

PATH = Path("A.lean")
WAITING = tuple(BatchHole(PATH, 10 * number, number, f"t{number}") for number in range(1, 5))


class Stage(App[None]):
    """Shows the screen of a batch that the test changes."""

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self.state = batch
        self.did: list[str] = []
        self.written: set[str] = set()

    def on_mount(self) -> None:
        self.push_screen(
            BatchScreen(
                lambda: self.state, str, lambda: self.did.append("stop"), lambda: self.did.append("accept"),
                lambda hole: hole.declaration in self.written,
            )
        )  # fmt: skip


def running(*holes: BatchHole, **facts: object) -> Batch:
    batch = Batch(1, time.time(), 0.0, 30.0, 2, "running", holes)
    return replace(batch, **facts)  # type: ignore[arg-type]


@contextlib.asynccontextmanager
async def staged(batch: Batch, size: tuple[int, int] = (140, 40)) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    app = Stage(batch)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, BatchScreen), "the batch is shown")
        yield app, pilot


def rows(pilot: Pilot[None]) -> list[str]:
    table = pilot.app.screen.query_one(DataTable)
    return [" ".join(str(cell) for cell in table.get_row_at(number)).strip() for number in range(table.row_count)]


# --- as it is told ---------------------------------------------------------------------------------------------


async def test_before_the_first_batch_it_is_said_how_one_begins() -> None:
    async with staged(NO_BATCH) as (_, pilot):
        await shows(pilot, "b in the project starts one")
        assert rows(pilot) == []


async def test_what_was_written_is_told_from_what_waits_to_be() -> None:
    one, two = (replace(hole, outcome=Outcome(OutcomeStatus.PROVED, "omega")) for hole in WAITING[:2])
    done = replace(running(one, two), status="done", files=(BatchFile(PATH, "before", "after"),))
    async with staged(done) as (app, pilot):
        await shows(pilot, "A accept all")
        app.written = {"t1"}
        app.push_screen(Screen())
        app.pop_screen()
        await until(pilot, lambda: [row.split()[0] for row in rows(pilot)] == ["✔", "✓"], "one of them is in the file")
        await shows(pilot, "✔ written")
        app.written = {"t1", "t2"}
        app.push_screen(Screen())
        app.pop_screen()
        await until(pilot, lambda: "accept all" not in screen_text(app), "nothing is left to be written")


async def test_a_batch_that_runs_tells_how_far_it_is() -> None:
    one, two, three, four = WAITING
    proved = replace(one, outcome=Outcome(OutcomeStatus.PROVED, "omega", ("portfolio",), 4.0))
    failed = replace(two, outcome=Outcome(OutcomeStatus.UNPROVED, seconds=8.0, reason="nothing is left to try"))
    under_way = replace(three, begun=time.time())
    async with staged(running(proved, failed, under_way, four)) as (_, pilot):
        await shows(pilot, "▸ running · 2 of 4 holes · 1 proved")
        await shows(
            pilot, "about 14 s left"
        )  # two more, two at a time: 4 and 8 s so far, and one that takes all its 30 s counts
        await shows(pilot, "30 s a hole, 2 at a time")
        assert [row.split()[0] for row in rows(pilot)] == ["✓", "✗", "▸", "·"]
        assert rows(pilot)[0].endswith("omega")
        assert rows(pilot)[1].endswith("nothing is left to try")


async def test_what_changes_is_drawn_in_place_under_a_cursor_that_stays() -> None:
    async with staged(running(*WAITING)) as (app, pilot):
        await until(pilot, lambda: len(rows(pilot)) == 4, "the holes are there")
        await pilot.press("down", "down")
        one, two, three, four = WAITING
        app.state = running(
            one, two, replace(three, outcome=Outcome(OutcomeStatus.PROVED, "simp\nomega", seconds=1.5)), four
        )
        await until(pilot, lambda: rows(pilot)[2].startswith("✓"), "the row has changed")
        assert rows(pilot)[2] == "✓ A.lean:3 t3 1.5 simp omega"
        assert pilot.app.screen.query_one(DataTable).cursor_row == 2
        await shows(pilot, "✓ proved")
        await until(pilot, lambda: "simp\nomega" in re.sub(" +", "", screen_text(app)), "the proof is shown in lines")


async def test_another_batch_is_drawn_anew() -> None:
    async with staged(running(*WAITING)) as (app, pilot):
        await until(pilot, lambda: len(rows(pilot)) == 4, "the holes are there")
        app.state = running(replace(WAITING[0], declaration="other"), number=2)
        await until(pilot, lambda: len(rows(pilot)) == 1, "the holes of the new batch are there")
        assert "other" in rows(pilot)[0]


@pytest.mark.parametrize(("status", "shown"), [("done", "✓ done"), ("failed", "! failed"), ("stopped", "■ stopped")])
async def test_how_a_batch_ended(status: str, shown: str) -> None:
    batch = running(
        replace(WAITING[0], outcome=Outcome(OutcomeStatus.PROVED, "rfl")),
        status=status,
        seconds=95.0,
        notes=("a note",),
    )
    async with staged(batch) as (_, pilot):
        await shows(pilot, shown)
        await shows(pilot, "1 min 35 s")
        await shows(pilot, "a note")
        assert "left" not in screen_text(pilot.app)


async def test_a_warning_is_seen_whole_in_a_narrow_terminal() -> None:
    batch = running(*WAITING, notes=("what Lean compiled is not read with this toolchain",))
    async with staged(batch, (80, 24)) as (_, pilot):
        await until(
            pilot,
            lambda: batch.notes[0] in re.sub(r"\s+", " ", screen_text(pilot.app)),
            "the warning stands on the screen",
            10,
        )


async def test_the_keys_stop_it_and_accept_it() -> None:
    async with staged(running(*WAITING)) as (app, pilot):
        await pilot.press("x", "A")
        assert app.did == ["stop", "accept"]
        await pilot.press("escape")
        assert not isinstance(app.screen, BatchScreen)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (60, "1 min 0 s"), (3599.9, "1 h 0 min"), (7_260, "2 h 1 min")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


# --- with an engine --------------------------------------------------------------------------------------------


@contextlib.asynccontextmanager
async def opened(root: Path) -> AsyncIterator[tuple[AssistantApp, Pilot[None]]]:
    app = AssistantApp(root, [root], use_process=False, seconds=10)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: bool(app.board.rows), "the project is read")
        yield app, pilot


def contents(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in root.iterdir()}


def project_rows(pilot: Pilot[None]) -> dict[str, str]:
    """The signs of the project's holes by their declarations, without marks."""
    assert isinstance(pilot.app.screen, ProjectScreen)
    return {row.split()[2]: row.split()[0].lstrip("●") for row in rows(pilot)}


@pytest.fixture
def root(lean_project: Callable[[str], Path], toolchain: Toolchain) -> Path:
    """A project in which one thing cannot be proved."""
    return lean_project("tui")


async def test_a_batch_over_the_project_is_accepted_and_taken_back(root: Path) -> None:
    before = contents(root)
    async with opened(root) as (app, pilot):
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, BatchScreen), "the batch is shown")
        await shows(pilot, "of 6 holes")
        await pilot.press("escape")
        await until(pilot, lambda: "▸" in project_rows(pilot).values(), "the project shows what is searched")
        await pilot.press("B")
        await shows(pilot, "✓ done")
        await pilot.press("escape")
        await until(pilot, lambda: project_rows(pilot)["T.puzzle"] == "✓", "the project shows what was found")
        signs = project_rows(pilot)
        assert signs.pop("hard") in "✗⧖"
        assert set(signs.values()) == {"✓"}
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, PatchScreen), "the patches are shown")
        assert contents(root) == before, "nothing is written unasked"
        await pilot.press("enter")
        await until(pilot, lambda: list(project_rows(pilot).values()).count("✔") == 5, "what is written is greyed")
        now = {name: content.count(b"sorry") for name, content in contents(root).items()}
        assert now == {"Logic.lean": 1, "Trees.lean": 0}
        assert project_rows(pilot)["hard"] in "✗⧖", "what is known about it is kept"
        await pilot.press("A")
        await until(pilot, lambda: "Its proofs are written" in notices(app), "there is nothing more to write")
        await pilot.press("u")
        await until(pilot, lambda: contents(root) == before, "one undo takes all of it back")
        await until(pilot, lambda: list(project_rows(pilot).values()).count("✓") == 5, "the proofs are still known")


async def test_marked_holes_alone_are_searched_and_a_batch_can_be_stopped(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.seconds = 100.0
        await pilot.press("down", "down", "space", "b")
        await until(pilot, lambda: isinstance(app.screen, BatchScreen), "the batch is shown")
        await shows(pilot, "0 of 1 holes")
        await until(pilot, lambda: rows(pilot)[0].startswith("▸"), "it is searched")
        await pilot.press("x")
        await shows(pilot, "■ stopped")
        await pilot.press("escape")
        await until(pilot, lambda: project_rows(pilot)["hard"] == "■", "the project shows it")
        assert sorted(project_rows(pilot).values()) == ["■", *"○○○○○"]


async def test_a_proof_of_a_batch_is_asked_of_lean_again_before_it_is_written_alone(root: Path) -> None:
    file = root / "Logic.lean"
    async with opened(root) as (app, pilot):
        await pilot.press("space", "b")
        await shows(pilot, "✓ done")
        await pilot.press("escape")
        file.write_text("-- a line\n" + file.read_text())
        await until(pilot, lambda: "Logic.lean:3" in rows(pilot)[0], "the change is noticed")
        await pilot.press("A")
        await until(pilot, lambda: "a in the project" in notices(app), "it is said what can be done")
        await pilot.press("home", "up", "up", "up", "a")
        await until(pilot, lambda: isinstance(app.screen, PatchScreen), "the patch is shown")
        await pilot.press("enter")
        await until(pilot, lambda: file.read_text().count("sorry") == 2, "the file is written")
        assert file.read_text().startswith("-- a line\n")


async def test_a_second_batch_is_refused_while_one_runs_and_that_one_is_shown(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.seconds = 100.0
        await pilot.press("down", "down", "space", "b")
        await shows(pilot, "0 of 1 holes")
        await pilot.press("escape", "b")
        await until(pilot, lambda: "running in" in notices(app), "it is refused")
        await until(pilot, lambda: isinstance(app.screen, BatchScreen), "the one that runs is shown")
        await pilot.press("x")
        await shows(pilot, "■ stopped")
