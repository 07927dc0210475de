"""The search screen: a real search that is looked at, steered, saved and left; files; and an engine that is lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Label

from assistant.interface import ProvingEngine
from assistant.lean.diagnostics import ERROR, Diagnostic
from assistant.lean.goals import Goal
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.positions import WirePosition
from assistant.search.steering import Command, Pause, Resume, Steering
from assistant.search.store import load_titled
from assistant.search.tree import (
    AlsoProposed,
    CandidateTried,
    EdgeAdded,
    Event,
    NodeExhausted,
    NodeOpened,
    NodeVisited,
    ProofJudged,
    SearchEnded,
    SearchPaused,
    Tree,
)
from assistant.service.errors import EngineLost
from tests.conftest import PROJECTS
from tests.tui.support import recorded, screen_text, until
from tui.engine_link import EngineLink
from tui.prompt import Prompt
from tui.search.exploration import Exploration, Phase
from tui.search.screen import SearchScreen

pytestmark = pytest.mark.asyncio(loop_scope="module")
SIZE = (140, 40)
FIRST = "Logic.lean"
OWN = "Own.lean"
OWN_TEXT = """\
theorem factors : ∃ a b : Nat, a * b = 391 ∧ 1 < a ∧ 1 < b := by
  sorry

theorem open_end (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : f 0 = 1 := by
  sorry

theorem too_long (xs : List Nat) : xs.length > 2 := by
  sorry
"""
"""What a search neither proves, nor refutes but for the last, of which Lean is done quickly with every tactic."""
Accepted = list[tuple[Place, str]]


class Stage(App[None]):
    """Shows one screen, and keeps what it told."""

    def __init__(self, screen: SearchScreen) -> None:
        super().__init__()
        self.shown = screen
        self.left = False
        self.notices: list[str] = []
        """What was told, oldest first."""

    def notify(self, message: str, *, title: str = "", **others: Any) -> None:
        self.notices.append(f"{title}\n{message}")
        super().notify(message, title=title, **others)

    def on_mount(self) -> None:
        self.push_screen(self.shown, lambda _: setattr(self, "left", True))

    def told(self, words: str) -> bool:
        return any(words in notice for notice in self.notices)


@contextlib.asynccontextmanager
async def staged(screen: SearchScreen) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    app = Stage(screen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        yield app, pilot


def place_of(folder: Path, file: str, name: str) -> Place:
    path = folder / file
    return next(p for p in find_holes(path, read_source(path).text) if p.declaration.name.endswith(name))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def link(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[EngineLink, Path]]:
    """The real engine of the project of the tests, one for all of them."""
    folder = tmp_path_factory.mktemp("search") / "tui"
    shutil.copytree(PROJECTS / "tui", folder)
    (folder / OWN).write_text(OWN_TEXT, encoding="utf-8")
    opened = EngineLink(folder, use_process=False, report=lambda _: None, warn=lambda _: None)
    yield opened, folder
    await opened.close()


def searching(
    link: tuple[EngineLink, Path], file: str, name: str, seconds: float = 60.0
) -> tuple[SearchScreen, Exploration, Accepted]:
    """The screen of a real search, what it follows, and what it was told to accept."""
    opened, folder = link
    accepted: Accepted = []
    exploration = Exploration(f"{name} — {file}", seconds)
    screen = SearchScreen(
        exploration, place_of(folder, file, name), opened.engine, lambda place, proof: accepted.append((place, proof))
    )
    return screen, exploration, accepted


async def begun(pilot: Pilot[None], found: Exploration) -> None:
    await until(pilot, lambda: bool(found.tree.candidates), "Lean has tried something")


async def paused(pilot: Pilot[None], found: Exploration) -> None:
    """Has the search pause, so that what comes next is the user's doing."""
    await until(pilot, lambda: bool(found.tree.nodes), "Lean has shown the goal")
    await pilot.press("p")
    await until(pilot, lambda: found.phase is Phase.PAUSED, "the search pauses")
    await pilot.press("home")


async def typed(pilot: Pilot[None], key: str, text: str) -> None:
    """Opens a prompt and answers it."""
    await pilot.press(key)
    line = pilot.app.screen.query_one(Input)
    assert line.has_focus
    line.value = text
    await pilot.press("enter")


# --- a real search ---------------------------------------------------------------------------------------------


async def test_a_search_to_its_accepted_proof_which_is_handed_on_with_its_place(link: tuple[EngineLink, Path]) -> None:
    screen, found, accepted = searching(link, FIRST, "rev_len")
    async with staged(screen) as (app, pilot):
        assert "starting" in screen_text(app)
        await pilot.press("a")
        assert app.told("no proof yet")
        await until(pilot, lambda: "✓ accepted by Lean" in screen_text(app), "the accepted proof is on the screen")
        await until(pilot, lambda: "proved" in screen_text(app).splitlines()[-2], "the bar says so")
        assert app.told("Lean accepted a proof")
        assert found.accepted in screen_text(app)
        await pilot.press("a")
        assert accepted == [(screen.place, found.accepted)]


async def test_a_statement_that_is_false_ends_with_its_counterexample(link: tuple[EngineLink, Path]) -> None:
    screen, found, accepted = searching(link, OWN, "too_long")
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: "⊥ false for xs = []" in screen_text(app), "the counterexample is on the screen")
        await until(pilot, lambda: "ended: false for xs = []" in screen_text(app), "the bar says so")
        assert "Lean accepts this proof of the negation" in screen_text(app)
        assert found.negation.splitlines()[0] in screen_text(app)
        assert (found.phase, found.end) == (Phase.ENDED, "refuted")
        assert app.told("It cannot be proved")
        await pilot.press("a")
        assert app.told("There is no proof of it: it is false for xs = [].")
        assert accepted == []


