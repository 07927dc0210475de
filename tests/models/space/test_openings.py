"""How an induction begins: on what, for all values of what, and what is distinguished next."""

from assistant.lean.goals import parse_goals
from models.inductive import STANDARD, declared_inductives, declared_propositions
from models.space.functions import declared_functions
from models.space.openings import Opening, openings

FILE = """\
def leq : Nat → Nat → Bool
  | 0, _ => true
  | n + 1, m => match m with | 0 => false | k + 1 => leq n k
def sumAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => sumAcc xs (x + acc)
def app : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys
inductive Tm where
  | zero
  | succ (t : Tm)
inductive Step : Tm → Tm → Prop
  | succ : ∀ t u, Step t u → Step (.succ t) (.succ u)
"""
FUNCTIONS = declared_functions(FILE)
INDUCTIVES = {**STANDARD, **declared_inductives(FILE)}
PREDICATES = declared_propositions(FILE)


def found(text: str) -> list[Opening]:
    [goal] = parse_goals(text)
    return openings(goal, FUNCTIONS, INDUCTIVES, PREDICATES)


def tactics(text: str) -> list[str]:
    return [opening.tactic for opening in found(text)]


def test_the_argument_that_is_recursed_on_comes_first() -> None:
    assert tactics("xs ys : List Nat\n⊢ app xs ys = ys")[0] == "induction xs"


def test_what_the_recursion_changes_is_kept_free() -> None:
    assert tactics("xs : List Nat\nn : Nat\n⊢ sumAcc xs n = n")[0] == "induction xs generalizing n"


def test_what_is_taken_apart_at_the_same_time_is_kept_free_and_distinguished() -> None:
    first = found("m n : Nat\n⊢ leq m n = true")[0]
    assert (first.tactic, first.distinguished) in [
        ("induction m generalizing n", ("n",)),
        ("induction n generalizing m", ("m",)),
    ]


def test_what_is_taken_apart_with_that_is_distinguished_as_well() -> None:
    text = "x y z : Nat\nh : leq x y = true\nh1 : leq y z = true\n⊢ leq x z = true"
    [whole] = [opening for opening in found(text) if opening.tactic == "induction x generalizing y z"]
    assert set(whole.distinguished) == {"y", "z"}


def test_an_induction_goes_along_a_call() -> None:
    assert "fun_induction sumAcc xs n" in tactics("xs : List Nat\nn : Nat\n⊢ sumAcc xs n = n")
    assert not [tactic for tactic in tactics("xs : List Nat\n⊢ sumAcc xs 0 = 0") if "fun_induction" in tactic]


def test_a_hypothesis_by_a_predicate_comes_before_variables_whatever_it_is_called() -> None:
    first = found("t u v : Tm\ng : Step t u\nk : Step t v\n⊢ u = v")[0]
    assert (first.tactic, first.distinguished) == ("induction g generalizing v", ("k",))


def test_indices_that_are_no_variables_get_names() -> None:
    named = [tactic for tactic in tactics("t u : Tm\nh : Step (.succ t) u\n⊢ p t u") if "generalize" in tactic]
    assert named == ["generalize hi1 : .succ t = i1 at h; induction h generalizing t"]


def test_what_nothing_mentions_is_left_alone() -> None:
    assert not [tactic for tactic in tactics("m n : Nat\n⊢ leq m m = true") if tactic.split()[1] == "n"]


def test_what_another_call_of_the_function_takes_apart_is_distinguished() -> None:
    text = "def app {a : Type} : List a → List a → List a\n  | [], y => y\n  | z :: xs, y => z :: app xs y\n"
    goal = parse_goals("a : Type\nxs ys zs : List a\nh : app xs zs = app ys zs\n⊢ xs = ys")[0]
    found = openings(goal, declared_functions(text), STANDARD, frozenset())
    assert all(one.distinguished == ("ys",) for one in found if one.tactic.startswith("induction xs"))
