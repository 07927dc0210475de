"""`assistant close [PATH…]`: every hole of files, folders or the project."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from assistant.cli.running import run as run_async

INTERRUPTED = 130


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "close",
        description="Prove the sorries of files, folders or (without a path) the project in the current folder. "
        "Without --diff or --write it shows the proofs and changes nothing.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="Lean files or folders")
    parser.add_argument("--timeout", type=float, default=30.0, metavar="SECONDS", help="for each hole (default 30)")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="holes at a time (default: one a core, at most 4)"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--diff", action="store_true", help="print a patch")
    output.add_argument("--write", action="store_true", help="write the proofs into the files")
    parser.add_argument("--resume", action="store_true", help="continue an interrupted run")
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.cli.progress import CloseProgress
    from assistant.engine import Engine
    from assistant.lean.project import find_project, lean_files
    from assistant.sorries.close import CloseOptions, close_holes, collect_holes
    from assistant.sorries.journal import Journal
    from assistant.sorries.patch import relative_path, unified_diff

    paths = arguments.paths or [find_project(Path.cwd()).root]
    files = lean_files(paths)
    project = find_project(paths[0])
    jobs = arguments.jobs or min(4, os.cpu_count() or 1)
    options = CloseOptions(arguments.timeout, jobs, arguments.write, arguments.resume)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)
    messages = output.console(errors=True)
    holes, unreadable = collect_holes(files)
    total = sum(len(places) for places in holes.values())
    if total == 0 and len(unreadable) == len(files) and files:
        for skip in unreadable:
            messages.print(f"assistant: {skip.reason}", markup=False)
        return 2
    started = time.monotonic()
    with Journal(project.root) as journal:
        async with Engine.open(paths[0], jobs=jobs, report=output.report) as engine:
            output.end_report()
            lean = engine.toolchain.version
            with CloseProgress(messages, total) as progress:
                report = await close_holes(engine, files, journal, lean, options, progress.listen, stop)
    if arguments.json:
        output.print_json(
            {
                "lean": lean,
                "holes": [
                    {
                        "file": str(o.place.path),
                        "line": o.place.line,
                        "column": o.place.column,
                        "declaration": o.place.declaration.name,
                        "status": o.status,
                        "proof": o.proof,
                        "source": o.source,
                        "seconds": round(o.seconds, 3),
                        **({"reason": o.reason} if o.reason else {}),
                    }
                    for o in report.outcomes
                ],
                "proved": report.proved,
                "total": len(report.outcomes),
                "seconds": round(time.monotonic() - started, 3),
            }
        )
    elif arguments.diff:
        for ended in report.files:
            sys.stdout.write(unified_diff(relative_path(ended.path, project.root), ended.before, ended.after))
    else:
        console = output.console()
        for outcome in report.outcomes:
            name = outcome.place.declaration.name or outcome.place.declaration.kind
            if outcome.status == "proved":
                console.print(f"✓ {outcome.place.where} {name}", style="green", markup=False)
                output.print_lean(console, outcome.proof, indent="    ")
            else:
                console.print(f"✗ {outcome.place.where} {name}: {outcome.reason}", style="yellow", markup=False)
    left = len(report.outcomes) - report.proved
    seconds = time.monotonic() - started
    messages.print(
        f"{report.proved} of {output.plural(total, 'hole')} closed in {seconds:.0f} s with Lean {lean}"
        + (f", {output.plural(sum(f.written for f in report.files), 'file')} written" if arguments.write else "")
    )
    if stop.is_set():
        messages.print("interrupted; `assistant close --resume` with the same paths continues", style="yellow")
        return INTERRUPTED
    if report.proved and not (arguments.write or arguments.diff or arguments.json):
        messages.print("  --diff prints a patch, --write puts the proofs into the files", style="dim")
    return 0 if left == 0 and not report.skipped else 1
