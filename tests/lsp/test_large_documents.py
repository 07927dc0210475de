"""A document of many megabytes is not worked on, which is said; nobody waits for it in another document."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from assistant.lean.toolchain import Toolchain
from lsp.text import LinesDocument
from tests.lsp.processes import engines
from tests.lsp.session import Editor, editor, own_runtime
from tests.lsp.texts import TEXT
from tests.work import bytecodes

BY = "q ∧ p := by"
LARGE = "".join(f"theorem t{n} (a b : Nat) : a + b + {n} = b + a + {n} := by\n  sorry\n\n" for n in range(120_000))
ROUNDS = 15


@pytest.fixture
def runtime() -> Iterator[Path]:
    with own_runtime() as folder:
        yield Path(folder)


async def work_on(session: Editor, uri: str) -> None:
    """Edits a document, and asks what an editor asks about it after each keystroke, without waiting for the answers."""
    document, top = types.TextDocumentIdentifier(uri), types.Position(0, 0)
    asked = []
    for number in range(2, 2 + ROUNDS):
        change = types.TextDocumentContentChangePartial(types.Range(top, top), "-- a line more\n")
        version = types.VersionedTextDocumentIdentifier(number, uri)
        session.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
        lenses = session.client.text_document_code_lens_async(types.CodeLensParams(document))
        asked += [lenses, asyncio.ensure_future(session.ghost_text(uri, types.Position(1, 0)))]
    await asyncio.gather(*asked)


async def test_a_large_document_is_given_to_no_engine(tmp_path: Path, runtime: Path, toolchain: Toolchain) -> None:
    """Nor is anything else that would have to read it: the next test counts what the server itself does."""
    assert len(LARGE) > 7_000_000
    async with editor(tmp_path, environment={"ASSISTANT_RUNTIME": str(runtime)}) as session:
        await work_on(session, session.open("Large.lean", LARGE, saved=False))
        assert engines(runtime) == []
        uri = session.open("Small.lean", TEXT)
        known = await session.request("assistant/suggest", **session.document(uri, session.at(uri, BY, after=True)))
        assert known["suggestions"]
        assert len(engines(runtime)) == 1


def test_a_keystroke_in_a_large_document_is_no_more_work_than_in_a_small_one() -> None:
    def work(lines: int) -> int:
        document = LinesDocument("file:///t.lean", "theorem t : True := by\n" * lines)
        here = types.Range(types.Position(lines - 1, 3), types.Position(lines - 1, 3))
        change = types.TextDocumentContentChangePartial(here, "x")
        document.apply_change(change)  # the first one cuts the text into lines
        return bytecodes(lambda: document.apply_change(change))

    assert work(80_000) == work(100)


async def test_a_document_that_is_too_large_is_told_once_and_left_alone(tmp_path: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Large.lean", LARGE, saved=False)
        await session.until(lambda: session.client.messages, "the message")
        document, top = types.TextDocumentIdentifier(uri), types.Position(1, 2)
        assert not await session.client.text_document_code_lens_async(types.CodeLensParams(document))
        assert await session.ghost_text(uri, top, invoked=True) == []
        assert await session.client.text_document_hover_async(types.HoverParams(document, top)) is None
        with pytest.raises(JsonRpcException, match="MB is more than the 4 MB that are worked on"):
            await session.request("assistant/suggest", **session.document(uri, top))
        session.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, uri),
                [types.TextDocumentContentChangePartial(types.Range(top, top), " ")],
            )
        )
        await session.request("assistant/status")
        assert ["MB is more than the 4 MB" in shown.message for shown in session.client.messages] == [True]


async def test_what_is_cut_down_to_size_is_worked_on(tmp_path: Path, toolchain: Toolchain) -> None:
    async with editor(tmp_path) as session:
        uri = session.open("Cut.lean", LARGE, saved=False)
        start = types.Position(3, 0)
        end = types.Position(LARGE.count("\n"), 0)
        session.change(uri, types.Range(start, end), "")
        lenses = await session.client.text_document_code_lens_async(
            types.CodeLensParams(types.TextDocumentIdentifier(uri))
        )
        assert [lens.range.start.line for lens in lenses or []] == [1]
