"""Candidates that wait for their turn at a state: in which order, and who is named."""

from __future__ import annotations

from assistant.search.turns import FIRST_ROUND, HEAVY, OFFERED, OPEN_IN_FIRST_ROUND, Turns
from models.protocol import Candidate


def candidate(tactic: str, score: float = -1.0, source: str = "quick") -> Candidate:
    return Candidate(tactic, score, source)


def everything(turns: Turns, state: int = 0) -> list[str]:
    found: list[str] = []
    while turns.has_left(state):
        found += [one.tactic for one in turns.take(state)]
    return found


def test_a_few_have_their_turn_at_a_time_the_better_ones_first() -> None:
    turns = Turns()
    assert 0 not in turns
    turns.add(0, [candidate(f"t{n}", -float(n)) for n in range(FIRST_ROUND + 3)])
    turns.add(0, [candidate("late", -0.5)])
    assert [one.tactic for one in turns.take(0)][:3] == ["t0", "late", "t1"]
    assert len(everything(turns)) == 4
    assert 0 in turns


def test_what_takes_long_where_it_fails_makes_a_round_shorter() -> None:
    turns = Turns()
    turns.add(0, [candidate(f"induction x{n} <;> grind") for n in range(FIRST_ROUND)])
    assert len(turns.take(0)) == FIRST_ROUND // HEAVY


def test_what_is_unfinished_comes_at_the_end_of_the_first_round() -> None:
    turns = Turns({"open"})
    turns.add(0, [*(candidate(f"exact open {n}") for n in range(20)), *(candidate(f"t{n}") for n in range(40))])
    first = [one.tactic for one in turns.take(0)]
    assert [tactic for tactic in first if "open" in tactic] == first[-OPEN_IN_FIRST_ROUND:]


def test_what_lean_offers_is_next_but_for_what_is_unfinished() -> None:
    turns = Turns({"open"})
    turns.add(0, [candidate("there")])
    turns.add_offered(0, [candidate("exact open"), *(candidate(f"offered {n}") for n in range(OFFERED + 1))])
    assert everything(turns) == [*(f"offered {n}" for n in range(OFFERED)), "there", "exact open"]


def test_what_lean_offers_and_somebody_proposed_is_tried_once_in_both_names() -> None:
    turns = Turns()
    turns.add(0, [candidate("rfl", -3.0), candidate("simp only [h]", -2.0, "premises")])
    turns.add_offered(0, [candidate("simp only [h]", -0.1)])
    first, second = turns.take(0)
    assert (first.tactic, first.source, first.other_sources) == ("simp only [h]", "quick", ("premises",))
    assert second.tactic == "rfl"


def test_whoever_proposes_what_waits_is_named_and_has_it_tried_sooner_where_it_is_surer() -> None:
    turns = Turns()
    turns.add(0, [candidate("rfl", -1.0), candidate("simp", -3.0), candidate("omega", -4.0)])
    assert turns.name(0, candidate("simp", -3.5, "slow"))
    assert turns.name(0, candidate("omega", -0.1, "sure"))
    assert not turns.name(0, candidate("decide", -0.1, "sure"))
    found = [(one.tactic, one.source, one.other_sources) for one in turns.take(0)]
    assert found == [("omega", "sure", ("quick",)), ("rfl", "quick", ()), ("simp", "quick", ("slow",))]


def test_only_what_is_sure_enough_has_its_turn_when_that_is_wanted() -> None:
    turns = Turns()
    turns.add(0, [candidate("slow"), candidate("sure", -0.2)])
    assert [one.tactic for one in turns.take(0, -0.25)] == ["sure"]
    assert turns.take(0, -0.25) == []
    assert [one.tactic for one in turns.take(0)] == ["slow"]
