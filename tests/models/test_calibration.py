"""What sources say, brought to one scale by what became of it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.codec import codec, pack, unpack
from models.calibration import (
    BESIDE,
    BINS,
    BUILT_IN,
    ENOUGH,
    LEAST_SLOPE,
    NONE,
    Calibration,
    Line,
    Tally,
    calibrated,
    fitted,
    said,
    share,
)
from models.protocol import Candidate

SCORES = st.floats(-15.0, 0.0)
PORTFOLIO = BUILT_IN[0]


def tried(chance: Callable[[float], float], count: int, source: str = "one") -> Iterator[tuple[Candidate, bool]]:
    """Candidates that prove their state with the given chance, which depends on what the source says."""
    numbers = random.Random(7)
    for _ in range(count):
        score = -numbers.uniform(0.2, 6.0)
        yield Candidate("simp", score, source), numbers.random() < chance(score)


def chance_of(slope: float, shift: float) -> Callable[[float], float]:
    """A source that is wrong in a linear way, in log-odds."""
    return lambda score: 1 / (1 + math.exp(-(slope * math.log(math.exp(score) / -math.expm1(score)) + shift)))


def as_of(source: str, verdicts: Iterable[tuple[Candidate, bool]]) -> Iterator[tuple[Candidate, bool]]:
    return ((replace(candidate, source=source), proved) for candidate, proved in verdicts)


def platt(verdicts: Iterable[tuple[Candidate, bool]]) -> Line:
    return fitted(Calibration().with_verdicts(verdicts).tallies["one"])


@pytest.mark.parametrize(("slope", "shift"), [(0.6, -1.0), (1.0, 0.0), (1.5, 0.5), (0.7, -2.0)])
def test_the_line_is_found_by_which_a_source_is_wrong(slope: float, shift: float) -> None:
    line = platt(tried(chance_of(slope, shift), 50_000))
    assert line.slope == pytest.approx(slope, abs=0.08)
    assert line.shift == pytest.approx(shift, abs=0.15)


def test_by_that_line_a_score_is_how_often_such_candidates_prove_the_state() -> None:
    chance = chance_of(0.6, -1.0)
    line = platt(tried(chance, 50_000))
    for score in (-0.5, -2.0, -5.0):
        found = math.exp(calibrated(Candidate("simp", score, "one"), line).score)
        assert found == pytest.approx(chance(score), abs=0.02)


def test_a_candidate_gets_the_score_that_the_portfolio_gives_to_those_that_prove_as_often() -> None:
    of_portfolio, of_other = chance_of(0.8, -1.0), chance_of(0.6, -2.0)
    known = Calibration().with_verdicts([*tried(of_portfolio, 50_000, PORTFOLIO), *tried(of_other, 50_000, "other")])
    for score in (-0.5, -2.0, -5.0):
        found = calibrated(Candidate("simp", score, "other"), known.line("other"))
        assert of_portfolio(found.score) == pytest.approx(of_other(score), abs=0.02)


@pytest.mark.parametrize("source", [*BUILT_IN, *BESIDE])
def test_the_built_in_sources_keep_their_scores_whatever_became_of_their_candidates(source: str) -> None:
    known = Calibration().with_verdicts(
        verdict for one in {*BUILT_IN, source} for verdict in tried(lambda _: 0.0, 5 * ENOUGH, one)
    )
    assert known.line(source) is None


def test_the_built_in_sources_are_one_scale() -> None:
    of_other = list(tried(chance_of(1.0, 0.0), 20_000, "other"))
    share = list(tried(chance_of(1.0, -1.0), 20_000))
    one = Calibration().with_verdicts([*of_other, *(as_of(BUILT_IN[0], share))])
    both = Calibration().with_verdicts([*of_other, *as_of(BUILT_IN[0], share[::2]), *as_of(BUILT_IN[1], share[1::2])])
    assert both.line("other") == one.line("other")


def test_two_sources_that_prove_as_much_come_to_the_same_score() -> None:
    bold, modest = tried(lambda _: 0.1, 20_000, "bold"), tried(lambda _: 0.1, 20_000, "modest")
    shifted = ((Candidate(c.tactic, c.score - 4.0, c.source), proved) for c, proved in modest)
    right = tried(chance_of(1.0, 0.0), 20_000, PORTFOLIO)
    known = Calibration().with_verdicts([*bold, *shifted, *right])
    one = calibrated(Candidate("simp", -3.0, "bold"), known.line("bold"))
    other = calibrated(Candidate("simp", -7.0, "modest"), known.line("modest"))
    assert one.score == pytest.approx(other.score, abs=0.3)
    assert one.score == pytest.approx(math.log(0.1), abs=0.5)


@pytest.mark.parametrize("scarce", ["one", PORTFOLIO])
def test_a_source_is_believed_until_there_are_verdicts_enough_on_it_and_on_the_portfolio(scarce: str) -> None:
    [plenty] = {"one", PORTFOLIO} - {scarce}
    few = list(tried(lambda _: 0.0 if scarce == "one" else 0.9, ENOUGH, scarce))
    known = Calibration().with_verdicts([*tried(lambda _: 0.3, 2 * ENOUGH, plenty), *few[:-1]])
    assert known.line("one") is None
    candidate = Candidate("simp", -0.9, "one")
    assert calibrated(candidate, None).score == candidate.score
    line = known.with_verdicts(few[-1:]).line("one")
    assert line is not None
    assert calibrated(candidate, line).score < candidate.score
    assert known.line("another") is None


def test_a_model_is_measured_by_its_mean_over_tokens() -> None:
    short, long = Candidate("simp", 0.0, "m", -2.0, 4), Candidate("simp [a, b, c]", 0.0, "m", -8.0, 16)
    assert said(short) == said(long) == -0.5
    assert calibrated(short, None) == Candidate("simp", -0.5, "m", -2.0, 4)


@given(SCORES, SCORES, st.lists(st.tuples(st.integers(0, BINS - 1), st.integers(1, 3_000), st.floats(0, 1))))
def test_whatever_became_of_them_candidates_of_one_source_keep_their_order(
    one: float, other: float, seen: list[tuple[int, int, float]]
) -> None:
    tallies = list(NONE)
    for number, judged, chance in seen:
        tallies[number] = Tally(judged, int(chance * judged))
    line = fitted(tuple(tallies))
    assert line.slope >= LEAST_SLOPE
    low, high = (calibrated(Candidate("simp", score, "one"), line).score for score in sorted((one, other)))
    assert low <= high <= 0.0


def test_what_is_worse_the_surer_a_source_is_keeps_its_order_all_the_same() -> None:
    line = platt(tried(lambda score: 0.9 if score < -4 else 0.0, 50_000))
    assert line.slope == LEAST_SLOPE
    verdicts = list(tried(lambda score: 0.9 if score < -4 else 0.0, 50_000))
    expected = sum(math.exp(calibrated(candidate, line).score) for candidate, _ in verdicts)
    assert expected == pytest.approx(sum(proved for _, proved in verdicts), rel=0.01), "and is right on the whole"


@pytest.mark.parametrize("line", [None, Line(), Line(0.5, -1.0), Line(1.7, 0.3)])
@given(score=SCORES)
def test_calibrating_twice_changes_nothing(line: Line | None, score: float) -> None:
    once = calibrated(Candidate("simp", score, "one"), line)
    assert calibrated(once, line) == once
    assert once.raw_score == score


def test_what_is_known_is_kept_in_a_file_and_grows() -> None:
    first = Calibration().with_verdicts(tried(chance_of(0.5, -1.0), 3_000))
    kept = codec(Calibration).read(unpack(pack(codec(Calibration).write(first))))
    assert kept == first
    grown = kept.with_verdicts([(Candidate("simp", -1.0, "one"), True)])
    assert sum(t.judged for t in grown.tallies["one"]) == sum(t.judged for t in first.tallies["one"]) + 1
    assert sum(t.proved for t in grown.tallies["one"]) == sum(t.proved for t in first.tallies["one"]) + 1


def counted(judged: int, proved: int, source: str = "one") -> Calibration:
    candidate = Candidate("simp", -1.0, source)
    return Calibration().with_verdicts((candidate, number < proved) for number in range(judged))


def test_a_source_of_which_nothing_is_known_is_asked_for_all_that_it_has() -> None:
    assert share(0, 0) == 1.0
    assert [Calibration().wanted("one", most) for most in (1, 8, 100)] == [1, 8, 100]


def test_one_that_closes_nothing_is_asked_for_less_and_less_but_never_for_nothing() -> None:
    assert [counted(judged, 0).wanted("one", 8) for judged in (0, 50, 100, 300, 900, 20_000)] == [8, 6, 4, 2, 1, 1]


def test_one_that_closes_often_is_asked_for_all_and_one_in_between_for_some() -> None:
    assert counted(1_000, 50).wanted("one", 8) == 8
    assert counted(1_000, 6).wanted("one", 8) == 3
    assert counted(1_000, 50).wanted("another", 8) == 8


def test_one_that_was_in_vain_comes_back_with_what_it_closes() -> None:
    shares = [share(1_000 + closed, closed) for closed in range(30)]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert shares[-1] == 1.0


@given(st.integers(0, 10**6), st.data())
def test_a_failure_never_raises_the_share_and_a_proof_never_lowers_it(judged: int, data: st.DataObject) -> None:
    proved = data.draw(st.integers(0, judged))
    assert 0.0 < share(judged + 1, proved) <= share(judged, proved) <= share(judged + 1, proved + 1) <= 1.0


def test_what_two_have_seen_is_what_one_would_have_seen() -> None:
    both = counted(5, 2).with_counts(counted(3, 1)).with_counts(counted(4, 0, "other"))
    assert both == Calibration({**counted(8, 3).tallies, **counted(4, 0, "other").tallies})


def test_of_many_verdicts_the_old_ones_fade_and_a_rare_proof_is_not_forgotten() -> None:
    faded = counted(1_001, 1).with_counts(counted(10, 1, "other")).faded(1_000)
    assert faded.tallies["other"] == counted(10, 1, "other").tallies["other"]
    [tally] = [tally for tally in faded.tallies["one"] if tally.judged]
    assert tally == Tally(501, 1)


def test_what_was_counted_in_other_bins_is_not_taken_for_ours() -> None:
    foreign = Calibration({"one": (Tally(9_000, 1),) * 3})
    assert foreign.line("one") is None
    assert len(foreign.with_verdicts([(Candidate("simp", -1.0, "one"), True)]).tallies["one"]) == BINS
