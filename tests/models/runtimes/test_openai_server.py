"""Texts from servers that stream well, badly, or not at all: over a real connection to a stand-in on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import ssl
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from models.generation import Ending, Message, Piece, Prompt, Role, Sampling, TextRequest
from models.protocol import OutOfMemory, ProverFailed, ProverMisconfigured, ProverUnavailable
from models.runtimes import openai_server, server_connection
from models.runtimes.openai_server import UNTOLD_CONTEXT, OpenAIServer, ServerChoice
from models.runtimes.server_address import KeySource
from models.runtimes.server_failures import MayPass, Patience, of_transport, retry_after
from tests.standins.model_server_stand_in import (
    CHAT,
    MODELS,
    TEXT,
    Act,
    Exchange,
    ModelServerStandIn,
    chat,
    drops,
    event,
    goes_on,
    says,
    stalls,
    streams,
    text,
    usage,
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
async def opened(server: ModelServerStandIn) -> AsyncIterator[Open]:
    """Opens a model on the stand-in."""
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


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows the end of a text is waited for, however busy this machine is."""
    monkeypatch.setattr(openai_server, "AFTER_END", PATIENCE)
    monkeypatch.setattr(openai_server, "AFTER_ALL", PATIENCE)


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


# --- texts -------------------------------------------------------------------------------------------------------


async def test_a_conversation_is_answered_piece_by_piece(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, RFL)
    found = await pieces(opened(), chatting(7))
    assert found == [Piece(7, 0, "rf", 1), Piece(7, 0, "l", 1), Piece(7, 0, "", 0, None, Ending.STOP)]
    assert [body["messages"] for body in server.bodies(CHAT)] == [[{"role": "user", "content": "Prove 1 = 1."}]]


async def test_a_text_is_gone_on_with(server: ModelServerStandIn, opened: Open) -> None:
    server.on(TEXT, streams(text("by "), text("rfl", "length"), usage(4)))
    found = await pieces(opened(), going_on())
    assert found == [Piece(0, 0, "by ", 1), Piece(0, 0, "rfl", 1), Piece(0, 0, "", 2, None, Ending.LENGTH)]
    assert [body["prompt"] for body in server.bodies(TEXT)] == ["theorem t : 1 = 1 :="]


async def test_pieces_come_while_the_rest_is_being_written(server: ModelServerStandIn, opened: Open) -> None:
    go_on = asyncio.Event()

    async def act(exchange: Exchange) -> None:
        await exchange.head()
        await exchange.send(chat("first"))
        await go_on.wait()
        await exchange.send(chat("second", "stop"))
        await exchange.end()

    server.on(CHAT, act)
    async with contextlib.aclosing(opened().generate([chatting()], PATIENCE)) as stream:
        assert (await anext(stream)).text == "first"
        go_on.set()
        assert [piece.text async for piece in stream] == ["second", ""]


async def test_each_sample_is_a_request_with_its_own_seed(server: ModelServerStandIn, opened: Open) -> None:
    async def act(exchange: Exchange) -> None:
        await streams(chat(f"seed {exchange.asked.body['seed']}", "stop"))(exchange)

    server.on(CHAT, act)
    server.on(TEXT, act)
    texts = await written(opened(), chatting(0, samples=3, seed=10), going_on(1, samples=2, seed=70))
    seeds = {(0, 0): 10, (0, 1): 11, (0, 2): 12, (1, 0): 70, (1, 1): 71}
    assert texts == {sample: f"seed {seed}" for sample, seed in seeds.items()}
    assert not any("n" in asked.body for asked in server.asked)


@pytest.mark.parametrize("most", [1, 2, 4])
async def test_only_so_many_requests_go_out_at_a_time(server: ModelServerStandIn, opened: Open, most: int) -> None:
    now, peak, full = 0, 0, asyncio.Event()

    async def act(exchange: Exchange) -> None:
        nonlocal now, peak
        now += 1
        peak = max(peak, now)
        if now == most:
            await asyncio.sleep(0.05)  # one more would come now
            full.set()
        await full.wait()
        now -= 1
        await RFL(exchange)

    server.on(CHAT, act)
    texts = await written(opened(most_requests=most), chatting(samples=6))
    assert (set(texts.values()), len(texts), peak) == ({"rfl"}, 6, most)


async def test_no_requests_are_answered_at_once(server: ModelServerStandIn, opened: Open) -> None:
    assert await pieces(opened()) == []
    assert server.asked == []


async def test_probabilities_are_passed_on_where_they_are_told(server: ModelServerStandIn, opened: Open) -> None:
    told = {"content": [{"token": "rfl", "logprob": -0.5, "top_logprobs": []}]}
    server.on(CHAT, streams(chat("rfl", logprobs=told), chat(finish="stop")))
    server.on(TEXT, streams(text("rfl", "stop", {"token_logprobs": [-0.25], "tokens": ["rfl"]})))
    found = await pieces(opened(), chatting(0), going_on(1))
    assert {piece.request: piece.log_probability for piece in found if piece.text} == {0: -0.5, 1: -0.25}
    assert server.bodies(CHAT)[0]["logprobs"] is True
    assert server.bodies(TEXT)[0]["logprobs"] == 1


