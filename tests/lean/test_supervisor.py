"""What runs below a process is known on Linux and elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from assistant.lean import supervisor
from assistant.lean.supervisor import processes_of_proc, processes_of_ps, running_below

Listing = Callable[[], dict[int, tuple[int, bool]]]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
WITH_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])"


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[bytes]]:
    """A process that has a child; both run."""
    process = subprocess.Popen([sys.executable, "-c", WITH_CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.communicate(b"\n")


@pytest.fixture(params=[pytest.param(processes_of_proc, marks=ON_LINUX), processes_of_ps], ids=["proc", "ps"])
def listing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Listing:
    """The way that another system has to do with, too."""
    monkeypatch.setattr(supervisor, "processes", request.param)
    found: Listing = request.param
    return found


def test_parents_are_told(listing: Listing, parent: subprocess.Popen[bytes]) -> None:
    found = listing()
    assert found[parent.pid] == (os.getpid(), False)
    assert [known for known in found.values() if known[0] == parent.pid] == [(parent.pid, False)]


def test_what_has_ended_is_told_apart(listing: Listing) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is not reaped
    assert listing()[ended.pid] == (os.getpid(), True)
    ended.wait()


def test_below_is_what_runs_nearest_first_and_not_the_looking_itself(
    listing: Listing, parent: subprocess.Popen[bytes]
) -> None:
    child, grandchild = running_below(os.getpid())
    assert child == parent.pid
    assert listing()[grandchild] == (parent.pid, False)
