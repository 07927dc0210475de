"""A search as a picture that needs nothing but a browser: from left to right, states in boxes, tactics between them.

The layout is tidy: every row without children takes a line of its own, the others stand in the middle of their first
and last child, and a column is as wide as its widest text. What is clipped is there as a tooltip. The same tree gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from assistant.search.export.outline import NOWHERE, Kind, Outline, Row, outline
from assistant.search.export.parts import (
    all_goals,
    clipped,
    columns,
    goal_line,
    one_line,
    state_sign,
    summary,
    visible,
)
from assistant.search.signs import CLOSED, LINK, SIGNS
from assistant.search.tree import Status, Tree
from assistant.wording import plural

STATES = 200
"""More make a picture in which nothing is found."""
DEAD_ENDS = 3
"""Of a state's tactics that lead to nothing that is shown."""
GOAL_COLUMNS, TACTIC_COLUMNS, CAPTION_COLUMNS = 52, 40, 110
LETTER = 7.3
"""Width of a column at 12 pixels, a little more than the widest of the usual fonts takes."""
LINE, BOX, GAP, PADDING, MARGIN = 28, 20, 36, 8, 20
CAPTION = 22
"""Height of a line above the picture."""

_STYLE = """
svg { background: #ffffff; }
text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2328; white-space: pre; }
.title { font-weight: bold; font-size: 14px; }
.note, .left-out { fill: #59636e; }
.box { fill: #f6f8fa; stroke-width: 1.5; }
.wire { fill: none; stroke: #8c959f; stroke-width: 1; }
.path { stroke-width: 3.5; }
.wire.path { stroke: #1a7f37; }
text.path { font-weight: bold; }
.proved { stroke: #1a7f37; } .open { stroke: #0550ae; }
.exhausted { stroke: #6e7781; stroke-dasharray: 6 3; } .pruned { stroke: #9a6700; stroke-dasharray: 2 3; }
.refuted { stroke: #b3261e; stroke-width: 2.5; }
@media (prefers-color-scheme: dark) {
  svg { background: #0d1117; } text { fill: #e6edf3; } .note, .left-out { fill: #9198a1; } .box { fill: #151b23; }
  .proved, .wire.path { stroke: #3fb950; } .open { stroke: #58a6ff; } .pruned { stroke: #d29922; }
  .refuted { stroke: #ff7b72; }
}
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands: its left end, its middle line, and how wide it is, in pixels."""

    x: float
    y: float
    width: float

    @property
    def end(self) -> float:
        return self.x + self.width


def render(tree: Tree, title: str, *, states: int = STATES) -> str:
    """The picture, of at most so many states (but the whole proof)."""
    view = outline(tree, states=states, dead_ends=DEAD_ENDS)
    texts = {row.id: _text(view, row) for row in view.rows}
    caption = _caption(tree, title, view)
    spots = lay_out(view, texts, top=MARGIN + CAPTION * len(caption) + LINE / 2)
    right = max([*(spot.end for spot in spots.values()), *(columns(line) * LETTER * 1.2 for line in caption)])
    bottom = max([MARGIN + CAPTION * len(caption), *(spot.y + LINE / 2 for spot in spots.values())])
    size = f'width="{right + MARGIN:.0f}" height="{bottom + MARGIN:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} '
            f'viewBox="0 0 {right + MARGIN:.0f} {bottom + MARGIN:.0f}">',
            f"<title>{escape(one_line(title) or 'proof search')}</title>",
            f"<style>{escape(_STYLE)}</style>",
            *_caption_lines(caption),
            *(_wire(view.rows[row.parent], row, spots) for row in view.rows if row.parent != NOWHERE),
            *(_row(view, row, texts[row.id], spots[row.id]) for row in view.rows),
            "</svg>",
            "",
        ]
    )


def _caption(tree: Tree, title: str, view: Outline) -> list[str]:
    told = summary(tree, title)
    found = [title] if title.strip() else ["proof search"]
    found.append(told.outcome + (f"; {told.rests_on}" if told.proof else ""))
    signs = ", ".join(f"{sign} {status.value}" for status, sign in SIGNS.items())
    thick = "the proof" if view.path.proves else "the most promising way"
    found.append(f"{signs}, {LINK} shown elsewhere, {CLOSED} nothing left to prove")
    found.append(f"thick: {thick}")
    if view.left_out:
        found.append(f"{plural(len(view.shown), 'state')} shown, {view.left_out} left out")
    return [clipped(one_line(line), CAPTION_COLUMNS) for line in found]


