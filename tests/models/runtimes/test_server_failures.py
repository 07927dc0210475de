"""Servers that are busy, refuse, lie, or are none: what is asked again, and what is told."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl

import httpx
import pytest

from models.generation import Ending, Piece
from models.protocol import OutOfMemory, ProverFailed, ProverMisconfigured, ProverUnavailable
from models.runtimes import server_connection
from models.runtimes.openai_server import OpenAIServer, ServerChoice
from models.runtimes.server_failures import MayPass, Patience, of_transport, retry_after
from tests.models.runtimes.conftest import (
    KEY,
    PATIENCE,
    PLAIN,
    QUICK,
    RFL,
    Open,
    chatting,
    fails,
    going_on,
    knows_only,
    left,
    pieces,
    written,
)
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
    says,
    streams,
    text,
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


# --- what passes ----------------------------------------------------------------------------------------------------

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


# --- prompts that are too long --------------------------------------------------------------------------------------

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


# --- parameters that a server does not know -------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize("tell", [True, False])
async def test_a_server_is_not_told_twice_what_it_does_not_know(
    server: ModelServerStandIn, opened: Open, status: int, tell: bool
) -> None:
    server.on(CHAT, knows_only(*PLAIN, status=status, tell=tell))
    model = opened()
    assert await written(model, chatting()) == {(0, 0): "rfl"}
    assert len(server.asked) == 2
    assert await written(model, chatting(samples=3)) == {(0, sample): "rfl" for sample in range(3)}
    assert len(server.asked) == 5


async def test_only_what_a_server_names_is_left_out(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, knows_only(*PLAIN, "logprobs", "top_logprobs", "stream_options"))
    assert await written(opened(), chatting()) == {(0, 0): "rfl"}
    first, second = server.bodies(CHAT)
    assert first.keys() - second.keys() == {"top_k", "min_p"}


async def test_what_one_path_does_not_know_another_may(server: ModelServerStandIn, opened: Open) -> None:
    server.on(CHAT, knows_only(*PLAIN))
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


# --- servers that are none, or refuse -------------------------------------------------------------------------------


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
