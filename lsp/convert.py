"""Between the engine's plain data and the protocol's types."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lsprotocol import types
from pygls import uris

from assistant.lean.positions import WirePosition

if TYPE_CHECKING:
    from assistant.editing import Change, Range


def to_position(position: WirePosition) -> types.Position:
    return types.Position(position.line, position.character)


def from_position(position: types.Position) -> WirePosition:
    return WirePosition(position.line, position.character)


def to_range(span: Range) -> types.Range:
    return types.Range(to_position(span.start), to_position(span.end))


def to_text_edit(change: Change) -> types.TextEdit:
    return types.TextEdit(to_range(change.range), change.text)


def to_workspace_edit(uri: str, version: int | None, changes: Iterable[Change]) -> types.WorkspaceEdit:
    """An edit of one version of a document."""
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(
        document_changes=[types.TextDocumentEdit(document, [to_text_edit(change) for change in changes])]
    )


def touches(span: Range, position: WirePosition) -> bool:
    """Whether a position is inside a range or at its edge."""
    return span.start <= position <= span.end


def is_behind(span: Range, position: WirePosition) -> bool:
    """Whether a position is behind a range in the line in which that ends."""
    return position.line == span.end.line and position.character > span.end.character


def _some_folder() -> Path:
    """The one that the server was started in, if it is still there."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(tempfile.gettempdir())


def file_of(uri: str) -> Path:
    """The file that a URI names by bytes, whatever they mean in the locale."""
    path = urlsplit(uri).path
    if os.name == "nt":
        return Path(uris.to_fs_path(uri) or unquote(path))
    return Path(os.fsdecode(unquote_to_bytes(path)))


def path_of(uri: str, folders: Iterable[Path]) -> Path:
    """The file of a document. One that was never saved gets a name in the first folder that is open."""
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return file_of(uri)
    name = unquote(parts.path).rsplit("/", 1)[-1] or "Untitled"
    folder = next(iter(folders), None) or _some_folder()
    return folder / (name if name.endswith(".lean") else f"{name}.lean")
