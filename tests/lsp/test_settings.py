"""The settings of the section `assistant`: read tolerantly, and followed while the server runs."""

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.settings import Settings, read_settings
from tests.lsp.session import editor
from tests.lsp.texts import TEXT


def test_without_any_the_defaults() -> None:
    assert read_settings(None) == read_settings({}) == (Settings(), [])


@pytest.mark.parametrize("data", [{"search": {"timeout": 7}}, {"search.timeout": 7.0}])
def test_nested_and_dotted_names_are_the_same(data: dict) -> None:
    assert read_settings(data)[0].search_timeout == 7.0


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"search": {"timeout": "long"}}, "assistant.search.timeout has to be a number, not 'long'"),
        ({"search": {"timeout": True}}, "assistant.search.timeout has to be a number, not True"),
        ({"search": {"timeout": -1}}, "assistant.search.timeout has to be between 0.1 and 86400, not -1"),
        ({"codeLens": {"enabled": "yes"}}, "assistant.codeLens.enabled has to be true or false, not 'yes'"),
        ({"diagnostics": {"enabled": 1}, "suggest": 3}, "assistant.diagnostics.enabled has to be true or false, not 1"),
    ],
)
def test_a_wrong_value_is_named_and_its_default_taken(data: dict, complaint: str) -> None:
    settings, wrong = read_settings(data)
    assert settings == Settings()
    assert wrong == [complaint]


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
