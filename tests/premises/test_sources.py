"""What premises say, from their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.premises.sources import NO_SOURCE, Sources

TEXT = """\
namespace N

/-- Twice. -/
@[simp] theorem easy (n : Nat) :
    n + 0 = n := rfl

inductive Even : Nat → Prop where
  | zero : Even 0
  | step {n : Nat} (h : Even n) : Even (n + 2)

structure Pair where
  left : Nat
  /-- A law. -/
  same : left = left

lemma «odd name» : 1 = 1 := rfl

instance inst : Inhabited Nat := ⟨0⟩

inductive Tree where
  | leaf | node (l r : Tree)

structure Group where
  {a b : Nat}

@[to_additive] theorem mul_one (n : Nat) : n * 1 = n := rfl
theorem said.{u} (h : a = b) -- TODO: infer from h?
    /- and -/ (k : c = d) : foo a b = bar c d := rfl
end N
"""


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    (tmp_path / "first" / "Shelf").mkdir(parents=True)
    (tmp_path / "second").mkdir()
    (tmp_path / "first" / "Shelf" / "Books.lean").write_text(TEXT)
    (tmp_path / "second" / "Other.lean").write_text("theorem other : 2 = 2 := rfl\n")
    return Sources([tmp_path / "first", tmp_path / "second"])


def test_the_statement_of_a_declaration_stands_in_one_line_with_its_kind_and_attributes(sources: Sources) -> None:
    found = sources.declaration("Shelf.Books", "N.easy", 3, 5)
    assert (found.kind, found.statement, found.attributes) == ("theorem", "(n : Nat) : n + 0 = n", ("simp",))


def test_constructors_and_fields_are_found_where_they_are_declared(sources: Sources) -> None:
    assert sources.declaration("Shelf.Books", "N.Even.step", 9, 9).statement == "{n : Nat} (h : Even n) : Even (n + 2)"
    assert sources.declaration("Shelf.Books", "N.Pair.same", 14, 14).statement == "(self : Pair) : left = left"


def test_constructors_in_one_line_and_fields_in_brackets_are_told_apart(sources: Sources) -> None:
    assert sources.declaration("Shelf.Books", "N.Tree.leaf", 21, 21).statement == ""
    assert sources.declaration("Shelf.Books", "N.Tree.node", 21, 21).statement == ""
    assert sources.declaration("Shelf.Books", "N.Group.a", 24, 24).statement == "(self : Group) : Nat"
    assert sources.declaration("Shelf.Books", "N.Group.b", 24, 24).statement == "(self : Group) : Nat"


def test_what_shares_its_line_with_its_twin_says_nothing(sources: Sources) -> None:
    assert sources.declaration("Shelf.Books", "N.mul_one", 26, 26) == NO_SOURCE


def test_comments_and_universes_are_no_part_of_a_statement(sources: Sources) -> None:
    statement = "(h : a = b) (k : c = d) : foo a b = bar c d"
    assert sources.declaration("Shelf.Books", "N.said", 27, 28).statement == statement


def test_a_name_in_quotation_marks_is_found(sources: Sources) -> None:
    assert sources.declaration("Shelf.Books", "N.«odd name»", 16, 16).statement == ": 1 = 1"


def test_the_folders_are_looked_through_in_order(sources: Sources) -> None:
    assert sources.declaration("Other", "other", 1, 1).statement == ": 2 = 2"


@pytest.mark.parametrize(
    ("module", "name", "lines"),
    [
        ("Shelf.Books", "N.twin", (4, 5)),  # made by another declaration
        ("Shelf.Books", "N.easy", (90, 95)),  # the source is another one by now
        ("Shelf.Missing", "N.easy", (4, 5)),
        ("Shelf", "N.easy", (4, 5)),  # a folder
    ],
)
def test_what_does_not_stand_there_says_nothing(
    sources: Sources, module: str, name: str, lines: tuple[int, int]
) -> None:
    assert sources.declaration(module, name, *lines) == NO_SOURCE


def test_a_file_that_is_no_text_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "Bad.lean").write_bytes(b"\xff\xfetheorem a : 1 = 1 := rfl")
    assert Sources([tmp_path]).declaration("Bad", "a", 1, 1) == NO_SOURCE
