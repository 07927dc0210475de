"""The holes of some files, each of which is read once, and what they have that cannot be closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.commands import Command, commands, header_end
from assistant.lean.declarations import DeclarationIndex, declarations_among
from assistant.lean.errors import LeanError
from assistant.lean.judge.layout import SYNTAX
from assistant.lean.lexer import Kind, code_tokens, is_broken, unbalanced
from assistant.lean.places import HOLE_WORDS, Place, find_holes, is_hole, quoted, read_source
from assistant.lean.positions import SourceText
from assistant.lean.tactic_words import may_begin_tactic


@dataclass(frozen=True, slots=True)
class FileSkipped:
    """A file that cannot be read."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """`holes` are those of each file that has any, `out_of_reach` each `sorry` that is no hole, as `FILE:LINE`."""

    holes: Mapping[Path, tuple[Place, ...]]
    out_of_reach: tuple[str, ...] = ()
    skipped: tuple[FileSkipped, ...] = ()


QUESTIONS = frozenset("#check #check_failure #eval #eval! #print #reduce #synth #guard #simp #help #where".split())
"""Commands of which nothing is left when they have been answered."""
GIVES_UP = "stop"
"""A tactic that leaves out whatever follows it in its block."""
_HOLE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(HOLE_WORDS))})\b")


def every_hole(_place: Place) -> bool:
    return True


def survey(files: Iterable[Path], chosen: Callable[[Place], bool] = every_hole) -> Survey:
    """The chosen holes of files."""
    holes: dict[Path, tuple[Place, ...]] = {}
    beyond: list[str] = []
    skipped: list[FileSkipped] = []
    for path in files:
        try:
            text = read_source(path).text
            found = tuple(filter(chosen, find_holes(path, text)))
        except LeanError as error:
            skipped.append(FileSkipped(path, error.message))
            continue
        if found:
            holes[path] = found
        beyond += [f"{path}:{line}" for line in sorries_out_of_reach(text)]
    return Survey(holes, tuple(beyond), tuple(skipped))


def sorries_out_of_reach(text: str) -> tuple[int, ...]:
    """The lines (from 1) where a `sorry` stands that is no hole: in a statement, or in what is no declaration of which
    a body can be read (a command that only the project knows is none), or behind a string that is not closed. What is
    to be proved is not ours to choose; where a parenthesis is missing everything up to the end of the declaration
    belongs to its statement, and where a quotation mark is, everything up to the end of the file to the string,
    although Lean reads on behind it. What macros are made of, and what is only looked at (`#check`), is passed over."""
    if not any(word in text for word in (*HOLE_WORDS, GIVES_UP)):
        return ()
    all_commands = commands(text)
    index = DeclarationIndex(declarations_among(all_commands))
    lines = SourceText(text)
    begin = header_end(text)
    first = tuple(code_tokens(text[begin : all_commands[0].span.start if all_commands else len(text)]))
    found = [first[number].start + begin for number in range(len(first)) if is_hole(first, number)]
    for command in all_commands:
        in_quotation = quoted(command.tokens)
        begin = _end_of_syntax(command)
        for number, token in enumerate(command.tokens):
            if number < begin or number in in_quotation:
                continue
            if token.text == GIVES_UP and may_begin_tactic(command.tokens, number):
                found.append(token.start)
            if not is_hole(command.tokens, number):
                continue
            declaration = index.at(token.start)
            if declaration is None or token.start < declaration.signature_end:
                found.append(token.start)
    last = all_commands[-1].tokens[-1:] if all_commands else ()
    for token in (token for command in all_commands for token in command.tokens if token.kind is Kind.STRING):
        if is_broken(token.text) or (token in last and unbalanced(token.text)):
            found += [token.start + word.start() for word in _HOLE_WORD.finditer(token.text)]
    return tuple(lines.position(offset).line + 1 for offset in found)


def _end_of_syntax(command: Command) -> int:
    """The number of the first token that does not belong to a macro or to a question (`#check`): at the margin there
    may be a command that only the project knows. 0 for other commands."""
    if command.keyword not in SYNTAX | QUESTIONS:
        return 0
    tokens, margin = command.tokens, command.tokens[0].column
    behind = range(command.keyword_index + 1, len(tokens))
    apart = (n for n in behind if tokens[n].first and tokens[n].column <= margin and tokens[n].kind is Kind.NAME)
    return next(apart, len(tokens))
