"""Small C programs: compiled once, and a clear word where that cannot be done."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from assistant.native import NO_COMPILER, NotCompiled, compiled_program


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "seven.c"
    file.write_text("int main(void) { return 7; }\n")
    return file


def test_a_program_is_compiled_once_and_again_when_its_text_changes(source: Path) -> None:
    program = compiled_program(source)
    assert subprocess.run([program], check=False).returncode == 7
    made = program.stat().st_mtime_ns
    assert compiled_program(source) == program
    assert program.stat().st_mtime_ns == made
    source.write_text("int main(void) { return 8; }\n")
    assert subprocess.run([compiled_program(source)], check=False).returncode == 8


def test_nothing_half_made_is_left_and_the_compiler_is_quoted(source: Path, tmp_path: Path) -> None:
    source.write_text("int main(void) { return seven; }\n")
    with pytest.raises(NotCompiled, match="seven"):
        compiled_program(source)
    assert list((tmp_path / "cache" / "native").iterdir()) == []


def test_without_a_compiler_that_is_said(source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotCompiled, match=r"there is no C compiler") as error:
        compiled_program(source)
    assert error.value.message == NO_COMPILER


def test_a_cache_that_cannot_be_written_is_said(source: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder belongs")
    with pytest.raises(NotCompiled, match=os.strerror(20)):
        compiled_program(source)
