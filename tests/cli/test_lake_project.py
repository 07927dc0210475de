"""A Lake project: its own toolchain is used, through `lake serve` and `lake setup-file`.

`lake` is a stand-in (`tests/standins/lake_stand_in.py`), `lean` a launcher of the embedded Lean; the server, its worker
and everything that they ask of Lake are real.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from assistant.lean.toolchain import Toolchain, ToolchainSource
from tests.cli.conftest import CommandLine, Finished

STAND_IN = Path(__file__).parent.parent / "standins" / "lake_stand_in.py"
PROJECT = Path(__file__).parent.parent / "projects" / "lake_shelf"
HOLE = "Shelf/Books.lean:6:3"


@dataclass
class LakeProject:
    root: Path
    bin: Path
    log: Path
    command_line: CommandLine

    @property
    def environment(self) -> dict[str, str | None]:
        path = os.pathsep.join([str(self.bin), os.environ["PATH"]])
        return {"PATH": path, "ASSISTANT_LEAN": None, "LAKE_STAND_IN_LOG": str(self.log)}

    def assistant(self, *words: str | Path, **environment: str) -> Finished:
        return self.command_line(*words, cwd=self.root, **self.environment, **environment)

    def lake(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in {**os.environ, **self.environment}.items() if value is not None}
        return subprocess.run(
            [str(self.bin / "lake"), *words],
            cwd=self.root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def calls(self) -> list[list[str]]:
        """What `lake` was called with since the last look."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [json.loads(line)["arguments"] for line in lines]


