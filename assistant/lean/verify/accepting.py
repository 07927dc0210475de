"""How a finished proof is accepted: what Lean says in a warm worker, and what the judge finds in what Lean compiled.

The worker's word is the quick one, and the only one about what comes after the declaration; the judge's is the one
that counts. Both are asked at once. Where the judge cannot be had (imports that are not built, a file of a version that
is not read), the proof is audited in the worker, and the result says so.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.names import as_printed
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import CannotCompile, DeadlineExceeded, OutOfTime, WorkerCrashed
from assistant.lean.judge.building import DECLARATION_ERROR
from assistant.lean.judge.compilation import USES_SORRY
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.judge.judge import Judge
from assistant.lean.judge.layout import PROOFS
from assistant.lean.judge.submission import Ruling, Submission
from assistant.lean.parse import Parse
from assistant.lean.places import Place, PlaceKind, fill, find_holes
from assistant.lean.positions import LeanText, Span
from assistant.lean.verify.acceptance import axiom_reasons, kept_axioms, new_errors, structural_reasons, told_axioms
from assistant.lean.verify.parsing import objection, parsed_part
from assistant.lean.verify.scratch_text import command_end
from assistant.lean.verify.screen import own_parts, refusal
from assistant.lean.verify.tangles import Tangle, is_choice
from assistant.lean.verify.verdicts import Acceptance, Judgement, Limits, Verdict
from assistant.tasks import beside_loop


class Worker(Protocol):
    """What a warm worker and the judge are asked. Errors: as `LeanVerifier`."""

    judge: Judge

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]: ...

    async def parse(self, text: str, seconds: float) -> Parse: ...

    async def trial(self, place: Place, proof: str, seconds: float) -> Judgement: ...

    async def tangle(self, place: Place, seconds: float) -> Tangle | None: ...

    async def axioms_where_it_stands(self, place: Place, text: str, seconds: float) -> frozenset[str] | None: ...

    async def beyond_doubt(self, place: Place, tactics: Sequence[str], seconds: float) -> dict[str, frozenset[str]]: ...


SILENT = "a macro may tell its audit from the file, where Lean's warnings about `sorry` are off; turn them on"
MOVED = "what the project declares may tell its audit from the file; mend the errors of the file"
CHANGED = "beside the errors above it, Lean does not say for sure what it rests on; mend them"
OR_NAME = ", or name the example"
CUT = "commands above it do not parse, and without them it cannot be judged; mend them first"


async def accepted(verifier: Worker, place: Place, proof: str, limits: Limits) -> Acceptance:
    """The verdict on a (normalized) proof, and whether it is a choice. Errors: as `ScratchPool.lease`."""
    started = time.monotonic()
    acceptance = await _judged(verifier, place, proof, limits)
    left = max(0.05, limits.seconds - (time.monotonic() - started))
    if not acceptance.accepted:
        return replace(acceptance, hopeless=await _is_hopeless(verifier, place, acceptance, left, limits.below))
    try:
        return replace(acceptance, chooses=await _chooses(verifier, place, proof, left, limits.below))
    except (DeadlineExceeded, WorkerCrashed) as error:
        return Acceptance(False, reasons=(error.message,), seconds=time.monotonic() - started, judged=False)


async def _is_hopeless(verifier: Worker, place: Place, refused: Acceptance, seconds: float, below: bool) -> bool:
    """Whether the declaration has the error that a proof was refused for without it as well."""
    if not any(reason.startswith(DECLARATION_ERROR) for reason in refused.reasons):
        return False
    before = unfilled(place)
    try:
        return has_errors(await verifier.diagnostics(_seen(place, before, below), seconds), place, before)
    except (DeadlineExceeded, WorkerCrashed):
        return False


async def _chooses(verifier: Worker, place: Place, proof: str, seconds: float, below: bool) -> bool:
    """Whether a proof may choose what is still to be proved in the declaration. Errors: as `Scratch.elaborate`."""
    started = time.monotonic()
    if not _has_other_holes(place):
        text = _seen(place, fill(place, proof), below)
        diagnostics = await verifier.diagnostics(text, seconds)
        if not (_is_said_open(diagnostics, place, text) or has_errors(diagnostics, place, text)):
            return False
    tangle = await verifier.tangle(place, max(0.05, seconds - (time.monotonic() - started)))
    return tangle is None or is_choice(tangle, is_proof=place.declaration.kind in PROOFS)


def _seen(place: Place, text: str, below: bool) -> str:
    """What is looked at of the text with something at the place."""
    return text if below else text[: command_end(place) + len(text) - len(place.text)]


async def _judged(verifier: Worker, place: Place, proof: str, limits: Limits) -> Acceptance:
    started = time.monotonic()

    def told(*reasons: str, judged: bool = True) -> Acceptance:
        return Acceptance(False, reasons=reasons, seconds=time.monotonic() - started, judged=judged)

    def left() -> float:
        return max(0.05, limits.seconds - (time.monotonic() - started))

    if problem := refusal(proof) or own_parts(proof, place.declaration.name, place.text):
        return told(problem)
    text = fill(place, proof)
    if different := await beside_loop(text, structural_reasons, place, text):
        return told(*different)

    def seen(variant: str) -> str:
        return _seen(place, variant, limits.below)

    there = seen(text)
    instead = OR_NAME if place.declaration.kind == "example" else ""
    worker = asyncio.ensure_future(reasons_of_worker(verifier, place, proof, (seen(place.text), there), limits.seconds))
    judge = asyncio.ensure_future(verifier.judge.judge(_submission(place, text), limits.seconds))
    try:
        if reasons := await worker:
            return told(*reasons)
        part = await beside_loop(text, parsed_part, place, text)
        if other := await beside_loop(text, objection, place, text, await verifier.parse(part, left())):
            return told(other, judged=False)
        named = await verifier.axioms_where_it_stands(place, text, left())
        ruling = await judge
        # What was left out may have had an effect all the same, which Lean's worker has seen.
        if ruling.cut and not ruling.reasons and proof not in await verifier.beyond_doubt(place, [proof], left()):
            return told(CUT, judged=False)
        whole = ruling.finished_data and not ruling.reasons and SORRY not in ruling.axioms
        if whole and _is_said_open(await verifier.diagnostics(there, left()), place, text):
            return told("Lean's worker says that the declaration uses `sorry`")
        if ruling.may_rest_on_more and not ruling.reasons:
            return told(MOVED + instead, judged=False)
        if ruling.changed and ruling.has_unproved and not ruling.reasons and named is None:
            return told(CHANGED + instead, judged=False)
        if not ruling.reasons and (more := (named or frozenset()) - _foundation_of(ruling)):
            return told(f"where it stands, it rests on `{min(more)}`")
        if (ruling.cut or not ruling.as_written) and not ruling.reasons:
            # Where Lean warns of everything unfinished, that it does not is a word on the text as it stands.
            if not whole and (
                not ruling.as_written or _is_said_open(await verifier.diagnostics(there, left()), place, text)
            ):
                return told(MOVED + instead if not ruling.as_written else CUT, judged=False)
            before = unfilled(place)
            if not _is_said_open(await verifier.diagnostics(seen(before), left()), place, before):
                return told(SILENT, judged=False)
    except (CannotCompile, CompiledFileError) as error:
        return await _in_place(verifier, place, proof, Limits(left(), axioms=limits.axioms), error.message)
    except (DeadlineExceeded, OutOfTime):
        return told(f"Lean did not finish within {limits.seconds:.3g} s", judged=False)
    except WorkerCrashed as error:
        return told(error.message, judged=False)
    finally:
        for task in (worker, judge):
            task.cancel()
        await asyncio.gather(worker, judge, return_exceptions=True)
    return acceptance_of(ruling, limits, time.monotonic() - started)


def _foundation_of(ruling: Ruling) -> set[str]:
    """The axioms that a proof may be said to rest on after a ruling. Lean does not tell one `sorry` from another."""
    known = set().union(*map(as_printed, (*ruling.axioms, *ruling.inherited)))
    return known | {SORRY} if ruling.open_lemmas or not ruling.finished_data else known


def _is_said_open(diagnostics: Sequence[Diagnostic], place: Place, text: str) -> bool:
    """Whether Lean says so where the declaration stands in the whole text: a macro can see where it is elaborated and
    what stands around it, and the judge leaves out what is below and may have put words of his own before it."""
    return any(d.message.startswith(USES_SORRY) for d in _said_there(diagnostics, place, text))


def has_errors(diagnostics: Sequence[Diagnostic], place: Place, text: str) -> bool:
    """Whether Lean says that the declaration of a place has errors in the whole text."""
    return any(d.is_error for d in _said_there(diagnostics, place, text))


def _said_there(diagnostics: Sequence[Diagnostic], place: Place, text: str) -> Iterator[Diagnostic]:
    """What Lean says of the declaration of a place."""
    lines = LeanText(text)
    declaration = place.declaration.span
    first = lines.wire_of_offset(declaration.start)
    last = lines.wire_of_offset(declaration.end + len(text) - len(place.text))
    return (d for d in diagnostics if first <= (d.start.line, d.start.character) <= last)


def acceptance_of(ruling: Ruling, limits: Limits, seconds: float) -> Acceptance:
    """A ruling, by what may be used."""
    reasons = ruling.reasons or tuple(axiom_reasons(ruling, limits.axioms))
    if reasons:
        return Acceptance(False, told_axioms(ruling.axioms), reasons, seconds)
    return Acceptance(
        True,
        told_axioms(ruling.axioms),
        (),
        seconds,
        ruling.open_lemmas,
        told_axioms(ruling.authors),
        kernel=ruling.kernel,
        kernel_missing=ruling.kernel_missing,
        kept_axioms=told_axioms(kept_axioms(ruling, limits.axioms)),
    )


def _submission(place: Place, text: str) -> Submission:
    filled = Span(place.span.start, place.span.end + len(text) - len(place.text))
    return Submission(place.path, unfilled(place), text, place.declaration, place.span, filled)


def unfilled(place: Place) -> str:
    """The text without a proof at the place. Where a cursor stands there may be none yet at all, and Lean compiles no
    statement without one."""
    return fill(place, "sorry") if place.kind is PlaceKind.CURSOR else place.text


async def reasons_of_worker(
    verifier: Worker, place: Place, proof: str, texts: tuple[str, str], seconds: float
) -> tuple[str, ...]:
    """What the worker has against a proof; `texts` are what it looks at without and with it. Errors: as
    `Scratch.elaborate`."""
    before, after = texts
    deadline = time.monotonic() + seconds

    def left() -> float:
        return max(0.05, deadline - time.monotonic())

    baseline = await verifier.diagnostics(before, left())
    verdict = await verifier.trial(place, proof, left())
    if verdict.verdict is not Verdict.CLOSES:
        message = verdict.message or "; ".join(goal.target for goal in verdict.goals) or "Lean does not get there"
        return (f"at the place it does not close the goal ({verdict.verdict.value}): {message}",)
    lines = LeanText(after)
    begin = lines.wire_of_offset(place.declaration.command.start)
    # What stands above cannot have become wrong; Lean may say it in other words.
    said = await verifier.diagnostics(after, left())
    now = [d for d in said if (d.start.line, d.start.character) >= begin]
    wrong = new_errors(baseline, now)
    return tuple(f"line {lines.line_for_editors(d.start.line) + 1}: {d.message}" for d in wrong)


async def _in_place(verifier: Worker, place: Place, proof: str, limits: Limits, why: str) -> Acceptance:
    """The verdict of the worker alone, which may have had no objection yet. Errors: as `ScratchPool.lease`."""
    started = time.monotonic()
    try:
        texts = place.text, fill(place, proof)
        reasons = await reasons_of_worker(verifier, place, proof, texts, limits.seconds)
        if reasons:
            return Acceptance(False, reasons=reasons, seconds=time.monotonic() - started)
        known = await verifier.beyond_doubt(place, [proof], limits.seconds)
        named = await verifier.axioms_where_it_stands(place, texts[1], limits.seconds)
    except (DeadlineExceeded, WorkerCrashed) as error:
        return Acceptance(False, reasons=(error.message,), seconds=time.monotonic() - started, judged=False)
    spent = time.monotonic() - started
    # A copy may tell itself from the file, which has the last word. Of `sorry` it does not say whose it is.
    own = STANDARD | {SORRY} if _has_other_holes(place) else STANDARD
    if proof not in known or named is None or not named <= own:
        return Acceptance(False, reasons=(why,), seconds=spent, judged=False)
    return Acceptance(True, tuple(sorted(known[proof])), (), spent, in_place=True)


def _has_other_holes(place: Place) -> bool:
    """Whether something else is open in the declaration of a place."""
    holes = find_holes(place.path, place.text)
    return any(hole.declaration.span == place.declaration.span and hole.span != place.span for hole in holes)
