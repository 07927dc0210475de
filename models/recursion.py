"""Induction and case distinction one step at a time: on what, and in which order. What closes all cases of an induction
at once is a prover of its own (`space/inductions.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.inductive import Inductives, alternatives, constructors_of, type_head
from models.protocol import ProofState
from models.shapes import fresh_name, local_names, mentions, proofs, things
from models.space.closers import RING

Scored = tuple[str, float]
HOLE = "?_"


def recursion(goal: Goal, state: ProofState, used: Sequence[str], inductives: Inductives) -> Iterator[Scored]:
    """`used` are the file's own functions that the goal names."""
    taken = local_names(goal)
    already = sum(1 for tactic in state.steps if tactic.startswith(("induction", "fun_induction")))
    again = -0.9 * already
    for rank, (name, type_text) in enumerate(list(things(goal))[:8]):
        constructors = constructors_of(type_text, inductives)
        if not constructors:
            continue
        if not mentions(goal.target, name) and not mentions_any(goal, name):
            continue
        base = -1.5 - 0.2 * rank + again - (0.0 if mentions(goal.target, name) else 1.5)
        recursive = any(constructor.recursive for constructor in constructors)
        cases = alternatives(constructors, taken, induction=False, hole=HOLE)
        yield f"cases {name} with {cases}", base - (1.2 if recursive else -0.4)
        for tactic, score in on_all_cases(f"cases {name}", used, goal):
            yield tactic, base + score - (0.8 if recursive else -0.2)
        if not recursive:
            yield f"cases {name} <;> rfl", base + 0.2
            continue
        branches = alternatives(constructors, taken, induction=True, hole=HOLE)
        yield f"induction {name} with {branches}", base
        if type_head(type_text) == "Nat":
            yield from _two_steps(goal, name, used, base, taken)
        others = [n for n, t in things(goal) if n != name and not t.startswith(("Type", "Prop")) and "→" not in t]
        others += [n for n, p in proofs(goal) if not mentions(p, name)][:2]
        others = [other for other in others if mentions(goal.target, other) or mentions_any(goal, other)]
        if others:
            together = " ".join(reversed(others[:3]))
            yield f"induction {name} generalizing {together} with {branches}", base - 0.7
    yield from along_functions(goal, used, again)


def _two_steps(goal: Goal, name: str, used: Sequence[str], base: float, taken: set[str]) -> Iterator[Scored]:
    """Inductions that assume more than the predecessor: everything below, or two neighbours at once."""
    if not mentions(goal.target, name):
        return
    smaller = fresh_name("ih", taken)
    yield f"induction {name} using Nat.strongRecOn with | _ {name} {smaller} => ?_", base - 0.9
    following = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w'])", f"({name} + 1)", goal.target)
    lemmas = ", ".join(used)
    simp = f"simp_all [{lemmas}]" if lemmas else "simp_all"
    both = f"suffices hboth : ({goal.target}) ∧ ({following}) from hboth.1"
    if "\n" not in goal.target and "✝" not in goal.target:
        for closing, score in ((simp, -0.9), (f"{simp} <;> omega", -1.0), (f"({simp}; try omega)", -1.4)):
            yield f"{both}\ninduction {name} <;> {closing}", base + score
        for closing in ("grind", f"grind [{lemmas}]") if lemmas else ("grind",):
            yield f"{both}\ninduction {name} <;> {closing}", base - 2.4


def on_all_cases(opening: str, used: Sequence[str], goal: Goal) -> Iterator[Scored]:
    """An induction or case distinction with the same tactic for every case."""
    lemmas = ", ".join(used)
    simp = f"simp_all [{lemmas}]" if lemmas else "simp_all"
    yield f"{opening} <;> {simp}", 0.2
    yield f"{opening} <;> {simp} <;> omega", 0.1
    if lemmas:
        yield f"{opening} <;> simp [{lemmas}, *]", -0.5
        yield f"{opening} <;> simp [{lemmas}] <;> omega", -0.5
        yield f"{opening} <;> simp_all [{lemmas}] <;> split <;> simp_all [{lemmas}]", -0.8
    if lemmas or re.search(r"\bif\b|\bmatch\b", goal.target):
        yield f"{opening} <;> {simp} <;> split <;> {simp} <;> omega", -1.0
    if {"*", "^"} & set(goal.target.split()) or lemmas:
        products = f"{lemmas}, {RING}" if lemmas else RING
        yield f"{opening} <;> simp_all [{products}] <;> omega", -0.6
        yield f"{opening} <;> simp_all [{products}]", -0.9
    if {"∨", "∧"} & set(goal.target.split()):
        logic = f"{lemmas}, or_assoc, and_assoc" if lemmas else "or_assoc, and_assoc"
        yield f"{opening} <;> simp_all [{logic}]", -0.4
        yield f"{opening} <;> simp_all [{logic}, or_left_comm, or_comm, and_left_comm, and_comm]", -1.2
    yield f"{opening} <;> grind [{lemmas}]" if lemmas else f"{opening} <;> grind", -1.6


def along_functions(goal: Goal, used: Sequence[str], again: float) -> Iterator[Scored]:
    """Induction along the recursion of a function that the goal names."""
    for function in used[:4]:
        for call in calls(goal.target, function)[:2]:
            yield f"fun_induction {call}", -2.4 + again


def calls(text: str, function: str) -> list[str]:
    """Applications of a function to variables only."""
    short = function.rsplit(".", 1)[-1]
    plain = rf"(?<![\w.])(?:[\w']+\.)*{re.escape(short)}((?:\s+[^\W\d][\w'₀-₉]*)+)"
    found = [f"{function}{match[1]}".strip() for match in re.finditer(plain, text)]
    dotted = rf"(?<![\w.])([^\W\d][\w'₀-₉]*)\.{re.escape(short)}(?![\w'])"
    found += [f"{function} {match[1]}" for match in re.finditer(dotted, text)]
    return list(dict.fromkeys(found))


def mentions_any(goal: Goal, name: str) -> bool:
    return any(mentions(hypothesis.type, name) for hypothesis in goal.hypotheses)
