"""Whatever is in a request, it is answered; what is wrong with it is said, and no answer has a traceback."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from lsp import messages
from lsp.protocol import strict_converter
from tests.lsp.raw import RawClient, raw_client

pytestmark = pytest.mark.asyncio(loop_scope="module")

INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, PARSE_ERROR = -32600, -32601, -32602, -32700
NOT_INITIALIZED = -32002
TEXT = "theorem addition (n : Nat) : n + 0 = n := by\n  sorry\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def raw(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RawClient]:
    async with raw_client(tmp_path_factory.mktemp("project")) as client:
        yield client


@pytest.fixture
def uri(raw: RawClient, tmp_path: Path) -> str:
    """An open document."""
    found = (tmp_path / "A.lean").as_uri()
    document = {"uri": found, "languageId": "lean4", "version": 1, "text": TEXT}
    raw.notify("textDocument/didOpen", {"textDocument": document})
    return found


def failure(answer: dict[str, Any]) -> tuple[int, str]:
    """Code and message of an answer that is an error, and nothing of the program in it."""
    assert "Traceback" not in json.dumps(answer)
    assert "traceback" not in json.dumps(answer)
    assert ".py" not in json.dumps(answer)
    return answer["error"]["code"], answer["error"]["message"]


AT_POSITION = {
    messages.SUGGEST: {},
    messages.PROVE: {},
    messages.GOALS: {},
    messages.PREMISES: {},
    "textDocument/hover": {},
    "textDocument/inlineCompletion": {"context": {"triggerKind": 2}},
}
"""Requests about a position, and what else they need."""
POSITIONS = {
    "missing": ...,
    "null": None,
    "list": [0, 0],
    "no column": {"line": 1},
    "negative line": {"line": -1, "character": 0},
    "negative column": {"line": 1, "character": -1},
    "text for a number": {"line": "1", "character": 0},
    "fraction": {"line": 1.5, "character": 0},
    "truth for a number": {"line": True, "character": 0},
    "huge column": {"line": 1, "character": 2**40},
    "huge line": {"line": 2**31, "character": 0},
}
DOCUMENTS = {
    "missing": ...,
    "null": None,
    "text": "A.lean",
    "no URI": {},
    "number for a URI": {"uri": 7},
    "no scheme": {"uri": "A.lean"},
    "no file": {"uri": "file:///nowhere/at/all.lean"},
    "folder": {"uri": "file:///"},
    "never opened": {"uri": "untitled:Untitled-1"},
    "broken": {"uri": "file://[/A.lean"},
    "null character": {"uri": "file:///a%00b.lean"},
}


def without(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not ...}


@pytest.mark.parametrize("name", POSITIONS)
@pytest.mark.parametrize("method", AT_POSITION)
async def test_a_position_that_is_none(raw: RawClient, uri: str, method: str, name: str) -> None:
    params = without({"textDocument": {"uri": uri}, "position": POSITIONS[name], **AT_POSITION[method]})
    code, message = failure(await raw.request(f"{method} {name}", method, params=params))
    assert code == INVALID_PARAMS
    assert method in message
    assert "position" in message or "line" in message or "character" in message


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("method", AT_POSITION)
async def test_a_document_that_is_none(raw: RawClient, method: str, name: str) -> None:
    position = {"line": 1, "character": 2}
    params = without({"textDocument": DOCUMENTS[name], "position": position, **AT_POSITION[method]})
    code, message = failure(await raw.request(f"{method} {name}", method, params=params))
    assert code == INVALID_PARAMS
    assert "ocument" in message or "uri" in message


@pytest.mark.parametrize("method", ["textDocument/codeLens", "textDocument/codeAction", "textDocument/inlayHint"])
async def test_a_document_that_nobody_knows_has_neither_lenses_nor_actions(raw: RawClient, method: str) -> None:
    edge = {"line": 0, "character": 0}
    params = {
        "textDocument": {"uri": "file:///nowhere/at/all.lean"},
        "range": {"start": edge, "end": edge},
        "context": {"diagnostics": []},
    }
    code, message = failure(await raw.request(method, method, params=params))
    assert code == INVALID_PARAMS
    assert "nowhere/at/all.lean" in message


@pytest.mark.parametrize("params", [..., None, [], [1], "x", 7, True], ids=repr)
@pytest.mark.parametrize("method", AT_POSITION)
async def test_parameters_that_are_none(raw: RawClient, method: str, params: Any) -> None:
    answer = await raw.request(f"{method} {params!r}", method, **without({"params": params}))
    assert failure(answer)[0] == INVALID_PARAMS


@pytest.mark.parametrize(
    ("method", "more"),
    [
        (messages.SUGGEST, {"seconds": "5"}),
        (messages.SUGGEST, {"seconds": -1}),
        (messages.SUGGEST, {"seconds": 0}),
        (messages.SUGGEST, {"partialResultToken": {}}),
        (messages.PROVE, {"scope": "everything"}),
        (messages.PROVE, {"scope": 7}),
        (messages.PROVE, {"scope": ["hole"]}),
        (messages.PROVE, {"insert": "yes"}),
        (messages.PROVE, {"seconds": [1]}),
        (messages.PROVE, {"workDoneToken": 1.5}),
        (messages.PREMISES, {"limit": -3}),
        (messages.PREMISES, {"limit": 2.5}),
        (messages.TREE, {"search": 7}),
    ],
)
async def test_what_else_there_is_to_ask_wrongly(raw: RawClient, uri: str, method: str, more: dict[str, Any]) -> None:
    params = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 2}, **more}
    code, message = failure(await raw.request(f"{method} {more}", method, params=params))
    assert code == INVALID_PARAMS
    assert next(iter(more)) in message


COMMAND_ARGUMENTS = [None, [], [None], [7], ["file:///nowhere.lean"], {"uri": "x"}]


@pytest.mark.parametrize("command", ["prove", "closeDeclaration", "closeFile", "insert"])
@pytest.mark.parametrize("arguments", COMMAND_ARGUMENTS, ids=repr)
async def test_commands_without_their_arguments(raw: RawClient, command: str, arguments: Any) -> None:
    params = {"command": f"assistant.server.{command}", "arguments": arguments}
    answer = await raw.request(f"{command} {arguments!r}", "workspace/executeCommand", params=params)
    assert failure(answer)[0] == INVALID_PARAMS


@pytest.mark.parametrize("position", [7, "x", {"line": -1, "character": 0}, {"line": 0}], ids=repr)
async def test_a_command_at_no_position(raw: RawClient, uri: str, position: Any) -> None:
    params = {"command": "assistant.server.prove", "arguments": [uri, position]}
    answer = await raw.request(f"command {position!r}", "workspace/executeCommand", params=params)
    assert failure(answer)[0] == INVALID_PARAMS


async def test_a_command_that_there_is_not(raw: RawClient) -> None:
    answer = await raw.request(1, "workspace/executeCommand", params={"command": "nonsense", "arguments": []})
    assert failure(answer)[0] == INVALID_PARAMS


async def test_a_method_that_there_is_not(raw: RawClient) -> None:
    assert failure(await raw.request(2, "assistant/nothing"))[0] == METHOD_NOT_FOUND
    assert failure(await raw.request(3, "textDocument/definition", params={}))[0] in (METHOD_NOT_FOUND, INVALID_PARAMS)


@pytest.mark.parametrize(
    ("body", "number", "code"),
    [
        (b"{", None, PARSE_ERROR),
        (b"\xff\xfe", None, PARSE_ERROR),
        (b"[" * 100_000, None, PARSE_ERROR),
        (b"[]", None, INVALID_REQUEST),
        (b"7", None, INVALID_REQUEST),
        (b'{"id": 9, "method": "assistant/prove"}', 9, INVALID_REQUEST),
        (b'{"jsonrpc": "1.0", "id": 10, "method": "assistant/prove"}', 10, INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": 11, "method": 7}', 11, INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": [], "method": "assistant/status"}', None, INVALID_REQUEST),
        (b'{"jsonrpc": "2.0", "id": null, "method": "assistant/status"}', None, INVALID_REQUEST),
    ],
)
async def test_messages_that_are_no_requests(raw: RawClient, body: bytes, number: Any, code: int) -> None:
    raw.send(body)
    assert failure(await raw.answer(number))[0] == code


async def test_notifications_that_are_none_end_nothing(raw: RawClient, uri: str) -> None:
    for params in (None, {}, {"textDocument": {"uri": uri}}, {"textDocument": 7, "contentChanges": [{}]}):
        for method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/cancelRequest"):
            raw.notify(method, params)
    unknown = {"uri": "file:///nowhere/at/all.lean", "version": 3}
    raw.notify("textDocument/didChange", {"textDocument": unknown, "contentChanges": [{"text": ""}]})
    raw.notify("$/cancelRequest", {"id": 12345})
    assert (await raw.request(4, messages.STATUS))["result"]["prover"]


async def test_parameters_that_are_there_are_taken(raw: RawClient, uri: str) -> None:
    # A column past the end of its line is the end of the line, as the protocol has it.
    params = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 100_000}}
    assert (await raw.request(5, messages.TREE, params=None))["result"]["search"] == ""
    assert (await raw.request(6, messages.STATUS, params={"any": "thing"}))["result"]
    lenses = await raw.request(7, "textDocument/codeLens", params=params)
    assert [lens["command"]["title"] for lens in lenses["result"]] == ["⊢ prove"]
    goals = await raw.request(8, messages.GOALS, params=params)
    assert goals["result"]["goals"] == ["n : Nat\n⊢ n + 0 = n"]


async def test_requests_before_the_first_and_after_the_last(tmp_path: Path) -> None:
    async with raw_client(tmp_path, initialized=False) as client:
        assert failure(await client.request(1, messages.STATUS))[0] == NOT_INITIALIZED
        assert failure(await client.request(2, "textDocument/codeLens", params={}))[0] == NOT_INITIALIZED
        assert failure(await client.request(3, "initialize", params={"capabilities": 7}))[0] == INVALID_PARAMS
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        assert "result" in await client.request(4, "initialize", params=params)
        assert (await client.request(5, "shutdown"))["result"] is None
        assert failure(await client.request(6, messages.STATUS))[0] == INVALID_REQUEST


def test_an_enumeration_of_numbers_is_read_as_one_of_its_members() -> None:
    # Read as plain numbers, an editor's menu that was opened was taken for a cursor that moved.
    edge = {"line": 0, "character": 0}
    data = {
        "textDocument": {"uri": "file:///A.lean"},
        "range": {"start": edge, "end": edge},
        "context": {"diagnostics": [], "triggerKind": 1},
    }
    read = strict_converter().structure(data, types.CodeActionParams)
    assert read.context.trigger_kind is types.CodeActionTriggerKind.Invoked
