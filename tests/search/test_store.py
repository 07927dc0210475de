"""Trees as files."""

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.codec import KIND
from assistant.lean.goals import Goal, Hypothesis, parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.store import LARGEST_FILE, MAGIC, VERSION, TreeFileError, load_titled, load_tree, save_tree
from assistant.search.tree import (
    AlsoProposed,
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    GoalRefuted,
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
            EdgeAdded(1, "mine", "premises", -0.5, ()),
            EdgeWithdrawn(1, "mine"),
            EdgeAdded(1, "rfl", "premises", -0.7, (), others=("portfolio",)),
            AlsoProposed(0, "rfl", "model"),
            GoalRefuted(1, "false for z = 0", "exact fun c => absurd c (by decide)"),
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


texts = st.text(st.characters(), max_size=6)  # also halves of surrogate pairs, which Lean's JSON can hold
scores = st.floats(allow_nan=False)
goals = st.builds(
    Goal,
    texts,
    st.lists(st.builds(Hypothesis, st.lists(texts, min_size=1, max_size=2).map(tuple), texts, texts), max_size=2).map(
        tuple
    ),
    texts,
)
steps = st.builds(Step, texts, st.integers(0, 3), st.lists(st.integers(0, 3), max_size=2).map(tuple))
several_texts = st.lists(texts, max_size=2).map(tuple)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(1, 3))
    nodes = st.integers(0, count - 1)
    opened: list[Event] = [
        NodeOpened(
            number,
            tuple(draw(st.lists(goals, max_size=2))),
            tuple(draw(st.lists(steps, max_size=2))),
            draw(scores),
        )
        for number in range(count)
    ]
    later = st.one_of(
        st.builds(CandidateTried, nodes, texts, texts, scores, texts, texts, scores),
        st.builds(EdgeAdded, nodes, texts, texts, scores, st.lists(nodes, max_size=2).map(tuple)),
        st.builds(NodeExhausted, nodes),
        st.builds(GoalRefuted, nodes, texts, texts),
        st.builds(ProofFound, texts),
        st.builds(ProofJudged, texts, st.booleans(), several_texts, several_texts),
        st.builds(SearchEnded, texts, scores),
    )
    return Tree([*opened, *draw(st.lists(later, max_size=6))])


