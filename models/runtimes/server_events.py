"""Server-sent events, as far as answers of model servers use them: bytes in, events out.

Lines may end in CR LF, LF or CR and be cut anywhere, inside a character, too. After the form in WHATWG's HTML standard,
section 9.2 («Server-sent events»), with two liberties: an event at the end of the stream need not be followed by an
empty line, and a field `error`, which older llama-servers send, is an event of that kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_EVENT = 1 << 20
"""Bytes. What is longer is no piece of a text."""
_LINE_END = re.compile(rb"\r\n|\n|\r(?!\Z)")
"""A CR at the end of what has come may be the first half of a line's end."""
_MARK = b"\xef\xbb\xbf"


class EventDamaged(ValueError):
    """What has come is no stream of events."""


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """`kind` is empty for an ordinary one."""

    data: str
    kind: str = ""


class EventReader:
    """Reads one stream."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._begun = False
        self._data: list[str] = []
        self._kind = ""
        self._size = 0

    def feed(self, data: bytes) -> list[ServerEvent]:
        """The events that are complete with these bytes. Errors: `EventDamaged`."""
        half_end = self._rest.endswith(b"\r")
        self._rest += data
        if not half_end and b"\n" not in data and b"\r" not in data:
            self._check(len(self._rest))
            return []
        *lines, rest = _LINE_END.split(bytes(self._rest))
        self._rest = bytearray(rest)
        events = self._events(lines)
        self._check(len(rest))
        return events

    def end(self) -> list[ServerEvent]:
        """What was still open when the stream ended. Errors: `EventDamaged`."""
        rest, self._rest = bytes(self._rest).removesuffix(b"\r"), bytearray()
        return self._events([rest, b""])

    def _events(self, lines: list[bytes]) -> list[ServerEvent]:
        events = []
        for line in lines:
            event = self._line(line)
            if event is not None:
                events.append(event)
        return events

    def _line(self, line: bytes) -> ServerEvent | None:
        if not self._begun:
            self._begun, line = True, line.removeprefix(_MARK)
        if not line:
            found = ServerEvent("\n".join(self._data), self._kind) if self._data else None
            self._data, self._kind, self._size = [], "", 0
            return found
        self._check(len(line))
        try:
            name, _, value = line.decode().partition(":")  # a comment has no name
        except UnicodeDecodeError as error:
            raise EventDamaged(f"not UTF-8: {error.reason}") from error
        value = value.removeprefix(" ")
        match name:
            case "data" | "error":
                self._data.append(value)
                self._size += len(line)
                self._kind = "error" if name == "error" else self._kind
            case "event":
                self._kind = "" if value == "message" else value
        return None

    def _check(self, more: int) -> None:
        if self._size + more > LONGEST_EVENT:
            raise EventDamaged(f"a single event of more than {LONGEST_EVENT >> 10} KiB")
