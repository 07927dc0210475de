"""What is said of imports that are being loaded."""

from __future__ import annotations

import pytest

from assistant.lean.loading import NOT_LOADING, LoadingImports


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
