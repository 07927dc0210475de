"""`assistant close [PATH…]`: every hole of files, folders or the project."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import (
    add_axiom_arguments,
    add_engine_argument,
    add_in_place,
    add_setting,
    axiom_scope,
    count_argument,
    seconds_argument,
    settings_of,
)
from assistant.cli.running import interrupted_by, when_interrupted
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.wording import plural

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.lean.project import Project
    from assistant.sorries.events import ClosingReport
    from assistant.sorries.survey import FileSkipped


@dataclass(frozen=True)
class Work:
    """The holes of one project that are to be closed, and the texts of files without any in which something may stand
    for one."""

    project: Project
    holes: dict[Path, tuple[Place, ...]]
    doubtful: dict[Path, str]


@dataclass(frozen=True)
class Done:
    """How the work on one project ended."""

    project: Project
    lean: str
    lean_instead_of: str
    report: ClosingReport


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "close",
        description="Prove the sorries of files, folders or (without a path) the project in the current folder. "
        "Without --diff or --write it shows the proofs and changes nothing.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="Lean files or folders")
    add_setting(
        parser,
        "--timeout",
        "search.timeout",
        seconds_argument,
        metavar="SECONDS",
        help_="for the search of a hole (default 30, or as configured); one that was in vain is searched once more "
        "when proofs above it in its file came meanwhile",
    )
    add_setting(
        parser,
        "--jobs",
        "close.jobs",
        count_argument,
        metavar="N",
        help_="holes at a time (default: one a core, at most 4, or as configured)",
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--diff", action="store_true", help="print a patch")
    output.add_argument("--write", action="store_true", help="write the proofs into the files")
    add_in_place(parser)
    parser.add_argument("--resume", action="store_true", help="continue an interrupted run")
    parser.add_argument(
        "--assume-open", action="store_true", help="use proofs that rest on lemmas which are still open as well"
    )
    parser.add_argument("--data", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print a JSON document")
    add_axiom_arguments(parser)
    add_engine_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.cli.progress import CloseProgress
    from assistant.json_documents import closed_document
    from assistant.lean.project import find_project, lean_files
    from assistant.sorries.left_in_files import left_in
    from assistant.sorries.survey import survey

    if arguments.data:
        raise AssistantError(
            "values are chosen one by one, not in a batch",
            hint="`assistant suggest FILE:LINE:COL --data` shows those that fit at a place.",
        )
    messages = output.console(errors=True)
    paths = arguments.paths or [Path(os.path.relpath(find_project(Path.cwd()).root))]
    output.report("looking for holes")
    files = lean_files(paths)
    surveyed = survey(files)
    holes, unreadable, beyond = surveyed.holes, surveyed.skipped, surveyed.out_of_reach
    output.end_report()
    total = sum(len(places) for places in holes.values())
    if total == 0 and not surveyed.doubtful:
        return _nothing_to_do(arguments, files, unreadable, beyond)
    started = time.monotonic()
    done: list[Done] = []
    # Results that are shown as they come need not be shown again.
    live = messages.is_terminal and sys.stdout.isatty() and not (arguments.json or arguments.diff)
    with CloseProgress(messages, total, proofs=live) as progress:
        for skip in unreadable:
            progress.complain(skip.reason)
        stopped = run_async(_run(arguments, _by_project(paths, holes, surveyed.doubtful), done, progress))
    closed = [hole for part in done for hole in part.report.holes]
    outcomes = [outcome for part in done for outcome in part.report.outcomes]
    proved = sum(part.report.proved for part in done)
    conditional = sum(part.report.conditional for part in done)
    data = sum(part.report.data for part in done)
    refuted = sum(part.report.refuted for part in done)
    lean = ", ".join(dict.fromkeys(part.lean for part in done))
    instead_of = ", ".join(dict.fromkeys(part.lean_instead_of for part in done if part.lean_instead_of))
    seconds = time.monotonic() - started
    left = left_in(ended for part in done for ended in part.report.files)
    if arguments.json:
        output.print_json(
            {
                "lean": lean,
                "lean_instead_of": instead_of,
                "holes": [closed_document(hole) for hole in closed],
                "proved": proved,
                "conditional": conditional,
                "data": data,
                "refuted": refuted,
                "total": len(outcomes),
                "seconds": round(seconds, 3),
                "left_alone": list(beyond),
                **left.document,
                **({"skipped": [skip.reason for skip in unreadable]} if unreadable else {}),
            }
        )
    elif arguments.diff:
        _print_diff(done)
    elif not live:
        _print_outcomes(done)
    written = sum(ended.written for part in done for ended in part.report.files)
    if total:
        messages.print(
            f"{proved} of {plural(total, 'hole')} closed in {seconds:.0f} s with Lean {lean}"
            + (f", {conditional} on a condition" if conditional else "")
            + (f", {refuted} false" if refuted else "")
            + (f", {plural(data, 'hole')} for data left alone" if data else "")
            + (f", {plural(written, 'file')} written" if arguments.write else ""),
            markup=False,
        )
    elif not stopped:
        messages.print(f"nothing to close: no hole in {plural(len(files), 'Lean file')}")
    _tell_beyond(beyond)
    for sentence in left.sentences:
        messages.print(f"  {sentence}", markup=False)
    if left.only_said:
        messages.print("  --in-place takes that", style="dim")
    unwritten = [problem for part in done for problem in part.report.problems]
    if unwritten:
        messages.print("  --diff prints what could not be written as a patch", style="dim")
    if stopped:
        messages.print("interrupted; the same command with --resume continues", style="yellow")
        return 128 + stopped
    if conditional and not arguments.assume_open:
        messages.print("  --assume-open takes the proofs that rest on open lemmas too", style="dim")
    if arguments.diff and proved:
        messages.print(f"  apply it in {_base(done)}: git apply, or patch -p1", style="dim", markup=False)
    elif proved and not (arguments.write or arguments.json):
        messages.print("  --diff prints a patch, --write puts the proofs into the files", style="dim")
    if unwritten or (outcomes and all(outcome.status == "error" for outcome in outcomes)):
        return 2
    held_back = arguments.write and not arguments.in_place and any(outcome.reservation for outcome in outcomes)
    unsure = left.is_unsure(in_place=arguments.in_place)
    return 1 if proved < len(outcomes) or unreadable or held_back or beyond or left.declarations or unsure else 0


def _tell_beyond(places: Sequence[str]) -> None:
    from assistant.cli import output
    from assistant.sorries.left_in_files import left_alone

    if sentence := left_alone(places):
        output.console(errors=True).print(f"  {sentence}", markup=False)


def _nothing_to_do(
    arguments: argparse.Namespace, files: Sequence[Path], unreadable: Sequence[FileSkipped], beyond: Sequence[str]
) -> int:
    from assistant.cli import output
    from assistant.sorries.left_in_files import LeftInFiles

    messages = output.console(errors=True)
    for skip in unreadable:
        messages.print(f"assistant: {skip.reason}", markup=False)
    if unreadable and len(unreadable) == len(files):
        messages.print("  No file could be read.", markup=False)
        return 2
    if arguments.json:
        counts = dict.fromkeys(("proved", "conditional", "data", "refuted", "total"), 0)
        left_alone = {"left_alone": list(beyond), **LeftInFiles().document}
        output.print_json({"lean": "", "holes": [], **counts, "seconds": 0.0, **left_alone})
    where = plural(len(files), "Lean file")
    hole = "hole" if beyond else "`sorry`"
    messages.print(f"nothing to close: no {hole} in {where}" if files else "nothing to close: no Lean files there")
    _tell_beyond(beyond)
    return 1 if unreadable or beyond else 0


def _by_project(paths: list[Path], holes: Mapping[Path, tuple[Place, ...]], doubtful: Mapping[Path, str]) -> list[Work]:
    """The work by the project that decides about their Lean and their imports. Files that belong to none go together
    with the first path's folder, since any Lean will do for them."""
    from assistant.lean.project import ProjectKind, find_project

    first = find_project(paths[0])
    found: dict[Path, Work] = {}
    for file in (*holes, *doubtful):
        project = find_project(file)
        if project.kind is ProjectKind.PLAIN and not project.pinned_toolchain:
            project = first if first.kind is ProjectKind.PLAIN else project
        work = found.setdefault(project.root, Work(project, {}, {}))
        if file in holes:
            work.holes[file] = holes[file]
        else:
            work.doubtful[file] = doubtful[file]
    return list(found.values())


