"""A mistake of ours is answered by its number, and the log has the traceback."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from lsp.main import make_server


class KeptWriter:
    """Stands in for the client's end of the pipe."""

    def __init__(self) -> None:
        self.messages: dict[Any, dict[str, Any]] = {}
        self.written = asyncio.Event()

    def write(self, data: bytes) -> None:
        message = json.loads(data)
        self.messages[message.get("id")] = message
        self.written.set()

    async def answer(self, number: int) -> dict[str, Any]:
        async with asyncio.timeout(30):
            while number not in self.messages:
                self.written.clear()
                await self.written.wait()
        return self.messages[number]

    def close(self) -> None:
        pass


def plainly(_data: Any) -> None:
    raise KeyError("a mistake of ours")


async def later(_data: Any) -> None:
    await asyncio.sleep(0)
    raise ZeroDivisionError("another one")


@pytest.mark.parametrize(("fault", "name"), [(plainly, "KeyError"), (later, "ZeroDivisionError")])
async def test_an_internal_error_has_a_number_and_no_traceback(
    fault: Any, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = make_server(use_process=False)
    server.feature("test/fault")(fault)  # a request that has a mistake in it, as none of ours should
    writer = KeptWriter()
    server.protocol.set_writer(writer, include_headers=False)
    params = {"processId": None, "rootUri": None, "capabilities": {}}
    server.protocol.handle_message({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})
    with caplog.at_level(logging.ERROR):
        server.protocol.handle_message({"jsonrpc": "2.0", "id": 2, "method": "test/fault", "params": {}})
        answer = await writer.answer(2)
    assert answer["error"]["code"] == -32603
    incident = answer["error"]["data"]["incident"]
    assert f"internal error {incident}" in answer["error"]["message"]
    assert "raceback" not in json.dumps(answer)
    assert name not in json.dumps(answer)
    logged = [record.getMessage() for record in caplog.records if f"internal error {incident}" in record.getMessage()]
    assert any(name in text and fault.__name__ in text for text in logged)
