"""Beginning and end of a session, documents opened and closed, and settings that change while it runs."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from lsp.features.diagnostics import publish
from lsp.features.doubts import look
from lsp.features.try_this import answer
from lsp.server import AssistantServer
from lsp.settings import SECTION, read_settings


def register(server: AssistantServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.status_notifications = bool(_option(params.initialization_options, "statusNotifications"))
        server.tree_notifications = bool(_option(params.initialization_options, "treeNotifications"))
        server.panel_command = str(_option(params.initialization_options, "panelCommand") or "")
        server.whole_notifications = bool(_option(params.initialization_options, "wholeNotifications"))

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        try:
            await _fetch_settings(server)
        finally:
            server.settings_known.set()
        await _register_for_settings(server)
        server.tell_status()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def changed(params: types.DidChangeConfigurationParams) -> None:
        if _can_be_asked(server):
            await _fetch_settings(server)
        else:
            _apply(server, params.settings.get(SECTION) if isinstance(params.settings, dict) else None)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.tell_size(params.text_document.uri)
        server.spare_time.disturb()
        look(server, params.text_document.uri)
        answer(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def edited(params: types.DidChangeTextDocumentParams) -> None:
        server.tell_size(params.text_document.uri)
        server.spare_time.disturb()
        look(server, params.text_document.uri)
        answer(server, params.text_document.uri)
        document = server.documents.get(params.text_document.uri)
        if document is not None and (document.hinted or document.doubts):
            publish(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.follows.drop(uri)
        if server.unloadable.pop(uri, None) is not None:
            server.tell_status()
        if uri in server.documents:
            publish(server, uri)
            del server.documents[uri]

    @server.feature(types.SHUTDOWN)
    async def shutdown(_params: None) -> None:
        await server.end()


def _option(options: Any, name: str) -> Any:
    return options.get(name) if isinstance(options, dict) else getattr(options, name, None)


def _can_be_asked(server: AssistantServer) -> bool:
    workspace = server.client_capabilities.workspace
    return workspace is not None and bool(workspace.configuration)


async def _register_for_settings(server: AssistantServer) -> None:
    """So that a client tells us when they change."""
    workspace = server.client_capabilities.workspace
    changes = workspace.did_change_configuration if workspace is not None else None
    if changes is not None and changes.dynamic_registration:
        options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        registration = types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


async def _fetch_settings(server: AssistantServer) -> None:
    if not _can_be_asked(server):
        return
    items = [types.ConfigurationItem(section=SECTION)]
    [found] = await server.workspace_configuration_async(types.ConfigurationParams(items)) or [None]
    _apply(server, found)


def _apply(server: AssistantServer, found: Any) -> None:
    editor, wrong = read_settings(found)
    for sentence in wrong:
        server.show(types.MessageType.Warning, f"{sentence}. It is left out.")
    if server.settings.tell(editor):
        for uri in list(server.documents):
            publish(server, uri)
            look(server, uri)
        server.refresh()
