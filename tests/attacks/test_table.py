"""The table of cases: enough of them, each well-formed, and every class in what `make test` runs."""

from __future__ import annotations

from collections import Counter

from assistant.bench.attacks.case import (
    ACCEPT,
    CLASSES,
    HOLE,
    MARK,
    REFUSE,
    Case,
    Door,
    Outcome,
    conditional,
    resting_on,
)
from assistant.bench.attacks.doors import Answer, fault
from assistant.bench.attacks.table import every_case, sample, spread


def test_there_are_hundreds_of_cases_and_they_are_different() -> None:
    cases = every_case()
    assert len(cases) >= 250
    assert max(Counter((c.title, c.text, c.candidate, c.modules) for c in cases).values()) == 1


def test_every_case_marks_one_hole() -> None:
    for case in every_case():
        assert case.text.count(MARK) == 1, case.title
        assert case.with_hole.startswith(HOLE, case.offset), case.title
        assert case.cursor != case.source.startswith(HOLE, case.offset), case.title
        assert case.doors, case.title


def test_what_must_be_refused_is_told_from_what_must_be_told() -> None:
    for case in every_case():
        told = case.expect.outcome in (Outcome.CONDITIONAL, Outcome.AXIOMS)
        assert bool(case.expect.names) == told, case.title
        if case.expect == ACCEPT:
            assert not case.false, f"{case.title}: a false statement has no proof"


def test_every_class_stands_in_the_sample_at_each_of_its_doors() -> None:
    for door in Door:
        standing = {case.family for case in every_case() if door in case.doors and case.core}
        assert {case.family for case in sample(door)} == standing
    assert {case.family for door in Door for case in sample(door)} == set(CLASSES)
    assert len({case.title for door in Door for case in sample(door)}) >= 250


def test_a_spread_begins_with_the_first_and_reaches_far() -> None:
    cases = list(every_case()[:20])
    assert spread(cases, 30) == cases
    few = spread(cases, 4)
    assert few == [cases[0], cases[5], cases[10], cases[15]]


def test_a_proof_is_laid_out_at_its_place() -> None:
    def filled(text: str, proof: str) -> str:
        return Case("", "", text, proof, REFUSE, "").filled(proof)

    assert filled("theorem t : p := by\n  @@sorry\n", "skip\nrfl") == "theorem t : p := by\n  skip\n  rfl\n"
    assert filled("theorem t : p := @@sorry\n", "rfl") == "theorem t : p := by rfl\n"
    assert filled("def t : Nat := 1 + @@sorry\n", "exact 2") == "def t : Nat := 1 + (by exact 2)\n"
    assert filled("  · @@sorry\n  · sorry\n", "a\r\nb") == "  · a\n    b\n  · sorry\n"


def test_a_fault_is_what_gets_in_or_is_not_told_and_what_is_turned_away() -> None:
    def wrong(expect, got, door=Door.ACCEPT, **more) -> bool | None:
        answer = Answer(got, **{name: more.pop(name) for name in ("wrong", "undecided") if name in more})
        found = fault(Case("", "", "@@sorry", "", expect, "", **more), door, answer)
        return None if found is None else found.success

    assert wrong(REFUSE, REFUSE) is None
    assert wrong(REFUSE, ACCEPT) is True
    assert wrong(REFUSE, conditional("a")) is True
    assert wrong(ACCEPT, ACCEPT) is None
    assert wrong(ACCEPT, REFUSE) is False
    assert wrong(ACCEPT, conditional("a")) is False, "it rests on nothing of the kind"
    assert wrong(conditional("a"), ACCEPT) is True, "it is not told"
    assert wrong(conditional("a"), REFUSE) is False
    assert wrong(conditional("a", "b"), conditional("a")) is True, "half of it is not told"
    assert wrong(conditional("a"), conditional("a", "b")) is False
    assert wrong(conditional("a"), resting_on("a")) is True
    assert wrong(resting_on("a"), ACCEPT) is True
    assert wrong(ACCEPT, ACCEPT, wrong="it left a file behind") is True
    assert wrong(ACCEPT, REFUSE, Door.CLOSE) is False
    assert wrong(ACCEPT, REFUSE, Door.CLOSE, undecided=True) is None
    assert wrong(REFUSE, ACCEPT, Door.CLOSE, false=False) is None, "it found another proof"
    assert wrong(REFUSE, ACCEPT, Door.CLOSE, false=False, data=True) is True
    assert wrong(conditional("a"), REFUSE, Door.SUGGEST) is None, "it need not be found"
