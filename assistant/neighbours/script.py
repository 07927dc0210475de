"""The tactics in the proofs of a text, found lexically; what the goals before them are, Lean is asked."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.commands import Command, commands, header_end
from assistant.lean.declarations import Declaration, DeclarationIndex, declarations
from assistant.lean.lexer import Kind, Token, tokens
from assistant.lean.places import is_hole
from assistant.lean.positions import column

LONGEST = 600
"""Characters of a tactic: who copies more than that copies a proof that nobody would read as a suggestion."""
MOST_STEPS = 64
"""Of one declaration, the first ones."""
INDENT = 2
_TACTICS = "finished tactics"
_NO_STEPS = frozenset({"·", ".", "case", "case'", "next", "on_goal", "skip", "done", "{", "rename_i", "stop"})
"""Words with which a tactic begins that only says where the next ones belong, which teach by themselves."""
_ENDS = frozenset({"termination_by", "decreasing_by", "where"})
"""Words with which something else begins behind a proof."""
_OTHER_LANGUAGES = frozenset({"conv", "conv'", "conv_lhs", "conv_rhs"})
"""Tactics in whose blocks no tactics stand."""
_MAY_FAIL = frozenset(
    "first try repeat repeat' repeat1' any_goals iterate solve solve1 any_goals' fail_if_success checkpoint".split()
)
"""Tactics that go on when those in their blocks fail, which need not have done anything."""
_SPLITTING = frozenset({"induction", "cases", "fun_induction", "fun_cases"})
"""Tactics behind whose `with` there is a proof for each case."""


@dataclass(frozen=True, slots=True)
class WrittenTactic:
    """`start` is where it begins in the text; `text` has its lines relative to column 0."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A declaration that is finished as far as the text tells, with its tactics in order. `line` is that in which it
    begins, from 0; `digest` and `context` as in `Lesson`."""

    declaration: Declaration
    line: int
    digest: str
    context: str
    tactics: tuple[WrittenTactic, ...]


def scripts(text: str, surroundings: str = "") -> tuple[Script, ...]:
    """The declarations of a text that have tactics. `surroundings` say by what else Lean judges it: which Lean it is,
    and which build of the imports."""
    index = DeclarationIndex(declarations(text))
    found = []
    at, line = 0, 0
    header = text[: header_end(text)]
    read = hashlib.blake2b(f"{surroundings}\0{header}".encode("utf-8", "surrogatepass"), digest_size=16)
    for command in commands(text):
        read.update(text[at : command.span.end].encode("utf-8", "surrogatepass"))
        line += text.count("\n", at, command.span.start)
        first_line = line
        line += text.count("\n", command.span.start, command.span.end)
        at = command.span.end
        declaration = index.at(command.span.start)
        if declaration is None or declaration.span != command.span:
            continue
        if _TACTICS not in command.remembered:
            command.remembered[_TACTICS] = tuple(_tactics(text, command, declaration))[:MOST_STEPS]
        if tactics := command.remembered[_TACTICS]:
            own = "\0".join((header, *declaration.namespace, text[command.span.start : command.span.end]))
            digest = hashlib.blake2b(own.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            found.append(Script(declaration, first_line, digest, read.hexdigest(), tactics))
    return tuple(found)


def _tactics(text: str, command: Command, declaration: Declaration) -> Iterator[WrittenTactic]:
    """In the order of the text; one that can be taken in several lengths, the longest first."""
    code = command.tokens
    if any(is_hole(code, number) for number in range(len(code))):
        return
    blocks = [block for block in tactic_blocks(code) if block.opened_at > declaration.signature_end]
    starts = [token.start for token in code]
    heads = {block.opened_at: _owner(block, code, starts) for block in blocks}
    found: list[WrittenTactic] = []
    for block in blocks:
        if not block.tactics or not _teaches(block, heads):
            continue  # one in which nothing is written yet
        for start, following in zip(block.tactics, [*block.tactics[1:], block.end], strict=True):
            tactic: Sequence[Token] = code[bisect_left(starts, start) : bisect_left(starts, following)]
            while tactic and tactic[-1].text == ";":
                tactic = tactic[:-1]
            if tactic and tactic[-1].text == "with":
                tactic = _with_cases(code, bisect_left(starts, start), block)
            if not tactic or tactic[0].text in _NO_STEPS:
                continue
            inside = [b for b in blocks if b.parent is block and start < b.opened_at <= tactic[-1].end]
            lengths = _lengths(text, tactic, inside)
            found += [WrittenTactic(start, written) for written in lengths if len(written) <= LONGEST]
    yield from sorted(found, key=lambda written: written.start)


def _with_cases(code: Sequence[Token], begin: int, block: Block) -> Sequence[Token]:
    """The tokens of a tactic whose cases stand left of where it begins, which is behind `by` in the line of a
    statement: all that is left of the declaration. Nothing for one of which that is not sure."""
    last = next((number for number in range(begin, len(code)) if code[number].text in _ENDS), len(code))
    return code[begin:last] if block.parent is None and any(token.text == "|" for token in code[begin:last]) else ()


def _owner(block: Block, code: Sequence[Token], starts: Sequence[int]) -> str:
    """The word that the tactic begins with in which a block is opened; empty for an outermost one."""
    if block.parent is None:
        return ""
    begun = [start for start in block.parent.tactics if start < block.opened_at]
    return code[bisect_left(starts, begun[-1])].text if begun else ""


def _teaches(block: Block | None, heads: dict[int, str]) -> bool:
    """Whether what stands in a block are tactics that do something."""
    while block is not None:
        if heads.get(block.opened_at, "") in _OTHER_LANGUAGES | _MAY_FAIL:
            return False
        block = block.parent
    return True


def _lengths(text: str, tactic: Sequence[Token], inside: Sequence[Block]) -> Iterator[str]:
    """A tactic as it stands; what stands before its first `<;>`; its cases with nothing in them."""
    start, end = tactic[0].start, tactic[-1].end
    yield from _moved(text, start, end)
    behind = [block for block in inside if block.opener is Opener.THEN]
    if behind:
        yield from _moved(text, start, behind[0].opened_at - len("<;>"))
    cases = [block for block in inside if block.opener is Opener.ALTERNATIVE and block.column >= 0]
    if cases and not behind and tactic[0].text in _SPLITTING:
        pieces, at = [], start
        for case in cases:
            pieces.append(text[at : case.opened_at] + " ?_")
            at = case.end
        skeleton = "".join(pieces) + text[at:end]
        yield " ".join(_without_comments(skeleton).split())


def _moved(text: str, start: int, end: int) -> Iterator[str]:
    """A stretch of a text with its lines relative to column 0; nothing where these do not stand right of its first."""
    margin = column(text, start)
    first, *others = _without_comments(text[start:end]).split("\n")
    others = [line.rstrip() for line in others if line.strip()]
    left = min((len(line) - len(line.lstrip()) for line in others), default=margin)
    # Behind `by` in the line of a statement, lines may stand left of the first.
    others = [line[margin:] if left >= margin else " " * INDENT + line[left:] for line in others]
    moved = "\n".join([first.rstrip(), *others]).strip()
    if moved:
        yield moved


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    for token in tokens(text):
        if token.kind in (Kind.COMMENT, Kind.DOC):
            pieces.append(text[at : token.start])
            at = token.end
    return "".join([*pieces, text[at:]])
