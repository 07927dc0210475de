"""Tools that look: what is to be proved, where something is missing, what may help."""

from __future__ import annotations

import asyncio
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field
from typing_extensions import TypedDict

from assistant.agents.call import Call, Column, File, Line, Seconds, Text, answer, indented
from assistant.agents.errors import NothingReadable, WrongParameters
from assistant.editing import FoundPremise
from assistant.json_documents import (
    GoalDocument,
    PlaceDocument,
    PremiseDocument,
    goal_document,
    place_document,
    premise_document,
)
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.places import Place, find_holes
from assistant.search.ending import DATA_WORDS, NO_GOAL_WORDS
from assistant.sorries.left_in_files import left_alone
from assistant.sorries.survey import sorries_out_of_reach, survey
from assistant.tasks import beside_loop
from assistant.wording import plural

LOOK_SECONDS = 60.0
PREMISES = 20


class GoalsAnswer(PlaceDocument):
    """`note` says what is special about the place: nothing is left to prove, or what is missing is no proof."""

    file: str
    lean: str
    lean_instead_of: str
    goals: list[GoalDocument]
    note: str


class HoleDocument(PlaceDocument):
    file: str


class HolesAnswer(TypedDict):
    """`left_alone` are places, as FILE:LINE, of what stands for a proof and is no hole; `doubtful` are files without
    holes of which only Lean can tell whether something stands for one; `skipped` says which could not be read."""

    holes: list[HoleDocument]
    files: int
    left_alone: list[str]
    doubtful: list[str]
    skipped: list[str]


class PremisesAnswer(TypedDict):
    """`note` says why there are none."""

    premises: list[PremiseDocument]
    note: str


def note_on(goals: tuple[Goal, ...]) -> str:
    """What is special about the goals of a place."""
    if not goals:
        return NO_GOAL_WORDS
    return DATA_WORDS if goals[0].kind is GoalKind.DATA else ""


def where(place: Place) -> str:
    """A place in words."""
    return f"{place.where} {place.declaration.display_name}"


async def goals(
    call: Call, file: File, line: Line, column: Column = 0, text: Text = None, seconds: Seconds = None
) -> Annotated[CallToolResult, GoalsAnswer]:
    """The goals at a place: at a `sorry`, or where a cursor stands between tactics, also in a finished proof. Lines and
    columns count from 1. Limit 60 s, or less."""
    place = await call.workspace.place(file, line, column, text)
    engine = await call.engine(place.path)
    found = await call.within(seconds or LOOK_SECONDS, "asking Lean for the goals", engine.goals(place))
    document: GoalsAnswer = {
        "file": str(place.path),
        **place_document(place),
        "lean": engine.lean,
        "lean_instead_of": engine.lean_instead_of,
        "goals": [goal_document(goal) for goal in found],
        "note": note_on(found),
    }
    return answer(document, where(place), "\n\n".join(goal.render() for goal in found), document["note"])


async def holes(call: Call, file: File, text: Text = None) -> Annotated[CallToolResult, HolesAnswer]:
    """Where a proof is missing (`sorry`, `admit`) in a Lean file, or in all of a folder. Lines and columns count from
    1. Read from the text, at once; Lean is not asked."""
    path = call.workspace.path(file)
    if text is None:
        files, outside = await asyncio.to_thread(call.workspace.lean_files, [path])
        found = await asyncio.to_thread(survey, files)
        places = [place for of_file in found.holes.values() for place in of_file]
        beyond, doubtful = list(found.out_of_reach), [str(path) for path in found.doubtful]
        skipped = [*outside, *(skip.reason for skip in found.skipped)]
        if len(found.skipped) == len(files):
            raise NothingReadable(skipped)
    else:
        path, text = call.workspace.source(file, text)
        files = (path,)
        places = list(await beside_loop(text, find_holes, path, text))
        beyond = [f"{path}:{line}" for line in await beside_loop(text, sorries_out_of_reach, text, path)]
        doubtful, skipped = [], []
    document: HolesAnswer = {
        "holes": [{"file": str(place.path), **place_document(place)} for place in places],
        "files": len(files),
        "left_alone": beyond,
        "doubtful": doubtful,
        "skipped": skipped,
    }
    return answer(
        document,
        f"{plural(len(places), 'hole') if places else 'no holes'} in {plural(len(files), 'Lean file')}",
        *map(where, places),
        left_alone(beyond),
        f"only Lean can tell whether something stands for a hole in {', '.join(doubtful)}" if doubtful else "",
        *skipped,
    )


async def premises(
    call: Call,
    file: Annotated[
        str | None, Field(description="A Lean file; with a query, one of the project to be searched.")
    ] = None,
    line: Annotated[int | None, Field(ge=1, description="Counts from 1.")] = None,
    column: Column = 0,
    query: Annotated[
        str | None, Field(description="In place of a line: a statement, as `(n : Nat) : n + 0 = n`, or a name.")
    ] = None,
    count: Annotated[int, Field(ge=1, le=200)] = PREMISES,
    text: Text = None,
    seconds: Seconds = None,
) -> Annotated[CallToolResult, PremisesAnswer]:
    """Lemmas that may help with the goal at a place, of the file above it and of what it imports; or those of the
    project and its libraries that are like a statement or a name (`query`). Best first, with why. Lines and columns
    count from 1. Default limit 60 s."""
    limit = seconds or LOOK_SECONDS
    if query is not None and line is None:
        engine = await call.engine(call.workspace.path(file) if file is not None else call.workspace.folders[0])
        about = engine.premises_about(query, count, limit)
        found = await call.within(limit, "looking through the libraries", about)
        nothing = "nothing there speaks about the same things"
    elif query is None and file is not None and line is not None:
        place = await call.workspace.place(file, line, column, text)
        engine = await call.engine(place.path)

        async def at_place() -> tuple[tuple[Goal, ...], tuple[FoundPremise, ...]]:
            known = await engine.goals(place)
            return known, await engine.premises(place, known, count, limit)

        known, found = await call.within(limit, "looking for lemmas in reach", at_place())
        nothing = "nothing in reach speaks about the same things" if known else NO_GOAL_WORDS
    else:
        raise WrongParameters(["either `file` and `line` are given, or `query`"], ("file, line, column", "or query"))
    document: PremisesAnswer = {
        "premises": [premise_document(premise) for premise in found],
        "note": "" if found else nothing,
    }
    told = []
    for premise in document["premises"]:
        told.append(f"{premise['name']} {premise['statement']}".rstrip())
        at = f"{premise['module']}:{premise['line']}" if premise["line"] else premise["module"]
        told.append(indented("; ".join(filter(None, (at, "has a hole" * premise["open"], premise["why"])))))
    return answer(document, *told, document["note"])
