"""How well the audit holds: the attack set at every door, and what got in, or was turned away, against expectation."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.bench.attacks.case import CLASSES, Case, Door
from assistant.bench.attacks.doors import Doors, Fault, fault
from assistant.bench.attacks.table import every_case, sample
from assistant.errors import AssistantError
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain

JOBS = 2
"""Cases at a time."""


class NoSuchClass(AssistantError):
    """No class of attack has the name that was asked for."""


@dataclass(frozen=True, slots=True)
class AttackReport:
    """`knocks` counts the cases door by door, `cases` each only once."""

    lean: str
    cases: int
    knocks: int
    faults: tuple[Fault, ...]
    classes: dict[str, int]
    """Cases of each class."""
    seconds: float

    @property
    def false_successes(self) -> tuple[Fault, ...]:
        return tuple(found for found in self.faults if found.success)

    @property
    def false_refusals(self) -> tuple[Fault, ...]:
        return tuple(found for found in self.faults if not found.success)

    def by_class(self) -> dict[str, tuple[int, int, int]]:
        """Cases, false successes and false refusals of each class."""
        let_in = Counter(found.case.family for found in self.false_successes)
        turned_away = Counter(found.case.family for found in self.false_refusals)
        return {name: (count, let_in[name], turned_away[name]) for name, count in self.classes.items()}

    def as_json(self) -> dict[str, Any]:
        return {
            "lean": self.lean,
            "cases": self.cases,
            "knocks": self.knocks,
            "false_successes": [_fault_as_json(found) for found in self.false_successes],
            "false_refusals": [_fault_as_json(found) for found in self.false_refusals],
            "seconds": round(self.seconds, 1),
            "classes": {
                name: {"cases": count, "false_successes": let_in, "false_refusals": turned_away}
                for name, (count, let_in, turned_away) in self.by_class().items()
            },
        }


def _fault_as_json(found: Fault) -> dict[str, str]:
    return {
        "class": found.case.family,
        "case": found.case.name,
        "door": found.door.value,
        "expected": str(found.case.expect),
        "got": str(found.answer.outcome),
        "said": found.answer.wrong or found.answer.reason,
        "why": found.case.why,
    }


def chosen_cases(door: Door, families: Sequence[str], *, sampled: bool) -> tuple[Case, ...]:
    """The cases of some classes (all without any) that stand at a door. Errors: `NoSuchClass`."""
    every_case()  # registers the classes
    for family in families:
        if family not in CLASSES:
            known = "\n".join(f"  {name}" for name in CLASSES)
            raise NoSuchClass(f"there is no class of attack {family!r}", hint=f"The classes are:\n{known}")
    cases = sample(door) if sampled else every_case()
    return tuple(case for case in cases if door in case.doors and (not families or case.family in families))


@asynccontextmanager
async def opened_doors(jobs: int = JOBS) -> AsyncIterator[Doors]:
    """Doors of the Lean that there is, in a folder of their own. Errors: `ToolchainNotFound`."""
    with TemporaryDirectory(prefix="assistant-attack-") as name:
        folder = Path(name)
        doors = Doors(await resolve_toolchain(find_project(folder)), folder, jobs)
        try:
            yield doors
        finally:
            await doors.close()


async def faults_at(
    doors: Doors, door: Door, cases: Sequence[Case], report: Callable[[str], None], jobs: int = JOBS
) -> list[Fault]:
    """Puts cases to one door. Errors: `NotCompiled`, `CloseFailed`."""
    await doors.prepare(cases)
    if door is Door.CLOSE:
        answers = await doors.close_all(cases, report)
        return [f for case, answer in zip(cases, answers, strict=True) if (f := fault(case, door, answer))]
    slots = asyncio.Semaphore(jobs)
    found: list[Fault] = []
    done = 0

    async def one(case: Case) -> None:
        nonlocal done
        async with slots:
            answer = await doors.knock(door, case)
        if wrong := fault(case, door, answer):
            found.append(wrong)
        done += 1
        report(f"{door.value}: {done} of {len(cases)}, {len(found)} wrong")

    await asyncio.gather(*(one(case) for case in cases))
    return found


async def run_attack(
    doors: Sequence[Door] = tuple(Door),
    families: Sequence[str] = (),
    *,
    sampled: bool = False,
    report: Callable[[str], None] = lambda _: None,
) -> AttackReport:
    """Puts the attack set to the doors. Errors: `NoSuchClass`, `ToolchainNotFound`, `NotCompiled`, `CloseFailed`."""
    started = time.monotonic()
    chosen = {door: chosen_cases(door, families, sampled=sampled) for door in doors}
    faults: list[Fault] = []
    async with opened_doors() as opened:
        for door, cases in chosen.items():
            if cases:
                faults += await faults_at(opened, door, cases, report)
        lean = opened.toolchain.version
    different = {case.title: case for cases in chosen.values() for case in cases}
    return AttackReport(
        lean,
        len(different),
        sum(len(cases) for cases in chosen.values()),
        tuple(faults),
        dict(Counter(case.family for case in different.values())),
        time.monotonic() - started,
    )
