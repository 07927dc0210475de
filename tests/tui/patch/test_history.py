"""What was written can be taken back, and nothing else is ever touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.sorries.patch import FileChanged, FileNotWritable
from tui.patch.history import ChangedSince, History, NothingWritten, Written

BEFORE = "theorem t : True := by\r\n  sorry -- ∀\r\n"
AFTER = "theorem t : True := by\r\n  trivial -- ∀\r\n"


@pytest.fixture
def patch(tmp_path: Path) -> Written:
    return file(tmp_path, "A.lean")


def file(folder: Path, name: str) -> Written:
    path = folder / name
    path.write_bytes(BEFORE.encode())
    return Written(path, BEFORE, AFTER, name)


def test_what_is_written_is_taken_back_byte_for_byte(patch: Written) -> None:
    history = History()
    assert history.write([patch]).done == (patch,)
    assert patch.path.read_bytes() == AFTER.encode()
    assert history.undo().done == (patch,)
    assert patch.path.read_bytes() == BEFORE.encode()


def test_what_was_written_together_is_taken_back_together_and_the_last_first(tmp_path: Path) -> None:
    one, two, three = (file(tmp_path, f"{name}.lean") for name in "ABC")
    history = History()
    history.write([one])
    history.write([two, three])
    assert history.undo().done == (two, three)
    assert [patch.path.read_bytes() == BEFORE.encode() for patch in (one, two, three)] == [False, True, True]
    assert history.undo().done == (one,)
    with pytest.raises(NothingWritten):
        history.undo()


def test_there_is_nothing_to_undo_at_first() -> None:
    with pytest.raises(NothingWritten) as caught:
        History().undo()
    assert "this session" in caught.value.hint


def test_a_file_that_changed_before_it_is_written_is_left_alone(patch: Written) -> None:
    patch.path.write_text("mine")
    history = History()
    outcome = history.write([patch])
    assert outcome.done == ()
    assert [type(error) for error in outcome.errors] == [FileChanged]
    assert patch.path.read_text() == "mine"
    with pytest.raises(NothingWritten):
        history.undo()


def test_of_several_files_those_that_can_be_are_written(tmp_path: Path) -> None:
    one, two = file(tmp_path, "A.lean"), file(tmp_path, "B.lean")
    one.path.write_text("mine")
    history = History()
    outcome = history.write([one, two])
    assert outcome.done == (two,)
    assert len(outcome.errors) == 1
    assert history.undo().done == (two,)
    assert one.path.read_text() == "mine"


def test_undo_leaves_a_file_that_changed_since_as_it_is(patch: Written) -> None:
    history = History()
    history.write([patch])
    patch.path.write_bytes((AFTER + "-- mine\n").encode())
    outcome = history.undo()
    assert outcome.done == ()
    [error] = outcome.errors
    assert isinstance(error, ChangedSince)
    assert "since it was written" in error.message
    assert patch.path.read_bytes() == (AFTER + "-- mine\n").encode()


def test_an_undo_that_could_not_be_written_can_be_tried_again(patch: Written) -> None:
    history = History()
    history.write([patch])
    patch.path.chmod(0o444)
    assert [type(error) for error in history.undo().errors] == [FileNotWritable]
    assert patch.path.read_bytes() == AFTER.encode()
    patch.path.chmod(0o644)
    assert history.undo().done == (patch,)
    assert patch.path.read_bytes() == BEFORE.encode()


def test_a_read_only_file_is_not_written(patch: Written) -> None:
    patch.path.chmod(0o444)
    outcome = History().write([patch])
    [error] = outcome.errors
    assert isinstance(error, FileNotWritable)
    assert "read-only" in error.message
    assert patch.path.read_bytes() == BEFORE.encode()
