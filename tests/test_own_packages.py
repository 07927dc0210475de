"""Our packages are imported, not those of somebody else that have the same names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.own_packages import HOME, PACKAGES

PREFERRING = "from assistant.own_packages import prefer_own_packages; prefer_own_packages()"
IMPORTING = """
import importlib, sys
for name in sys.argv[1:]:
    print(importlib.import_module(name).__file__)
"""


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """A folder with packages that have our names, and one that has not."""
    for name in (*PACKAGES, "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    return tmp_path


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python where the strangers are, and with them before everything else."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), HOME])}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_ours_are_found_and_others_are_left_alone(strangers: Path) -> None:
    done = python(strangers, "-c", PREFERRING + IMPORTING, *PACKAGES, "lsp.messages", "other")
    ours = [Path(HOME, name, "__init__.py") for name in PACKAGES]
    expected = [*ours, Path(HOME, "lsp", "messages.py"), strangers / "other" / "__init__.py"]
    assert (done.stdout.splitlines(), done.stderr) == (list(map(str, expected)), "")


def test_without_it_the_strangers_are_found(strangers: Path) -> None:
    """So that ours are not found anyway."""
    done = python(strangers, "-c", IMPORTING, *PACKAGES)
    assert done.stdout.splitlines() == [str(strangers / name / "__init__.py") for name in PACKAGES]


def test_one_that_was_loaded_before_us_is_named(strangers: Path) -> None:
    (strangers / "sitecustomize.py").write_text("import models\n", encoding="utf-8")
    done = python(strangers, "-m", "assistant", "goals", "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"`models` that is none of ours was loaded first: {strangers / 'models' / '__init__.py'}" in done.stderr
    assert "PYTHONPATH" in done.stderr


def test_a_module_beside_the_project_is_not_run(strangers: Path) -> None:
    """`python -m` looks in the folder where it is started before it looks anywhere else."""
    for name in ("json", "signal", "psutil"):
        (strangers / f"{name}.py").write_text("raise SystemExit('a file of the project was run')\n", encoding="utf-8")
    words = [sys.executable, "-m", "assistant", "engine", "status", "--json"]
    done = subprocess.run(words, cwd=strangers, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(("[", "{"))