def _caption_lines(caption: list[str]) -> Iterator[str]:
    for number, line in enumerate(caption):
        kind = "title" if number == 0 else "note"
        yield f'<text class="{kind}" x="{MARGIN}" y="{MARGIN + CAPTION * number + 12}">{escape(line)}</text>'


# --- layout ----------------------------------------------------------------------------------------------------


def lay_out(view: Outline, texts: Mapping[int, str], *, top: float) -> dict[int, Spot]:
    """A place for each row; no two overlap."""
    column: dict[int, int] = {}
    for row in view.rows:  # parents come before their children
        column[row.id] = column[row.parent] + 1 if row.parent != NOWHERE else 0
    widths = [0.0] * (max(column.values(), default=-1) + 1)
    for row in view.rows:
        widths[column[row.id]] = max(widths[column[row.id]], _width(row, texts[row.id]))
    left = [float(MARGIN)]
    for width in widths:
        left.append(left[-1] + width + GAP)
    line = 0
    middle: dict[int, float] = {}
    for row in view.rows:
        if not row.children:
            middle[row.id] = top + LINE * line
            line += 1
    for row in reversed(view.rows):
        if row.children:
            middle[row.id] = (middle[row.children[0]] + middle[row.children[-1]]) / 2
    return {row.id: Spot(left[column[row.id]], middle[row.id], _width(row, texts[row.id])) for row in view.rows}


def _width(row: Row, text: str) -> float:
    return columns(text) * LETTER + (2 * PADDING if row.kind is Kind.STATE else 0)


# --- drawing ---------------------------------------------------------------------------------------------------


def _text(view: Outline, row: Row) -> str:
    node = view.tree.nodes[row.node]
    match row.kind:
        case Kind.STATE:
            return f"{state_sign(node)} {goal_line(node.goals, GOAL_COLUMNS)}"
        case Kind.LINK:
            return f"{LINK} {state_sign(node)} {goal_line(node.goals, GOAL_COLUMNS - 10)}"
        case Kind.TACTIC:
            closed = "" if row.children else f" {SIGNS[Status.PROVED]} {CLOSED}"
            return clipped(one_line(view.edge(row).tactic), TACTIC_COLUMNS) + closed
        case Kind.LEFT_OUT:
            noun = "tactic" if view.rows[row.parent].kind is Kind.STATE else "state"
            return f"… {plural(row.left_out, noun)} left out"


def _tooltip(view: Outline, row: Row) -> str:
    match row.kind:
        case Kind.TACTIC:
            edge = view.edge(row)
            return f"{edge.tactic}\n{edge.origin}, score {edge.score:.2f}"
        case Kind.LEFT_OUT:
            return ""
        case _:
            node = view.tree.nodes[row.node]
            facts = f"state {node.id}: {node.status.value}, score {node.score:.2f}, {plural(node.visits, 'visit')}"
            return "\n\n".join(part for part in (all_goals(node.goals), node.refuted, node.negation, facts) if part)


def _row(view: Outline, row: Row, text: str, spot: Spot) -> str:
    on_path = " path" if row.on_path else ""
    tooltip = f"<title>{escape(visible(_tooltip(view, row)))}</title>"
    box, indent = "", 0
    if row.kind is Kind.STATE:
        status = view.tree.nodes[row.node].status.value
        corners = 3 if status != Status.OPEN else BOX / 2
        box = (
            f'<rect class="box {status}{on_path}" x="{spot.x:.1f}" y="{spot.y - BOX / 2:.1f}" '
            f'width="{spot.width:.1f}" height="{BOX}" rx="{corners:g}"/>'
        )
        indent = PADDING
    kind = row.kind.value.replace(" ", "-")
    return (
        f"<g>{tooltip}{box}"
        f'<text class="{kind}{on_path}" x="{spot.x + indent:.1f}" y="{spot.y + 4:.1f}">{escape(text)}</text></g>'
    )


def _wire(parent: Row, row: Row, spots: Mapping[int, Spot]) -> str:
    """A curve from the right end of a row to the left end of one below it."""
    start, end = spots[parent.id], spots[row.id]
    x1, x2 = start.end + (0 if parent.kind is Kind.STATE else 4), end.x - (0 if row.kind is Kind.STATE else 4)
    bend = x2 - GAP / 2
    on_path = " path" if row.on_path else ""
    return (
        f'<path class="wire{on_path}" d="M{x1:.1f} {start.y:.1f} H{bend - GAP / 4:.1f} '
        f'C{bend:.1f} {start.y:.1f} {bend:.1f} {end.y:.1f} {x2:.1f} {end.y:.1f}"/>'
    )
