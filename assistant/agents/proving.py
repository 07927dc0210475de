"""Tools that prove, try and refute at one place."""

from __future__ import annotations

import contextlib
import re
import time
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field
from typing_extensions import TypedDict

from assistant.agents.call import Call, Column, File, Line, Seconds, Text, answer, headed, indented
from assistant.agents.errors import BeginsWithBy, NothingToWriteTo, said
from assistant.agents.looking import note_on, where
from assistant.json_documents import (
    NotRefutedDocument,
    PlaceDocument,
    RefutedDocument,
    SearchDocument,
    SuggestionsDocument,
    doubt_document,
    place_document,
    search_document,
    suggestions_document,
)
from assistant.lean.errors import LeanError, NoHoleHere
from assistant.lean.goals import GoalKind
from assistant.lean.places import Place, filling, find_holes
from assistant.lean.verify.verdicts import AxiomScope, axioms_in_words
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.search.attempts import Attempt
from assistant.search.budget import Budget
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.search.sessions import Wanted
from assistant.search.suggestions import Suggestion, Suggestions
from assistant.search.tree import Event, NodeOpened, Tree
from assistant.sorries.patch import NotJudgedFromOutside, PatchError, check_writable, write_proofs
from assistant.tasks import beside_loop
from assistant.wording import plural

SUGGESTIONS = 8
ATTEMPT_SECONDS = 30.0
EXAMINE_SECONDS = 60.0
REFUTE_SECONDS = 5.0
GRACE = 10.0
"""Seconds in which Lean may come to the end of what it was asked last."""


class PlaceAnswer(PlaceDocument):
    """`lean` is the version that was asked, `lean_instead_of` what the project names where that is another."""

    file: str
    lean: str
    lean_instead_of: str
    seconds: float


class SuggestAnswer(PlaceAnswer, SuggestionsDocument):
    """`complete` is false where the time ran out before everything was tried and judged. `reason` says what there is
    to know besides the suggestions: why there are none, or no more."""

    complete: bool
    reason: str


class AttemptDocument(TypedDict):
    """`status` is closes, conditional (closes, if `open_lemmas` are proved), progress, failed, timed out, out of memory
    or unknown (no verdict); `message` says why, or what it rests on. `goals` are those that are left. `instead` are
    tactics that Lean offered in its place. With `chooses` it may choose what other open goals speak of. `reservation`
    is why the verdict is not beyond doubt, empty where what Lean compiled was judged."""

    candidate: str
    status: str
    goals: list[str]
    message: str
    instead: list[str]
    axioms: list[str]
    open_lemmas: list[str]
    author_axioms: list[str]
    chooses: bool
    reservation: str
    milliseconds: float


class AttemptsAnswer(PlaceAnswer):
    """`attempts` are in the order of the candidates."""

    goals: list[str]
    note: str
    attempts: list[AttemptDocument]


class MessageDocument(TypedDict):
    """`line` and `column` count from 1 in the proof; 0 for what is at none of its lines."""

    line: int
    column: int
    severity: str
    message: str


class ExamineAnswer(PlaceAnswer):
    """`status` is accepted, conditional (accepted, if `open_lemmas` are proved), refused, or not_judged where Lean did
    not come to an end; `reasons` say why it is not accepted."""

    status: str
    axioms: list[str]
    open_lemmas: list[str]
    author_axioms: list[str]
    reservation: str
    reasons: list[str]
    messages: list[MessageDocument]


class ProveAnswer(PlaceDocument, SearchDocument):
    """`status` is proved, conditional (`proof` rests on `open_lemmas`), refuted, unproved (nothing is left to try),
    timed_out, unjudged (found, but Lean had no time to judge it) or data (what is missing is no proof); `reason` says
    why. `refused` are proofs that were found and not accepted. `advice` is what may help, `problem` why a proof could
    not be written."""

    file: str
    lean: str
    lean_instead_of: str
    advice: str
    written: bool
    problem: str


class RefuteAnswer(TypedDict):
    """`refuted` is how many of the holes are false."""

    file: str
    lean: str
    lean_instead_of: str
    refuted: int
    holes: list[RefutedDocument | NotRefutedDocument]


# --- the next tactic -------------------------------------------------------------------------------------------


