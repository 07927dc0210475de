"""The extension's types are made of the server's records."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Annotated, Literal, TypedDict

import pytest

from lsp.shapes import one_of
from tests.vscode_ext.npm import EXTENSION

SCRIPT = EXTENSION / "scripts" / "messages.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_records_give(script: ModuleType) -> None:
    target = EXTENSION / "src" / "messages.ts"
    assert target.read_text(encoding="utf-8") == script.whole(), f"run: python {SCRIPT.relative_to(EXTENSION.parent)}"


Side = Literal["left", "right"]
"""Of the road."""
Word = Annotated[str, one_of("it's", "")]


class Inner(TypedDict):
    at: int | None
    """Nothing
    yet."""


class Outer(TypedDict):
    """A record."""

    inner: list[Inner]
    sides: list[Side]
    either: list[int | None]
    counts: dict[str, float]
    word: Word
    done: bool


def test_records_are_interfaces_and_choices_are_unions(script: ModuleType) -> None:
    expected = """\
/** Of the road. */
export type Side = 'left' | 'right'

export type Word = 'it\\'s' | ''

export interface Inner {
  /** Nothing yet. */
  at: number | null
}

/** A record. */
export interface Outer {
  inner: Inner[]
  sides: Side[]
  either: (number | null)[]
  counts: Record<string, number>
  word: Word
  done: boolean
}
"""
    assert script.typescript(sys.modules[__name__]) == expected


def test_what_has_no_json_is_refused(script: ModuleType) -> None:
    with pytest.raises(TypeError, match="complex"):
        script.type_of(complex, {})