async def test_an_answer_that_was_begun_is_gone_on_with(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, RFL)
    assert await written(opened(), chatting(answer="by ")) == {(0, 0): "rfl"}
    [body] = server.bodies(CHAT)
    assert body["messages"][-1] == {"role": "assistant", "content": "by "}
    assert (body["continue_final_message"], body["add_generation_prompt"]) == (True, False)


async def test_thoughts_stand_in_the_text_as_models_write_them(server: ModelServerStandIn, opened: Open) -> None:
    server.on(
        CHAT, streams(chat(reasoning_content="Hm"), chat(reasoning_content="."), chat("rfl"), chat(finish="stop"))
    )
    assert await written(opened(), chatting()) == {(0, 0): "<think>Hm.</think>rfl"}


async def test_lone_surrogates_in_a_prompt_are_sent_as_something_else(server: ModelServerStandIn, opened: Open) -> None:
    server.on(TEXT, streams(text("rfl", "stop")))
    await pieces(opened(), TextRequest(0, Prompt("a\ud800∀"), 1, Sampling()))
    assert [body["prompt"] for body in server.bodies(TEXT)] == ["a?∀"]


# --- how streams may look ----------------------------------------------------------------------------------------

SYMBOLS = b"".join((chat("∀ ε"), chat(", 𝕜 ≠ ∅"), chat(finish="stop"), usage(9), b"data: [DONE]\n\n"))


async def test_a_stream_may_be_cut_inside_characters_and_lines(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, streams(*(SYMBOLS[i : i + 1] for i in range(len(SYMBOLS))), done=False))
    assert await written(opened(), chatting()) == {(0, 0): "∀ ε, 𝕜 ≠ ∅"}


STOP = chat(finish="stop")


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([chat("rfl").replace(b"\n", b"\r\n"), STOP.replace(b"\n", b"\r\n")], id="CR LF"),
        pytest.param([b": ping\n\n", chat("rfl"), b": ping\n\n: ping\n\n", STOP], id="comments"),
        pytest.param([chat("rfl"), STOP, usage(3)], id="usage without choices"),
        pytest.param([event({"choices": [], "prompt_filter_results": []}), chat("rfl"), STOP], id="empty choices"),
        pytest.param([chat("rfl"), STOP.rstrip()], id="no empty line at the end"),
        pytest.param([b"\n\n", chat("rfl"), STOP], id="begins with empty lines"),
        pytest.param([b"event: ping\ndata: {}\n\n", chat("rfl"), STOP], id="events of other kinds"),
        pytest.param([chat("rfl") + STOP], id="all at once"),
    ],
)
@pytest.mark.parametrize("done", [True, False], ids=["done", "without DONE"])
async def test_streams_of_many_looks_are_read(
    server: ModelServerStandIn, opened: Open, parts: list[bytes], done: bool
) -> None:
    if done and not parts[-1].endswith(b"\n"):
        parts = [*parts, b"\n\n"]
    server.on(CHAT, streams(*parts, done=done))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 1


async def test_an_end_that_is_said_needs_no_reason(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, streams(chat("rfl")))
    assert (await pieces(opened(), chatting()))[-1].ending is Ending.STOP


async def test_a_server_that_does_not_stream_is_read_all_the_same(server: ModelServerStandIn, opened: Open) -> None:
    answer = {"choices": [{"message": {"role": "assistant", "content": "rfl"}, "finish_reason": "stop"}]}
    server.on(CHAT, says(200, answer))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}


@pytest.mark.parametrize(
    ("last", "waiting"),
    [(chat("rfl", "stop"), "AFTER_END"), (chat("rfl", "stop") + b"data: [DONE]\n\n", "AFTER_ALL")],
)
async def test_what_follows_the_end_of_a_text_is_not_waited_for(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch, last: bytes, waiting: str
) -> None:
    monkeypatch.setattr(openai_server, waiting, 0.01)
    server.on(CHAT, stalls(last))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    await left(server)


@pytest.mark.parametrize("after", [b"data: {nonsense\n\n", b"\xff\n\n", event({"error": {"message": "late"}})])
async def test_what_follows_the_end_of_a_text_does_not_matter(
    server: ModelServerStandIn, opened: Open, after: bytes
) -> None:
    server.on(CHAT, streams(chat("rfl", "stop"), after))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}


async def test_a_connection_that_is_lost_after_the_end_does_not_matter(
    server: ModelServerStandIn, opened: Open
) -> None:
    server.on(CHAT, drops(chat("rfl", "stop")))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 1


# --- streams without an end --------------------------------------------------------------------------------------


async def left(server: ModelServerStandIn, path: str = "") -> None:
    """The server sees that all have gone who asked for a path, or for any."""
    exchanges = [exchange for exchange in server.exchanges if exchange.asked.path.startswith(path)]
    assert exchanges
    async with asyncio.timeout(PATIENCE):
        for exchange in exchanges:
            await exchange.left.wait()


