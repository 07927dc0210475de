"""How close premises are to a goal: there in time, or not waited for."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future

import numpy as np
import pytest

from assistant.premises.vectors.closeness import Closeness, LibraryVectors
from assistant.premises.vectors.comparison import VectorComparison
from assistant.premises.vectors.errors import EncoderEnded
from assistant.premises.vectors.matrix import ModuleRows, matrix_of

AXES = np.eye(3, dtype=np.float32)
MATRIX = matrix_of("", (ModuleRows("a", 0, 2, made=True),), AXES[:2])
VECTORS = LibraryVectors((MATRIX, None, MATRIX), (2, 1, 2))
ALL = np.ones(5, bool)
NONE = float("nan")


def cosines(comparison: VectorComparison | None, premises: int = 5) -> list[float]:
    assert comparison is not None
    return comparison.cosines(np.arange(premises)).tolist()


def closeness(vector: Future, seconds: float = 30.0, **more: object) -> Closeness:
    return Closeness(vector, VECTORS, time.monotonic() + seconds, 0, **more)


def test_premises_of_all_packages_are_compared() -> None:
    vector: Future = Future()
    vector.set_result(AXES[0])
    assert cosines(closeness(vector).comparing(())(ALL)()) == pytest.approx([1, 0, NONE, 1, 0], nan_ok=True)
    assert VECTORS.made == 4


def test_a_vector_may_come_while_something_else_is_done() -> None:
    vector: Future = Future()
    waiting = closeness(vector).comparing(())(ALL)
    threading.Timer(0.01, vector.set_result, [AXES[1]]).start()
    assert cosines(waiting()) == pytest.approx([0, 1, NONE, 0, 1], nan_ok=True)


def test_one_may_be_waited_for_as_long_as_it_takes() -> None:
    vector: Future = Future()
    waiting = closeness(vector, seconds=float("inf")).comparing(())(ALL)
    threading.Timer(0.01, vector.set_result, [AXES[1]]).start()
    assert cosines(waiting()) == pytest.approx([0, 1, NONE, 0, 1], nan_ok=True)


def test_one_that_does_not_come_in_time_is_not_waited_for() -> None:
    assert closeness(Future(), seconds=0.01).comparing(())(ALL)() is None


def test_one_that_cannot_be_had_is_not_waited_for() -> None:
    failed: Future = Future()
    waiting = closeness(failed).comparing(())(ALL)
    failed.set_exception(EncoderEnded("x", "out of memory"))
    assert waiting() is None
    cancelled: Future = Future()
    cancelled.cancel()
    assert closeness(cancelled).comparing(())(ALL)() is None


def test_vectors_of_another_length_are_not_compared() -> None:
    vector: Future = Future()
    vector.set_result(np.ones(7, np.float32))
    comparison = closeness(vector).comparing(())(ALL)()
    assert cosines(comparison) == pytest.approx([NONE] * 5, nan_ok=True)
    assert (comparison.mean, comparison.highest) == (0, 0)


def test_what_is_only_written_is_compared_where_its_vector_is_there() -> None:
    vector: Future = Future()
    vector.set_result(AXES[2])
    there = {"one": AXES[2]}
    found = closeness(vector, vectors=lambda texts: [there.get(text) for text in texts])
    wanted = np.ones(8, bool)
    wanted[7] = False
    comparison = found.comparing(["one", "two", "one"])(wanted)()
    assert cosines(comparison, 8)[5:] == pytest.approx([1, NONE, NONE], nan_ok=True)
    assert comparison.nearest(3)[0].tolist() == [5]
