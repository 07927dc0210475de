"""The requests of our own: `assistant/suggest`, `prove`, `tree`, `steer`, `goals`, `premises`, `status`.

Partial results go to the token that the client gives; cancelling a request stops its work.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from assistant.lean.errors import NoGoalHere, NoHoleHere, PlaceError
from lsp import messages
from lsp.features.diagnostics import publish
from lsp.params import Params
from lsp.proving import Proving, Watch, holes_for, meant, refresh_holes
from lsp.server import AssistantServer
from lsp.steering import ACTIONS, GO_ON, TRY, Explorations, command_for, record_of

if TYPE_CHECKING:
    from assistant.lean.positions import WirePosition
    from lsp import shapes

PREMISES_SHOWN = 20
SCOPES = ("hole", "declaration", "file")
"""Of a search; the first is the default."""


def register(server: AssistantServer) -> None:
    explorations = Explorations(server)

    @server.feature(messages.SUGGEST)
    async def suggest(data: Any) -> shapes.Suggestions:
        params = Params(messages.SUGGEST, data)
        position, given = params.position, params.seconds()
        token = params.token("partialResultToken")
        asked = server.snapshot(params.uri)
        seconds = given or server.settings_of(asked.uri).suggest_timeout
        version = asked.version or 0
        latest = messages.nothing_json(asked.uri, version, "")
        try:
            engine = await server.engine(asked.uri)
            stream = contextlib.aclosing(engine.offers(asked.path, asked.text, position, seconds))
            with server.spare_time.given_up():
                async with stream as found:
                    async for offers in found:
                        latest = messages.suggestions_json(asked.uri, version, offers)
                        if token is not None:
                            server.progress(types.ProgressParams(token, latest))
        except (PlaceError, NoGoalHere) as error:
            provable = await _is_provable(server, asked.uri, position)
            return messages.nothing_json(asked.uri, version, error.message, provable=provable)
        return latest

    @server.feature(messages.PROVE)
    async def prove(data: Any) -> shapes.ProveResult:
        return await _prove(server, Params(messages.PROVE, data))

    @server.feature(messages.TREE)
    def tree(data: Any) -> shapes.TreeDelta:
        from lsp.trees import empty_delta

        search = Params(messages.TREE, data).text("search") or next(reversed(server.trees), "")
        record = server.trees.get(search)
        return record.whole() if record is not None else empty_delta()

    @server.feature(messages.STEER)
    async def steered(data: Any) -> shapes.Steered:
        return await _steer(server, explorations, Params(messages.STEER, data))

    @server.feature(messages.GOALS)
    async def goals(data: Any) -> shapes.Goals:
        params = Params(messages.GOALS, data)
        position = params.position
        asked = server.snapshot(params.uri)
        engine = await server.engine(asked.uri)
        with server.spare_time.given_up():
            found = await engine.goals_at(asked.path, asked.text, position)
        return {"goals": [goal.render() for goal in found], "message": "" if found else "no goals here"}

    @server.feature(messages.PREMISES)
    async def premises(data: Any) -> shapes.Premises:
        params = Params(messages.PREMISES, data)
        position, limit = params.position, params.count("limit", PREMISES_SHOWN)
        asked = server.snapshot(params.uri)
        try:
            engine = await server.engine(asked.uri)
            with server.spare_time.given_up():
                found = await engine.premises_at(asked.path, asked.text, position, limit)
        except (PlaceError, NoGoalHere) as error:
            return {"premises": [], "message": error.message}
        return {"premises": [messages.premise_json(premise) for premise in found], "message": ""}

    @server.feature(messages.STATUS)
    def status(_data: Any) -> shapes.Status:
        return server.status()


async def _is_provable(server: AssistantServer, uri: str, position: WirePosition) -> bool:
    """Whether a search begun where there are no suggestions would find a hole."""
    try:
        holes_for((await refresh_holes(server, uri)).holes, position, SCOPES[0])
    except NoHoleHere:
        return False
    return True


async def _steer(server: AssistantServer, explorations: Explorations, params: Params) -> shapes.Steered:
    search, action = params.required_text("search"), params.required_choice("action", ACTIONS)
    node, tactic, given = params.index("node"), params.text("tactic").strip(), params.seconds()
    token, work_token = params.token("partialResultToken"), params.token("workDoneToken")
    if action == TRY and not tactic:
        raise params.refuse("tactic", "what is to be tried")
    record = record_of(server, search)
    if node >= len(record.tree.nodes):
        raise params.refuse("node", f"a state of the search, which has {len(record.tree.nodes)}")
    seconds = (given or server.settings_of(record.uri).search_timeout) if action == GO_ON else 0.0
    command = command_for(action, node, tactic)
    try:
        return await explorations.steer(record, command, seconds, _watch(server, token), work_token)
    finally:
        publish(server, record.uri)
        server.refresh()


def _watch(server: AssistantServer, token: int | str | None) -> Watch:
    """Sends what changes in a tree to whoever gave a token for it."""

    def watch(delta: shapes.TreeDelta) -> None:
        if token is not None:
            server.progress(types.ProgressParams(token, delta))

    return watch


async def _prove(server: AssistantServer, params: Params) -> shapes.ProveResult:
    position, scope = params.position, params.choice("scope", SCOPES)
    given, insert = params.seconds(), params.truth("insert")
    token, work_token = params.token("partialResultToken"), params.token("workDoneToken")
    known, holes = await meant(server, params.uri, position, scope)
    seconds = given or server.settings_of(known.snapshot.uri).search_timeout
    proving = Proving(server, known, holes, seconds)
    uri = known.snapshot.uri

    watch = _watch(server, token)
    cancelled = False
    try:
        title = f"Proving {holes[0].declaration}" if len(holes) == 1 else f"Proving {len(holes)} holes"
        await server.jobs.run(title, lambda progress: proving.run(progress, watch), work_token)
    except asyncio.CancelledError:
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise
        cancelled = True
    finally:
        publish(server, uri)
        server.refresh()
    if insert and not cancelled:
        await proving.insert()
    results = [
        messages.hole_json(s.record.search, s.hole.declaration, s.hole.range, s.done, inserted=s.inserted)
        for s in proving.found
    ]
    return {"uri": uri, "version": known.snapshot.version or 0, "holes": results, "cancelled": cancelled}
