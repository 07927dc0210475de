"""What the text of a definition tells: which argument it recurses on, and what it changes on the way."""

import pytest

from models.space.functions import Function, applications, closure, declared_functions, named

FILE = """\
namespace Mine

def app {a : Type} : List a → List a → List a
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys

def rev {a : Type} (xs : List a) : List a :=
  match xs with | [] => [] | y :: ys => app (rev ys) [y]

def sumAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => sumAcc xs (x + acc)

def fact : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * fact n

def leq : Nat → Nat → Bool
  | 0, _ => true
  | n + 1, m => match m with | 0 => false | k + 1 => leq n k

def insert : Nat → List Nat → List Nat
  | x, [] => [x]
  | x, whole@(y :: ys) => if x ≤ y then x :: whole else y :: insert x ys

def twice (n : Nat) : Nat := n + n

def Even (n : Nat) : Prop := ∃ k, n = twice k
"""
FUNCTIONS = declared_functions(FILE, ("Mine",))


@pytest.mark.parametrize(
    ("name", "arguments", "result"),
    [
        ("app", ("List a", "List a"), "List a"),
        ("rev", ("List a",), "List a"),
        ("insert", ("Nat", "List Nat"), "List Nat"),
        ("Even", ("Nat",), "Prop"),
    ],
)
def test_a_signature_is_read(name: str, arguments: tuple[str, ...], result: str) -> None:
    function = FUNCTIONS[name]
    assert (function.arguments, function.result) == (arguments, result)


@pytest.mark.parametrize(
    ("name", "matched", "decreasing", "changing"),
    [
        pytest.param("app", (0,), (0,), (), id="the first of two"),
        pytest.param("rev", (0,), (0,), (), id="by a match"),
        pytest.param("sumAcc", (0,), (0,), (1,), id="an accumulator changes"),
        pytest.param("fact", (0,), (0,), (), id="a number that is a successor"),
        pytest.param("leq", (0, 1), (0, 1), (), id="two at once, one by a match inside"),
        pytest.param("insert", (1,), (1,), (), id="with a name for the whole"),
        pytest.param("twice", (), (), (), id="without recursion"),
    ],
)
def test_what_a_recursion_does_with_its_arguments(
    name: str, matched: tuple[int, ...], decreasing: tuple[int, ...], changing: tuple[int, ...]
) -> None:
    function = FUNCTIONS[name]
    assert (function.matched, function.decreasing, function.changing) == (matched, decreasing, changing)


@pytest.mark.parametrize(
    ("end", "finish"),
    [
        pytest.param("[], acc => acc", "", id="it is given back"),
        pytest.param("[], acc => rev acc", "rev ·", id="something is made of it"),
        pytest.param("[], _ => []", "", id="it is thrown away"),
        pytest.param("[], acc => acc ++ acc", "· ++ ·", id="it is taken twice"),
    ],
)
def test_what_becomes_of_an_accumulator_in_the_end(end: str, finish: str) -> None:
    text = f"def f : List Nat → List Nat → List Nat\n  | {end}\n  | x :: xs, acc => f xs (x :: acc)\n"
    assert declared_functions(text)["f"].finish == finish


def test_what_a_definition_calls_and_asks_is_known() -> None:
    assert FUNCTIONS["rev"].calls == ("app", "rev")
    assert FUNCTIONS["rev"].recursive
    assert not FUNCTIONS["twice"].recursive
    assert FUNCTIONS["insert"].branches
    assert not FUNCTIONS["app"].branches
    assert FUNCTIONS["Even"].is_proposition


def test_outside_of_its_namespace_a_function_has_its_full_name() -> None:
    assert list(declared_functions(FILE))[:2] == ["Mine.app", "Mine.rev"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("def insert (n : Nat) : Nat := n\n", "_root_.insert", id="the core library exports the name"),
        pytest.param("open List\ndef sum (n : Nat) : Nat := n\n", "_root_.sum", id="something is open"),
        pytest.param("def sum (n : Nat) : Nat := n\n", "sum", id="nothing is"),
        pytest.param("open List\nnamespace A\ndef sum (n : Nat) : Nat := n\n", "A.sum", id="in a namespace"),
    ],
)
def test_a_name_means_the_function_where_it_is_written(text: str, name: str) -> None:
    assert list(declared_functions(text)) == [name]


def test_a_function_is_found_by_its_last_name() -> None:
    assert named("xs.rev = Mine.app ys zs", FUNCTIONS) == ["app", "rev"]


def test_a_closure_has_what_is_called_as_well() -> None:
    assert closure(["rev", "nothing"], FUNCTIONS) == ("rev", "app")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("app xs ys = zs", [["xs", "ys"]]),
        ("rev (app (f xs) ys) ++ zs", [["(f xs)", "ys"]]),
        ("xs.app ys = zs", [["xs", "ys"]]),
        ("Mine.app xs ys", [["xs", "ys"]]),
        ("app xs", []),
        ("map app xs", []),
    ],
)
def test_applications_have_all_arguments(text: str, found: list[list[str]]) -> None:
    assert list(applications(text, "app", 2)) == found


def test_a_text_without_functions_has_none() -> None:
    assert declared_functions("theorem t : 1 = 1 := rfl\n") == {}
    assert Function("f", (), "Nat").short == "f"


OPERATORS = """\
inductive Seq (X : Type) where
  | nil
  | cons (x : X) (l : Seq X)
def app {X : Type} : Seq X → Seq X → Seq X
  | .nil, m => m
  | .cons x l, m => .cons x (app l m)
def rev {X : Type} : Seq X → Seq X
  | .nil => .nil
  | .cons x l => app (rev l) (.cons x .nil)
infixr:60 " ++ " => app
postfix:max "ʳ" => rev
notation:65 x " ⊞ " y => app x y
"""


def test_operators_of_the_file_stand_for_its_functions() -> None:
    functions = declared_functions(OPERATORS)
    assert set(functions["app"].symbols) == {"++", "⊞"}
    assert functions["rev"].symbols == ("ʳ",)
    assert named("(l ++ m).length = 0", functions) == ["app"]
    assert named("l + m = 0", functions) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l ++ m = m", [["l", "m"]]),
        ("rev (l ++ m) = rev m ++ rev l", [["l", "m"], ["(rev m)", "(rev l)"]]),
        ("∀ (X : Type) (l : Seq X), l ++ nil = l", [["l", "nil"]]),
        ("l + m", []),
    ],
)
def test_what_stands_beside_an_operator_are_arguments(text: str, found: list[list[str]]) -> None:
    assert list(applications(text, "app", 2, ("++",))) == found


HELPERS = """\
def total (p : List Nat) (x : Nat) : Nat :=
  go p x 0
where
  /-- from here on -/
  go : List Nat → Nat → Nat → Nat
  | [], _, _ => 0
  | a :: rest, x, i => a * i + go rest x (i + 1)
  other (n : Nat) : Nat := n

def pair : Nat × Nat where
  fst := 1
  snd := 2
"""


def test_what_is_defined_behind_where_is_a_function_too() -> None:
    functions = declared_functions(HELPERS)
    assert list(functions) == ["total.go", "total.other", "total", "pair"]
    go = functions["total.go"]
    assert (go.arguments, go.decreasing, go.changing) == (("List Nat", "Nat", "Nat"), (0,), (2,))
    assert functions["total"].calls == ("total.go", "total.other")
    assert named("total.go p x 0 = 0", functions) == ["total.go"]
