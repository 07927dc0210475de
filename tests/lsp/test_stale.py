"""Every answer is about the text as it is now. A version number does not tell which that is: it begins anew when a
document is opened again, some clients repeat it, and a file that is not open has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.session import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

BEFORE = """\
theorem one (p : Prop) (h : p) : p := by
  sorry

theorem two (n : Nat) : n + 0 = n := by
  sorry
"""
AFTER = """\
-- a line more
-- and another one

theorem three (q : Prop) (hq : q) : q ∨ False := by
  have same : 1 = 1 := rfl
  sorry
"""
GOAL = "⊢ q ∨ False"


def save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


async def answers_are_about(ed: Editor, uri: str, text: str) -> None:
    """Asks everything that an editor asks about the only hole of `AFTER`."""
    document = types.TextDocumentIdentifier(uri)
    ed.texts[uri] = text
    start = ed.at(uri, "sorry")
    hole = types.Range(start, types.Position(start.line, start.character + len("sorry")))

    lenses = await ed.client.text_document_code_lens_async(types.CodeLensParams(document))
    assert [lens.range for lens in lenses or []] == [hole]

    # An editor's menu waits for suggestions a moment only; now they are there.
    known = await ed.request("assistant/suggest", **ed.document(uri, start))
    assert known["goals"][0].endswith(GOAL)

    context = types.CodeActionContext([], trigger_kind=types.CodeActionTriggerKind.Invoked)
    actions = await ed.client.text_document_code_action_async(types.CodeActionParams(document, hole, context))
    edits = [a.edit.document_changes[0] for a in actions or [] if isinstance(a, types.CodeAction) and a.edit]  # type: ignore[index]
    assert edits
    for edit in edits:
        assert isinstance(edit, types.TextDocumentEdit)
        assert [change.range for change in edit.edits] == [hole]

    hover = await ed.client.text_document_hover_async(types.HoverParams(document, start))
    assert hover is not None
    assert GOAL in hover.contents.value  # type: ignore[union-attr]
    assert hover.range == hole
    assert "Proof found" not in hover.contents.value  # type: ignore[union-attr]

    assert ed.offset(uri, start) == text.index("sorry")
    items = await ed.ghost_text(uri, start, invoked=True)
    assert items
    assert all(item.range == hole for item in items)

    goals = await ed.request("assistant/goals", **ed.document(uri, start))
    assert goals["goals"][0].endswith(GOAL)

    answer = await ed.request("assistant/prove", **ed.document(uri, start))
    [found] = answer["holes"]
    assert (found["declaration"], found["status"]) == ("three", "proved")
    where = {"line": hole.start.line, "character": hole.start.character}
    assert found["edit"]["range"]["start"] == where


async def look_at(ed: Editor, uri: str) -> None:
    """Asks for lenses and a proof, so that there is something to remember."""
    document = types.TextDocumentIdentifier(uri)
    lenses = await ed.client.text_document_code_lens_async(types.CodeLensParams(document))
    assert len(lenses or []) == 2
    ed.texts[uri] = BEFORE
    where = types.Position(1, 2)
    assert await ed.ghost_text(uri, where, invoked=True)
    answer = await ed.request("assistant/prove", **ed.document(uri, where))
    assert answer["holes"][0]["status"] == "proved"


async def test_a_version_that_is_repeated(ed: Editor) -> None:
    uri = ed.open("Repeated.lean", BEFORE)
    await look_at(ed, uri)
    same = types.VersionedTextDocumentIdentifier(1, uri)
    whole = types.TextDocumentContentChangeWholeDocument(AFTER)
    ed.client.text_document_did_change(types.DidChangeTextDocumentParams(same, [whole]))
    await answers_are_about(ed, uri, AFTER)


async def test_a_document_that_is_opened_twice(ed: Editor) -> None:
    uri = ed.open("Twice.lean", BEFORE)
    await look_at(ed, uri)
    ed.open("Twice.lean", AFTER, saved=False)
    await answers_are_about(ed, uri, AFTER)


async def test_a_document_that_is_closed_and_opened_again(ed: Editor) -> None:
    uri = ed.open("Again.lean", BEFORE)
    await look_at(ed, uri)
    ed.close(uri)
    ed.open("Again.lean", AFTER)
    await answers_are_about(ed, uri, AFTER)


async def test_a_file_that_is_not_open_and_changes_on_the_disk(ed: Editor) -> None:
    uri = ed.uri("Disk.lean")
    save(ed.root / "Disk.lean", BEFORE)
    await look_at(ed, uri)
    save(ed.root / "Disk.lean", AFTER)
    await answers_are_about(ed, uri, AFTER)


async def test_a_document_that_is_closed_is_as_it_is_on_the_disk(ed: Editor) -> None:
    uri = ed.open("Unsaved.lean", BEFORE, saved=False)
    await look_at(ed, uri)
    save(ed.root / "Unsaved.lean", AFTER)
    ed.close(uri)
    await answers_are_about(ed, uri, AFTER)


async def test_an_edit_that_is_undone_brings_back_what_was_known(ed: Editor) -> None:
    uri = ed.open("Undone.lean", BEFORE)
    await look_at(ed, uri)
    top = types.Position(0, 0)
    ed.change(uri, types.Range(top, top), "-- x\n")
    ed.change(uri, types.Range(top, types.Position(1, 0)), "")
    document = types.TextDocumentIdentifier(uri)
    lenses = await ed.client.text_document_code_lens_async(types.CodeLensParams(document))
    titles = [lens.command.title for lens in lenses or [] if lens.command]
    assert titles[0].startswith("✓ insert: ")
    assert titles[1] == "⊢ prove"
    assert await ed.execute("assistant.server.insert", uri, {"line": 1, "character": 2}) is None
    await ed.until(lambda: ed.texts[uri] != BEFORE, "the insertion")


async def test_what_a_search_came_to_is_not_told_of_another_statement(ed: Editor) -> None:
    uri = ed.open("Outcome.lean", BEFORE)
    await look_at(ed, uri)
    document, where = types.TextDocumentIdentifier(uri), types.Position(1, 2)
    hover = await ed.client.text_document_hover_async(types.HoverParams(document, where))
    assert hover is not None
    assert "Proof found" in hover.contents.value  # type: ignore[union-attr]
    ed.type(uri, "(h : p) : p", " ∨ p")
    hover = await ed.client.text_document_hover_async(types.HoverParams(document, where))
    assert hover is not None
    assert "⊢ p ∨ p" in hover.contents.value  # type: ignore[union-attr]
    assert "Proof found" not in hover.contents.value  # type: ignore[union-attr]


async def test_a_proof_is_not_written_where_the_text_has_changed_under_the_same_version(ed: Editor) -> None:
    uri = ed.open("Race.lean", BEFORE)
    await look_at(ed, uri)
    _, answer = ed.begin("assistant/prove", **ed.document(uri, types.Position(4, 2)), insert=True)
    same = types.VersionedTextDocumentIdentifier(1, uri)
    whole = types.TextDocumentContentChangeWholeDocument(AFTER)
    ed.client.text_document_did_change(types.DidChangeTextDocumentParams(same, [whole]))
    ed.texts[uri] = AFTER
    await answer
    assert ed.texts[uri] == AFTER
