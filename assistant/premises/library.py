"""All that was compiled and can be imported: its premises, indexed once for each package and kept in the cache folder.

A package is read again when one of its files has another size or time; whether that is so is asked of the file system
alone, so that a library of any size is opened without a look into its files.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.compiled.module import OLEAN, Import
from assistant.lean.compiled.names import ANONYMOUS, displayed, join
from assistant.lean.compiled.references import ILEAN
from assistant.lean.compiled.summaries import SUMMARISE
from assistant.lean.toolchain import Report, silent
from assistant.memory import Memory
from assistant.native import NotCompiled, compiled_program
from assistant.premises.compiled import Signatures
from assistant.premises.packages import UnreadModule, compiled_modules, premises_in
from assistant.premises.premise import Premise
from assistant.premises.retrieval import PremiseLibrary
from assistant.premises.segment import KINDS, ModulePremises, Segment, segment
from assistant.premises.sources import Sources, SourceText
from assistant.premises.store import StoredSegment, is_stored, stored
from assistant.premises.texts import StoredTexts, read_texts, write_texts
from assistant.premises.written import written_module

VERSION = 2
"""Of what is found in compiled modules; another one reads them all again."""
PROGRAMS = ("Lean.", "Lake.")
"""Modules that nobody proves with: where they cannot be read, their sources are not read instead, which takes long."""
INDICES = "premises"
"""The folder of the cache."""
REMEMBERED = 20_000
"""Premises of which it is remembered what they say."""
AT_ONCE = 20
"""Premises whose sources are read without a pause: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Package:
    """A folder with compiled modules, and those below which their sources stand. One is the project's `own`; `name` is
    for people."""

    compiled: Path
    sources: tuple[Path, ...] = ()
    own: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class PackageState:
    """What the file system says of a package: for each of its modules by name when it was compiled (nanoseconds), and a
    text for all that tells of a change."""

    package: Package
    compiled_at: Mapping[str, int]
    stamp: str


def package_state(package: Package) -> PackageState:
    """A folder that is not there has no modules. Blocks."""
    compiled_at: dict[str, int] = {}
    lines: list[str] = []
    for folder, _, files in os.walk(package.compiled):
        for file in files:
            stem, suffix = file.partition(".")[::2]
            if f".{suffix}" not in _SUFFIXES:
                continue
            path = os.path.join(folder, file)
            try:
                status = os.stat(path)
            except OSError:
                continue
            if not stat.S_ISREG(status.st_mode):
                continue
            lines.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}")
            if f".{suffix}" == OLEAN:
                inside = os.path.relpath(folder, package.compiled)
                name = ANONYMOUS
                for part in (*(inside.split(os.sep) if inside != os.curdir else ()), stem):
                    name = join(name, part)
                compiled_at[name] = status.st_mtime_ns
    return PackageState(package, compiled_at, "\n".join(sorted(lines)))


def is_indexed(state: PackageState, cache: Path) -> bool:
    """Whether a package is in the cache as it is now."""
    return is_stored(cache / INDICES, _key(state))


def _key(state: PackageState) -> tuple[str, ...]:
    return str(VERSION), state.stamp


_SUFFIXES = (OLEAN, f"{OLEAN}.server", f"{OLEAN}.private", ILEAN)


