"""A search as indented lines for a terminal or a mail: no colour is needed to read it.

A tactic and the one state that it leads to share a line; several states stand below their tactic. `»` in the margin
marks the main path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.search.export.outline import Kind, Outline, Row
from assistant.search.export.parts import EVERYTHING, clipped, columns, goal_line, one_line, state_sign
from assistant.search.signs import CLOSED, LINK, PATH, SIGNS, TOGETHER
from assistant.search.tree import Node, Status
from assistant.wording import plural

DEEPEST = 16
"""Levels that are indented; lines below stand no further to the right, with their level before them."""
NARROWEST = 24
"""Columns that a line has for its text, however narrow the screen."""
LEGEND = "\n".join(
    [
        ", ".join([f"{PATH} the way to a proof", *(f"{sign} {status.value}" for status, sign in SIGNS.items())]),
        f"{TOGETHER} all below it, {LINK} shown elsewhere, {CLOSED} nothing is left",
    ]
)


class Part(Enum):
    """What a piece of a line is; whoever has colours may give each its own."""

    MARGIN = "margin"
    PROVED = "proved"
    OPEN = "open"
    EXHAUSTED = "exhausted"
    PRUNED = "pruned"
    REFUTED = "refuted"
    TACTIC = "tactic"
    GOAL = "goal"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of text side by side."""

    parts: tuple[tuple[Part, str], ...]
    on_path: bool

    def __str__(self) -> str:
        return "".join(text for _, text in self.parts).rstrip()


def lines(view: Outline, *, width: int = EVERYTHING, depth: int = EVERYTHING) -> Iterator[Line]:
    """The tree down to so many tactics, each line in so many columns."""
    waiting = [(row, 0) for row in reversed(view.rows) if row.parent < 0]
    while waiting:
        row, indent = waiting.pop()
        if row.level > depth:
            continue
        children = [view.rows[child] for child in row.children]
        parts, shown = _parts(view, row, children)
        if shown is not row:  # the line shows the state as well
            children = [view.rows[child] for child in shown.children]
        hidden = sum(child.level > depth for child in children)
        if hidden:
            parts.append((Part.NOTE, f"… {plural(hidden, 'tactic')} below"))
        yield Line(_fitted(indent, parts, width, row.on_path), row.on_path)
        waiting.extend((child, indent + 1) for child in reversed(children))


def _parts(view: Outline, row: Row, children: list[Row]) -> tuple[list[tuple[Part, str]], Row]:
    """The pieces of a row's line, and the row whose children are below it."""
    node = view.tree.nodes[row.node]
    match row.kind:
        case Kind.STATE:
            return [_sign(node), (Part.GOAL, goal_line(node.goals)), *_refuted(node)], row
        case Kind.LINK:
            return [_sign(node), *_linked(node)], row
        case Kind.LEFT_OUT:
            noun = "tactic" if view.rows[row.parent].kind is Kind.STATE else "state"
            return [(Part.NOTE, f"… {plural(row.left_out, noun)} left out")], row
        case Kind.TACTIC:
            tactic = (Part.TACTIC, one_line(view.edge(row).tactic))
            if not children:
                return [(Part.PROVED, SIGNS[Status.PROVED]), tactic, (Part.NOTE, CLOSED)], row
            if len(children) > 1 or children[0].kind is Kind.LEFT_OUT:
                done = all(view.tree.nodes[c].status is Status.PROVED for c in view.edge(row).children)
                sign = (Part.PROVED, SIGNS[Status.PROVED]) if done else (Part.NOTE, TOGETHER)
                return [sign, tactic, (Part.NOTE, f"({plural(len(view.edge(row).children), 'state')})")], row
            child = view.tree.nodes[children[0].node]
            if children[0].kind is Kind.LINK:
                return [_sign(child), tactic, *_linked(child)], children[0]
            return [_sign(child), tactic, (Part.GOAL, goal_line(child.goals)), *_refuted(child)], children[0]


def _sign(node: Node) -> tuple[Part, str]:
    return Part(node.status.value), state_sign(node)


def _refuted(node: Node) -> list[tuple[Part, str]]:
    return [(Part.REFUTED, one_line(node.refuted))] if node.refuted else []


def _linked(node: Node) -> list[tuple[Part, str]]:
    return [(Part.NOTE, LINK), (Part.GOAL, goal_line(node.goals))]


def _fitted(indent: int, parts: list[tuple[Part, str]], width: int, on_path: bool) -> tuple[tuple[Part, str], ...]:
    level = f"{indent}▸ " if indent > DEEPEST else ""
    margin = f"{PATH if on_path else ' '} " + "  " * min(indent, DEEPEST) + level
    fitted = [(Part.MARGIN, margin)]
    left = max(NARROWEST, width - columns(margin))
    for number, (part, text) in enumerate(parts):
        # A goal is clipped before the tactic is; what follows a piece keeps some room.
        rest = sum(min(columns(other), 16) + 1 for _, other in parts[number + 1 :])
        kept = clipped(text, max(8, left - rest))
        fitted.append((part, kept + " " if number + 1 < len(parts) else kept))
        left -= columns(kept) + 1
    return tuple(fitted)
