"""Compiled code of generated methods that is kept between starts."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import attr._make
import attrs
import pytest

from assistant.generated_code import kept_code
from lsp.quick_types import read_types

Maker = tuple[ModuleType, Callable[[], Any]]


def of_attrs() -> Any:
    @attrs.define
    class Pair:
        one: int
        other: str = ""

    return Pair


def of_dataclasses() -> Any:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Pair:
        one: int
        other: str = ""

    return Pair


@pytest.fixture(params=[(attr._make, of_attrs), (dataclasses, of_dataclasses)], ids=["attrs", "dataclasses"])
def maker(request: pytest.FixtureRequest) -> Maker:
    return request.param


def test_classes_made_with_kept_code_are_the_same(maker: Maker, tmp_path: Path) -> None:
    module, a_class = maker
    file = tmp_path / "cache" / "code"
    for _ in range(2):
        with kept_code(file, [module]):
            made = a_class()
        assert repr(made(1)) == repr(a_class()(1))
        assert made(1, "x") == made(1, "x") != made(2, "x")
    assert file.exists()


def test_code_is_not_compiled_again(maker: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, a_class = maker
    with kept_code(tmp_path / "code", [module]):
        a_class()

    def refused(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("builtins.compile", refused)
    with kept_code(tmp_path / "code", [module]):
        assert a_class()(1).one == 1


def test_a_class_of_another_text_gets_its_own_code(tmp_path: Path) -> None:
    with kept_code(tmp_path / "code", [dataclasses]):
        of_dataclasses()
        other = dataclasses.make_dataclass("Pair", ["two", "other"])
    assert other(1, 2).two == 1


@pytest.mark.parametrize("content", [b"", b"no code", b"i\x05\x00\x00\x00"])
def test_a_damaged_file_is_passed_over_and_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "code"
    file.write_bytes(content)
    with kept_code(file, [dataclasses]):
        assert of_dataclasses()(1).one == 1
    assert len(file.read_bytes()) > 100


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with kept_code(tmp_path / "file" / "code", [dataclasses]):
        assert of_dataclasses()(1).one == 1


def test_the_collector_works_again_when_the_protocol_was_read() -> None:
    read_types()
    assert gc.isenabled()
    gc.unfreeze()