async def suggest(
    call: Call,
    file: File,
    line: Line,
    column: Column = 0,
    count: Annotated[int, Field(ge=1, le=32, description="How many are told.")] = SUGGESTIONS,
    data: Annotated[
        bool, Field(description="Where no proof is missing but data: values that fit, for you to choose from.")
    ] = False,
    text: Text = None,
    seconds: Seconds = None,
) -> Annotated[CallToolResult, SuggestAnswer]:
    """Next tactics at a place, each run by Lean there, with the goals that it leaves; those that close the goal first.
    Says so where the goal is false. Lines and columns count from 1. Default limit 5 s, or as configured."""
    place = await call.workspace.place(file, line, column, text)
    settings = call.workspace.settings(place.path)
    limit = seconds or settings.suggest_timeout
    engine = await call.engine(place.path)
    call.progress.limit(limit)
    call.progress.say("asking Lean for the goal")
    known = Suggestions(())
    began = time.monotonic()
    wanted = Wanted(data=data, axioms=AxiomScope(settings.axioms), patient=True)
    async with contextlib.aclosing(engine.suggest(place, limit, wanted)) as stream:
        async for known in stream:
            call.progress.say(f"{len(known.suggestions)} found, {known.tried} tried")
    shown = known.suggestions[:count]
    document: SuggestAnswer = {
        "file": str(place.path),
        **place_document(place),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        **suggestions_document(place, known, shown),
        "complete": known.complete,
        "reason": _why_no_more(known, limit),
        "seconds": round(time.monotonic() - began, 3),
    }
    told = [where(place), document["goal"]]
    for suggestion in shown:
        told += _suggestion_in_words(place, suggestion)
    if known.refutation is not None:
        told += _refutation_in_words(known.refutation)
    return answer(document, *told, *document["failures"], document["reason"])


def _suggestion_in_words(place: Place, suggestion: Suggestion) -> list[str]:
    left = plural(len(suggestion.goals), "goal") + " left" if suggestion.goals else ""
    rests = "; ".join(filter(None, (left, suggestion.rests_on, suggestion.origin)))
    goals = [indented(f"⊢ {goal.target}", "      ") for goal in suggestion.goals]
    return [headed(suggestion.outcome, filling(place, suggestion.tactic)), indented(rests), *goals]


def _why_no_more(known: Suggestions, limit: float) -> str:
    more = f"the time was over after {limit:g} s"
    if known.note:
        return f"{known.note}; it is not guessed"
    if known.refutation is not None:
        return f"{known.refutation.sentence}: nothing leads to a proof"
    if known.unjudged:
        return f"{more}: {plural(known.unjudged, 'more tactic')} run there, of which it is not known what they rest on"
    if not known.complete:
        return f"{more}, before everything was tried; more `seconds` may find more"
    if known.kind is GoalKind.DATA:
        return "values that fit, to be chosen by you" if known.suggestions else "no value was found that fits"
    return "" if known.suggestions else f"nothing that Lean accepts was found: all {known.tried} candidates were tried"


# --- what somebody else proposes -------------------------------------------------------------------------------


async def attempts(
    call: Call,
    file: File,
    line: Line,
    candidates: Annotated[
        list[str],
        Field(min_length=1, max_length=64, description="Tactics, or several of them in lines; without `by`."),
    ],
    column: Column = 0,
    text: Text = None,
    seconds: Seconds = None,
) -> Annotated[CallToolResult, AttemptsAnswer]:
    """Tries several tactics at a place, each by itself, and says of each whether it closes the goal, what it leaves, or
    why Lean refuses it. What rests on `sorry` or on an axiom that is not allowed has failed. Nothing is written. Lines
    and columns count from 1. Default limit 30 s, a sixth of it for one of them."""
    for candidate in candidates:
        _check_tactics(candidate)
    place = await call.workspace.place(file, line, column, text)
    limit = seconds or ATTEMPT_SECONDS
    engine = await call.engine(place.path)
    began = time.monotonic()
    scope = AxiomScope(call.workspace.settings(place.path).axioms)
    trying = engine.attempts(place, tuple(candidates), limit, scope)
    found = await call.within(limit, f"trying {plural(len(candidates), 'candidate')}", trying, grace=GRACE)
    document: AttemptsAnswer = {
        "file": str(place.path),
        **place_document(place),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        "goals": [goal.render() for goal in found.goals],
        "note": note_on(found.goals),
        "attempts": [_attempt(candidate, tried) for candidate, tried in zip(candidates, found.attempts, strict=True)],
        "seconds": round(time.monotonic() - began, 3),
    }
    told = [where(place), document["note"]]
    for tried in document["attempts"]:
        told.append(headed(tried["status"], tried["candidate"]))
        told += [indented(words) for words in (tried["message"], tried["reservation"]) if words]
        told += [indented(f"left: {goal}") for goal in tried["goals"]]
        told += [indented(f"Lean offers instead: {tactic}") for tactic in tried["instead"]]
    return answer(document, *told)


