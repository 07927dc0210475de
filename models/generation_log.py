"""A log of what models were asked and what they answered: a file of JSON lines that only its user may read.

It is bounded: what is full is moved aside, and what was aside before is dropped. Processes share it. Lines are written
by a thread, so that nobody who waits for a text waits for a disk. What is logged are prompts and texts; a server's key
is in neither.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import queue
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from assistant.codec import as_packed, codec
from models.generation import Prompt, Sampling

log = logging.getLogger(__name__)

FILE_NAME = "generations.jsonl"
MOST_BYTES = 20_000_000
"""Of the file, and as many of the one that was moved aside."""
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class LoggedText:
    """A text that a model wrote, as far as it came. `ending` is as in `models/generation.py`, empty for a text that was
    not finished."""

    text: str
    tokens: int
    log_probability: float | None
    ending: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A prompt with what was written for it. `time` is UTC, in the form of ISO 8601; `seconds` were waited for the
    texts. `outcome` is `written`, `stopped` where nobody wanted the rest, or says what went wrong."""

    time: str
    model: str
    prompt: Prompt
    sampling: Sampling
    samples: int
    texts: tuple[LoggedText, ...]
    seconds: float
    outcome: str


_EXCHANGE = codec(Exchange)


class GenerationLog:
    """`folder` is made when something is logged. `add` raises nothing: a log is no reason to stop."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.file = folder / FILE_NAME
        self._most = most_bytes
        self._waiting: queue.SimpleQueue[Exchange | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._told = False

    @property
    def aside(self) -> Path:
        """What was full before."""
        return self.file.with_name(f"{self.file.name}.1")

    def add(self, exchange: Exchange) -> None:
        """Waits for nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="log of models", daemon=True)
            self._thread.start()
        self._waiting.put(exchange)

    def close(self) -> None:
        """Waits until all that was added is written."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def read(self) -> Iterator[Exchange]:
        """Oldest first. Lines that are none of ours are passed over. Errors: `OSError`."""
        for file in (self.aside, self.file):
            with contextlib.suppress(FileNotFoundError), file.open("rb") as opened:
                for line in opened:
                    if (exchange := read_line(line)) is not None:
                        yield exchange

    def clear(self) -> bool:
        """Whether there was anything. Errors: `OSError`."""
        there = False
        for file in (self.aside, self.file):
            with contextlib.suppress(FileNotFoundError):
                file.unlink()
                there = True
        return there

    # --- in a thread -------------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (exchange := self._waiting.get()) is not None:
            try:
                self._write(json.dumps(_plain(exchange)).encode() + b"\n")
            except (OSError, ValueError) as error:
                if not self._told:
                    log.warning("%s cannot be written: %s", self.file, error)
                self._told = True

    def _write(self, line: bytes) -> None:
        """Errors: `OSError`."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        while True:
            descriptor = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                if not self._is_still(descriptor):
                    continue  # another process has just moved it aside
                os.fchmod(descriptor, 0o600)
                size = os.fstat(descriptor).st_size
                if size and size + len(line) > self._most:
                    os.replace(self.file, self.aside)
                    continue
                while line:
                    line = line[os.write(descriptor, line) :]
                return
            finally:
                os.close(descriptor)

    def _is_still(self, descriptor: int) -> bool:
        with contextlib.suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(descriptor), self.file.stat())
        return False


class LogTail:
    """What is logged from now on, also when the file is moved aside meanwhile. To be closed."""

    def __init__(self, log: GenerationLog) -> None:
        """Errors: `OSError`."""
        self._path = log.file
        self._file = self._opened()
        if self._file is not None:
            self._file.seek(0, os.SEEK_END)
        self._torn = b""

    def news(self) -> list[Exchange]:
        """What has come since it was asked last. Errors: `OSError`."""
        found: list[Exchange] = []
        while True:
            file = self._file = self._file or self._opened()
            if file is None:
                return found
            *lines, self._torn = (self._torn + file.read()).split(b"\n")
            found += [exchange for line in lines if (exchange := read_line(line)) is not None]
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), self._path.stat()):
                    return found
            self.close()
            self._torn = b""

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _opened(self) -> IO[bytes] | None:
        with contextlib.suppress(FileNotFoundError):
            return self._path.open("rb")
        return None


def read_line(line: bytes) -> Exchange | None:
    """`None` for what is none of ours, or was torn."""
    try:
        found: Exchange = _EXCHANGE.read(as_packed(json.loads(line)))
    except (ValueError, RecursionError):
        return None
    return found


def _plain(exchange: Exchange) -> Any:
    """As JSON has it; a number that it has not is left out."""
    return _finite(asdict(exchange))


def _finite(value: Any) -> Any:
    match value:
        case Mapping():
            return {name: _finite(one) for name, one in value.items()}
        case list() | tuple():
            return [_finite(one) for one in value]
        case float() if value - value != 0.0:
            return None
        case _:
            return value
