"""A whole proof as data: rounds as they are learnt, and messages at their lines."""

from __future__ import annotations

from assistant.lean.verify.examination import Examination, ProofMessage
from assistant.whole_proofs.events import PartKept, RoundBegun, RoundJudged, TextWritten, WholeEnded
from tui.proof.rounds import Rounds, annotated, verdict

REFUSED = Examination(False, (), ("line 2: no",), messages=(ProofMessage(2, 1, "error", "no"),))


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


def test_texts_that_are_written_at_the_same_time_stand_side_by_side() -> None:
    rounds = Rounds()
    for event in (RoundBegun(1, "me"), TextWritten(1, "a"), TextWritten(1, "b", 1), RoundJudged(1, "b!", REFUSED, 1)):
        rounds.learn(event)
    assert [(r.number, r.sample, r.text, r.sign) for r in rounds.rounds] == [(1, 0, "a", "…"), (1, 1, "b!", "✗")]


def test_what_the_search_makes_of_a_text_stands_beside_it() -> None:
    rounds = Rounds()
    for event in (RoundBegun(1, "me"), TextWritten(1, "ab"), RoundJudged(1, "ab", REFUSED)):
        rounds.learn(event)
    rounds.learn(PartKept(1, 0, "a\nsorry", 1, 2, 1))
    text, part = rounds.rounds
    assert (text.text, part.text) == ("ab", "a\nsorry")
    assert part.title == "◐ round 1, what works of it"
    assert verdict(part.examination, part.kept).plain == "◐ 1 of 2 steps work, 1 hole left"
    assert rounds.now == "round 1: 1 of 2 steps work, 1 hole left, which the search is asked for"
    rounds.learn(RoundJudged(1, "a\nc", Examination(True), mended=True))
    assert (len(rounds.rounds), part.text, part.title) == (2, "a\nc", "✓ round 1, mended by the search")
    assert rounds.effort == "1 round, 2 characters"


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
