"""What stands at the beginning of a GGUF file: what the model is, and how large it is in memory.

The format is llama.cpp's (ggml's specification of GGUF, versions 2 and 3, little-endian): a magic word, counts, values
under keys, and what tensors there are. Lists are passed over but for the few that are wanted; nothing of the weights is
read.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from assistant.files import open_plain
from models.protocol import ProverMisconfigured, ProverUnavailable

MAGIC = b"GGUF"
VERSIONS = (2, 3)
LARGEST_CONTEXT = 8192
"""Tokens of a context where nothing is said of it; the memory for them is taken at once."""
LARGEST_TEXT = 1 << 24
"""Bytes of a text in the header."""
LARGEST_COUNT = 1 << 20
"""Keys, or tensors, of a file."""
OVERHEAD = 64 << 20
"""Bytes that llama.cpp takes besides weights and context."""
_STRING, _LIST = 8, 9
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_TOKENS = "tokenizer.ggml.tokens"
_SPECIAL = {"bos_token": "tokenizer.ggml.bos_token_id", "eos_token": "tokenizer.ggml.eos_token_id"}
Value = int | float | bool | str


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """`size` in bytes, of all that is read with it; `context` the tokens that it was trained for, 0 where it does not
    tell; `template` that of conversations, empty without; `special_tokens` by the names that templates know them by;
    `values` are all that are no lists."""

    architecture: str
    size: int
    context: int
    template: str
    special_tokens: Mapping[str, str]
    values: Mapping[str, Value]

    def memory(self, context: int) -> int:
        """About how many bytes it takes with a context of so many tokens: keys and values in 16 bits for each layer,
        the weights, and what is computed with."""
        layers, width = self._number("block_count"), self._number("embedding_length")
        heads = max(1, self._number("attention.head_count"))
        shared = self._number("attention.head_count_kv") or heads
        keys = self._number("attention.key_length") or width // heads
        values = self._number("attention.value_length") or width // heads
        return self.size + OVERHEAD + 2 * context * layers * shared * (keys + values)

    def context_tokens(self, asked: int) -> int:
        """How many tokens a prompt and its answer may have together, where so many are asked for (0: what suits)."""
        return asked or min(self.context or LARGEST_CONTEXT, LARGEST_CONTEXT)

    def _number(self, key: str) -> int:
        value = self.values.get(f"{self.architecture}.{key}", 0)
        return int(value) if isinstance(value, int | float) else 0


def read_header(path: str | os.PathLike[str]) -> GgufHeader:
    """Errors: `ProverUnavailable` where the file is not there or cannot be read, `ProverMisconfigured` where it is no
    GGUF file, or damaged."""
    file = Path(path)
    try:
        with open_plain(file) as stream:
            size = os.fstat(stream.fileno()).st_size
            return _Reader(file, stream, size).header()
    except OSError as error:
        raise ProverUnavailable(
            f"the model {file} cannot be read: {error.strerror or error}",
            hint="Was it moved away? Name the file where it is now, or fetch it again.",
        ) from error


class _Reader:
    """Errors of all methods: `ProverMisconfigured`, `OSError`."""

    def __init__(self, file: Path, stream: BinaryIO, size: int) -> None:
        self._file = file
        self._stream = stream
        self._size = size

    def header(self) -> GgufHeader:
        if self._take(4) != MAGIC:
            raise self._wrong("is no GGUF file", "Name a file that ends in .gguf; other formats need another runtime.")
        version = self._number("I")
        if version not in VERSIONS:
            raise self._wrong(f"is GGUF of version {version}", "Take one of version 2 or 3, little-endian.")
        tensors, keys = self._number("Q"), self._number("Q")
        if max(tensors, keys) > LARGEST_COUNT:
            raise self._damaged()
        values: dict[str, Value] = {}
        tokens: list[str] = []
        for _ in range(int(keys)):
            key, kind = self._text(), int(self._number("I"))
            if kind != _LIST:
                values[key] = self._text() if kind == _STRING else self._scalar(kind)
            elif key == _TOKENS:
                tokens = self._texts()
            else:
                self._pass_list()
        architecture = str(values.get("general.architecture", ""))
        context = values.get(f"{architecture}.context_length", 0)
        special = {
            name: tokens[place]
            for name, key in _SPECIAL.items()
            if isinstance(place := values.get(key), int) and place < len(tokens)
        }
        template = str(values.get("tokenizer.chat_template", ""))
        trained = int(context) if isinstance(context, int | float) else 0
        self._check_tensors(int(tensors), values)
        return GgufHeader(architecture, self._size, trained, template, special, values)

    def _check_tensors(self, count: int, values: Mapping[str, Value]) -> None:
        """Whether the file goes on to where the last of its tensors begins. One that was not fetched to its end is told
        from one that llama.cpp does not know."""
        last = 0
        for _ in range(count):
            self._text()
            dimensions = int(self._number("I"))
            if dimensions > 8:
                raise self._damaged()
            self._take(8 * dimensions + 4)
            last = max(last, int(self._number("Q")))
        alignment = values.get("general.alignment", 32)
        step = int(alignment) if isinstance(alignment, int) and alignment > 0 else 32
        start = -(-self._stream.tell() // step) * step
        if count and start + last >= self._size:
            raise self._damaged()

    def _take(self, count: int) -> bytes:
        data = self._stream.read(count)
        if len(data) < count:
            raise self._damaged()
        return data

    def _number(self, code: str) -> int | float:
        return self._numbers(code, 1)[0]

    def _numbers(self, code: str, count: int) -> tuple[int | float, ...]:
        return struct.unpack(f"<{count}{code}", self._take(count * struct.calcsize(f"<{code}")))

    def _scalar(self, kind: int) -> Value:
        if kind not in _NUMBERS:
            raise self._damaged()
        return self._number(_NUMBERS[kind])

    def _text(self) -> str:
        length = int(self._number("Q"))
        if length > LARGEST_TEXT:
            raise self._damaged()
        return self._take(length).decode("utf-8", "replace")

    def _list(self) -> tuple[int, int]:
        """The kind of its values, and how many there are."""
        kind, count = int(self._number("I")), int(self._number("Q"))
        if count > self._size or (kind not in _NUMBERS and kind != _STRING):
            raise self._damaged()
        return kind, count

    def _texts(self) -> list[str]:
        kind, count = self._list()
        if kind != _STRING:
            raise self._damaged()
        return [self._text() for _ in range(count)]

    def _pass_list(self) -> None:
        kind, count = self._list()
        if kind == _STRING:
            for _ in range(count):
                self._text()
        else:
            self._stream.seek(count * struct.calcsize(f"<{_NUMBERS[kind]}"), os.SEEK_CUR)

    def _damaged(self) -> ProverMisconfigured:
        return self._wrong("is damaged, or was not fetched to its end", "Fetch it again.")

    def _wrong(self, what: str, hint: str) -> ProverMisconfigured:
        return ProverMisconfigured(f"{self._file} {what}", hint=hint)
