"""How every screen looks at three sizes. The searches are recorded ones, so what is shown is what happened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.verify.examination import Examination, ProofMessage
from assistant.model_choice import ModelChoice, Use
from assistant.refute.refutation import Refutation
from assistant.search.outcome import INTERRUPTED, Outcome, OutcomeStatus
from assistant.search.tree import Tree
from assistant.sorries.batch import Batch, BatchHole
from assistant.sorries.patch import apply_proofs
from assistant.whole_proofs.events import RoundBegun, RoundJudged, TextWritten, WholeEnded, WholeEvent
from tests.search.export.trees import half_false
from tests.tui.support import SIZES, check_snapshot, recorded, screen_text, until
from tui.app import AssistantApp
from tui.batch.screen import BatchScreen
from tui.models.screen import ModelsScreen
from tui.patch.history import Written
from tui.patch.screen import PatchScreen
from tui.project.holes import HoleStatus
from tui.project.screen import ProjectScreen
from tui.proof.rounds import Asking
from tui.proof.screen import ProofScreen
from tui.search.exploration import Exploration
from tui.search.screen import SearchScreen

ENDS = (min(SIZES), max(SIZES))
"""The smallest size and the largest one."""

pytestmark = pytest.mark.parametrize(
    "size",
    [
        pytest.param(
            (width, height), id=f"{width}x{height}", marks=() if (width, height) in ENDS else pytest.mark.thorough
        )
        for width, height in SIZES
    ],
)
Size = tuple[int, int]


class Stage(App[None]):
    """Shows one screen, as the app would."""

    CSS = AssistantApp.CSS

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        self._shown = screen

    def on_mount(self) -> None:
        self.push_screen(self._shown)


async def shown(screen: Screen[None], size: Size, name: str, *keys: str) -> None:
    """Shows a screen, presses keys, and compares."""
    app = Stage(screen)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        nothing_lies_to_the_right(app)
        check_snapshot(app, name)


def nothing_lies_to_the_right(app: App[None]) -> None:
    """No widget has to be scrolled to the right, and scrollbars are one column wide."""
    for widget in app.screen.walk_children():
        assert not (widget.show_horizontal_scrollbar and widget.scrollbar_size_horizontal), widget
        assert widget.scrollbar_size_vertical <= 1, widget


async def settled(pilot: Pilot[None]) -> None:
    """Until nothing changes on the screen any more; on a busy machine a frame may take its time."""
    same, before = 0, ""
    async with asyncio.timeout(60.0):
        while same < 3:
            await pilot.pause(0.15)
            now = screen_text(pilot.app)
            same, before = (same + 1, now) if now == before else (0, now)


@pytest.fixture
def place() -> Place:
    path = Path("Trees.lean")
    text = read_source(Path(__file__).parent.parent / "projects" / "tui" / "Trees.lean").text
    return find_holes(path, text)[0]


async def goals_of(_place: Place) -> Sequence[Goal]:
    """Stands in for Lean."""
    hypotheses = (Hypothesis(("t",), "T"), Hypothesis(("acc",), "List Nat"))
    return (Goal("", hypotheses, "t.flatAcc acc = t.flat ++ acc"),)


# --- the project -----------------------------------------------------------------------------------------------


async def project(folder: Path, size: Size, name: str, *keys: str) -> None:
    app = AssistantApp(folder, [folder], use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment] # no engine: this is about what the files tell
    app.goals_of = goals_of  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ProjectScreen)
        await until(pilot, lambda: screen._read_once, "the files are read")
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        nothing_lies_to_the_right(app)
        check_snapshot(app, name)


async def test_project(lean_project: Callable[[str], Path], size: Size) -> None:
    await project(lean_project("tui"), size, "project", "down", "down", "down")


async def test_project_filtered(lean_project: Callable[[str], Path], size: Size) -> None:
    await project(lean_project("tui"), size, "project-filtered", "space", "slash", *"trees", "enter")


async def test_project_without_holes(tmp_path: Path, size: Size) -> None:
    folder = tmp_path / "done"
    folder.mkdir()
    (folder / "Done.lean").write_text("theorem t : True := trivial\n")
    await project(folder, size, "project-without-holes")


NEGATION = "example : ¬ (∀ (xs : List Nat), xs.length > 2) :=\n  fun c => absurd (@c []) (by decide)"


async def test_project_with_what_is_false(lean_project: Callable[[str], Path], size: Size) -> None:
    folder = lean_project("tui")
    (folder / "Logic.lean").write_text("theorem longer (xs : List Nat) : xs.length > 2 := by\n  sorry\n")
    app = AssistantApp(folder, [folder], use_process=False)
    app._watch_batch = lambda: None  # type: ignore[assignment] # no engine: this is about what is drawn
    app.goals_of = goals_of  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(app.board.rows), "the files are read")
        key = app.board.rows[0].key
        app.board.note(key, HoleStatus.REFUTED, "", "false for xs = []", 0.3, negation=NEGATION)
        await settled(pilot)
        check_snapshot(app, "project-refuted")


# --- the search ------------------------------------------------------------------------------------------------


async def test_search_that_found_a_proof(size: Size) -> None:
    exploration = Exploration.of_tree("accumulator.msgpack", recorded("accumulator"))
    await shown(SearchScreen(exploration), size, "search-proved", "4")


async def test_search_with_the_goal_of_a_state(size: Size) -> None:
    exploration = Exploration.of_tree("accumulator.msgpack", recorded("accumulator"))
    await shown(SearchScreen(exploration), size, "search-goal", "down", "down", "down", "down")


async def test_search_with_what_was_tried(size: Size) -> None:
    exploration = Exploration.of_tree("fermat.msgpack", recorded("fermat"))
    await shown(SearchScreen(exploration), size, "search-tried", "2", "tab", "tab", "down", "down")


async def test_search_with_folded_rows(size: Size) -> None:
    exploration = Exploration.of_tree("accumulator.msgpack", recorded("accumulator"))
    await shown(SearchScreen(exploration), size, "search-folded", "down", "left", "slash", *"unfold", "enter")


async def test_search_of_what_is_false(size: Size) -> None:
    exploration = Exploration.of_tree("false.msgpack", recorded("false"))
    await shown(SearchScreen(exploration), size, "search-refuted", "4")


async def test_search_in_which_a_state_is_false(size: Size) -> None:
    exploration = Exploration.of_tree("half.msgpack", Tree(half_false()))
    await shown(SearchScreen(exploration), size, "search-false-state", "down", "down")


async def test_help(size: Size) -> None:
    exploration = Exploration.of_tree("puzzle.msgpack", recorded("puzzle"))
    await shown(SearchScreen(exploration), size, "help", "question_mark")


# --- a whole proof ---------------------------------------------------------------------------------------------

WRONG = "induction t with\n| leaf => rfl\n| node l x r ihl ihr => omega"
RIGHT = "induction t generalizing acc <;> simp_all [flat, flatAcc]"
REFUSED = Examination(
    False, (), ("1 error",), messages=(ProofMessage(3, 25, "error", "omega could not prove the goal"),)
)


async def scripted_writer() -> AsyncGenerator[WholeEvent, None]:
    yield RoundBegun(1, "scripted")
    for piece in WRONG.splitlines(keepends=True):
        yield TextWritten(1, piece)
    yield RoundJudged(1, WRONG, REFUSED)
    yield RoundBegun(2, "scripted")
    yield TextWritten(2, RIGHT)
    yield RoundJudged(2, RIGHT, Examination(True, ("propext",), kernel=True))
    yield WholeEnded("proved", RIGHT, 3.2)


def proof_screen(
    place: Place, writer: Callable[[], AsyncGenerator[WholeEvent, None]] = scripted_writer, name: str = "search"
) -> ProofScreen:
    async def examine(text: str) -> Examination:
        return REFUSED if text == WRONG else Examination(True, ("propext",), kernel=True)

    async def search(_place: Place) -> str:
        return ""

    def write(_asking: Asking) -> AsyncGenerator[WholeEvent, None]:
        return writer()

    def accept(*_: object) -> None:
        raise AssertionError("nobody accepts it")

    title = "T.flatAcc_eq — Trees.lean:19"
    return ProofScreen(title, place, write, examine, search, accept, writer=lambda: name, clock=lambda: 0.0)


async def test_whole_proof_in_rounds(place: Place, size: Size) -> None:
    await shown(proof_screen(place), size, "proof")


async def test_whole_proof_edited(place: Place, size: Size) -> None:
    await shown(proof_screen(place), size, "proof-edited", "e")


THOUGHT = "<think>\nInduction on t; acc has to be general.\n</think>\nThe proof is by induction.\n"


async def model_writer() -> AsyncGenerator[WholeEvent, None]:
    yield RoundBegun(1, "qwen")
    yield TextWritten(1, f"{THOUGHT}```lean4\n{WRONG}\n```")
    yield RoundJudged(1, WRONG, REFUSED)
    yield RoundBegun(2, "qwen")
    yield TextWritten(2, f"{THOUGHT}```lean4\n{RIGHT}\n")
    await asyncio.Event().wait()


async def test_whole_proof_by_a_model(place: Place, size: Size) -> None:
    await shown(proof_screen(place, model_writer, "qwen"), size, "proof-by-model")


# --- models ----------------------------------------------------------------------------------------------------


async def test_models(size: Size) -> None:
    models = (
        ModelChoice("qwen", "server", "http://127.0.0.1:8080/v1", ("generic-chat-step", "generic-chat-whole"),
                    (Use.STEPS, Use.WHOLE), (Use.WHOLE,)),
        ModelChoice("bfs-prover", "llama.cpp", "/models/bfs-prover-v2-7b.gguf", ("bfs-prover-v2-7b",),
                    (Use.STEPS,), ()),
    )  # fmt: skip

    async def choose(_name: str, _uses: tuple[Use, ...]) -> None:
        raise AssertionError("nobody chooses")

    await shown(ModelsScreen(lambda: models, choose), size, "models", "down")


# --- batch and patch -------------------------------------------------------------------------------------------


async def test_batch(size: Size) -> None:
    path = Path("Trees.lean")
    refutation = Refutation((("xs", "[]"),), "exact fun c => absurd (@c []) (by decide)", NEGATION, True)
    false = Outcome(OutcomeStatus.REFUTED, seconds=0.3, reason=refutation.words, refutation=refutation)
    late = Outcome(OutcomeStatus.TIMED_OUT, seconds=30.0, reason="time ran out")
    holes = (
        BatchHole(path, 400, 19, "T.flatAcc_eq", 1.0, Outcome(OutcomeStatus.PROVED, RIGHT, ("portfolio",), 4.2)),
        BatchHole(path, 500, 22, "T.mirror_flat", 1.0, late),
        BatchHole(path, 600, 25, "T.puzzle", 0.0, INTERRUPTED),
        BatchHole(Path("Logic.lean"), 40, 2, "longer", 1.0, false),
    )
    batch = Batch(1, 0.0, 41.0, 30.0, 2, "stopped", holes)
    screen = BatchScreen(lambda: batch, str, lambda: None, lambda: None)
    await shown(screen, size, "batch", "down", "down", "down")


async def test_patch(place: Place, size: Size) -> None:
    after = apply_proofs(place.text, [(place, RIGHT)])
    patch = Written(Path("/project/Trees.lean"), place.text, after, "T.flatAcc_eq")
    screen = PatchScreen([patch], Path("/project"), "✓ accepted by Lean")
    await shown(screen, size, "patch")  # type: ignore[arg-type]
