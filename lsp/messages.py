"""The messages of our own: their names, and what is in them (`shapes.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.editing import Change, FoundPremise, Offer, Offers, Range
    from assistant.model_choice import ModelChoice
    from assistant.refute.refutation import Refutation
    from assistant.sorries.text import HoleDone
    from assistant.whole_proofs.events import PartKept, RoundJudged
    from lsp import shapes

SUGGEST = "assistant/suggest"
PROVE = "assistant/prove"
TREE = "assistant/tree"
STEER = "assistant/steer"
GOALS = "assistant/goals"
PREMISES = "assistant/premises"
STATUS = "assistant/status"
STATUS_CHANGED = "assistant/statusChanged"
SUGGESTIONS_READY = "assistant/suggestionsReady"
TREE_CHANGED = "assistant/treeChanged"
WHOLE = "assistant/whole"
WHOLE_CHANGED = "assistant/wholeChanged"
MODELS = "assistant/models"
USE_MODEL = "assistant/useModel"


def range_json(span: Range) -> shapes.Range:
    return {
        "start": {"line": span.start.line, "character": span.start.character},
        "end": {"line": span.end.line, "character": span.end.character},
    }


def edit_json(change: Change) -> shapes.TextEdit:
    return {"range": range_json(change.range), "newText": change.text}


def suggestion_json(offer: Offer) -> shapes.Suggestion:
    suggestion = offer.suggestion
    return {
        "tactic": suggestion.tactic,
        "status": suggestion.outcome,
        "goals": [goal.render() for goal in suggestion.goals],
        "source": suggestion.source,
        "others": list(suggestion.others),
        "why": suggestion.why,
        "score": suggestion.score,
        "milliseconds": round(suggestion.milliseconds, 3),
        "openLemmas": list(suggestion.open_lemmas),
        "authorAxioms": list(suggestion.author_axioms),
        "edit": edit_json(offer.change),
    }


def suggestions_json(uri: str, version: int, offers: Offers) -> shapes.Suggestions:
    known = offers.known
    return {
        "uri": uri,
        "version": version,
        "range": range_json(offers.range),
        "kind": "hole" if offers.hole else "cursor",
        "goals": [goal.render() for goal in known.goals],
        "suggestions": [suggestion_json(offer) for offer in offers.offers],
        "tried": known.tried,
        "rejected": dict(known.rejected),
        "complete": known.complete,
        "seconds": round(known.seconds, 3),
        "goalKind": known.kind.value,
        "refutation": refutation_json(known.refutation),
        "provable": True,
        "message": "; ".join(filter(None, (known.note or _not_judged(known.unjudged), *known.failures))),
    }


def _not_judged(count: int) -> str:
    if not count:
        return ""
    tactics, they = ("1 tactic more runs", "it rests") if count == 1 else (f"{count} tactics more run", "they rest")
    return f"{tactics} here, but Lean has not told yet what {they} on"


def nothing_json(uri: str, version: int, message: str, *, provable: bool = True) -> shapes.Suggestions:
    """`Suggestions` where there is nothing to suggest, and perhaps all the same something to prove."""
    return {
        "uri": uri,
        "version": version,
        "range": None,
        "kind": "none",
        "goals": [],
        "suggestions": [],
        "tried": 0,
        "rejected": {},
        "complete": True,
        "seconds": 0.0,
        "goalKind": "unknown",
        "refutation": None,
        "provable": provable,
        "message": message,
    }


def hole_json(search: str, declaration: str, span: Range, done: HoleDone, *, inserted: bool) -> shapes.HoleResult:
    outcome = done.outcome
    return {
        "search": search,
        "declaration": declaration,
        "range": range_json(span),
        "status": outcome.status,
        "proof": outcome.proof,
        "axioms": list(outcome.axioms),
        "openLemmas": list(outcome.open_lemmas),
        "authorAxioms": list(outcome.author_axioms),
        "sources": list(outcome.sources),
        "reason": outcome.reason,
        "refutation": refutation_json(outcome.refutation),
        "seconds": round(outcome.seconds, 3),
        "nodes": outcome.nodes,
        "candidates": outcome.candidates,
        "edit": edit_json(done.change) if done.change is not None else None,
        "inserted": inserted,
    }


def refutation_json(refutation: Refutation | None) -> shapes.Refutation | None:
    if refutation is None:
        return None
    return {
        "words": refutation.words,
        "witness": dict(refutation.witness),
        "whole": refutation.whole,
        "code": refutation.code,
        "proof": refutation.proof,
        "reservation": refutation.reservation,
    }


def premise_json(found: FoundPremise) -> shapes.Premise:
    return {
        "name": found.premise.name,
        "statement": found.premise.statement,
        "module": found.premise.module,
        "score": round(found.score, 3),
        "why": found.why,
    }


def judged_json(event: RoundJudged) -> shapes.JudgedText:
    examination = event.examination
    return {
        "round": event.round,
        "sample": event.sample,
        "mended": event.mended,
        "proof": event.proof,
        "accepted": examination.accepted,
        "judged": examination.judged,
        "messages": [
            {"line": m.line, "column": m.column, "severity": m.severity, "text": m.text} for m in examination.messages
        ],
        "reasons": list(examination.reasons),
        "reservation": examination.reservation,
    }


def kept_json(event: PartKept) -> shapes.KeptPart:
    return {
        "round": event.round,
        "sample": event.sample,
        "proof": event.proof,
        "kept": event.kept,
        "steps": event.steps,
        "open": event.open,
    }


def model_json(choice: ModelChoice) -> shapes.Model:
    return {
        "name": choice.name,
        "runtime": choice.runtime,
        "where": choice.where,
        "cards": list(choice.cards),
        "able": [use.value for use in choice.able],
        "used": [use.value for use in choice.used],
    }
