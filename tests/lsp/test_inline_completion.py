"""`textDocument/inlineCompletion`: verified tactics as ghost text, never a stale one."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled

from assistant.engine import Engine
from assistant.lean.declarations import declarations
from tests.lsp.session import Editor, editor
from tests.lsp.texts import TEXT

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def ghost_texts(ed: Editor, uri: str, position: types.Position) -> list[types.InlineCompletionItem]:
    """What is known in the end: asked again until the search for suggestions is over."""
    await ed.request("assistant/suggest", **ed.document(uri, position))
    return await ed.ghost_text(uri, position)


def inserted(ed: Editor, uri: str, item: types.InlineCompletionItem) -> str:
    """The text with an item chosen."""
    assert item.range is not None
    assert isinstance(item.insert_text, str)
    text = ed.texts[uri]
    start, end = ed.offset(uri, item.range.start), ed.offset(uri, item.range.end)
    return text[:start] + item.insert_text + text[end:]


async def errors(ed: Editor, text: str, name: str) -> list[str]:
    """What Lean has against one declaration of a text."""
    [declaration] = [d for d in declarations(text) if d.name == name]
    async with Engine.open(ed.root) as engine:
        said = await engine.diagnostics(text[: declaration.span.end] + "\n", 60)
    line = text.count("\n", 0, declaration.span.start)
    return [d.message for d in said if d.is_error and d.start.line >= line]


async def test_the_first_answer_does_not_wait_for_the_last_suggestion(ed: Editor, uri: str) -> None:
    position = ed.at(uri, "q ∧ p := by", after=True)
    for _ in range(20):  # on a machine that is busy the first one may come too late
        if items := await ed.ghost_text(uri, position):
            break
    assert items


async def test_after_by_a_tactic_that_lean_takes(ed: Editor, uri: str) -> None:
    items = await ghost_texts(ed, uri, ed.at(uri, "q ∧ p := by", after=True))
    assert items
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_in_the_line_below_by(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  ")
    items = await ghost_texts(ed, uri, cursor)
    assert items
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_at_the_margin_below_by_no_line_is_left_blank(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n")
    items = await ghost_texts(ed, uri, cursor)
    assert items
    for item in items:
        assert str(item.insert_text).startswith("  ")
        assert "q ∧ p := by\n  " + str(item.insert_text).strip() in inserted(ed, uri, item)
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_within_brackets_no_blanks_are_left_behind(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  exact ⟨by , h.1⟩", after=True)
    at = types.Position(cursor.line, cursor.character - len(", h.1⟩"))
    items = await ghost_texts(ed, uri, at)
    assert items
    for item in items:
        assert f"⟨by {item.insert_text}, h.1⟩" in inserted(ed, uri, item)
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_a_lone_cr_above_moves_nothing(ed: Editor, uri: str) -> None:
    margin = types.Position(0, 0)
    ed.change(uri, types.Range(margin, margin), "/- one\rtwo\r-/\n")
    position = ed.at(uri, "q ∧ p := by", after=True)
    items = await ghost_texts(ed, uri, position)
    assert items
    assert f"q ∧ p := by{items[0].insert_text}\n" in inserted(ed, uri, items[0])
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_what_closes_comes_first_and_there_are_alternatives(ed: Editor, uri: str) -> None:
    position = ed.at(uri, "q ∧ p := by", after=True)
    known = await ed.request("assistant/suggest", **ed.document(uri, position))
    items = await ed.ghost_text(uri, position)
    assert len(items) > 1
    assert [i.insert_text for i in items] == [s["edit"]["newText"] for s in known["suggestions"]][: len(items)]
    assert known["suggestions"][0]["status"] == "closes"


async def test_what_has_been_typed_is_the_beginning_of_every_item(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  con")
    items = await ghost_texts(ed, uri, cursor)
    assert items
    for item in items:
        assert str(item.insert_text).startswith("con")
        assert item.range == types.Range(types.Position(cursor.line, 2), cursor)


async def test_every_further_letter_is_answered_from_what_is_known(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  c")
    found = [str(item.insert_text) for item in await ghost_texts(ed, uri, cursor)]
    for letter in "onst":
        ed.change(uri, types.Range(cursor, cursor), letter)
        cursor = types.Position(cursor.line, cursor.character + 1)
    items = await ed.ghost_text(uri, cursor)
    assert [i.insert_text for i in items] == [text for text in found if text.startswith("const")]
    assert items


async def test_behind_a_whole_tactic_the_next_line(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", "\n  have hq := h.2")
    items = await ghost_texts(ed, uri, cursor)
    assert items
    assert str(items[0].insert_text).startswith("\n  ")
    assert await errors(ed, inserted(ed, uri, items[0]), "swap") == []


async def test_what_arrives_after_the_answer_is_told_and_ready_at_the_next_request(ed: Editor, uri: str) -> None:
    ed.ready.clear()
    cursor = ed.type(uri, "q ∧ p := by", " -- fresh\n  ")
    first = await ed.ghost_text(uri, cursor)
    await ed.request("assistant/suggest", **ed.document(uri, cursor))
    later = await ed.ghost_text(uri, cursor)
    assert len(later) > len(first)
    assert all(told["uri"] == uri and told["version"] == ed.versions[uri] for told in ed.ready)


async def test_what_arrives_after_a_request_was_given_up_is_told_all_the_same(ed: Editor, uri: str) -> None:
    ed.ready.clear()
    cursor = await given_up(ed, uri)
    told = await ed.until(lambda: [r for r in ed.ready if r["version"] == ed.versions[uri]], "that there is something")
    assert told[0]["position"] == {"line": cursor.line, "character": cursor.character}
    assert await ed.ghost_text(uri, cursor)


async def given_up(ed: Editor, uri: str) -> types.Position:
    """A fresh place where ghost text was asked for and that was given up before the answer, which may be fast."""
    for number in range(20):
        cursor = ed.type(uri, "q ∧ p := by", f" -- given up {number}\n  ")
        params = types.InlineCompletionParams(
            types.InlineCompletionContext(types.InlineCompletionTriggerKind.Automatic),
            types.TextDocumentIdentifier(uri),
            cursor,
        )
        answer = ed.client.protocol.send_request(
            types.TEXT_DOCUMENT_INLINE_COMPLETION, params, msg_id=f"given up {number}"
        )
        await asyncio.sleep(0.01)  # it has begun to be answered
        ed.cancel(f"given up {number}")
        try:
            await asyncio.wrap_future(answer)
        except JsonRpcRequestCancelled:
            return cursor
    raise AssertionError("every request was answered before it was given up")


async def test_an_edit_while_it_is_answered_leaves_nothing_of_the_old_text(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", " -- another fresh place\n  ")
    asking = asyncio.create_task(ed.ghost_text(uri, cursor))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ed.change(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "\n")
    assert await asking == []


@pytest.mark.parametrize("mark", ["/-- A conj", "theorem sw", "def coll", "  | 0, n =>", "sorry -- op"])
async def test_where_no_tactic_can_be_written_there_is_none(ed: Editor, mark: str) -> None:
    uri = ed.open("Nowhere.lean", TEXT)
    assert await ed.ghost_text(uri, ed.at(uri, mark, after=True)) == []


async def test_at_a_hole_the_item_takes_its_place(ed: Editor, uri: str) -> None:
    position = ed.at(uri, "sorry\n\ntheorem twice")
    items = await ghost_texts(ed, uri, position)
    assert items
    assert items[0].range == types.Range(position, types.Position(position.line, position.character + 5))
    assert await errors(ed, inserted(ed, uri, items[0]), "commute") == []


async def test_columns_are_utf_16(ed: Editor, uri: str) -> None:
    ed.change(
        uri,
        types.Range(ed.at(uri, "\n  constructor"), ed.at(uri, "  · sorry", after=True)),
        " /- 𝕜𝕜 -/ simp",
    )
    cursor = ed.at(uri, "/- 𝕜𝕜 -/ simp", after=True)
    items = await ghost_texts(ed, uri, cursor)
    assert items
    assert items[0].range == types.Range(types.Position(cursor.line, cursor.character - 4), cursor)
    assert await errors(ed, inserted(ed, uri, items[0]), "letters") == []


async def test_a_document_that_was_never_saved(ed: Editor) -> None:
    ed.texts["untitled:Untitled-1"], ed.versions["untitled:Untitled-1"] = TEXT, 1
    ed.client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem("untitled:Untitled-1", "lean4", 1, TEXT))
    )
    assert await ghost_texts(ed, "untitled:Untitled-1", ed.at("untitled:Untitled-1", "q ∧ p := by", after=True))


async def test_a_file_that_is_deleted_while_it_is_open(ed: Editor, uri: str) -> None:
    (ed.root / Path(uri).name).unlink()
    assert await ghost_texts(ed, uri, ed.at(uri, "q ∧ p := by", after=True))


async def test_a_file_outside_of_the_folders(ed: Editor, tmp_path: Path) -> None:
    outside = tmp_path / "Outside.lean"
    outside.write_text(TEXT)
    uri = outside.as_uri()
    ed.texts[uri], ed.versions[uri] = TEXT, 1
    ed.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "lean4", 1, TEXT)))
    assert await ghost_texts(ed, uri, ed.at(uri, "q ∧ p := by", after=True))


async def test_it_can_be_switched_off(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"inlineCompletion": {"enabled": False}}) as quiet:
        uri = quiet.open("Quiet.lean", TEXT)
        assert await quiet.ghost_text(uri, quiet.at(uri, "q ∧ p := by", after=True), invoked=True) == []
        assert not any(status["lean"] for status in quiet.statuses)  # nothing was started


async def test_who_asks_explicitly_waits_for_an_engine_that_is_just_starting(tmp_path: Path) -> None:
    # VS Code never asks explicitly again at the same place: an answer with nothing would be the last one there.
    async with editor(tmp_path, settings={"inlineCompletion": {"wait": 0}}) as fresh:
        uri = fresh.open("Fresh.lean", TEXT)
        assert await fresh.ghost_text(uri, fresh.at(uri, "q ∧ p := by", after=True), invoked=True)


async def test_who_asks_by_typing_does_not_wait_for_an_engine_that_is_just_starting(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"inlineCompletion": {"wait": 0}}) as fresh:
        uri = fresh.open("Fresh.lean", TEXT)
        assert await fresh.ghost_text(uri, fresh.at(uri, "q ∧ p := by", after=True)) == []
        assert not any(status["lean"] for status in fresh.statuses)  # it is not there yet
        await fresh.until(lambda: fresh.ready, "that there is something now")


async def test_only_what_closes_the_goal_where_nothing_else_is_wanted(tmp_path: Path) -> None:
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  \n"
    async with editor(tmp_path, settings={"inlineCompletion": {"closingOnly": True}}) as sure:
        uri = sure.open("Sure.lean", text)
        known = await sure.request("assistant/suggest", **sure.document(uri, types.Position(1, 2)))
        assert {"closes", "progress"} <= {suggestion["status"] for suggestion in known["suggestions"]}
        closing = {s["edit"]["newText"] for s in known["suggestions"] if s["status"] == "closes"}
        items = await sure.ghost_text(uri, types.Position(1, 2), invoked=True)
        assert items
        assert {item.insert_text for item in items} <= closing


async def test_where_it_is_to_come_on_request_it_comes_only_then(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"inlineCompletion": {"eagerness": "onRequest"}}) as patient:
        uri = patient.open("Patient.lean", TEXT)
        position = patient.at(uri, "q ∧ p := by", after=True)
        await patient.request("assistant/suggest", **patient.document(uri, position))
        assert await patient.ghost_text(uri, position) == []
        assert await patient.ghost_text(uri, position, invoked=True)


async def test_where_it_is_to_be_calm_it_comes_when_nothing_has_been_typed_for_a_while(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"inlineCompletion": {"eagerness": "calm", "wait": 60_000}}) as calm:
        uri = calm.open("Calm.lean", TEXT)
        before = asyncio.get_running_loop().time()
        typed = asyncio.ensure_future(calm.ghost_text(uri, calm.at(uri, "q ∧ p := by", after=True)))
        await asyncio.sleep(0.1)
        cursor = calm.type(uri, "q ∧ p := by", "\n  ")
        assert await typed == []
        assert await calm.ghost_text(uri, cursor)
        assert asyncio.get_running_loop().time() - before > 1.0
