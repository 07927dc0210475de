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
