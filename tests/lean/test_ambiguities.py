"""Texts that Lean may read otherwise, depending on what they import."""

from __future__ import annotations

import pytest

from assistant.lean.ambiguities import ambiguities


def found(text: str) -> list[str]:
    return [ambiguity.word for ambiguity in ambiguities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : P := two h\n  lemma\n",
        "theorem t : P := two h\nlemma\n",
        "theorem t : P := by\n  exact two h\n    lemma\n",
        "theorem t : P := (two h\nlemma x : P := h\n",
        "theorem t : P :=\nhave f\nlemma x : P := h\nf\n",
        "theorem t\nlemma x : P := h\n",
        "structure S where\na : Nat\nlemma x : P := h\n",
        "theorem t : P := h\nwhere\n  a : P := h\n  lemma (x : Nat) : P := h\n",
        "theorem t : P := open Nat in lemma\n",
    ],
)
def test_a_lemma_that_may_be_a_name(text: str) -> None:
    assert found(text) == ["lemma"]


def test_a_modifier_that_may_be_a_name_in_older_versions() -> None:
    assert found("theorem t : P := two h\n  meta\ntheorem u : P := h\n") == ["meta"]


@pytest.mark.parametrize(
    "text",
    [
        "import Mathlib\n\nlemma x : P := h\n",
        "theorem t : P := by\n  simp\nlemma x.{u} {n : Nat}\n    [K n] : P := h\n",
        "namespace N\n  lemma x : P := h\n\n  @[simp] lemma y (n : Nat) : P := h\nend N\n",
        "structure S where\n  a : Nat\n\n/-- d -/\nlemma x : P := h\n",
        "instance : K where\n  a := by\n    simp\n\nlemma x : P := h\n",
        "open Nat in\nlemma x : P := h\n",
        "theorem t (lemma : P) : P := f lemma\n",
        "module\n\npublic meta section\n\npublic def x := 1\nmeta def y := 1\nlocal instance z : K := w\n",
    ],
)
def test_files_as_they_are_usually_written_have_none(text: str) -> None:
    assert not found(text)


def test_a_string_that_holds_code_only_where_lean_is_imported() -> None:
    assert found('def x := m!"{1 -- "\n}"\n') == ["m!"]
    assert found('def x := throwError "{1 -- "\n}"\n') == ["throwError"]
    assert not found('def x := throwError "{f x} and {y}" <|> throwErrorAt x m!"{z}"\n')
    assert not found('def x := s!"{1 -- "\n}"\n')


def test_a_symbol_that_may_end_with_a_quotation_mark() -> None:
    assert found("def x := a +'\"' b\n") == ["'\"'"]
    assert not found("def x := ('\"', '\"') == '\"'\n")


def test_a_comment_right_behind_a_bar() -> None:
    assert found("def f : P\n  |--c\n  0 => h\n") == ["|-"]
    assert not found("def f : P\n  | --c\n  0 => h\n")
