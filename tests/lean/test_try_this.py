"""The comment behind a hole that asks for a proof."""

import pytest

from assistant.lean.try_this import comment_end, may_ask


@pytest.mark.parametrize(
    "comment", [" -- try this", "-- Try this?", "\t--try  this: ", " -- try this\r\n", " -- try this\nx"]
)
def test_it_reaches_to_the_end_of_its_line(comment: str) -> None:
    text = f"  sorry{comment}"
    assert comment_end(text, 7) == len(text.split("\r", maxsplit=1)[0].split("\n", maxsplit=1)[0])
    assert may_ask(text)


@pytest.mark.parametrize(
    "rest", ["", "\n-- try this", " -- try this one", " -- trying this", " /- try this -/", ") -- try this"]
)
def test_no_other_comment_is_one(rest: str) -> None:
    assert comment_end(f"sorry{rest}", 5) == 5


def test_long_lines_of_blanks_hold_nobody_up() -> None:
    text = " " * 1_000_000
    assert not may_ask(text)
    assert comment_end(text, 0) == 0
