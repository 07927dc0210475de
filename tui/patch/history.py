"""What the app wrote into files, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from assistant.sorries.patch import write_text


class NothingWritten(AssistantError):
    def __init__(self) -> None:
        super().__init__("nothing to undo", hint="Only what was written in this session can be taken back.")


@dataclass(frozen=True, slots=True)
class Written:
    """One write: the text of a file before and after it."""

    path: Path
    before: str
    after: str
    title: str


@dataclass
class History:
    """The writes of a session, the last one at the end."""

    writes: list[Written] = field(default_factory=list)

    def write(self, patch: Written) -> None:
        """Writes a patch and remembers it. Errors: `PatchError`; then nothing was written."""
        write_text(patch.path, patch.before, patch.after)
        self.writes.append(patch)

    def undo(self) -> Written:
        """Takes the last write back. Errors: `NothingWritten`; `PatchError` when the file changed since, which then
        stays as it is and can be undone no more."""
        if not self.writes:
            raise NothingWritten()
        last = self.writes.pop()
        write_text(last.path, last.after, last.before)
        return last
