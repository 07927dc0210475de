"""A prover without a model: inductions, as a product of ways to begin, of what is distinguished next, of what closes
the cases, and of the rules that it has.

The order follows the sum of the scores of the parts; the product is cut off where it gets unlikely. Nothing is proposed
where something can be introduced first, since an induction is better on what has a name.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.inductive import STANDARD, Inductives, type_head
from models.protocol import Candidate, ImmediateProver, ProofState
from models.shapes import introductions, proofs
from models.space.closers import Rules, about_numbers, closers
from models.space.functions import Functions, closure, named
from models.space.lemmas import own_lemmas
from models.space.openings import Opening, openings
from models.space.operators import Operator, operators_in

BASE = -1.3
"""Of the likeliest induction, on the scale of the portfolio's scores."""
ONE_BY_ONE = 3
"""Lemmas that are tried without the others."""
AGAIN = -0.9
"""For every induction on the way to a goal."""


class Inductions(ImmediateProver):
    """`functions` and `inductives` are those that the file defines, `propositions` the inductive types that are
    predicates, `operators` those that instances of the file give to its types."""

    name = "inductions"

    def __init__(
        self,
        functions: Functions | None = None,
        inductives: Inductives | None = None,
        propositions: frozenset[str] = frozenset(),
        operators: Sequence[Operator] = (),
    ) -> None:
        self.functions = functions or {}
        self.own = inductives or {}
        self.inductives = {**STANDARD, **self.own}
        self.propositions = propositions
        self.operators = tuple(operators)

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals or introductions(state.goals[0]):
            return []
        best: dict[str, float] = {}
        for tactic, score in self._all(state.goals[0], state):
            best[tactic] = max(score, best.get(tactic, score))
        again = AGAIN * sum("induction " in step for step in state.steps)
        ranked = heapq.nlargest(wanted, best.items(), key=lambda item: item[1])
        return [Candidate(tactic, BASE + again + min(0.0, score), self.name) for tactic, score in ranked]

    def _all(self, goal: Goal, state: ProofState) -> Iterator[tuple[str, float]]:
        ways = openings(goal, self.functions, self.inductives, self.propositions)
        for rules, penalty in self._rules(goal, state):
            unfolded = [self.functions[name] for name in rules.simp if name in self.functions]
            results = {function.result for function in unfolded} - self.own.keys()
            numbers = about_numbers(goal, self.own) or not results.isdisjoint(("Nat", "Int"))
            branches = any(function.branches for function in unfolded)
            closing = list(closers(goal, rules, branches=branches, numbers=numbers))
            for way in ways:
                for beside, unlikely in distinctions(way):
                    for closer, score in closing:
                        yield " <;> ".join([way.tactic, *beside, closer]), way.score + unlikely + score + penalty

    def _rules(self, goal: Goal, state: ProofState) -> Iterator[tuple[Rules, float]]:
        """Sets of rules: definitions, and these with the lemmas about them."""
        text = " ".join([goal.target, *(proposition for _, proposition in proofs(goal))])
        shown = operators_in(goal, self.operators)
        meant = [one.function for one in shown if one.function]
        used = closure([*named(text, self.functions), *meant], self.functions)
        unfolding = tuple(dict.fromkeys(name for one in shown if one.function for name in one.unfolding))
        heads = [type_head(goal.target), *(type_head(hypothesis.type) for hypothesis in goal.hypotheses)]
        predicates = tuple(dict.fromkeys(head for head in heads if head in self.propositions))
        yield Rules((*unfolding, *used), predicates), 0.0
        lemmas = own_lemmas(state, [*used, *(one.symbol for one in shown)])
        if lemmas.equations or lemmas.permutations or lemmas.others:
            rest = (*lemmas.permutations, *lemmas.others)
            yield Rules((*unfolding, *used, *lemmas.equations), predicates, rest), -0.1
        if len(lemmas.equations) > 1:  # one may undo what another one needs
            for rank, lemma in enumerate(lemmas.equations[:ONE_BY_ONE]):
                yield Rules((*unfolding, *used, lemma), predicates), -0.4 - 0.1 * rank
        if lemmas.permutations:
            yield Rules((*unfolding, *used, *lemmas.equations, *lemmas.permutations), predicates, lemmas.others), -0.3


def distinctions(opening: Opening) -> Iterator[tuple[tuple[str, ...], float]]:
    """What is distinguished in every case after an opening: nothing, a variable or a hypothesis, or two."""
    yield (), 0.0
    for rank, name in enumerate(opening.distinguished):
        yield (f"cases {name}",), -0.3 - 0.15 * rank
        if opening.inductive:
            yield (f"induction {name}",), -0.8 - 0.15 * rank
    if len(opening.distinguished) > 1:
        first, second, *_ = opening.distinguished
        yield (f"cases {first}", f"cases {second}"), -0.4
