"""Holes that ask for a proof in the source itself (`sorry -- try this`) are searched as soon as the document rests. The
answer is a diagnostic beside the text, with a quick fix, in any editor that shows diagnostics.

The search is a job like one that a lens starts. It is given up when its declaration is edited, and begun anew then; one
that the user stops is not begun again before the declaration changes.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.lean.try_this import may_ask
from lsp.documents import FileHoles, asking_holes, doubts_of
from lsp.errors import UnknownDocument
from lsp.features.diagnostics import publish
from lsp.proving import Proving, imports_of, refresh_holes
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Hole
    from lsp.shapes import TreeDelta


def answer(server: AssistantServer, uri: str) -> None:
    """Searches the holes of an open document that ask for a proof, when there is time."""
    document = server.open_document(uri)
    if not document.is_answered:
        document.is_answered = True
        server.in_background(_answer(server, uri))


async def _answer(server: AssistantServer, uri: str) -> None:
    document = server.open_document(uri)

    def goes_on() -> bool:
        return server.documents.get(uri) is document

    try:
        # Where there is no engine, which the status says, the next edit asks again.
        with contextlib.suppress(AssistantError, UnknownDocument):
            await server.spare_time.work_off(goes_on, lambda: _next(server, uri))
    finally:
        document.is_answered = False
        if goes_on():
            publish(server, uri)


async def _next(server: AssistantServer, uri: str) -> bool:
    """Searches the next hole that asks; whether there may be more. Errors: as `Proving.run`."""
    if not may_ask(server.snapshot(uri).text):
        return False
    known = await refresh_holes(server, uri)
    document = server.open_document(uri)
    document.imports = await imports_of(await server.engine(uri), known.snapshot)
    keys = doubts_of(known.text, known.holes, document.imports)
    document.stopped.intersection_update(keys.values())
    ready = document.ready(known.text)
    for hole in asking_holes(known):
        if hole.offset in ready or keys[hole.offset] in document.stopped or document.outcome(known, hole) is not None:
            continue
        if not await _search(server, known, hole):
            document.stopped.add(keys[hole.offset])
        return True
    return server.present(known.snapshot) is None  # then there is another text to look at


async def _search(server: AssistantServer, known: FileHoles, hole: Hole) -> bool:
    """Whether it ran to its end, or was given up since its text is none any more. Errors: as `Proving.run`."""
    uri = known.snapshot.uri
    meant = known.text[: hole.declaration_end]
    proving = Proving(server, known, [hole], server.settings_of(uri).search_timeout)

    def watch(_delta: TreeDelta) -> None:
        text_document = server.workspace.text_documents.get(uri)
        if text_document is None or not text_document.source.startswith(meant):
            server.jobs.stop(server.jobs.current)

    try:
        await server.jobs.run(f"Trying {hole.declaration}", lambda progress: proving.run(progress, watch))
    except asyncio.CancelledError:
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise
        return server.present(known.snapshot) is None
    finally:
        publish(server, uri)
        server.refresh()
    return True
