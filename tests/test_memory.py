"""Answers that are remembered."""

from __future__ import annotations

import pytest

from assistant.memory import Memory


class Finder:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, key: str) -> str:
        self.asked.append(key)
        return key.upper()


def test_the_same_is_found_out_once() -> None:
    memory, find = Memory[str, str](2), Finder()
    assert [memory.get(key, lambda key=key: find(key)) for key in "aba"] == ["A", "B", "A"]
    assert find.asked == ["a", "b"]


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    memory, find = Memory[str, str](2), Finder()
    for key in "abacab":
        memory.get(key, lambda key=key: find(key))
    assert find.asked == ["a", "b", "c", "b"]


def test_an_error_is_not_remembered() -> None:
    memory = Memory[str, str](2)
    with pytest.raises(ZeroDivisionError):
        memory.get("a", lambda: str(1 // 0))
    assert memory.get("a", lambda: "found") == "found"


def test_what_is_not_to_be_kept_is_found_out_again() -> None:
    memory, find = Memory[str, str](2), Finder()
    for wanted in (False, True, True):
        assert memory.get("a", lambda: find("a"), lambda _, wanted=wanted: wanted) == "A"
    assert find.asked == ["a", "a"]
