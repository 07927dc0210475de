"""What every tool has in its hands, and the parameters that several of them take."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from mcp_types import CallToolResult, TextContent
from pydantic import Field

from assistant.agents.progress import Progress
from assistant.agents.workspace import Workspace
from assistant.interface import ProvingEngine
from assistant.lean.errors import DeadlineExceeded

Result = TypeVar("Result")

LONGEST = 3600.0
"""Seconds that a tool may be given."""
File = Annotated[str, Field(description="A Lean file: absolute, or relative to the first project that has it.")]
Line = Annotated[int, Field(ge=1, description="Counts from 1.")]
Column = Annotated[
    int,
    Field(
        ge=0,
        description="Counts from 1, in characters. 0 or left out: the `sorry` in that line, or else the first of the "
        "declaration that the line belongs to.",
    ),
]
Text = Annotated[
    str | None,
    Field(description="The whole text of the file, where it is not saved: taken in place of what is on the disk."),
]
Seconds = Annotated[float | None, Field(gt=0, le=LONGEST, description="Limit for this call.")]


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool. `progress` tells the client what is waited for."""

    workspace: Workspace
    progress: Progress

    async def engine(self, path: Path, *, writing: bool = False) -> ProvingEngine:
        """The engine for a file. Errors: as `Workspace.engine`."""
        self.progress.say("waiting for the engine")
        return await self.workspace.engine(path, writing=writing)

    async def within(
        self, seconds: float, what: str, work: Coroutine[Any, Any, Result], *, grace: float = 0.0
    ) -> Result:
        """The result of work that may take so long; work that minds its limit itself is given a `grace` to say what
        became of it. Errors: `DeadlineExceeded`; as `work`."""
        self.progress.limit(seconds)
        self.progress.say(what)
        try:
            async with asyncio.timeout(seconds + grace):
                return await work
        except TimeoutError as error:
            raise DeadlineExceeded(what, seconds) from error


def answer(document: Any, *lines: str) -> CallToolResult:
    """A document with the same in words: lines, of which empty ones are left out. Another Lean than the project's is
    told, too."""
    if replaced := document.get("lean_instead_of"):
        lines += (f"asked of Lean {document['lean']}, though the project names {replaced}",)
    text = "\n".join(line for line in lines if line)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=dict(document))


def headed(head: str, code: str) -> str:
    """Lean code behind a word, its further lines under it."""
    first, *rest = code.strip("\r\n").splitlines() or [""]
    return "\n".join([f"{head}: {first.strip()}", *(indented(line) for line in rest)])


def indented(code: str, by: str = "    ") -> str:
    """Lean code under a line of words."""
    return "\n".join(by + line if line else "" for line in code.strip("\r\n").splitlines())
