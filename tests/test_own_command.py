"""Commands that people are told to type are written as they work where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import own_command
from assistant.own_command import command_of, spoken


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "checkout" / ".venv" / "bin" / "assistant"
    file.parent.mkdir(parents=True)
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_what_is_on_the_path_is_named(program: Path, tmp_path: Path) -> None:
    assert command_of("assistant", "python", str(tmp_path), str(program.parent)) == "assistant"


def test_a_link_on_the_path_is_the_same_program(program: Path, tmp_path: Path) -> None:
    links = tmp_path / "links"
    links.mkdir()
    (links / "assistant").symlink_to(program)
    assert command_of(str(program), "python", str(tmp_path), str(links)) == "assistant"


def test_in_the_folder_that_it_is_below_it_is_named_from_there(program: Path, tmp_path: Path) -> None:
    assert command_of(str(program), "python", str(tmp_path / "checkout"), "") == ".venv/bin/assistant"


def test_elsewhere_it_is_named_from_the_root(program: Path, tmp_path: Path) -> None:
    assert command_of(str(program), "python", "/", "") in (str(program), str(program).removeprefix("/"))
    assert command_of(str(program), "python", str(tmp_path / "other"), "") == str(program)


def test_another_program_of_that_name_on_the_path_is_not_ours(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "assistant").write_text("#!/bin/sh\n")
    (other / "assistant").chmod(0o755)
    assert command_of(str(program), "python", str(other), str(other)) == str(program)


def test_a_module_is_started_by_its_interpreter() -> None:
    assert command_of("/somewhere/assistant/__main__.py", "/a b/python3", "/", "") == "'/a b/python3' -m assistant"


def test_in_a_text_only_commands_are_written_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_command, "own_command", lambda: ".venv/bin/assistant")
    said = "assistant: nothing here; try `assistant prove`, which searches deeper, in the assistant's `assistant.toml`"
    assert spoken(said) == said.replace("`assistant prove`", "`.venv/bin/assistant prove`")
