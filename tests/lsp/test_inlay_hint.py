"""`textDocument/inlayHint`: the proof that waits, behind its hole."""

import pytest
from lsprotocol import types

from tests.lsp.session import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALL = types.Range(types.Position(0, 0), types.Position(1000, 0))


async def hints(ed: Editor, uri: str, span: types.Range = ALL) -> list[types.InlayHint]:
    params = types.InlayHintParams(types.TextDocumentIdentifier(uri), span)
    return list(await ed.client.text_document_inlay_hint_async(params) or [])


async def proved(ed: Editor, uri: str) -> str:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    return (await ed.request("assistant/prove", **ed.document(uri, hole)))["holes"][0]["proof"]


async def test_without_a_proof_there_is_none(ed: Editor, uri: str) -> None:
    assert await hints(ed, uri) == []


async def test_a_proof_stands_behind_its_hole_and_can_be_inserted(ed: Editor, uri: str) -> None:
    proof = await proved(ed, uri)
    [hint] = await hints(ed, uri)
    assert hint.label == f"✓ {proof}"
    assert hint.position == ed.at(uri, "a + b = b + a := by\n  sorry", after=True)
    [edit] = hint.text_edits or []
    assert edit.new_text == proof
    assert "hints" in ed.refreshed


async def test_only_what_is_seen_is_asked_for(ed: Editor, uri: str) -> None:
    await proved(ed, uri)
    assert await hints(ed, uri, types.Range(types.Position(0, 0), types.Position(2, 0))) == []


async def test_an_edit_below_leaves_it_and_one_above_puts_it_aside_until_lean_has_looked(ed: Editor, uri: str) -> None:
    proof = await proved(ed, uri)
    ed.change(uri, types.Range(ed.at(uri, "-- open"), ed.at(uri, "-- open")), "-- still ")
    assert [h.label for h in await hints(ed, uri)] == [f"✓ {proof}"]
    ed.refreshed.clear()
    ed.change(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "theorem above : True := trivial\n")
    assert await hints(ed, uri) == []
    await ed.until(lambda: "hints" in ed.refreshed, "the second look")
    [hint] = await hints(ed, uri)
    assert hint.position == ed.at(uri, "a + b = b + a := by\n  sorry", after=True)


async def test_what_lean_refuses_in_the_new_text_is_dropped(ed: Editor, uri: str) -> None:
    await proved(ed, uri)
    ed.refreshed.clear()
    # Addition means something else from here on.
    ed.change(
        uri,
        types.Range(types.Position(0, 0), types.Position(0, 0)),
        "local macro_rules | `($a + $b) => `(Nat.sub $a $b)\n",
    )
    assert await hints(ed, uri) == []
    await ed.until(lambda: "hints" in ed.refreshed, "the second look")
    assert await hints(ed, uri) == []


async def test_an_edit_of_the_declaration_drops_it(ed: Editor, uri: str) -> None:
    await proved(ed, uri)
    ed.type(uri, "theorem commute (a b", " c")
    assert await hints(ed, uri) == []