def _attempt(candidate: str, tried: Attempt) -> AttemptDocument:
    return {
        "candidate": candidate,
        "status": tried.outcome,
        "goals": [goal.render() for goal in tried.goals],
        "message": tried.message,
        "instead": list(tried.offers),
        "axioms": list(tried.axioms),
        "open_lemmas": list(tried.open_lemmas),
        "author_axioms": list(tried.author_axioms),
        "chooses": tried.chooses,
        "reservation": tried.reservation,
        "milliseconds": round(tried.milliseconds, 3),
    }


async def examine(
    call: Call,
    file: File,
    line: Line,
    proof: Annotated[str, Field(description="All tactics of the proof, without `by`.")],
    column: Column = 0,
    text: Text = None,
    seconds: Seconds = None,
) -> Annotated[CallToolResult, ExamineAnswer]:
    """Lean's last word on a whole proof of yours for a hole: its messages at the proof's own lines, and whether the
    proof is accepted (compiled with the declaration, read from outside, given to the kernel once more). Nothing is
    written. Lines and columns count from 1. Default limit 60 s."""
    _check_tactics(proof)
    place = await call.workspace.place(file, line, column, text)
    limit = seconds or EXAMINE_SECONDS
    engine = await call.engine(place.path)
    examining = engine.examine(place.path, place.text, place.span.start, proof, limit)
    found = await call.within(limit, "having the proof judged", examining, grace=GRACE)
    status = "accepted" if found.complete else "conditional" if found.accepted else "refused"
    document: ExamineAnswer = {
        "file": str(place.path),
        **place_document(place),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        "status": status if found.judged else "not_judged",
        "axioms": list(found.axioms),
        "open_lemmas": list(found.open_lemmas),
        "author_axioms": list(found.author_axioms),
        "reservation": found.reservation,
        "reasons": list(found.reasons),
        "messages": [
            {"line": m.line, "column": m.column, "severity": m.severity, "message": m.text} for m in found.messages
        ],
        "seconds": round(found.seconds, 3),
    }
    rests = axioms_in_words(found.axioms, found.author_axioms, found.open_lemmas, found.reservation)
    messages = [_message_in_words(message) for message in document["messages"]]
    verdict = document["status"].replace("_", " ")
    return answer(
        document,
        f"{where(place)}: {verdict}" + (f" ({rests})" if found.accepted else ""),
        *map(indented, messages or found.reasons),
    )


def _check_tactics(code: str) -> None:
    """Errors: `BeginsWithBy`: what Lean says of that helps nobody."""
    if re.match(r"\s*by\b", code):
        raise BeginsWithBy(code)


def _message_in_words(message: MessageDocument) -> str:
    where = f"{message['line']}:{message['column']}: " if message["line"] else ""
    return f"{where}{message['severity']}: {message['message']}"


# --- whole proofs ----------------------------------------------------------------------------------------------


