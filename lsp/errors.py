"""What a request of ours fails with, as the client shows it."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException

from assistant.errors import AssistantError


class RequestFailed(JsonRpcException):
    """A request that could not be answered; the message says what happened and what to do next."""

    CODE = -32803
    MESSAGE = "Request failed"


def failed(error: AssistantError) -> RequestFailed:
    """The failure as an answer."""
    return RequestFailed(message=said(error), data={"message": error.message, "hint": error.hint})


def said(error: AssistantError) -> str:
    """What happened and what to do next, in one text."""
    return (
        f"{error.message} {error.hint}".strip()
        if error.message.endswith(".")
        else (f"{error.message}. {error.hint}".strip() if error.hint else error.message)
    )
