"""Scratch texts: trials laid out at a place of a file.

The text before the place stays as it is, so that Lean uses again what it knows about it. What comes after the
declaration is cut away, and so is the rest of the declaration where nothing before the place can depend on it.

Copies: the declaration again and again, each under a fresh name and with its own candidate. A fresh name has a part
that begins with `_`, which Lean takes for internal and keeps out of `exact?` and its like, and that nobody can guess,
so that no copy can be used to prove another. This module is pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.lean.blocks import Block as TacticBlock
from assistant.lean.blocks import Opener, tactic_blocks
from assistant.lean.commands import commands
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.lexer import Kind, Token
from assistant.lean.places import Place, PlaceKind
from assistant.lean.positions import Span, column, first_on_line
from assistant.lean.verify import combinators
from assistant.lean.verify.trial import Block, Group, Item, Slot, Trial, copy_block
from assistant.lean.verify.verdicts import Branch

COPYABLE = frozenset({"theorem", "lemma", "def", "abbrev", "example", "instance"})
_OF_ATTRIBUTES = frozenset({"local", "scoped"})
"""Modifiers of an instance that say where it is one."""
_OPEN, _CLOSE = frozenset("([{⟨⦃") | {"@["}, frozenset(")]}⟩⦄")
_STRUCTURAL = frozenset({"where", "termination_by", "decreasing_by", "then", "else", "deriving"})


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a range of the text."""

    start: int
    end: int
    text: str