async def test_a_pause_stops_the_search_until_it_goes_on_and_a_stop_ends_it(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, OWN, "open_end")
    async with staged(screen) as (app, pilot):
        await begun(pilot, found)
        await paused(pilot, found)
        assert "‖ paused" in screen_text(app)
        tried = found.tree.candidates
        await typed(pilot, "t", "skip")  # answered after whatever the search would still have done
        await until(pilot, lambda: app.told("skip"), "the search answers in the pause")
        assert found.tree.candidates == tried + 1
        await pilot.press("p")
        await until(pilot, lambda: found.tree.candidates > tried + 1, "it goes on")
        await until(pilot, lambda: "▸ searching" in screen_text(app), "the bar says so")
        await pilot.press("x")
        await until(pilot, screen._searching.done, "the search has ended")
        assert (found.phase, found.end) == (Phase.ENDED, "stopped")
        await until(pilot, lambda: "stopped" in screen_text(app), "the bar says so")
        assert "m more time, t own tactic" in screen_text(app)
        tried = found.tree.candidates
        await typed(pilot, "t", "have e := h 0")
        await until(pilot, lambda: app.told("It runs."), "a tactic of one's own is tried all the same")
        await until(pilot, lambda: found.phase is Phase.ENDED, "and nothing else")
        assert (found.tree.candidates, found.end) == (tried + 1, "stopped")
        await pilot.press("m")
        await until(pilot, lambda: found.tree.candidates > tried + 1, "it goes on from the states that there are")
        assert found.went_on_from


async def test_more_time_lets_a_search_go_on_whose_time_ran_out(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, OWN, "open_end", seconds=0.5)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: found.phase is Phase.ENDED, "its time runs out")
        await until(pilot, lambda: "the time was over" in screen_text(app), "the bar says so")
        tried = found.tree.candidates
        await pilot.press("m")
        await until(pilot, lambda: found.tree.candidates > tried, "it goes on")
        await until(pilot, lambda: "/30 s" in screen_text(app) or "/31 s" in screen_text(app), "the bar has the limit")


async def test_a_tactic_of_the_users_own_is_accepted_shown_and_taken_back(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, OWN, "open_end")
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await typed(pilot, "t", "have e := h 0")
        await until(pilot, lambda: app.told("It runs."), "Lean takes it")
        assert any(edge.source == "you" for edge in found.tree.root.edges)
        row = found.outline.rows[screen.tree_view.chosen]
        assert row.tactic == "have e := h 0"
        await until(pilot, lambda: "+ e " in screen_text(app), "the new goal is shown with what is new")
        await pilot.press("u")
        await until(pilot, lambda: not any(e.source == "you" for e in found.tree.root.edges), "it is taken back")
        await until(pilot, lambda: "have e" not in rows(app), "it has gone")
        assert screen.tree_view.chosen == 0


