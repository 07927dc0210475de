"""Diagnostics: a warning at each hole that is false; and a hint where a proof waits, off by default, since the lens and
the inlay hint say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from lsp.convert import to_range
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.refute.refutation import Refutation
    from lsp.server import AssistantServer

SOURCE = "assistant"
REFUTED = "refuted"
"""The code of what is false."""


def false_in_words(refutation: Refutation) -> str:
    """`false for xs = [0], ys = [1]`."""
    return refutation.words if refutation.whole else f"the goal here is {refutation.words}"


def publish(server: AssistantServer, uri: str) -> None:
    """Says what is false and where proofs wait, and takes back what was said before. Our diagnostics stand beside those
    of Lean."""
    document = server.open_document(uri)
    text_document = server.workspace.text_documents.get(uri)
    found: list[types.Diagnostic] = []
    if text_document is not None and looks_for_counterexamples(server.settings_of(uri)):
        refuted = document.refuted(text_document.source)
        found = [
            types.Diagnostic(
                to_range(hole.range),
                false_in_words(refuted[hole.offset].refutation),
                severity=types.DiagnosticSeverity.Warning,
                code=REFUTED,
                source=SOURCE,
            )
            for hole in document.holes
            if hole.offset in refuted
        ]
    if text_document is not None and server.settings_of(uri).diagnostics:
        ready = document.ready(text_document.source) if document.proofs else {}
        found += [
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
