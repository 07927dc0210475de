"""`textDocument/codeAction`: insert what is verified, search, close what is around."""

import pytest
from lsprotocol import types

from tests.lsp.session import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")


Action = types.CodeAction | types.Command
"""The client's library takes an action that carries a command for a command."""


async def actions(
    ed: Editor, uri: str, position: types.Position, *, invoked: bool = True, only: list[str] | None = None
) -> list[Action]:
    kind = types.CodeActionTriggerKind
    context = types.CodeActionContext([], only=only, trigger_kind=kind.Invoked if invoked else kind.Automatic)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(position, position), context)
    return list(await ed.client.text_document_code_action_async(params) or [])


async def known_actions(ed: Editor, uri: str) -> list[Action]:
    """Those at the first hole when its suggestions are known, for which a menu waits a moment only."""
    position = ed.at(uri, "sorry\n\ntheorem twice")
    await ed.request("assistant/suggest", **ed.document(uri, position))
    return await actions(ed, uri, position)


async def test_a_hole_offers_tactics_that_close_it_and_searches(ed: Editor, uri: str) -> None:
    titles = [a.title for a in await known_actions(ed, uri)]
    assert titles[0].startswith("✓ ")
    assert titles[0].endswith("closes the goal")
    assert titles[-2:] == ["⊢ Search for a proof", "⊢ Prove all 6 holes of this file"]


async def test_choosing_one_puts_it_in_place_of_the_hole(ed: Editor, uri: str) -> None:
    first, *_ = await known_actions(ed, uri)
    assert isinstance(first, types.CodeAction)
    assert first.is_preferred
    assert first.edit is not None
    tactic = first.title.removeprefix("✓ ").partition(" — ")[0]
    assert ed.apply(first.edit)
    assert f"a + b = b + a := by\n  {tactic}\n\ntheorem twice" in ed.texts[uri]


async def test_an_edit_is_of_one_version_only(ed: Editor, uri: str) -> None:
    first, *_ = await known_actions(ed, uri)
    assert isinstance(first, types.CodeAction)
    assert first.edit is not None
    ed.change(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "\n")
    assert not ed.apply(first.edit)


async def test_several_holes_of_a_declaration_can_be_proved_together(ed: Editor, uri: str) -> None:
    titles = [a.title for a in await actions(ed, uri, ed.at(uri, "have same"))]
    assert "⊢ Prove all 2 holes of twice" in titles


async def test_a_cursor_between_tactics_is_a_place_too(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  ")
    found = await actions(ed, uri, cursor)
    assert all(action.title.startswith(("✓", "→")) for action in found[:-1])
    assert found[-1].title == "⊢ Search for a proof"


async def test_a_moved_cursor_does_not_wait_for_suggestions(ed: Editor, uri: str) -> None:
    ed.type(uri, "theorem wrong :", " 0 = 1 ∧")
    titles = [a.title for a in await actions(ed, uri, ed.at(uri, "sorry\n\ndef collatz"), invoked=False)]
    assert "⊢ Search for a proof" in titles


async def test_elsewhere_and_for_other_kinds_there_is_none(ed: Editor, uri: str) -> None:
    assert await actions(ed, uri, ed.at(uri, "def collatz")) == []
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    assert await actions(ed, uri, hole, only=["source.organizeImports"]) == []
    assert await actions(ed, uri, hole, only=["quickfix"])


async def test_a_proof_that_was_found_is_offered_first(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    found = (await ed.request("assistant/prove", **ed.document(uri, hole), seconds=60))["holes"][0]
    assert found["status"] == "proved", found
    proof = found["proof"]
    first, *_ = await actions(ed, uri, hole)
    assert first.title == f"✓ {proof} — the proof that was found"
