"""One compiled module: its imports, constants and the entries of environment extensions."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.lean.compiled.constants import Constant, ConstantKind, Inductive, Safety, read_constant
from assistant.lean.compiled.errors import ConstantMissing, CorruptFile
from assistant.lean.compiled.image import Header, Image, read_image
from assistant.lean.compiled.terms import constants_used

OLEAN, SERVER, PRIVATE = ".olean", ".olean.server", ".olean.private"
PARTS = (OLEAN, SERVER, PRIVATE)
UNSAFE_BODY = "_unsafe_rec"
"""Last component of the definition with the recursion as it was written, which the compiler uses. Beside an *opaque*
constant it tells that this is a `partial` definition, whose recursion the kernel has never seen."""


@dataclass(frozen=True, slots=True)
class Import:
    """`entire`: with the private part (`import all`). `exported`: importers see it too. `meta`: for compile time."""

    module: str
    entire: bool
    exported: bool
    meta: bool


class Module:
    """A module that was read. Constants and their names are decoded when they are asked for; errors of all
    methods: `CorruptFile`.

    `split`: written by the module system. `statements_only`: split, and the part with the proofs is missing, so
    theorems, opaque constants and unexposed definitions stand as axioms. Safe to be used by several threads: what is
    remembered is the same whoever computes it.
    """

    def __init__(self, image: Image, paths: Sequence[Path]) -> None:
        self.image = image
        self.paths = tuple(paths)
        _, (imports, names, constants, extra, entries) = image.constructor(image.roots[-1], 5, 1)
        self.split = _is_split(image)
        self.statements_only = self.split and not any(path.name.endswith(PRIVATE) for path in paths)
        self.imports = tuple(_import(image, item) for item in image.array(imports))
        self._names, self._listed = names, constants
        self._extra, self._entries = extra, entries
        self._constants: dict[str, Constant] = {}
        self._requirements: dict[str, frozenset[str]] = {}

    @property
    def header(self) -> Header:
        return self.image.headers[0]

    @cached_property
    def _addresses(self) -> dict[str, int]:
        """Of each constant. That is most of the work of reading a module, and who only follows imports needs none."""
        addresses = self.image.array(self._listed)
        listed = tuple(map(self.image.name, self.image.array(self._names)))
        found = dict(zip(listed, addresses, strict=False))
        if not len(found) == len(listed) == len(addresses):
            raise CorruptFile(str(self.paths[0]), "constants and their names do not agree")
        return found

    @property
    def constant_names(self) -> tuple[str, ...]:
        """In the order of the file."""
        return tuple(self._addresses)

    def __contains__(self, name: object) -> bool:
        return name in self._addresses

    def constants(self) -> Iterator[Constant]:
        return map(self.constant, self._addresses)

    def constant(self, name: str) -> Constant:
        """Errors: `ConstantMissing`, `CorruptFile`."""
        found = self._constants.get(name)
        if found is None:
            if name not in self._addresses:
                raise ConstantMissing(name, str(self.paths[0]))
            found = read_constant(self.image, self._addresses[name])
            if found.name != name:
                raise CorruptFile(str(self.paths[0]), f"{found.name} stands under the name {name}")
            self._constants[name] = found
        return found

    def requirements(self, name: str) -> frozenset[str]:
        """The constants that one immediately rests on, as in Lean's `collectAxioms`: those of its type and value, and
        the constructors of an inductive type. Quotients are built in and rest on nothing.

        Errors: `ConstantMissing`, `CorruptFile`.
        """
        found = self._requirements.get(name)
        if found is None:
            constant = self.constant(name)
            if constant.kind is ConstantKind.QUOTIENT:
                found = frozenset()
            else:
                found = constants_used(self.image, [term.address for term in constant.terms])
            if isinstance(constant.detail, Inductive):
                found = found.union(constant.detail.constructors)
            self._requirements[name] = found
        return found

    def evades_the_kernel(self, name: str) -> bool:
        """Whether a constant is unsafe or partial. A `partial` definition is one whose value is hidden from the kernel:
        an opaque constant that has its recursion in a definition of its own. `@[implemented_by]` does not count, since
        it changes what is run and not what is proved.

        Errors: `ConstantMissing`, `CorruptFile`.
        """
        constant = self.constant(name)
        if constant.safety is not Safety.SAFE:
            return True
        return constant.kind is ConstantKind.OPAQUE and f"{name}.{UNSAFE_BODY}" in self._addresses

    def extra_names(self) -> tuple[str, ...]:
        """Names that the code generator made, which are no constants."""
        return tuple(map(self.image.name, self.image.array(self._extra)))

    def entries(self) -> Mapping[str, tuple[int, ...]]:
        """The addresses of the entries of each environment extension; what lies there is the extension's affair and is
        read through `image`."""
        found: dict[str, tuple[int, ...]] = {}
        for pair in self.image.array(self._entries):
            _, (name, items) = self.image.constructor(pair, 2, 0)
            found[self.image.name(name)] = self.image.array(items)
        return found


def _is_split(image: Image) -> bool:
    """Whether the module system wrote it."""
    image.constructor(image.roots[-1], 5, 1)  # which finds out that it is a module
    return bool(image.scalars(image.roots[-1], 5, 1)[0])


def _import(image: Image, address: int) -> Import:
    _, (module,) = image.constructor(address, 1, 3)
    entire, exported, meta = image.scalars(address, 1, 3)
    return Import(image.name(module), bool(entire), bool(exported), bool(meta))


def read_module(paths: Sequence[Path], *, copied: bool = False) -> Module:
    """The module of some parts, in the order of `PARTS`. With `copied`, nobody who writes the files later changes it.

    Errors: `CompiledFileUnreadable`, `NotCompiledLean`, `UnsupportedFormat`, `CorruptFile`.
    """
    first = read_image(paths[:1], copied=copied)
    if len(paths) == 1 or not _is_split(first):
        return Module(first, paths[:1])  # parts beside it are left from a time when it was split
    return Module(read_image(paths, copied=copied), paths)


def read_imports(olean: Path) -> tuple[bool, tuple[Import, ...]]:
    """Whether a file was written by the module system, and what its module imports; the rest of it is not read.

    Errors: as `read_module`."""
    image = read_image((olean,))
    _, (imports, *_) = image.constructor(image.roots[0], 5, 1)
    return _is_split(image), tuple(_import(image, item) for item in image.array(imports))


def parts_of(olean: Path) -> tuple[Path, ...]:
    """The parts that are there beside an `.olean` file, itself included."""
    server, private = (olean.with_name(olean.name.removesuffix(OLEAN) + suffix) for suffix in (SERVER, PRIVATE))
    if not server.is_file():
        return (olean,)
    return (olean, server, private) if private.is_file() else (olean, server)


_KEPT: dict[tuple[tuple[str, int, int, int], ...], Module] = {}
_KEPT_LOCK = threading.Lock()


def cached_module(paths: Sequence[Path]) -> Module:
    """`read_module`, remembered for the process while the files stay the same: libraries are read once.

    Errors: as `read_module`.
    """
    try:
        stats = [(path, path.stat()) for path in paths]
        key = tuple((str(path), stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in stats)
    except OSError:
        return read_module(paths)  # which says what is wrong
    with _KEPT_LOCK:
        found = _KEPT.get(key)
    if found is None:
        found = read_module(paths)
        with _KEPT_LOCK:
            for old in [old for old in _KEPT if old[0][0] == key[0][0]]:
                del _KEPT[old]
            _KEPT[key] = found
    return found
