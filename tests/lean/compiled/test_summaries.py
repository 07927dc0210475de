"""Whole libraries at once: the compiled reader and the one in Python say the same, whatever is in a file."""

from __future__ import annotations

import random
import shutil
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from assistant.lean.compiled.errors import CompiledFileUnreadable, CorruptFile, UnsupportedFormat
from assistant.lean.compiled.module import parts_of
from assistant.lean.compiled.summaries import SUMMARISE, summaries
from assistant.lean.compiled.summary import EXTENSIONS, ModuleSummary
from assistant.lean.toolchain import Toolchain
from assistant.native import compiled_program
from tests.lean.compiled.texts import SPLIT, VARIED


@pytest.fixture(scope="module")
def program(toolchain: Toolchain) -> Path:
    return compiled_program(SUMMARISE)


def modules_of(toolchain: Toolchain) -> list[tuple[Path, ...]]:
    return [parts_of(olean) for folder in toolchain.lean_path for olean in sorted(folder.rglob("*.olean"))]


def test_both_readers_agree_on_the_core_library(program: Path, toolchain: Toolchain) -> None:
    modules = modules_of(toolchain)[::4]
    fast, slow = list(summaries(modules, program)), list(summaries(modules, None))
    assert sum(len(module.constants) for module in slow if isinstance(module, ModuleSummary)) > 1000
    for parts, one, other in zip(modules, fast, slow, strict=True):
        assert one == other, parts


def test_both_readers_agree_on_a_split_module(program: Path, compile_lean: Callable[..., Path]) -> None:
    parts = parts_of(compile_lean(SPLIT))
    assert len(parts) == 3
    cases = [parts, parts[:2], parts[:1]]
    fast = list(summaries(cases, program))
    assert fast == list(summaries(cases, None))
    assert [module.statements_only for module in fast if isinstance(module, ModuleSummary)] == [False, True, True]


def test_parts_that_are_left_from_when_a_module_was_split_are_not_read(
    program: Path, compile_lean: Callable[..., Path], tmp_path: Path
) -> None:
    whole, split = compile_lean(VARIED), parts_of(compile_lean(SPLIT))
    left = (whole, *split[1:])
    fast, slow = list(summaries([left], program)), list(summaries([left], None))
    assert fast == slow == list(summaries([(whole,)], program))


def test_what_cannot_be_read_is_told_in_its_place(
    program: Path, compile_lean: Callable[..., Path], tmp_path: Path
) -> None:
    good = compile_lean(VARIED)
    content = good.read_bytes()
    (cut := tmp_path / "Cut.olean").write_bytes(content[: len(content) // 2 & ~7])
    (other := tmp_path / "Other.olean").write_bytes(content[:7] + b"3.9.9".ljust(33, b"\0") + content[40:])
    files = [(good,), (cut,), (tmp_path / "Missing.olean",), (other,), (good,)]
    first, *wrong, last = summaries(files, program, processes=1)
    assert isinstance(first, ModuleSummary)
    assert first == last
    assert [type(error) for error in wrong] == [CorruptFile, CompiledFileUnreadable, UnsupportedFormat]


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_does_not_end_the_program_and_what_both_read_they_read_alike(
    seed: int, program: Path, compile_lean: Callable[..., Path], tmp_path: Path
) -> None:
    content = compile_lean(VARIED).read_bytes()
    chance = random.Random(seed)
    files = []
    for number in range(40):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 4, 40))):
            at = chance.randrange(96, len(damaged) & ~7) & ~7
            value = chance.choice((damaged[at] ^ 1 << chance.randrange(8), chance.randrange(256)))
            damaged[at + chance.randrange(8)] = value
        (file := tmp_path / f"{number}.olean").write_bytes(damaged)
        files.append((file,))
    fast, slow = list(summaries(files, program, processes=2)), list(summaries(files, None))
    for one, other in zip(fast, slow, strict=True):
        if isinstance(other, ModuleSummary):  # which looks at more than the program does
            assert one == other
    assert {isinstance(module, ModuleSummary) for module in slow} == {False, True}
    asked = b"".join(str(file).encode() + b"\0\0" for (file,) in files)
    assert subprocess.run([program, *EXTENSIONS], input=asked, capture_output=True, check=False).returncode == 0


def test_a_program_that_ends_early_is_replaced_by_the_slow_reader(
    compile_lean: Callable[..., Path], tmp_path: Path
) -> None:
    (broken := tmp_path / "ends").write_text("#!/bin/sh\nexec head -c 3\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    good = compile_lean(VARIED)
    assert list(summaries([(good,)] * 3, broken)) == list(summaries([(good,)] * 3, None))


def test_processes_end_with_who_asked(program: Path, compile_lean: Callable[..., Path], tmp_path: Path) -> None:
    own = tmp_path / "summarise-of-this-test"
    shutil.copy(program, own)
    good = compile_lean(VARIED)
    stream = summaries([(good,)] * 100, own, processes=2)
    next(stream)
    assert of_program(own)
    stream.close()
    deadline = time.monotonic() + 30
    while of_program(own):
        assert time.monotonic() < deadline


def of_program(program: Path) -> list[int]:
    return [process.pid for process in psutil.Process().children() if process.name().startswith(program.name[:15])]
