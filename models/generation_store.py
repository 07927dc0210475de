"""What was found out at a price, kept between runs in one bounded file that processes share.

An SQLite database: each entry is written whole or not at all, whoever else writes meanwhile. Entries have a checksum,
and one that does not fit it is dropped; where the file itself is damaged, it is begun anew. Nothing that is kept here
is needed: where the disk is full or the folder may not be written, nothing is found and nothing kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

log = logging.getLogger(__name__)

FILE_NAME = "generations.sqlite"
MOST_BYTES = 200_000_000
"""That the file may hold."""
_WAIT_SECONDS = 2.0
"""For another process that is writing."""
_DROPPED = 10
"""Where there is no room, the entries of a tenth of it go: those that were not asked for longest."""
_AT_ONCE = 500
"""Keys in one question, which SQLite limits."""
_TABLES = """\
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL, used INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS used ON entries (used);
"""

T = TypeVar("T")


class GenerationStore:
    """`folder` is made when something is kept. Its methods wait in a thread; they raise nothing."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self.file = folder / FILE_NAME
        self._most = most_bytes
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._told = False

    async def get(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Those that are there."""
        if not keys or not self.file.exists():
            return {}
        return await asyncio.to_thread(self._guarded, lambda database: self._get(database, keys), {})

    async def put(self, entries: Mapping[bytes, bytes]) -> None:
        if entries:
            await asyncio.to_thread(self._guarded, lambda database: self._put(database, entries), None)

    async def close(self) -> None:
        await asyncio.to_thread(self._close)

    # --- in a thread -------------------------------------------------------------------------------------------------

    def _guarded(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        with self._lock:
            try:
                return work(self._opened())
            except (sqlite3.OperationalError, OSError) as error:  # it is locked, full or may not be written
                self._tell(str(error))
                self._forget()
            except sqlite3.DatabaseError as error:
                log.warning("%s is damaged, and begun anew: %s", self.file, error)
                self._forget()
                self._remove()
            return otherwise

    def _opened(self) -> sqlite3.Connection:
        """Errors: `sqlite3.Error`, `OSError`."""
        if self._database is not None and not self.file.exists():
            self._forget()  # somebody has emptied the folder
        if self._database is None:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            database = sqlite3.connect(self.file, _WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            self._database = database
            # What was kept last may be lost with the machine's power, but nothing is torn.
            with contextlib.suppress(sqlite3.OperationalError):  # another process is just doing that
                database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_TABLES)
            self.file.chmod(0o600)
        return self._database

    @staticmethod
    def _get(database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Errors: `sqlite3.Error`."""
        found: dict[bytes, bytes] = {}
        damaged: list[tuple[bytes]] = []
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            for key, value, checksum in database.execute(
                f"SELECT key, value, sum FROM entries WHERE key IN ({marks})", part
            ):
                if checksum == _checksum(key, value):
                    found[key] = value
                else:
                    damaged.append((key,))
        with _transaction(database):
            database.executemany("DELETE FROM entries WHERE key = ?", damaged)
            database.executemany(f"UPDATE entries SET used = {_NEXT} WHERE key = ?", [(key,) for key in found])
        return found

    def _put(self, database: sqlite3.Connection, entries: Mapping[bytes, bytes]) -> None:
        """Errors: `sqlite3.Error`."""
        with _transaction(database):
            database.executemany(
                f"INSERT OR REPLACE INTO entries VALUES (?, ?, ?, {_NEXT})",
                [(key, value, _checksum(key, value)) for key, value in entries.items()],
            )
        if _bytes_used(database) > self._most:
            self._trim(database)

    def _trim(self, database: sqlite3.Connection) -> None:
        """Errors: `sqlite3.Error`."""
        surplus = _bytes_used(database) - self._most + self._most // _DROPPED
        dropped: list[tuple[bytes]] = []
        for key, size in database.execute("SELECT key, length(value) + length(key) FROM entries ORDER BY used"):
            if surplus <= 0:
                break
            dropped.append((key,))
            surplus -= size
        with _transaction(database):
            database.executemany("DELETE FROM entries WHERE key = ?", dropped)

    def _close(self) -> None:
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with contextlib.suppress(sqlite3.Error):
                database.close()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self.file.with_name(self.file.name + suffix).unlink()

    def _tell(self, reason: str) -> None:
        """Once; it is no reason to stop."""
        if not self._told:
            self._told = True
            log.warning("what models wrote is not kept in %s: %s", self.file, reason)


_NEXT = "(SELECT coalesce(max(used), 0) + 1 FROM entries)"
"""What was used last has the highest number; clocks are not asked."""


@contextlib.contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _bytes_used(database: sqlite3.Connection) -> int:
    [pages, free, size] = [
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    ]
    return int(pages - free) * int(size)


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()[:16]
