"""`assistant engine status|stop|log|run`: the processes that the editor, the terminal app and the commands share."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import __version__
from assistant.cli.arguments import add_lean_argument, add_setting, flags_of, seconds_argument, settings_of
from assistant.cli.running import run as run_async
from assistant.config.schema import variable

if TYPE_CHECKING:
    from assistant.service.address import Address, Card
    from assistant.service.methods import EngineStatus

IDLE_VARIABLE = variable("engine.idle")
STOP_SECONDS = 5.0
ANSWER_SECONDS = 3.0
"""For what an engine says of itself; one that is busy still answers at once."""
SWITCH_SECONDS = 0.001
"""For which a thread that reads a long text keeps the others waiting: the loop, in which everybody is answered."""
LOG_LINES = 40
LOG_BYTES = 500_000
"""Of a log before it is put aside; one older log is kept."""


@dataclass(frozen=True)
class Answer:
    """What was found at an address. `status` is `None` for an engine that did not say in time how it is doing, and
    `waits_for` what it is waiting for then, as far as it said so."""

    card: Card
    status: EngineStatus | None
    waits_for: str


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "engine", description="Look after the engine processes, one a project, that front doors share."
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    status = actions.add_parser("status", help="every engine that runs", description="Show every engine that runs.")
    status.add_argument("--json", action="store_true", help="print a JSON document")
    stop = actions.add_parser(
        "stop",
        help="end the engine of a project",
        description="End the engine of a project. The next request starts a new one.",
    )
    stop.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
    stop.add_argument("--all", action="store_true", help="every engine of yours")
    log = actions.add_parser("log", help="what the engine of a project said", description="Show the log of an engine.")
    log.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
    run_ = actions.add_parser(
        "run",
        help="serve a project in the foreground",
        description="Serve a project until nobody needs the engine any more. Front doors start this by themselves.",
    )
    run_.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH", help="default: this folder")
    run_.add_argument("--detached", action="store_true", help=argparse.SUPPRESS)
    add_setting(
        run_,
        "--idle",
        "engine.idle",
        seconds_argument,
        metavar="SECONDS",
        help_="end after this long without a connection (default 300, or as whoever connects has configured it)",
    )

    for action in (stop, log, run_):
        add_lean_argument(action)  # a project has an engine for each choice


def run(arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "status":
            return run_async(_status(arguments))
        case "stop":
            return run_async(_stop(arguments))
        case "log":
            return _log(arguments)
        case _:
            return _serve(arguments)


# --- serving ---------------------------------------------------------------------------------------------------


def _serve(arguments: argparse.Namespace) -> int:
    import logging
    import logging.handlers

    from assistant.lean.errors import SourceMissing
    from assistant.lean.project import find_project
    from assistant.service.address import address_of
    from assistant.service.spawn import log_file

    if not os.access(arguments.path, os.F_OK):
        raise SourceMissing(arguments.path)
    root = find_project(arguments.path).root.resolve()
    address = address_of(root)
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if arguments.detached:
        log_file(address).parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_file(address), maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", errors="replace", delay=True
        )
    logging.basicConfig(
        handlers=[handler], level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("pygls").setLevel(logging.WARNING)  # it logs whole texts
    served = asyncio.run(_until_idle(root, address, arguments))
    if not served and not arguments.detached:
        print("an engine of this project is running already", file=sys.stderr)
        return 1
    return 0


async def _until_idle(root: Path, address: Address, arguments: argparse.Namespace) -> bool:
    from assistant.config.load import load
    from assistant.service.server import EngineServer, Limits

    # Front doors tell what they have configured. An engine that one of them has started reads no file: what that front
    # door knew of those is in the environment, and holds for whoever says nothing.
    settings = load(None, user=False).settings if arguments.detached else settings_of(arguments, root)

    sys.setswitchinterval(SWITCH_SECONDS)
    limits = Limits(idle=flags_of(arguments).get("engine.idle"))
    server = EngineServer(root, address, limits, settings=settings)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, server.end)
    return await server.run()


# --- looking ---------------------------------------------------------------------------------------------------


async def _ask(address: Address) -> Answer | None:
    """What an engine says of itself; `None` when none lives at the address."""
    from assistant.errors import AssistantError
    from assistant.lean.project import find_project
    from assistant.service.address import is_held, read_card
    from assistant.service.client import RemoteEngine
    from assistant.service.spawn import Dial

    card = read_card(address)
    if card is None or not is_held(address):
        return None
    if card.version != __version__:
        return Answer(card, None, "")  # asked by another version it would make room for one of that
    said = [""]
    dial = Dial(Path(card.project), start=False, address=address)
    engine = RemoteEngine(find_project(Path(card.project)), dial, said.append)
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return Answer(card, await engine.status(), "")
    except (AssistantError, TimeoutError):
        return Answer(card, None, said[-1]) if is_held(address) else None  # else it was just ending
    finally:
        await engine.close()


async def _status(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.lean.errors import ToolchainReplaced
    from assistant.service.address import addresses

    found = [answer for answer in await asyncio.gather(*map(_ask, addresses())) if answer is not None]
    if arguments.json:
        output.print_json({"engines": [_as_json(answer) for answer in found]})
        return 0
    if not found:
        print("no engine is running")
    for answer in found:
        print(answer.card.project)
        status = answer.status
        if status is None:
            print(f"  process {answer.card.pid} {_instead_of_a_status(answer)}")
            continue
        print(
            f"  process {status.pid}, version {status.version}, Lean {status.lean} ({status.source}), "
            f"up {_duration(status.seconds)}"
        )
        if status.lean_instead_of:
            print(f"  warning: {ToolchainReplaced(status.lean_instead_of, status.lean, status.source).message}")
        doors = f"{status.connections} connection{'' if status.connections == 1 else 's'}"
        print(f"  {doors}, {status.memory / 1e6:.0f} MB, Lean's workers {status.lean_memory / 1e6:.0f} MB")
        for running in status.running:
            print(f"  {running.method} for {running.seconds:.1f} s{' (waiting)' if running.waiting else ''}")
    return 0


def _instead_of_a_status(answer: Answer) -> str:
    if answer.waits_for:
        return f"is starting: {answer.waits_for}"
    if answer.card.version != __version__:
        return f"is of version {answer.card.version}, this is {__version__}"
    return "does not answer; `assistant engine stop` ends it"


def _as_json(answer: Answer) -> dict[str, Any]:
    status = answer.status
    known = {"project": answer.card.project, "pid": answer.card.pid, "version": answer.card.version}
    if status is None:
        return {**known, "answers": False, "waits_for": answer.waits_for}
    return {
        **known,
        "answers": True,
        "lean": status.lean,
        "source": status.source,
        "lean_instead_of": status.lean_instead_of,
        "seconds": round(status.seconds, 1),
        "connections": status.connections,
        "memory": status.memory,
        "lean_memory": status.lean_memory,
        "running": [{"method": r.method, "seconds": round(r.seconds, 1), "waiting": r.waiting} for r in status.running],
    }


def _duration(seconds: float) -> str:
    minutes = int(seconds) // 60
    return f"{seconds:.0f} s" if minutes == 0 else f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"


# --- stopping --------------------------------------------------------------------------------------------------


async def _stop(arguments: argparse.Namespace) -> int:
    from assistant.lean.project import find_project
    from assistant.service.address import address_of, addresses

    wanted = addresses() if arguments.all else [address_of(find_project(arguments.path).root)]
    stopped = sum(await asyncio.gather(*map(stop_engine, wanted)))
    print(f"{stopped} stopped" if stopped else "no engine is running")
    return 0


async def stop_engine(address: Address) -> bool:
    """Ends the engine at an address, asking nicely first; whether there was one."""
    from assistant.service.address import holder, is_held, remove

    pid = holder(address)
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        deadline = time.monotonic() + STOP_SECONDS
        if pid and is_held(address):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        while is_held(address) and time.monotonic() < deadline:  # noqa: ASYNC110 - another process lets it go
            await asyncio.sleep(0.02)
    if not is_held(address):
        remove(address)
    return pid != 0


def _log(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.lean.project import find_project
    from assistant.service.address import address_of
    from assistant.service.spawn import log_file

    log = log_file(address_of(find_project(arguments.path).root))
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        print("no engine of this project has said anything", file=sys.stderr)
        return 1
    output.remark(f"{log}:")
    print("\n".join(lines[-LOG_LINES:]))
    return 0