class CompiledLibrary:
    """Of several packages, each behind those that it imports. Threads may share it."""

    def __init__(self, states: Sequence[PackageState], cache: Path, report: Report = silent) -> None:
        """Reads what is not in the `cache`. Blocks. Modules whose compiled files cannot be read are `unread`, and read
        from their sources instead."""
        self.states = tuple(states)
        self.unread: list[UnreadModule] = []
        self._report = report
        self._cache = cache
        self._stored: list[StoredSegment] = []
        self._sources = [Sources(state.package.sources) for state in self.states]
        for place in range(len(self.states)):
            self._stored.append(self._opened(place))
        self._texts = [_texts_beside(found) for found in self._stored]
        self.retrieval = PremiseLibrary([found.segment for found in self._stored])
        self._imports: dict[str, tuple[Import, ...]] = {}
        for found in self._stored:
            for module, imports in zip(found.segment.modules, found.segment.imports, strict=True):
                self._imports.setdefault(module, imports)
        self._premises: Memory[int, Premise] = Memory(REMEMBERED)

    def _opened(self, place: int) -> StoredSegment:
        """The package that has this place among them; those before it were opened."""
        return stored(self._cache / INDICES, _key(self.states[place]), lambda: self._read(place))

    def _read(self, place: int) -> tuple[Segment, Signatures]:
        try:
            program: Path | None = compiled_program(SUMMARISE)
        except NotCompiled:
            program = None
        known = Signatures()
        for other, below in enumerate(self._stored[:place]):
            try:
                known.add(below.signatures())
            except (OSError, ValueError):  # it was removed after it was opened
                known.add(self._opened(other).signatures())
        folder = self.states[place].package.compiled
        name = self.states[place].package.name or str(folder)
        letters, propositions = len(known.letters), len(known.propositions)
        modules, unread = compiled_modules([folder])
        found: list[ModulePremises] = []
        for number, read in enumerate(premises_in(modules, known, program)):
            self._report(f"indexing {name}: {number} of {len(modules)} modules")
            if isinstance(read, ModulePremises):
                found.append(read)
            else:
                unread.append(read)
        self.unread += unread
        for number, module in enumerate(unread):
            self._report(f"indexing the sources of {name}: {number} of {len(unread)} modules")
            if not module.name.startswith(PROGRAMS) and (text := self._sources[place].text(module.name)):
                found.append(written_module(text, module.name).indexed)
        index = segment(found, [one.segment.features for one in self._stored[:place]])
        return index, known.since(letters, propositions)

    # --- modules ---------------------------------------------------------------------------------------------------

    @property
    def modules(self) -> Collection[str]:
        return self._imports.keys()

    def compiled_at(self, module: str) -> int:
        """When a module was compiled, in nanoseconds; 0 for one that is not there."""
        return next((state.compiled_at[module] for state in self.states if module in state.compiled_at), 0)

    def imports(self, module: str) -> tuple[Import, ...] | None:
        """What a module imports itself; `None` for one that is not there."""
        return self._imports.get(module)

    # --- premises --------------------------------------------------------------------------------------------------

    def premise(self, number: int) -> Premise:
        """By its number in `retrieval`. Blocks when its source was not read yet."""
        return self._premises.get(number, lambda: self._premise(number))

    def premises_in(self, place: int) -> int:
        """How many premises the package with this place among the states has."""
        return len(self._stored[place].segment)

    def source(self, place: int, module: str) -> str:
        """The whole source of a module of the package with this place, empty where there is none. Blocks."""
        return self._sources[place].text(module)

    def is_own(self, number: int) -> bool:
        """Whether a premise is of the project itself."""
        return self.states[self.retrieval.place_of(number)[0]].package.own

    def keep_texts(self, between: Callable[[], None]) -> None:
        """Reads from the sources of packages what their premises say, and keeps it in the cache, for whoever wants to
        see it next; sources of the project itself change too often. Blocks, with 250,000 premises for a minute;
        `between` is called every few milliseconds, and an error of its ends that.

        Errors: those of `between`.
        """
        for which, (state, found) in enumerate(zip(self.states, self._stored, strict=True)):
            if state.package.own or found.folder is None or self._texts[which] is not None:
                continue
            texts: list[SourceText] = []
            for place in range(len(found.segment)):
                if not place % AT_ONCE:
                    between()
                texts.append(self._text(which, place))
            with contextlib.suppress(OSError):
                write_texts(found.folder, texts)
            self._texts[which] = _texts_beside(found)

    def _text(self, which: int, place: int) -> SourceText:
        """What a premise says, by the number of its package and its own there."""
        if (texts := self._texts[which]) is not None:
            return texts[place]
        segment = self._stored[which].segment
        line, last = int(segment.lines[place]), int(segment.last_lines[place])
        module = segment.modules[segment.module_of[place]]
        return self._sources[which].declaration(module, displayed(segment.names[place]), line, last)

    def _premise(self, number: int) -> Premise:
        which, place = self.retrieval.place_of(number)
        segment = self._stored[which].segment
        name, module = displayed(segment.names[place]), segment.modules[segment.module_of[place]]
        line, source = int(segment.lines[place]), self._text(which, place)
        kind = source.kind or KINDS[segment.kinds[place]]
        simp = ("simp",) if segment.simp[place] and "simp" not in source.attributes else ()
        attributes = (*source.attributes, *simp)
        return Premise(name, source.statement, kind, module, attributes, bool(segment.open[place]), line)


def _texts_beside(found: StoredSegment) -> StoredTexts | None:
    """What the premises of a segment say, if it is kept."""
    if found.folder is None:
        return None
    with contextlib.suppress(OSError, ValueError):
        texts = read_texts(found.folder)
        return texts if len(texts) == len(found.segment) else None
    return None
