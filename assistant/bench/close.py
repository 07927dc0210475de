"""How much is proved: the holes of a folder of statements, by file, next to what single tactics of Lean prove alone.

Each hole gets the same time and, as in `assistant close`, the proofs found above it in its file; single tactics are
tried (also after `intros`) in the same text, at Lean's own limits and for as long, and what they prove is accepted in
the same way. The textbook statements are the *development set*: the provers were tuned on them.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.config.schema import DEFAULTS
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.lean.errors import LeanError
from assistant.lean.places import Place, find_holes, read_source
from assistant.lean.project import lean_files
from assistant.lean.verify.verdicts import Limits, Question, Verdict
from assistant.model_choice import ROUNDS
from assistant.search.budget import Budget
from assistant.search.tree import CandidateTried, Event
from assistant.sorries.patch import Proof
from assistant.sorries.together import with_proofs
from assistant.whole_proofs.events import PROVED, RoundJudged, WholeEnded

STATEMENTS = Path(__file__).parents[2] / "tests" / "projects" / "textbook"
SETS: Mapping[str, Path] = {"textbook": STATEMENTS}
"""By name; any other is given by its folder."""
ALONE = ("exact?", "simp", "omega", "grind", "decide")
"""The single tactics that are compared with."""
UNION = "any of these"
LEANS_HEARTBEATS = 200_000
"""Lean's own limit."""
FORGETFUL = replace(DEFAULTS, provers_remember=False)
"""What an earlier run has learnt would make this one another measurement."""
WARM_UP_SECONDS = 10.0
"""At most, for each file."""
RATES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds after which it is counted how many were proved."""


class ReportUnreadable(AssistantError):
    """What is left cannot be known."""


class NoStatements(AssistantError):
    """There is nothing to measure."""


def statements_of(name: str) -> Path:
    """Where a set of statements lies: one of `SETS`, or a folder. Errors: `NoStatements`."""
    folder = SETS.get(name, Path(name))
    if not folder.is_dir():
        raise NoStatements(
            f"there is no set of statements {name!r}",
            hint=f"Name a folder of Lean files, or one of: {', '.join(SETS)}.",
        )
    return folder


def left_by(report: Path) -> frozenset[tuple[str, str]]:
    """The topics and names of the statements that a run did not prove, of which `--json` printed the report. Errors:
    `ReportUnreadable`."""
    try:
        topics = json.loads(report.read_text(encoding="utf-8"))["topics"]
        return frozenset((topic["topic"], name) for topic in topics for name in topic["left"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportUnreadable(
            f"{report} is no report of `assistant bench close --json` ({type(error).__name__}: {error})",
            hint="Write one: assistant bench close --json > FILE.",
        ) from error


@dataclass(frozen=True, slots=True)
class Asked:
    """The language models that are asked: `steps` for tactics and lemmas beside the built-in provers, `whole` for whole
    proofs in place of the search, in so many `rounds` of so many `samples`; the search mends these."""

    steps: tuple[str, ...] = ()
    whole: str = ""
    rounds: int = ROUNDS
    samples: int = 1


NO_MODELS = Asked()


@dataclass(frozen=True, slots=True)
class Statement:
    """One hole: the `seconds` until its proof was accepted (or there was none), the `sources` of the proof, how many
    candidates (or whole proofs) were tried and what the former cost Lean, and the single tactics that prove it
    alone."""

    topic: str
    name: str
    proved: bool
    seconds: float
    sources: tuple[str, ...]
    candidates: int
    lean_seconds: float
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseReport:
    """`statements_at` is the files and folders measured, `load` the machine's when it began; `timeout` are the seconds
    that each hole was given, `seconds` what all took. `isolated`: without the proofs found above. `without` are the
    provers that were left out; `compared` tells whether single tactics were tried as well; `asked` are the models."""

    lean: str
    statements_at: tuple[str, ...]
    load: float
    timeout: float
    isolated: bool
    without: tuple[str, ...]
    asked: Asked
    compared: bool
    statements: tuple[Statement, ...]
    seconds: float

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(statement.topic for statement in self.statements))

    def of(self, topic: str) -> tuple[Statement, ...]:
        """The statements of a topic, in order."""
        return tuple(statement for statement in self.statements if statement.topic == topic)

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON data."""
        proved = [statement for statement in self.statements if statement.proved]
        wins = Counter(", ".join(statement.sources) for statement in proved)
        return {
            "lean": self.lean,
            "statements_at": list(self.statements_at),
            "load": self.load,
            "timeout": self.timeout,
            "isolated": self.isolated,
            "without": list(self.without),
            "models": list(self.asked.steps),
            "whole": self.asked.whole,
            "total": len(self.statements),
            "proved": len(proved),
            "alone": counts(self.statements) if self.compared else None,
            "rates": {f"{rate:g}": sum(s.seconds <= rate for s in proved) for rate in RATES if rate <= self.timeout},
            "sources": dict(wins.most_common()),
            "candidates_a_proof": round(sum(s.candidates for s in proved) / max(1, len(proved)), 1),
            "lean_seconds_a_proof": round(sum(s.lean_seconds for s in proved) / max(1, len(proved)), 3),
            "topics": [
                {
                    "topic": topic,
                    "total": len(self.of(topic)),
                    "proved": sum(s.proved for s in self.of(topic)),
                    "alone": counts(self.of(topic)) if self.compared else None,
                    "left": [s.name for s in self.of(topic) if not s.proved],
                }
                for topic in self.topics
            ],
            "seconds": round(self.seconds, 1),
        }


def counts(statements: Sequence[Statement]) -> dict[str, int]:
    """How many each single tactic proves, and how many any of them."""
    alone = {name: sum(name in statement.alone for statement in statements) for name in ALONE}
    return {**alone, UNION: sum(bool(statement.alone) for statement in statements)}