async def test_leans_word_on_a_refused_tactic_is_shown_as_it_is(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, FIRST, "and_swap")
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await typed(pilot, "t", "exact [/h]")
        await until(pilot, lambda: app.told("Lean refused it"), "Lean refuses it")
        [event] = [event for event in found.tree.root.tried if event.source == "you"]
        assert event.verdict == "failed"
        assert app.told("exact [/h]")
        await until(pilot, lambda: event.message.splitlines()[0][:30] in screen_text(app), "what it said is shown")
        assert screen.query_one("#tabs").active == "tried"  # type: ignore[attr-defined]
        assert not any(edge.source == "you" for edge in found.tree.root.edges)


async def test_a_tactic_of_the_users_own_that_closes_the_goal_is_the_proof(link: tuple[EngineLink, Path]) -> None:
    screen, found, accepted = searching(link, OWN, "factors")
    tactic = "exact ⟨17, 23, by decide⟩"
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await typed(pilot, "t", tactic)
        await until(pilot, lambda: app.told("It closes the state."), "Lean takes it")
        await until(pilot, lambda: found.accepted == tactic, "the whole is accepted")
        await pilot.press("a")
        assert accepted == [(screen.place, tactic)]


async def test_a_tactic_that_the_search_has_found_is_chosen_and_nothing_is_to_be_undone(
    link: tuple[EngineLink, Path],
) -> None:
    screen, found, _ = searching(link, FIRST, "and_swap")
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: bool(found.accepted), "the search is done")
        tactic = next(edge.tactic for edge in found.tree.root.edges)
        await typed(pilot, "t", tactic)
        await until(pilot, lambda: app.told("It is in the tree already."), "Lean takes it again")
        assert found.outline.rows[screen.tree_view.chosen].tactic == tactic
        await pilot.press("u")
        assert app.told("Nothing to undo.")


async def test_a_tactic_for_which_lean_offers_another_leads_to_that_one(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, FIRST, "rev_len")
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await typed(pilot, "t", "simp?")
        await until(pilot, lambda: app.told("It closes the state."), "Lean takes what it offers")
        row = found.outline.rows[screen.tree_view.chosen]
        assert row.tactic.startswith("simp only")
        await pilot.press("u")
        await until(pilot, lambda: all(e.source != "you" for e in found.tree.root.edges), "it is taken back")


async def test_states_are_expanded_pruned_pinned_and_focused_and_that_is_undone(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, OWN, "open_end")
    tree = found.tree
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await typed(pilot, "t", "have e := h 0")
        await until(pilot, lambda: app.told("It runs."), "Lean takes it")
        number = found.outline.rows[screen.tree_view.chosen].node
        node = tree.nodes[number]
        assert number != 0

        await pilot.press("e")
        await until(pilot, lambda: node.visits == 1 and bool(node.tried), "the state is expanded in the pause")
        await pilot.press("r")
        await until(pilot, lambda: node.pruned, "it is pruned")
        await until(pilot, lambda: "⊘ have e" in screen_text(app), "that is shown")
        await pilot.press("u")
        await until(pilot, lambda: not node.pruned, "it is put back")
        await pilot.press("i")
        await until(pilot, lambda: node.pinned, "it is pinned")
        await until(pilot, lambda: "◆ have e" in screen_text(app), "that is shown")
        await pilot.press("i")
        await until(pilot, lambda: not node.pinned, "it is unpinned")
        await pilot.press("c")
        await until(pilot, lambda: tree.focus == number, "it goes on from here")
        await until(pilot, lambda: "◎ have e" in screen_text(app), "that is shown")
        await pilot.press("c")
        await until(pilot, lambda: tree.focus == 0, "it goes on everywhere")
        await pilot.press("u", "u")
        await until(pilot, lambda: tree.focus == 0 and node.pinned is False, "both are undone")


