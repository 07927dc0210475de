"""The list of models: what is chosen there is written, the engine is told, and it is asked, as far as Lean's word."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.config.load import load
from assistant.language_models import installed_file
from assistant.lean.toolchain import Toolchain
from assistant.model_choice import step_models, whole_writer
from models.cards import Runtime
from models.installed import InstalledModel, write_installed
from tests.standins.model_server_stand_in import CHAT, MODELS, TEXT, ModelServerStandIn, chat, says, streams, text
from tests.tui.support import notices, screen_text, shows, told, until
from tests.tui.whole_app import at
from tui.app import AssistantApp
from tui.models.screen import ModelsScreen
from tui.patch.screen import PatchScreen
from tui.proof.screen import ProofScreen
from tui.search.screen import SearchScreen

FILE = """\
opaque odd : Nat → Nat
axiom odd_spec : odd 3 = 4

theorem needs_it : odd 3 + 1 = 5 := by
  sorry
"""
TACTIC = "exact congrArg (fun k => k + 1) odd_spec"
"""What no built-in prover writes."""


@pytest.fixture(autouse=True)
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "configuration" / "assistant.toml"
    monkeypatch.setenv("ASSISTANT_CONFIG", str(file))
    return file


def configured(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def set_up(name: str, *cards: str, url: str = "http://127.0.0.1:1/v1") -> None:
    write_installed(installed_file(), InstalledModel(name, cards, Runtime.SERVER, url=url, context=4096), name)


async def no_goals(_place: object) -> tuple[object, ...]:
    """Stands in for Lean."""
    return ()


@contextlib.asynccontextmanager
async def opened(tmp_path: Path, *, engine: bool = False) -> AsyncIterator[tuple[AssistantApp, Pilot[None]]]:
    root = tmp_path / "project"
    root.mkdir()
    (root / "File.lean").write_text(FILE)
    app = AssistantApp(root, [root], use_process=False, seconds=60)
    if not engine:
        app._watch_batch = lambda: None  # type: ignore[assignment] # which would open one

        async def no_engine() -> None:
            return None

        app.link.opened = no_engine  # type: ignore[assignment, method-assign]
        app.goals_of = no_goals  # type: ignore[assignment, method-assign]
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: bool(app.board.rows), "the project is read")
        await pilot.press("M")
        await at(pilot, ModelsScreen)
        yield app, pilot


def row(pilot: Pilot[None], name: str) -> str:
    """The row of a model, as it stands on the screen."""
    return next(line for line in screen_text(pilot.app).splitlines() if f" {name} " in line)


async def test_without_a_model_it_says_how_to_set_one_up_and_sees_it_then(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, pilot):
        await shows(pilot, "No model is set up, and none is needed. In a shell, `assistant models add")
        set_up("local", "generic-chat-whole")
        await shows(pilot, "generic-chat-whole")


async def test_a_file_that_cannot_be_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    configured(installed_file(), "[local]\ncards = 3\n")
    async with opened(tmp_path) as (_, pilot):
        await shows(pilot, "`local.cards` is not a list of texts")
        await shows(pilot, "`assistant models list`")


async def test_enter_uses_a_model_for_all_that_it_can(tmp_path: Path) -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    async with opened(tmp_path) as (_, pilot):
        assert row(pilot, "both").count("○") == 2
        await pilot.press("down", "enter")
        await told(pilot, "tactics and whole proofs: both is asked")
        await until(pilot, lambda: row(pilot, "both").count("●") == 2, "it is marked")
        await shows(pilot, "asked for tactics and whole proofs · server · http://127.0.0.1:1/v1")
    settings = load(None).settings
    assert (step_models(settings), whole_writer(settings)) == (("both",), "both")


async def test_letters_use_it_for_one_thing_and_take_it_back(tmp_path: Path) -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    async with opened(tmp_path) as (_, pilot):
        await pilot.press("down", "w")
        await told(pilot, "whole proofs: both is asked")
        assert step_models(load(None).settings) == ()
        await until(pilot, lambda: "●" in row(pilot, "both"), "it is marked")
        await pilot.press("w")
        await told(pilot, "whole proofs: no model is asked")
    assert whole_writer(load(None).settings) == "search"


async def test_what_its_cards_do_not_say_it_is_not_asked_for(tmp_path: Path) -> None:
    set_up("stepper", "bfs-prover-v2-7b")
    async with opened(tmp_path) as (_, pilot):
        assert "–" in row(pilot, "stepper")
        await pilot.press("down", "w")
        await told(pilot, "None of its cards (bfs-prover-v2-7b) says how stepper is asked for whole proofs")


async def test_the_first_row_is_for_no_model(tmp_path: Path, configuration: Path) -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    configured(configuration, '[models]\nsteps = ["both"]\nwhole = "both"\n')
    async with opened(tmp_path) as (_, pilot):
        await pilot.press("enter")
        await told(pilot, "tactics and whole proofs: no model is asked")
        await until(pilot, lambda: row(pilot, "no model").count("●") == 2, "it is marked")
    settings = load(None).settings
    assert (step_models(settings), whole_writer(settings)) == ((), "search")


async def test_the_palette_finds_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await pilot.press("escape", "ctrl+p")
        await pilot.press(*"models")
        await shows(pilot, "Choose which models are asked")
        assert not isinstance(app.screen, ModelsScreen)


# --- with Lean -------------------------------------------------------------------------------------------------


def fenced(proof: str) -> str:
    return f"```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  {proof}\n```"


async def test_a_model_that_is_chosen_writes_a_proof_mends_it_and_has_it_accepted(
    tmp_path: Path, toolchain: Toolchain
) -> None:
    first = (
        "<think>\nodd_spek says it.\n</think>\n```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spek]\n```"
    )
    second = "A typo.\n```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spec]\n```"
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(CHAT, streams(chat(first), chat(finish="stop")), streams(chat(second), chat(finish="stop")))
        set_up("local", "generic-chat-whole", url=server.url)
        async with opened(tmp_path, engine=True) as (app, pilot):
            await pilot.press("down", "enter")
            await told(pilot, "whole proofs: local is asked")
            await pilot.press("escape", "w")
            await at(pilot, ProofScreen)
            await shows(pilot, "✓ proved in ")
            shown = screen_text(app)
            assert "✗ round 1, local" in shown
            assert "✓ round 2, local" in shown
            assert "odd_spek`" in shown, "Lean's word stands at the line"
            assert f"2 rounds, {len(first) + len(second)} characters" in shown
            assert "local, 4 rounds" in shown
            await pilot.press("a")
            await at(pilot, PatchScreen)
            await pilot.press("enter")
            file = app.board.root / "File.lean"
            await until(pilot, lambda: "rw [odd_spec]" in file.read_text(), "the file is written")
        assert "odd_spek" in server.bodies(CHAT)[1]["messages"][-1]["content"]


async def test_a_hint_reaches_the_model(tmp_path: Path, toolchain: Toolchain) -> None:
    answer = fenced("rw [odd_spec]")
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(CHAT, streams(chat("I cannot."), chat(finish="stop")), streams(chat(answer), chat(finish="stop")))
        set_up("local", "generic-chat-whole", url=server.url)
        async with opened(tmp_path, engine=True) as (_, pilot):
            await pilot.press("down", "enter")
            await told(pilot, "whole proofs: local is asked")
            await pilot.press("escape", "w")
            await shows(pilot, "✓ proved in ")
            await pilot.press("i", *"the axiom", "enter")
            await shows(pilot, "hint: the axiom")
            await until(pilot, lambda: len(server.bodies(CHAT)) == 3, "it is asked again")
        assert "the axiom" in server.bodies(CHAT)[2]["messages"][-1]["content"]


async def test_a_models_tactic_stands_in_the_tree_with_its_name(
    tmp_path: Path, toolchain: Toolchain, configuration: Path
) -> None:
    configured(configuration, '[provers]\nwithout = ["portfolio", "premises", "neighbours", "inductions"]\n')
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(TEXT, streams(text(TACTIC), text("", "stop")))
        set_up("local", "bfs-prover-v2-7b", url=server.url)
        async with opened(tmp_path, engine=True) as (_, pilot):
            await pilot.press("down", "t")
            await told(pilot, "tactics: local is asked")
            await pilot.press("escape", "enter")
            await at(pilot, SearchScreen)
            await until(
                pilot,
                lambda: any(TACTIC[:20] in line and "local" in line for line in screen_text(pilot.app).splitlines()),
                "its tactic is in the tree",
            )


async def test_a_model_that_is_not_there_any_more_is_told_with_what_there_is(
    tmp_path: Path, toolchain: Toolchain, configuration: Path
) -> None:
    set_up("other", "generic-chat-whole")
    configured(configuration, '[models]\nwhole = "gone"\n')
    async with opened(tmp_path, engine=True) as (app, pilot):
        await pilot.press("escape", "w")
        await at(pilot, ProofScreen)
        await shows(pilot, "! no model is called gone here")
        assert "There are: other." in screen_text(app)
        assert "Traceback" not in notices(app)
