"""What is tried first, by the shape of the goal."""

import pytest

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.inductive import declared_inductives
from models.portfolio import ANYWHERE, Portfolio
from models.predicates import declared_predicates
from models.protocol import ProofState

MANY = 2000
FILE = """\
def Even (n : Nat) : Prop := ∃ k, n = 2 * k
inductive Ev : Nat → Prop
  | zero : Ev 0
  | step : ∀ n, Ev n → Ev (n + 2)
def twice (n : Nat) : Nat := n + n
def half (n : Nat) : Nat := n / 2
"""
PORTFOLIO = Portfolio(["twice", "half"], declared_inductives(FILE), declared_predicates(FILE))


def proposed(goal: str, *premises: ScoredPremise) -> dict[str, float]:
    """Tactics with their scores, for one goal of the file."""
    found = PORTFOLIO.candidates(ProofState(parse_goals(goal), premises), MANY)
    return {candidate.tactic: candidate.score for candidate in found}


@pytest.mark.parametrize(
    ("goal", "tactics"),
    [
        pytest.param("⊢ a = a", ["rfl", "simp", "simp_all", "exact?", "decide", "grind"], id="anything"),
        pytest.param("⊢ p → q → p", ["intro h h1", "intro h"], id="an implication"),
        pytest.param("⊢ ∀ (x : α), p x", ["intro x"], id="a universal statement"),
        pytest.param("x : α\n⊢ ∀ (x : α), p x", ["intro x1"], id="a universal statement, with a fresh name"),
        pytest.param("⊢ (∃ x, p x) → q", ["rintro ⟨x, hx⟩"], id="an implication from an existence"),
        pytest.param("⊢ p ∨ q → r", ["rintro (h | h)"], id="an implication from a disjunction"),
        pytest.param("⊢ Even n → Even m", ["rintro ⟨k, hk⟩", "rintro ⟨k, rfl⟩"], id="from a predicate of the file"),
        pytest.param("h : p\n⊢ p", ["exact h"], id="what a hypothesis says"),
        pytest.param("⊢ p ∧ q", ["constructor", "constructor <;> simp_all"], id="a conjunction"),
        pytest.param("⊢ p ↔ q", ["constructor", "constructor <;> intro h <;> simp_all"], id="an equivalence"),
        pytest.param("⊢ p ∨ q", ["left", "right"], id="a disjunction"),
        pytest.param("⊢ ¬p", ["intro h"], id="a denial"),
        pytest.param("⊢ a ≠ b", ["intro h; simp_all", "intro h; cases h"], id="an inequality"),
        pytest.param("n : Nat\n⊢ ∃ k, n = k", ["refine ⟨n, ?_⟩", "exact ⟨_, rfl⟩"], id="an existence"),
        pytest.param(
            "m n : Nat\n⊢ ∃ k, 2 * m + 2 * n = 2 * k",
            ["exact ⟨m + n, by omega⟩"],
            id="an existence that an equation determines",
        ),
        pytest.param("h : p a\n⊢ ∃ x, p x", ["exact ⟨_, h⟩"], id="an existence that a hypothesis knows"),
        pytest.param("a : α\n⊢ ∃ x, p x ∧ q x", ["exact ⟨_, ⟨by assumption, by assumption⟩⟩"], id="one with parts"),
        pytest.param("n : Nat\n⊢ Even n", ["unfold Even", "refine ⟨n, ?_⟩"], id="a predicate of the file"),
        pytest.param(
            "n : Nat\n⊢ Ev n",
            ["apply Ev.zero", "apply Ev.step", "constructor", "repeat constructor"],
            id="an inductive predicate of the file",
        ),
        pytest.param(
            "n : Nat\nh : Ev n\n⊢ Ev (n + 1 + 1)",
            ["simpa using Ev.step _ h", "exact cast (congrArg (Ev) (by omega)) (Ev.step _ h)"],
            id="one whose index is the same by arithmetic",
        ),
        pytest.param(
            "n : Nat\n⊢ twice n = n + n",
            ["simp [twice]", "unfold twice", "rw [twice]", "simp [twice]; omega"],
            id="a function of the file",
        ),
        pytest.param(
            "n : Nat\nh : half n = 0\n⊢ n < 2", ["simp [half] at *", "simp_all [half]"], id="one in a hypothesis"
        ),
        pytest.param("n : Nat\n⊢ f n.succ = 0", ["simp only [Nat.succ_eq_add_one] at *"], id="a successor"),
        pytest.param("a b : Nat\n⊢ a + b = b + a", ["omega", "ac_rfl", "rw [Nat.add_comm]"], id="sums"),
        pytest.param("a b c : Nat\n⊢ a * (b + c) = a * b + a * c", ["rw [Nat.mul_add]"], id="products"),
        pytest.param("a n : Nat\n⊢ a ^ (n + 1) = a ^ n * a", ["simp [Nat.pow_succ]"], id="powers"),
        pytest.param("a b : Bool\n⊢ (a && b) = (b && a)", ["simp [Bool.and_comm]"], id="Booleans"),
        pytest.param(
            "f : Bool → Bool\n⊢ f true = f true",
            ["cases hf : f .false <;> cases hf1 : f .true <;> simp_all"],
            id="a function of finite types",
        ),
        pytest.param("⊢ (fun x => f x) = f", ["funext x"], id="functions"),
        pytest.param("⊢ (if c then a else b) = a", ["split", "by_cases hc : c"], id="a choice"),
        pytest.param(
            "n : Nat\n⊢ n % 2 = 0 ∨ n % 2 = 1",
            ["rcases (by omega : n % 2 = 0 ∨ n % 2 = 1) with hn | hn"],
            id="what a number leaves",
        ),
        pytest.param(
            "n : Nat\n⊢ n * n % 3 ≠ 2",
            [
                "rcases (by omega : n % 3 = 0 ∨ n % 3 = 1 ∨ n % 3 = 2) with hn | hn | hn <;> "
                "simp_all [Nat.dvd_iff_mod_eq_zero, Nat.add_mod, Nat.mul_mod, Nat.pow_mod, hn]"
            ],
            id="what a product leaves",
        ),
        pytest.param(
            "p q : Prop\n⊢ q ∨ p",
            ["by_cases hp : p <;> simp_all", "apply Classical.byContradiction; intro h"],
            id="classical logic",
        ),
        pytest.param("h : ¬∀ x, p x\n⊢ q", ["simp at h"], id="a denied universal statement"),
        pytest.param(
            "xs : List α\n⊢ f xs = g xs", ["induction xs with | nil => ?_ | cons x xs1 ih => ?_"], id="induction"
        ),
    ],
)
def test_what_a_goal_invites(goal: str, tactics: list[str]) -> None:
    assert set(tactics) <= set(proposed(goal))


