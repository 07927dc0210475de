"""`assistant.toml`: what it says, with its line; and what is wrong with it, with what to do next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.config.errors import (
    ConfigurationError,
    FileUnreadable,
    NotForProjects,
    TomlBroken,
    UnknownSetting,
    WrongValue,
)
from assistant.config.files import LARGEST, key_lines, read_layer
from assistant.config.layers import Layer, Source

TEXT = """\
# what I like
lean = "embedded"

[search]
timeout = 12  # seconds

[provers]
without = [
  "premises",
]
"""


def test_a_file_says_values_and_where_they_stand(user: Path) -> None:
    user.write_text(TEXT)
    found = read_layer(user, Source.USER)
    assert found.values == {"lean": "embedded", "search.timeout": 12.0, "provers.without": ("premises",)}
    assert found.places == {"lean": f"{user}:2", "search.timeout": f"{user}:5", "provers.without": f"{user}:8"}


def test_no_file_says_nothing(user: Path) -> None:
    assert read_layer(user, Source.USER) == Layer(Source.USER)
    assert read_layer(user / "below", Source.USER) == Layer(Source.USER)


@pytest.mark.parametrize("text", ["", "# nothing\n", "[search]\n", "\ufefflean = 'x'\n", "lean = 'x'\r\n"])
def test_files_as_people_and_editors_leave_them(user: Path, text: str) -> None:
    user.write_text(text, encoding="utf-8", newline="")
    assert set(read_layer(user, Source.USER).values) <= {"lean"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("search.timeout = 3", 1),
        ("[search]\n\n'timeout' = 3", 3),
        ('["search"]\ntimeout=3', 2),
        ("[ search ]\ntimeout = 3", 2),
    ],
)
def test_a_key_has_its_line_however_it_is_written(text: str, line: int) -> None:
    assert key_lines(text)["search.timeout"] == line


@pytest.mark.parametrize(
    ("text", "kind", "message", "hint"),
    [
        ("[search", TomlBroken, "it is not TOML: ", "Mend it there"),
        ("a = " + "1" * 5000, TomlBroken, "it is not TOML: ", "Mend it there"),
        ("a = " + "[" * 5000, TomlBroken, "it is nested too deeply", "Mend it there"),
        (
            "\n[search]\ntimeot = 3",
            UnknownSetting,
            ":3: there is no setting `search.timeot`",
            "Did you mean `search.timeout`?",
        ),
        ("colour = 1", UnknownSetting, ":1: there is no setting `colour`", "`assistant config show` lists"),
        ("[ghosts]\nmany = 1", UnknownSetting, ":1: there is no setting `ghosts`", "config show"),
        ("search = 3", UnknownSetting, ":1: there is no setting `search`", "Did you mean `search.timeout`?"),
        (
            "[search]\ntimeout = 'long'",
            WrongValue,
            ":2: search.timeout has to be a number, not 'long'",
            "default (30 s)",
        ),
        ("[search]\ntimeout = 0", WrongValue, ":2: search.timeout has to be between 0.1 and 86400", "default (30 s)"),
        ("search.timeout = 2001-01-01", WrongValue, ":1: search.timeout has to be a number", "default (30 s)"),
        ("[lean]\npath = 'x'", WrongValue, ":1: lean has to be a text", "the project's"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_what_to_do(
    user: Path, text: str, kind: type[ConfigurationError], message: str, hint: str
) -> None:
    user.write_text(text)
    with pytest.raises(kind) as caught:
        read_layer(user, Source.USER)
    assert caught.value.message.startswith(str(user))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_text_that_is_not_utf_8_and_one_that_nobody_wrote_are_not_read(user: Path) -> None:
    user.write_bytes(b"lean = '\xff'")
    with pytest.raises(FileUnreadable, match="it is not UTF-8"):
        read_layer(user, Source.USER)
    user.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(FileUnreadable, match="larger than 1 MB"):
        read_layer(user, Source.USER)


def test_what_is_no_file_is_not_waited_for(user: Path) -> None:
    os.mkfifo(user)
    with pytest.raises(FileUnreadable, match="it is not a file"):
        read_layer(user, Source.USER)


# --- the project's ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "confinement = false",
        "confinement = true",
        "lean = '/tmp/evil'",
        "folders.cache = '.'",
        "[engine]\nidle = 1",
        "debug = true",
        "axioms = 'all'",
        "axioms = 'project'",
    ],
)
def test_a_project_does_not_say_what_is_run_or_believed(user: Path, project: Path, text: str) -> None:
    project.write_text(text)
    with pytest.raises(NotForProjects, match="its files may be somebody else's") as caught:
        read_layer(project, Source.PROJECT)
    assert f"{project}:" in caught.value.message
    assert str(user) in caught.value.hint
    assert "--user" in caught.value.hint
    user.write_text(text)
    read_layer(user, Source.USER)


def test_a_project_may_be_stricter_and_say_how_long_and_by_whom_is_searched(project: Path) -> None:
    project.write_text("axioms = 'standard'\nsearch.timeout = 5\nprovers.order = ['premises']\n")
    assert read_layer(project, Source.PROJECT).values == {
        "axioms": "standard",
        "search.timeout": 5.0,
        "provers.order": ("premises",),
    }


# --- names of files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lean", "lean"),
        ("embedded", "embedded"),
        ("bin/lean", "{folder}/bin/lean"),
        ("~/lean", "{home}/lean"),
        ("/l", "/l"),
    ],
)
def test_a_program_means_the_same_from_wherever_the_file_is_read(
    user: Path, monkeypatch: pytest.MonkeyPatch, written: str, meant: str
) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    user.write_text(f"lean = '{written}'")
    expected = meant.format(folder=user.parent, home="/home/somebody")
    assert read_layer(user, Source.USER).values == {"lean": expected}


def test_a_folder_is_beside_the_file(user: Path) -> None:
    user.write_text("folders.cache = 'cache'")
    assert read_layer(user, Source.USER).values == {"folders.cache": str(user.parent / "cache")}
