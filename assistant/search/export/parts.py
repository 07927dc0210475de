"""What all formats share: the signs of states, what a search came to, its main path, and texts made fit to be shown.

Texts hold whatever Lean and provers said: quotes, markup, control characters, halves of surrogate pairs.
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from assistant.lean.verify.verdicts import axioms_in_words
from assistant.search.signs import PINNED, SIGNS
from assistant.search.tree import ROOT, Edge, Node, ProofJudged, SearchEnded, Status, Tree
from assistant.wording import plural

EVERYTHING = sys.maxsize
"""A limit that limits nothing."""
UNFINISHED = "unfinished"
"""The status of a search that was saved before its end."""


# --- what a search came to -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Summary:
    """`proof` and `axioms` are those of the proof that Lean accepted, empty without one. `status` is that of the
    result, `seconds` the time spent (0.0 while the search has not ended), `states` how many have each status. `refuted`
    is a counterexample in words, empty without one, `negation` what proves that it is one."""

    title: str
    status: str
    seconds: float
    proof: str
    axioms: tuple[str, ...]
    states: Mapping[Status, int]
    candidates: int
    refuted: str = ""
    negation: str = ""

    @property
    def cost(self) -> str:
        """In words: `12 states (5 ✓ proved, 7 ○ open), 340 candidates, 1.2 s`."""
        kinds = [
            f"{self.states[status]} {sign} {status.value}" for status, sign in SIGNS.items() if self.states[status]
        ]
        in_detail = f" ({', '.join(kinds)})" if kinds else ""
        total = sum(self.states.values())
        spent = f", {self.seconds:.1f} s" if self.status != UNFINISHED else ""
        return f"{plural(total, 'state')}{in_detail}, {plural(self.candidates, 'candidate')}{spent}"

    @property
    def outcome(self) -> str:
        """The status and what it cost, in one line."""
        return f"{one_line(self.status.replace('_', ' '))}: {self.cost}"

    @property
    def rests_on(self) -> str:
        """The axioms in words."""
        return one_line(axioms_in_words(self.axioms))


def summary(tree: Tree, title: str) -> Summary:
    status, seconds, proof = UNFINISHED, 0.0, ""
    axioms: tuple[str, ...] = ()
    for event in tree.events:
        if isinstance(event, SearchEnded):
            status, seconds = event.status, event.seconds
        elif isinstance(event, ProofJudged) and event.accepted:
            proof, axioms = event.proof, event.axioms
    states = Counter(node.status for node in tree.nodes)
    negation = tree.root.negation if tree.nodes else ""
    return Summary(title, status, seconds, proof, axioms, states, tree.candidates, tree.refuted, negation)


# --- the main path ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MainPath:
    """`edges` are pairs of a node and the index of one of its edges, `nodes` what they lead through, from the root
    down. `proves` tells whether this is the proof that the tree holds, which acceptance may have made shorter."""

    nodes: tuple[int, ...] = ()
    edges: frozenset[tuple[int, int]] = frozenset()
    proves: bool = False


def main_path(tree: Tree) -> MainPath:
    """The proof; while there is none, the most promising way: at every state the tactic that leads to the best scored
    states of which none is lost."""
    if not tree.nodes:
        return MainPath()
    nodes = [ROOT]
    seen = {ROOT}
    edges: set[tuple[int, int]] = set()
    for number in nodes:  # grows meanwhile
        index = best_edge(tree, tree.nodes[number])
        if index < 0:
            continue
        edges.add((number, index))
        for child in tree.nodes[number].edges[index].children:
            if child not in seen:
                seen.add(child)
                nodes.append(child)
    return MainPath(tuple(nodes), frozenset(edges), tree.proved)


def best_edge(tree: Tree, node: Node) -> int:
    """The index of the edge of a state that the main path goes on with, -1 when there is none."""
    if node.proof >= 0:
        return node.proof
    hopeful = [(_promise(tree, edge), -index) for index, edge in enumerate(node.edges) if _may_prove(tree, edge)]
    return -max(hopeful)[1] if hopeful else -1


def _may_prove(tree: Tree, edge: Edge) -> bool:
    return all(tree.nodes[child].status in (Status.OPEN, Status.PROVED) for child in edge.children)


def _promise(tree: Tree, edge: Edge) -> float:
    return min((rank(tree.nodes[child].score) for child in edge.children), default=0.0)


def rank(score: float) -> float:
    """A score to sort by, higher is better. A file may hold what is no number; that comes last."""
    return float("-inf") if math.isnan(score) else score


# --- texts -----------------------------------------------------------------------------------------------------

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What is no text, or changes how the text around it is shown."""


def visible(text: str) -> str:
    """Text that any terminal, picture or page can hold: lines and tabs stay, what cannot be shown gets a picture."""
    return _INVISIBLE.sub(lambda match: _picture(ord(match.group())), text)


def _picture(code: int) -> str:
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """Visible text in one line."""
    return visible(" ".join(text.split()))


def columns(text: str) -> int:
    """How many columns of a fixed width a line takes."""
    return sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def clipped(text: str, width: int) -> str:
    """A line that takes at most so many columns, with `…` for what is left out."""
    if len(text) * 2 <= width or columns(text) <= width:
        return text
    taken = 1  # the `…`
    for index, letter in enumerate(text):
        taken += _columns_of(letter)
        if taken > width:
            return text[:index] + "…"
    return text


def goal_line(goals: Sequence[Goal], width: int = EVERYTHING) -> str:
    """The goals of a state in one line: the first target, and how many goals there are besides."""
    if not goals:
        return "nothing to prove"
    more = f" (+ {plural(len(goals) - 1, 'goal')})" if len(goals) > 1 else ""
    return clipped(f"⊢ {one_line(goals[0].target)}", max(2, width - len(more))) + more


def all_goals(goals: Sequence[Goal]) -> str:
    """The goals of a state as Lean shows them, a blank line between two."""
    return "\n\n".join(goal.render() for goal in goals)


def state_sign(node: Node) -> str:
    """The sign of a state's status, with that of a pin."""
    return SIGNS[node.status] + (PINNED if node.pinned else "")
