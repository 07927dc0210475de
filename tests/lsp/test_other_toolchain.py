"""A project that names another version of Lean than the one that is used: the editor shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.toolchain import CHOICE_VARIABLE, Toolchain
from tests.lsp.session import editor
from tests.lsp.texts import TEXT

PIN = "leanprover/lean4:v4.20.0"


@pytest.fixture
def root(tmp_path: Path, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project on a machine without elan where nobody chose a Lean."""
    monkeypatch.delenv(CHOICE_VARIABLE)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("ELAN_HOME", str(tmp_path / "no-elan"))
    return tmp_path


async def test_it_is_told_once_and_stands_in_the_status(root: Path) -> None:
    (root / "lean-toolchain").write_text(PIN)
    async with editor(root) as session:
        uri = session.open("A.lean", TEXT)
        where = session.document(uri, session.at(uri, "sorry\n\ntheorem twice"))
        for _ in range(2):
            assert (await session.request("assistant/suggest", **where))["suggestions"], "it works all the same"
        told = [message.message for message in session.client.messages if PIN in message.message]
        assert len(told) == 1
        assert "embedded Lean 4.35.0" in told[0]
        assert (await session.request("assistant/status"))["leanInsteadOf"] == PIN


async def test_nothing_is_said_where_the_version_is_the_one_that_is_wanted(root: Path) -> None:
    (root / "lean-toolchain").write_text("leanprover/lean4:v4.35.0")
    async with editor(root) as session:
        uri = session.open("A.lean", TEXT)
        await session.request("assistant/suggest", **session.document(uri, session.at(uri, "sorry\n\ntheorem twice")))
        assert session.client.messages == []
        assert (await session.request("assistant/status"))["leanInsteadOf"] == ""
