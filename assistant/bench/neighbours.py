"""How often the author's next tactic is among the first ten that finished proofs before it propose.

The proofs are those of some files, in the order of their imports and of the text; at every step only what stands before
its declaration teaches. A tactic counts as found as it is written, and but for the names of hypotheses. How rare a
feature is, is counted over all steps; nothing else is known of what comes later.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.files import read_plain
from assistant.lean.goals import Goal
from assistant.lean.project import Project, lean_files, module_of
from assistant.lean.scratch import ScratchLimits, ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.neighbours.files import declared_names
from assistant.neighbours.index import IndexedLesson, PlacedLesson, StepIndex
from assistant.neighbours.reading import lessons
from assistant.neighbours.script import scripts
from assistant.neighbours.step import Lesson, Names, Neighbourhood, ProofStep
from assistant.premises.written import imported_names
from models.alignment import locals_of, symbols
from models.neighbours import NEAREST, candidates
from models.portfolio import Portfolio
from models.protocol import FileContext, ProofState

FIRST = 10
"""Candidates that are looked at."""
READ_SECONDS = 300.0
HYPOTHESIS = "·"


class NoProofs(AssistantError):
    """There is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Shares of the steps at which the author's tactic is among the first ten."""

    written: float
    but_for_names: float


@dataclass(frozen=True, slots=True)
class NeighboursReport:
    """`rows` by who proposes: finished proofs, the tactics that are used most, what is built in without proofs, and
    neighbours among that by their scores. `milliseconds` is what one goal takes at the median, reading aside."""

    lean: str
    load: float
    files: int
    proofs: int
    steps: int
    rows: dict[str, Rate]
    milliseconds: float
    read_seconds: float
    by_likeness: dict[str, tuple[int, float]]
    """By the likeness of the nearest goal how many steps there are, and the share that is found but for names."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """`lessons` with the line in which each begins, from 1; `declared` are the names of what the file declares."""

    module: str
    lessons: tuple[tuple[int, Lesson], ...]
    declared: frozenset[str]


async def read_files(
    toolchain: Toolchain, project: Project, paths: Sequence[Path], report: Callable[[str], None]
) -> list[ReadFile]:
    """The finished proofs of some files, each file behind those that it imports; files that Lean cannot read are passed
    over."""
    texts = {path: await asyncio.to_thread(read_plain, path) for path in paths}
    found = []
    async with ScratchPool(toolchain, project, ScratchLimits(documents=1)) as pool:
        for number, path in enumerate(_in_order(project.root, texts)):
            report(f"reading {number} of {len(texts)} files: {path.name}")
            text = texts[path]
            asked = scripts(text)
            lines = {script.digest: script.line + 1 for script in asked}
            try:
                read = [lesson async for lesson in lessons(pool, text, asked, READ_SECONDS)] if asked else []
            except AssistantError as error:
                report(f"{path}: {error.message}")
                continue
            module = module_of(path, project.root)
            taught = tuple((lines[lesson.digest], lesson) for lesson in read if lesson.steps)
            found.append(ReadFile(module, taught, declared_names(text)))
    return found


def _in_order(root: Path, texts: dict[Path, str]) -> list[Path]:
    by_module = {module_of(path, root): path for path in texts}
    done: dict[Path, None] = {}
    begun: set[Path] = set()

    def visit(path: Path) -> None:
        if path in begun:
            return
        begun.add(path)
        for name in imported_names(texts[path]):
            if name in by_module:
                visit(by_module[name])
        done[path] = None

    for path in texts:
        visit(path)
    return list(done)


def normal(tactic: str, goal: Goal, *, names: bool) -> str:
    """A tactic for comparison, in one line; without `names` those of hypotheses are left out."""
    known = {one.name for one in locals_of(goal)}
    return " ".join(symbol if names or symbol not in known else HYPOTHESIS for symbol in symbols(tactic))


@dataclass(slots=True)
class _Counted:
    written: int = 0
    but_for_names: int = 0

    def add(self, proposed: Iterable[str], wanted: Sequence[ProofStep]) -> bool:
        goal = wanted[0].goal
        first = list(proposed)[:FIRST]
        self.written += _hit(first, wanted, goal, names=True)
        found = _hit(first, wanted, goal, names=False)
        self.but_for_names += found
        return found


def _hit(proposed: Sequence[str], wanted: Sequence[ProofStep], goal: Goal, *, names: bool) -> bool:
    right = {normal(step.tactic, goal, names=names) for step in wanted}
    return any(normal(tactic, goal, names=names) in right for tactic in proposed)


def measure(files: Sequence[ReadFile], report: Callable[[str], None], at_most: int = 0) -> NeighboursReport:
    """`at_most` so many steps, spread evenly; 0 for all. A tactic that can be taken in several lengths is one step."""
    placed = [PlacedLesson(IndexedLesson(lesson), file.module, line) for file in files for line, lesson in file.lessons]
    index = StepIndex(placed)
    names = Names(frozenset[str]().union(*(file.declared for file in files)))
    rows = {name: _Counted() for name in ("neighbours", "most used", "portfolio", "neighbours and portfolio")}
    used: Counter[str] = Counter()
    portfolio = Portfolio()
    seconds: list[float] = []
    likeness: dict[str, list[bool]] = {}
    total = sum(len(_places(one.indexed.lesson)) for one in placed)
    every = max(1, total // at_most) if at_most else 1
    number = steps = before = 0
    for one in placed:
        lesson = one.indexed.lesson
        for wanted in _places(lesson):
            number += 1
            if number % every:
                continue
            if steps % 200 == 0:
                report(f"{number} of {total} steps")
            steps += 1
            goal = wanted[0].goal
            state = ProofState((goal,), (), lesson.name, file=FileContext(namespaces=lesson.namespace))
            began = time.perf_counter()
            near = index.nearest(goal, NEAREST, before)
            learnt = candidates(state, Neighbourhood(tuple(near), names))
            seconds.append(time.perf_counter() - began)
            guessed = portfolio.candidates(state, 100)
            both = sorted([*learnt, *guessed], key=lambda candidate: -candidate.score)
            found = rows["neighbours"].add((c.tactic for c in learnt), wanted)
            rows["most used"].add((tactic for tactic, _ in used.most_common(FIRST)), wanted)
            rows["portfolio"].add((c.tactic for c in guessed), wanted)
            rows["neighbours and portfolio"].add(dict.fromkeys(c.tactic for c in both), wanted)
            nearest = int(10 * near[0].similarity) if near else 0
            likeness.setdefault(f"{nearest / 10:.1f}", []).append(found)
        used.update(step.tactic for step in lesson.steps)
        before += len(lesson.steps)
    count = max(1, steps)
    return NeighboursReport(
        "",
        round(os.getloadavg()[0], 1),
        len(files),
        len(placed),
        steps,
        {name: Rate(round(row.written / count, 3), round(row.but_for_names / count, 3)) for name, row in rows.items()},
        round(1000 * statistics.median(seconds), 2) if seconds else 0.0,
        0.0,
        {key: (len(found), round(sum(found) / len(found), 3)) for key, found in sorted(likeness.items())},
    )


def _places(lesson: Lesson) -> list[list[ProofStep]]:
    """The steps of a lesson, those that begin at the same place and goal together."""
    found: dict[tuple[int, Goal], list[ProofStep]] = {}
    for step in lesson.steps:
        found.setdefault((step.line, step.goal), []).append(step)
    return list(found.values())


async def run_neighbours(
    toolchain: Toolchain,
    project: Project,
    folder: Path,
    report: Callable[[str], None],
    at_most_files: int = 0,
    at_most: int = 0,
) -> NeighboursReport:
    """Over the files of a folder. Errors: `NoProofs`; as `lean_files`."""
    paths = lean_files((folder,))
    if not paths:
        raise NoProofs(f"there are no Lean files in {folder}")
    began = time.monotonic()
    files = await read_files(toolchain, project, paths[:at_most_files] if at_most_files else paths, report)
    read = time.monotonic() - began
    measured = await asyncio.to_thread(measure, files, report, at_most)
    return replace(measured, lean=toolchain.version, read_seconds=round(read, 1))