async def _run(arguments: argparse.Namespace, works: list[Work], done: list[Done], progress: Any) -> int:
    """The number of the signal that ended it early, else 0. Errors: as `command_engine`."""
    from assistant.cli import output
    from assistant.cli.engines import command_engine
    from assistant.search.budget import Budget
    from assistant.sorries.closing import ClosingOptions, close_holes
    from assistant.sorries.events import ClosingEvent, report
    from assistant.sorries.journal import Journal, Remembered

    stop = asyncio.Event()
    configured = [settings_of(arguments, work.project.root) for work in works]
    if arguments.write and len(works) > 1:
        # Refused for one of several projects, nothing has been done in the others.
        for work, settings in zip(works, configured, strict=True):
            if work.holes:
                async with command_engine(work.project.root, settings, writing=True):
                    pass
    for work, settings in zip(works, configured, strict=True):
        budget = Budget(settings.search_timeout, axioms=axiom_scope(settings))
        jobs = settings.close_jobs
        options = ClosingOptions(
            budget, jobs, arguments.write, arguments.assume_open, arguments.in_place, leftovers=True
        )
        with Journal(work.project.root) as journal:
            if not arguments.resume:
                journal.forget()
            opening = command_engine(
                work.project.root,
                settings,
                jobs=jobs,
                writing=options.write and bool(work.holes),
                messages=progress.console,
                loading=progress.loading,
            )
            async with opening as engine:
                output.end_report()
                lean = engine.lean

                def finish() -> None:
                    progress.ending()
                    stop.set()

                events: list[ClosingEvent] = []
                memory = Remembered(journal, lean)
                stream = close_holes(engine, work.holes, options, memory, stop, without_holes=work.doubtful)
                with when_interrupted(finish):
                    async with contextlib.aclosing(stream):
                        async for event in stream:
                            progress.listen(event)
                            events.append(event)
                files = (*work.holes, *work.doubtful)
                done.append(Done(work.project, lean, engine.lean_instead_of, report(events, files)))
        if stop.is_set():
            break
    return interrupted_by()


