"""What sources say of their candidates, on one scale.

A built-in source says a guess, a model the logarithm of a probability, summed over its tokens; neither is right, and
they are no numbers of one kind. What a source said is read as odds (a model's per token: longer tactics are not worse).
How often its candidates prove the state that they are tried at follows from that by a line in log-odds,
`a · logit(p) + b`, with `a` and `b` fitted for each source by what became of its candidates: Platt's scaling (Platt,
*Probabilistic outputs for support vector machines*, 1999), found by Newton's method with backtracking (Lin, Lin and
Weng, *A note on Platt's probabilistic outputs*, Machine Learning 68, 2007). In place of Platt's targets `a` and `b`
have a normal prior around 1 and 0, where a source is right. The slope stays positive, so that candidates of one source
keep their order.

The scale is that of the built-in guesses (`BUILT_IN`), because the penalties of a search are weighed against sums of
these: a candidate of another source gets the score that they give to candidates that prove their state as often. To
correct the guesses themselves was tried and given up: how often a tactic closes a goal depends on them little, since
they are about what leads on as well, and the measured probabilities made searches too broad. A source is believed as
long as there are fewer than `ENOUGH` verdicts on it or on the built-in ones.

How many candidates a source is asked for follows from the same counts (`share`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from models.protocol import Candidate

ENOUGH = 2_000
"""Verdicts on candidates of a source, from which on it is calibrated by them."""
BUILT_IN = ("portfolio", "premises")
"""The sources whose scores are the scale: they are guesses of one hand."""
BESIDE = (
    "inductions",
    "operators",
    "equations",
    "monoids",
    "accumulators",
    "generalisations",
    "interpretations",
    "lemmas",
)
"""Sources of the same hand that few goals are for: their scores stay what they are, and are no part of the scale."""
FULL_RATE = 0.02
"""A source of which one candidate in fifty proves its state is asked for all that it has: a model that writes eight for
a state then closes about one in seven of the states that it is asked about."""
PRIOR_VERDICTS = 100
"""What is believed of a source before there are verdicts, that it proves at `FULL_RATE`, weighs like so many of
them."""
PRIOR_SLOPE, PRIOR_SHIFT = 1.0, 0.0
SLOPE_PRECISION, SHIFT_PRECISION = 25.0, 4.0
"""Of the prior, as inverse variances: its standard deviations are 0.2 for the slope and 0.5 for the shift, which a few
hundred verdicts outweigh."""
LEAST_SLOPE = 0.5
"""A source whose scores say next to nothing would throw about what is compared with it."""
STEPS = 100
"""Of Newton's method at most; it needs about ten."""
EXACT = 1e-9
LOWEST, WIDTH, BINS = -12.0, 0.25, 73
"""Log-odds are counted in bins of this width, from the lowest on; what lies outside counts in the last on its side."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of candidates of about one score, how many Lean gave a verdict on, and how many of them proved the state."""

    judged: int = 0
    proved: int = 0


Tallies = tuple[Tally, ...]
"""One for each bin."""
NONE: Tallies = (Tally(),) * BINS