async def test_premises_are_shown_with_what_they_share(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, FIRST, "rev_len")
    async with staged(screen) as (app, pilot):
        await paused(pilot, found)
        await pilot.press("3")
        await until(pilot, lambda: "speaks about" in panes(app), "premises are found")
        heads = [line for line in panes(app).splitlines() if re.match(r" [\w.?]+  speaks about ", line)]
        assert len(heads) > 2
        shared = panes(app).split("speaks about")[1].split("\n")[0]
        assert "length" in shared or "List" in shared


async def test_leaving_stops_the_search_and_leaves_no_task(link: tuple[EngineLink, Path]) -> None:
    screen, found, _ = searching(link, OWN, "open_end")
    found.kept = True
    async with staged(screen) as (app, pilot):
        await begun(pilot, found)
        await pilot.press("escape")
        await until(pilot, lambda: app.left, "the screen is left")
        await until(pilot, screen._searching.done, "the search is stopped")
        names = {task.get_name() for task in asyncio.all_tasks() if not task.done()}
        assert "search" not in names
        tried = found.tree.candidates
        assert (await link[0].engine()).lean  # the engine goes on
        assert found.tree.candidates == tried


# --- following and finding -------------------------------------------------------------------------------------


class Told:
    """A stand-in for an engine: it tells what the test has it tell."""

    lean, lean_source = "4", "stand-in"

    def __init__(self, *happened: Event) -> None:
        self.waiting: asyncio.Queue[tuple[Event, ...] | Exception] = asyncio.Queue()
        self.commands: list[Command] = []
        self.closed = False
        self.above: tuple[Diagnostic, ...] = ()
        self.tell(*happened)

    def tell(self, *happened: Event) -> None:
        self.waiting.put_nowait(happened)

    def fail(self, error: Exception) -> None:
        self.waiting.put_nowait(error)

    async def explore(
        self, _place: Place, _budget: object, steering: Steering, _begun: tuple[Event, ...] = ()
    ) -> AsyncGenerator[tuple[Event, ...], None]:
        try:
            while True:
                told = await self.waiting.get()
                if isinstance(told, Exception):
                    raise told
                yield told
        finally:
            self.closed = True
            while steering.waiting():
                self.commands.append(await steering.next())

    async def premises(self, *_: object) -> Sequence[object]:
        raise EngineLost("while it looked")

    async def errors_above(self, *_: object) -> tuple[Diagnostic, ...]:
        return self.above

    def engine(self) -> asyncio.Task[ProvingEngine]:
        async def itself() -> ProvingEngine:
            return self  # type: ignore[return-value]

        return asyncio.create_task(itself())


def opened(number: int, target: str = "") -> NodeOpened:
    return NodeOpened(number, (Goal("", (), target or f"goal {number}"),), (), 0.0)


def edge(node: int, tactic: str, *children: int) -> EdgeAdded:
    return EdgeAdded(node, tactic, "scripted", -1.0, children)


@pytest.fixture
def place() -> Place:
    return place_of(PROJECTS / "tui", FIRST, "hard")


async def test_the_cursor_follows_what_is_tried_until_the_user_moves_it(place: Place) -> None:
    engine = Told(opened(0), opened(1), edge(0, "left", 1), opened(2), edge(0, "right", 2), NodeVisited(1))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):

        def cursor() -> int:
            return found.outline.rows[screen.tree_view.chosen].node

        await until(pilot, lambda: bool(found.outline.rows) and cursor() == 1, "the cursor follows")
        assert "following" in screen_text(app)
        engine.tell(NodeVisited(2))
        await until(pilot, lambda: cursor() == 2, "the cursor follows")
        await pilot.press("home")
        engine.tell(opened(3), edge(1, "simp", 3), NodeVisited(3))
        await until(pilot, lambda: found.newest == 3 and "simp" in screen_text(app), "it is learnt")
        assert cursor() == 0
        await until(pilot, lambda: "following" not in screen_text(app), "the bar says so")
        await pilot.press("f")
        await until(pilot, lambda: cursor() == 3, "the cursor follows again")


async def test_a_tactic_says_what_it_was_learnt_from(place: Place) -> None:
    why = "as in one (File:3)"
    refused = CandidateTried(0, "rfl", "neighbours", -1.0, "failed", "no", 1.0, why)
    learnt = EdgeAdded(0, "omega", "neighbours", -1.0, (1,), why=why)
    engine = Told(opened(0), refused, opened(1), learnt, NodeVisited(1))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: "(neighbours, as in one (File:3))" in screen_text(app), "the goal's pane says so")
        await pilot.press("home", "2")
        await until(pilot, lambda: "rfl  (as in one (File:3))" in screen_text(app), "so does what was tried")


