"""`assistant demo`: a reader without anything prepared sees real theorems proved, and learns what to try next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.slow
def test_everything_is_proved_in_a_minute_and_what_is_kept_compiles(
    cli: CommandLine, tmp_path: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    finished = cli("demo", "--keep", tmp_path / "kept", cwd=tmp_path)
    assert finished.code == 0
    [summary] = [line for line in finished.output.splitlines() if "theorems proved in" in line]
    proved, total = summary.split(" theorems")[0].split(" of ")
    assert int(proved) == int(total) >= 5
    assert int(summary.rsplit(" in ", 1)[1].removesuffix(" s.")) < 60
    assert "assistant suggest" in finished.output.split(summary)[1], "it ends with what to try next"
    kept = sorted((tmp_path / "kept").glob("*.lean"))
    assert kept
    for file in kept:
        assert lean_errors(file) == []
