"""What provers are told about places: the goals, the premises that may help, what stands around, and the file.

Nearly all of it follows from the text above a command, so it is found out once for each and remembered.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cache import cache_folder
from assistant.files import read_plain
from assistant.lean.commands import header_end
from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.project import Project, lean_files, module_of
from assistant.lean.scratch import ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.neighbours.proofs import FinishedProofs, LessonsAbove
from assistant.premises.accessible import AccessiblePremises, Wanted
from assistant.premises.corpus import stamp
from assistant.premises.current import CurrentLibrary
from assistant.premises.library import CompiledLibrary
from assistant.premises.premise import VECTORS_SECONDS, ScoredPremise
from assistant.premises.projects import packages
from assistant.premises.ranking import LIKENESS
from assistant.premises.statements import goal_of
from assistant.premises.vectors.premise_vectors import PremiseVectors
from assistant.premises.written import written_module
from assistant.printed_statements import PrintedStatements
from assistant.surroundings import Surroundings, surroundings
from models.protocol import FileContext, ProofState

WANTED = Wanted(local=40, open=12, library=160)
"""Most of what is retrieved cannot fit and costs only a comparison of words."""
FIRST_PREMISES = 12
"""Of the file and of the library each: those that come before what is open."""
REMEMBERED = 12
"""Commands of which it is kept what stands above them: with a large library some megabytes each."""


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What provers are told about one place: `above` is what the text above its command tells, `lessons` are what
    finished proofs teach there."""

    place: Place
    above: Surroundings
    file: FileContext
    lessons: LessonsAbove
    printed: PrintedStatements
    vectors: PremiseVectors | None = None

    def with_tactics(self, tactics: frozenset[str]) -> PlaceContext:
        """Where imports bring these."""
        return replace(self, file=replace(self.file, tactics=tactics)) if tactics else self

    async def state(self, goals: tuple[Goal, ...], steps: tuple[str, ...] = ()) -> ProofState:
        """What a prover is told of some goals that `steps` lead to from the place."""
        declaration = self.place.declaration
        context = self.place.text[declaration.span.start : self.place.span.start]
        return ProofState(goals, await self.premises(goals), declaration.name, context, steps, self.file)

    async def premises(self, goals: Sequence[Goal], seconds: float = VECTORS_SECONDS) -> tuple[ScoredPremise, ...]:
        """The premises that are found for the first of some goals, in the order in which provers should use them. It
        waits so long for vectors, where there are some, and again for what only Lean can tell."""
        if not goals:
            return ()
        name, premises = self.place.declaration.name, self.above.premises
        if self.vectors is not None:
            await self.vectors.looked(seconds)
        closeness = (
            self.vectors.closeness(premises.library, goals[0], name, seconds) if self.vectors is not None else None
        )
        found = await asyncio.to_thread(premises.search, goals[0], name, WANTED, closeness)
        # What stands in the same file was most likely written to be used.
        first, rest = found.local[:FIRST_PREMISES], found.local[FIRST_PREMISES:]
        library = found.library
        merged = [*first, *library[:FIRST_PREMISES], *found.open, *rest, *library[FIRST_PREMISES:]]
        stated = await self.printed.added(self.place, merged, seconds)
        return tuple(_shortened(self.place, scored) for scored in stated)


