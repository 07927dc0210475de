"""Lemmas from language models, with a scripted one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from assistant.lean.goals import parse_goals
from models.card_files import find_card
from models.language_lemmas import LanguageLemmas
from models.protocol import Candidate, ProofState, ProverMisconfigured, StepRequest
from tests.standins.scripted_model import ScriptedModel

STATE = ProofState(parse_goals("n m : Nat\nh : 0 < n\n⊢ n * n ≤ m * m"))
ANSWER = "have positive : 0 < m\nhave squares (k : Nat) : k * n ≤ k * m"


def writes(text: str) -> ScriptedModel:
    return ScriptedModel(lambda _request, _sample: text)


async def candidates(model: ScriptedModel, state: ProofState = STATE) -> list[Candidate]:
    prover = LanguageLemmas("qwen:lemmas", find_card("generic-chat-step"), model, samples=1)
    deadline = asyncio.get_running_loop().time() + 60
    stream = prover.propose([StepRequest(0, state, 8)], deadline)
    proposals = [proposal async for proposal in stream]
    assert proposals[-1].last
    return [candidate for proposal in proposals for candidate in proposal.candidates]


async def test_a_statement_is_a_step_that_leaves_it_to_be_proved() -> None:
    found = await candidates(model := writes(ANSWER))
    assert [(one.tactic, one.source) for one in found] == [
        ("have positive : 0 < m := ?_", "qwen:lemmas"),
        ("have squares (k : Nat) : k * n ≤ k * m := ?_", "qwen:lemmas"),
    ]
    assert found[0].score > found[1].score
    assert "n * n ≤ m * m" in model.requests[0].prompt.messages[-1].text


@pytest.mark.parametrize("said", ["have again : n * n ≤ (m * m)", "have known : 0 < n", "simp", "I do not know."])
async def test_what_says_nothing_new_is_no_lemma(said: str) -> None:
    assert await candidates(writes(said)) == []


async def test_a_plan_is_made_at_the_beginning_and_once() -> None:
    begun, deep = replace(STATE, steps=("intro x",)), replace(STATE, steps=("intro x", "simp"))
    planned = replace(STATE, steps=("have positive : 0 < m := ?_",))
    model = writes(ANSWER)
    assert await candidates(model, begun)
    assert await candidates(model, deep) == []
    assert await candidates(model, planned) == []
    assert len(model.requests) == 1


def test_a_card_without_statements_makes_no_prover_of_lemmas() -> None:
    with pytest.raises(ProverMisconfigured):
        LanguageLemmas("x:lemmas", find_card("bfs-prover-v2-7b"), writes(""))
