"""Words that are tactics in some places and names in others."""

from __future__ import annotations

import pytest

from assistant.lean.lexer import code_tokens
from assistant.lean.tactic_words import is_whole_tactic, may_begin_tactic, searches, takes_first_goal


def beginnings(text: str, word: str) -> list[bool]:
    code = list(code_tokens(text))
    return [may_begin_tactic(code, number) for number, token in enumerate(code) if token.text == word]


@pytest.mark.parametrize(
    "text",
    [
        "stop", "simp; stop", "simp <;> stop", "simp\nstop", "by stop", "· stop", "try stop", "repeat stop", "(stop)",
        "first | simp | stop", "case a => stop", "all_goals stop", "iterate 3 stop", "set_option x true in stop",
        "⟨by stop, h⟩", "(by stop : p)", "⟨by all_goals stop, h⟩", "show_term stop",
        "with_reducible stop", "if h : p then stop else skip", "conv => stop", "/- so -/ stop",
    ],
)  # fmt: skip
def test_a_tactic_may_begin_there(text: str) -> None:
    assert beginnings(text, "stop") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "cases stop with", "induction stop", "simp [stop]",
        "simp [h, stop]", "rw [← stop]", "exact stop", "exact f stop",
        "have h : stop = 0 := rfl", "exact ⟨stop, h⟩", "intro stop", "rcases h with ⟨a, stop⟩", "omega_nat a + stop",
        "∀ stop, p", "simp at stop", "(stop, h)", "(stop : Nat)", "⟨fun x => stop, h⟩",
    ],
)  # fmt: skip
def test_it_is_a_name_there(text: str) -> None:
    assert beginnings(text, "stop") == [False]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("admit", True),
        ("(admit)", True),
        ("by admit", True),
        ("⟨by admit, h⟩", True),
        ("(by admit : p)", True),
        ("(admit, h)", False),
        ("(admit : Nat)", False),
        ("(admit x : Nat)", False),
    ],
)
def test_a_tactic_that_takes_nothing_ends_where_others_begin(text: str, whole: bool) -> None:
    code = list(code_tokens(text))
    [number] = [number for number, token in enumerate(code) if token.text == "admit"]
    assert is_whole_tactic(code, number) is whole


@pytest.mark.parametrize(
    ("tactic", "expected"),
    [("exact?", True), ("aesop", True), ("(exact?)", True), ("· apply?", True), ("exact f", False), ("", False)],
)
def test_tactics_that_search_by_themselves(tactic: str, expected: bool) -> None:
    assert searches(tactic) is expected


@pytest.mark.parametrize(
    "tactic",
    ["exact h", "simp at h ⊢", "rw [a,\n  b]", "exact fun x =>\n  x", "omega", "intro x y", "apply f <| g"],
)
def test_one_tactic_of_the_list_takes_the_first_goal(tactic: str) -> None:
    assert takes_first_goal(tactic)


@pytest.mark.parametrize(
    "tactic",
    [
        "", "exact h; exact k", "exact h <;> simp", "exact h\nexact k", "exact h\n· exact k", "all_goals simp",
        "(exact h)", "· exact h", "repeat simp", "mine", "first | exact h", "try simp", "exact h\n-- so\nskip",
        "case a => exact h",
    ],
)  # fmt: skip
def test_whatever_else_may_take_others(tactic: str) -> None:
    assert not takes_first_goal(tactic)