def _base(done: list[Done]) -> Path:
    """The folder in which the patch is to be applied."""
    return Path(os.path.commonpath([part.project.root for part in done]))


def _print_diff(done: list[Done]) -> None:
    from assistant.sorries.patch import relative_path, unified_diff

    for part in done:
        for ended in part.report.files:
            sys.stdout.write(unified_diff(relative_path(ended.path, _base(done)), ended.before, ended.after))


def _print_outcomes(done: list[Done]) -> None:
    from assistant.cli import output
    from assistant.cli.progress import SIGNS, STYLES
    from assistant.lean.verify.verdicts import author_in_words

    console = output.console()
    for part in done:
        for hole in part.report.holes:
            outcome, name = hole.outcome, hole.place.declaration.display_name
            rests = [text for text in (author_in_words(outcome.author_axioms), outcome.reservation) if text]
            remark = (outcome.reason or "; ".join(rests)).split("\n", 1)[0]
            line = f"{SIGNS[outcome.status]} {hole.place.where} {name}" + (f": {remark}" if remark else "")
            console.print(line, style=STYLES[outcome.status], markup=False)
            if outcome.refutation is not None:
                output.print_lean(console, outcome.refutation.code, indent="    ")
            if outcome.proof:
                output.print_lean(console, outcome.proof, indent="    ")
