"""The measurements through the language server, on few places and for a short time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bench.lsp import Times, spread, times
from assistant.lean.places import find_holes
from tests.conftest import RunAssistant


def test_a_summary_is_in_milliseconds() -> None:
    summary = times([0.001 * number for number in range(1, 101)], none=3)
    assert (summary.count, summary.none) == (100, 3)
    assert (summary.median, summary.p95, summary.longest) == (50.5, 96.0, 100.0)


def test_without_an_answer_all_is_zero_and_the_unanswered_are_counted() -> None:
    assert times([], none=3) == Times(0, 3, 0.0, 0.0, 0.0)


def test_some_places_are_spread_over_all_and_none_is_asked_about_before() -> None:
    statements = "".join(f"theorem t{n} : True := by\n  sorry\n" for n in range(11))
    files = [Path("A.lean"), Path("B.lean")]
    places = [place for path in files for place in find_holes(path, statements)]
    chosen = spread(places, 5)
    assert len(chosen) == 5
    assert {place.path for place in chosen} == set(files)
    for path in files:
        left = [place for place in places if place.path == path and place not in chosen]
        assert left, "a place at which each file can be read before"
    assert len(spread(places, 100)) == 20


@pytest.mark.thorough
def test_typing_is_measured_next_to_what_lean_needs(assistant: RunAssistant) -> None:
    finished = assistant("bench", "lsp", "--places", "4", "--json")
    assert finished.returncode == 0, finished.stderr
    report = json.loads(finished.stdout)
    assert report["fresh"]["count"] + report["fresh"]["none"] == 4
    assert report["floor"]["count"] == 4
    assert report["keystroke"]["count"] == 100
    assert report["times_floor"] == pytest.approx(report["fresh"]["median"] / report["floor"]["median"], abs=0.01)


def test_a_short_soak_leaves_nothing_and_shows_nothing_wrong(assistant: RunAssistant) -> None:
    finished = assistant("bench", "soak", "--minutes", "0.1", "--files", "3", "--json")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    report = json.loads(finished.stdout)
    assert (report["wrong"], report["orphans"]) == ([], 0)
    assert report["requests"] >= report["answered"]
    assert len(report["samples"]) >= 2
    assert all(sample["lean"] > 0 for sample in report["samples"][1:])
