"""The memory image that a compiled module is, object by object.

Format (Lean 4.35). A file is a header of 88 bytes, the address of the root object, and objects that refer to each
other by address; an address minus the base address of the header is an offset in the file. An odd word is a scalar
(value = word >> 1). Each object begins with a word of reference count (0), size, number of fields and tag. Several
parts of one module have consecutive base addresses, and later parts refer to objects of earlier ones.

Safety: objects stand behind all objects that they refer to, for that is how Lean writes them. Each access checks this,
so a reading ends whatever the file contains. A file that breaks a rule is refused with `CorruptFile`.

Consistency: files are mapped, several parts side by side, and Lean replaces compiled files as a whole. With `copied`,
they are read into memory first, which is for files that another process might still change.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import struct
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from assistant.files import open_plain
from assistant.lean.compiled.errors import CompiledFileUnreadable, CorruptFile, NotCompiledLean, UnsupportedFormat
from assistant.lean.compiled.names import ANONYMOUS, join

SUPPORTED_VERSIONS = ((4, 35),)
"""Major and minor versions of Lean whose files are read. The layouts of others may differ without a sign of it in the
version byte (the place of the root did), so a version stands here only after the tests have run on it."""
FORMAT = 2
HEADER = struct.Struct("<5sBB33s40sQ")
ROOT = HEADER.size
FIRST_OBJECT = ROOT + 8
PART_ALIGNMENT = 1 << 16
MAP_FIXED = 0x10
"""`mmap`'s own flag, the same on Linux and macOS, which Python does not name."""
NAME_CHARACTERS = 1 << 12
"""Longest name that is read; the longest generated ones of today's libraries have some hundreds."""
LIST_ITEMS = 1 << 16
"""Longest linked list (of names, levels, rules) that is read."""

ARRAY, STRING, BIG_NUMBER = 246, 249, 250
CONSTRUCTORS = 244
_ARRAY_WORD = ARRAY << 56 | 1 << 32
_STRING_WORD = STRING << 56 | 1 << 32
_NAME_STRING_WORD = 1 << 56 | 2 << 48 | 32 << 32
_NAME_NUMBER_WORD = 2 << 56 | 2 << 48 | 32 << 32
_CONS_WORD = 1 << 56 | 2 << 48 | 24 << 32


@dataclass(frozen=True, slots=True)
class Header:
    """`flags` bit 0: big numbers are written as GMP does."""

    path: Path
    version: int
    flags: int
    lean_version: str
    git_hash: str
    base: int


def is_supported(lean_version: str) -> bool:
    """Whether what this version of Lean compiles is read."""
    return any(lean_version.startswith(f"{major}.{minor}.") for major, minor in SUPPORTED_VERSIONS)


def read_header(path: Path, start: bytes) -> Header:
    """The header at the start of a file. Errors: `NotCompiledLean`, `UnsupportedFormat`."""
    if not start.startswith(b"olean"):
        raise NotCompiledLean(path, "it does not begin with `olean`" if start else "it is empty")
    if len(start) < HEADER.size:
        raise NotCompiledLean(path, "it ends inside its header")
    _, version, flags, lean, git, base = HEADER.unpack_from(start)
    lean_version = lean.rstrip(b"\0").decode("ascii", errors="replace")
    supported = " and ".join(f"Lean {major}.{minor}" for major, minor in SUPPORTED_VERSIONS)
    if version != FORMAT:
        raise UnsupportedFormat(path, f"format {version}", f"format {FORMAT} ({supported})")
    if not is_supported(lean_version):
        raise UnsupportedFormat(path, f"Lean {lean_version or 'of no version'}", supported)
    if flags > 1:
        raise UnsupportedFormat(path, f"a file with flags {flags:#x}", supported)
    if base % PART_ALIGNMENT or base == 0:
        raise CorruptFile(str(path), f"the base address {base:#x} is none of Lean's")
    return Header(path, version, flags, lean_version, git.rstrip(b"\0").decode("ascii", errors="replace"), base)


