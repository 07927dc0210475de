"""The application as it is installed: from a wheel, in an environment of its own, started in a folder that has packages
with our names, with that folder on PYTHONPATH as well.

What it depends on is lent by the environment of the tests, so that no package index is asked.
"""

from __future__ import annotations

import contextlib
import email
import os
import pty
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli.arguments import ENGINE_VARIABLE
from assistant.lean.toolchain import Toolchain
from assistant.own_packages import HOME, PACKAGES

STRANGER = "a package of a stranger was imported"
PATIENCE = 120.0
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=HOME, check=True, capture_output=True)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--quiet"]
    subprocess.run([*pip, "install", *offline, str(wheel)], check=True, capture_output=True)
    [site] = folder.glob("lib/python*/site-packages")
    # Folders that are named there lend their packages, but a checkout that they name in turn is not followed.
    lent = [entry for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    (site / "dependencies.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where it is started."""
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"raise SystemExit({STRANGER!r})\n", encoding="utf-8")
    (tmp_path / "File.lean").write_text("theorem t (p : Prop) (h : p) : p := by\n  sorry\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(params=[["bin/assistant"], ["bin/python", "-m", "assistant"]], ids=["command", "module"])
def command(request: pytest.FixtureRequest, environment: Path) -> list[str]:
    """Both ways to start it."""
    program, *words = request.param
    return [str(environment / program), *words]


@pytest.fixture
def run(command: list[str], folder: Path) -> Run:
    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    return run


def test_the_wheel_has_our_packages_and_says_where_they_belong(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.split("/")[0] for name in archive.namelist()}
        [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        described = email.message_from_bytes(archive.read(metadata))
    assert names == {"assistant", *PACKAGES, metadata.split("/")[0]}
    assert "an environment of its own" in str(described.get_payload())
    assert "Operating System :: POSIX" in described.get_all("Classifier", [])


def test_it_is_the_wheel_that_is_tested(environment: Path, folder: Path) -> None:
    where = "import assistant; print(assistant.__file__)"
    python = str(environment / "bin" / "python")
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([python, "-c", where], cwd=folder, env=variables, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(environment)


def test_the_strangers_would_be_imported(environment: Path, folder: Path) -> None:
    """So that they are not left out anyway."""
    done = subprocess.run(
        [str(environment / "bin" / "python"), "-c", "import models"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip() == STRANGER


@pytest.mark.parametrize("engine", ["off", ""], ids=["in one process", "with an engine"])
def test_a_proof_is_found_by_our_provers(run: Run, toolchain: Toolchain, engine: str) -> None:
    done = run("prove", "File.lean:2", "--json", **{ENGINE_VARIABLE: engine})
    assert STRANGER not in done.stderr
    assert done.returncode == 0, done.stderr
    assert '"proved"' in done.stdout


def test_the_language_server_is_ours(run: Run) -> None:
    done = run("lsp")
    assert STRANGER not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_terminal_app_is_ours(command: list[str], folder: Path) -> None:
    outer, inner = pty.openpty()
    try:
        app = subprocess.Popen(
            [*command, "tui", "--theme", "mud"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), "TERM": "xterm-256color"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
    finally:
        os.close(inner)
    said = b""
    with contextlib.suppress(OSError):  # which says that the other end was closed
        while piece := os.read(outer, 4096):
            said += piece
    os.close(outer)
    assert app.wait(PATIENCE) == 2
    assert b"no theme is called `mud`" in said, said.decode(errors="replace")