@pytest.mark.parametrize(
    ("goal", "word"),
    [
        pytest.param("⊢ p ∧ q", "left", id="a conjunction has no sides"),
        pytest.param("⊢ p ∨ q", "and_intros", id="a disjunction is not split"),
        pytest.param("⊢ p", "intro ", id="an atom is not introduced"),
        pytest.param("⊢ p", "refine ⟨", id="an atom has no witness"),
        pytest.param("a b : Nat\n⊢ a = b", "twice", id="what is not named is not unfolded"),
        pytest.param("a b : Nat\n⊢ a = b", "mul_comm", id="no product"),
        pytest.param("a b : Nat\n⊢ a = b", "split", id="no choice"),
        pytest.param("a b : Nat\n⊢ a = b", "Ev.", id="another predicate"),
        pytest.param("a b : Nat\n⊢ a = b", "Bool.", id="no Booleans"),
    ],
)
def test_what_it_does_not_invite(goal: str, word: str) -> None:
    found = [tactic for tactic in proposed(goal) if word in tactic and "byContradiction" not in tactic]
    assert not found


@pytest.mark.parametrize(
    ("tactic", "fitting", "other"),
    [
        ("omega", "a b : Nat\n⊢ a < b", "xs : List α\n⊢ f xs = g"),
        ("rfl", "⊢ a = b", "⊢ p ∨ q"),
        ("contradiction", "⊢ False", "⊢ p"),
        ("ac_rfl", "a b : Nat\n⊢ a + b = b + a", "⊢ p"),
        ("funext x", "⊢ (fun y => f y) = g", "⊢ a = b"),
    ],
)
def test_a_tactic_is_worth_more_where_it_fits(tactic: str, fitting: str, other: str) -> None:
    assert proposed(fitting)[tactic] > proposed(other).get(tactic, float("-inf"))


def test_what_costs_lean_long_comes_after_what_is_cheap() -> None:
    scores = proposed("⊢ a = b")
    assert max(scores["exact?"], scores["grind"]) < min(scores[cheap] for cheap in ("rfl", "simp", "simp_all"))


def test_what_the_project_has_proved_about_its_functions_is_used() -> None:
    known = ScoredPremise(
        Premise("twice_add", "(a b : Nat) : twice (a + b) = twice a + twice b", "theorem", "Mine"), 1.0
    )
    goal = "a b : Nat\n⊢ twice (a + b) = twice b + twice a"
    assert {"simp [twice_add]", "simp [twice, twice_add]"} <= set(proposed(goal, known))
    assert not [tactic for tactic in proposed("a : Nat\n⊢ a = a", known) if "twice_add" in tactic]


def test_what_may_close_anything_is_proposed_everywhere() -> None:
    for goal in ("⊢ p", "a b : Nat\n⊢ a < b", "⊢ ∀ (x : α), p x"):
        assert {candidate.tactic for candidate in ANYWHERE} <= set(proposed(goal))


def test_no_more_than_wanted_the_best_first_each_once() -> None:
    state = ProofState(parse_goals("a b : Nat\n⊢ twice (a * b) = twice (b * a)"))
    every = PORTFOLIO.candidates(state, MANY)
    assert PORTFOLIO.candidates(state, 7) == every[:7]
    assert [c.score for c in every] == sorted((c.score for c in every), reverse=True)
    assert len({c.tactic for c in every}) == len(every)
    assert all(c.score <= 0 and c.source == "portfolio" for c in every)


def test_only_the_first_goal_is_worked_on() -> None:
    first, second = parse_goals("⊢ p ∧ q"), parse_goals("⊢ r ∨ s")
    assert PORTFOLIO.candidates(ProofState((*first, *second)), MANY) == PORTFOLIO.candidates(ProofState(first), MANY)


def test_without_goals_there_is_nothing() -> None:
    assert PORTFOLIO.candidates(ProofState(()), MANY) == []


def test_nothing_is_distinguished_where_a_hypothesis_is_the_goal() -> None:
    assert not [tactic for tactic in proposed("p q : Prop\nh : p\n⊢ p") if "by_cases" in tactic]


def test_an_induction_hypothesis_is_rather_used_forwards() -> None:
    scores = proposed("ih : f n = g n\nhn : f m = g m\n⊢ g n = g m")
    assert scores["rw [← ih]"] < scores["rw [← hn]"] - 1.0
