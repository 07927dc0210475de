"""`config set`: one value changes, and nothing that somebody wrote is lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.config.change import Changed, change
from assistant.config.edit import with_value
from assistant.config.errors import FileNotWritten, NotForProjects, TomlBroken, UnknownSetting, WrongValue
from assistant.config.files import read_layer
from assistant.config.layers import Source
from assistant.config.schema import SETTINGS

TEXT = """\
# mine

lean = "embedded"   # since elan is slow here

[search]
# long
timeout = 30 # s

[provers]
without = [ "premises" ]
"""


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("search.timeout", 7.5, "timeout = 30 # s", "timeout = 7.5 # s"),
        ("search.timeout", 60.0, "timeout = 30 # s", "timeout = 60 # s"),
        ("search.timeout", None, "timeout = 30 # s\n", ""),
        ("provers.order", ("premises",), '[ "premises" ]\n', '[ "premises" ]\norder = ["premises"]\n'),
        ("suggest.timeout", 3.0, '[ "premises" ]\n', '[ "premises" ]\n\n[suggest]\ntimeout = 3\n'),
        ("confinement", False, "here\n", "here\nconfinement = false\n"),
    ],
)
def test_one_value_changes_and_the_rest_stays_as_it_was_written(
    key: str, value: object, before: str, after: str
) -> None:
    assert with_value(TEXT, SETTINGS[key], value) == TEXT.replace(before, after)


def test_a_text_is_begun() -> None:
    assert with_value("", SETTINGS["search.timeout"], 5.0) == "[search]\ntimeout = 5\n"
    assert with_value("", SETTINGS["axioms"], "standard") == 'axioms = "standard"\n'
    assert with_value("", SETTINGS["axioms"], None) == ""


@pytest.mark.parametrize("text", ["search.timeout = 3\n", "search = {timeout = 3}\n"])
def test_other_ways_to_write_a_key_are_kept(text: str) -> None:
    assert with_value(text, SETTINGS["search.timeout"], 4.0) == text.replace("3", "4")


def test_what_is_no_table_is_not_written_into() -> None:
    with pytest.raises(ValueError, match="`search` is no table there"):
        with_value("search = 3\n", SETTINGS["search.timeout"], 4.0)


# --- files -----------------------------------------------------------------------------------------------------


def test_a_users_value_is_set_and_taken_out(user: Path) -> None:
    user.parent.rmdir()
    assert change("search.timeout", ["7"], None) == Changed(user, "7 s", "")
    assert read_layer(user, Source.USER).values == {"search.timeout": 7.0}
    assert change("search.timeout", None, None) == Changed(user, "", "")
    assert read_layer(user, Source.USER).values == {}


def test_a_projects_value_is_set_in_its_file(user: Path, project: Path) -> None:
    assert change("provers.without", ["premises", "other"], project.parent).path == project
    assert read_layer(project, Source.PROJECT).values == {"provers.without": ("premises", "other")}
    assert not user.exists()


def test_it_is_said_when_something_else_decides(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_ENGINE_IDLE", "9")
    assert change("engine.idle", ["7"], None).decided_by == "environment: ASSISTANT_ENGINE_IDLE"


def test_what_would_not_be_read_is_not_written(user: Path, project: Path) -> None:
    with pytest.raises(UnknownSetting, match=r"there is no setting `search\.timeot`"):
        change("search.timeot", ["7"], None)
    with pytest.raises(WrongValue, match="has to be a number, not 'long'"):
        change("search.timeout", ["long"], None)
    with pytest.raises(NotForProjects):
        change("confinement", ["off"], project.parent)
    with pytest.raises(NotForProjects, match="but to standard"):
        change("axioms", ["all"], project.parent)
    assert not user.exists()
    assert not project.exists()


def test_a_broken_file_is_left_alone_but_a_wrong_value_in_it_can_be_mended(user: Path) -> None:
    user.write_text("[search\n")
    with pytest.raises(TomlBroken):
        change("search.timeout", ["7"], None)
    assert user.read_text() == "[search\n"
    user.write_text("[search]\ntimeout = 'long'\n")
    change("search.timeout", ["7"], None)
    assert user.read_text() == "[search]\ntimeout = 7\n"


def test_line_ends_stay(user: Path) -> None:
    user.write_bytes(b"# mine\r\n[search]\r\ntimeout = 3 # s\r\n")
    change("search.timeout", ["7"], None)
    assert user.read_bytes() == b"# mine\r\n[search]\r\ntimeout = 7 # s\r\n"


def test_a_file_that_nobody_may_write_stays_as_it_is(user: Path) -> None:
    user.write_text("# mine\n")
    user.chmod(0o444)
    with pytest.raises(FileNotWritten, match="it is read-only"):
        change("search.timeout", ["7"], None)
    assert user.read_text() == "# mine\n"
    assert stat.S_IMODE(user.stat().st_mode) == 0o444


def test_a_program_is_named_from_where_the_command_was_given(
    user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    change("lean", ["bin/lean"], None)
    change("folders.cache", ["cache"], None)
    assert read_layer(user, Source.USER).values == {
        "lean": str(tmp_path / "bin" / "lean"),
        "folders.cache": str(tmp_path / "cache"),
    }
    change("lean", ["embedded"], None)
    assert read_layer(user, Source.USER).values["lean"] == "embedded"