async def test_all_who_proposed_a_tactic_are_named_also_late(place: Place) -> None:
    tried = [CandidateTried(0, tactic, "portfolio", -1.0, "progress", "", 1.0) for tactic in ("omega", "rfl")]
    learnt = EdgeAdded(0, "omega", "portfolio", -1.0, (1,), others=("premises",))
    engine = Told(opened(0), *tried, opened(1), learnt, NodeVisited(1))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: "(portfolio; also premises)" in screen_text(app), "the goal's pane says so")
        engine.tell(AlsoProposed(0, "omega", "qwen"))
        await until(pilot, lambda: "(portfolio; also premises, qwen)" in screen_text(app), "it hears of the late one")
        assert "portfo… +2" in rows(app)
        await pilot.press("home", "2")
        await until(pilot, lambda: "omega also qwen" in words(app), "so does what was tried")
        assert "portfolio +1" in panes(app)
        engine.tell(AlsoProposed(0, "omega", "kimina"))
        await until(pilot, lambda: "portfolio +2" in panes(app), "a row that is shown is told anew")


async def test_a_pause_is_told_to_be_coming_while_lean_still_runs_and_can_be_taken_back(place: Place) -> None:
    engine = Told(opened(0))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: bool(found.outline.rows), "the goal is there")
        await pilot.press("p")
        await until(pilot, lambda: "· pausing" in screen_text(app), "the bar says so")
        await pilot.press("p", "p")
        engine.tell(SearchPaused(True, 1.0))
        await until(pilot, lambda: "‖ paused" in screen_text(app), "it pauses")
        await until(pilot, lambda: "· pausing" not in screen_text(app), "the bar says so")
        await pilot.press("p")
        await until(pilot, lambda: "· going on" in screen_text(app), "the bar says so")
    assert engine.commands == [Pause(), Resume(), Pause(), Resume()]


async def test_what_is_folded_stays_folded_while_the_search_goes_on(place: Place) -> None:
    engine = Told(opened(0), opened(1), edge(0, "left", 1), opened(2), edge(1, "simp", 2), NodeVisited(1))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: "simp" in screen_text(app) and screen.tree_view.chosen == 1, "the cursor follows")
        await pilot.press("space")
        engine.tell(NodeVisited(2))
        await until(pilot, lambda: found.newest == 2, "it is learnt")
        await pilot.pause(0.3)
        assert "[+1]" in screen_text(app)


async def test_words_are_found_forwards_and_backwards_also_where_they_are_folded_away() -> None:
    happened = [opened(0), opened(1, "Even n"), edge(0, "left", 1), opened(2, "Odd n"), edge(1, "deeper", 2)]
    happened += [opened(3, "Even m"), edge(0, "right", 3)]
    found = Exploration.of_tree("t", Tree(happened))
    screen = SearchScreen(found)

    def cursor() -> int:
        return found.outline.rows[screen.tree_view.chosen].node

    async with staged(screen) as (app, pilot):
        await pilot.press("n")  # without words it asks for them
        await pilot.press(*"even", "enter")
        assert cursor() == 1
        await pilot.press("n")
        assert cursor() == 3
        await pilot.press("n")
        assert cursor() == 1
        await pilot.press("N")
        assert cursor() == 3
        await pilot.press("home", "left")
        await pilot.pause()
        assert "deeper" not in screen_text(app)
        await typed(pilot, "slash", "odd")
        await pilot.pause()
        assert cursor() == 2
        assert "deeper" in screen_text(app)
        await typed(pilot, "slash", "nowhere [/at all]")
        await pilot.pause()
        assert app.told("nowhere in the tree: nowhere [/at all]")
        assert cursor() == 2


