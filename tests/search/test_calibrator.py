"""What an engine's searches learn of the sources of candidates."""

from __future__ import annotations

import math

from assistant.lean.goals import parse_goals
from assistant.lean.verify.verdicts import Verdict
from assistant.search.calibrator import Calibrator, proving
from assistant.search.pool import CandidatePool
from assistant.search.tree import EdgeAdded, NodeOpened, Tree
from models.calibration import BUILT_IN, ENOUGH, Calibration
from models.protocol import Candidate
from tests.search.scripted import ScriptedProver, describe

GOALS = parse_goals("⊢ p")


async def bold_and_modest(_goals: object, _steps: object) -> list[Candidate]:
    return [Candidate("bold", -0.5, "bold"), Candidate("modest", -3.0, "modest")]


def right_portfolio() -> Calibration:
    """Its candidates prove as often as it says."""
    verdicts = [(Candidate("simp", math.log(chance), BUILT_IN[0]), chance) for chance in (0.5, 0.05)]
    return Calibration().with_verdicts(
        (candidate, number < chance * 2 * ENOUGH) for candidate, chance in verdicts for number in range(2 * ENOUGH)
    )


def experienced() -> Calibrator:
    """Having seen the bold source fail, and the modest one succeed half of the time."""
    calibrator = Calibrator(right_portfolio())
    for candidate, chance in ((Candidate("a", -0.5, "bold"), 0), (Candidate("b", -3.0, "modest"), 2)):
        shown = calibrator.calibrated(candidate)
        calibrator.record((shown, bool(chance) and number % chance == 0) for number in range(2 * ENOUGH))
    return calibrator


async def answers(prover: ScriptedProver, calibrator: Calibrator) -> list[Candidate]:
    """What the pool gives for a state."""
    pool = CandidatePool([prover], describe, 10, calibrator)
    pool.extend(30.0)
    pool.ask(0, GOALS, (), 0.0)
    await pool.first([0])
    found = pool.take(0)
    await pool.close()
    return found


async def test_the_pool_ranks_by_what_became_of_each_source_before() -> None:
    for calibrator, order in ((Calibrator(), ["bold", "modest"]), (experienced(), ["modest", "bold"])):
        found = await answers(ScriptedProver(bold_and_modest), calibrator)
        assert [candidate.tactic for candidate in found] == order
    assert [candidate.raw_score for candidate in found] == [-3.0, -0.5]


async def test_a_sum_over_tokens_is_not_compared_with_a_guess() -> None:
    async def both(_goals: object, _steps: object) -> list[Candidate]:
        return [Candidate("guess", -2.0, "portfolio"), Candidate("sampled", -12.0, "model", -12.0, 24)]

    found = await answers(ScriptedProver(both), Calibrator())
    assert [(c.tactic, c.score) for c in found] == [("sampled", -0.5), ("guess", -2.0)]


def test_what_did_not_come_from_a_prover_is_nobodys() -> None:
    calibrator = Calibrator()
    calibrator.record((Candidate("exact foo", -0.1, "portfolio"), True) for _ in range(ENOUGH))
    assert calibrator.calibration.tallies == {}


def test_more_verdicts_change_what_is_told_from_then_on() -> None:
    calibrator = Calibrator(right_portfolio())
    candidate = calibrator.calibrated(Candidate("simp", -1.0, "one"))
    assert candidate.score == -1.0
    calibrator.record((candidate, number % 10 == 0) for number in range(2 * ENOUGH))
    first = calibrator.calibrated(candidate).score
    assert abs(math.exp(first) - 0.1) < 0.02
    calibrator.record((candidate, True) for _ in range(2 * ENOUGH))
    assert calibrator.calibrated(candidate).score > first


def test_what_is_recorded_is_told_by_itself_and_what_was_known_is_not() -> None:
    told: list[Calibration] = []
    calibrator = Calibrator(listener=told.append)
    calibrator.add(right_portfolio())
    shown = calibrator.calibrated(Candidate("simp", -1.0, "model"))
    calibrator.record([(shown, True), (shown, False), (Candidate("mine", 0.0, "you"), True)])
    [fresh] = told
    assert (set(fresh.tallies), fresh.judged("model")) == ({"model"}, 2)
    assert calibrator.calibration == right_portfolio().with_counts(fresh)


def test_a_verdict_is_one_on_all_who_proposed_the_tactic_each_with_its_own_score() -> None:
    late = Candidate("simp", -4.0, "late", -4.0)
    first = Candidate("simp", -1.0, "first", -1.0, others=(late,))
    tree = Tree([NodeOpened(0, GOALS, (), 0.0), EdgeAdded(0, "simp", "first", -1.0, ())])
    found = list(proving(tree, [(0, first, Verdict.CLOSES)], lambda _node, _tactic: False))
    assert found == [(first, True), (late, True)]


def test_it_goes_on_from_what_was_known() -> None:
    known = experienced().calibration
    candidate = Candidate("simp", -0.5, "bold")
    assert Calibrator(known).calibrated(candidate) == experienced().calibrated(candidate)
