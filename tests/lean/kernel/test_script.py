"""An installed toolchain runs our script. There is none here: what can be tried is how it is called, and by Lean's own
parser that it is Lean. What it does is what the embedded program does, which `test_replay` tries."""

import dataclasses
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.errors import KernelUnavailable
from assistant.lean.kernel.replay import SCRIPT, replay
from assistant.lean.kernel.report import KernelReport, Refusal
from assistant.lean.processes import run
from assistant.lean.toolchain import Toolchain, ToolchainSource

StandIn = Callable[[str], Toolchain]

_STAND_IN = """#!{python} -I
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ.get("LEAN_PATH"), os.getcwd()]), file=open({record!r}, "w"))
{body}
"""


@pytest.fixture
def stand_in_lean(tmp_path: Path) -> StandIn:
    """A toolchain whose `lean` writes down how it was called and then does what the test says."""

    def make(body: str) -> Toolchain:
        lean = tmp_path / "toolchain" / "bin" / "lean"
        lean.parent.mkdir(parents=True)
        lean.write_text(
            _STAND_IN.format(python=sys.executable, record=str(tmp_path / "called"), body=body), encoding="utf-8"
        )
        lean.chmod(0o755)
        sysroot = tmp_path / "toolchain"
        elan = tmp_path / "elan" / "lean"  # never to be asked: it chooses by the folder that it is run in
        return Toolchain(ToolchainSource.PROJECT, elan, "4.24.0", sysroot, lean_path=(sysroot / "lib" / "lean",))

    return make


async def test_the_toolchains_own_lean_runs_the_script_with_the_folders_and_parts(
    tmp_path: Path, stand_in_lean: StandIn
) -> None:
    toolchain = stand_in_lean("""print('{"refused": "t", "message": "no"}\\n{"checked": 2}')""")
    parts = [tmp_path / "M.olean", tmp_path / "M.olean.server"]
    report = await replay(toolchain, [tmp_path / "private", tmp_path / "build"], "M", parts, seconds=60)
    assert report == KernelReport(2, (Refusal("t", "no"),))
    words, lean_path, folder = json.loads((tmp_path / "called").read_text(encoding="utf-8"))
    library = str(toolchain.lean_path[0])
    folders = [str(tmp_path / "private"), str(tmp_path / "build"), library]
    assert words == ["--run", str(SCRIPT), *[w for f in folders for w in ("-I", f)], *map(str, parts)]
    assert lean_path == library
    assert folder == str(toolchain.sysroot)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit('Replay.lean:3:0: error: unknown module')", "unknown module"),
        ("""print('{"checked": 2}'); sys.exit(1)""", "checked"),
        ("os.kill(os.getpid(), 11)", "signal 11"),
        ("pass", "no end"),
    ],
)
async def test_a_script_that_fails_is_no_answer(body: str, said: str, tmp_path: Path, stand_in_lean: StandIn) -> None:
    with pytest.raises(KernelUnavailable, match=said):
        await replay(stand_in_lean(body), [], "M", [tmp_path / "M.olean"], seconds=60)


async def test_a_toolchain_that_is_too_old_is_not_asked(tmp_path: Path, stand_in_lean: StandIn) -> None:
    toolchain = dataclasses.replace(stand_in_lean("pass"), version="4.9.1")
    with pytest.raises(KernelUnavailable, match=r"4\.9\.1 is older than 4\.24"):
        await replay(toolchain, [], "M", [tmp_path / "M.olean"], seconds=60)
    assert not (tmp_path / "called").exists()


async def test_the_script_is_lean_to_leans_parser(tmp_path: Path, toolchain: Toolchain) -> None:
    """The embedded Lean has no `Lean` to import, so names are unknown to it; what it cannot parse it calls by another
    word."""
    text = SCRIPT.read_text(encoding="utf-8")
    assert "\nimport Lean\n" in text

    async def messages(script: str) -> list[str]:
        file = tmp_path / "Script.lean"
        file.write_text(script, encoding="utf-8")
        command = [str(toolchain.lean), "--json", "-DmaxErrors=0", str(file)]
        _, output, _ = await run(command, cwd=tmp_path, environment=toolchain.environment, seconds=120)
        return [json.loads(line)["data"] for line in output.decode().splitlines()]

    def unparsed(said: list[str]) -> list[str]:
        elaborator = "expected structure"  # the one message of the elaborator that begins like those of the parser
        return [m for m in said if m.startswith(("unexpected", "expected", "unterminated")) and m != elaborator]

    whole = text.replace("\nimport Lean\n", "\n\n")
    assert unparsed(await messages(whole)) == []
    assert unparsed(await messages(whole.replace("  return some types.reverse", "  return some )", 1))) != []