class ProverContext:
    """For the places of one project."""

    def __init__(
        self, project: Project, toolchain: Toolchain, pool: ScratchPool, proofs: FinishedProofs, encoder: str = ""
    ) -> None:
        """Premises are found by vectors, too, where an encoder was chosen."""
        self._project = project
        self._proofs = proofs
        self._printed = PrintedStatements(pool)
        self._toolchain = toolchain
        self._library = CurrentLibrary(lambda: packages(project, toolchain), cache_folder())
        self._vectors = PremiseVectors(encoder, cache_folder()) if encoder else None
        self._whole: tuple[tuple[object, ...], AccessiblePremises] | None = None
        """All there is, and for which state of the project's files."""
        self._remembered_for: CompiledLibrary | None = None
        self._remembered: OrderedDict[tuple[object, ...], PlaceContext] = OrderedDict()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What does not work as it was configured."""
        return self._vectors.warnings if self._vectors is not None else ()

    @property
    def indexing(self) -> str:
        """Which lemmas are not known yet, or not by their vectors; in words, and empty when all are."""
        return self._library.reading or (self._vectors.making if self._vectors is not None else "")

    async def open(self) -> None:
        """Looks for what was configured; what is wrong with it is in `warnings`."""
        if self._vectors is not None:
            await self._vectors.open()

    async def close(self) -> None:
        await self._printed.close()
        await self._library.close()
        if self._vectors is not None:
            await self._vectors.close()

    async def release(self) -> None:
        """Gives memory back that can be had again."""
        self._whole = None
        if self._vectors is not None:
            await self._vectors.release()

    async def at(self, place: Place) -> PlaceContext:
        return replace(await self._above(place), place=place)

    async def premises_about(self, statement: str, count: int, seconds: float) -> tuple[ScoredPremise, ...]:
        """The premises of the whole project and of its libraries that are most like a statement or a name. For vectors,
        where there are some, it waits so long."""
        library = await self._current()
        found = await asyncio.to_thread(self._everything, library)
        goal, wanted = goal_of(statement), Wanted(count, count, count)
        if self._vectors is not None:
            await self._vectors.looked(seconds)
        closeness = self._vectors.closeness(library, goal, "", seconds) if self._vectors is not None else None
        retrieved = await asyncio.to_thread(found.search, goal, statement, wanted, closeness)
        return (*retrieved.local, *retrieved.open, *retrieved.library)

    async def _current(self) -> CompiledLibrary:
        library = await self._library.get()
        if self._vectors is not None:
            await self._vectors.follow(library)
        return library

    def _everything(self, library: CompiledLibrary) -> AccessiblePremises:
        root = self._project.root
        stamps = {file: stamp(file) for file in lean_files((root,))}
        own = {f: s for f, s in stamps.items() if s.changed > library.compiled_at(module_of(f, root))}
        state = (library, tuple(own.items()))
        if self._whole is not None and self._whole[0] == state:
            return self._whole[1]
        changed = []
        for file in own:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                changed.append(written_module(read_plain(file), module_of(file, root)))
        modules = {*library.modules, *(one.indexed.module for one in changed)}
        found = AccessiblePremises(library, written_module("", ""), changed, LIKENESS, modules=modules)
        self._whole = state, found
        return found

    async def _above(self, place: Place) -> PlaceContext:
        """Remembered: it holds for the whole command, but for the place."""
        declaration = place.declaration
        before = place.text[: declaration.command.start]
        library = await self._current()
        if library is not self._remembered_for:
            self._remembered.clear()  # which would keep the memory of the one before
            self._remembered_for = library
        key = (place.path, declaration.namespace, before)
        known = self._remembered.get(key)
        if known is not None and known.above.up_to_date:
            self._remembered.move_to_end(key)
            return known
        root = self._project.root
        lessons = self._proofs.above(place.path, before)
        above = await asyncio.to_thread(surroundings, before, place.path, root, declaration.namespace, library, lessons)
        header = header_end(before)
        file = FileContext(
            place.path,
            module_of(place.path, root),
            before[:header],
            before[header:],
            declaration.namespace,
            self._toolchain.version,
        )
        found = self._remembered[key] = PlaceContext(place, above, file, lessons, self._printed, self._vectors)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return found


def _shortened(place: Place, scored: ScoredPremise) -> ScoredPremise:
    """Named as it can be written at the place: without the namespaces that are open there."""
    prefix = ".".join(place.declaration.namespace) + "."
    if prefix != "." and scored.premise.name.startswith(prefix):
        return replace(scored, premise=replace(scored.premise, name=scored.premise.name.removeprefix(prefix)))
    return scored
