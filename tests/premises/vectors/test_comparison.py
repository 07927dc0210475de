"""A goal's vector is compared with those of many premises by signs first, and what is said of any of them is exact."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.premises.vectors import comparison
from assistant.premises.vectors.comparison import VectorComparison
from assistant.premises.vectors.matrix import ModuleRows, VectorMatrix, matrix_of

CHANCE = np.random.default_rng(1)
DIMENSION = 96


def near(centre: np.ndarray, rows: int, spread: float) -> np.ndarray:
    found = centre + spread * CHANCE.standard_normal((rows, len(centre))).astype(np.float32)
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


GOAL = near(np.zeros(DIMENSION, np.float32), 1, 1.0)[0]
FAR = near(np.zeros(DIMENSION, np.float32), 900, 1.0)
CLOSE = near(GOAL, 100, 0.05)
VECTORS = np.concatenate([FAR[:500], CLOSE, FAR[500:]])
ARE_CLOSE = np.arange(500, 600)
MATRIX = matrix_of("", (ModuleRows("a", 0, 400, made=True), ModuleRows("b", 400, 600, made=True)), VECTORS)
EVERY = np.ones(1000, bool)


@pytest.fixture(params=["few", "many"], autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "many":
        monkeypatch.setattr(comparison, "FEW", 10)
        monkeypatch.setattr(comparison, "NEAR", 150)


def compared(matrix: VectorMatrix = MATRIX, wanted: np.ndarray = EVERY) -> VectorComparison:
    return VectorComparison(GOAL, (matrix,), (len(matrix.vectors),), wanted)


def test_the_nearest_are_found_in_their_order_with_their_cosines() -> None:
    numbers, cosines = compared().nearest(40)
    exact = VECTORS @ GOAL
    assert numbers.tolist() == np.argsort(-exact)[:40].tolist()
    assert np.allclose(cosines, exact[numbers], atol=1e-6)


def test_cosines_are_exact_also_of_what_is_far_away() -> None:
    numbers = np.asarray([0, 3, 550, 999])
    assert np.allclose(compared().cosines(numbers), VECTORS[numbers] @ GOAL, atol=1e-6)


def test_the_highest_is_exact_and_the_mean_nearly() -> None:
    exact = VECTORS @ GOAL
    found = compared()
    assert found.highest == pytest.approx(exact.max(), abs=1e-6)
    assert found.mean == pytest.approx(exact.mean(), abs=0.02)


def test_what_is_not_wanted_is_neither_found_nor_counted() -> None:
    wanted = EVERY.copy()
    wanted[ARE_CLOSE[::2]] = False
    found = compared(wanted=wanted)
    assert set(found.nearest(60)[0].tolist()) & set(ARE_CLOSE.tolist()) == set(ARE_CLOSE[1::2].tolist())
    assert found.mean == pytest.approx((VECTORS[wanted] @ GOAL).mean(), abs=0.02)


def test_what_was_not_made_yet_has_no_cosine_and_is_not_counted() -> None:
    vectors = VECTORS.copy()
    vectors[400:] = 0
    half = matrix_of("", (ModuleRows("a", 0, 400, made=True), ModuleRows("b", 400, 600, made=False)), vectors)
    found = compared(half)
    assert found.nearest(1000)[0].max() < 400
    assert np.isnan(found.cosines(np.asarray([399, 400]))).tolist() == [False, True]
    assert found.mean == pytest.approx((VECTORS[:400] @ GOAL).mean(), abs=0.02)


def test_nothing_wanted_is_nothing_found() -> None:
    found = compared(wanted=~EVERY)
    assert found.nearest(5)[0].tolist() == []
    assert (found.mean, found.highest) == (0, 0)


def test_several_matrices_and_what_stands_behind_them_are_numbered_through() -> None:
    other = matrix_of("", (ModuleRows("c", 0, 2, made=True),), near(GOAL, 2, 0.5))
    wanted = np.ones(2 + 7 + 1000 + 3, bool)
    wanted[-1] = False
    found = VectorComparison(GOAL, (other, None, MATRIX), (2, 7, 1000), wanted, [None, GOAL, GOAL])
    numbers, cosines = found.nearest(1)
    assert (numbers.tolist(), cosines.tolist()) == ([1010], pytest.approx([1.0]))
    values = found.cosines(np.asarray([1, 5, 9, 1009, 1010, 1011]))
    assert np.isnan(values).tolist() == [False, True, False, True, False, True]
    assert values[2] == pytest.approx(float(VECTORS[0] @ GOAL), abs=1e-6)


def test_vectors_of_another_length_are_not_compared() -> None:
    found = VectorComparison(GOAL[:64], (MATRIX,), (1000,), EVERY)
    assert found.nearest(5)[0].tolist() == []
    assert np.isnan(found.cosines(np.asarray([1]))).all()
