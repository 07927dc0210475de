"""A proof and its place in the file: every character of the one is found in the other, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.places import fill, find_holes
from assistant.lean.written import written_proof

PROOFS = [
    "exact h",
    "  exact h",
    "\n\nexact h\n",
    "intro x\nexact h x",
    "intro x\n\n-- why\nexact h x",
    "constructor\n· intro x\n  exact h\n· simp",
    "simp; omega",
    "(simp; omega)",
    "  intro x\n  exact h",
    "exact h\r\nsimp\r\n",
]
HOLES = {
    "block": "theorem t : p := by\n    sorry\n\ntheorem u : q := trivial\n",
    "behind by": "theorem t : p := by sorry\n",
    "term": "theorem t : p := sorry\n",
    "term in brackets": "theorem t : p := f (sorry) 3\n",
    "argument": "theorem t : p := f sorry 3\n",
    "bullet": "theorem t : p := by\n  constructor\n  · sorry\n  · rfl\n",
    "sequence": "theorem t : p := by\n  constructor <;> sorry\n",
    "first of a sequence": "theorem t : p := by (sorry; rfl)\n",
    "own line of a term": "theorem t : p :=\n  sorry\n",
    "windows": "theorem t : p := by\r\n  sorry\r\n",
}


@pytest.mark.parametrize("text", HOLES.values(), ids=HOLES.keys())
@pytest.mark.parametrize("proof", PROOFS)
def test_every_word_of_the_proof_is_found_in_the_file_and_back(text: str, proof: str) -> None:
    [place] = find_holes(Path("T.lean"), text)
    written = written_proof(place, proof)
    assert written.text == fill(place, proof.replace("\r\n", "\n"))
    for number, line in enumerate(proof.replace("\r\n", "\n").split("\n"), 1):
        for column, letter in enumerate(line, 1):
            if letter.strip():
                offset = written.offset(number, column)
                assert written.text[offset] == letter
                assert offset in written
                assert written.position(offset) == (number, column)


def test_what_lies_outside_is_taken_for_the_nearer_end() -> None:
    [place] = find_holes(Path("T.lean"), HOLES["block"])
    written = written_proof(place, "intro x\nexact h")
    assert written.position(0) == (1, 1)
    assert written.position(len(written.text)) == (2, len("exact h") + 1)
    assert written.offset(1, 99) == written.text.index("intro x") + len("intro x")
    assert written.offset(99) == written.end


def test_a_comment_that_cannot_stand_at_the_place_is_no_part_of_the_written_proof() -> None:
    [place] = find_holes(Path("T.lean"), HOLES["argument"])
    written = written_proof(place, "exact h -- why")
    assert written.text[written.start : written.end] == "exact h"


def test_an_empty_proof_has_a_place_too() -> None:
    for text in HOLES.values():
        [place] = find_holes(Path("T.lean"), text)
        written = written_proof(place, "\n")
        assert written.text[written.start : written.end] == ""
