"""Trees that earlier versions have written are read."""

from __future__ import annotations

from pathlib import Path

import msgpack
import pytest

from assistant.lean.goals import Goal, GoalKind, Hypothesis
from assistant.lean.verify.verdicts import Step
from assistant.search.older_trees import LAST_VERSION
from assistant.search.store import MAGIC, load_titled
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    NodeExhausted,
    NodeOpened,
    NodePinned,
    NodePruned,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    SearchFocused,
    SearchPaused,
)

RECORDED = Path(__file__).parents[1] / "tui" / "recorded"
EVENTS: list[tuple[list[object], Event]] = [
    (
        ["NodeOpened", 0, [["inl", [[["n", "m"], "Nat", "2"]], "n = m", "data"]], [["skip", 2, [1]]], -0.5],
        NodeOpened(
            0,
            (Goal("inl", (Hypothesis(("n", "m"), "Nat", "2"),), "n = m", GoalKind.DATA),),
            (Step("skip", 2, (1,)),),
            -0.5,
        ),
    ),
    (["NodeVisited", 0], NodeVisited(0)),
    (
        ["CandidateTried", 0, "rfl", "portfolio", -0.7, "failed", "no", 1.5],
        CandidateTried(0, "rfl", "portfolio", -0.7, "failed", "no", 1.5),
    ),
    (["EdgeAdded", 0, "exact h", "mine", -0.1, [0]], EdgeAdded(0, "exact h", "mine", -0.1, (0,))),
    (["EdgeAdded", 0, "simp", "mine", -0.1, [], ["t"]], EdgeAdded(0, "simp", "mine", -0.1, (), ("t",))),
    (["EdgeWithdrawn", 0, "simp"], EdgeWithdrawn(0, "simp")),
    (["NodeExhausted", 0], NodeExhausted(0)),
    (["NodePruned", 0, True], NodePruned(0, True)),
    (["NodePinned", 0, True], NodePinned(0, True)),
    (["SearchFocused", 0], SearchFocused(0)),
    (["SearchPaused", True, 1.5], SearchPaused(True, 1.5)),
    (["ProofFound", "rfl"], ProofFound("rfl")),
    (["ProofJudged", "rfl", True, ["propext"], []], ProofJudged("rfl", True, ("propext",), ())),
    (
        ["ProofJudged", "rfl", False, [], ["no time"], ["t"], ["nb"], False, "in place"],
        ProofJudged("rfl", False, (), ("no time",), ("t",), ("nb",), False, "in place"),
    ),
    (["SearchEnded", "proved", 0.5], SearchEnded("proved", 0.5)),
    (["SearchEnded", "timed_out", 0.5, "the time was over"], SearchEnded("timed_out", 0.5, "the time was over")),
]


@pytest.mark.parametrize("version", range(1, LAST_VERSION + 1))
def test_every_event_is_read_from_its_place_in_the_list(version: int, tmp_path: Path) -> None:
    data = {"magic": MAGIC, "version": version, "title": "T.lean:1:2", "events": [written for written, _ in EVENTS]}
    (tmp_path / "old").write_bytes(msgpack.packb(data))
    saved = load_titled(tmp_path / "old")
    assert saved.title == "T.lean:1:2"
    assert saved.tree.events == [event for _, event in EVENTS]


@pytest.mark.parametrize("name", ["accumulator", "fermat", "puzzle"])
def test_a_search_that_an_earlier_version_has_saved_is_read(name: str) -> None:
    path = RECORDED / f"{name}.msgpack"
    written = msgpack.unpackb(path.read_bytes())
    assert written["version"] <= LAST_VERSION
    tree = load_titled(path).tree
    assert [type(event).__name__ for event in tree.events] == [event[0] for event in written["events"]]
    assert len(tree.nodes) == sum(event[0] == "NodeOpened" for event in written["events"])
