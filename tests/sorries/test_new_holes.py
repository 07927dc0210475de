"""Holes that are made: at the step of a proof that fails, and in the place of a finished proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.errors import NoProofHere, NoTacticHere
from assistant.lean.places import Place, PlaceKind, fill, find_holes
from assistant.lean.verify.examination import ERROR, ProofMessage
from assistant.sorries.new_holes import declaration_with_hole, hole_for, hole_in_proof, holes_of, spliced, without_proof

PATH = Path("T.lean")
PLACES = {
    "block": "theorem t : p := by\n    sorry\n\ntheorem u : q := trivial\n",
    "one line": "theorem t : p := by sorry\n",
    "term": "theorem t : p := f sorry 3\n",
    "bullet": "theorem t : p := by\n  constructor\n  · sorry\n  · rfl\n",
    "nested": "theorem t : p := by\n  have h : q := by\n    sorry\n  exact h\n",
}
each_place = pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())


def place_in(text: str) -> Place:
    [place] = find_holes(PATH, text)
    return place


PROOF = """\
intro x
induction x with
| zero => simp [f]
| succ n ih =>
  -- the step
  constructor
  · exact foo
      (bar n)
  · have h : a = b := by
      rw [ih]
      omega
    cases h with
    | inl h => exact h
    | inr h => skip
  rw [h]; simp"""


def changed(proof: str, old: str, new: str) -> str:
    assert proof.count(old) == 1
    return proof.replace(old, new)


STEPS = {
    "a plain line": (1, 0, "intro x", "sorry"),
    "the line of an alternative that goes on in it": (3, 0, "simp [f]", "sorry"),
    "a line between tactics": (6, 0, "constructor", "sorry"),
    "a bullet, with the line below": (7, 0, "exact foo\n      (bar n)", "sorry"),
    "a line that goes on with a tactic": (8, 0, "exact foo\n      (bar n)", "sorry"),
    "a tactic in a block in a block": (10, 0, "rw [ih]", "sorry"),
    "an alternative inside": (14, 0, "skip", "sorry"),
    "several tactics in one line": (15, 0, "rw [h]; simp", "sorry"),
    "one of several in a line": (15, 12, "; simp", "; sorry"),
    "the first of several in a line": (15, 5, "rw [h]; simp", "sorry; simp"),
    "an argument": (10, 7, "rw [ih]", "sorry"),
    "the statement of a have": (9, 12, PROOF[PROOF.index("have h") : PROOF.index("    cases h")], "sorry\n"),
}


@each_place
@pytest.mark.parametrize(("line", "column", "old", "new"), STEPS.values(), ids=STEPS.keys())
def test_the_innermost_tactic_of_a_line_is_left_open(text: str, line: int, column: int, old: str, new: str) -> None:
    place = place_in(text)
    found = hole_in_proof(place, PROOF, line, column)
    assert found.proof == changed(PROOF, old, new)
    assert found.place.text == fill(place, found.proof)
    assert found.place.text[found.offset :].startswith("sorry")
    assert found.place in find_holes(PATH, found.place.text)


def test_the_line_of_alternatives_is_that_of_their_tactic() -> None:
    found = hole_in_proof(place_in(PLACES["block"]), "intro h\ncases h with\n| inl h => exact h\n| inr\n  h => rfl", 4)
    assert found.proof == "intro h\nsorry"


def test_an_only_line_that_opens_a_block_keeps_what_comes_before_it() -> None:
    for text in PLACES.values():
        found = hole_in_proof(place_in(text), "have h : p := by simp", 1)
        assert found.proof == "have h : p := by sorry"
        assert found.place.text == fill(place_in(text), found.proof)


def test_a_block_in_the_middle_of_a_line_is_part_of_its_tactic() -> None:
    place = place_in(PLACES["block"])
    assert hole_in_proof(place, "exact foo (by simp) bar", 1).proof == "sorry"
    assert hole_in_proof(place, "exact foo (by simp) bar", 1, 15).proof == "exact foo (by sorry) bar"


@pytest.mark.parametrize(
    ("line", "column", "old", "new"),
    [
        (4, 14, "\n  rw [h]; simp", "\n  rw [h]; simp\n  sorry"),
        (9, 1, "    | inr h => skip", "    | inr h => skip\n    sorry"),
        (9, 21, "      omega", "      omega\n      sorry"),
        (3, 0, "| zero => simp [f]", "| zero => simp [f]\n          sorry"),
        (7, 0, "(bar n)", "(bar n)\n    sorry"),
    ],
    ids=["alternative", "bullet", "by in a bullet", "alternative of one line", "bullet with a line below"],
)
@each_place
def test_goals_that_a_block_leaves_are_left_open_at_its_end(
    text: str, line: int, column: int, old: str, new: str
) -> None:
    found = hole_in_proof(place_in(text), PROOF, line, column, unsolved=True)
    assert found.proof == changed(PROOF, old, new)
    assert found.place.text == fill(place_in(text), found.proof)
    assert found.place.text[found.offset :].startswith("sorry")


def test_an_empty_block_is_left_open() -> None:
    place = place_in(PLACES["block"])
    assert hole_in_proof(place, "constructor\n·\n· rfl", 2, unsolved=True).proof == "constructor\n· sorry\n· rfl"


@each_place
def test_goals_that_the_whole_proof_leaves_are_left_open_at_its_end(text: str) -> None:
    place = place_in(text)
    assert hole_in_proof(place, "intro x\nsimp\n", 0, unsolved=True).proof == "intro x\nsimp\nsorry\n"
    assert hole_in_proof(place, "  intro x -- h", 0, unsolved=True).proof == "  intro x -- h\n  sorry"
    found = hole_in_proof(place, "intro x", 0, unsolved=True)
    assert found.place.text == fill(place, "intro x\nsorry")
    assert found.place.kind is PlaceKind.TACTIC


def test_a_message_of_an_examination_leads_to_its_step() -> None:
    place = place_in(PLACES["term"])
    unsolved = ProofMessage(2, 1, ERROR, "unsolved goals\n⊢ p")
    other = ProofMessage(2, 3, ERROR, "Unknown identifier `x`")
    proof = "constructor\n· simp\n· rfl"
    assert hole_for(place, proof, unsolved).proof == "constructor\n· simp\n  sorry\n· rfl"
    assert hole_for(place, proof, other).proof == "constructor\n· sorry\n· rfl"


@pytest.mark.parametrize("line", [0, 2, 3, 5, 99])
def test_where_no_tactic_stands_that_is_said(line: int) -> None:
    with pytest.raises(NoTacticHere) as raised:
        hole_in_proof(place_in(PLACES["block"]), "intro x\n\n-- a comment\nsimp", line)
    assert str(line) in raised.value.message
    assert raised.value.hint


def test_a_line_without_a_block_leaves_no_goals() -> None:
    with pytest.raises(NoTacticHere):
        hole_in_proof(place_in(PLACES["block"]), "intro x\nsimp", 1, unsolved=True)


# --- finished declarations -------------------------------------------------------------------------------------

FINISHED = {
    "block": ("theorem t : p := by\n  intro x\n  simp\n", "theorem t : p := by\n  sorry\n"),
    "one line": ("theorem t : p := by simp -- so\n", "theorem t : p := by sorry -- so\n"),
    "term": ("theorem t : p := foo (bar)\n", "theorem t : p := sorry\n"),
    "term on its own line": ("theorem t : p :=\n  foo\n    bar\n", "theorem t : p := sorry\n"),
    "equations": (
        "theorem t : ∀ n : Nat, p n\n  | 0 => foo\n  | n + 1 => bar n\ntermination_by n => n\n",
        "theorem t : ∀ n : Nat, p n\n  := sorry\n",
    ),
    "with a helper": ("theorem t : p := by\n  exact aux\nwhere\n  aux : p := foo\n", "theorem t : p := by\n  sorry\n"),
    "example": ("example : p := by\n  simp\n", "example : p := by\n  sorry\n"),
    "instance": ("instance : C 3 where\n  out := rfl\n", "instance : C 3 := sorry\n"),
    "half finished": ("theorem t : p := by\n  constructor\n  · sorry\n  · rfl\n", "theorem t : p := by\n  sorry\n"),
    "with a default": (
        "theorem t (h : p := by simp) : p := by\n  simp\n",
        "theorem t (h : p := by simp) : p := by\n  sorry\n",
    ),
}
AROUND = "def f := 3\n\n{}\n@[simp] theorem later : q := by\n  sorry\n"


@pytest.mark.parametrize(("text", "opened"), FINISHED.values(), ids=FINISHED.keys())
@pytest.mark.parametrize("around", ["{}", AROUND], ids=["alone", "among others"])
def test_the_proof_of_a_finished_declaration_becomes_a_hole(text: str, opened: str, around: str) -> None:
    whole = around.format(text)
    begin = around.index("{}")
    for offset in range(begin, begin + len(text.rstrip().removesuffix("-- so").rstrip())):
        place = without_proof(PATH, whole, offset)
        assert place.text == around.format(opened)
        assert place.text[place.span.start : place.span.end] == "sorry"
        assert begin < place.span.start < begin + len(opened)


@pytest.mark.parametrize(
    "text",
    ["def f : Nat := 3\n", "structure S where\n  x : Nat\n", "axiom a : p\n", "theorem t : p\n", "#check f\n", ""],
)
def test_where_there_is_no_proof_that_is_said(text: str) -> None:
    with pytest.raises(NoProofHere) as raised:
        without_proof(PATH, text, 0)
    assert "T.lean:1" in raised.value.message


def test_what_a_writer_is_shown_of_a_declaration_has_a_hole_at_the_place() -> None:
    text = "def f := 3\n\ntheorem t : p := by\n  constructor\n  · admit\n  · rfl\n\ntheorem u : q := trivial\n"
    expected = "theorem t : p := by\n  constructor\n  · sorry\n  · rfl"
    assert declaration_with_hole(place_in(text)) == expected


# --- putting what was found in place ---------------------------------------------------------------------------


HERE = "theorem t (p : Prop) (h : p) : p ∧ p := by\n  sorry\n"


def step(proof: str, line: int, column: int = 0, found: str = "first\nsecond", where: Place | None = None) -> str:
    """The proof with the step at a line left open and filled again."""
    at = where or place_in(HERE)
    return spliced(at, hole_in_proof(at, proof, line, column), found)


def test_lines_are_aligned_with_the_step_that_they_replace() -> None:
    assert step("constructor\n· wrong\n· exact h", 2, 3) == "constructor\n· first\n  second\n· exact h"


def test_one_line_replaces_the_step_alone() -> None:
    assert step("constructor\n· wrong\n· exact h", 2, 3, "exact h") == "constructor\n· exact h\n· exact h"


def test_it_goes_to_the_step_and_not_to_a_hole_above_it() -> None:
    proof = "have sorry_free : p := by sorry -- sorry\nwrong"
    assert step(proof, 2) == "have sorry_free : p := by sorry -- sorry\nfirst\nsecond"


def test_several_lines_behind_a_combinator_are_held_together() -> None:
    assert step("constructor <;> wrong", 1, 17) == "constructor <;> (first\n                 second)"


def test_several_lines_at_the_end_of_a_line_begin_the_next_one() -> None:
    proof = "have a : p := by wrong\nexact ⟨a, a⟩"
    assert step(proof, 1, 18) == "have a : p := by\n  first\n  second\nexact ⟨a, a⟩"


def test_the_indentation_of_the_file_is_none_of_the_proofs() -> None:
    deep = place_in("theorem t (p : Prop) (h : p) : p ∧ p := by\n      constructor\n      · exact h\n      · sorry\n")
    assert step("skip\nwrong", 2, 0, where=deep) == "skip\nfirst\nsecond"


def test_a_file_with_windows_line_ends() -> None:
    windows = place_in("theorem t (p : Prop) (h : p) : p ∧ p := by\r\n  sorry\r\n")
    assert step("constructor\n· wrong\n· exact h", 2, 3, where=windows) == "constructor\n· first\n  second\n· exact h"


def test_the_holes_of_a_proof_are_those_in_it_and_none_of_the_rest_of_the_file() -> None:
    text = "theorem s : p := by\n  sorry\n\ntheorem t : p := by\n  sorry\n\ntheorem u : q := sorry\n"
    place = find_holes(PATH, text)[1]
    proof = "constructor\n· sorry\n· exact f sorry"
    holes = holes_of(place, proof)
    assert [hole.place.text[hole.offset - 2 : hole.offset] for hole in holes] == ["· ", "f "]
    assert all(hole.proof == proof and hole.place.text == fill(place, proof) for hole in holes)
