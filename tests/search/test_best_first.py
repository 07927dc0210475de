"""Best-first search on a real Lean, with scripted candidates so that each test knows what there is to find."""

import asyncio
from pathlib import Path

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.lean.places import Place, fill, find_holes
from assistant.search.best_first import BestFirstSearch, contiguous_components, loses_nothing
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from assistant.search.pool import CandidatePool
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    Event,
    NodeOpened,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Status,
    Tree,
)
from models.protocol import Candidate
from tests.search.scripted import ScriptedProver as Scripted
from tests.search.scripted import SlowProver, describe, pool_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

SWAP = "theorem swap (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by\n  sorry\n"
MACRO = 'macro "mine" : tactic => `(tactic| sorry)\n'


def hole(text: str) -> Place:
    return find_holes(Path("Test.lean"), text)[0]


class ScriptedProver:
    """Proposes the same tactics everywhere, the first with the best score, and remembers what it was asked about."""

    def __init__(self, *tactics: str) -> None:
        self.tactics = tactics
        self.asked: list[tuple[Goal, ...]] = []

    async def __call__(self, goals: tuple[Goal, ...], steps: tuple[str, ...]) -> list[Candidate]:
        self.asked.append(goals)
        return [Candidate(tactic, -0.5 - 0.1 * rank, "scripted") for rank, tactic in enumerate(self.tactics)]


AMPLE = Budget(20)


async def search(verifier, text: str, *tactics: str, budget: Budget = AMPLE, **options):
    return (await searched(verifier, text, *tactics, budget=budget, **options))[0]


async def searched(verifier, text: str, *tactics: str, budget: Budget = AMPLE, **options):
    """The result of a search and its tree."""
    run = BestFirstSearch(verifier, pool_of(ScriptedProver(*tactics)), hole(text), budget, **options)
    return await run.run(), run.tree


async def test_a_proof_of_several_steps_is_found_accepted_and_laid_out(verifier) -> None:
    events: list[Event] = []
    text = SWAP.replace("r ∧ q ∧ p", "(p → r) ∧ ∃ x, x = q ∧ x")
    prover = ScriptedProver("constructor", "intro hp", "exact h.2.2", "exact ⟨q, rfl, h.2.1⟩")
    run = BestFirstSearch(verifier, pool_of(prover), hole(text), Budget(20), events.append)
    result = await run.run()
    assert result.status is OutcomeStatus.PROVED
    assert result.sources == ("scripted",)
    filled = fill(hole(text), result.proof)
    assert not [d for d in await verifier.diagnostics(filled) if d.is_error or "sorry" in d.message]
    assert Tree(events).nodes == run.tree.nodes
    assert isinstance(events[0], NodeOpened)
    assert isinstance(events[-1], SearchEnded)
    assert [event.accepted for event in events if isinstance(event, ProofJudged)] == [True]


async def test_events_come_in_an_order_that_can_be_followed(verifier) -> None:
    events: list[Event] = []
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
    await search(verifier, text, "constructor", "exact hp", "exact hq", listener=events.append)
    followed = Tree()
    for number, event in enumerate(events):
        followed.apply(event)  # refuses what does not fit what came before
        if isinstance(event, EdgeAdded):
            tried = [e.tactic for e in events[:number] if isinstance(e, CandidateTried) and e.node == event.node]
            assert event.tactic in tried
        assert followed.proved or not isinstance(event, ProofFound)
    kinds = [type(event) for event in events]
    assert kinds.count(SearchEnded) == 1
    assert kinds[-1] is SearchEnded
    assert kinds.index(ProofFound) < kinds.index(ProofJudged)


async def test_what_became_of_each_candidate_is_recorded_for_its_source(verifier) -> None:
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
    pool = pool_of(ScriptedProver("constructor", "exact hp", "exact hq", "rfl"))
    run = BestFirstSearch(verifier, pool, hole(text), AMPLE)
    assert (await run.run()).status is OutcomeStatus.PROVED
    found = list(run.outcomes())
    assert {candidate.tactic for candidate, proved in found if proved} == {"constructor", "exact hp", "exact hq"}
    assert "rfl" in {candidate.tactic for candidate, _ in found}
    [(source, tallies)] = pool.calibrator.calibration.tallies.items()
    assert source == "scripted"
    assert sum(tally.judged for tally in tallies) == len(found)
    assert sum(tally.proved for tally in tallies) == sum(proved for _, proved in found)


async def test_what_rests_on_sorry_has_proved_nothing(verifier) -> None:
    text = MACRO + "theorem t : 1 = 2 := by\n  sorry\n"
    run = BestFirstSearch(verifier, pool_of(ScriptedProver("mine")), hole(text), Budget(10))
    await run.run()
    assert [proved for candidate, proved in run.outcomes() if candidate.tactic == "mine"] == [False]


