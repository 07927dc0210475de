"""Lean itself, confined: attacks by the text that it elaborates, and what must go on working.

The embedded library has no `IO`, but Lean's own compiled functions are there for a text that declares them by name, so
that a candidate can read, write, start programs and open sockets. Each attack succeeds where nothing is confined.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest

from assistant.lean.confinement import (
    CONFINEMENT_VARIABLE,
    UNCONFINED,
    Confinement,
    ConfinementState,
    Unconfined,
    confinement_report,
)
from assistant.lean.errors import CONFINED_HINT, HeaderFailed
from assistant.lean.policies import (
    check_confinement,
    holds_home,
    lean_confinement,
    project_places,
    project_report,
    server_confinement,
    settle,
)
from assistant.lean.processes import run
from assistant.lean.project import Project, ProjectKind, find_project
from assistant.lean.scratch import ScratchPool
from assistant.lean.toolchain import Toolchain, ToolchainSource, check_command

needs_confinement = pytest.mark.skipif(not confinement_report().confined, reason="this system cannot confine processes")

DECLARATIONS = """\
inductive Failure where | any
inductive Outcome (α : Type) where
  | ok : α → Outcome α
  | error : Failure → Outcome α
inductive Stdio where | piped | inherit | null
structure StdioConfig where
  stdin : Stdio := .null
  stdout : Stdio := .piped
  stderr : Stdio := .piped
structure SpawnArgs extends StdioConfig where
  cmd : String
  args : Array String
  cwd : Option String := none
  env : Array (String × Option String) := #[]
  inheritEnv : Bool := true
  setsid : Bool := false
structure Output where
  stdout : String
  stderr : String
inductive Address where | any
inductive Socket where | any
structure Endpoint where
  addr : Address
  port : UInt16
inductive SocketAddress where
  | v4 : Endpoint → SocketAddress
  | v6 : Endpoint → SocketAddress
@[extern "native"] opaque IO.FS.readFile : String → Unit → Outcome String := fun _ _ => .error .any
@[extern "native"] opaque IO.FS.writeFile : String → String → Unit → Outcome Unit := fun _ _ _ => .error .any
@[extern "native"] opaque IO.Process.output : SpawnArgs → Option String → Unit → Outcome Output :=
  fun _ _ _ => .error .any
@[extern "native"] opaque IO.getEnv : String → Unit → Option String := fun _ _ => none
@[extern "native"] opaque Std.Net.IPv4Addr.ofString : String → Option Address := fun _ => none
@[extern "native"] opaque Std.Internal.UV.TCP.Socket.new : Unit → Outcome Socket := fun _ => .error .any
@[extern "native"] opaque Std.Internal.UV.TCP.Socket.bind : Socket → SocketAddress → Unit → Outcome Unit :=
  fun _ _ _ => .error .any
structure System.FilePath where
  toString : String
instance : Coe String System.FilePath := ⟨.mk⟩
@[extern "native"] opaque Lean.includeStr : Lean.ParserDescr
attribute [term_parser 1000] Lean.includeStr
"""

READ = '#eval match IO.FS.readFile "{path}" () with | .ok s => s | .error _ => "refused"\n'
WRITE = '#eval match IO.FS.writeFile "{path}" "x" () with | .ok _ => "done" | .error _ => "refused"\n'
SPAWN = """\
#eval match IO.Process.output {{ cmd := "{program}", args := #["{argument}"] }} none () with
  | .ok o => o.stdout | .error _ => "refused"
"""
LISTEN = """\
#eval match Std.Internal.UV.TCP.Socket.new (), Std.Net.IPv4Addr.ofString "127.0.0.1" with
  | .ok s, some a => (match Std.Internal.UV.TCP.Socket.bind s (.v4 ⟨a, UInt16.ofNatLT 0 (by decide)⟩) () with
    | .ok _ => "done" | .error _ => "refused")
  | _, _ => "not even tried"
