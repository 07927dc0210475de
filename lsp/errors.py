"""What a request of ours fails with, as the client shows it."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from assistant.errors import AssistantError


class RequestFailed(JsonRpcException):
    """A request that could not be answered; the message says what happened and what to do next."""

    CODE = -32803
    MESSAGE = "Request failed"


class NotInitialized(JsonRpcException):
    """A request before the first."""

    CODE = -32002


class InternalError(JsonRpcException):
    """A mistake of ours; `incident` is the number under which the log has its traceback."""

    CODE = JsonRpcException.CODE

    def __init__(self, incident: int) -> None:
        super().__init__(
            f"something in the server failed that should not; its log tells more under «internal error {incident}»",
            data={"incident": incident},
        )


class SearchForgotten(AssistantError):
    """A search of which the server keeps nothing any more."""

    def __init__(self) -> None:
        super().__init__("this search is no longer kept", hint="Search the hole again.")


class UnknownDocument(JsonRpcInvalidParams):
    """A document that is neither open nor a file that can be read."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(f"no document {uri:.200}: {reason}")


def failed(error: AssistantError) -> RequestFailed:
    """The failure as an answer."""
    told = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
    return RequestFailed(message=said(error), data=told)


def said(error: AssistantError | UnknownDocument) -> str:
    """What happened and what to do next, in one text."""
    if isinstance(error, UnknownDocument) or not error.hint:
        return error.message
    return f"{error.message.removesuffix('.')}. {error.hint}"
