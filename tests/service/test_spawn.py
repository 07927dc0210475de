"""An engine process is started apart from the folder, and the names in it, that it is started from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.service.address import RUNTIME_VARIABLE, address_of
from assistant.service.opening import open_engine
from tests.service.conftest import ADDITION, engine_pid, hole


async def test_a_python_file_in_the_project_is_never_run(project: Path, runtime: Path) -> None:
    # The engine was started in the project's folder, where Python looks for modules first.
    mark = project / "mark"
    for name in ("psutil", "msgpack", "assistant", "asyncio", "models"):
        (project / f"{name}.py").write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    async with open_engine(project) as engine:
        assert await engine.goals(hole(project, ADDITION))
    assert not mark.exists()


async def test_settings_that_are_relative_mean_the_same_for_the_engine(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(runtime.parent)
    monkeypatch.setenv(RUNTIME_VARIABLE, runtime.name)
    async with open_engine(project) as engine:
        assert await engine.goals(hole(project, ADDITION))
    assert address_of(project).folder == runtime
    assert engine_pid(project)


def test_the_address_does_not_depend_on_the_folder_it_is_asked_from(
    project: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = address_of(project)
    monkeypatch.chdir(project)
    assert address_of(Path()) == known
    monkeypatch.setenv("ASSISTANT_CACHE", os.path.relpath(Path("elsewhere").absolute()))
    relative = address_of(project)
    monkeypatch.setenv("ASSISTANT_CACHE", os.fspath(project / "elsewhere"))
    assert address_of(project) == relative != known
