"""Lessons as Lean tells them: the goals between the tactics of finished proofs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from assistant.lean.diagnostics import WARNING, Diagnostic
from assistant.lean.errors import DeadlineExceeded, RequestFailed
from assistant.lean.goals import parse_goal
from assistant.lean.positions import LeanText
from assistant.lean.scratch import Scratch, ScratchPool
from assistant.neighbours.script import Script
from assistant.neighbours.step import Lesson, ProofStep

GOAL_SECONDS = 10.0
LARGEST_GOAL = 6_000
"""Characters, rendered; nobody's goal is like one that is larger."""


async def lessons(
    pool: ScratchPool, text: str, wanted: Sequence[Script], seconds: float
) -> AsyncGenerator[Lesson, None]:
    """The lessons of some declarations of a text, in their order, once Lean has read the text, which may take so long.

    Errors: as `ScratchPool.lease` and `Scratch.elaborate`.
    """
    source = LeanText(text)
    async with pool.lease(text) as scratch:
        elaboration = await scratch.elaborate(text, seconds)
        refused = [_lines(diagnostic) for diagnostic in elaboration.diagnostics if _refuses(diagnostic)]
        for script in wanted:
            last = script.line + text.count("\n", script.declaration.span.start, script.declaration.span.end)
            finished = not any(first <= last and script.line <= end for first, end in refused)
            steps = await _steps(scratch, source, script) if finished else ()
            declaration = script.declaration
            yield Lesson(script.digest, script.context, declaration.display_name, declaration.namespace, steps)


def _refuses(diagnostic: Diagnostic) -> bool:
    """Whether Lean says that a proof is none; how it writes the word `sorry` depends on its version."""
    return diagnostic.is_error or (diagnostic.severity == WARNING and "sorry" in diagnostic.message)


def _lines(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.start.line, diagnostic.end.line


async def _steps(scratch: Scratch, source: LeanText, script: Script) -> tuple[ProofStep, ...]:
    starts = list(dict.fromkeys(tactic.start for tactic in script.tactics))
    rendered = dict(zip(starts, await asyncio.gather(*(_goal(scratch, source, at) for at in starts)), strict=True))
    first = script.declaration.span.start
    return tuple(
        ProofStep(parse_goal(goal), tactic.text, source.text.count("\n", first, tactic.start))
        for tactic in script.tactics
        if (goal := rendered[tactic.start])
    )


async def _goal(scratch: Scratch, source: LeanText, offset: int) -> str:
    """The first goal before what begins at an offset; empty where Lean tells none."""
    try:
        goals = await scratch.plain_goal(*source.wire_of_offset(offset), GOAL_SECONDS)
    except (DeadlineExceeded, RequestFailed):
        return ""
    return goals[0] if goals and len(goals[0]) <= LARGEST_GOAL else ""