async def prove(
    call: Call,
    file: File,
    line: Line,
    column: Column = 0,
    write: Annotated[bool, Field(description="Write the proof into the file; only what is accepted is.")] = False,
    text: Text = None,
    seconds: Seconds = None,
) -> Annotated[CallToolResult, ProveAnswer]:
    """Searches for a whole proof of the `sorry` at a place, or of the goal where a cursor stands. A proof is what Lean
    accepted in the whole declaration; else `status` and `reason` say what is known. Lines and columns count from 1.
    Default limit 30 s, or as configured."""
    if write and text is not None:
        raise NothingToWriteTo()
    place = await call.workspace.place(file, line, column, text)
    settings = call.workspace.settings(place.path)
    limit = seconds or settings.search_timeout
    if write:
        check_writable(place.path)
    engine = await call.engine(place.path, writing=write)
    call.progress.limit(limit)
    call.progress.say("asking Lean for the goal")
    tree = Tree()

    def listen(event: Event) -> None:
        tree.apply(event)
        if isinstance(event, NodeOpened):
            newest = event.goals[0].target.splitlines()[0]
            call.progress.say(f"{plural(len(tree.nodes), 'state')}, the newest: ⊢ {newest}")

    outcome = await engine.prove(place, Budget(limit, axioms=AxiomScope(settings.axioms)), listen)
    problem = _written(place, outcome) if write and outcome.proved else ""
    ending = outcome.ending
    more_time = ending is not None and ending.time_may_help
    document: ProveAnswer = {
        "file": str(place.path),
        **place_document(place),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        **search_document(place, outcome),
        "advice": "more `seconds` may help" if more_time else ending.advice if ending is not None else "",
        "written": write and outcome.proved and not problem,
        "problem": problem,
    }
    told = [f"{where(place)}: {outcome.status.value.replace('_', ' ')}"]
    if outcome.proof:
        told += [indented(document["proof"]), axioms_in_words(outcome.axioms, outcome.author_axioms)]
    if outcome.refutation is not None:
        told += _refutation_in_words(outcome.refutation)
    else:
        told.append(document["reason"])
    told += [document["reservation"], document["advice"]]
    if outcome.status is OutcomeStatus.CONDITIONAL:
        told.append("Lean accepts it on that condition; it is not written")
    spent = f"{plural(outcome.nodes, 'state')}, {outcome.candidates} candidates, {outcome.seconds:.1f} s"
    return answer(document, *told, spent, f"written to {place.path}" if document["written"] else problem)


def _written(place: Place, outcome: Outcome) -> str:
    """Writes a proof; why it could not be, which must not cost the proof."""
    try:
        if outcome.reservation:
            raise NotJudgedFromOutside(place.path, outcome.reservation)
        write_proofs(place.path, place.text, [(place, outcome.proof)])
    except PatchError as error:
        return said(error)
    return ""


# --- counterexamples -------------------------------------------------------------------------------------------


async def refute(
    call: Call,
    file: File,
    line: Annotated[int | None, Field(ge=1, description="Counts from 1; left out: all holes of the file.")] = None,
    column: Column = 0,
    text: Text = None,
    seconds: Annotated[float | None, Field(gt=0, le=3600, description="Limit for each hole.")] = None,
) -> Annotated[CallToolResult, RefuteAnswer]:
    """Looks for a counterexample to what is missing at a place, or to all holes of a file: values for which it is
    false, with a proof of the negation that Lean accepts. That none is found says nothing. Lines and columns count
    from 1. Default limit 5 s for each hole."""
    places = await _doubted(call, file, line, column, text)
    path = places[0].path
    engine = await call.engine(path)
    limit = seconds or REFUTE_SECONDS
    call.progress.limit(limit * len(places))
    found: list[Refutation | NotRefuted] = []
    for number, place in enumerate(places, start=1):
        call.progress.say(f"hole {number} of {len(places)}: {place.declaration.display_name}")
        try:
            found.append(await engine.refute(place, limit))
        except LeanError as error:
            if len(places) == 1:
                raise
            found.append(NotRefuted(error.message))
    refuted = sum(isinstance(one, Refutation) for one in found)
    document: RefuteAnswer = {
        "file": str(path),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        "refuted": refuted,
        "holes": [doubt_document(place, one) for place, one in zip(places, found, strict=True)],
    }
    told = [f"{refuted} of {plural(len(places), 'hole')} refuted"]
    for place, one in zip(places, found, strict=True):
        if isinstance(one, Refutation):
            told += [where(place), *_refutation_in_words(one)]
        else:
            tried = f" ({plural(one.tried, 'combination')} of values)" if one.tried else ""
            told.append(f"{where(place)}: no counterexample: {one.reason}{tried}")
    return answer(document, *told)


async def _doubted(call: Call, file: str, line: int | None, column: int, text: str | None) -> list[Place]:
    """The place that is meant, or all holes of a file. Errors: as `Workspace.place`."""
    if line is not None:
        return [await call.workspace.place(file, line, column, text)]
    path, text = call.workspace.source(file, text)
    holes = await beside_loop(text, find_holes, path, text)
    if not holes:
        raise NoHoleHere(str(path), "The file has no holes.")
    return list(holes)


def _refutation_in_words(refutation: Refutation) -> list[str]:
    return [indented(refutation.sentence), indented(refutation.code, "        ")]
