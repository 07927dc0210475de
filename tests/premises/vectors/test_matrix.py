"""The vectors of a package in a file: read as they were written, never when they are damaged."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from assistant.premises.vectors import matrix
from assistant.premises.vectors.matrix import (
    EarlierRows,
    ModuleRows,
    VectorMatrix,
    matrix_of,
    names_digest,
    read_matrix,
    write_matrix,
)

CHANCE = np.random.default_rng(1)


def unit(rows: int, dimension: int = 8) -> np.ndarray:
    found = CHANCE.standard_normal((rows, dimension)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def made(rows: int = 5, *, second: bool = True) -> VectorMatrix:
    vectors = unit(rows)
    if not second:
        vectors[2:] = 0
    modules = (ModuleRows("a" * 32, 0, 2, made=True), ModuleRows("b" * 32, 2, rows - 2, made=second))
    return matrix_of(names_digest(["x", "y"]), modules, vectors)


def test_it_is_read_as_it_was_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = made()
    write_matrix(tmp_path / "one.vectors", written)
    found = read_matrix(tmp_path / "one.vectors")
    assert (found.names, found.modules) == (written.names, written.modules)
    assert np.array_equal(found.vectors, written.vectors)
    assert [file.name for file in tmp_path.iterdir()] == ["one.vectors"]


def test_it_is_mapped_and_stays_valid_when_another_takes_its_place(tmp_path: Path) -> None:
    first, second = made(), made()
    write_matrix(tmp_path / "one.vectors", first)
    found = read_matrix(tmp_path / "one.vectors")
    assert not found.vectors.flags.writeable
    write_matrix(tmp_path / "one.vectors", second)
    assert np.array_equal(found.vectors, first.vectors)
    assert np.array_equal(read_matrix(tmp_path / "one.vectors").vectors, second.vectors)


@pytest.mark.parametrize(
    "harm", ["cut", "longer", "flipped", "header flipped", "header cut", "empty", "another thing", "newer"]
)
def test_what_is_damaged_or_of_another_version_is_not_read(
    tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "one.vectors"
    if harm == "newer":
        monkeypatch.setattr(matrix, "VERSION", matrix.VERSION + 1)
    write_matrix(file, made())
    monkeypatch.undo()
    content = bytearray(file.read_bytes())
    match harm:
        case "cut":
            del content[-1]
        case "longer":
            content += b"\0"
        case "flipped":
            content[-1] ^= 1
        case "header flipped":
            content[len(matrix.MAGIC) + 9] ^= 255
        case "header cut":
            del content[40:]
        case "empty":
            content.clear()
        case "another thing":
            content[:3] = b"ELF"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"one\.vectors"):
        read_matrix(file)


def test_rows_that_are_not_those_of_the_modules_are_not_read(tmp_path: Path) -> None:
    vectors = unit(4)
    for modules in [(ModuleRows("a", 0, 3, made=True),), (ModuleRows("a", 0, 5, made=True),), ()]:
        write_matrix(tmp_path / "one.vectors", matrix_of("", modules, vectors))
        with pytest.raises(ValueError, match="not as long as it says"):
            read_matrix(tmp_path / "one.vectors")


def test_a_write_that_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = made()
    write_matrix(tmp_path / "one.vectors", old)

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="full"):
        write_matrix(tmp_path / "one.vectors", made())
    assert [file.name for file in tmp_path.iterdir()] == ["one.vectors"]
    assert np.array_equal(read_matrix(tmp_path / "one.vectors").vectors, old.vectors)


def test_signs_are_kept_bit_for_bit(tmp_path: Path) -> None:
    vectors = unit(5, 70)
    write_matrix(tmp_path / "one.vectors", matrix_of("", (ModuleRows("a", 0, 5, made=True),), vectors))
    signs = read_matrix(tmp_path / "one.vectors").signs
    assert signs.shape == (2, 5)
    for row, other in [(0, 1), (2, 4)]:
        apart = np.bitwise_count(signs[:, row] ^ signs[:, other]).sum()
        assert apart == np.count_nonzero((vectors[row] > 0) != (vectors[other] > 0))


def test_what_was_not_made_is_not_there() -> None:
    found = made(second=False)
    assert (found.made, found.complete) == (2, False)
    assert found.there().tolist() == [True, True, False, False, False]


def test_rows_are_found_again_by_what_they_were_made_from(tmp_path: Path) -> None:
    half, damaged = made(second=False), tmp_path / "two.vectors"
    write_matrix(tmp_path / "one.vectors", half)
    damaged.write_bytes(b"nothing")
    earlier = EarlierRows([tmp_path / "one.vectors", damaged, tmp_path / "absent.vectors"])
    assert np.array_equal(earlier.get("a" * 32, 2), half.vectors[:2])
    assert earlier.get("a" * 32, 3) is None, "of so many premises"
    assert earlier.get("b" * 32, 3) is None, "it was not made yet"
    assert EarlierRows([tmp_path / "one.vectors"], dimension=9).get("a" * 32, 2) is None
