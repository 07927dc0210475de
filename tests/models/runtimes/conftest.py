"""Models on a stand-in for their server, and what tests ask of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from models.generation import Message, Piece, Prompt, Role, Sampling, TextRequest
from models.protocol import ProverFailed
from models.runtimes import openai_server
from models.runtimes.openai_server import OpenAIServer, ServerChoice
from models.runtimes.server_address import KeySource
from models.runtimes.server_failures import Patience
from tests.standins.model_server_stand_in import (
    Act,
    Exchange,
    ModelServerStandIn,
    chat,
    streams,
)

PATIENCE = 30.0
"""Seconds after which something counts as never happening."""
SHORT = 0.2
"""Seconds for what never happens."""
QUICK = Patience(tries=3, first=0.001, longest=0.001, connect=PATIENCE, load=PATIENCE, aside=PATIENCE)
SECRET = "sk-very-secret-0123"
KEY = KeySource("MODEL_KEY")
USER = (Message(Role.USER, "Prove 1 = 1."),)
RFL = streams(chat(role="assistant"), chat("rf"), chat("l"), chat(finish="stop"))

Open = Callable[..., OpenAIServer]


@pytest.fixture
async def server() -> AsyncIterator[ModelServerStandIn]:
    async with ModelServerStandIn() as stand_in:
        yield stand_in


@pytest.fixture
async def opened(server: ModelServerStandIn, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Open]:
    """Opens a model on the stand-in. What follows the end of a text is waited for, however busy this machine is."""
    monkeypatch.setattr(openai_server, "AFTER_END", PATIENCE)
    monkeypatch.setattr(openai_server, "AFTER_ALL", PATIENCE)
    models: list[OpenAIServer] = []

    def open_(**values: Any) -> OpenAIServer:
        choice = ServerChoice("stand-in", server.url, "m", patience=QUICK)
        models.append(OpenAIServer(replace(choice, **values)))
        return models[-1]

    yield open_
    for model in models:
        await model.close()


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MODEL_KEY", SECRET)
    return SECRET


def chatting(number: int = 0, samples: int = 1, answer: str = "", **sampling: Any) -> TextRequest:
    return TextRequest(number, Prompt(messages=USER, answer=answer), samples, Sampling(**sampling))


def going_on(number: int = 0, samples: int = 1, **sampling: Any) -> TextRequest:
    return TextRequest(number, Prompt("theorem t : 1 = 1 :="), samples, Sampling(**sampling))


async def written(model: OpenAIServer, *requests: TextRequest, seconds: float = PATIENCE) -> dict[tuple[int, int], str]:
    """The texts by request and sample. Each has exactly one end, which comes last."""
    found = await pieces(model, *requests, seconds=seconds)
    texts = {}
    for request in requests:
        for sample in range(request.samples):
            mine = [piece for piece in found if (piece.request, piece.sample) == (request.number, sample)]
            assert [bool(piece.ending) for piece in mine] == [False] * (len(mine) - 1) + [True]
            texts[request.number, sample] = "".join(piece.text for piece in mine)
    return texts


async def pieces(model: OpenAIServer, *requests: TextRequest, seconds: float = PATIENCE) -> list[Piece]:
    return [piece async for piece in model.generate(requests, seconds)]


async def fails(model: OpenAIServer, error: type[ProverFailed], what: str, *requests: TextRequest) -> ProverFailed:
    """The error, which is of this type exactly and says what to do next."""
    with pytest.raises(error, match=what) as told:
        await pieces(model, *(requests or (chatting(),)))
    assert type(told.value) is error
    assert told.value.hint
    return told.value


async def left(server: ModelServerStandIn, path: str = "") -> None:
    """The server sees that all have gone who asked for a path, or for any."""
    exchanges = [exchange for exchange in server.exchanges if exchange.asked.path.startswith(path)]
    assert exchanges
    async with asyncio.timeout(PATIENCE):
        for exchange in exchanges:
            await exchange.left.wait()


def knows_only(*names: str, status: int = 400, tell: bool = True) -> Act:
    async def act(exchange: Exchange) -> None:
        unknown = [name for name in exchange.asked.body if name not in names]
        if unknown:
            said = f"Unknown parameters: {', '.join(unknown)}" if tell else "Bad Request"
            await exchange.answer(status, {"error": {"message": said, "type": "invalid_request_error"}})
        else:
            await RFL(exchange)

    return act


PLAIN = ("model", "messages", "stream", "max_tokens", "temperature", "top_p", "seed")
