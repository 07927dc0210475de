"""What the app wrote into files, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from assistant.sorries.patch import FileChanged, FileNotWritable, PatchError, write_text


class NothingWritten(AssistantError):
    def __init__(self) -> None:
        super().__init__("nothing to undo", hint="Only what was written in this session can be taken back.")


class ChangedSince(PatchError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: changed since it was written, so it is left as it is", hint="Take the proof out in your editor."
        )


@dataclass(frozen=True, slots=True)
class Written:
    """One write: the text of a file before and after it."""

    path: Path
    before: str
    after: str
    title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, and why the rest was not; those files are as they were."""

    done: tuple[Written, ...] = ()
    errors: tuple[PatchError, ...] = ()


@dataclass
class History:
    """The writes of a session, the last one at the end; what was written together is taken back together."""

    writes: list[tuple[Written, ...]] = field(default_factory=list)

    def write(self, patches: Sequence[Written]) -> Outcome:
        """Writes patches, as many of them as can be, and remembers them."""
        done: list[Written] = []
        errors: list[PatchError] = []
        for patch in patches:
            try:
                write_text(patch.path, patch.before, patch.after)
                done.append(patch)
            except PatchError as error:
                errors.append(error)
        if done:
            self.writes.append(tuple(done))
        return Outcome(tuple(done), tuple(errors))

    def undo(self) -> Outcome:
        """Takes the last write back. A file that changed since can be taken back no more; one that cannot be written
        just now can be tried again. Errors: `NothingWritten`."""
        if not self.writes:
            raise NothingWritten()
        done: list[Written] = []
        again: list[Written] = []
        errors: list[PatchError] = []
        for patch in self.writes.pop():
            try:
                write_text(patch.path, patch.after, patch.before)
                done.append(patch)
            except FileChanged:
                errors.append(ChangedSince(patch.path))
            except FileNotWritable as error:
                errors.append(error)
                again.append(patch)
        if again:
            self.writes.append(tuple(again))
        return Outcome(tuple(done), tuple(errors))
