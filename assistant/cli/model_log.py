"""`assistant models log`: what models were asked, and what they answered to the letter."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import count_argument
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.wording import plural

if TYPE_CHECKING:
    from models.generation_log import Exchange, GenerationLog

LAST = 5
"""Exchanges that are shown where nobody says how many."""
LOOK_SECONDS = 0.3
"""Between two looks at the file."""


def add_parser(actions: Any) -> None:
    parser: argparse.ArgumentParser = actions.add_parser(
        "log",
        help="the prompts and answers that were logged",
        description="Show what models were asked and what they answered, to the letter. It is logged where "
        "`models.log` is on, into a file that only you may read.",
    )
    parser.add_argument(
        "--last", type=count_argument, default=LAST, metavar="COUNT", help=f"so many prompts (default {LAST})"
    )
    parser.add_argument("--model", default="", metavar="NAME", help="only those of a model")
    parser.add_argument("--json", action="store_true", help="print a JSON document; with --follow one a line")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--follow", action="store_true", help="go on with what is logged from now on, until Ctrl-C")
    what.add_argument("--clear", action="store_true", help="delete the log instead")


def run(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.language_models import log_folder
    from models.generation_log import GenerationLog

    log = GenerationLog(log_folder())
    try:
        if arguments.clear:
            output.remark(f"{log.file} is {'deleted' if log.clear() else 'empty'}")
            return 0
        if arguments.follow:
            return run_async(_follow(log, arguments))
        return _show(log, arguments)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise AssistantError(f"{log.file} cannot be read: {error.strerror or error}") from error


def _show(log: GenerationLog, arguments: argparse.Namespace) -> int:
    from assistant.cli import output

    found = _last(log, arguments)
    if arguments.json:
        output.print_json({"file": str(log.file), "exchanges": [_plain(exchange) for exchange in found]})
        return 0
    _print(found)
    if not found:
        output.remark(
            f"nothing is logged{f' of {arguments.model}' if arguments.model else ''}; "
            "`assistant config set models.log true` has it logged"
        )
    return 0


async def _follow(log: GenerationLog, arguments: argparse.Namespace) -> int:
    """Until it is interrupted. Errors: `OSError`."""
    import asyncio

    from models.generation_log import LogTail

    tail = LogTail(log)
    try:
        news = _last(log, arguments)
        while True:
            shown = list(_of_model(news, arguments.model))
            if arguments.json:
                for exchange in shown:
                    print(json.dumps(_plain(exchange)))
            else:
                _print(shown)
            sys.stdout.flush()
            await asyncio.sleep(LOOK_SECONDS)
            news = tail.news()
    finally:
        tail.close()


def _last(log: GenerationLog, arguments: argparse.Namespace) -> list[Exchange]:
    """Errors: `OSError`."""
    from collections import deque

    return list(deque(_of_model(log.read(), arguments.model), arguments.last))


def _of_model(exchanges: Iterable[Exchange], name: str) -> Iterator[Exchange]:
    return (exchange for exchange in exchanges if not name or exchange.model == name)


def _print(exchanges: Iterable[Exchange]) -> None:
    from assistant.cli import output

    console = output.console()
    for exchange in exchanges:
        written = f"{len(exchange.texts)} of {plural(exchange.samples, 'text')}"
        console.print(
            f"{exchange.time}  {exchange.model}: {written} in {exchange.seconds:.2f} s, {exchange.outcome}",
            style="bold",
            markup=False,
        )
        for message in exchange.prompt.messages:
            console.print(f"[{message.role}] {message.text}", style="dim", markup=False)
        for text in (exchange.prompt.text, exchange.prompt.answer):
            if text:
                console.print(text, style="dim", markup=False)
        for number, written_text in enumerate(exchange.texts, 1):
            told = f", probability e^{written_text.log_probability:.1f}" if written_text.log_probability else ""
            ending = written_text.ending or "not finished"
            console.print(
                f"→ answer {number} ({plural(written_text.tokens, 'token')}, {ending}{told})",
                style="cyan",
                markup=False,
            )
            console.print(written_text.text, markup=False)
        console.print()


def _plain(exchange: Exchange) -> dict[str, Any]:
    import dataclasses

    return dataclasses.asdict(exchange)
