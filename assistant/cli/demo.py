"""`assistant demo`: a small real project with holes, proved before the reader's eyes."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.cli.arguments import add_lean_argument
from assistant.cli.running import run as run_async
from assistant.own_command import NAME, own_command
from assistant.own_packages import HOME
from assistant.wording import plural

SECONDS_A_HOLE = 10.0


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "demo", description="Prove the open theorems of a small Lean project, one after the other, with a real Lean."
    )
    add_lean_argument(parser)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the proved project there")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.engine import Engine
    from assistant.lean.places import Place, find_holes, read_source
    from assistant.search.budget import Budget
    from assistant.search.outcome import OutcomeStatus
    from assistant.sorries.patch import apply_proofs

    console = output.console()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="assistant-demo-") as folder:
        project = Path(folder) / "demo"
        shutil.copytree(Path(__file__).parent.parent / "demo" / "project", project)
        console.print(
            "A Lean project with open theorems. Each is searched for, and what is shown is accepted by Lean.\n"
        )
        proved = total = 0
        async with Engine.open(project, report=output.report) as engine:
            output.end_report()
            console.print(f"Lean {engine.lean} ({engine.lean_source})\n", style="dim")
            for path in sorted(project.glob("*.lean")):
                text = read_source(path).text
                console.print(path.name, style="bold")
                found: list[tuple[Place, str]] = []
                for place in find_holes(path, text):
                    total += 1
                    output.print_lean(console, place.declaration.signature(text) + " := by")
                    result = await engine.prove(place, Budget(SECONDS_A_HOLE))
                    if result.status is OutcomeStatus.PROVED:
                        proved += 1
                        found.append((place, result.proof))
                        output.print_lean(console, result.proof, indent="  ")
                        spent = f"{plural(result.nodes, 'state')}, {result.candidates} tactics tried"
                        console.print(f"  ✓ {result.seconds:.1f} s, {spent}\n", style="green")
                    else:
                        console.print(f"  ✗ not found in {result.seconds:.1f} s\n", style="yellow")
                path.write_text(apply_proofs(text, found), encoding="utf-8")
        if arguments.keep is not None:
            shutil.copytree(project, arguments.keep, dirs_exist_ok=True)
    console.print(f"{proved} of {total} theorems proved in {time.monotonic() - started:.0f} s.\n", style="bold")
    own = own_command()
    tried = (
        ("suggest FILE.lean:LINE:COL", "verified next tactics at a place"),
        ("prove FILE.lean:LINE", "a whole proof for the sorry in that line"),
        ("close FOLDER --diff", "prove every sorry and print a patch"),
        ("tui FOLDER", "watch the search and steer it, in the terminal"),
        ("doctor", "which Lean is used, and what is missing"),
    )
    console.print("Try it on your own files:", style="bold")
    for command, what in tried:
        console.print(f"  {own + ' ' + command:<{len(own) + 28}} {what}", markup=False)
    if own != NAME and (checkout := Path(HOME) / "Makefile").is_file() and Path.cwd() == checkout.parent:
        console.print(f"\n`make install` has it found as `{NAME}` wherever you are.", markup=False)
    return 0 if proved == total else 1
