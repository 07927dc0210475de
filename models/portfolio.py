"""A prover without a model: the tactics that a person tries first, chosen by the shape of the goal.

Scores are guesses at how often a tactic is the right one there, as natural logarithms; what decides is Lean. What
costs Lean long (`exact?`, `grind`) is scored down, so that it comes once the cheap ones have failed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lean.goals import Goal
from models.finite import by_values
from models.hypotheses import by_hypotheses
from models.imported import by_imported
from models.inductive import STANDARD, Inductives, constructors_of, type_head
from models.patterns import closed_subformulas, filled, pattern, splits
from models.predicates import Predicates, unfolded
from models.protocol import Candidate, ImmediateProver, ProofState, best_candidates
from models.recursion import recursion
from models.shapes import (
    Head,
    Shape,
    bound_names,
    fresh_name,
    introductions,
    local_names,
    mentions,
    proofs,
    shape,
    things,
    top_level_words,
)
from models.space.closers import RING
from models.space.lemmas import own_lemmas
from models.witnesses import solved

Scored = tuple[str, float]
ARITHMETIC = frozenset("+ - * / % ^ ≤ < ≥ > ∣".split())


MOST_LEMMAS = 6
"""Of the file's own that are given to one `simp`."""
ANYWHERE = tuple(
    Candidate(tactic, score, "portfolio")
    for tactic, score in (("rfl", -0.7), ("assumption", -0.8), ("simp", -0.9), ("omega", -0.9), ("simp_all", -1.0))
)
"""What may close any goal and costs little: worth trying before the goal is known."""


