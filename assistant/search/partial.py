"""What a search without a proof got to: the partial proof that leaves least to be proved, with `sorry` for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from assistant.search.script import Script, lay_out, proof_script
from assistant.search.tree import Edge, Node, Status, Tree

LEFT_OPEN = "sorry"
CLOSED = 40
"""Characters of open goals that a goal which was closed on the way is worth."""
STEP = 4
"""Characters that one tactic more has to save."""
_METAVARIABLE = re.compile(r"(?<![\w'!?)\]])\?\w")
DEEPEST = 24
"""Tactics one below the other."""


@dataclass(frozen=True, slots=True)
class _Part:
    """`left` measures what is still to be proved, in characters of goals."""

    script: Script
    left: int


def partial_proof(tree: Tree) -> str:
    """The text of a proof in which `sorry` stands for every state that the search did not get any further from; empty
    when that is the whole of it. All other tactics have been run by Lean, each at its state."""
    if not tree.nodes:
        return ""
    part = _best(tree, tree.root, frozenset())
    return lay_out(part.script) if part.script.tactic != _left_open(tree.root.goals).tactic else ""


def _best(tree: Tree, node: Node, above: frozenset[int]) -> _Part:
    """`above` are the states on the way to this one, to which no tactic may lead back."""
    if node.status is Status.PROVED:
        return _Part(proof_script(tree, node), 0)
    best = _Part(_left_open(node.goals), sum(len(goal.target) for goal in node.goals))
    if len(above) < DEEPEST:
        here = above | {node.id}
        for edge in node.edges:
            if here.isdisjoint(edge.children):
                part = _through(tree, edge, here)
                best = part if part.left < best.left else best
    return best


def _through(tree: Tree, edge: Edge, here: frozenset[int]) -> _Part:
    children = [tree.nodes[child] for child in edge.children]
    parts = [_best(tree, child, here) for child in children]
    undetermined = any(_METAVARIABLE.search(goal.target) for child in children for goal in child.goals)
    # What is closed beside a goal that says nothing yet may have been filled with anything: no gain.
    closed = 0 if undetermined else sum(child.status is Status.PROVED for child in children)
    script = Script(
        edge.tactic, tuple(part.script for part in parts), tuple(len(child.goals) == 1 for child in children)
    )
    return _Part(script, sum(part.left for part in parts) + STEP - CLOSED * closed)


def _left_open(goals: Sequence[Goal]) -> Script:
    return Script("\n".join([LEFT_OPEN] * len(goals)))
