"""Runs one command and ends everything that it started when we are gone: `python -I -S supervisor.py FD -- COMMAND…`.

`FD` is the read end of a pipe whose write end only our process holds: when it is closed, or we were killed, reading it
ends, and the whole tree below is killed. Lean's server puts each worker into a session of its own, so a process group
is not enough: on Linux this process adopts orphans (a «child subreaper») and kills whatever is below it until nothing
is. Standard input, output and error are the command's own; nothing is copied.

This file runs on its own and imports nothing of the project, so that it starts in a few milliseconds.
"""

import os
import select
import signal
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Makes this process the parent of every orphan below it (Linux; elsewhere nothing happens)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def parents() -> dict[int, int]:
    """Parent of each process of the system."""
    if sys.platform == "linux":
        found: dict[int, int] = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open(f"/proc/{name}/stat", "rb") as file:
                        found[int(name)] = int(file.read().rpartition(b")")[2].split()[1])
                except OSError:
                    continue
        return found
    listing = subprocess.run(["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
    return {int(pid): int(parent) for pid, parent in (line.split() for line in listing.splitlines())}


def descendants(root: int) -> list[int]:
    """Every process below `root`, nearest first."""
    children: dict[int, list[int]] = {}
    for pid, parent in parents().items():
        children.setdefault(parent, []).append(pid)
    found: list[int] = []
    waiting = [root]
    while waiting:
        for pid in children.get(waiting.pop(), []):
            found.append(pid)
            waiting.append(pid)
    return found


def kill_below(root: int) -> None:
    """Kills the tree below `root`, again and again until it is empty, since it may grow while it is being killed."""
    for _ in range(50):
        below = [pid for pid in descendants(root) if not is_zombie(pid)]
        if not below:
            return
        for pid in below:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
        reap()
        time.sleep(0.01)


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and only waits to be reaped."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()[0] == b"Z"
    except OSError:
        return False


def reap() -> None:
    """Collects ended children, adopted ones included."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def main() -> int:
    lifeline = int(sys.argv[1])
    adopt_orphans()
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    os.set_inheritable(lifeline, False)
    try:
        child = os.posix_spawnp(sys.argv[3], sys.argv[3:], os.environ)
    except OSError as error:
        print(f"{sys.argv[3]}: {error.strerror}", file=sys.stderr)
        return 127
    for standard in (0, 1):
        os.close(standard)  # the command's alone, so that its end is seen at the other side
    while True:
        ready, _, _ = select.select([lifeline, wake_read], [], [])
        if lifeline in ready:
            kill_below(os.getpid())
            return 0
        signals = os.read(wake_read, 512)
        if any(number in signals for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)):
            kill_below(os.getpid())
            return 0
        try:
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                if pid == child:
                    kill_below(os.getpid())
                    return os.waitstatus_to_exitcode(status) & 0xFF
        except ChildProcessError:
            return 0


if __name__ == "__main__":
    sys.exit(main())
