"""How a search ends is told as it was: each way to end on a real Lean, with scripted candidates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.lean.goals import Goal
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Acceptance, AxiomScope, Judgement, Limits, Question, Verdict
from assistant.lean.verify.verifier import LeanVerifier
from assistant.search.best_first import BestFirstSearch
from assistant.search.budget import Budget
from assistant.search.clock import Clock
from assistant.search.ending import Cause
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.tree import EdgeAdded, ProofJudged, SearchEnded, Status, Tree
from models.protocol import Candidate
from tests.search.scripted import pool_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

LEMMA = "theorem N.gap (p : Nat → Prop) (h : p 2) : p 3 := by\n  sorry\n"
GOAL = "theorem t (p : Nat → Prop) (h : p 2) : p 3 := by\n  sorry\n"


def hole(text: str, index: int = -1) -> Place:
    return find_holes(Path("Test.lean"), text)[index]


async def search(verifier: LeanVerifier, text: str, *tactics: str, budget: Budget | None = None) -> Outcome:
    return (await searched(verifier, text, *tactics, budget=budget))[0]


async def searched(
    verifier: LeanVerifier, text: str, *tactics: str, budget: Budget | None = None
) -> tuple[Outcome, Tree]:
    async def propose(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate(tactic, -0.5 - 0.1 * rank, "scripted") for rank, tactic in enumerate(tactics)]

    run = BestFirstSearch(verifier, pool_of(propose), hole(text), budget or Budget(20))
    return await run.run(), run.tree


async def test_with_nothing_left_to_try_that_is_said_and_no_more_time_is_asked_for(verifier: LeanVerifier) -> None:
    result, tree = await searched(verifier, GOAL, "exact h", "assumption")
    assert result.ending.cause is Cause.NOTHING_LEFT
    assert result.reason == "nothing is left to try"
    assert not result.ending.time_may_help
    assert tree.events[-1] == SearchEnded("unproved", result.seconds, result.reason)


async def test_an_error_of_the_declaration_itself_ends_it_at_the_first_proof(verifier: LeanVerifier) -> None:
    """Whatever is found is refused for it: half a minute went by, and «more time may help» was the advice."""
    text = "theorem t (m n : Nat) (h : m = n) : m = n := by\n  have h2 : m = n := by exact foo\n  sorry\n"
    result, tree = await searched(verifier, text, "exact h", "assumption", "exact h.symm.symm")
    assert result.ending.cause is Cause.BROKEN
    assert result.reason.startswith("the declaration has an error: Unknown identifier `foo`")
    assert "; mend that first, then `" in result.reason
    assert not result.ending.time_may_help
    assert sum(isinstance(event, ProofJudged) for event in tree.events) == 1


async def test_a_proof_that_brings_the_error_itself_ends_nothing(verifier: LeanVerifier) -> None:
    text = "theorem t (p : Prop) (h : p) : p := by\n  sorry\n"
    result = await search(verifier, text, "exact (fun _ : Nat => h) (by exact t p h ▸ 3)", "exact h")
    assert result.status is OutcomeStatus.PROVED


class SkippingClock(Clock):
    """A clock that an hour of waiting can be put on."""

    skipped = 0.0

    @property
    def seconds(self) -> float:
        return super().seconds + self.skipped


async def test_when_the_time_is_over_the_states_that_are_open_are_counted(verifier: LeanVerifier) -> None:
    clock = SkippingClock()

    async def propose(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        clock.skipped = 3600.0
        return [Candidate("have a := h", -0.5, "scripted"), Candidate("have b := h", -0.6, "scripted")]

    run = BestFirstSearch(verifier, pool_of(propose), hole(GOAL), Budget(600.0))
    run.clock = clock
    result, tree = await run.run(), run.tree
    assert (result.status, result.ending.cause) == (OutcomeStatus.TIMED_OUT, Cause.TIME_OVER)
    assert result.ending.time_may_help
    left = sum(node.status is Status.OPEN for node in tree.nodes)
    assert result.ending.open_states == left > 0
    assert result.reason == f"the time was over with {left} state{'s' if left > 1 else ''} open"


async def test_a_limit_of_the_search_is_not_called_a_lack_of_time(verifier: LeanVerifier) -> None:
    tactics = [f"have h{n} : {n} = {n} := rfl" for n in range(6)]
    result = await search(verifier, GOAL, *tactics, budget=Budget(20, nodes=2))
    assert result.ending.cause is Cause.LIMIT_REACHED
    assert not result.ending.time_may_help


async def test_a_proof_that_was_found_and_refused_is_told_with_the_reason(verifier: LeanVerifier) -> None:
    text = 'macro "mine" : tactic => `(tactic| sorry)\n' + GOAL
    result = await search(verifier, text, "mine")
    assert (result.status, result.ending.cause) == (OutcomeStatus.UNPROVED, Cause.NOTHING_LEFT)
    [refused] = result.ending.refused
    assert refused.proof == "mine"
    assert "`sorry`" in refused.reasons[0]
    assert result.reason.startswith("nothing is left to try; a proof was found and refused: ")
    assert "`sorry`" in result.reason


class WithoutTimeToJudge(LeanVerifier):
    """The real verifier, whose time is over when it comes to a whole proof."""

    async def accept(self, place: Place, proof: str, limits: Limits | None = None) -> Acceptance:
        return await super().accept(place, proof, Limits(0.001))


async def test_a_proof_that_there_was_no_time_to_judge_is_not_called_refused(verifier: LeanVerifier) -> None:
    slow = "theorem slow : True := by\n  iterate 4000 (have := trivial)\n  trivial\n"
    hurried = WithoutTimeToJudge(verifier._pool)
    result, tree = await searched(hurried, GOAL.replace("p 3", "p 2") + slow, "exact h")
    assert (result.status, result.ending.cause) == (OutcomeStatus.UNJUDGED, Cause.NOT_JUDGED)
    assert result.proof == ""
    assert result.reason.startswith("not yet judged")
    assert result.ending.time_may_help
    assert result.ending.refused_count == 0
    assert {event.judged for event in tree.events if isinstance(event, ProofJudged)} == {False}


class WithoutVerdicts:
    """A stand-in for a place at which Lean says nothing about what is tried: everything else is the real verifier."""

    def __init__(self, verifier: LeanVerifier) -> None:
        self._verifier = verifier
        self.checks = 0

    async def state(self, place: Place, seconds: float = 60.0) -> tuple[Goal, ...]:
        return await self._verifier.state(place, seconds=seconds)

    async def check(
        self, place: Place, questions: Sequence[Question], limits: Limits | None = None
    ) -> list[list[Judgement]]:
        self.checks += 1
        return [[Judgement(c, Verdict.UNKNOWN, (), "a combinator") for c in q.candidates] for q in questions]


async def test_where_nothing_can_be_tried_that_is_said_at_once(verifier: LeanVerifier) -> None:
    silent = WithoutVerdicts(verifier)
    tactics = [f"exact h{number}" for number in range(100)]
    result = await search(silent, GOAL, *tactics)  # type: ignore[arg-type]
    assert (result.status, result.ending.cause) == (OutcomeStatus.UNPROVED, Cause.NO_TRIALS)
    assert result.reason == "tactics cannot be tried here: a combinator"
    assert silent.checks == 1


@pytest.mark.parametrize(
    "text",
    [
        "def parse (s : String) : Option Nat := sorry\n",
        "instance : Inhabited Nat := ⟨sorry⟩\n",
        "theorem t : ∃ n : Nat, n = n := by\n  refine ⟨sorry, ?_⟩\n  rfl\n",
        "abbrev D : Type := by sorry\n",
        "theorem t : True := by\n  let k : Nat := sorry\n  trivial\n",
    ],
)
async def test_data_is_not_guessed(verifier: LeanVerifier, text: str) -> None:
    result, tree = await searched(verifier, text, "exact none", "exact 0", "exact Nat", "exact default")
    assert (result.status, result.ending.cause) == (OutcomeStatus.DATA, Cause.DATA)
    assert result.proof == ""
    assert result.reason == "data, not a proposition"
    assert tree.candidates == 0


async def test_a_proof_by_an_open_lemma_is_one_on_that_condition(verifier: LeanVerifier) -> None:
    result, tree = await searched(verifier, LEMMA + GOAL, "exact N.gap p h")
    assert result.status is OutcomeStatus.CONDITIONAL
    assert result.proof == "exact N.gap p h"
    assert result.open_lemmas == result.ending.open_lemmas == ("N.gap",)
    assert result.reason == "rests on `N.gap`, which is still open"
    assert not tree.proved
    assert tree.root.conditional >= 0


async def test_a_proof_on_a_condition_does_not_end_the_search_for_a_complete_one(verifier: LeanVerifier) -> None:
    text = LEMMA + GOAL.replace("(h : p 2)", "(h : p 2) (k : ∀ n, p n → p (n + 1))")
    result, tree = await searched(verifier, text, "exact N.gap p h", "apply k", "exact h")
    assert result.status is OutcomeStatus.PROVED
    assert result.open_lemmas == ()
    assert "gap" not in result.proof
    judged = [event for event in tree.events if isinstance(event, ProofJudged)]
    assert [event.complete for event in judged] == [False, True]
    conditions = [e.open_lemmas for e in tree.events if isinstance(e, EdgeAdded) and "gap" in e.tactic]
    assert conditions[-1] == ("N.gap",)


async def test_an_open_lemma_that_simp_picked_up_is_a_condition_as_well(verifier: LeanVerifier) -> None:
    text = "def f (n : Nat) : Nat := n\n@[simp] theorem gap (n : Nat) : f n = 7 := by\n  sorry\n"
    result = await search(verifier, text + "theorem t : f 3 = 7 := by\n  sorry\n", "simp")
    assert (result.status, result.open_lemmas) == (OutcomeStatus.CONDITIONAL, ("gap",))


async def test_an_axiom_of_the_author_is_used_and_named(verifier: LeanVerifier) -> None:
    text = "axiom nb : 1 = 2\ntheorem t : 2 = 1 := by\n  sorry\n"
    result = await search(verifier, text, "exact nb.symm")
    assert (result.status, result.author_axioms) == (OutcomeStatus.PROVED, ("nb",))


async def test_only_standard_axioms_leave_it_out_and_the_reason_says_so(verifier: LeanVerifier) -> None:
    text = "axiom nb : 1 = 2\ntheorem t : 2 = 1 := by\n  sorry\n"
    result = await search(verifier, text, "exact nb.symm", budget=Budget(20, axioms=AxiomScope.STANDARD))
    assert result.status is OutcomeStatus.UNPROVED
    assert "`nb`" in result.reason
