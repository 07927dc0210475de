"""How fast the language server answers somebody who types, next to what Lean itself needs for the same keystrokes.

At places of a set of statements at which nothing was ever asked, neither a suggestion nor the goal, the hole is deleted
and ghost text is asked for at once (*fresh*); then the tactic that came is typed letter by letter, asking after each
(*typing*). Each file has been read once before, for a place that is not measured. *Lean* is what a warm worker needs to
take the same deletion in and to show the goal there: no tool that asks Lean can be faster. Times are from request to
verified answer, in milliseconds; requests that were answered with nothing are counted apart.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.bench.close import STATEMENTS
from assistant.bench.typist import Typist, typist
from assistant.lean.cursor import excerpt
from assistant.lean.places import Place, PlaceKind, find_holes, read_source
from assistant.lean.positions import SourceText
from assistant.lean.project import find_project, lean_files
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.scratch import ScratchPool

LETTERS = 4
"""Of a tactic that are typed."""
PAUSE_SECONDS = 0.3
"""Between two places, as when somebody moves on."""
LONG_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds; `none` requests got no suggestion."""

    count: int
    none: int
    median: float
    p95: float
    longest: float


@dataclass(frozen=True, slots=True)
class LspReport:
    """`keystroke` is what the server's loop spends on one, in a text of `keystroke_lines` lines; `ready` how long after
    its start the server answers, `round_trip` the least that a request takes, both in milliseconds."""

    lean: str
    cores: int
    load: float
    ready: float
    round_trip: float
    fresh: Times
    typing: Times
    floor: Times
    keystroke: Times
    keystroke_lines: int

    @property
    def times_floor(self) -> float:
        """How many times Lean's own time a fresh answer takes, by medians."""
        return self.fresh.median / self.floor.median if self.floor.median else 0.0

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "times_floor": round(self.times_floor, 2)}


def times(seconds: Sequence[float], none: int = 0) -> Times:
    """Their summary; zeros without any."""
    if not seconds:
        return Times(0, none, 0.0, 0.0, 0.0)
    ordered = sorted(1000 * value for value in seconds)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return Times(len(ordered), none, round(statistics.median(ordered), 1), round(p95, 1), round(ordered[-1], 1))


async def run_lsp(count: int, report: Callable[[str], None]) -> LspReport:
    """Measures at `count` places, at most. Errors: what keeps the server or Lean from working."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        root = Path(name)
        for file in lean_files([STATEMENTS]):
            shutil.copy(file, root)
        places = _places(root)
        chosen = spread(places, count)
        load = os.getloadavg()[0]
        report("starting the server")
        async with typist(root) as session:
            await _warm_up(session, [place for place in places if place not in chosen])
            fresh, typing, none = await _type_everywhere(session, chosen, report)
            trips = [await _timed(session.status()) for _ in range(200)]
            report("typing in a long file")
            keystrokes = await _keystrokes(session, root)
            status = await session.status()
            ready = session.started
        floor = await _floor(root, chosen, report)
    return LspReport(
        str(status.lean),
        os.cpu_count() or 1,
        round(load, 1),
        round(1000 * ready, 1),
        round(1000 * statistics.median(trips), 2),
        times(fresh, none),
        times(typing),
        times(floor),
        times([max(0.0, value - min(trips)) for value in keystrokes]),
        LONG_LINES,
    )


def _places(root: Path) -> list[Place]:
    """The holes that stand in the line of a tactic, file by file."""
    found = [place for file in sorted(root.glob("*.lean")) for place in find_holes(file, read_source(file).text)]
    return [place for place in found if place.kind is PlaceKind.TACTIC]


def spread(places: Sequence[Place], count: int) -> list[Place]:
    """At most so many, evenly over all; one of each file's is left out, when it has more than one."""
    last = {place.path: place for place in places}
    several = {place.path for place in places if place is not last[place.path]}
    free = [place for place in places if place.path not in several or place is not last[place.path]]
    step = max(1, len(free) // count)
    return free[::step][:count]


async def _warm_up(session: Typist, places: Sequence[Place]) -> None:
    """Has Lean read each file, and the index made: nobody waits for that twice."""
    for place in {place.path: place for place in places}.values():
        sheet = session.open(place.path, place.text)
        where = {"textDocument": {"uri": sheet.uri}, "position": _json(sheet.position(place.span.start))}
        await session.client.protocol.send_request_async("assistant/suggest", where)
        session.close(sheet)


async def _timed(work: Any) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


async def _type_everywhere(
    session: Typist, places: Sequence[Place], report: Callable[[str], None]
) -> tuple[list[float], list[float], int]:
    """Seconds of fresh requests, seconds of requests while typing, and how many fresh ones got nothing."""
    fresh: list[float] = []
    typing: list[float] = []
    none = 0
    for number, place in enumerate(places):
        report(f"{number} of {len(places)} places")
        sheet = session.open(place.path, place.text)
        start = place.span.start
        session.edit(sheet, start, place.span.end, "")
        began = time.perf_counter()
        items = await session.ghost_text(sheet, start)
        if items:
            fresh.append(time.perf_counter() - began)
            tactic = str(items[0].insert_text).lstrip()
            for index in range(min(LETTERS, len(tactic) - 1)):
                session.edit(sheet, start + index, start + index, tactic[index])
                typing.append(await _timed(session.ghost_text(sheet, start + index + 1)))
        else:
            none += 1
        session.close(sheet)
        await asyncio.sleep(PAUSE_SECONDS)
    return fresh, typing, none


def _json(position: Any) -> dict[str, int]:
    return {"line": position.line, "character": position.character}


async def _keystrokes(session: Typist, root: Path) -> list[float]:
    """Seconds from a keystroke in the middle of a long file until the server has answered something else."""
    lines = "\n".join(f"theorem t{n} (a b : Nat) : a + b + {n} = b + a + {n} := by omega" for n in range(LONG_LINES))
    sheet = session.open(root / "Long.lean", lines)
    await session.status()
    spent = []
    middle = len(lines) // 2
    for number in range(100):
        session.edit(sheet, middle + number, middle + number, "x")
        spent.append(await _timed(session.status()))
    session.close(sheet)
    return spent


async def _floor(root: Path, places: Sequence[Place], report: Callable[[str], None]) -> list[float]:
    """Seconds that Lean itself needs to take the deletions in and to show the goals."""
    report("what Lean itself needs")
    project = find_project(root)
    spent = []
    async with ScratchPool(await resolve_toolchain(project), project) as pool:
        for place in places:
            text = place.text[: place.span.start] + place.text[place.span.end :]
            head = excerpt(text, place.span.start)
            line, character = SourceText(text).wire_of_offset(place.span.start)
            for warm in (False, True):
                before = place.text if not warm else head
                async with pool.lease(before) as scratch:
                    began = time.perf_counter()
                    await scratch.elaborate(before, 120.0)
                    if warm:
                        await scratch.plain_goal(line, character, 60.0)
                        spent.append(time.perf_counter() - began)
    return spent
