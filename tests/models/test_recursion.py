"""Induction and case distinction: on what, in which order, with what for all cases."""

import pytest

from assistant.lean.goals import parse_goals
from models.inductive import STANDARD, declared_inductives
from models.protocol import ProofState
from models.recursion import along_functions, calls, recursion

INDUCTIVES = {
    **STANDARD,
    **declared_inductives("inductive Bush where\n  | tip : Bush\n  | fork (l r : Bush) : Bush\n"),
}


def proposed(text: str, used: tuple[str, ...] = (), steps: tuple[str, ...] = ()) -> dict[str, float]:
    """Tactics with their best score, for one goal."""
    [goal] = parse_goals(text)
    best: dict[str, float] = {}
    for tactic, score in recursion(goal, ProofState((goal,), steps=steps), used, INDUCTIVES):
        best[tactic] = max(score, best.get(tactic, score))
    return best


@pytest.mark.parametrize(
    ("goal", "used", "tactics"),
    [
        pytest.param(
            "n : Nat\n⊢ f n = g n",
            (),
            [
                "induction n with | zero => ?_ | succ n1 ih => ?_",
                "cases n with | zero => ?_ | succ n1 => ?_",
                "induction n using Nat.strongRecOn with | _ n ih => ?_",
            ],
            id="a number",
        ),
        pytest.param(
            "xs : List α\n⊢ f xs = g xs",
            (),
            ["induction xs with | nil => ?_ | cons x xs1 ih => ?_", "cases xs with | nil => ?_ | cons x xs1 => ?_"],
            id="a list",
        ),
        pytest.param(
            "b : Bush\n⊢ f b = g b",
            (),
            ["induction b with | tip => ?_ | fork l r ih_l ih_r => ?_"],
            id="a type of the file, with a hypothesis for each part",
        ),
        pytest.param(
            "o : Option α\n⊢ f o = g o",
            (),
            ["cases o with | none => ?_ | some x => ?_", "cases o <;> rfl", "cases o <;> simp_all"],
            id="a type that is not recursive",
        ),
        pytest.param(
            "xs ys : List α\n⊢ onto xs ys = g ys",
            ("onto",),
            ["induction xs generalizing ys with | nil => ?_ | cons x xs1 ih => ?_"],
            id="with the other variables free",
        ),
        pytest.param(
            "n : Nat\n⊢ fib n = 0",
            ("fib",),
            [
                "suffices hboth : (fib n = 0) ∧ (fib (n + 1) = 0) from hboth.1\ninduction n <;> simp_all [fib]",
            ],
            id="two neighbours at once",
        ),
    ],
)
def test_what_a_variable_invites(goal: str, used: tuple[str, ...], tactics: list[str]) -> None:
    assert set(tactics) <= set(proposed(goal, used))


@pytest.mark.parametrize(
    ("goal", "word"),
    [
        pytest.param("o : Option α\n⊢ f o = g o", "induction", id="no induction without recursion"),
        pytest.param("f : Nat → Nat\n⊢ f = g", "induction f", id="nor on a function"),
        pytest.param("a : α\n⊢ p a", "cases a", id="nor cases of an unknown type"),
        pytest.param("xs : List α\n⊢ p xs", "strongRecOn", id="what is below is for numbers"),
        pytest.param("n✝ : Nat\n⊢ p n✝", "n✝", id="nor on what cannot be named"),
        pytest.param("n : Nat\n⊢ p n", "generalizing", id="nothing else is there to be kept free"),
    ],
)
def test_what_it_does_not_invite(goal: str, word: str) -> None:
    assert not [tactic for tactic in proposed(goal) if word in tactic]


def test_a_variable_of_the_goal_comes_before_one_that_only_a_hypothesis_mentions() -> None:
    scores = proposed("m n : Nat\nh : g n = 0\n⊢ f m = 0")
    assert (
        scores["induction m with | zero => ?_ | succ n1 ih => ?_"] > scores["cases n with | zero => ?_ | succ n1 => ?_"]
    )


def test_nothing_is_done_to_a_variable_that_nothing_mentions() -> None:
    assert not [tactic for tactic in proposed("m n : Nat\n⊢ f m = 0") if tactic.split()[1] == "n"]


def test_a_second_induction_is_worth_less_than_the_first() -> None:
    goal, tactic = "n : Nat\n⊢ f n = 0", "induction n with | zero => ?_ | succ n1 ih => ?_"
    assert proposed(goal, steps=("induction xs <;> simp",))[tactic] < proposed(goal)[tactic]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("len (rev xs) = 0", ["rev xs"]),
        ("rev xs ++ ys = rev ys", ["rev xs", "rev ys"]),
        ("xs.rev = ys", ["rev xs"]),
        ("prev xs = rev' xs", []),
        ("rev (f xs) = []", []),
    ],
)
def test_calls_are_applications_to_variables(text: str, found: list[str]) -> None:
    assert calls(text, "rev") == found


def test_induction_follows_the_recursion_of_a_function() -> None:
    [goal] = parse_goals("xs ys : List α\n⊢ onto xs ys = g xs")
    assert {tactic for tactic, _ in along_functions(goal, ["onto"], 0.0)} == {"fun_induction onto xs ys"}