async def test_an_endless_text_ends_after_as_many_tokens_as_were_allowed(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_server, "BYTES_PER_TOKEN", 1 << 40)
    server.on(CHAT, goes_on(chat("a", logprobs={"content": [{"logprob": -1.0}]})))
    found = await pieces(opened(), chatting(most_tokens=5))
    assert [piece.text for piece in found] == ["a"] * 5 + [""]
    assert found[-1].ending is Ending.LENGTH
    await left(server)


@pytest.mark.parametrize(
    "part", [b": ping\n\n" * 100, chat("") * 100, b"x" * 1000], ids=["comments", "empty", "a line"]
)
async def test_an_endless_stream_without_a_text_is_told(server: ModelServerStandIn, opened: Open, part: bytes) -> None:
    server.on(CHAT, goes_on(part))
    await fails(opened(), ProverFailed, "does not end|more than", chatting(most_tokens=5))
    await left(server)


async def test_a_text_in_a_stream_that_gets_too_large_ends(server: ModelServerStandIn, opened: Open) -> None:
    async def act(exchange: Exchange) -> None:
        await exchange.head()
        await exchange.send(chat("rfl"))
        while True:
            await exchange.send(b": ping\n\n" * 100)

    server.on(CHAT, act)
    found = await pieces(opened(), chatting(most_tokens=5))
    assert [(piece.text, piece.ending) for piece in found] == [("rfl", Ending.OPEN), ("", Ending.LENGTH)]
    await left(server)


@pytest.mark.parametrize("parts", [(), (chat("a"),)], ids=["before the first piece", "after it"])
async def test_a_server_that_stalls_is_waited_for_only_so_long(
    server: ModelServerStandIn, opened: Open, parts: tuple[bytes, ...]
) -> None:
    server.on(CHAT, stalls(*parts))
    with pytest.raises(TimeoutError, match="stand-in"):
        await pieces(opened(), chatting(samples=2), seconds=SHORT)
    await left(server)
    assert len(server.asked) == 2


async def test_who_reads_slowly_gets_what_has_come_in_time(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.on(CHAT, RFL)
    model = opened(most_requests=1)
    async with contextlib.aclosing(model.generate([chatting()], PATIENCE)) as stream:
        assert (await anext(stream)).text == "rf"
        loop = asyncio.get_running_loop()
        async with model._turns:  # all has come
            now = loop.time()
        monkeypatch.setattr(loop, "time", lambda: now + 2 * PATIENCE)
        assert [piece.text async for piece in stream] == ["l", ""]


async def test_closing_the_stream_stops_the_server(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, stalls(chat("a")))
    stream = opened().generate([chatting(0, samples=2), chatting(1)], PATIENCE)
    seen = {(piece.request, piece.sample) async for piece in _first(stream, 3)}
    assert seen == {(0, 0), (0, 1), (1, 0)}
    assert not any(exchange.left.is_set() for exchange in server.exchanges)
    await stream.aclose()
    await left(server)


async def _first(stream: Any, count: int) -> AsyncIterator[Piece]:
    for _ in range(count):
        yield await anext(stream)


async def test_cancelling_stops_the_server(server: ModelServerStandIn, opened: Open) -> None:
    begun = asyncio.Event()

    async def act(exchange: Exchange) -> None:
        begun.set()
        await exchange.until_left()

    server.on(CHAT, act)
    writing = asyncio.create_task(pieces(opened(), chatting()))
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await left(server)


async def test_a_failure_of_one_text_stops_the_others(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, stalls(chat("a")))
    server.on(TEXT, says(401, {}))
    await fails(opened(), ProverMisconfigured, "does not let us in", chatting(0), going_on(1))
    await left(server, CHAT)


# --- what passes -------------------------------------------------------------------------------------------------

BUSY = [
    pytest.param(says(429, {"error": {"message": "slow down"}}), id="429"),
    pytest.param(says(502, b"<html>Bad Gateway</html>", "text/html"), id="502"),
    pytest.param(says(503, {"error": {"message": "Loading model", "code": 503}}), id="503"),
    pytest.param(says(504, b""), id="504"),
    pytest.param(drops(), id="dropped before the head"),
    pytest.param(drops(chat(role="assistant")), id="dropped before a piece"),
    pytest.param(streams(chat(role="assistant"), done=False), id="ended before a piece"),
    pytest.param(streams(done=False), id="empty"),
    pytest.param(streams(event({"error": {"message": "busy", "code": 503}})), id="busy in the stream"),
]


@pytest.mark.parametrize("act", BUSY)
async def test_what_passes_is_asked_again(server: ModelServerStandIn, opened: Open, act: Act) -> None:
    server.on(CHAT, act, act, RFL)
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 3
    assert server.bodies(CHAT) == [server.bodies(CHAT)[0]] * 3


@pytest.mark.parametrize("act", [param for param in BUSY if "503" not in str(param.id) and "busy" not in str(param.id)])
async def test_what_does_not_pass_is_given_up(server: ModelServerStandIn, opened: Open, act: Act) -> None:
    server.on(CHAT, act)
    await fails(opened(), ProverUnavailable, "at http://127.0.0.1")
    assert len(server.asked) == QUICK.tries


async def test_a_server_that_begins_to_run_is_waited_for(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, *[says(503, {"error": {"message": "Loading model"}})] * 20, RFL)
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 21


async def test_a_server_may_say_when_to_come_again(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused = []

    async def pause(seconds: float) -> None:
        paused.append(seconds)

    monkeypatch.setattr(server_connection, "pause", pause)
    server.on(CHAT, says(429, {}, Retry_After="3"), says(503, {}, Retry_After="4.5"), RFL)
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    assert paused == [3.0, 4.5]


async def test_nothing_is_waited_for_that_comes_too_late(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, says(429, {"error": {"message": "slow down"}}, Retry_After="1000"))
    await fails(opened(), ProverUnavailable, "no more requests now: slow down")
    assert len(server.asked) == 1


def test_what_is_said_of_coming_again_is_bounded() -> None:
    said = {"7": 7.0, "-3": 0.0, "1e9": 60.0, "inf": 60.0, "nan": 0.0, "soon": 0.0, "": 0.0}
    said |= {"Fri, 31 Dec 9999 23:59:59 GMT": 60.0, "Wed, 21 Oct 2015 07:28:00 GMT": 0.0}
    assert {header: retry_after(header) for header in said} == said
    assert retry_after(None) == 0.0


def test_pauses_double_up_to_a_bound_and_are_left_to_chance() -> None:
    def first(chance: float) -> list[float]:
        pauses = Patience(first=1.0, longest=5.0).pauses(lambda: chance)
        return [next(pauses) for _ in range(5)]

    assert first(1.0) == [1.0, 2.0, 4.0, 5.0, 5.0]
    assert first(0.0) == [0.5, 1.0, 2.0, 2.5, 2.5]


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (drops(chat("a")), "broke off$"),
        (streams(chat("a"), done=False), "broke off$"),
        (streams(chat("a"), event({"error": {"message": "slot is gone", "code": 503}})), "broke off: slot is gone"),
        (streams(chat("a"), event({"error": {"message": "context size", "code": 400}})), "broke off: context size"),
        (streams(chat("a"), b'event: error\ndata: {"message": "gone"}\n\n'), "broke off: gone"),
        (streams(chat("a"), b'error: {"code": 500, "message": "gone"}\n\n'), "broke off: gone"),
        (streams(chat("a", "abort")), "broke off: abort"),
    ],
)
async def test_a_text_of_which_something_was_passed_on_is_not_asked_again(
    server: ModelServerStandIn, opened: Open, act: Act, why: str
) -> None:
    server.on(CHAT, act)
    stream = opened().generate([chatting()], PATIENCE)
    assert (await anext(stream)).text == "a"
    with pytest.raises(ProverUnavailable, match=why) as told:
        await anext(stream)
    assert told.value.hint
    assert len(server.asked) == 1