async def test_lost_branches_are_folded_with_the_cursor_on_what_is_left() -> None:
    happened = [opened(0), opened(1), edge(0, "bad", 1), opened(2), edge(1, "worse", 2), opened(3), edge(0, "good", 3)]
    found = Exploration.of_tree("t", Tree([*happened, NodeExhausted(1), NodeExhausted(2)]))
    screen = SearchScreen(found)
    async with staged(screen) as (app, pilot):
        await pilot.press("down", "down")
        assert found.outline.rows[screen.tree_view.chosen].tactic == "worse"
        await pilot.press("d")
        await pilot.pause()
        assert "worse" not in screen_text(app)
        assert found.outline.rows[screen.tree_view.chosen].tactic == "bad"
        await pilot.press("d")
        await until(pilot, lambda: "worse" in screen_text(app), "all is unfolded")


# --- a tree from a file ----------------------------------------------------------------------------------------


async def test_a_tree_from_a_file_says_why_it_cannot_be_steered() -> None:
    screen = SearchScreen(Exploration.of_tree("accumulator", recorded("accumulator")))
    events_before = len(screen.exploration.tree.events)
    async with staged(screen) as (app, pilot):
        for key in "tpericxmu":
            app.notices.clear()
            await pilot.press(key)
            assert app.told("This tree is from a file; open the hole to search it."), key
        app.notices.clear()
        await pilot.press("a")
        assert app.told("from a file")
        await until(pilot, lambda: "✓ accepted by Lean" in screen_text(app), "its proof is shown")
        await pilot.press("3")
        await until(pilot, lambda: "premises belong to a search" in words(app), "the pane says so")
        assert len(screen.exploration.tree.events) == events_before


async def test_tabs_show_the_goal_what_was_tried_and_the_proof() -> None:
    tree = recorded("accumulator")
    screen = SearchScreen(Exploration.of_tree("accumulator", tree))
    async with staged(screen) as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: tree.root.tried[0].tactic[:20] in panes(app), "what was tried is listed")
        await pilot.press("4")
        await until(pilot, lambda: "no axioms" in panes(app) or "axioms: " in panes(app), "the verdict is shown")
        await pilot.press("1")
        await until(pilot, lambda: "⊢ t.flatAcc acc = t.flat ++ acc" in panes(app), "the goal is shown")
        await pilot.press("b")
        await until(pilot, lambda: "after " in panes(app), "the best way ends in a tactic")


def panes(app: App[None]) -> str:
    """What stands at the right of the tree."""
    lines = screen_text(app).splitlines()
    return "\n".join(line.split("▏", 1)[1] for line in lines if "▏" in line)


def rows(app: App[None]) -> str:
    """What stands at its left: the tree."""
    return "\n".join(line.split("▏", 1)[0] for line in screen_text(app).splitlines() if "▏" in line)


def words(app: App[None]) -> str:
    """The same as words, wherever the lines are broken."""
    return " ".join(panes(app).split())


async def test_the_goal_is_broken_into_lines_anew_for_another_size() -> None:
    long = " ".join(f"word{number}" for number in range(60))
    screen = SearchScreen(Exploration.of_tree("t", Tree([opened(0, long)])))
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: "word59" in panes(app), "the goal is shown")
        before = max(len(line.rstrip()) for line in panes(app).splitlines() if "word" in line)
        await pilot.resize_terminal(220, 40)
        await until(
            pilot,
            lambda: max(len(line.rstrip()) for line in panes(app).splitlines() if "word" in line) > before + 10,
            "lines use the room that there is now",
        )
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "word59" in panes(app), "all of it is there in the smaller size")
        goal = [line for line in panes(app).splitlines() if "word" in line]
        begin = goal[0].index("word0")
        assert {line.index("word") for line in goal[1:]} == {begin}


# --- leaving -------------------------------------------------------------------------------------------------------


async def test_what_was_found_and_is_neither_kept_nor_saved_is_asked_about_before_it_is_left(place: Place) -> None:
    engine = Told(opened(0), opened(1), edge(0, "left", 1), NodeVisited(1))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: found.unsaved == 2, "there are two states")
        await pilot.press("escape")
        await until(pilot, lambda: "2 states, is not saved" in screen_text(app), "it is asked")
        assert screen.would_lose
        await pilot.press("n", "escape", "y")
        await until(pilot, lambda: app.left, "the screen is left")
        assert (found.phase, found.end, found.cut) == (Phase.SEARCHING, "", False), (
            "whoever shows it says that it is left"
        )


