"""`textDocument/codeLens`: over every hole, and over a declaration with several."""

import asyncio
import re

import pytest
from lsprotocol import types

from tests.lsp.session import Editor, editor
from tests.lsp.texts import TEXT

pytestmark = pytest.mark.asyncio(loop_scope="module")


ENDLESS = "theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by\n  sorry\n"


async def lenses(ed: Editor, uri: str) -> list[tuple[str, str]]:
    """Title, and the line that it stands over."""
    found = await ed.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    lines = ed.texts[uri].splitlines()
    return [(lens.command.title, lines[lens.range.start.line].strip()) for lens in found or [] if lens.command]


async def test_one_over_every_hole_and_one_over_a_declaration_with_several(ed: Editor, uri: str) -> None:
    assert await lenses(ed, uri) == [
        ("⊢ prove", "sorry"),
        ("⊢ prove all 2 holes", "theorem twice (n m : Nat) : n * m = m * n := by"),
        ("⊢ prove", "have same : m = m := sorry"),
        ("⊢ prove", "sorry"),
        ("⊢ prove", "sorry"),
        ("⊢ prove", "sorry -- open"),
        ("⊢ prove", "· sorry"),
    ]


async def test_they_follow_the_text(ed: Editor, uri: str) -> None:
    before = await lenses(ed, uri)
    ed.change(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "theorem first : 1 = 1 := sorry\n")
    assert await lenses(ed, uri) == [("⊢ prove", "theorem first : 1 = 1 := sorry"), *before]


async def test_a_lens_proves_its_hole(ed: Editor, uri: str) -> None:
    found = await ed.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    assert found is not None
    command = found[0].command
    assert command is not None
    before = ed.texts[uri]
    await ed.execute(command.command, *(command.arguments or []))
    await ed.until(lambda: ed.texts[uri] != before, "the edit")
    assert ed.texts[uri].count("sorry") == before.count("sorry") - 1
    assert "a + b = b + a := by\n  sorry" not in ed.texts[uri]


async def test_while_a_hole_is_searched_its_lens_says_for_how_long_and_stops_it(ed: Editor) -> None:
    uri = ed.open("Endless.lean", ENDLESS)
    position = ed.at(uri, "sorry")
    await ed.execute("assistant.server.prove", uri, {"line": position.line, "character": position.character})
    running = await shown(ed, uri, "◌")
    assert re.fullmatch(r"◌ \d+ s · stop", running.title)
    await ed.execute(running.command, *(running.arguments or []))
    await shown(ed, uri, "⊢ prove")


async def test_after_a_search_in_vain_the_lens_offers_more_time(ed: Editor) -> None:
    uri = ed.open("Vain.lean", ENDLESS)
    answer = await ed.request("assistant/prove", **ed.document(uri, ed.at(uri, "sorry")), seconds=1.0)
    assert not answer["holes"][0]["proof"]
    failed = await shown(ed, uri, "✗")
    assert re.fullmatch(r"✗ \d+ s · more time", failed.title)
    await ed.execute(failed.command, *(failed.arguments or []))
    running = await shown(ed, uri, "◌")
    await ed.execute(running.command, *(running.arguments or []))
    await shown(ed, uri, "✗")


async def shown(ed: Editor, uri: str, begin: str) -> types.Command:
    """The command of the first lens whose title begins so, once it is there."""
    params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
    async with asyncio.timeout(30.0):
        while True:
            found = await ed.client.text_document_code_lens_async(params)
            commands = [lens.command for lens in found or [] if lens.command and lens.command.title.startswith(begin)]
            if commands:
                return commands[0]
            await asyncio.sleep(0.05)


async def test_where_a_proof_waits_the_lens_inserts_it(ed: Editor, uri: str) -> None:
    position = ed.at(uri, "sorry\n\ntheorem twice")
    answer = await ed.request("assistant/prove", **ed.document(uri, position))
    proof = answer["holes"][0]["proof"]
    assert (f"✓ insert: {proof}", "sorry") in await lenses(ed, uri)
    await ed.execute("assistant.server.insert", uri, {"line": position.line, "character": position.character})
    await ed.until(lambda: f"a + b = b + a := by\n  {proof}" in ed.texts[uri], "the insertion")


async def test_a_proof_that_waits_is_gone_when_its_declaration_is_edited(ed: Editor, uri: str) -> None:
    position = ed.at(uri, "sorry\n\ntheorem twice")
    await ed.request("assistant/prove", **ed.document(uri, position))
    ed.type(uri, "theorem commute (a b", " c")
    assert all(title.startswith("⊢") for title, _ in await lenses(ed, uri))


async def test_a_text_without_holes_has_none(ed: Editor) -> None:
    assert await lenses(ed, ed.open("Done.lean", "theorem t : True := trivial -- sorry\n")) == []


async def test_they_can_be_switched_off_while_the_server_runs(tmp_path) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Some.lean", TEXT)
        assert await lenses(session, uri)
        session.client.set_configuration({"assistant": {"codeLens": {"enabled": False}}})
        session.refreshed.clear()
        session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        await session.until(lambda: "lenses" in session.refreshed, "the refresh")
        assert await lenses(session, uri) == []
        await asyncio.sleep(0)
