"""`workspace/executeCommand`: answered at once, with progress that can be stopped, and an edit in the end."""

import pytest
from lsprotocol import types

from tests.lsp.session import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")


def where(position: types.Position) -> dict[str, int]:
    return {"line": position.line, "character": position.character}


async def idle(ed: Editor) -> None:
    await ed.until(lambda: ed.statuses[-1]["state"] == "idle", "the end of the work")


async def test_a_declaration_is_closed_by_one_edit(ed: Editor, uri: str) -> None:
    version = ed.versions[uri]
    await ed.execute("assistant.server.closeDeclaration", uri, where(ed.at(uri, "theorem twice")))
    await ed.until(lambda: ed.versions[uri] > version, "the edit")
    await idle(ed)
    assert "sorry" not in ed.texts[uri].partition("theorem twice")[2].partition("theorem wrong")[0]


async def test_a_file_is_closed_as_far_as_it_can_be_and_the_rest_is_named(ed: Editor) -> None:
    text = (
        "theorem a : 1 + 1 = 2 := by\n  sorry\n\ntheorem b : 1 = 2 := by\n  sorry\n\n"
        "theorem c (n : Nat) : n = n := sorry\n"
    )
    uri = ed.open("Close.lean", text)
    ed.client.messages.clear()
    await ed.execute("assistant.server.closeFile", uri)
    await ed.until(lambda: ed.client.messages, "the summary")
    assert ed.texts[uri].count("sorry") == 1
    assert "theorem b : 1 = 2 := by\n  sorry" in ed.texts[uri]
    assert ed.client.messages[0].message == "2 of 3 holes proved. Left: b (false)."


async def test_of_a_selection_only_its_holes_are_closed(ed: Editor) -> None:
    one = "theorem {} : 1 + 1 = 2 := by\n  sorry\n\n"
    uri = ed.open("Selected.lean", "".join(map(one.format, "abc")))
    start, end = ed.at(uri, "theorem b"), ed.at(uri, "theorem c")
    version = ed.versions[uri]
    await ed.execute("assistant.server.closeSelection", uri, where(start), where(end))
    await ed.until(lambda: ed.versions[uri] > version, "the edit")
    await idle(ed)
    left = [part.partition(" :")[0] for part in ed.texts[uri].split("theorem ")[1:] if "sorry" in part]
    assert left == ["a", "c"]


async def test_a_proof_that_has_only_begun_is_finished_from_the_cursor(ed: Editor, uri: str) -> None:
    before = ed.texts[uri]
    await ed.execute("assistant.server.prove", uri, where(ed.at(uri, "q ∧ p := by", after=True)))
    await ed.until(lambda: ed.texts[uri] != before, "the edit")
    added = ed.texts[uri].partition("q ∧ p := by")[2].partition("\n\ntheorem commute")[0]
    assert added.strip()
    assert ed.texts[uri].replace(added, "", 1) == before


async def test_without_a_proof_the_user_is_told_what_was_tried(ed: Editor, uri: str) -> None:
    ed.client.messages.clear()
    await ed.execute("assistant.server.prove", uri, where(ed.at(uri, "sorry -- open")))
    await ed.until(lambda: ed.client.messages, "the message")
    [shown] = ed.client.messages
    assert shown.type is types.MessageType.Warning
    assert shown.message.startswith("No proof of collatz_reaches: ")
    assert " states, " in shown.message


async def test_where_there_is_no_hole_the_user_is_told_where_there_are_some(ed: Editor, uri: str) -> None:
    ed.client.messages.clear()
    await ed.execute("assistant.server.prove", uri, where(ed.at(uri, "def collatz")))
    await ed.until(lambda: ed.client.messages, "the message")
    assert "Holes of this file: line 5" in ed.client.messages[0].message


@pytest.mark.parametrize("by", ["command", "button"])
async def test_it_can_be_stopped(ed: Editor, by: str) -> None:
    text = (
        "def f : Nat → Nat → Nat\n  | 0, n => n\n  | k + 1, n => f k (if n % 2 = 0 then n / 2 else 3 * n + 1)\n\n"
        "theorem reaches (n : Nat) (h : 0 < n) : ∃ k, f k n = 1 := by\n  sorry\n"
    )
    uri = ed.open(f"Stop{by}.lean", text)
    ed.client.messages.clear()
    ed.trees.clear()
    ed.streams.clear()
    await ed.execute("assistant.server.prove", uri, where(ed.at(uri, "sorry")))
    await ed.until(lambda: ed.trees, "the first states")
    if by == "command":
        await ed.execute("assistant.server.stop")
    else:
        [token] = ed.streams
        ed.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    await ed.until(lambda: ed.client.messages, "the message")
    assert ed.client.messages[0].message == "Stopped."
    await idle(ed)
    assert ed.texts[uri] == text
    [stream] = ed.streams.values()
    assert [report["kind"] for report in (stream[0], stream[-1])] == ["begin", "end"]


async def test_what_was_found_before_it_was_stopped_waits_in_the_file(ed: Editor) -> None:
    text = (
        "theorem easy (a b : Nat) : a + b = b + a := by\n  sorry\n\n"
        "def f : Nat → Nat → Nat\n  | 0, n => n\n  | k + 1, n => f k (if n % 2 = 0 then n / 2 else 3 * n + 1)\n\n"
        "theorem reaches (n : Nat) (h : 0 < n) : ∃ k, f k n = 1 := by\n  sorry\n"
    )
    uri = ed.open("Found.lean", text)
    ed.client.messages.clear()
    ed.trees.clear()
    await ed.execute("assistant.server.closeFile", uri)
    await ed.until(lambda: any(tree["title"] == "reaches" and tree["opened"] for tree in ed.trees), "the second search")
    await ed.execute("assistant.server.stop")
    await ed.until(lambda: ed.client.messages, "the message")
    assert ed.client.messages[0].message == "Stopped; 1 found so far, see the hints in the file."
    hints = await ed.client.text_document_inlay_hint_async(
        types.InlayHintParams(
            types.TextDocumentIdentifier(uri), types.Range(types.Position(0, 0), types.Position(99, 0))
        )
    )
    assert len(hints or []) == 1
