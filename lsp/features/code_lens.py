"""`textDocument/codeLens`: over each hole «prove», over a declaration with several «prove all»; the proof itself where
one waits, how long a search has run and what became of it, and what is known to be false."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from lsprotocol import types

from assistant.errors import AssistantError
from lsp.convert import to_range
from lsp.documents import digest, ordinal, rests_on_open
from lsp.features.commands import CLOSE_DECLARATION, INSERT, PROVE, PROVE_LONGER, STOP
from lsp.features.diagnostics import false_in_words
from lsp.proving import learn_kinds, refresh_holes
from lsp.server import AssistantServer
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.editing import Hole

LONGEST_TITLE = 60
FAILED = frozenset({"timed_out", "unproved", "unjudged"})
"""After these a longer search may find more."""


def register(server: AssistantServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        if not (await server.known_settings(uri)).code_lens:
            return []
        from assistant.search.ending import DATA_WORDS

        try:
            known = await refresh_holes(server, uri)
        except AssistantError:
            return []
        document, holes, ready = server.open_document(uri), known.holes, server.open_document(uri).ready(known.text)
        if holes and document.kinds_of != digest(known.text):
            server.in_background(learn_kinds(server, uri))
        refuted = document.refuted(known.text) if looks_for_counterexamples(server.settings_of(uri)) else {}
        lenses: list[types.CodeLens] = []
        for hole in holes:
            if document.is_data(known, hole):
                lenses.append(_lens(uri, hole, f"= {DATA_WORDS}", ""))
                continue
            if (false := refuted.get(hole.offset)) is not None:
                lenses.append(_lens(uri, hole, f"⊥ {_short(false_in_words(false.refutation))}", ""))
                continue
            others = [h for h in holes if not document.is_data(known, h) and h.offset not in refuted]
            siblings = [h for h in others if h.declaration_start == hole.declaration_start]
            if len(siblings) > 1 and siblings[0] is hole:
                title = f"⊢ prove all {len(siblings)} holes"
                lenses.append(_lens(uri, hole, title, CLOSE_DECLARATION, over_declaration=True))
            ongoing = document.ongoing.get((hole.declaration, ordinal(holes, hole)))
            outcome = document.outcome(known, hole)
            if (proof := ready.get(hole.offset)) is not None:
                lenses.append(_lens(uri, hole, f"✓ insert: {_short(proof.proof)}", INSERT))
            elif ongoing is not None:
                title = f"◌ {time.monotonic() - ongoing.began:.0f} s · stop"
                lenses.append(_with_arguments(hole, title, STOP, [ongoing.job]))
                lenses += _shown_search(server, hole)
            elif outcome is not None and rests_on_open(outcome, holes, known.text):
                lenses.append(_lens(uri, hole, f"? {outcome.reason}", PROVE))
            elif outcome is not None and outcome.status in FAILED:
                lenses.append(_lens(uri, hole, f"✗ {outcome.seconds:.0f} s · more time", PROVE_LONGER))
                lenses += _shown_search(server, hole)
            else:
                lenses.append(_lens(uri, hole, "⊢ prove", PROVE))
        return lenses


def _shown_search(server: AssistantServer, hole: Hole) -> list[types.CodeLens]:
    """«Show the search», for a client that can."""
    return [_with_arguments(hole, "show the search", server.panel_command, [])] if server.panel_command else []


def _with_arguments(hole: Hole, title: str, command: str, arguments: list[str]) -> types.CodeLens:
    return types.CodeLens(to_range(hole.range), types.Command(title, command=command, arguments=arguments))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"


def _lens(uri: str, hole: Hole, title: str, command: str, *, over_declaration: bool = False) -> types.CodeLens:
    start = hole.range.start
    where = {"line": start.line, "character": start.character}
    span = to_range(hole.head if over_declaration else hole.range)
    arguments = [uri, where] if command else None  # a lens without a command only says something
    return types.CodeLens(span, types.Command(title, command=command, arguments=arguments))
