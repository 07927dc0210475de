"""Texts that travel once, and their changes: the other side has what was sent, whatever was typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.service.texts import KEPT, KeptTexts, NewText, SentTexts, common_ends

LONG = "theorem t : True := by\n  trivial\n" * 50


class Line:
    """Two sides of a connection, and what went over it."""

    def __init__(self) -> None:
        self.sent = SentTexts()
        self.kept = KeptTexts()
        self.messages: list[NewText] = []

    def carried(self, text: str) -> str:
        number, unsent = self.sent.refer(text)
        if unsent is not None:
            self.messages.append(unsent)
            self.kept.keep(unsent)
        return self.kept.by_number()[number]


def test_a_text_is_sent_once() -> None:
    line = Line()
    assert [line.carried(LONG) for _ in range(3)] == [LONG] * 3
    assert line.messages == [NewText(1, 0, 0, 0, LONG)]


def test_of_a_keystroke_the_character_is_sent() -> None:
    line = Line()
    line.carried(LONG)
    assert line.carried(LONG[:100] + "x" + LONG[100:]) == LONG[:100] + "x" + LONG[100:]
    assert line.messages[-1] == NewText(2, 1, 100, 100, "x")
    assert line.carried(LONG[:100] + LONG[101:]) == LONG[:100] + LONG[101:]
    assert len(line.messages[-1].inserted) <= 1


def test_another_text_is_sent_whole() -> None:
    line = Line()
    line.carried(LONG)
    other = "def f := 3\n" * 20
    assert line.carried(other) == other
    assert line.messages[-1] == NewText(2, 0, 0, 0, other)


def test_the_empty_text_needs_no_sending() -> None:
    line = Line()
    assert line.carried("") == ""
    assert line.messages == []


def test_no_more_texts_are_kept_than_both_sides_know_of() -> None:
    line = Line()
    for number in range(3 * KEPT):
        line.carried(f"{number} {LONG}")
    assert len(line.kept.by_number()) == KEPT + 1
    assert line.carried(f"0 {LONG}") == f"0 {LONG}"  # it is sent again


def test_what_could_not_be_sent_is_not_taken_for_known() -> None:
    line = Line()
    line.sent.refer(LONG)
    line.sent.forget(LONG)
    assert line.carried(LONG) == LONG
    assert line.carried(LONG + "x") == LONG + "x"


@given(st.lists(st.text("ab\n", max_size=12), max_size=40))
def test_whatever_is_sent_arrives(texts: list[str]) -> None:
    line = Line()
    assert [line.carried(text) for text in texts] == texts


def test_a_long_session_of_edits_arrives() -> None:
    line, text, chance = Line(), LONG, random.Random(7)
    for _ in range(500):
        at, gone = chance.randrange(len(text)), chance.choice([0, 0, 1, 6])
        text = text[:at] + chance.choice(["", "x", "\n  simp", "𝕜"]) + text[at + gone :]
        assert line.carried(text) == text
    assert sum(len(message.inserted) for message in line.messages) < 4 * len(LONG)


@given(st.text("ab", max_size=30), st.text("ab", max_size=30))
def test_the_common_ends_are_common_do_not_overlap_and_are_the_longest(one: str, other: str) -> None:
    begin, end = common_ends(one, other)
    assert one[:begin] == other[:begin]
    assert one[len(one) - end :] == other[len(other) - end :]
    assert begin + end <= min(len(one), len(other))
    if begin + end < min(len(one), len(other)):
        assert one[begin] != other[begin]
        assert one[-end - 1] != other[-end - 1]


@pytest.mark.parametrize(
    "message",
    [
        NewText(0, 0, 0, 0, "a"),
        NewText(1, 0, 0, 0, "a"),
        NewText(2, 5, 0, 0, "a"),
        NewText(2, 1, 3, 2, "a"),
        NewText(2, 1, 0, 99, "a"),
        NewText(2, 0, 0, 1, "a"),
    ],
)
def test_what_cannot_follow_on_what_was_sent_is_refused(message: NewText) -> None:
    kept = KeptTexts()
    kept.keep(NewText(1, 0, 0, 0, "abcd"))
    with pytest.raises(ValueError, match="is none"):
        kept.keep(message)
    assert kept.by_number() == {0: "", 1: "abcd"}
