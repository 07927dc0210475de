"""The assistant's doors, each asked about a case: what came of it, in the words of an expectation.

`check` and `accept` are asked about the case's candidate, `suggest` and `close` find their own: what they show or write
is put before the judge.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.bench.attacks.case import (
    ACCEPT,
    OUTSIDE,
    REFUSE,
    SECRET,
    Case,
    Door,
    Expectation,
    Outcome,
    conditional,
    resting_on,
)
from assistant.bench.attacks.judge import Judge, compile_modules
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.lean.places import Place, find_holes, place_at
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Acceptance, Limits, Question, Verdict
from assistant.search.suggestions import Suggestion

SECONDS = 20.0
"""For one question about one candidate."""
SUGGEST_SECONDS = 2.0
"""For suggestions of what must not be proved; for those of what is true nobody is hurried."""
CLOSE_SECONDS = 2
"""For each hole."""
SEARCHING = frozenset({Door.CLOSE, Door.SUGGEST})
"""The doors that find their own proofs: what rests on an assumption need not be found there, nor what is hard."""
CLOSE_LIMIT = 1800.0
"""For the whole command."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a door made of a case. `wrong` says what the judge has against what was shown or written, or what an attack
    left behind outside of the project."""

    outcome: Expectation
    reason: str = ""
    wrong: str = ""
    undecided: bool = False
    """Whether a search had no time to find anything, so that nothing was refused."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A door that let something in, or turned something away, against what the case expects."""

    case: Case
    door: Door
    answer: Answer
    success: bool
    """Whether something was let in."""


def fault(case: Case, door: Door, answer: Answer) -> Fault | None:
    """What is wrong about an answer: something was let in that must not be, or is not told for what it is; or something
    was turned away that must be let in, or is told to rest on more than it does."""
    got, expected = answer.outcome, case.expect
    if answer.wrong:
        return Fault(case, door, answer, success=True)
    if case.leaves or got == expected:
        return None  # a proof without what it would have left behind is as good as any
    if door in SEARCHING and got == REFUSE:
        return Fault(case, door, answer, success=False) if expected == ACCEPT and not answer.undecided else None
    if door in SEARCHING and expected == REFUSE and not (case.false or case.data):
        return None  # another proof than the case's candidate, and the judge has nothing against it
    told = got.outcome is expected.outcome and got.names >= expected.names
    refused = got == REFUSE or expected == ACCEPT or (told and expected != REFUSE)
    return Fault(case, door, answer, success=not refused)


