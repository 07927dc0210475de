"""A Lake project whose files take part in Lean's module system: `lake` is a stand-in, as in `test_lake_project.py`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.lean.toolchain import Toolchain
from tests.cli.conftest import CommandLine
from tests.cli.test_lake_project import LakeProject, put_programs

FILES = {
    "lakefile.toml": 'name = "zoo"\n\n[[lean_lib]]\nname = "Zoo"\n',
    "Zoo/Base.lean": """\
/- Copyright -/
module

@[expose] public section

/-- What a file that imports this one can unfold. -/
def double (n : Nat) : Nat := n + n

theorem double_eq (n : Nat) : double n = 2 * n := by unfold double; omega

private theorem double_hidden (n : Nat) : double n = n + n + 0 := rfl
""",
    "Zoo/Inner.lean": """\
module
public import Zoo.Base

public theorem double_inner (n : Nat) : double n + 0 = double n := rfl
theorem double_kept (n : Nat) : 0 + double n = double n := Nat.zero_add _
""",
    "Zoo/Outer.lean": """\
module
import Zoo.Inner

public theorem outer (n : Nat) : n + 0 = n := rfl
""",
    "Zoo/Inside.lean": """\
module
import Zoo.Inner import Zoo.Outer

theorem t (n : Nat) : double n = 2 * n := by
  sorry
""",
    "Zoo/Outside.lean": """\
module
public meta import Zoo.Outer

theorem t (n : Nat) : n + 0 = n := by
  sorry
""",
    "Zoo/All.lean": """\
module
public import Zoo.Base
import all Zoo.Base

@[expose] public section

theorem t (n : Nat) : double n = n + n + 0 := by
  sorry
""",
    "Zoo/Plain.lean": """\
import Zoo.Outer

theorem t (n : Nat) : double n = 2 * n := by
  sorry
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, cli: CommandLine, toolchain: Toolchain) -> LakeProject:
    """The project, with all that is imported built."""
    folder = tmp_path_factory.mktemp("modules")
    root, programs = folder / "zoo", folder / "bin"
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    put_programs(programs, toolchain.sysroot, toolchain.lean)
    made = LakeProject(root, programs, folder / "log", cli)
    built = made.lake("build", "Zoo.Outer")
    assert built.returncode == 0, built.stderr
    return made


@pytest.mark.parametrize(
    ("file", "there", "not_there"),
    [
        ("Zoo/Inside.lean:5:3", {"double_eq", "double_inner"}, {"double_hidden", "double_kept"}),
        ("Zoo/Outside.lean:5:3", {"outer"}, {"double_eq", "double_inner", "double_kept", "double_hidden"}),
        ("Zoo/All.lean:8:3", {"double_eq", "double_hidden"}, {"double_inner", "double_kept"}),
        ("Zoo/Plain.lean:4:3", {"double_eq", "double_inner", "outer"}, {"double_hidden", "double_kept"}),
    ],
)
def test_only_what_is_exported_to_a_file_is_in_reach(
    project: LakeProject, file: str, there: set[str], not_there: set[str]
) -> None:
    finished = project.assistant("premises", file, "-k", "400", "--json")
    assert finished.code == 0, finished.errors
    found = {one["name"] for one in finished.json["premises"]}
    assert there <= found
    assert found.isdisjoint(not_there)


@pytest.mark.parametrize("file", [name for name, text in FILES.items() if "sorry" in text])
def test_what_is_found_in_reach_is_so_for_lean(project: LakeProject, file: str) -> None:
    """Lean itself knows each name in the place, and none of those that are said to be out of reach."""
    text = FILES[file]
    names = ["double_eq", "double_inner", "double_kept", "double_hidden", "outer"]
    line = text.count("\n", 0, text.index("sorry")) + 1
    finished = project.assistant("premises", f"{file}:{line}:3", "-k", "400", "--json")
    found = {one["name"] for one in finished.json["premises"]}
    for name in names:
        finished = project.assistant("suggest", f"{file}:{line}:3", "--json", "--try", f"have := @{name}; sorry")
        known = "nknown" not in json.dumps(finished.json)
        assert known is (name in found), name


def test_the_holes_of_all_its_files_are_closed_and_judged(project: LakeProject, tmp_path: Path) -> None:
    finished = project.assistant("close", "Zoo", "--json", "--seconds", "60")
    assert finished.code == 0, finished.errors
    outcomes = finished.json
    assert outcomes