# --- saving ----------------------------------------------------------------------------------------------------


async def test_a_saved_tree_opens_again_and_exports_are_written(tmp_path: Path) -> None:
    tree = recorded("puzzle")
    screen = SearchScreen(Exploration.of_tree("T.puzzle — Trees.lean:25", tree))
    async with staged(screen) as (app, pilot):
        await pilot.press("s")
        assert screen.query_one(Input).value == "T-puzzle.tree.msgpack"
        await pilot.press("escape")
        for name in ("a.msgpack", "a.html", "a.json"):
            await typed(pilot, "s", str(tmp_path / name))
            await until(pilot, lambda name=name: app.told(f"saved: {tmp_path / name}"), name)  # type: ignore[misc]
    saved = load_titled(tmp_path / "a.msgpack")
    assert saved.tree.events == tree.events
    assert saved.title == "T.puzzle — Trees.lean:25"
    assert "<html" in (tmp_path / "a.html").read_text(encoding="utf-8")
    json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))


async def test_a_file_that_is_there_is_written_over_only_when_that_is_wanted(tmp_path: Path) -> None:
    (there := tmp_path / "there.json").write_text("mine")
    screen = SearchScreen(Exploration.of_tree("T.puzzle", recorded("puzzle")))
    async with staged(screen) as (app, pilot):
        await typed(pilot, "s", str(there))
        await until(pilot, lambda: "overwrites" in str(screen.query_one(Prompt).query_one(Label).render()), "asked")
        await pilot.press("escape")
        await typed(pilot, "s", str(there))
        await until(pilot, lambda: screen.query_one(Prompt).purpose == "overwrite", "asked again")
        await pilot.press(*"x", "enter")  # another name: nothing is written over
        await until(pilot, lambda: app.told("its name tells no format"), "an unknown ending")
        assert there.read_text() == "mine"
        await typed(pilot, "s", str(there))
        await until(pilot, lambda: screen.query_one(Prompt).purpose == "overwrite", "asked again")
        await pilot.press("enter")
        await until(pilot, lambda: app.told(f"saved: {there}"), "saved")
    json.loads(there.read_text(encoding="utf-8"))


async def test_what_cannot_be_saved_is_told_with_what_to_do(tmp_path: Path) -> None:
    screen = SearchScreen(Exploration.of_tree("t", recorded("puzzle")))
    (tmp_path / "folder.msgpack").mkdir()
    async with staged(screen) as (app, pilot):
        for name, hint in {
            str(tmp_path / "none" / "a.msgpack"): "Choose another place.",
            str(tmp_path / "none" / "[/b].html"): "Choose another place.",
            str(tmp_path / "folder.msgpack"): "Choose another place.",
            "~nobody-of-this-name/a.msgpack": "Choose another place.",
            str(tmp_path / "a.pdf"): ".html",
        }.items():
            app.notices.clear()
            await typed(pilot, "s", name)
            await until(pilot, lambda hint=hint: app.told(hint), name)  # type: ignore[misc]
        assert sorted(os.listdir(tmp_path)) == ["folder.msgpack"]
        assert app.is_running


# --- an engine that is not there yet, or lost -------------------------------------------------------------------------


async def test_what_an_engine_waits_for_is_shown_until_it_is_there(place: Place) -> None:
    said = "preparing the embedded Lean: 3 of 96 modules"
    never: asyncio.Future[ProvingEngine] = asyncio.get_running_loop().create_future()

    async def starting() -> ProvingEngine:
        return await never

    engine = partial(asyncio.create_task, starting())
    screen = SearchScreen(Exploration("t", 30.0), place, engine, waits_for=lambda: said)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: f"starting · {said}" in screen_text(app), "the first module is told")
        said = "preparing the embedded Lean: 4 of 96 modules"
        await until(pilot, lambda: f"starting · {said}" in screen_text(app), "and the next")


async def test_what_does_not_compile_above_the_hole_is_told_when_the_search_begins(place: Place) -> None:
    engine = Told(opened(0))
    at = WirePosition(2, 0)
    engine.above = (Diagnostic(at, at, ERROR, "Unknown identifier `halve`\nand more of it"),)
    async with staged(SearchScreen(Exploration("t", 30.0), place, engine.engine)) as (app, pilot):
        said = f"{place.path.name}:3 does not compile, and nothing below can use it: Unknown identifier `halve` …"
        await until(pilot, lambda: app.told(said), "where, and what Lean said")


