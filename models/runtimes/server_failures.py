"""What goes wrong with a model server, as errors that say what to do next, and which of it passes by itself."""

from __future__ import annotations

import email.utils
import math
import random
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from models.protocol import OutOfMemory, ProverFailed, ProverMisconfigured, ProverUnavailable
from models.runtimes.openai_answers import Refusal

if TYPE_CHECKING:
    import httpx

PASSING = frozenset((429, 502, 503, 504))
"""Statuses of servers that are busy, or begin to run: llama-server says 503 while it loads its model."""
LONGEST_PAUSE = 60.0
"""Seconds that a server can make us wait with `Retry-After`."""
_PORTS = "llama-server listens on port 8080, vLLM on 8000, Ollama on 11434, LM Studio on 1234"


@dataclass(frozen=True, slots=True)
class Patience:
    """How many `tries` there are where something may pass, not counting those while a server begins to run, and the
    seconds before the second, which double from one to the next up to `longest`; `connect` is how long a connection may
    take, `load` how long a server may be beginning to run, and `aside` the time for what is only nice to know."""

    tries: int = 6
    first: float = 0.25
    longest: float = 8.0
    connect: float = 5.0
    load: float = 120.0
    aside: float = 5.0

    def pauses(self, chance: Callable[[], float] = random.random) -> Iterator[float]:
        """Seconds before each further try, without an end; a part of them is left to `chance` (from 0 to 1), so that
        those who were sent away together do not come back together."""
        seconds = self.first
        while True:
            yield min(self.longest, seconds) * (0.5 + 0.5 * chance())
            seconds = min(self.longest, 2 * seconds)


class MayPass(Exception):
    """A failure that is worth another try, at the earliest after so many seconds. A server that `begins` to run is
    waited for as long as there is time."""

    def __init__(self, error: ProverFailed, seconds: float = 0.0, *, begins: bool = False) -> None:
        super().__init__(error.message)
        self.error = error
        self.seconds = seconds
        self.begins = begins


def retry_after(header: str | None) -> float:
    """Seconds from now, bounded; 0 where the header says nothing that can be read."""
    if not header:
        return 0.0
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(header).timestamp() - time.time()
        except (ValueError, OverflowError):
            return 0.0
    return 0.0 if math.isnan(seconds) else min(max(seconds, 0.0), LONGEST_PAUSE)


def of_status(base: str, refusal: Refusal) -> ProverFailed | MayPass:
    """For an error status, or an error object in a stream, that is about no setting of ours."""
    said = f": {refusal.words}" if refusal.words else ""
    status = refusal.status
    if refusal.out_of_memory and status not in PASSING:
        return OutOfMemory(f"the model server at {base} has too little memory{said}", hint="Give it a smaller context.")
    if status in PASSING:
        what = "allows no more requests now" if status == HTTPStatus.TOO_MANY_REQUESTS else "is not ready"
        error = ProverUnavailable(f"the model server at {base} {what}{said}", hint="Try again a little later.")
        return MayPass(error, refusal.seconds, begins=status == HTTPStatus.SERVICE_UNAVAILABLE)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return ProverMisconfigured(
            f"the model server at {base} does not let us in{said}",
            hint="Set the key that it wants: name the environment variable, or the key ring's entry, that holds it.",
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ProverUnavailable(f"the model server at {base} failed{said}", hint="Its own log says more.")
    number = f" ({status})" if status else ""
    return ProverFailed(f"the model server at {base} refuses the request{number}{said}", hint="Its own log says more.")


def of_transport(base: str, error: httpx.TransportError) -> ProverFailed | MayPass:
    """For a connection that was not made, or was lost before an answer."""
    import httpx

    encryption = _encryption_error(error)
    if isinstance(encryption, ssl.SSLCertVerificationError):
        return ProverMisconfigured(
            f"the model server at {base} cannot be trusted: {encryption.verify_message}",
            hint="Let its certificate be signed by an authority that this machine knows.",
        )
    if encryption is not None:
        what = f"the model server at {base} does not speak https: {encryption.reason or 'no encryption'}"
        return ProverMisconfigured(what, hint="Its address may begin with http://.")
    if isinstance(error, httpx.ConnectTimeout):
        what, hint = (
            f"the model server at {base} does not answer",
            "Look whether it runs, and whether it can be reached.",
        )
        return MayPass(ProverUnavailable(what, hint=hint))
    if isinstance(error, httpx.ProxyError):
        what = f"the proxy on the way to {base} refuses"
        return ProverUnavailable(what, hint="Look at the variables HTTPS_PROXY and NO_PROXY.")
    if isinstance(error, httpx.ConnectError):
        what = f"no model server listens at {base}"
        return MayPass(ProverUnavailable(what, hint=f"Start it, or set its address: {_PORTS}."))
    return MayPass(broken_off(base))


def _encryption_error(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error


def broken_off(base: str, why: str = "") -> ProverUnavailable:
    said = f": {why}" if why else ""
    return ProverUnavailable(
        f"the answer of the model server at {base} broke off{said}", hint="Its own log says more; ask again."
    )


def redirected(base: str, target: str) -> ProverMisconfigured:
    """Not followed: a key would travel to another host."""
    return ProverMisconfigured(
        f"{base} is not where the model server is: it sends us to {target or 'another address'}",
        hint="Set the address that the server really has; others are not followed, since keys would go there, too.",
    )


def no_model_server(base: str, what: str) -> ProverMisconfigured:
    return ProverMisconfigured(
        f"what answers at {base} is no model server with OpenAI's interface: {what}",
        hint=f"Look at the address, which ends in /v1 with most of them: {_PORTS}.",
    )


def no_model(base: str, model: str, listed: tuple[str, ...]) -> ProverMisconfigured:
    shown = ", ".join(listed[:12]) + (", …" if len(listed) > 12 else "")
    hint = f"It has {shown}." if listed else "Load it there first, or name one that it has."
    return ProverMisconfigured(f"the model server at {base} has no model {model or 'of no name'}", hint=hint)


def not_understood(base: str, why: str) -> ProverFailed:
    return ProverFailed(
        f"the answer of the model server at {base} is not understood: {why}",
        hint="It has to stream as OpenAI's interface does; a newer version of the server may.",
    )
