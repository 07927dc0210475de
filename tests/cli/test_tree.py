"""`assistant tree show|export`: the contract, errors, and what it does to files."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.cli.tree import _may_write
from assistant.search.store import TreeFile, load_titled, save_tree
from assistant.search.tree import EdgeAdded, Tree
from tests.cli.conftest import CommandLine
from tests.cli.test_terminal import ESCAPE, Terminal
from tests.conftest import PROJECTS
from tests.search.export.trees import chain, refuted, sample


@pytest.fixture(scope="module")
def recorded(cli: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A search of the real Lean, saved by the command."""
    path = tmp_path_factory.mktemp("recorded") / "both.tree"
    assert cli("prove", "Easy.lean:4", "--timeout", "20", "--save-tree", path, cwd=PROJECTS / "commands").code == 0
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "sample.tree"
    save_tree(sample(), path, title="Both.lean:3:5")
    return path


@pytest.fixture
def terminal(cli: CommandLine, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(*words: str | Path) -> Terminal:
        command = [sys.executable, "-m", "assistant", *map(str, words)]
        started.append(Terminal(command, tmp_path, cli.environment({"NO_COLOR": None})))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
        os.close(each.master)


# --- show ------------------------------------------------------------------------------------------------------


def test_a_recorded_search_is_shown_with_its_proof_and_counts(cli: CommandLine, recorded: Path) -> None:
    finished = cli("tree", "show", recorded, cwd=recorded.parent)
    saved: TreeFile = load_titled(recorded)
    shown = finished.output.splitlines()
    assert finished.code == 0
    assert shown[0] == saved.title == "Easy.lean:4:3"
    assert shown[1] == "» ✓ ⊢ p ∧ q"
    assert any(line.startswith("»   ✓ ") for line in shown)
    proof = shown.index(next(line for line in shown if line.startswith("proof, accepted by Lean (")))
    assert shown[proof + 1].startswith("  ")
    assert shown[-1].startswith(f"proved: {len(saved.tree.nodes)} states (")
    assert f", {saved.tree.candidates} candidates, " in shown[-1]
    assert "✗ exhausted" in finished.messages, "the signs are explained, beside the result"


def test_a_statement_that_is_false_is_shown_with_the_proof_of_its_negation(cli: CommandLine, tmp_path: Path) -> None:
    save_tree(refuted(), tmp_path / "false.tree")
    finished = cli("tree", "show", "false.tree", cwd=tmp_path)
    assert finished.code == 0
    assert finished.output.splitlines()[0] == "» ⊥ ⊢ n + 1 = n false for n = 0"
    assert "\nfalse for n = 0; the proof of the negation, accepted by Lean:\n  example : ¬ (∀" in finished.output
    assert "⊥ refuted" in finished.messages


def test_in_a_pipe_lines_are_whole_and_plain(cli: CommandLine, tmp_path: Path) -> None:
    long = "simp [" + ", ".join(f"lemma_{number}" for number in range(60)) + "]"
    tree = chain(1)
    tree.apply(EdgeAdded(0, long, "test", 0.0, ()))
    save_tree(tree, tmp_path / "long.tree")
    finished = cli("tree", "show", "long.tree", cwd=tmp_path)
    assert long in finished.output
    assert "\x1b" not in finished.output


def test_on_a_terminal_lines_fit_and_are_coloured_and_the_signs_stay(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    save_tree(chain(40), tmp_path / "deep.tree", title="deep")
    code, text = terminal("tree", "show", "deep.tree").finish()
    assert code == 0
    assert "\x1b[34m" in text
    lines = [ESCAPE.sub("", line).rstrip("\r") for line in text.split("\n")]
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("»     ○ step 2 ⊢ P 2") for line in lines)


def test_depth_limits_what_is_shown(cli: CommandLine, saved: Path) -> None:
    shown = cli("tree", "show", saved, "--depth", "1", cwd=saved.parent).output
    assert "apply And.symm ⊢ q ∧ p … 3 tactics below" in shown
    assert "exact hp ∎" not in shown


def test_show_json_is_what_export_writes(cli: CommandLine, saved: Path) -> None:
    shown = cli("tree", "show", saved, "--json", cwd=saved.parent)
    exported = cli("tree", "export", saved, "--format", "json", cwd=saved.parent)
    assert shown.code == exported.code == 0
    assert shown.json == exported.json
    assert shown.json["title"] == "Both.lean:3:5"


def test_json_and_depth_do_not_go_together(cli: CommandLine, saved: Path) -> None:
    assert cli("tree", "show", saved, "--json", "--depth", "2", cwd=saved.parent).code == 2


def test_a_search_without_a_proof_and_one_without_a_state_are_shown(cli: CommandLine, tmp_path: Path) -> None:
    save_tree(chain(3), tmp_path / "open.tree")
    save_tree(Tree(), tmp_path / "empty.tree")
    opened = cli("tree", "show", "open.tree", cwd=tmp_path)
    assert (opened.code, "proof, accepted" in opened.output) == (0, False)
    empty = cli("tree", "show", "empty.tree", cwd=tmp_path)
    assert (empty.code, empty.output.strip()) == (0, "unfinished: 0 states, 0 candidates")


# --- export ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.json", b'{\n  "schema": 1'),
        ("x.dot", b"digraph search {"),
        ("x.gv", b"digraph search {"),
        ("x.SVG", b"<svg "),
        ("x.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_name_tells_the_format(name: str, begins: bytes, cli: CommandLine, recorded: Path, tmp_path: Path) -> None:
    finished = cli("tree", "export", recorded, "-o", name, cwd=tmp_path)
    assert (finished.code, finished.output) == (0, "")
    assert f"written: {name} (" in finished.messages
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("format_", ["json", "dot", "svg", "html"])
def test_without_a_place_it_goes_to_standard_output(
    format_: str, cli: CommandLine, recorded: Path, tmp_path: Path
) -> None:
    finished = cli("tree", "export", recorded, "--format", format_, cwd=tmp_path)
    cli("tree", "export", recorded, "--format", format_, "-o", "same", cwd=tmp_path)
    assert finished.output == (tmp_path / "same").read_text(encoding="utf-8")


def test_max_nodes_limits_a_picture(cli: CommandLine, tmp_path: Path) -> None:
    save_tree(chain(30), tmp_path / "chain.tree")
    finished = cli("tree", "export", "chain.tree", "--format", "svg", "--max-nodes", "7", cwd=tmp_path)
    assert "7 states shown, 23 left out" in "".join(ET.fromstring(finished.output).itertext())
    finished = cli("tree", "export", "chain.tree", "--format", "json", "--max-nodes", "7", cwd=tmp_path)
    assert finished.json["left_out"] == 23
    assert cli("tree", "export", "chain.tree", "--format", "svg", "--max-nodes", "0", cwd=tmp_path).code == 2


@pytest.mark.parametrize("words", [[], ["-o", "x.png"], ["-o", "x"]])
def test_a_format_that_is_not_said_is_asked_for(words: list[str], cli: CommandLine, saved: Path) -> None:
    finished = cli("tree", "export", saved, *words, cwd=saved.parent)
    assert (finished.code, finished.output) == (2, "")
    assert "--format (json, dot, svg, html)" in finished.messages
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


# --- what cannot be read or written ----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["export", "--format", "svg"]])
def test_what_is_no_tree_is_said(words: list[str], cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("theorem")
    for name in ("other", "absent"):
        finished = cli("tree", words[0], name, *words[1:], cwd=tmp_path)
        assert finished.code == 2
        assert finished.json["status"] == "error" if "--json" in words else finished.output == ""
        assert f"assistant: {name}: " in finished.messages
        assert finished.silent_on_bugs


@pytest.mark.parametrize("place", ["absent/x.svg", "folder.svg", "protected.svg", "/"])
def test_a_place_that_cannot_be_written_is_reported_and_left_alone(place: str, cli: CommandLine, saved: Path) -> None:
    folder = saved.parent
    (folder / "folder.svg").mkdir()
    (folder / "protected.svg").write_text("mine")
    (folder / "protected.svg").chmod(0o444)
    before = sorted(folder.rglob("*"))
    finished = cli("tree", "export", saved, "--format", "svg", "-o", place, "--force", cwd=folder)
    assert (finished.code, finished.output) == (2, "")
    assert f"{place}: cannot be written" in finished.messages
    assert "Choose another place" in finished.messages
    assert finished.silent_on_bugs
    assert sorted(folder.rglob("*")) == before
    assert (folder / "protected.svg").read_text() == "mine"


def test_the_saved_search_is_never_written_over(cli: CommandLine, saved: Path) -> None:
    before = saved.read_bytes()
    (saved.parent / "link.svg").symlink_to(saved)
    for place in (saved.name, "link.svg"):
        finished = cli("tree", "export", saved, "--format", "svg", "-o", place, cwd=saved.parent)
        assert finished.code == 2
        assert "the saved search itself" in finished.messages
    assert saved.read_bytes() == before


def test_a_file_that_was_there_is_replaced_as_a_whole_with_its_mode_and_through_links(
    cli: CommandLine, saved: Path
) -> None:
    target = saved.parent / "real.json"
    target.write_text("old")
    target.chmod(0o640)
    (saved.parent / "link.json").symlink_to("real.json")
    finished = cli("tree", "export", saved, "-o", "link.json", cwd=saved.parent)
    assert (finished.code, target.read_text()) == (2, "old"), "not without being told to"
    assert "there is one already\n  Add --force" in finished.messages
    assert cli("tree", "export", saved, "-o", "link.json", "--force", cwd=saved.parent).code == 0
    assert (saved.parent / "link.json").is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "Both.lean:3:5"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(("answer", "left"), [("n\n", "old"), ("\n", "old"), ("y\n", "")])
def test_at_a_terminal_it_is_asked_before_a_file_is_written_over(
    answer: str, left: str, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (target := saved.parent / "there.json").write_text("old")
    typed = io.StringIO(answer)
    for name, stream in (("stdin", typed), ("stderr", io.StringIO())):
        stream.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr(sys, name, stream)
    assert _may_write(target, saved) is not bool(left)
    assert "Write over it? [y/N]" in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_a_device_is_written_to_and_not_replaced(cli: CommandLine, saved: Path) -> None:
    assert cli("tree", "export", saved, "--format", "svg", "-o", "/dev/null", cwd=saved.parent).code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    finished = cli("tree", "export", saved, "--format", "json", "-o", "/dev/stdout", cwd=saved.parent)
    assert finished.json["title"] == "Both.lean:3:5"


def test_a_reader_that_goes_away_is_no_error(cli: CommandLine, tmp_path: Path) -> None:
    save_tree(chain(20_000), tmp_path / "large.tree")
    command = f"{sys.executable} -m assistant tree show large.tree | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in done.stderr