# --- prompts that are too long -----------------------------------------------------------------------------------

FULL = {"error": {"message": "the request exceeds the available context size", "type": "exceed_context_size_error"}}


@pytest.mark.parametrize(
    "act", [says(400, FULL), says(500, FULL), streams(event(FULL)), streams(b'error: {"message": "context size"}\n\n')]
)
async def test_a_prompt_that_is_too_long_is_the_end_of_its_text_alone(
    server: ModelServerStandIn, opened: Open, act: Act
) -> None:
    server.on(CHAT, act)
    server.on(TEXT, streams(text("rfl", "stop")))
    found = await pieces(opened(), chatting(0), going_on(1))
    assert [piece for piece in found if piece.request == 0] == [Piece(0, 0, "", ending=Ending.TOO_LONG)]
    assert [piece.text for piece in found if piece.request == 1] == ["rfl", ""]
    assert len(server.bodies(CHAT)) == 1


async def test_where_the_answer_alone_is_too_long_it_gets_the_room_that_is_left(
    server: ModelServerStandIn, opened: Open
) -> None:
    words = (
        "This model's maximum context length is 100 tokens. However, you requested 300 tokens (88 in the messages, 212"
    )
    server.on(CHAT, says(400, {"message": words}), streams(chat("rfl", "length")))
    found = await pieces(opened(), chatting(most_tokens=212))
    assert [(piece.text, piece.ending) for piece in found] == [("rfl", Ending.OPEN), ("", Ending.LENGTH)]
    assert [body["max_tokens"] for body in server.bodies(CHAT)] == [212, 12]


async def test_where_even_that_does_not_fit_it_is_the_end(server: ModelServerStandIn, opened: Open) -> None:
    words = "This model's maximum context length is 100 tokens, you requested 300 tokens (88 in the messages, 212"
    server.on(CHAT, says(400, {"message": words}))
    assert [piece.ending for piece in await pieces(opened(), chatting())] == [Ending.TOO_LONG]
    assert len(server.asked) == 2


# --- parameters that a server does not know ----------------------------------------------------------------------


def _knows_only(*names: str, status: int = 400, tell: bool = True) -> Act:
    async def act(exchange: Exchange) -> None:
        unknown = [name for name in exchange.asked.body if name not in names]
        if unknown:
            said = f"Unknown parameters: {', '.join(unknown)}" if tell else "Bad Request"
            await exchange.answer(status, {"error": {"message": said, "type": "invalid_request_error"}})
        else:
            await RFL(exchange)

    return act


