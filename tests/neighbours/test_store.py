"""Lessons on the disk: what is kept is had again, what is damaged is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.codec import pack
from assistant.neighbours import store
from assistant.neighbours.store import FOLDER, keep_lessons, kept_lessons, remove_lessons
from tests.neighbours.steps import lesson

LESSONS = (
    lesson(("case nil\nxs : List Nat\nn : Nat := 3\n⊢ xs = 𝕜", "simp\n  [a]"), name="A.b", namespace=("A",)),
    lesson(digest="e"),
)
PATH = Path("/project/A.lean")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    keep_lessons(tmp_path, PATH, LESSONS)
    return tmp_path


def only_file(cache: Path) -> Path:
    [found] = (cache / FOLDER).iterdir()
    return found


def test_what_is_kept_is_had_again(cache: Path) -> None:
    assert kept_lessons(cache, PATH) == LESSONS
    assert kept_lessons(cache, Path("/project/B.lean")) == ()
    keep_lessons(cache, PATH, LESSONS[:1])
    assert kept_lessons(cache, PATH) == LESSONS[:1]
    assert only_file(cache)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:-4] + b"\0\0\0\0",
        lambda _data: b"",
        lambda _data: b"\xc1",
        lambda _data: pack((store.VERSION + 1, 0, b"")),
        lambda _data: pack((store.VERSION, 0, pack(((1, 2),)))),
        lambda _data: pack("text"),
    ],
)
def test_what_is_damaged_or_of_another_version_teaches_nothing(cache: Path, damage: object) -> None:
    file = only_file(cache)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert kept_lessons(cache, PATH) == ()
    keep_lessons(cache, PATH, LESSONS)
    assert kept_lessons(cache, PATH) == LESSONS


def test_what_is_too_large_is_neither_written_nor_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 10)
    assert kept_lessons(cache, PATH) == ()
    keep_lessons(cache, Path("/other.lean"), LESSONS)
    assert only_file(cache)


def test_what_was_not_read_for_long_and_what_is_too_much_is_removed(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(only_file(cache), (0, 0))
    keep_lessons(cache, Path("/b.lean"), LESSONS)
    assert kept_lessons(cache, PATH) == ()
    monkeypatch.setattr(store, "MOST_FILES", 2)
    os.utime(only_file(cache), (10**9 * 2, 10**9 * 2))
    for name in ("/c.lean", "/d.lean"):
        keep_lessons(cache, Path(name), LESSONS)
    assert len(list((cache / FOLDER).iterdir())) == 2
    assert kept_lessons(cache, Path("/b.lean")) == LESSONS


def test_all_can_be_removed(cache: Path) -> None:
    size = only_file(cache).stat().st_size
    assert remove_lessons(cache) == (1, size)
    assert remove_lessons(cache) == (0, 0)
    assert kept_lessons(cache, PATH) == ()
