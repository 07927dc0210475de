"""The screen of a whole proof: what a writer does, what the user does, and what Lean says to both."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import TextArea

from assistant.engine import Engine
from assistant.lean.places import Place, find_holes
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.examination import Examination, ProofMessage
from assistant.service.errors import EngineLost
from assistant.whole_proofs.events import (
    PartFound,
    PartKept,
    RoundBegun,
    RoundJudged,
    TextWritten,
    WholeEnded,
    WholeEvent,
)
from tests.tui.support import screen_text, shows, told, until
from tui.app import AssistantApp
from tui.patch.screen import PatchScreen
from tui.proof.rounds import Asking
from tui.proof.screen import LARGEST_EDIT, ProofEditor, ProofScreen, RoundColumn
from tui.search.screen import SearchScreen

SWAP = "theorem and_swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n"
WRONG = "constructor\n· exact h.1\n· exact h.1"
RIGHT = "constructor\n· exact h.2\n· exact h.1"
REFUSED = Examination(False, (), ("line 2: no",), messages=(ProofMessage(2, 9, "error", "Type mismatch"),))
ACCEPTED = Examination(True, ("propext",))
Write = Callable[[], AsyncGenerator[WholeEvent, None]]
Examine = Callable[[str], Awaitable[Examination]]


class Stage(App[None]):
    """Shows the screen of a proof over an empty one."""

    def __init__(
        self, write: Write, examine: Examine, found: str = "", proof: str = "", asked: str = "scripted"
    ) -> None:
        super().__init__()
        self.asked: list[Asking] = []
        self.searched: list[Place] = []
        self.accepted: list[str] = []
        self.reservations: list[str] = []

        async def search(place: Place) -> str:
            self.searched.append(place)
            return found

        def ask(asking: Asking) -> AsyncGenerator[WholeEvent, None]:
            self.asked.append(asking)
            return write()

        place = find_holes(Path("A.lean"), SWAP)[0]
        self._shown = ProofScreen(
            "a proof", place, ask, examine, search, self._accept, proof, writer=lambda: asked, clock=lambda: self.now
        )
        self.now = 0.0

    def on_mount(self) -> None:
        self.push_screen(self._shown)

    def _accept(self, _place: Place, proof: str, reservation: str) -> None:
        self.accepted.append(proof)
        self.reservations.append(reservation)


def nothing() -> AsyncGenerator[WholeEvent, None]:
    return writer(WholeEnded("unproved", "", 0.1))


async def writer(*events: WholeEvent) -> AsyncGenerator[WholeEvent, None]:
    for event in events:
        yield event


REPAIRED: tuple[WholeEvent, ...] = (
    RoundBegun(1, "scripted"),
    TextWritten(1, WRONG),
    RoundJudged(1, WRONG, REFUSED),
    RoundBegun(2, "scripted"),
    TextWritten(2, RIGHT),
    RoundJudged(2, RIGHT, ACCEPTED),
    WholeEnded("proved", RIGHT, 3.2),
)


async def by_heart(text: str) -> Examination:
    return ACCEPTED if text == RIGHT else REFUSED


@contextlib.asynccontextmanager
async def staged(app: Stage) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ProofScreen), "the proof is shown")
        yield pilot


def editor(pilot: Pilot[None]) -> TextArea:
    return pilot.app.screen.query_one(TextArea)


async def edit(pilot: Pilot[None], text: str) -> None:
    """Opens the editor and replaces its text."""
    await pilot.press("e")
    await until(pilot, lambda: editor(pilot).has_focus, "the editor is there")
    editor(pilot).text = text


# --- a writer --------------------------------------------------------------------------------------------------


async def test_the_text_is_shown_while_it_is_written() -> None:
    going_on = asyncio.Event()

    async def slow() -> AsyncGenerator[WholeEvent, None]:
        yield RoundBegun(1, "scripted")
        yield TextWritten(1, "constructor\n")
        await going_on.wait()
        yield TextWritten(1, "· exact h.2\n")
        await asyncio.Event().wait()

    async with staged(Stage(slow, by_heart)) as pilot:
        await shows(pilot, "constructor")
        await shows(pilot, "▸ writing · round 1: 12 characters")
        assert "exact" not in screen_text(pilot.app)
        going_on.set()
        await shows(pilot, "· exact h.2")


async def test_the_best_part_of_a_proof_stands_below_what_is_to_be_proved_while_the_search_works() -> None:
    async def searching() -> AsyncGenerator[WholeEvent, None]:
        yield RoundBegun(1, "search")
        yield PartFound(1, "constructor\n· sorry\n· exact h.1")
        await asyncio.Event().wait()

    app = Stage(searching, by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "the best so far; `sorry` stands for what is open")
        lines = screen_text(app).splitlines()
        assert lines[1].strip().startswith("theorem and_swap")
        assert any("· exact h.1" in line for line in lines)


async def test_a_wrong_round_and_its_repair_stand_side_by_side() -> None:
    async with staged(Stage(lambda: writer(*REPAIRED), by_heart)) as pilot:
        await shows(pilot, "✓ proved in 3.2 s, 2 rounds")
        lines = screen_text(pilot.app).splitlines()
        assert any("✗ round 1" in line and "✓ round 2" in line for line in lines)
        assert any("· exact h.1" in line and "· exact h.2" in line for line in lines)
        message = next(n for n, line in enumerate(lines) if "✗ Type mismatch" in line)
        assert "2 · exact h.1" in lines[message - 1]


async def test_an_accepted_proof_goes_to_the_patch() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("a")
        assert app.accepted == [RIGHT]


async def test_what_goes_to_the_patch_is_the_text_that_is_looked_at() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await edit(pilot, WRONG)
        await pilot.press("escape", "a")
        assert app.accepted == [], "it is the user's own, which is wrong"
        await pilot.press("tab", "tab", "a")
        assert app.accepted == [RIGHT], "the second round"
        await pilot.press("shift+tab", "a")
        assert app.accepted == [RIGHT], "the first one is wrong"


async def test_what_was_accepted_is_known_when_it_is_left_with_another_text() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        assert app._shown.accepted[0] == RIGHT
        await edit(pilot, WRONG)
        await pilot.press("escape")
        assert app._shown.accepted[0] == RIGHT


async def test_a_refused_proof_does_not() -> None:
    app = Stage(lambda: writer(*REPAIRED[:3], WholeEnded("unproved", "", 1.0)), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✗ no proof")
        await pilot.press("a")
        await told(pilot, "Lean has not accepted this text")
        assert app.accepted == []


async def test_x_stops_the_writer_and_what_it_wrote_stays() -> None:
    stopped = asyncio.Event()

    async def endless() -> AsyncGenerator[WholeEvent, None]:
        yield RoundBegun(1, "scripted")
        yield TextWritten(1, "constructor")
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async with staged(Stage(endless, by_heart)) as pilot:
        await shows(pilot, "constructor")
        await pilot.press("x")
        await shows(pilot, "■ stopped")
        assert stopped.is_set()
        assert "constructor" in screen_text(pilot.app)


async def test_leaving_stops_the_writer() -> None:
    stopped = asyncio.Event()

    async def endless() -> AsyncGenerator[WholeEvent, None]:
        yield RoundBegun(1, "scripted")
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async with staged(Stage(endless, by_heart)) as pilot:
        await shows(pilot, "round 1")
        await pilot.press("escape")
        await until(pilot, stopped.is_set, "the writer has stopped")
        assert not isinstance(pilot.app.screen, ProofScreen)


async def test_again_has_it_written_anew_beside_what_there_is() -> None:
    async with staged(Stage(lambda: writer(*REPAIRED), by_heart)) as pilot:
        await shows(pilot, "2 rounds")
        await pilot.press("r")
        await shows(pilot, "4 rounds")
        await shows(pilot, "✓ round 4")


@pytest.mark.parametrize(
    ("error", "said"), [(EngineLost(), "Ask again"), (RuntimeError("of a guest"), "RuntimeError: of a guest")]
)
async def test_a_writer_that_raises_is_told_and_can_be_asked_again(error: Exception, said: str) -> None:
    calls: list[int] = []

    async def broken() -> AsyncGenerator[WholeEvent, None]:
        calls.append(1)
        yield RoundBegun(1, "scripted")
        if len(calls) == 1:
            raise error
        yield RoundJudged(1, RIGHT, ACCEPTED)
        yield WholeEnded("proved", RIGHT, 1.0)

    async with staged(Stage(broken, by_heart)) as pilot:
        await shows(pilot, f"! {error}" if isinstance(error, EngineLost) else said)
        await shows(pilot, said)
        await pilot.press("r")
        await shows(pilot, "✓ proved")


async def test_a_proof_that_is_given_is_judged_and_nothing_is_written() -> None:
    def never() -> AsyncGenerator[WholeEvent, None]:
        raise AssertionError("nobody asked for it")

    async with staged(Stage(never, by_heart, proof=RIGHT)) as pilot:
        await shows(pilot, "✓ round 1")
        await shows(pilot, "r has it written anew")


# --- by a model ------------------------------------------------------------------------------------------------

ANSWER = f"<think>\nThe goal is q ∧ p.\n</think>\nHere it is:\n```lean4\n{RIGHT}\n```"
BY_MODEL: tuple[WholeEvent, ...] = (
    RoundBegun(1, "qwen"),
    TextWritten(1, ANSWER),
    RoundJudged(1, RIGHT, ACCEPTED),
    WholeEnded("proved", RIGHT, 3.2),
)


async def test_thoughts_and_fences_are_seen_while_it_writes_and_the_proof_alone_when_it_is_judged() -> None:
    going_on = asyncio.Event()

    async def thinking() -> AsyncGenerator[WholeEvent, None]:
        for event in BY_MODEL[:2]:
            yield event
        await going_on.wait()
        for event in BY_MODEL[2:]:
            yield event

    async with staged(Stage(thinking, by_heart, asked="qwen")) as pilot:
        await shows(pilot, "The goal is q ∧ p.")
        await shows(pilot, "```lean4")
        going_on.set()
        await shows(pilot, "1 constructor")
        assert "The goal is" not in screen_text(pilot.app)
        await pilot.press("v")
        await shows(pilot, "The goal is q ∧ p.")
        await pilot.press("v")
        await shows(pilot, "1 constructor")


async def test_what_it_took_is_told_with_how_fast_it_was_written() -> None:
    async def slow() -> AsyncGenerator[WholeEvent, None]:
        yield RoundBegun(1, "qwen")
        yield TextWritten(1, "a" * 60)
        app.now = 2.0
        yield TextWritten(1, "b" * 40)
        await going_on.wait()
        for event in BY_MODEL[2:]:
            yield event

    going_on = asyncio.Event()
    app = Stage(slow, by_heart, asked="qwen")
    async with staged(app) as pilot:
        await shows(pilot, "▸ writing · round 1: 100 characters, 50/s · 2 s")
        going_on.set()
        await shows(pilot, "✓ proved in 3.2 s, 1 round, 100 characters")


async def test_a_hint_has_it_written_again_with_what_the_model_should_know() -> None:
    app = Stage(lambda: writer(*BY_MODEL), by_heart, asked="qwen")
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("i")
        await shows(pilot, "what should the model know?")
        await pilot.press(*"use h", "enter")
        await until(pilot, lambda: len(app.asked) == 2, "it is asked again")
        assert [asked.hint for asked in app.asked] == ["", "use h"]
        await shows(pilot, "· qwen, 4 rounds · hint: use h")
        await shows(pilot, "✓ round 2, qwen")


async def test_rounds_and_texts_are_what_the_user_says() -> None:
    app = Stage(lambda: writer(*BY_MODEL), by_heart, asked="qwen")
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("n")
        await shows(pilot, "rounds, and texts in each")
        await pilot.press(*["backspace"] * 3, *"2 8", "enter")
        await shows(pilot, "qwen, 2 rounds of 8 texts")
        await pilot.press("r")
        await until(pilot, lambda: len(app.asked) == 2, "it is asked again")
        assert (app.asked[-1].rounds, app.asked[-1].samples) == (2, 8)
        await pilot.press("n", *["backspace"] * 3, *"many", "enter")
        await told(pilot, "one or two numbers from 1 to 64")
        assert app.asked[-1] is app.screen.asking  # type: ignore[attr-defined]


async def test_the_search_takes_no_hint_and_says_what_does() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart, asked="search")
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("i")
        await told(pilot, "The search takes no hint; M chooses a model")
        assert "hint:" not in screen_text(app)


# --- the editor ------------------------------------------------------------------------------------------------


async def test_a_statement_that_is_false_is_told_to_be() -> None:
    app = Stage(lambda: writer(WholeEnded("refuted", "", 0.3, "false for n = 0")), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "⊥ there is no proof of it: it is false for n = 0")


async def test_what_is_pasted_is_there_once() -> None:
    async with staged(Stage(nothing, by_heart)) as pilot:
        await pilot.press("e")
        pilot.app.post_message(Paste("exact h"))
        await until(pilot, lambda: editor(pilot).text == "exact h", "it is pasted")


async def test_a_paste_that_is_too_long_is_refused_and_changes_nothing() -> None:
    async with staged(Stage(lambda: writer(*REPAIRED), by_heart)) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("e")
        pilot.app.post_message(Paste("x" * (LARGEST_EDIT + 1)))
        await told(pilot, "100,001 characters were pasted")
        assert editor(pilot).text == RIGHT


async def test_from_the_editor_tab_goes_round_the_texts_and_each_is_seen_to_be_chosen() -> None:
    async with staged(Stage(lambda: writer(*REPAIRED), by_heart)) as pilot:
        await shows(pilot, "✓ proved")
        await edit(pilot, WRONG)
        await pilot.press("escape")
        own = pilot.app.screen.query_one(ProofEditor)
        assert own.has_focus
        first, second = pilot.app.screen.query(RoundColumn)
        for column in (first, second, own, first):
            await pilot.press("tab")
            assert column.has_focus


async def test_escape_leaves_the_editor_and_warns_before_a_text_is_lost() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await edit(pilot, "exact mine")
        await pilot.press("escape")
        assert not editor(pilot).has_focus
        await pilot.press("escape")
        await told(pilot, "not written")
        assert isinstance(app.screen, ProofScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ProofScreen), "it is left")


async def test_an_unchanged_text_is_left_without_a_word() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("e", "escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, ProofScreen), "it is left")


async def test_a_screen_that_is_left_while_lean_is_asked_does_no_harm() -> None:
    """The word of Lean, or a key that was on its way, found a screen without its parts, and the app ended."""
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        screen = app.screen
        assert isinstance(screen, ProofScreen)
        await screen.dismiss()
        await until(pilot, lambda: not screen.editor.is_attached, "it is taken away")
        await screen._judge_own().wait()
        await screen._draw().wait()


# --- handing a step to the search ------------------------------------------------------------------------------


async def test_the_failing_step_goes_to_the_search_and_its_proof_into_the_text() -> None:
    app = Stage(lambda: writer(*REPAIRED[:3], WholeEnded("unproved", "", 1.0)), by_heart, found="exact h.2")
    async with staged(app) as pilot:
        await shows(pilot, "✗ no proof")
        await pilot.press("h")
        await until(pilot, lambda: editor(pilot).text == RIGHT, "the step is in the text")
        [place] = app.searched
        assert place.text == SWAP.replace("sorry", "constructor\n  · sorry\n  · exact h.1")


async def test_what_works_of_a_text_is_kept_and_its_first_hole_can_be_handed_over() -> None:
    part = PartKept(1, 0, "constructor\n· sorry\n· exact h.1", 2, 3, 1)
    events = (*REPAIRED[:3], part, WholeEnded("unproved", "", 1.0, part=part.proof))
    app = Stage(lambda: writer(*events), by_heart, found="exact h.2")
    async with staged(app) as pilot:
        await shows(pilot, "✗ no proof")
        await shows(pilot, "◐ 2 of 3 steps work, 1 hole left")
        await pilot.press("h")
        await until(pilot, lambda: editor(pilot).text == RIGHT, "what was found is in the text")
        [place] = app.searched
        assert place.text == SWAP.replace("sorry", "constructor\n  · sorry\n  · exact h.1")


async def test_a_search_that_finds_nothing_changes_nothing() -> None:
    app = Stage(lambda: writer(*REPAIRED[:3], WholeEnded("unproved", "", 1.0)), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✗ no proof")
        await pilot.press("h")
        await told(pilot, "found nothing for that step")
        assert editor(pilot).text == ""


async def test_a_text_without_a_failing_step_has_none_to_hand_over() -> None:
    app = Stage(lambda: writer(*REPAIRED), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("h")
        await told(pilot, "No step of it fails")
        assert app.searched == []


# --- with Lean -------------------------------------------------------------------------------------------------


async def test_what_is_typed_is_judged_by_lean(tmp_path: Path, toolchain: Toolchain) -> None:
    place = find_holes(tmp_path / "A.lean", SWAP)[0]
    async with Engine.open(tmp_path) as engine:

        async def examine(text: str) -> Examination:
            return await engine.examine(place.path, place.text, place.span.start, text, 30)

        app = Stage(nothing, examine)
        async with staged(app) as pilot:
            await edit(pilot, "")
            await pilot.press(*"exact h", "full_stop", "1")
            await shows(pilot, "✗ 1 error")
            await pilot.press("escape", "a")
            await told(pilot, "Lean has not accepted this text")
            await edit(pilot, RIGHT)
            await shows(pilot, "✓ accepted by Lean")
            await pilot.press("escape", "a")
            assert app.accepted == [RIGHT]


async def test_a_failing_step_is_searched_with_lean_and_accepted_as_a_patch(
    tmp_path: Path, toolchain: Toolchain
) -> None:
    file = tmp_path / "A.lean"
    file.write_text(SWAP)
    app = AssistantApp(tmp_path, [tmp_path], use_process=False, seconds=20)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: bool(app.board.rows), "the file is read")
        app.whole_proof(app.board.rows[0].place, WRONG)
        await shows(pilot, "✗ round 1")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen), "the search is shown")
        await shows(pilot, "ended: proved")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ProofScreen), "the proof is shown again")
        await shows(pilot, "✓ accepted by Lean")
        assert editor(pilot).text.startswith("constructor\n· ")
        await pilot.press("escape", "a")
        await until(pilot, lambda: isinstance(app.screen, PatchScreen), "the patch is shown")
        await pilot.press("enter")
        await until(pilot, lambda: "sorry" not in file.read_text(), "the file is written")
        assert file.read_text().startswith(SWAP.replace("sorry\n", "constructor\n  · "))


async def test_a_reservation_goes_with_the_proof_that_is_accepted() -> None:
    # The patch said «accepted by Lean» of what had been audited in place only.
    reserved = Examination(True, in_place=True)
    events = (RoundBegun(1, "scripted"), RoundJudged(1, RIGHT, reserved), WholeEnded("proved", RIGHT, 0.1))
    app = Stage(lambda: writer(*events), by_heart)
    async with staged(app) as pilot:
        await shows(pilot, "✓ proved")
        await pilot.press("a")
        assert (app.accepted, app.reservations) == ([RIGHT], [reserved.reservation])
        assert reserved.reservation
