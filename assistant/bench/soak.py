"""Whether the language server stays as it was: many files, edited at random for long.

Every few seconds a file is opened, typed into, asked about, undone and closed. Now and then what is suggested is put
into the text, and Lean looks at the declaration: an error there means that something stale or wrong was shown. Memory
is that of the server, of the engine, and of everything below the engine; at the end all of it has to be gone.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil

from assistant.bench.close import STATEMENTS
from assistant.bench.typist import Sheet, Typist, typist
from assistant.engine import Engine
from assistant.lean.declarations import declaration_at, declarations
from assistant.lean.places import Place, PlaceKind, find_holes, read_source
from assistant.lean.positions import SourceText
from assistant.lean.processes import descendants, process_memory
from assistant.lean.project import lean_files

OPEN_AT_ONCE = 20
CHECKED_EVERY = 4
"""One of so many answers is checked by Lean."""
SAMPLES = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory in megabytes after some minutes."""

    minutes: float
    server: float
    engine: float
    lean: float


@dataclass
class SoakReport:
    """What happened. `wrong` are checked suggestions that Lean did not take, with their place; `orphans` processes that
    were left at the end."""

    minutes: float
    files: int
    edits: int = 0
    requests: int = 0
    answered: int = 0
    checked: int = 0
    wrong: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    orphans: int = 0

    @property
    def clean(self) -> bool:
        return not self.wrong and not self.orphans

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def as_text(self) -> str:
        rows = [f"{s.minutes:8.1f}{s.server:10.0f}{s.engine:10.0f}{s.lean:10.0f}" for s in self.samples]
        return "\n".join(
            [
                f"{self.files} files, {self.minutes:g} minutes, {self.edits} edits, {self.requests} requests, "
                f"{self.answered} answered",
                f"{self.checked} suggestions checked, {len(self.wrong)} wrong or stale; {self.orphans} processes left",
                *self.wrong[:5],
                "",
                f"{'minutes':>8}{'server':>10}{'engine':>10}{'Lean':>10}   MB",
                *rows,
            ]
        )


async def run_soak(minutes: float, files: int, report: Callable[[str], None]) -> SoakReport:
    """Runs it. Errors: what keeps the server or Lean from working."""
    found = SoakReport(minutes, files)
    dice = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        root = Path(name)
        sources = lean_files([STATEMENTS])
        for number in range(files):
            shutil.copy(sources[number % len(sources)], root / f"File{number}.lean")
        everybody: list[psutil.Process] = []
        async with Engine.open(root, report=report) as judge, typist(root) as session:
            began = time.monotonic()
            while (spent := (time.monotonic() - began) / 60) < minutes:
                report(f"{spent:.1f} of {minutes:g} minutes, {found.answered} of {found.requests} requests answered")
                while len(session.sheets) >= OPEN_AT_ONCE:
                    session.close(dice.choice(list(session.sheets.values())))
                path = root / f"File{dice.randrange(files)}.lean"
                if path.as_uri() not in session.sheets:
                    await _visit(session, judge, path, dice, found)
                if len(found.samples) <= spent / minutes * SAMPLES:
                    everybody = _everybody(session)
                    found.samples.append(_sample(session, spent))
            everybody = _everybody(session)
            found.samples.append(_sample(session, minutes))
        _, alive = await asyncio.to_thread(psutil.wait_procs, everybody, 10)
        found.orphans = len(alive)
    return found


async def _visit(session: Typist, judge: Engine, path: Path, dice: random.Random, found: SoakReport) -> None:
    """Opens a file and types at one of its holes."""
    text = read_source(path).text
    place: Place = dice.choice([hole for hole in find_holes(path, text) if hole.kind is PlaceKind.TACTIC])
    sheet = session.open(path, text)
    start = place.span.start
    session.edit(sheet, start, place.span.end, "")
    found.edits += 1
    offset = start
    for letter in dice.choice(["", "s", "simp", "ind", "intro h\n  ", "omega"]):
        session.edit(sheet, offset, offset, letter)
        offset += 1
        found.edits += 1
        if dice.random() < 0.5:
            await _ask(session, judge, sheet, offset, dice, found)
    await _ask(session, judge, sheet, offset, dice, found, invoked=True)


async def _ask(
    session: Typist,
    judge: Engine,
    sheet: Sheet,
    offset: int,
    dice: random.Random,
    found: SoakReport,
    *,
    invoked: bool = False,
) -> None:
    found.requests += 1
    items = await session.ghost_text(sheet, offset, invoked=invoked)
    found.answered += bool(items)
    if not items or dice.randrange(CHECKED_EVERY):
        return
    found.checked += 1
    item = items[0]
    assert item.range is not None
    source = SourceText(sheet.text)
    start = source.offset_of_wire(item.range.start.line, item.range.start.character)
    end = source.offset_of_wire(item.range.end.line, item.range.end.character)
    text = sheet.text[:start] + str(item.insert_text) + sheet.text[end:]
    declaration = declaration_at(declarations(text), start)
    if declaration is None:
        found.wrong.append(f"{sheet.uri}: {item.insert_text!r} stands in no declaration")
        return
    first = text.count("\n", 0, declaration.span.start)
    said = await judge.diagnostics(text[: declaration.span.end] + "\n", 60.0)
    errors = [d.message for d in said if d.is_error and not d.is_unsolved_goals and d.start.line >= first]
    if errors:
        found.wrong.append(f"{sheet.uri}:{first + 1}: {item.insert_text!r}: {errors[0].splitlines()[0]}")


def _engine_processes(session: Typist) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("ASSISTANT_RUNTIME") == session.runtime and "engine" in process.cmdline()[:4]:
                found.append(process)
    return found


def _everybody(session: Typist) -> list[psutil.Process]:
    engines = _engine_processes(session)
    below = [process for engine in engines for process in descendants(engine.pid)]
    return [psutil.Process(session.process.pid), *engines, *below]


def _sample(session: Typist, minutes: float) -> Sample:
    engines = _engine_processes(session)
    below = {process.pid for engine in engines for process in descendants(engine.pid)}
    return Sample(
        round(minutes, 2),
        process_memory(session.process.pid) / 1e6,
        sum(process_memory(engine.pid) for engine in engines) / 1e6,
        sum(map(process_memory, below)) / 1e6,
    )
