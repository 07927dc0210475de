"""A search tree as a client hears of it: a delta for every change, or one from nothing."""

from __future__ import annotations

from assistant.lean.goals import parse_goals
from assistant.search.tree import AlsoProposed, CandidateTried, EdgeAdded, NodeOpened
from lsp import messages
from lsp.trees import TreeRecord
from tests.lsp.conformity import check


def test_whoever_proposes_a_tactic_is_told_before_its_trial_and_after_it() -> None:
    record = TreeRecord("search-1", "foo")
    first = record.learn(
        [
            NodeOpened(0, parse_goals("⊢ True"), (), 0.0),
            CandidateTried(0, "trivial", "portfolio", -1.0, "closes", "", 1.0, others=("premises",)),
            EdgeAdded(0, "trivial", "portfolio", -1.0, (), others=("premises",)),
        ]
    )
    assert first["edges"][0]["others"] == first["tried"][0]["others"] == ["premises"]
    later = record.learn([AlsoProposed(0, "trivial", "qwen")])
    assert later["repeated"] == [{"node": 0, "tactic": "trivial", "source": "qwen"}]
    whole = record.whole()
    assert (whole["edges"], whole["repeated"]) == (first["edges"], later["repeated"])
    check(messages.TREE, whole)
