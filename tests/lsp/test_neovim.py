"""An editor that knows nothing of us: Neovim, with a dozen lines of configuration."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.toolchain import Toolchain
from tests.lsp.neovim.client import Neovim

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
-- 𝕜 and α are letters
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem both (n : Nat) : n + 0 = n ∧ 0 + n = n := by
  constructor
  · sorry -- first
  · sorry -- second
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def neovim(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Neovim]:
    async with Neovim.running(tmp_path_factory.mktemp("neovim")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def edited(neovim: Neovim, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A file of the test's own, open."""
    path = tmp_path_factory.getbasetemp() / "nvim" / f"{request.node.name}.lean"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, encoding="utf-8")
    await neovim.open(path)
    return path


def changed(before: str) -> Callable[[str], bool]:
    return lambda text: text != before


async def test_hover_over_a_sorry_shows_its_goal(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("sorry\n\ntheorem both")
    assert "⊢ q ∧ p" in await neovim.until("return screen.hover()")


async def test_a_code_action_inserts_a_suggestion(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("sorry -- first")
    title = await neovim.until("return screen.take_code_action('closes the goal')")
    text = await neovim.until("return screen.text()", changed(TEXT))
    assert text == TEXT.replace("sorry -- first", title.partition(" — ")[0].removeprefix("✓ ") + " -- first")


async def test_lenses_stand_over_the_holes(neovim: Neovim, edited: Path) -> None:
    found = await neovim.virtual("codelens", lambda lenses: len(lenses) == 4)
    assert found == [(3, "⊢ prove"), (5, "⊢ prove all 2 holes"), (7, "⊢ prove"), (8, "⊢ prove")]


async def test_a_lens_proves_its_hole(neovim: Neovim, edited: Path) -> None:
    await neovim.virtual("codelens", lambda lenses: (3, "⊢ prove") in lenses)
    await neovim.put_cursor("sorry\n\ntheorem both")
    await neovim.lua("vim.lsp.codelens.run()")
    text = await neovim.until("return screen.text()", changed(TEXT))
    assert text.count("sorry") == 2
    assert "q ∧ p := by\n  sorry" not in text


async def test_the_server_s_command_closes_a_declaration_with_one_edit(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("theorem both")
    await neovim.lua(
        "local at = vim.lsp.util.make_position_params(0, 'utf-16')\n"
        "vim.lsp.get_clients({name = 'assistant'})[1]:exec_cmd(\n"
        "  {command = 'assistant.server.closeDeclaration', arguments = {at.textDocument.uri, at.position}})"
    )
    text = await neovim.until("return screen.text()", changed(TEXT))
    assert text.count("sorry") == 1
    assert "q ∧ p := by\n  sorry" in text


async def test_a_proof_that_was_found_stands_behind_its_hole_as_a_hint(neovim: Neovim, edited: Path) -> None:
    await neovim.put_cursor("sorry\n\ntheorem both")
    await neovim.lua(
        "local at = vim.lsp.util.make_position_params(0, 'utf-16')\n"
        "vim.lsp.get_clients({name = 'assistant'})[1]:request('assistant/prove', at, function() end)"
    )
    [(line, hint)] = await neovim.virtual("inlayhint", lambda hints: len(hints) == 1)
    assert line == 3
    assert hint.startswith("✓ ")
    assert await neovim.text() == TEXT
