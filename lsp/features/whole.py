"""Whole proofs by the model that is chosen, or by the search: the request `assistant/whole`, whose partial results are
what is written and Lean's word on it, and the command that code actions run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.positions import WirePosition
from assistant.model_choice import ROUNDS, whole_writer
from lsp import messages
from lsp.errors import UnknownDocument, said
from lsp.features.commands import WHOLE, place_of
from lsp.params import Params, text
from lsp.server import AssistantServer
from lsp.writing import DECLARATION, HOLE, Writing, no_watch, wanted

if TYPE_CHECKING:
    from lsp import shapes
    from lsp.writing import Watch


def register(server: AssistantServer) -> None:
    @server.feature(messages.WHOLE)
    async def whole(data: Any) -> shapes.WholeResult:
        params = Params(messages.WHOLE, data)
        position, scope, given = params.position, params.choice("scope", (HOLE, DECLARATION)), params.seconds()
        hint, insert = params.text("hint"), params.truth("insert")
        rounds, samples = params.count("rounds", ROUNDS), params.count("samples", 1)
        token, work_token = params.token("partialResultToken"), params.token("workDoneToken")

        def watch(delta: shapes.WholeDelta) -> None:
            if token is not None:
                server.progress(types.ProgressParams(token, delta))

        writing = await _writing(server, params.uri, position, scope, given, hint, rounds, samples)
        cancelled = await _run(server, writing, watch, work_token)
        if insert and not cancelled:
            await writing.insert()
        return writing.result(cancelled=cancelled)

    @server.command(WHOLE)
    def write(*arguments: Any) -> None:
        uri, where = place_of(server, WHOLE, arguments)
        hint = text(f"{WHOLE}: `hint`", arguments[2]) if len(arguments) > 2 and arguments[2] is not None else ""
        server.in_background(_write(server, uri, where or WirePosition(0, 0), hint))


async def _writing(
    server: AssistantServer,
    uri: str,
    position: WirePosition,
    scope: str,
    seconds: float | None,
    hint: str,
    rounds: int,
    samples: int,
) -> Writing:
    """Errors: as `wanted`."""
    asked = await wanted(server, uri, position, scope)
    settings = server.settings_of(uri)
    return Writing(server, asked, whole_writer(settings), seconds or settings.search_timeout, rounds, samples, hint)


async def _run(
    server: AssistantServer, writing: Writing, watch: Watch, token: types.ProgressToken | None = None
) -> bool:
    """Whether the user stopped it."""
    try:
        await server.jobs.run(f"Writing {writing.declaration}", lambda progress: writing.run(progress, watch), token)
    except asyncio.CancelledError:
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise
        return True
    return False


async def _write(server: AssistantServer, uri: str, where: WirePosition, hint: str) -> None:
    """Has the proof at a place written and inserts it; the user is told how it went."""
    try:
        writing = await _writing(server, uri, where, HOLE, None, hint, ROUNDS, 1)
        stopped = await _run(server, writing, no_watch)
        if not stopped:
            await writing.insert()
    except (AssistantError, UnknownDocument) as error:
        server.show(types.MessageType.Error, said(error))
        return
    kind, message = _summary(writing, stopped=stopped)
    if message:
        server.show(kind, message)


def _summary(writing: Writing, *, stopped: bool) -> tuple[types.MessageType, str]:
    if stopped:
        return types.MessageType.Info, "Stopped."
    if writing.inserted:
        return types.MessageType.Info, ""
    if writing.change is not None:
        return (
            types.MessageType.Warning,
            "The text changed while the proof was written, so it was not inserted. Ask again to prove the new text.",
        )
    spent = f"{len(writing.judged)} texts, {writing.characters} characters"
    what = "A proof was written" if writing.proof else f"{writing.writer} wrote no proof of {writing.declaration}"
    reason = f": {' '.join(writing.reason.split())[:300]}" if writing.reason else ""
    return types.MessageType.Warning, f"{what}{reason} ({spent})."
