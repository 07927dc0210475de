"""A module of a project is replayed once for what it and its imports contain."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.cache import CACHE_VARIABLE
from assistant.lean.errors import KernelUnavailable
from assistant.lean.kernel import project
from assistant.lean.kernel.project import find_module, replay_many
from assistant.lean.kernel.report import KernelReport
from assistant.lean.toolchain import Toolchain
from tests.lean.kernel.conftest import SECONDS, Compile

IMPORTS = {"Lower": ("Init",), "Upper": ("Lower",)}


def imports_of(olean: Path) -> Iterable[str]:
    return IMPORTS[olean.stem]


class Counted:
    """Replays for real, and remembers what."""

    def __init__(self) -> None:
        self.modules: list[str] = []
        self._replay = project.replay

    async def __call__(self, *arguments: Any, **named: Any) -> KernelReport:
        self.modules.append(arguments[2])
        return await self._replay(*arguments, **named)

    def again(self) -> list[str]:
        modules, self.modules = sorted(self.modules), []
        return modules


@pytest.fixture
def replayed(tmp_path: Path, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch) -> Counted:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    counted = Counted()
    monkeypatch.setattr(project, "replay", counted)
    return counted


async def test_a_module_is_replayed_again_only_when_it_or_an_import_changed(
    tmp_path: Path, toolchain: Toolchain, compile_module: Compile, replayed: Counted
) -> None:
    async def judge(modules: Sequence[str] = ("Lower", "Upper")) -> dict[str, KernelReport]:
        return await replay_many(toolchain, [tmp_path / "private"], modules, imports_of, seconds=SECONDS)

    await compile_module("theorem low : 1 = 1 := rfl\n", "Lower")
    upper = "import Lower\ntheorem up : 1 = 1 := low\n"
    await compile_module(upper, "Upper")
    first = await judge()
    assert list(first) == ["Lower", "Upper"]
    assert all(report.ok for report in first.values())
    assert replayed.again() == ["Lower", "Upper"]
    assert await judge() == first
    assert replayed.again() == []

    await compile_module(upper + "theorem more : 2 = 2 := rfl\n", "Upper")
    assert (await judge())["Upper"].checked == first["Upper"].checked + 1
    assert replayed.again() == ["Upper"]

    await compile_module("theorem low : 1 = 1 := rfl\ntheorem more' : 3 = 3 := rfl\n", "Lower")
    await judge(["Upper"])
    assert replayed.again() == ["Upper"]

    await compile_module(upper, "Upper")
    await compile_module("theorem low : 1 = 1 := rfl\n", "Lower")
    assert await judge() == first
    assert replayed.again() == []


async def test_a_refusal_is_remembered_and_a_damaged_entry_is_not_believed(
    tmp_path: Path, toolchain: Toolchain, compile_module: Compile, replayed: Counted
) -> None:
    bad = "set_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel\n"
    await compile_module(bad, "Lower")
    for times in (["Lower"], []):
        (report,) = (
            await replay_many(toolchain, [tmp_path / "private"], ["Lower"], imports_of, seconds=SECONDS)
        ).values()
        assert "bad" in {refusal.name for refusal in report.refused}
        assert replayed.again() == times
    (entry,) = (tmp_path / "cache" / "kernel").iterdir()
    entry.write_bytes(entry.read_bytes()[:5])
    await replay_many(toolchain, [tmp_path / "private"], ["Lower"], imports_of, seconds=SECONDS)
    assert replayed.again() == ["Lower"]


async def test_a_module_that_is_not_compiled_is_named(toolchain: Toolchain, replayed: Counted) -> None:
    with pytest.raises(KernelUnavailable, match="Missing: it is not compiled"):
        await replay_many(toolchain, [], ["Missing"], imports_of, seconds=SECONDS)
    assert replayed.again() == []


async def test_a_replay_that_cannot_be_had_is_not_remembered(
    tmp_path: Path, toolchain: Toolchain, compile_module: Compile, replayed: Counted
) -> None:
    lower = await compile_module("theorem low : 1 = 1 := rfl\n", "Lower")
    await compile_module("import Lower\ntheorem up : 1 = 1 := low\n", "Upper")
    lower.rename(lower.with_suffix(".away"))
    with pytest.raises(KernelUnavailable, match="Lower"):
        await replay_many(toolchain, [tmp_path / "private"], ["Upper"], imports_of, seconds=SECONDS)
    assert not (tmp_path / "cache" / "kernel").exists()


def test_the_first_folder_with_the_root_of_a_name_decides(tmp_path: Path) -> None:
    for file in ("one/A/B.olean", "two/A/C.olean", "two/D.olean", "two/D/E F.G.olean"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    path = [tmp_path / "one", tmp_path / "two"]
    assert find_module(path, "A.B") == tmp_path / "one/A/B.olean"
    assert find_module(path, "A.C") is None
    assert find_module(path, "D") == tmp_path / "two/D.olean"
    assert find_module(path, "D.«E F.G»") == tmp_path / "two/D/E F.G.olean"
