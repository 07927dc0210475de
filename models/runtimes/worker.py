"""The process in which a model lives: `python -m models.runtimes.worker`.

It reads frames from its standard input and answers on its standard output; what libraries print goes elsewhere. First
comes the source of a model, which is answered with what is known of it, or why it cannot be loaded. Then come requests,
each under a number, which are worked on one after another; a request may be cancelled meanwhile. It ends with its
input, and with whoever started it (`lean/supervisor.py`).
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from assistant.codec import codec
from assistant.frames import frame, read_frame
from models.generation import ModelFacts, Piece, TextRequest
from models.runtimes.runtime import LLAMA, TRANSFORMERS, Runtime, RuntimeSource, written_error

FACTS, PIECE, REQUESTS = codec(ModelFacts), codec(Piece), codec(tuple[TextRequest, ...])
SOURCE = codec(RuntimeSource)


def open_runtime(source: RuntimeSource) -> Runtime:
    """Loads a model. Errors: `ProverFailed`; whatever a library raises."""
    if source.runtime == LLAMA:
        from models.runtimes.llama.runtime import open_llama

        return open_llama(source)
    if source.runtime == TRANSFORMERS:
        from models.runtimes.transformers_runtime import open_transformers

        return open_transformers(source)
    raise ValueError(f"there is no runtime {source.runtime!r}")


class _Inbox:
    """What the other side says, read by a thread of its own, so that a request can be cancelled while it is worked
    on."""

    def __init__(self, read: IO[bytes]) -> None:
        self._read = read
        self._requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self.ended = False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            while (said := read_frame(self._read)) is not None:
                if "cancel" in said:
                    self._cancelled.add(said["cancel"])
                else:
                    self._requests.put(said)
        finally:
            self.ended = True
            self._requests.put(None)

    def next(self) -> Any:
        """`None` at the end."""
        return self._requests.get()

    def is_stopped(self, number: int) -> bool:
        return self.ended or number in self._cancelled

    def forget(self, number: int) -> None:
        self._cancelled.discard(number)


def serve(runtime: Runtime, inbox: _Inbox, say: Callable[[Any], None]) -> None:
    """Works on requests until the input ends."""
    while (request := inbox.next()) is not None:
        try:
            say(_answer(runtime, request, inbox, say))
        except Exception as error:  # a guest, whatever it raises
            say({"error": written_error(error)})
        finally:
            inbox.forget(request["number"])


def _answer(runtime: Runtime, request: Any, inbox: _Inbox, say: Callable[[Any], None]) -> Any:
    """The last answer to a request; pieces are said before. Errors: as the runtime's."""
    if "texts" in request:
        return {"counts": runtime.token_counts(request["texts"])}
    number = request["number"]

    def emit(piece: Piece) -> None:
        say({"piece": PIECE.write(piece)})

    runtime.generate(REQUESTS.read(request["requests"]), emit, lambda: inbox.is_stopped(number))
    return {"done": True}


def main() -> int:
    write = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer

    def say(value: Any) -> None:
        write.write(frame(value))
        write.flush()

    source: RuntimeSource = SOURCE.read(read_frame(sys.stdin.buffer))
    try:
        runtime = open_runtime(source)
    except Exception as error:
        say({"error": written_error(error)})
        return 1
    say({"facts": FACTS.write(runtime.facts)})
    serve(runtime, _Inbox(sys.stdin.buffer), say)
    return 0


if __name__ == "__main__":
    # A runtime that is still busy has threads that nobody can end.
    os._exit(main())
