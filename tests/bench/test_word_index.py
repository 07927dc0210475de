"""Retrieval by words."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.bench.word_index import LexicalIndex
from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise


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


@given(st.permutations(LIBRARY))
def test_the_order_of_the_library_does_not_change_what_fits_best(library: list[Premise]) -> None:
    goals = parse_goals("⊢ (xs ++ ys).length = xs.length + ys.length")
    assert LexicalIndex(library).search(goals, 1)[0].premise.name == "List.length_append"


def test_a_rare_word_says_more_than_a_common_one() -> None:
    common = [premise(f"Nat.common_{number}", ": succ n = m") for number in range(20)]
    found = LexicalIndex([*common, premise("Nat.rare", ": gcd n = m")]).search(parse_goals("⊢ succ x = gcd x"), 1)
    assert [f.premise.name for f in found] == ["Nat.rare"]


def test_more_is_never_worse() -> None:
    goals = parse_goals("⊢ x * y + y = y * x + y")
    index = LexicalIndex(LIBRARY)
    everything = index.search(goals, len(LIBRARY))
    for count in range(len(LIBRARY) + 3):
        assert index.search(goals, count) == everything[:count]


def test_only_the_first_goal_is_asked_about() -> None:
    index = LexicalIndex(LIBRARY)
    both = parse_goals("⊢ x * y = y * x\n\n⊢ xs ++ ys = zs")
    assert index.search(both, 5) == index.search(both[:1], 5)


def test_a_found_premise_is_plain_data() -> None:
    [found] = LexicalIndex(LIBRARY[:1]).search(parse_goals("⊢ x + y = y + x"), 1)
    assert found == ScoredPremise(LIBRARY[0], found.score)
    assert found.score > 0
