"""What Lean is asked to compile, and what is left on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from assistant.lean.compiled.module import parts_of
from assistant.lean.judge.compilation import _with_private_parts
from assistant.lean.judge.judge import Judge
from assistant.lean.project import find_project
from assistant.lean.supervisor import common_folder, make_folder, remove_tree
from assistant.lean.toolchain import Toolchain
from tests.lean.judge.conftest import Court, compiled

KILLED = """
import os, signal
from assistant.lean.supervisor import make_folder
print(make_folder()[0], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
NAMED = (
    'macro "goal" : term => do match (← read).quotContext with\n'
    '  | .str (.num (.str (.str _ a) b) _) _ => if a == "Part" && b == "My-File" then `(True) else `(1 = 2)\n'
    "  | _ => `(1 = 2)\ntheorem t : goal := by\n  sorry\n"
)
"""The macro can prove its goal in the module `Part.«My-File»` alone."""


async def test_a_file_in_a_folder_of_the_project_has_the_name_that_lean_gives_it(
    toolchain: Toolchain, tmp_path: Path
) -> None:
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    path = tmp_path / "Part" / "My-File.lean"
    project = find_project(path)
    assert project.root == tmp_path
    rule = Court(Judge(toolchain, project), path.parent)
    rule.path = path
    try:
        assert (await rule(NAMED, "trivial")).reasons == ()
    finally:
        await rule.judge.close()


async def test_a_judge_leaves_nothing_on_disk(toolchain: Toolchain, tmp_path: Path) -> None:
    before = set(os.listdir(common_folder()))
    project = find_project(tmp_path)
    rule = Court(Judge(toolchain, project), project.root)
    await rule("theorem t : True := by sorry", "trivial")
    assert [name for name in os.listdir(common_folder()) if name not in before and str(os.getpid()) in name]
    await rule.judge.close()
    assert not [name for name in os.listdir(common_folder()) if name not in before and str(os.getpid()) in name]


def test_what_a_killed_judge_left_is_removed_by_the_next_one() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False)
    left = Path(done.stdout.strip())
    assert left.is_dir()
    long_ago = time.time() - 3600
    os.utime(left, (long_ago, long_ago))
    folder, lock = make_folder()
    remove_tree(folder)
    os.close(lock)
    assert not left.exists()


async def test_the_part_with_the_proofs_is_found_where_lake_does_not_name_it(
    toolchain: Toolchain, tmp_path: Path
) -> None:
    """To a `module` Lake names only what it may see; the judge has to see the proofs that a proof rests on."""
    built, cache = tmp_path / "built", tmp_path / "cache"
    text = "module\npublic theorem kept (n : Nat) : n + 0 = n := rfl\n"
    parts = parts_of(compiled(toolchain, built, "Kept", text))
    assert [part.name for part in parts] == ["Kept.olean", "Kept.olean.server", "Kept.olean.private"]
    whole = parts_of(compiled(toolchain, built, "Whole", "theorem whole : True := trivial\n"))
    cache.mkdir()
    moved = tuple(Path(shutil.copy(part, cache / f"{number}{part.name}")) for number, part in enumerate(parts[:2]))
    named = {"Kept": parts[:2], "Whole": whole}
    assert _with_private_parts(named, ()) == {"Kept": parts, "Whole": whole}
    assert _with_private_parts({"Kept": parts}, ()) == {"Kept": parts}
    assert _with_private_parts({"Kept": moved}, (built,)) == {"Kept": parts}, "Lake keeps files under other names"
    assert _with_private_parts({"Kept": moved}, ()) == {"Kept": moved}
    moved[0].write_bytes(whole[0].read_bytes())
    assert _with_private_parts({"Kept": moved}, (built,)) == {"Kept": moved}, "what was built is something else"
