"""What each shape of a hypothesis invites."""

import pytest

from assistant.lean.goals import parse_goals
from models.hypotheses import by_hypotheses
from models.inductive import STANDARD, declared_inductives
from models.predicates import declared_predicates
from models.shapes import shape

PREDICATES = declared_predicates("def Even (n : Nat) : Prop := ∃ k, n = 2 * k\n")
INDUCTIVES = {**STANDARD, **declared_inductives("inductive Ev : Nat → Prop\n  | zero : Ev 0\n  | two : Ev 2\n")}


def proposed(text: str) -> dict[str, float]:
    """Tactics with their best score, for one goal."""
    [goal] = parse_goals(text)
    best: dict[str, float] = {}
    for tactic, score in by_hypotheses(goal, shape(goal.target), PREDICATES, INDUCTIVES):
        best[tactic] = max(score, best.get(tactic, score))
    return best


@pytest.mark.parametrize(
    ("hypotheses", "target", "tactics"),
    [
        pytest.param("h : False", "p", ["exact h.elim"], id="a falsehood"),
        pytest.param("h : p ∧ q", "p", ["obtain ⟨h1, h2⟩ := h", "exact h.1", "exact h.2"], id="a conjunction"),
        pytest.param("h : p ∧ q", "q ∧ p", ["exact ⟨h.2, h.1⟩"], id="a conjunction, for another one"),
        pytest.param("hp : p\nhq : q", "q ∧ p", ["exact ⟨hq, hp⟩"], id="two, for a conjunction"),
        pytest.param(
            "h : p ∨ q",
            "r",
            ["cases h with | inl h => ?_ | inr h => ?_", "rcases h with h | h"],
            id="a disjunction",
        ),
        pytest.param(
            "h : p ↔ q",
            "q",
            ["apply h.mp", "apply h.mpr", "rw [h]", "rw [← h]", "obtain ⟨h1, h2⟩ := h", "exact h.symm"],
            id="an equivalence",
        ),
        pytest.param("h : ∃ x, p x", "r", ["obtain ⟨x, hx⟩ := h"], id="an existence"),
        pytest.param("x : α\nh : ∃ x, p x", "r", ["obtain ⟨x1, hx1⟩ := h"], id="an existence, with a fresh name"),
        pytest.param(
            "h : ∃ k, n = 2 * k",
            "Even n",
            ["obtain ⟨k, hk⟩ := h", "obtain ⟨k, rfl⟩ := h"],
            id="an existence of what a variable is",
        ),
        pytest.param("h : Even n", "r", ["obtain ⟨k, hk⟩ := h"], id="a predicate that stands for an existence"),
        pytest.param(
            "a b : Nat\nh : a = b",
            "a + 1 = b + 1",
            ["rw [h]", "rw [← h]", "subst h", "simp [h]", "exact h.symm"],
            id="an equation",
        ),
        pytest.param("h : x :: xs = ys", "p", ["injection h", "cases h"], id="an equation of constructors"),
        pytest.param("a : α\nh : f = fun x => g x", "p", ["have ha := congrFun h a"], id="an equation of functions"),
        pytest.param("h : ¬p", "False", ["apply h"], id="a denial, where a contradiction is wanted"),
        pytest.param("h : ¬p", "q", ["exact absurd (by assumption) h", "exfalso; apply h"], id="a denial"),
        pytest.param("h : ¬p\nhp : p", "q", ["exact absurd hp h"], id="a denial of what is known"),
        pytest.param("h : p → q", "q", ["apply h", "apply h <;> assumption"], id="an implication"),
        pytest.param(
            "h : p → q\nhp : p", "r", ["exact h hp", "have hhp := h hp"], id="an implication of something known"
        ),
        pytest.param(
            "a : α\nh : ∀ (x : α), p x", "p a", ["exact h a", "have ha := h a", "apply h"], id="a universal statement"
        ),
        pytest.param(
            "a : α\nh : ∀ (x : α), ∃ y, r x y", "q", ["obtain ⟨y, hy⟩ := h a"], id="one that gives an existence"
        ),
        pytest.param(
            "h : ∀ (x : α), f x = x", "p", ["rw [h]", "rw [← h]", "simp [h]"], id="one that gives an equation"
        ),
        pytest.param(
            "n : Nat\nh : ∀ (x : Nat), f x < f (x + 1)",
            "f n < f (n + 1)",
            ["have := h n; omega"],
            id="one that gives an inequality of numbers",
        ),
        pytest.param(
            "a b c : α\nh : ∀ (x y z : α), r x y → r y z → r x z",
            "r a c",
            ["refine h _ b _ ?_ ?_", "refine h _ a _ ?_ ?_"],
            id="one with a variable that its conclusion does not name: transitivity",
        ),
        pytest.param(
            "f : α → α → Prop\nh : ∀ (p : α → Prop), ∃ a, f a = p",
            "False",
            ["obtain ⟨a, ha⟩ := h (fun y => ¬f y y)", "have hd := h (fun y => ¬f y y)"],
            id="one about all predicates: the diagonal of a relation",
        ),
        pytest.param(
            "h : a < b\nk : ∀ (x : Nat), x < f x",
            "a < f b",
            ["exact Nat.lt_trans h (k _)", "exact Nat.le_trans h (k _)"],
            id="an inequality, and one that goes on from it",
        ),
        pytest.param(
            "h : m ≤ n",
            "p",
            ["obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le h", "induction h with | refl => ?_ | @step k hk ih => ?_"],
            id="an inequality: what is between",
        ),
        pytest.param("h : m < n", "p", ["obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_lt h"], id="a strict inequality"),
        pytest.param("h : a ∈ xs", "p", ["simp at h", "cases h"], id="a membership"),
        pytest.param("h : Ev n", "p", ["cases h with | zero => ?_ | two => ?_"], id="a rule of an inductive predicate"),
        pytest.param("h : (if c then a else b) = d", "p", ["split at h"], id="a choice inside"),
    ],
)
def test_what_a_hypothesis_invites(hypotheses: str, target: str, tactics: list[str]) -> None:
    assert set(tactics) <= set(proposed(f"{hypotheses}\n⊢ {target}"))


