"""What a file's own numbers mean, and what functions do to that. That Lean agrees is for `test_interpreter.py`."""

from __future__ import annotations

import pytest

from models.inductive import Constructor, declared_inductives
from models.space.functions import Function, declared_functions
from models.space.interpretations import NAT, Image, Interpretation, NoForm, Reading, form_of, images

PEANO = (Constructor("zero"), Constructor("succ", ("n",), (0,)))
BINARY = (Constructor("one"), Constructor("even", ("n",), (0,)), Constructor("odd", ("n",), (0,)))


def read(constructors: tuple[Constructor, ...], number: int = 0, kind: str = "N") -> Interpretation:
    way = list(images(constructors))[number]
    return Interpretation(kind, kind, "v", way, tuple(f"v_{i.constructor}" for i in way), "v_ge", "same_v")


def test_peano_s_numbers_are_read_in_one_way() -> None:
    assert list(images(PEANO)) == [(Image("zero", 0, 0), Image("succ", 1, 1))]


def test_binary_numbers_are_read_with_either_digit_for_even_ones_and_from_0_or_1() -> None:
    found = [{image.constructor: (image.factor, image.summand) for image in way} for way in images(BINARY)]
    assert found[0] == {"one": (0, 1), "even": (2, 0), "odd": (2, 1)}
    assert found[2] == {"one": (0, 1), "even": (2, 1), "odd": (2, 0)}
    assert {way["one"] for way in found} == {(0, 0), (0, 1)}


@pytest.mark.parametrize("number", range(4))
def test_no_two_elements_have_the_same_value(number: int) -> None:
    elements = [".one"]
    for place in range(7):
        elements += [f"(.{digit} {elements[place]})" for digit in ("even", "odd")]
    way = {image.constructor: image for image in read(BINARY, number).images}

    def value(element: str) -> int:
        head, _, inside = element.removeprefix("(").removesuffix(")").removeprefix(".").partition(" ")
        return way[head].of(value(inside) if inside else 0)

    assert len({value(element) for element in elements}) == len(elements)
    assert dict(read(BINARY, number).terms(6)).items() <= {element: value(element) for element in elements}.items()


@pytest.mark.parametrize(
    "constructors",
    [
        (Constructor("nil"), Constructor("cons", ("x", "xs"), (1,))),
        (Constructor("leaf"), Constructor("node", ("l", "r"), (0, 1))),
        (Constructor("some", ("x",)), Constructor("none")),
        (Constructor("a"), Constructor("b")),
        (Constructor("only", ("n",), (0,)),),
    ],
    ids=["lists", "trees", "options", "finite", "empty"],
)
def test_other_types_are_no_numbers(constructors: tuple[Constructor, ...]) -> None:
    assert list(images(constructors)) == []


def test_elements_are_given_with_their_values() -> None:
    assert read(PEANO).terms(3) == [(".zero", 0), ("(.succ .zero)", 1), ("(.succ (.succ .zero))", 2)]
    assert [value for _, value in read(BINARY).terms(5)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("function", "form"),
    [
        (lambda a, b: a + b, "{result} = {0} + {1}"),
        (lambda a, b: a * b + b, "{result} = {0} * {1} + {1}"),
        (lambda a, b: max(a - b, 0), "{result} = {0} - {1}"),
        (max, "{result} = Max.max ({0}) ({1})"),
        (lambda a, b: a <= b, "{result} = decide ({0} ≤ {1})"),
        (lambda a, b: a == b, "{result} = decide ({0} = {1})"),
    ],
)
def test_what_a_function_of_two_numbers_does_is_guessed(function, form: str) -> None:
    points = [(a, b) for a in range(4) for b in range(4)]
    assert form_of(points, [function(*point) for point in points]) == form


@pytest.mark.parametrize(
    ("function", "form"),
    [
        (lambda a: sum(range(a + 1)), "2 * {result} = {0} * {0} + {0}"),
        (lambda a: a * (a - 1), "{result} + {0} = {0} * {0}"),
        (lambda a: max(a - 1, 0), "{result} = {0} - 1"),
        (lambda a: a % 2 == 0, "{result} = decide ({0} % 2 = 0)"),
        (lambda a: 2**a, "{result} = 2 ^ {0}"),
    ],
)
def test_what_a_function_of_one_number_does_is_guessed(function, form: str) -> None:
    points = [(a,) for a in range(8)]
    assert form_of(points, [function(*point) for point in points]) == form


@pytest.mark.parametrize("values", [[1, 1, 2, 3, 5, 8, 13, 21], [True, False, False, True, False, False, True, False]])
def test_what_is_not_known_is_not_guessed(values: list[int]) -> None:
    with pytest.raises(NoForm):
        form_of([(a,) for a in range(8)], values)


ADD = Function("add", ("N", "N"), "N")


def test_a_law_is_about_values() -> None:
    reading = Reading({"N": read(PEANO)})
    assert reading.law(ADD, "{result} = {0} + {1}") == "∀ a b, v (add a b) = v a + v b"
    assert reading.law(Function("size", ("N", "Nat"), "Nat"), "{result} = {0} + {1}") == "∀ a b, size a b = v a + b"
    to_int = Function("toInt", ("N",), "Int")
    assert reading.law(to_int, "{result} = {0}") == f"∀ a, toInt a = ((v a : {NAT}) : Int)"


def test_samples_are_applications_with_the_values_of_their_arguments() -> None:
    samples = Reading({"N": read(PEANO)}).samples(ADD)
    assert samples[0] == ("v (add .zero .zero)", (0, 0))
    assert ("v (add .zero (.succ .zero))", (0, 1)) in samples
    assert len({values for _, values in samples}) == len(samples)


def test_functions_of_lists_are_not_read() -> None:
    text = "inductive N where\n  | zero | succ (n : N)\n"
    text += "def len : List Nat → N\n  | [] => .zero\n  | _ :: xs => .succ (len xs)\n"
    reading = Reading({"N": read(tuple(declared_inductives(text)["N"]))})
    assert not reading.reads(declared_functions(text)["len"])
    assert reading.reads(ADD)


def test_where_0_is_no_value_the_least_one_is_a_lemma() -> None:
    assert len(read(PEANO).lemmas) == 1
    least, same = read(BINARY).lemmas
    assert least.startswith("have v_ge : ∀ x, 1 ≤ v x")
    assert same.startswith("have same_v : ∀ x y, x = y ↔ v x = v y")
