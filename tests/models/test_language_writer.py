"""Whole proofs from a model, with a scripted one."""

from __future__ import annotations

from assistant.lean.goals import parse_goals
from models.card_files import find_card
from models.language_writer import LanguageWriter
from models.protocol import ProofRequest, ProofState
from tests.standins.scripted_model import ScriptedModel

STATE = ProofState(parse_goals("n : Nat\n⊢ n + 0 = n"))
DECLARATION = "theorem t (n : Nat) : n + 0 = n := by\n  sorry"


async def test_every_sample_of_every_round_is_drawn_anew() -> None:
    """A runtime, and what is kept, tell them by their seeds alone."""
    model = ScriptedModel(lambda *_: "rfl")
    writer = LanguageWriter(find_card("generic-chat-whole"), model)
    for number in (1, 2, 3):
        for sample in range(4):
            [_ async for _ in writer.write(ProofRequest(DECLARATION, STATE, sample=sample, round=number))]
    assert len({request.sampling.seed for request in model.requests}) == 12
    assert len({request.prompt for request in model.requests}) == 1


async def test_a_model_that_repeats_itself_without_end_is_stopped() -> None:
    begun = "```lean4\ntheorem t (n : Nat) : n + 0 = n := by\n  rfl\n```\n"
    model = ScriptedModel(lambda *_: begun + "That is all. " * 100_000)
    writer = LanguageWriter(find_card("generic-chat-whole"), model)
    request = ProofRequest(DECLARATION, STATE)
    text = "".join([piece async for piece in writer.write(request)])
    assert len(text) < 2_000
    assert model.stopped == 1
    assert writer.proof(request, text) == "rfl"
