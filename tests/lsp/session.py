"""An editor as the tests need it: a real client of the real server, with documents that can be typed into."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from lsp import messages
from tests.lsp import conformity

LINE_END = re.compile(r"\r\n|\r|\n")
PATIENCE = 60.0
"""Seconds after which a test gives up waiting for what has to come."""


class Editor:
    """One session. `open` and `edit` keep the text as an editor does; everything the server tells is kept."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.told_by_server: types.InitializeResult | None = None
        self.client = client
        self.root = root
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.statuses: list[dict[str, Any]] = []
        self.ready: list[Any] = []
        self.trees: list[Any] = []
        self.written: list[Any] = []
        self.refreshed: list[str] = []
        self.streams: dict[Any, list[Any]] = {}
        self.misshapen: list[str] = []
        """What is wrong with notifications that came."""
        self.refuse_edits = False
        self._news = asyncio.Event()

    # --- documents ---------------------------------------------------------------------------------------------

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, *, saved: bool = True) -> str:
        """Opens a document; its URI."""
        uri = self.uri(name)
        if saved:
            (self.root / name).write_text(text, encoding="utf-8")
        self.texts[uri], self.versions[uri] = text, 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "lean4", 1, text))
        )
        return uri

    def change(self, uri: str, span: types.Range, text: str) -> None:
        """Replaces a range, as an incremental change."""
        start, end = self.offset(uri, span.start), self.offset(uri, span.end)
        self.texts[uri] = self.texts[uri][:start] + text + self.texts[uri][end:]
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangePartial(span, text)],
            )
        )

    def type(self, uri: str, mark: str, text: str, *, after: bool = True) -> types.Position:
        """Types at the only place where `mark` stands; the cursor afterwards."""
        where = self.at(uri, mark, after=after)
        self.change(uri, types.Range(where, where), text)
        offset = self.offset(uri, where) + len(text)
        return self.position(uri, offset)

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def at(self, uri: str, mark: str, *, after: bool = False) -> types.Position:
        """The position of the only place where `mark` stands in the document."""
        text = self.texts[uri]
        assert text.count(mark) == 1, f"{mark!r} stands {text.count(mark)} times in the text"
        return self.position(uri, text.index(mark) + (len(mark) if after else 0))

    def position(self, uri: str, offset: int) -> types.Position:
        before = LINE_END.split(self.texts[uri][:offset])
        return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)

    def offset(self, uri: str, position: types.Position) -> int:
        text = self.texts[uri]
        start = [0, *(end.end() for end in LINE_END.finditer(text))][position.line]
        line = LINE_END.split(text)[position.line]
        return start + len(line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le"))

    def apply(self, edit: types.WorkspaceEdit) -> bool:
        """Applies an edit as an editor does; whether it fits the versions."""
        changes = edit.document_changes or []
        for change in changes:
            assert isinstance(change, types.TextDocumentEdit)
            if change.text_document.version != self.versions[change.text_document.uri]:
                return False
        for change in changes:
            uri = change.text_document.uri
            edits = sorted(change.edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True)
            for one in edits:
                self.change(uri, one.range, one.new_text)
        return True

    # --- requests ----------------------------------------------------------------------------------------------

    async def ghost_text(
        self, uri: str, position: types.Position, *, invoked: bool = False
    ) -> list[types.InlineCompletionItem]:
        kind = types.InlineCompletionTriggerKind
        params = types.InlineCompletionParams(
            types.InlineCompletionContext(kind.Invoked if invoked else kind.Automatic),
            types.TextDocumentIdentifier(uri),
            position,
        )
        answer = await self.client.text_document_inline_completion_async(params)
        return list(answer.items if isinstance(answer, types.InlineCompletionList) else answer or [])

    async def request(self, method: str, **params: Any) -> Any:
        """A request of our own; the answer as plain JSON data, in the shape that it has to have."""
        answer = plain(await self.client.protocol.send_request_async(method, params))
        conformity.check(method, answer)
        return answer

    def begin(self, method: str, **params: Any) -> tuple[str, asyncio.Future[Any]]:
        """Sends a request; its id (to cancel it) and the answer to come."""
        number = f"test-{len(self.statuses)}-{method}"
        future = self.client.protocol.send_request(method, params, msg_id=number)
        return number, asyncio.wrap_future(future)

    def cancel(self, number: str) -> None:
        self.client.cancel_request(types.CancelParams(number))

    def document(self, uri: str, position: types.Position | None = None) -> dict[str, Any]:
        """The usual parameters."""
        params: dict[str, Any] = {"textDocument": {"uri": uri}}
        if position is not None:
            params["position"] = {"line": position.line, "character": position.character}
        return params

    async def execute(self, command: str, *arguments: Any) -> None:
        await self.client.workspace_execute_command_async(
            types.ExecuteCommandParams(command, arguments=list(arguments))
        )

    # --- waiting -----------------------------------------------------------------------------------------------

    def notified(self, method: str, params: Any) -> Any:
        """What a notification carries, as plain JSON data."""
        told = plain(params)
        try:
            conformity.check(method, told)
        except AssertionError as error:
            self.misshapen.append(str(error))  # the client would swallow it
        return told

    def told(self) -> None:
        """Something came from the server."""
        self._news.set()

    async def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Waits until a condition holds, looking again whenever the server tells something, and now and then."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not (found := condition()):
                    self._news.clear()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._news.wait(), 0.1)
                return found
        raise AssertionError(f"{what} did not happen within {PATIENCE:.0f} s; status {self.statuses[-1:]}")


