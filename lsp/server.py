"""The language server: what it holds. Each feature of the protocol has a module in `features`.

It runs beside Lean's own server and disturbs nothing: it never publishes Lean's diagnostics, formats nothing, and asks
the engine for whatever needs Lean or reads a text. Its loop only translates.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Coroutine, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from assistant import __version__
from assistant.config.schema import DEFAULTS, Settings
from assistant.errors import AssistantError
from assistant.lean.errors import FileTooLarge, HeaderFailed
from assistant.lean.loading import Loading
from assistant.lean.places import LARGEST_FILE, read_source
from assistant.service.engines import Engines, project_root
from assistant.service.errors import EngineLost
from lsp import messages
from lsp.convert import file_of, path_of, to_position
from lsp.documents import OpenDocument, Snapshot
from lsp.errors import UnknownDocument, said
from lsp.follows import Asked, Follows
from lsp.jobs import Jobs
from lsp.protocol import AssistantProtocol, strict_converter
from lsp.settings import ProjectSettings
from lsp.spare_time import SpareTime
from lsp.text import LinesDocument

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from lsp import shapes
    from lsp.trees import Subject, TreeRecord

log = logging.getLogger(__name__)

REMEMBERED_TREES = 16
SETTINGS_SECONDS = 2.0
PROVER = "built-in"


class AssistantServer(LanguageServer):
    """`start_io` serves one client."""

    protocol: AssistantProtocol

    def __init__(self, *, use_process: bool = True, flags: Mapping[str, Any] = MappingProxyType({})) -> None:
        super().__init__(
            "lean-assistant",
            __version__,
            protocol_cls=AssistantProtocol,
            converter_factory=strict_converter,
            max_workers=2,
        )
        self.settings = ProjectSettings(flags, self._warn)
        self.settings_known = asyncio.Event()
        self.engines = Engines(
            self._report,
            self.tell_status,
            self._engine_lost,
            self._warn,
            self._tell_loading,
            self.settings.of,
            use_process=use_process,
        )
        self.jobs = Jobs(self, self._jobs_changed)
        self.follows = Follows(self._better, self._imports_learnt)
        self.unloadable: dict[str, HeaderFailed] = {}
        """Documents whose imports do not load, as Lean said last."""
        self.spare_time = SpareTime(lambda: bool(self.jobs.running) or self.follows.running)
        self.documents: dict[str, OpenDocument] = {}
        self.trees: OrderedDict[str, TreeRecord] = OrderedDict()
        self.status_notifications = False
        """Whether the client wants to know what is going on, and when there are better suggestions; one that does not
        may warn its user of what it does not know."""
        self.tree_notifications = False
        self.panel_command = ""
        """The client's own command that shows a search, where it has one."""
        self.whole_notifications = False
        self._background: set[asyncio.Task[Any]] = set()
        self._last_status: shapes.Status | None = None
        self._waiting_for = ""
        self._loading = ""
        self._runs = 0

    # --- documents ---------------------------------------------------------------------------------------------

    @property
    def folders(self) -> list[Path]:
        """The folders that are open in the editor."""
        return [file_of(folder.uri) for folder in self.workspace.folders.values() if folder.uri.startswith("file:")]

    def snapshot(self, uri: str) -> Snapshot:
        """A document as it is now; one that is not open as it is on the disk. Errors: `UnknownDocument`;
        `FileTooLarge` when it is open and so large that others would be held up by it."""
        text_document = self.workspace.text_documents.get(unquote(uri))
        if text_document is not None:
            self._check_size(uri)
            return Snapshot(uri, self.open_document(uri).path, text_document.version, text_document.source)
        try:
            if urlsplit(uri).scheme != "file":
                raise UnknownDocument(uri, "it is not open")
            path = path_of(uri, self.folders)
            return Snapshot(uri, path, None, read_source(path).text)
        except (AssistantError, ValueError) as error:
            raise UnknownDocument(uri, f"it is not open, and cannot be read: {error}") from error

    def present(self, snapshot: Snapshot) -> Snapshot | None:
        """The same text as it stands in the document now, perhaps under another version; `None` when the text has
        changed or the document has gone."""
        try:
            now = self.snapshot(snapshot.uri)
        except (UnknownDocument, FileTooLarge):
            return None
        return now if now.text == snapshot.text else None

    def tell_size(self, uri: str) -> None:
        """Says that a document is too large, once."""
        document = self.open_document(uri)
        try:
            self._check_size(uri)
        except FileTooLarge as error:
            if not document.told_size:
                document.told_size = True
                self.show(types.MessageType.Warning, said(error))

    def _check_size(self, uri: str) -> None:
        """Errors: `FileTooLarge`."""
        text_document = self.workspace.text_documents.get(unquote(uri))
        if isinstance(text_document, LinesDocument) and text_document.size > LARGEST_FILE:
            raise FileTooLarge(self.open_document(uri).path, text_document.size, LARGEST_FILE)

    def open_document(self, uri: str) -> OpenDocument:
        """What is known of a document."""
        if uri not in self.documents:
            self.documents[uri] = OpenDocument(uri, path_of(uri, self.folders))
        return self.documents[uri]

    async def engine(self, uri: str) -> ProvingEngine:
        """The engine for a document. Errors: as `Engines.get`."""
        return await self.engines.get(project_root(self.open_document(uri).path, self.folders))

    def settings_of(self, uri: str) -> Settings:
        """Those that hold for a document, as far as the client has told them; the defaults for what names none."""
        known = self.documents.get(uri)
        try:
            path = known.path if known is not None else path_of(uri, self.folders)
            return self.settings.of(project_root(path, self.folders))
        except ValueError:  # no URI
            return DEFAULTS

    async def known_settings(self, uri: str) -> Settings:
        """Those that hold for a document, once the client has told its own; without these when it takes its time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTINGS_SECONDS):
                await self.settings_known.wait()
        return self.settings_of(uri)

    # --- telling the client ------------------------------------------------------------------------------------

    def status(self) -> shapes.Status:
        error = self.engines.error or next(reversed(self.unloadable.values()), None)
        running: list[shapes.Job] = [{"id": job.id, "title": job.title} for job in self.jobs.running]
        opened = self.engines.opened
        state: shapes.ServerActivity = "idle"
        message = ""
        if error is not None:
            state, message = "error", error.message
        elif self.engines.starting:
            state, message = "starting", self._waiting_for
        elif running or self._loading:
            state, message = "busy", self._loading
        lean = f"{opened[-1].lean} ({opened[-1].lean_source})" if opened else ""
        replaced = ", ".join(dict.fromkeys(engine.lean_instead_of for engine in opened if engine.lean_instead_of))
        return {
            "state": state,
            "prover": PROVER,
            "lean": lean,
            "leanInsteadOf": replaced,
            "running": running,
            "message": message,
            "hint": error.hint if error is not None else "",
        }

    def tell_status(self) -> None:
        """Sends the status when it has changed; a client that shows none is told what keeps the server from working."""
        status, before = self.status(), self._last_status
        if status == before:
            return
        self._last_status = status
        if self.status_notifications:
            self.protocol.notify(messages.STATUS_CHANGED, status)
        elif status["state"] == "error" and (before is None or before["message"] != status["message"]):
            self.show(types.MessageType.Warning, " ".join(filter(None, (status["message"], status["hint"]))))

    def _jobs_changed(self) -> None:
        self.spare_time.disturb()
        self.tell_status()

    def _engine_lost(self, error: EngineLost) -> None:
        log.error("%s", error.message)
        self.show(types.MessageType.Warning, said(error))

    def _warn(self, error: AssistantError) -> None:
        self.show(types.MessageType.Warning, said(error))

    def _report(self, message: str) -> None:
        self._waiting_for = message
        self.tell_status()

    def _tell_loading(self, loading: Loading) -> None:
        self._loading = loading.in_words
        self.tell_status()

    def _better(self, asked: Asked, closes: bool) -> None:
        now = self.present(asked.snapshot)
        if now is not None and self.status_notifications:
            where = to_position(asked.position)
            ready: shapes.SuggestionsReady = {
                "uri": now.uri,
                "version": now.version or 0,
                "position": {"line": where.line, "character": where.character},
                "closes": closes,
            }
            self.protocol.notify(messages.SUGGESTIONS_READY, ready)

    def _imports_learnt(self, asked: Asked, error: AssistantError | None) -> None:
        self.unloadable.pop(asked.uri, None)
        if isinstance(error, HeaderFailed):
            self.unloadable[asked.uri] = error
        self.tell_status()

    def tell_tree(self, delta: shapes.TreeDelta) -> None:
        """Sends a change of a tree to a client that wants to draw it."""
        if self.tree_notifications:
            self.protocol.notify(messages.TREE_CHANGED, delta)

    def tell_whole(self, delta: shapes.WholeDelta) -> None:
        """Sends what happened to a proof that is being written to a client that wants to show it."""
        if self.whole_notifications:
            self.protocol.notify(messages.WHOLE_CHANGED, delta)

    def show(self, kind: types.MessageType, message: str) -> None:
        """A message that the user sees."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    def refresh_lenses(self) -> None:
        """Asks the client to ask again for lenses."""
        workspace = self.client_capabilities.workspace
        if workspace is not None and workspace.code_lens is not None and workspace.code_lens.refresh_support:
            self.in_background(self.workspace_code_lens_refresh_async(None))

    def refresh(self) -> None:
        """Asks the client to ask again for lenses and inlay hints."""
        self.refresh_lenses()
        workspace = self.client_capabilities.workspace
        if workspace is None:
            return
        if workspace.inlay_hint is not None and workspace.inlay_hint.refresh_support:
            self.in_background(self.workspace_inlay_hint_refresh_async(None))

    # --- work --------------------------------------------------------------------------------------------------

    def in_background(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Runs what nobody waits for; what it fails with is logged."""
        task = asyncio.create_task(work)
        self._background.add(task)

        def ended(done: asyncio.Task[Any]) -> None:
            self._background.discard(done)
            if not done.cancelled() and (error := done.exception()) is not None:
                log.error("in the background: %s", error, exc_info=error)

        task.add_done_callback(ended)
        return task

    def new_tree(self, subject: Subject, limit: float) -> TreeRecord:
        """A record for the tree of a search that begins, and may take so many seconds."""
        from lsp.trees import TreeRecord

        number = int(next(reversed(self.trees), "search-0").rpartition("-")[2]) + 1
        record = TreeRecord(f"search-{number}", subject.hole.declaration, subject, limit, self.jobs.current)
        self.trees[record.search] = record
        while len(self.trees) > REMEMBERED_TREES:
            self.trees.popitem(last=False)
        return record

    def new_run(self) -> str:
        """A name for a proof that begins to be written."""
        self._runs += 1
        return f"whole-{self._runs}"

    async def end(self) -> None:
        """Stops all work and ends the engines."""
        self.jobs.stop()
        tasks = list(self._background)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.follows.close()
        await self.engines.close()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """To the log, not to the user: an editor that shows a message at every keystroke is no help."""
        if isinstance(error, ValueError | RecursionError) and source is JsonRpcException:  # a message that is no JSON
            self.protocol.refuse_unreadable()
        log.error("%s: %s", getattr(source, "__name__", source), error, exc_info=error)
