"""The extension in a real VS Code: what a person does and sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vscode_ext.workbench import Workbench

pytestmark = pytest.mark.asyncio(loop_scope="module")

LeanErrors = Callable[[Path], list[str]]


async def test_ghost_text_appears_after_by_and_tab_inserts_it(
    workbench: Workbench, project: Path, lean_errors: LeanErrors
) -> None:
    async with workbench.window(project, "Begun.lean") as window:
        await window.status("built-in")
        await window.put_cursor("q ∧ p := by", after=True)
        await window.type("\n  ")
        tactic = await window.ghost_text()
        await window.screenshot("ghost-text")
        await window.press("Tab")
        text = await window.save("Begun.lean")
        assert f"q ∧ p := by\n  {tactic}\n" in text
    assert len(lean_errors(project / "Begun.lean")) == 1, "the other theorem has only begun"


async def test_a_lens_over_a_sorry_proves_it(workbench: Workbench, project: Path, lean_errors: LeanErrors) -> None:
    async with workbench.window(project, "Holes.lean") as window:
        assert len(await window.lenses("prove all 2 holes")) == 5
        await window.screenshot("lenses")
        await window.click_lens("⊢ prove")
        await window.until_text(r"double_eq \(n : Nat\) : double n = n \+ n := by\n  (?!sorry)\S")
        await window.screenshot("lens-proved")
        text = await window.save("Holes.lean")
        assert text.count("sorry") == 3
    assert len(lean_errors(project / "Holes.lean")) == 2, "two declarations still have holes"


async def test_a_code_action_inserts_a_suggestion(workbench: Workbench, project: Path, lean_errors: LeanErrors) -> None:
    async with workbench.window(project, "Holes.lean") as window:
        await window.lenses("⊢ prove")
        await window.put_cursor("theorem swap")
        await window.press("ArrowDown End")
        titles = await window.code_actions("closes the goal")
        await window.screenshot("code-actions")
        chosen = next(title for title in titles if "closes the goal" in title)
        await window.choose_code_action(chosen)
        await window.until_text(r"q ∧ p := by\n  (?!sorry)\S")
        text = await window.save("Holes.lean")
        assert text.count("sorry") == 3
        assert chosen.split(" — ")[0].removeprefix("✓ ") in text
    assert not [e for e in lean_errors(project / "Holes.lean") if "sorry" not in e]


async def test_the_panel_shows_goal_suggestions_and_the_search_tree(workbench: Workbench, project: Path) -> None:
    async with workbench.window(project, "Holes.lean") as window:
        await window.lenses("⊢ prove")
        await window.put_cursor("theorem double_eq")
        await window.press("ArrowDown Home")
        await window.panel.show()
        await window.panel.text(r"⊢ double n = n \+ n")
        suggestions = await window.panel.suggestions()
        assert suggestions
        await window.screenshot("panel")
        await window.panel.press("Prove")
        title, *tactics = await window.panel.tree("^✓ .* ★ portfolio$")
        assert title.startswith("▾ ✓ double_eq ⊢ double n = n + n")
        assert any(line.startswith("✓ induction n") for line in tactics)
        await window.until_text(r"double_eq \(n : Nat\) : double n = n \+ n := by\n  induction")
        await window.screenshot("panel-tree")