PLAIN = ("model", "messages", "stream", "max_tokens", "temperature", "top_p", "seed")


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize("tell", [True, False])
async def test_a_server_is_not_told_twice_what_it_does_not_know(
    server: ModelServerStandIn, opened: Open, status: int, tell: bool
) -> None:
    server.on(CHAT, _knows_only(*PLAIN, status=status, tell=tell))
    model = opened()
    assert await written(model, chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 2
    assert await written(model, chatting(samples=3)) == {(0, sample): "rfl" for sample in range(3)}
    assert len(server.asked) == 5


async def test_only_what_a_server_names_is_left_out(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, _knows_only(*PLAIN, "logprobs", "top_logprobs", "stream_options"))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    first, second = server.bodies(CHAT)
    assert first.keys() - second.keys() == {"top_k", "min_p"}


async def test_what_one_path_does_not_know_another_may(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, _knows_only(*PLAIN))
    server.on(TEXT, streams(text("rfl", "stop")))
    model = opened()
    await written(model, chatting())
    await written(model, going_on())
    assert "logprobs" in server.bodies(TEXT)[0]


async def test_a_request_that_is_refused_without_them_too_is_told_and_they_are_not_forgotten(
    server: ModelServerStandIn, opened: Open
) -> None:
    refuses = says(400, {"error": {"message": "temperature is out of bounds"}})
    server.on(CHAT, refuses, refuses, RFL)
    model = opened()
    await fails(model, ProverFailed, r"refuses the request \(400\): temperature is out of bounds")
    assert len(server.asked) == 2
    await written(model, chatting())
    first, _, third = server.bodies(CHAT)
    assert third == first


async def test_a_server_that_does_not_go_on_while_it_may_think_is_asked_not_to(
    server: ModelServerStandIn, opened: Open
) -> None:
    async def act(exchange: Exchange) -> None:
        if exchange.asked.body.get("chat_template_kwargs") == {"enable_thinking": False}:
            await RFL(exchange)
        else:
            said = "Assistant response prefill is incompatible with enable_thinking."
            await exchange.answer(400, {"error": {"message": said, "code": 400}})

    server.on(CHAT, act)
    model = opened()
    assert set((await written(model, chatting(samples=3, answer="by "))).values()) == {"rfl"}
    before = len(server.asked)
    assert set((await written(model, chatting(answer="by "))).values()) == {"rfl"}
    assert len(server.asked) == before + 1
    assert "logprobs" in server.bodies(CHAT)[-1]


# --- servers that are none, or refuse ----------------------------------------------------------------------------


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def test_where_nothing_listens_is_told(opened: Open) -> None:
    model = opened(url=f"http://127.0.0.1:{free_port()}/v1")
    error = await fails(model, ProverUnavailable, "no model server listens at http://127.0.0.1")
    assert "Start it" in error.hint
    with pytest.raises(ProverUnavailable, match="no model server listens"):
        await model.load()


async def test_a_server_that_does_not_encrypt_is_told(opened: Open) -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as plain:
        model = opened(url=f"https://127.0.0.1:{plain.sockets[0].getsockname()[1]}/v1")
        error = await fails(model, ProverMisconfigured, "does not speak https")
        assert "http://" in error.hint


def test_a_certificate_that_nobody_knows_is_told() -> None:
    error = httpx.ConnectError("failed")
    error.__context__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.__context__.verify_message = "self-signed certificate"
    told = of_transport("https://models.example/v1", error)
    assert isinstance(told, ProverMisconfigured)
    assert "cannot be trusted: self-signed certificate" in told.message


@pytest.mark.parametrize(
    ("error", "what", "passes"),
    [
        (httpx.ConnectTimeout(""), "does not answer", True),
        (httpx.ConnectError(""), "no model server listens", True),
        (httpx.ProxyError(""), "proxy", False),
        (httpx.ReadError(""), "broke off", True),
        (httpx.RemoteProtocolError(""), "broke off", True),
    ],
)
def test_failures_below_http_are_told_and_may_pass(error: httpx.TransportError, what: str, passes: bool) -> None:
    told = of_transport("https://models.example/v1", error)
    assert isinstance(told, MayPass) is passes
    failure = told.error if isinstance(told, MayPass) else told
    assert isinstance(failure, ProverUnavailable)
    assert what in failure.message
    assert failure.hint


async def test_a_server_that_is_started_meanwhile_is_found(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    tries = 0
    async with contextlib.AsyncExitStack() as stack:

        async def pause(seconds: float) -> None:
            nonlocal tries
            tries += 1
            if tries == 2:
                later = await stack.enter_async_context(ModelServerStandIn(port))
                later.on(CHAT, RFL)

        monkeypatch.setattr(server_connection, "pause", pause)
        assert await written(opened(url=f"http://127.0.0.1:{port}/v1"), chatting()) == {(0, 0): "rfl"}
    assert tries == 2


@pytest.mark.parametrize("status", [401, 403])
async def test_who_is_not_let_in_is_told_what_to_set(server: ModelServerStandIn, opened: Open, status: int) -> None:
    server.on(CHAT, says(status, {"error": {"message": "Invalid API Key"}}))
    error = await fails(opened(), ProverMisconfigured, "does not let us in: Invalid API Key")
    assert "key" in error.hint
    assert len(server.asked) == 1


async def test_a_model_that_is_not_there_is_told_with_those_that_are(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, says(404, {"error": {"message": "The model `m` does not exist.", "code": 404}}))
    server.on(MODELS, says(200, {"data": [{"id": "qwen"}, {"id": "llama"}]}))
    error = await fails(opened(), ProverMisconfigured, "has no model m")
    assert error.hint == "It has qwen, llama."


async def test_a_model_that_is_not_there_is_told_where_the_server_says_nothing(
    server: ModelServerStandIn, opened: Open
) -> None:
    server.on(CHAT, says(404, b""))
    server.on(MODELS, says(200, {"data": [{"id": "qwen"}]}))
    await fails(opened(), ProverMisconfigured, "has no model m")


@pytest.mark.parametrize(
    "act",
    [
        says(404, {"error": {"message": 'model "m" not found, try pulling it first'}}),
        says(400, {"error": {"message": "Invalid model identifier", "param": "model"}}),
    ],
)
async def test_a_model_that_is_not_there_is_told_without_a_list(
    server: ModelServerStandIn, opened: Open, act: Act
) -> None:
    server.on(CHAT, act)
    error = await fails(opened(), ProverMisconfigured, "has no model m")
    assert "Load it" in error.hint
    assert len(server.bodies(CHAT)) == 1


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_path_that_is_not_there_is_told(server: ModelServerStandIn, opened: Open, status: int) -> None:
    server.on(CHAT, says(status, b"nothing here", "text/plain"))
    server.on(MODELS, says(200, {"data": [{"id": "m"}]}))
    error = await fails(opened(), ProverMisconfigured, "no model server with OpenAI's interface")
    assert "/v1" in error.hint


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/plain"])
async def test_a_web_page_is_no_answer(server: ModelServerStandIn, opened: Open, kind: str) -> None:
    server.on(CHAT, says(200, b"\n<!doctype html><p>Sign in</p>", kind))
    server.on(MODELS, says(200, b"<html></html>", kind))
    await fails(opened(), ProverMisconfigured, "a web page")
    with pytest.raises(ProverMisconfigured, match="no model server"):
        await opened().load()


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (says(200, {"response": "rfl"}), "no choices"),
        (says(200, [1, 2]), "no object"),
        (says(200, b'{"choices": [', "application/json"), "not JSON"),
        (says(200, b'{"choices": "\xff"}', "application/json"), "not UTF-8"),
        (says(200, b"rfl", "text/plain"), "no stream of events"),
        (streams(event({"response": "rfl"})), "no choices"),
        (streams(b"data: rfl\n\n"), "not JSON"),
        (streams(b'data: {"choices": [{"text": "\xff"}]}\n\n'), "not UTF-8"),
        (streams(chat("a"), b"data: {nonsense\n\n"), "not JSON"),
        (streams(chat("a"), b"data: \xff\n\n"), "not UTF-8"),
        (streams(event({"choices": [{"delta": {"content": ["rfl"]}}]})), "a text that is none"),
    ],
)
async def test_an_answer_of_another_shape_is_told(server: ModelServerStandIn, opened: Open, act: Act, why: str) -> None:
    server.on(CHAT, act)
    await fails(opened(), ProverFailed, f"not understood: {why}")
    assert len(server.asked) == 1


