"""Neovim with the module of ours: ghost text, searches in a split, status."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.toolchain import Toolchain
from tests.lsp.neovim.client import Neovim
from tests.lsp.test_neovim import TEXT, changed

pytestmark = pytest.mark.asyncio(loop_scope="module")

GHOST = "return require('lean_assistant.ghost').text() or ''"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def neovim(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Neovim]:
    async with Neovim.running(tmp_path_factory.mktemp("neovim"), "plugin.lua") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def edited(neovim: Neovim, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    path = tmp_path_factory.getbasetemp() / "nvim-plugin" / f"{request.node.name}.lean"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, encoding="utf-8")
    await neovim.open(path)
    return path


async def test_ghost_text_comes_in_insert_mode_and_tab_takes_it(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("sorry\n\ntheorem both")
    await neovim.call("nvim_input", "C")  # what stands there is taken away
    tactic = await neovim.until(GHOST)
    await neovim.call("nvim_input", "<Tab>")
    text = await neovim.until("return screen.text()", lambda text: f"q ∧ p := by\n  {tactic}\n" in text)
    await neovim.call("nvim_input", "<Esc>")
    assert text.count("sorry") == 2


async def test_where_there_is_no_ghost_text_tab_is_what_it_was(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("-- 𝕜 and")
    await neovim.call("nvim_input", "i<Tab><Esc>")
    text = await neovim.until("return screen.text()", changed(TEXT))
    assert text == "\t" + TEXT


async def test_a_hole_is_proved_and_its_search_stands_in_the_split(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("sorry\n\ntheorem both")
    await neovim.lua("vim.cmd('LeanAssistant search')")
    await neovim.call("nvim_input", ",ap")
    text = await neovim.until("return screen.text()", changed(TEXT))
    assert "q ∧ p := by\n  sorry" not in text
    lines = await neovim.until(
        "return require('lean_assistant.search').lines()", lambda lines: any("ended: proved" in line for line in lines)
    )
    assert lines[0] == "swap"
    assert lines[1].startswith("✓ ⊢ q ∧ p")


async def test_lenses_come_again_when_the_text_has_changed(neovim: Neovim, edited: Path) -> None:
    await neovim.virtual("codelens", lambda lenses: len(lenses) == 4)
    await neovim.put_cursor("sorry -- second")
    await neovim.call("nvim_input", "dd")
    await neovim.virtual("codelens", lambda lenses: len(lenses) == 2)


async def test_its_health_says_that_the_server_runs(neovim: Neovim, edited: Path) -> None:
    await neovim.lua("vim.cmd('checkhealth lean_assistant')")
    report = await neovim.until("return screen.text()", lambda text: "Lean assistant" in text)
    assert "the server runs" in report
    assert "ERROR" not in report


TOLD = (
    "local told; local notify = vim.notify; vim.notify = function(text) told = text end\n"
    "{}; vim.notify = notify; return told"
)


async def test_alone_the_command_says_what_there_is_and_by_which_keys(neovim: Neovim, edited: Path) -> None:
    told = await neovim.lua(TOLD.format("vim.cmd('LeanAssistant')"))
    assert told.splitlines()[0].startswith(":LeanAssistant declaration | file | insert")
    assert ",ap prove" in told, "the leader that was chosen"


async def test_a_long_message_has_one_line_and_can_be_read_in_full(neovim: Neovim, edited: Path) -> None:
    """One that is longer than the screen is wide has everybody press enter."""
    said = "proved " + "and more " * 60
    show = (
        f"vim.lsp.config.assistant.handlers['window/showMessage'](nil, {{ type = 3, message = [[{said}\nthe end]] }})"
    )
    line = await neovim.lua(TOLD.format(show))
    assert "\n" not in line
    assert len(line) < await neovim.lua("return vim.o.columns") - 12
    assert "the end" in await neovim.lua(TOLD.format("vim.cmd('LeanAssistant')"))


async def test_the_split_explains_itself_and_is_closed(neovim: Neovim, edited: Path) -> None:
    await neovim.lua("vim.cmd('LeanAssistant search'); vim.cmd('wincmd b')")
    explain = "vim.api.nvim_feedkeys('?', 'x', false)"
    assert "✓ proved" in await neovim.lua(TOLD.format(explain))
    await neovim.lua("vim.api.nvim_feedkeys('q', 'x', false)")
    assert await neovim.lua("return vim.fn.bufwinid('lean-assistant://search')") == -1


async def test_what_there_is_not_is_told(neovim: Neovim, edited: Path) -> None:
    told = await neovim.lua(TOLD.format("vim.cmd('LeanAssistant nonsense')"))
    assert "there is no `nonsense`" in told
