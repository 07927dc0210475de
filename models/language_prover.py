"""Tactics from language models: goals become prompts, and texts become candidates.

A model is asked about several states at once, for several texts each. Each text is read as soon as it has ended, so
that its tactic can be tried while others are still being written.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from models.answers import read_answer
from models.cards import Kind, ModelCard
from models.fitting import TokenCounts
from models.generation import Ending, ModelFacts, Piece, TextModel, TextRequest
from models.prompts import Draft, step_draft
from models.protocol import Candidate, Capabilities, ContextTooLong, ProofState, Proposal, StepRequest
from models.sampled_text import SampledText

log = logging.getLogger(__name__)

FIRST_GUESS = 3.0
"""Seconds that an answer takes, before anybody knows."""
UNTOLD = -1.5
"""What a first candidate scores where the runtime does not tell probabilities: about one in five. Each further one of
the same answer scores less by `RANK`."""
RANK = 0.4


@dataclass
class _Answers:
    """What comes for one request."""

    number: int
    state: ProofState
    open: int
    """Texts that have not ended."""
    texts: dict[int, SampledText] = field(default_factory=dict)
    tactics: set[str] = field(default_factory=set)


class LanguageProver:
    """Implements `StepProver` by a model and its card. `samples` are the texts that are wanted for a state at most, 0
    for as many as the card says. Errors: as `TextModel`."""

    stage = 1
    kind = Kind.STEP
    """What the model is asked for."""

    def __init__(self, card: ModelCard, model: TextModel, samples: int = 0) -> None:
        """Errors: `ProverMisconfigured` for a card of a model that does not write what is wanted."""
        template = card.template_for(self.kind)
        self.card = card
        self.model = model
        self._template = template
        self._samples = samples or template.samples
        self._facts = ModelFacts(card.context)
        self._is_loaded = False
        self._seconds = FIRST_GUESS
        self._counts = TokenCounts(model)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(max(1, self._facts.batch // self._samples), self._seconds, self._samples)

    async def load(self) -> None:
        self._facts = await self.model.load()
        self._is_loaded = True

    async def close(self) -> None:
        await self.model.close()

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        if not self._is_loaded:
            await self.load()
        clock = asyncio.get_running_loop().time
        began = clock()
        texts: list[TextRequest] = []
        for request in requests:
            if not self._is_asked_about(request.state):
                yield Proposal(request.number, ())
                continue
            try:
                texts.append(await self._text_request(request))
            except ContextTooLong as error:
                log.info("%s: %s", self.name, error.message)
                yield Proposal(request.number, ())
        states = {request.number: request.state for request in requests}
        answers = {text.number: _Answers(text.number, states[text.number], text.samples) for text in texts}
        async with contextlib.aclosing(self.model.generate(texts, deadline - clock())) as pieces:
            async for piece in pieces:
                if (proposal := self._heard(answers[piece.request], piece)) is not None:
                    yield proposal
        self._seconds += (clock() - began - self._seconds) / 4

    async def _text_request(self, request: StepRequest) -> TextRequest:
        """Errors: `ContextTooLong`; as `token_counts`."""
        draft = self._draft(request.state)
        room = self.card.prompt_tokens(self.kind, self._facts.context)
        prompt = draft.fitted(await self._counts.of(draft.texts), room)
        return TextRequest(request.number, prompt, min(self._samples, request.wanted), self._template.sampling)

    def _heard(self, answers: _Answers, piece: Piece) -> Proposal | None:
        text = answers.texts.setdefault(piece.sample, SampledText())
        text.add(piece)
        if piece.ending is Ending.OPEN:
            return None
        answers.open -= 1
        found = [one for one in self._candidates(text, answers.state) if one.tactic not in answers.tactics]
        answers.tactics.update(candidate.tactic for candidate in found)
        return Proposal(answers.number, tuple(found), last=answers.open == 0)

    # --- what models that write something else do in another way ----------------------------------------------------

    def _is_asked_about(self, _state: ProofState) -> bool:
        return True

    def _draft(self, state: ProofState) -> Draft:
        return step_draft(self.card, state)

    def _candidates(self, text: SampledText, _state: ProofState) -> list[Candidate]:
        """Those of a text. Its probability is that of its tactic where it holds one; of several it says nothing."""
        tactics = read_answer(self._template.answers, text.text).candidates
        if len(tactics) == 1 and text.log_probability is not None:
            score = min(0.0, text.log_probability / max(1, text.tokens))
            return [Candidate(tactics[0], score, self.name, text.log_probability, max(1, text.tokens))]
        return self._ranked(tactics)

    def _ranked(self, tactics: Sequence[str]) -> list[Candidate]:
        """Of one answer, whose probability says nothing of each."""
        return [Candidate(tactic, UNTOLD - RANK * rank, self.name) for rank, tactic in enumerate(tactics)]
