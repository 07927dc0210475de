"""Agents prove: suggestions, attempts, whole proofs, counterexamples. What is called proved is proved, what there was
no time for is told as that, and nothing is written unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.agents.session import Agent
from tests.agents.texts import ENDLESS, FILE, HARD, OPEN_LEMMA, PAIR, TEXT, WRONG

CHAIN = "theorem t (p q r : Prop) (hpq : p → q) (hqr : q → r) : p → r := by\n  sorry\n"
FALSE = "theorem no : False := by\n  sorry\n"
DATA = "def number : Nat := by\n  sorry\n"


# --- suggestions -----------------------------------------------------------------------------------------------


def test_suggestions_close_the_goal_or_tell_what_is_left(session: Agent) -> None:
    told = session.told("suggest", file=FILE, line=2, text=CHAIN, seconds=20)
    assert told["goal"].endswith("⊢ p → r")
    assert told["suggestions"][0]["status"] == "closes"
    for suggestion in told["suggestions"]:
        assert (suggestion["status"] == "progress") == bool(suggestion["goals"])
    assert len(told["suggestions"]) <= 8
    assert len(session.told("suggest", file=FILE, line=2, text=CHAIN, seconds=20, count=1)["suggestions"]) == 1


def test_no_suggestions_come_with_the_reason(session: Agent) -> None:
    told = session.told("suggest", file=FILE, line=2, text=FALSE, seconds=20)
    assert told["suggestions"] == []
    assert "False" in told["goal"]
    assert told["reason"]
    assert told["reason"] in session.said("suggest", file=FILE, line=2, text=FALSE, seconds=20)


def test_suggestions_for_what_is_false_say_so(session: Agent) -> None:
    told = session.told("suggest", file=FILE, line=WRONG, seconds=20)
    assert told["refutation"]["witness"] == {"n": "0"}
    assert "nothing leads to a proof" in told["reason"]


def test_a_time_that_is_over_is_not_taken_for_a_result(session: Agent) -> None:
    """Something above the place never ends, so Lean does not get there."""
    text = f"theorem before (p : Prop) (hp : p) : p := by\n  {ENDLESS}\n  exact hp\n\n{CHAIN}"
    for tool, more in (("suggest", {}), ("goals", {}), ("attempts", {"candidates": ["assumption"]})):
        said = session.refused(tool, file=FILE, line=6, text=text, seconds=1, **more)
        assert "within" in said
        assert "`seconds`" in said
        assert "--timeout" not in said


def test_values_are_suggested_where_that_is_asked_for_and_said_to_be_a_choice(session: Agent) -> None:
    told = session.told("suggest", file=FILE, line=2, text=DATA, seconds=20)
    assert (told["suggestions"], told["reason"]) == ([], "data, not a proposition; it is not guessed")
    told = session.told("suggest", file=FILE, line=2, text=DATA, data=True, seconds=20)
    assert told["suggestions"]
    assert told["reason"] == "values that fit, to be chosen by you"


# --- attempts --------------------------------------------------------------------------------------------------


def test_each_attempt_has_a_verdict_and_what_it_leaves(session: Agent) -> None:
    candidates = ["exact ⟨hp, hq⟩", "constructor", "exact hq", "nonsense", "skip"]
    text = TEXT.replace("  constructor\n  · sorry\n  · exact hq\n", "  sorry\n")
    told = session.told("attempts", file=FILE, line=9, text=text, candidates=candidates, seconds=60)
    assert told["goals"] == ["p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q"]
    found = told["attempts"]
    assert [one["candidate"] for one in found] == candidates
    assert [one["status"] for one in found] == ["closes", "progress", "failed", "failed", "failed"]
    assert [goal.splitlines()[-1] for goal in found[1]["goals"]] == ["⊢ p", "⊢ q"]
    assert "mismatch" in found[2]["message"]
    assert all(one["message"] for one in found[2:])
    assert found[0]["reservation"] == ""


@pytest.mark.parametrize("candidate", ["sorry", "admit", "exact sorryAx _ false", "all_goals sorry", "stop", "apply?"])
def test_what_stands_for_a_proof_has_failed(session: Agent, candidate: str) -> None:
    [tried] = session.told("attempts", file=FILE, line=OPEN_LEMMA, candidates=[candidate], seconds=60)["attempts"]
    assert tried["status"] == "failed"
    assert tried["message"]


def test_what_rests_on_open_lemmas_or_own_axioms_says_so(session: Agent) -> None:
    text = TEXT + "\ntheorem again : double 2 = 4 := by\n  sorry\n"
    candidates = ["exact open_lemma 2", "exact mine", "rfl"]
    told = session.told("attempts", file=FILE, line=22, text=text, candidates=candidates, seconds=60)
    conditional, own, free = told["attempts"]
    assert (conditional["status"], conditional["open_lemmas"]) == ("conditional", ["open_lemma"])
    assert "still open" in conditional["message"]
    assert (own["status"], own["author_axioms"]) == ("closes", ["mine"])
    assert "rests on your axiom `mine`" in own["message"]
    assert (free["status"], free["open_lemmas"], free["author_axioms"]) == ("closes", [], [])


def test_an_attempt_that_never_ends_has_timed_out_and_the_others_have_verdicts(session: Agent) -> None:
    candidates = ["exact hp", ENDLESS, "assumption"]
    told = session.told("attempts", file=FILE, line=PAIR, candidates=candidates, seconds=8)
    assert [one["status"] for one in told["attempts"]] == ["closes", "timed out", "closes"]
    assert "longer than its limit" in told["attempts"][1]["message"]


def test_attempts_may_have_several_lines_wherever_they_begin(session: Agent) -> None:
    candidates = ["    have h := hp\n    exact h\n", "· exact hp"]
    told = session.told("attempts", file=FILE, line=PAIR, candidates=candidates, seconds=60)
    assert [(one["candidate"], one["status"]) for one in told["attempts"]] == [(c, "closes") for c in candidates]


# --- whole proofs of somebody else's ---------------------------------------------------------------------------


def test_a_whole_proof_is_accepted_with_what_it_rests_on(session: Agent) -> None:
    told = session.told("examine", file=FILE, line=OPEN_LEMMA, proof="unfold double\nomega", seconds=60)
    assert told["status"] == "accepted"
    assert set(told["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}
    assert told["reservation"] == ""


def test_a_refused_proof_has_lean_s_messages_at_its_own_lines(session: Agent) -> None:
    told = session.told("examine", file=FILE, line=PAIR, proof="have h := hp\nexact nowhere", seconds=60)
    assert told["status"] == "refused"
    [message] = told["messages"]
    assert (message["line"], message["severity"]) == (2, "error")
    assert "nowhere" in message["message"]


def test_a_proof_with_a_sorry_is_refused(session: Agent) -> None:
    told = session.told("examine", file=FILE, line=PAIR, proof="have h : p := by sorry\nexact h", seconds=60)
    assert told["status"] == "refused"
    assert told["reasons"]


def test_a_proof_that_lean_does_not_come_to_the_end_of_is_not_judged(session: Agent) -> None:
    told = session.told("examine", file=FILE, line=PAIR, proof=ENDLESS, seconds=1)
    assert told["status"] == "not_judged"
    assert "did not finish" in told["reasons"][0]


@pytest.mark.parametrize(
    ("tool", "proof"), [("examine", "by omega"), ("examine", " by\n  omega"), ("attempts", "by simp")]
)
def test_a_proof_that_begins_with_by_is_told_to_be_without(session: Agent, tool: str, proof: str) -> None:
    given = {"proof": proof} if tool == "examine" else {"candidates": ["omega", proof]}
    assert "begins with `by`" in session.refused(tool, file=FILE, line=PAIR, **given)


# --- the search ------------------------------------------------------------------------------------------------


def test_a_proof_is_proved_for_lean_itself(
    session: Agent, tmp_path: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    told = session.told("prove", file=FILE, line=2, text=CHAIN, seconds=60)
    assert (told["status"], told["written"]) == ("proved", False)
    (tmp_path / "Proved.lean").write_text(CHAIN.replace("sorry", told["proof"]), encoding="utf-8")
    assert lean_errors(tmp_path / "Proved.lean") == []


def test_a_search_that_finds_nothing_says_what_kept_it(session: Agent) -> None:
    out_of_time = session.told("prove", file=FILE, line=2, text=HARD, seconds=1)
    assert (out_of_time["status"], out_of_time["proof"]) == ("timed_out", "")
    assert "the time was over" in out_of_time["reason"]
    assert "seconds" in out_of_time["advice"]
    false = session.told("prove", file=FILE, line=WRONG, seconds=60)
    assert (false["status"], false["refutation"]["witness"]) == ("refuted", {"n": "0"})
    data = session.told("prove", file=FILE, line=2, text=DATA, seconds=60)
    assert (data["status"], data["proof"]) == ("data", "")
    assert "data, not a proposition" in data["reason"]


def test_a_proof_is_written_where_the_client_asks_for_it_and_only_there(
    session: Agent, folder: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    file = folder / "Written.lean"
    file.write_text(CHAIN, encoding="utf-8")
    try:
        assert "cannot be written" in session.refused("prove", file=file.name, line=2, text=CHAIN, write=True)
        assert file.read_text(encoding="utf-8") == CHAIN
        told = session.told("prove", file=file.name, line=2, write=True, seconds=60)
        assert (told["status"], told["written"], told["problem"]) == ("proved", True, "")
        assert file.read_text(encoding="utf-8") == CHAIN.replace("sorry", told["proof"])
        assert lean_errors(file) == []
    finally:
        file.unlink()


# --- counterexamples -------------------------------------------------------------------------------------------


def test_what_is_false_is_refuted_with_a_proof_of_the_negation(
    session: Agent, tmp_path: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    told = session.told("refute", file=FILE, line=WRONG)
    [hole] = told["holes"]
    assert (told["refuted"], hole["status"], hole["witness"]) == (1, "refuted", {"n": "0"})
    (tmp_path / "Refuted.lean").write_text(hole["code"] + "\n", encoding="utf-8")
    assert lean_errors(tmp_path / "Refuted.lean") == []


def test_every_hole_of_a_file_is_doubted_and_a_true_one_is_not_called_false(session: Agent) -> None:
    told = session.told("refute", file=FILE)
    assert [(hole["line"], hole["status"]) for hole in told["holes"]] == [
        (OPEN_LEMMA, "not_refuted"),
        (PAIR, "not_refuted"),
        (WRONG, "refuted"),
    ]
    assert all(hole["reason"] for hole in told["holes"][:2])


def test_a_file_without_holes_has_nothing_to_refute(session: Agent) -> None:
    assert "The file has no holes" in session.refused("refute", file=FILE, text="theorem t : 1 = 1 := rfl\n")
