"""The VS Code extension on its own: its types, its unit tests and its package."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.vscode_ext.npm import EXTENSION, Npm


def test_types_are_sound(npm: Npm) -> None:
    npm("run", "--silent", "check")


def test_unit_tests_pass(npm: Npm) -> None:
    npm("test", "--silent")


def test_the_package_has_what_runs_and_nothing_else(npm: Npm, tmp_path: Path) -> None:
    package = tmp_path / "lean-assistant.vsix"
    npm("run", "--silent", "package", "--", "--out", str(package))
    with zipfile.ZipFile(package) as archive:
        names = {name.removeprefix("extension/") for name in archive.namelist() if name.startswith("extension/")}
        manifest = json.loads(archive.read("extension/package.json"))
    assert {manifest["main"].removeprefix("./"), manifest["icon"], "dist/panel.js", "media/panel.css"} <= names
    assert {name.split("/")[0] for name in names if "/" in name} == {"dist", "media", "syntaxes"}
    assert not [name for name in names if name.endswith((".ts", ".map"))]


def test_the_lock_file_has_no_addresses() -> None:
    assert "://" not in (EXTENSION / "package-lock.json").read_text()
