"""The verifier over scratch documents of a stock Lean server."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import DeadlineExceeded, NoGoalHere, NoTrialHere, WorkerCrashed
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place, PlaceKind, fill
from assistant.lean.scratch import ScratchPool
from assistant.lean.verify.acceptance import (
    COMPILER_AXIOMS,
    STAND_IN,
    Probe,
    axiom_probe,
    axiom_reasons,
    file_probe,
    filled_declaration,
    foreign_axioms,
    new_errors,
    printed_axioms,
    remaining_holes,
    stand_in_probe,
    structural_reasons,
    words_probe,
)
from assistant.lean.verify.audit import all_said, audit_probe, audit_reasons, beyond_doubt, may_audit
from assistant.lean.verify.check import Check
from assistant.lean.verify.examination import (
    Examination,
    ProofMessage,
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
from assistant.lean.verify.scratch_text import in_place, may_be_shared, may_cut, wants_failure
from assistant.lean.verify.screen import normalized, refusal
from assistant.lean.verify.trial import Doubt, Item, Reading, batch_block, concluded, copy_block, new_word, read
from assistant.lean.verify.verdicts import SORRY_AXIOM, Acceptance, Branch, Judgement, Limits, Question, Verdict
from assistant.lean.written import written_proof

STATE_SECONDS = 60.0
ACCEPT_SECONDS = 120.0
REMEMBERED = 64
"""Texts whose diagnostics are remembered."""


class LeanVerifier:
    """Implements `Verifier`. What it remembers is keyed by the text it was asked about."""

    def __init__(self, pool: ScratchPool) -> None:
        self._pool = pool
        self._baselines: OrderedDict[str, tuple[Diagnostic, ...]] = OrderedDict()

    async def state(self, place: Place, branch: Branch = ()) -> tuple[Goal, ...]:
        """The goal that a proof at the place has to close (where several are open, the first), or those that a branch
        leads to.

        Errors: `NoGoalHere` when Lean does not get to the place; `NoTrialHere` when it does, but tells no errors there;
        as `ScratchPool.lease` and `Scratch.elaborate`.
        """
        if word := wants_failure(place):
            raise NoTrialHere(place.where, f"`{word}` wants what stands there to fail")
        first_error = ""
        hidden = False
        for cut in sorted({may_cut(place), False}, reverse=True):
            block = batch_block([(0, branch, ())], new_word(), shared=may_be_shared(place))
            trial = in_place(place, block, heartbeats=0, cut=cut)
            async with self._pool.lease(trial.text) as scratch:
                elaboration = await scratch.elaborate(trial.text, STATE_SECONDS, concluded(trial))
            reading = read(trial, elaboration.diagnostics)
            if 0 in reading.states and (reading.complete or not reading.states[0]):
                return reading.states[0]
            hidden = hidden or 0 in reading.states
            # Lean may report them in another order than that of the text.
            outside = sorted(reading.outside, key=lambda d: (d.start.line, d.start.character))
            first_error = first_error or next((d.message for d in outside), "")
        if hidden:
            raise NoTrialHere(place.where, "something around it keeps Lean from telling errors")
        raise NoGoalHere(place.where, first_error.split("\n", 1)[0])

    async def look(
        self, place: Place, candidates: Sequence[str], limits: Limits | None = None
    ) -> tuple[tuple[Goal, ...], list[Judgement]]:
        """The goals at a place and the verdicts on candidates, most often in one elaboration. Errors: as `state`."""
        check = Check(self._pool, place, [Question((), tuple(candidates))], limits or Limits())
        [judgements] = await check.run()
        answered = any(judgement.verdict is not Verdict.UNKNOWN for judgement in judgements)
        goals = check.states[0] if 0 in check.states and answered else await self.state(place)
        return goals, judgements

    async def check(
        self, place: Place, questions: Sequence[Question], limits: Limits | None = None
    ) -> list[list[Judgement]]:
        """Errors: as `ScratchPool.lease` and `Scratch.elaborate`, but for what a candidate causes."""
        return await Check(self._pool, place, questions, limits or Limits()).run()

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
        """Everything that Lean says about a text. Remembered. Errors: as `Scratch.elaborate`."""
        if text in self._baselines:
            self._baselines.move_to_end(text)
            return self._baselines[text]
        async with self._pool.lease(text) as scratch:
            diagnostics = (await scratch.elaborate(text, seconds)).diagnostics
        self._baselines[text] = diagnostics
        while len(self._baselines) > REMEMBERED:
            self._baselines.popitem(last=False)
        return diagnostics

    async def audit(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[str]:
        """Where the declaration cannot be copied, each tactic is accepted as a proof or, at a cursor, taken as tried.

        Errors: as `ScratchPool.lease`; what there is no time for gets that as its reason."""
        seconds = limits.seconds if limits is not None else ACCEPT_SECONDS
        if not tactics:
            return []
        if not may_audit(place):
            if place.kind is PlaceKind.CURSOR:
                return [""] * len(tactics)
            accepted = [await self.accept(place, tactic, limits) for tactic in tactics]
            return ["; ".join(acceptance.reasons) for acceptance in accepted]
        try:
            names, printed = await self._audited(place, tactics, seconds)
            doubtful = [t for t, name in zip(tactics, names, strict=True) if not beyond_doubt(printed.get(name))]
            if not doubtful:
                return [""] * len(tactics)
            # What they rest on may be what the declaration rests on without them.
            names, printed = await self._audited(place, [None, *doubtful], seconds)
            foreign = foreign_axioms({axiom for axioms in printed.values() for axiom in axioms})
            known = await self.known_axioms(place, foreign, seconds) if foreign else set()
        except (DeadlineExceeded, WorkerCrashed) as error:
            return [error.message] * len(tactics)
        reasons = dict(zip(doubtful, audit_reasons(names, printed, known), strict=True))
        return [reasons.get(tactic, "") for tactic in tactics]

    async def _audited(
        self, place: Place, tactics: Sequence[str | None], seconds: float
    ) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
        """The names of copies with tactics, and by name what those rest on that Lean took."""
        probe, names = audit_probe(place, tactics)
        async with self._pool.lease(probe.text) as scratch:
            diagnostics = (await scratch.elaborate(probe.text, seconds, all_said(probe))).diagnostics
        return names, printed_axioms(probe, diagnostics)

    async def axioms(self, text: str, seconds: float = ACCEPT_SECONDS) -> dict[str, tuple[str, ...]]:
        """The axioms that the named declarations of a text rest on, by their full names; private ones and those
        that Lean could not elaborate are missing. Errors: as `Scratch.elaborate`."""
        probe = file_probe(text)
        printed = printed_axioms(probe, await self.diagnostics(probe.text, seconds))
        return {name.removeprefix("_root_."): axioms for name, axioms in printed.items()}

    async def known_axioms(self, place: Place, foreign: Sequence[str], seconds: float) -> set[str]:
        """The axioms that the file rests on without a proof at the place. Errors: as `Scratch.elaborate`."""
        if all(axiom in COMPILER_AXIOMS for axiom in foreign):
            return set()
        known = {a for axioms in (await self.axioms(place.text, seconds)).values() for a in axioms}
        if not known.issuperset(foreign):
            probe = axiom_probe(place.text, place.declaration)
            for axioms in printed_axioms(probe, await self.diagnostics(probe.text, seconds)).values():
                known.update(axioms)
        return known

    async def accept(self, place: Place, proof: str, limits: Limits | None = None) -> Acceptance:
        """Errors: as `ScratchPool.lease`; a proof that takes too long or crashes Lean is refused with that reason."""
        started = time.monotonic()
        seconds = limits.seconds if limits is not None else ACCEPT_SECONDS
        try:
            axioms, reasons = await _Acceptance(self, place, normalized(proof), seconds).judge()
        except DeadlineExceeded:
            axioms, reasons = (), [f"Lean did not finish within {seconds:.3g} s"]
        except WorkerCrashed as error:
            axioms, reasons = (), [error.message]
        return Acceptance(not reasons, axioms, tuple(reasons), time.monotonic() - started)

    async def examine(self, place: Place, proof: str, limits: Limits | None = None) -> Examination:
        """What Lean says about a proof text at its lines, and, when it has nothing to object, whether it is accepted.

        Errors: as `ScratchPool.lease`, `HeaderFailed`; a text that takes too long or crashes Lean is refused with that
        reason."""
        started = time.monotonic()
        seconds = limits.seconds if limits is not None else ACCEPT_SECONDS
        messages = own_messages(proof)
        try:
            if may_be_elaborated(proof):
                messages = in_order(messages, await self._said(place, proof, seconds))
        except DeadlineExceeded:
            reason = f"Lean did not finish within {seconds:.3g} s"
            return Examination(False, (), (reason,), messages, time.monotonic() - started)
        except WorkerCrashed as error:
            return Examination(False, (), (error.message,), messages, time.monotonic() - started)
        if reasons := refusals(proof, messages):
            return Examination(False, (), reasons, messages, time.monotonic() - started)
        left = max(0.05, seconds - (time.monotonic() - started))
        told = await self.accept(place, proof, Limits(left))
        return Examination(told.accepted, told.axioms, told.reasons, messages, time.monotonic() - started)

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


class _Acceptance:
    """One proof on its way to acceptance."""

    def __init__(self, verifier: LeanVerifier, place: Place, proof: str, seconds: float) -> None:
        self._verifier = verifier
        self._place = place
        self._proof = proof
        self._deadline = time.monotonic() + seconds

    @property
    def _remaining(self) -> float:
        return max(0.05, self._deadline - time.monotonic())

    async def judge(self) -> tuple[tuple[str, ...], list[str]]:
        """The axioms of the declaration, and why the proof is refused."""
        place, proof = self._place, self._proof
        if problem := refusal(proof):
            return (), [problem]
        text = fill(place, proof)
        declaration = filled_declaration(place, text)
        if (reasons := structural_reasons(place, text)) or declaration is None:
            return (), reasons
        baseline = await self._verifier.diagnostics(place.text, self._remaining)
        verdict = await self._verifier.trial(place, proof, self._remaining)
        if verdict.verdict is not Verdict.CLOSES:
            message = verdict.message or "; ".join(goal.target for goal in verdict.goals)
            return (), [f"at the place it does not close the goal ({verdict.verdict.value}): {message}"]
        probe = axiom_probe(text, declaration)
        diagnostics = await self._verifier.diagnostics(probe.text, self._remaining)
        wrong = new_errors(baseline, diagnostics, probe.lines)
        reasons = [f"line {probe.line_of_file(d.start.line) + 1}: {d.message}" for d in wrong]
        printed = list(printed_axioms(probe, diagnostics).values())
        if not printed:
            return (), reasons or ["Lean did not print the axioms of the declaration"]
        axioms = printed[0]
        if not reasons and (foreign := foreign_axioms(axioms)):
            known = await self._verifier.known_axioms(self._place, foreign, self._remaining)
            reasons = axiom_reasons(foreign, known)
        if not reasons and SORRY_AXIOM in axioms:
            reasons = await self._sorry_reasons(text)
        return axioms, reasons

    async def _axioms(self, probe: Probe) -> dict[str, tuple[str, ...]]:
        return printed_axioms(probe, await self._verifier.diagnostics(probe.text, self._remaining))

    async def _sorry_reasons(self, text: str) -> list[str]:
        """Whether the proof itself rests on `sorry`: the declaration does, so this is about whose it is."""
        place, proof = self._place, self._proof
        declaration = filled_declaration(place, text)
        assert declaration is not None
        named = await self._axioms(words_probe(text, declaration, proof))
        own = {declaration.name, declaration.name.rsplit(".", 1)[-1]}
        tainted = [name for name, axioms in named.items() if SORRY_AXIOM in axioms and name not in own]
        if tainted:
            return [f"it depends on `{name}`, which uses `sorry`" for name in tainted]
        filled = stand_in_probe(text, declaration)
        if filled is None:
            return [] if remaining_holes(place, text) else ["it rests on `sorry` through something that it uses"]
        with_proof = await self._stand_in_axioms(filled)
        if with_proof is not None and SORRY_AXIOM not in with_proof:
            return []
        # Something else than a hole brings `sorry` in: the proof, unless the declaration has it without the proof too.
        bare = stand_in_probe(place.text, place.declaration)
        without = await self._stand_in_axioms(bare) if bare is not None else None
        if without is not None and SORRY_AXIOM in without:
            return []
        return ["it rests on `sorry` through something that it uses"]

    async def _stand_in_axioms(self, probe: Probe) -> tuple[str, ...] | None:
        printed = list((await self._axioms(probe)).values())
        return tuple(a for a in printed[0] if a != STAND_IN) if printed else None
