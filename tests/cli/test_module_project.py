"""A Lake project whose files take part in Lean's module system: `lake` is a stand-in, as in `test_lake_project.py`."""

from __future__ import annotations

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

public theorem outer (n : Nat) : n + n = 2 * n := by omega
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

theorem t (n : Nat) : n + n + 0 = 2 * n := by
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


NAMES = ("double_eq", "double_hidden", "double_inner", "double_kept", "outer")
HOLES = {name: text.count("\n", 0, text.index("sorry")) + 1 for name, text in FILES.items() if "sorry" in text}
"""The lines of the holes."""


@pytest.mark.parametrize(
    ("file", "there"),
    [
        ("Zoo/Inside.lean", {"double_eq", "double_inner", "outer"}),
        ("Zoo/Outside.lean", {"outer"}),
        ("Zoo/All.lean", {"double_eq", "double_hidden"}),
        ("Zoo/Plain.lean", {"double_eq", "double_inner", "outer"}),
    ],
)
def test_what_is_in_reach_of_a_file_is_what_lean_knows_there(project: LakeProject, file: str, there: set[str]) -> None:
    finished = project.assistant("premises", f"{file}:{HOLES[file]}:3", "-k", "400", "--json")
    assert finished.code == 0, finished.messages
    found = {one["name"] for one in finished.json["premises"]}
    assert found.intersection(NAMES) == there
    asked = project.root / "Asked.lean"
    head, _, _ = FILES[file].partition("theorem t")
    asked.write_text(head + "".join(f"#check @{name}\n" for name in NAMES), encoding="utf-8")
    said = project.lake("env", "lean", "Asked.lean").stdout
    asked.unlink()
    assert {name for name in NAMES if f"Unknown identifier `{name}`" not in said} == there


def test_the_holes_of_all_its_files_are_closed_judged_and_built(project: LakeProject) -> None:
    try:
        closed = project.assistant("close", "--write", "--json", "--timeout", "30")
        assert (closed.code, closed.json["proved"], closed.json["total"]) == (0, 4, 4), closed.output
        built = project.lake("build", *(name.removesuffix(".lean").replace("/", ".") for name in HOLES))
        assert built.returncode == 0, built.stderr
        assert not any("sorry" in (project.root / name).read_text(encoding="utf-8") for name in HOLES)
    finally:
        for name in HOLES:
            (project.root / name).write_text(FILES[name], encoding="utf-8")