class Portfolio(ImmediateProver):
    """`functions` are the names that the file defines, `inductives` its types, `predicates`
    its definitions of propositions."""

    name = "portfolio"

    def __init__(
        self,
        functions: Sequence[str] = (),
        inductives: Inductives | None = None,
        predicates: Predicates | None = None,
    ) -> None:
        self.predicates = predicates or {}
        self.functions = tuple(functions)
        self.own = inductives or {}
        self.inductives = {**STANDARD, **self.own}

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        if not state.goals:
            return []
        return best_candidates(self._all(state.goals[0], state), self.name, wanted)

    def _all(self, goal: Goal, state: ProofState) -> Iterator[Scored]:
        meaning = unfolded(goal.target, self.predicates)
        target = shape(meaning)
        used = self._functions_in(goal.target)
        elsewhere = self._functions_in(" ".join(h.type for h in goal.hypotheses))
        yield from closing(goal, shape(goal.target))
        yield from introducing(goal, meaning, target, self.predicates)
        yield from simplifying(goal, used, elsewhere)
        yield from arithmetic(goal, used, elsewhere)
        yield from residues(goal, meaning, self.predicates)
        yield from by_target(goal, meaning, target, self.predicates)
        yield from by_values(goal, self.inductives)
        yield from by_constructors(goal, self.own)
        yield from by_hypotheses(goal, target, self.predicates, self.inductives)
        yield from by_own_lemmas(used, own_lemmas(state, used).equations[:MOST_LEMMAS])
        recursive = [f for f in used if f not in self.predicates]
        yield from recursion(goal, state, recursive, self.inductives)
        if not any(proposition == goal.target for _, proposition in proofs(goal)):
            yield from classical(goal, target)
        yield from by_imported(goal, target, state.file.tactics)

    def _functions_in(self, text: str) -> list[str]:
        """The file's own functions that occur in a text, as they are written there."""
        words = set(re.findall(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*", text))
        last = {part for word in words for part in word.split(".")}
        return [f for f in self.functions if f in words or f.rsplit(".", 1)[-1] in last]


def closing(goal: Goal, target: Shape) -> Iterator[Scored]:
    """Tactics that finish or fail."""
    arithmetical = arithmetic_text(goal)
    equation = target.head in (Head.EQ, Head.IFF, Head.OTHER)
    yield "rfl", -0.7 if equation else -4.0
    yield "assumption", -0.8
    yield "trivial", -2.2
    yield "contradiction", -1.2 if target.head is Head.FALSE else -2.0
    yield "decide", -2.4
    yield "omega", -0.9 if arithmetical else -4.5
    yield "simp_all", -1.0
    yield "simp", -0.9
    yield "simp [*]", -2.2
    yield "grind", -3.4
    yield "ac_rfl", -2.2 if target.head is Head.EQ and ARITHMETIC & words_of(goal.target) else -6.0
    if "&&" in goal.target or "||" in goal.target:
        yield "simp [Bool.and_comm]", -2.0
        yield "simp [Bool.or_comm]", -2.2
        yield "simp [Bool.and_comm, Bool.and_left_comm, Bool.or_comm, Bool.or_left_comm]", -2.6
    logical = target.head in (Head.FALSE, Head.NOT, Head.EXISTS, Head.OR, Head.FORALL, Head.IMPLIES)
    yield "exact?", -5.5 if logical else -3.4
    yield "simp at *", -3.2
    yield "simp_all; omega", -2.4 if arithmetical else -6.0
    if target.head is Head.AND:
        yield "constructor <;> simp_all", -2.6
        yield "constructor <;> omega", -2.8 if arithmetical else -7.0
    if target.head is Head.IFF:
        yield "exact Iff.rfl", -4.0
        yield "constructor <;> intro h <;> simp_all", -2.0
        yield "constructor <;> intro h <;> simp_all <;> omega", -2.8 if arithmetical else -7.0
    if target.head is Head.OR:
        yield "first | (left; assumption) | (right; assumption)", -3.0


def introducing(goal: Goal, meaning: str, target: Shape, predicates: Predicates) -> Iterator[Scored]:
    names = introductions(Goal(goal.case, goal.hypotheses, meaning))
    if not names:
        return
    yield "intro " + " ".join(names), -0.3 if target.head is not Head.NE else -1.2
    if len(names) > 1:
        yield f"intro {names[0]}", -1.6
    taken = local_names(goal)
    for substitute in (False, True):
        patterns, text, fresh, deep = [], meaning, set(taken), False
        for _ in range(8):
            form = shape(text)
            if form.head is Head.FORALL:
                for name in bound_names(form.left):
                    patterns.append(fresh_name(name, fresh))
                    fresh.add(patterns[-1])
            elif form.head in (Head.IMPLIES, Head.NOT):
                piece = pattern(form.left, "h", fresh, predicates, substitute=substitute)
                deep = deep or splits(form.left, predicates)
                patterns.append(f"({piece})" if " | " in piece and not piece.startswith("(") else piece)
            else:
                break
            text = unfolded(form.right, predicates) if form.head is not Head.NOT else "False"
        if deep:
            yield "rintro " + " ".join(patterns), -0.2 - 0.05 * substitute
    if "∀" not in meaning:
        yield f"intro {' '.join(names)}; simp_all", -1.4


def simplifying(goal: Goal, used: Sequence[str], in_hypotheses: Sequence[str]) -> Iterator[Scored]:
    """Unfolding of what the file defines, and `n.succ` written as `n + 1`."""
    if ".succ" in goal.target or any(".succ" in hypothesis.type for hypothesis in goal.hypotheses):
        yield "simp only [Nat.succ_eq_add_one] at *", -0.8
    if used:
        names = ", ".join(used)
        yield f"simp [{names}]", -0.8
        yield f"simp [{names}, *]", -1.6
        yield f"simp_all [{names}]", -1.2
        yield f"simp only [{names}]", -1.8
        yield f"unfold {' '.join(used)}", -2.2
        yield f"simp [{names}]; omega", -1.8
        yield f"simp_all [{names}]; omega", -2.2
        yield f"grind [{names}]", -3.4
        for function in used:
            yield f"rw [{function}]", -2.4
            yield f"unfold {function}", -2.2
            yield f"unfold {function}; split <;> simp_all", -3.5
    both = list(dict.fromkeys([*used, *in_hypotheses]))
    if in_hypotheses:
        yield f"simp [{', '.join(both)}] at *", -1.8
        yield f"simp only [{', '.join(both)}] at *", -2.0
        yield f"simp_all [{', '.join(both)}]", -1.4
        yield f"simp [{', '.join(both)}] at * <;> omega", -2.4


def by_own_lemmas(used: Sequence[str], lemmas: Sequence[str]) -> Iterator[Scored]:
    """Simplification by what the project has proved about its own functions."""
    if lemmas:
        names = ", ".join(lemmas)
        yield f"simp [{names}]", -1.0
        yield f"simp_all [{names}]", -1.4
        yield f"simp [{', '.join([*used, *lemmas])}]", -1.6
        yield f"simp [{names}]; omega", -2.2


def words_of(text: str) -> set[str]:
    return set(text.replace("(", " ").replace(")", " ").split())


def arithmetic_text(goal: Goal) -> bool:
    """Whether numbers are likely to be at stake."""
    text = goal.target + " " + " ".join(h.type for h in goal.hypotheses)
    return bool(ARITHMETIC & words_of(text)) or "Nat" in text or "Int" in text


def arithmetic(goal: Goal, used: Sequence[str], elsewhere: Sequence[str]) -> Iterator[Scored]:
    words = words_of(goal.target)
    if not words & (ARITHMETIC | {"="}):
        return
    numbers = arithmetic_text(goal)
    everything = list(dict.fromkeys([*used, *elsewhere]))
    if words & {"*", "^"} and numbers:
        lemmas = ", ".join([*everything, RING])
        yield f"simp only [{RING}]; omega", -1.4
        yield f"simp only [{lemmas}] at *; omega", -1.3 if everything else -2.2
        yield f"simp [{lemmas}] at *; omega", -2.4
        yield f"simp [{RING}, Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]", -2.4
        yield f"simp_all [{lemmas}]; omega", -2.9
        yield "simp [Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc]", -2.8
        for lemma in ("mul_comm", "mul_add", "add_mul", "mul_assoc"):
            yield f"rw [Nat.{lemma}]", -3.4
    if "^" in words:
        yield "simp [Nat.pow_succ]", -2.4
        yield "rw [Nat.pow_succ]", -2.6
        yield "simp [Nat.pow_succ]; omega", -2.6
    if "+" in words and numbers:
        yield "simp [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]", -2.8
        yield "rw [Nat.add_comm]", -3.4
        yield "rw [Nat.add_assoc]", -3.6


def residues(goal: Goal, meaning: str, predicates: Predicates) -> Iterator[Scored]:
    """Statements modulo a small number: the variables are distinguished by what they leave."""
    text = " ".join([meaning, *(unfolded(proposition, predicates) for _, proposition in proofs(goal))])
    known = [proposition for _, proposition in proofs(goal)]
    form = shape(meaning)
    sides = [unfolded(side, predicates) for side in (form.left, form.right)] if form.head is Head.OR else [meaning]
    if any(re.search(r"= 2 \* |% 2\b|\b2 ∣", side) for side in sides):
        for name, kind in list(things(goal))[:3]:
            if kind == "Nat" and mentions(goal.target, name) and not any(f"{name} % 2 = " in p for p in known):
                split = f"rcases (by omega : {name} % 2 = 0 ∨ {name} % 2 = 1) with h{name} | h{name}"
                yield split, -2.2
                if form.head is Head.OR:
                    half = f"⟨{name} / 2, by omega⟩"
                    yield f"{split} <;> first | exact Or.inl {half} | exact Or.inr {half}", -2.0
    if not words_of(text) & {"*", "^"}:
        return
    moduli = [int(m) for m in re.findall(r"% (\d+)", text)] + [int(m) for m in re.findall(r"(\d+) ∣", text)]
    moduli = [m for m in dict.fromkeys(moduli) if 2 <= m <= 6]
    numbers = [name for name, kind in things(goal) if kind == "Nat" and mentions(text, name)][:2]
    for modulus in moduli[:2]:
        for count in range(1, len(numbers) + 1):
            cases = []
            for name in numbers[:count]:
                values = " ∨ ".join(f"{name} % {modulus} = {value}" for value in range(modulus))
                pattern_ = " | ".join([f"h{name}"] * modulus)
                cases.append(f"rcases (by omega : {values}) with {pattern_}")
            facts = ", ".join(f"h{name}" for name in numbers[:count])
            lemmas = f"Nat.dvd_iff_mod_eq_zero, Nat.add_mod, Nat.mul_mod, Nat.pow_mod, {facts}"
            yield f"{' <;> '.join(cases)} <;> simp_all [{lemmas}]", -2.4 - 0.3 * count


def by_target(goal: Goal, meaning: str, target: Shape, predicates: Predicates) -> Iterator[Scored]:
    taken = local_names(goal)
    if meaning != goal.target:
        head = meaning_head(goal.target)
        yield f"unfold {head}", -0.9
        yield f"unfold {head} at *", -1.6
    match target.head:
        case Head.AND:
            yield "constructor", -0.5
            yield "and_intros", -2.4
        case Head.IFF:
            yield "constructor", -0.6
            first = pattern(target.left, "h", set(taken), predicates)
            second = pattern(target.right, "h", set(taken), predicates)
            if first.startswith("⟨") or second.startswith("⟨"):
                yield "constructor <;> intro h <;> cases h <;> simp_all", -2.8
        case Head.OR:
            yield "left", -1.2
            yield "right", -1.2
            yield "by_cases h : " + target.left + " <;> simp_all", -2.4
        case Head.EXISTS:
            yield from _witnesses(goal, target)
        case Head.EQ:
            yield "congr", -3.2
            functional = "fun" in target.left or "fun" in target.right or not target.left
            yield f"funext {fresh_name('x', taken)}", -1.4 if functional else -3.4
            yield "symm", -4.5
            yield "apply propext", -4.5
            yield "ext <;> simp", -3.8
        case Head.NE:
            yield f"intro {fresh_name('h', taken)}; simp_all", -2.0
            yield f"intro {fresh_name('h', taken)}; cases {fresh_name('h', taken)}", -2.6
        case Head.ORDER:
            yield "apply Nat.le_of_lt_succ", -4.4
        case _:
            pass
    if target.head in (Head.AND, Head.EXISTS):
        yield f"exact {filled(meaning, 'by assumption', predicates)}", -1.3
        yield f"exact {filled(meaning, 'by simp_all', predicates)}", -2.6
    text = f" {goal.target} "
    if re.search(r"\bif\b|\bmatch\b", text):
        yield "split", -0.9
        yield "split <;> simp_all", -1.2
        yield "split <;> simp_all <;> omega", -1.5
        yield "split <;> omega", -1.6
        for condition in re.findall(r"\bif (?:[\w']+ : )?(.*?) then\b", text)[:2]:
            yield f"by_cases {fresh_name('hc', taken)} : {condition}", -1.8
            yield f"by_cases {fresh_name('hc', taken)} : {condition} <;> simp_all", -1.8


def meaning_head(target: str) -> str:
    """The name at the head of a proposition."""
    return target.strip("() ").split()[0]


def by_constructors(goal: Goal, own: Inductives) -> Iterator[Scored]:
    """The rules of a predicate that the file defines inductively."""
    head = type_head(goal.target)
    constructors = constructors_of(goal.target, own)
    same = [name for name, proposition in proofs(goal) if type_head(proposition) == head][:3]
    for constructor in constructors:
        for name in same:
            given = f"{head}.{constructor.name} {'_ ' * (len(constructor.fields) - 1)}{name}"
            yield f"simpa using {given}", -2.2
            family = " ".join(top_level_words(goal.target)[:-1])
            yield f"exact cast (congrArg ({family}) (by omega)) ({given})", -2.2
            yield f"simpa [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc] using {given}", -2.3
        yield f"apply {head}.{constructor.name}", -0.9
        yield f"apply {head}.{constructor.name} <;> assumption", -1.2
        yield f"exact {head}.{constructor.name} ..", -2.4
    if constructors:
        yield "constructor", -0.9
        yield "repeat constructor", -1.2
        yield "constructor <;> assumption", -1.8
        yield "constructor <;> simp_all", -2.2
        yield f"grind [{head}]", -3.0


def _witnesses(goal: Goal, target: Shape) -> Iterator[Scored]:
    found = solved(target)
    variables = [name for name, kind in things(goal) if "→" not in kind]
    numbers = [name for name, kind in things(goal) if kind == "Nat"][:4]
    wanted = target.left.partition(":")[2].strip()
    numeric = wanted == "Nat" or (not wanted and (bool(numbers) or bool(ARITHMETIC & words_of(target.right))))
    products = re.search(r"[\w)] \* [a-z(]", " ".join([target.right, *(p for _, p in proofs(goal))])) is not None
    terms = [(term, -0.2) for term in found]
    terms += [(name, -1.4 - 0.15 * rank) for rank, name in enumerate(variables[:6])]
    if numeric:
        terms += [("0", -2.0), ("1", -2.3)]
        equations = " ".join(proposition for _, proposition in proofs(goal) if shape(proposition).head is Head.EQ)
        for rank, name in enumerate(numbers):
            near = 0.8 * mentions(equations, name)
            terms += [(f"{name} + 1", -2.0 + near - 0.1 * rank), (f"{name} - 1", -2.5 + near - 0.1 * rank)]
        pairs = [(a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :]]
        for a, b in pairs[:3]:
            terms += [(f"{a} + {b}", -2.4), (f"{a} * {b}", -2.6), (f"{b} - {a}", -2.7), (f"{a} - {b}", -2.8)]
            terms += [(f"{a} + {b} + 1", -2.8)]
        terms += [(f"2 * {name}{more}", -2.5) for name in numbers[:2] for more in ("", " + 1", " + 2")]
        terms += [(f"{name} / 2", -3.0) for name in numbers[:2]]
    for term, score in terms:
        yield f"refine ⟨{term}, ?_⟩", score - 0.3
        if numeric:
            yield f"exact ⟨{term}, by omega⟩", score - 0.8
            if products:
                yield f"exact ⟨{term}, by simp only [{RING}] at *; omega⟩", score - 1.0
        yield f"exact ⟨{term}, by simp_all⟩", score - 1.2
    for name, _ in list(proofs(goal))[:8]:
        yield f"exact ⟨_, {name}⟩", -1.3
        yield f"exact ⟨_, {name} _⟩", -2.6
    for name, kind in things(goal):
        if "→" in kind:
            yield f"exact ⟨{name} _, rfl⟩", -2.4
    yield "exact ⟨_, rfl⟩", -1.6
    yield "apply Exists.intro", -4.2


def classical(goal: Goal, target: Shape) -> Iterator[Scored]:
    taken = local_names(goal)
    h = fresh_name("h", taken)
    if target.head not in (Head.FALSE, Head.NOT):
        yield f"apply Classical.byContradiction; intro {h}", -3.0
        yield "exfalso", -3.2
    if target.head is not Head.FALSE:
        yield f"apply Classical.byContradiction; intro {h}; simp_all", -3.0
    atoms = [n for hypothesis in goal.hypotheses if hypothesis.type == "Prop" for n in hypothesis.accessible_names]
    formulas: list[str] = []
    for text in [goal.target, *(p for _, p in proofs(goal))][:6]:
        formulas += [part for part in closed_subformulas(text) if part not in formulas and part not in atoms]
    present = {proposition for _, proposition in proofs(goal)}
    for rank, formula in enumerate([*atoms, *formulas][:10]):
        if formula in present or f"¬{formula}" in present or not _decidable_question(formula):
            continue
        plain = formula in atoms
        name = fresh_name(f"h{formula}" if plain else "h", taken)
        yield f"by_cases {name} : {formula}", -2.4 - 0.12 * rank
        yield f"by_cases {name} : {formula} <;> simp_all", -2.2 - 0.12 * rank
    if len(atoms) > 1:
        distinctions = " <;> ".join(f"by_cases {fresh_name('h' + a, taken)} : {a}" for a in atoms[:4])
        yield f"{distinctions} <;> simp_all", -2.4
    if target.head is Head.OR:
        yield "exact Classical.em _", -2.4
    if target.head is Head.NOT:
        yield f"intro {h}; simp_all", -2.0
        yield f"intro {h}; cases {h} <;> simp_all", -2.8
    for rank, (name, proposition) in enumerate(list(proofs(goal))[:6]):
        form = shape(proposition)
        if form.head is Head.NOT and shape(form.left).head in (
            Head.FORALL,
            Head.EXISTS,
            Head.AND,
            Head.OR,
            Head.IMPLIES,
        ):
            yield f"simp at {name}", -1.0 - 0.1 * rank


def _decidable_question(formula: str) -> bool:
    """Whether a case distinction on it could help: it is a proposition and not a mere name of something else."""
    form = shape(formula)
    return form.head not in (Head.OTHER,) or " " in formula or formula[:1].isalpha()