async def test_compressed_nonsense_is_told(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, says(200, b"not compressed", Content_Encoding="gzip"))
    await fails(opened(), ProverFailed, "compressed")
    assert server.asked[0].headers["accept-encoding"] == "identity"


async def test_too_little_memory_is_told_as_such(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, says(500, {"error": "llama runner process has terminated: cudaMalloc failed: out of memory"}))
    await fails(opened(), OutOfMemory, "too little memory")


async def test_a_server_that_fails_is_told_in_its_words(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, says(500, {"error": {"message": "a\nbad \x1b[31mday"}}))
    error = await fails(opened(), ProverUnavailable, r"failed: a bad \[31mday")
    assert error.message.isprintable()


async def test_an_endless_refusal_is_not_read_to_its_end(server: ModelServerStandIn, opened: Open) -> None:
    async def act(exchange: Exchange) -> None:
        await exchange.head(500, "text/plain")
        while True:
            await exchange.send(b"no " * 1000)

    server.on(CHAT, act)
    await fails(opened(), ProverUnavailable, "failed")
    await left(server)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed(server: ModelServerStandIn, opened: Open, key: str, status: int) -> None:
    async with ModelServerStandIn() as other:
        other.on(CHAT, RFL)
        place = f"http://127.0.0.1:{other.port}{CHAT}"
        server.on(CHAT, says(status, b"", Location=f"{place}?token={key}"))
        error = await fails(opened(key=KEY), ProverMisconfigured, f"it sends us to {place}$")
        assert key not in str(error)
        assert other.asked == []
    assert len(server.asked) == 1


def test_an_address_that_is_none_is_told_at_once() -> None:
    with pytest.raises(ProverMisconfigured, match="begins neither"):
        OpenAIServer(ServerChoice("x", "127.0.0.1:8080/v1"))
    with pytest.raises(ProverMisconfigured, match="unencrypted"):
        OpenAIServer(ServerChoice("x", "http://192.0.2.7/v1", key=KEY))
    OpenAIServer(ServerChoice("x", "http://192.0.2.7/v1", key=KEY, allow_plain_key=True))


