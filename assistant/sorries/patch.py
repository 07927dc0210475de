"""Writing proofs into files: one atomic edit, of holes only.

The new text is written beside the file and moved over it in one step, so at any moment the file is the old one or the
new one. A file that changed since it was read is never overwritten.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.errors import AssistantError
from assistant.sorries.replacing import name_beside, write_like

if TYPE_CHECKING:
    from assistant.lean.places import Place


class PatchError(AssistantError):
    """A proof that could not be written. The file is as it was."""


class FileChanged(PatchError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: changed while we searched, so nothing was written", hint="Run the command again on the new text."
        )


class FileNotWritable(PatchError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: cannot be written: {reason}; it is as it was",
            hint="Mend that, or use `assistant close FILE --diff` to get the proofs as a patch.",
        )


class NotJudgedFromOutside(PatchError):
    def __init__(self, path: Path, reservation: str) -> None:
        super().__init__(
            f"{path}: the proof is not written: {reservation}",
            hint="`assistant doctor` says what is missing, and the project has to be built; "
            "--in-place writes it all the same.",
        )


Proof: TypeAlias = "tuple[Place, str]"


def apply_proofs(text: str, proofs: Sequence[Proof]) -> str:
    """The text with every proof in its place. The places must be of this text and must not overlap."""
    from assistant.lean.places import filling  # reads a good part of the lexer, which writing alone does not need

    result = text
    for place, proof in sorted(proofs, key=lambda item: -item[0].span.start):
        if place.text != text:
            raise ValueError("a place of another text")
        result = result[: place.span.start] + filling(place, proof) + result[place.span.end :]
    return result


def relative_path(path: Path, root: Path) -> Path:
    """How a patch that is applied in `root` names a file."""
    return Path(os.path.relpath(path, root))


def unified_diff(path: Path, before: str, after: str) -> str:
    """A patch for `patch -p1` and `git apply`; empty when nothing changes."""
    if before == after:
        return ""
    name = path.as_posix().lstrip("/")
    end = "\t" if " " in name else ""  # as git does: without it `patch` takes the name up to the first space
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}{end}", f"b/{name}{end}")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def write_proofs(path: Path, text: str, proofs: Sequence[Proof]) -> str:
    """Writes proofs into a file whose text was `text` when it was read; the new text.

    Errors: `FileChanged`, `FileNotWritable`.
    """
    after = apply_proofs(text, proofs)
    write_text(path, text, after)
    return after


def check_writable(path: Path) -> None:
    """Asked before a search, so that nobody waits for a proof that cannot be written. Errors: `FileNotWritable`.

    A file that nobody may write is read-only for root too: whoever took the bits away meant it.
    """
    try:
        target = path.resolve(strict=True)
        status = target.stat()
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise FileNotWritable(path, "it is read-only")
        if status.st_nlink > 1:
            names = f"it has {status.st_nlink} names (hard links)"
            raise FileNotWritable(path, f"{names}, and a file is replaced as a whole, which would cut them apart")
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise FileNotWritable(path, "its folder is read-only, and a file is replaced as a whole")
    except OSError as error:
        raise FileNotWritable(path, error.strerror or str(error)) from error


def write_text(path: Path, before: str, after: str) -> None:
    """Replaces a file's content `before` by `after`, atomically, through symbolic links, with its owner, mode and
    extended attributes kept.

    Errors: `FileChanged`, `FileNotWritable`.
    """
    check_writable(path)
    target = path.resolve()
    old = before.encode("utf-8")
    try:
        with _uninterrupted(), name_beside(target) as temporary:
            if target.read_bytes() != old:
                raise FileChanged(path)
            write_like(target, temporary, after.encode("utf-8"))
            if target.read_bytes() != old:
                raise FileChanged(path)
            os.replace(temporary, target)
    except OSError as error:
        raise FileNotWritable(path, error.strerror or str(error)) from error


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C and a polite end wait until the file is the old one or the new one and nothing lies beside it. A blocked
    signal would not do: the system gives it to another thread, and Python then interrupts this one."""
    came: list[tuple[int, FrameType | None]] = []
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():  # no other thread is ever interrupted
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, lambda *arrived: came.append(arrived))
    try:
        yield
    finally:
        for blocked, handler in before.items():
            signal.signal(blocked, handler)
        for arrived, frame in came:
            if callable(before[arrived]):
                before[arrived](arrived, frame)
            else:
                signal.raise_signal(arrived)
