"""A prover without a model: the tactics that a person tries first, chosen by the shape of the goal.

Scores are guesses at how often a tactic is the right one there, as natural logarithms; what decides is Lean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.inductive import STANDARD, Inductives, alternatives, type_head
from models.protocol import Candidate, ProofState
from models.shapes import Head, Shape, bound_names, fresh_name, introductions, local_names, proofs, shape, things

Scored = tuple[str, float]
HOLE = "?_"
ARITHMETIC = frozenset("+ - * / % ^ ≤ < ≥ >".split())
SEMIRING = (
    "Nat.mul_add, Nat.add_mul, Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc, "
    "Nat.add_comm, Nat.add_left_comm, Nat.add_assoc"
)


class Portfolio:
    """Implements `Generator`. `functions` are the names that the file defines, `inductives` its types."""

    name = "portfolio"
    stage = 0

    def __init__(self, functions: Sequence[str] = (), inductives: Inductives | None = None) -> None:
        self.functions = tuple(functions)
        self.inductives = {**STANDARD, **(inductives or {})}

    async def propose(self, state: ProofState, limit: int) -> list[Candidate]:
        if not state.goals:
            return []
        goal = state.goals[0]
        best: dict[str, float] = {}
        for tactic, score in self._all(goal, state):
            best[tactic] = max(score, best.get(tactic, -1e9))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return [Candidate(tactic, score, self.name) for tactic, score in ranked[:limit]]

    def _all(self, goal: Goal, state: ProofState) -> Iterator[Scored]:
        target = shape(goal.target)
        used = self._functions_in(goal.target)
        yield from closing(goal, target)
        yield from introducing(goal, target)
        yield from simplifying(used, self._functions_in(" ".join(h.type for h in goal.hypotheses)))
        yield from arithmetic(goal, used)
        yield from by_target(goal, target)
        yield from by_hypotheses(goal, target)
        yield from self._by_cases_and_induction(goal, state, used)
        yield from classical(goal, target)

    def _functions_in(self, text: str) -> list[str]:
        """The file's own functions that occur in a text, as they are written there."""
        words = set(re.findall(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*", text))
        return [
            function
            for function in self.functions
            if function in words
            or any(function.endswith("." + w) or w.endswith("." + function) for w in words)
            or function.rsplit(".", 1)[-1] in words
            or any(w.endswith("." + function.rsplit(".", 1)[-1]) for w in words)
        ]

    def _by_cases_and_induction(self, goal: Goal, state: ProofState, used: Sequence[str]) -> Iterator[Scored]:
        taken = local_names(goal)
        already = sum(1 for tactic in state.steps if tactic.startswith("induction"))
        lemmas = ", ".join(used)
        for rank, (name, type_text) in enumerate(things(goal)):
            constructors = self.inductives.get(type_head(type_text))
            if constructors is None:
                continue
            mentioned = re.search(rf"(?<![\w.]){re.escape(name)}(?![\w'])", goal.target) is not None
            base = -1.6 - 0.25 * rank - 1.0 * already - (0.0 if mentioned else 1.5)
            recursive = any(c.recursive for c in constructors)
            cases = alternatives(constructors, taken, induction=False, hole=HOLE)
            yield f"cases {name} with {cases}", base - (1.2 if recursive else -0.4)
            yield f"cases {name} <;> simp_all" + (f" [{lemmas}]" if lemmas else ""), base - 0.8
            if not recursive:
                yield f"cases {name} <;> rfl", base
                continue
            branches = alternatives(constructors, taken, induction=True, hole=HOLE)
            yield f"induction {name} with {branches}", base
            simp = f"simp_all [{lemmas}]" if lemmas else "simp_all"
            yield f"induction {name} <;> {simp}", base + 0.2
            yield f"induction {name} <;> {simp} <;> omega", base + 0.1
            if lemmas:
                yield f"induction {name} <;> simp [{lemmas}, *]", base
                yield f"induction {name} <;> simp [{lemmas}] <;> omega", base - 0.1
            if not already:
                yield f"induction {name} <;> simp_all [{SEMIRING}]", base - 1.2
            others = [n for n, _ in things(goal) if n != name] + [n for n, p in proofs(goal) if name not in p.split()]
            generalized = [n for n, t in things(goal) if n != name and not t.startswith(("Type", "Prop"))]
            if generalized and others:
                together = " ".join(reversed(generalized[:3]))
                yield f"induction {name} generalizing {together} with {branches}", base - 0.7
                yield f"induction {name} generalizing {together} <;> {simp}", base - 0.6


def closing(goal: Goal, target: Shape) -> Iterator[Scored]:
    """Tactics that finish or fail."""
    yield "rfl", -0.7 if target.head in (Head.EQ, Head.IFF, Head.OTHER) else -3.0
    yield "assumption", -0.8
    yield "trivial", -2.0
    yield "contradiction", -1.2 if target.head is Head.FALSE else -2.2
    yield "decide", -2.0
    yield "omega", -1.0 if arithmetic_text(goal) else -2.5
    yield "simp_all", -1.1
    yield "simp", -0.9
    yield "simp [*]", -1.8
    yield "grind", -1.9
    yield "ac_rfl", -2.4 if target.head is Head.EQ else -5.0
    yield "exact?", -2.7
    yield "exact Iff.rfl", -3.5 if target.head is Head.IFF else -9.0
    yield "simp at *", -3.0
    yield "constructor <;> assumption", -3.4
    yield "constructor <;> simp_all", -3.0 if target.head in (Head.AND, Head.IFF) else -5.0
    yield "apply Or.inl <;> assumption", -4.0 if target.head is Head.OR else -9.0
    yield "apply Or.inr <;> assumption", -4.0 if target.head is Head.OR else -9.0


def introducing(goal: Goal, target: Shape) -> Iterator[Scored]:
    names = introductions(goal)
    if not names:
        return
    yield "intro " + " ".join(names), -0.3 if target.head is not Head.NE else -1.2
    if len(names) > 1:
        yield f"intro {names[0]}", -1.4
    if target.head is Head.IMPLIES:
        taken = local_names(goal)
        premise = shape(target.left)
        h = names[0]
        if premise.head is Head.OR:
            yield f"rintro ({h} | {h})", -1.2
        elif premise.head is Head.AND:
            yield f"rintro ⟨{fresh_name(h + 'l', taken)}, {fresh_name(h + 'r', taken)}⟩", -1.2
        elif premise.head is Head.EXISTS:
            witness = fresh_name((bound_names(premise.left) or ["x"])[0], taken)
            yield f"rintro ⟨{witness}, h{witness}⟩", -1.2


def simplifying(used: Sequence[str], in_hypotheses: Sequence[str]) -> Iterator[Scored]:
    """Unfolding of what the file defines."""
    if used:
        names = ", ".join(used)
        yield f"simp [{names}]", -0.8
        yield f"simp [{names}, *]", -1.3
        yield f"simp_all [{names}]", -1.2
        yield f"simp only [{names}]", -1.8
        yield f"rw [{', '.join(used[:2])}]", -2.0
        yield f"unfold {' '.join(used)}", -2.2
        yield f"simp [{names}]; omega", -1.7
        yield f"simp only [{names}]; omega", -1.9
        yield f"simp_all [{names}]; omega", -2.1
        yield f"simp [{names}, {SEMIRING}]", -3.2
        yield f"grind [{names}]", -2.2
        for function in used:
            yield f"rw [{function}]", -2.4
            yield f"unfold {function}; split <;> simp_all", -3.5
    both = list(dict.fromkeys([*used, *in_hypotheses]))
    if in_hypotheses:
        yield f"simp [{', '.join(both)}] at *", -2.0
        yield f"simp_all [{', '.join(both)}]", -1.4
        yield f"simp [{', '.join(both)}] at * <;> omega", -2.4


def arithmetic_text(goal: Goal) -> bool:
    """Whether numbers are likely to be at stake."""
    text = goal.target + " " + " ".join(h.type for h in goal.hypotheses)
    return bool(ARITHMETIC & set(text.replace("(", " ").replace(")", " ").split())) or "Nat" in text or "Int" in text


def arithmetic(goal: Goal, used: Sequence[str]) -> Iterator[Scored]:
    words = set(goal.target.replace("(", " ").replace(")", " ").split())
    if not words & (ARITHMETIC | {"=", "∣"}):
        return
    yield "simp [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]", -2.6 if "+" in words else -6.0
    yield "simp [Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc]", -2.8 if "*" in words else -6.0
    if "*" in words:
        yield f"simp [{SEMIRING}]", -2.0
        yield f"simp only [{SEMIRING}]", -2.6
        yield f"simp [{SEMIRING}]; omega", -2.6
        yield "simp only [Nat.mul_add, Nat.add_mul, Nat.mul_one, Nat.one_mul]; omega", -2.4
        yield "simp [Nat.mul_add, Nat.add_mul] at *; omega", -2.9
        yield "rw [Nat.mul_comm]", -3.0
        yield "rw [Nat.mul_add]", -3.2
        yield "rw [Nat.add_mul]", -3.2
        yield "rw [Nat.mul_assoc]", -3.4
    if "^" in words:
        yield "simp [Nat.pow_succ]", -2.4
        yield "rw [Nat.pow_succ]", -2.6
        yield "simp [Nat.pow_succ, Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc]", -2.8
    if "+" in words:
        yield "rw [Nat.add_comm]", -3.0
        yield "rw [Nat.add_assoc]", -3.4
    if "∣" in words:
        yield "exact Nat.dvd_refl _", -2.8
        yield "apply Nat.dvd_add <;> assumption", -3.0


def by_target(goal: Goal, target: Shape) -> Iterator[Scored]:
    taken = local_names(goal)
    match target.head:
        case Head.AND:
            yield "constructor", -0.5
            yield "refine ⟨?_, ?_⟩", -1.6
        case Head.IFF:
            yield "constructor", -0.6
            yield "apply propext", -7.0
        case Head.OR:
            yield "left", -1.2
            yield "right", -1.2
        case Head.EXISTS:
            yield from _witnesses(goal, target)
        case Head.EQ:
            yield "congr", -3.0
            if "fun" in target.left or "fun" in target.right or not target.left:
                yield f"funext {fresh_name('x', taken)}", -1.4
            yield f"funext {fresh_name('x', taken)}", -3.2
            yield "symm", -4.5
            yield "apply propext", -4.5
            yield "ext <;> simp", -3.5
            yield "ext", -3.6
        case Head.NE:
            yield f"intro {fresh_name('h', taken)}; simp_all", -2.0
        case Head.FALSE:
            for name, proposition in proofs(goal):
                if shape(proposition).head in (Head.NOT, Head.NE) or proposition.endswith("False"):
                    yield f"apply {name}", -1.0
        case Head.ORDER:
            yield "apply Nat.le_of_lt_succ", -4.0
            yield "apply Nat.le_antisymm", -5.0
        case _:
            pass
    text = f" {goal.target} "
    if re.search(r"\bif\b|\bmatch\b", text):
        yield "split", -0.9
        yield "split <;> simp_all", -1.2
        yield "split <;> simp_all <;> omega", -1.5
        yield "split <;> omega", -1.6
        yield "simp", -0.8
        for condition in re.findall(r"\bif (?:[\w']+ : )?(.*?) then\b", text):
            yield f"by_cases {fresh_name('hc', taken)} : {condition}", -1.8


def _witnesses(goal: Goal, target: Shape) -> Iterator[Scored]:
    terms = [name for name, _ in things(goal)][:6] + ["0", "1"]
    terms += [f"{name} + 1" for name, kind in things(goal) if kind == "Nat"][:2]
    for rank, term in enumerate(terms):
        yield f"refine ⟨{term}, ?_⟩", -1.4 - 0.2 * rank
        yield f"exact ⟨{term}, by simp_all⟩", -2.2 - 0.2 * rank
        yield f"exact ⟨{term}, by omega⟩", -2.6 - 0.2 * rank
    for name, _ in proofs(goal):
        yield f"exact ⟨_, {name}⟩", -1.3
    yield "refine ⟨_, ?_⟩", -3.2
    yield "exact ⟨_, rfl⟩", -1.8
    yield "constructor", -4.0


def by_hypotheses(goal: Goal, target: Shape) -> Iterator[Scored]:
    """What each hypothesis invites by its outermost operator; the newest are the likeliest."""
    taken = local_names(goal)
    known = list(proofs(goal))
    for rank, (name, proposition) in enumerate(known[:14]):
        age = 0.12 * rank
        form = shape(proposition)
        yield f"exact {name}", -1.0 - age
        match form.head:
            case Head.FALSE:
                yield f"exact {name}.elim", -0.2
            case Head.AND:
                yield f"exact {name}.1", -1.4 - age
                yield f"exact {name}.2", -1.4 - age
                left, right = fresh_name(f"{name}l", taken), fresh_name(f"{name}r", taken)
                yield f"obtain ⟨{left}, {right}⟩ := {name}", -0.9 - age
            case Head.OR:
                yield f"cases {name} with | inl {name} => ?_ | inr {name} => ?_", -0.9 - age
                yield f"cases {name} <;> simp_all", -1.8 - age
            case Head.EXISTS:
                witness = fresh_name((bound_names(form.left) or ["x"])[0], taken)
                yield f"obtain ⟨{witness}, {fresh_name('h' + witness, taken)}⟩ := {name}", -0.7 - age
            case Head.IFF:
                for tactic in (
                    f"exact {name}.mp",
                    f"apply {name}.mp",
                    f"apply {name}.mpr",
                    f"rw [{name}]",
                    f"rw [← {name}]",
                ):
                    yield tactic, -2.0 - age
                forward, back = fresh_name(f"{name}1", taken), fresh_name(f"{name}2", taken)
                yield f"obtain ⟨{forward}, {back}⟩ := {name}", -1.9 - age
                yield f"exact {name}.symm", -2.4 - age
            case Head.EQ:
                yield f"rw [{name}]", -1.5 - age
                yield f"rw [← {name}]", -2.2 - age
                yield f"subst {name}", -1.6 - age
                yield f"exact {name}.symm", -2.0 - age
                yield f"injection {name}", -3.5 - age
                yield f"cases {name}", -2.8 - age
                yield f"simp [{name}]", -1.9 - age
            case Head.NOT | Head.NE:
                yield f"exact absurd (by assumption) {name}", -2.6 - age
                yield f"exact ({name} (by assumption)).elim", -2.8 - age
                yield f"apply {name}", -1.6 - age if target.head is Head.FALSE else -4.5 - age
                if target.head is not Head.FALSE:
                    yield f"exact absurd (by simp_all) {name}", -3.8 - age
                    yield f"apply absurd _ {name}", -4.8 - age
            case Head.IMPLIES | Head.FORALL:
                yield f"apply {name}", -1.2 - age
                yield f"exact {name} _ (by assumption)", -2.5 - age
                yield f"exact {name} (by assumption)", -2.4 - age
                yield f"simp [{name}]", -2.6 - age
                if form.head is Head.FORALL:
                    yield f"rw [{name}]", -2.2 - age
                    yield f"exact {name} _", -2.2 - age
                    for variable, _ in list(things(goal))[:4]:
                        fresh = fresh_name(f"{name}{variable}", taken)
                        yield f"have {fresh} := {name} {variable}", -2.2 - age
                        yield f"exact {name} {variable}", -2.4 - age
                for other, _ in known[:8]:
                    if other != name:
                        yield f"exact {name} {other}", -2.3 - age
                        yield f"have {fresh_name('h' + other, taken)} := {name} {other}", -2.2 - age
            case Head.MEMBER:
                yield f"simp at {name}", -1.6 - age
                yield f"cases {name}", -2.6 - age
            case Head.ORDER:
                yield f"exact Nat.le_of_lt {name}", -3.6 - age
                yield f"cases {name}", -3.8 - age
            case _:
                yield f"cases {name}", -2.0 - age
                yield f"induction {name}", -2.8 - age
                yield f"induction {name} <;> simp_all", -3.0 - age
                yield f"apply {name}", -3.2 - age
        yield f"simp at {name}", -2.4 - age
        yield f"simp_all [{name}]", -4.0 - age
        if re.search(r"\bif\b|\bmatch\b", f" {proposition} "):
            yield f"split at {name}", -1.5 - age
    for left, p in known[:6]:
        for right, q in known[:6]:
            if shape(q).head in (Head.NOT, Head.NE, Head.IMPLIES) and left != right:
                yield f"exact absurd {left} {right}", -3.4
            if left != right and target.head is Head.AND and p and q:
                yield f"exact ⟨{left}, {right}⟩", -1.6
    if target.head is Head.AND:
        for name, proposition in known[:6]:
            if shape(proposition).head is Head.AND:
                yield f"exact ⟨{name}.2, {name}.1⟩", -1.7
    if target.head is Head.OR:
        for name, _ in known[:6]:
            yield f"exact Or.inl {name}", -2.0
            yield f"exact Or.inr {name}", -2.0


def classical(goal: Goal, target: Shape) -> Iterator[Scored]:
    taken = local_names(goal)
    h = fresh_name("h", taken)
    if target.head not in (Head.FALSE, Head.NOT):
        yield f"apply Classical.byContradiction; intro {h}", -3.4
        yield "exfalso", -3.2
    atoms = [name for hypothesis in goal.hypotheses if hypothesis.type == "Prop" for name in hypothesis.names]
    text = " ".join([goal.target, *(hypothesis.type for hypothesis in goal.hypotheses)])
    for rank, atom in enumerate(a for a in atoms if "✝" not in a):
        yield f"by_cases {fresh_name('h' + atom, taken)} : {atom}", -2.4 - 0.2 * rank
        yield f"by_cases {fresh_name('h' + atom, taken)} : {atom} <;> simp_all", -2.2 - 0.2 * rank
    if len(atoms) > 1:
        split = " <;> ".join(f"by_cases {fresh_name('h' + a, taken)} : {a}" for a in atoms[:4] if "✝" not in a)
        yield f"{split} <;> simp_all", -2.6
    if target.head is Head.OR:
        yield f"by_cases {h} : {target.left}", -2.2
        yield "exact Classical.em _", -2.4
    if target.head is Head.EXISTS or ("∃" in text and "¬" in text):
        yield f"apply Classical.byContradiction; intro {h}; simp_all", -3.0
        yield f"apply Classical.byContradiction; intro {h}", -2.6
    if target.head is Head.NOT:
        yield f"intro {h}; simp_all", -2.2
