"""The words of statements."""

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise
from assistant.premises.words import shared_words, words


def test_operators_are_found_by_their_names_in_lemmas() -> None:
    assert words("n + m ≤ xs ++ ys") == ["add", "le", "xs", "append", "ys"]


def test_what_a_goal_and_a_premise_share_is_told_in_the_goals_order() -> None:
    goals = parse_goals("h : x ∣ y\n⊢ xs.length * y = y")
    premise = Premise("Nat.mul_length", "(n : Nat) : n * List.length xs = 0", "theorem", "M")
    assert shared_words(goals, premise) == ("length", "mul", "eq")
