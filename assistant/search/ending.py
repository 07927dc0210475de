"""How a search ended, and why there is no proof: plain data, and the same in words for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.lean.verify.verdicts import open_in_words

DATA_WORDS = "data, not a proposition"
UNKNOWN_WORDS = "Lean does not say whether a proof is missing here"
NO_GOAL_WORDS = "no goal is left to prove here"
HELP = "a lemma before it or a first step at the place may help"
KEPT = 3
"""Refused proofs that are told; the others are counted."""


class Cause(StrEnum):
    PROVED = "proved"
    CONDITIONAL = "conditional"
    """There is a proof, which rests on lemmas that are open."""
    REFUTED = "refuted"
    """The statement is false; `detail` is the counterexample."""
    NOTHING_LEFT = "nothing_left"
    """All that was proposed was tried. Proofs may have been found and refused."""
    TIME_OVER = "time_over"
    LIMIT_REACHED = "limit_reached"
    """The search has as many states, or has tried as many candidates, as it may."""
    NOT_JUDGED = "not_judged"
    """A proof was found that Lean has not judged; `detail` is why not."""
    BROKEN = "broken"
    """A proof was found, and none can be accepted: the declaration has an error besides, which `detail` is."""
    NO_TRIALS = "no_trials"
    """Nothing can be tried at the place; `detail` is what Lean says."""
    NO_GOAL = "no_goal"
    DATA = "data"
    """What is missing is no proof, and is not guessed."""
    STOPPED = "stopped"
    """The user ended it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A proof that was found and not accepted."""

    proof: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """`open_states` are those with something left to try. `refused` are the first of the proofs that were found and
    refused, `refused_count` is how many there were. `open_lemmas` are what a conditional proof rests on."""

    cause: Cause
    open_states: int = 0
    refused: tuple[Refused, ...] = ()
    refused_count: int = 0
    open_lemmas: tuple[str, ...] = ()
    detail: str = ""
    failures: tuple[str, ...] = ()
    """What kept provers from answering, each with its name."""

    @property
    def reason(self) -> str:
        """Why there is no proof, or none without a condition; empty when there is one. One line."""
        if self.cause is Cause.PROVED:
            return ""
        failed = (failure.split("\n", 1)[0] for failure in self.failures)
        return "; ".join([self._words_with_refused(), *failed])

    def _words_with_refused(self) -> str:
        words = self._words()
        if not self.refused_count or self.cause is Cause.BROKEN:
            return words
        first = self.refused[0].reasons[0].split("\n", 1)[0] if self.refused and self.refused[0].reasons else "refused"
        if self.refused_count == 1:
            return f"{words}; a proof was found and refused: {first}"
        return f"{words}; {self.refused_count} proofs were found and refused, the first one since {first}"

    @property
    def time_may_help(self) -> bool:
        """Whether the same search with more time could come further."""
        return self.cause in (Cause.TIME_OVER, Cause.NOT_JUDGED)

    @property
    def advice(self) -> str:
        """What may help where more time does not; empty where nobody knows."""
        return HELP if self.cause in (Cause.NOTHING_LEFT, Cause.LIMIT_REACHED) else ""

    def _words(self) -> str:
        match self.cause:
            case Cause.CONDITIONAL:
                return open_in_words(self.open_lemmas)
            case Cause.REFUTED:
                return self.detail
            case Cause.NOTHING_LEFT:
                return "nothing is left to try"
            case Cause.TIME_OVER:
                return f"the time was over with {_states(self.open_states)} open"
            case Cause.LIMIT_REACHED:
                return f"the search has reached its limit with {_states(self.open_states)} open"
            case Cause.NOT_JUDGED:
                why = self.detail.split("\n", 1)[0] or "there was no time for Lean to judge the whole of it"
                return f"not yet judged: a proof was found, but {why}"
            case Cause.BROKEN:
                return self.detail
            case Cause.NO_TRIALS:
                said = self.detail.split("\n", 1)[0]
                return f"tactics cannot be tried here: {said}" if said else "tactics cannot be tried here"
            case Cause.NO_GOAL:
                return NO_GOAL_WORDS
            case Cause.DATA:
                return DATA_WORDS
            case _:
                return "stopped"


def _states(count: int) -> str:
    return f"{count} state{'' if count == 1 else 's'}"
