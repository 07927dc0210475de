"""An embedded Lean beside which the kernel cannot be run again: that is said, and no proof is written unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.lean.embedded.build import REPLAY_MISSING, REPLAY_PROGRAM
from assistant.lean.toolchain import Toolchain
from tests.cli.conftest import CommandLine

TEXT = "theorem t (p : Prop) (h : p) : p := by\n  sorry\n"
WHY = "cc: error: no headers"
FALSE = "set_option debug.skipKernelTC true\n{macro}theorem t : 1 = 2 := by\n  sorry\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> str:
    """A cache with a build for which a C compiler had failed."""
    cache = tmp_path_factory.mktemp("cache")
    root = cache / "lean" / toolchain.sysroot.name
    shutil.copytree(toolchain.sysroot, root)
    (root / "bin").chmod(0o755)
    (root / REPLAY_PROGRAM).unlink()
    (root / REPLAY_MISSING).write_text(WHY + "\n")
    return str(cache)


@pytest.mark.thorough
def test_a_proof_is_shown_with_the_reservation_and_not_written(cli: CommandLine, tmp_path: Path, cache: str) -> None:
    file = tmp_path / "T.lean"
    file.write_text(TEXT)
    shown = cli("prove", "T.lean:2", "--no-engine", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert shown.code == 0
    assert f"the kernel was not run again: {WHY}; only --in-place writes it" in shown.messages
    assert "--write puts it" not in shown.messages
    told = cli("prove", "T.lean:2", "--no-engine", "--json", cwd=tmp_path, ASSISTANT_CACHE=cache).json
    assert told["reservation"] == f"the kernel was not run again: {WHY}"
    refused = cli("prove", "T.lean:2", "--no-engine", "--write", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert (refused.code, file.read_text()) == (2, TEXT)
    written = cli("prove", "T.lean:2", "--no-engine", "--write", "--in-place", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert written.code == 0
    assert "sorry" not in file.read_text()


@pytest.mark.thorough
def test_close_that_holds_proofs_back_has_left_holes(cli: CommandLine, tmp_path: Path, cache: str) -> None:
    file = tmp_path / "T.lean"
    file.write_text(TEXT)
    plain = cli("close", "--no-engine", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert WHY in plain.output
    finished = cli("close", "--write", "--no-engine", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert (finished.code, file.read_text()) == (1, TEXT)
    assert "--in-place writes it" in finished.output


def test_nothing_false_is_believed(cli: CommandLine, tmp_path: Path, cache: str) -> None:
    file = tmp_path / "T.lean"
    file.write_text(FALSE.format(macro="macro_rules | `(tactic| decide) => `(tactic| decide +kernel)\n"))
    told = cli("prove", "T.lean:4", "--timeout", "5", "--no-engine", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert (told.code, told.output) == (1, "")
    assert "may turn the kernel's check off" in told.messages
    shown = cli("suggest", "T.lean:4:3", "--timeout", "5", "--no-engine", "--json", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert all(suggestion["goals"] for suggestion in shown.json["suggestions"])


def test_doctor_says_so(cli: CommandLine, tmp_path: Path, cache: str) -> None:
    finished = cli("doctor", cwd=tmp_path, ASSISTANT_CACHE=cache)
    assert f"the kernel cannot be run again: {WHY}" in finished.output
    assert "C compiler" in finished.output
