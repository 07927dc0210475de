"""The holes of a project as data: what is known about a hole outlives what happens around it, and nothing more."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.lean.errors import SourceMissing
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.batch import Batch, BatchFile, BatchHole
from tui.project.columns import Columns, columns
from tui.project.holes import (
    HoleBoard,
    HoleKey,
    HoleRow,
    HoleStatus,
    Order,
    ProjectFiles,
    arranged,
    batch_rows,
    carry_over,
    counts,
    read_project,
    row_of,
    rows_of,
    stamps,
)

PATH = Path("/project/A.lean")
FIRST = "theorem first (n : Nat) : n + 0 = n := by\n  sorry\n"
PAIR = "theorem pair (p : Prop) (h : p) : p ∧ p := by\n  constructor\n  · sorry\n  · sorry\n"
LAST = "theorem last : True := by\n  sorry\n"
TEXT = f"{FIRST}\n{PAIR}\n{LAST}"


def searched(text: str = TEXT, status: HoleStatus = HoleStatus.PROVED) -> list[HoleRow]:
    """Every hole of a text with something known about it."""
    return [
        replace(
            row, status=status, proof=f"proof of {row.key.declaration} {row.key.index}", seconds=2.0, proved_in=text
        )
        for row in rows_of(PATH, text)
    ]


def known(rows: tuple[HoleRow, ...]) -> dict[tuple[str, int], tuple[str, str]]:
    return {(row.key.declaration, row.key.index): (row.status.value, row.proof) for row in rows}


# --- the holes of a text ---------------------------------------------------------------------------------------


def test_holes_are_numbered_in_their_declaration() -> None:
    rows = rows_of(PATH, TEXT)
    assert [row.key for row in rows] == [
        HoleKey(PATH, "first", 0),
        HoleKey(PATH, "pair", 0),
        HoleKey(PATH, "pair", 1),
        HoleKey(PATH, "last", 0),
    ]
    assert [row.line for row in rows] == [2, 6, 7, 10]
    assert {row.status for row in rows} == {HoleStatus.OPEN}


def test_declarations_without_a_name_are_told_apart() -> None:
    rows = rows_of(PATH, "example : True := by\n  sorry\n\nexample : True := by\n  sorry\n")
    assert len({row.key for row in rows}) == 2


def test_a_finished_text_has_no_rows() -> None:
    assert rows_of(PATH, "theorem t : True := trivial\n") == []


def test_the_row_of_a_place_is_found_again() -> None:
    second = rows_of(PATH, TEXT)[2]
    assert row_of(second.place).key == HoleKey(PATH, "pair", 1)


def test_a_place_where_the_text_has_no_hole_has_no_row() -> None:
    place = replace(rows_of(PATH, FIRST)[0].place, text=FIRST.replace("sorry", "rfl"))
    with pytest.raises(KeyError):
        row_of(place)


# --- carrying over ---------------------------------------------------------------------------------------------


def test_in_an_unchanged_text_everything_is_kept() -> None:
    before = searched()
    assert carry_over(before, rows_of(PATH, TEXT)) == tuple(before)


@pytest.mark.parametrize("text", [f"-- a line above\n\n{TEXT}", f"{TEXT}\n-- a line below\n"], ids=["above", "below"])
def test_a_change_elsewhere_in_the_file_keeps_what_is_known(text: str) -> None:
    rows = carry_over(searched(), rows_of(PATH, text))
    assert known(rows) == known(tuple(searched()))
    assert {row.place.text for row in rows} == {text}
    assert {row.proved_in for row in rows} == {TEXT}, "Lean has to be asked again about the new text"


def test_a_changed_declaration_loses_its_proof_and_no_other_does() -> None:
    rows = carry_over(searched(), rows_of(PATH, TEXT.replace("n + 0 = n", "0 + n = n")))
    assert known(rows) == known(tuple(searched())) | {("first", 0): ("changed", "")}
    assert "the text changed" in rows[0].reason


def test_a_search_that_goes_on_is_shown_also_when_its_declaration_changes() -> None:
    [row] = carry_over(searched(FIRST, HoleStatus.SEARCHING), rows_of(PATH, FIRST.replace("n + 0", "0 + n")))
    assert row.status is HoleStatus.SEARCHING


def test_a_hole_that_nobody_searched_stays_open_when_its_declaration_changes() -> None:
    [row] = carry_over(rows_of(PATH, FIRST), rows_of(PATH, FIRST.replace("n + 0", "0 + n")))
    assert row.status is HoleStatus.OPEN


def test_a_hole_that_is_gone_is_not_listed() -> None:
    rows = carry_over(searched(), rows_of(PATH, TEXT.replace(LAST, "")))
    assert [row.key.declaration for row in rows] == ["first", "pair", "pair"]


def test_a_new_hole_is_open() -> None:
    rows = carry_over(searched(FIRST), rows_of(PATH, TEXT))
    assert [row.status for row in rows] == [HoleStatus.PROVED, HoleStatus.OPEN, HoleStatus.OPEN, HoleStatus.OPEN]


def test_a_written_hole_that_is_there_again_is_proved_by_what_was_written() -> None:
    [row] = carry_over(searched(FIRST, HoleStatus.WRITTEN), rows_of(PATH, FIRST))
    assert (row.status, row.proof) == (HoleStatus.PROVED, "proof of first 0")


def test_a_written_hole_with_another_one_in_its_place_says_nothing_about_that() -> None:
    [row] = carry_over(searched(FIRST, HoleStatus.WRITTEN), rows_of(PATH, FIRST.replace("n + 0", "0 + n")))
    assert (row.status, row.proof) == (HoleStatus.OPEN, "")


def test_the_same_file_name_in_another_folder_is_another_file() -> None:
    rows = carry_over(searched(FIRST), rows_of(Path("/project/sub/A.lean"), FIRST))
    assert [row.status for row in rows] == [HoleStatus.OPEN]


# --- the board -------------------------------------------------------------------------------------------------


def board_of(text: str) -> HoleBoard:
    board = HoleBoard(Path("/project"), (Path("/project"),))
    board.take(ProjectFiles(tuple(rows_of(PATH, text)), 1))
    return board


def test_what_was_written_and_taken_back_is_still_proved() -> None:
    board = board_of(TEXT)
    key = HoleKey(PATH, "first", 0)
    board.wrote(PATH, TEXT, after := TEXT.replace("sorry", "simp", 1), {key: "simp"})
    board.take(ProjectFiles(tuple(rows_of(PATH, after)), 1))
    assert [row.key.declaration for row in board.holes] == ["pair", "pair", "last"]
    assert [(row.key.declaration, row.status.value) for row in board.rows][:2] == [
        ("first", "written"),
        ("pair", "open"),
    ]
    board.take(ProjectFiles(tuple(rows_of(PATH, TEXT)), 1))
    assert (board.find(key).status, board.find(key).proof) == (HoleStatus.PROVED, "simp")
    assert board.closed == 0


def test_what_is_false_stays_so_when_a_proof_above_is_written_and_taken_back_but_not_when_something_else_changes() -> (
    None
):
    board = board_of(TEXT)
    last = HoleKey(PATH, "last", 0)
    board.note(last, HoleStatus.REFUTED, reason="false for n = 0", negation="example")
    after = TEXT.replace("sorry", "simp", 1)
    board.wrote(PATH, TEXT, after, {HoleKey(PATH, "first", 0): "simp"})
    for text in (after, TEXT, after):
        board.take(ProjectFiles(tuple(rows_of(PATH, text)), 1))
        assert (board.find(last).status, board.find(last).negation) == (HoleStatus.REFUTED, "example")
    board.take(ProjectFiles(tuple(rows_of(PATH, "def own := 1\n" + after)), 1))
    assert board.find(last).status is HoleStatus.OPEN


@pytest.mark.parametrize("status", [HoleStatus.PROVED, HoleStatus.TIMED_OUT])
@pytest.mark.parametrize(("written", "other"), [(0, 1), (1, 0)])
def test_another_hole_of_the_declaration_keeps_what_is_known_when_a_proof_is_written_and_taken_back(
    written: int, other: int, status: HoleStatus
) -> None:
    board = board_of(PAIR)
    kept = HoleKey(PATH, "pair", other)
    board.note(kept, status, proof="exact h" if status is HoleStatus.PROVED else "", proved_in=PAIR)
    before, hole = board.find(kept), board.find(HoleKey(PATH, "pair", written)).place.span
    after = PAIR[: hole.start] + "assumption" + PAIR[hole.end :]
    board.wrote(PATH, PAIR, after, {HoleKey(PATH, "pair", written): "assumption"})
    board.take(ProjectFiles(tuple(rows_of(PATH, after)), 1))
    [row] = board.holes
    assert (row.status, row.proof, row.proved_in) == (status, before.proof, PAIR)
    assert row.place.text == after
    board.take(ProjectFiles(tuple(rows_of(PATH, PAIR)), 1))
    assert (board.find(kept).status, board.find(kept).proof) == (status, before.proof)


def test_nothing_is_said_about_other_holes_when_a_written_proof_has_holes_itself() -> None:
    board = board_of(PAIR)
    board.note(HoleKey(PATH, "pair", 1), HoleStatus.PROVED, proof="exact h", proved_in=PAIR)
    after = PAIR.replace("sorry", "(first | sorry | sorry)", 1)
    board.wrote(PATH, PAIR, after, {HoleKey(PATH, "pair", 0): "(first | sorry | sorry)"})
    board.take(ProjectFiles(tuple(rows_of(PATH, after)), 1))
    assert HoleStatus.PROVED not in {row.status for row in board.rows}


def test_a_mark_goes_with_its_hole() -> None:
    board = board_of(TEXT)
    board.chosen = {HoleKey(PATH, "first", 0), HoleKey(PATH, "last", 0)}
    board.take(ProjectFiles(tuple(rows_of(PATH, FIRST)), 1))
    assert board.chosen == {HoleKey(PATH, "first", 0)}


def test_only_the_hole_that_is_meant_is_noted() -> None:
    board = board_of(TEXT)
    before = board.version
    board.note(HoleKey(PATH, "pair", 1), HoleStatus.TIMED_OUT, reason="time ran out", seconds=9.0)
    assert [row.status.value for row in board.rows] == ["open", "open", "timed_out", "open"]
    assert board.version > before


def test_a_hole_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        board_of(FIRST).find(HoleKey(PATH, "last", 0))


# --- what a batch knows ----------------------------------------------------------------------------------------


def batch_of(text: str, *files: BatchFile) -> Batch:
    holes = tuple(
        BatchHole(
            PATH,
            row.place.span.start,
            row.line,
            row.key.declaration,
            1.0,
            Outcome(OutcomeStatus.PROVED, f"proof {number}"),
        )
        for number, row in enumerate(rows_of(PATH, text))
    )
    return Batch(1, 0.0, 1.0, 30.0, 1, "done", holes, files)


def told(batch: Batch, text: str) -> dict[tuple[str, int], str]:
    known = batch_rows(batch, rows_of(PATH, text))
    return {(row.key.declaration, row.key.index): hole.outcome.proof for row, hole in known}


def test_holes_of_a_batch_are_those_of_the_text() -> None:
    expected = {("first", 0): "proof 0", ("pair", 0): "proof 1", ("pair", 1): "proof 2", ("last", 0): "proof 3"}
    assert told(batch_of(TEXT), TEXT) == expected


def test_a_hole_of_a_batch_is_found_where_it_has_gone() -> None:
    batch = batch_of(TEXT, BatchFile(PATH, TEXT, ""))
    now = "-- above\n" + TEXT.replace("sorry", "simp", 1)
    assert told(batch, now) == {("pair", 0): "proof 1", ("pair", 1): "proof 2", ("last", 0): "proof 3"}


def test_a_changed_statement_at_the_same_offset_is_another_hole() -> None:
    batch = batch_of(TEXT, BatchFile(PATH, TEXT, ""))
    assert ("first", 0) not in told(batch, TEXT.replace("n + 0 = n", "0 + n = n"))


def test_without_its_text_a_hole_of_a_batch_has_to_be_where_it_was() -> None:
    assert told(batch_of(TEXT), "-- above\n" + TEXT) == {}


# --- columns and names -----------------------------------------------------------------------------------------


def test_holes_of_one_declaration_are_told_apart_by_their_cases_or_by_numbers() -> None:
    cases = "theorem t (n : Nat) : n = n := by\n  cases n with\n  | zero => sorry\n  | succ m =>\n    sorry\n"
    assert [row.label for row in rows_of(PATH, cases)] == ["case zero", "case succ"]
    tagged = cases.replace("| zero", "case zero").replace("| succ m", "case succ m")
    assert [row.label for row in rows_of(PATH, tagged)] == ["case zero", "case succ"]
    assert [row.label for row in rows_of(PATH, cases.replace("=>\n    sorry", "=>\n    skip\n    sorry"))] == [
        "1 of 2", "2 of 2",
    ]  # fmt: skip
    assert [row.label for row in rows_of(PATH, TEXT)] == ["", "1 of 2", "2 of 2", ""]
    assert rows_of(PATH, cases)[0].statement == "t [case zero] (n : Nat) : n = n"


def test_where_there_is_little_room_time_makes_room_first_then_the_place() -> None:
    assert columns(100, 14) == Columns(14, 70, 6)
    assert columns(56, 14) == Columns(14, 34, 0)
    assert columns(40, 14) == Columns(0, 34, 0)
    assert columns(100, 90) == Columns(32, 52, 6)


# --- order and filter ------------------------------------------------------------------------------------------


# --- what is false ---------------------------------------------------------------------------------------------


def false(text: str = TEXT) -> list[HoleRow]:
    """The holes of a text of which the second, and the last, are known to be false."""
    rows = rows_of(PATH, text)
    return [
        replace(row, status=HoleStatus.REFUTED, reason="false for p = False", negation="simp") if number % 2 else row
        for number, row in enumerate(rows)
    ]


def test_a_counterexample_stays_known_when_the_text_below_changes() -> None:
    now = carry_over(false(), rows_of(PATH, TEXT + "\ntheorem more : True := by\n  sorry\n"))
    assert [row.status for row in now[:4]] == [row.status for row in false()]
    assert (now[1].reason, now[1].negation) == ("false for p = False", "simp")


@pytest.mark.parametrize(
    ("before", "after"),
    [("theorem first", "-- above\ntheorem first"), ("(h : p)", "(h : p) (_ : p)")],
    ids=["above", "in the declaration"],
)
def test_a_counterexample_is_of_no_other_text(before: str, after: str) -> None:
    now = carry_over(false(), rows_of(PATH, TEXT.replace(before, after)))
    assert HoleStatus.REFUTED not in {row.status for row in now}


@pytest.mark.parametrize("above", ["", "-- above\n"])
def test_what_a_batch_found_false_is_told_of_the_text_that_it_worked_on_only(above: str) -> None:
    [_, _, _, last] = rows_of(PATH, TEXT)
    outcome = Outcome(OutcomeStatus.REFUTED, reason="false")
    hole = BatchHole(PATH, last.place.span.start, last.line, "last", 1.0, outcome)
    batch = Batch(1, 0.0, 1.0, 30.0, 1, "done", (hole,), (BatchFile(PATH, TEXT, TEXT),))
    assert bool(batch_rows(batch, rows_of(PATH, above + TEXT))) is not bool(above)


def mixed() -> list[HoleRow]:
    first, one, two, last = rows_of(PATH, TEXT)
    return [
        replace(first, status=HoleStatus.ERROR, seconds=1.0),
        replace(one, status=HoleStatus.PROVED, seconds=7.0),
        replace(two, status=HoleStatus.OPEN),
        replace(last, status=HoleStatus.PROVED, seconds=3.0),
    ]


def names(rows: list[HoleRow]) -> list[tuple[str, int]]:
    return [(row.key.declaration, row.key.index) for row in rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [("first", 0), ("pair", 0), ("pair", 1), ("last", 0)]),
        ("PAIR", [("pair", 0), ("pair", 1)]),
        ("proved", [("pair", 0), ("last", 0)]),
        ("proved pair", [("pair", 0)]),
        ("  a.lean  first ", [("first", 0)]),
        ("nowhere", []),
    ],
)
def test_a_filter_keeps_what_holds_all_its_words(words: str, expected: list[tuple[str, int]]) -> None:
    assert names(arranged(mixed(), words, Order.PLACE)) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.PLACE, [("first", 0), ("pair", 0), ("pair", 1), ("last", 0)]),
        (Order.STATUS, [("pair", 1), ("pair", 0), ("last", 0), ("first", 0)]),
        (Order.TIME, [("pair", 0), ("last", 0), ("first", 0), ("pair", 1)]),
    ],
)
def test_orders(order: Order, expected: list[tuple[str, int]]) -> None:
    assert names(arranged(mixed(), "", order)) == expected


def test_counts() -> None:
    told = counts(mixed())
    assert told == {HoleStatus.PROVED: 2, HoleStatus.OPEN: 1, HoleStatus.ERROR: 1}
    assert told[HoleStatus.WRITTEN] == 0


# --- the disk --------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(FIRST)
    (tmp_path / "B.lean").write_bytes(b"theorem \xff")
    found = read_project([tmp_path])
    assert [row.key.declaration for row in found.rows] == ["first"]
    assert found.files == 2
    [sentence] = found.unreadable
    assert "B.lean" in sentence


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        read_project([tmp_path / "nowhere"])


def test_stamps_tell_what_was_written_added_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text(FIRST)
    before = stamps([tmp_path])
    assert before == stamps([tmp_path])
    os.utime(file, ns=(0, 0))
    touched = stamps([tmp_path])
    assert touched != before
    (tmp_path / "B.lean").write_text(FIRST)
    assert stamps([tmp_path]).keys() == {file, tmp_path / "B.lean"}
    file.unlink()
    (tmp_path / "B.lean").unlink()
    assert stamps([tmp_path]) == {}


def test_stamps_of_a_folder_that_is_gone_are_none(tmp_path: Path) -> None:
    assert stamps([tmp_path / "gone"]) == {}


def test_a_declaration_without_a_name_is_called_by_its_kind_and_known_again_when_it_moves() -> None:
    text = "example : 1 = 1 := by\n  sorry\n\nexample : 2 = 2 := by\n  sorry\n"
    before = rows_of(PATH, text)
    assert [(row.key.declaration, row.key.index) for row in before] == [("example", 0), ("example", 1)]
    known = [before[0], replace(before[1], status=HoleStatus.PROVED, proof="rfl", proved_in=text)]
    now = carry_over(known, rows_of(PATH, "-- moved\n\n" + text))
    assert [(row.status, row.proof) for row in now] == [(HoleStatus.OPEN, ""), (HoleStatus.PROVED, "rfl")]
