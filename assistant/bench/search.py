"""Whether a search keeps its time, whatever a prover does: the built-in provers beside one that is slow, never answers,
raises, floods, or does not stop.

Counterexamples are not looked for. Statements that cannot be proved take all the time that there is; the others show
what a prover of that kind costs.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.config.schema import DEFAULTS
from assistant.engine import Engine
from assistant.lean.places import find_holes
from assistant.provers import REFUTER
from assistant.search.budget import Budget
from models.protocol import Candidate, Capabilities, Proposal, StepRequest

STATEMENTS = """\
theorem false_one (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n + 2) : f 7 = 3 * f 2 := by
  sorry

theorem false_two (p q r : Prop) (h : p ∨ q → r) (k : r → p ∨ q) : r → p ∧ q := by
  sorry

theorem easy (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem by_induction (xs : List Nat) : (xs ++ []).length = xs.length := by
  sorry
"""
FORGETFUL = replace(DEFAULTS, provers_remember=False)
"""What an earlier run has learnt would make this one another measurement."""
MOST = 1.1
"""Times its budget that a search may take without a proof to be accepted."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One search: `seconds` on the wall clock, `over` times its budget; `calls` of the prover, `proposed` by it."""

    prover: str
    statement: str
    status: str
    seconds: float
    over: float
    calls: int
    proposed: int
    tried: int
    reason: str


@dataclass(frozen=True, slots=True)
class SearchReport:
    """`slow` are the seconds that an answer of the slow prover takes, `budget` those of each search."""

    lean: str
    cores: int
    load: float
    slow: float
    budget: float
    rows: tuple[SearchRow, ...]

    @property
    def late(self) -> tuple[SearchRow, ...]:
        """The searches without a proof that took longer than they may."""
        return tuple(row for row in self.rows if row.over > MOST and row.status != "proved")

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "late": len(self.late)}


class _Prover:
    """A stand-in for a prover that does not do as it should; counts what it was asked and what it said."""

    stage = 2

    def __init__(
        self, name: str, seconds: float, answer: Callable[[_Prover, StepRequest], AsyncGenerator[Proposal, None]]
    ):
        self.name = name
        self.capabilities = Capabilities(batch=4, seconds=seconds)
        self.calls = self.proposed = 0
        self._answer = answer

    async def load(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        self.calls += 1
        for request in requests:
            async for proposal in self._answer(self, request):
                self.proposed += len(proposal.candidates)
                yield proposal


async def _slow(prover: _Prover, request: StepRequest) -> AsyncGenerator[Proposal, None]:
    await asyncio.sleep(prover.capabilities.seconds)
    tactics = ("simp_all", "intro h; exact h", "constructor <;> simp_all")
    yield Proposal(request.number, tuple(Candidate(tactic, -1.0, prover.name) for tactic in tactics))


async def _never(_prover: _Prover, _request: StepRequest) -> AsyncGenerator[Proposal, None]:
    await asyncio.Event().wait()
    yield Proposal(0, ())


async def _raises(_prover: _Prover, _request: StepRequest) -> AsyncGenerator[Proposal, None]:
    await asyncio.sleep(0.01)
    raise RuntimeError("as it was told to")
    yield


async def _floods(prover: _Prover, request: StepRequest) -> AsyncGenerator[Proposal, None]:
    for number in range(10**9):
        await asyncio.sleep(0)
        names = (f"have h{number}x{n} : {n} = {n} := rfl" for n in range(100))
        yield Proposal(request.number, tuple(Candidate(name, -0.2, prover.name) for name in names), last=False)


async def _stays(_prover: _Prover, _request: StepRequest) -> AsyncGenerator[Proposal, None]:
    end = time.monotonic() + 120.0
    while time.monotonic() < end:
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            continue
    yield Proposal(0, ())


KINDS = {"slow": _slow, "never answers": _never, "raises": _raises, "floods": _floods, "does not stop": _stays}


async def run_search(slow: float, budget: float, report: Callable[[str], None]) -> SearchReport:
    """Searches each statement beside each prover. Errors: as `Engine.open`."""
    load = os.getloadavg()[0]
    rows: list[SearchRow] = []
    lean = ""
    with tempfile.TemporaryDirectory(prefix="assistant-bench-search-") as folder:
        path = Path(folder) / "Statements.lean"
        path.write_text(STATEMENTS, encoding="utf-8")
        places = find_holes(path, STATEMENTS)
        for name, answer in {"none": None, **KINDS}.items():
            prover = _Prover(name, slow, answer) if answer is not None else None
            asked = [prover] if prover is not None else []
            async with Engine.open(path, jobs=1, provers=asked, without=(REFUTER,), settings=FORGETFUL) as engine:
                lean = engine.lean
                await engine.prove(places[2], Budget(budget))  # loads the library
                for place in places:
                    report(f"{name}: {place.declaration.name}")
                    before = (prover.calls, prover.proposed) if prover is not None else (0, 0)
                    started = time.monotonic()
                    result = await engine.prove(place, Budget(budget))
                    seconds = time.monotonic() - started
                    after = (prover.calls, prover.proposed) if prover is not None else (0, 0)
                    rows.append(
                        SearchRow(
                            name,
                            place.declaration.name,
                            result.status.value,
                            round(seconds, 3),
                            round(seconds / budget, 3),
                            after[0] - before[0],
                            after[1] - before[1],
                            result.candidates,
                            result.reason,
                        )
                    )
    return SearchReport(lean, os.cpu_count() or 1, round(load, 2), slow, budget, tuple(rows))