class Image:
    """One or several parts in one address space. `roots` are the addresses of the parts' root objects, in order.

    An address is an absolute one, as it stands in the file. All methods raise `CorruptFile`.
    """

    __slots__ = ("_names", "base", "end", "headers", "octets", "roots", "words")

    def __init__(self, headers: Sequence[Header], octets: memoryview) -> None:
        self.headers = tuple(headers)
        self.base = headers[0].base
        self.octets = octets
        self.words = octets.cast("Q")
        self.end = self.base + len(octets)
        self._names: dict[int, str] = {1: ANONYMOUS}
        self.roots = tuple(self.words[(header.base - self.base + ROOT) >> 3] for header in headers)

    def corrupt(self, address: int, reason: str) -> CorruptFile:
        return CorruptFile(str(self.headers[0].path), f"{reason} at {address:#x}")

    def index(self, address: int) -> int:
        """Where in `words` the object at an address begins."""
        offset = address - self.base
        if offset & 7 or offset < FIRST_OBJECT or address >= self.end:
            raise self.corrupt(address, "an address outside the file")
        return offset >> 3

    def constructor(self, address: int, fields: int, scalar_bytes: int) -> tuple[int, tuple[int, ...]]:
        """Constructor number and fields of an object with so many fields and bytes of scalars behind them."""
        at = self.index(address)
        word = self.words[at]
        tag = word >> 56
        size = (8 + 8 * fields + scalar_bytes + 7) & ~7
        if tag > CONSTRUCTORS or word & 0x00FF_FFFF_FFFF_FFFF != fields << 48 | size << 32:
            raise self.corrupt(address, f"no object of {fields} fields")
        if address + size > self.end:
            raise self.corrupt(address, "an object that is cut off")
        return tag, self._children(address, at + 1, fields)

    def scalars(self, address: int, fields: int, count: int) -> bytes:
        """The bytes behind the fields of an object that `constructor` has checked."""
        start = address - self.base + 8 + 8 * fields
        return bytes(self.octets[start : start + count])

    def fields(self, address: int) -> tuple[int, ...]:
        """The fields of an object of any constructor."""
        at = self.index(address)
        word = self.words[at]
        count = word >> 48 & 0xFF
        if word >> 56 > CONSTRUCTORS or address + 8 + 8 * count > self.end:
            raise self.corrupt(address, "no object with fields")
        return self._children(address, at + 1, count)

    def array(self, address: int) -> tuple[int, ...]:
        at = self.index(address)
        if self.words[at] != _ARRAY_WORD or address + 24 > self.end:
            raise self.corrupt(address, "no array")
        size = self.words[at + 1]
        if size > (self.end - address - 24) >> 3:
            raise self.corrupt(address, "an array that is cut off")
        return self._children(address, at + 3, size)

    def _children(self, address: int, start: int, count: int) -> tuple[int, ...]:
        children = tuple(self.words[start : start + count])
        for child in children:
            if not child & 1 and not self.base <= child < address:
                raise self.corrupt(address, "an address that does not point backwards")
        return children

    def linked(self, address: int) -> tuple[int, ...]:
        """The items of a `List`."""
        items: list[int] = []
        while address != 1:
            at = self.index(address)
            if self.words[at] != _CONS_WORD or len(items) >= LIST_ITEMS:
                raise self.corrupt(address, "no list" if len(items) < LIST_ITEMS else "an endless list")
            item, rest = self._children(address, at + 1, 2)
            items.append(item)
            address = rest
        return tuple(items)

    def text(self, address: int) -> str:
        at = self.index(address)
        if self.words[at] != _STRING_WORD or address + 32 > self.end:
            raise self.corrupt(address, "no string")
        size = self.words[at + 1]
        start = address - self.base + 32
        if not 1 <= size <= len(self.octets) - start or self.octets[start + size - 1]:
            raise self.corrupt(address, "a string that is cut off")
        try:
            return str(self.octets[start : start + size - 1], "utf-8")
        except UnicodeDecodeError as error:
            raise self.corrupt(address, "a string that is not UTF-8") from error

    def natural(self, address: int) -> int:
        """A natural number, small or big."""
        if address & 1:
            return address >> 1
        at = self.index(address)
        if self.words[at] >> 56 != BIG_NUMBER or address + 24 > self.end or not self.headers[0].flags & 1:
            raise self.corrupt(address, "no number")
        count = self.words[at + 1] >> 32
        limbs = self.words[at + 2]
        start = limbs - self.base
        if limbs <= address or start & 7 or count >> 31 or 8 * count > len(self.octets) - start:
            raise self.corrupt(address, "a number that is cut off")
        return int.from_bytes(self.octets[start : start + 8 * count], "little")

    def small(self, address: int) -> int:
        """A scalar."""
        if not address & 1:
            raise self.corrupt(address, "an object where a scalar belongs")
        return address >> 1

    def is_name(self, address: int) -> bool:
        """Whether a name lies there, other than the anonymous one."""
        return self.words[self.index(address)] in (_NAME_STRING_WORD, _NAME_NUMBER_WORD)

    def name(self, address: int) -> str:
        """A name as `names` writes it."""
        known = self._names
        found = known.get(address)
        if found is not None:
            return found
        pending: list[tuple[int, str | int]] = []
        while found is None:
            at = self.index(address)
            word = self.words[at]
            if word not in (_NAME_STRING_WORD, _NAME_NUMBER_WORD):
                raise self.corrupt(address, "no name")
            prefix, last = self._children(address, at + 1, 2)
            component = self.text(last) if word == _NAME_STRING_WORD else self.natural(last)
            if len(pending) >= NAME_CHARACTERS or (isinstance(component, int) and component >> 64):
                raise self.corrupt(address, "an endless name")
            pending.append((address, component))
            address = prefix
            found = known.get(address)
        for place, component in reversed(pending):
            found = join(found, component)
            if len(found) > NAME_CHARACTERS:
                raise self.corrupt(place, "an endless name")
            known[place] = found
        return found

    def names(self, address: int) -> tuple[str, ...]:
        """The names of a `List Name`."""
        return tuple(map(self.name, self.linked(address)))


