"""What is said of what is being loaded."""

from __future__ import annotations

import pytest

from assistant.lean.loading import NOT_LOADING, NOTHING_LOADING, Loading, LoadingImports


@pytest.mark.parametrize(
    ("loading", "words"),
    [
        (NOT_LOADING, ""),
        (LoadingImports(("Mathlib",), 6), "importing Mathlib, 6 s"),
        (LoadingImports(("A", "B.C"), 1), "importing A, B.C, 1 s"),
        (LoadingImports(("A", "B", "C", "D"), 61), "importing A, B and 2 more, 61 s"),
    ],
)
def test_modules_and_seconds_are_named(loading: LoadingImports, words: str) -> None:
    assert loading.in_words == words


def test_what_is_indexed_meanwhile_is_told_behind_it() -> None:
    assert NOTHING_LOADING.in_words == ""
    indexing = "indexing Mathlib: 120 of 6000 modules"
    assert Loading(indexing=indexing).in_words == indexing
    assert Loading(LoadingImports(("Mathlib",), 6), indexing).in_words == f"importing Mathlib, 6 s; {indexing}"
