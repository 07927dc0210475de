"""A mistake of ours: one line and where the details are, never a traceback. Each fault is put in from outside, into a
part that works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

HOLE = "theorem t : 1 = 1 := by\n  sorry\n"
BROKEN = """
import {module} as module
def broken(*_, **__):
    {fault}
{target} = broken
"""
RAISES = "raise RuntimeError('the order is lost\\nand more')"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "A.lean").write_text(HOLE)
    return tmp_path


def with_fault(folder: Path, module: str, target: str, fault: str = RAISES) -> dict[str, str | None]:
    """The environment of a process in which a function is broken."""
    (folder / "fault").mkdir(exist_ok=True)
    code = BROKEN.format(module=module, target=target, fault=fault)
    (folder / "fault" / "sitecustomize.py").write_text(code)
    path = os.pathsep.join(filter(None, [str(folder / "fault"), os.environ.get("PYTHONPATH")]))
    return {"PYTHONPATH": path, "ASSISTANT_STATE": str(folder / "state")}


@pytest.mark.parametrize(
    ("words", "module", "target"),
    [
        ("goals A.lean:2:3", "assistant.lean.places", "module.read_source"),
        pytest.param("suggest A.lean:2:3", "assistant.lean.places", "module.place_at", marks=pytest.mark.thorough),
        ("prove A.lean:2", "assistant.engine", "module.Engine.prove"),
        pytest.param("close", "assistant.lean.project", "module.lean_files", marks=pytest.mark.thorough),
        ("close A.lean", "assistant.sorries.closing", "module.close_holes"),
        ("doctor", "assistant.doctor", "module.diagnose"),
        ("engine status", "assistant.service.address", "module.addresses"),
        ("engine run", "assistant.service.server", "module.EngineServer.run"),
        ("tree show A.lean", "assistant.search.store", "module.load_titled"),
        ("tui", "assistant.cli.tui", "module._check"),
        ("demo", "assistant.lean.places", "module.find_holes"),
    ],
)
def test_an_unexpected_error_is_one_line_with_a_hint(
    cli: CommandLine, folder: Path, words: str, module: str, target: str
) -> None:
    finished = cli(*words.split(), cwd=folder, **with_fault(folder, module, target))
    assert finished.code == 2
    log = folder / "state" / "faults.log"
    *_, said, hint = finished.messages.splitlines()
    assert said == "assistant: something failed that should not: RuntimeError: the order is lost"
    assert hint.startswith(f"  The details are in {log}")
    assert "Traceback" not in finished.output + finished.messages
    assert "and more" in log.read_text()
    assert "Traceback" in log.read_text()


@pytest.mark.parametrize("by_flag", [True, False], ids=["flag", "variable"])
def test_who_asks_for_it_sees_the_traceback(cli: CommandLine, folder: Path, by_flag: bool) -> None:
    changes = with_fault(folder, "assistant.lean.places", "module.read_source")
    flag, variable = (("--debug",), {}) if by_flag else ((), {"ASSISTANT_DEBUG": "1"})
    finished = cli(*flag, "goals", "A.lean:2:3", cwd=folder, **changes, **variable)
    assert finished.code == 2
    assert "Traceback" in finished.messages
    assert "something failed that should not" in finished.messages


def test_without_a_place_for_the_details_it_says_how_to_see_them(cli: CommandLine, folder: Path) -> None:
    (folder / "state").write_text("no folder")
    finished = cli(
        "goals", "A.lean:2:3", cwd=folder, **with_fault(folder, "assistant.lean.places", "module.read_source")
    )
    assert finished.code == 2
    assert "ASSISTANT_DEBUG=1 shows the details" in finished.messages
    assert "Traceback" not in finished.messages


@pytest.mark.parametrize(
    "fault",
    [
        "import threading; thread = threading.Thread(target=lambda: 1 // 0); thread.start(); thread.join()",
        "import asyncio; asyncio.ensure_future(fails())",
        "import logging; logging.getLogger('x').exception('lost', exc_info=ValueError('the order'))",
    ],
    ids=["thread", "task", "logged"],
)
def test_what_fails_beside_the_command_is_noted_and_not_shown(cli: CommandLine, folder: Path, fault: str) -> None:
    """The command itself goes on."""
    preparation = "import assistant.lean.positions as positions; real = positions.parse_place_argument"
    helper = "async def fails(): raise ValueError('the order')"
    changes = with_fault(
        folder, "assistant.lean.positions", "positions.parse_place_argument", f"{fault}; return real(*_)"
    )
    code = folder / "fault" / "sitecustomize.py"
    code.write_text(f"{preparation}\n{helper}\n{code.read_text()}")
    finished = cli("goals", "A.lean:2:3", cwd=folder, **changes)
    assert finished.code == 0, finished
    assert "1 = 1" in finished.output
    assert "Traceback" not in finished.messages
    noted = (folder / "state" / "faults.log").read_text()
    assert "ValueError: the order" in noted or "ZeroDivisionError" in noted
