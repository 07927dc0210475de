"""ReProver's way through: from a state, by its card, to a process with beams, and back. The checkpoint is a tiny one of
the same kind."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.answers import read_answer
from models.card_files import all_cards
from models.cards import AnswerForm, ModelCard
from models.generation import Piece, Prompt, TextRequest
from models.language_prover import LanguageProver
from models.protocol import ProofState, StepRequest
from models.recognition import recognized
from models.runtimes.process import ModelProcess
from models.runtimes.runtime import TRANSFORMERS, RuntimeSource
from models.runtimes.transformers_runtime import open_transformers
from tests.tiny_checkpoints import write_tiny_t5
from tests.written_texts import Written

pytest.importorskip("torch", reason="the extra `transformers` is not installed")
pytest.importorskip("transformers", reason="the extra `transformers` is not installed")

PATIENCE = 120.0
ALONE, WITH_PREMISES = "leandojo-lean4-tacgen-byt5-small", "leandojo-lean4-retriever-tacgen-byt5-small"
GOALS = "case left\nn : Nat\n⊢ n + 0 = n"
PREMISES = (
    ScoredPremise(Premise("Nat.add_zero", "(n : Nat) : n + 0 = n", "theorem", "M"), -1.0),
    ScoredPremise(Premise("Nat.zero_add", "(n : Nat) : 0 + n = n", "theorem", "M"), -2.0),
)
STATE = ProofState(parse_goals(GOALS), PREMISES)
PROMPTS = {
    ALONE: GOALS,
    WITH_PREMISES: "theorem <a>Nat.zero_add</a> (n : Nat) : 0 + n = n\n\n"
    f"theorem <a>Nat.add_zero</a> (n : Nat) : n + 0 = n\n\n{GOALS}",
}


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_t5(tmp_path_factory.mktemp("checkpoints") / "t5")


@pytest.fixture(params=[ALONE, WITH_PREMISES])
def card(checkpoint: Path, tmp_path: Path, request: pytest.FixtureRequest) -> ModelCard:
    """The one by which a folder of that name is asked; its answers are shorter than in earnest."""
    folder = shutil.copytree(checkpoint, tmp_path / request.param)
    assert recognized(folder, all_cards()).cards == (request.param,)
    card = all_cards()[request.param]
    assert card.step is not None
    return replace(card, step=replace(card.step, sampling=replace(card.step.sampling, most_tokens=24)))


@pytest_asyncio.fixture
async def model(checkpoint: Path, tmp_path: Path) -> AsyncIterator[ModelProcess]:
    model = ModelProcess("tiny", source(checkpoint), tmp_path / "run")
    try:
        yield model
    finally:
        await model.close()


async def written(model: ModelProcess, request: TextRequest, seconds: float) -> list[Piece]:
    return [piece async for piece in model.generate([request], seconds)]


def source(checkpoint: Path) -> RuntimeSource:
    return RuntimeSource(TRANSFORMERS, str(checkpoint), device="cpu", dtype="float32")


async def test_the_tactics_are_what_beams_find_behind_the_cards_prompt(
    card: ModelCard, model: ModelProcess, checkpoint: Path
) -> None:
    assert card.step is not None
    sampling = card.step.sampling
    assert sampling.beams == 16
    request = TextRequest(0, Prompt(PROMPTS[card.name]), 16, sampling)
    directly = Written(open_transformers(source(checkpoint)), request)
    expected: dict[str, float] = {}
    for (_, sample), text in directly.texts.items():
        for tactic in read_answer(AnswerForm.TACTIC, text).candidates:
            expected.setdefault(tactic, directly.log_probabilities[0, sample])
    prover = LanguageProver(card, model)
    deadline = asyncio.get_running_loop().time() + PATIENCE
    proposals = [one async for one in prover.propose([StepRequest(0, STATE, 16)], deadline)]
    found = [candidate for proposal in proposals for candidate in proposal.candidates]
    assert len(directly.texts) == len(proposals) == 16
    assert [proposal.last for proposal in proposals] == [False] * 15 + [True]
    assert {one.tactic: one.raw_score for one in found} == pytest.approx(expected, abs=1e-3)


async def test_several_states_are_asked_at_once_and_one_that_is_too_long_has_no_tactics(
    card: ModelCard, model: ModelProcess
) -> None:
    long = ProofState(parse_goals("⊢ " + "1 = 1 ∧ " * 400 + "True"))
    prover = LanguageProver(card, model)
    deadline = asyncio.get_running_loop().time() + PATIENCE
    requests = [StepRequest(0, STATE, 3), StepRequest(1, long, 3), StepRequest(2, replace(STATE, premises=()), 5)]
    last = {one.request async for one in prover.propose(requests, deadline) if one.last}
    assert last == {0, 1, 2}


async def test_a_search_that_nobody_waits_for_is_left_and_the_next_is_answered(model: ModelProcess) -> None:
    await model.load()
    process = model.pid
    card = all_cards()[ALONE]
    assert card.step is not None
    long = TextRequest(0, Prompt(GOALS), 16, replace(card.step.sampling, beams=64, most_tokens=4000))
    with pytest.raises(TimeoutError):
        await written(model, long, 0.3)
    short = TextRequest(1, Prompt(GOALS), 2, replace(card.step.sampling, most_tokens=4))
    assert [piece.sample for piece in await written(model, short, PATIENCE)] == [0, 1]
    assert model.pid == process
