"""How much is proved, next to single tactics in the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bench.close import UNION, NoStatements, counts, run_close

TEXT = """\
def twice (n : Nat) : Nat := n + n

theorem by_unfolding (n : Nat) : twice n = n + n := by
  sorry

theorem by_arithmetic (a b : Nat) (h : a < b) : a + 1 ≤ b := by
  sorry

theorem false (n : Nat) : n = n + 1 := by
  sorry
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Arithmetic.lean").write_text(TEXT)
    return tmp_path


async def test_each_statement_is_counted_with_what_single_tactics_prove(folder: Path) -> None:
    report = await run_close([folder], 3.0, lambda _: None)
    assert [(s.name, s.proved) for s in report.statements] == [
        ("by_unfolding", True),
        ("by_arithmetic", True),
        ("false", False),
    ]
    alone = counts(report.statements)
    assert "omega" in report.statements[1].alone
    assert report.statements[2].alone == ()
    assert alone["omega"] >= 1
    assert alone[UNION] >= max(count for name, count in alone.items() if name != UNION)
    figures = report.as_json()
    assert (figures["total"], figures["proved"]) == (3, 2)
    assert sum(figures["sources"].values()) == 2
    assert figures["rates"]["2"] <= 2
    assert "10" not in figures["rates"], "nobody had that much time"
    assert figures["topics"][0]["left"] == ["false"]


async def test_a_prover_can_be_left_out(folder: Path) -> None:
    report = await run_close([folder], 2.0, lambda _: None, without=["portfolio", "premises"])
    assert report.without == ("portfolio", "premises")
    assert not any(statement.proved for statement in report.statements)


async def test_a_folder_without_statements_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStatements):
        await run_close([tmp_path], 1.0, lambda _: None)
