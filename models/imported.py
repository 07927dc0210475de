"""Tactics that imports bring: which there may be, and for goals of which shape they are the right ones.

Which of them are there is found out (`ImportedTactic.probe`); a goal is never offered what its file cannot parse. What
asks a network is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.lean.goals import Goal
from models.shapes import Head, Shape, fresh_name, local_names, mentions, proofs, things

Scored = tuple[str, float]
UNKNOWN_TACTIC = "unknown tactic"
"""What Lean says of a word that is no tactic where one should stand."""


@dataclass(frozen=True, slots=True)
class ImportedTactic:
    """A tactic by its first word, with a use of it that parses wherever it is there."""

    name: str
    use: str = ""

    @property
    def probe(self) -> str:
        """A tactic that fails either way, as `UNKNOWN_TACTIC` where there is no such tactic, and runs nothing."""
        return f"(fail; {self.use or self.name})"


TACTICS = (
    *(ImportedTactic(name) for name in (
        "linarith", "nlinarith", "positivity", "norm_num", "ring", "ring_nf", "field_simp", "push_neg", "gcongr",
        "aesop", "tauto", "bound", "fun_prop", "measurability", "continuity", "abel", "group", "order", "module",
    )),
    ImportedTactic("by_contra!", "by_contra! h"),
    ImportedTactic("contrapose!"),
    ImportedTactic("linear_combination", "linear_combination 0"),
    ImportedTactic("fin_cases", "fin_cases x"),
)  # fmt: skip
"""Those that imports may bring."""

_NAMES = frozenset(tactic.name for tactic in TACTICS)
_FIRST_WORD = re.compile(r"(?:^|;|<;>)\s*([^\s;]+)")
_RELATIONS = frozenset("= ≠ ≤ < ≥ >".split())
_RING = frozenset("+ - * ^ •".split())
_SETS = frozenset("∩ ∪ ⊆ ⊂ \\ ᶜ ∅".split())
_WORD = re.compile(r"[^\s()\[\]{},]+")
MOST_SQUARES = 4
MOST_EQUATIONS = 4


def by_imported(goal: Goal, target: Shape, there: Collection[str]) -> Iterator[Scored]:
    """What fits a goal, of core's tactics and of those that are `there`."""
    missing = _NAMES.difference(there)
    for tactic, score in _fitting(goal, target):
        if missing.isdisjoint(_FIRST_WORD.findall(tactic)):
            yield tactic, score


def _fitting(goal: Goal, target: Shape) -> Iterator[Scored]:
    words = frozenset(_WORD.findall(goal.target))
    facts = list(proofs(goal))
    about_numbers = bool(words & (_RING | {"/", "≤", "<", "≥", ">"})) or any(c.isdigit() for c in goal.target)
    ordered = bool(words & {"≤", "<", "≥", ">"})
    yield from _anywhere(goal, target)
    if words & _RELATIONS:
        yield "norm_num", -1.5 if about_numbers else -3.0
        if facts:
            yield "norm_num at *", -2.8
            yield f"norm_num [{', '.join(name for name, _ in facts[:4])}]", -3.2
    if "=" in words and about_numbers:
        yield from _equations(goal, facts, fractions="/" in words)
    if ordered or target.head is Head.FALSE or any(frozenset(_WORD.findall(p)) & {"≤", "<"} for _, p in facts):
        yield from _orders(goal, facts, words)
    if words & _SETS or re.search(r"\bSet\b", " ".join(h.type for h in goal.hypotheses)):
        yield from _sets(goal, target)
    if "↑" in goal.target or any("↑" in proposition for _, proposition in facts):
        yield "push_cast", -2.0
        yield "norm_cast", -1.8
        yield "push_cast; ring", -2.4
        yield "push_cast at *; linarith", -2.8
    head = goal.target.split(" ", 1)[0].rpartition(".")[2]
    if head in ("Continuous", "ContinuousOn", "ContinuousAt", "Differentiable", "DifferentiableAt", "Measurable"):
        yield "fun_prop", -0.8
        yield "continuity", -1.6
        yield "measurability", -1.6
        yield "fun_prop (disch := positivity)", -2.2
    for name, kind in things(goal):
        if kind.startswith("Fin ") and mentions(goal.target, name):
            yield f"fin_cases {name} <;> simp", -2.2
            yield f"fin_cases {name} <;> rfl", -2.4


