"""What a compiled module holds, as plain data: the ground of the judge.

Written from the format alone (the header, the object graph, and the order of the constructors of `Name`, `Expr` and
`ConstantInfo` in Lean 4.35) and shares no code with the assistant's own audit, so that one cannot hide the other's
mistake. Only files that this judge compiled itself are read, so a strange one is a bug and ends the run.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant.errors import AssistantError

KINDS = ("axiom", "definition", "theorem", "opaque", "quotient", "inductive", "constructor", "recursor")
_HEADER, _BASE, _ROOT = 88, 0x50, 0x58
_ARRAY, _STRING, _BIG = 246, 249, 250
_SAFE = 1
_CONST, _PROJECTION, _METADATA, _LITERAL = 4, 11, 10, 9


class NotCompiled(AssistantError):
    """The file is not what a Lean of the expected version writes."""


@dataclass
class Constant:
    """A constant: what its type and its value mention, and its type as a text that is equal for equal types."""

    name: str
    kind: str
    module: Olean
    type_address: int
    value_address: int | None
    unsafe: bool = False
    """Whether the kernel must not let a theorem use it: `unsafe`, or the body of a `partial` definition."""
    also: frozenset[str] = frozenset()
    """Constants that belong to it: the constructors of an inductive type."""

    @cached_property
    def of_type(self) -> frozenset[str]:
        return self.module.mentioned(self.type_address)

    @cached_property
    def of_value(self) -> frozenset[str]:
        found = self.module.mentioned(self.value_address) if self.value_address is not None else frozenset[str]()
        return found | self.also

    @cached_property
    def type_text(self) -> str:
        return self.module.shape(self.type_address)


@dataclass
class Olean:
    """One compiled module; `start` is where the file begins in `data` that has all of it."""

    path: Path
    data: bytes
    start: int = 0
    names: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Olean:
        """Of a module of the module system all files together, of which the last one has the proofs; they lie in memory
        one behind the other. Errors: `NotCompiled`."""
        data, start = b"", 0
        for part in ("", ".server", ".private"):
            file = path.with_name(path.name + part)
            if part and not file.exists():
                continue
            content = file.read_bytes()
            if content[:5] != b"olean" or content[5] != 2:
                raise NotCompiled(f"{file}: not a compiled module of version 2")
            if data:
                start = struct.unpack_from("<Q", content, _BASE)[0] - struct.unpack_from("<Q", data, _BASE)[0]
                if start < len(data):
                    raise NotCompiled(f"{file}: it does not belong to the others")
            data = data.ljust(start, b"\0") + content
        return cls(path, data, start)

    @cached_property
    def base(self) -> int:
        return int(struct.unpack_from("<Q", self.data, _BASE)[0])

    def _at(self, address: int) -> tuple[int, int, int]:
        """Offset, tag and number of fields of an object."""
        offset = address - self.base
        if address & 1 or not _HEADER <= offset < len(self.data):
            raise NotCompiled(f"{self.path}: no object at {address:#x}")
        fields, tag = self.data[offset + 6], self.data[offset + 7]
        return offset, tag, fields

    def _field(self, address: int, index: int) -> int:
        return int(struct.unpack_from("<Q", self.data, self._at(address)[0] + 8 + 8 * index)[0])

    def _array(self, address: int) -> tuple[int, ...]:
        offset, tag, _ = self._at(address)
        if tag != _ARRAY:
            raise NotCompiled(f"{self.path}: no array at {address:#x}")
        (size,) = struct.unpack_from("<Q", self.data, offset + 8)
        return struct.unpack_from(f"<{size}Q", self.data, offset + 24)

    def _string(self, address: int) -> str:
        offset, tag, _ = self._at(address)
        if tag != _STRING:
            raise NotCompiled(f"{self.path}: no string at {address:#x}")
        (size,) = struct.unpack_from("<Q", self.data, offset + 8)
        return self.data[offset + 32 : offset + 32 + size - 1].decode(errors="surrogateescape")

    def _number(self, address: int) -> str:
        if address & 1:
            return str(address >> 1)
        offset, tag, _ = self._at(address)
        if tag != _BIG:
            raise NotCompiled(f"{self.path}: no number at {address:#x}")
        return self.data[offset : offset + 64].hex()  # only compared

    def name(self, address: int) -> str:
        """The parts joined by dots; the anonymous name is empty."""
        if address & 1:
            return ""
        if address not in self.names:
            before = self.name(self._field(address, 0))
            last = self._field(address, 1)
            _, tag, _ = self._at(address)
            part = self._string(last) if tag == 1 else self._number(last)
            self.names[address] = f"{before}.{part}" if before else part
        return self.names[address]

    def _list(self, address: int) -> Iterator[int]:
        while not address & 1:
            yield self._field(address, 0)
            address = self._field(address, 1)

    @cached_property
    def constants(self) -> dict[str, Constant]:
        (root,) = struct.unpack_from("<Q", self.data, self.start + _ROOT)
        imports_names_constants = self._field(root, 0), self._field(root, 1), self._field(root, 2)
        found: dict[str, Constant] = {}
        for address in self._array(imports_names_constants[2]):
            _, tag, _ = self._at(address)
            record = self._field(address, 0)
            head = self._field(record, 0)
            name = self.name(self._field(head, 0))
            value = self._field(record, 1) if KINDS[tag] in ("definition", "theorem", "opaque") else None
            scalar = self.data[self._at(record)[0] + 8 + 8 * self._at(record)[2]]
            match KINDS[tag]:
                case "definition":
                    unsafe = scalar != _SAFE
                case "axiom" | "opaque":
                    unsafe = scalar != 0
                case _:
                    unsafe = False
            also = frozenset[str]()
            if KINDS[tag] == "inductive":
                also = frozenset(self.name(constructor) for constructor in self._list(self._field(record, 4)))
            found[name] = Constant(name, KINDS[tag], self, self._field(head, 2), value, unsafe, also)
        return found

    def mentioned(self, address: int) -> frozenset[str]:
        """The constants in a term."""
        found: set[str] = set()
        seen: set[int] = set()
        waiting = [address]
        while waiting:
            at = waiting.pop()
            if at & 1 or at in seen:
                continue
            seen.add(at)
            _, tag, fields = self._at(at)
            if tag == _CONST:
                found.add(self.name(self._field(at, 0)))
            elif tag == _PROJECTION:
                found.add(self.name(self._field(at, 0)))
                waiting.append(self._field(at, 2))
            elif tag == _METADATA:
                waiting.append(self._field(at, 1))
            elif tag in (5, 6, 7, 8):  # application, lambda, forall, let
                waiting.extend(self._field(at, index) for index in range(0 if tag == 5 else 1, fields))
        return frozenset(found)

    def shape(self, address: int) -> str:
        """A term as a text without the names of bound variables and without notes of the elaborator; equal terms have
        equal texts. Of a type only, which is small."""
        if address & 1:
            return f"#{address >> 1}"
        _, tag, fields = self._at(address)
        first = self._field(address, 0) if fields else 1
        match tag:
            case 0:
                return f"b{self._number(first)}"
            case 3:
                return f"Sort({self._level(first)})"
            case 4:
                levels = ",".join(self._level(level) for level in self._list(self._field(address, 1)))
                return f"{self.name(first)}.{{{levels}}}"
            case 5:
                return f"({self.shape(first)} {self.shape(self._field(address, 1))})"
            case 6 | 7 | 8:
                inner = " ".join(self.shape(self._field(address, index)) for index in range(1, fields))
                return f"[{'λ∀l'[tag - 6]} {inner}]"
            case 9:
                return f"lit({self._literal(first)})"
            case 10:
                return self.shape(self._field(address, 1))
            case 11:
                return (
                    f"{self.name(first)}.{self._number(self._field(address, 1))}:{self.shape(self._field(address, 2))}"
                )
            case _:
                return f"other{tag}"

    def _literal(self, address: int) -> str:
        _, tag, _ = self._at(address)
        value = self._field(address, 0)
        return self._string(value) if tag == 1 else self._number(value)

    def _level(self, address: int) -> str:
        if address & 1:
            return "0"
        _, tag, _ = self._at(address)
        first = self._field(address, 0)
        if tag == 1:
            return f"S{self._level(first)}"
        if tag in (2, 3):
            return f"{'mi'[tag - 2]}({self._level(first)},{self._level(self._field(address, 1))})"
        return self.name(first)


class Library:
    """The constants of compiled modules, found under folders or named one by one."""

    def __init__(self, folders: tuple[Path, ...], files: tuple[Path, ...] = (), base: Library | None = None) -> None:
        paths = [path for folder in folders for path in sorted(folder.rglob("*.olean"))]
        self.constants: dict[str, Constant] = dict(base.constants) if base is not None else {}
        for path in (*paths, *files):
            self.constants.update(Olean.read(path).constants)


def closure(start: frozenset[str], own: dict[str, Constant], library: Library) -> dict[str, Constant]:
    """Every constant that these rest on, themselves among them. One that is nowhere is an error of the reader."""
    found: dict[str, Constant] = {}
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        constant = own.get(name) or library.constants.get(name)
        if constant is None:
            raise NotCompiled(f"the constant {name} is in no module")
        found[name] = constant
        waiting.extend(constant.of_type | constant.of_value)
    return found
