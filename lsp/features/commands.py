"""`workspace/executeCommand`: what lenses and code actions start. Answered at once; the work shows its progress and can
be stopped."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.positions import WirePosition
from assistant.wording import plural
from lsp.errors import UnknownDocument, said
from lsp.features.diagnostics import false_in_words, publish
from lsp.params import position, text
from lsp.proving import Proving, Searching, holes_for, insert_proofs, meant, refresh_holes
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Hole

PROVE = "assistant.server.prove"
PROVE_LONGER = "assistant.server.proveLonger"
CLOSE_DECLARATION = "assistant.server.closeDeclaration"
CLOSE_FILE = "assistant.server.closeFile"
INSERT = "assistant.server.insert"
STOP = "assistant.server.stop"
WHOLE = "assistant.server.whole"
CLOSE_SELECTION = "assistant.server.closeSelection"
MORE_TIME = frozenset({"timed_out", "unjudged"})
TICK_SECONDS = 2.0
"""How often the lens of a search that runs says for how long."""
_SCOPES = {PROVE: "hole", PROVE_LONGER: "hole", CLOSE_DECLARATION: "declaration", CLOSE_FILE: "file"}


def register(server: AssistantServer) -> None:
    def proving(command: str) -> None:
        @server.command(command)
        def start(*arguments: Any) -> None:
            uri, where = place_of(server, command, arguments)
            server.in_background(close(server, uri, where, _SCOPES[command], longer=command == PROVE_LONGER))

    for command in _SCOPES:
        proving(command)

    @server.command(CLOSE_SELECTION)
    def close_selection(*arguments: Any) -> None:
        uri, start = place_of(server, CLOSE_SELECTION, arguments)
        end = position(f"{CLOSE_SELECTION}: `end`", arguments[2] if len(arguments) > 2 else None)
        server.in_background(close(server, uri, start, "selection", end=end))

    @server.command(INSERT)
    def insert(*arguments: Any) -> None:
        uri, where = place_of(server, INSERT, arguments)
        server.in_background(_insert(server, uri, where))

    @server.command(STOP)
    def stop(*arguments: Any) -> None:
        server.jobs.stop(str(arguments[0]) if arguments and arguments[0] else "")


def place_of(server: AssistantServer, command: str, arguments: tuple[Any, ...]) -> tuple[str, WirePosition | None]:
    """`[uri, position?]`. Errors: `JsonRpcInvalidParams`, `UnknownDocument`."""
    uri = text(f"{command}: `uri`", arguments[0] if arguments else None)
    server.snapshot(uri)
    if len(arguments) < 2 or arguments[1] is None:
        return uri, None
    return uri, position(f"{command}: `position`", arguments[1])


async def close(
    server: AssistantServer,
    uri: str,
    where: WirePosition | None,
    scope: str,
    *,
    longer: bool = False,
    end: WirePosition | None = None,
) -> None:
    """Searches the holes that are meant (up to an `end` those of a selection), one that is to be searched `longer` for
    twice the time of the last search, and inserts what is found; the user is told how it went."""
    ticking = server.in_background(_tick(server))
    try:
        known, holes = await meant(server, uri, where, scope, end)
        seconds = server.settings_of(uri).search_timeout
        if longer and (before := server.open_document(uri).outcome(known, holes[0])) is not None:
            seconds = 2 * max(seconds, before.seconds)
        proving = Proving(server, known, holes, seconds)
        title = f"Proving {holes[0].declaration}" if scope in ("hole", "declaration") else f"Proving {len(holes)} holes"
        stopped = False
        try:
            await server.jobs.run(title, proving.run)
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) is not None and task.cancelling():
                raise
            stopped = True
        inserted = await proving.insert() if not stopped else 0
    except (AssistantError, UnknownDocument) as error:
        server.show(types.MessageType.Error, said(error))
        return
    finally:
        ticking.cancel()
        publish(server, uri)
        server.refresh()
    kind, message = _summary(proving, inserted, stopped)
    if not message:
        return
    failed = [s.done.outcome for s in proving.found if not s.done.outcome.proved]
    if server.panel_command and len(holes) == 1 and failed and failed[0].status in MORE_TIME:
        server.in_background(_offer_more(server, uri, holes[0], message, seconds))
    else:
        server.show(kind, message)


async def _offer_more(server: AssistantServer, uri: str, hole: Hole, message: str, seconds: float) -> None:
    """Tells of a search that ended too soon, with a button to search for longer."""
    more = types.MessageActionItem(f"Search {2 * seconds:g} s")
    params = types.ShowMessageRequestParams(types.MessageType.Warning, message, [more])
    chosen = await server.window_show_message_request_async(params)
    if chosen is not None:
        await close(server, uri, hole.range.start, "hole", longer=True)


async def _tick(server: AssistantServer) -> None:
    while True:
        await asyncio.sleep(TICK_SECONDS)
        server.refresh_lenses()


def _summary(proving: Proving, inserted: int, stopped: bool) -> tuple[types.MessageType, str]:
    found = [s for s in proving.found if s.done.outcome.proved]
    if stopped:
        kept = f"; {len(found)} found so far, see the hints in the file" if found else ""
        return types.MessageType.Info, f"Stopped{kept}."
    reserved = [s for s in found if s.done.change is None]
    if inserted < len(found) - len(reserved):
        return (
            types.MessageType.Warning,
            "The text changed while it was proved, so not everything was inserted. Ask again to prove the new text.",
        )
    failed = [s for s in proving.found if not s.done.outcome.proved]
    if reserved and not failed:
        names = ", ".join(f"{s.hole.declaration} ({s.done.outcome.reason})" for s in reserved)
        return types.MessageType.Warning, f"{len(found)} of {len(proving.holes)} holes proved. Left: {names}."
    if not failed:
        return types.MessageType.Info, ""
    if len(proving.holes) == 1:
        outcome = failed[0].done.outcome
        if outcome.status == "data":
            return types.MessageType.Info, f"{failed[0].hole.declaration}: {outcome.reason}; it is not guessed."
        if outcome.refutation is not None:
            told = false_in_words(outcome.refutation)
            return types.MessageType.Warning, f"{failed[0].hole.declaration} cannot be proved: {told}."
        if outcome.status == "conditional":
            found_so = f"A proof of {failed[0].hole.declaration} {outcome.reason}; it is not inserted"
            return types.MessageType.Warning, f"{found_so}: {' '.join(outcome.proof.split())}"
        more = " More time may help: `assistant.search.timeout`." if outcome.status in MORE_TIME else ""
        spent = f"{plural(outcome.nodes, 'state')}, {plural(outcome.candidates, 'tactic')}, {outcome.seconds:.0f} s"
        return types.MessageType.Warning, f"No proof of {failed[0].hole.declaration}: {outcome.reason} ({spent}).{more}"
    data = sum(s.done.outcome.status == "data" for s in failed)
    names = ", ".join(dict.fromkeys(_left(s) for s in [*reserved, *failed] if s.done.outcome.status != "data"))
    alone = f" {data} for data left alone." if data else ""
    left = f" Left: {names}." if names else ""
    kind = types.MessageType.Warning if names else types.MessageType.Info
    return kind, f"{len(found)} of {len(proving.holes)} holes proved.{alone}{left}"


def _left(searching: Searching) -> str:
    told = searching.done.outcome.status in ("conditional", "proved", "refuted")
    return f"{searching.hole.declaration} ({searching.done.outcome.reason})" if told else searching.hole.declaration


async def _insert(server: AssistantServer, uri: str, where: WirePosition | None) -> None:
    try:
        known = await refresh_holes(server, uri)
        [hole, *_] = holes_for(known.holes, where, "hole")
        proof = server.open_document(uri).ready(known.text).get(hole.offset)
        inserted = proof is not None and await insert_proofs(server, uri, [proof])
    except (AssistantError, UnknownDocument) as error:
        server.show(types.MessageType.Error, said(error))
        return
    if not inserted:
        server.show(types.MessageType.Warning, "No proof waits here for the text as it is now. Ask again to prove it.")
    publish(server, uri)
    server.refresh()
