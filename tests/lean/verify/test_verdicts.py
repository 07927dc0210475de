"""Verdicts in words."""

from __future__ import annotations

import pytest

from assistant.lean.verify.verdicts import axioms_in_words


@pytest.mark.parametrize(
    ("axioms", "words"),
    [
        ((), "no axioms"),
        (("Classical.choice", "propext"), "axioms: Classical.choice, propext"),
        (("sorryAx",), "no axioms, besides a sorry elsewhere"),
        (("propext", "sorryAx"), "axioms: propext, besides a sorry elsewhere"),
    ],
)
def test_what_a_proof_rests_on_is_told_apart_from_holes_elsewhere(axioms: tuple[str, ...], words: str) -> None:
    assert axioms_in_words(axioms) == words
