"""A model tried on one goal, from its prompt to Lean's verdicts: what `assistant models test` shows."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from assistant.engine import Engine
from assistant.language_models import LanguageModels
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Limits, Verdict
from assistant.sorries.new_holes import declaration_with_hole
from models.answers import read_answer
from models.cards import Kind, ModelCard
from models.generation import ModelFacts, Piece, Prompt, TextRequest
from models.prompts import Draft, repair_draft, statements_draft, step_draft
from models.protocol import ProofRequest, ProofState
from models.raw_answers import OPEN, Discarded
from models.sampled_text import SampledText

VERDICT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with Lean's verdict in words, and why where there is a reason."""

    candidate: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TrialText:
    """A text that was written, and what was read in it."""

    raw: str
    tokens: int
    log_probability: float | None
    ending: str
    judged: tuple[Judged, ...]
    discarded: tuple[Discarded, ...]


@dataclass(frozen=True, slots=True)
class ModelTrial:
    """Times are in seconds: that of loading, that to the first piece of a text, and that of writing all of them.
    `tokens` are those that were written."""

    name: str
    card: str
    kind: Kind
    facts: ModelFacts
    prompt: Prompt
    texts: tuple[TrialText, ...]
    loading: float
    first: float
    writing: float
    tokens: int

    @property
    def closes(self) -> bool:
        """Whether some candidate closes the goal."""
        return any(judged.verdict in (Verdict.CLOSES.value, ACCEPTED) for text in self.texts for judged in text.judged)


ACCEPTED, REFUSED = "accepted", "refused"


async def try_model(
    engine: Engine,
    models: LanguageModels,
    name: str,
    kind: Kind,
    place: Place,
    samples: int,
    seconds: float,
    report: Callable[[str], None],
) -> ModelTrial:
    """Asks a model about the goal at a place for some texts of a kind; `report` is told what is being waited for.
    Errors: `ProverFailed`, `TimeoutError`; as `LeanVerifier.look`."""
    card = models.card(name, kind)
    model = models.model(name)
    state = await engine.state(place)
    report(f"loading {name}")
    began = time.monotonic()
    facts = await model.load()
    loading = time.monotonic() - began
    request = ProofRequest(declaration_with_hole(place), state)
    draft = draft_for(card, kind, state, request)
    prompt = draft.fitted(await model.token_counts(draft.texts), card.prompt_tokens(kind, facts.context))
    template = card.template_for(kind)
    asked = TextRequest(0, prompt, samples or template.samples, template.sampling)
    report(f"{name} reads the prompt")
    began = time.monotonic()
    first = 0.0
    texts: dict[int, SampledText] = {}
    stream: AsyncGenerator[Piece, None] = model.generate([asked], seconds)
    async with contextlib.aclosing(stream) as pieces:
        async for piece in pieces:
            first = first or time.monotonic() - began
            texts.setdefault(piece.sample, SampledText()).add(piece)
            report(f"{name} writes, {sum(text.tokens for text in texts.values())} tokens")
    writing = time.monotonic() - began
    report("asking Lean")
    judged: list[TrialText] = []
    for _, text in sorted(texts.items()):
        answer = read_answer(template.answers, text.text, request)
        candidates = answer.candidates or tuple(lemma.have for lemma in answer.lemmas)
        verdicts = await _verdicts(engine, place, kind, candidates)
        judged.append(
            TrialText(text.text, text.tokens, text.log_probability, text.ending.value, verdicts, answer.discarded)
        )
    tokens = sum(text.tokens for text in texts.values())
    return ModelTrial(name, card.name, kind, facts, prompt, tuple(judged), loading, first, writing, tokens)


def draft_for(card: ModelCard, kind: Kind, state: ProofState, request: ProofRequest) -> Draft:
    """How a model is asked for texts of a kind."""
    match kind:
        case Kind.WHOLE:
            return repair_draft(card, request)
        case Kind.STATEMENTS:
            return statements_draft(card, state)
        case _:
            return step_draft(card, state)


async def _verdicts(engine: Engine, place: Place, kind: Kind, candidates: tuple[str, ...]) -> tuple[Judged, ...]:
    if kind is Kind.WHOLE:
        found: list[Judged] = []
        for proof in candidates:
            examination = await engine.verifier.examine(place, proof, Limits(VERDICT_SECONDS))
            reason = next(iter(examination.reasons), "")
            found.append(Judged(proof, ACCEPTED if examination.accepted else REFUSED, reason))
        return tuple(found)
    if not candidates:
        return ()
    # A statement is a step that leaves itself to be proved.
    tactics = [f"{one}{OPEN}" if kind is Kind.STATEMENTS else one for one in candidates]
    _, judgements = await engine.verifier.look(place, tactics, Limits(VERDICT_SECONDS))
    return tuple(
        Judged(one, judgement.verdict.value, judgement.message)
        for one, judgement in zip(candidates, judgements, strict=True)
    )
