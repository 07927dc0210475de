"""Conjectures by the types of functions, and what they are at small values."""

import pytest

from models.inductive import declared_inductives
from models.space.functions import declared_functions
from models.space.instances import elements, instances, samples
from models.space.laws import Law, chosen, conjectures
from models.space.operations import constructors, operation

FILE = """\
inductive N where
  | zero : N
  | succ : N → N
inductive Tree (a : Type) where
  | leaf : Tree a
  | node : Tree a → a → Tree a → Tree a
def add : N → N → N
  | .zero, m => m
  | .succ n, m => .succ (add n m)
def leq : N → N → Bool
  | .zero, _ => true
  | .succ n, m => match m with | .zero => false | .succ k => leq n k
def app {a : Type} : List a → List a → List a
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys
def rev {a : Type} : List a → List a
  | [] => []
  | x :: xs => app (rev xs) [x]
def flat {a : Type} : Tree a → List a → List a
  | .leaf, acc => acc
  | .node l x r, acc => flat l (x :: flat r acc)
"""
OWN = declared_inductives(FILE)
FUNCTIONS = declared_functions(FILE)


def stated(*names: str) -> set[str]:
    operations = [operation(FUNCTIONS[name], {"a": "α"}) for name in names]
    return {law.statement for law in conjectures(operations, OWN)}


@pytest.mark.parametrize(
    ("names", "statement"),
    [
        pytest.param(("add",), "∀ (x : N), add x N.zero = x", id="a unit"),
        pytest.param(("add",), "∀ (x : N) (y : N), add x (N.succ y) = N.succ (add x y)", id="a successor"),
        pytest.param(("add",), "∀ (x : N) (y : N), add x y = add y x", id="commutativity"),
        pytest.param(("add",), "∀ (x : N) (y : N) (z : N), add (add x y) z = add x (add y z)", id="associativity"),
        pytest.param(("leq",), "∀ (x : N) (y : N), (leq x y) = true ∨ (leq y x) = true", id="a total order"),
        pytest.param(("leq",), "∀ (x : N) (y : N), leq x y = true → leq y x = true → x = y", id="antisymmetry"),
        pytest.param(
            ("rev", "app"),
            "∀ (x : List α) (y : List α), rev (app x y) = app (rev y) (rev x)",
            id="a homomorphism the other way round",
        ),
        pytest.param(("rev",), "∀ (x : List α), rev (rev x) = x", id="an involution"),
        pytest.param(
            ("flat", "app"),
            "∀ (x : Tree α) (y : List α), flat x y = app (flat x []) y",
            id="what an accumulator adds to",
        ),
    ],
)
def test_what_types_allow_is_conjectured(names: tuple[str, ...], statement: str) -> None:
    assert statement in stated(*names)


def test_a_constructor_has_its_types_in_place() -> None:
    assert [(one.name, one.arguments) for one in constructors("Tree α", OWN)] == [
        ("Tree.leaf", ()),
        ("Tree.node", ("Tree α", "α", "Tree α")),
    ]


def test_samples_are_small_terms_and_lists_are_not_all_in_order() -> None:
    assert samples("N", OWN)[:3] == ["N.zero", "(N.succ N.zero)", "(N.succ (N.succ N.zero))"]
    assert "[1, 0]" in samples("List Nat", OWN)
    assert samples("α", OWN) == ["e0α", "e1α"]


def test_an_instance_is_for_all_elements_of_a_type_that_is_a_variable() -> None:
    law = Law((("x", "List α"),), "rev (rev x) = x")
    [first, *_] = instances(law, OWN)
    assert elements(first, ["α"])
    assert first.startswith("rev (rev [")


def law(conclusion: str, *, moves: bool = False, outward: bool = False) -> Law:
    return Law((("x", "N"), ("y", "N")), conclusion, (), ("f",), moves, outward)


def test_laws_that_would_rewrite_in_circles_are_not_taken_together() -> None:
    moving = law("f (k x) y = f x (k y)", moves=True)
    outward = law("f x (k y) = k (f x y)", outward=True)
    back = law("k (f x y) = f x (k y)")
    assert chosen([moving, outward, back]) == [outward]


def test_what_is_known_of_a_left_side_is_enough() -> None:
    known = law("f x y = g x")
    assert chosen([law("f x y = h y")], [known]) == []
