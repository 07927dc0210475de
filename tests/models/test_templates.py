"""What each shape of a premise is good for at which goal."""

import pytest

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.protocol import ProofState
from models.templates import OPEN_PENALTY, TOGETHER, PremiseTemplates

MANY = 1000


def lemma(statement: str, name: str = "thm", kind: str = "theorem", **details: object) -> ScoredPremise:
    """A premise that was retrieved."""
    return ScoredPremise(Premise(name, statement, kind, "Mine", **details), 1.0)  # type: ignore[arg-type]


def proposed(goal: str, *premises: ScoredPremise) -> dict[str, float]:
    """Tactics with their scores, for one goal."""
    found = PremiseTemplates().candidates(ProofState(parse_goals(goal), premises), MANY)
    return {candidate.tactic: candidate.score for candidate in found}


@pytest.mark.parametrize(
    ("goal", "statement", "tactics"),
    [
        pytest.param(
            "xs ys : List α\n⊢ (xs ++ ys).length = n",
            "(as bs : List α) : (as ++ bs).length = as.length + bs.length",
            ["rw [thm]", "simp [thm]"],
            id="an equation whose left side occurs",
        ),
        pytest.param(
            "xs ys : List α\n⊢ xs.length + ys.length = n",
            "(as bs : List α) : (as ++ bs).length = as.length + bs.length",
            ["rw [← thm]"],
            id="an equation whose right side occurs",
        ),
        pytest.param(
            "xs : List α\nh : xs.reverse.length = 0\n⊢ p",
            "(as : List α) : as.reverse.length = as.length",
            ["rw [thm] at h", "simp [thm] at h"],
            id="an equation whose left side occurs in a hypothesis",
        ),
        pytest.param(
            "a b : Nat\n⊢ f (a + b) = f a",
            "(x y : Nat) : x + y = y + x",
            ["rw [thm]"],
            id="an equation that only reorders",
        ),
        pytest.param(
            "a b : Nat\n⊢ a + b ∣ b",
            "{x y : Nat} (h : x ∣ y) : x ∣ x + y",
            ["apply thm", "apply thm <;> assumption", "apply thm <;> simp_all", "apply thm <;> omega"],
            id="a conclusion that is the goal's, with a hypothesis",
        ),
        pytest.param(
            "a b c : Nat\nh : a ∣ b\nk : b ∣ c\n⊢ a ∣ c",
            "{x y z : Nat} (h : x ∣ y) (k : y ∣ z) : x ∣ z",
            ["apply thm <;> assumption", "have := thm h"],
            id="transitivity",
        ),
        pytest.param(
            "xs : List α\n⊢ xs.isEmpty = true",
            "{as : List α} : as.isEmpty = true ↔ as = []",
            ["apply thm.mpr", "rw [thm]"],
            id="an equivalence, from right to left",
        ),
        pytest.param(
            "xs ys : List α\n⊢ xs = []",
            "{as : List α} : as.isEmpty = true ↔ as = []",
            ["apply thm.mp"],
            id="an equivalence, from left to right",
        ),
        pytest.param(
            "a : Nat\nh : a < 0\n⊢ False", "{n : Nat} (h : n < 0) : False", ["exact thm h"], id="a contradiction"
        ),
    ],
)
def test_what_a_premise_is_good_for(goal: str, statement: str, tactics: list[str]) -> None:
    assert set(tactics) <= set(proposed(goal, lemma(statement)))


