"""The requests of our own: `assistant/suggest`, `prove`, `tree`, `goals`, `premises`, `status`.

Partial results go to the token that the client gives; cancelling a request stops its work.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.errors import NoGoalHere, PlaceError
from assistant.lean.positions import WirePosition
from lsp import messages
from lsp.errors import failed
from lsp.features.diagnostics import publish
from lsp.proving import Proving, meant
from lsp.server import AssistantServer, or_failure

PREMISES_SHOWN = 20


def register(server: AssistantServer) -> None:
    @server.feature(messages.SUGGEST)
    async def suggest(params: Any) -> dict[str, Any]:
        uri = params.textDocument.uri
        text_document = server.text_document(uri)
        version = text_document.version or 0
        seconds = float(getattr(params, "seconds", None) or server.settings.suggest_timeout)
        token = getattr(params, "partialResultToken", None)
        latest = messages.nothing_json(uri, version, "")
        try:
            engine = await server.engine(uri)
            path = server.open_document(uri).path
            async with contextlib.aclosing(
                engine.offers(path, text_document.source, _position(params), seconds)
            ) as found:
                async for offers in found:
                    latest = messages.suggestions_json(uri, version, offers)
                    if token is not None:
                        server.progress(types.ProgressParams(token, latest))
        except (PlaceError, NoGoalHere) as error:
            return messages.nothing_json(uri, version, error.message)
        except AssistantError as error:
            raise failed(error) from error
        return latest

    @server.feature(messages.PROVE)
    async def prove(params: Any) -> dict[str, Any]:
        return await or_failure(_prove(server, params))

    @server.feature(messages.TREE)
    def tree(params: Any) -> dict[str, Any]:
        from lsp.trees import empty_delta

        search = getattr(params, "search", None) or next(reversed(server.trees), "")
        record = server.trees.get(search)
        return record.whole() if record is not None else empty_delta()

    @server.feature(messages.GOALS)
    async def goals(params: Any) -> dict[str, Any]:
        uri = params.textDocument.uri

        async def ask() -> dict[str, Any]:
            engine = await server.engine(uri)
            path = server.open_document(uri).path
            found = await engine.goals_at(path, server.text_document(uri).source, _position(params))
            message = "" if found else "no goals here"
            return {"goals": [goal.render() for goal in found], "message": message}

        return await or_failure(ask())

    @server.feature(messages.PREMISES)
    async def premises(params: Any) -> dict[str, Any]:
        uri = params.textDocument.uri
        limit = int(getattr(params, "limit", None) or PREMISES_SHOWN)
        try:
            engine = await server.engine(uri)
            path = server.open_document(uri).path
            found = await engine.premises_at(path, server.text_document(uri).source, _position(params), limit)
        except (PlaceError, NoGoalHere) as error:
            return {"premises": [], "message": error.message}
        except AssistantError as error:
            raise failed(error) from error
        return {"premises": [messages.premise_json(premise) for premise in found], "message": ""}

    @server.feature(messages.STATUS)
    def status(_params: Any) -> dict[str, Any]:
        return server.status()


def _position(params: Any) -> WirePosition:
    return WirePosition(int(params.position.line), int(params.position.character))


async def _prove(server: AssistantServer, params: Any) -> dict[str, Any]:
    uri = params.textDocument.uri
    scope = getattr(params, "scope", None) or "hole"
    seconds = float(getattr(params, "seconds", None) or server.settings.search_timeout)
    token = getattr(params, "partialResultToken", None)
    holes = await meant(server, uri, _position(params), scope)
    version = server.open_document(uri).holes_version
    proving = Proving(server, uri, version, server.text_document(uri).source, holes, seconds)

    def watch(delta: dict[str, Any]) -> None:
        if token is not None:
            server.progress(types.ProgressParams(token, delta))

    cancelled = False
    try:
        title = f"Proving {holes[0].declaration}" if len(holes) == 1 else f"Proving {len(holes)} holes"
        work_token = getattr(params, "workDoneToken", None)
        await server.jobs.run(title, lambda progress: proving.run(progress, watch), work_token)
    except asyncio.CancelledError:
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise
        cancelled = True
    finally:
        publish(server, uri)
        server.refresh()
    if getattr(params, "insert", None) and not cancelled:
        await proving.insert()
    results = [
        messages.hole_json(s.record.search, s.hole.declaration, s.hole.range, s.done, inserted=s.inserted)
        for s in proving.found
    ]
    return {"uri": uri, "version": version, "holes": results, "cancelled": cancelled}
