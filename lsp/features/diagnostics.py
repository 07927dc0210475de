"""Diagnostics: a warning at each hole that is false; what was found where the text itself asks for a proof; and a hint
where a proof waits, off by default, since the lens and the inlay hint say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from lsp.convert import to_range
from lsp.documents import OpenDocument, Waiting, asking_holes
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.editing import Hole
    from assistant.refute.refutation import Refutation
    from lsp.server import AssistantServer

SOURCE = "assistant"
REFUTED = "refuted"
"""The code of what is false."""
TRY_THIS = "try-this"
"""The code of what is answered to a text that asks."""


def false_in_words(refutation: Refutation) -> str:
    """`false for xs = [0], ys = [1]`."""
    return refutation.words if refutation.whole else f"the goal here is {refutation.words}"


def publish(server: AssistantServer, uri: str) -> None:
    """Says what is false, what was found where the text asks for it, and where proofs wait, and takes back what was
    said before. Our diagnostics stand beside those of Lean."""
    document = server.open_document(uri)
    text_document = server.workspace.text_documents.get(uri)
    found: list[types.Diagnostic] = []
    if text_document is not None:
        text, settings = text_document.source, server.settings_of(uri)
        refuted = document.refuted(text) if looks_for_counterexamples(settings) else {}
        asking = [hole for hole in _unchanged_asking(document, text) if hole.offset not in refuted]
        ready = document.ready(text) if document.proofs and (asking or settings.diagnostics) else {}
        found = [
            _diagnostic(
                hole, types.DiagnosticSeverity.Warning, false_in_words(refuted[hole.offset].refutation), REFUTED
            )
            for hole in document.holes
            if hole.offset in refuted
        ]
        found += filter(None, (_answer(document, hole, ready.get(hole.offset)) for hole in asking))
        if settings.diagnostics:
            found += [
                _diagnostic(hole, types.DiagnosticSeverity.Hint, f"a proof waits: {ready[hole.offset].proof}")
                for hole in document.holes
                if hole.offset in ready and hole not in asking
            ]
    if found or document.hinted:
        document.hinted = bool(found)
        version = text_document.version if text_document is not None else None
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


def _diagnostic(
    hole: Hole, severity: types.DiagnosticSeverity, message: str, code: str | None = None
) -> types.Diagnostic:
    return types.Diagnostic(to_range(hole.range), message, severity=severity, code=code, source=SOURCE)


def _unchanged_asking(document: OpenDocument, text: str) -> list[Hole]:
    """The holes that ask for a proof and were known when nothing was different that they depend on."""
    if document.known is None:
        return []
    known = document.known.text
    return [hole for hole in asking_holes(document.known) if text.startswith(known[: hole.declaration_end])]


def _answer(document: OpenDocument, hole: Hole, proof: Waiting | None) -> types.Diagnostic | None:
    """What has come of a hole that asks for a proof; nothing before that."""
    if proof is not None:
        separator = "\n" if "\n" in proof.proof else " "
        return _answered(hole, f"Try this:{separator}{proof.proof}")
    assert document.known is not None
    outcome = document.outcome(document.known, hole)
    if outcome is None or outcome.proved:
        return None
    if outcome.refutation is not None:
        return _diagnostic(hole, types.DiagnosticSeverity.Warning, false_in_words(outcome.refutation), REFUTED)
    if outcome.status == "conditional":
        return _answered(hole, f"Try this, which {outcome.reason}: {' '.join(outcome.proof.split())}")
    return _answered(hole, f"Nothing to try was found in {outcome.seconds:.0f} s: {outcome.reason}")


def _answered(hole: Hole, message: str) -> types.Diagnostic:
    return _diagnostic(hole, types.DiagnosticSeverity.Information, message, TRY_THIS)
