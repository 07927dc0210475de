"""What holds: the later layer decides, and it is known which one did."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.config.environment import engine_choices, environment_layer, hold, is_on, settled_environment
from assistant.config.errors import WrongValue
from assistant.config.layers import Source
from assistant.config.load import hold_for_process, load
from assistant.config.schema import DEFAULTS, SETTINGS


def test_where_nothing_is_said_the_defaults_hold(user: Path, project: Path) -> None:
    found = load(project.parent, environment={})
    assert found.settings == DEFAULTS
    assert {found.origin(key) for key in SETTINGS} == {(Source.DEFAULT, "")}


def test_each_layer_stands_above_the_one_before(user: Path, project: Path) -> None:
    said = load(project.parent, environment={})

    def check(value: float, source: Source, where: str) -> None:
        assert said.settings.search_timeout == value
        assert said.origin("search.timeout") == (source, where)

    user.write_text("[search]\ntimeout = 1\n")
    said = load(project.parent, environment={})
    check(1.0, Source.USER, f"{user}:2")
    project.write_text("\n[search]\ntimeout = 2\n")
    said = load(project.parent, environment={})
    check(2.0, Source.PROJECT, f"{project}:3")
    said = load(project.parent, editor={"search.timeout": 3.0}, environment={})
    check(3.0, Source.EDITOR, "the editor's settings")
    said = load(project.parent, editor={"search.timeout": 3.0}, flags={"search.timeout": 4.0}, environment={})
    check(4.0, Source.FLAG, "the command line")
    assert load(None, environment={}).settings.search_timeout == 1.0


def test_the_environment_stands_above_files_and_below_flags(user: Path) -> None:
    user.write_text("[engine]\nidle = 10\n")
    environment = {"ASSISTANT_ENGINE_IDLE": "20"}
    found = load(None, environment=environment)
    assert (found.settings.engine_idle, found.origin("engine.idle")) == (
        20.0,
        (Source.ENVIRONMENT, "ASSISTANT_ENGINE_IDLE"),
    )
    assert load(None, environment=environment, flags={"engine.idle": 30.0}).settings.engine_idle == 30.0


def test_a_variable_that_is_empty_says_nothing() -> None:
    assert environment_layer({"ASSISTANT_ENGINE": "", "ASSISTANT_LEAN": "embedded"}).values == {"lean": "embedded"}


def test_a_variable_that_makes_no_sense_is_named() -> None:
    with pytest.raises(WrongValue, match="ASSISTANT_CONFINEMENT: confinement has to be on or off, not 'of'"):
        environment_layer({"ASSISTANT_CONFINEMENT": "of"})


# --- what holds for a process ----------------------------------------------------------------------------------


def test_what_concerns_a_process_is_found_in_the_environment_by_all_that_it_starts() -> None:
    environment = {"PATH": "/bin"}
    hold({"lean": "embedded", "confinement": False, "search.timeout": 3.0}, environment)
    assert environment == {"PATH": "/bin", "ASSISTANT_LEAN": "embedded", "ASSISTANT_CONFINEMENT": "off"}
    assert not is_on("confinement", environment)


def test_the_users_file_holds_for_the_process_where_neither_environment_nor_flag_says_otherwise(
    user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.write_text("lean = 'embedded'\nconfinement = false\nfolders.state = 'state'\n")
    monkeypatch.setenv("ASSISTANT_CONFINEMENT", "on")
    monkeypatch.setenv("ASSISTANT_LEAN", "")  # so that it is taken back after the test
    monkeypatch.setenv("ASSISTANT_STATE", "")
    hold_for_process({"lean": "/a/lean"})
    assert is_on("confinement")
    assert os.environ["ASSISTANT_LEAN"] == "/a/lean"
    assert os.environ["ASSISTANT_STATE"] == str(user.parent / "state")


@pytest.mark.parametrize("word", ["", "perhaps", "0", "no", "false", "OFF"])
def test_nothing_but_off_switches_off(word: str) -> None:
    assert is_on("confinement", {"ASSISTANT_CONFINEMENT": word})


def test_whether_something_is_on_is_the_default_where_a_variable_says_neither() -> None:
    assert not is_on("debug", {"ASSISTANT_DEBUG": "perhaps"})
    assert is_on("debug", {"ASSISTANT_DEBUG": "1"})
    assert not is_on("debug", {})


def test_names_of_files_mean_the_same_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settled = settled_environment(
        {"ASSISTANT_CACHE": "c", "ASSISTANT_LEAN": "bin/lean", "LEAN_PATH": os.pathsep.join(["a", "/b"]), "OTHER": "o"}
    )
    assert settled == {
        "ASSISTANT_CACHE": str(tmp_path / "c"),
        "ASSISTANT_LEAN": str(tmp_path / "bin" / "lean"),
        "LEAN_PATH": os.pathsep.join([str(tmp_path / "a"), "/b"]),
        "OTHER": "o",
    }
    assert settled_environment({"ASSISTANT_LEAN": "embedded"}) == {"ASSISTANT_LEAN": "embedded"}


def test_another_choice_is_another_engine() -> None:
    usual = engine_choices({})
    assert engine_choices({"ASSISTANT_CONFINEMENT": "on", "ASSISTANT_ENGINE_IDLE": "3"}) == usual
    assert engine_choices({"ASSISTANT_CONFINEMENT": "off"}) != usual
    assert engine_choices({"ASSISTANT_LEAN": "embedded"}) != usual