@pytest.mark.parametrize(
    ("goal", "premise", "tactic"),
    [
        pytest.param(
            "xs : List α\n⊢ xs.length = 0",
            lemma("(as : List α) : as.reverse = as"),
            "rw [thm]",
            id="no left side there",
        ),
        pytest.param("a : Nat\n⊢ a ∣ a + 0", lemma("(n : Nat) : n ≤ n"), "apply thm", id="another relation"),
        pytest.param(
            "a : Nat\n⊢ a ≤ 1", lemma("(n : Nat) : n ≤ n ^ 2"), "apply thm", id="it names what the goal has not"
        ),
        pytest.param(
            "a b : Nat\n⊢ a + b = 0",
            lemma("(x y : Nat) : x + y = y + x"),
            "simp [thm]",
            id="simp would reorder for ever",
        ),
        pytest.param(
            "a b : Nat\n⊢ a + b = 0",
            lemma("(x y : Nat) : x + y = y", attributes=("simp",)),
            "simp [thm]",
            id="simp knows it already",
        ),
        pytest.param(
            "a : Nat\n⊢ a + 0 = b", lemma("(n : Nat) : n + 0 = n"), "rw [← thm]", id="a variable is everywhere"
        ),
        pytest.param(
            "a : Nat\nh : 0 < a\n⊢ False",
            lemma("{n : Nat} (h : n ∣ 0) : False"),
            "exact thm h",
            id="another hypothesis",
        ),
        pytest.param(
            "a : Nat\n⊢ f a = 0", lemma(": Nat", kind="def"), "rw [thm]", id="a definition is the portfolio's"
        ),
    ],
)
def test_what_it_is_not_tried_for(goal: str, premise: ScoredPremise, tactic: str) -> None:
    assert tactic not in proposed(goal, premise)


def test_the_better_retrieved_comes_first() -> None:
    goal = "a b : Nat\n⊢ a + b = 0"
    scores = proposed(
        goal, lemma("(x y : Nat) : x + y = y + x", "first"), lemma("(x y : Nat) : x + y = y + x", "second")
    )
    assert scores["rw [first]"] > scores["rw [second]"]


def test_the_more_of_the_goal_a_conclusion_names_the_better() -> None:
    goal = "a b : Nat\n⊢ a ∣ b * a + b"
    whole, part = lemma("(x y : Nat) : x ∣ y * x + y", "whole"), lemma("(x y : Nat) : x ∣ y * x", "part")
    scores = proposed(goal, part, whole)
    assert scores["apply whole"] > scores["apply part"]


def test_an_open_premise_is_tried_after_a_proved_one_and_not_by_simp_with_others() -> None:
    goal = "xs : List α\n⊢ xs.reverse.length = n"
    statement = "(as : List α) : as.reverse.length = as.length"
    proved, still_open = proposed(goal, lemma(statement)), proposed(goal, lemma(statement, open=True))
    assert proved["rw [thm]"] - still_open["rw [thm]"] == pytest.approx(OPEN_PENALTY)
    both = proposed(goal, lemma(statement, "one"), lemma(statement, "two"), lemma(statement, "three", open=True))
    assert "simp [one, two]" in both
    assert not [tactic for tactic in both if "one" in tactic and "three" in tactic]


def test_simp_takes_a_few_premises_together() -> None:
    premises = [lemma("(as : List α) : as.reverse.length = as.length", f"l{n}") for n in range(TOGETHER + 2)]
    found = proposed("xs : List α\n⊢ xs.reverse.length = n", *premises)
    some = ", ".join(f"l{n}" for n in range(TOGETHER))
    assert {f"simp [{some}]", f"simp_all [{some}]", f"simp [{some}]; omega", f"grind [{some}]"} <= set(found)


def test_no_more_than_wanted_the_best_first_each_once() -> None:
    premises = [lemma("(x y : Nat) : x + y = y + x", f"l{n}") for n in range(20)]
    state = ProofState(parse_goals("a b : Nat\n⊢ a + b = 0"), tuple(premises))
    every = PremiseTemplates().candidates(state, MANY)
    assert PremiseTemplates().candidates(state, 5) == every[:5]
    assert [c.score for c in every] == sorted((c.score for c in every), reverse=True)
    assert len({c.tactic for c in every}) == len(every)
    assert {c.source for c in every} == {"premises"}


def test_without_goals_there_is_nothing() -> None:
    assert PremiseTemplates().candidates(ProofState((), (lemma(": p"),)), MANY) == []
