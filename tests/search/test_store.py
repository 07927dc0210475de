"""Trees as files."""

import os
from pathlib import Path

import msgpack
import pytest

from assistant.lean.goals import parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.store import MAGIC, VERSION, TreeFileError, load_tree, save_tree
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    NodeExhausted,
    NodeOpened,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Tree,
)


@pytest.fixture
def tree() -> Tree:
    goals = parse_goals("case a\nα : Type\nx y : α\nn : Nat := 2\nh : x = y\n⊢ ∃ z, z = x")
    return Tree(
        [
            NodeOpened(0, goals, (), 0.0),
            CandidateTried(0, "rfl", "portfolio", -0.7, "failed", "no ⟨𝕜⟩", 1.25),
            NodeOpened(1, goals[:0], (Step("intro x\nsimp", 2, (1,)),), -1.0),
            EdgeAdded(0, "intro x", "portfolio", -0.3, (1,)),
            NodeExhausted(0),
            EdgeAdded(1, "rfl", "premises", -0.7, ()),
            ProofFound("intro x\nrfl"),
            ProofJudged("intro x\nrfl", True, ("propext",), ()),
            SearchEnded("proved", 0.5),
        ]
    )


def test_a_tree_is_loaded_as_it_was_saved(tree: Tree, tmp_path: Path) -> None:
    save_tree(tree, tmp_path / "tree.msgpack", title="a search")
    loaded = load_tree(tmp_path / "tree.msgpack")
    assert loaded.events == tree.events
    assert loaded.nodes == tree.nodes
    assert [path.name for path in tmp_path.iterdir()] == ["tree.msgpack"]


def test_a_torn_file_is_reported(tree: Tree, tmp_path: Path) -> None:
    path = tmp_path / "tree.msgpack"
    save_tree(tree, path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(TreeFileError, match="damaged"):
        load_tree(path)


@pytest.mark.parametrize("content", [b"", b"\xc1", b"theorem t : True := trivial", msgpack.packb([1, 2])])
def test_a_file_of_another_kind_is_reported(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(TreeFileError) as caught:
        load_tree(tmp_path / "other")
    assert caught.value.hint


def test_a_newer_format_asks_for_an_upgrade(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(msgpack.packb({"magic": MAGIC, "version": VERSION + 1, "events": []}))
    with pytest.raises(TreeFileError) as caught:
        load_tree(tmp_path / "new")
    assert "newer version" in caught.value.message
    assert "Upgrade" in caught.value.hint


@pytest.mark.parametrize("events", [[["Nothing", 1]], [["EdgeAdded", 5, "t", "s", 0.0, [1]]], [[]], [["SearchEnded"]]])
def test_events_that_make_no_tree_are_reported(events: list[object], tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(msgpack.packb({"magic": MAGIC, "version": VERSION, "events": events}))
    with pytest.raises(TreeFileError, match="damaged"):
        load_tree(tmp_path / "bad")


def test_a_write_that_fails_leaves_the_old_file(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tree.msgpack"
    path.write_bytes(b"old")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(TreeFileError, match="No space left"):
        save_tree(tree, path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["tree.msgpack"]


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TreeFileError, match="cannot be read"):
        load_tree(tmp_path / "nowhere")