class Doors:
    """The doors of one Lean, for many cases. `folder` is the tests' own; `close` removes nothing in it."""

    def __init__(self, toolchain: Toolchain, folder: Path, jobs: int = 2) -> None:
        self.folder = folder
        self.project = folder / "project"
        self.modules = self.project / "modules"
        self._outside = folder / "outside"
        for made in (self.project, self.modules, self._outside):
            made.mkdir(parents=True, exist_ok=True)
        environment = dict(toolchain.environment)
        environment["LEAN_PATH"] = os.pathsep.join(filter(None, [environment.get("LEAN_PATH", ""), str(self.modules)]))
        self.toolchain = replace(toolchain, environment=environment)
        self.engine = Engine(find_project(self.project), self.toolchain, jobs)
        self.judge = Judge(toolchain.lean, {**os.environ, **toolchain.environment}, toolchain.lean_path, jobs)
        self._number = 0

    async def prepare(self, cases: Sequence[Case]) -> None:
        """Compiles what the cases import. Errors: `NotCompiled`."""
        environment = {**os.environ, **self.toolchain.environment}
        await compile_modules(self.toolchain.lean, environment, tuple(cases), self.modules)

    async def close(self) -> None:
        """Ends everything that was started."""
        await self.engine.close()

    async def knock(self, door: Door, case: Case) -> Answer:
        """Asks `check`, `accept` or `suggest`. Errors: none; what fails is refused."""
        asked: dict[Door, Callable[[Case, Place], Awaitable[Answer]]] = {
            Door.CHECK: self._check,
            Door.ACCEPT: self._accept,
            Door.SUGGEST: self._suggest,
        }
        self._number += 1
        outside = self._outside / str(self._number)
        outside.mkdir()
        (outside / SECRET).write_text("secret", encoding="utf-8")
        here = replace(case, text=case.text.replace(OUTSIDE, str(outside)))
        try:
            answer = await asked[door](here, self._place(here))
        except AssistantError as error:
            answer = Answer(REFUSE, error.message)
        if case.leaves and (outside / case.leaves).exists():
            return replace(answer, wrong=f"it left {case.leaves} behind outside of the project")
        return answer

    def _place(self, case: Case) -> Place:
        """Errors: `NoPlace`."""
        if case.cursor:
            line = case.source.count("\n", 0, case.offset) + 1
            column = case.offset - (case.source.rfind("\n", 0, case.offset) + 1) + 1
            return place_at(self.project / case.file, case.source, line, column)
        for place in find_holes(self.project / case.file, case.source):
            if place.span.start == case.offset:
                return place
        raise NoPlace("the assistant sees no hole at the place")

    async def _check(self, case: Case, place: Place) -> Answer:
        verifier, limits = self.engine.verifier, Limits(SECONDS, SECONDS)
        [[judgement]] = await verifier.check(place, [Question((), (case.candidate,))], limits)
        shown = (Verdict.CLOSES, Verdict.PROGRESS) if case.step else (Verdict.CLOSES,)
        if judgement.verdict not in shown:
            return Answer(REFUSE, f"{judgement.verdict.value}: {judgement.message}")
        [audited] = await verifier.audit(place, [case.candidate], limits)
        if case.modules and audited.accepted and audited.in_place:
            # What the kernel says of imported modules is waited for a moment only; then it is withdrawn.
            [audited] = await verifier.confirm(place, [case.candidate], limits)
        return acceptance_answer(audited)

    async def _accept(self, case: Case, place: Place) -> Answer:
        return acceptance_answer(await self.engine.verifier.accept(place, case.candidate, Limits(SECONDS)))

    async def _suggest(self, case: Case, place: Place) -> Answer:
        """The worst of the suggestions that close the goal."""
        closing: list[Suggestion] = []
        is_true = case.expect == ACCEPT
        async with aclosing(self.engine.suggest(place, SECONDS if is_true else SUGGEST_SECONDS)) as stream:
            async for known in stream:
                # What chooses is told to, and closes nothing by itself.
                closing = [s for s in known.suggestions if s.status is Verdict.CLOSES and not s.chooses]
                if is_true and closing:
                    break
        answer = Answer(REFUSE, "nothing that closes the goal")
        for suggestion in closing:
            told = _answer(suggestion.open_lemmas, (*suggestion.author_axioms, *suggestion.kept_axioms)).outcome
            answer = Answer(told, f"suggests `{suggestion.tactic}`")
            if case.judged:
                ruling = await self.judge.rule(case, case.filled(suggestion.tactic), self._modules_of(case))
                if told == ACCEPT and ruling.verdict != ACCEPT:
                    return replace(answer, wrong=f"that is {ruling.verdict} {ruling.reason}")
            if told == ACCEPT and case.false:
                return answer
        return answer

    def _modules_of(self, case: Case) -> Path | None:
        return self.modules if case.modules else None

    async def close_all(self, cases: Sequence[Case], report: Callable[[str], None] = lambda _: None) -> list[Answer]:
        """`assistant close --write` over the files of all cases, in one command; an answer for each."""
        folder = self.folder / f"close{self._number}"
        self._number += 1
        folder.mkdir()
        files = [folder / f"Case{number}.lean" for number in range(len(cases))]
        for case, file in zip(cases, files, strict=True):
            file.write_text(case.source, encoding="utf-8", newline="")
        report(f"close --write over {len(cases)} files")
        holes = await self._close(folder)
        answers = []
        for case, file in zip(cases, files, strict=True):
            mine = [hole for hole in holes if Path(hole["file"]).name == file.name]
            answers.append(await self._closed(case, file.read_text(encoding="utf-8"), mine))
        return answers

    async def _close(self, folder: Path) -> list[Mapping[str, Any]]:
        """The holes as `--json` tells them."""
        words = ("close", str(folder), "--write", "--json", "--timeout", str(CLOSE_SECONDS), "--no-engine")
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "assistant",
            *words,
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            out, errors = await asyncio.wait_for(process.communicate(), CLOSE_LIMIT)
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()
        if process.returncode not in (0, 1, 2):
            raise CloseFailed(f"`assistant close` ended with {process.returncode}: {errors.decode(errors='replace')}")
        holes: list[Mapping[str, Any]] = json.loads(out)["holes"]
        return holes

    async def _closed(self, case: Case, after: str, holes: Sequence[Mapping[str, Any]]) -> Answer:
        """What `close` made of a file."""
        source, at = case.source, case.offset
        line = source.count("\n", 0, at) + 1
        column = at - (source.rfind("\n", 0, at) + 1) + 1
        told = next((hole for hole in holes if (hole["line"], hole["column"]) == (line, column)), None)
        if told is None or not told["proof"] or after == source:
            undecided = told is not None and told["status"] in ("timed_out", "unjudged")
            return Answer(REFUSE, told.get("reason", "") if told else "no hole is told there", undecided=undecided)
        answer = Answer(ACCEPT, f"writes `{told['proof']}`")
        if case.data or not case.judged or (case.false and case.expect == REFUSE):
            return answer
        ruling = await self.judge.rule(case, after, self._modules_of(case))
        if ruling.verdict.outcome in (Outcome.REFUSE, Outcome.CONDITIONAL):
            return replace(answer, wrong=f"that is {ruling.verdict} {ruling.reason}")
        return replace(answer, outcome=ruling.verdict)


class NoPlace(AssistantError):
    """The assistant does not see the hole of a case."""


class CloseFailed(AssistantError):
    """`assistant close` did not end as it should."""


def acceptance_answer(acceptance: Acceptance) -> Answer:
    """`accept`, or an audit, told as an expectation. What was not judged counts as refused: it is not shown."""
    if not acceptance.accepted:
        return Answer(REFUSE, "; ".join(acceptance.reasons))
    return _answer(acceptance.open_lemmas, (*acceptance.author_axioms, *acceptance.kept_axioms))


def _answer(open_lemmas: Sequence[str], author_axioms: Sequence[str]) -> Answer:
    if open_lemmas:
        return Answer(conditional(*open_lemmas))
    return Answer(resting_on(*author_axioms) if author_axioms else ACCEPT)
