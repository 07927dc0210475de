"""The verifier over scratch documents of a stock Lean server."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.holes import SORRY
from assistant.lean.declarations import declarations
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import (
    CannotCompile,
    DeadlineExceeded,
    LeanError,
    NoGoalHere,
    NoTrialHere,
    OutOfTime,
    PlaceNotReached,
    WorkerCrashed,
)
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.judge.building import DECLARATION_ERROR
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.judge.importers import defining_words, may_define
from assistant.lean.judge.judge import Judge
from assistant.lean.judge.layout import PROOFS
from assistant.lean.judge.macros import EXAMPLE, macros_name, may_see_source
from assistant.lean.judge.submission import Submission
from assistant.lean.judge.unfinished import LeftOpen
from assistant.lean.parse import Parse
from assistant.lean.places import Place, PlaceKind, fill
from assistant.lean.positions import LeanText, Span
from assistant.lean.processes import background
from assistant.lean.project import ProjectKind
from assistant.lean.scratch import ScratchPool
from assistant.lean.tactic_words import chooses_goals, sets_options, takes_first_goal
from assistant.lean.verify.accepting import (
    CUT,
    MOVED,
    OR_NAME,
    acceptance_of,
    accepted,
    has_errors,
    reasons_of_worker,
    unfilled,
)
from assistant.lean.verify.audit import (
    all_said,
    apart,
    audit_text,
    axioms_behind,
    beyond_doubt,
    is_of_helper,
    may_audit,
    may_recur,
    may_speak_of_a_hole,
    open_tactics,
    question_behind,
    says_what_it_rests_on,
    share_lemmas,
    speaks_of_itself,
)
from assistant.lean.verify.beside import beside_block, leaves_others_alone, may_mean_others
from assistant.lean.verify.check import SHORTEST, Check
from assistant.lean.verify.examination import (
    Examination,
    ProofMessage,
    examined,
    examined_text,
    goes_elsewhere,
    in_order,
    may_be_elaborated,
    own_messages,
    proof_messages,
    refusals,
    unfilled_text,
)
from assistant.lean.verify.kinds import all_told, kinds_text, told_kinds
from assistant.lean.verify.parsing import is_doubtful, objection, parsed_part
from assistant.lean.verify.scratch_text import command_tokens, in_place, may_be_shared, may_cut, wants_failure
from assistant.lean.verify.screen import normalized, refusal
from assistant.lean.verify.tangles import Tangle, holes_named
from assistant.lean.verify.trial import (
    Doubt,
    Item,
    Reading,
    batch_block,
    concluded,
    copy_block,
    new_word,
    read,
)
from assistant.lean.verify.verdicts import Acceptance, Branch, Judgement, Limits, Question, Verdict
from assistant.lean.verify.whole_text import HOLE, whole_text
from assistant.lean.written import written_proof
from assistant.tasks import SingleFlight, beside_loop

A = TypeVar("A")
_Key = tuple[Path, str, Span, int]
"""A place, and when what its file imports was built."""

log = logging.getLogger(__name__)

STATE_SECONDS = 60.0
ACCEPT_SECONDS = 120.0
NO_MEASURE = "without `termination_by` Lean tries one measure after another, and tells the errors of none; write one"
DEEP = "whether a limit that it sets is reached depends on how deep it stands; only as a whole proof it can be judged"
JUDGED_AT_ONCE = 2
"""Tactics that are compiled at the same time: more would only take the cores from Lean's worker."""
IMPORT_SECONDS = 1.0
"""How long it is waited for what the kernel says of imported modules."""
REMEMBERED = 64
"""Texts whose diagnostics are remembered."""


