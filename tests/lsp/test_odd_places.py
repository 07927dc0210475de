"""Documents in folders with names that are no UTF-8, or that the locale has no letters for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from lsp.convert import file_of, path_of
from tests.lsp.session import editor
from tests.lsp.texts import TEXT

HOLE = "sorry\n\ntheorem twice"


@pytest.mark.parametrize(
    "name", [b"pr\xe9", pytest.param("prö".encode(), marks=pytest.mark.thorough)], ids=["no UTF-8", "Latin letters"]
)
async def test_a_document_there_is_served(tmp_path: Path, toolchain: Toolchain, name: bytes) -> None:
    root = tmp_path / os.fsdecode(name)
    root.mkdir()
    # The server knows no letters but those of ASCII.
    async with editor(root, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}) as session:
        uri = session.open("Ä.lean", TEXT)
        where = session.document(uri, session.at(uri, HOLE))
        assert (await session.request("assistant/suggest", **where))["suggestions"]
        assert (await session.request("assistant/goals", **where))["goals"] == ["a b : Nat\n⊢ a + b = b + a"]
        assert session.client.messages == []


@pytest.mark.parametrize("name", [b"pr\xe9", "prö".encode(), b"a b%?#"])
def test_a_uri_names_the_file_by_bytes(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    assert file_of(path.as_uri()) == path


def test_a_document_without_a_file_needs_no_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert path_of("untitled:Untitled-1", [tmp_path]) == tmp_path / "Untitled-1.lean"
    assert path_of("untitled:Untitled-1", []).is_absolute()
