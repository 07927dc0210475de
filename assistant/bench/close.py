"""How much is proved: the holes of a folder of statements, by file, next to what single tactics of Lean prove alone.

Each hole gets the same time and, as in `assistant close`, the proofs found above it in its file. `exact?` and `simp`
are tried by themselves (after `intros`), and what they prove is accepted in the same way, so the columns can be
compared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.lean.errors import LeanError
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.project import lean_files
from assistant.lean.verify.verdicts import Limits, Question, Verdict
from assistant.search.result import Budget
from assistant.sorries.patch import Proof
from assistant.sorries.together import with_proofs

STATEMENTS = Path(__file__).parents[2] / "tests" / "projects" / "textbook"
ALONE = {"exact?": ("exact?", "intros; exact?"), "simp": ("simp", "intros; simp")}
"""The single tactics that are compared with, each in the forms that count as it."""


class NoStatements(AssistantError):
    """There is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One file: how many holes, how many of them proved by the search and by each single tactic, and which were not
    proved."""

    name: str
    total: int
    proved: int
    alone: dict[str, int]
    left: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class CloseReport:
    """`timeout` are the seconds that each hole was given, `seconds` what all took."""

    lean: str
    timeout: float
    topics: tuple[Topic, ...]
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON data."""
        return {
            "lean": self.lean,
            "timeout": self.timeout,
            "topics": [
                {
                    "topic": topic.name,
                    "total": topic.total,
                    "proved": topic.proved,
                    "alone": topic.alone,
                    "left": list(topic.left),
                    "seconds": round(topic.seconds, 1),
                }
                for topic in self.topics
            ],
            "proved": sum(topic.proved for topic in self.topics),
            "total": sum(topic.total for topic in self.topics),
            "seconds": round(self.seconds, 1),
        }


async def measure(paths: list[Path], timeout: float, report: Callable[[str], None]) -> tuple[str, list[Topic]]:
    """The version of Lean and the topics, in order."""
    files = lean_files(paths)
    topics: list[Topic] = []
    async with Engine.open(paths[0], report=report) as engine:
        await warm_up(engine, files)
        for path in files:
            places = find_holes(path, read_source(path).text)
            started = time.monotonic()
            proofs: list[Proof] = []
            left = []
            alone = dict.fromkeys(ALONE, 0)
            for number, place in enumerate(places):
                report(f"{path.stem}: {number} of {len(places)}, {len(proofs)} proved")
                if proof := await proof_of(engine, with_proofs(place, proofs), timeout):
                    proofs.append((place, proof))
                else:
                    left.append(place.declaration.name or f"line {place.line}")
                for name, tactics in ALONE.items():
                    alone[name] += await single(engine, place, tactics, timeout)
            if places:
                seconds = time.monotonic() - started
                topics.append(Topic(path.stem, len(places), len(proofs), alone, tuple(left), seconds))
        return engine.toolchain.version, topics


async def warm_up(engine: Engine, files: tuple[Path, ...]) -> None:
    """Loads the library and its index, so that no hole pays for that."""
    for path in files:
        for place in find_holes(path, read_source(path).text)[:1]:
            async for _ in engine.suggest(place, 2.0):
                break


async def proof_of(engine: Engine, place: Place, timeout: float) -> str:
    """The accepted proof that the search finds, empty without one."""
    try:
        return (await engine.prove(place, Budget(timeout))).proof
    except LeanError:
        return ""


async def single(engine: Engine, place: Place, tactics: tuple[str, ...], timeout: float) -> bool:
    """Whether one tactic alone closes a hole, accepted."""
    try:
        [judgements] = await engine.verifier.check(place, [Question((), tactics)], Limits(timeout, timeout))
        for judgement in judgements:
            if judgement.verdict is Verdict.CLOSES and (await engine.accept(place, judgement.candidate)).accepted:
                return True
    except LeanError:
        return False
    return False


async def run_close(paths: Sequence[Path], timeout: float, report: Callable[[str], None]) -> CloseReport:
    """Measures what the development set, or other files and folders, give. Errors: `NoStatements`."""
    chosen = list(paths) or [STATEMENTS]
    if not all(path.exists() for path in chosen):
        raise NoStatements(
            "there are no statements to prove here", hint="Name a folder of Lean files: assistant bench close FOLDER."
        )
    started = time.monotonic()
    lean, topics = await measure(chosen, timeout, report)
    return CloseReport(lean, timeout, tuple(topics), time.monotonic() - started)


def sums(topics: Sequence[Topic]) -> tuple[str, int, int, dict[str, int]]:
    """The row of all topics together."""
    alone = {name: sum(topic.alone[name] for topic in topics) for name in ALONE}
    return "all", sum(topic.total for topic in topics), sum(topic.proved for topic in topics), alone