def read_image(paths: Sequence[Path], *, copied: bool = False) -> Image:
    """The parts of a module, in the order `.olean`, `.olean.server`, `.olean.private`.

    Errors: `CompiledFileUnreadable`, `NotCompiledLean`, `UnsupportedFormat`, `CorruptFile`.
    """
    with ExitStack() as opened:
        parts: list[_Part] = []
        for path in paths:
            try:
                file = opened.enter_context(open_plain(path))
                content = file.read() if copied else b""
                parts.append(_Part(path, file, content, len(content) if copied else os.fstat(file.fileno()).st_size))
            except OSError as error:
                raise _unreadable(path, error) from error
        headers = [read_header(part.path, part.start()) for part in parts]
        places: list[int] = []
        end = 0
        for part, header in zip(parts, headers, strict=True):
            if part.size % 8 or part.size < FIRST_OBJECT:
                raise CorruptFile(str(part.path), "it is cut off")
            start = header.base - headers[0].base
            if not 0 <= start - end < PART_ALIGNMENT or header.lean_version != headers[0].lean_version:
                raise CorruptFile(str(part.path), f"it does not belong to {paths[0]}")
            places.append(start)
            end = start + part.size
        if copied:
            whole = bytearray(end)
            for place, part in zip(places, parts, strict=True):
                whole[place : place + part.size] = part.content
            return Image(headers, memoryview(whole).toreadonly())
        return Image(headers, _mapped(parts, places, end))


@dataclass(frozen=True, slots=True)
class _Part:
    """An open file of a module: its `size` in bytes, and, where it was copied, what it contains."""

    path: Path
    file: BinaryIO
    content: bytes
    size: int

    def start(self) -> bytes:
        """Errors: `CompiledFileUnreadable`."""
        try:
            return self.content[: HEADER.size] or self.file.read(HEADER.size)
        except OSError as error:
            raise _unreadable(self.path, error) from error


def _mapped(parts: Sequence[_Part], places: Sequence[int], size: int) -> memoryview:
    """Files side by side in one address space of so many bytes, each at its place, without being read: the memory of a
    library with all its proofs is shared with Lean, and none of it is ours. Errors: `CompiledFileUnreadable`."""
    whole = mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)  # which gives back what is mapped over it, too
    address = ctypes.addressof(ctypes.c_char.from_buffer(whole))
    for part, place in zip(parts, places, strict=True):
        found = _c_library().mmap(
            address + place, part.size, mmap.PROT_READ, mmap.MAP_PRIVATE | MAP_FIXED, part.file.fileno(), 0
        )
        if found != address + place:
            number = ctypes.get_errno()
            raise _unreadable(part.path, OSError(number, os.strerror(number)))
    return memoryview(whole).toreadonly()


@cache
def _c_library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    arguments = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int64)
    library.mmap.argtypes, library.mmap.restype = arguments, ctypes.c_void_p
    return library


def _unreadable(path: Path, error: OSError) -> CompiledFileUnreadable:
    return CompiledFileUnreadable(path, error.strerror or str(error))
