"""Writes src/messages.ts: what the server and the extension say to each other, from the server's own records.

Run it after a change of `lsp/shapes.py`, `lsp/messages.py` or the commands of the server; a test says when that was
forgotten. Python's types are few here (texts, numbers, lists, records, choices of words), so no library is asked.
"""

from __future__ import annotations

import ast
import inspect
import types
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

from lsp import messages, shapes
from lsp.features import commands

TARGET = Path(__file__).resolve().parent.parent / "src" / "messages.ts"
HEAD = """\
/**
 * What the server and the extension say to each other beyond LSP. Positions are LSP positions: from 0, in UTF-16 units.
 * Nothing here imports `vscode`, so the panel's script and the tests use the same types.
 *
 * Made by `scripts/messages.py` from `lsp/shapes.py`: change it there.
 */
"""
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
CONSTANTS = (
    ("METHODS", "", messages),
    (
        "SERVER_COMMANDS",
        "Commands of the server. The language client registers them with the editor under these very names.",
        commands,
    ),
)
PREFIX = "assistant"
"""What every method and command of ours begins with, and no other constant."""


def typescript(module: ModuleType) -> str:
    """The types of a module with records (`TypedDict`) and named choices of words, in the order they stand there."""
    comments = _comments(module)
    named = {name: kind for name, kind in vars(module).items() if _is_choice(kind)}
    names = {kind: name for name, kind in named.items()}
    parts = [
        f"{_comment(comments.get(name, ''))}export type {name} = {type_of(kind, {})}\n" for name, kind in named.items()
    ]
    for name, kind in vars(module).items():
        if not typing.is_typeddict(kind) or kind.__module__ != module.__name__:
            continue
        fields = [
            f"{_comment(comments.get(f'{name}.{field}', ''), '  ')}  {field}: {type_of(of, names)}\n"
            for field, of in typing.get_type_hints(kind, include_extras=True).items()
        ]
        parts.append(f"{_comment(comments.get(name, ''))}export interface {name} {{\n{''.join(fields)}}}\n")
    return "\n".join(parts)


def _is_choice(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Literal, typing.Annotated)


def type_of(kind: Any, names: dict[Any, str]) -> str:
    """A type in TypeScript. Errors: `TypeError` for one that has no JSON."""
    if _is_choice(kind) and kind in names:
        return names[kind]
    if kind in PLAIN:
        return PLAIN[kind]
    if typing.is_typeddict(kind):
        return str(kind.__name__)
    inner = typing.get_args(kind)
    match typing.get_origin(kind):
        case typing.Literal:
            return _words(inner)
        case typing.Annotated:
            return _words(inner[1].words)
        case typing.Union | types.UnionType:
            return " | ".join(type_of(one, names) for one in inner)
        case origin if origin is list:
            item = type_of(inner[0], names)
            return f"({item})[]" if " " in item else f"{item}[]"
        case origin if origin is dict and inner[0] is str:
            return f"Record<string, {type_of(inner[1], names)}>"
    raise TypeError(f"no type of TypeScript is known for {kind}")


def _words(words: tuple[str, ...]) -> str:
    return " | ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _comment(text: str, indent: str = "") -> str:
    lines = " ".join(text.split())
    return f"{indent}/** {lines} */\n" if lines else ""


def _comments(module: ModuleType) -> dict[str, str]:
    """What is said of each record, field and named choice: the text below it."""
    found: dict[str, str] = {}

    def read(body: list[ast.stmt], prefix: str) -> None:
        before = ""
        for statement in body:
            match statement:
                case ast.Expr(ast.Constant(str(text))) if before:
                    found[before] = text
                case _:
                    before = ""
            match statement:
                case ast.ClassDef(name):
                    found[name] = ast.get_docstring(statement) or ""
                    read(statement.body, f"{name}.")
                case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                    before = f"{prefix}{name}"

    read(ast.parse(inspect.getsource(module)).body, "")
    return found


def constants(name: str, comment: str, module: ModuleType) -> str:
    """The names of methods or commands that a module has as constants."""
    entries = [
        f"  {_camel(constant)}: {_quoted(value)},\n"
        for constant, value in vars(module).items()
        if constant.isupper() and isinstance(value, str) and value.startswith(PREFIX)
    ]
    return f"{_comment(comment)}export const {name} = {{\n{''.join(entries)}}} as const\n"


def _camel(constant: str) -> str:
    first, *rest = constant.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


def whole() -> str:
    """The text of the file."""
    return "\n".join([HEAD, typescript(shapes), *(constants(*each) for each in CONSTANTS)])


if __name__ == "__main__":
    TARGET.write_text(whole(), encoding="utf-8")
