"""The benchmark of verification measures what it says, on the real Lean."""

from __future__ import annotations

import json

import pytest

from assistant.bench import verify
from assistant.bench.verify import Case, Measurement, bench_candidates, bench_text, run_verify
from assistant.cli import bench
from assistant.extras import install_command
from assistant.lean.places import find_holes

SMALL = Case("small", 2, 3, 8)


def test_the_text_has_what_the_case_says(tmp_path) -> None:
    text = bench_text(50, 15)
    assert text.count("theorem ") == 51
    assert text.count("  have h") == 50 + 15
    [hole] = find_holes(tmp_path / "Bench.lean", text)
    assert hole.declaration.name == "goal"


def test_candidates_are_other_texts_in_every_run() -> None:
    assert not set(bench_candidates(32, 0)) & set(bench_candidates(32, 1))
    assert len(set(bench_candidates(128, 3))) == 128


def test_ratios() -> None:
    measured = Measurement("m", 32, ours=50.0, one_at_a_time=500.0, peer=1000.0, floor=40.0, verdicts={})
    assert measured.times_peer == 20.0
    assert measured.times_peer_one_at_a_time == 2.0
    assert measured.times_floor == 1.25
    alone = Measurement("m", 32, ours=50.0, one_at_a_time=500.0, peer=None, floor=-1.0, verdicts={})
    assert alone.as_json()["times_faster_than_peer"] is None
    assert alone.as_json()["times_faster_than_peer_one_at_a_time"] is None
    assert alone.as_json()["times_floor"] is None


async def test_all_three_are_measured_and_the_verdicts_are_a_mix() -> None:
    report = await run_verify(1, (SMALL,))
    [case] = report.measurements
    assert case.verdicts == {"closes": 2, "failed": 3, "progress": 3}
    assert 0 < case.ours < case.one_at_a_time, "eight candidates in eight calls cost more than in one"
    assert (case.peer is not None) == verify.peer_installed()
    assert json.loads(json.dumps(report.as_json()))["cases"][0]["candidates"] == 8


async def test_copies_give_the_same_verdicts() -> None:
    report = await run_verify(1, (Case("copies", 2, 3, 8, isolated=True),))
    assert report.measurements[0].verdicts == {"closes": 2, "failed": 3, "progress": 3}


async def test_without_the_peer_the_rest_runs_and_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "peer_installed", lambda: False)
    report = await run_verify(1, (SMALL,))
    assert report.measurements[0].peer is None
    assert install_command("bench") in report.peer_missing


def test_the_command_prints_ratios_for_people(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    measured = Measurement("32 candidates", 32, 50.0, 500.0, 1250.0, 40.0, {"closes": 8})
    report = verify.VerifyReport("4.35.0", "embedded", 2, 1, 0.5, (measured,))
    bench._print(report)
    printed = capsys.readouterr().out
    assert "25.0 times slower" in printed
    assert "2.5 times like for like" in printed
    assert "1.2 times that" in printed
    assert "4.35.0" in printed
