"""Whole proofs from language models."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import replace

from models.answers import read_answer
from models.cards import Kind, ModelCard
from models.fitting import TokenCounts
from models.generation import Ending, ModelFacts, Sampling, TextModel, TextRequest
from models.prompts import repair_draft
from models.proof_answers import with_lemmas
from models.protocol import ContextTooLong, ProofRequest, ProverFailed
from models.repetition import is_endless

WRITING_SECONDS = 3600.0
"""For one text; whoever asked for it gives up earlier."""
LOOKED_EVERY = 200
"""Characters after which it is looked whether a text will ever end."""
MOST_ROUNDS = 1000
"""After which samples would begin to share their seeds."""


class LanguageWriter:
    """Implements `ProofWriter` by a model and its card. Errors: as `TextModel`, and `ContextTooLong`."""

    def __init__(self, card: ModelCard, model: TextModel) -> None:
        """Errors: `ProverMisconfigured` for a card of a model that writes no proofs."""
        template = card.template_for(Kind.WHOLE)
        self.card = card
        self.model = model
        self._template = template
        self._counts = TokenCounts(model)

    @property
    def name(self) -> str:
        return self.model.name

    async def write(self, request: ProofRequest) -> AsyncGenerator[str, None]:
        """The answer as the model writes it, until it repeats itself without end; `proof` reads it."""
        facts: ModelFacts = await self.model.load()
        draft = repair_draft(self.card, request, request.hint)
        prompt = draft.fitted(await self._counts.of(draft.texts), self.card.prompt_tokens(Kind.WHOLE, facts.context))
        text = TextRequest(request.sample, prompt, 1, self._sampling(request))
        written, looked = "", 0
        async with contextlib.aclosing(self.model.generate([text], WRITING_SECONDS)) as pieces:
            async for piece in pieces:
                if piece.ending is Ending.TOO_LONG:
                    raise ContextTooLong(f"the prompt is too long for {self.name}")
                if not piece.text:
                    continue
                yield piece.text
                written += piece.text
                if len(written) - looked >= LOOKED_EVERY:
                    looked = len(written)
                    if is_endless(written):
                        return

    def proof(self, request: ProofRequest, text: str) -> str:
        """With the lemmas that it proves beside it, as `have`s. Errors: `ProverFailed`."""
        answer = read_answer(self._template.answers, text, request)
        if not answer.candidates:
            reason = answer.discarded[0].reason if answer.discarded else "nothing was written"
            raise ProverFailed(f"there is no proof in the answer: {reason}")
        return with_lemmas(answer.candidates[0], answer.lemmas)

    def _sampling(self, request: ProofRequest) -> Sampling:
        """Other texts in each round and for each sample, also where the prompt is the same."""
        sampling = self._template.sampling
        return replace(sampling, seed=sampling.seed + MOST_ROUNDS * request.sample + request.round - 1)
