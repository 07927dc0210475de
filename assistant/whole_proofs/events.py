"""What happens while a whole proof is written, for whoever watches."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lean.verify.examination import Examination
from assistant.wording import plural

PROVED, CONDITIONAL, UNPROVED, TIMED_OUT = "proved", "conditional", "unproved", "timed_out"
SEARCH_WRITER = "search"
"""The name of the writer that is always there."""


@dataclass(frozen=True, slots=True)
class RoundBegun:
    """`round` counts from 1, `writer` is the name of who is asked."""

    round: int
    writer: str


@dataclass(frozen=True, slots=True)
class TextWritten:
    """The next piece of a text of the round; all of a `sample` together are its proof."""

    round: int
    piece: str
    sample: int = 0


@dataclass(frozen=True, slots=True)
class RoundJudged:
    """The end of a text of the round. What a writer did wrong is a reason of its `examination`, like what Lean has to
    object. One that is `mended` is what the search made of the text of that sample."""

    round: int
    proof: str
    examination: Examination
    sample: int = 0
    mended: bool = False


@dataclass(frozen=True, slots=True)
class PartKept:
    """What works of a refused text of the round: `kept` tactics where the text had `steps`, with `open` holes, which
    are searched now. It is told again with less holes when one was closed."""

    round: int
    sample: int
    proof: str
    kept: int
    steps: int
    open: int

    @property
    def in_words(self) -> str:
        left = f", {plural(self.open, 'hole')} left" if self.open else ""
        return f"{self.kept} of {plural(self.steps, 'step')} work{left}"


@dataclass(frozen=True, slots=True)
class PartFound:
    """What the search has got to while it writes, with `sorry` for the rest: the best so far, in place of the one that
    was told before."""

    round: int
    proof: str


@dataclass(frozen=True, slots=True)
class WholeEnded:
    """`status` is `proved`, `conditional`, `refuted`, `unproved`, `timed_out`, `unjudged` or `data`; `proof` is the
    accepted one, empty without. `reason` says why there is none, or none without a condition. `part` is the longest
    part of what was written that works, if anything does, with `sorry` for the rest."""

    status: str
    proof: str
    seconds: float
    reason: str = ""
    part: str = ""


WholeEvent = RoundBegun | TextWritten | RoundJudged | PartKept | PartFound | WholeEnded