async def run_close(
    paths: Sequence[Path],
    timeout: float,
    report: Callable[[str], None],
    *,
    isolated: bool = False,
    without: Collection[str] = (),
    at_most: int = 0,
    compared: bool = True,
    asked: Asked = NO_MODELS,
    among: Collection[tuple[str, str]] | None = None,
) -> CloseReport:
    """Measures what files and folders give: all their holes, or those `among` some topics and names, or `at_most` so
    many, spread evenly over them; `compared` with what single tactics prove. Errors: `NoStatements`."""
    started, load = time.monotonic(), round(os.getloadavg()[0], 1)
    files = lean_files(paths) if paths and all(path.exists() for path in paths) else ()
    if not files:
        raise NoStatements(
            "there are no statements to prove here", hint="Name a folder of Lean files: assistant bench close FOLDER."
        )
    there = [place for path in files for place in find_holes(path, read_source(path).text)]
    chosen = spread([place for place in there if among is None or (place.path.stem, _name(place)) in among], at_most)
    statements: list[Statement] = []
    settings = replace(FORGETFUL, models_steps=asked.steps)
    async with Engine.open(paths[0], report=report, without=without, settings=settings) as engine:
        await warm_up(engine, chosen)
        for path, places in _by_file(chosen).items():
            proofs: list[Proof] = []
            for number, place in enumerate(places):
                report(f"{path.stem}: {number} of {len(places)}, {len(proofs)} proved")
                working = place if isolated else with_proofs(place, proofs)
                statement, proof = await measured(engine, path.stem, working, timeout, compared=compared, asked=asked)
                statements.append(statement)
                if proof:
                    proofs.append((place, proof))
        lean = engine.toolchain.version
    return CloseReport(
        lean,
        tuple(map(str, paths)),
        load,
        timeout,
        isolated,
        tuple(without),
        asked,
        compared,
        tuple(statements),
        time.monotonic() - started,
    )


def spread(places: Sequence[Place], at_most: int) -> list[Place]:
    """So many, evenly over all; 0 is all."""
    if not 0 < at_most < len(places):
        return list(places)
    return [places[number * len(places) // at_most] for number in range(at_most)]


def _by_file(places: Sequence[Place]) -> dict[Path, list[Place]]:
    found: dict[Path, list[Place]] = {}
    for place in places:
        found.setdefault(place.path, []).append(place)
    return found


async def warm_up(engine: Engine, places: Sequence[Place]) -> None:
    """Loads the library and its index, so that no hole pays for that. A place that is not reached in time, on a machine
    that is busy, is measured all the same."""
    for first, *_ in _by_file(places).values():
        with contextlib.suppress(LeanError):
            async for _ in engine.suggest(first, WARM_UP_SECONDS):
                break


async def measured(
    engine: Engine, topic: str, place: Place, timeout: float, *, compared: bool, asked: Asked = NO_MODELS
) -> tuple[Statement, str]:
    """What comes of a hole, and its accepted proof, empty without one."""
    attempt = _Attempt()
    started = time.monotonic()
    with contextlib.suppress(LeanError):  # it is not proved
        attempt = await (_written(engine, place, timeout, asked) if asked.whole else _searched(engine, place, timeout))
    seconds = round(time.monotonic() - started, 3)
    alone = tuple([name for name in ALONE if compared and await single(engine, place, name, timeout)])
    statement = Statement(
        topic,
        _name(place),
        bool(attempt.proof),
        seconds,
        attempt.sources,
        attempt.candidates,
        round(attempt.lean_seconds, 3),
        alone,
    )
    return statement, attempt.proof


def _name(place: Place) -> str:
    return place.declaration.name or f"line {place.line}"


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What was found for a hole, and what it took."""

    proof: str = ""
    sources: tuple[str, ...] = ()
    candidates: int = 0
    lean_seconds: float = 0.0


async def _searched(engine: Engine, place: Place, timeout: float) -> _Attempt:
    milliseconds = 0.0

    def listen(event: Event) -> None:
        nonlocal milliseconds
        if isinstance(event, CandidateTried):
            milliseconds += event.milliseconds

    result = await engine.prove(place, Budget(timeout), listen)
    proof = result.proof if not result.open_lemmas else ""
    return _Attempt(proof, result.sources, result.candidates, milliseconds / 1000)


async def _written(engine: Engine, place: Place, timeout: float, asked: Asked) -> _Attempt:
    """By a model, with what the search mends."""
    texts, proof = 0, ""
    sources: tuple[str, ...] = (asked.whole,)
    stream = engine.write_whole(
        place.path, place.text, place.span.start, timeout, asked.whole, asked.rounds, asked.samples
    )
    async with contextlib.aclosing(stream) as events:
        async for event in events:
            if isinstance(event, RoundJudged):
                texts += not event.mended
                sources = (asked.whole, "mended") if event.mended else (asked.whole,)
            elif isinstance(event, WholeEnded) and event.status == PROVED:
                proof = event.proof
    return _Attempt(proof, sources if proof else (), texts)


async def single(engine: Engine, place: Place, tactic: str, timeout: float) -> bool:
    """Whether one tactic alone closes a hole, as it is or after `intros`, accepted."""
    deadline = time.monotonic() + timeout
    for form in (tactic, f"intros; {tactic}"):
        left = deadline - time.monotonic()
        if left <= 0:
            return False
        limits = Limits(left, left, LEANS_HEARTBEATS)
        try:
            [[judgement]] = await engine.verifier.check(place, [Question((), (form,))], limits)
            if judgement.verdict is Verdict.CLOSES and (await engine.accept(place, form)).complete:
                return True
        except LeanError:
            continue
    return False
