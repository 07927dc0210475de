"""A whole proof as data: rounds as they are learnt, messages at their lines, and what was found put in place."""

from __future__ import annotations

from pathlib import Path

from assistant.lean.places import Place, find_holes
from assistant.lean.verify.examination import Examination, ProofMessage
from assistant.search.whole import RoundBegun, RoundJudged, TextWritten, WholeEnded
from assistant.sorries.new_holes import hole_in_proof
from tui.proof.rounds import Rounds, annotated, spliced, verdict

REFUSED = Examination(False, (), ("line 2: no",), messages=(ProofMessage(2, 1, "error", "no"),))


def place(text: str = "theorem t (p : Prop) (h : p) : p ∧ p := by\n  sorry\n") -> Place:
    return find_holes(Path("A.lean"), text)[0]


# --- rounds ----------------------------------------------------------------------------------------------------


def test_a_round_grows_piece_by_piece_and_is_judged() -> None:
    rounds = Rounds()
    for event in (RoundBegun(1, "me"), TextWritten(1, "a\n"), TextWritten(1, "b")):
        rounds.learn(event)
    assert [(r.number, r.writer, r.text, r.sign) for r in rounds.rounds] == [(1, "me", "a\nb", "…")]
    rounds.learn(RoundJudged(1, "a\nb", REFUSED))
    assert rounds.rounds[0].sign == "✗"
    rounds.learn(WholeEnded("unproved", "", 2.5))
    assert (rounds.end, rounds.seconds) == ("unproved", 2.5)


def test_rounds_that_are_asked_for_again_are_counted_on() -> None:
    rounds = Rounds()
    for event in (RoundBegun(1, "me"), WholeEnded("unproved", "", 1.0)):
        rounds.learn(event)
    rounds.restart()
    assert rounds.end == ""
    for event in (RoundBegun(1, "me"), RoundJudged(1, "x", Examination(True))):
        rounds.learn(event)
    assert [(r.number, r.sign) for r in rounds.rounds] == [(1, "…"), (2, "✓")]


def test_everything_that_is_learnt_is_news() -> None:
    rounds = Rounds()
    seen = [rounds.version]
    for event in (RoundBegun(1, "me"), TextWritten(1, "a"), RoundJudged(1, "a", REFUSED), WholeEnded("proved", "a", 1)):
        rounds.learn(event)
        seen.append(rounds.version)
    assert len(set(seen)) == 5


# --- how it looks ----------------------------------------------------------------------------------------------


def test_messages_stand_below_their_lines() -> None:
    messages = (
        ProofMessage(2, 3, "error", "unsolved goals\n⊢ p"),
        ProofMessage(2, 9, "warning", "unused"),
        ProofMessage(1, 1, "information", "try this"),
    )
    assert annotated("one\ntwo\nthree", messages).plain.splitlines() == [
        "  1 one",
        "    i try this",
        "  2 two",
        "    ✗ unsolved goals",
        "      ⊢ p",
        "    ! unused",
        "  3 three",
    ]


def test_what_is_at_no_line_stands_first() -> None:
    [first, *_] = annotated("one", (ProofMessage(0, 0, "error", "unsolved goals"),)).plain.splitlines()
    assert first.strip() == "✗ unsolved goals"


def test_what_would_steer_a_terminal_is_not_shown() -> None:
    shown = annotated("one \x1b[2J", (ProofMessage(1, 1, "error", "bad \x07"),)).plain
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_verdicts() -> None:
    assert verdict(None).plain == "not judged yet"
    assert "no axioms" in verdict(Examination(True)).plain
    assert "sorryAx" not in verdict(Examination(True, axioms=("sorryAx",))).plain
    assert "propext" in verdict(Examination(True, ("propext",))).plain
    assert "1 error" in verdict(REFUSED).plain
    assert "says sorry" in verdict(Examination(False, (), ("says sorry",))).plain


# --- putting what was found in place ---------------------------------------------------------------------------


def step(proof: str, line: int, column: int = 0, found: str = "first\nsecond", where: Place | None = None) -> str:
    """The proof with the step at a line left open and filled again."""
    at = where or place()
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
    deep = place("theorem t (p : Prop) (h : p) : p ∧ p := by\n      constructor\n      · exact h\n      · sorry\n")
    assert step("skip\nwrong", 2, 0, where=deep) == "skip\nfirst\nsecond"


def test_a_file_with_windows_line_ends() -> None:
    windows = place("theorem t (p : Prop) (h : p) : p ∧ p := by\r\n  sorry\r\n")
    assert step("constructor\n· wrong\n· exact h", 2, 3, where=windows) == "constructor\n· first\n  second\n· exact h"


def test_texts_that_are_written_at_the_same_time_stand_side_by_side() -> None:
    rounds = Rounds()
    for event in (RoundBegun(1, "me"), TextWritten(1, "a"), TextWritten(1, "b", 1), RoundJudged(1, "b!", REFUSED, 1)):
        rounds.learn(event)
    assert [(r.number, r.sample, r.text, r.sign) for r in rounds.rounds] == [(1, 0, "a", "…"), (1, 1, "b!", "✗")]
