"""Finished proofs teach: a lemma is proved as the one above it was, where nothing that is built in would have come upon
it; and it is said where that comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.config.schema import DEFAULTS, Settings
from assistant.engine import Engine
from assistant.lean.places import find_holes
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Verdict
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from assistant.search.sessions import Wanted
from assistant.search.suggestions import Suggestion
from assistant.search.tree import EdgeAdded, Event
from tests.conftest import RunAssistant

LEARNT = "exact ⟨42 + m - m, by simp [Nat.add_comm]⟩"
TEXT = """\
theorem one (k : Nat) : ∃ n, n * n + k = 1764 + k := by
  exact ⟨42 + k - k, by simp [Nat.add_comm]⟩

theorem two (j m : Nat) (h : j = 0) : ∃ n, n * n + n + m = 1806 + m := by
  sorry
"""
WITHOUT = Settings(provers_without=("neighbours",))


async def suggestions(engine: Engine, text: str = TEXT, *, patient: bool = True) -> dict[str, Suggestion]:
    [hole] = find_holes(engine.project.root / "T.lean", text)
    known = [known async for known in engine.suggest(hole, 20, Wanted(patient=patient))][-1]
    return {suggestion.tactic: suggestion for suggestion in known.suggestions}


@pytest.mark.thorough
async def test_a_lemma_is_proved_as_the_one_above_it(tmp_path: Path, toolchain: Toolchain) -> None:
    async with Engine.open(tmp_path / "T.lean") as engine:
        learnt = (await suggestions(engine))[LEARNT]
        assert (learnt.status, learnt.source, learnt.why) == (Verdict.CLOSES, "neighbours", "as in one (T:2)")
        await engine.configure(WITHOUT)
        assert not any(suggestion.closes for suggestion in (await suggestions(engine)).values())


@pytest.mark.thorough
@pytest.mark.parametrize(("settings", "status"), [(DEFAULTS, OutcomeStatus.PROVED), (WITHOUT, OutcomeStatus.TIMED_OUT)])
async def test_a_search_learns_too(
    tmp_path: Path, toolchain: Toolchain, settings: Settings, status: OutcomeStatus
) -> None:
    [hole] = find_holes(tmp_path / "T.lean", TEXT)
    events: list[Event] = []
    async with Engine.open(tmp_path / "T.lean", settings=settings) as engine:
        outcome = await engine.prove(hole, Budget(8), events.append)
    assert outcome.status is status
    if outcome.proved:
        assert "neighbours" in outcome.sources
        assert "as in one (T:2)" in {event.why for event in events if isinstance(event, EdgeAdded)}


@pytest.mark.thorough
async def test_the_first_suggestions_wait_for_nothing_and_the_next_ones_have_learnt(
    tmp_path: Path, toolchain: Toolchain
) -> None:
    async with Engine.open(tmp_path / "T.lean") as engine:
        assert LEARNT not in await suggestions(engine, patient=False)
        assert LEARNT in await suggestions(engine)  # by now it was read
        assert LEARNT in await suggestions(engine, patient=False)


async def test_what_is_proved_is_not_learnt_from_itself_nor_from_below(tmp_path: Path, toolchain: Toolchain) -> None:
    proved = TEXT.replace("sorry", LEARNT)
    (tmp_path / "T.lean").write_text(proved)
    one, two = TEXT.partition("theorem two")[0], TEXT[TEXT.index("theorem two") :]
    async with Engine.open(tmp_path / "T.lean") as engine:
        found = await suggestions(engine, two + one)
        assert not any(suggestion.source == "neighbours" for suggestion in found.values())


def test_the_command_line_says_what_was_learnt_from(assistant: RunAssistant, tmp_path: Path) -> None:
    (tmp_path / "T.lean").write_text(TEXT)
    told = json.loads(assistant("suggest", "T.lean:5:3", "--json", "--timeout", "20").stdout)
    [learnt] = [one for one in told["suggestions"] if one["source"] == "neighbours" and one["status"] == "closes"]
    assert (learnt["tactic"], learnt["why"]) == (LEARNT, "as in one (T:2)")
    shown = assistant("suggest", "T.lean:5:3", "--timeout", "20").stdout
    assert "closes the goal · neighbours, as in one (T:2)" in shown