async def test_the_tree_stays_when_the_engine_is_lost_in_the_middle(place: Place) -> None:
    happened = recorded("accumulator").events
    half = [e for e in happened if not isinstance(e, SearchEnded | ProofJudged)][: len(happened) // 2]
    engine = Told(*half)
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: len(found.tree.events) == len(half), "half of it is learnt")
        engine.fail(EngineLost("killed"))
        await until(pilot, lambda: "! lost" in screen_text(app), "the bar says so")
        bar = screen_text(app).splitlines()[-2]
        assert "the engine ended in the middle of its work: killed" in bar
        assert "t.flatAcc acc = t.flat ++ acc" in screen_text(app)
        assert len(found.tree.events) == len(half)
        await pilot.press("e")
        assert app.told("The search is lost. Go back and open the hole again.")
        await pilot.press("3")
        await until(pilot, lambda: "while it looked" in words(app), "the premises tell why there are none")
        await pilot.press("down", "up", "2", "escape", "y")
        await until(pilot, lambda: app.left, "the screen can be left")


async def test_a_tactic_that_lean_is_asked_about_is_not_waited_for_after_the_loss(place: Place) -> None:
    engine = Told(opened(0))
    found = Exploration("t", 30.0)
    screen = SearchScreen(found, place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: bool(found.outline.rows), "the goal is there")
        await typed(pilot, "t", "simp")
        await until(pilot, lambda: "Lean is asked" in screen_text(app), "the bar says so")
        engine.fail(EngineLost())
        await until(pilot, lambda: "! lost" in screen_text(app), "the loss is told")
        await until(pilot, lambda: "Lean is asked" not in screen_text(app), "nothing is waited for")


async def test_leaving_while_the_engine_starts_leaves_it_starting(place: Place) -> None:
    opening: asyncio.Future[ProvingEngine] = asyncio.get_running_loop().create_future()
    screen = SearchScreen(Exploration("t", 30.0), place, lambda: opening)  # type: ignore[arg-type, return-value]
    async with staged(screen) as (app, pilot):
        await pilot.press("p")
        assert app.told("Lean has not shown the goal yet.")
        await pilot.press("escape")
        await until(pilot, lambda: app.left, "the screen is left")
        await until(pilot, screen._searching.done, "it waits no more")
    assert not opening.cancelled()


# --- pasting ---------------------------------------------------------------------------------------------------


async def test_a_paste_of_a_megabyte_is_refused_with_a_notice_and_keys_go_on(place: Place) -> None:
    engine = Told(opened(0))
    screen = SearchScreen(Exploration("t", 30.0), place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: bool(screen.exploration.outline.rows), "the goal is there")
        await pilot.press("t", "a")
        line = screen.query_one(Input)
        line.post_message(events.Paste("x" * 1_000_000))
        await until(pilot, lambda: app.told("1,000,000 characters were pasted"), "it is refused")
        await pilot.press("b")
        assert line.value == "ab"
        line.post_message(events.Paste("c" * 3_000))
        await until(pilot, lambda: len(line.value) == 3_002, "what fits is taken once")
        app.notices.clear()
        line.post_message(events.Paste("d" * 3_000))
        await until(pilot, lambda: app.told("3,000 characters were pasted"), "what does not fit any more is refused")
        assert line.value == "ab" + "c" * 3_000


async def test_of_several_pasted_lines_the_first_is_taken_and_that_is_told(place: Place) -> None:
    engine = Told(opened(0))
    screen = SearchScreen(Exploration("t", 30.0), place, engine.engine)
    async with staged(screen) as (app, pilot):
        await until(pilot, lambda: bool(screen.exploration.outline.rows), "the goal is there")
        await pilot.press("t")
        line = screen.query_one(Input)
        line.post_message(events.Paste("\n  simp\x1b[2J\nomega\n"))
        await until(pilot, lambda: app.told("2 lines were pasted"), "it is told")
        assert line.value == "simp\N{REPLACEMENT CHARACTER}[2J"
        assert "\x1b" not in screen_text(app)
