"""The summaries of many modules, read by all processors: by a small program where there is a C compiler, else by
`summary.py` itself, which takes some fifty times as long.

What the program cannot read, or ends at, is read by `summary.py`, which says what is wrong. The program ends with its
standard input, so it never outlives who started it.
"""

from __future__ import annotations

import os
import queue
import struct
import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import msgpack

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.image import is_supported
from assistant.lean.compiled.module import Import, read_module
from assistant.lean.compiled.names import ANONYMOUS, join
from assistant.lean.compiled.summary import (
    EXTENSIONS,
    ConstantSummary,
    Entry,
    ModuleSummary,
    Parameter,
    Symbols,
    summarised,
)
from assistant.lean.compiled.terms import Binder

SUMMARISE = Path(__file__).with_name("native") / "summarise.c"
"""The source of the program."""
Parts = Sequence[Path]
"""The files of one module, in the order of `module.PARTS`."""
AHEAD = 4
"""Modules that each process may be ahead of who takes the summaries."""
_LENGTH = struct.Struct("<I")


def summaries(
    modules: Sequence[Parts], program: Path | None, processes: int = 0
) -> Iterator[ModuleSummary | CompiledFileError]:
    """The summary of each module, in order, or why it cannot be read. `program` is `SUMMARISE` compiled, or `None`;
    `processes` is how many of it run, 0 for one a processor. Blocks; ends what it started when it is closed."""
    if program is None:
        for parts in modules:
            yield _by_python(parts)
        return
    count = max(1, min(processes or os.cpu_count() or 1, len(modules)))
    readers: queue.SimpleQueue[_Reader] = queue.SimpleQueue()
    started = [_Reader(program) for _ in range(count)]
    for reader in started:
        readers.put(reader)

    def read(parts: Parts) -> bytes:
        reader = readers.get()
        try:
            return reader.read(parts)
        finally:
            readers.put(reader)

    executor = ThreadPoolExecutor(count, "summaries")
    try:
        waiting: deque[tuple[Parts, Future[bytes]]] = deque()
        rest = iter(modules)
        while True:
            for parts in islice(rest, count * AHEAD - len(waiting)):
                waiting.append((parts, executor.submit(read, parts)))
            if not waiting:
                return
            parts, answer = waiting.popleft()
            yield _decoded(parts, answer.result())
    finally:
        executor.shutdown(cancel_futures=True)
        for reader in started:
            reader.close()


class _Reader:
    """One process of the program; it is started anew when it has ended."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, parts: Parts) -> bytes:
        """What it writes about a module, nothing when it ended instead."""
        if self._process is None:
            self._process = subprocess.Popen(
                [self._program, *EXTENSIONS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(b"".join(os.fsencode(part) + b"\0" for part in parts) + b"\0")
            process.stdin.flush()
            head = process.stdout.read(_LENGTH.size)
            if len(head) == _LENGTH.size:
                (length,) = _LENGTH.unpack(head)
                written = process.stdout.read(length)
                if len(written) == length:
                    return written
        except BrokenPipeError:
            pass
        self.close()
        return b""

    def close(self) -> None:
        if self._process is not None:
            with self._process as process:
                process.kill()
            self._process = None


def _by_python(parts: Parts) -> ModuleSummary | CompiledFileError:
    try:
        return summarised(read_module(parts))
    except CompiledFileError as error:
        return error


def _decoded(parts: Parts, written: bytes) -> ModuleSummary | CompiledFileError:
    try:
        if written:
            data = msgpack.unpackb(written, strict_map_key=False)
            if isinstance(data, dict) and is_supported(data["version"]):
                return _module(data)
    except ValueError:  # a text in the file that is not UTF-8, or a number that is none of an enumeration
        pass
    return _by_python(parts)


def _module(data: dict[str, Any]) -> ModuleSummary:
    names = [ANONYMOUS]
    for prefix, component in data["names"]:
        names.append(join(names[prefix], component))
    return ModuleSummary(
        data["version"],
        tuple(Import(names[number], *flags) for number, *flags in data["imports"]),
        data["split"],
        data["statements_only"],
        tuple(_constant(names, item) for item in data["constants"]),
        {EXTENSIONS[which]: [_entry(names, entry) for entry in entries] for which, entries in data["entries"]},
    )


_KINDS = tuple(ConstantKind)
_BINDERS = tuple(Binder)


def _constant(names: Sequence[str], data: Sequence[Any]) -> ConstantSummary:
    name, kind, unsafe, parameters, conclusion, statement, value = data
    return ConstantSummary(
        names[name],
        _KINDS[kind],
        bool(unsafe),
        tuple([Parameter(names[n], _BINDERS[binder], _symbols(names, type_)) for n, binder, type_ in parameters]),
        _symbols(names, conclusion),
        tuple(sorted([names[number] for number in statement])),
        tuple(sorted([names[number] for number in value or ()])),
    )


def _symbols(names: Sequence[str], data: Sequence[int]) -> Symbols:
    symbols = [names[number] if number > 0 else number for number in data[::2]]
    return tuple(zip(symbols, data[1::2], strict=True))


def _entry(names: Sequence[str], entry: Any) -> Entry:
    if isinstance(entry, list):
        return [_entry(names, part) for part in entry]
    if isinstance(entry, int) and entry < 0:
        return names[-entry]
    checked: Entry = entry
    return checked
