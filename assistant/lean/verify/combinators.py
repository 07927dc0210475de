"""Tactics that run other tactics, as far as a trial has to know about them.

A tactic under `try`, `first`, `repeat` or `any_goals` fails without a word, and the text of a trial with it. So a trial
writes something in their place that runs the same tactics on the same goals and lets errors through. What stands
under `<;>`, `all_goals`, an alternative with several patterns and the like is one text that is run on several goals. Of
`fail_if_success` no trial can be made: it wants what it runs to fail. This module is pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.lexer import Kind, Token
from assistant.lean.places import Place, PlaceKind
from assistant.lean.positions import Span

Replacement = tuple[Span, str]

_FOCUS = "focus"
_ALL_GOALS = "all_goals"
_INSTEAD = {
    "try": _FOCUS,
    "repeat": _ALL_GOALS,
    "repeat'": _ALL_GOALS,
    "repeat1'": _ALL_GOALS,
    "any_goals": _ALL_GOALS,
    "any_goals'": _ALL_GOALS,
    "iterate": _ALL_GOALS,
}
"""What runs the same tactics and lets their errors through: a proof in the place of `sorry` has to close what `sorry`
closed, which is every goal where it was run until nothing was left."""
_WANTS_FAILURE = frozenset({"fail_if_success"})


def _enclosing(
    place: Place, tokens: Sequence[Token], blocks: Sequence[Block]
) -> Iterator[tuple[Block, Token | None, Token | None]]:
    """The blocks around a place, each with the token that opens it and the one after that. A cursor behind the last
    token of a block is in it, unless it is too far left."""
    start = place.span.start
    last = max((token.end for token in tokens if token.end <= start), default=0)
    ends = {token.end: number for number, token in enumerate(tokens)}
    for block in blocks:
        behind = place.kind is PlaceKind.CURSOR and block.end == last and block.column <= place.indentation
        if block.opened_at <= start and (start <= block.end or behind):
            number = ends.get(block.opened_at)
            opener = tokens[number] if number is not None else None
            after = tokens[number + 1] if number is not None and number + 1 < len(tokens) else None
            yield block, opener, after


def wants_failure(place: Place, tokens: Sequence[Token]) -> str:
    """The word of a tactic around the place that wants whatever stands there to fail, empty when there is none."""
    around = _enclosing(place, tokens, tactic_blocks(tokens))
    words = (opener.text for _, opener, _ in around if opener is not None)
    return next((word for word in words if word in _WANTS_FAILURE), "")


def may_be_shared(place: Place, tokens: Sequence[Token]) -> bool:
    """Whether the place may be one text for several goals."""
    sharing = (Opener.THEN, Opener.PREFIX, Opener.ALTERNATIVE)
    blocks = tactic_blocks(tokens)
    if any(block.opener in sharing for block, _, _ in _enclosing(place, tokens, blocks)):
        return True
    inside = place.declaration.span
    return any(token.text == "|" and inside.start <= token.start < place.span.start for token in tokens)


def let_errors_through(place: Place, tokens: Sequence[Token]) -> list[Replacement]:
    """What a trial writes in place of the tactics around it that would hide its errors. No column of the code that
    stays is moved."""
    blocks = tactic_blocks(tokens)
    found: list[Replacement] = []
    for block, opener, after in _enclosing(place, tokens, blocks):
        if block.opener is not Opener.PREFIX or opener is None:
            continue
        if opener.text == "|":
            if (end := _last_alternative(blocks, tokens, block)) > block.end:
                found.append((Span(max(block.end, place.span.end), end), ""))
        elif opener.text in _INSTEAD and not (after is not None and after.kind is Kind.NUMBER):
            word = _INSTEAD[opener.text]
            beside = "\n" not in place.text[opener.end : max(opener.end, place.span.start)]
            in_line = beside or (after is not None and not after.first)
            gap = "\n" + " " * (opener.column + len(opener.text)) if in_line else ""
            found.append((Span(opener.start, opener.end), word + gap))
    return sorted(found, key=lambda replacement: replacement[0].start)


def _last_alternative(blocks: Sequence[Block], tokens: Sequence[Token], block: Block) -> int:
    """Where the last alternative of the `first` ends that a block is an alternative of."""
    bars = {token.end: token.start for token in tokens if token.text == "|"}
    end = block.end
    for other in blocks:
        beside = other.parent is block.parent and other.opener is Opener.PREFIX and other.opened_at in bars
        if beside and other.opened_at > end and not _code_between(tokens, end, bars[other.opened_at]):
            end = other.end
    return end


def _code_between(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(start <= token.start < end for token in tokens)
