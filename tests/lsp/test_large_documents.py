"""A document of many megabytes is not worked on, which is said; nobody waits for it in another document."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from assistant.lean.toolchain import Toolchain
from tests.lsp.session import Editor, editor
from tests.lsp.texts import TEXT

BY = "q ∧ p := by"
LARGE = "".join(f"theorem t{n} (a b : Nat) : a + b + {n} = b + a + {n} := by\n  sorry\n\n" for n in range(120_000))
ROUNDS = 15
BETWEEN_SECONDS = 0.2
TIMES_AS_LONG = 6
MORE_SECONDS = 1.0
"""What the answers may take longer, on a machine that is busy with other things."""


async def typed(session: Editor, uri: str) -> float:
    """Seconds from a keystroke to its ghost text."""
    session.type(uri, BY, " ")
    started = time.monotonic()
    await session.ghost_text(uri, session.at(uri, BY, after=True))
    return time.monotonic() - started


async def typing(session: Editor, uri: str) -> float:
    """Of several keystrokes, what one took."""
    return statistics.mean([await typed(session, uri) for _ in range(ROUNDS)])


async def work_on(session: Editor, uri: str, stop: asyncio.Event) -> None:
    """Edits a document, and asks what an editor asks about it after each keystroke, without waiting for the answers."""
    document, top = types.TextDocumentIdentifier(uri), types.Position(0, 0)
    asked = []
    for number in itertools.count(2):
        change = types.TextDocumentContentChangePartial(types.Range(top, top), "-- a line more\n")
        version = types.VersionedTextDocumentIdentifier(number, uri)
        session.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
        lenses = session.client.text_document_code_lens_async(types.CodeLensParams(document))
        asked += [lenses, asyncio.ensure_future(session.ghost_text(uri, types.Position(1, 0)))]
        if stop.is_set():
            break
        await asyncio.sleep(BETWEEN_SECONDS)
    await asyncio.gather(*asked)


async def test_nobody_waits_for_a_large_document(tmp_path: Path, toolchain: Toolchain) -> None:
    assert len(LARGE) > 7_000_000
    async with editor(tmp_path) as session:
        uri = session.open("Small.lean", TEXT)
        await typing(session, uri)
        alone = await typing(session, uri)
        large = session.open("Large.lean", LARGE, saved=False)
        stop = asyncio.Event()
        working = asyncio.create_task(work_on(session, large, stop))
        beside = await typing(session, uri)
        stop.set()
        await working
        assert beside < TIMES_AS_LONG * alone + MORE_SECONDS


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
