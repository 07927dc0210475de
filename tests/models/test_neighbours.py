"""What neighbours propose at a goal: tactics in the names at hand, scored by how alike the goals are."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from assistant.lean.goals import Goal, parse_goal
from assistant.neighbours.step import Names, Neighbour, Neighbourhood
from models.neighbours import BATCH, MOST, Neighbours, adapt, candidates, score_of
from models.protocol import Candidate, FileContext, ProofState, StepRequest
from tests.neighbours.steps import neighbour

PROJECT = Names(frozenset({"A.f", "A.f_spec", "g"}), frozenset({"Other.lemma", "Other.f_spec"}))


def proposed(goal: str, found: Neighbour, namespaces: tuple[str, ...] = ()) -> list[str]:
    return [adapted.tactic for adapted in adapt(found, parse_goal(goal), PROJECT, namespaces)]


@pytest.mark.parametrize(
    ("step", "tactic", "goal", "adapted"),
    [
        (
            "n m : Nat\n⊢ n + m = m + n",
            "induction n <;> simp [*]",
            "a b : Nat\n⊢ b + a = a + b",
            "induction b <;> simp [*]",
        ),
        ("h : p\n⊢ p ∨ q", "exact Or.inl h", "hp : p\n⊢ p ∨ q", "exact Or.inl hp"),
        ("h : a = b\n⊢ b = a", "exact h.symm", "k : a = b\n⊢ b = a", "exact k.symm"),
        ("xs : List α\n⊢ f xs = 0", "simp [f]", "ys : List α\n⊢ f ys = 0", "simp [f]"),
        ("⊢ p → q", "intro h", "⊢ p → q", "intro h"),
        (
            "xs : List α\n⊢ f xs = 0",
            "induction xs with\n| nil => rfl\n| cons x xs ih => simp [ih]",
            "l : List α\n⊢ f l = 0",
            "induction l with\n| nil => rfl\n| cons x l ih => simp [ih]",
        ),
    ],
)
def test_a_tactic_is_written_in_the_names_at_hand(step: str, tactic: str, goal: str, adapted: str) -> None:
    assert proposed(goal, neighbour(step, tactic))[0] == adapted


@pytest.mark.parametrize(
    ("step", "tactic", "goal"),
    [
        pytest.param("h : a = b\n⊢ p", "exact h.elim", "⊢ p", id="no such hypothesis"),
        pytest.param("n : Nat\n⊢ f n = 0", "obtain ⟨m, k⟩ := g n", "m : Nat\n⊢ f m = 0", id="caught by a new name"),
        pytest.param("⊢ p", "exact Other.lemma", "⊢ p", id="a lemma that is not in reach"),
    ],
)
def test_what_cannot_be_written_is_not_proposed(step: str, tactic: str, goal: str) -> None:
    assert proposed(goal, neighbour(step, tactic)) == []


@pytest.mark.parametrize(
    ("tactic", "inside", "here", "written"),
    [
        ("simp [f, f_spec]", ("A",), (), "simp [A.f, A.f_spec]"),
        ("simp [f, f_spec]", ("A",), ("A",), "simp [f, f_spec]"),
        ("simp [A.f]", (), ("A",), "simp [f]"),
        ("rw [f_spec.symm, g]", ("A", "B"), (), "rw [A.f_spec.symm, g]"),
        ("rw [List.map, unknown]", ("A",), (), "rw [List.map, unknown]"),
    ],
)
def test_names_of_the_project_are_written_as_they_have_to_be(
    tactic: str, inside: tuple[str, ...], here: tuple[str, ...], written: str
) -> None:
    assert proposed("⊢ p", neighbour("⊢ p", tactic, inside), here) == [written]


def test_constants_in_the_same_place_are_exchanged_as_well() -> None:
    step = "t : Tree\n⊢ t.mirror.size = t.size"
    goal = "s : Tree\n⊢ s.mirror.depth = s.depth"
    assert proposed(goal, neighbour(step, "induction t <;> simp [size, mirror]")) == [
        "induction s <;> simp [size, mirror]",
        "induction s <;> simp [depth, mirror]",
    ]


# --- scores ----------------------------------------------------------------------------------------------------

GOAL = "n : Nat\n⊢ f n = 0"


def scored(*found: Neighbour) -> dict[str, Candidate]:
    state = ProofState((parse_goal(GOAL),), file=FileContext())
    return {candidate.tactic: candidate for candidate in candidates(state, Neighbourhood(found))}


def test_what_is_more_like_and_what_several_say_is_scored_higher() -> None:
    found = scored(
        neighbour(GOAL, "a", similarity=0.9),
        neighbour(GOAL, "b", similarity=0.5),
        neighbour(GOAL, "c", similarity=0.5),
        neighbour(GOAL, "c", similarity=0.5),
    )
    assert list(found) == ["a", "c", "b"]
    assert found["a"].score > score_of(0.9, 0.9) > found["b"].score > score_of(0.5, 0.9)
    assert all(candidate.score < 0 and candidate.source == "neighbours" for candidate in found.values())


def test_a_candidate_says_what_it_was_learnt_from() -> None:
    assert scored(neighbour(GOAL, "a"))["a"].why == "as in one (File:3)"


def test_no_more_are_proposed_than_are_worth_it() -> None:
    assert len(scored(*(neighbour(GOAL, f"t{number}", similarity=0.5) for number in range(MOST + 5)))) == MOST


# --- as a prover -----------------------------------------------------------------------------------------------


class Learning:
    """What is known of a place before its text was read, and after."""

    def __init__(self, before: Sequence[Neighbour], after: Sequence[Neighbour]) -> None:
        self._found = [tuple(before), tuple(after)]
        self.is_complete = False
        self.read = asyncio.Event()

    async def near(self, _goal: Goal, count: int, _declaration: str) -> Neighbourhood:
        return Neighbourhood(self._found[self.is_complete][:count])

    async def complete(self, seconds: float) -> None:
        async with asyncio.timeout(seconds):
            await self.read.wait()
        self.is_complete = True


def request(number: int = 1, wanted: int = 10) -> StepRequest:
    return StepRequest(number, ProofState((parse_goal(GOAL),)), wanted)


def learning() -> Learning:
    return Learning([neighbour(GOAL, "early")], [neighbour(GOAL, "early"), neighbour(GOAL, "late")])


async def test_it_offers_what_is_known_and_nothing_is_waited_for() -> None:
    prover = Neighbours(learning())
    assert prover.capabilities.seconds == 0.0
    [proposal] = [found async for found in prover.propose([request()], 0.0)]
    assert ([c.tactic for c in proposal.candidates], proposal.last) == (["early"], True)


async def test_for_a_search_it_says_more_when_the_text_was_read() -> None:
    known = learning()
    prover = Neighbours(known).patient(5.0)
    assert prover.capabilities.seconds > 0
    assert prover.capabilities.batch == BATCH
    deadline = asyncio.get_running_loop().time() + 5.0
    proposals = prover.propose([request()], deadline)
    first = await anext(proposals)
    assert ([c.tactic for c in first.candidates], first.last) == (["early"], False)
    known.read.set()
    then = await anext(proposals)
    assert (sorted(c.tactic for c in then.candidates), then.last) == (["early", "late"], True)


def test_where_all_is_known_a_search_waits_for_nothing() -> None:
    known = learning()
    known.is_complete = True
    prover = Neighbours(known)
    assert prover.patient(5.0) is prover


async def test_no_more_than_wanted_and_nothing_for_no_goal() -> None:
    prover = Neighbours(Learning([neighbour(GOAL, "a"), neighbour(GOAL, "b")], ()))
    nothing = StepRequest(2, ProofState(()), 5)
    found = [proposal async for proposal in prover.propose([request(1, 1), nothing], 0.0)]
    assert [len(proposal.candidates) for proposal in found] == [1, 0]
