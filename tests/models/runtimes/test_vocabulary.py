"""Texts that grow by tokens, in vocabularies of several kinds. Neither torch nor transformers is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.runtimes.checkpoints.vocabulary import GrowingAnswer

WORDS = ("▁by", "▁simp", "▁[", "add", "_zero", "]", "<special>", "▁⊢")


def of_words(tokens: Sequence[int]) -> str:
    """As sentencepiece has it: the first space of a text is dropped, and special tokens have no text."""
    text = "".join(WORDS[token] for token in tokens if WORDS[token] != "<special>")
    return text.replace("▁", " ").removeprefix(" ")


def of_bytes(tokens: Sequence[int]) -> str:
    return bytes(tokens).decode("utf-8", "replace")


def without_broken_bytes(tokens: Sequence[int]) -> str:
    """As ByT5's."""
    return bytes(tokens).decode("utf-8", "ignore")


def grown(text: Callable[[Sequence[int]], str], before: Sequence[int], tokens: Sequence[int], *stop: str) -> list[str]:
    """The pieces that go out, the last one at the end."""
    answer = GrowingAnswer(text, before, stop)
    return [*map(answer.add, tokens), answer.end()]


def test_a_space_between_prompt_and_answer_belongs_to_the_answer() -> None:
    assert grown(of_words, [0], [1, 2, 3, 4, 5]) == [" simp", " [", "add", "_zero", "]", ""]


def test_an_answer_that_stands_for_itself_has_none() -> None:
    assert grown(of_words, [], [1, 2]) == ["simp", " [", ""]


def test_special_tokens_say_nothing() -> None:
    assert grown(of_words, [0], [6, 1, 6, 6, 2]) == ["", " simp", "", "", " [", ""]


@pytest.mark.parametrize("text", [of_bytes, without_broken_bytes])
def test_a_character_goes_out_when_all_its_bytes_are_there(text: Callable[[Sequence[int]], str]) -> None:
    assert grown(text, b"by ", "⊢ x".encode()) == ["", "", "⊢", " ", "x", ""]


def test_bytes_that_are_no_character_are_marked_at_the_end() -> None:
    assert "".join(grown(of_bytes, b"by", b" a\xe2")) == " a\ufffd"


def test_it_ends_before_a_word_that_stops_it() -> None:
    assert grown(of_words, [0], [1, 2, 3, 4, 5], "[a") == [" simp", " ", "", "", "", ""]


@given(st.text(alphabet="ab ⊢∀𝔸", max_size=20), st.text(alphabet="ab ⊢∀𝔸", max_size=20))
def test_the_pieces_are_the_text(before: str, answer: str) -> None:
    assert "".join(grown(of_bytes, before.encode(), answer.encode())) == answer


@given(st.lists(st.integers(0, len(WORDS) - 1), max_size=6), st.lists(st.integers(0, len(WORDS) - 1), max_size=20))
def test_pieces_of_words_are_what_comes_behind_the_prompt(before: list[int], answer: list[int]) -> None:
    expected = of_words([*before, *answer])[len(of_words(before)) :]
    assert "".join(grown(of_words, before, answer)) == expected
