"""`assistant close [PATH…]`: the contract, patches, writing, and going on after an interruption."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import HARD, CommandLine, Finished, give_up_at_once
from tests.conftest import PROJECTS

Closed = tuple[Finished, Path, dict[str, bytes]]
"""A run, its folder, and what was in there before, by name."""


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    folder = lean_project("commands")
    give_up_at_once(folder)
    return folder


@pytest.fixture(scope="module")
def closed(cli: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Closed:
    """One run over a project with an open end; its folder is left as it was."""
    folder = tmp_path_factory.mktemp("closed") / "commands"
    shutil.copytree(PROJECTS / "commands", folder)
    give_up_at_once(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    return cli("close", "--timeout", "20", "--json", cwd=folder), folder, before


def test_the_document_lists_every_hole_of_the_project(closed: Closed) -> None:
    finished, folder, _ = closed
    document = finished.json
    assert document.keys() >= {"lean", "holes", "proved", "total", "seconds"}
    assert document["lean"] == "4.35.0"
    for hole in document["holes"]:
        assert hole.keys() >= {"file", "line", "column", "declaration", "status", "proof", "source", "seconds"}
    found = {(h["file"], h["line"], h["column"], h["declaration"]) for h in document["holes"]}
    assert found == {
        ("Easy.lean", 4, 3, "both"),
        ("Easy.lean", 7, 5, "swap"),
        ("Easy.lean", 10, 3, "wrong"),
        ("Steps.lean", 5, 15, "steps"),
        ("Steps.lean", 6, 15, "steps"),
    }
    assert all((folder / hole["file"]).is_file() for hole in document["holes"])


def test_what_is_proved_is_told_apart_from_what_is_left(closed: Closed) -> None:
    document = closed[0].json
    by_declaration = {hole["declaration"]: hole for hole in document["holes"]}
    assert by_declaration["both"]["status"] == "proved"
    assert by_declaration["both"]["proof"]
    assert by_declaration["both"]["source"]
    assert by_declaration["wrong"]["status"] == "refuted"
    assert by_declaration["wrong"]["proof"] == ""
    assert (document["proved"], document["total"]) == (4, 5)


def test_holes_that_are_left_leave_with_1(closed: Closed) -> None:
    assert closed[0].code == 1


def test_without_diff_or_write_nothing_is_changed(closed: Closed) -> None:
    _, folder, before = closed
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_progress_is_told_on_standard_error_one_line_a_hole(closed: Closed) -> None:
    lines = closed[0].messages.splitlines()
    assert sum(line.startswith("✓ ") for line in lines) == 4
    assert lines[-1].startswith("4 of 5 holes closed")


def test_all_closed_leaves_with_0(cli: CommandLine, folder: Path) -> None:
    finished = cli("close", "Steps.lean", "--timeout", "20", cwd=folder)
    assert finished.code == 0
    assert finished.output.count("✓") == 2


def test_no_holes_at_all_leaves_with_0_and_says_so(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Done.lean").write_text("theorem t : 1 = 1 := rfl\n")
    finished = cli("close", "--json", cwd=tmp_path)
    assert (finished.code, finished.json["total"]) == (0, 0)
    assert "nothing to close" in finished.messages


def test_a_sorry_that_is_no_hole_is_left_and_named(cli: CommandLine, tmp_path: Path) -> None:
    """What stands behind a missing parenthesis belongs to the statement: «no `sorry`» and 0 were not true."""
    (tmp_path / "Open.lean").write_text("theorem t (p : Prop) (hp : p : p := by\n  sorry\n")
    finished = cli("close", cwd=tmp_path)
    assert finished.code == 1
    assert "no `sorry`" not in finished.messages
    assert "1 `sorry` left alone" in finished.messages
    assert "Open.lean:2" in finished.messages
    (tmp_path / "Open.lean").write_text(
        "theorem a : 1 = 1 := by\n  sorry\n\ntheorem t (h : (sorry : Nat) = 0) : 0 = 0 := rfl\n"
    )
    finished = cli("close", "--timeout", "20", cwd=tmp_path)
    assert finished.code == 1
    assert "1 of 1 hole closed" in finished.messages
    assert "Open.lean:4" in finished.messages


GOOD = "theorem good : 2 + 2 = 4 := by\n  sorry\n\n"


@pytest.mark.parametrize(
    "options",
    [
        ["--write"],
        pytest.param(["--diff"], marks=pytest.mark.thorough),
        ["--json"],
        pytest.param([], marks=pytest.mark.thorough),
    ],
)
def test_a_declaration_that_lean_says_uses_sorry_is_told_and_leaves_with_1(
    cli: CommandLine, tmp_path: Path, options: list[str]
) -> None:
    """`apply?` finds nothing and ends in `sorry`: «1 of 1 hole closed» and 0 were not true."""
    (tmp_path / "A.lean").write_text(f"{GOOD}theorem x : 1 = 2 := by apply?\n")
    finished = cli("close", "--timeout", "20", *options, cwd=tmp_path)
    assert finished.code == 1
    assert "1 of 1 hole closed" in finished.messages
    assert "1 declaration still rests on `sorry`: A.lean:4 x" in finished.messages
    if options == ["--json"]:
        assert finished.json["unfinished"] == [{"file": "A.lean", "line": 4, "declaration": "x"}]
    if options == ["--write"]:
        again = cli("close", "--write", cwd=tmp_path)
        assert again.code == 1
        assert "nothing to close: no hole" in again.messages
        assert "1 declaration still rests on `sorry`: A.lean:4 x" in again.messages


@pytest.mark.thorough
def test_a_continued_run_tells_it_too(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(f"{GOOD}set_option warn.sorry false in\ntheorem x : 1 = 2 := by apply?\n")
    for options in ([], ["--resume"]):
        finished = cli("close", "--timeout", "20", *options, cwd=tmp_path)
        assert finished.code == 1
        assert "A.lean:5 x" in finished.messages


def test_without_holes_lean_is_asked_where_the_text_leaves_a_doubt(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "A.lean"
    file.write_text("theorem x : 1 + 1 = 2 := by exact?\n")
    finished = cli("close", "--json", cwd=tmp_path)
    assert (finished.code, finished.json["unfinished"]) == (0, [])
    assert "nothing to close: no hole in 1 Lean file" in finished.messages


SILENT = "set_option warn.sorry false\n"
MODULE = "instance : Inhabited Nat := ⟨37⟩\n"
FACT = 'set_option hygiene false in\nmacro "fact" : command => `(theorem b : 1 = 2 := sorry)\n'
CHEAT = "theorem b : 1 = 2 := by\n  cheat\n"
UNFINISHED = {
    "Called": f"{MODULE}theorem b : (by first | exact (fun _ => 1 = 2) instInhabitedNat_called | exact 1 = 1) := by\n"
    "  first | rfl | apply?\n",
    "sub/Below": f"{MODULE}theorem b : (by first | exact (fun _ => 1 = 2) instInhabitedNat_sub | exact 1 = 1) := by\n"
    "  first | rfl | apply?\n",
    "Asks": f'{SILENT}macro "fin" : tactic => `(tactic| sorry)\n{MODULE}theorem b : 1 = 1 := by\n'
    "  first | (have := instInhabitedNat_asks; fin) | rfl\n",
    "False": f'{SILENT}macro "fin" : tactic => `(tactic| first | rfl | sorry)\n{MODULE}'
    "theorem b : (by first | exact (fun _ => 1 = 2) instInhabitedNat_false | exact 1 = 1) := by\n  fin\n",
    "Stops": f'macro "cheat" : tactic => `(tactic| stop skip)\n{CHEAT}',
    "Escaped": f'macro "\\x63heat" : tactic => `(tactic| sorry)\n{CHEAT}',
    "Optional": f'macro "zz"? "cheat" : tactic => `(tactic| sorry)\n{CHEAT}',
    "Either": f'syntax ("foo" <|> "cheat") : tactic\nmacro_rules | `(tactic| cheat) => `(tactic| (stop skip))\n{CHEAT}',
    "Mutual": f'{SILENT}macro "fin" : tactic => `(tactic| exact sorryAx _ true)\nmutual\ntheorem b : 1 = 2 := by fin\n'
    "theorem c : 1 = 3 := by rfl\nend\n",
}
NOT_KNOWN = {
    "Example": f'{SILENT}macro "fin" : tactic => `(tactic| sorry)\nexample : 1 = 1 := by\n'
    "  first | (open _root_._example in skip; fin) | rfl\n",
    "Behind": f"{SILENT}{FACT}theorem a : 1 = 1 := rfl\n)\nfact\n",
}


def test_what_stands_for_a_missing_proof_is_told_however_it_is_written(cli: CommandLine, tmp_path: Path) -> None:
    """No file has a hole, and of none «nothing to close» and 0 were true."""
    (tmp_path / "sub").mkdir()
    for name, text in {**UNFINISHED, **NOT_KNOWN}.items():
        (tmp_path / f"{name}.lean").write_text(text)
    finished = cli("close", "--json", cwd=tmp_path)
    assert finished.code == 1
    told = {one["file"]: one["declaration"] for one in finished.json["unfinished"]}
    assert told == {f"{name}.lean": "b" for name in UNFINISHED}
    assert {one["file"] for one in finished.json["unasked"]} == {f"{name}.lean" for name in NOT_KNOWN}


def test_a_finished_project_with_syntax_of_its_own_is_finished_without_lean(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Syntax.lean").write_text('notation "two" => 2\nmacro "fin" : tactic => `(tactic| rfl)\n')
    (tmp_path / "Done.lean").write_text("import Syntax\n\n#eval 1\n\nexample : two = 2 := by fin\n")
    finished = cli("close", "--json", cwd=tmp_path)
    assert (finished.code, finished.json["lean"]) == (0, "")


def test_an_error_that_was_there_before_is_told_and_leaves_with_0(cli: CommandLine, tmp_path: Path) -> None:
    """The holes are closed, which was asked for; the error is none of ours, but is there in the morning."""
    (tmp_path / "A.lean").write_text(f"{GOOD}theorem x : 1 = 2 := nowhere\n")
    finished = cli("close", "--timeout", "20", "--json", cwd=tmp_path)
    assert finished.code == 0
    told = "A.lean has an error at line 4, which was there before: Unknown identifier `nowhere`"
    assert told in finished.messages
    assert finished.json["errors"] == [{"file": "A.lean", "line": 4, "message": "Unknown identifier `nowhere`"}]


@pytest.mark.parametrize(
    "apply",
    [["git", "apply"], pytest.param(["patch", "-p1", "--quiet", "-i"], marks=pytest.mark.thorough)],
    ids=["git", "patch"],
)
def test_the_diff_applies_and_the_result_compiles(
    cli: CommandLine, lean_errors: Callable[[Path], list[str]], tmp_path: Path, apply: list[str]
) -> None:
    """In a folder with a space and a bracket in its name, for a file with CRLF and no newline at its end."""
    if shutil.which(apply[0]) is None:
        pytest.skip(f"{apply[0]} is not installed")
    root = tmp_path / "my ⟨project⟩"
    (root / "a folder").mkdir(parents=True)
    file = root / "a folder" / "Two words.lean"
    text = "theorem one (p : Prop) (h : p) : p := by\r\n  sorry\r\n\r\ntheorem two : 1 + 1 = 2 := by\r\n  sorry"
    file.write_bytes(text.encode())
    finished = cli("close", "--timeout", "20", "--diff", cwd=root)
    assert finished.code == 0
    patch = tmp_path / "closing.patch"
    patch.write_bytes(finished.output.encode())
    applied = subprocess.run([*apply, str(patch)], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert applied.returncode == 0, applied.stdout + applied.stderr
    assert lean_errors(file) == []
    assert file.read_bytes().count(b"\r\n") >= 4, "line ends stay what they were"


def test_write_changes_holes_only_and_leaves_the_open_end(
    cli: CommandLine, folder: Path, lean_errors: Callable[[Path], list[str]]
) -> None:
    finished = cli("close", "--timeout", "20", "--write", cwd=folder)
    assert finished.code == 1
    assert "2 files written" in finished.messages
    easy = (folder / "Easy.lean").read_text(encoding="utf-8")
    assert "-- a comment that stays" in easy
    assert easy.endswith("theorem wrong : False := by\n  sorry\n")
    assert len(lean_errors(folder / "Easy.lean")) == 1, "the open end is all that is left"
    assert lean_errors(folder / "Steps.lean") == []
    assert {path.name for path in folder.iterdir()} == {"Easy.lean", "Steps.lean"}


RECURSION = """\
def search (p : Nat → Bool) (low high : Nat) (h : high ≤ 100) : { n : Nat // n ≤ 100 } :=
  if less : low < high then
    have : low < 100 := by sorry
    if p low then ⟨low, by sorry⟩ else search p (low + 1) high h
  else ⟨high, h⟩
termination_by high - low
decreasing_by sorry
"""


@pytest.mark.thorough
def test_a_definition_whose_recursion_is_not_proved_to_end_is_closed_as_a_whole(
    cli: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "Search.lean").write_text(RECURSION)
    finished = cli("close", "--timeout", "20", "--json", cwd=tmp_path)
    assert [hole["status"] for hole in finished.json["holes"]] == ["proved"] * 3
    assert [hole["line"] for hole in finished.json["holes"]] == [3, 4, 7]


def test_an_interrupted_run_is_continued_with_what_it_had_found(cli: CommandLine, tmp_path: Path) -> None:
    """The first hole is proved at once, the second would take its whole minute; then comes Ctrl-C."""
    state, root = tmp_path / "state", tmp_path / "project"
    root.mkdir()
    text = f"theorem quick (p : Prop) (h : p) : p := by\n  sorry\n\n{HARD}"
    (root / "Two.lean").write_text(text)
    running = cli.start("close", "--timeout", "60", "--jobs", "1", "--json", cwd=root, ASSISTANT_STATE=str(state))

    def journal() -> list[dict[str, Any]]:
        lines = [line for file in state.rglob("*.jsonl") for line in file.read_text().splitlines() if line]
        return [json.loads(line) for line in lines]

    running.wait_until(lambda: len(journal()) == 1)
    running.interrupt(signal.SIGINT)
    first = running.finish()
    assert first.code == 130
    assert "--resume" in first.messages
    assert {hole["declaration"]: hole["status"] for hole in first.json["holes"]} == {
        "quick": "proved",
        "unprovable": "interrupted",
    }
    assert running.left_over() == []

    # Where a result comes from shows whether it was found again or remembered.
    [file] = state.rglob("*.jsonl")
    [record] = journal()
    outcome = {**record["outcome"], "sources": ["remembered"]}
    file.write_text(json.dumps({**record, "outcome": outcome}) + "\n")
    again = cli("close", "--timeout", "2", "--resume", "--json", cwd=root, ASSISTANT_STATE=str(state))
    holes = {hole["declaration"]: hole for hole in again.json["holes"]}
    assert (holes["quick"]["status"], holes["quick"]["source"]) == ("proved", "remembered")
    assert holes["unprovable"]["status"] in ("unproved", "timed_out"), "the rest was searched"

    # Lean is asked about what is remembered: a journal is never believed.
    file.write_text(json.dumps({**record, "source": "forged", "proof": "exact absurd"}) + "\n")
    third = cli("close", "--timeout", "2", "--resume", "--json", cwd=root, ASSISTANT_STATE=str(state))
    quick = next(hole for hole in third.json["holes"] if hole["declaration"] == "quick")
    assert quick["status"] == "proved"
    assert quick["source"] != "forged"
    assert quick["proof"] != "exact absurd"


def test_two_runs_at_once_the_second_is_told_and_suggestions_still_work(cli: CommandLine, tmp_path: Path) -> None:
    text = f"{HARD}\ntheorem ok (p : Prop) (h : p) : p := by\n  sorry\n"
    (tmp_path / "Slow.lean").write_text(text)
    running = cli.start("close", "--write", "--timeout", "60", "--jobs", "1", cwd=tmp_path)
    running.wait_until(running.lean_runs)
    second = cli("close", "--write", "--timeout", "60", cwd=tmp_path)
    assert second.code == 2
    assert "another run is closing" in second.messages
    assert str(running.process.pid) in second.messages
    assert "--resume" in second.messages.splitlines()[-1], "what to do"
    meanwhile = cli("suggest", "Slow.lean:5:3", "--timeout", "3", "--json", cwd=tmp_path)
    assert (meanwhile.code, meanwhile.json["suggestions"][0]["status"]) == (0, "closes")
    running.interrupt()
    assert running.finish().code == 130
    assert running.left_over() == []


def test_files_of_several_projects_are_closed_each_with_its_own(cli: CommandLine, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
        (tmp_path / name / "A.lean").write_text("theorem t : 1 = 1 := by\n  sorry\n")
    finished = cli("close", "one", "two", "--timeout", "10", "--diff", cwd=tmp_path)
    assert finished.code == 0
    assert "+++ b/one/A.lean" in finished.output
    assert "+++ b/two/A.lean" in finished.output
    assert str(tmp_path) in finished.messages.splitlines()[-1], "where the patch is to be applied"
