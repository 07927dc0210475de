"""What is kept between runs: found again, bounded, shared, and never believed when it is damaged."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from models.generation_store import GenerationStore

KEY, OTHER = b"k" * 32, b"o" * 32
WRITES = """
import asyncio, sys
from pathlib import Path
from models.generation_store import GenerationStore

async def main():
    store = GenerationStore(Path(sys.argv[1]))
    for n in range(40):
        await store.put({f"{sys.argv[2]}{n}".encode(): b"v" * 1000})
    await store.close()

asyncio.run(main())
"""


def changed(store: GenerationStore, statement: str, *values: bytes) -> None:
    """The file as somebody else leaves it."""
    with sqlite3.connect(store.file) as database:
        database.execute(statement, values)
    database.close()


async def test_what_was_kept_is_found_again_by_whoever_comes_later(tmp_path: Path) -> None:
    first = GenerationStore(tmp_path / "new" / "folder")
    await first.put({KEY: b"one", OTHER: b""})
    await first.close()
    later = GenerationStore(tmp_path / "new" / "folder")
    assert await later.get([OTHER, KEY, b"none"]) == {KEY: b"one", OTHER: b""}
    await later.close()


async def test_nothing_is_made_where_nothing_is_kept(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path / "absent")
    assert await store.get([KEY]) == {}
    await store.put({})
    await store.close()
    assert not (tmp_path / "absent").exists()


async def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path / "folder")
    await store.put({KEY: b"one"})
    assert stat.S_IMODE(store.file.stat().st_mode) == 0o600
    await store.close()


async def test_more_keys_than_go_into_one_question(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path)
    entries = {f"{n}".encode(): f"value {n}".encode() for n in range(1500)}
    await store.put(entries)
    assert await store.get(list(entries)) == entries
    await store.close()


async def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path, most_bytes=200_000)
    await store.put({KEY: b"k" * 1000})
    for n in range(400):
        await store.put({f"{n}".encode(): b"v" * 2000})
        assert await store.get([KEY])
    assert await store.get([b"399"])
    assert not await store.get([b"0"])
    await store.close()
    assert store.file.stat().st_size < 300_000


async def test_an_entry_that_was_changed_is_dropped(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path)
    await store.put({KEY: b"one", OTHER: b"two"})
    changed(store, "UPDATE entries SET value = ? WHERE key = ?", b"onf", KEY)
    assert await store.get([KEY, OTHER]) == {OTHER: b"two"}
    await store.put({KEY: b"again"})
    assert await store.get([KEY]) == {KEY: b"again"}
    await store.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
async def test_a_file_that_is_damaged_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    store = GenerationStore(tmp_path)
    store.file.write_bytes(content)
    assert await store.get([KEY]) == {}
    await store.put({KEY: b"one"})
    assert await store.get([KEY]) == {KEY: b"one"}
    await store.close()


async def test_an_emptied_folder_is_filled_again(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path)
    await store.put({KEY: b"one"})
    shutil.rmtree(tmp_path)
    assert await store.get([KEY]) == {}
    await store.put({KEY: b"two"})
    assert await store.get([KEY]) == {KEY: b"two"}
    await store.close()


async def test_a_folder_that_cannot_be_written_is_told_once_and_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    store = GenerationStore(tmp_path / "file" / "folder")
    for _ in range(2):
        await store.put({KEY: b"one"})
    assert await store.get([KEY]) == {}
    assert len([one for one in caplog.records if "not kept" in one.message]) == 1


async def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    commands = [(sys.executable, "-c", WRITES, str(tmp_path), name) for name in ("a", "b", "c")]
    writers = [await asyncio.create_subprocess_exec(*command) for command in commands]
    assert [await writer.wait() for writer in writers] == [0, 0, 0]
    store = GenerationStore(tmp_path)
    keys = [f"{name}{n}".encode() for name in "abc" for n in range(40)]
    assert len(await store.get(keys)) == 120
    await store.close()
