"""The protocol as it comes in: every request gets an answer, whatever is in it.

The library drops a message that it cannot read, and puts the traceback of a mistake into its answer. Here a request
with parameters that are missing, of another type or out of range is answered `InvalidParams` with what is wrong, and
an internal error by a number under which the log has the traceback. Requests of our own get their parameters as plain
data (`lsp/params.py` reads them).
"""

from __future__ import annotations

import itertools
import json
import logging
from collections.abc import Generator, Mapping
from concurrent.futures import Future
from enum import Enum
from typing import TYPE_CHECKING, Any

from cattrs import Converter, transform_error
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.protocol import JsonRPCNotification, JsonRPCRequestMessage, default_converter
from pygls.protocol.language_server import LanguageServerProtocol, lsp_method

from assistant.errors import AssistantError
from lsp.errors import InternalError, NotInitialized, failed
from lsp.text import LinesWorkspace

if TYPE_CHECKING:
    from lsprotocol.types import ResponseError

log = logging.getLogger(__name__)

SAID = 3
"""Mistakes of one message that are named."""


def strict_converter() -> Converter:
    """The library's converter, but a text is not taken for a number, nor anything for a text."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    for kind, others in ((int, (int,)), (float, (int, float)), (str, (str,)), (bool, (bool,))):
        converter.register_structure_hook(kind, _only(kind, others))
    return converter


def _only(kind: type, others: tuple[type, ...]) -> Any:
    def read(value: Any, wanted: Any) -> Any:
        if not isinstance(value, others) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"{json.dumps(value, default=str):.60} is no {kind.__name__}")
        # It is also asked for enumerations of such values, which are to be one of their own members.
        return wanted(value) if wanted is not kind and issubclass(wanted, Enum) else value

    return read


class AssistantProtocol(LanguageServerProtocol):
    """Speaks of columns in UTF-16 with every client, as each of them has to understand; the library would take what a
    client likes best, while all positions here are UTF-16. Documents are kept as lines."""

    _incidents = itertools.count(1)

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        if params.capabilities.general is not None:
            params.capabilities.general.position_encodings = [types.PositionEncodingKind.Utf16]
        result: types.InitializeResult = yield from super().lsp_initialize(params)
        self._workspace = LinesWorkspace(self.workspace, list(self.workspace.folders.values()))
        return result

    # --- what comes in -----------------------------------------------------------------------------------------

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Called for every object of a message, the innermost first; the whole is read in `handle_message`."""
        return data

    def handle_message(self, message: Any) -> None:
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            number = message.get("id") if isinstance(message, dict) else None
            self.refuse(number, JsonRpcInvalidRequest('a message is an object with "jsonrpc": "2.0"'))
            return
        if "method" not in message:
            super().handle_message(super().structure_message(message))
            return
        number, method = message.get("id"), message["method"]
        is_request = "id" in message
        try:
            if not isinstance(method, str) or (is_request and not _is_number(number)):
                raise JsonRpcInvalidRequest("a request has a method, and a number or text as its id")
            if self._workspace is None and method not in (types.INITIALIZE, types.EXIT):
                raise NotInitialized("`initialize` comes first")
            if self._shutdown and method != types.EXIT:
                raise JsonRpcInvalidRequest("the server was shut down")
            readable = self._read(message)
        except JsonRpcException as error:
            if is_request:
                self.refuse(number, error)
            else:
                log.warning("%s: %s", method, error.message)
            return
        super().handle_message(readable)

    def _read(self, message: dict[str, Any]) -> Any:
        """A request or notification with its parameters read. Errors: `JsonRpcInvalidParams`."""
        method = message["method"]
        kind = self.get_message_type(method)
        if kind is None:
            params = message.get("params")
            if "id" in message:
                return JsonRPCRequestMessage(message["id"], method, self.VERSION, params)
            return JsonRPCNotification(method, self.VERSION, params)
        try:
            return self._converter.structure(message, kind)
        except Exception as error:  # whatever the library stumbles over is in the message
            raise JsonRpcInvalidParams(f"{method}: {wrong_in(error)}") from error

    # --- what goes out -----------------------------------------------------------------------------------------

    def refuse(self, number: Any, error: JsonRpcException) -> None:
        """Answers what was not even handled; `number` is the request's id, as far as it can be told."""
        log.warning("a message is refused: %s", error.message)
        # The library would leave an id out that is not known, which has to be null.
        known = number if _is_number(number) else None
        self._send_data({"jsonrpc": self.VERSION, "id": known, "error": error.to_response_error()})

    def refuse_unreadable(self) -> None:
        """Answers what is not JSON at all."""
        self.refuse(None, JsonRpcParseError("the message is not JSON"))

    def _send_handler_result(self, future: Future[Any], *, msg_id: int | str) -> None:
        """What a user should know keeps its own words, whatever handler it comes from."""
        error = None if future.cancelled() else future.exception()
        if isinstance(error, AssistantError):
            self._request_futures.pop(msg_id, None)
            self._send_response(msg_id, error=failed(error).to_response_error())
        else:
            super()._send_handler_result(future, msg_id=msg_id)

    def _send_response(self, msg_id: int | str, result: Any | None = None, error: ResponseError | None = None) -> None:
        if error is not None and error.code == JsonRpcException.CODE:  # a mistake of ours, with its traceback
            incident = next(self._incidents)
            trace = error.data.get("traceback", ()) if isinstance(error.data, Mapping) else ()
            log.error("internal error %d: %s\n%s", incident, error.message, "".join(trace))
            error = InternalError(incident).to_response_error()
        super()._send_response(msg_id, result, error)


def wrong_in(error: Exception) -> str:
    """What is wrong with a message, in a sentence."""
    said = [str(sentence).removesuffix(" @ $") for sentence in transform_error(error, format_exception=_sentence)]
    return "; ".join(said[:SAID])


def _sentence(error: BaseException, _kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    words = str(error).splitlines() or [type(error).__name__]
    return words[0][:200]


def _is_number(number: Any) -> bool:
    """Whether it can be the id of a request."""
    return isinstance(number, int | str) and not isinstance(number, bool)
