"""Diagnostics of level hint where a proof waits; off by default, since the lens and the inlay hint say the same."""

from __future__ import annotations

from lsprotocol import types

from lsp.convert import to_range
from lsp.server import AssistantServer

SOURCE = "assistant"


def publish(server: AssistantServer, uri: str) -> None:
    """Says where proofs wait, and takes back what was said before. Our diagnostics stand beside Lean's own."""
    document = server.open_document(uri)
    text_document = server.workspace.text_documents.get(uri)
    found: list[types.Diagnostic] = []
    if text_document is not None and server.settings_of(uri).diagnostics:
        ready = document.ready(text_document.source) if document.proofs else {}
        found = [
            types.Diagnostic(
                to_range(hole.range),
                f"a proof waits: {ready[hole.offset].proof}",
                severity=types.DiagnosticSeverity.Hint,
                source=SOURCE,
            )
            for hole in document.holes
            if hole.offset in ready
        ]
    if found or document.hinted:
        document.hinted = bool(found)
        version = text_document.version if text_document is not None else None
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))
