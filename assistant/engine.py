"""The facade: from a place in a Lean file to verified suggestions and proofs.

Every front door uses this and nothing below it. An engine belongs to one project; it owns the Lean processes and ends
them on leaving. Results are plain data, progress comes as events.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.lean.client import Diagnostic
from assistant.lean.declarations import declarations
from assistant.lean.embedded.build import cache_folder
from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.project import Project, find_project
from assistant.lean.scratch import ScratchLimits, ScratchPool
from assistant.lean.toolchain import Report, Toolchain, resolve_toolchain, silent
from assistant.lean.verify.verdicts import Acceptance
from assistant.lean.verify.verifier import LeanVerifier
from assistant.premises.corpus import imported_premises, library_premises, premises_of, unfinished_names
from assistant.premises.lexical import LexicalIndex
from assistant.premises.premise import Premise, ScoredPremise
from assistant.search.best_first import BestFirstSearch, Budget, Listener, SearchResult, no_listener
from assistant.search.suggest import Suggestions, suggest
from models.inductive import declared_inductives
from models.portfolio import Portfolio
from models.predicates import declared_predicates
from models.protocol import Candidate, Generator, ProofState
from models.templates import PremiseTemplates

LOCAL_PREMISES = 40
LIBRARY_PREMISES = 160
"""Most of what is retrieved cannot fit and costs only a comparison of words."""
CANDIDATES = 600
REMEMBERED_PLACES = 256
"""Places for which the index of the file and the generators are kept."""


class Engine:
    """`open` makes one; use it as an async context manager."""

    def __init__(self, project: Project, toolchain: Toolchain, jobs: int = 2) -> None:
        self.project = project
        self.toolchain = toolchain
        self.pool = ScratchPool(toolchain, project, ScratchLimits(documents=max(2, jobs)))
        self.verifier = LeanVerifier(self.pool)
        self._library: asyncio.Task[LexicalIndex] | None = None
        self._generators: dict[tuple[str, int], tuple[Generator, ...]] = {}
        self._local: dict[tuple[str, int], LexicalIndex] = {}

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, path: Path, *, jobs: int = 2, report: Report = silent) -> AsyncIterator[Engine]:
        """An engine for the project of a file or folder. `report` is told what is being waited for.

        Errors: `ToolchainNotFound`, `LibraryBuildFailed`.
        """
        project = find_project(path)
        engine = cls(project, await resolve_toolchain(project, report), jobs)
        try:
            yield engine
        finally:
            await engine.close()

    async def close(self) -> None:
        """Ends everything that the engine started."""
        if self._library is not None:
            self._library.cancel()
            await asyncio.gather(self._library, return_exceptions=True)
        await self.pool.close()

    async def goals(self, place: Place) -> tuple[Goal, ...]:
        """The goals at a place. Errors: `NoGoalHere`."""
        return await self.verifier.state(place)

    async def suggest(self, place: Place, seconds: float) -> AsyncIterator[Suggestions]:
        """Verified next tactics, better known with every item; the last one is final."""
        goals = await self.goals(place)
        state = await self._state(place, goals, ())
        async for known in suggest(self.verifier, self._generators_for(place), place, state, seconds=seconds):
            yield known

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> SearchResult:
        """Searches for a proof of a place and has it accepted."""
        generators = self._generators_for(place)

        async def propose(goals: tuple[Goal, ...], steps: tuple[str, ...]) -> Sequence[Candidate]:
            state = await self._state(place, goals, steps)
            proposals = await asyncio.gather(*(g.propose(state, CANDIDATES) for g in generators))
            best: dict[str, Candidate] = {}
            for candidate in (c for proposal in proposals for c in proposal):
                known = best.get(candidate.tactic)
                if known is None or candidate.score > known.score:
                    best[candidate.tactic] = candidate
            return sorted(best.values(), key=lambda c: -c.score)[:CANDIDATES]

        avoid = unfinished_names(place.text)
        return await BestFirstSearch(self.verifier, propose, place, budget, listener, avoid).run()

    async def accept(self, place: Place, proof: str) -> Acceptance:
        """Lean's last word on a proof for a place."""
        return await self.verifier.accept(place, proof)

    # --- what generators are told ------------------------------------------------------------------------------

    async def _state(self, place: Place, goals: tuple[Goal, ...], steps: tuple[str, ...]) -> ProofState:
        premises = await self._premises(place, goals)
        declaration = place.declaration
        context = place.text[declaration.span.start : place.span.start]
        return ProofState(goals, premises, declaration.name, context, steps)

    async def _premises(self, place: Place, goals: Sequence[Goal]) -> tuple[ScoredPremise, ...]:
        local = self._local_index(place).search(goals, LOCAL_PREMISES)
        library = (await self._library_index()).search(goals, LIBRARY_PREMISES)
        # What stands in the same file was most likely written to be used.
        merged = [*local[:12], *library[:12], *local[12:], *library[12:]]
        return tuple(self._shortened(place, scored) for scored in merged)

    @staticmethod
    def _shortened(place: Place, scored: ScoredPremise) -> ScoredPremise:
        """Named as it can be written at the place: without the namespaces that are open there."""
        prefix = ".".join(place.declaration.namespace) + "."
        if prefix != "." and scored.premise.name.startswith(prefix):
            return replace(scored, premise=replace(scored.premise, name=scored.premise.name.removeprefix(prefix)))
        return scored

    def _local_index(self, place: Place) -> LexicalIndex:
        key = (place.text, place.declaration.span.start)
        if key not in self._local:
            before = premises_of(place.text, place.path.stem, before=place.declaration.span.start)
            premises: list[Premise] = [*before, *imported_premises(place.text, self.project.root)]
            if len(self._local) >= REMEMBERED_PLACES:
                self._local.clear()
            self._local[key] = LexicalIndex(premises)
        return self._local[key]

    async def _library_index(self) -> LexicalIndex:
        if self._library is None:
            self._library = asyncio.create_task(asyncio.to_thread(self._build_library_index))
        return await asyncio.shield(self._library)

    def _build_library_index(self) -> LexicalIndex:
        return LexicalIndex(library_premises(self.toolchain.sources, cache_folder()))

    def _generators_for(self, place: Place) -> tuple[Generator, ...]:
        """The generators, told what the file defines before the place."""
        key = (place.text, place.declaration.span.start)
        if key not in self._generators:
            before = [d for d in declarations(place.text) if d.span.end <= place.declaration.span.start]
            prefix = ".".join(place.declaration.namespace) + "."
            functions = [d.name.removeprefix(prefix) for d in before if d.kind in ("def", "abbrev")]
            if len(self._generators) >= REMEMBERED_PLACES:
                self._generators.clear()
            self._generators[key] = (
                Portfolio(functions, declared_inductives(place.text), declared_predicates(place.text)),
                PremiseTemplates(),
            )
        return self._generators[key]

    async def axioms(self, text: str, seconds: float) -> Mapping[str, tuple[str, ...]]:
        """The axioms that the named declarations of a text rest on, by their full names."""
        return await self.verifier.axioms(text, seconds)

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        """Everything that Lean says about a text of this project."""
        return await self.verifier.diagnostics(text, seconds)
