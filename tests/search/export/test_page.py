"""The page in a real browser: folding, keys, search, and hostile texts."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.lean.goals import Goal
from assistant.search.export.html import render
from assistant.search.tree import AlsoProposed, CandidateTried, EdgeAdded, NodeOpened, ProofJudged, Tree
from tests.search.export.trees import FRAGMENTS, NEGATION, chain, refuted, sample

LOOK = Path(__file__).with_name("look.mjs")


@dataclass(frozen=True)
class Seen:
    """What was to be seen at first and after each step, and what the browser complained about."""

    seen: list[dict[str, Any]]
    complaints: list[str]


Look = Callable[..., Seen]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def run(tree: Tree, *steps: tuple[str, str], states: int = 10_000) -> Seen:
        page = tmp_path / "page.html"
        page.write_bytes(render(tree, "title", states=states).encode("utf-8"))
        node = shutil.which("node")
        assert node is not None, "the page is tried in a browser that node drives"
        command = [node, str(LOOK), str(page), json.dumps(steps)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return Seen(**json.loads(done.stdout))

    return run


def test_the_proof_is_unfolded_and_the_keys_move_fold_and_follow(look: Look) -> None:
    keys = ["ArrowDown", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowUp", "ArrowRight",
            "ArrowDown", "Enter"]  # fmt: skip
    shown = look(sample(), ("click", "[role=treeitem] >> nth=0"), *(("press", key) for key in keys))
    assert shown.complaints == []
    proof = [
        "»▾✓ ⊢ p ∧ q",
        "»▾✓ constructor (2 states)",
        "»▾✓ ⊢ p",
        "»✓ exact hp ∎",
        "»▾✓ ⊢ q",
        "»✓ exact hq ∎",
        "▸✓ apply And.symm ⊢ q ∧ p",
        "✗ exfalso ⊢ False",
    ]
    assert shown.seen[0]["rows"] == proof
    assert [each["tabStops"] for each in shown.seen] == [1] * len(shown.seen)
    chosen = [each["chosen"][0] for each in shown.seen[1:]]
    assert chosen == [
        "»▾✓ ⊢ p ∧ q",
        "»▾✓ constructor (2 states)",
        "»▸✓ constructor (2 states)",
        "»▾✓ constructor (2 states)",
        "»▾✓ ⊢ p",
        "»▸✓ ⊢ p",
        "✗ exfalso ⊢ False",
        "▸✓ apply And.symm ⊢ q ∧ p",
        "▾✓ apply And.symm ⊢ q ∧ p",
        "✓ apply And.symm ↪ ⊢ p ∧ q",
        "»▾✓ ⊢ p ∧ q",
    ]
    assert len(shown.seen[3]["rows"]) == 4, "what is folded is not there"
    assert {each["focus"] for each in shown.seen[1:]} == {"treeitem"}


def test_the_pane_shows_goals_steps_and_what_lean_said(look: Look) -> None:
    shown = look(sample(), ("click", "text=exact hp"))
    root, leaf = shown.seen[0]["pane"], shown.seen[1]["pane"]
    assert "hp : p\nhq : q\n⊢ p ∧ q" in root
    assert 'no "rfl" <here> & there' in root
    assert "2 candidates tried" in root
    assert "constructor\nexact hp" in leaf
    assert "nothing is left to prove" in leaf


def test_what_is_false_says_for_what_and_why(look: Look) -> None:
    shown = look(refuted())
    assert shown.complaints == []
    assert shown.seen[0]["rows"][0] == "»▾⊥ ⊢ n + 1 = n false for n = 0"
    assert "⊥ refuted" in shown.seen[0]["pane"]
    assert NEGATION in shown.seen[0]["pane"]


def test_all_who_proposed_a_tactic_are_named(look: Look) -> None:
    tree = sample()
    for node, tactic in ((0, "rfl"), (0, "constructor")):
        tree.apply(AlsoProposed(node, tactic, "qwen"))
    pane = look(tree, ("click", "[role=treeitem] >> nth=1")).seen[1]["pane"]
    assert "from portfolio, qwen, score " in pane
    assert "failed · portfolio, qwen" in look(tree).seen[0]["pane"]


def test_a_search_finds_what_is_folded_away_and_goes_round(look: Look) -> None:
    steps = [("press", "/"), ("type", "AND.SYMM"), *[("press", "Enter")] * 3, ("press", "Escape")]
    shown = look(sample(), *steps)
    assert [each["found"] for each in shown.seen[2:6]] == ["2 places", "1 of 2", "2 of 2", "1 of 2"]
    assert shown.seen[4]["chosen"] == ["✓ apply And.symm ↪ ⊢ p ∧ q"]
    assert [each["focus"] for each in shown.seen[1:]] == ["words"] * 5 + ["treeitem"]
    assert look(sample(), ("press", "/"), ("type", "nowhere")).seen[-1]["found"] == "nothing found"


def test_the_copy_button_says_what_it_did(look: Look) -> None:
    assert look(sample(), ("click", "#copy"), ("wait", "#copied")).seen[-1]["copied"]


def test_hostile_texts_stay_texts(look: Look) -> None:
    text = "".join(FRAGMENTS) + "<img src=x onerror=alert(1)>"
    tree = Tree(
        [
            NodeOpened(0, (Goal(text, (), text),), (), float("nan")),
            CandidateTried(0, text, text, float("inf"), text, text, float("inf")),
            NodeOpened(1, (), (), 0.0),
            EdgeAdded(0, text, text, 0.0, (1, 0, 1)),
            ProofJudged(text, True, (text,), ()),
        ]
    )
    shown = look(tree, ("click", "[role=treeitem] >> nth=1"))
    assert shown.complaints == []
    assert shown.seen[-1]["elements"] == 2, "the scripts of the page itself"
    assert len(shown.seen[-1]["rows"]) == 5
    assert "<script>alert(1)</script>" in shown.seen[0]["pane"]


def test_what_is_left_out_has_a_row(look: Look) -> None:
    shown = look(chain(5), ("press", "Tab"), states=3)
    assert shown.seen[0]["rows"][-1].endswith("… 1 state left out")


def test_a_tree_without_a_state_is_a_page_too(look: Look) -> None:
    shown = look(Tree())
    assert (shown.seen[0]["rows"], shown.complaints) == ([], [])


def test_a_large_and_deep_tree_can_be_walked(look: Look) -> None:
    shown = look(chain(3000), ("click", "[role=treeitem] >> nth=0"), ("press", "End"))
    assert shown.complaints == []
    assert shown.seen[-1]["chosen"][0].endswith("step 2999 ⊢ P 2999")