"""
ENVIRONMENT = '#eval match IO.getEnv "{name}" () with | some s => s | none => "refused"\n'
INCLUDE = '#eval (include_str "{path}" : String)\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "secret").write_text("a key")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "table").write_text("of the project")
    return find_project(tmp_path / "project")


async def said_by(
    toolchain: Toolchain, project: Project, text: str, confinement: Confinement | Unconfined
) -> tuple[str, ...]:
    """What Lean's own command says about a text, line by line."""
    file = project.root / "Attack.lean"
    file.write_text(DECLARATIONS + text, encoding="utf-8")
    command = check_command(toolchain, project, file)
    words = [word for word in command if word != "--json"]
    _, output, errors = await run(
        words, cwd=project.root, environment=toolchain.environment, seconds=120, confinement=confinement
    )
    return tuple((output + errors).decode().splitlines())


async def said_in_a_trial(toolchain: Toolchain, project: Project, text: str) -> tuple[str, ...]:
    async with ScratchPool(toolchain, project) as pool, pool.lease(DECLARATIONS) as scratch:
        elaboration = await scratch.elaborate(DECLARATIONS + text, 120)
        return tuple(diagnostic.message for diagnostic in elaboration.diagnostics)


@needs_confinement
async def test_a_file_can_do_nothing_to_the_world(
    toolchain: Toolchain, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_SECRET", "a key")
    attacks = (
        READ.format(path=tmp_path / "secret"),
        WRITE.format(path=tmp_path / "written"),
        WRITE.format(path=project.root / "written"),
        SPAWN.format(program="/bin/echo", argument="a key"),
        SPAWN.format(program=toolchain.lean, argument="--version"),
        LISTEN,
        ENVIRONMENT.format(name="SOME_SECRET"),
    )
    text = "".join(attacks)
    succeeded = await said_by(toolchain, project, text, UNCONFINED)
    assert succeeded[:4] == ('"a key"', '"done"', '"done"', '"a key\\n"')
    assert "Lean (version" in succeeded[4]
    assert succeeded[5:] == ('"done"', '"a key"')
    for written in (tmp_path / "written", project.root / "written"):
        written.unlink()

    refused = await said_by(toolchain, project, text, lean_confinement(toolchain, project))
    assert refused == ('"refused"',) * len(attacks)
    assert not (tmp_path / "written").exists()
    assert not (project.root / "written").exists()

    assert await said_in_a_trial(toolchain, project, text) == refused
    assert not (tmp_path / "written").exists()
    assert not (project.root / "written").exists()


@needs_confinement
async def test_include_str_reads_the_project_and_nothing_else(
    toolchain: Toolchain, project: Project, tmp_path: Path
) -> None:
    own, secret = INCLUDE.format(path="table"), INCLUDE.format(path=tmp_path / "secret")
    passwords = INCLUDE.format(path="/etc/passwd")
    assert await said_by(toolchain, project, secret, UNCONFINED) == ('"a key"',)
    confinement = lean_confinement(toolchain, project)
    assert await said_by(toolchain, project, own, confinement) == ('"of the project"',)
    for text in (secret, passwords):
        said = "\n".join(await said_by(toolchain, project, text, confinement))
        assert "error" in said
        assert "permission denied" in said.lower()
        [message] = await said_in_a_trial(toolchain, project, text)
        assert "permission denied" in message.lower()
    assert await said_in_a_trial(toolchain, project, own) == ('"of the project"',)


@needs_confinement
async def test_a_file_is_compiled_into_a_folder_that_is_named(
    toolchain: Toolchain, project: Project, tmp_path: Path
) -> None:
    (project.root / "A.lean").write_text("theorem t : 1 = 1 := rfl\n")
    out = tmp_path / "out"
    out.mkdir()
    command = [
        str(toolchain.lean),
        "-o",
        str(out / "A.olean"),
        "-i",
        str(out / "A.ilean"),
        str(project.root / "A.lean"),
    ]
    for confinement, code in (
        (lean_confinement(toolchain, project), 1),
        (lean_confinement(toolchain, project, writable=[out]), 0),
    ):
        finished = await run(
            command, cwd=project.root, environment=toolchain.environment, seconds=120, confinement=confinement
        )
        assert finished[0] == code, finished
    assert {file.name for file in out.iterdir()} == {"A.olean", "A.ilean"}


@needs_confinement
async def test_the_embedded_lean_without_a_c_compiler_runs_confined(
    toolchain: Toolchain, project: Project, tmp_path: Path
) -> None:
    """Its launcher is a script that Python runs."""
    from assistant.lean.embedded.build import script_launcher
    from assistant.lean.embedded.wheel import find_wheel

    launcher = tmp_path / "lean"
    script_launcher(find_wheel(), launcher, launcher)
    scripted = dataclasses.replace(
        toolchain,
        lean=launcher,
        environment={**toolchain.environment, "LEAN_WORKER_PATH": str(launcher)},
    )
    text = READ.format(path=tmp_path / "secret") + "#check rfl\n"
    said = await said_by(scripted, project, text, lean_confinement(scripted, project))
    assert said[0] == '"refused"'
    assert said[1].startswith("rfl")
    trial = await said_in_a_trial(scripted, project, text)
    assert trial[0] == '"refused"'
    assert trial[1].startswith("rfl")


# --- Lake ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def lake_project(project: Project, toolchain: Toolchain, tmp_path: Path) -> tuple[Toolchain, Project]:
    """A Lake project whose `lake` is a stand-in: `lake env COMMAND` runs the command below it, as Lake does."""
    lake = tmp_path / "bin" / "lake"
    lake.parent.mkdir()
    lake.write_text('#!/bin/sh\n[ "$1" = env ] && shift && "$@"\n')
    lake.chmod(0o755)
    (project.root / "lakefile.toml").write_text('name = "p"\n')
    return dataclasses.replace(toolchain, lake=lake), find_project(project.root)


@needs_confinement
async def test_in_a_lake_project_only_programs_that_lake_needs_are_started(
    lake_project: tuple[Toolchain, Project], tmp_path: Path
) -> None:
    toolchain, project = lake_project
    text = (
        SPAWN.format(program="/bin/echo", argument="a key")
        + SPAWN.format(program=toolchain.lean, argument="--version")
        + READ.format(path=tmp_path / "secret")
        + WRITE.format(path=project.root / "written")
        + LISTEN
    )
    said = await said_by(toolchain, project, text, check_confinement(toolchain, project))
    assert said[0] == '""', "a process was started, but it could not become the program"
    assert "Lean (version" in said[1]
    assert said[2:] == ('"refused"', '"refused"', '"refused"')
    assert not (project.root / "written").exists()


@needs_confinement
@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
async def test_git_tells_a_confined_lake_about_a_package(lake_project: tuple[Toolchain, Project]) -> None:
    """If it did not, Lake would take the package for another one and clone it anew."""
    toolchain, project = lake_project
    package = project.root / ".lake" / "packages" / "p"
    package.mkdir(parents=True)
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org"]
    (package / "A.lean").write_text("")
    for words in (["init", "-q"], ["add", "A.lean"], ["commit", "-q", "-m", "m"]):
        code, _, errors = await run([*git, *words], cwd=package, seconds=60)
        assert code == 0, errors
    confinement = check_confinement(toolchain, project)
    asks = (["rev-parse", "--verify", "HEAD"], ["diff", "--exit-code", "HEAD"])
    for words in asks:
        code, _, errors = await run(["git", *words], cwd=package, seconds=60, confinement=confinement)
        assert (code, errors) == (0, b"")
    (package / "A.lean").write_text("-- changed")
    code, _, _ = await run(["git", *asks[1]], cwd=package, seconds=60, confinement=confinement)
    assert code == 1


async def test_a_configuration_in_lean_is_brought_up_to_date_before(
    lake_project: tuple[Toolchain, Project], tmp_path: Path
) -> None:
    """A confined Lake could not write it, and should not: Lake runs it later."""
    toolchain, project = lake_project
    assert toolchain.lake is not None
    toolchain.lake.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/calls"\n')
    await settle(toolchain, project)
    assert not (tmp_path / "calls").exists(), "there is none"
    (project.root / "lakefile.lean").write_text("import Lake\n")
    await settle(toolchain, project)
    assert (tmp_path / "calls").read_text() == "env\n"


@needs_confinement
def test_a_project_that_is_held_back_is_told_about_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    lake_said = (
        "`/p/lake setup-file /p/A.lean - --no-build` failed:\n\nstderr:\nerror: permission denied (error code: 13)"
    )
    assert HeaderFailed(lake_said).hint == CONFINED_HINT
    assert f"{CONFINEMENT_VARIABLE}=off" in CONFINED_HINT
    monkeypatch.setenv(CONFINEMENT_VARIABLE, "off")
    assert HeaderFailed(lake_said).hint != CONFINED_HINT


# --- what is read --------------------------------------------------------------------------------------------------


def test_packages_that_lake_keeps_elsewhere_are_read(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "shared").mkdir()
    (root / ".lake").symlink_to(tmp_path / "shared")
    (root / "lake-manifest.json").write_text(
        '{"packagesDir": "../packages", "packages": [{"type": "path", "name": "n", "dir": "../neighbour"}]}'
    )
    places = project_places(Project(root, ProjectKind.LAKE))
    assert {root, tmp_path / "shared", tmp_path / "packages", tmp_path / "neighbour"} <= set(places)


@pytest.mark.parametrize("manifest", ["", "[]", '{"packages": [{"type": "path"}]}', '{"packages": 3}'])
def test_a_broken_manifest_is_lakes_to_complain_about(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "lake-manifest.json").write_text(manifest)
    assert tmp_path in project_places(Project(tmp_path, ProjectKind.LAKE))


def test_of_a_home_folder_only_its_lean_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toolchain: Toolchain
) -> None:
    home = tmp_path / "home" / "me"
    (home / ".ssh").mkdir(parents=True)
    (home / "Notes.lean").write_text("")
    (home / "key").write_text("")
    (home / "work").mkdir()
    monkeypatch.setenv("HOME", str(home))
    assert [holds_home(folder) for folder in (home, home.parent, Path("/"), home / "work")] == [True, True, True, False]
    project = Project(home, ProjectKind.PLAIN)
    places = project_places(project)
    assert home / "Notes.lean" in places
    assert not {home, home / "key", home / ".ssh", home / "work"} & set(places)
    if confinement_report().confined:
        assert "holds your home folder" in project_report(toolchain, project).text
    manifest = home / "work" / "lake-manifest.json"
    manifest.write_text('{"packages": [{"type": "path", "name": "n", "dir": ".."}]}')
    assert home not in project_places(Project(home / "work", ProjectKind.LAKE)), "nor because a package says so"