@given(tree=trees())
def test_every_tree_comes_back_whatever_texts_are_in_it(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.msgpack"
    save_tree(tree, path)
    loaded = load_tree(path)
    assert loaded.events == tree.events
    assert loaded.nodes == tree.nodes


def test_a_torn_file_is_reported(tree: Tree, tmp_path: Path) -> None:
    path = tmp_path / "tree.msgpack"
    save_tree(tree, path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(TreeFileError, match="damaged") as caught:
            load_tree(path)
        assert caught.value.hint


@given(data=st.data())
def test_a_damaged_file_gives_an_error_of_ours_or_a_tree(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    save_tree(data.draw(trees()), folder / "damaged.msgpack")
    content = bytearray((folder / "damaged.msgpack").read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (folder / "damaged.msgpack").write_bytes(bytes(content))
    with contextlib.suppress(TreeFileError):
        assert isinstance(load_tree(folder / "damaged.msgpack"), Tree)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xc1",
        b"theorem t : True := trivial",
        msgpack.packb([1, 2]),
        msgpack.packb({"version": VERSION, "events": []}),
        b"\x91" * 5000,  # lists in lists, deeper than can be read
        b"\xdd\xff\xff\xff\xff",  # a list that says it has four thousand million items
    ],
)
def test_a_file_of_another_kind_is_reported(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(TreeFileError, match="not a tree file") as caught:
        load_tree(tmp_path / "other")
    assert caught.value.hint


def test_a_file_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(LARGEST_FILE + 1)  # takes no room on the disk
    with pytest.raises(TreeFileError, match="256 MB") as caught:
        load_tree(tmp_path / "huge")
    assert caught.value.hint


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # reading it would wait for a writer for ever
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(TreeFileError, match="not a regular file"):
            load_tree(path)


def test_a_newer_format_asks_for_an_upgrade(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(msgpack.packb({"magic": MAGIC, "version": VERSION + 1, "events": []}))
    with pytest.raises(TreeFileError) as caught:
        load_tree(tmp_path / "new")
    assert "newer version" in caught.value.message
    assert "Upgrade" in caught.value.hint


def test_the_format_that_knows_counterexamples_is_one_that_older_programs_refuse() -> None:
    assert VERSION >= 7  # version 6 knows no `GoalRefuted`, and would call a file with one damaged


def test_a_file_of_the_format_before_counterexamples_is_read(tree: Tree, tmp_path: Path) -> None:
    save_tree(tree, tmp_path / "now")
    data = msgpack.unpackb((tmp_path / "now").read_bytes())
    data["version"] = 6
    data["events"] = [event for event in data["events"] if event[KIND] != "GoalRefuted"]
    (tmp_path / "old").write_bytes(msgpack.packb(data))
    assert load_tree(tmp_path / "old").events == [e for e in tree.events if not isinstance(e, GoalRefuted)]


def test_a_file_of_the_first_format_is_read(tmp_path: Path) -> None:
    goal = ["", [[["p"], "Prop", ""]], "p → p"]
    events = [["NodeOpened", 0, [goal], [], 0.0], ["EdgeAdded", 0, "exact id", "portfolio", -0.5, []]]
    (tmp_path / "old").write_bytes(msgpack.packb({"magic": MAGIC, "version": 1, "title": "", "events": events}))
    tree = load_tree(tmp_path / "old")
    assert tree.proved
    assert tree.root.goals == parse_goals("p : Prop\n⊢ p → p")


def test_a_file_from_before_others_were_named_is_read(tmp_path: Path) -> None:
    tried = {KIND: "CandidateTried", "node": 0, "tactic": "rfl", "source": "portfolio", "score": -1.0}
    tried |= {"verdict": "closes", "message": "", "milliseconds": 1.0, "why": ""}
    edge = {KIND: "EdgeAdded", "node": 0, "tactic": "rfl", "source": "portfolio", "score": -1.0, "children": []}
    opened = {KIND: "NodeOpened", "node": 0, "goals": [], "branch": [], "score": 0.0}
    data = {"magic": MAGIC, "version": 5, "title": "", "events": [opened, tried, edge]}
    (tmp_path / "old").write_bytes(msgpack.packb(data))
    root = load_tree(tmp_path / "old").root
    assert (root.tried[0].others, root.edges[0].sources) == ((), ("portfolio",))


@pytest.mark.parametrize(
    "events",
    [
        [["Nothing", 1]],
        [["EdgeAdded", 5, "t", "s", 0.0, [1]]],
        [[]],
        [["SearchEnded"]],
        [["SearchEnded", "proved", 1.0, 2]],
        [["SearchEnded", 3, 1.0]],
        [["NodeOpened", 0, [["", [], None]], [], 0.0]],
        [["NodeOpened", 0, [["", [["x"]], "p"]], [], 0.0]],
        [["NodeOpened", 0.0, [], [], 0.0]],
        [["NodeOpened", False, [], [], 0.0]],
        [["NodeOpened", 0, [], [], "high"]],
        [["NodeOpened", 0, [], [["skip", 1, 0]], 0.0]],
        [["ProofJudged", "rfl", 1, [], []]],
        [[["NodeOpened"], 0]],
        [{"NodeOpened": 0}],
        ["NodeOpened"],
        {"NodeOpened": 0},
        None,
        5,
    ],
)
def test_older_events_that_make_no_tree_are_reported(events: object, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(msgpack.packb({"magic": MAGIC, "version": 4, "events": events}))
    with pytest.raises(TreeFileError, match="damaged"):
        load_tree(tmp_path / "bad")


@pytest.mark.parametrize(
    "events",
    [
        [{KIND: "Nothing"}],
        [{KIND: "EdgeAdded", "node": 5, "tactic": "t", "source": "s", "score": 0.0, "children": [1]}],
        [{KIND: "SearchEnded", "status": 3, "seconds": 1.0}],
        [{KIND: "SearchEnded"}],
        [{KIND: "NodeOpened", "node": 0, "goals": [["", [], "p"]], "branch": [], "score": 0.0}],
        [{KIND: "NodeOpened", "node": 0, "goals": [{"case": "", "hypotheses": []}], "branch": [], "score": 0.0}],
        [{KIND: "NodeOpened", "node": False, "goals": [], "branch": [], "score": 0.0}],
        [{"node": 0}],
        [["NodeOpened", 0, [], [], 0.0]],
        {KIND: "NodeExhausted", "node": 0},
        None,
    ],
)
def test_events_that_make_no_tree_are_reported(events: object, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(msgpack.packb({"magic": MAGIC, "version": VERSION, "events": events}))
    with pytest.raises(TreeFileError, match="damaged"):
        load_tree(tmp_path / "bad")


def test_fields_of_a_later_version_are_passed_over(tree: Tree, tmp_path: Path) -> None:
    save_tree(tree, tmp_path / "tree")
    later = msgpack.unpackb((tmp_path / "tree").read_bytes())
    for event in later["events"]:
        event["of_a_later_version"] = 1
    (tmp_path / "tree").write_bytes(msgpack.packb(later))
    assert load_tree(tmp_path / "tree").events == tree.events


@pytest.mark.parametrize("version", [None, "1", 1.5, True, -1])
def test_a_format_that_is_no_number_is_no_newer_one(version: object, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(msgpack.packb({"magic": MAGIC, "version": version, "events": []}))
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


def test_an_interrupted_write_leaves_nothing_behind(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_tree(tree, tmp_path / "tree.msgpack")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file/tree.msgpack", "nowhere/tree.msgpack", "folder", "n" * 300])
def test_a_place_that_cannot_be_written_is_reported(name: str, tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(TreeFileError, match="cannot be written") as caught:
        save_tree(tree, tmp_path / name)
    assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_two_that_save_at_once_leave_one_whole_file(tree: Tree, tmp_path: Path) -> None:
    path = tmp_path / "tree.msgpack"
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: save_tree(tree, path), range(32)))
    assert load_tree(path).events == tree.events
    assert [p.name for p in tmp_path.iterdir()] == ["tree.msgpack"]


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TreeFileError, match="cannot be read"):
        load_tree(tmp_path / "nowhere")


def test_the_title_comes_back(tree: Tree, tmp_path: Path) -> None:
    save_tree(tree, tmp_path / "tree.msgpack", title="Both.lean:3:5")
    saved = load_titled(tmp_path / "tree.msgpack")
    assert saved.title == "Both.lean:3:5"
    assert saved.tree.events == tree.events


def test_a_title_that_is_no_text_is_damage(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(msgpack.packb({"magic": MAGIC, "version": VERSION, "title": 5, "events": []}))
    with pytest.raises(TreeFileError, match="damaged"):
        load_titled(tmp_path / "bad")
