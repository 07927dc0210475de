"""One tactic of several sources: one candidate that names them all."""

from __future__ import annotations

from assistant.search.merging import merged, origin, rewritten
from models.protocol import Candidate

QUICK = Candidate("simp", -2.0, "quick", -2.0)
MODEL = Candidate("simp", -1.0, "model", -3.0, 3)
THIRD = Candidate("simp", -4.0, "third", -4.0)


def test_the_best_stands_for_all_and_the_others_are_named_as_they_came() -> None:
    both = merged([THIRD, QUICK, MODEL])
    assert (both.source, both.score, both.other_sources) == ("model", -1.0, ("third", "quick"))
    assert both.others == (THIRD, QUICK), "each with its own score"


def test_the_first_of_equals_stands_for_all() -> None:
    assert merged([Candidate("simp", -1.0, "a"), Candidate("simp", -1.0, "b")]).source == "a"


def test_a_source_is_no_other_of_itself() -> None:
    worse = Candidate("simp", -3.0, "model")
    assert merged([worse, MODEL]) == MODEL == merged([MODEL, worse])


def test_what_was_merged_before_is_merged_again() -> None:
    assert merged([merged([QUICK, THIRD]), MODEL]).other_sources == ("quick", "third")


def test_what_is_made_of_a_candidate_is_in_the_name_of_all_and_nobody_scored_it() -> None:
    made = rewritten(merged([QUICK, MODEL]), "simp only [h]")
    assert (made.tactic, made.source, made.other_sources) == ("simp only [h]", "model", ("quick",))
    assert all((one.tactic, one.raw_score) == ("simp only [h]", None) for one in (made, *made.others))


def test_who_proposed_a_tactic_in_words() -> None:
    assert origin("portfolio", ()) == "portfolio"
    assert origin("neighbours", ("portfolio", "qwen"), "as in one (A:2)") == (
        "neighbours, as in one (A:2); also portfolio, qwen"
    )
