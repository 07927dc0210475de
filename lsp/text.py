"""Open documents whose text is kept as lines.

The library cuts the whole text into lines at every change and puts it together again, which in a long file costs more
than a keystroke may. Here a change replaces the lines that it touches; the text is put together when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.workspace import TextDocument, Workspace

from assistant.lean.positions import SourceText

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as the protocol counts them; the last one has none and may be empty."""
    found = _LINE.findall(text)
    if len(found) > 1 and found[-2] and found[-2][-1] not in "\r\n":
        found.pop()  # the pattern matches nothing once more behind a last line that has no end
    return found


class LinesDocument(TextDocument):
    """A `TextDocument` of which incremental changes cost what they touch."""

    def __init__(self, uri: str, source: str | None = None, **options: Any) -> None:
        self._kept: list[str] | None = None
        self.size = len(source or "")
        """Characters, known without putting the text together."""
        super().__init__(uri, source, **options)

    @property
    def source(self) -> str:
        if self._source is None and self._kept is not None:
            self._source = "".join(self._kept)
        return super().source

    def _apply_incremental_change(self, change: types.TextDocumentContentChangePartial) -> None:
        if self._kept is None:
            self._kept = lines_of(self.source)
        lines = self._kept
        first, start = self._clamped(change.range.start)
        last, end = max((first, start), self._clamped(change.range.end))
        replaced = lines[first][:start] + change.text + lines[last][end:]
        if first and lines[first - 1].endswith("\r") and replaced.startswith("\n"):  # they are one line end now
            first -= 1
            replaced = lines[first] + replaced
        new = lines_of(replaced)
        if last + 1 < len(lines) and not new[-1]:
            new.pop()  # a line follows
        self.size += sum(map(len, new)) - sum(map(len, lines[first : last + 1]))
        lines[first : last + 1] = new
        self._source = None

    def _apply_full_change(self, change: types.TextDocumentContentChangeEvent) -> None:
        self._kept = None
        self.size = len(change.text)
        super()._apply_full_change(change)

    def _clamped(self, position: types.Position) -> tuple[int, int]:
        """Line and column, in code points, of a position; where it is none in this text, the nearest before it."""
        assert self._kept is not None
        if position.line >= len(self._kept):
            return len(self._kept) - 1, len(self._kept[-1])
        return position.line, SourceText(self._kept[position.line]).offset_of_wire(0, position.character)


class LinesWorkspace(Workspace):
    """A workspace of such documents, with the folders of another."""

    def __init__(self, other: Workspace, folders: Sequence[types.WorkspaceFolder]) -> None:
        super().__init__(other.root_uri, types.TextDocumentSyncKind.Incremental, folders, other.position_encoding)

    def _create_text_document(self, doc_uri: str, *arguments: Any, **options: Any) -> TextDocument:
        return LinesDocument(
            doc_uri, *arguments, **options, sync_kind=self._sync_kind, position_codec=self._position_codec
        )