def _anywhere(goal: Goal, target: Shape) -> Iterator[Scored]:
    yield "aesop", -2.4
    logical = target.head in (Head.AND, Head.OR, Head.IFF, Head.NOT, Head.IMPLIES, Head.FALSE)
    yield "tauto", -1.2 if logical else -4.0
    name = fresh_name("h", local_names(goal))
    negated = re.search(r"¬ ?\(?[∀∃]", goal.target) is not None
    yield "push_neg", -0.9 if negated else -6.0
    if any(re.search(r"¬ ?\(?[∀∃]", proposition) for _, proposition in proofs(goal)):
        yield "push_neg at *", -1.4
    yield f"by_contra! {name}", -2.6 if target.head in (Head.EXISTS, Head.OR, Head.ORDER, Head.NE) else -4.5
    if target.head is Head.IMPLIES:
        yield "contrapose!", -3.0


def _equations(goal: Goal, facts: list[tuple[str, str]], *, fractions: bool) -> Iterator[Scored]:
    yield "ring", -0.6
    yield "abel", -3.0
    yield "group", -3.6
    yield "module", -4.0
    yield "ring_nf", -2.2
    yield "simp; ring", -2.4
    if fractions:
        yield "field_simp", -1.6
        yield "field_simp; ring", -1.0
    equations = [name for name, proposition in facts if "=" in _WORD.findall(proposition)][:MOST_EQUATIONS]
    for name in equations:
        yield f"linear_combination {name}", -1.4
        yield f"linear_combination -{name}", -2.6
        yield f"rw [{name}]; ring", -2.4
    for one, other in combinations(equations, 2):
        yield f"linear_combination {one} + {other}", -2.4
        yield f"linear_combination {one} - {other}", -2.6
    yield "linarith", -2.0
    if equations:
        yield f"nlinarith [{', '.join(equations)}]", -3.4


def _orders(goal: Goal, facts: list[tuple[str, str]], words: frozenset[str]) -> Iterator[Scored]:
    yield "linarith", -0.8
    yield "order", -2.6
    zero = re.search(r"(^|\s)0 [≤<] |[≥>] 0$| ≠ 0$", goal.target) is not None
    yield "positivity", -0.7 if zero else -6.0
    yield "gcongr", -1.8
    yield "bound", -2.4
    given = ", ".join(name for name, _ in facts[:4])
    products = bool(words & {"*", "^", "/"}) or any(frozenset(_WORD.findall(p)) & {"*", "^"} for _, p in facts)
    yield "nlinarith", -1.8 if products else -4.0
    squares = _squares(goal)
    if products and squares:
        yield f"nlinarith [{', '.join(squares)}]", -1.9
        if given:
            yield f"nlinarith [{', '.join(squares)}, {given}]", -2.8
    if products and len(facts) > 1:
        both = [
            f"mul_pos {one} {other}" for (one, p), (other, q) in combinations(facts[:3], 2) if "<" in p and "<" in q
        ]
        if both:
            yield f"nlinarith [{', '.join(both)}]", -2.6


def _squares(goal: Goal) -> list[str]:
    """That squares of differences and sums of the variables are not negative."""
    names = [name for name, kind in things(goal) if "→" not in kind and mentions(goal.target, name)][:3]
    found = [f"sq_nonneg ({one} - {other})" for one, other in combinations(names, 2)]
    found += [f"sq_nonneg {name}" for name in names]
    found += [f"sq_nonneg ({one} + {other})" for one, other in combinations(names, 2)]
    return found[:MOST_SQUARES]


def _sets(goal: Goal, target: Shape) -> Iterator[Scored]:
    name = fresh_name("x", local_names(goal))
    if target.head is Head.EQ:
        yield f"ext {name}; simp", -1.4
        yield f"ext {name}; simp; tauto", -1.6
        yield f"ext {name}; constructor <;> simp_all", -2.2
        yield f"ext {name}; aesop", -2.4
    if "⊆" in goal.target:
        yield f"intro {name} h{name}; simp_all", -1.8
        yield f"intro {name} h{name}; aesop", -2.4
