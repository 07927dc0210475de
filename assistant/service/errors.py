"""What can go wrong between a front door and its engine process, and how any failure travels from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError


class ServiceError(AssistantError):
    """The engine process did not do its part."""


class EngineLost(ServiceError):
    def __init__(self, what: str = "") -> None:
        super().__init__(
            "the engine ended in the middle of its work" + (f": {what}" if what else ""),
            hint="Ask again: a new one is started. `assistant engine log` shows what it said.",
        )


class EngineStartFailed(ServiceError):
    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the engine did not start: {reason}",
            hint="`assistant engine log` shows what it said; with --no-engine commands do without it.",
        )


class EngineSilent(ServiceError):
    def __init__(self) -> None:
        super().__init__(
            "the engine of this project runs but does not answer",
            hint="`assistant engine stop` ends it, by force if need be; the next request starts a new one.",
        )


class EngineVersionDiffers(ServiceError):
    def __init__(self, theirs: str, ours: str) -> None:
        super().__init__(
            f"an engine of version {theirs} is running and in use, this is {ours}",
            hint="Close the other windows of the project, or stop it with `assistant engine stop`.",
        )


class RuntimeFolderUnsafe(ServiceError):
    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{folder}: {reason}, so no engine can be reached there safely",
            hint="Remove the folder, or name another one in ASSISTANT_RUNTIME; --no-engine does without.",
        )


class TooManyCalls(ServiceError):
    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} calls of this connection are under way already",
            hint="Wait for their answers, or cancel those that nobody needs any more.",
        )


class WireDamaged(ServiceError):
    def __init__(self, what: str) -> None:
        super().__init__(f"a message that is none: {what}", hint="Try again; a new connection is made.")


class InternalFailure(ServiceError):
    """A mistake of ours in the engine."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"something in the engine failed that should not: {what}",
            hint="`assistant engine log` has the details; please report it.",
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way: the name of its class, what it says, and what to do next."""

    kind: str
    message: str
    hint: str


def failure_of(error: BaseException) -> Failure:
    """What travels."""
    known = error if isinstance(error, AssistantError) else InternalFailure(f"{type(error).__name__}: {error}")
    return Failure(type(known).__name__, known.message, known.hint)


def error_of(failure: Failure) -> AssistantError:
    """An error of the same class, so that it is handled as if it had happened here."""
    kinds = {kind.__name__: kind for kind in _subclasses(AssistantError)}
    kind = kinds.get(failure.kind, AssistantError)
    error = kind.__new__(kind, failure.message)
    AssistantError.__init__(error, failure.message, hint=failure.hint)
    return error


def _subclasses(kind: type[AssistantError]) -> Iterator[type[AssistantError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _subclasses(below)
