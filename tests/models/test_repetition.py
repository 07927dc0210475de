"""Texts that never end."""

from __future__ import annotations

import pytest

from models.repetition import LOOKED_AT, is_endless


@pytest.mark.parametrize("piece", ["x", "\n", "  simp [foo]\n", "have h : a = b := by\n  rw [foo, bar]\n" * 2])
def test_a_piece_that_comes_again_and_again_has_no_end(piece: str) -> None:
    assert is_endless("theorem t : p := by\n" + piece * LOOKED_AT)


def test_a_piece_that_comes_a_few_times_may_have_one() -> None:
    assert not is_endless("  simp [foo]\n" * 20)
    assert not is_endless("".join(f"  simp [foo_{number}]\n" for number in range(400)))
    assert not is_endless("y" + "x" * (LOOKED_AT - 1))
