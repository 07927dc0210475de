"""What is found, as JSON documents: commands print them with `--json`, agents are answered with them.

Lines and columns count from 1. What goes into the file is as it can be pasted at the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from assistant.editing import FoundPremise
    from assistant.lean.goals import Goal
    from assistant.lean.places import Place
    from assistant.refute.refutation import NotRefuted, Refutation
    from assistant.search.outcome import Outcome
    from assistant.search.suggestions import Suggestion, Suggestions
    from assistant.sorries.events import HoleEnded


class HypothesisDocument(TypedDict):
    names: list[str]
    type: str
    value: NotRequired[str]


class GoalDocument(TypedDict):
    case: str
    hypotheses: list[HypothesisDocument]
    target: str
    kind: str
    text: str


class RefutationDocument(TypedDict):
    words: str
    witness: dict[str, str]
    whole: bool
    code: str
    proof: str
    axioms: list[str]
    reservation: str
    seconds: float


class PlaceDocument(TypedDict):
    line: int
    column: int
    declaration: str


class RefutedDocument(PlaceDocument, RefutationDocument):
    """A place for which there is a counterexample."""

    status: str


class NotRefutedDocument(PlaceDocument):
    """A place for which none was found, and why not."""

    status: str
    reason: str
    tried: int
    seconds: float


class SuggestionDocument(TypedDict):
    tactic: str
    status: str
    goals: list[str]
    source: str
    others: list[str]
    why: str
    score: float
    milliseconds: float
    open_lemmas: list[str]
    author_axioms: list[str]
    chooses: bool
    kept_axioms: list[str]


class SuggestionsDocument(TypedDict):
    goal: str
    kind: str
    suggestions: list[SuggestionDocument]
    tried: int
    rejected: dict[str, int]
    unjudged: int
    note: str
    refutation: RefutationDocument | None
    failures: list[str]


class RefusedDocument(TypedDict):
    proof: str
    reasons: list[str]


class SearchDocument(TypedDict):
    """How the search for a proof ended."""

    status: str
    proof: str
    axioms: list[str]
    open_lemmas: list[str]
    author_axioms: list[str]
    reservation: str
    reason: str
    refutation: RefutationDocument | None
    refused: list[RefusedDocument]
    nodes: int
    candidates: int
    seconds: float


class ClosedDocument(PlaceDocument):
    """What became of a hole among others."""

    file: str
    status: str
    proof: str
    source: str
    seconds: float
    open_lemmas: list[str]
    author_axioms: list[str]
    reservation: str
    reason: NotRequired[str]
    refutation: NotRequired[RefutationDocument]


class PremiseDocument(TypedDict):
    name: str
    statement: str
    kind: str
    module: str
    line: int
    attributes: list[str]
    open: bool
    score: float
    why: str


def goal_document(goal: Goal) -> GoalDocument:
    hypotheses: list[HypothesisDocument] = []
    for hypothesis in goal.hypotheses:
        told: HypothesisDocument = {"names": list(hypothesis.names), "type": hypothesis.type}
        if hypothesis.value:
            told["value"] = hypothesis.value
        hypotheses.append(told)
    return {
        "case": goal.case,
        "hypotheses": hypotheses,
        "target": goal.target,
        "kind": goal.kind.value,
        "text": goal.render(),
    }


def refutation_document(refutation: Refutation) -> RefutationDocument:
    return {
        "words": refutation.words,
        "witness": dict(refutation.witness),
        "whole": refutation.whole,
        "code": refutation.code,
        "proof": refutation.proof,
        "axioms": list(refutation.axioms),
        "reservation": refutation.reservation,
        "seconds": round(refutation.seconds, 3),
    }


def refutation_if_any(refutation: Refutation | None) -> RefutationDocument | None:
    return None if refutation is None else refutation_document(refutation)


def place_document(place: Place) -> PlaceDocument:
    return {"line": place.line, "column": place.column, "declaration": place.declaration.name}


def doubt_document(place: Place, found: Refutation | NotRefuted) -> RefutedDocument | NotRefutedDocument:
    from assistant.refute.refutation import Refutation

    if isinstance(found, Refutation):
        return {**place_document(place), "status": "refuted", **refutation_document(found)}
    return {
        **place_document(place),
        "status": "not_refuted",
        "reason": found.reason,
        "tried": found.tried,
        "seconds": round(found.seconds, 3),
    }


def suggestion_document(place: Place, suggestion: Suggestion) -> SuggestionDocument:
    from assistant.lean.places import filling

    return {
        "tactic": filling(place, suggestion.tactic),
        "status": suggestion.outcome,
        "goals": [goal.render() for goal in suggestion.goals],
        "source": suggestion.source,
        "others": list(suggestion.others),
        "why": suggestion.why,
        "score": suggestion.score,
        "milliseconds": round(suggestion.milliseconds, 3),
        "open_lemmas": list(suggestion.open_lemmas),
        "author_axioms": list(suggestion.author_axioms),
        "chooses": suggestion.chooses,
        "kept_axioms": list(suggestion.kept_axioms),
    }


def suggestions_document(place: Place, known: Suggestions, shown: Sequence[Suggestion]) -> SuggestionsDocument:
    return {
        "goal": "\n\n".join(goal.render() for goal in known.goals),
        "kind": known.kind.value,
        "suggestions": [suggestion_document(place, suggestion) for suggestion in shown],
        "tried": known.tried,
        "rejected": dict(known.rejected),
        "unjudged": known.unjudged,
        "note": known.note,
        "refutation": refutation_if_any(known.refutation),
        "failures": list(known.failures),
    }


def search_document(place: Place, outcome: Outcome) -> SearchDocument:
    from assistant.lean.places import filling

    refused = outcome.ending.refused if outcome.ending is not None else ()
    return {
        "status": outcome.status.value,
        "proof": filling(place, outcome.proof) if outcome.proof else "",
        "axioms": list(outcome.axioms),
        "open_lemmas": list(outcome.open_lemmas),
        "author_axioms": list(outcome.author_axioms),
        "reservation": outcome.reservation,
        "reason": outcome.reason,
        "refutation": refutation_if_any(outcome.refutation),
        "refused": [{"proof": r.proof, "reasons": list(r.reasons)} for r in refused],
        "nodes": outcome.nodes,
        "candidates": outcome.candidates,
        "seconds": round(outcome.seconds, 3),
    }


def closed_document(hole: HoleEnded) -> ClosedDocument:
    outcome = hole.outcome
    told: ClosedDocument = {
        "file": str(hole.place.path),
        "line": hole.place.line,
        "column": hole.place.column,
        "declaration": hole.place.declaration.name,
        "status": outcome.status,
        "proof": outcome.proof,
        "source": outcome.source,
        "seconds": round(outcome.seconds, 3),
        "open_lemmas": list(outcome.open_lemmas),
        "author_axioms": list(outcome.author_axioms),
        "reservation": outcome.reservation,
    }
    if outcome.reason:
        told["reason"] = outcome.reason
    if outcome.refutation is not None:
        told["refutation"] = refutation_document(outcome.refutation)
    return told


def premise_document(found: FoundPremise) -> PremiseDocument:
    premise = found.premise
    return {
        "name": premise.name,
        "statement": premise.statement,
        "kind": premise.kind,
        "module": premise.module,
        "line": premise.line,
        "attributes": list(premise.attributes),
        "open": premise.open,
        "score": round(found.score, 3),
        "why": found.why,
    }
