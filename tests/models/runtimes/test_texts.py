"""Texts that grow by tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.runtimes.texts import GrowingText


def grown(parts: list[bytes], *stop: str) -> tuple[list[str], bool]:
    """The pieces that go out, the last one at the end, and whether the text was stopped."""
    text = GrowingText(stop)
    return [*map(text.add, parts), text.end()], text.stopped


def test_a_character_goes_out_when_all_its_bytes_are_there() -> None:
    assert grown([b"\xe2\x8a", b"\xa2 x"]) == (["", "⊢ x", ""], False)


def test_bytes_that_are_no_character_are_marked() -> None:
    assert "".join(grown([b"a\xff", b"b\xe2"])[0]) == "a\ufffdb\ufffd"


def test_a_text_ends_before_a_word_that_stops_it() -> None:
    assert grown([b"simp\n\nthe", b"orem"], "\n\n") == (["simp", "", ""], True)


def test_what_may_become_such_a_word_is_held_back() -> None:
    assert grown([b"a<", b"/s", b"b<", b"/s>c"], "</s>") == (["a", "", "</sb", "", ""], True)


def test_what_was_held_back_goes_out_at_the_end() -> None:
    assert grown([b"a</s"], "</s>") == (["a", "</s"], False)


def test_the_first_of_several_words_counts() -> None:
    assert grown([b"a--b:::c"], ":::", "--") == (["a", ""], True)


@given(st.text(alphabet="ab<>⊢", max_size=30), st.integers(1, 5), st.sampled_from(["<>", "ab", "⊢", "a<b"]))
def test_however_it_is_cut_the_text_is_the_same(text: str, width: int, stop: str) -> None:
    data = text.encode()
    parts = [data[start : start + width] for start in range(0, len(data), width)]
    pieces, stopped = grown(parts, stop)
    assert "".join(pieces) == text.split(stop, maxsplit=1)[0]
    assert stopped == (stop in text)
