"""`textDocument/hover`: on a hole and on `by` the goal, what was found, and what the last search came to."""

import pytest
from lsprotocol import types

from tests.lsp.session import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def hover(ed: Editor, uri: str, position: types.Position) -> str:
    found = await ed.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), position))
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


async def test_a_hole_shows_its_goal_and_what_was_found(ed: Editor, uri: str) -> None:
    text = await hover(ed, uri, ed.at(uri, "sorry\n\ntheorem twice"))
    assert text.startswith("```lean4\na b : Nat\n⊢ a + b = b + a\n```")
    assert "- ✓ `omega` (portfolio)" in text
    assert " tried" in text


async def test_by_shows_the_goal_behind_it(ed: Editor, uri: str) -> None:
    text = await hover(ed, uri, ed.at(uri, "y\n\ntheorem commute"))
    assert "h : p ∧ q\n⊢ q ∧ p" in text


async def test_it_says_how_the_last_search_ended(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry -- open")
    await ed.request("assistant/prove", **ed.document(uri, hole), seconds=1)
    text = await hover(ed, uri, hole)
    assert "**No proof found**" in text
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    await ed.request("assistant/prove", **ed.document(uri, hole))
    assert "**Proof found**" in await hover(ed, uri, hole)


async def test_elsewhere_there_is_none(ed: Editor, uri: str) -> None:
    for mark in ("A conjunction", "theorem swap", "k + 1, n", "-- 𝕜"):
        assert await hover(ed, uri, ed.at(uri, mark)) == ""


async def test_behind_letters_of_two_units(ed: Editor, uri: str) -> None:
    ed.type(uri, "𝕜 ∧ x = x :=", " /- 𝕜𝕜 -/")
    by = ed.at(uri, "y\n  constructor")
    assert "⊢ 𝕜 ∧ x = x" in await hover(ed, uri, by)
    assert await hover(ed, uri, types.Position(by.line, by.character - 5)) == ""
