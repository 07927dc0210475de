"""What became of candidates in a project, kept for its next engine."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.locks import ProcessLock
from assistant.search import kept_tallies as store
from assistant.search.kept_tallies import TallyKeeper, keep_tallies, kept_tallies
from models.calibration import Calibration
from models.protocol import Candidate

ROOT = Path("/home/somebody/project")


def seen(judged: int, proved: int = 0, source: str = "model") -> Calibration:
    candidate = Candidate("simp", -1.0, source)
    return Calibration().with_verdicts((candidate, number < proved) for number in range(judged))


def file_of(folder: Path) -> Path:
    [file] = folder.glob("*.tallies")
    return file


async def happened(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30.0):
        while not condition():  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.005)


def test_counts_are_added_to_those_before_and_each_project_has_its_own(tmp_path: Path) -> None:
    assert kept_tallies(tmp_path, ROOT) == Calibration()
    keep_tallies(tmp_path, ROOT, seen(5, 1))
    keep_tallies(tmp_path, ROOT, seen(7, 2).with_counts(seen(1, 1, "portfolio")))
    assert kept_tallies(tmp_path, ROOT) == seen(12, 3).with_counts(seen(1, 1, "portfolio"))
    assert kept_tallies(tmp_path, ROOT.with_name("other")) == Calibration()


@pytest.mark.parametrize("damage", [b"", b"no such thing", b"\x93\x01\x02\xa1x", b"\xc0"])
def test_a_broken_file_is_passed_over_and_replaced(tmp_path: Path, damage: bytes) -> None:
    keep_tallies(tmp_path, ROOT, seen(5))
    file_of(tmp_path).write_bytes(damage)
    assert kept_tallies(tmp_path, ROOT) == Calibration()
    keep_tallies(tmp_path, ROOT, seen(2))
    assert kept_tallies(tmp_path, ROOT) == seen(2)


def test_a_torn_or_changed_file_is_not_believed(tmp_path: Path) -> None:
    keep_tallies(tmp_path, ROOT, seen(5))
    whole = file_of(tmp_path).read_bytes()
    for changed in (whole[:-1], whole[:-9] + b"\x7f" + whole[-8:]):
        file_of(tmp_path).write_bytes(changed)
        assert kept_tallies(tmp_path, ROOT) == Calibration()


def test_a_file_of_another_version_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_tallies(tmp_path, ROOT, seen(5))
    monkeypatch.setattr(store, "VERSION", store.VERSION + 1)
    assert kept_tallies(tmp_path, ROOT) == Calibration()


def test_several_engines_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(keep_tallies, tmp_path, ROOT, seen(3, 1)) for _ in range(40)]:
            done.result()
    assert kept_tallies(tmp_path, ROOT) == seen(120, 40)


def test_old_verdicts_fade_and_sources_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_VERDICTS", 100)
    monkeypatch.setattr(store, "MOST_SOURCES", 2)
    keep_tallies(tmp_path, ROOT, seen(120, 40).with_counts(seen(20, 0, "second")).with_counts(seen(10, 0, "third")))
    kept = kept_tallies(tmp_path, ROOT)
    assert (set(kept.tallies), kept.judged("model")) == ({"model", "second"}, 60)
    keep_tallies(tmp_path, ROOT, seen(1, 0, "new"))
    assert set(kept_tallies(tmp_path, ROOT).tallies) == {"model", "new"}, "what was seen just now stays"


def test_of_many_projects_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_FILES", 3)
    for number in range(5):
        keep_tallies(tmp_path, ROOT / str(number), seen(1))
    assert len(list(tmp_path.glob("*.tallies"))) == 3
    assert kept_tallies(tmp_path, ROOT / "4") == seen(1)


async def test_a_keeper_writes_at_once_then_seldom_and_the_rest_at_the_end(tmp_path: Path) -> None:
    keeper = TallyKeeper(tmp_path, ROOT)
    assert await keeper.known() == Calibration()
    keeper.add(seen(5))
    await happened(lambda: kept_tallies(tmp_path, ROOT) == seen(5))
    for _ in range(10):
        keeper.add(seen(1, 1))
    await asyncio.sleep(0.05)
    assert kept_tallies(tmp_path, ROOT) == seen(5)
    await keeper.close()
    assert kept_tallies(tmp_path, ROOT) == seen(15, 10)
    assert await TallyKeeper(tmp_path, ROOT).known() == seen(15, 10)


async def test_a_keeper_of_nothing_writes_nothing(tmp_path: Path) -> None:
    keeper = TallyKeeper(tmp_path, ROOT)
    keeper.add(Calibration())
    await keeper.close()
    assert not os.listdir(tmp_path)


async def test_what_cannot_be_written_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.02)
    held = ProcessLock(tmp_path / "lock")
    assert held.take()
    keeper = TallyKeeper(tmp_path, ROOT)
    with caplog.at_level(logging.WARNING):
        keeper.add(seen(5))
        await happened(lambda: "cannot be kept" in caplog.text)
    held.release()
    await keeper.close()
    assert kept_tallies(tmp_path, ROOT) == seen(5)
