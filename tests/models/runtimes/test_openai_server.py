"""Texts from a server, and what it tells of itself: over a real connection to a stand-in on this machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from models.generation import Ending, Piece, Prompt, Sampling, TextRequest
from models.protocol import ProverFailed, ProverMisconfigured, ProverUnavailable
from models.runtimes import openai_server, server_connection
from models.runtimes.openai_server import UNTOLD_CONTEXT
from tests.models.runtimes.conftest import (
    PATIENCE,
    PLAIN,
    QUICK,
    RFL,
    SHORT,
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
    goes_on,
    says,
    stalls,
    streams,
    text,
    usage,
)


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


# --- how streams may look -------------------------------------------------------------------------------------------

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


# --- streams without an end -----------------------------------------------------------------------------------------


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


# --- what is known of a server --------------------------------------------------------------------------------------


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
    server.on(CHAT, knows_only(*PLAIN))
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
