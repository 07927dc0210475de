"""Retrieval by words."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import parse_goals
from assistant.premises.lexical import LexicalIndex, words
from assistant.premises.premise import Premise


def premise(name: str, statement: str) -> Premise:
    return Premise(name, statement, "theorem", "M")


LIBRARY = [
    premise("Nat.add_comm", "(n m : Nat) : n + m = m + n"),
    premise("Nat.mul_comm", "(n m : Nat) : n * m = m * n"),
    premise("List.map_append", "(f : α → β) (l₁ l₂ : List α) : map f (l₁ ++ l₂) = map f l₁ ++ map f l₂"),
    premise("List.length_append", "(as bs : List α) : (as ++ bs).length = as.length + bs.length"),
    premise("and_comm", ": a ∧ b ↔ b ∧ a"),
]


def best(target: str, count: int = 2, hypotheses: str = "") -> list[str]:
    goals = parse_goals(f"{hypotheses}⊢ {target}")
    return [found.premise.name for found in LexicalIndex(LIBRARY).search(goals, count)]


def test_what_speaks_of_the_same_operations_comes_first() -> None:
    assert best("x * y = y * x")[0] == "Nat.mul_comm"
    assert best("List.map f (xs ++ ys) = List.map f xs ++ List.map f ys")[0] == "List.map_append"
    assert best("(xs ++ ys).length = xs.length + ys.length")[0] == "List.length_append"


def test_operators_are_found_by_their_names_in_lemmas() -> None:
    assert words("n + m ≤ xs ++ ys") == ["add", "le", "xs", "append", "ys"]


def test_hypotheses_count_less_than_the_target() -> None:
    assert best("x * y = z", 1, "h : a ∧ b\n") == ["Nat.mul_comm"]
    assert "and_comm" in best("x * y = z", 5, "h : a ∧ b\n")


def test_what_shares_no_word_is_not_found() -> None:
    assert best("foo bar baz", 5) == []


def test_without_premises_or_goals_nothing_is_found() -> None:
    assert LexicalIndex([]).search(parse_goals("⊢ x + y = y"), 5) == []
    assert LexicalIndex(LIBRARY).search((), 5) == []


@given(st.text(max_size=60), st.integers(0, 8))
def test_never_more_than_asked_for_and_best_first(target: str, count: int) -> None:
    found = LexicalIndex(LIBRARY).search(parse_goals(f"⊢ {target}"), count)
    assert len(found) <= count
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
