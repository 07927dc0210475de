"""Lemmas from language models: statements that should be proved first, each as a step of the search.

Small models are better at saying what holds than at saying why: a generalisation that an induction goes through with,
or a fact on the way. The search proves the statement and goes on with it; one that is of no use costs a few candidates.
"""

from __future__ import annotations

import re

from models.answers import read_answer
from models.cards import Kind, ModelCard
from models.generation import TextModel
from models.language_prover import LanguageProver
from models.prompts import Draft, proposition, statements_draft
from models.protocol import Candidate, ProofState
from models.raw_answers import OPEN
from models.sampled_text import SampledText

DEEPEST = 2
"""Steps below the first goal, from which on a plan comes too late."""


class LanguageLemmas(LanguageProver):
    """Implements `StepProver` by a model and its card: each candidate states a lemma, which is left to be proved. Who
    waits for the next tactic is not told of them. Errors: as `TextModel`."""

    stage = -1
    kind = Kind.STATEMENTS

    def __init__(self, name: str, card: ModelCard, model: TextModel, samples: int = 0) -> None:
        """Errors: `ProverMisconfigured` for a card of a model that is not asked for statements."""
        super().__init__(card, model, samples)
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def _is_asked_about(self, state: ProofState) -> bool:
        return len(state.steps) < DEEPEST and not any(step.endswith(OPEN) for step in state.steps)

    def _draft(self, state: ProofState) -> Draft:
        return statements_draft(self.card, state)

    def _candidates(self, text: SampledText, state: ProofState) -> list[Candidate]:
        """Those of a text that say something else than the goal and what is assumed."""
        goal = state.goals[0]
        said = {_bare(goal.target), *(_bare(hypothesis.type) for hypothesis in goal.hypotheses)}
        lemmas = read_answer(self._template.answers, text.text).lemmas
        return self._ranked([lemma.open for lemma in lemmas if _bare(proposition(lemma.statement)) not in said])


def _bare(statement: str) -> str:
    return re.sub(r"\s+|[()]", "", statement)
