"""`assistant doctor [PATH]`."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from tests.cli.conftest import CommandLine, Finished
from tests.conftest import PROJECTS


@pytest.fixture(scope="module")
def report(cli: CommandLine) -> Finished:
    return cli("doctor", "--json", cwd=PROJECTS / "commands")


def test_json_says_which_lean_is_used_and_where_it_is(report: Finished, toolchain: Toolchain) -> None:
    lean = report.json["lean"]
    assert report.code == 0
    assert lean.keys() >= {"version", "source", "lean_path", "sysroot", "lake"}
    assert lean["version"] == "4.35.0"
    assert lean["source"] == "embedded"
    assert lean["sysroot"] == str(toolchain.sysroot)
    assert lean["lake"] is None
    assert [(Path(folder) / "Init.olean").is_file() for folder in lean["lean_path"]] == [True]


def test_json_says_which_project_it_is_about(report: Finished) -> None:
    project = report.json["project"]
    assert (project["root"], project["kind"], project["files"]) == (str(PROJECTS / "commands"), "plain", 2)


def test_text_is_for_people_and_on_standard_output(cli: CommandLine, toolchain: Toolchain) -> None:
    finished = cli("doctor", PROJECTS / "commands", cwd=PROJECTS)
    assert finished.code == 0
    assert "4.35.0, the embedded Lean" in finished.output
    assert str(toolchain.lean) in finished.output
    assert "2 Lean files" in finished.output
    assert "\x1b" not in finished.output


def test_a_folder_that_does_not_exist_leaves_with_2(cli: CommandLine, tmp_path: Path) -> None:
    finished = cli("doctor", "absent", cwd=tmp_path)
    assert (finished.code, finished.output) == (2, "")
    assert "absent" in finished.messages
