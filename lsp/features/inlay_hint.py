"""`textDocument/inlayHint`: behind a hole the proof that waits for it; a double click inserts it."""

from __future__ import annotations

from lsprotocol import types

from assistant.errors import AssistantError
from lsp.convert import from_position, to_position, to_text_edit
from lsp.documents import Waiting
from lsp.proving import recheck, refresh_holes, refresh_imports
from lsp.server import AssistantServer

LONGEST = 60


def register(server: AssistantServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintOptions())
    async def inlay_hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri = params.text_document.uri
        if not (await server.known_settings(uri)).inlay_hints:
            return []
        try:
            server.snapshot(uri)
            if not server.open_document(uri).proofs:
                return []
            source = (await refresh_holes(server, uri)).text
            await refresh_imports(server, uri)
        except AssistantError:
            return []
        document = server.open_document(uri)
        if document.doubtful(source):
            server.in_background(_recheck(server, uri))
        start, end = from_position(params.range.start), from_position(params.range.end)
        hints = []
        for proof in document.ready(source).values():
            at = proof.change.range.end
            if not (start.line, start.character) <= (at.line, at.character) <= (end.line, end.character):
                continue
            line = " ".join(proof.proof.split())
            hints.append(
                types.InlayHint(
                    to_position(at),
                    f"✓ {line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}",
                    text_edits=[to_text_edit(change) for change in proof.changes],
                    tooltip=types.MarkupContent(
                        types.MarkupKind.Markdown,
                        f"Verified by Lean{_above(proof)}. Double click to insert.\n```lean4\n{proof.proof}\n```",
                    ),
                    padding_left=True,
                )
            )
        return hints


def _above(proof: Waiting) -> str:
    """What comes along with a proof, in words."""
    names = " and ".join(f"`{name}`" for name in dict.fromkeys(other.name for other in proof.needs))
    return f", with the proof of {names}, which is inserted as well" if names else ""


async def _recheck(server: AssistantServer, uri: str) -> None:
    await recheck(server, uri)
    server.refresh()