def command_tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The code tokens of the command with that span (all of `mutual … end`)."""
    return tuple(
        token
        for command in commands(text)
        if command.span.start < span.end and command.span.end > span.start
        for token in command.tokens
    )


def command_end(place: Place) -> int:
    """Where the command ends; a cursor may stand behind its last token."""
    return max(place.declaration.command.end, place.span.end)


@lru_cache(maxsize=64)
def may_cut(place: Place) -> bool:
    """Whether the rest of the declaration can be left out: nothing that encloses the place needs its end."""
    declaration = place.declaration
    if place.kind is PlaceKind.TERM or declaration.span != declaration.command:
        return False
    tokens = command_tokens(place.text, declaration.command)
    depth = 0
    for token in tokens:
        if token.start >= place.span.start:
            break
        if token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSE:
            depth -= 1
        elif token.text in ("calc", "conv") or (depth == 0 and token.text == "where"):
            return False
    if depth != 0:
        return False
    for token in tokens:
        if token.start >= place.span.end and (
            token.text in _STRUCTURAL or (token.text == "|" and first_on_line(place.text, token.start))
        ):
            return False
    enclosing = [block for block in tactic_blocks(tokens) if block.opened_at <= place.span.start <= block.end]
    if place.closer.strip() or any(block.opener not in (Opener.BY, Opener.BULLET) for block in enclosing):
        return False
    return not any(_term_goes_on(tokens, block, declaration) for block in enclosing if block.opener is Opener.BY)


_TERMS_THAT_GO_ON = frozenset("have let haveI letI suffices if match".split())
"""Terms in which something has to follow a proof."""


def _term_goes_on(tokens: Sequence[Token], block: TacticBlock, declaration: Declaration) -> bool:
    """Whether a `by` stands in a term that is not whole without what follows. The first word of a tactic is none."""
    tactic = max((at for at in block.parent.tactics if at < block.opened_at), default=-1) if block.parent else -1
    begin = tactic + 1 if tactic >= 0 else declaration.signature_end
    words = (token.text for token in tokens if begin <= token.start < block.opened_at)
    return any(word in _TERMS_THAT_GO_ON for word in words)


@lru_cache(maxsize=64)
def may_be_shared(place: Place) -> bool:
    """Whether the place may be one text for several goals, so that a trial has to go on after the first of them."""
    return combinators.may_be_shared(place, command_tokens(place.text, place.declaration.command))


@lru_cache(maxsize=64)
def wants_failure(place: Place) -> str:
    """The word of a tactic around the place that wants whatever stands there to fail, empty when there is none."""
    return combinators.wants_failure(place, command_tokens(place.text, place.declaration.command))


@lru_cache(maxsize=64)
def opened_up(place: Place) -> tuple[Edit, ...]:
    """What a trial changes around the place, so that its errors are seen."""
    replaced = combinators.let_errors_through(place, command_tokens(place.text, place.declaration.command))
    return tuple(Edit(span.start, span.end, text) for span, text in replaced)


def layout(place: Place, lines: Sequence[str]) -> str:
    """What stands at the place when the lines (relative to column 0) are written there."""
    margin = " " * place.indentation
    body = [lines[0], *(margin + line if line else "" for line in lines[1:])]
    return place.block_opener + "\n".join(body) + place.closer


def heartbeat_limit(place: Place, heartbeats: int) -> str:
    """The prefix of the command that bounds its elaboration; empty for no bound of ours."""
    if not heartbeats:
        return ""
    start = place.declaration.command.start
    return f"set_option maxHeartbeats {heartbeats} in\n" + " " * column(place.text, start)


def in_place(place: Place, block: Block, *, heartbeats: int, cut: bool) -> Trial:
    """The block written at the place."""
    start = place.declaration.command.start
    edits = opened_up(place)
    before = apply_edits(place.text, start, place.span.start, edits)
    before = place.text[:start] + heartbeat_limit(place, heartbeats) + before
    rest = "" if cut else apply_edits(place.text, place.span.end, command_end(place), edits)
    first = before.count("\n") + place.block_opener.count("\n")
    slots, groups = block.shifted(first)
    text = before + layout(place, block.lines) + rest + "\n"
    return Trial(text, slots, groups, block.beside, first + block.tangle if block.tangle >= 0 else -1)


# --- copies ----------------------------------------------------------------------------------------------------


def members(text: str, command: Span) -> list[Declaration]:
    """The declarations of the command with that span."""
    return [d for d in declarations(text) if d.command == command]


def may_copy(text: str, command: Span) -> bool:
    """Whether the command can be repeated under fresh names."""
    found = members(text, command)
    return bool(found) and all(
        d.kind in COPYABLE and not (d.kind == "instance" and _has_priority(text, d)) for d in found
    )


def _has_priority(text: str, declaration: Declaration) -> bool:
    after = text[declaration.keyword.end : declaration.keyword.end + 40].lstrip()
    return after.startswith("(") and after[1:].lstrip().startswith("priority")


def fresh_name(written: str, mark: str) -> str:
    """The written name with one more part before its last one: the namespaces that Lean opens for it stay open."""
    head, _, last = written.rpartition(".")
    return f"{head}.{mark}.{last}" if head else f"{mark}.{last}"


def nameless(mark: str) -> str:
    """What stands for the name of a declaration that has none. Its last part is seen in the declaration itself, where a
    candidate that knew it could tell a copy from the file."""
    return mark


def copy_edits(text: str, command: Span, mark: str, *, name_examples: bool = False) -> list[Edit]:
    """What has to change in the command so that it can be repeated: names, attributes, instances; and examples, when
    they are to have a name. `mark` is a word that no candidate can know."""
    edits: list[Edit] = []
    tokens = command_tokens(text, command)
    for declaration in members(text, command):
        prefix = [t for t in tokens if declaration.span.start <= t.start < declaration.keyword.start]
        edits.extend(_without_attributes(text, prefix, column(text, declaration.span.start)))
        keyword, written = declaration.keyword, declaration.written_name
        if declaration.kind == "example" and not name_examples:
            continue
        name = text[written.start : written.end]
        head = text[keyword.start : keyword.end]
        if declaration.kind == "example":
            head = "def" if "noncomputable" in declaration.modifiers else "noncomputable def"
        if declaration.kind == "instance":
            kept = [t.start for t in prefix if t.text in declaration.modifiers - _OF_ATTRIBUTES]
            head = "def" if kept else "@[reducible] def"
            if kept:  # attributes stand before them
                edits.append(Edit(kept[0], kept[0], "@[reducible]\n" + " " * column(text, kept[0])))
            edits.extend(Edit(t.start, t.end, " " * len(t.text)) for t in prefix if t.text in _OF_ATTRIBUTES)
        fresh = fresh_name(name or nameless(mark), mark)
        # On a line of its own, so that no column after it changes.
        edits.append(Edit(keyword.start, written.end, f"{head}\n  {fresh}\n" + " " * column(text, written.end)))
        if name and ("." in name or "protected" in declaration.modifiers):
            edits.extend(
                Edit(t.start, t.start + len(spelling), fresh)
                for t in tokens
                if t.kind is Kind.NAME and t.start >= written.end
                for spelling in (name, declaration.name)
                if t.text == spelling or t.text.startswith(spelling + ".")
            )
    unique = {(edit.start, edit.end): edit for edit in edits}
    return sorted(unique.values(), key=lambda edit: edit.start)


def _without_attributes(text: str, prefix: Iterable[Token], indentation: int) -> list[Edit]:
    """Takes `@[…]` away: a copy must not become a simp lemma that proves the next one. What follows gets a line of its
    own, since Lean measures the body from the column in which the declaration begins."""
    edits: list[Edit] = []
    depth, start = 0, 0
    for token in prefix:
        if token.text == "@[" and depth == 0:
            start, depth = token.start, 1
        elif depth and token.text in _OPEN:
            depth += 1
        elif depth and token.text in _CLOSE:
            depth -= 1
            if depth == 0:
                end = token.end + len(text[token.end :]) - len(text[token.end :].lstrip(" "))
                edits.append(Edit(start, end, "\n" + " " * indentation))
    return edits


def apply_edits(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """The range `start` to `end` of the text with the edits inside it made."""
    parts = []
    position = start
    for edit in edits:
        if edit.start < position or edit.end > end:
            continue
        parts.append(text[position : edit.start] + edit.text)
        position = edit.end
    parts.append(text[position:end])
    return "".join(parts)


def copies(
    place: Place, questions: dict[int, Branch], items: Sequence[Item], word: str, *, heartbeats: int, cut: bool
) -> Trial:
    """Every item in its own copy of the command."""
    start, end = place.declaration.command.start, command_end(place)
    text = place.text[:start]
    indent = "\n" + " " * column(place.text, start)
    limit = heartbeat_limit(place, heartbeats)
    slots: list[Slot] = []
    groups: list[Group] = []
    parts = [text]
    line = text.count("\n")
    for number, item in enumerate(items):
        edits = copy_edits(place.text, place.declaration.command, f"_{word}x{number}")
        edits = sorted([*edits, *opened_up(place)], key=lambda edit: edit.start)
        block = copy_block(questions[item.question], item, word, shared=may_be_shared(place))
        before = limit + apply_edits(place.text, start, place.span.start, edits)
        rest = "" if cut else apply_edits(place.text, place.span.end, end, edits)
        first = line + before.count("\n") + place.block_opener.count("\n")
        block_slots, block_groups = block.shifted(first)
        slots.extend(Slot(s.item, s.head, s.first, s.last, s.sentinel, len(groups)) for s in block_slots)
        groups.extend(block_groups)
        part = before + layout(place, block.lines) + rest + indent
        parts.append(part)
        line += part.count("\n")
    return Trial("".join(parts).rstrip() + "\n", tuple(slots), tuple(groups))
