"""What of a model's text is told as Lean, and what is dimmed, while it is being written."""

from __future__ import annotations

import pytest

from tui.proof.written import SHOWN_LINES, as_written

PROOF = "intro h\nexact h.2"


def dimmed(text: str) -> list[str]:
    """The lines that are."""
    shown = as_written(text)
    spans = [(span.start, span.end) for span in shown.spans if "italic" in str(span.style)]
    found, at = [], 0
    for line in shown.plain.split("\n"):
        if line and any(start <= at and at + len(line) <= end for start, end in spans):
            found.append(line)
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PROOF, []),
        (f"```lean4\n{PROOF}\n```", ["```lean4", "```"]),
        (f"Here is a proof:\n```lean4\n{PROOF}", ["Here is a proof:", "```lean4"]),
        (f"```lean4\n{PROOF}\n```\nThis works.", ["```lean4", "```", "This works."]),
        ("<think>\nintro h\nis it?", ["<think>", "intro h", "is it?"]),
        (f"intro a\n</think>\n```lean\n{PROOF}\n```", ["intro a", "</think>", "```lean", "```"]),
        (f"{PROOF}\n```\nThat is all.", ["```", "That is all."]),
        ("The idea is to use h.\nexact h.2", ["The idea is to use h."]),
        ("", []),
    ],
    ids=[
        "a proof alone", "a fence", "a fence that is open", "words behind it", "a thought that goes on",
        "a thought that the prompt began", "a fence that the prompt began", "words without a fence", "nothing",
    ],
)  # fmt: skip
def test_what_is_dimmed(text: str, wanted: list[str]) -> None:
    assert as_written(text).plain == text
    assert dimmed(text) == wanted


def test_of_a_long_text_the_end_is_shown() -> None:
    text = "\n".join(f"exact h{number}" for number in range(SHOWN_LINES + 7))
    shown = as_written(text).plain.split("\n")
    assert shown[0] == "… 7 lines above"
    assert shown[1:] == text.split("\n")[7:]


def test_nothing_in_it_steers_the_terminal() -> None:
    assert "\x1b" not in as_written("<think>\x1b[2J</think>\nexact\x1b h").plain
