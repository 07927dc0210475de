"""A place without a hole: whether what stands there is proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.config.schema import Settings
    from assistant.lean.declarations import Declaration


@dataclass(frozen=True)
class Finished:
    """A declaration with nothing left to prove, and the axioms that it rests on."""

    path: Path
    line: int
    name: str
    axioms: tuple[str, ...]

    @property
    def in_words(self) -> str:
        on = f"axioms: {', '.join(self.axioms)}" if self.axioms else "no axioms"
        return f"{self.path}:{self.line}: `{self.name}` is proved already ({on})"

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.path),
            "line": self.line,
            "declaration": self.name,
            "status": "already_proved",
            "proof": "",
            "axioms": list(self.axioms),
            "reason": "there is no hole, and Lean accepts the proof",
        }


class NotFinished(AssistantError):
    """There is no hole, and no proof that Lean accepts."""


async def finished_at(path: Path, text: str, line: int, settings: Settings) -> Finished | None:
    """The declaration in a line of a text, in which there is no hole; `None` where none has a name and a proof.

    Errors: `NotFinished` where it rests on a hole or has errors; as `Engine.axioms`.
    """
    from assistant.cli.engines import command_engine
    from assistant.lean.declarations import declaration_at, declarations
    from assistant.lean.positions import SourceText

    span = SourceText(text).line_span(line - 1)
    found = declaration_at(declarations(text), span.end) or declaration_at(declarations(text), span.start)
    if found is None or not _proves(found):
        return None
    async with command_engine(path, settings) as engine:
        axioms = (await engine.axioms(path, text, settings.search_timeout)).get(found.name)
    if axioms is None or "sorryAx" in axioms:
        rests = "it rests on something that is open, or its proof has errors" if axioms else "Lean cannot elaborate it"
        raise NotFinished(
            f"{path}:{line}: `{found.name}` has no hole, but it is not proved: {rests}",
            hint="Put the place on what is open above it, or write `sorry` where its proof fails.",
        )
    return Finished(path, line, found.name, axioms)


def _proves(declaration: Declaration) -> bool:
    has_body = declaration.signature_end < declaration.span.end
    return bool(declaration.name) and has_body and declaration.kind in ("theorem", "lemma")
