"""Proofs that wait and what is false: for which text they hold, and what proofs take along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.editing import Change, holes
from assistant.refute.refutation import Refutation
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.counterexample import RefutedHole
from assistant.sorries.text import HoleDone
from lsp.documents import OLD_DOUBTS, Doubted, FileHoles, OpenDocument, Snapshot, Waiting, doubts_of, waiting

PATH = Path("/p/File.lean")
TEXT = "theorem a : 1 = 1 := by\n  sorry\n\ntheorem b : 1 = 1 := by\n  sorry\n"
HOLES = holes(PATH, TEXT)
A, B = HOLES


def found(proof: str, index: int, needs: tuple[int, ...] = ()) -> HoleDone:
    hole = HOLES[index]
    return HoleDone(hole.offset, Outcome(OutcomeStatus.PROVED, proof), Change(hole.range, proof), needs)


@pytest.fixture
def document() -> OpenDocument:
    return OpenDocument("file:///p/File.lean", PATH, FileHoles(Snapshot("file:///p/File.lean", PATH, 1, TEXT), HOLES))


@pytest.fixture
def first() -> Waiting:
    return waiting(TEXT, HOLES, found("rfl", 0))


def test_a_proof_that_stands_only_with_another_one_takes_it_along(document: OpenDocument, first: Waiting) -> None:
    # It was offered alone, as verified by Lean, where the lemma that it uses is still open.
    second = waiting(TEXT, HOLES, found("exact a", 1, (A.offset,)), {A.offset: first})
    document.keep(first)
    document.keep(second)
    ready = document.ready(TEXT)
    assert ready[A.offset].changes == (Change(A.range, "rfl"),)
    assert ready[B.offset].changes == (Change(A.range, "rfl"), Change(B.range, "exact a"))


def test_a_proof_that_is_taken_back_is_needed_by_nobody_any_more(first: Waiting) -> None:
    # It was inserted all the same, where another one had been taken back before it.
    second = replace(first, offset=B.offset, needs=(first,))
    third = replace(first, offset=B.offset + 9, needs=(first, second))
    left = third.without(A.offset)
    assert [need.offset for need in left.needs] == [B.offset]
    assert left.without(B.offset).changes == (first.change,)


def test_once_that_is_in_the_text_it_is_asked_about_anew(document: OpenDocument, first: Waiting) -> None:
    second = waiting(TEXT, HOLES, found("exact a", 1, (A.offset,)), {A.offset: first})
    document.keep(second)
    text = TEXT.replace("sorry", "rfl", 1)
    document.known = FileHoles(Snapshot(document.uri, PATH, 2, text), holes(PATH, text))
    assert document.ready(text) == {}
    assert [proof.name for _, proof in document.doubtful(text)] == ["b"]


def test_a_proof_of_no_hole_does_not_wait() -> None:
    with pytest.raises(KeyError):
        waiting(TEXT, HOLES, HoleDone(0, Outcome(OutcomeStatus.PROVED, "rfl"), Change(A.range, "rfl")))


def test_what_a_search_came_to_is_not_said_once_imports_were_built_anew(document: OpenDocument) -> None:
    known = FileHoles(Snapshot(document.uri, PATH, 1, TEXT), HOLES)
    document.imports = "built"
    document.learn(known, HoleDone(A.offset, Outcome(OutcomeStatus.UNPROVED), None), "built")
    found = document.outcome(known, A)
    assert found is not None
    assert found.status is OutcomeStatus.UNPROVED
    document.imports = "built again"
    assert document.outcome(known, A) is None


# --- what is false ---------------------------------------------------------------------------------------------

FALSE = Doubted(RefutedHole(Refutation((), "exact nofun", "", True)))


def test_a_counterexample_is_of_the_text_down_to_the_end_of_its_declaration(document: OpenDocument) -> None:
    doubts = doubts_of(TEXT, HOLES, "")
    document.doubts = {doubts[A.offset]: Doubted(), doubts[B.offset]: FALSE}
    assert document.refuted(TEXT) == {B.offset: FALSE.found}
    assert document.refuted(TEXT + "\n-- below") == {B.offset: FALSE.found}
    assert document.refuted("-- above\n" + TEXT) == {}
    assert document.refuted(TEXT.replace("theorem b : 1", "theorem b : 2")) == {}
    assert document.refuted(TEXT[: B.offset]) == {}


def test_a_counterexample_is_of_one_build_of_what_is_imported(document: OpenDocument) -> None:
    document.doubts = {doubts_of(TEXT, HOLES, "before")[B.offset]: FALSE}
    assert document.refuted(TEXT) == {}
    document.imports = "before"
    assert document.refuted(TEXT) == {B.offset: FALSE.found}


def test_holes_of_one_declaration_are_told_apart() -> None:
    text = "theorem a : 1 = 1 ∧ 1 = 2 := by\n  constructor\n  · sorry\n  · sorry\n"
    assert len(set(doubts_of(text, holes(PATH, text), "").values())) == 2


def test_what_is_known_of_texts_long_ago_is_forgotten(document: OpenDocument) -> None:
    now = doubts_of(TEXT, HOLES, "")
    document.doubts = {(b"%d" % number, number, ""): Doubted() for number in range(2 * OLD_DOUBTS)}
    document.doubts |= dict.fromkeys(now.values(), FALSE)
    document.forget_doubts(now.values())
    assert len(document.doubts) == OLD_DOUBTS + len(now)
    assert document.refuted(TEXT) == {A.offset: FALSE.found, B.offset: FALSE.found}
