"""How fast candidates are verified: a batch of ours, the peer's way, and the least that Lean itself needs.

- *ours*: `LeanVerifier.check` with one worker that already knows the text before the hole, all candidates at once;
- *one at a time*: the same, asked about one candidate after another, as the peer is: what is left of the difference
  when batches are left out;
- *peer*: the scratch pool of `leanclient` with one worker, warm as well, which tries one candidate after another;
- *floor*: what the `lean` command spends on the text with the candidates more than on the text without them.

All run in turns in one session, so that whatever else the machine does falls on all of them, and medians are taken.
Candidates change from round to round (by a comment), so that nothing can be answered from memory.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from assistant.extras import install_command
from assistant.lean.errors import LeanError
from assistant.lean.places import Place, find_holes
from assistant.lean.processes import run as run_process
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.scratch import ScratchLimits, ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.check import Check
from assistant.lean.verify.scratch_text import copies, in_place, may_cut
from assistant.lean.verify.trial import Item, batch_block, new_word
from assistant.lean.verify.verdicts import Limits, Question
from assistant.lean.verify.verifier import LeanVerifier

SLOW_RUNS = 5
"""Rounds in which one candidate is tried at a time, by the peer and by us: they need seconds, and vary little."""
GENEROUS = Limits(seconds=120.0, candidate_seconds=30.0, heartbeats=200_000)
_STATEMENTS = ("exact ⟨⟨hp, hq⟩, k (h hp hq)⟩", "constructor", "exact hp", "apply And.intro")
_MIX = (
    *_STATEMENTS,
    "refine ⟨?_, ?_⟩",
    "exact And.intro ⟨hp, hq⟩ (k (h hp hq))",
    "intro x",
    "exact ⟨⟨hp, hq⟩, k h⟩",
)


@dataclass(frozen=True, slots=True)
class Case:
    """What is measured: candidates at the hole of a text, in a batch or each in its own copy."""

    name: str
    declarations: int
    steps: int
    candidates: int
    isolated: bool = False


CASES = (
    Case("32 candidates after 15 steps, 50 declarations above", 50, 15, 32),
    Case("128 candidates after 15 steps, 50 declarations above", 50, 15, 128),
    Case("32 candidates at a bare hole", 0, 0, 32),
    Case("32 isolated copies after 15 steps, 50 declarations above", 50, 15, 32, isolated=True),
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """Medians in milliseconds for all candidates: `ours` in a batch, `one_at_a_time` ours as well, `peer` the peer's,
    `None` without it; `verdicts` are ours, by name."""

    name: str
    candidates: int
    ours: float
    one_at_a_time: float
    peer: float | None
    floor: float
    verdicts: dict[str, int]

    @property
    def times_peer(self) -> float | None:
        """How many times faster than the peer."""
        return self.peer / self.ours if self.peer is not None else None

    @property
    def times_peer_one_at_a_time(self) -> float | None:
        """How many times faster than the peer without batches: like for like."""
        return self.peer / self.one_at_a_time if self.peer is not None else None

    @property
    def times_floor(self) -> float:
        """How many times the floor; infinite when the floor is within the noise."""
        return self.ours / self.floor if self.floor > 0 else float("inf")

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "candidates": self.candidates,
            "ours_ms": round(self.ours, 1),
            "one_at_a_time_ms": round(self.one_at_a_time, 1),
            "peer_ms": None if self.peer is None else round(self.peer, 1),
            "floor_ms": round(self.floor, 1),
            "times_faster_than_peer": _rounded(self.times_peer),
            "times_faster_than_peer_one_at_a_time": _rounded(self.times_peer_one_at_a_time),
            "times_floor": round(self.times_floor, 2) if self.floor > 0 else None,
            "verdicts": self.verdicts,
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """All measurements with what they were made on."""

    lean: str
    source: str
    cores: int
    runs: int
    load: float
    measurements: tuple[Measurement, ...] = field(default=())
    peer_missing: str = ""

    def as_json(self) -> dict[str, Any]:
        head = {key: value for key, value in asdict(self).items() if key != "measurements"}
        return {**head, "cases": [measurement.as_json() for measurement in self.measurements]}


def bench_text(declarations: int, steps: int) -> str:
    """A file with that many theorems, and after them one whose proof has that many steps and then a hole."""
    above = "\n".join(
        f"theorem t{n} (p q r : Prop) (hp : p) (hq : q) (h : p → q → r) : (p ∧ q) ∧ r := by\n"
        "  have hr : r := h hp hq\n  constructor\n  · exact ⟨hp, hq⟩\n  · exact hr\n"
        for n in range(declarations)
    )
    kinds = (("p", "hp"), ("q", "hq"), ("p ∧ q", "⟨hp, hq⟩"), ("r", "h hp hq"), ("s", "k (h hp hq)"))
    proof = "".join(f"  have h{n} : {kinds[n % 5][0]} := {kinds[n % 5][1]}\n" for n in range(steps))
    return (
        f"{above}\ntheorem goal (p q r s : Prop) (hp : p) (hq : q) (h : p → q → r) (k : r → s) : "
        f"(p ∧ q) ∧ s := by\n{proof}  sorry\n"
    )


def bench_candidates(count: int, run: int) -> tuple[str, ...]:
    """A mix that closes, progresses and fails; other texts in every run."""
    return tuple(f"{_MIX[n % len(_MIX)]} -- {run}.{n}" for n in range(count))


def peer_installed() -> bool:
    """Whether the `bench` extra is there."""
    return importlib.util.find_spec("leanclient") is not None


async def run_verify(
    runs: int = 11, cases: Sequence[Case] = CASES, report: Callable[[str], None] = lambda _: None
) -> VerifyReport:
    """Measures every case. Errors: `ToolchainNotFound` and other `LeanError`s."""
    with tempfile.TemporaryDirectory(prefix="assistant-bench-") as folder:
        root = Path(folder)
        project = find_project(root)
        toolchain = await resolve_toolchain(project)
        has_peer = peer_installed()
        measurements = []
        for case in cases:
            report(case.name)
            measurements.append(await _measure(case, runs, root, toolchain, has_peer))
    return VerifyReport(
        toolchain.version,
        toolchain.source.value,
        os.cpu_count() or 1,
        runs,
        round(os.getloadavg()[0], 2),
        tuple(measurements),
        "" if has_peer else f"the peer `leanclient` is not installed; get it with: {install_command('bench')}",
    )


async def _measure(case: Case, runs: int, root: Path, toolchain: Toolchain, has_peer: bool) -> Measurement:
    text = bench_text(case.declarations, case.steps)
    place = find_holes(root / "Bench.lean", text)[-1]
    ours: list[float] = []
    singly: list[float] = []
    peer: list[float] = []
    floors: list[float] = []
    verdicts: Counter[str] = Counter()
    project = find_project(root)
    async with ScratchPool(toolchain, project, ScratchLimits(documents=1)) as pool:
        verifier = LeanVerifier(pool)
        await verifier.state(place)
        opponent = await Peer.start(root, toolchain, text) if has_peer else None
        try:
            for number in range(-1, runs):
                candidates = bench_candidates(case.candidates, number)
                seconds, found = await _ours(case, verifier, pool, place, candidates)
                floor = await _floor(case, root, toolchain, place, candidates)
                slow = number < SLOW_RUNS
                # Other texts than those of the batch, which are known by now.
                fresh = bench_candidates(case.candidates, runs + 1 + number)
                alone = await _one_at_a_time(case, verifier, pool, place, fresh) if slow else None
                theirs = await opponent.try_all(place, candidates) if opponent is not None and slow else None
                if number < 0:
                    verdicts = found
                    continue  # warms everything up
                ours.append(seconds)
                floors.append(floor[0] - floor[1])
                if alone is not None:
                    singly.append(alone)
                if theirs is not None:
                    peer.append(theirs)
        finally:
            if opponent is not None:
                await opponent.stop()
    return Measurement(
        case.name,
        case.candidates,
        1000 * statistics.median(ours),
        1000 * statistics.median(singly),
        1000 * statistics.median(peer) if has_peer else None,
        1000 * statistics.median(floors),
        dict(sorted(verdicts.items())),
    )


async def _ours(
    case: Case, verifier: LeanVerifier, pool: ScratchPool, place: Place, candidates: tuple[str, ...]
) -> tuple[float, Counter[str]]:
    started = time.perf_counter()
    if case.isolated:
        rows = await Check(pool, place, [Question((), candidates)], GENEROUS, isolated=True).run()
    else:
        rows = await verifier.check(place, [Question((), candidates)], GENEROUS)
    seconds = time.perf_counter() - started
    return seconds, Counter(judgement.verdict.value for judgement in rows[0])


async def _one_at_a_time(
    case: Case, verifier: LeanVerifier, pool: ScratchPool, place: Place, candidates: Sequence[str]
) -> float:
    """Seconds for all candidates, one after another."""
    return sum([(await _ours(case, verifier, pool, place, (candidate,)))[0] for candidate in candidates])


async def _floor(
    case: Case, root: Path, toolchain: Toolchain, place: Place, candidates: tuple[str, ...]
) -> tuple[float, float]:
    """Seconds that the `lean` command takes for the text with and without the candidates."""
    items = [Item(0, number, candidate) for number, candidate in enumerate(candidates)]
    cut = may_cut(place)
    if case.isolated:
        trial = copies(place, {0: ()}, items, new_word(), heartbeats=0, cut=cut)
    else:
        trial = in_place(place, batch_block([(0, (), items)], new_word()), heartbeats=0, cut=cut)
    seconds = []
    for name, text in (("With.lean", trial.text), ("Without.lean", place.text)):
        (root / name).write_text(text, encoding="utf-8")
        started = time.perf_counter()
        await run_process(
            [str(toolchain.lean), "-DmaxErrors=0", name], cwd=root, environment=toolchain.environment, seconds=120
        )
        seconds.append(time.perf_counter() - started)
    return seconds[0], seconds[1]


class Peer:
    """`leanclient` with one scratch document. It is only used as its own documentation says."""

    def __init__(self, client: Any, pool: Any) -> None:
        self._client = client
        self._pool = pool

    @classmethod
    async def start(cls, root: Path, toolchain: Toolchain, text: str) -> Peer:
        """Errors: `LeanError` when it cannot be started."""
        from leanclient.aio.client import AsyncLeanLSPClient
        from leanclient.aio.scratch import ScratchPool as PeerPool

        command = (str(toolchain.lean), "--server", "-Dserver.reportDelayMs=0")  # its own choice of options
        os.environ.update(toolchain.environment)
        try:
            client = AsyncLeanLSPClient(str(root), server_command=list(command), check_version=False)
            await client.start()
            pool = PeerPool(client, header="", size=1)
            await pool.run_text(text)
        except Exception as error:
            raise LeanError(f"the peer leanclient did not start: {error}") from error
        return cls(client, pool)

    async def try_all(self, place: Place, candidates: Sequence[str]) -> float:
        """Seconds for all candidates, one after another."""
        before, after = place.text[: place.span.start], place.text[place.span.end :]
        started = time.perf_counter()
        for candidate in candidates:
            await self._pool.run_text(before + candidate + after)
        return time.perf_counter() - started

    async def stop(self) -> None:
        await self._client.close()


def run(runs: int, report: Callable[[str], None]) -> VerifyReport:
    """`run_verify` for callers without an event loop."""
    return asyncio.run(run_verify(runs, report=report))