# --- the setting ---------------------------------------------------------------------------------------------------


@needs_confinement
async def test_it_is_switched_off_only_by_the_setting_and_says_so(
    toolchain: Toolchain, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (confinement_report().state, confinement_report().warning) == (ConfinementState.ON, "")
    for value in ("on", "", "0", "no"):
        monkeypatch.setenv(CONFINEMENT_VARIABLE, value)
        assert isinstance(server_confinement(toolchain, project), Confinement)
    monkeypatch.setenv(CONFINEMENT_VARIABLE, "off")
    report = confinement_report()
    assert (report.state, report.text) == (ConfinementState.OFF, "switched off by ASSISTANT_CONFINEMENT=off")
    assert report.text in report.warning
    made = (server_confinement, lean_confinement, check_confinement)
    assert [make(toolchain, project) for make in made] == [UNCONFINED] * 3
    assert await said_in_a_trial(toolchain, project, READ.format(path=tmp_path / "secret")) == ('"a key"',)


def test_a_system_that_cannot_confine_says_why(
    toolchain: Toolchain, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.lean import confine, confinement

    def kernel_without_landlock() -> int:
        raise OSError(38, os.strerror(38))

    confinement._kernel.cache_clear()
    monkeypatch.setattr(confine, "landlock_version", kernel_without_landlock)
    try:
        report = project_report(toolchain, project)
        assert report.state is ConfinementState.UNAVAILABLE
        assert report.text == "not available here: this kernel has no landlock, or the container forbids it"
        assert server_confinement(toolchain, project) is UNCONFINED
    finally:
        confinement._kernel.cache_clear()


def test_where_lake_may_start_processes_the_report_says_so(
    lake_project: tuple[Toolchain, Project], toolchain: Toolchain
) -> None:
    if confinement_report().confined:
        assert "`lake` and `git`" in project_report(*lake_project).text
        plain = Project(lake_project[1].root, ProjectKind.PLAIN)
        assert toolchain.source is ToolchainSource.EMBEDDED
        assert "`lake`" not in project_report(toolchain, plain).text
