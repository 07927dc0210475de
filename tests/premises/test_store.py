"""Segments on the disk: read as they were written, never when they are damaged, and shared by processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.premises import store
from assistant.premises.compiled import Signatures
from assistant.premises.indexed import IndexedPremise
from assistant.premises.segment import ModulePremises, Segment, segment
from assistant.premises.store import KEPT_SECONDS, META, SIGNATURES, StoredSegment, read_segment, stored, write_segment
from tests.premises.imported import imported

SIGNED = Signatures({"a.first": "eic"}, {"IsEven": None})
PREMISES = [
    IndexedPremise("a.first", "theorem", 3, 5, True, Counter({"cEq": 1, "cadd": 2}), ("b", "c")),
    IndexedPremise("second", "def", 9, 9, False, Counter({"cmul": 1}), ()),
]
MADE = segment([ModulePremises("A", (imported("Init"),), PREMISES), ModulePremises("B", (imported("A"),), [])])


def same(one: Segment | StoredSegment, other: Segment) -> bool:
    if isinstance(one, StoredSegment):
        assert one.signatures() == SIGNED
        one = one.segment
    arrays = {**store._arrays(one)}
    others = {**store._arrays(other)}
    plain = (one.modules, one.imports, one.names) == (other.modules, other.imports, other.names)
    return plain and all(np.array_equal(arrays[name], others[name]) for name in arrays)


class Maker:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> tuple[Segment, Signatures]:
        self.calls += 1
        return MADE, SIGNED


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_a_segment_is_made_once_for_what_it_is_made_from(tmp_path: Path, make: Maker) -> None:
    assert same(stored(tmp_path, ["one"], make), MADE)
    assert same(stored(tmp_path, ["one"], make), MADE)
    assert make.calls == 1
    stored(tmp_path, ["another"], make)
    assert make.calls == 2


def test_nothing_but_segments_is_left_in_the_folder(tmp_path: Path, make: Maker) -> None:
    stored(tmp_path, ["one"], make)
    [place] = tmp_path.iterdir()
    assert (place / META).is_file()


@pytest.mark.parametrize("harm", ["cut", "flipped", "missing", "signatures cut", "meta cut", "meta of another version"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, make: Maker, harm: str) -> None:
    stored(tmp_path, ["one"], make)
    [place] = tmp_path.iterdir()
    array, meta = place / "features-documents.npy", place / META
    match harm:
        case "cut":
            array.write_bytes(array.read_bytes()[:-1])
        case "flipped":
            content = bytearray(array.read_bytes())
            content[-1] ^= 1
            array.write_bytes(content)
        case "missing":
            array.unlink()
        case "signatures cut":
            (place / SIGNATURES).write_bytes((place / SIGNATURES).read_bytes()[:-1])
        case "meta cut":
            meta.write_bytes(meta.read_bytes()[:-3])
        case _:
            meta.write_bytes(meta.read_bytes().replace(b"version\x04", b"version\x00"))
    assert same(stored(tmp_path, ["one"], make), MADE)
    assert make.calls == 2
    assert same(read_segment(place), MADE), "and mended"


def test_another_version_of_ours_has_another_place(
    tmp_path: Path, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(tmp_path, ["one"], make)
    monkeypatch.setattr(store, "VERSION", store.VERSION + 1)
    stored(tmp_path, ["one"], make)
    assert make.calls == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, make: Maker) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    assert same(stored(tmp_path / "file", ["one"], make), MADE)


def test_two_processes_that_write_at_once_leave_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    rename: Callable[[Path, Path], None] = os.rename

    def late(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "rename", rename)
        write_segment(place, MADE, SIGNED)
        rename(source, target)

    monkeypatch.setattr(os, "rename", late)
    write_segment(place, MADE, SIGNED)
    assert same(read_segment(place), MADE)
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_a_map_stays_valid_when_the_segment_is_removed(tmp_path: Path, make: Maker) -> None:
    stored(tmp_path, ["one"], make)
    found = stored(tmp_path, ["one"], make).segment
    for file in next(tmp_path.iterdir()).iterdir():
        file.unlink()
    assert same(found, MADE)


def test_what_nobody_opened_for_long_is_removed_when_something_is_written(tmp_path: Path, make: Maker) -> None:
    stored(tmp_path, ["one"], make)
    stored(tmp_path, ["two"], make)
    for place in tmp_path.iterdir():
        os.utime(place, (place.stat().st_mtime - KEPT_SECONDS - 60,) * 2)
    stored(tmp_path, ["one"], make)
    stored(tmp_path, ["three"], make)
    assert len(list(tmp_path.iterdir())) == 2
    stored(tmp_path, ["one"], make)
    assert make.calls == 3
