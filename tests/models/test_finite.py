"""Variables and functions that are known by their values."""

import pytest

from assistant.lean.goals import parse_goals
from models.finite import MOST_CASES, applications, by_values, values
from models.inductive import STANDARD, declared_inductives

KNOWN = {
    **STANDARD,
    **declared_inductives(
        "namespace N\ninductive Light where | red | amber | green\nend N\n"
        "inductive Way where | go (l : Nat) | stop\n"
        "inductive Day where | mon | tue | wed | thu | fri | sat | sun\n"
    ),
}


@pytest.mark.parametrize(
    ("kind", "elements"),
    [
        ("Bool", (".false", ".true")),
        ("Light", (".red", ".amber", ".green")),
        ("N.Light", (".red", ".amber", ".green")),
        ("Way", ()),
        ("Nat", ()),
        ("Unknown", ()),
        ("Bool → Bool", ()),
    ],
)
def test_the_elements_of_a_finite_type(kind: str, elements: tuple[str, ...]) -> None:
    assert values(kind, KNOWN) == elements


@pytest.mark.parametrize(
    ("kind", "calls", "results"),
    [
        ("Bool → Light", ["f .false", "f .true"], 3),
        ("Light → Option Nat", ["f .red", "f .amber", "f .green"], 2),
        ("Bool → Bool → Bool", ["f .false .false", "f .false .true", "f .true .false", "f .true .true"], 2),
        ("Light → Nat", [], 0),
        ("Nat → Bool", [], 0),
        ("Bool → Unknown", [], 0),
        ("Bool", [], 0),
        ("Day → Day → Day → Day", [], 0),
    ],
)
def test_the_values_of_a_function_are_its_applications_to_all_elements(
    kind: str, calls: list[str], results: int
) -> None:
    found, made = applications("f", kind, KNOWN)
    assert (list(found), made) == (calls, results)


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        (
            "f : Bool → Bool\nb : Bool\n⊢ f (f (f b)) = f b",
            "cases b <;> cases hf : f .false <;> cases hf1 : f .true <;> simp_all",
        ),
        ("l : Light\n⊢ turn (turn (turn l)) = l", "cases l <;> simp_all"),
        ("a b : Bool\n⊢ (a && b) = (b && a)", "cases a <;> cases b <;> simp_all"),
        ("hf : Nat\nf : Bool → Bool\n⊢ f true = f true", "cases hf1 : f .false <;> cases hf2 : f .true <;> simp_all"),
    ],
)
def test_one_case_distinction_on_all_of_them(goal: str, tactic: str) -> None:
    assert [proposed for proposed, _ in by_values(parse_goals(goal)[0], KNOWN)] == [tactic]


@pytest.mark.parametrize(
    "goal",
    [
        "b : Bool\n⊢ 1 = 1",
        "n : Nat\n⊢ n = n",
        "f : Nat → Bool\n⊢ f 0 = f 0",
        "b✝ : Bool\n⊢ b✝ = b✝",
    ],
)
def test_nothing_where_nothing_finite_is_mentioned(goal: str) -> None:
    assert list(by_values(parse_goals(goal)[0], KNOWN)) == []


def test_there_are_never_more_cases_than_lean_can_be_asked_about() -> None:
    names = [f"b{number}" for number in range(10)]
    [(tactic, _)] = by_values(parse_goals(f"{' '.join(names)} : Bool\n⊢ g {' '.join(names)}")[0], KNOWN)
    assert 2 ** tactic.count("cases ") == MOST_CASES
    [(tactic, _)] = by_values(parse_goals("f : Day → Day\nd : Day\n⊢ f d = d")[0], KNOWN)
    assert tactic == "cases d <;> simp_all", "the function has more values than that"
