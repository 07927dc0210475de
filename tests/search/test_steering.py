"""A search that a person steers, on a real Lean, with scripted candidates so that each test knows what there is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from assistant.lean.goals import Goal
from assistant.lean.places import Place, fill, find_holes
from assistant.lean.verify.verdicts import AxiomScope, Verifier
from assistant.search.best_first import BestFirstSearch
from assistant.search.budget import Budget
from assistant.search.frontier import below
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.resuming import SearchOutdated, tree_to_go_on_with
from assistant.search.steered import Steered
from assistant.search.steering import (
    OWN,
    Command,
    Expand,
    Focus,
    MoreTime,
    Pause,
    Pin,
    Prune,
    Resume,
    Steering,
    Stop,
    TryTactic,
    Withdraw,
)
from assistant.search.tree import (
    ROOT,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeOpened,
    NodePinned,
    NodePruned,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    SearchFocused,
    SearchPaused,
    Status,
    Tree,
)
from assistant.search.turns import FIRST_ROUND
from models.protocol import Candidate
from tests.search.scripted import pool_of
from tests.search.time_by_hand import TimeByHand

pytestmark = pytest.mark.asyncio(loop_scope="module")

BOTH = "theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
EITHER = "theorem either (p q : Prop) (hp : p) : p ∨ q := by\n  sorry\n"
UNPROVABLE = "theorem endless (p : Nat → Prop) : p 0 := by\n  sorry\n"
MACRO = 'macro "mine" : tactic => `(tactic| sorry)\n'
HAVES = [f"have h{n} : {n} = {n} := rfl" for n in range(8)]
"""Ever new states."""
ENDLESS_TACTIC = "repeat have h := hp"
PATIENCE = 30.0
AMPLE = Budget(60)
E = TypeVar("E")


class Driven:
    """A search that runs, what it told, and the hand on the wheel."""

    def __init__(
        self, verifier: Verifier, text: str, tactics: Sequence[str], budget: Budget, begun: tuple[Event, ...] = ()
    ) -> None:
        self.steering = Steering()
        self.events: list[Event] = []
        self.news = asyncio.Event()
        self.place: Place = find_holes(Path("Test.lean"), text)[-1]
        self.tactics = tactics
        self.search = BestFirstSearch(
            verifier,
            pool_of(self._propose),
            self.place,
            budget,
            self._listen,
            steering=self.steering,
            begun=begun,
        )
        self.running: asyncio.Task[Outcome] = asyncio.create_task(Steered(self.search, self.steering).run())

    async def _propose(self, _goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate(tactic, -0.5 - 0.1 * rank, "scripted") for rank, tactic in enumerate(self.tactics)]

    def _listen(self, event: Event) -> None:
        self.events.append(event)
        self.news.set()

    def send(self, *commands: Command) -> None:
        for command in commands:
            self.steering.send(command)

    def all(self, kind: type[E], since: int = 0) -> list[E]:
        return [event for event in self.events[since:] if isinstance(event, kind)]

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                assert not self.running.done(), self.running
                self.news.clear()
                await self.news.wait()

    async def ends(self, times: int = 1) -> SearchEnded:
        """Waits for the end that it comes to for the so manieth time."""
        await self.until(lambda: len(self.all(SearchEnded)) >= times)
        return self.all(SearchEnded)[times - 1]

    async def done(self, *commands: Command) -> int:
        """Sends commands and waits until all are obeyed. The number of events before."""
        before = len(self.events)
        pins = self._pins()
        self.send(*commands, Pin(ROOT, True), Pin(ROOT, False))  # what is seen to be obeyed, and changes nothing
        await self.until(lambda: self._pins() == pins + 2)
        return before

    def _pins(self) -> int:
        return len([event for event in self.all(NodePinned) if event.node == ROOT])

    async def tried(self, node: int, tactic: str) -> CandidateTried:
        """Lean's word on a tactic of the user's."""
        before = await self.done(TryTactic(node, tactic))
        return next(e for e in self.all(CandidateTried, before) if e.source == OWN and e.node == node)

    async def stop(self) -> Outcome:
        self.send(Stop())
        async with asyncio.timeout(PATIENCE):
            return await self.running

    @property
    def own_edges(self) -> list[tuple[int, str]]:
        return [(e.node, e.tactic) for e in self.all(EdgeAdded) if e.source == OWN]

    def visited(self, since: int = 0) -> list[int]:
        return [event.node for event in self.all(NodeVisited, since)]


@contextlib.asynccontextmanager
async def driven(
    verifier: Verifier,
    text: str,
    *tactics: str,
    budget: Budget = AMPLE,
    first: Sequence[Command] = (),
    begun: tuple[Event, ...] = (),
) -> AsyncIterator[Driven]:
    """`first` is sent before the search begins, which goes on from what had `begun`."""
    one = Driven(verifier, text, tactics, budget, begun)
    one.send(*first)
    try:
        yield one
        assert Tree([*begun, *one.events]).nodes == one.search.tree.nodes  # whoever watches sees the same tree
    finally:
        one.running.cancel()
        await asyncio.gather(one.running, return_exceptions=True)


async def open_tree(one: Driven) -> None:
    """Waits until the root is there, in a pause."""
    await one.until(lambda: one.all(SearchPaused))


# --- going on ----------------------------------------------------------------------------------------------------


async def test_a_search_goes_on_from_its_states_and_tries_nothing_twice(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "constructor")
        [edge] = one.all(EdgeAdded)
        await one.tried(edge.children[1], "exact hq")
        begun = tuple(one.events)
    async with driven(verifier, BOTH, "exact hq", "exact hp", begun=begun) as two:
        assert (await two.ends()).status == OutcomeStatus.PROVED.value
        assert {event.node for event in two.all(CandidateTried)} == {edge.children[0]}, "the one that is open"
        [judged] = two.all(ProofJudged)
        assert judged.accepted
        begun = (*begun, *two.events)
    async with driven(verifier, BOTH, begun=begun) as three:  # a proof that it has is judged, not believed
        assert (await three.ends()).status == OutcomeStatus.PROVED.value
        assert len(three.all(ProofJudged)) == 1
    async with driven(verifier, EITHER, begun=begun) as other:
        with pytest.raises(SearchOutdated, match="another one"):
            await other.running
        other.search.tree = Tree(begun)  # there is none


async def test_a_tactic_in_a_saved_search_that_may_not_be_run_is_not_run() -> None:
    goals = (Goal("", (), "p"),)
    happened = [NodeOpened(0, goals, (), 0.0), EdgeAdded(0, "run_tac pure ()", "scripted", -1.0, ())]
    with pytest.raises(SearchOutdated, match="refused"):
        tree_to_go_on_with(happened, goals)


# --- the user's own tactics --------------------------------------------------------------------------------------


async def test_a_proof_by_own_tactics_is_accepted_and_audited(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        assert (await one.ends()).status == OutcomeStatus.UNPROVED.value
        assert (await one.tried(ROOT, "constructor")).verdict == "progress"
        [edge] = one.all(EdgeAdded)
        assert (edge.source, len(edge.children)) == (OWN, 2)
        left, right = edge.children
        assert (await one.tried(right, "exact hq")).verdict == "closes"
        assert not one.all(ProofFound)
        await one.tried(left, "exact hp")
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value
        [judged] = one.all(ProofJudged)
        assert (judged.accepted, judged.axioms) == (True, ())
        result = await one.stop()
        assert (result.status, result.sources) == (OutcomeStatus.PROVED, (OWN,))
        assert result.proof == judged.proof
        for written in ("constructor", "exact hp", "exact hq"):
            assert written in result.proof  # as the user wrote it, not shortened
        diagnostics = await verifier.diagnostics(fill(one.place, result.proof))
        assert not [d for d in diagnostics if d.is_error or "sorry" in d.message]


async def test_a_refusal_comes_with_the_words_of_lean(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        told = await one.tried(ROOT, "exact hq")
        assert told.verdict == "failed"
        assert "mismatch" in told.message
        assert one.own_edges == []
        assert (await one.tried(ROOT, "no_such_tactic")).message


async def test_an_own_tactic_is_tried_in_a_pause_and_a_tree_it_proves_is_judged(verifier) -> None:
    async with driven(verifier, BOTH, *HAVES, first=[Pause()]) as one:
        await open_tree(one)
        await one.tried(ROOT, "exact ⟨hp, hq⟩")
        assert (await one.ends()).status == OutcomeStatus.PROVED.value
        assert {event.source for event in one.all(CandidateTried)} == {OWN}
        assert (await one.stop()).proof == "exact ⟨hp, hq⟩"


async def test_the_same_own_tactic_is_one_edge(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "constructor")
        assert (await one.tried(ROOT, "  constructor\n")).verdict == "progress"
        assert one.own_edges == [(ROOT, "constructor")]


async def test_a_tactic_that_the_search_found_is_not_doubled_by_the_user(verifier) -> None:
    async with driven(verifier, BOTH, "constructor") as one:
        await one.ends()
        await one.tried(ROOT, "constructor")
        assert [edge.tactic for edge in one.search.tree.root.edges] == ["constructor"]


async def test_a_withdrawn_tactic_is_gone_and_may_come_back(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "constructor")
        await one.done(Withdraw(ROOT, "constructor"))
        assert one.all(EdgeWithdrawn) == [EdgeWithdrawn(ROOT, "constructor")]
        assert one.search.tree.root.edges == []
        await one.done(Withdraw(ROOT, "constructor"), Withdraw(ROOT, "never tried"))
        assert len(one.all(EdgeWithdrawn)) == 1
        await one.tried(ROOT, "constructor")
        assert [edge.tactic for edge in one.search.tree.root.edges] == ["constructor"]


async def test_taking_back_a_step_of_the_proof_takes_the_proof_back(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "exact ⟨hp, hq⟩")
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value
        await one.done(Withdraw(ROOT, "exact ⟨hp, hq⟩"))
        assert (await one.ends(3)).status == OutcomeStatus.UNPROVED.value
        result = await one.stop()
        assert (result.status, result.proof) == (OutcomeStatus.UNPROVED, "")


async def test_a_proof_that_is_left_when_another_is_taken_back_is_judged(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "exact ⟨hp, hq⟩")
        await one.tried(ROOT, "exact And.intro hp hq")
        await one.done(Withdraw(ROOT, "exact ⟨hp, hq⟩"))
        assert [judged.proof for judged in one.all(ProofJudged)] == ["exact ⟨hp, hq⟩", "exact And.intro hp hq"]
        assert (await one.stop()).proof == "exact And.intro hp hq"


@pytest.mark.parametrize("tactic", ["sorry", "exact sorry", "mine", "(mine)"])
async def test_an_own_tactic_that_uses_sorry_is_refused(verifier, tactic: str) -> None:
    async with driven(verifier, MACRO + BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "constructor")
        left, right = one.all(EdgeAdded)[0].children
        for node in (right, left, ROOT):
            told = await one.tried(node, tactic)
            assert told.verdict == "failed"
            assert "proof that is not there" in told.message or "sorry" in told.message
        assert one.own_edges == [(ROOT, "constructor")]
        assert not one.all(ProofFound)
        assert (await one.tried(right, "exact hq")).verdict == "closes"  # there it is not the place that is to blame


async def test_an_own_tactic_that_rests_on_an_open_lemma_is_taken_and_says_so(verifier) -> None:
    text = "theorem gap (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n" + BOTH
    async with driven(verifier, text) as one:
        await one.ends()
        told = await one.tried(ROOT, "exact gap p q hp hq")
        assert (told.verdict, told.message) == ("closes", "rests on `gap`, which is still open")
        await one.until(lambda: one.all(ProofJudged))
        [edge] = one.all(EdgeAdded)
        assert edge.open_lemmas == ("gap",)
        [judged] = one.all(ProofJudged)
        assert (judged.accepted, judged.complete, judged.open_lemmas) == (True, False, ("gap",))
        assert one.search.tree.root.status is not Status.PROVED
        await one.tried(ROOT, "exact ⟨hp, hq⟩")  # a complete one is still looked for, and counts
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value
        result = await one.stop()
        assert (result.proof, result.open_lemmas) == ("exact ⟨hp, hq⟩", ())


async def test_what_is_data_is_left_to_the_user(verifier) -> None:
    async with driven(verifier, "def f (n : Nat) : Nat := by\n  sorry\n", ["exact 0"]) as one:
        ended = await one.ends()
        assert (ended.status, ended.reason) == ("data", "data, not a proposition")
        await one.done(Expand(ROOT), MoreTime(5.0))
        assert not [event for event in one.all(CandidateTried) if event.source != "you"]
        await one.tried(ROOT, "exact n")
        assert (await one.stop()).proof == "exact n"


async def test_what_lean_offers_for_an_own_tactic_is_taken(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        await one.tried(ROOT, "exact?")
        [(_, taken)] = one.own_edges
        assert "?" not in taken
        assert (await one.stop()).proof == taken


async def test_an_own_step_back_is_taken_and_no_proof(verifier) -> None:
    async with driven(verifier, "theorem t (a b : Nat) : a = b := by\n  sorry\n") as one:
        await one.ends()
        await one.tried(ROOT, "symm")
        await one.tried(1, "symm")
        assert one.search.tree.nodes[1].edges[0].children == (ROOT,)
        assert not one.all(ProofFound)


# --- what is searched --------------------------------------------------------------------------------------------


async def test_pruned_states_are_not_expanded_until_they_are_put_back(verifier) -> None:
    async with driven(verifier, EITHER, "left", "right", "exact hp", first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        [left] = [edge.children[0] for edge in one.all(EdgeAdded) if edge.tactic == "left"]
        before = await one.done(Prune(left, True), Resume())
        assert one.all(NodePruned) == [NodePruned(left, True)]
        assert (await one.ends()).status == OutcomeStatus.UNPROVED.value
        assert one.visited(before)
        assert left not in one.visited()
        one.send(Prune(left, False))
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value
        assert left in one.visited()


async def test_what_is_reachable_through_a_pruned_state_only_is_not_expanded(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES[:2], first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        first, other = (edge.children[0] for edge in one.all(EdgeAdded))
        await one.done(Expand(first))
        inner = below(one.search.tree, [first]) - {first}
        assert inner
        before = await one.done(Prune(first, True), Resume())
        await one.until(lambda: len(one.visited(before)) > 6)
        assert other in one.visited(before)
        outside = below(one.search.tree, [other])
        assert set(one.visited(before)) <= outside


async def test_pinned_states_and_what_is_below_them_go_first(verifier) -> None:
    async def order(*pinned: int) -> list[int]:
        async with driven(verifier, UNPROVABLE, *HAVES, first=[Pause()]) as one:
            await open_tree(one)
            await one.done(Expand(ROOT))
            assert [edge.children for edge in one.all(EdgeAdded)] == [(n,) for n in range(1, 9)]
            before = await one.done(*(Pin(node, True) for node in pinned), Resume())
            await one.until(lambda: len(one.visited(before)) >= 6)
            visited = one.visited(before)
            favoured = below(one.search.tree, pinned)
            assert all(node in favoured for node in visited[3:6] if pinned)
            return visited

    assert (await order())[0] == 1
    assert (await order(8))[0] == 8
    assert set((await order(7, 8))[:2]) == {7, 8}


async def test_a_pin_can_be_taken_out_again(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        before = await one.done(Pin(8, True), Pin(8, False), Resume())
        await one.until(lambda: one.visited(before))
        assert one.visited(before)[0] == 1


async def test_a_focus_keeps_the_search_below_a_state_and_the_root_widens_it(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        before = await one.done(Focus(8), Resume())
        assert one.all(SearchFocused) == [SearchFocused(8)]
        await one.until(lambda: len(one.visited(before)) >= 9)
        await one.done(Pause())
        assert set(one.visited(before)) <= below(one.search.tree, [8])
        before = await one.done(Focus(ROOT), Resume())
        await one.until(lambda: 1 in one.visited(before))


async def test_a_focus_with_nothing_left_ends_and_a_wider_one_goes_on(verifier) -> None:
    async with driven(verifier, EITHER, "left", "right", "exact hp", first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        [right] = [edge.children[0] for edge in one.all(EdgeAdded) if edge.tactic == "right"]
        one.send(Focus(right), Resume())
        assert (await one.ends()).status == OutcomeStatus.UNPROVED.value
        one.send(Focus(ROOT))
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value


async def test_expanding_a_state_tries_its_next_candidates_and_nothing_else(verifier) -> None:
    many = [f"have h{n} : {n} = {n} := rfl" for n in range(FIRST_ROUND + 5)]
    async with driven(verifier, UNPROVABLE, *many, first=[Pause()]) as one:
        await open_tree(one)
        await one.done(Expand(ROOT))
        assert [e.tactic for e in one.all(CandidateTried)] == many[:FIRST_ROUND]
        await one.done(Expand(ROOT))
        assert [e.tactic for e in one.all(CandidateTried)] == many
        assert one.search.tree.root.status is Status.EXHAUSTED
        before = await one.done(Expand(ROOT))
        assert not one.all(CandidateTried, before)
        assert one.visited() == [ROOT, ROOT]


async def test_a_state_is_expanded_after_the_time_is_over(verifier) -> None:
    async with driven(verifier, BOTH, "exact ⟨hp, hq⟩", budget=Budget(0.0)) as one:
        assert (await one.ends()).status == OutcomeStatus.TIMED_OUT.value
        assert not one.all(CandidateTried)
        one.send(Expand(ROOT))
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value


# --- time --------------------------------------------------------------------------------------------------------


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> TimeByHand:
    """The time that a search spends, in the hand of the test."""
    hand = TimeByHand()
    monkeypatch.setattr("assistant.search.clock.time", hand)
    return hand


async def test_in_a_pause_nothing_is_tried_and_no_time_passes(verifier, hand: TimeByHand) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, budget=Budget(3.0)) as one:
        await one.until(lambda: one.all(CandidateTried))
        hand.now += 1.0
        one.send(Pause())
        await one.until(lambda: one.all(SearchPaused))
        paused_at = len(one.events)
        hand.now += 1000.0
        await one.done()
        assert one.visited(paused_at) == []
        one.send(Resume())
        await one.until(lambda: len(one.all(SearchPaused)) == 2)
        assert [(event.paused, event.seconds) for event in one.all(SearchPaused)] == [(True, 1.0), (False, 1.0)]
        await one.until(lambda: one.visited(paused_at))  # there is time left
        hand.now += 2.5
        end = await one.ends()
        assert (end.status, end.seconds) == (OutcomeStatus.TIMED_OUT.value, 3.5)


async def test_pausing_twice_is_one_pause(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, first=[Pause(), Pause()]) as one:
        await one.done()
        await one.done(Resume(), Resume())
        assert [event.paused for event in one.all(SearchPaused)] == [True, False]


async def test_more_time_lets_a_search_go_on_that_ran_out_of_it(verifier) -> None:
    async with driven(verifier, BOTH, "constructor", "assumption", budget=Budget(0.0)) as one:
        assert (await one.ends()).status == OutcomeStatus.TIMED_OUT.value
        one.send(MoreTime(30))
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value


@pytest.mark.parametrize("budget", [Budget(nodes=2), Budget(candidates=3)])
async def test_more_time_raises_the_bound_that_was_reached(verifier, budget: Budget) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, budget=budget) as one:
        await one.ends()
        before = len(one.events)
        one.send(MoreTime(10))
        await one.ends(2)
        assert one.visited(before)


async def test_waiting_after_the_end_takes_no_time(verifier, hand: TimeByHand) -> None:
    async with driven(verifier, BOTH, "exact ⟨hp, hq⟩", budget=Budget(0.0)) as one:
        first = await one.ends()
        await one.done()
        hand.now += 1000.0
        one.send(MoreTime(30))
        second = await one.ends(2)
        assert second.status == OutcomeStatus.PROVED.value
        assert (first.seconds, second.seconds) == (0.0, 0.0)


async def test_more_time_goes_on_with_what_own_tactics_opened(verifier) -> None:
    async with driven(verifier, BOTH, "assumption") as one:
        await one.ends()
        before = await one.done(TryTactic(ROOT, "constructor"))
        assert one.visited(before) == []  # a tactic alone does not set it going
        one.send(MoreTime(10))
        assert (await one.ends(2)).status == OutcomeStatus.PROVED.value


async def test_more_time_does_not_widen_what_a_proof_may_rest_on(verifier) -> None:
    text = "axiom nb : 1 = 2\ntheorem t : 2 = 1 := by\n  sorry\n"
    async with driven(verifier, text, "skip", budget=Budget(10, axioms=AxiomScope.STANDARD)) as one:
        await one.ends()
        one.send(MoreTime(10), TryTactic(ROOT, "exact nb.symm"))
        await one.until(lambda: any(event.tactic == "exact nb.symm" for event in one.all(CandidateTried)))
        [own] = [event for event in one.all(CandidateTried) if event.tactic == "exact nb.symm"]
        assert (own.verdict, own.message) == ("failed", "it uses the axiom `nb`")


async def test_more_time_after_an_accepted_proof_changes_nothing(verifier) -> None:
    async with driven(verifier, BOTH, *HAVES, "exact ⟨hp, hq⟩") as one:
        await one.ends()
        before = await one.done(MoreTime(10), MoreTime(float("inf")), MoreTime(-5))
        assert not one.all(NodeVisited, before)
        assert len(one.all(SearchEnded)) == 1
        assert (await one.stop()).status is OutcomeStatus.PROVED


# --- the end -----------------------------------------------------------------------------------------------------


async def test_stop_does_not_wait_for_what_lean_is_working_on(verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, check = asyncio.Event(), verifier.check
    answers: list[object] = []

    async def noting(*question: object) -> object:
        asked.set()
        answers.append(await check(*question))
        return answers[-1]

    async with driven(verifier, BOTH) as one:
        await one.ends()
        monkeypatch.setattr(verifier, "check", noting)
        one.send(TryTactic(ROOT, ENDLESS_TACTIC))
        async with asyncio.timeout(PATIENCE):
            await asked.wait()
        await one.stop()
        assert answers == []
        assert not one.all(CandidateTried)
    async with asyncio.timeout(PATIENCE):
        assert await verifier.state(find_holes(Path("Test.lean"), BOTH)[0])  # Lean is free for others


async def test_a_search_that_is_stopped_in_the_middle_says_so(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES) as one:
        await one.until(lambda: one.all(CandidateTried))
        result = await one.stop()
        assert (result.status, result.proof) == (OutcomeStatus.STOPPED, "")
        assert [event.status for event in one.all(SearchEnded)] == [OutcomeStatus.STOPPED.value]


async def test_a_search_that_had_ended_is_stopped_without_a_word(verifier) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        assert (await one.stop()).status is OutcomeStatus.UNPROVED
        assert len(one.all(SearchEnded)) == 1


async def test_stop_goes_before_what_was_sent_earlier(verifier) -> None:
    async with driven(verifier, UNPROVABLE, *HAVES, first=[Pause(), Expand(ROOT), Stop()]) as one:
        async with asyncio.timeout(PATIENCE):
            assert (await one.running).status is OutcomeStatus.STOPPED
        assert not one.all(CandidateTried)


@pytest.mark.parametrize("number", [99, -1])
async def test_commands_about_states_that_are_not_there_are_ignored(verifier, number: int) -> None:
    async with driven(verifier, BOTH) as one:
        await one.ends()
        before = len(one.events)
        await one.done(
            Expand(number),
            TryTactic(number, "simp"),
            Withdraw(number, "simp"),
            Prune(number, True),
            Pin(number, True),
            Focus(number),
        )
        assert [type(event) for event in one.events[before:]] == [NodePinned, NodePinned]  # those of `done`
        assert (await one.tried(ROOT, "exact ⟨hp, hq⟩")).verdict == "closes"


async def test_a_search_without_a_steering_says_which_states_it_visits(verifier) -> None:
    events: list[Event] = []
    place = find_holes(Path("Test.lean"), EITHER)[0]

    async def propose(_goals: tuple[Goal, ...], _steps: tuple[str, ...]) -> list[Candidate]:
        return [Candidate("left", -0.5, "scripted"), Candidate("exact hp", -0.6, "scripted")]

    run = BestFirstSearch(verifier, pool_of(propose), place, AMPLE, events.append)
    result = await run.run()
    assert result.status is OutcomeStatus.PROVED
    visited: list[int] = []
    for event in events:
        if isinstance(event, NodeVisited):
            visited.append(event.node)
        if isinstance(event, CandidateTried):
            assert event.node in visited
    assert [node.visits for node in run.tree.nodes] == [1, 1]


async def test_what_became_of_candidates_is_recorded_also_of_a_search_that_is_given_up(verifier) -> None:
    for is_obeyed in (True, False):
        async with driven(verifier, UNPROVABLE, "rfl") as one:
            await one.ends()
            if is_obeyed:
                await one.stop()
        assert one.search.pool.calibrator.calibration.judged("scripted") == 1
