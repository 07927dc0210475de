"""Somebody who types: a plain client of our language server, for measurements."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from assistant import __version__
from assistant.lean.positions import SourceText
from assistant.service.address import RUNTIME_VARIABLE


@dataclass
class Sheet:
    """An open document."""

    uri: str
    text: str
    version: int = 1

    def position(self, offset: int) -> types.Position:
        return types.Position(*SourceText(self.text).wire_of_offset(offset))


@dataclass
class Typist:
    """One session. `started` is how long the server took to answer `initialize`, in seconds."""

    client: LanguageClient
    process: asyncio.subprocess.Process
    runtime: str
    started: float = 0.0
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def open(self, path: Path, text: str) -> Sheet:
        sheet = Sheet(path.as_uri(), text)
        self.sheets[sheet.uri] = sheet
        item = types.TextDocumentItem(sheet.uri, "lean4", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return sheet

    def close(self, sheet: Sheet) -> None:
        del self.sheets[sheet.uri]
        document = types.TextDocumentIdentifier(sheet.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def edit(self, sheet: Sheet, start: int, end: int, text: str) -> None:
        """Replaces a range of offsets."""
        span = types.Range(sheet.position(start), sheet.position(end))
        sheet.text = sheet.text[:start] + text + sheet.text[end:]
        sheet.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(sheet.version, sheet.uri),
                [types.TextDocumentContentChangePartial(span, text)],
            )
        )

    async def ghost_text(self, sheet: Sheet, offset: int, *, invoked: bool = False) -> list[types.InlineCompletionItem]:
        """What is suggested; `invoked` by a key, for which the server takes more time."""
        kind = types.InlineCompletionTriggerKind
        answer = await self.client.text_document_inline_completion_async(
            types.InlineCompletionParams(
                types.InlineCompletionContext(kind.Invoked if invoked else kind.Automatic),
                types.TextDocumentIdentifier(sheet.uri),
                sheet.position(offset),
            )
        )
        return list(answer.items if isinstance(answer, types.InlineCompletionList) else answer or [])

    async def status(self) -> Any:
        """A request that costs the server nothing."""
        return await self.client.protocol.send_request_async("assistant/status", {})


@contextlib.asynccontextmanager
async def typist(root: Path) -> AsyncIterator[Typist]:
    """Starts the server on a folder, with an engine of its own; ends both."""
    with tempfile.TemporaryDirectory(prefix="la-") as runtime:
        environment = {**os.environ, RUNTIME_VARIABLE: runtime}
        client = LanguageClient("typist", __version__)
        started = time.perf_counter()
        await client.start_io(sys.executable, "-m", "assistant", "lsp", env=environment, cwd=os.fspath(root))
        process: asyncio.subprocess.Process = client._server  # type: ignore[assignment]
        drained = asyncio.create_task(_drain(process))
        try:
            await client.initialize_async(
                types.InitializeParams(
                    capabilities=types.ClientCapabilities(),
                    root_uri=root.as_uri(),
                    workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
                )
            )
            session = Typist(client, process, runtime, time.perf_counter() - started)
            client.initialized(types.InitializedParams())
            yield session
            await client.shutdown_async(None)
            client.exit(None)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()  # it has ended when all went well
            await client.stop()  # type: ignore[no-untyped-call]
            drained.cancel()
            await asyncio.gather(drained, return_exceptions=True)
            await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-m", "assistant", "engine", "stop", "--all"],
                env=environment,
                stdout=subprocess.DEVNULL,
                check=False,
            )


async def _drain(process: asyncio.subprocess.Process) -> None:
    """Reads the server's log away, so that it never waits for a reader."""
    assert process.stderr is not None
    while await process.stderr.read(65536):
        pass
