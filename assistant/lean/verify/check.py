"""One check, from a batch to the last candidate that only an elaboration of its own can settle.

First all candidates stand in one batch. What that leaves in doubt is asked again: in another batch without the
candidate that broke the first one, or in copies of the declaration, each for itself. A candidate that Lean was still
working on when its own limit had passed is `TIMED_OUT`, one on which it grew over the bound of its memory
`OUT_OF_MEMORY`; one that time did not suffice for is `UNKNOWN`.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import DeadlineExceeded, MemoryExceeded, WorkerCrashed
from assistant.lean.goals import Goal
from assistant.lean.lexer import mentions
from assistant.lean.places import Place
from assistant.lean.scratch import Elaboration, ScratchPool
from assistant.lean.verify.scratch_text import copies, in_place, may_be_shared, may_copy, may_cut, wants_failure
from assistant.lean.verify.screen import normalized, own_parts, refusal
from assistant.lean.verify.tangles import Tangle, holes_named
from assistant.lean.verify.trial import (
    PLACE,
    Answer,
    Doubt,
    Item,
    Reading,
    Slot,
    Trial,
    bare_block,
    batch_block,
    concluded,
    copy_block,
    metavariables_in,
    new_word,
    read,
    replay_block,
)
from assistant.lean.verify.verdicts import Judgement, Limits, Question, Verdict

BATCHES = 4
"""Batches of one check. Whatever breaks more than that is tried in copies."""
TERMINATION = re.compile(r"terminat|structural recursion|well-founded")
TOGETHER = 4
"""How many times the heartbeats of one candidate a batch may use: Lean counts them for a whole declaration."""
COPIES = 32
"""Copies in one text."""
SHORTEST = 0.05
"""Seconds; with less time left nothing is started."""
_Key = tuple[int, int]


class Stuck(Exception):
    """An elaboration was given up. `running` are the slots that Lean was working on, `diagnostics` what it had said."""

    def __init__(
        self,
        running: Sequence[Slot],
        diagnostics: Sequence[Diagnostic],
        own_limit: bool,
        exceeded: MemoryExceeded | None = None,
    ) -> None:
        """`exceeded` when it was given up because Lean had grown too large on what it was working on."""
        super().__init__("given up")
        self.exceeded = exceeded
        self.running = tuple(running)
        self.diagnostics = tuple(diagnostics)
        self.own_limit = own_limit


class Check:
    """The state of one check. `run` gives the judgements."""

    def __init__(
        self,
        pool: ScratchPool,
        place: Place,
        questions: Sequence[Question],
        limits: Limits,
        *,
        isolated: bool = False,
        tangle: Tangle | None = None,
    ) -> None:
        """`isolated` tries every candidate in a copy of its own from the start. `tangle` is that of the place, where it
        is known."""
        self._pool = pool
        self._isolated = isolated
        self._place = place
        self._questions = questions
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._answers: dict[_Key, Judgement] = {}
        self._hints: dict[_Key, str] = {}
        self._branches = {number: question.branch for number, question in enumerate(questions)}
        self._cut = may_cut(place)
        self._heartbeats = limits.heartbeats
        self._shared: list[Item] = []
        self._presumed: dict[_Key, Judgement] = {}
        self.states: dict[int, tuple[Goal, ...]] = {}
        """By question the goals that Lean showed on the way."""
        self.others: bool | None = None
        """As `Reading.others`."""
        self.tangle = tangle
        """As `Reading.tangle`."""

    async def run(self) -> list[list[Judgement]]:
        """One list per question, one judgement per candidate."""
        items, same = self._items()
        if self._isolated or self.tangle:
            alone = items
        else:
            alone = [i for i in items if self._names_holes(i)]
            together = [i for i in items if not self._names_holes(i)]
            alone += await self._batches([i for i in together if not self._known_shared(i)])
            self._shared += [i for i in together if self._known_shared(i)]
            replayed = [i for i in self._shared if self._branches[i.question]]
            alone += [i for i in self._shared if not self._branches[i.question]]
            alone += await self._batches(replayed, replay=True)
        await self._copies(alone)
        await self._recursive()
        judged: list[list[Judgement]] = []
        for number, question in enumerate(self._questions):
            row = []
            for index, candidate in enumerate(question.candidates):
                answer = self._answers.get(same.get((number, index), (number, index)))
                if answer is None:
                    answer = self._presumed.get((number, index))
                if answer is None:
                    hint = self._hints.get((number, index), "")
                    silent = "Lean gave no verdict on it" if self._remaining > SHORTEST else "there was no time for it"
                    answer = Judgement(candidate, Verdict.UNKNOWN, (), hint or silent)
                row.append(_for(candidate, answer))
            judged.append(row)
        return judged

    def _items(self) -> tuple[list[Item], dict[_Key, _Key]]:
        """What has to be asked; and for candidates that are the same as an earlier one, that one."""
        items: list[Item] = []
        same: dict[_Key, _Key] = {}
        for number, question in enumerate(self._questions):
            first: dict[str, _Key] = {}
            for index, candidate in enumerate(question.candidates):
                text = normalized(candidate)
                key = (number, index)
                if text in first:
                    same[key] = first[text]
                    continue
                first[text] = key
                if problem := refusal(text) or own_parts(text, self._place.declaration.name, self._place.text):
                    self._answers[key] = Judgement(candidate, Verdict.FAILED, (), problem)
                elif word := wants_failure(self._place):
                    said = f"`{word}` wants what stands there to fail"
                    self._answers[key] = Judgement(candidate, Verdict.UNKNOWN, (), said)
                else:
                    items.append(Item(number, index, text))
        return items, same

    def _known_shared(self, item: Item) -> bool:
        """Whether the asker said that the goals of the state cannot be copied."""
        goals = self._questions[item.question].goals
        return len(goals) > 1 or metavariables_in(goals)

    def _names_holes(self, item: Item) -> bool:
        """Whether it, or its branch, has holes with names: in one text `?a` is the same hole wherever it stands."""
        return bool(holes_named(item.text)) or any(holes_named(step.tactic) for step in self._branches[item.question])

    @property
    def _remaining(self) -> float:
        return self._deadline - time.monotonic()

    def _settle(self, answers: Sequence[Answer], milliseconds: float) -> list[Answer]:
        """Keeps what is known; the rest is given back."""
        doubtful = []
        for answer in answers:
            key = (answer.item.question, answer.item.candidate)
            if answer.doubt is Doubt.NONE:
                self._answers[key] = _timed(answer.judgement, milliseconds)
            else:
                self._hints[key] = answer.judgement.message
                doubtful.append(answer)
        return doubtful

    # --- batches -----------------------------------------------------------------------------------------------

    async def _batches(self, items: Sequence[Item], *, replay: bool = False) -> list[Item]:
        """Tries items in batches; those that only a copy can settle are given back. Those whose goals share
        metavariables are put aside in `_shared`; a replay can settle them."""
        alone: list[Item] = []
        waiting = [list(items)] if items else []
        allowed = BATCHES
        while waiting and self._remaining > SHORTEST:
            part = waiting.pop(0)
            if allowed <= 0 or self.tangle:
                alone.extend(part)
                continue
            allowed -= 1
            trial = self._replay(part) if replay else self._batch(part)
            try:
                reading, seconds = await self._read(trial)
            except Stuck as stuck:
                rest = self._stuck(trial, stuck)
                if stuck.running and rest:
                    waiting.append(rest)
                else:
                    alone.extend(rest)
                continue
            except WorkerCrashed as crash:
                if len(part) == 1:
                    self._crashed(part[0], crash)
                else:
                    middle = len(part) // 2
                    waiting += [part[:middle], part[middle:]]
                    allowed += 2
                continue
            if not replay:
                self.states.update(reading.states)
                self.others = reading.others if self.others is None else self.others
            self.tangle = reading.tangle if self.tangle is None else self.tangle
            if self.tangle or (replay and metavariables_in(reading.states.get(PLACE, ()))):
                # A candidate may have assigned what the copies of its neighbours speak of.
                alone.extend(part)
                continue
            doubtful = self._settle(reading.answers, 1000 * seconds / len(part))
            again, copied = self._sort(doubtful, reading, len(part))
            if again:
                waiting.append(again)
            alone.extend(copied)
        for part in waiting:
            alone.extend(part)
        return alone

    def _batch(self, items: Sequence[Item]) -> Trial:
        questions = [
            (number, self._branches[number], [i for i in items if i.question == number])
            for number in sorted({item.question for item in items})
        ]
        asks = self.tangle is None
        block = batch_block(questions, new_word(), shared=may_be_shared(self._place), asks_tangle=asks)
        return in_place(self._place, block, heartbeats=TOGETHER * self._heartbeats, cut=self._cut)

    def _replay(self, items: Sequence[Item]) -> Trial:
        asks, shared = self.tangle is None, may_be_shared(self._place)
        block = replay_block(self._branches, items, new_word(), shared=shared, asks_tangle=asks)
        return in_place(self._place, block, heartbeats=TOGETHER * self._heartbeats, cut=self._cut)

    def _sort(self, doubtful: Sequence[Answer], reading: Reading, asked: int) -> tuple[list[Item], list[Item]]:
        """Which of the doubtful go into another batch, and which into copies."""
        if not doubtful:
            return [], []
        unreached = [answer.item for answer in doubtful if answer.doubt is Doubt.UNREACHED]
        silent = [answer.item for answer in doubtful if answer.doubt is Doubt.SILENT]
        starved = [answer.item for answer in doubtful if answer.doubt is Doubt.STARVED]
        self._shared += [answer.item for answer in doubtful if answer.doubt is Doubt.SHARED]
        if starved:
            # The first used up the limit of all; those after it are only its victims. It gets a copy if there is time.
            self._presumed[starved[0].question, starved[0].candidate] = self._over_limit(starved[0])
            return starved[1:] + silent + unreached, starved[:1]
        copied: list[Item] = []
        if not reading.states and len(unreached) == asked:
            # Lean did not get to the place. Our own bounds may be the reason, once each.
            for item in unreached:
                errors = [d.message for d in reading.outside if d.is_error]
                self._hints[item.question, item.candidate] = errors[0] if errors else "Lean did not reach the place"
            if self._heartbeats:
                self._heartbeats = 0
                self._cut = False
                return unreached, copied
            return [], []
        if len(doubtful) < asked and len(silent) + len(unreached) > 1:
            # One of those that are settled now kept Lean from going on.
            return silent + unreached, copied
        return [], copied + silent + unreached

    def _stuck(self, trial: Trial, stuck: Stuck) -> list[Item]:
        """What a given up batch leaves to be asked again. Of what Lean had said, only errors count."""
        running = {(slot.item.question, slot.item.candidate) for slot in stuck.running}
        rest = []
        for answer in read(trial, stuck.diagnostics, whole=False).answers:
            key = (answer.item.question, answer.item.candidate)
            if key in running and stuck.exceeded is not None:
                self._crashed(answer.item, stuck.exceeded)
            elif key in running and stuck.own_limit:
                self._answers[key] = self._over_limit(answer.item)
            elif answer.doubt is Doubt.NONE and answer.judgement.verdict is Verdict.FAILED:
                self._answers[key] = answer.judgement
            else:
                rest.append(answer.item)
        return rest

    def _over_limit(self, item: Item) -> Judgement:
        seconds = self._limits.seconds_for(item.text)
        return Judgement(item.text, Verdict.TIMED_OUT, (), "it took longer than its limit", (), 1000 * seconds)

    def _crashed(self, item: Item, crash: WorkerCrashed) -> None:
        key = (item.question, item.candidate)
        if isinstance(crash, MemoryExceeded):
            self._answers[key] = Judgement(item.text, Verdict.OUT_OF_MEMORY, (), crash.message)
        else:
            self._answers[key] = Judgement(item.text, Verdict.UNKNOWN, (), f"Lean crashed on it: {crash.message}")

    # --- copies ------------------------------------------------------------------------------------------------

    async def _copies(self, items: Sequence[Item]) -> None:
        """Each item in a copy of the declaration, many in one text; where that is impossible, one after another."""
        if len(items) == 1 or not may_copy(self._place.text, self._place.declaration.command):
            await self._one_by_one(items)
            return
        waiting = [list(items[at : at + COPIES]) for at in range(0, len(items), COPIES)]
        lonely: list[Item] = []
        while waiting and self._remaining > SHORTEST:
            part = waiting.pop(0)
            if len(part) == 1:
                lonely += part
                continue
            trial = copies(self._place, self._branches, part, new_word(), heartbeats=self._heartbeats, cut=self._cut)
            seconds = max(0.6 * self._remaining, min(self._remaining, 2 * self._limits.candidate_seconds))
            try:
                reading, spent = await self._read(trial, seconds, watch=False)
            except Stuck as stuck:
                partial = read(trial, stuck.diagnostics, whole=False)
                lonely += [answer.item for answer in self._settle(partial.answers, 0.0)]
                continue
            except WorkerCrashed:
                middle = len(part) // 2
                waiting += [part[:middle], part[middle:]]
                continue
            lonely += [answer.item for answer in self._settle(reading.answers, 1000 * spent / len(part))]
        for part in waiting:
            lonely += part
        await self._one_by_one(lonely)

    async def _one_by_one(self, items: Sequence[Item]) -> None:
        """Each item in the declaration itself: always right, and the slowest."""
        for item in items:
            if self._remaining <= SHORTEST:
                return
            block = copy_block(self._branches[item.question], item, new_word(), shared=may_be_shared(self._place))
            trial = in_place(self._place, block, heartbeats=self._heartbeats, cut=self._cut)
            own = self._limits.seconds_for(item.text)
            seconds = min(self._remaining, own + 1.0)
            key = (item.question, item.candidate)
            try:
                reading, spent = await self._read(trial, seconds)
            except Stuck as stuck:
                if stuck.exceeded is not None:
                    self._crashed(item, stuck.exceeded)
                elif stuck.own_limit or seconds >= own:
                    self._answers[key] = self._over_limit(item)
            except WorkerCrashed as crash:
                self._crashed(item, crash)
            else:
                self._settle(reading.answers, 1000 * spent)

    async def _recursive(self) -> None:
        """Looks again at candidates that close their goal and name the declaration itself: they are as good as its
        termination."""
        declaration = self._place.declaration
        name = declaration.name.rsplit(".", 1)[-1]
        if not name:
            return
        for (number, index), judgement in self._answers.items():
            if judgement.verdict is not Verdict.CLOSES or not mentions(judgement.candidate, name):
                continue
            item = Item(number, index, normalized(judgement.candidate))
            trial = in_place(self._place, bare_block(self._branches[number], item.text), heartbeats=0, cut=self._cut)
            said = ""
            verdict = Verdict.UNKNOWN
            if self._remaining > SHORTEST:
                try:
                    async with self._pool.lease(trial.text) as scratch:
                        diagnostics = (await scratch.elaborate(trial.text, self._remaining)).diagnostics
                    said = next((d.message for d in diagnostics if d.is_error and TERMINATION.search(d.message)), "")
                    verdict = Verdict.FAILED if said else judgement.verdict
                except (DeadlineExceeded, WorkerCrashed) as error:
                    said = error.message
            if verdict is not judgement.verdict:
                self._answers[number, index] = Judgement(judgement.candidate, verdict, (), said)

    # --- Lean --------------------------------------------------------------------------------------------------

    async def _read(self, trial: Trial, seconds: float = 0.0, *, watch: bool = True) -> tuple[Reading, float]:
        """Elaborates a trial; gives up on it when the time is over or, if it is watched, when Lean works on one
        candidate longer than the limit of a candidate. Errors: `Stuck`, `WorkerCrashed`."""
        allowed = max(SHORTEST, seconds or self._remaining)
        async with self._pool.lease(trial.text) as scratch:

            def running() -> list[Slot]:
                lines = sorted(begin for begin, _ in scratch.processing())
                return [s for line in lines for s in trial.slots if s.head <= line <= s.last]

            work = asyncio.ensure_future(scratch.elaborate(trial.text, allowed, concluded(trial)))

            def limit(slot: Slot) -> float:
                return self._limits.seconds_for(slot.item.text) if watch else allowed

            slow = await _watch(work, lambda: next(iter(running()), None), limit, self._limits.candidate_seconds)
            if slow is not None:
                found = running()
                await _cancel(work)
                raise Stuck(found[:1], scratch.interrupted.diagnostics, own_limit=True)
            try:
                elaboration = await work
            except DeadlineExceeded as error:
                interrupted = scratch.interrupted
                lines = sorted(begin for begin, _ in interrupted.processing)
                found = [s for line in lines for s in trial.slots if s.head <= line <= s.last][:1]
                raise Stuck(found, interrupted.diagnostics, own_limit=False) from error
            except MemoryExceeded as error:
                interrupted = scratch.interrupted
                lines = sorted(begin for begin, _ in interrupted.processing)
                found = [s for line in lines for s in trial.slots if s.head <= line <= s.last][:1]
                if not found:
                    raise  # whoever asked tries fewer at a time
                raise Stuck(found, interrupted.diagnostics, own_limit=False, exceeded=error) from error
        return read(trial, elaboration.diagnostics), elaboration.seconds


async def _watch(
    work: asyncio.Future[Elaboration],
    running: Callable[[], Slot | None],
    limit: Callable[[Slot], float],
    shortest: float,
) -> Slot | None:
    """Waits for `work`; gives the slot that has been running longer than its limit in seconds, none of which is under
    the `shortest`; `None` once work is done."""
    current: Slot | None = None
    since = time.monotonic()
    try:
        while True:
            done, _ = await asyncio.wait({work}, timeout=max(shortest / 4, 0.05))
            if done:
                return None
            now = running()
            if now is None or now is not current:
                current, since = now, time.monotonic()
            elif time.monotonic() - since >= limit(now):
                return now
    except BaseException:
        await _cancel(work)
        raise


async def _cancel(work: asyncio.Future[Elaboration]) -> None:
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)


def _for(candidate: str, judgement: Judgement) -> Judgement:
    """The judgement with the candidate as it was asked."""
    if judgement.candidate == candidate:
        return judgement
    return Judgement(
        candidate,
        judgement.verdict,
        judgement.goals,
        judgement.message,
        judgement.suggestions,
        judgement.milliseconds,
    )


def _timed(judgement: Judgement, milliseconds: float) -> Judgement:
    return Judgement(
        judgement.candidate,
        judgement.verdict,
        judgement.goals,
        judgement.message,
        judgement.suggestions,
        milliseconds,
    )
