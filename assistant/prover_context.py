"""What provers are told about places: the goals, the premises that may help, what stands around, and the file.

Nearly all of it follows from the text above a command, so it is found out once for each and remembered.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cache import cache_folder
from assistant.lean.commands import header_end
from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.project import Project, module_of
from assistant.lean.toolchain import Toolchain
from assistant.premises.corpus import library_premises
from assistant.premises.lexical import LexicalIndex
from assistant.premises.premise import ScoredPremise
from assistant.surroundings import Surroundings, surroundings
from models.protocol import FileContext, ProofState

LOCAL_PREMISES = 40
OPEN_PREMISES = 12
LIBRARY_PREMISES = 160
"""Most of what is retrieved cannot fit and costs only a comparison of words."""
FIRST_PREMISES = 12
"""Of the file and of the library each: those that come before what is open."""
REMEMBERED = 64
"""Commands of which it is kept what stands above them."""


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What provers are told about one place: `above` is what the text above its command tells."""

    place: Place
    above: Surroundings
    file: FileContext
    library: LexicalIndex

    async def state(self, goals: tuple[Goal, ...], steps: tuple[str, ...] = ()) -> ProofState:
        """What a prover is told of some goals that `steps` lead to from the place."""
        declaration = self.place.declaration
        context = self.place.text[declaration.span.start : self.place.span.start]
        return ProofState(goals, self.premises(goals), declaration.name, context, steps, self.file)

    def premises(self, goals: Sequence[Goal]) -> tuple[ScoredPremise, ...]:
        """The premises that are found for some goals, in the order in which provers should use them."""
        local = self.above.premises.search(goals, LOCAL_PREMISES)
        library = self.library.search(goals, LIBRARY_PREMISES)
        # What stands in the same file was most likely written to be used.
        unfinished = self.above.open_premises.search(goals, OPEN_PREMISES)
        first, rest = local[:FIRST_PREMISES], local[FIRST_PREMISES:]
        merged = [*first, *library[:FIRST_PREMISES], *unfinished, *rest, *library[FIRST_PREMISES:]]
        return tuple(_shortened(self.place, scored) for scored in merged)


class ProverContext:
    """For the places of one project."""

    def __init__(self, project: Project, toolchain: Toolchain) -> None:
        self._project = project
        self._toolchain = toolchain
        self._library: asyncio.Task[LexicalIndex] | None = None
        self._remembered: OrderedDict[tuple[object, ...], tuple[Surroundings, FileContext]] = OrderedDict()

    async def close(self) -> None:
        if self._library is not None:
            self._library.cancel()
            await asyncio.gather(self._library, return_exceptions=True)

    async def at(self, place: Place) -> PlaceContext:
        above, file = await self._above(place)
        return PlaceContext(place, above, file, await self._library_index())

    async def _above(self, place: Place) -> tuple[Surroundings, FileContext]:
        """Remembered: it holds for the whole command."""
        declaration = place.declaration
        before = place.text[: declaration.command.start]
        key = (place.path, declaration.namespace, before)
        known = self._remembered.get(key)
        if known is not None and known[0].up_to_date:
            self._remembered.move_to_end(key)
            return known
        root = self._project.root
        found = await asyncio.to_thread(surroundings, before, place.path, root, declaration.namespace)
        header = header_end(before)
        file = FileContext(
            place.path,
            module_of(place.path, root),
            before[:header],
            before[header:],
            declaration.namespace,
            self._toolchain.version,
        )
        self._remembered[key] = found, file
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return found, file

    async def _library_index(self) -> LexicalIndex:
        if self._library is None:
            self._library = asyncio.create_task(asyncio.to_thread(self._build_library_index))
        return await asyncio.shield(self._library)

    def _build_library_index(self) -> LexicalIndex:
        return LexicalIndex(library_premises(self._toolchain.sources, cache_folder()))


def _shortened(place: Place, scored: ScoredPremise) -> ScoredPremise:
    """Named as it can be written at the place: without the namespaces that are open there."""
    prefix = ".".join(place.declaration.namespace) + "."
    if prefix != "." and scored.premise.name.startswith(prefix):
        return replace(scored, premise=replace(scored.premise, name=scored.premise.name.removeprefix(prefix)))
    return scored
