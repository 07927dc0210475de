"""All modules that can be imported, and what their constants rest on.

A `Library` is a snapshot: a module is read at most once in it. Files that have changed are seen by a new `Library`,
which costs little, since unchanged files are remembered for the whole process. Modules that are not on the search path
or differ from what is there (a text that has just been compiled into a private folder) are laid over a library; what
does not import them is asked of that library and stays remembered there.

Threads: every method takes the library's lock, and a library over another takes the other's while it has its own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.compiled.constants import Constant, ConstantKind
from assistant.lean.compiled.errors import (
    AmbiguousConstant,
    ConstantMissing,
    ImportCycle,
    ModuleMissing,
    StatementsOnly,
)
from assistant.lean.compiled.module import OLEAN, Module, cached_module, parts_of, read_module
from assistant.lean.compiled.names import components

ANYWHERE = ""
"""Instead of the name of a module: in any module that has been loaded."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """What a constant rests on, through everything that it uses. `evasion` is one unsafe or partial constant among
    that, empty if there is none."""

    axioms: frozenset[str]
    evasion: str


_Node = tuple[str, str]
"""A constant: module and name."""


class Library:
    """`search_path`: folders with compiled modules, the first one that has a module wins. `overlay`: modules by name
    with the files of their parts, which come before the search path.

    Errors of all methods: `ModuleMissing`, `ImportCycle`, and those of `read_module`.
    """

    def __init__(
        self,
        search_path: Sequence[Path],
        *,
        overlay: Mapping[str, Sequence[Path]] | None = None,
        below: Library | None = None,
    ) -> None:
        self.search_path = tuple(search_path)
        self._overlay = {name: tuple(paths) for name, paths in (overlay or {}).items()}
        self._below = below
        self._lock = threading.RLock()
        self._modules: dict[str, Module] = {}
        self._own: dict[str, bool] = {}
        self._index: dict[str, tuple[str, ...]] = {}
        self._closures: dict[str, frozenset[str]] = {}
        self._foundations: dict[_Node, Foundation] = {}

    def overlaid(self, overlay: Mapping[str, Sequence[Path]]) -> Library:
        """This library with other files for some modules; they are read into memory as they are when first used."""
        return Library(self.search_path, overlay=overlay, below=self)

    # --- modules ---------------------------------------------------------------------------------------------------

    def module(self, name: str) -> Module:
        with self._lock:
            found = self._modules.get(name)
            if found is None:
                if name in self._overlay:
                    found = read_module(self._overlay[name], copied=True)
                elif self._below is not None:
                    found = self._below.module(name)
                else:
                    found = cached_module(self._files(name))
                self._modules[name] = found
            return found

    def _files(self, name: str) -> tuple[Path, ...]:
        parts = [str(part) for part in components(name)]
        if parts and all(part not in {"", ".", ".."} and "/" not in part and "\0" not in part for part in parts):
            for folder in self.search_path:
                olean = folder.joinpath(*parts[:-1], parts[-1] + OLEAN)
                if olean.is_file():
                    return parts_of(olean)
        raise ModuleMissing(name, self.search_path)

    def import_closure(self, modules: Iterable[str]) -> tuple[str, ...]:
        """Some modules with all that they import, directly or through others, each behind what it imports."""
        with self._lock:
            done: dict[str, None] = {}
            for root in modules:
                self._close(root, done)
            return tuple(done)

    def _close(self, root: str, done: dict[str, None]) -> None:
        if root in done:
            return
        open_: dict[str, None] = {root: None}
        path = [(root, iter(self.module(root).imports))]
        while path:
            name, imports = path[-1]
            for entry in imports:
                if entry.module in open_:
                    raise ImportCycle(entry.module)
                if entry.module not in done:
                    open_[entry.module] = None
                    path.append((entry.module, iter(self.module(entry.module).imports)))
                    break
            else:
                path.pop()
                del open_[name]
                done[name] = None

    def load(self, modules: Iterable[str]) -> None:
        """Make the constants of some modules, and of all that they import, known by name."""
        with self._lock:
            others: list[str] = []
            for name in self.import_closure([name for name in modules if name not in self._own]):
                if name in self._own:
                    continue
                module = self.module(name)
                own = (
                    self._below is None
                    or name in self._overlay
                    or any(self._own[entry.module] for entry in module.imports)
                )
                self._own[name] = own
                if not own:
                    others.append(name)
                    continue
                for constant in module.constant_names:
                    self._index[constant] = (*self._index.get(constant, ()), name)
            if self._below is not None:
                self._below.load(others)

    # --- constants -------------------------------------------------------------------------------------------------

    def modules_of(self, name: str, within: str = ANYWHERE) -> tuple[str, ...]:
        """The loaded modules that declare a constant: those that `within` is or imports."""
        with self._lock:
            if within:
                self.load([within])
            found = self._index.get(name, ())
            if self._below is not None:
                below = self._below.modules_of(name)
                found = found + tuple(module for module in below if not self._own.get(module, False))
            if within in found:
                return (within,)
            if within and len(found) > 1:
                visible = self._closure(within)
                found = tuple(module for module in found if module in visible)
            return found

    def _closure(self, module: str) -> frozenset[str]:
        found = self._closures.get(module)
        if found is None:
            found = self._closures[module] = frozenset(self.import_closure([module]))
        return found

    def constant(self, name: str, within: str = ANYWHERE) -> Constant:
        """A constant as it is seen from a module. Errors: `ConstantMissing`, `AmbiguousConstant`."""
        return self.module(self._declaring(name, within)).constant(name)

    def _declaring(self, name: str, within: str) -> str:
        found = self.modules_of(name, within)
        if not found:
            raise ConstantMissing(name, within or "the modules that were loaded")
        if len(found) > 1:
            raise AmbiguousConstant(name, found)
        return found[0]

    # --- what they rest on -----------------------------------------------------------------------------------------

    def axioms(self, name: str, within: str = ANYWHERE) -> tuple[str, ...]:
        """The axioms in the closure of a constant, sorted: what `#print axioms` says in a module that sees it.

        Errors: `ConstantMissing`, `AmbiguousConstant`, `StatementsOnly`.
        """
        return tuple(sorted(self.foundation(name, within).axioms))

    def foundation(self, name: str, within: str = ANYWHERE) -> Foundation:
        """Errors: as `axioms`."""
        with self._lock:
            return self._found((self._declaring(name, within), name))

    def _found(self, root: _Node) -> Foundation:
        """Tarjan's strongly connected components over the constants that are not known yet, with an explicit stack.
        An inductive type and its constructors rest on each other and so have one foundation."""
        if self._below is not None and not self._own.get(root[0], False):
            return self._below.foundation(root[1], root[0])
        known = self._foundations
        if root in known:
            return known[root]
        number: dict[_Node, int] = {root: 0}
        low: dict[_Node, int] = {root: 0}
        gathered: dict[_Node, Foundation] = {root: self._itself(root)}
        component = [root]
        inside = {root}
        path = [(root, iter(self._requirements(root)))]
        while path:
            node, requirements = path[-1]
            for other in requirements:
                if other in known:
                    gathered[node] = _joined(gathered[node], known[other])
                elif other in inside:
                    low[node] = min(low[node], number[other])
                elif self._below is not None and not self._own.get(other[0], False):
                    gathered[node] = _joined(gathered[node], self._below.foundation(other[1], other[0]))
                else:
                    number[other] = low[other] = len(number)
                    gathered[other] = self._itself(other)
                    component.append(other)
                    inside.add(other)
                    path.append((other, iter(self._requirements(other))))
                    break
            else:
                path.pop()
                if low[node] == number[node]:
                    start = len(component) - 1
                    while component[start] != node:
                        start -= 1
                    members = component[start:]
                    del component[start:]
                    inside.difference_update(members)
                    whole = gathered[node]
                    for member in members:
                        whole = _joined(whole, gathered[member])
                    for member in members:
                        known[member] = whole
                    gathered[node] = whole
                if path:
                    user = path[-1][0]
                    low[user] = min(low[user], low[node])
                    gathered[user] = _joined(gathered[user], gathered[node])
        return known[root]

    def _itself(self, node: _Node) -> Foundation:
        module, name = self.module(node[0]), node[1]
        axiom = module.constant(name).kind is ConstantKind.AXIOM
        if axiom and module.statements_only:
            raise StatementsOnly(*node)
        evasion = name if module.evades_the_kernel(name) else ""
        return Foundation(frozenset((name,)) if axiom else frozenset(), evasion)

    def _requirements(self, node: _Node) -> list[_Node]:
        """Where a name is declared more than once (Lean allows that for equal theorems), each counts."""
        module = node[0]
        found: list[_Node] = []
        for name in self.module(module).requirements(node[1]):
            places = self._index.get(name) if self._below is None else None
            if places is None or len(places) > 1:
                places = self.modules_of(name, module)
                if not places:
                    raise ConstantMissing(name, f"what {module} imports")
            found.extend((place, name) for place in places)
        return found


def _joined(one: Foundation, other: Foundation) -> Foundation:
    if other.axioms <= one.axioms and (one.evasion or not other.evasion):
        return one
    return Foundation(one.axioms | other.axioms, one.evasion or other.evasion)
