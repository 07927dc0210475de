"""Editors for the tests: one open all day for the tests of a module, or one for a single test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from assistant.lean.toolchain import Toolchain
from tests.lsp.session import Editor, editor
from tests.lsp.texts import TEXT

SETTINGS = {"search": {"timeout": 8}, "suggest": {"timeout": 15}}
"""More than what can be found takes on a busy machine; what cannot be found takes all of it, so not much more."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ed(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[Editor]:
    """A server that has been asked before, so that Lean is awake."""
    async with editor(tmp_path_factory.mktemp("project"), settings=SETTINGS, tree_notifications=True) as opened:
        uri = opened.open("Warm.lean", TEXT)
        await opened.request("assistant/suggest", **opened.document(uri, opened.at(uri, "sorry\n\ntheorem twice")))
        opened.close(uri)
        yield opened


@pytest.fixture
def uri(ed: Editor, request: pytest.FixtureRequest) -> str:
    """The text, freshly opened under a name of the test's own."""
    return ed.open(f"{request.node.name.split('[')[0].title().replace('_', '')}.lean", TEXT)
