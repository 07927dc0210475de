"""Lemmas of the project about functions that a goal names, all of which are tried together."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.protocol import ProofState
from models.statements import constants, is_variable, parse_statement, sides

MOST = 10
"""Of each kind."""


@dataclass(frozen=True, slots=True)
class OwnLemmas:
    """Names of equations and equivalences, as far as `simp` can go by them from left to right; of those that only
    change an order, as commutativity; and of what else is said."""

    equations: tuple[str, ...] = ()
    permutations: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def own_lemmas(state: ProofState, used: Sequence[str]) -> OwnLemmas:
    """Those about functions that are `used`, the ones retrieved first in front. What is open, or is one for `simp`
    already, is left out."""
    own = {name.rsplit(".", 1)[-1] for name in used}
    equations: list[str] = []
    permutations: list[str] = []
    others: list[str] = []
    for scored in state.premises:
        premise = scored.premise
        if premise.in_library or premise.open or premise.kind not in ("theorem", "lemma"):
            continue
        statement = parse_statement(premise.statement)
        two = sides(statement.conclusion)
        if two is not None and own & constants(two[0], statement.variables) and not is_variable(two[0]):
            if reorders(*two, statement.variables):
                permutations.append(premise.name)
            elif "simp" not in premise.attributes:
                equations.append(premise.name)
        elif own & statement.needs:
            others.append(premise.name)
    return OwnLemmas(tuple(equations[:MOST]), tuple(permutations[:MOST]), tuple(others[:MOST]))


def reorders(left: str, right: str, variables: Collection[str]) -> bool:
    """Whether both sides are the same but for which variable stands where, as in commutativity: `simp` uses such an
    equation only to put things in order."""
    return _skeleton(left, variables) == _skeleton(right, variables)


def _skeleton(side: str, variables: Collection[str]) -> str:
    words = re.sub(
        r"(?<![\w.'])[^\W\d][\w'₀-₉]*", lambda match: "_" if match.group() in variables else match.group(), side
    )
    return " ".join(words.split())
