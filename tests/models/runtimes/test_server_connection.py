"""Keys, proxies and connections: who gets to see what."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback

import httpx
import pytest

from models.protocol import ProverFailed, ProverMisconfigured
from tests.models.runtimes.conftest import (
    KEY,
    PATIENCE,
    RFL,
    SECRET,
    Open,
    chatting,
    fails,
    pieces,
    written,
)
from tests.standins.model_server_stand_in import (
    CHAT,
    MODELS,
    Act,
    ModelServerStandIn,
    chat,
    drops,
    event,
    says,
    streams,
)


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
