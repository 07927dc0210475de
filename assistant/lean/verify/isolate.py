"""Isolated trials: each candidate in a copy of the whole command.

Needed where copies of a goal would not be independent: goals that share metavariables, several goals at once. Each
copy has a fresh name, so Lean elaborates all in one text and in parallel. After the candidate stands `skip`; the
goals in front of it, asked of the server, are what the candidate left.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lean.declarations import Command, commands
from assistant.lean.lexer import Kind
from assistant.lean.places import Place
from assistant.lean.positions import utf16_length
from assistant.lean.verify.batch import after_place, branch_tactics, indented
from assistant.lean.verify.verdicts import Branch


@dataclass(frozen=True, slots=True)
class Trial:
    """Where one candidate stands in a text (0-based lines), and the wire position whose goals are what it left.

    `begin` and `end` are the first and last line of the copy that it belongs to."""

    first: int
    last: int
    probe_line: int
    probe_character: int
    begin: int
    end: int


def can_copy(place: Place) -> bool:
    """Whether the command may be repeated under another name: it is one declaration that does not name itself."""
    command = _command(place)
    declaration = place.declaration
    if command is None or declaration.command != declaration.span or declaration.kind in ("instance", "structure"):
        return False
    if declaration.kind == "example":
        return True
    written = declaration.written_name
    short = place.text[written.start : written.end]
    mentions = sum(
        1 for token in command.tokens if token.kind is Kind.NAME and token.text.rsplit(".", 1)[-1] == short.rsplit(".", 1)[-1]
    )
    return bool(short) and mentions == 1


def isolated_text(place: Place, branch: Branch, candidates: tuple[str, ...]) -> tuple[str, tuple[Trial, ...]]:
    """One text with a copy of the command for each candidate. One candidate may stand in the command itself, so a
    command that cannot be copied is tried with one candidate at a time."""
    command = _command(place)
    start = command.span.start if command is not None else place.declaration.command.start
    pieces = [place.text[:start]]
    trials: list[Trial] = []
    rest = after_place(place)
    for number, candidate in enumerate(candidates):
        head = _head(place, start, number if len(candidates) > 1 else None)
        opening = "".join(pieces) + head + place.block_opener
        begin = "".join(pieces).count("\n")
        line = opening.count("\n")
        margin = "\n" + " " * place.indentation
        body = ""
        for tactic in branch_tactics(branch):
            body += indented(tactic, place.indentation) + margin
        first = line + body.count("\n")
        text = indented(candidate, place.indentation)
        last = first + text.count("\n")
        probe = "skip"
        body += text + margin + probe
        written = opening + body
        column = utf16_length(written[written.rfind("\n") + 1 : -len(probe)])
        finish = written.count("\n")
        pieces = [written + rest + "\n\n"]
        trials.append(Trial(first, last, finish, column, begin, pieces[0].count("\n")))
    return "".join(pieces), tuple(trials)


def _command(place: Place) -> Command | None:
    return next((c for c in commands(place.text) if c.span.start <= place.span.start <= c.span.end), None)


def _head(place: Place, start: int, number: int | None) -> str:
    """The command's text up to the place, renamed and without attributes when it is one of several copies."""
    text = place.text[start : place.span.start]
    if number is None or place.declaration.kind == "example":
        return text
    written = place.declaration.written_name
    renamed = f"{place.text[written.start : written.end]}_assistant_copy_{number}"
    text = place.text[start : written.start] + renamed + place.text[written.end : place.span.start]
    keyword = place.declaration.keyword.start - start
    return _without_attributes(text[:keyword]) + text[keyword:]


def _without_attributes(prefix: str) -> str:
    """`@[…]` replaced by blanks, lines kept."""
    at = prefix.find("@[")
    while at >= 0:
        depth = 0
        end = at
        for end in range(at + 1, len(prefix)):
            depth += {"[": 1, "]": -1}.get(prefix[end], 0)
            if depth == 0:
                break
        blank = "".join(c if c == "\n" else " " for c in prefix[at : end + 1])
        prefix = prefix[:at] + blank + prefix[end + 1 :]
        at = prefix.find("@[")
    return prefix
