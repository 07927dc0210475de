"""The formats that a search can be exported to, and how a file's name tells which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from assistant.errors import AssistantError
from assistant.search.export import dot, html, json_tree, svg
from assistant.search.tree import Tree


class Format(StrEnum):
    JSON = "json"
    DOT = "dot"
    SVG = "svg"
    HTML = "html"


SUFFIXES: Mapping[str, Format] = {
    ".json": Format.JSON,
    ".dot": Format.DOT,
    ".gv": Format.DOT,
    ".svg": Format.SVG,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


class FormatUnknown(AssistantError):
    """It is not said which format is wanted."""


def format_of(path: Path) -> Format:
    """The format that a file's name asks for. Errors: `FormatUnknown`."""
    found = SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise FormatUnknown(f"{path}: its name tells no format", hint=f"Add --format ({', '.join(Format)}).")
    return found


def render(tree: Tree, title: str, wanted: Format, *, states: int = 0) -> str:
    """A tree as a document, of at most so many states (0: as many as is usual for the format)."""
    limit = {"states": states} if states else {}
    match wanted:
        case Format.JSON:
            return json_tree.render(tree, title, **limit)
        case Format.DOT:
            return dot.render(tree, title, **limit)
        case Format.SVG:
            return svg.render(tree, title, **limit)
        case Format.HTML:
            return html.render(tree, title, **limit)
