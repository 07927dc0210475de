"""Suggestions on a real Lean: verified, ranked, early."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import Verdict
from assistant.search.suggest import ENOUGH, suggest
from assistant.search.suggestions import Suggestion, merge
from models.protocol import Candidate, Capabilities, ProofState, Proposal, ProverUnavailable, StepRequest
from tests.search.bare import bare
from tests.search.time_by_hand import TimeByHand

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60.0
TEXT = 'macro "mine" : tactic => `(tactic| sorry)\ntheorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n'


class ScriptedProver:
    """Proposes fixed tactics, after a while."""

    def __init__(self, *tactics: str, stage: int = 0, seconds: float = 0.0) -> None:
        self.name = f"scripted {stage}"
        self.stage = stage
        self.capabilities = Capabilities()
        self.tactics = tactics
        self.seconds = seconds

    async def load(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        await asyncio.sleep(self.seconds)
        found = [Candidate(tactic, -0.1 * (rank + 1), self.name) for rank, tactic in enumerate(self.tactics)]
        yield Proposal(requests[0].number, tuple(found))


async def suggestions(verifier, *provers: ScriptedProver, seconds: float = 20.0):
    place = find_holes(Path("Test.lean"), TEXT)[0]
    goals = await verifier.state(place)
    return [known async for known in suggest(verifier, provers, place, goals, bare, seconds=seconds)]


async def test_closing_ones_come_first_and_only_what_lean_took_is_there(verifier) -> None:
    [*_, known] = await suggestions(verifier, ScriptedProver("constructor", "exact h", "exact ⟨h.2, h.1⟩", "skip"))
    assert [(s.tactic, s.status) for s in known.suggestions] == [
        ("exact ⟨h.2, h.1⟩", Verdict.CLOSES),
        ("constructor", Verdict.PROGRESS),
    ]
    assert [goal.target for goal in known.suggestions[1].goals] == ["q", "p"]
    assert known.tried == 4
    assert dict(known.rejected) == {"failed": 2}
    assert known.complete


async def test_of_tactics_with_the_same_outcome_the_best_is_shown(verifier) -> None:
    [*_, known] = await suggestions(verifier, ScriptedProver("constructor", "apply And.intro", "refine ⟨?_, ?_⟩"))
    assert [s.tactic for s in known.suggestions] == ["constructor"]


async def test_what_leans_on_sorry_is_not_shown(verifier) -> None:
    [*_, known] = await suggestions(verifier, ScriptedProver("mine", "constructor <;> mine", "simp_all"))
    assert [s.tactic for s in known.suggestions] == ["simp_all"]
    assert dict(known.rejected) == {"failed": 2}


async def test_what_lean_offers_is_verified_and_shown_instead(verifier) -> None:
    [*_, known] = await suggestions(verifier, ScriptedProver("exact?"))
    assert known.suggestions
    assert all(s.tactic.startswith("exact ") and s.status is Verdict.CLOSES for s in known.suggestions)
    assert known.suggestions[0].source == "scripted 0"


async def test_all_who_proposed_a_suggestion_are_named(verifier) -> None:
    provers = [
        ScriptedProver("skip", "constructor"),
        ScriptedProver("constructor", stage=1),
        ScriptedProver("constructor", stage=2, seconds=0.3),
    ]
    [*_, known] = await suggestions(verifier, *provers)
    [split] = known.suggestions
    assert (split.tactic, {split.source, *split.others}) == ("constructor", {"scripted 0", "scripted 1", "scripted 2"})
    assert len(split.others) == 2
    assert known.tried == 2, "a tactic is tried once, whoever proposes it"


async def test_a_slow_prover_does_not_hold_up_the_first_suggestion(verifier) -> None:
    first, *_, last = await suggestions(
        verifier, ScriptedProver("constructor"), ScriptedProver("simp_all", stage=1, seconds=0.5)
    )
    assert [s.tactic for s in first.suggestions] == ["constructor"]
    assert not first.complete
    assert [s.tactic for s in last.suggestions] == ["simp_all", "constructor"]
    assert last.complete


async def test_when_the_time_is_over_what_is_known_is_told_as_incomplete(
    verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = TimeByHand()
    monkeypatch.setattr("assistant.search.suggest.time", hand)
    told = asyncio.Event()

    class Late(ScriptedProver):
        """Answers when the time is over."""

        async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
            await told.wait()
            hand.now += 1000.0
            async for proposal in super().propose(requests, deadline):
                yield proposal

    place = find_holes(Path("Test.lean"), TEXT)[0]
    goals = await verifier.state(place)
    provers = [ScriptedProver("constructor"), Late("simp_all", stage=1)]
    async with asyncio.timeout(PATIENCE):
        async for last in suggest(verifier, provers, place, goals, bare, seconds=PATIENCE):
            if last.suggestions:
                told.set()
    assert [s.tactic for s in last.suggestions] == ["constructor"]
    assert (last.tried, last.complete) == (1, False)


async def test_what_keeps_a_prover_from_answering_is_told(verifier) -> None:
    class Failing(ScriptedProver):
        async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
            raise ProverUnavailable("the model is not on this machine")
            yield  # which makes it a generator

    *_, last = await suggestions(verifier, Failing(), ScriptedProver("constructor", stage=1))
    assert [s.tactic for s in last.suggestions] == ["constructor"]
    assert last.failures == ("scripted 0: the model is not on this machine",)


async def test_of_two_provers_with_the_same_tactic_the_surer_one_is_named(verifier) -> None:
    [*_, known] = await suggestions(
        verifier, ScriptedProver("skip", "simp_all"), ScriptedProver("simp_all", stage=1), seconds=20
    )
    assert [(s.tactic, s.source) for s in known.suggestions] == [("simp_all", "scripted 0")]
    assert known.tried == 2  # what was tried in the first round is not tried again


async def test_what_begins_with_the_typed_prefix_is_tried_first(verifier) -> None:
    place = find_holes(Path("Test.lean"), TEXT)[0]
    goals = await verifier.state(place)
    fillers = [f"skip -- {number}" for number in range(40)]
    generator = ScriptedProver(*fillers, "constructor", "simp_all")
    stream = suggest(verifier, [generator], place, goals, bare, seconds=20, prefix="cons")
    async with contextlib.aclosing(stream):
        first = await anext(stream)
    assert [s.tactic for s in first.suggestions] == ["constructor"]


async def test_what_was_tried_already_is_told_before_provers_answer_and_not_tried_again(verifier) -> None:
    place = find_holes(Path("Test.lean"), TEXT)[0]
    goals = await verifier.state(place)
    quick = [Candidate("rfl", -1, "quick"), Candidate("simp_all", -2, "quick")]
    at_once, judgements = await verifier.look(place, [candidate.tactic for candidate in quick])
    assert at_once == goals
    looked = list(zip(quick, judgements, strict=True))
    slow = ScriptedProver("constructor", "simp_all", seconds=0.3)
    known = [k async for k in suggest(verifier, [slow], place, goals, bare, seconds=20, looked=looked)]
    assert [s.tactic for s in known[0].suggestions] == ["simp_all"]
    assert [s.tactic for s in known[-1].suggestions] == ["simp_all", "constructor"]
    assert known[-1].tried == 3


async def test_what_was_tried_already_does_not_wait_for_premises(verifier) -> None:
    place = find_holes(Path("Test.lean"), TEXT)[0]
    quick = [Candidate("simp_all", -2, "quick")]
    goals, judgements = await verifier.look(place, ["simp_all"])
    shown = asyncio.Event()

    async def describe(goals: tuple[Goal, ...], steps: tuple[str, ...]) -> ProofState:
        await shown.wait()
        return await bare(goals, steps)

    looked = list(zip(quick, judgements, strict=True))
    provers = [ScriptedProver("constructor")]
    async with asyncio.timeout(PATIENCE):
        async for known in suggest(verifier, provers, place, goals, describe, seconds=PATIENCE, looked=looked):
            if known.suggestions:
                shown.set()
    assert [s.tactic for s in known.suggestions] == ["simp_all", "constructor"]


async def test_when_many_close_the_goal_no_more_is_tried(verifier) -> None:
    closing = [f"exact (⟨h.2, h.1⟩ : q ∧ p) -- {number}" for number in range(ENOUGH)]
    rest = ScriptedProver(*[f"skip -- {number}" for number in range(60)], stage=1)
    [*_, last] = await suggestions(verifier, ScriptedProver(*closing), rest)
    assert last.tried == ENOUGH
    assert last.complete


async def test_without_provers_or_candidates_the_end_is_told(verifier) -> None:
    for provers in ((), (ScriptedProver(),)):
        *_, last = await suggestions(verifier, *provers)
        assert (last.suggestions, last.tried, last.complete) == ((), 0, True)


async def test_whoever_stops_listening_frees_lean(verifier) -> None:
    place = find_holes(Path("Test.lean"), TEXT)[0]
    goals = await verifier.state(place)
    stream = suggest(
        verifier, [ScriptedProver("constructor"), ScriptedProver("simp_all", stage=1, seconds=60)], place, goals, bare,
        seconds=120,
    )  # fmt: skip
    async with asyncio.timeout(30):
        first = await anext(stream)
        waiting = asyncio.create_task(anext(stream))
        await asyncio.sleep(0.1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await verifier.state(place)
    assert [s.tactic for s in first.suggestions] == ["constructor"]


def suggestion(tactic: str, score: float, left: str = "") -> Suggestion:
    status = Verdict.PROGRESS if left else Verdict.CLOSES
    return Suggestion(tactic, status, parse_goals(left), "scripted", score, 1.0)


async def test_what_closes_is_ranked_before_what_is_scored_higher() -> None:
    merged = merge([suggestion("intro h", -0.1, "⊢ p")], [suggestion("omega", -9.0)])
    assert [s.tactic for s in merged] == ["omega", "intro h"]


@pytest.mark.parametrize(
    ("better", "worse", "same"),
    [
        ("simp [f]", "simp [f, *]", True),
        ("induction n <;> simp_all [f]", "induction n generalizing m <;> grind [f]", True),
        ("by_cases hp : p <;> simp_all", "by_cases hq : q <;> by_cases hp : p <;> simp_all", True),
        ("simp", "simp_all", False),
        ("induction n <;> simp_all", "induction m <;> simp_all", False),
        ("exact h", "exact h.symm", False),
    ],
)
async def test_of_variants_of_one_idea_the_best_is_shown(better: str, worse: str, same: bool) -> None:
    shown = merge([suggestion(worse, -2.0)], [suggestion(better, -1.0)])
    assert [s.tactic for s in shown] == ([better] if same else [better, worse])


async def test_all_that_close_are_kept_and_equal_states_are_not() -> None:
    known = [suggestion("rfl", -1.0), suggestion("intro h", -1.0, "h✝ : q\n⊢ p")]
    new = [suggestion("simp", -2.0), suggestion("intros", -0.5, "h✝¹ : q\n⊢ p")]
    assert [s.tactic for s in merge(known, new)] == ["rfl", "simp", "intros"]
    assert merge(new, known) == merge(known, new)
    assert merge(merge(known, new), new) == merge(known, new)
