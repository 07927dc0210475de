"""`textDocument/inlineCompletion`: the next tactic as ghost text.

The answer is verified and belongs to the version that was asked about. What arrives later is ready at the next request,
and the client is told that there is something.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.positions import WirePosition
from lsp.convert import from_position, to_range, touches
from lsp.follows import Asked
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Offer, Offers

SHOWN = 8
INVOKED_SECONDS = 60.0
"""How long it is waited when it was asked for explicitly, unless the search for suggestions ends: VS Code never asks
again at a place where it did so, so an answer with nothing would be the last one there."""
CALM_SECONDS = 1.0
"""How long nothing may have been typed before ghost text comes that is to be calm."""


def register(server: AssistantServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_INLINE_COMPLETION, types.InlineCompletionOptions())
    async def inline_completion(params: types.InlineCompletionParams) -> list[types.InlineCompletionItem]:
        uri = params.text_document.uri
        settings = await server.known_settings(uri)
        asked_for = params.context.trigger_kind is types.InlineCompletionTriggerKind.Invoked
        if not settings.inline_enabled or (settings.inline_eagerness == "onRequest" and not asked_for):
            return []
        try:
            snapshot = server.snapshot(uri)
        except AssistantError:
            return []
        if settings.inline_eagerness == "calm" and not asked_for:
            await asyncio.sleep(CALM_SECONDS)
            if server.present(snapshot) is None:
                return []
        server.spare_time.disturb()
        asked = Asked(snapshot, from_position(params.position))
        wait = settings.inline_wait / 1000
        if asked_for:
            wait = max(wait, INVOKED_SECONDS)

        async def stream() -> AsyncGenerator[Offers, None]:
            engine = await server.engine(uri)  # which may be just starting: who asks does not wait for it longer either
            found = engine.offers(snapshot.path, snapshot.text, asked.position, settings.suggest_timeout)
            async with contextlib.aclosing(found) as known:
                async for offers in known:
                    yield offers

        try:
            offers = await server.follows.at(asked, stream).answer(wait, closing_only=settings.inline_closing_only)
        except AssistantError:
            return []  # no goal here, or no Lean, which the status says
        if offers is None or server.present(snapshot) is None or _is_false(server, asked):
            return []
        shown = [offer for offer in offers.unasked if offer.closes or not settings.inline_closing_only]
        return [item(offer, offers, asked.position) for offer in shown[:SHOWN] if offer.change.text]


def _is_false(server: AssistantServer, asked: Asked) -> bool:
    """Whether the cursor is at a hole of which it is known that nothing proves it."""
    document = server.open_document(asked.uri)
    refuted = document.refuted(asked.snapshot.text)
    return any(hole.offset in refuted and touches(hole.range, asked.position) for hole in document.holes)


def item(offer: Offer, offers: Offers, position: WirePosition) -> types.InlineCompletionItem:
    """An offer as an item. Editors show text that goes on with what stands before the cursor; so blanks that a change
    would take away stay, and a hole is named as what is to be filtered by."""
    from assistant.editing import Change, Range

    change = offer.change
    if not offers.hole:
        typed = WirePosition(position.line, offers.range.start.character)
        if change.range.start.line == position.line and change.range.start.character < typed.character:
            change = Change(Range(typed, change.range.end), change.text)
    return types.InlineCompletionItem(change.text, filter_text=offers.prefix or None, range=to_range(change.range))
