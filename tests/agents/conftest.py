"""One server for all tests here that follow each other, in a folder with one file."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from tests.agents.session import Agent, agent
from tests.agents.texts import FILE, TEXT

HERE = Path(__file__).parent
_shared = contextlib.ExitStack()
_session: list[tuple[Path, Agent]] = []
"""The server that runs, if one does, and its folder."""


@pytest.fixture(scope="module", autouse=True)
def _sdk() -> None:
    """`make test` installs it."""
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> Agent:
    """Started when the first test asks for it."""
    if not _session:
        folder = tmp_path_factory.mktemp("project")
        (folder / FILE).write_text(TEXT, encoding="utf-8")
        _session.append((folder, _shared.enter_context(agent(folder))))
    return _session[0][1]


@pytest.fixture
def folder(session: Agent) -> Path:
    """That of the server."""
    return _session[0][0]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Whatever was asked, the file is as it was; and the server does not stay for the tests of others."""
    if _session:
        folder, _ = _session[0]
        assert (folder / FILE).read_text(encoding="utf-8") == TEXT
        assert [path.name for path in folder.iterdir()] == [FILE]
        if nextitem is None or nextitem.path.parent != HERE:
            _session.clear()
            _shared.close()
