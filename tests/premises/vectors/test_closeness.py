"""How close premises are to a goal: there in time, or not waited for."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future

import numpy as np
import pytest

from assistant.premises.vectors.closeness import Closeness, LibraryVectors
from assistant.premises.vectors.errors import EncoderEnded
from assistant.premises.vectors.matrix import ABSENT, ModuleRows, VectorMatrix

AXES = np.eye(3, dtype=np.float32)
MATRIX = VectorMatrix("", (ModuleRows("a", 0, 2, made=True),), AXES[:2])
VECTORS = LibraryVectors((MATRIX, None, MATRIX), (2, 1, 2))
ALL = np.ones(5, bool)


def closeness(vector: Future, seconds: float = 30.0, **more: object) -> Closeness:
    return Closeness(vector, VECTORS, time.monotonic() + seconds, 0, **more)


def test_premises_of_all_packages_are_compared() -> None:
    vector: Future = Future()
    vector.set_result(AXES[0])
    assert closeness(vector).cosines(())(ALL)().tolist() == [1, 0, ABSENT, 1, 0]
    assert VECTORS.made == 4


def test_a_vector_may_come_while_something_else_is_done() -> None:
    vector: Future = Future()
    waiting = closeness(vector).cosines(())(ALL)
    threading.Timer(0.01, vector.set_result, [AXES[1]]).start()
    assert waiting().tolist() == [0, 1, ABSENT, 0, 1]


def test_one_may_be_waited_for_as_long_as_it_takes() -> None:
    vector: Future = Future()
    waiting = closeness(vector, seconds=float("inf")).cosines(())(ALL)
    threading.Timer(0.01, vector.set_result, [AXES[1]]).start()
    assert waiting().tolist() == [0, 1, ABSENT, 0, 1]


def test_one_that_does_not_come_in_time_is_not_waited_for() -> None:
    assert closeness(Future(), seconds=0.01).cosines(())(ALL)() is None


def test_one_that_cannot_be_had_is_not_waited_for() -> None:
    failed: Future = Future()
    waiting = closeness(failed).cosines(())(ALL)
    failed.set_exception(EncoderEnded("x", "out of memory"))
    assert waiting() is None
    cancelled: Future = Future()
    cancelled.cancel()
    assert closeness(cancelled).cosines(())(ALL)() is None


def test_vectors_of_another_length_are_not_compared() -> None:
    vector: Future = Future()
    vector.set_result(np.ones(7, np.float32))
    assert closeness(vector).cosines(())(ALL)().tolist() == [ABSENT] * 5


def test_what_is_only_written_is_compared_where_its_vector_is_there() -> None:
    vector: Future = Future()
    vector.set_result(AXES[2])
    there = {"one": AXES[2]}
    found = closeness(vector, vectors=lambda texts: [there.get(text) for text in texts])
    wanted = np.ones(8, bool)
    wanted[7] = False
    assert found.cosines(["one", "two", "one"])(wanted)().tolist()[5:] == pytest.approx([1, ABSENT, ABSENT])
