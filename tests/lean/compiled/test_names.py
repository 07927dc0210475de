"""Names as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.compiled.names import ANONYMOUS, components, displayed, is_private, join, names_above

Part = str | int
PARTS = st.lists(st.one_of(st.text("ab.«»0 '_@𝔸λ", max_size=4), st.integers(0, 20)), max_size=5)


def written(parts: list[Part]) -> str:
    name = ANONYMOUS
    for part in parts:
        name = join(name, part)
    return name


@given(PARTS)
def test_a_name_is_recovered_from_its_text(parts: list[Part]) -> None:
    assert list(components(written(parts))) == parts


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["Nat", "add_comm"], "Nat.add_comm"),
        (["term_∧_"], "«term_∧_»"),
        (["a", "x.y"], "a.«x.y»"),
        (["a", "1"], "a.«1»"),
        (["a", 1], "a.1"),
        (["α₁", "h'", "get!"], "α₁.h'.get!"),
        (["λ"], "«λ»"),
        ([""], "«»"),
    ],
)
def test_names_are_written_as_lean_writes_them(parts: list[Part], text: str) -> None:
    assert written(parts) == text


def test_a_private_name_is_shown_as_its_author_wrote_it() -> None:
    assert is_private("_private.My.Module.0.foo.bar")
    assert displayed("_private.My.Module.0.foo.bar") == "foo.bar"
    assert displayed("foo.bar") == "foo.bar"


def test_above_a_private_name_stand_public_ones_too() -> None:
    assert names_above("a.b._proof_1") == ("a", "a.b", "a.b._proof_1")
    assert names_above("_private.M.0.a._proof_1") == (
        "a",
        "_private.M.0.a",
        "a._proof_1",
        "_private.M.0.a._proof_1",
    )
