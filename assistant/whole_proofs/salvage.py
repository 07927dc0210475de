"""The longest part of a refused proof that works: what fails in it is left open, step by step, until Lean has no more
to say than that. A proof whose middle is wrong is still a plan, and a `have` that it did not prove is a lemma to prove.

Each change is made for one thing that Lean says, from which the others may follow. A tactic that
fails becomes `sorry` with the rest of its block, which was about another goal; a block that leaves goals gets a `sorry`
at its end; what is given for the statement of a `have`, or of a step of `calc`, is left open alone. A fact that cannot
even be stated, and tactics for which there is no goal, are left out.

«Sorrifying» is known from APOLLO (Ospanov, Farnia, Yousefzadeh, 2025), which cuts at lines that fail.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.lean.errors import NoTacticHere
from assistant.lean.places import Place
from assistant.lean.positions import Span
from assistant.lean.proof_steps import HOLE, ProofSteps
from assistant.lean.verify.examination import UNREADABLE, Examination, ProofMessage
from assistant.lean.verify.verdicts import AxiomScope, Limits
from assistant.lean.written import unix_lines
from assistant.whole_proofs.backend import ProofJudge

CHANGES = 24
"""Of a text at most; one with more mistakes is no plan."""
_NOTHING_LEFT = re.compile(r"no goals", re.IGNORECASE)
"""What Lean says where a tactic has no goal any more."""
_UNKNOWN_TACTIC = "unknown tactic"
"""How Lean begins what it says where it reads no further, either."""


class NothingKept(AssistantError):
    """No step of a refused proof works."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of a refused proof: `kept` of its `steps` (tactics), with `open` holes. The `examination` has no
    error."""

    proof: str
    kept: int
    steps: int
    open: int
    examination: Examination


async def longest_part(
    judge: ProofJudge,
    place: Place,
    proof: str,
    examination: Examination,
    deadline: float,
    axioms: AxiomScope = AxiomScope.PROJECT,
) -> Part:
    """The part of a proof, of which Lean has said what there is in its `examination`, that works. `deadline` is of
    `time.monotonic`. Errors: `NothingKept`; as `examine`."""
    steps = ProofSteps(place, proof).count
    for _ in range(CHANGES):
        if not examination.errors:
            break
        failing = min(examination.errors, key=_depends)
        changed = left_open(place, proof, failing)
        if changed == proof or time.monotonic() >= deadline:
            raise NothingKept("what fails cannot be left open")
        proof = changed
        examination = await judge.examine(place, proof, Limits(max(1.0, deadline - time.monotonic()), axioms=axioms))
    found = ProofSteps(place, proof)
    if examination.errors or not found.count or not (found.open or examination.accepted):
        raise NothingKept("no step of it works")
    return Part(proof, found.count, steps, found.open, examination)


def _depends(error: ProofMessage) -> tuple[bool, bool]:
    """What may follow from others comes later: behind what Lean cannot read it reads no more of the proof, and what is
    at no line is about all of it."""
    reads_on = not (UNREADABLE.match(error.text) or error.text.startswith(_UNKNOWN_TACTIC))
    return reads_on, not error.line


def left_open(place: Place, proof: str, failing: ProofMessage) -> str:
    """The proof without what an error is about. Errors: `NothingKept`."""
    proof = unix_lines(proof)
    steps = ProofSteps(place, proof)
    try:
        if failing.unsolved:
            span, text = steps.end_of_block(failing.line, failing.column)
        elif not failing.line:
            raise NothingKept("the error is not at one of its lines")
        elif _NOTHING_LEFT.search(failing.text):
            return _without(proof, steps.step(failing.line, failing.column, rest=True))
        elif value := steps.value(failing.line, failing.column):
            span, text = value, f" {HOLE}"
        elif fact := steps.fact(failing.line, failing.column):
            return _without(proof, fact)
        else:
            span, text = steps.step(failing.line, failing.column, rest=True), HOLE
    except NoTacticHere as error:
        raise NothingKept(error.message) from error
    return proof[: span.start] + text + proof[span.end :]


def _without(proof: str, span: Span) -> str:
    """Without some tactics: their lines, if nothing else is in them, else `skip` in their place."""
    begin = proof.rfind("\n", 0, span.start) + 1
    end = proof.find("\n", span.end)
    end = len(proof) if end < 0 else end
    if proof[begin : span.start].strip() or proof[span.end : end].strip():
        return proof[: span.start] + "skip" + proof[span.end :]
    before, behind = proof[:begin].rstrip("\n"), proof[end:].lstrip("\n")
    return "\n".join(filter(None, (before, behind)))
