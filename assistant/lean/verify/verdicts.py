"""What verification is asked and what it answers, as plain data.

A *branch* leads from a place in a file to one proof state of a search: tactics that were already run there, and after
each of them the goals that this branch goes on with. A *verdict* is Lean's word on one candidate tactic at such a
state. Only `CLOSES` and `PROGRESS` may ever be shown to a user as a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.names import displayed
from assistant.lean.goals import Goal
from assistant.lean.places import Place
from assistant.lean.tactic_words import searches


def axioms_in_words(
    axioms: Iterable[str], author_axioms: Iterable[str] = (), open_lemmas: Sequence[str] = (), reservation: str = ""
) -> str:
    """What an accepted proof rests on. Axioms of the project's own files and open lemmas are told by name. `sorryAx` is
    there for a hole elsewhere, in the same declaration or in one that it uses, and is told in words that do not put the
    proof in doubt."""
    listed, own = tuple(axioms), tuple(author_axioms)
    named = [displayed(axiom) for axiom in listed if axiom != SORRY and axiom not in own]
    words = f"axioms: {', '.join(named)}" if named else "no axioms" if not own else ""
    parts = [words, author_in_words(own), open_in_words(open_lemmas)]
    if SORRY in listed and not open_lemmas:
        parts.append("besides a sorry elsewhere")
    parts.append(reservation)
    return ", ".join(part for part in parts if part)


def author_in_words(axioms: Sequence[str]) -> str:
    """The axioms of the project's own files that a proof rests on; empty without any."""
    names = " and ".join(f"`{displayed(axiom)}`" for axiom in axioms)
    return f"rests on your axiom{'' if len(axioms) == 1 else 's'} {names}" if axioms else ""


def kept_in_words(axioms: Sequence[str]) -> str:
    """The axioms that a proof rests on only as what it is about does; empty without any."""
    names = " and ".join(f"`{displayed(axiom)}`" for axiom in axioms)
    verb = "is" if len(axioms) == 1 else "are"
    return f"rests, as its declaration does without it, on {names}, which {verb} not to be used" if axioms else ""


def open_in_words(lemmas: Sequence[str]) -> str:
    """The open lemmas that a proof rests on; empty without any."""
    names = " and ".join(f"`{lemma}`" for lemma in lemmas)
    verb = "is" if len(lemmas) == 1 else "are"
    return f"rests on {names}, which {verb} still open" if lemmas else ""


IN_PLACE = "audited in place, not by what Lean compiled"
KERNEL_MISSING = "the kernel was not run again"
CHOOSES = "it may choose a value for what other goals of the declaration speak of, which are still open"


class Verdict(StrEnum):
    CLOSES = "closes"
    """No goal of the state is left."""
    PROGRESS = "progress"
    """The tactic ran, changed the state, and left goals."""
    FAILED = "failed"
    """Lean refused it, it changed nothing, or it leans on `sorry` or a forbidden axiom."""
    TIMED_OUT = "timed out"
    """It used up its own limit. Nothing is known about it beyond that."""
    OUT_OF_MEMORY = "out of memory"
    """Lean grew over its limit on it."""
    UNKNOWN = "unknown"
    """Lean gave no answer that can be trusted (a crash, a message without a place)."""


@dataclass(frozen=True, slots=True)
class Step:
    """A tactic that was run, and which of the goals after it the branch follows.

    `goals` is the number of goals that the tactic left, `focus` the indices (0-based, ascending) of those that the
    branch goes on with. The others are other branches' work: a trial admits them.
    """

    tactic: str
    goals: int
    focus: tuple[int, ...]


class AxiomScope(StrEnum):
    """The axioms that a proof may rest on besides Lean's own three and those that the file rests on without it."""

    STANDARD = "standard"
    """No others."""
    PROJECT = "project"
    """Those that the project's own files declare, before the place and in its scope."""
    ALL = "all"
    """Those of its dependencies as well."""


Branch = tuple[Step, ...]
"""From the place to a state; empty for the state at the place itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one check in seconds of wall clock: for the whole of it, and for a single candidate; and in Lean's
    heartbeats (thousands, as `maxHeartbeats` counts them) for one elaboration of the declaration. `axioms` bounds what
    a proof may rest on. Whether what stands `below` a declaration still holds is looked at, too, when a proof is
    accepted; who looks at the whole file in the end need not have that. Tactics that search by themselves (`exact?`)
    may have `searching_seconds`, when these are more."""

    seconds: float = 10.0
    candidate_seconds: float = 2.0
    heartbeats: int = 20_000
    axioms: AxiomScope = AxiomScope.PROJECT
    below: bool = True
    searching_seconds: float = 0.0

    def seconds_for(self, candidate: str) -> float:
        """What a candidate may take by itself."""
        longer = self.searching_seconds > self.candidate_seconds and searches(candidate)
        return self.searching_seconds if longer else self.candidate_seconds