@dataclass(frozen=True, slots=True)
class Line:
    """`slope · x + shift`, in log-odds, with a positive slope."""

    slope: float = PRIOR_SLOPE
    shift: float = PRIOR_SHIFT

    def __call__(self, log_odds: float) -> float:
        return self.slope * log_odds + self.shift

    def solved(self, other: Line) -> Line:
        """The line whose value has here the value that its argument has on the other one."""
        return Line(other.slope / self.slope, (other.shift - self.shift) / self.slope)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is known of each source. Plain data, which `codec(Calibration)` writes and reads."""

    tallies: Mapping[str, Tallies] = field(default_factory=dict)

    def line(self, source: str) -> Line | None:
        """By which what a source says is brought to the common scale; `None` while it is believed."""
        own, reference = self._of(source), _together(map(self._of, BUILT_IN))
        if source in (*BUILT_IN, *BESIDE) or min(_judged(own), _judged(reference)) < ENOUGH:
            return None
        return fitted(reference).solved(fitted(own))

    def with_verdicts(self, verdicts: Iterable[tuple[Candidate, bool]]) -> Calibration:
        """Having seen of more candidates whether they proved what they were tried at."""
        counted: dict[str, list[Tally]] = {}
        for candidate, proved in verdicts:
            known = counted.setdefault(candidate.source, list(self._of(candidate.source)))
            number = _bin(_log_odds(said(candidate)))
            known[number] = Tally(known[number].judged + 1, known[number].proved + proved)
        return Calibration({**self.tallies, **{source: tuple(known) for source, known in counted.items()}})

    def with_counts(self, other: Calibration) -> Calibration:
        """Having seen what somebody else has seen as well."""
        sources = {**self.tallies, **other.tallies}
        return Calibration({source: _together([self._of(source), other._of(source)]) for source in sources})

    def faded(self, most: int) -> Calibration:
        """With half of the counts of each source on which there are more verdicts than `most`, so that what is seen
        from now on weighs more than what was seen long ago. They are rounded up: a proof is rare."""
        return Calibration(
            {
                source: tuple(Tally(_half(tally.judged), _half(tally.proved)) for tally in tallies)
                if _judged(tallies) > most
                else tallies
                for source, tallies in self.tallies.items()
            }
        )

    def judged(self, source: str) -> int:
        """The verdicts on candidates of a source."""
        return _judged(self._of(source))

    def wanted(self, source: str, most: int) -> int:
        """How many candidates to ask a source for that writes at most so many; never less than one, since it may do
        better from now on, and would not be seen to otherwise."""
        tallies = self._of(source)
        return max(1, math.ceil(most * share(_judged(tallies), sum(tally.proved for tally in tallies))))

    def _of(self, source: str) -> Tallies:
        """Those of a source; of a file with other bins nothing is taken over."""
        tallies = self.tallies.get(source, NONE)
        return tallies if len(tallies) == BINS else NONE


def _together(several: Iterable[Tallies]) -> Tallies:
    """The candidates of several sources as if they were of one."""
    return tuple(
        Tally(sum(tally.judged for tally in column), sum(tally.proved for tally in column))
        for column in zip(*several, strict=True)
    )


def _judged(tallies: Tallies) -> int:
    return sum(tally.judged for tally in tallies)


def _half(count: int) -> int:
    return (count + 1) // 2


def share(judged: int, proved: int) -> float:
    """The part of what a source may write that it is asked for, in (0, 1], when `proved` of `judged` candidates have
    proved their state.

    It is the rate at which they do, compared with `FULL_RATE`. The rate is the mean of its posterior distribution with
    a beta prior that has the mean `FULL_RATE` and the weight of `PRIOR_VERDICTS`: the m-estimate (Cestnik, *Estimating
    probabilities: a crucial task in machine learning*, ECAI 1990). So it is 1 where nothing is known, falls as
    100 / (100 + n) with n verdicts and no proof, and never gets to 0.
    """
    return min(1.0, (proved / FULL_RATE + PRIOR_VERDICTS) / (judged + PRIOR_VERDICTS))


def calibrated(candidate: Candidate, line: Line | None) -> Candidate:
    """With a score on the common scale, and what its source said as `raw_score`. A second time changes nothing."""
    says = said(candidate)
    score = says if line is None else _log_probability(line(_log_odds(says)))
    return replace(candidate, score=score, raw_score=candidate.raw_score if candidate.tokens else says)


def said(candidate: Candidate) -> float:
    """What its source says of a candidate, as the natural logarithm of a probability."""
    if candidate.raw_score is None:
        return min(0.0, candidate.score)
    return min(0.0, candidate.raw_score / max(1, candidate.tokens))


@lru_cache(maxsize=64)
def fitted(tallies: Tallies) -> Line:
    """The most probable line from what a source says to how often its candidates prove their state."""
    counts = [(LOWEST + WIDTH * (number + 0.5), tally) for number, tally in enumerate(tallies) if tally.judged]
    line = _minimum(Line(), counts)
    return line if line.slope >= LEAST_SLOPE else _minimum(Line(LEAST_SLOPE, line.shift), counts, slope_fixed=True)


Counts = list[tuple[float, Tally]]
"""The middle of a bin, and its tally."""


def _minimum(line: Line, counts: Counts, *, slope_fixed: bool = False) -> Line:
    """Where the loss, which is convex, is least."""
    for _ in range(STEPS):
        step = _newton_step(line, counts, slope_fixed=slope_fixed)
        if abs(step.slope) + abs(step.shift) < EXACT:
            break
        line = _backtracked(line, step, counts)
    return line


def _newton_step(line: Line, counts: Counts, *, slope_fixed: bool) -> Line:
    """The change of the line that a quadratic approximation of the loss asks for."""
    gradient_a = SLOPE_PRECISION * (line.slope - PRIOR_SLOPE)
    gradient_b = SHIFT_PRECISION * (line.shift - PRIOR_SHIFT)
    aa, ab, bb = SLOPE_PRECISION, 0.0, SHIFT_PRECISION
    for x, tally in counts:
        probability = math.exp(_log_probability(line(x)))
        wrong = tally.judged * probability - tally.proved
        gradient_a += wrong * x
        gradient_b += wrong
        weight = tally.judged * probability * (1.0 - probability)
        aa += weight * x * x
        ab += weight * x
        bb += weight
    if slope_fixed:
        return Line(0.0, -gradient_b / bb)
    determinant = aa * bb - ab * ab
    return Line((ab * gradient_b - bb * gradient_a) / determinant, (ab * gradient_a - aa * gradient_b) / determinant)


def _backtracked(line: Line, step: Line, counts: Counts) -> Line:
    """As far along the step as it makes the loss smaller."""
    before, size = _loss(line, counts), 1.0
    while size > EXACT:
        further = Line(line.slope + size * step.slope, line.shift + size * step.shift)
        if _loss(further, counts) <= before:
            return further
        size /= 2
    return line


def _loss(line: Line, counts: Counts) -> float:
    """Minus the logarithm of the posterior density, but for a constant."""
    prior = SLOPE_PRECISION * (line.slope - PRIOR_SLOPE) ** 2 + SHIFT_PRECISION * (line.shift - PRIOR_SHIFT) ** 2
    seen = sum(
        tally.proved * _log_probability(line(x)) + (tally.judged - tally.proved) * _log_probability(-line(x))
        for x, tally in counts
    )
    return prior / 2 - seen


def _log_probability(log_odds: float) -> float:
    """`log (1 / (1 + exp (-x)))`, without overflow."""
    return -math.log1p(math.exp(-log_odds)) if log_odds >= 0 else log_odds - math.log1p(math.exp(log_odds))


def _log_odds(log_probability: float) -> float:
    """Of a logarithm of a probability, at most 0; bounded, since nothing is certain."""
    bounded = min(log_probability, -1e-5)
    return bounded - math.log(-math.expm1(bounded))


def _bin(log_odds: float) -> int:
    return min(BINS - 1, max(0, math.floor((log_odds - LOWEST) / WIDTH)))
