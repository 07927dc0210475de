"""Counterexamples to the holes of open documents, looked for while nothing else is going on: one hole after the other,
a short time for each.

An edit, ghost text that is asked for and work that the user starts end the attempt that runs, which is begun anew
later. What came out belongs to the text that it was found in (`OpenDocument.refuted`), so that an edit that is taken
back brings it back.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from lsp.documents import Doubted, FileHoles, doubts_of
from lsp.errors import UnknownDocument
from lsp.features.diagnostics import publish
from lsp.proving import imports_of, refresh_holes
from lsp.server import AssistantServer
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.editing import Hole
    from assistant.interface import ProvingEngine

ATTEMPTS = (2.0, 6.0)
"""Seconds for one hole, and again when they were too short and nothing else is left."""


def look(server: AssistantServer, uri: str) -> None:
    """Looks for counterexamples in an open document, when there is time."""
    document = server.open_document(uri)
    if not document.is_doubted and looks_for_counterexamples(server.settings_of(uri)):
        document.is_doubted = True
        server.in_background(_look(server, uri))


async def _look(server: AssistantServer, uri: str) -> None:
    document = server.open_document(uri)

    def goes_on() -> bool:
        return looks_for_counterexamples(server.settings_of(uri)) and server.documents.get(uri) is document

    try:
        # Where there is no engine, which the status says, the next edit asks again.
        with contextlib.suppress(AssistantError, UnknownDocument):
            await server.spare_time.work_off(goes_on, lambda: _next(server, uri))
    finally:
        document.is_doubted = False


async def _next(server: AssistantServer, uri: str) -> bool:
    """Looks at the next hole; whether there is more to look at. Errors: `Disturbed`; as `refresh_holes`."""
    from assistant.lean.places import HOLE_WORDS

    if not any(word in server.snapshot(uri).text for word in HOLE_WORDS):
        return False
    engine = await server.engine(uri)
    known = await refresh_holes(server, uri)
    document = server.open_document(uri)
    document.imports = await imports_of(engine, known.snapshot)
    doubts = doubts_of(known.text, known.holes, document.imports)
    document.forget_doubts(doubts.values())
    if not document.hinted:
        publish(server, uri)  # what was found for this text before is known again
    holes = [hole for hole in known.holes if not document.is_data(known, hole)]
    tries = ((seconds, hole) for seconds in ATTEMPTS for hole in holes)
    seconds, hole = next(
        (one for one in tries if _is_worth(document.doubts.get(doubts[one[1].offset]), one[0])), (0, None)
    )
    if hole is None:
        publish(server, uri)
        return server.present(known.snapshot) is None  # then there is another text to look at
    doubted = await server.spare_time.use(_doubted(engine, known, hole, seconds))
    document.doubts[doubts[hole.offset]] = doubted
    if doubted.found is not None and server.documents.get(uri) is document:
        publish(server, uri)
        server.refresh()
    return True


def _is_worth(doubted: Doubted | None, seconds: float) -> bool:
    """Whether more may be found out in so many seconds than is known."""
    return doubted is None or 0.0 < doubted.short < seconds


async def _doubted(engine: ProvingEngine, known: FileHoles, hole: Hole, seconds: float) -> Doubted:
    """Looks for a counterexample to a hole. Errors: `EngineLost`."""
    from assistant.refute.refuter import TIME_OVER
    from assistant.service.errors import EngineLost
    from assistant.sorries.counterexample import RefutedHole

    try:
        found = await engine.refute_hole(known.snapshot.path, known.text, hole.offset, seconds)
    except EngineLost:
        raise
    except AssistantError:  # nothing can be tried there
        return Doubted()
    if isinstance(found, RefutedHole):
        return Doubted(found)
    return Doubted(short=seconds if found.reason == TIME_OVER else 0.0)
