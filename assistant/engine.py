"""The facade: from a place in a Lean file to verified suggestions and proofs.

Every front door uses this and nothing below it. An engine belongs to one project; it owns the Lean processes and ends
them on leaving. Results are plain data, progress comes as events.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from assistant.cache import cache_folder
from assistant.config.asked import ASKED_WITH
from assistant.config.schema import DEFAULTS, Settings
from assistant.editing import FoundPremise, Hole, Offers, hole_at, holes, offers, wire_range
from assistant.imported_tactics import ImportedTactics
from assistant.interface import ProvingEngine
from assistant.language_models import LanguageModels
from assistant.lean.cursor import Typed, excerpt, typed_after, typed_at
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import DeadlineExceeded, FileTooLarge, NoGoalHere, PlaceNotReached
from assistant.lean.goals import Goal, GoalKind, parse_goal
from assistant.lean.judge.unfinished import LeftOpen
from assistant.lean.loading import NOTHING_LOADING, Loading
from assistant.lean.places import LARGEST_FILE, Place, find_holes, hole_touching
from assistant.lean.positions import SourceText, Span, WirePosition
from assistant.lean.project import Project, find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.scratch import ScratchLimits, ScratchPool
from assistant.lean.toolchain import Report, Toolchain, silent
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance, AxiomScope, Limits
from assistant.lean.verify.verifier import ACCEPT_SECONDS, LeanVerifier
from assistant.neighbours.proofs import FinishedProofs
from assistant.premises.corpus import unfinished_names
from assistant.premises.premise import VECTORS_SECONDS, ScoredPremise
from assistant.premises.statements import goal_of
from assistant.premises.words import shared_words
from assistant.prover_context import PlaceContext, ProverContext
from assistant.provers import BUILT_IN_ONLY, REFUTER, Provers, brought_provers
from assistant.refute.refutation import NotRefuted, Refutation, Refute
from assistant.refute.refuter import Refuter
from assistant.refute.remembered import Refutations
from assistant.search.attempts import Attempts, attempt_limits, audited
from assistant.search.best_first import BestFirstSearch
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.calibrator import Calibrator, nobody
from assistant.search.ending import NO_GOAL_WORDS
from assistant.search.kept_tallies import TallyKeeper, tallies_folder
from assistant.search.outcome import Outcome
from assistant.search.pool import CandidatePool
from assistant.search.refuting import no_refutation
from assistant.search.sessions import WHATEVER, SuggestionSessions, Wanted
from assistant.search.steered import Steered, written_tactic
from assistant.search.steering import Steering
from assistant.search.suggest import suggest
from assistant.search.suggestions import Suggestions
from assistant.search.tree import Event
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.batch_runner import BatchRunner
from assistant.sorries.counterexample import RefutedHole, stated
from assistant.sorries.new_holes import declaration_with_hole
from assistant.sorries.text import HoleDone, HoleEvent, accept_hole, places_at, prove_holes
from assistant.streams import batches
from assistant.tasks import beside_loop, together
from assistant.whole_proofs.by_search import write_by_search
from assistant.whole_proofs.events import SEARCH_WRITER, WholeEvent
from assistant.whole_proofs.mending import Mender
from assistant.whole_proofs.rounds import write_proof
from models.neighbours import Neighbours
from models.portfolio import ANYWHERE
from models.protocol import ProofRequest, ProofState, ProofWriter, ProverUnavailable, StepProver
from models.space.exploration import Lemmas
from models.space.interpreter import Interpretations
from models.space.turns import Turn

A = TypeVar("A")
Arguments = ParamSpec("Arguments")

CANDIDATES = 600
GOAL_SECONDS = 60.0
LOADING_POLL = 0.25
"""Seconds after which it is looked again whether imports are being loaded."""
PATIENCE = 20.0
"""Seconds for which a search, or who wants to have everything, waits for the proofs above a place to be read when there
is nothing else to do."""


class Engine(ProvingEngine):
    """`open` makes one; use it as an async context manager."""

    def __init__(
        self,
        project: Project,
        toolchain: Toolchain,
        jobs: int = 2,
        provers: Provers = BUILT_IN_ONLY,
        settings: Settings = DEFAULTS,
        writers: Sequence[ProofWriter] = (),
        tallies: TallyKeeper | None = None,
    ) -> None:
        """`settings` hold where whoever asks has not said others. `writers` write whole proofs, besides the search.
        `tallies` keep what became of candidates."""
        self.project = project
        self.toolchain = toolchain
        self.pool = ScratchPool(toolchain, project, ScratchLimits(documents=max(2, jobs)))
        self.verifier = LeanVerifier(self.pool)
        self._spare_pool = ScratchPool(toolchain, project, ScratchLimits(documents=1), behind=self.pool)
        self._spare_verifier = LeanVerifier(self._spare_pool, self.verifier.judge)
        """Asked in spare time."""
        self.batch_runner = BatchRunner(self, project, toolchain.version, jobs)
        self._provers = provers
        self._settings = settings
        self._writers = {writer.name: writer for writer in writers}
        self._tallies = tallies
        self._calibrator = Calibrator(listener=tallies.add if tallies is not None else nobody)
        self._sessions = SuggestionSessions(self._suggest)
        self._proofs = FinishedProofs(
            project, toolchain, cache_folder(), self.verifier.imports_changed, self._sessions.outdate
        )
        self._context = ProverContext(project, toolchain, self.pool, self._proofs, settings.encoder)
        self._tactics = ImportedTactics(self.verifier)
        self._refutations = Refutations()

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls,
        path: Path,
        *,
        jobs: int = 2,
        report: Report = silent,
        provers: Sequence[StepProver] = (),
        without: Collection[str] = (),
        settings: Settings = DEFAULTS,
        writers: Sequence[ProofWriter] = (),
    ) -> AsyncIterator[Engine]:
        """An engine for the project of a file or folder. `report` is told what is being waited for; `provers` are asked
        besides those that are built in and those of packages, and those that `without` names are not. What became of
        candidates in the project is known from earlier engines and kept for later ones, unless settings say otherwise.

        Errors: `ToolchainNotFound`, `LibraryBuildFailed`.
        """
        project = find_project(path)
        brought = await asyncio.to_thread(brought_provers, [prover.name for prover in provers])
        models = LanguageModels(settings.models_idle, cached=settings.models_cache, logged=settings.models_log)
        known = Provers((*provers, *brought.provers), frozenset(without), brought.warnings, models)
        tallies = TallyKeeper(tallies_folder(), project.root) if settings.provers_remember else None
        engine = cls(project, await resolve_toolchain(project, report), jobs, known, settings, writers, tallies)
        try:
            if tallies is not None:
                engine._calibrator.add(await tallies.known())
            await engine._context.open()
            yield engine
        finally:
            await engine.close()

    @property
    def settings(self) -> Settings:
        """Of whoever asks, else our own."""
        return ASKED_WITH.get() or self._settings

    @property
    def warnings(self) -> tuple[str, ...]:
        return (*self._provers.told(self.settings), *self._context.warnings)

    async def configure(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def lean(self) -> str:
        return self.toolchain.version

    @property
    def lean_source(self) -> str:
        return self.toolchain.source.value

    @property
    def lean_instead_of(self) -> str:
        return self.toolchain.instead_of

    async def close(self) -> None:
        """Ends everything that the engine started."""
        await self.batch_runner.close()
        await self._sessions.close()
        if self._tallies is not None:
            await self._tallies.close()
        await self._context.close()
        await self._proofs.close()
        await self._provers.close()
        await self.verifier.close()
        await self._spare_pool.close()
        await self.pool.close()

    async def release(self) -> bool:
        """Gives the memory of Lean's workers back; they are started again when they are needed. Those that would take
        long to start are kept while there is enough memory; whether there are any."""
        await self._context.release()
        await self._proofs.release()
        kept = await self._spare_pool.release()
        return await self.pool.release() or kept

    async def goals(self, place: Place) -> tuple[Goal, ...]:
        return await self.verifier.state(place)

    async def suggest(
        self, place: Place, seconds: float, wanted: Wanted = WHATEVER
    ) -> AsyncGenerator[Suggestions, None]:
        imports = await self.verifier.imports_changed(place.text)
        refuter = (REFUTER,) if self._provers.refutes(self.settings) else ()
        wanted = replace(wanted, provers=(*self._provers.names(self.settings), *refuter))
        async with contextlib.aclosing(self._sessions.watch(place, seconds, wanted, imports)) as stream:
            async for known in stream:
                yield known

    async def _suggest(self, place: Place, seconds: float, wanted: Wanted) -> AsyncGenerator[Suggestions, None]:
        tactics = [candidate.tactic for candidate in ANYWHERE]
        deadline = time.monotonic() + seconds
        limits = Limits(seconds=seconds)
        (goals, judgements), context = await together(
            self.verifier.look(place, tactics, limits), self._context.at(place)
        )
        context = context.with_tactics(await self._tactics.at(place))
        looked = list(zip(ANYWHERE, judgements, strict=True))
        async for known in suggest(
            self.verifier,
            self._provers_for(context, PATIENCE if wanted.patient else 0.0),
            place,
            goals,
            context.state,
            seconds=deadline - time.monotonic(),
            looked=looked,
            prefix=wanted.prefix,
            data=wanted.data,
            axioms=wanted.axioms,
            calibrator=self._calibrator,
            refute=self._refute_by(self.verifier),
        ):
            yield known

    async def attempts(
        self, place: Place, candidates: tuple[str, ...], seconds: float, axioms: AxiomScope = AxiomScope.PROJECT
    ) -> Attempts:
        deadline = time.monotonic() + seconds
        tactics = [written_tactic(candidate) for candidate in candidates]
        goals, judgements = await self.verifier.look(place, tactics, attempt_limits(seconds))
        return Attempts(goals, await audited(self.verifier, place, judgements, deadline - time.monotonic(), axioms))

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        return await (await self._search(place, budget, listener)).run()

    async def refute(self, place: Place, seconds: float) -> Refutation | NotRefuted:
        return await self._refuted(self.verifier, place, seconds)

    async def _refuted(self, verifier: LeanVerifier, place: Place, seconds: float) -> Refutation | NotRefuted:
        goals = await verifier.state(place)
        if not goals:
            return NotRefuted(NO_GOAL_WORDS)
        return await self._refute_by(verifier)(place, goals[0], seconds)

    def _refute_by(self, verifier: LeanVerifier) -> Refute:
        if not self._provers.refutes(self.settings):
            return no_refutation
        refuter = Refuter(verifier)

        async def refute(place: Place, goal: Goal, seconds: float) -> Refutation | NotRefuted:
            build = await verifier.imports_changed(place.text)
            return await self._refutations.refute(refuter.refute, place, goal, seconds, build)

        return refute

    async def refute_hole(self, path: Path, text: str, offset: int, seconds: float) -> RefutedHole | NotRefuted:
        [place] = await _read(path, text, places_at, path, text, (offset,))
        found = await self._refuted(self._spare_verifier, place, seconds)
        return await stated(self.verifier, place, found) if isinstance(found, Refutation) else found

    async def explore(
        self, place: Place, budget: Budget, steering: Steering, begun: tuple[Event, ...] = ()
    ) -> AsyncGenerator[tuple[Event, ...], None]:
        async def search(listener: Listener) -> None:
            await Steered(await self._search(place, budget, listener, steering, begun), steering).run()

        async with contextlib.aclosing(batches(search)) as stream:
            async for events in stream:
                yield events

    async def _search(
        self,
        place: Place,
        budget: Budget,
        listener: Listener,
        steering: Steering | None = None,
        begun: tuple[Event, ...] = (),
    ) -> BestFirstSearch:
        context = (await self._context.at(place)).with_tactics(await self._tactics.at(place))
        command = place.declaration.command
        avoid = context.above.unfinished | unfinished_names(place.text[command.start : command.end])
        provers, room = self._placed(self._provers_for(context, PATIENCE), place, budget.seconds)
        pool = CandidatePool(provers, context.state, CANDIDATES, self._calibrator)
        refute = self._refute_by(self.verifier)
        return BestFirstSearch(
            self.verifier, pool, place, budget, listener, avoid, steering, refute=refute, room=room, begun=begun
        )

    def _placed(
        self, provers: Sequence[StepProver], place: Place, seconds: float
    ) -> tuple[list[StepProver], Callable[[], Awaitable[None]]]:
        """Provers for a search at a place, where some may ask Lean; and what waits while those should have the
        processors to themselves."""
        turns: list[Turn] = []
        there: list[StepProver] = []
        for prover in provers:
            if isinstance(prover, Interpretations):
                there.append(interpretations := prover.at(place, self.verifier, seconds))
                turns.append(interpretations.turn)
            elif isinstance(prover, Lemmas):
                there.append(lemmas := prover.at(place, self.verifier, seconds, *turns[:1]))
                turns.append(lemmas.turn)
            else:
                there.append(prover)

        async def room() -> None:
            for turn in turns:
                await turn.over()

        return there, room

    async def offers(
        self, path: Path, text: str, position: WirePosition, seconds: float
    ) -> AsyncGenerator[Offers, None]:
        deadline = time.monotonic() + seconds
        source, typed = await _read(path, text, _typed_at, path, text, position)
        known = Offers(wire_range(source, Span(0, 0)), False, "", Suggestions(()), ())
        async with contextlib.aclosing(self.suggest(typed.place, seconds, Wanted(typed.prefix))) as stream:
            async for suggestions in stream:
                known = offers(source, typed, suggestions)
                yield known
        left = deadline - time.monotonic()
        if left > 0 and typed.prefix and not known.fitting and not typed.prefix[-1].isspace():
            offset = source.offset_of_wire(position.line, position.character)
            after = await _read(path, text, typed_after, path, text, offset)
            async with contextlib.aclosing(self.suggest(after.place, left)) as stream:
                async for suggestions in stream:
                    yield offers(source, after, suggestions)

    async def holes(self, path: Path, text: str) -> tuple[Hole, ...]:
        return await _read(path, text, holes, path, text)

    async def kinds(self, path: Path, text: str) -> tuple[GoalKind, ...]:
        return await self.verifier.kinds(await _read(path, text, find_holes, path, text))

    async def hole_at(self, path: Path, text: str, position: WirePosition) -> Hole:
        return await _read(path, text, hole_at, path, text, position)

    async def goals_at(self, path: Path, text: str, position: WirePosition) -> tuple[Goal, ...]:
        source = SourceText(text)
        offset = source.offset_of_wire(position.line, position.character)
        head = await _read(path, text, excerpt, text, offset)
        hole = await _read(path, text, hole_touching, path, head, offset)
        if hole is not None:
            with contextlib.suppress(NoGoalHere):
                return await self.goals(hole)
        try:
            async with self.pool.lease(head) as scratch:
                await scratch.elaborate(head, GOAL_SECONDS)
                rendered = await scratch.plain_goal(*source.lean.wire_of_offset(offset), GOAL_SECONDS)
        except DeadlineExceeded as error:
            raise PlaceNotReached(f"{path}:{position.line + 1}", GOAL_SECONDS) from error
        return tuple(parse_goal(goal) for goal in rendered or ())

    async def premises_at(self, path: Path, text: str, position: WirePosition, count: int) -> tuple[FoundPremise, ...]:
        _, typed = await _read(path, text, _typed_at, path, text, position)
        return await self.premises(typed.place, await self.goals(typed.place), count)

    async def premises(
        self, place: Place, goals: tuple[Goal, ...], count: int, patience: float = VECTORS_SECONDS
    ) -> tuple[FoundPremise, ...]:
        found = await (await self._context.at(place)).premises(goals, patience)
        return _shown(goals[:1], found, count)

    async def premises_about(
        self, statement: str, count: int, patience: float = VECTORS_SECONDS
    ) -> tuple[FoundPremise, ...]:
        found = await self._context.premises_about(statement, count, patience)
        return _shown((goal_of(statement),), found, count)

    async def prove_holes(
        self, path: Path, text: str, offsets: Sequence[int], budget: Budget
    ) -> AsyncGenerator[HoleEvent, None]:
        places = await _read(path, text, places_at, path, text, offsets)
        async with contextlib.aclosing(prove_holes(self, places, budget)) as events:
            async for event in events:
                yield event

    async def accept_hole(self, path: Path, text: str, offset: int, proof: str) -> HoleDone:
        [place] = await _read(path, text, places_at, path, text, (offset,))
        return await accept_hole(self, place, proof)

    async def examine(self, path: Path, text: str, offset: int, proof: str, seconds: float) -> Examination:
        [place] = await _read(path, text, places_at, path, text, (offset,))
        return await self.verifier.examine(place, proof, Limits(seconds))

    async def write_whole(
        self,
        path: Path,
        text: str,
        offset: int,
        seconds: float,
        writer: str = SEARCH_WRITER,
        rounds: int = 1,
        samples: int = 1,
        hint: str = "",
        axioms: AxiomScope = AxiomScope.PROJECT,
    ) -> AsyncGenerator[WholeEvent, None]:
        asked = None if writer == SEARCH_WRITER else self._writer(writer)
        [place] = await _read(path, text, places_at, path, text, (offset,))
        request = ProofRequest(declaration_with_hole(place), await self.state(place), hint=hint)
        stream = (
            write_by_search(self.verifier, self, request, place, seconds, axioms)
            if asked is None
            else write_proof(
                self.verifier,
                asked,
                request,
                place,
                seconds,
                rounds,
                samples=samples,
                axioms=axioms,
                mender=Mender(self.verifier, self, place, axioms),
            )
        )
        async with contextlib.aclosing(stream) as events:
            async for event in events:
                yield event

    async def state(self, place: Place) -> ProofState:
        """What provers are told at a place. Errors: as `goals`."""
        goals, context = await together(self.goals(place), self._context.at(place))
        return await context.state(goals)

    def _writer(self, name: str) -> ProofWriter:
        """Errors: `ProverUnavailable` where there is none of that name, `ProverMisconfigured`."""
        if name in self._writers:
            return self._writers[name]
        if self._provers.models is None:
            there = ", ".join((SEARCH_WRITER, *self._writers))
            raise ProverUnavailable(f"no writer of proofs is called {name}", hint=f"There are: {there}.")
        return self._provers.models.writer(name)

    async def batch_start(self, request: BatchRequest) -> Batch:
        return await self.batch_runner.start(request)

    async def batch_stop(self) -> Batch:
        return await self.batch_runner.stop()

    async def loading_watch(self) -> AsyncGenerator[Loading, None]:
        known = NOTHING_LOADING
        while True:
            if (now := Loading(self.pool.loading(), self._context.indexing)) != known:
                known = now
                yield now
            await asyncio.sleep(LOADING_POLL)

    def batch_watch(self) -> AsyncGenerator[Batch, None]:
        return self.batch_runner.watch()

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        return await self.verifier.accept(place, proof, Limits(ACCEPT_SECONDS, axioms=axioms))

    async def imports_state(self, path: Path, text: str) -> str:
        return await self.verifier.imports_state(path, text)

    def _provers_for(self, context: PlaceContext, patience: float) -> tuple[StepProver, ...]:
        """The provers that are asked about a place; where nobody waits for one of them, finished proofs may take so
        many seconds to be read."""
        asked = self._provers.asked(context.above.provers, self.settings)
        if any(isinstance(prover, Neighbours) for prover in asked):
            context.lessons.begin()
        if not patience:
            return asked
        return tuple(prover.patient(patience) if isinstance(prover, Neighbours) else prover for prover in asked)

    async def axioms(self, path: Path, text: str, seconds: float) -> Mapping[str, tuple[str, ...]]:
        return await self.verifier.axioms(path, text, seconds)

    async def unfinished(self, path: Path, text: str, seconds: float) -> LeftOpen:
        return await self.verifier.unfinished(path, text, seconds)

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        return await self.verifier.diagnostics(text, seconds)

    async def errors_above(self, place: Place, seconds: float) -> tuple[Diagnostic, ...]:
        return await self.verifier.errors_above(place, seconds)


def _shown(goals: tuple[Goal, ...], found: Sequence[ScoredPremise], count: int) -> tuple[FoundPremise, ...]:
    """The best of what was found, with why."""
    best = sorted(found, key=lambda scored: -scored.score)[:count]
    return tuple(FoundPremise(s.premise, s.score, shared_words(goals, s.premise), s.reasons) for s in best)


async def _read(
    path: Path, text: str, read: Callable[Arguments, A], *arguments: Arguments.args, **named: Arguments.kwargs
) -> A:
    """What is found in the text of a file, beside the loop where that takes long. Errors: `FileTooLarge`; as `read`."""
    if len(text) > LARGEST_FILE:
        raise FileTooLarge(path, len(text), LARGEST_FILE)
    return await beside_loop(text, read, *arguments, **named)


def _typed_at(path: Path, text: str, position: WirePosition) -> tuple[SourceText, Typed]:
    source = SourceText(text)
    return source, typed_at(path, text, source.offset_of_wire(position.line, position.character))
