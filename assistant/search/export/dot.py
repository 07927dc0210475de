"""A search as a Graphviz graph: a node a state, an edge a tactic; shared states and cycles are drawn as they are.

A tactic that leaves several states goes through a point, from which all of them have to be proved. The main path is
bold. A status is told by a sign, by the outline of the node, and by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.search.export.outline import Kind, Outline, Row, outline
from assistant.search.export.parts import all_goals, clipped, goal_line, one_line, state_sign, summary, visible
from assistant.search.signs import CLOSED
from assistant.search.tree import Node, Status, Tree
from assistant.wording import plural

STATES = 500
"""More make a graph that Graphviz takes minutes for."""
DEAD_ENDS = 3
"""Of a state's tactics that lead to nothing that is shown."""
GOAL_COLUMNS, TACTIC_COLUMNS = 64, 48
_FONT = 'fontname="monospace"'
_LOOK: Mapping[Status, str] = {
    Status.PROVED: 'color="#1a7f37", peripheries=2',
    Status.OPEN: 'color="#0550ae", style=rounded',
    Status.EXHAUSTED: 'color="#6e7781", style=dashed',
    Status.PRUNED: 'color="#9a6700", style=dotted',
    Status.REFUTED: 'color="#b3261e", style=bold',
}


def quoted(text: str) -> str:
    """Text as a label: quotes and backslashes are escaped, `&` is no entity, lines end flush left."""
    text = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{text}"' if "\n" not in text else '"' + text.replace("\n", "\\l") + '\\l"'


def render(tree: Tree, title: str, *, states: int = STATES) -> str:
    """The graph, of at most so many states (but the whole proof)."""
    return "\n".join(_lines(tree, title, outline(tree, states=states, dead_ends=DEAD_ENDS))) + "\n"


def _lines(tree: Tree, title: str, view: Outline) -> Iterator[str]:
    told = summary(tree, title)
    caption = [line for line in (one_line(title), told.outcome) if line]
    if view.left_out:
        caption.append(f"{len(view.shown)} states shown, {view.left_out} left out")
    on_path = frozenset(view.path.nodes)
    yield "digraph search {"
    yield f"  graph [rankdir=LR, labelloc=t, labeljust=l, {_FONT}, label={quoted(chr(10).join(caption))}];"
    yield f"  node [shape=box, {_FONT}, fontsize=11];"
    yield f"  edge [{_FONT}, fontsize=10];"
    for number in sorted(view.shown):
        yield f"  n{number} [{_state(tree.nodes[number], bold=number in on_path)}];"
    for row in view.rows:
        if row.kind is Kind.TACTIC:
            yield from _tactic(view, row)
        elif row.kind is Kind.LEFT_OUT and view.rows[row.parent].kind is Kind.STATE:
            yield f'  m{row.id} [shape=none, label="… {plural(row.left_out, "more tactic")}"];'
            yield f"  n{row.node} -> m{row.id} [style=dotted, arrowhead=none];"
    yield "}"


def _state(node: Node, *, bold: bool) -> str:
    label = f"{state_sign(node)} {goal_line(node.goals, GOAL_COLUMNS)}"
    weight = ", penwidth=3" if bold else ""
    told = "\n\n".join(part for part in (all_goals(node.goals), node.refuted, node.negation) if part)
    return f"label={quoted(label)}, tooltip={quoted(told)}, {_LOOK[node.status]}{weight}"


def _tactic(view: Outline, row: Row) -> Iterator[str]:
    edge = view.edge(row)
    bold = ", penwidth=3" if row.on_path else ""
    label = f"label={quoted(clipped(one_line(edge.tactic), TACTIC_COLUMNS))}, tooltip={quoted(edge.tactic)}"
    children = [view.rows[child] for child in row.children]
    if len(children) == 1 and children[0].kind is not Kind.LEFT_OUT:
        yield f"  n{row.node} -> n{children[0].node} [{label}{bold}];"
        return
    if not children:
        yield f"  t{row.id} [shape=none, label={quoted(CLOSED)}];"
    else:
        yield f'  t{row.id} [shape=point, width=0.08, label=""];'
    yield f"  n{row.node} -> t{row.id} [{label}{bold}];"
    for child in children:
        if child.kind is Kind.LEFT_OUT:
            yield f'  m{child.id} [shape=none, label="… {plural(child.left_out, "state")} left out"];'
            yield f"  t{row.id} -> m{child.id} [style=dotted, arrowhead=none];"
        else:
            yield f"  t{row.id} -> n{child.node} [{bold.removeprefix(', ')}];"
