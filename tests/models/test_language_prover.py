"""Tactics from language models, with a scripted one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.card_files import find_card
from models.cards import ModelCard
from models.generation import ModelFacts, TextRequest
from models.language_prover import LanguageProver
from models.protocol import Candidate, ProofState, Proposal, ProverMisconfigured, ProverUnavailable, StepRequest
from tests.standins.scripted_model import ScriptedModel

STATE = ProofState(parse_goals("n : Nat\n⊢ n + 0 = n"))
TACTICS = ["simp", "rfl", "omega", "simp"]


@pytest.fixture
def card() -> ModelCard:
    return find_card("bfs-prover-v2-7b")


def writes(*texts: str) -> ScriptedModel:
    return ScriptedModel(lambda _request, sample: texts[sample % len(texts)])


async def proposals(prover: LanguageProver, *requests: StepRequest) -> list[Proposal]:
    deadline = asyncio.get_running_loop().time() + 60
    return [proposal async for proposal in prover.propose(requests, deadline)]


def candidates(found: list[Proposal], request: int = 0) -> list[Candidate]:
    return [one for proposal in found if proposal.request == request for one in proposal.candidates]


async def test_each_text_becomes_a_candidate_as_soon_as_it_has_ended(card: ModelCard) -> None:
    prover = LanguageProver(card, writes(*TACTICS), samples=4)
    found = await proposals(prover, StepRequest(0, STATE, 8))
    assert [[one.tactic for one in proposal.candidates] for proposal in found] == [["simp"], ["rfl"], ["omega"], []]
    assert [proposal.last for proposal in found] == [False, False, False, True]


async def test_a_candidate_has_its_source_and_the_models_own_probability(card: ModelCard) -> None:
    [one] = candidates(await proposals(LanguageProver(card, writes("omega"), samples=1), StepRequest(0, STATE, 8)))
    assert (one.source, one.raw_score, one.tokens) == ("scripted", -1.0, 2)
    assert one.score <= 0


async def test_where_no_probability_is_told_earlier_tactics_score_higher() -> None:
    card = find_card("generic-chat-step")
    model = ScriptedModel(lambda *_: "- simp\n- omega", log_probability=None)
    first, second = candidates(await proposals(LanguageProver(card, model, samples=1), StepRequest(0, STATE, 8)))
    assert (first.tactic, second.tactic) == ("simp", "omega")
    assert second.score < first.score < 0
    assert first.raw_score is None


async def test_several_states_are_asked_in_one_batch(card: ModelCard) -> None:
    model = writes(*TACTICS)
    prover = LanguageProver(card, model, samples=2)
    await prover.load()
    assert (prover.capabilities.batch, prover.capabilities.samples) == (4, 2)
    found = await proposals(prover, StepRequest(3, STATE, 8), StepRequest(5, STATE, 8))
    assert [(request.number, request.samples) for request in model.requests] == [(3, 2), (5, 2)]
    assert {proposal.request for proposal in found if proposal.last} == {3, 5}


async def test_where_fewer_are_wanted_fewer_are_written(card: ModelCard) -> None:
    model = writes(*TACTICS)
    await proposals(LanguageProver(card, model, samples=8), StepRequest(3, STATE, 1))
    assert [request.samples for request in model.requests] == [1]


async def test_no_more_texts_are_asked_for_than_candidates_are_wanted(card: ModelCard) -> None:
    model = writes(*TACTICS)
    await proposals(LanguageProver(card, model, samples=16), StepRequest(0, STATE, 3))
    assert model.requests[0].samples == 3


async def test_the_prompt_is_that_of_the_card(card: ModelCard) -> None:
    model = writes("simp")
    await proposals(LanguageProver(card, model, samples=1), StepRequest(0, STATE, 8))
    assert model.requests[0].prompt.text == "n : Nat\n⊢ n + 0 = n:::"


async def test_premises_that_have_no_room_are_left_out_the_least_useful_first() -> None:
    card = find_card("leandojo-lean4-retriever-tacgen-byt5-small")
    premises = tuple(
        ScoredPremise(Premise(f"lemma_{n}", ": " + "1 = 1 ∧ " * 40 + "True", "theorem", "M"), -n) for n in range(9)
    )
    model = ScriptedModel(lambda *_: "simp", facts=ModelFacts(1000))
    await proposals(LanguageProver(card, model, samples=1), StepRequest(0, replace(STATE, premises=premises), 8))
    prompt = model.requests[0].prompt.text
    assert "lemma_0" in prompt
    assert "lemma_1" in prompt
    assert "lemma_8" not in prompt
    assert len(prompt) <= 1000


async def test_a_goal_that_is_too_long_has_no_candidates_and_others_have_theirs(card: ModelCard) -> None:
    long = replace(STATE, goals=parse_goals("⊢ " + "1 = 1 ∧ " * 2000 + "True"))
    prover = LanguageProver(card, writes("simp"), samples=1)
    found = await proposals(prover, StepRequest(0, long, 8), StepRequest(1, STATE, 8))
    assert candidates(found, 0) == []
    assert [one.tactic for one in candidates(found, 1)] == ["simp"]
    assert {proposal.request for proposal in found if proposal.last} == {0, 1}


@pytest.mark.parametrize("text", ["", "I think that this is hard.", "sorry", "<think>hm", "```lean4\n```", "\t \n"])
async def test_a_text_without_a_tactic_has_no_candidates(card: ModelCard, text: str) -> None:
    found = await proposals(LanguageProver(card, writes(text), samples=2), StepRequest(0, STATE, 8))
    assert candidates(found) == []
    assert found[-1].last


async def test_who_wants_no_more_stops_the_model(card: ModelCard) -> None:
    model = writes(*TACTICS)
    stream = LanguageProver(card, model, samples=4).propose([StepRequest(0, STATE, 8)], 1e9)
    async for _ in stream:
        break
    await stream.aclose()
    assert model.stopped == 1


async def test_what_goes_wrong_with_the_model_is_raised(card: ModelCard) -> None:
    model = ScriptedModel(lambda *_: ProverUnavailable("the server is gone"))
    with pytest.raises(ProverUnavailable, match="the server is gone"):
        await proposals(LanguageProver(card, model), StepRequest(0, STATE, 8))


def test_a_card_for_whole_proofs_makes_no_prover_of_tactics() -> None:
    with pytest.raises(ProverMisconfigured, match="does not say how to ask for tactics"):
        LanguageProver(find_card("deepseek-prover-v2-7b"), writes("x"))


async def test_a_premise_is_counted_once(card: ModelCard) -> None:
    model = writes("simp")
    prover = LanguageProver(card, model, samples=1)
    for number in range(3):
        await proposals(prover, StepRequest(number, STATE, 8))
    assert len(model.counted) == len(set(model.counted))


def test_the_script_can_tell_requests_apart() -> None:
    """Of the stand-in itself."""
    seen: list[tuple[int, int]] = []

    def script(request: TextRequest, sample: int) -> str:
        seen.append((request.number, sample))
        return "rfl"

    asyncio.run(
        proposals(LanguageProver(find_card("bfs-prover-v2-7b"), ScriptedModel(script), 2), StepRequest(4, STATE, 8))
    )
    assert seen == [(4, 0), (4, 1)]
