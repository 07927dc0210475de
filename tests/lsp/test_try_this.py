"""A comment behind a hole asks for a proof; the answer is a diagnostic, in any editor."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from assistant.lean.toolchain import Toolchain
from tests.lsp.session import Editor, editor
from tests.lsp.test_code_lens import ENDLESS, shown
from tests.lsp.test_counterexamples import actions

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry -- try this

theorem plain (p : Prop) (h : p) : p := by
  sorry

theorem wrong (n : Nat) : n = n + 1 := by
  sorry -- try this
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ed(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[Editor]:
    async with editor(tmp_path_factory.mktemp("project"), settings={"search": {"timeout": 30}}) as opened:
        yield opened


def ours(ed: Editor, uri: str) -> dict[int, types.Diagnostic]:
    """Our diagnostics by their line."""
    return {one.range.start.line: one for one in ed.client.diagnostics.get(uri, ()) if one.source == "assistant"}


async def test_the_answer_stands_beside_the_hole_that_asks_and_replaces_it_with_the_comment(ed: Editor) -> None:
    uri = ed.open("Asks.lean", TEXT)
    await ed.until(lambda: {1, 7} <= ours(ed, uri).keys(), "both answers")
    found = ours(ed, uri)
    assert found.keys() == {1, 7}, "nobody asked about `plain`"
    assert found[1].severity is types.DiagnosticSeverity.Information
    assert found[1].code == "try-this"
    assert found[1].message.startswith("Try this: ")
    assert found[7].code == "refuted"
    behind = await actions(ed, uri, ed.at(uri, "try this\n\ntheorem plain"))
    assert any("that was found" in action.title for action in behind), "also where the comment was typed"
    first = next(action for action in await actions(ed, uri, found[1].range.start) if "that was found" in action.title)
    assert first.edit is not None
    assert ed.apply(first.edit)
    tactic = found[1].message.removeprefix("Try this: ")
    assert ed.texts[uri] == TEXT.replace("sorry -- try this", tactic, 1)
    await ed.until(lambda: 1 not in ours(ed, uri), "the answer's end")
    ed.close(uri)


async def test_a_comment_that_is_typed_asks_and_one_that_is_removed_does_not(ed: Editor) -> None:
    uri = ed.open("Typed.lean", TEXT.partition("\n\n")[0].replace(" -- try this", "") + "\n")
    ed.type(uri, "sorry", " -- try this")
    await ed.until(lambda: 1 in ours(ed, uri), "the answer")
    start = ed.at(uri, " -- try this")
    ed.change(uri, types.Range(start, ed.at(uri, " -- try this", after=True)), "")
    await ed.until(lambda: 1 not in ours(ed, uri), "the answer's end")
    ed.close(uri)


async def test_a_search_that_is_stopped_is_not_begun_again_by_an_edit_elsewhere(ed: Editor) -> None:
    uri = ed.open("Stopped.lean", ENDLESS.replace("sorry", "sorry -- try this"))
    stop = await shown(ed, uri, "◌")
    await ed.execute(stop.command, *(stop.arguments or []))
    await shown(ed, uri, "⊢")
    begun = len(ed.statuses)
    ed.change(uri, types.Range(types.Position(2, 0), types.Position(2, 0)), "\n-- below\n")
    other = ed.open("Other.lean", TEXT.partition("\n\n")[0] + "\n")  # which is answered later
    await ed.until(lambda: 1 in ours(ed, other), "the answer there")
    assert not any("unprovable" in job["title"] for status in ed.statuses[begun:] for job in status["running"])


async def test_an_edit_of_the_declaration_begins_the_search_anew(ed: Editor) -> None:
    uri = ed.open("Edited.lean", ENDLESS.replace("sorry", "sorry -- try this"))
    await shown(ed, uri, "◌")
    ed.change(
        uri, types.Range(types.Position(0, 0), types.Position(0, len(ENDLESS.splitlines()[0]))), TEXT.splitlines()[0]
    )
    found = await ed.until(lambda: ours(ed, uri).get(1), "the answer to what it says now")
    assert found.message.startswith("Try this: ")
