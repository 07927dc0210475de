"""What is known of the files of a project, and which names may be used where."""

from __future__ import annotations

import pytest

from assistant.neighbours import files as files_module
from assistant.neighbours.files import (
    TeachingFile,
    declared_names,
    imported_modules,
    importing_modules,
    names_at,
    placed,
)
from assistant.neighbours.script import scripts
from tests.neighbours.steps import lesson

FILES = {
    "A": TeachingFile("A", declared=frozenset({"A.a"})),
    "B": TeachingFile("B", declared=frozenset({"B.b"}), imports=("A",)),
    "C": TeachingFile("C", declared=frozenset({"C.c"}), imports=("B", "Elsewhere")),
    "D": TeachingFile("D", declared=frozenset({"D.d"}), imports=("D",)),
}


def test_imports_are_followed() -> None:
    assert imported_modules("import C\n", FILES) == {"A", "B", "C", "Elsewhere"}
    assert imported_modules("", FILES) == frozenset()
    assert importing_modules("A", FILES) == {"B", "C"}
    assert importing_modules("C", FILES) == frozenset()


def test_what_is_declared_above_and_what_is_imported_is_in_reach() -> None:
    before = "import B\nnamespace N\ntheorem t : p := q\ndef d := 1\n"
    assert declared_names(before) == {"N.t", "N.d"}
    names = names_at(before, imported_modules(before, FILES), FILES)
    assert names.in_reach == {"N.t", "N.d", "B.b", "A.a"}
    assert names.others == {"C.c", "D.d"}


TEXT = "theorem one : p := by simp\ntheorem two : q := by simp\n"


def test_the_last_lesson_of_a_file_is_nearest_and_one_can_be_left_out() -> None:
    file = TeachingFile("F")
    for script in scripts(TEXT):
        file.add(lesson(("⊢ p", "simp"), name=script.declaration.name, digest=script.digest))
    known = file.of(scripts(TEXT))
    assert [(one.line, one.nearness) for one in placed("F", known, 1.0)] == [(1, 0.5), (2, 1.0)]
    assert [one.indexed.lesson.name for one in placed("F", known, 1.0, "one")] == ["two"]


def test_what_was_read_in_another_text_counts_until_it_is_read_again() -> None:
    file = TeachingFile("F")
    [one, two] = scripts(TEXT)
    file.add(lesson(("⊢ p", "simp"), digest=one.digest))
    assert [script for script, _ in file.of((one, two))] == [one]
    assert file.unread((one, two)) == [one, two]


def test_a_file_forgets_what_was_not_asked_about_for_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MOST_LESSONS", 2)
    file = TeachingFile("F")
    for digest in "abca":
        file.add(lesson(digest=digest))
    assert list(file.lessons) == ["c", "a"]
