"""The settings of the section `assistant`: read tolerantly, above those of files, followed while the server runs."""

import os
from pathlib import Path

import pytest
from lsprotocol import types

from assistant.config.errors import ConfigurationError
from assistant.config.files import FILE_NAME, FILE_VARIABLE
from lsp.settings import ProjectSettings, read_settings
from tests.lsp.session import editor
from tests.lsp.texts import TEXT


def test_without_any_nothing_is_said() -> None:
    assert read_settings(None) == read_settings({}) == ({}, [])


@pytest.mark.parametrize("data", [{"search": {"timeout": 7}}, {"search.timeout": 7.0}])
def test_nested_and_dotted_names_are_the_same(data: dict) -> None:
    assert read_settings(data)[0] == {"search.timeout": 7.0}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"search": {"timeout": "long"}}, "assistant.search.timeout has to be a number, not 'long'"),
        ({"search": {"timeout": True}}, "assistant.search.timeout has to be a number, not True"),
        ({"search": {"timeout": -1}}, "assistant.search.timeout has to be between 0.1 and 86400, not -1"),
        ({"codeLens": {"enabled": "yes"}}, "assistant.codeLens.enabled has to be true or false, not 'yes'"),
        ({"diagnostics": {"enabled": 1}, "suggest": 3}, "assistant.diagnostics.enabled has to be true or false, not 1"),
        ({"provers": {"without": "premises"}}, "assistant.provers.without has to be a list of texts, not 'premises'"),
    ],
)
def test_a_wrong_value_is_named_and_left_out(data: dict, complaint: str) -> None:
    assert read_settings(data) == ({}, [complaint])


def test_a_default_counts_as_not_said_since_editors_send_all_of_them() -> None:
    assert (
        read_settings({"search": {"timeout": 30}, "provers": {"without": []}, "codeLens": {"enabled": True}})[0] == {}
    )


def test_what_concerns_the_whole_process_is_not_for_a_running_server() -> None:
    assert read_settings({"lean": "/a/lean", "confinement": False}) == ({}, [])


# --- what holds for a project ----------------------------------------------------------------------------------


@pytest.fixture
def complaints() -> list[ConfigurationError]:
    return []


@pytest.fixture
def settings(complaints: list[ConfigurationError]) -> ProjectSettings:
    return ProjectSettings({}, complaints.append)


def test_the_editor_stands_above_the_file_and_the_command_line_above_the_editor(
    tmp_path: Path, settings: ProjectSettings
) -> None:
    (tmp_path / FILE_NAME).write_text("[search]\ntimeout = 3\n[suggest]\ntimeout = 2\n")
    assert settings.tell({"search.timeout": 7.0})
    assert (settings.of(tmp_path).search_timeout, settings.of(tmp_path).suggest_timeout) == (7.0, 2.0)
    above = ProjectSettings({"search.timeout": 9.0}, lambda _: None)
    above.tell({"search.timeout": 7.0})
    assert above.of(tmp_path).search_timeout == 9.0


def test_a_file_that_changes_is_read_again(tmp_path: Path, settings: ProjectSettings) -> None:
    assert settings.of(tmp_path).search_timeout == 30.0
    (tmp_path / FILE_NAME).write_text("[search]\ntimeout = 3\n")
    assert settings.of(tmp_path).search_timeout == 3.0
    (tmp_path / FILE_NAME).unlink()
    assert settings.of(tmp_path).search_timeout == 30.0


def test_each_project_has_its_own(tmp_path: Path, settings: ProjectSettings) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / FILE_NAME).write_text("[search]\ntimeout = 3\n")
    assert settings.of(tmp_path / "one").search_timeout == 3.0
    assert settings.of(tmp_path / "two").search_timeout == 30.0


def test_a_file_that_cannot_be_used_is_told_once_and_passed_over(
    tmp_path: Path, settings: ProjectSettings, complaints: list[ConfigurationError], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.tell({"suggest.timeout": 2.0})
    (tmp_path / FILE_NAME).write_text("[search\n")
    for _ in range(3):
        assert settings.of(tmp_path).suggest_timeout == 2.0
    assert [error.message.partition(":")[0] for error in complaints] == [os.fspath(tmp_path / FILE_NAME)]
    (users := tmp_path / "users.toml").write_text("nonsense = 1\n")
    monkeypatch.setenv(FILE_VARIABLE, str(users))
    assert settings.of(tmp_path).suggest_timeout == 2.0


# --- while the server runs -------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_a_wrong_value_is_told_to_the_user(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"search": {"timeout": "long"}}) as session:
        await session.until(lambda: session.client.messages, "the message")
        assert "assistant.search.timeout" in session.client.messages[0].message


@pytest.mark.asyncio
async def test_diagnostics_of_level_hint_come_and_go_with_their_setting(tmp_path: Path) -> None:
    async with editor(tmp_path, settings={"diagnostics": {"enabled": True}}) as session:
        uri = session.open("Hints.lean", TEXT)
        hole = session.at(uri, "sorry\n\ntheorem twice")
        await session.request("assistant/prove", **session.document(uri, hole))
        await session.until(lambda: session.client.diagnostics.get(uri), "the hint")
        [hint] = session.client.diagnostics[uri]
        assert hint.severity is types.DiagnosticSeverity.Hint
        assert hint.range.start == hole
        session.type(uri, "theorem commute (a b", " c")
        await session.until(lambda: not session.client.diagnostics[uri], "its end")
        session.change(uri, types.Range(session.at(uri, " c : Nat"), session.at(uri, " : Nat) : a +")), "")
        await session.request("assistant/prove", **session.document(uri, hole))
        await session.until(lambda: session.client.diagnostics.get(uri), "the hint again")
        session.client.set_configuration({"assistant": {}})
        session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        await session.until(lambda: not session.client.diagnostics[uri], "its end by the setting")


@pytest.mark.asyncio
async def test_a_projects_file_that_cannot_be_used_is_told_and_the_editor_goes_on(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("confinement = false\n")
    async with editor(tmp_path) as session:
        uri = session.open("File.lean", TEXT)
        hole = session.at(uri, "sorry\n\ntheorem twice")
        answer = await session.request("assistant/goals", **session.document(uri, hole))
        assert answer["goals"]
        await session.until(lambda: session.client.messages, "the message")
        assert "a project cannot set `confinement`" in session.client.messages[0].message