def program(path: Path, *lines: str) -> None:
    path.write_text("#!/bin/sh\n" + "\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o755)


def put_programs(folder: Path, sysroot: Path, lean: Path) -> None:
    folder.mkdir()
    environment = f"export LEAN_SYSROOT='{sysroot}' LEAN_WORKER_PATH='{lean}'"
    program(folder / "lean", environment, f"exec '{lean}' \"$@\"")
    program(
        folder / "lake",
        # One file, since a confined Lake can read nothing beside its programs: to Python these lines are a string.
        f"'''export' LEAN_SYSROOT='{sysroot}' LAKE_STAND_IN_LEAN='{folder}/lean'",
        f'exec \'{sys.executable}\' -I -S "$0" "$@"',
        "'''",
        STAND_IN.read_text(encoding="utf-8"),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, cli: CommandLine, toolchain: Toolchain) -> LakeProject:
    """The project, built, with `lake` and `lean` in a folder that is put on PATH."""
    folder = tmp_path_factory.mktemp("lake")
    root, programs = folder / "shelf", folder / "bin"
    shutil.copytree(PROJECT, root)
    put_programs(programs, toolchain.sysroot, toolchain.lean)
    made = LakeProject(root, programs, folder / "log", cli)
    built = made.lake("build")
    assert built.returncode == 0, built.stderr
    made.calls()
    return made


@pytest.fixture
def without_kernel(project: LakeProject, toolchain: Toolchain, tmp_path: Path) -> LakeProject:
    """The project with a `lean` that has nothing to run the kernel with again."""
    sysroot = tmp_path / "toolchain"
    (sysroot / "bin").mkdir(parents=True)
    shutil.copy(toolchain.lean, sysroot / "bin" / "lean")
    (sysroot / "lib").symlink_to(toolchain.sysroot / "lib")
    put_programs(tmp_path / "bin", sysroot, sysroot / "bin" / "lean")
    return replace(project, bin=tmp_path / "bin")


@pytest.fixture(params=[pytest.param("evil", marks=pytest.mark.thorough), "«#evil»"])
def user_of_what_evaded_the_kernel(project: LakeProject, request: pytest.FixtureRequest) -> Iterator[str]:
    """A file that imports a proof of 7 = 8, built. Lean does not print every name as it has to be written. Whoever says
    that it is false looks no further."""
    configured = project.root / "assistant.toml"
    configured.write_text('[provers]\nwithout = ["refute"]\n', encoding="utf-8")
    evil, user = project.root / "Shelf" / "Evil.lean", project.root / "Shelf" / "User.lean"
    theorem = f"theorem {request.param} : 7 = 8 := by decide +kernel\n"
    evil.write_text("set_option debug.skipKernelTC true in\n" + theorem, encoding="utf-8")
    user.write_text("import Shelf.Evil\n\ntheorem user : 7 = 8 := by\n  sorry\n", encoding="utf-8")
    try:
        assert project.lake("build", "Shelf.User").returncode == 0
        yield "Shelf/User.lean"
    finally:
        evil.unlink()
        user.unlink()
        configured.unlink()


def test_the_projects_own_toolchain_comes_before_the_embedded_one(
    project: LakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in project.environment.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    found = asyncio.run(resolve_toolchain(find_project(project.root / "Shelf" / "Books.lean")))
    assert found.source is ToolchainSource.PROJECT
    assert (found.lean, found.lake) == (project.bin / "lean", project.bin / "lake")
    assert found.version == "4.35.0"


def test_doctor_names_lake_and_starts_the_server_through_it(project: LakeProject) -> None:
    report = project.assistant("doctor", "--json").json
    assert report["lean"]["source"] == "project"
    assert report["lean"]["lake"] == str(project.bin / "lake")
    assert report["lean"]["server"][:3] == [str(project.bin / "lake"), "serve", "--"]
    assert report["project"] == {
        "root": str(project.root),
        "kind": "lake",
        "toolchain": "leanprover/lean4:v4.35.0",
        "files": 3,
    }
    assert report["problems"] == []


def test_a_hole_is_proved_with_a_lemma_of_an_imported_file(project: LakeProject) -> None:
    """`count` is opaque: nothing but the lemma of the imported file can prove it, so the import was really loaded."""
    proved = project.assistant("prove", HOLE, "--json", "--timeout", "20")
    assert proved.json["status"] == "proved"
    assert "seven_lt_count" in proved.json["proof"]
    assert proved.code == 0


def test_lake_is_asked_what_an_editor_asks_but_never_to_build(project: LakeProject) -> None:
    """Unconfined, since the stand-in could not write down what it was asked."""
    project.calls()
    proved = project.assistant("prove", HOLE, "--json", "--timeout", "20", ASSISTANT_CONFINEMENT="off")
    assert proved.code == 0
    calls = project.calls()
    assert calls[0][:2] == ["serve", "--"], "the server is started by Lake"
    setups = [call for call in calls if call[0] == "setup-file"]
    assert all("--no-build" in call for call in setups), "nothing is ever built in the user's project"
    file = project.root / "Shelf" / "Books.lean"
    trials = [Path(call[1]) for call in setups if Path(call[1]) != file]
    assert trials, "Lean's worker asked Lake for the file's header"
    assert len(trials) < len(setups), "for the judge the file itself was asked about"
    for trial in trials:
        assert trial.parent == project.root, "for a document where Lake can tell what the imports mean"
        assert not trial.exists(), "a trial is never on the disk"


def test_a_tactic_with_a_lemma_of_an_imported_file_is_suggested(project: LakeProject) -> None:
    text = (project.root / "Shelf" / "Books.lean").read_text(encoding="utf-8")
    other = project.root / "Shelf" / "One.lean"
    other.write_text(text.replace("7 < count ∧ count = count", "7 < count"), encoding="utf-8")
    suggested = project.assistant("suggest", "Shelf/One.lean:6:3", "--json").json["suggestions"]
    other.unlink()
    closing = [s["tactic"] for s in suggested if s["status"] == "closes"]
    assert any("seven_lt_count" in tactic for tactic in closing)


def test_a_closed_project_is_still_built_by_lake(project: LakeProject) -> None:
    """The proof goes into the file, and Lake builds the file with it."""
    file = project.root / "Shelf" / "Books.lean"
    before = file.read_bytes()
    try:
        closed = project.assistant("close", "--write", "--json", "--timeout", "20")
        assert (closed.code, closed.json["proved"], closed.json["total"]) == (0, 1, 1)
        built = project.lake("build")
        assert built.returncode == 0, built.stderr
        assert "sorry" not in file.read_text(encoding="utf-8")
    finally:
        file.write_bytes(before)
        project.lake("build")


def test_an_import_that_does_not_exist_is_named_with_what_to_do(project: LakeProject) -> None:
    file = project.root / "Shelf" / "Lost.lean"
    file.write_text("import Shelf.Absent\n\ntheorem t : 1 = 1 := by\n  sorry\n", encoding="utf-8")
    try:
        finished = project.assistant("goals", "Shelf/Lost.lean:4:3")
    finally:
        file.unlink()
    assert finished.code == 2
    assert "Shelf.Absent" in finished.messages
    assert "import" in finished.messages.splitlines()[-1], "the last line says what to do"
    assert "AssistantScratch" not in finished.messages, "the name of a document that the user never sees"
    assert finished.silent_on_bugs


def test_a_module_that_is_not_built_is_an_error_that_says_lake_build(project: LakeProject) -> None:
    built = project.root / ".lake"
    hidden = project.root.parent / "built"
    built.rename(hidden)
    try:
        finished = project.assistant("goals", HOLE)
        assert not built.exists(), "nothing was built behind the user's back"
    finally:
        shutil.rmtree(built, ignore_errors=True)
        hidden.rename(built)
    assert finished.code == 2
    assert "imports" in finished.messages
    assert "lake build" in finished.messages
    assert "Restart File" not in finished.messages, "there is no editor here"


def test_an_unchanged_project_gains_no_files(project: LakeProject) -> None:
    before = {path for path in project.root.rglob("*") if ".lake" not in path.parts}
    project.assistant("suggest", HOLE, "--timeout", "2")
    assert {path for path in project.root.rglob("*") if ".lake" not in path.parts} == before


def test_an_import_that_evaded_the_kernel_proves_nothing(
    project: LakeProject, user_of_what_evaded_the_kernel: str
) -> None:
    place = f"{user_of_what_evaded_the_kernel}:4"
    finished = project.assistant("prove", place, "--timeout", "6", "--no-engine", "--json")
    assert (finished.code, finished.json["proof"]) == (1, "")
    reasons = [reason for refusal in finished.json["refused"] for reason in refusal["reasons"]]
    assert any("the kernel refuses" in reason and "evil" in reason for reason in reasons)
    shown = project.assistant("suggest", f"{place}:3", "--no-engine", "--json")
    assert all(suggestion["goals"] for suggestion in shown.json["suggestions"])


@pytest.mark.thorough
@pytest.mark.parametrize("user_of_what_evaded_the_kernel", ["«#evil»"], indirect=True)
def test_it_does_not_behind_a_link_to_another_disk_either(
    project: LakeProject, user_of_what_evaded_the_kernel: str, tmp_path: Path
) -> None:
    built = project.root / ".lake"
    shutil.move(built, tmp_path / "scratch")
    built.symlink_to(tmp_path / "scratch")
    try:
        finished = project.assistant(
            "prove", f"{user_of_what_evaded_the_kernel}:4", "--timeout", "6", "--no-engine", "--json"
        )
    finally:
        built.unlink()
        shutil.move(tmp_path / "scratch", built)
    assert (finished.code, finished.json["proof"]) == (1, "")
    assert finished.json["refused"]


@pytest.mark.parametrize("user_of_what_evaded_the_kernel", ["«#evil»"], indirect=True)
def test_where_the_kernel_cannot_look_again_no_import_is_believed_that_may_have_evaded_it(
    without_kernel: LakeProject, user_of_what_evaded_the_kernel: str
) -> None:
    """The `lean` here cannot run our script, which needs `import Lean`. A compiled module does not tell how it was
    compiled, so its source has to."""
    place = f"{user_of_what_evaded_the_kernel}:4"
    finished = without_kernel.assistant("prove", place, "--timeout", "6", "--no-engine")
    assert (finished.code, finished.output) == (1, "")
    assert "may turn the kernel's check off" in finished.messages
    shown = without_kernel.assistant("suggest", f"{place}:3", "--no-engine", "--json", "--timeout", "60")
    assert all(suggestion["goals"] for suggestion in shown.json["suggestions"])
