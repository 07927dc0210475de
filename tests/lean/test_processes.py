"""Processes never outlive us: not when they are stopped, not when we are killed."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from assistant.lean.processes import BACKGROUND_NICENESS, ManagedProcess, background, descendants, run

SLEEPER_WITH_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print(child.pid, flush=True)
time.sleep(600)
"""
"""A command whose child has a session of its own, as the workers of a Lean server have."""


async def wait_gone(*pids: int) -> bool:
    for _ in range(200):
        if not any(alive(pid) for pid in pids):
            return True
        await asyncio.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


async def test_stopping_ends_children_with_a_session_of_their_own(tmp_path: Path) -> None:
    process = await ManagedProcess.start([sys.executable, "-c", SLEEPER_WITH_CHILD], cwd=tmp_path)
    child = int(await process.stdout.readline())
    assert alive(child)
    await process.stop(grace=0)
    assert await wait_gone(child, process.pid)


async def test_a_child_orphaned_by_a_crash_of_its_parent_is_ended(tmp_path: Path) -> None:
    process = await ManagedProcess.start([sys.executable, "-c", SLEEPER_WITH_CHILD], cwd=tmp_path)
    child = int(await process.stdout.readline())
    [parent] = [p for p in descendants(process.pid) if p.pid != child]
    parent.kill()
    assert await process.wait() != 0
    assert await wait_gone(child)


async def test_kill_9_of_us_leaves_no_process(tmp_path: Path) -> None:
    code = f"""
import asyncio, sys
from pathlib import Path
from assistant.lean.processes import ManagedProcess
async def main():
    process = await ManagedProcess.start([sys.executable, "-c", {SLEEPER_WITH_CHILD!r}], cwd=Path({str(tmp_path)!r}))
    print(int(await process.stdout.readline()), process.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""
    us = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE)
    assert us.stdout is not None
    child, supervisor = map(int, (await us.stdout.readline()).split())
    assert alive(child)
    us.send_signal(signal.SIGKILL)
    await us.wait()
    assert await wait_gone(child, supervisor)


async def test_run_gives_the_output_and_the_exit_code(tmp_path: Path) -> None:
    code, output, errors = await run(
        [sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr); sys.exit(7)"],
        cwd=tmp_path,
        seconds=30,
    )
    assert (code, output, errors) == (7, b"out\n", b"err\n")


async def test_run_ends_what_outlives_its_deadline(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    code = f"import os, time; open({str(marker)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    with pytest.raises(TimeoutError):
        await run([sys.executable, "-c", code], cwd=tmp_path, seconds=1.5)
    assert await wait_gone(int(marker.read_text()))


async def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    code = "x = bytearray(80_000_000); print('ready', flush=True); input()"
    process = await ManagedProcess.start([sys.executable, "-c", code], cwd=tmp_path)
    try:
        await process.stdout.readline()
        assert process.memory() > 80_000_000
    finally:
        await process.stop()
    assert process.memory() == 0


async def test_paths_with_spaces_and_brackets_reach_the_command_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a b ⟨c⟩ $(x)"
    folder.mkdir()
    _, output, _ = await run([sys.executable, "-c", "import os; print(os.getcwd())"], cwd=folder, seconds=30)
    assert output.decode().strip() == str(folder)


def test_the_supervisor_runs_without_the_project_or_site_packages() -> None:
    from assistant.lean.processes import SUPERVISOR

    read_end, write_end = os.pipe()
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(SUPERVISOR), str(read_end), "--", sys.executable, "-c", "print('hello')"],
        pass_fds=(read_end,),
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(read_end)
    os.close(write_end)
    assert (result.stdout, result.returncode) == ("hello\n", 0)


async def test_what_runs_in_the_background_leaves_the_processor_to_others(tmp_path: Path) -> None:
    priority = [sys.executable, "-c", "import os; print(os.getpriority(os.PRIO_PROCESS, 0))"]
    own = os.getpriority(os.PRIO_PROCESS, 0)
    with background():
        _, behind, _ = await run(priority, cwd=tmp_path, seconds=20)
    _, before, _ = await run(priority, cwd=tmp_path, seconds=20)
    assert int(before) == own
    assert int(behind) == BACKGROUND_NICENESS
