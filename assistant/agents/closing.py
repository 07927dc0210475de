"""The tool that closes holes."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field

from assistant.agents.call import LONGEST, Call, answer, indented
from assistant.agents.errors import NothingReadable
from assistant.agents.looking import where
from assistant.json_documents import ClosedDocument, closed_document
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import AxiomScope
from assistant.search.budget import Budget
from assistant.sorries.closing import ClosingOptions, close_holes
from assistant.sorries.events import ClosingEvent, ClosingReport, HoleEnded, HoleStarted, report
from assistant.sorries.left_in_files import LeftDocument, left_alone, left_in
from assistant.sorries.patch import relative_path, unified_diff
from assistant.sorries.survey import Survey, survey
from assistant.wording import plural

CLOSE_SECONDS = 600.0


class CloseAnswer(LeftDocument):
    """Of each hole its `status` (proved, conditional, refuted, unproved, timed_out, unjudged, data, interrupted, error)
    and why. `diff` is a patch for all files, to be applied in `base`. `written` are the files that hold the proofs now,
    `problems` say why others could not be written. `time_over` says that the limit of the call ended it early.

    `left_alone` are places (FILE:LINE) of what stands for a proof and is no hole; `unfinished` declarations that rest
    on `sorry` besides the holes, by what Lean compiled; `errors` are in those files; `unasked` where Lean could not
    tell; `skipped` which files could not be read."""

    lean: str
    lean_instead_of: str
    holes: list[ClosedDocument]
    proved: int
    conditional: int
    data: int
    refuted: int
    total: int
    diff: str
    base: str
    written: list[str]
    problems: list[str]
    time_over: bool
    left_alone: list[str]
    skipped: list[str]
    seconds: float


@dataclass
class _Work:
    """The files of one project, and what came of them."""

    holes: dict[Path, tuple[Place, ...]] = field(default_factory=dict)
    doubtful: dict[Path, str] = field(default_factory=dict)
    events: list[ClosingEvent] = field(default_factory=list)
    lean: str = ""
    lean_instead_of: str = ""

    @property
    def report(self) -> ClosingReport:
        return report(self.events, (*self.holes, *self.doubtful))


async def close(
    call: Call,
    paths: Annotated[
        list[str], Field(description="Lean files or folders; left out: everything that this server was started for.")
    ] = [],  # noqa: B006 - never changed, and told in the schema
    seconds_per_hole: Annotated[
        float | None,
        Field(gt=0, le=LONGEST, description="Limit for the search of one hole; default 30, or as configured."),
    ] = None,
    write: Annotated[bool, Field(description="Write the proofs into the files; only what is accepted is.")] = False,
    seconds: Annotated[
        float, Field(gt=0, le=24 * LONGEST, description="After which no more is searched; what was found is told.")
    ] = CLOSE_SECONDS,
) -> Annotated[CallToolResult, CloseAnswer]:
    """Proves the `sorry`s of files or folders, with the proofs found above them in place, and answers with a patch
    (`diff`), the status of every hole, and what is left. Writes nothing unless `write` is true. Default limit 30 s for
    each hole and 600 s for all."""
    named = [call.workspace.path(path) for path in paths] or list(call.workspace.folders)
    call.progress.say("looking for holes")
    files, outside = await asyncio.to_thread(call.workspace.lean_files, named)
    found = await asyncio.to_thread(survey, files)
    skipped = [*outside, *(skip.reason for skip in found.skipped)]
    if len(found.skipped) == len(files):
        raise NothingReadable(skipped)
    works = _by_project(call, found)
    if write:  # refused for one of several projects, nothing has been done in the others
        for root, work in works.items():
            if work.holes:
                await call.workspace.engine(root, writing=True)
    began = time.monotonic()
    stop = asyncio.Event()
    call.progress.limit(seconds)
    timer = asyncio.get_running_loop().call_later(seconds, stop.set)
    try:
        for root, work in works.items():
            await _close_project(call, root, work, seconds_per_hole, write, stop)
    finally:
        timer.cancel()
    return _closed(call, works, found, len(files), skipped, time_over=stop.is_set(), seconds=time.monotonic() - began)


def _by_project(call: Call, found: Survey) -> dict[Path, _Work]:
    works: dict[Path, _Work] = {}
    for path in (*found.holes, *found.doubtful):
        work = works.setdefault(call.workspace.root(path), _Work())
        if path in found.holes:
            work.holes[path] = found.holes[path]
        else:
            work.doubtful[path] = found.doubtful[path]
    return works


async def _close_project(
    call: Call, root: Path, work: _Work, per_hole: float | None, write: bool, stop: asyncio.Event
) -> None:
    engine = await call.engine(root, writing=write and bool(work.holes))
    work.lean, work.lean_instead_of = engine.lean, engine.lean_instead_of
    settings = call.workspace.settings(root)
    budget = Budget(per_hole or settings.search_timeout, axioms=AxiomScope(settings.axioms))
    options = ClosingOptions(budget, settings.close_jobs, write, leftovers=True)
    stream = close_holes(engine, work.holes, options, stop=stop, without_holes=work.doubtful)
    done, total = 0, sum(map(len, work.holes.values()))
    async with contextlib.aclosing(stream):
        async for event in stream:
            work.events.append(event)
            if isinstance(event, HoleEnded):
                done += 1
            if isinstance(event, HoleEnded | HoleStarted):
                call.progress.say(f"{done} of {plural(total, 'hole')} done, {event.place.declaration.display_name}")


def _closed(
    call: Call,
    works: Mapping[Path, _Work],
    found: Survey,
    files: int,
    skipped: list[str],
    *,
    time_over: bool,
    seconds: float,
) -> CallToolResult:
    reports = [work.report for work in works.values()]
    ended = [file for told in reports for file in told.files]
    holes = [hole for told in reports for hole in told.holes]
    left = left_in(ended)
    base = Path(os.path.commonpath([*works, *call.workspace.folders[: not works]]))
    proved = sum(told.proved for told in reports)
    document: CloseAnswer = {
        "lean": _distinct(work.lean for work in works.values()),
        "lean_instead_of": _distinct(work.lean_instead_of for work in works.values()),
        "holes": [closed_document(hole) for hole in holes],
        "proved": proved,
        "conditional": sum(told.conditional for told in reports),
        "data": sum(told.data for told in reports),
        "refuted": sum(told.refuted for told in reports),
        "total": sum(map(len, found.holes.values())),
        "diff": "".join(unified_diff(relative_path(file.path, base), file.before, file.after) for file in ended),
        "base": str(base),
        "written": [str(file.path) for file in ended if file.written],
        "problems": [problem for told in reports for problem in told.problems],
        "time_over": time_over,
        "left_alone": list(found.out_of_reach),
        **left.document,
        "skipped": skipped,
        "seconds": round(seconds, 3),
    }
    told = [_summary(document, files)]
    for hole in holes:
        told.append(f"{hole.outcome.status.value.replace('_', ' ')}: {where(hole.place)}")
        told += [indented(said) for said in (hole.outcome.remark, hole.outcome.proof) if said]
    told += [left_alone(found.out_of_reach), *left.sentences, *document["problems"], *document["skipped"]]
    if document["diff"] and not document["written"]:
        told += [f"The patch, to be applied in {base}; nothing was written:", document["diff"]]
    return answer(document, *told)


def _summary(document: CloseAnswer, files: int) -> str:
    if not document["total"]:
        return f"nothing to close: no hole in {plural(files, 'Lean file')}"
    said = [f"{document['proved']} of {plural(document['total'], 'hole')} closed in {document['seconds']:.0f} s"]
    said += [f"{document['conditional']} on a condition"] if document["conditional"] else []
    said += [f"{document['refuted']} false"] if document["refuted"] else []
    said += [f"{plural(document['data'], 'hole')} for data left alone"] if document["data"] else []
    said += [f"{plural(len(document['written']), 'file')} written"] if document["written"] else []
    said += ["the time of the call was over before all were searched"] if document["time_over"] else []
    return ", ".join(said)


def _distinct(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, words)))