# --- keys, and who sees what -------------------------------------------------------------------------------------


async def test_a_key_is_sent_with_every_request(server: ModelServerStandIn, opened: Open, key: str) -> None:
    server.on(CHAT, RFL)
    server.on(MODELS, says(200, {"data": []}))
    model = opened(key=KEY)
    await model.load()
    await written(model, chatting())
    await model.token_counts(["a"])
    assert {asked.path for asked in server.asked} == {MODELS, "/props", CHAT, "/tokenize"}
    assert {asked.headers.get("authorization") for asked in server.asked} == {f"Bearer {key}"}


async def test_without_a_key_none_is_sent(server: ModelServerStandIn, opened: Open, key: str) -> None:
    server.on(CHAT, RFL)
    await written(opened(), chatting())
    assert [("authorization" in asked.headers) for asked in server.asked] == [False]


async def test_a_key_that_is_missing_is_told(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MODEL_KEY", raising=False)
    await fails(opened(key=KEY), ProverMisconfigured, "MODEL_KEY holds no key")
    assert server.asked == []


# What is shown of such words ends in the middle of the last key.
ECHO = {"error": {"message": f"no, {SECRET} is wrong: {SECRET}" + "x" * 237 + SECRET, "code": 400}}


@pytest.mark.parametrize(
    "act",
    [
        RFL,
        drops(),
        says(500, f"wrong: {SECRET}".encode(), "text/plain"),
        says(200, {"error": SECRET}),
        says(200, f'{{"choices": "{SECRET}'.encode()),
        says(302, b"", Location=f"/{SECRET}"),
        streams(event(ECHO)),
        streams(chat("a"), event(ECHO)),
        streams(chat("a"), f"error: {SECRET}\n\n".encode()),
        *(says(status, ECHO, Retry_After="1000") for status in (400, 401, 403, 404, 418, 429, 500, 503)),
    ],
)
async def test_a_key_is_shown_nowhere(
    server: ModelServerStandIn, opened: Open, key: str, caplog: pytest.LogCaptureFixture, act: Act
) -> None:
    caplog.set_level(logging.DEBUG)
    server.on(CHAT, act)
    server.on(MODELS, says(200, {"data": [{"id": key}]}))
    model = opened(key=KEY)
    shown = [repr(model), repr(vars(model)), repr(vars(model._connection))]
    try:
        await pieces(model, chatting())
    except ProverFailed as error:
        shown += [*traceback.format_exception(error), repr(error), error.hint]
    else:
        assert act is RFL
    shown += [repr(model), repr(vars(model)), repr(vars(model._connection))]
    assert f"Bearer {key}" in {asked.headers.get("authorization") for asked in server.asked}
    assert caplog.records
    # Below httpx the heads of answers are logged for who debugs it: those are what the server says, not what we do.
    logged = [record.getMessage() for record in caplog.records]
    assert key[:8] not in "\n".join([*shown, *(said for said in logged if "receive_response_headers" not in said)])


async def test_proxies_of_the_environment_are_not_used_on_this_machine(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ModelServerStandIn() as proxy:
        for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        server.on(CHAT, RFL)
        assert await written(opened(), chatting()) == {(0, 0): "rfl"}
        assert proxy.asked == []
        async with httpx.AsyncClient() as other:  # which shows that they would be
            await other.get(f"{server.url}/models")
        assert len(proxy.asked) == 1


def test_importing_it_loads_no_http_client() -> None:
    code = "import sys, models.runtimes.openai_server; print({'httpx', 'httpcore', 'keyring'} & sys.modules.keys())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert found.stdout.strip() == "set()"


async def test_the_connection_is_kept_and_made_anew_after_it_was_closed(
    server: ModelServerStandIn, opened: Open
) -> None:
    server.on(CHAT, RFL)
    model = opened()
    await model.close()
    await written(model, chatting())
    await written(model, chatting())
    assert server.connections == 1
    await model.close()
    assert await written(model, chatting()) == {(0, 0): "rfl"}
    assert (server.connections, len(server.asked)) == (2, 3)


# --- what is known of a server -----------------------------------------------------------------------------------


async def test_llama_server_tells_its_context_with_the_model(server: ModelServerStandIn, opened: Open) -> None:
    entry = {"id": "other.gguf", "owned_by": "llamacpp", "meta": {"n_ctx": 8192, "n_ctx_train": 32768}}
    server.on(MODELS, says(200, {"object": "list", "data": [entry]}))
    facts = await opened(most_requests=3).load()
    assert (facts.context, facts.batch, facts.has_template, facts.tells_probabilities) == (8192, 3, True, True)


async def test_llama_server_tells_its_context_among_its_properties(server: ModelServerStandIn, opened: Open) -> None:
    server.on(MODELS, says(200, {"data": [{"id": "m", "owned_by": "llamacpp", "meta": {"n_ctx_train": 32768}}]}))
    server.on("/props", says(200, {"default_generation_settings": {"n_ctx": 2048}, "total_slots": 1}))
    assert (await opened(context=512).load()).context == 2048


async def test_vllm_tells_its_context_with_each_model(server: ModelServerStandIn, opened: Open) -> None:
    entries = [{"id": "a", "max_model_len": 1}, {"id": "m", "max_model_len": 4000, "owned_by": "vllm"}]
    server.on(MODELS, says(200, {"data": entries}))
    facts = await opened().load()
    assert (facts.context, facts.tells_probabilities) == (4000, True)


@pytest.mark.parametrize("configured", [0, 16384])
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(says(200, {"data": [{"id": "m", "owned_by": "library"}]}), id="Ollama"),
        pytest.param(says(200, {"data": [{"id": "a", "max_model_len": 1}, {"id": "b"}]}), id="others"),
        pytest.param(says(404, {"error": "not here"}), id="no list"),
        pytest.param(says(405, b""), id="no list but posts"),
    ],
)
async def test_where_the_context_is_not_told_the_settings_count(
    server: ModelServerStandIn, opened: Open, act: Act, configured: int
) -> None:
    server.on(MODELS, act)
    facts = await opened(context=configured).load()
    assert (facts.context, facts.tells_probabilities) == (configured or UNTOLD_CONTEXT, False)


