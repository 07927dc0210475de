"""What the kernel said about a module, and how the programs that ask it write that down: one JSON object a line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.lean.errors import KernelUnavailable

_NOT_BUILT = re.compile(r"unknown module|does not exist")
_BUILD = "Build the modules that it imports, then try again."


class Why(StrEnum):
    """Why a constant is outside the kernel's logic; what uses it in a proof is refused."""

    UNSAFE = "unsafe"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A constant that does not hold, with the kernel's message or what else is wrong with it."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class KernelReport:
    """`checked` constants hold, on top of what the module imports. Names are written as Lean writes them."""

    checked: int
    refused: tuple[Refusal, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.refused


def read_report(module: str, output: bytes) -> KernelReport:
    """The report that was printed. Errors: `KernelUnavailable` unless it is whole."""
    refused: list[Refusal] = []
    skipped: list[Skipped] = []
    checked: int | None = None
    for line in output.decode(errors="replace").splitlines():
        if checked is not None:
            raise KernelUnavailable(module, f"its answer goes on after the end: {line[:200]!r}")
        match _object(module, line):
            case {"refused": str(name), "message": str(message)}:
                refused.append(Refusal(name, message))
            case {"skipped": str(name), "why": ("unsafe" | "partial") as why}:
                skipped.append(Skipped(name, Why(why)))
            case {"error": str(reason)}:
                raise KernelUnavailable(module, reason, _BUILD if _NOT_BUILT.search(reason) else "")
            case {"checked": int(number)} if type(number) is int and number >= 0:
                checked = number
            case _:
                raise KernelUnavailable(module, f"its answer is not understood: {line[:200]!r}")
    if checked is None:
        raise KernelUnavailable(module, "its answer has no end")
    return KernelReport(checked, tuple(refused), tuple(skipped))


def write_report(report: KernelReport) -> bytes:
    """A report as `read_report` reads it."""
    lines: list[dict[str, Any]] = [
        *({"refused": refusal.name, "message": refusal.message} for refusal in report.refused),
        *({"skipped": skipped.name, "why": skipped.why} for skipped in report.skipped),
        {"checked": report.checked},
    ]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def _object(module: str, line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise KernelUnavailable(module, f"its answer is not understood: {line[:200]!r}") from error
