"""What Lean is asked: tactics that prove a negation by values, for many at once or for one.

The goal is `¬ statement`. `@c v₁ … vₙ` is what a supposed proof `c` of the statement says of given values; absurd it is
where its negation can be proved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.refute.telescope import Binder, Role, Telescope, substituted
from assistant.refute.values import enclosed

BY_KERNEL = "decide +kernel"


def names_of(binders: Sequence[Binder]) -> tuple[str, ...]:
    """A name for each binder that can be written, all different."""
    return tuple(f"v{number}" for number in range(1, len(binders) + 1))


def tried_on_all(telescope: Telescope, fixed: Mapping[int, str], values: Mapping[int, Sequence[str]]) -> str:
    """That one of all combinations of values contradicts the statement, by the kernel's evaluation. `fixed` has the
    terms of arguments by their place, `values` those that are tried."""
    arguments = telescope.arguments
    names = names_of(arguments)
    known = {arguments[place].name: term for place, term in fixed.items()}
    quantified = []
    for place, terms in values.items():
        kind = substituted(arguments[place].type, known)
        quantified.append(f"({names[place]} : {kind}) (_ : {names[place]} ∈ ([{', '.join(terms)}] : List ({kind})))")
    proofs, given = [], []
    for place, binder in enumerate(arguments):
        if place in fixed:
            given.append(enclosed(fixed[place]))
        elif binder.role is Role.HYPOTHESIS:
            proofs.append(f"(k{place} : _)")
            given.append(f"k{place}")
        else:
            given.append(names[place])
    application = f"@c {' '.join(given)}" if given else "c"
    bound = [*quantified, *proofs]
    said = f"fun {' '.join(bound)} => {application}" if bound else application
    return f"exact fun c => absurd ({said}) (by {BY_KERNEL})"


def tried_on_one(telescope: Telescope, terms: Mapping[int, str], closer: str, proof: str = "decide") -> str:
    """That the given values contradict the statement: `closer` proves the negation of what it says of them, `proof`
    what hypotheses among the arguments say."""
    given = [enclosed(terms[place]) if place in terms else f"(by {proof})" for place in range(len(telescope.arguments))]
    application = f"(@c {' '.join(given)})" if given else "c"
    return f"exact fun c => absurd {application} (by {closer})"


def tried_on_proofs(telescope: Telescope, terms: Mapping[int, str], proof: str, closer: str) -> str:
    """As `tried_on_one`, with each hypothesis proved by itself."""
    given = [enclosed(terms[place]) if place in terms else f"(by {proof})" for place in range(len(telescope.arguments))]
    given += [f"(by {proof})"] * telescope.trailing
    return f"exact fun c => absurd (@c {' '.join(given)}) (by {closer})"


def closers(functions: Sequence[str], predicates: Sequence[str], conclusion: str) -> tuple[str, ...]:
    """Tactics that may prove the negation of what a statement says of values, those first that read best."""
    functional = "∘" in conclusion or "fun " in conclusion
    rules = f" [{', '.join(functions)}]" if functions else ""
    cases = ", ".join([*functions, *predicates, *(f"cases {predicate}" for predicate in predicates)])
    return (
        "decide",
        BY_KERNEL,
        "simp",
        *((f"simp{rules}",) if rules else ()),
        "omega",
        "intro k; cases k",
        *(f"intro k; exact absurd (congrFun k {point}) (by decide)" for point in (0, 1) if functional),
        *((f"clear c; simp_all{rules}",) if rules else ()),
        "clear c; grind",
        *((f"clear c; grind [{cases}]",) if cases else ()),
    )


def proofs_of_hypotheses(functions: Sequence[str], predicates: Sequence[str]) -> tuple[str, ...]:
    """Tactics that prove many true statements about values, those first that read best."""
    rules = f" [{', '.join(functions)}]" if functions else ""
    names = f" [{', '.join([*functions, *predicates])}]" if functions or predicates else ""
    return (
        "decide",
        f"simp{rules}",
        "omega",
        "intros; omega",
        *(("repeat constructor",) if predicates else ()),
        f"clear c; grind{names}",
    )


def any_of(tactics: Sequence[str]) -> str:
    """The first of some tactics that proves the goal."""
    return "first | " + " | ".join(f"({tactic}; done)" for tactic in tactics)


_WORDS = re.compile(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")


def words(text: str) -> frozenset[str]:
    """The names in a text, and the last part of each."""
    found = set(_WORDS.findall(text))
    return frozenset(found | {name.rsplit(".", 1)[-1] for name in found})
