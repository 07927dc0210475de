"""The holes of some files, each of which is read once, and what they have that cannot be closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.lean.blocks import tactic_blocks
from assistant.lean.commands import Command, commands, header_end
from assistant.lean.errors import LeanError
from assistant.lean.judge.layout import PROOFS, SYNTAX
from assistant.lean.lexer import Kind, Token, code_tokens, is_broken, unbalanced
from assistant.lean.places import HOLE_WORDS, Place, find_holes, is_hole, quoted, read_source
from assistant.lean.positions import SourceText
from assistant.lean.tactic_words import may_begin_tactic
from assistant.sorries.doubtful import is_doubtful
from assistant.sorries.imported_syntax import ImportedSyntax
from assistant.sorries.syntax_of_sorry import QUESTIONS, STOP


@dataclass(frozen=True, slots=True)
class FileSkipped:
    """A file that cannot be read."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """`holes` are those of each file that has any, `out_of_reach` each `sorry` that is no hole, as `FILE:LINE`.
    `doubtful` are the texts of files without holes of which only Lean can tell whether something stands for one."""

    holes: Mapping[Path, tuple[Place, ...]]
    out_of_reach: tuple[str, ...] = ()
    skipped: tuple[FileSkipped, ...] = ()
    doubtful: Mapping[Path, str] = field(default_factory=dict)


ADMITTED = "sorryAx"
"""What `sorry` stands for."""
TAKES_CASES = frozenset({"cases", "induction"})
ENDS_A_TACTIC = frozenset("by ; <;> · => | := rcases obtain match cases' induction'".split())
_HOLE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(HOLE_WORDS))})\b")


def every_hole(_place: Place) -> bool:
    return True


def survey(files: Iterable[Path], chosen: Callable[[Place], bool] = every_hole) -> Survey:
    """The chosen holes of files."""
    holes: dict[Path, tuple[Place, ...]] = {}
    beyond: list[str] = []
    doubtful: dict[Path, str] = {}
    skipped: list[FileSkipped] = []
    imported = ImportedSyntax()
    for path in files:
        try:
            text = read_source(path).text
            found = tuple(filter(chosen, find_holes(path, text)))
        except LeanError as error:
            skipped.append(FileSkipped(path, error.message))
            continue
        if found:
            holes[path] = found
        elif is_doubtful(text) or imported.may_stand_in(path, text):
            doubtful[path] = text
        beyond += [f"{path}:{line}" for line in sorries_out_of_reach(text, path)]
    return Survey(holes, tuple(beyond), tuple(skipped), doubtful)


def sorries_out_of_reach(text: str, path: Path = Path()) -> tuple[int, ...]:
    """The lines (from 1) where a `sorry` stands that is no hole: in a statement, or in what is no declaration of which
    a body can be read (a command that only the project knows is none), or behind a string that is not closed; or where
    something stands that leaves a proof out in another way. What is to be proved is not ours to choose; where a
    parenthesis is missing everything up to the end of the declaration belongs to its statement, and where a quotation
    mark is, everything up to the end of the file to the string, although Lean reads on behind it. What macros are made
    of, and what is only looked at (`#check`), is passed over."""
    if not any(word in text for word in (*HOLE_WORDS, STOP)):
        return ()
    all_commands = commands(text)
    lines = SourceText(text)
    begin = header_end(text)
    first = tuple(code_tokens(text[begin : all_commands[0].span.start if all_commands else len(text)]))
    found = [first[number].start + begin for number in range(len(first)) if is_hole(first, number)]
    holes = {place.span.start for place in find_holes(path, text)}
    for command in all_commands:
        found += [start for start in _left_out(text, command) if start not in holes]
    last = all_commands[-1].tokens[-1:] if all_commands else ()
    for token in (token for command in all_commands for token in command.tokens if token.kind is Kind.STRING):
        if is_broken(token.text) or (token in last and unbalanced(token.text)):
            found += [token.start + word.start() for word in _HOLE_WORD.finditer(token.text)]
    return tuple(lines.position(offset).line + 1 for offset in sorted(found))


def _left_out(text: str, command: Command) -> Iterator[int]:
    """Where a command has a word that stands for a proof."""
    tokens = command.tokens
    in_quotation, begin = quoted(tokens), _end_of_syntax(command)
    tactics: set[int] | None = None
    for number, token in enumerate(tokens):
        admitted = _is_admitted(token)
        if number < begin or number in in_quotation or not (admitted or token.text in (*HOLE_WORDS, STOP)):
            continue
        if token.text in (STOP, "admit"):  # which may be names
            if tactics is None:
                tactics = {start for block in tactic_blocks(tokens) for start in block.tactics}
            behind_by = number > 0 and tokens[number - 1].text == "by"
            is_one = is_hole(tokens, number) if token.text == "admit" else may_begin_tactic(tokens, number)
            if _is_argument(tokens, number) or (
                is_one and (token.start in tactics or behind_by or command.keyword in PROOFS)
            ):
                yield token.start
        elif admitted or is_hole(tokens, number):
            yield token.start


def _is_admitted(token: Token) -> bool:
    """Whether a name is that of what `sorry` stands for, in one of the ways to write it."""
    return token.kind is Kind.NAME and token.text.removeprefix("_root_.").strip("«»") == ADMITTED


def _is_argument(tokens: Sequence[Token], number: int) -> bool:
    """Whether a tactic stands here that is for all cases of another one (`cases n with admit`), or for what `simp` has
    to prove on the way (`(disch := admit)`): elsewhere what stands there is a name."""
    before = [token.text for token in tokens[max(0, number - 3) : number]]
    if before[-1:] == [":="]:
        return before[-2:-1] in (["disch"], ["discharger"]) and before[:1] == ["("]
    if before[-1:] != ["with"]:
        return False
    words = (token.text for token in reversed(tokens[:number]) if token.text in ENDS_A_TACTIC | TAKES_CASES)
    return next(words, "") in TAKES_CASES


def _end_of_syntax(command: Command) -> int:
    """The number of the first token that does not belong to a macro or to a question (`#check`): at the margin there
    may be a command that only the project knows. 0 for other commands."""
    if command.keyword not in SYNTAX | QUESTIONS:
        return 0
    tokens, margin = command.tokens, command.tokens[0].column
    behind = range(command.keyword_index + 1, len(tokens))
    apart = (n for n in behind if tokens[n].first and tokens[n].column <= margin and tokens[n].kind is Kind.NAME)
    return next(apart, len(tokens))
