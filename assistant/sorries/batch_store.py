"""The state of the last batch of a project, kept beside its journal: one file, msgpack, a header with a version.

A file is written whole or not at all, by whoever holds the journal's lock. One that cannot be read is as good as none:
the proofs themselves are in the journal.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from assistant.codec import codec, pack, unpack
from assistant.errors import AssistantError
from assistant.files import replace_file
from assistant.sorries.batch import NO_BATCH, SEARCHING, WAITING, Batch, at_its_end, with_note
from assistant.sorries.journal import STATE_VARIABLE, Journal

MAGIC = "lean-assistant batch"
VERSION = 3
"""1 had no names of fields; in 2 a hole had the fields of its outcome itself."""
LARGEST_FILE = 256_000_000
"""Bytes: many times what is kept of the largest batch."""
_BATCH = codec(Batch)


class BatchNotKept(AssistantError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: the state of the batch cannot be written: {reason}",
            hint=f"Make room, or choose another folder with {STATE_VARIABLE}.",
        )


def batch_file(root: Path, folder: Path | None = None) -> Path:
    """Where the state of a project's batch is kept; `folder` is another state folder than the user's."""
    return Journal(root, folder).path.with_suffix(".batch")


def save_batch(path: Path, batch: Batch) -> None:
    """Errors: `BatchNotKept`; a file that was there stays as it was."""
    data = pack({"magic": MAGIC, "version": VERSION, "batch": _BATCH.write(batch)})
    try:
        replace_file(path, data)
    except OSError as error:
        raise BatchNotKept(path, error.strerror or str(error)) from error


def load_batch(path: Path) -> Batch:
    """The last batch; one that says it runs was left by a process that died. `NO_BATCH` when there was none, with a
    note when there is a file that is of no use."""
    try:
        batch = _read(path)
    except FileNotFoundError:
        return NO_BATCH
    except OSError as error:
        return with_note(NO_BATCH, f"{path}: the last batch cannot be read: {error.strerror or error}")
    except ValueError as error:
        return with_note(NO_BATCH, f"{path}: the last batch cannot be read: {error}; its proofs are in the journal")
    if batch.running:
        note = "the engine ended in the middle; start the batch again to go on: what was proved is kept"
        return with_note(at_its_end(batch, "stopped"), note)
    return batch


def _read(path: Path) -> Batch:
    """Errors: `OSError`; `ValueError` for a file that is damaged, too large, or from a newer version."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
        raise ValueError("it is no file of ours")
    data = unpack(path.read_bytes())
    if not isinstance(data, dict) or data.get("magic") != MAGIC:
        raise ValueError("it is no file of ours")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ValueError(f"a newer version wrote it (format {version}, this one reads {VERSION})")
    if version == 1:
        raise ValueError("an older version wrote it")
    if version not in (2, VERSION):
        raise ValueError("it is damaged")
    written = data.get("batch")
    batch: Batch = _BATCH.read(_of_version_2(written) if version == 2 else written)
    return batch


def _of_version_2(batch: Any) -> Any:
    """A batch of that version as it is written now. Errors: `ValueError`."""
    try:
        return {**batch, "holes": tuple(_hole_of_version_2(hole) for hole in batch["holes"])}
    except (KeyError, TypeError) as error:
        raise ValueError("it is damaged") from error


def _hole_of_version_2(hole: dict[str, Any]) -> dict[str, Any]:
    if hole["status"] in (WAITING, SEARCHING):
        return {**hole, "outcome": None}
    same = ("status", "proof", "seconds", "reason", "open_lemmas", "author_axioms")
    source = hole.get("source", "")
    outcome = {name: hole[name] for name in same if name in hole}
    return {**hole, "outcome": {**outcome, "sources": (source,) if source else ()}}
