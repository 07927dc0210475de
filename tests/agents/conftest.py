"""One server for all tests of a module, in a folder with one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from tests.agents.session import Agent, agent
from tests.agents.texts import FILE, TEXT


@pytest.fixture(scope="module", autouse=True)
def _sdk() -> None:
    """`make test` installs it."""
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def session(folder: Path, toolchain: Toolchain) -> Iterator[Agent]:
    """Whatever is asked, the file stays as it is."""
    with agent(folder) as entered:
        yield entered
        assert (folder / FILE).read_text(encoding="utf-8") == TEXT
        assert [path.name for path in folder.iterdir()] == [FILE]