async def test_every_state_is_valued(verifier) -> None:
    valued: list[tuple[Goal, ...]] = []

    def value(goals: tuple[Goal, ...]) -> float:
        valued.append(goals)
        return -1.0

    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
    _, tree = await searched(verifier, text, "constructor", "exact hp", "exact hq", value=value)
    assert valued == [node.goals for node in tree.nodes]


async def test_what_was_found_out_meanwhile_has_its_turn_before_all_that_waits(verifier) -> None:
    """A prover that was not waited for comes with what it has tried, while many states wait."""
    closing = "exact ⟨h.2.2, h.2.1, h.1⟩"
    steps = [f"have h{number} : True := trivial" for number in range(60)]
    provers = [Scripted(ScriptedProver(*steps)), SlowProver("late", closing, seconds=1.0, score=-0.2)]
    pool = CandidatePool(provers, describe, 600)
    run = BestFirstSearch(verifier, pool, hole(SWAP), Budget(60))
    assert (await run.run()).proof == closing
    root = run.tree.root.tried
    after = [tried.tactic for tried in root].index(closing)
    assert after < len(steps), "nor is it behind the others of its state"


async def test_a_search_leaves_room_for_whoever_should_have_it(verifier) -> None:
    free = asyncio.Event()
    closing = ScriptedProver("exact ⟨h.2.2, h.2.1, h.1⟩")
    run = BestFirstSearch(verifier, pool_of(closing), hole(SWAP), AMPLE, room=lambda: _set(free))
    searching = asyncio.ensure_future(run.run())
    await asyncio.sleep(0.3)
    assert not closing.asked
    free.set()
    assert (await searching).proof


async def _set(event: asyncio.Event) -> None:
    await event.wait()


async def test_a_proof_has_the_indentation_of_the_file(verifier) -> None:
    text = (
        "theorem t (p q : Prop) : (p ∨ q → q ∨ p) ∧ True := by\n"
        "    constructor\n"
        "    · intro h\n"
        "      sorry\n"
        "    · trivial\n"
    )
    cases = "cases h with | inl hp => ?_ | inr hq => ?_"
    result = await search(verifier, text, cases, "apply Or.inr", "apply Or.inl", "exact hp", "exact hq")
    assert result.status is OutcomeStatus.PROVED
    assert "\n" in result.proof  # else there would be no line to indent
    filled = fill(hole(text), result.proof)
    before, after = text.split("sorry")
    assert filled.startswith(before)
    assert filled.endswith(after)
    written = filled[len(before) : len(filled) - len(after)].split("\n")
    assert all(line.startswith("      ") for line in written[1:])
    assert not [d for d in await verifier.diagnostics(filled) if d.is_error or "sorry" in d.message]


async def test_goals_that_share_a_metavariable_are_proved_together(verifier) -> None:
    text = "theorem t (f : Nat → Nat) (h : f 3 = 7) : ∃ n, f n = 7 := by\n  sorry\n"
    result = await search(verifier, text, "apply Exists.intro", "exact h")
    assert result.status is OutcomeStatus.PROVED


async def test_nothing_left_to_try_is_told_apart_from_no_time(verifier) -> None:
    result, tree = await searched(verifier, SWAP, "exact h", "exact h.1")
    assert result.status is OutcomeStatus.UNPROVED
    assert result.proof == ""
    assert tree.root.status is Status.EXHAUSTED


@pytest.mark.parametrize("budget", [Budget(seconds=0.0), Budget(nodes=2), Budget(candidates=3)])
async def test_each_budget_ends_the_search(verifier, budget: Budget) -> None:
    endless = "theorem t (p : Nat → Prop) : p 0 := by\n  sorry\n"
    tactics = [f"suffices p {n} by skip; exact absurd rfl (by assumption)" for n in range(3)]
    tactics += [f"have h{n} : {n} = {n} := rfl" for n in range(1, 6)]
    result = await search(verifier, endless, *tactics, budget=budget)
    assert result.status is OutcomeStatus.TIMED_OUT


async def test_equal_states_are_one_node(verifier) -> None:
    _, tree = await searched(verifier, "theorem t (p : Prop) : p → p := by\n  sorry\n", "intro h", "intros h")
    assert len(tree.nodes) == 2
    assert [edge.children for edge in tree.root.edges] == [(1,)]


async def test_a_step_back_to_where_it_came_from_is_no_step(verifier) -> None:
    _, tree = await searched(verifier, "theorem t (a b : Nat) : a = b := by\n  sorry\n", "symm", "rw [eq_comm]")
    assert len(tree.nodes) == 2


async def test_a_proof_that_is_refused_does_not_end_the_search(verifier) -> None:
    text = MACRO + "theorem t (p : Prop) (h : p) : p ∧ p := by\n  sorry\n"
    events: list[Event] = []
    result, tree = await searched(verifier, text, "mine", "constructor", "exact h", listener=events.append)
    assert result.status is OutcomeStatus.PROVED
    assert "mine" not in result.proof
    assert "mine" not in {edge.tactic for node in tree.nodes for edge in node.edges}
    assert [event.accepted for event in events if isinstance(event, ProofJudged)][-1] is True


