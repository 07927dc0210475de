"""A counterexample is looked for beside a proof, and ends the search for it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.lean.errors import NoGoalHere
from assistant.lean.goals import Goal, GoalKind, parse_goals
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Step
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.refute.refuter import Refuter
from assistant.search.best_first import BestFirstSearch
from assistant.search.budget import Budget
from assistant.search.ending import Cause
from assistant.search.outcome import OutcomeStatus
from assistant.search.refuting import BranchDoubts, Refuting
from assistant.search.suggest import suggest
from assistant.search.tree import GoalRefuted, Node, Status
from models.portfolio import Portfolio
from models.protocol import Candidate
from tests.search.bare import bare
from tests.search.scripted import pool_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

FALSE = "theorem t (a b : Nat) : a - b = b - a := by\n  sorry\n"
TRUE = "theorem t (a b : Nat) : a + b = b + a := by\n  sorry\n"
FOUND = Refutation((("a", "0"), ("b", "1")), "exact …", "example …", True)
GOAL = parse_goals("a b : Nat\n⊢ a - b = b - a")[0]


def place_of(text: str) -> Place:
    return find_holes(Path("A.lean"), text)[0]


async def found_at_once(_place: Place, _goal: Goal, _seconds: float) -> Refutation:
    return FOUND


async def test_work_is_given_up_where_a_counterexample_comes_first() -> None:
    refuting = Refuting(found_at_once, place_of(FALSE))
    refuting.start(GOAL, 10.0)
    never: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    assert not await refuting.instead_of(never)
    assert never.cancelled()
    assert refuting.found is FOUND


async def test_work_that_ends_first_counts() -> None:
    async def never(_place: Place, _goal: Goal, _seconds: float) -> NotRefuted:
        await asyncio.Event().wait()
        raise AssertionError

    async def work() -> bool:
        return True

    refuting = Refuting(never, place_of(TRUE))
    refuting.start(GOAL, 10.0)
    assert await refuting.instead_of(asyncio.ensure_future(work()))
    assert refuting.found is None
    await refuting.close()
    assert not refuting.runs


async def test_an_error_of_lean_is_no_counterexample_and_ends_nothing() -> None:
    async def fails(place: Place, _goal: Goal, _seconds: float) -> NotRefuted:
        raise NoGoalHere(place.where)

    refuting = Refuting(fails, place_of(TRUE))
    refuting.start(GOAL, 10.0)
    await refuting.ended(5.0)
    assert refuting.found is None


async def test_data_is_not_doubted() -> None:
    refuting = Refuting(found_at_once, place_of(FALSE))
    refuting.start(Goal("", (), "Nat", GoalKind.DATA), 10.0)
    assert not refuting.runs


async def nobody(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
    return []


async def test_a_search_says_that_the_statement_is_false(verifier) -> None:
    search = BestFirstSearch(verifier, pool_of(nobody), place_of(FALSE), Budget(30.0), refute=Refuter(verifier).refute)
    outcome = await search.run()
    assert outcome.status is OutcomeStatus.REFUTED
    assert outcome.reason == "false for a = 0, b = 1"
    assert outcome.refutation is not None
    assert outcome.ending is not None
    assert outcome.ending.cause is Cause.REFUTED
    assert not outcome.proof
    assert search.tree.refuted == "false for a = 0, b = 1"
    assert any(isinstance(event, GoalRefuted) for event in search.tree.events)


async def test_suggestions_end_with_the_counterexample(verifier) -> None:
    place = place_of(FALSE)
    goals = await verifier.state(place)
    stream = suggest(verifier, [Portfolio()], place, goals, bare, seconds=30.0, refute=Refuter(verifier).refute)
    [*_, known] = [known async for known in stream]
    assert known.refutation is not None
    assert known.refutation.words == "false for a = 0, b = 1"
    assert known.complete


async def test_what_is_proved_is_not_doubted(verifier) -> None:
    asked: list[str] = []

    async def refute(place: Place, _goal: Goal, _seconds: float) -> NotRefuted:
        asked.append(place.where)
        return NotRefuted("it is true")

    place = place_of("theorem t (p : Prop) (h : p) : p := by\n  sorry\n")
    goals = await verifier.state(place)
    looked_at = [
        known async for known in suggest(verifier, [Portfolio()], place, goals, bare, seconds=30.0, refute=refute)
    ]
    assert looked_at[-1].suggestions
    assert looked_at[-1].refutation is None


async def test_a_false_branch_is_given_up_and_says_why(verifier) -> None:
    """`right` leaves `n < n`, which nothing proves; without it the search goes through `left`."""
    place = place_of("theorem t (n : Nat) (h : n ≤ n + 1) : n ≤ n + 1 ∨ n < n := by\n  sorry\n")

    async def propose(goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        if goals[0].target.endswith("∨ n < n"):
            return [Candidate("right", -0.1, "scripted"), Candidate("left", -5.0, "scripted")]
        return [Candidate("exact h", -0.1, "scripted"), Candidate("apply Nat.lt_of_lt_of_le", -0.2, "scripted")]

    async def nothing(_place: Place, _goal: Goal, _seconds: float) -> NotRefuted:
        return NotRefuted("it is true")

    search = BestFirstSearch(verifier, pool_of(propose), place, Budget(60.0), refute=nothing)
    outcome = await search.run()
    assert outcome.proved
    [false] = [node for node in search.tree.nodes if node.refuted]
    assert false.goals[0].target == "n < n"
    assert false.refuted.startswith("false for one of")
    assert false.status is Status.REFUTED
    assert not false.edges


async def test_what_a_lossless_tactic_leaves_is_not_doubted(verifier) -> None:
    doubts = BranchDoubts(place_of(TRUE), wanted=True)
    goal = parse_goals("n : Nat\n⊢ n = 0")
    assert doubts.of(Node(1, goal, (Step("apply f", 1, (0,)),), 0.0))
    assert not doubts.of(Node(1, goal, (Step("intro n", 1, (0,)),), 0.0))
    assert not doubts.of(Node(0, goal, (), 0.0))
    assert not BranchDoubts(place_of(TRUE), wanted=False).of(Node(1, goal, (Step("apply f", 1, (0,)),), 0.0))