class LeanVerifier:
    """Implements `Verifier`. What it remembers is keyed by the text it was asked about, and by when what that imports
    was built."""

    def __init__(self, pool: ScratchPool, judge: Judge | None = None) -> None:
        """One that has the `judge` of another verifier is not closed: what it has ends with that one and the pool."""
        self._pool = pool
        self.judge = judge or Judge(pool.toolchain, pool.project)
        pool.imports_changed = self.judge.imports_changed
        self._in_lake = pool.project.kind is ProjectKind.LAKE
        self._baselines: OrderedDict[tuple[str, int], tuple[Diagnostic, ...]] = OrderedDict()
        self._parses: OrderedDict[tuple[str, int], Parse] = OrderedDict()
        self._others: OrderedDict[_Key, bool] = OrderedDict()
        """Whether other goals are open at a place."""
        self._tangles: OrderedDict[_Key, Tangle] = OrderedDict()
        self._data: OrderedDict[_Key, bool] = OrderedDict()
        """Whether a tactic before a place leaves data open."""
        self._elaborating: SingleFlight[tuple[Diagnostic, ...]] = SingleFlight()
        self._looking: SingleFlight[tuple[Goal, ...]] = SingleFlight()

    async def close(self) -> None:
        """Ends what is under way and takes our files away."""
        await self.judge.close()

    async def state(self, place: Place, branch: Branch = (), seconds: float = STATE_SECONDS) -> tuple[Goal, ...]:
        """The goal that a proof at the place has to close (where several are open, the first), or those that a branch
        leads to.

        Errors: `NoGoalHere` when there is none at the place; `NoTrialHere` when Lean tells no errors there;
        `PlaceNotReached` when Lean does not get there in time; as `ScratchPool.lease` and `Scratch.elaborate`.
        """
        if word := wants_failure(place):
            raise NoTrialHere(place.where, f"`{word}` wants what stands there to fail")
        key = (place.path, place.text, place.span, branch, await self.imports_changed(place.text))
        try:
            return await _once(self._looking, key, seconds, lambda left: self._state(place, branch, left))
        except DeadlineExceeded as error:
            raise PlaceNotReached(place.where, seconds) from error

    async def _state(self, place: Place, branch: Branch, seconds: float) -> tuple[Goal, ...]:
        first_error = ""
        hidden = False
        deadline = time.monotonic() + seconds
        asks = await self._known_tangle(place) is None
        for cut in sorted({may_cut(place), False}, reverse=True):
            block = batch_block([(0, branch, ())], new_word(), shared=may_be_shared(place), asks_tangle=asks)
            trial = in_place(place, block, heartbeats=0, cut=cut)
            async with self._pool.lease(trial.text) as scratch:
                elaboration = await scratch.elaborate(trial.text, left_until(deadline), concluded(trial))
            reading = read(trial, elaboration.diagnostics)
            await self._note(place, reading.others, reading.tangle)
            if 0 in reading.states and (reading.complete or not reading.states[0]):
                return reading.states[0]
            hidden = hidden or 0 in reading.states
            # Lean may report them in another order than that of the text.
            outside = sorted((d.start.line, d.start.character, d.message) for d in reading.outside)
            begin = LeanText(trial.text).wire_of_offset(place.declaration.command.start)
            own = (message for line, at, message in outside if (line, at) >= begin)
            first_error = first_error or next(own, "")
        if hidden and _has_no_measure(place):
            raise NoTrialHere(place.where, NO_MEASURE)
        if hidden:
            raise NoTrialHere(place.where, "something around it keeps Lean from telling errors")
        raise NoGoalHere(place.where, first_error.split("\n", 1)[0])

    async def look(
        self, place: Place, candidates: Sequence[str], limits: Limits | None = None
    ) -> tuple[tuple[Goal, ...], list[Judgement]]:
        """The goals at a place and the verdicts on candidates, most often in one elaboration, all of it within the
        limit. Errors: as `state`."""
        limits = limits or Limits()
        deadline = time.monotonic() + limits.seconds
        questions = [Question((), tuple(candidates))]
        check = Check(self._pool, place, questions, limits, tangle=await self._known_tangle(place))
        [judgements] = await check.run()
        await self._note(place, check.others, check.tangle)
        if 0 in check.states and any(judgement.verdict is not Verdict.UNKNOWN for judgement in judgements):
            return check.states[0], judgements
        left = deadline - time.monotonic()
        if left <= SHORTEST:
            raise PlaceNotReached(place.where, limits.seconds)
        try:
            return await self.state(place, seconds=left), judgements
        except PlaceNotReached as error:
            raise PlaceNotReached(place.where, limits.seconds) from error

    async def check(
        self, place: Place, questions: Sequence[Question], limits: Limits | None = None
    ) -> list[list[Judgement]]:
        """Errors: as `ScratchPool.lease` and `Scratch.elaborate`, but for what a candidate causes."""
        check = Check(self._pool, place, questions, limits or Limits(), tangle=await self._known_tangle(place))
        judged = await check.run()
        await self._note(place, check.others, check.tangle)
        return judged

    async def kinds(self, holes: Sequence[Place], seconds: float = ACCEPT_SECONDS) -> tuple[GoalKind, ...]:
        """Of what kind the holes of one text are, in order. Errors: as `ScratchPool.lease` and `Scratch.elaborate`."""
        if not holes:
            return ()
        word = new_word()
        text = kinds_text(holes, word)
        async with self._pool.lease(text) as scratch:
            elaboration = await scratch.elaborate(text, seconds, all_told(len(holes), word))
        return told_kinds(len(holes), word, elaboration.diagnostics)

    async def diagnostics(self, text: str, seconds: float = ACCEPT_SECONDS) -> tuple[Diagnostic, ...]:
        """Everything that Lean says about a text. Remembered, and elaborated once for all who ask at the same time.
        Errors: as `Scratch.elaborate`."""
        key = (text, await self.imports_changed(text))
        if key in self._baselines:
            self._baselines.move_to_end(key)
            return self._baselines[key]
        return await _once(self._elaborating, key, seconds, lambda left: self._elaborated(key, left))

    async def errors_above(self, place: Place, seconds: float = ACCEPT_SECONDS) -> tuple[Diagnostic, ...]:
        """What Lean has against the text above the declaration of a place, in the order of the text. Errors: as
        `Scratch.elaborate`."""
        above = await self.diagnostics(place.text[: place.declaration.command.start], seconds)
        errors = [diagnostic for diagnostic in above if diagnostic.is_error]
        return tuple(sorted(errors, key=lambda error: (error.start.line, error.start.character)))

    async def parse(self, text: str, seconds: float = ACCEPT_SECONDS) -> Parse:
        """How Lean reads a text. Remembered. Errors: as `Scratch.elaborate`."""
        key = (text, await self.imports_changed(text))
        if key not in self._parses:
            deadline = time.monotonic() + seconds
            async with self._pool.lease(text) as scratch:
                await scratch.elaborate(text, seconds, lambda _: True)
                self._parses[key] = await scratch.parse(max(SHORTEST, left_until(deadline)))
            while len(self._parses) > REMEMBERED:
                self._parses.popitem(last=False)
        self._parses.move_to_end(key)
        return self._parses[key]

    async def imports_changed(self, text: str) -> int:
        """When what a text imports was last built, in nanoseconds since the epoch; 0 where that is not known."""
        return await self.judge.imports_changed(text)

    async def imports_state(self, path: Path, text: str, seconds: float = ACCEPT_SECONDS) -> str:
        """By which Lean, and by which build of what it imports, a text is judged now. Errors: `CannotCompile`,
        `OutOfTime`."""
        return f"{self._pool.toolchain.version} {await self.judge.imports_state(path, text, seconds)}"

    async def _elaborated(self, key: tuple[str, int], seconds: float) -> tuple[Diagnostic, ...]:
        text, _ = key
        async with self._pool.lease(text) as scratch:
            diagnostics = (await scratch.elaborate(text, seconds)).diagnostics
        self._baselines[key] = diagnostics
        while len(self._baselines) > REMEMBERED:
            self._baselines.popitem(last=False)
        return diagnostics

    async def audit(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        """What is beyond doubt in the worker is done with; the rest is compiled and judged.

        Errors: as `ScratchPool.lease`; what there is no time for is not judged."""
        limits = limits or Limits(ACCEPT_SECONDS)
        if not tactics:
            return []
        deadline = time.monotonic() + limits.seconds
        if reason := await self._objection(place, left_until(deadline)):
            return [Acceptance(False, reasons=(reason,), judged=False)] * len(tactics)
        if await self._only_the_whole_tells(place, deadline):
            return await self._as_they_stand(place, tactics, limits, deadline)
        known: dict[str, frozenset[str]] = {}
        named = place.declaration.kind != "example" or EXAMPLE not in place.text
        if named and may_audit(place) and await self._may_import(place, deadline):
            try:
                known = await self.beyond_doubt(place, tactics, left_until(deadline))
            except (DeadlineExceeded, WorkerCrashed) as error:
                return [Acceptance(False, reasons=(error.message,), judged=False, in_place=True)] * len(tactics)
        doubtful = [tactic for tactic in dict.fromkeys(tactics) if tactic not in known]
        left = asyncio.Semaphore(JUDGED_AT_ONCE)

        async def judged(tactic: str) -> Acceptance:
            async with left:
                return await self._shown(place, tactic, limits, deadline)

        found = dict(zip(doubtful, await asyncio.gather(*map(judged, doubtful)), strict=True))
        found |= {tactic: Acceptance(True, tuple(sorted(known[tactic])), in_place=True) for tactic in known}
        asked = [tactic for tactic, acceptance in found.items() if acceptance.accepted]
        other_words = await self._may_mean_others(place, deadline)
        beside = [tactic for tactic in asked if other_words or not takes_first_goal(tactic)]
        others = bool(beside) and await self._others_are_open(place, deadline)
        if not (others or other_words):
            beside = []
        if not (
            may_speak_of_a_hole(place)
            or await self._leaves_data_open(place, deadline)
            or await beside_loop(place.text, may_see_source, place.text)
            or await beside_loop(place.text, _macros_name, place)
            or await self.judge.imports_tell_places_apart(place, left_until(deadline))
        ):
            defining = await beside_loop(place.text, defining_words, place.text)
            asked = [
                tactic
                for tactic in asked
                if may_define(tactic, defining)
                or chooses_goals(tactic)
                or sets_options(tactic)
                or holes_named(tactic)
                or await beside_loop(place.text, may_recur, place, tactic)
            ]
        for tactic in dict.fromkeys([*asked, *beside]):
            disturbs = others and tactic in beside
            if said := await self._where_it_stands(place, tactic, limits, deadline, tactic in asked, disturbs):
                found[tactic] = said
        return [found[tactic] for tactic in tactics]

    async def _may_mean_others(self, place: Place, deadline: float) -> bool:
        """Whether tactics of Lean's may have another meaning here."""
        if await beside_loop(place.text, may_mean_others, place):
            return True
        return await self.judge.imports_redefine_tactics(place, left_until(deadline))

    async def _as_they_stand(
        self, place: Place, tactics: Sequence[str], limits: Limits, deadline: float
    ) -> list[Acceptance]:
        """What comes of each tactic in the whole declaration, with what stands behind the place: a proof as acceptance
        has it, and a step with whatever it leaves taken as proved. Errors: as `ScratchPool.lease`."""
        other_words = await self._may_mean_others(place, deadline)
        left = asyncio.Semaphore(JUDGED_AT_ONCE)

        async def judged(tactic: str) -> Acceptance:
            async with left:
                if refusal(normalized(tactic)):  # a part of a proof that stands for the rest of it with `sorry`
                    return await self._shown(place, tactic, limits, deadline)
                beside = other_words or not takes_first_goal(tactic)
                others = beside and await self._others_are_open(place, deadline)
                said = await self._where_it_stands(place, tactic, limits, deadline, entirely=True, beside=others)
                if said is None:
                    return await self._shown(place, tactic, limits, deadline)
                if any(reason.startswith(DECLARATION_ERROR) for reason in said.reasons):
                    return await self._half_written(place, tactic, limits, deadline) or said
                return said

        different = list(dict.fromkeys(tactics))
        found = dict(zip(different, await asyncio.gather(*map(judged, different)), strict=True))
        return [found[tactic] for tactic in tactics]

    async def _half_written(self, place: Place, tactic: str, limits: Limits, deadline: float) -> Acceptance | None:
        """What is to be shown of a tactic where a theorem has errors anyway, as while it is written: it closes the
        goal, makes nothing worse, and is told to be a choice. `None` where it is not so. Errors: as
        `ScratchPool.lease`."""
        if place.declaration.kind not in PROOFS or not await self._known_tangle(place):
            return None  # beside errors nobody can tell which data it chooses
        texts = unfilled(place), fill(place, tactic)
        try:
            if not has_errors(await self.diagnostics(texts[0], left_until(deadline)), place, texts[0]):
                return None
            if await reasons_of_worker(self, place, tactic, texts, left_until(deadline)):
                return None
        except (DeadlineExceeded, WorkerCrashed):
            return None
        shown = await self._shown(place, tactic, limits, deadline)
        if not shown.accepted:
            return None
        # For the errors the declaration is one that is still open itself.
        own = set() if speaks_of_itself(place, tactic) else {place.declaration.name}
        lemmas = tuple(lemma for lemma in shown.open_lemmas if lemma not in own)
        return replace(shown, chooses=True, open_lemmas=lemmas)

    async def _objection(self, place: Place, seconds: float) -> str:
        """Why Lean reads a text otherwise than we do, asked only where that may be so."""
        text = unfilled(place)
        if not await beside_loop(text, is_doubtful, place, text):
            return ""
        part = await beside_loop(text, parsed_part, place, text)
        try:
            return await beside_loop(text, objection, place, text, await self.parse(part, seconds))
        except (DeadlineExceeded, WorkerCrashed) as error:
            return error.message

    async def _where_it_stands(
        self, place: Place, tactic: str, limits: Limits, deadline: float, entirely: bool, beside: bool
    ) -> Acceptance | None:
        """What comes of a tactic where it stands, though it closes the goal everywhere else, which can be seen
        (`entirely`), or where no other goals are open, which it may touch (`beside`); `None` where nothing is
        different. Errors: as `ScratchPool.lease`."""
        try:
            judgement = await self.trial(place, tactic, left_until(deadline))
            if judgement.verdict not in (Verdict.CLOSES, Verdict.PROGRESS):
                return Acceptance(False, reasons=(f"where it stands, Lean says: {judgement.message}",))
            if judgement.verdict is Verdict.CLOSES and entirely and await self._known_tangle(place):
                beside = False  # others that speak of the same cannot stay as they are; the whole has to go together
            if beside and not await self._leaves_others_alone(place, tactic, judgement, left_until(deadline)):
                return Acceptance(False, reasons=("it does not leave the goals alone that are open behind its own",))
            if judgement.verdict is Verdict.PROGRESS:
                return Acceptance(False, reasons=(DEEP,)) if sets_options(tactic) else None
            if entirely or place.kind is not PlaceKind.CURSOR:
                return await self.accept(place, tactic, replace(limits, seconds=left_until(deadline)))
            texts = place.text, fill(place, tactic)
            wrong = await reasons_of_worker(self, place, tactic, texts, left_until(deadline))
        except (DeadlineExceeded, WorkerCrashed) as error:
            return Acceptance(False, reasons=(error.message,), judged=False)
        return Acceptance(False, reasons=wrong) if wrong else None

    async def _leaves_others_alone(self, place: Place, tactic: str, judgement: Judgement, seconds: float) -> bool:
        """Whether a tactic does to the place's goal what it did to it alone, and nothing to those behind it. Errors: as
        `Scratch.elaborate`."""
        trial = in_place(place, beside_block(Item(0, 0, tactic), new_word()), heartbeats=0, cut=may_cut(place))
        async with self._pool.lease(trial.text) as scratch:
            elaboration = await scratch.elaborate(trial.text, seconds, concluded(trial))
        return leaves_others_alone(trial, elaboration.diagnostics, len(judgement.goals))

    async def _others_are_open(self, place: Place, deadline: float) -> bool:
        """Whether goals are open at a place beside the one that it is about, or nobody knows. Remembered."""
        if place.kind is PlaceKind.TERM:
            return False
        key = await self._key(place)
        if key not in self._others:
            try:
                await self.state(place, seconds=left_until(deadline))
            except LeanError as error:
                log.debug("the goals of a place are not known: %s", error.message)
        return self._others.get(key, True)

    async def tangle(self, place: Place, seconds: float) -> Tangle | None:
        """The metavariables in the goal of a place, `None` where that is not known. Remembered."""
        if (known := await self._known_tangle(place)) is not None:
            return known
        try:
            await self.state(place, seconds=seconds)
        except LeanError as error:
            log.debug("the goal of a place is not known: %s", error.message)
        return await self._known_tangle(place)

    async def _known_tangle(self, place: Place) -> Tangle | None:
        return self._tangles.get(await self._key(place))

    async def _only_the_whole_tells(self, place: Place, deadline: float) -> bool:
        """Whether what a proof does at a place can be told by nothing less than the declaration and what follows it:
        it may decide what these say."""
        return is_of_helper(place) or await self.tangle(place, left_until(deadline)) != frozenset()

    async def _note(self, place: Place, others: bool | None, tangle: Tangle | None) -> None:
        key = await self._key(place)
        if others is not None:
            _remember(self._others, key, others)
        if tangle is not None:
            _remember(self._tangles, key, tangle)

    async def _key(self, place: Place) -> _Key:
        return place.path, place.text, place.span, await self.imports_changed(place.text)

    async def _leaves_data_open(self, place: Place, deadline: float) -> bool:
        """Whether a tactic before the place in its declaration leaves data open, or may. Remembered."""
        holes = await beside_loop(place.text, open_tactics, place)
        if not holes:
            return False
        key = await self._key(place)
        if key not in self._data:
            try:
                kinds = await self.kinds(holes, left_until(deadline))
            except (DeadlineExceeded, WorkerCrashed):
                return True
            _remember(self._data, key, any(kind is not GoalKind.PROPOSITION for kind in kinds))
        return self._data[key]

    async def confirm(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        """All copies are compiled in one text; a tactic whose copy leaves a doubt is judged by itself. What the judge
        cannot be had for stays as the worker found it."""
        with background():  # it is shown meanwhile, and nobody waits
            return await self._confirmed(place, tactics, limits or Limits(ACCEPT_SECONDS))

    async def _confirmed(self, place: Place, tactics: Sequence[str], limits: Limits) -> list[Acceptance]:
        deadline = time.monotonic() + limits.seconds
        if not tactics:
            return []
        sound: dict[str, frozenset[str]] = {}
        if await self._only_the_whole_tells(place, deadline):
            return await self._as_they_stand(place, tactics, limits, deadline)
        # Of what is no proof the axioms do not say all that matters.
        if may_audit(place) and place.declaration.kind in PROOFS:
            asked = await beside_loop(place.text, audit_text, place, tactics)
            names = [copy.name.removeprefix("_root_.") for copy in asked.copies[: len(tactics)]]
            try:
                found = await self.judge.sound_copies(
                    place.path, asked.without_questions, names, asked.stand_in, asked.witness, limits.seconds
                )
                sound = {
                    tactic: found[name]
                    for tactic, name in zip(tactics, names, strict=True)
                    if name in found and not (speaks_of_itself(place, tactic) or holes_named(tactic))
                }
            except (CannotCompile, CompiledFileError, OutOfTime) as error:
                log.debug("not confirmed: %s", error.message)
                return [Acceptance(True, in_place=True)] * len(tactics)
        known: dict[str, Acceptance] = {}
        for tactic in dict.fromkeys(tactics):
            recurs = await beside_loop(place.text, may_recur, place, tactic)
            if tactic in sound:
                known[tactic] = Acceptance(True, tuple(sorted(sound[tactic])))
            elif recurs or holes_named(tactic):
                [known[tactic]] = await self._as_they_stand(place, [tactic], limits, deadline)
            else:
                known[tactic] = await self._shown(place, tactic, limits, deadline)
        if await self._has_errors_above(place, deadline):  # a copy, and what the judge compiles, stand beside others
            for tactic, acceptance in known.items():
                if acceptance.accepted and (more := await self._more_axioms(place, tactic, acceptance, deadline)):
                    known[tactic] = Acceptance(False, reasons=(f"where it stands, it rests on `{min(more)}`",))
        return [known[tactic] for tactic in tactics]

    async def _more_axioms(self, place: Place, tactic: str, acceptance: Acceptance, deadline: float) -> frozenset[str]:
        """The axioms that a tactic that closes the goal rests on where it stands, besides those that are known. Of
        `sorry` nobody can tell whose it is."""
        text = fill(place, tactic)
        try:
            named = await self.axioms_where_it_stands(place, text, left_until(deadline))
        except (DeadlineExceeded, WorkerCrashed):
            return frozenset()
        known = STANDARD | {SORRY, *acceptance.axioms, *acceptance.author_axioms}
        return (named or frozenset()) - known

    async def _has_errors_above(self, place: Place, deadline: float) -> bool:
        try:
            return bool(await self.errors_above(place, left_until(deadline)))
        except (DeadlineExceeded, WorkerCrashed):
            return True

    async def _may_import(self, place: Place, deadline: float) -> bool:
        """Whether nothing is known against what the file imports; that is waited for a moment only."""
        return await self.judge.imports_are_sound(place.path, place.text, min(IMPORT_SECONDS, left_until(deadline)))

    async def beyond_doubt(self, place: Place, tactics: Sequence[str], seconds: float) -> dict[str, frozenset[str]]:
        """The axioms of those tactics that the worker says beyond doubt to rest on nothing but Lean's own.

        Errors: as `Scratch.elaborate`."""
        if not (may_audit(place) and says_what_it_rests_on(place, tactics)):
            return {}
        deadline = time.monotonic() + seconds
        groups = apart(place, tactics)
        found: dict[str, frozenset[str]] = {}
        while groups:
            group = groups.pop(0)
            asked = await beside_loop(place.text, audit_text, place, group, options_elsewhere=self._in_lake)
            try:
                async with self._pool.lease(asked.text) as scratch:
                    elaboration = await scratch.elaborate(asked.text, left_until(deadline), all_said(asked))
            except DeadlineExceeded:
                if found:
                    break
                raise
            diagnostics = elaboration.diagnostics
            if share_lemmas(asked, diagnostics):
                groups += [[tactic] for tactic in group]
                continue
            sure = beyond_doubt(asked, diagnostics)
            copies = zip(group, asked.copies, strict=False)
            found |= {tactic: sure[copy.name] for tactic, copy in copies if copy.name in sure}
        return found

    async def axioms_where_it_stands(self, place: Place, text: str, seconds: float) -> frozenset[str] | None:
        """The axioms that the worker names for the declaration of a place in the text with a proof; `None` where it is
        an instance without a name, or no answer can be relied on. Errors: as `Scratch.elaborate`."""
        if not place.declaration.name and place.declaration.kind != "example":
            return None
        asked = await beside_loop(text, question_behind, place, text)
        async with self._pool.lease(asked.text) as scratch:
            diagnostics = (await scratch.elaborate(asked.text, seconds, all_said(asked))).diagnostics
        return axioms_behind(asked, diagnostics)

    async def _shown(self, place: Place, tactic: str, limits: Limits, deadline: float) -> Acceptance:
        """The judge's word on a tactic that is only to be shown, with whatever it leaves taken as proved."""
        started = time.monotonic()
        seconds = max(0.05, deadline - started)
        run = "\n".join(["(", *("  " + row if row else "" for row in tactic.split("\n")), ")"])
        whole = await beside_loop(place.text, whole_text, place, run, HOLE)
        before = unfilled(place)
        submission = Submission(
            place.path, before, whole.text, place.declaration, place.span, whole.candidate, only_shown=True
        )
        try:
            ruling = await self.judge.judge(submission, seconds)
        except (CannotCompile, CompiledFileError, OutOfTime) as error:
            return Acceptance(False, reasons=(error.message,), seconds=time.monotonic() - started, judged=False)
        if (ruling.cut or ruling.may_rest_on_more) and not ruling.reasons:
            reasons = (CUT if ruling.cut else MOVED + OR_NAME,)
            return Acceptance(False, reasons=reasons, seconds=time.monotonic() - started, judged=False)
        return acceptance_of(ruling, limits, time.monotonic() - started)

    async def axioms(self, path: Path, text: str, seconds: float = ACCEPT_SECONDS) -> dict[str, tuple[str, ...]]:
        """The axioms that the named declarations of a file with this text rest on, by their full names; those that Lean
        could not elaborate are missing. Errors: as `Judge.axioms`."""
        return await self.judge.axioms(path, text, seconds)

    async def unfinished(self, path: Path, text: str, seconds: float = ACCEPT_SECONDS) -> LeftOpen:
        """The declarations of a file with this text that hold a `sorry` themselves, by what Lean compiled: no option
        and no macro of the text can hide them, as they can Lean's warning. Errors: as `Judge.unfinished`."""
        return await self.judge.unfinished(path, text, seconds)

    async def accept(self, place: Place, proof: str, limits: Limits | None = None) -> Acceptance:
        """Errors: as `ScratchPool.lease`; a proof that takes too long or crashes Lean is not judged."""
        return await accepted(self, place, normalized(proof), limits or Limits(ACCEPT_SECONDS))

    async def examine(self, place: Place, proof: str, limits: Limits | None = None) -> Examination:
        """What Lean says about a proof text at its lines, and, when it has nothing to object, whether it is accepted.

        Errors: as `ScratchPool.lease`, `HeaderFailed`; a text that takes too long or crashes Lean is refused with that
        reason."""
        started = time.monotonic()
        limits = limits or Limits(ACCEPT_SECONDS)
        messages = own_messages(proof)

        def told(reasons: tuple[str, ...], *, judged: bool = True) -> Examination:
            return examined(Acceptance(False, reasons=reasons, judged=judged), messages, time.monotonic() - started)

        try:
            if may_be_elaborated(proof):
                messages = in_order(messages, await self._said(place, proof, limits.seconds))
        except DeadlineExceeded:
            return told((f"Lean did not finish within {limits.seconds:.3g} s",), judged=False)
        except WorkerCrashed as error:
            return told((error.message,), judged=False)
        if reasons := refusals(proof, messages):
            return told(reasons)
        left = max(0.05, limits.seconds - (time.monotonic() - started))
        acceptance = await self.accept(place, proof, replace(limits, seconds=left))
        return examined(acceptance, messages, time.monotonic() - started)

    async def _said(self, place: Place, proof: str, seconds: float) -> tuple[ProofMessage, ...]:
        """What Lean says about the command with a proof in it. Errors: as `Scratch.elaborate`."""
        started = time.monotonic()
        written = written_proof(place, proof)
        diagnostics = await self.diagnostics(examined_text(place, written), seconds)
        baseline: tuple[Diagnostic, ...] = ()
        if goes_elsewhere(written, diagnostics):
            left = max(0.05, seconds - (time.monotonic() - started))
            baseline = await self.diagnostics(unfilled_text(place), left)
        return proof_messages(written, diagnostics, baseline)

    async def trial(self, place: Place, proof: str, seconds: float) -> Judgement:
        """The verdict on a proof that stands at the place alone. Errors: as `Scratch.elaborate`."""
        if word := wants_failure(place):
            return Judgement(proof, Verdict.UNKNOWN, (), f"`{word}` wants what stands there to fail")
        judgement = Judgement(proof, Verdict.UNKNOWN)
        for cut in sorted({may_cut(place), False}, reverse=True):
            block = copy_block((), Item(0, 0, proof), new_word(), shared=may_be_shared(place))
            trial = in_place(place, block, heartbeats=0, cut=cut)
            async with self._pool.lease(trial.text) as scratch:
                elaboration = await scratch.elaborate(trial.text, seconds, concluded(trial))
            reading: Reading = read(trial, elaboration.diagnostics)
            [answer] = reading.answers
            judgement = answer.judgement
            if answer.doubt is Doubt.NONE:
                break
        return judgement


def _remember(known: OrderedDict[_Key, A], key: _Key, value: A) -> None:
    known[key] = value
    known.move_to_end(key)
    while len(known) > REMEMBERED:
        known.popitem(last=False)


async def _once(
    flights: SingleFlight[A], key: Hashable, seconds: float, work: Callable[[float], Coroutine[Any, Any, A]]
) -> A:
    """The result of work that may be under way already, with less time than there is here. Errors: `DeadlineExceeded`;
    as `work`."""
    deadline = time.monotonic() + seconds
    while key in flights:
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + left_until(deadline)):
                return await flights.do(key, lambda: work(left_until(deadline)))
        except TimeoutError as error:
            raise DeadlineExceeded("asking Lean", seconds) from error
        except DeadlineExceeded:
            if deadline - time.monotonic() <= SHORTEST:
                raise
    return await flights.do(key, lambda: work(left_until(deadline)))


def _macros_name(place: Place) -> bool:
    """Whether a macro of a file speaks of what is defined together with the declaration of a place."""
    together = (one for one in declarations(place.text) if one.command == place.declaration.command)
    return any(macros_name(place.text, one.name) for one in together)


def _has_no_measure(place: Place) -> bool:
    """Whether Lean has to guess what becomes smaller in the recursion that is proved to end here."""
    words = [token.text for token in command_tokens(place.text, place.declaration.command)]
    return "decreasing_by" in words and "termination_by" not in words


def left_until(deadline: float) -> float:
    """Seconds; never so few that nothing can be begun."""
    return max(SHORTEST, deadline - time.monotonic())