@pytest.mark.parametrize(
    ("hypotheses", "target", "word"),
    [
        pytest.param("h : p ∧ q", "r", "cases h with", id="a conjunction has one case"),
        pytest.param("h : p ∧ q", "p ∧ r", "⟨h.", id="a part is missing"),
        pytest.param("h : p → q", "r", "h.1", id="an implication has no parts"),
        pytest.param("hp : p\nhq : q", "r", "absurd", id="nothing is denied"),
        pytest.param("h : a < b\nk : ∀ (x : Nat), x < f x", "p", "Nat.lt_trans", id="no inequality is wanted"),
        pytest.param("r : α → Prop\nh : ∀ (p : α → Prop), p = p", "q", "¬r", id="a predicate has no diagonal"),
        pytest.param(
            "a : α\nh : ∀ (x y : α), r x y → r y x", "r a a", "refine h", id="every variable is concluded about"
        ),
        pytest.param("x : Nat\ny : Nat", "p", "x", id="things are no proofs"),
    ],
)
def test_what_it_does_not_invite(hypotheses: str, target: str, word: str) -> None:
    assert not [tactic for tactic in proposed(f"{hypotheses}\n⊢ {target}") if word in tactic]


def test_the_newest_hypothesis_comes_first() -> None:
    scores = proposed("h : p ∨ q\nk : r ∨ s\n⊢ t")
    assert scores["rcases k with k | k"] > scores["rcases h with h | h"]


def test_what_is_rewritten_with_comes_first_where_it_occurs() -> None:
    there, elsewhere = proposed("h : f a = b\n⊢ g (f a) = c"), proposed("h : f a = b\n⊢ g d = c")
    assert there["rw [h]"] > elsewhere["rw [h]"]


def test_an_inductive_predicate_that_is_known_is_better_than_one_that_is_not() -> None:
    scores = proposed("h : Ev n\n⊢ p")["cases h"], proposed("h : Foreign n\n⊢ p")["cases h"]
    assert scores[0] > scores[1]
