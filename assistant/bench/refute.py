"""What is refuted of statements that are false, and how long it takes to give up on those that are true.

The false ones were written for that; the true ones are the textbook statements, of which none may be refuted. Each is
looked at alone, one after another, in a worker that is warm.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.bench.close import STATEMENTS, WARM_UP_SECONDS, spread
from assistant.engine import Engine
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.project import lean_files
from assistant.refute.refutation import Refutation
from assistant.search.budget import Budget

FALSE = STATEMENTS.parent / "false"
AIM_SECONDS = 2.0
"""In which a false statement should be refuted."""


@dataclass(frozen=True, slots=True)
class RefuteRow:
    """`seconds` is what the attempt took, with what it takes Lean to accept the proof of a negation."""

    statement: str
    false: bool
    refuted: bool
    seconds: float
    told: str


@dataclass(frozen=True, slots=True)
class RefuteReport:
    lean: str
    load: float
    timeout: float
    rows: tuple[RefuteRow, ...]

    @property
    def false(self) -> tuple[RefuteRow, ...]:
        return tuple(row for row in self.rows if row.false)

    @property
    def true(self) -> tuple[RefuteRow, ...]:
        return tuple(row for row in self.rows if not row.false)

    @property
    def wrong(self) -> tuple[RefuteRow, ...]:
        """True statements that are called false."""
        return tuple(row for row in self.true if row.refuted)

    def as_json(self) -> dict[str, Any]:
        return {
            "lean": self.lean,
            "load": self.load,
            "timeout": self.timeout,
            "false": len(self.false),
            "refuted": sum(row.refuted for row in self.false),
            "refuted_in_time": sum(row.refuted and row.seconds <= AIM_SECONDS for row in self.false),
            "false_median_seconds": _median(self.false),
            "true": len(self.true),
            "true_refuted": len(self.wrong),
            "true_median_seconds": _median(self.true),
            "rows": [asdict(row) for row in self.rows],
        }


def _median(rows: Sequence[RefuteRow]) -> float:
    return round(statistics.median(row.seconds for row in rows), 3) if rows else 0.0


async def run_refute(timeout: float, report: Callable[[str], None], at_most: int = 0) -> RefuteReport:
    """Looks at all statements, or at so many of each kind, spread evenly. Errors: as `Engine.open`."""
    rows: list[RefuteRow] = []
    load = round(os.getloadavg()[0], 2)
    async with Engine.open(FALSE, report=report) as engine:
        for folder in (FALSE, STATEMENTS):
            places = _chosen(folder, at_most)
            if places:
                await engine.prove(places[0], Budget(WARM_UP_SECONDS))  # loads the library
            for number, place in enumerate(places, start=1):
                name = place.declaration.display_name
                report(f"{number} of {len(places)} in {folder.name}: {name}")
                await engine.goals(place)
                began = time.monotonic()
                found = await engine.refute(place, timeout)
                seconds = round(time.monotonic() - began, 3)
                is_refuted = isinstance(found, Refutation)
                told = found.words if isinstance(found, Refutation) else found.reason
                rows.append(RefuteRow(name, folder == FALSE, is_refuted, seconds, told))
        return RefuteReport(engine.lean, load, timeout, tuple(rows))


def _chosen(folder: Path, at_most: int) -> list[Place]:
    places = [place for path in lean_files([folder]) for place in find_holes(path, read_source(path).text)]
    return spread(places, at_most)
