"""Compiled code of generated classes that is kept between starts."""

from __future__ import annotations

import gc
from pathlib import Path

import attrs
import pytest

from lsp.quick_types import quickly


def a_class() -> type:
    @attrs.define
    class Pair:
        one: int
        other: str = ""

    return Pair


def test_classes_made_with_kept_code_are_the_same(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "code"
    for _ in range(2):
        with quickly(file):
            made = a_class()
        assert repr(made(1)) == repr(a_class()(1))
        assert made(1, "x") == made(1, "x") != made(2, "x")
    assert file.exists()


def test_code_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with quickly(tmp_path / "code"):
        a_class()

    def refused(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("builtins.compile", refused)
    with quickly(tmp_path / "code"):
        a_class()


@pytest.mark.parametrize("content", [b"", b"no code", b"i\x05\x00\x00\x00"])
def test_a_damaged_file_is_passed_over_and_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "code"
    file.write_bytes(content)
    with quickly(file):
        assert a_class()(1).one == 1
    assert len(file.read_bytes()) > 100


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with quickly(tmp_path / "file" / "code"):
        assert a_class()(1).one == 1


def test_the_collector_works_again_afterwards(tmp_path: Path) -> None:
    with quickly(tmp_path / "code"):
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.unfreeze()
