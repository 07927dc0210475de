"""The embedded Lean is built once, whole or not at all, whoever comes first."""

import asyncio
import signal
import stat
import sys
from pathlib import Path

import pytest

from assistant.lean.embedded import build
from assistant.lean.embedded.build import embedded_toolchain
from assistant.lean.errors import LibraryBuildFailed, ToolchainNotFound
from assistant.lean.processes import run
from assistant.lean.toolchain import Toolchain
from assistant.native import NO_COMPILER

FIRST = (
    "prelude\nset_option bootstrap.inductiveCheckResultingUniverse false in\ninductive PUnit : Sort u where | unit\n"
)
SECOND = "prelude\nimport First\naxiom aFact : PUnit.{0}\n"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two modules, and a cache of its own."""
    monkeypatch.setenv(build.CACHE_VARIABLE, str(tmp_path / "cache ⟨of⟩ mine"))
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "First.lean").write_text(FIRST, encoding="utf-8")
    (folder / "Init.lean").write_text(SECOND, encoding="utf-8")
    return folder


async def another(sources: Path, number: int) -> Toolchain:
    """A Lean of another library."""
    (sources / "Init.lean").write_text(SECOND + f"axiom more{number} : PUnit.{{0}}\n", encoding="utf-8")
    return await embedded_toolchain(sources=sources)


def end_of_use() -> None:
    """As when the process that used some builds ends."""
    for lock in build._used.values():
        lock.release()
    build._used.clear()


def builds(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "cache ⟨of⟩ mine" / "lean").iterdir() if path.is_dir()]


async def test_modules_are_compiled_after_those_they_import_and_a_file_can_use_them(
    sources: Path, tmp_path: Path
) -> None:
    toolchain = await embedded_toolchain(sources=sources)
    file = tmp_path / "Use.lean"
    file.write_text("#print aFact\n", encoding="utf-8")
    code, output, _ = await run(
        [str(toolchain.lean), str(file)], cwd=tmp_path, environment=toolchain.environment, seconds=60
    )
    assert code == 0
    assert "axiom aFact : PUnit" in output.decode()


async def test_a_second_start_builds_nothing(sources: Path) -> None:
    said: list[str] = []
    await embedded_toolchain(sources=sources)
    await embedded_toolchain(said.append, sources=sources)
    assert said == []


async def test_several_starts_at_once_share_one_build(sources: Path, tmp_path: Path) -> None:
    said: list[str] = []
    toolchains = await asyncio.gather(*(embedded_toolchain(said.append, sources=sources) for _ in range(3)))
    assert len({toolchain.sysroot for toolchain in toolchains}) == 1
    assert sum(message.startswith("preparing the embedded Lean (once") for message in said) == 1
    assert len(builds(tmp_path)) == 1


async def test_a_changed_source_is_another_build(sources: Path) -> None:
    before = await embedded_toolchain(sources=sources)
    (sources / "Init.lean").write_text(SECOND + "axiom another : PUnit.{0}\n", encoding="utf-8")
    after = await embedded_toolchain(sources=sources)
    assert before.sysroot != after.sysroot


@pytest.mark.thorough
async def test_old_builds_are_removed_but_the_newest(sources: Path, tmp_path: Path) -> None:
    for number in range(4):
        latest = await another(sources, number)
        end_of_use()  # as when the process ends
    assert len(builds(tmp_path)) == build.KEPT_BUILDS
    assert latest.sysroot in builds(tmp_path)


@pytest.mark.thorough
async def test_a_build_that_some_process_uses_is_not_removed(sources: Path, tmp_path: Path) -> None:
    unused = [await another(sources, number) for number in range(2)]
    end_of_use()
    used = [await another(sources, number) for number in range(2, 5)]
    kept = builds(tmp_path)
    assert all(toolchain.sysroot in kept for toolchain in used)
    assert unused[0].sysroot not in kept


async def test_a_library_that_does_not_compile_is_reported_with_leans_message_and_leaves_nothing(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "Init.lean").write_text("prelude\nimport First\naxiom wrong : Nowhere.atAll\n", encoding="utf-8")
    with pytest.raises(LibraryBuildFailed, match="Nowhere"):
        await embedded_toolchain(sources=sources)
    assert builds(tmp_path) == []


async def test_an_import_of_a_module_that_is_not_there_is_reported(sources: Path) -> None:
    (sources / "Init.lean").write_text("prelude\nimport Missing\n", encoding="utf-8")
    with pytest.raises(LibraryBuildFailed, match="Missing"):
        await embedded_toolchain(sources=sources)


async def test_a_build_that_is_killed_leaves_nothing_that_counts_as_one(sources: Path, tmp_path: Path) -> None:
    code = (
        "import asyncio, os, signal, sys\n"
        "from pathlib import Path\n"
        "from assistant.lean.embedded.build import embedded_toolchain\n"
        "def report(message):\n"
        "    if '1 of 2' in message: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"asyncio.run(embedded_toolchain(report, sources=Path({str(sources)!r})))\n"
    )
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    assert await killed.wait() == -signal.SIGKILL
    assert all(path.name.endswith(".partial") for path in builds(tmp_path))
    await embedded_toolchain(sources=sources)
    assert [path.name.endswith(".partial") for path in builds(tmp_path)] == [False]


async def test_a_finished_build_is_read_only(sources: Path) -> None:
    toolchain = await embedded_toolchain(sources=sources)
    files = [path for path in toolchain.sysroot.rglob("*") if path.is_file()]
    assert files
    assert not any(path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) for path in files)


async def test_without_a_c_compiler_lean_starts_through_python(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda _name: None)
    toolchain = await embedded_toolchain(sources=sources)
    assert toolchain.lean.read_text(encoding="utf-8").startswith("#!")
    code, output, _ = await run(
        [str(toolchain.lean), "--version"], cwd=tmp_path, environment=toolchain.environment, seconds=60
    )
    assert code == 0
    assert b"4.35.0" in output


async def test_a_cache_that_cannot_be_written_says_what_to_do(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    monkeypatch.setenv(build.CACHE_VARIABLE, str(blocked))
    with pytest.raises(ToolchainNotFound) as failure:
        await embedded_toolchain(sources=sources)
    assert build.CACHE_VARIABLE in failure.value.hint


async def test_without_a_c_compiler_the_build_says_why_nothing_can_be_replayed(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(build.shutil, "which", lambda _name: None)
        root = (await embedded_toolchain(sources=sources)).sysroot
        assert not (root / build.REPLAY_PROGRAM).exists()
        assert (root / build.REPLAY_MISSING).read_text(encoding="utf-8") == NO_COMPILER


async def test_where_a_c_compiler_comes_later_the_replay_is_made_then(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(build.shutil, "which", lambda _name: None)
        await embedded_toolchain(sources=sources)
    root = (await embedded_toolchain(sources=sources)).sysroot
    assert (root / build.REPLAY_PROGRAM).is_file()
    assert not (root / build.REPLAY_MISSING).exists()


async def test_a_replay_that_does_not_compile_leaves_the_compilers_words_and_a_lean_that_works(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "kernel"
    broken.mkdir()
    (broken / "replay.c").write_text("int main(void) { return no_such_function_of_lean(); }\n", encoding="utf-8")
    monkeypatch.setattr(build, "REPLAY_SOURCES", broken)
    root = (await embedded_toolchain(sources=sources)).sysroot
    assert "no_such_function_of_lean" in (root / build.REPLAY_MISSING).read_text(encoding="utf-8")
    assert (root / "lib" / "lean" / "Init.olean").is_file()
