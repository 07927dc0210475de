"""`assistant bench verify|close`: how fast candidates are verified, and how much is proved."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.bench.verify import VerifyReport


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "bench", description="Measure verification and proving on this machine."
    )
    which = parser.add_subparsers(dest="benchmark", metavar="BENCHMARK", required=True)
    verify = which.add_parser(
        "verify",
        help="batches against one at a time, and against what Lean itself needs",
        description="Verify the same candidates in a batch of ours, one at a time through the peer leanclient, and "
        "with the lean command; print medians and their ratios.",
    )
    verify.add_argument("--runs", type=_positive, default=11, help="rounds of each case (default 11)")
    verify.add_argument("--json", action="store_true", help="print a JSON document")
    close = which.add_parser(
        "close",
        help="how many textbook statements are proved, by topic",
        description="Close the holes of a set of textbook statements; report how many are proved, by topic.",
    )
    close.add_argument("--timeout", type=float, default=10.0, metavar="SECONDS", help="for each hole (default 10)")
    close.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="default: the textbook statements of a checkout"
    )
    close.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    if arguments.benchmark == "verify":
        return _verify(arguments)
    from assistant.bench.close import run_close
    from assistant.cli.running import run as run_async

    return int(run_async(run_close(arguments)))


def _verify(arguments: argparse.Namespace) -> int:
    from assistant.bench.verify import run_verify
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    found: list[VerifyReport] = []

    async def measure() -> int:
        found.append(await run_verify(arguments.runs, report=output.report))
        return 0

    code = run_async(measure())
    output.end_report()
    if code != 0:
        return code
    [report] = found
    if arguments.json:
        output.print_json(report.as_json())
    else:
        _print(report)
    return 0


def _print(report: VerifyReport) -> None:
    import sys

    from assistant.cli import output

    console = output.console()
    console.print(
        f"Lean {report.lean} ({report.source}), {report.cores} cores, load {report.load}, "
        f"medians of {report.runs} runs, one worker"
    )
    for case in report.measurements:
        verdicts = ", ".join(f"{count} {name}" for name, count in case.verdicts.items())
        console.print(f"\n{case.name}  ({verdicts})")
        console.print(f"  ours          {case.ours:8.1f} ms")
        if case.peer is not None and case.times_peer is not None:
            console.print(f"  leanclient    {case.peer:8.1f} ms   {case.times_peer:6.1f} times slower")
        floor = f"ours is {case.times_floor:.1f} times that" if case.floor > 0 else "within the noise"
        console.print(f"  lean's floor  {case.floor:8.1f} ms   {floor}")
    if report.peer_missing:
        print(report.peer_missing, file=sys.stderr)


def _positive(argument: str) -> int:
    value = int(argument)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value