@dataclass(frozen=True, slots=True)
class Judgement:
    """Lean's word on one candidate.

    `goals` are those left of the state the candidate was tried at (empty unless `PROGRESS`), `message` is Lean's own
    for a refusal, `suggestions` the tactics that Lean offered in its place («Try this»), `milliseconds` an estimate
    of what the candidate cost (0.0 where it is not known).
    """

    candidate: str
    verdict: Verdict
    goals: tuple[Goal, ...] = ()
    message: str = ""
    suggestions: tuple[str, ...] = ()
    milliseconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """Candidates to be tried at one state. `goals` are the goals of that state where the asker knows them; without
    them the verifier asks Lean first."""

    branch: Branch
    candidates: tuple[str, ...]
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The verdict on a finished proof, after the whole declaration was elaborated again with it in place.

    `accepted` says that Lean accepts it and nothing speaks against it; it may still be conditional. `axioms` are those
    of the declaration by their full names; `reasons` says why it was refused and is empty when `accepted`.
    `open_lemmas` are the full names of the named theorems that it rests on and that are open themselves, since they
    rest on a hole. `author_axioms` are those of `axioms` that the project's own files declare. Where `judged` is false
    there is no verdict (time ran out for the audit, Lean crashed): it is not yet judged, which is neither «failed» nor
    to be remembered. `in_place` says that it was audited in the warm worker only, `kernel` that the kernel has looked
    at the new constants again from outside, `kernel_missing` why it has not.
    """

    accepted: bool
    axioms: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    seconds: float = 0.0
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    judged: bool = True
    in_place: bool = False
    kernel: bool = False
    kernel_missing: str = ""
    """Why the kernel could not look."""
    chooses: bool = False
    """Whether the goal speaks of something that has no value yet while other goals of the declaration are open, which
    the proof may have made ones that nobody can prove."""

    kept_axioms: tuple[str, ...] = ()
    """Those of `axioms` that a proof may not use by itself, and that the declaration rests on without this one."""

    hopeless: bool = False
    """Whether every other proof would be refused as well: the declaration has an error besides."""

    @property
    def complete(self) -> bool:
        """Whether it is a proof without any condition."""
        return self.accepted and not self.open_lemmas

    @property
    def conditional(self) -> bool:
        """Whether it is a proof once its open lemmas are proved."""
        return self.accepted and bool(self.open_lemmas)

    @property
    def reservation(self) -> str:
        """Why an accepted proof is only shown and not written unasked; empty when it chooses nothing, was audited as
        compiled data, rests on nothing that no proof may use, and the kernel has looked again."""
        if not self.accepted:
            return ""
        if self.in_place:
            return IN_PLACE
        if not self.kernel:
            return f"{KERNEL_MISSING}: {self.kernel_missing}" if self.kernel_missing else KERNEL_MISSING
        if self.kept_axioms:
            return kept_in_words(self.kept_axioms)
        return CHOOSES if self.chooses else ""


class Verifier(Protocol):
    """Asks Lean. Implementations never touch the user's file and are safe to call concurrently.

    Errors: `LeanError` when Lean cannot be asked at all (no header, no server). A candidate that misbehaves is never
    an error; it has a verdict.
    """

    async def state(self, place: Place, branch: Branch = (), seconds: float = ...) -> tuple[Goal, ...]:
        """The goals at a place, after a branch. Empty when nothing is left to prove there. Errors: `NoGoalHere`,
        `PlaceNotReached`."""
        ...

    async def check(
        self, place: Place, questions: Sequence[Question], limits: Limits | None = None
    ) -> list[list[Judgement]]:
        """One list of judgements per question, one judgement per candidate, in order."""
        ...

    async def audit(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        """For each tactic that runs at a place whether it may be shown: what it rests on, and why it may not (it rests
        on `sorry` or on an axiom that is out of scope). `accepted` does not say that it leaves no goals. All of it
        takes no longer than the limit."""
        ...

    async def confirm(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        """What an audit of what was compiled says of tactics that an audit in place had nothing against."""
        ...

    async def accept(self, place: Place, proof: str, limits: Limits | None = None) -> Acceptance:
        """Whether `proof` (tactic text, lines relative to column 0) may replace the place."""
        ...
