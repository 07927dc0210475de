"""Induction and case distinction: on what, in which order, with what for all cases."""

import pytest

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.inductive import STANDARD, declared_inductives
from models.protocol import ProofState
from models.recursion import along_functions, calls, mentions, own_lemmas, recursion

INDUCTIVES = {
    **STANDARD,
    **declared_inductives("inductive Bush where\n  | tip : Bush\n  | fork (l r : Bush) : Bush\n"),
}


def proposed(
    text: str, used: tuple[str, ...] = (), lemmas: tuple[str, ...] = (), steps: tuple[str, ...] = ()
) -> dict[str, float]:
    """Tactics with their best score, for one goal."""
    [goal] = parse_goals(text)
    best: dict[str, float] = {}
    for tactic, score in recursion(goal, ProofState((goal,), steps=steps), used, lemmas, INDUCTIVES):
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
                "induction n <;> simp_all",
                "induction n <;> simp_all <;> omega",
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
            "xs : List α\n⊢ len (rev xs) = len xs",
            ("len", "rev"),
            ["induction xs <;> simp_all [len, rev]", "induction xs <;> simp [len, rev, *]"],
            id="the functions that the goal names are unfolded",
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
        pytest.param(
            "n : Nat\n⊢ n * f n = 0",
            ("f",),
            [
                "induction n <;> simp_all [f, Nat.mul_add, Nat.add_mul, Nat.mul_one, Nat.one_mul, Nat.mul_comm, "
                "Nat.mul_left_comm, Nat.mul_assoc, Nat.pow_succ, Nat.pow_zero] <;> omega"
            ],
            id="products are multiplied out",
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


def test_a_variable_of_the_goal_comes_before_one_that_it_does_not_mention() -> None:
    scores = proposed("m n : Nat\n⊢ f m = 0")
    assert scores["induction m <;> simp_all"] > scores["induction n <;> simp_all"]


def test_a_second_induction_is_worth_less_than_the_first() -> None:
    goal = "n : Nat\n⊢ f n = 0"
    first, second = proposed(goal), proposed(goal, steps=("induction xs <;> simp",))
    assert second["induction n <;> simp_all"] < first["induction n <;> simp_all"]


def test_what_was_proved_about_the_functions_is_used_together_and_one_by_one() -> None:
    found = proposed("xs : List α\n⊢ rev (rev xs) = xs", ("rev",), ("rev_app", "app_nil"))
    assert {
        "induction xs <;> simp_all [rev, rev_app, app_nil]",
        "induction xs <;> simp_all [rev, rev_app]",
        "induction xs <;> simp_all [rev, app_nil]",
    } <= set(found)


def premise(name: str, statement: str, kind: str = "theorem", module: str = "Mine", attributes: tuple[str, ...] = ()):
    return ScoredPremise(Premise(name, statement, kind, module, attributes), 1.0)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (premise("rev_app", "(xs ys : List α) : rev (app xs ys) = app (rev ys) (rev xs)"), True),
        (premise("rev_nil", ": rev [] = []", attributes=("simp",)), False),
        (premise("app_comm", "(a b : Nat) : rev (plus a b) = rev (plus b a)"), False),
        (premise("rev_le", "(xs : List α) : len (rev xs) ≤ len xs"), False),
        (premise("other", "(n : Nat) : twice n = n + n"), False),
        (premise("rev", "(xs : List α) : rev xs = rev xs", kind="def"), False),
        (premise("rev_lib", "(xs : List α) : rev xs = xs", module="Init.Data"), False),
    ],
)
def test_own_lemmas_are_the_projects_equations_that_simp_may_go_by(given: ScoredPremise, taken: bool) -> None:
    state = ProofState((), (given,))
    assert own_lemmas(state, ["rev"]) == ([given.premise.name] if taken else [])


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
    found = {tactic for tactic, _ in along_functions(goal, ["onto"], 0.0)}
    assert {"fun_induction onto xs ys", "fun_induction onto xs ys <;> simp_all [onto]"} <= found
    assert "induction xs using onto.induct <;> simp_all [onto]" in found


@pytest.mark.parametrize(
    ("text", "there"), [("xs.length = 1", True), ("f xs", True), ("xss = ys", False), ("a.xs = 1", False)]
)
def test_a_name_is_mentioned_as_a_word(text: str, there: bool) -> None:
    assert mentions(text, "xs") is there
