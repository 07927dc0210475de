"""`initialize`: what the server says that it can do."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.raw import PATIENCE, raw_client
from tests.lsp.session import capabilities, editor

pytestmark = pytest.mark.asyncio


async def test_columns_are_utf_16_also_for_a_client_that_likes_utf_8_better(tmp_path: Path) -> None:
    encodings = [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16]
    wishes = capabilities()
    wishes.general = types.GeneralClientCapabilities(position_encodings=encodings)
    async with editor(tmp_path, client_capabilities=wishes) as session:
        assert session.told_by_server is not None
        assert session.told_by_server.capabilities.position_encoding == types.PositionEncodingKind.Utf16


async def test_it_offers_all_its_features_and_commands(tmp_path: Path) -> None:
    async with editor(tmp_path) as session:
        assert session.told_by_server is not None
        able = session.told_by_server.capabilities
        assert isinstance(able.text_document_sync, types.TextDocumentSyncOptions)
        assert able.text_document_sync.change is types.TextDocumentSyncKind.Incremental
        for offered in (
            able.inline_completion_provider,
            able.code_action_provider,
            able.code_lens_provider,
            able.hover_provider,
            able.inlay_hint_provider,
        ):
            assert offered
        assert able.execute_command_provider is not None
        names = {"prove", "closeDeclaration", "closeFile", "closeSelection", "insert", "proveLonger", "stop", "whole"}
        assert set(able.execute_command_provider.commands) == {f"assistant.server.{name}" for name in names}
        assert able.diagnostic_provider is None, "Lean's own server says what is wrong"
        assert session.told_by_server.server_info is not None
        assert session.told_by_server.server_info.name == "lean-assistant"


async def test_a_client_that_does_not_ask_for_notifications_of_ours_gets_none_but_is_told_what_is_wrong(
    tmp_path: Path,
) -> None:
    async with raw_client(tmp_path) as client:
        text = "import Nowhere\n\ntheorem t : 1 = 1 := by\n  sorry\n"
        document = {"uri": (tmp_path / "A.lean").as_uri(), "languageId": "lean4", "version": 1, "text": text}
        client.notify("textDocument/didOpen", {"textDocument": document})
        at = {"textDocument": {"uri": document["uri"]}, "position": {"line": 3, "character": 2}}
        at["context"] = {"triggerKind": 1}
        async with asyncio.timeout(PATIENCE):
            while not (told := [n for n in client.notifications if n["method"] == "window/showMessage"]):
                await client.request(1, "textDocument/inlineCompletion", params=at)
    assert "Nowhere" in told[0]["params"]["message"]
    assert not [n for n in client.notifications if n["method"].startswith("assistant/")]