async def test_unfinished_declarations_that_lean_offers_are_not_used(verifier) -> None:
    text = "theorem open_one (a b : Nat) : a * b + 3 = b * a + 3 := by\n  sorry\n"
    text += "theorem t (a b : Nat) : a * b + 3 = b * a + 3 := by\n  sorry\n"
    place = find_holes(Path("Test.lean"), text)[1]
    prover = ScriptedProver("exact?", "rw [Nat.mul_comm]")
    result = await BestFirstSearch(verifier, pool_of(prover), place, Budget(20), avoid={"open_one"}).run()
    assert result.proof == "rw [Nat.mul_comm]"


async def test_proofs_are_shortened(verifier) -> None:
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ p := by\n  sorry\n"
    result, tree = await searched(verifier, text, "constructor", "assumption")
    assert tree.root.edges[0].tactic == "constructor"
    assert "\n" not in result.proof  # one of the tactics that close things does it alone


async def test_names_to_be_avoided_are_not_in_the_proof_when_they_are_unfinished(verifier) -> None:
    text = "theorem gap (p : Nat → Prop) (h : p 2) : p 2 := by\n  sorry\n"
    text += "theorem t (p : Nat → Prop) (h : p 2) : p 2 := by\n  sorry\n"
    place = find_holes(Path("Test.lean"), text)[1]
    prover = ScriptedProver("exact gap p h", "revert h", "exact fun h => h")
    result = await BestFirstSearch(verifier, pool_of(prover), place, AMPLE, avoid={"gap"}).run()
    assert result.status is OutcomeStatus.PROVED
    assert "gap" not in result.proof


@pytest.mark.parametrize("moment", [1, 2, 5, 20, 60])
async def test_a_search_can_be_cancelled_at_any_event(verifier, moment: int) -> None:
    reached = asyncio.Event()
    seen: list[Event] = []

    def listen(event: Event) -> None:
        seen.append(event)
        if len(seen) == moment:
            reached.set()

    running = BestFirstSearch(
        verifier,
        pool_of(ScriptedProver(*(f"have h{n} : {n} = {n} := rfl" for n in range(40)))),
        hole("theorem t (p : Nat → Prop) : p 0 := by\n  sorry\n"),
        Budget(60),
        listen,
    )
    task = asyncio.create_task(running.run())
    async with asyncio.timeout(30):
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await verifier.state(hole(SWAP))
    assert Tree(seen).nodes == running.tree.nodes
    assert not any(isinstance(event, SearchEnded) for event in seen)


async def test_a_search_can_be_cancelled_while_it_waits_for_candidates(verifier) -> None:
    asked = asyncio.Event()

    async def never(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        asked.set()
        await asyncio.Event().wait()
        return []

    running = BestFirstSearch(verifier, pool_of(never), hole(SWAP), Budget(60))
    task = asyncio.create_task(running.run())
    async with asyncio.timeout(30):
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert [node.status for node in running.tree.nodes] == [Status.OPEN]
    assert await verifier.state(hole(SWAP))


async def test_a_cancelled_search_leaves_a_usable_tree(verifier) -> None:
    grown = asyncio.Event()
    running = BestFirstSearch(
        verifier,
        pool_of(ScriptedProver(*(f"have h{n} : {n} = {n} := rfl" for n in range(40)))),
        hole("theorem t (p : Nat → Prop) : p 0 := by\n  sorry\n"),
        Budget(60),
        lambda event: grown.set() if isinstance(event, NodeOpened) and event.node else None,
    )
    task = asyncio.create_task(running.run())
    async with asyncio.timeout(30):
        await grown.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert Tree(running.tree.events).nodes == running.tree.nodes
    assert await verifier.state(hole(SWAP))  # Lean is free for others


@pytest.mark.parametrize(
    ("tactic", "target", "safe"),
    [
        ("intro h", "p → q", True),
        ("rintro ⟨x, hx⟩", "(∃ x, p x) → q", True),
        ("obtain ⟨x, hx⟩ := h", "q", True),
        ("constructor", "p ∧ q", True),
        ("constructor", "p ↔ q", True),
        ("constructor", "p ∨ q", False),
        ("constructor", "∃ x, p x", False),
        ("intro h; simp_all", "p → q", False),
        ("left", "p ∨ q", False),
        ("induction n", "n = n", False),
    ],
)
async def test_steps_that_lose_nothing(tactic: str, target: str, safe: bool) -> None:
    assert loses_nothing(tactic, parse_goals(f"p q : Prop\n⊢ {target}")) is safe


async def test_goals_that_share_nothing_are_searched_apart() -> None:
    apart = parse_goals("⊢ p\n\n⊢ q")
    assert contiguous_components(apart) == ((0,), (1,))
    together = parse_goals("case a\n⊢ p ?x\n\ncase b\n⊢ q ?x")
    assert contiguous_components(together) == ((0, 1),)
    assert contiguous_components(()) == ()