def plain(value: Any) -> Any:
    """The generic objects of the client as dictionaries and lists."""
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return [plain(item) for item in value]
    if hasattr(value, "_asdict"):
        return {name: plain(item) for name, item in value._asdict().items()}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def capabilities() -> types.ClientCapabilities:
    """Those of a modern editor."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            apply_edit=True,
            configuration=True,
            workspace_folders=True,
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
            code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
            inlay_hint=types.InlayHintWorkspaceClientCapabilities(refresh_support=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            inline_completion=types.InlineCompletionClientCapabilities(),
        ),
        window=types.WindowClientCapabilities(work_done_progress=True),
    )


@contextlib.contextmanager
def own_runtime() -> Iterator[str]:
    """A folder for engines, all of which are ended in the end. Its name is short: sockets have to fit into it."""
    with tempfile.TemporaryDirectory(prefix="la-") as folder:
        try:
            yield folder
        finally:
            subprocess.run(
                [sys.executable, "-m", "assistant", "engine", "stop", "--all"],
                env={**os.environ, "ASSISTANT_RUNTIME": folder},
                check=True,
                stdout=subprocess.DEVNULL,
            )


@contextlib.asynccontextmanager
async def editor(
    root: Path,
    *,
    settings: dict[str, Any] | None = None,
    environment: dict[str, str] | None = None,
    tree_notifications: bool = False,
    folders: list[Path] | None = None,
    client_capabilities: types.ClientCapabilities | None = None,
) -> AsyncIterator[Editor]:
    """Starts the server as an editor does; in the end it is shut down, and so is every engine that it used, unless
    the engines are the caller's (`ASSISTANT_RUNTIME` in `environment`)."""
    with contextlib.ExitStack() as stack:
        told = {**os.environ, **(environment or {})}
        if environment is None or "ASSISTANT_RUNTIME" not in environment:
            told["ASSISTANT_RUNTIME"] = stack.enter_context(own_runtime())
        async with _session(root, settings, told, tree_notifications, folders, client_capabilities) as session:
            yield session


@contextlib.asynccontextmanager
async def _session(
    root: Path,
    settings: dict[str, Any] | None,
    environment: dict[str, str],
    tree_notifications: bool,
    folders: list[Path] | None,
    client_capabilities: types.ClientCapabilities | None,
) -> AsyncIterator[Editor]:
    client = pytest_lsp.make_test_lsp_client()
    client.set_configuration({"assistant": settings or {}})
    session = Editor(client, root)

    @client.feature(messages.STATUS_CHANGED)
    def status_changed(params: Any) -> None:
        session.statuses.append(session.notified(messages.STATUS_CHANGED, params))
        session.told()

    @client.feature(messages.SUGGESTIONS_READY)
    def suggestions_ready(params: Any) -> None:
        session.ready.append(session.notified(messages.SUGGESTIONS_READY, params))
        session.told()

    @client.feature(messages.TREE_CHANGED)
    def tree_changed(params: Any) -> None:
        session.trees.append(session.notified(messages.TREE_CHANGED, params))
        session.told()

    @client.feature(messages.WHOLE_CHANGED)
    def whole_changed(params: Any) -> None:
        session.written.append(session.notified(messages.WHOLE_CHANGED, params))
        session.told()

    @client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply_edit(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        applied = not session.refuse_edits and session.apply(params.edit)
        session.told()
        return types.ApplyWorkspaceEditResult(applied)

    @client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def lenses(_params: Any) -> None:
        session.refreshed.append("lenses")

    @client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)
    def hints(_params: Any) -> None:
        session.refreshed.append("hints")

    del client.protocol.fm.features[types.PROGRESS]  # which knows nothing of partial results

    @client.feature(types.PROGRESS)
    def progress(params: types.ProgressParams) -> None:
        session.streams.setdefault(params.token, []).append(plain(params.value))
        session.told()

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_params: Any) -> None:
        return None

    await client.start_io(sys.executable, "-m", "assistant", "lsp", "--stdio", env=environment, cwd=str(root))
    try:
        session.told_by_server = await client.initialize_session(
            types.InitializeParams(
                capabilities=client_capabilities or capabilities(),
                process_id=os.getpid(),
                root_uri=root.as_uri(),
                workspace_folders=[types.WorkspaceFolder(f.as_uri(), f.name) for f in (folders or [root])],
                initialization_options={
                    "statusNotifications": True,
                    "treeNotifications": tree_notifications,
                    "wholeNotifications": tree_notifications,
                },
            )
        )
        yield session
        assert session.misshapen == []
    finally:
        await client.shutdown_session()
        await client.stop()
