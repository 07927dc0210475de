"""The requests about language models: `assistant/models` lists those that are set up, `assistant/useModel` has one
asked, by the user's own settings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.model_choice import HOW_TO_ADD, NO_MODEL, Use, model_choices, step_models, use_model, uses_of
from lsp import messages
from lsp.params import Params
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.config.schema import Settings
    from lsp import shapes


def register(server: AssistantServer) -> None:
    @server.feature(messages.MODELS)
    async def models(data: Any) -> shapes.Models:
        return await _models(_settings(server, Params(messages.MODELS, data)))

    @server.feature(messages.USE_MODEL)
    async def use(data: Any) -> shapes.Models:
        params = Params(messages.USE_MODEL, data)
        name = params.required_text("name")
        uses = tuple(map(Use, params.choices("uses", tuple(Use))))
        _settings(server, params)  # what is wrong with the parameters is said before anything is written
        written = await asyncio.to_thread(use_model, name, uses)
        settings = _settings(server, params)
        answer = await _models(settings)
        if missing := [use for use in written if not _holds(name, use, settings)]:
            answer["message"] = (
                f"{' and '.join(use.in_words for use in missing)}: the editor's own settings name another"
            )
            answer["hint"] = "They stand above what was written: change `assistant.models` in the editor."
        return answer


def _settings(server: AssistantServer, params: Params) -> Settings:
    """Those of a document, where one is named, else of the first folder."""
    if params.has_document:
        return server.settings_of(server.snapshot(params.uri).uri)
    folders = server.folders
    return server.settings_of(folders[0].as_uri() if folders else "")


def _holds(name: str, use: Use, settings: Settings) -> bool:
    """Whether settings say what was chosen."""
    if name != NO_MODEL:
        return use in uses_of(name, settings)
    return not (step_models(settings) if use is Use.STEPS else _whole(settings))


async def _models(settings: Settings) -> shapes.Models:
    """A file that cannot be read is a message of the answer: the list is there to say so."""
    message, hint = "", ""
    found: list[shapes.Model] = []
    try:
        found = [messages.model_json(choice) for choice in await asyncio.to_thread(model_choices, settings)]
    except AssistantError as error:
        message, hint = error.message, error.hint
    else:
        if not found:
            message, hint = "No model is set up.", f"In a terminal, {HOW_TO_ADD}"
    return {
        "models": found,
        "steps": list(step_models(settings)),
        "whole": _whole(settings),
        "message": message,
        "hint": hint,
    }


def _whole(settings: Settings) -> str:
    from assistant.model_choice import whole_writer
    from assistant.whole_proofs.events import SEARCH_WRITER

    writer = whole_writer(settings)
    return writer if writer != SEARCH_WRITER else ""