async def test_a_server_that_is_asked_without_probabilities_does_not_tell_them(
    server: ModelServerStandIn, opened: Open
) -> None:
    server.on(MODELS, says(200, {"data": [{"id": "m", "owned_by": "vllm"}]}))
    server.on(CHAT, _knows_only(*PLAIN))
    model = opened()
    assert (await model.load()).tells_probabilities
    await written(model, chatting())
    assert not (await model.load()).tells_probabilities


async def test_loading_waits_until_the_server_has_its_model(server: ModelServerStandIn, opened: Open) -> None:
    loading = says(503, {"error": {"message": "Loading model", "code": 503}})
    server.on(MODELS, *[loading] * 9, says(200, {"data": [{"id": "m", "max_model_len": 77}]}))
    assert (await opened().load()).context == 77
    assert len(server.bodies(MODELS)) == 10


async def test_loading_does_not_wait_for_ever(server: ModelServerStandIn, opened: Open) -> None:
    server.on(MODELS, stalls())
    with pytest.raises(ProverUnavailable, match="did not get ready") as told:
        await opened(patience=replace(QUICK, load=SHORT)).load()
    assert told.value.hint
    await left(server)


@pytest.mark.parametrize(
    ("act", "error", "what"),
    [
        (says(401, {}), ProverMisconfigured, "does not let us in"),
        (says(500, {"error": "bad"}), ProverUnavailable, "failed: bad"),
        (says(200, {"models": []}), ProverMisconfigured, "no list of models"),
        (says(200, b"hello", "text/plain"), ProverMisconfigured, "not JSON"),
        (
            says(302, b"", Location="https://models.example/v1"),
            ProverMisconfigured,
            "sends us to https://models.example/v1",
        ),
        (drops(), ProverUnavailable, "broke off"),
    ],
)
async def test_a_server_that_cannot_be_loaded_says_why(
    server: ModelServerStandIn, opened: Open, act: Act, error: type[ProverFailed], what: str
) -> None:
    server.on(MODELS, act)
    with pytest.raises(error, match=what) as told:
        await opened().load()
    assert told.value.hint


async def test_an_endless_list_of_models_is_told(
    server: ModelServerStandIn, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_connection, "MOST_WHOLE", 10_000)
    server.on(MODELS, goes_on(b"[" * 1000))
    with pytest.raises(ProverMisconfigured, match="longer than"):
        await opened().load()
    await left(server)


@pytest.mark.parametrize("told", [lambda n: {"tokens": list(range(n))}, lambda n: {"count": n, "max_model_len": 1}])
async def test_tokens_are_counted_by_the_server(
    server: ModelServerStandIn, opened: Open, told: Callable[[int], Any]
) -> None:
    async def act(exchange: Exchange) -> None:
        body = exchange.asked.body
        assert body["content"] == body["prompt"]
        await exchange.answer(200, told(len(body["content"].split())))

    server.on("/tokenize", act)
    assert await opened().token_counts(["a b c", "", "∀ x"]) == (3, 0, 2)


@pytest.mark.parametrize(
    "act",
    [says(404, b""), says(200, {"error": "Unexpected endpoint"}), says(400, {}), says(200, b"<html>", "text/html")],
)
async def test_where_nobody_counts_tokens_they_are_estimated_and_nobody_is_asked_again(
    server: ModelServerStandIn, opened: Open, act: Act
) -> None:
    server.on("/tokenize", act)
    model = opened()
    assert await model.token_counts(["theorem", "rfl"]) == (4, 2)
    assert await model.token_counts(["theorem"]) == (4,)
    assert len(server.asked) == 1


async def test_where_tokens_cannot_be_counted_now_they_may_be_later(server: ModelServerStandIn, opened: Open) -> None:
    server.on("/tokenize", says(503, {}), drops(), says(200, {"tokens": [1]}))
    model = opened()
    assert [await model.token_counts(["theorem"]) for _ in range(3)] == [(4,), (4,), (1,)]
