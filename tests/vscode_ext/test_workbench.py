"""The extension in a real VS Code: what a person does and sees."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.config.files import FILE_VARIABLE
from models.cards import Runtime
from models.installed import FILE_NAME, InstalledModel, write_installed
from tests.conftest import PROJECTS
from tests.standins.model_server_stand_in import CHAT, MODELS, ModelServerStandIn, chat, says, streams
from tests.vscode_ext.processes import AT_REST, engine, language_servers, lean_workers, load, until_at_rest
from tests.vscode_ext.workbench import Driver, Window, Workbench

pytestmark = pytest.mark.asyncio(loop_scope="module")

LeanErrors = Callable[[Path], list[str]]
DOUBLE_EQ_PROVED = r"double_eq \(n : Nat\) : double n = n \+ n := by\n  (?!sorry)\S"
SWAP_PROVED = r"q ∧ p := by\n  (?!sorry)\S"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(workbench: Workbench, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Window]:
    """One that is open all day, on a project of its own; each test edits another file there."""
    project = tmp_path_factory.mktemp("day") / "editor"
    shutil.copytree(PROJECTS / "editor", project)
    for name in ("Lens.lean", "Action.lean", "Hover.lean", "Panel.lean", "Click.lean"):
        shutil.copy(project / "Holes.lean", project / name)
    shutil.copy(project / "Begun.lean", project / "Crash.lean")
    async with workbench.window(project) as opened:
        yield opened


async def test_ghost_text_appears_after_by_and_tab_inserts_it(window: Window, lean_errors: LeanErrors) -> None:
    async with window.editing("Begun.lean"):  # whose server is still starting
        assert await window.colour("theorem") != await window.colour("and_swap")
        await window.status("Lean: built-in")  # from then on a new line is indented
        await window.panel.text("Begun.lean")  # it has opened by itself, and leaves the focus where it is
        await window.put_cursor("q ∧ p := by", after=True)
        await window.type("\n")
        tactic = await window.ghost_text()
        await window.screenshot("ghost-text")
        await window.press("Tab")
        text = await window.save("Begun.lean")
        assert f"q ∧ p := by\n  {tactic}\n" in text
    assert len(lean_errors(window.folder / "Begun.lean")) == 1, "the other theorem has only begun"


async def test_ghost_text_appears_where_the_cursor_is_put(window: Window) -> None:
    async with window.editing("Empty.lean"):
        await window.put_cursor("q ∧ p := by")
        await window.press("ArrowDown End")
        assert await window.ghost_text()


async def test_ghost_text_at_a_sorry_takes_its_place(window: Window) -> None:
    before, _, after = (window.folder / "Holes.lean").read_text(encoding="utf-8").rpartition("sorry")
    async with window.editing("Holes.lean"):
        await window.put_cursor("theorem swap")
        await window.press("ArrowDown Home")
        tactic = (await window.ghost_text()).rstrip()  # a blank keeps it apart from the hole
        await window.press("Tab")
        assert await window.save("Holes.lean") == before + tactic + after


async def test_a_lens_over_a_sorry_proves_it(window: Window, lean_errors: LeanErrors) -> None:
    async with window.editing("Lens.lean"):
        lenses = await window.lenses("⊢ prove all 2 holes")
        assert sorted(lenses) == ["⊢ prove"] * 4 + ["⊢ prove all 2 holes"]
        await window.screenshot("lenses")
        await window.click_lens("⊢ prove", below="theorem double_eq")
        await window.until_text(DOUBLE_EQ_PROVED)
        await window.screenshot("lens-proved")
        await window.click_lens("⊢ prove all 2 holes", below="double_eq")
        await window.until_text(r"constructor\n  · (?!sorry).+\n  · (?!sorry)")
        text = await window.save("Lens.lean")
        assert text.count("sorry") == 1
    assert len(lean_errors(window.folder / "Lens.lean")) == 1, "one declaration still has a hole"


async def test_a_code_action_inserts_a_suggestion(window: Window, lean_errors: LeanErrors) -> None:
    async with window.editing("Action.lean"):
        await window.lenses("⊢ prove")
        await window.put_cursor("theorem swap")
        await window.press("ArrowDown End")
        titles = await window.code_actions("closes the goal")
        await window.screenshot("code-actions")
        chosen = next(title for title in titles if "closes the goal" in title)
        await window.choose_code_action(chosen)
        await window.until_text(SWAP_PROVED)
        text = await window.save("Action.lean")
        assert text.count("sorry") == 3
        assert chosen.split(" — ")[0].removeprefix("✓ ") in text
    assert all("sorry" in error for error in lean_errors(window.folder / "Action.lean"))


async def test_hover_over_a_sorry_shows_its_goal_and_what_was_found(window: Window) -> None:
    async with window.editing("Hover.lean"):
        await window.put_cursor("theorem swap")
        await window.press("ArrowDown Home")
        assert "✓ simp_all" in await window.hover("⊢ q ∧ p")
        await window.screenshot("hover")
        await window.press("Escape")


async def test_the_panel_shows_goal_suggestions_and_the_search_tree(window: Window) -> None:
    async with window.editing("Panel.lean"):
        await window.lenses("⊢ prove")
        await window.put_cursor("theorem double_eq")
        await window.press("ArrowDown Home")
        await window.panel.show()
        await window.panel.text(r"⊢ double n = n \+ n")
        assert await window.panel.suggestions()
        await window.screenshot("panel")
        assert await window.panel.why("Stop") == "Nothing runs."
        await window.panel.press("Prove")
        await window.until_text(DOUBLE_EQ_PROVED)
        await window.panel.text("Proved in .* and inserted.*HISTORY")
        tree = await window.panel.tree("^▾ ✓ double_eq ⊢ double n = n [+] n")
        assert any(line.startswith("✓ ") and line.endswith("★") for line in tree)
        assert await window.panel.why("Expand") == "It is proved."
        assert await window.panel.why("Prove") == "There is nothing left to prove here."
        await window.screenshot("panel-tree")


async def test_a_click_in_the_panel_inserts_a_suggestion(window: Window) -> None:
    async with window.editing("Click.lean"):
        await window.put_cursor("theorem swap")
        await window.press("ArrowDown Home")
        await window.panel.show()
        await window.panel.text("⊢ q ∧ p")
        tactic = await window.panel.insert()
        await window.until_text(SWAP_PROVED)
        assert f"q ∧ p := by\n  {tactic}" in "\n".join(await window.lines())


async def test_a_search_that_finds_nothing_is_ended_by_a_tactic_of_ones_own(window: Window) -> None:
    async with window.editing("Square.lean"):
        await window.put_cursor("theorem square")
        await window.press("ArrowDown Home")
        await window.panel.show()
        await window.panel.text("⊢ ∃ n, n [*] n = 1522756")
        await window.panel.press("Pin")
        await window.panel.press("Prove")
        await window.panel.tree("^▾ ○ square")
        await window.put_cursor("/-! A goal")
        await window.panel.text("Square.lean:4:3.*pinned.*of 30 s.*searching")
        await window.screenshot("search")
        await window.panel.press("Try…")
        await window.panel.fill("Your own tactic for the chosen state", "exact ⟨1234, rfl⟩")
        await window.until_text(r"= 1522756 := by\n  exact ⟨1234, rfl⟩")
        await window.panel.text("Proved and inserted")
        await window.panel.press("Unpin")
        await window.panel.text("Square.lean:1:1")
        await window.screenshot("steered")


async def test_a_proof_that_runs_is_cancelled_and_stops(window: Window) -> None:
    async with window.editing("Endless.lean"):
        await window.click_lens("⊢ prove", below="theorem unprovable")
        await window.status("Proving unprovable")
        running = await window.notification("Proving unprovable")
        assert "Cancel" in running.buttons
        assert await load(lean_workers(window.folder)) > AT_REST
        await window.screenshot("proving")
        await window.press_button("Proving unprovable", "Cancel")
        assert (await window.notification("^Stopped")).message == "Stopped."
        await window.status("built-in")
        await until_at_rest(window.folder)
        assert "  sorry" in await window.lines()


async def test_the_menu_of_the_status_bar_stops_what_runs(window: Window) -> None:
    async with window.editing("Endless.lean"):
        await window.click_lens("⊢ prove", below="theorem unprovable")
        await window.status("Proving unprovable")
        await window.choose_in_menu("Stop: Proving unprovable")
        await window.status("built-in")
        await until_at_rest(window.folder)


@pytest.mark.thorough
async def test_a_model_is_chosen_and_its_proof_is_seen_in_rounds_and_inserted(
    driver: Driver, home: Path, package: Path, project: Path, lean_errors: LeanErrors
) -> None:
    proof = "```lean4\ntheorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  {}\n```"
    wrong, right = proof.format("exact ⟨h.1, h.2⟩"), proof.format("exact ⟨h.2, h.1⟩")
    configuration = home / "models" / "assistant.toml"
    configuration.parent.mkdir()
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(CHAT, streams(chat(wrong), chat(finish="stop")), streams(chat(right), chat(finish="stop")))
        model = InstalledModel("local", ("generic-chat-whole",), Runtime.SERVER, url=server.url, context=4096)
        write_installed(configuration.parent / FILE_NAME, model, model.name)
        environment = {FILE_VARIABLE: str(configuration)}
        async with (
            Workbench.running(driver, home / "with-model", [package], environment=environment) as workbench,
            workbench.window(project) as window,
            window.editing("Holes.lean"),
        ):
            await window.lenses("⊢ prove")
            await window.model("no model")
            await window.choose_in_menu("Choose the language model")
            await window.pick("local")
            await window.model("local")
            await window.put_cursor("theorem swap")
            await window.press("ArrowDown Home")
            await window.panel.show()
            await window.panel.text("⊢ q ∧ p")
            await window.panel.press("Write")
            await window.until_text(r"q ∧ p := by\n  exact ⟨h\.2, h\.1⟩")
            shown = await window.panel.text("Written by local and inserted")
            assert "✓ round 2: accepted by Lean" in shown
            assert "✗ round 1: " in shown
            await window.screenshot("whole")
            settings = (project / ".vscode" / "settings.json").read_text(encoding="utf-8")
            assert json.loads(settings) == {"assistant.models.whole": "local"}


async def test_a_server_that_is_killed_is_reported_and_comes_back(window: Window, driver: Driver) -> None:
    async with window.editing("Crash.lean"):
        await window.status("built-in")
        [server] = language_servers(driver.pid, window.folder)
        server.kill()
        said = await window.notification("ended unexpectedly")
        await window.screenshot("crash")
        assert "signal SIGKILL" in said.message
        assert "Show Log" in said.buttons
        await window.status("built-in")
        [again] = language_servers(driver.pid, window.folder)
        assert again.pid != server.pid
        await window.put_cursor("q ∧ p := by", after=True)
        await window.type("\n  ")
        assert await window.ghost_text()


@pytest.mark.thorough
async def test_two_windows_share_the_engine_of_a_project(workbench: Workbench, driver: Driver, project: Path) -> None:
    async with workbench.window(project, "Holes.lean") as one:
        await one.lenses("⊢ prove")
        serving = engine(project)
        async with workbench.window(project, "Begun.lean") as other:
            await other.status("built-in")
            assert len(language_servers(driver.pid, project)) == 2
            await one.click_lens("⊢ prove", below="theorem double_eq")
            await other.put_cursor("q ∧ p := by", after=True)
            await other.type("\n  ")
            assert await other.ghost_text()
            await one.until_text(DOUBLE_EQ_PROVED)
        await one.click_lens("⊢ prove", below="theorem swap")
        await one.until_text(SWAP_PROVED)
        assert engine(project) == serving


async def test_nothing_is_started_in_a_workspace_that_is_not_trusted(
    guarded: Workbench, driver: Driver, project: Path
) -> None:
    async with guarded.window(project, "Begun.lean") as window:
        await window.answer_dialog("No, I don't trust the authors")
        await window.status("restricted")
        await window.panel.show()
        await window.panel.text("Nothing is started in a workspace that is not trusted")
        await window.screenshot("untrusted")
        assert language_servers(driver.pid, project) == []
        await window.panel.press("Manage Trust…")
        await window.trust()
        await window.status("built-in")
        assert len(language_servers(driver.pid, project)) == 1


@pytest.mark.thorough
async def test_a_missing_assistant_is_told_with_what_can_be_done(
    without_assistant: Workbench, driver: Driver, project: Path
) -> None:
    async with without_assistant.window(project, "Begun.lean") as window:
        said = await window.notification("not installed")
        await window.status("not installed")
        await window.screenshot("missing")
        assert {"Install", "Choose…", "Show Log"} <= set(said.buttons)
        await window.press_button("not installed", "Install")
        assert "pip install" in await window.asked()
        await window.screenshot("install")
        await window.press("Escape")
        assert language_servers(driver.pid, project) == []


async def test_beside_lean_s_own_extension_there_is_ghost_text_and_the_goal_is_taken_from_there(
    beside_lean: Workbench, project: Path
) -> None:
    async with beside_lean.window(project, "Begun.lean") as window:
        await window.status("built-in")
        await window.put_cursor("q ∧ p := by", after=True)
        await window.type("\n  ")
        assert await window.ghost_text()
        await window.panel.show()
        await window.panel.text("⊢ answer = of_the_stand_in")
        await window.screenshot("beside-lean")
        await window.command("Stand-in: Stop Its Server")
        await window.put_cursor("theorem add_swap")
        await window.panel.text("Begun.lean:6:1")
        await window.put_cursor("q ∧ p := by", after=True)
        await window.press("ArrowDown End")
        await window.panel.text("⊢ q ∧ p")
