"""Runs one command and ends everything that it started when we are gone:

    python -I -S supervisor.py FD [--confined OPTION… [--then PROGRAM OPTION…]] -- COMMAND…

`FD` is the read end of a pipe whose write end only our process holds: when it is closed, or we were killed, reading it
ends, and the whole tree below is killed. Lean's server puts each worker into a session of its own, so a process group
is not enough: on Linux this process adopts orphans (a «child subreaper») and kills whatever is below it until nothing
is. Elsewhere there is no adoption: a worker whose server crashed is not below us any more, and ends when it finds that
nobody speaks to it. Standard input, output and error are the command's own; nothing is copied.

Between us and a command that is to be confined nothing else is started: the child confines itself (`confine.py`, whose
options these are) before it becomes the command. It gets a temporary folder of its own, the only place that it may
write by itself, which is removed when everything has ended. A server that may start processes starts its workers
through a script that we write beside that folder, so that each is confined once more, by the options after `--then`.

This file runs on its own and imports nothing of the project, so that it starts in a few milliseconds.
"""

# The module behind `signal`, which makes enumerations of its constants: that takes longer than all else here together.
import _signal as signal  # type: ignore[import-not-found]
import os
import select
import sys
import time

TYPE_CHECKING = False  # without `typing`, for the same reason
if TYPE_CHECKING:
    from collections.abc import Callable

PR_SET_CHILD_SUBREAPER = 36
FOLDER_PREFIX = "run-"
SETTLED_SECONDS = 60.0
"""A folder that is younger may belong to a supervisor that is just making it."""
THROUGH_CONFINE = "import sys; sys.path.append(sys.argv.pop(1)); import confine; sys.exit(confine.main())"
"""How a worker confines itself: imported, `confine.py` need not be compiled each time."""


def adopt_orphans() -> None:
    """Makes this process the parent of every orphan below it (Linux; elsewhere nothing happens)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def processes() -> dict[int, tuple[int, bool]]:
    """Of each process of the system its parent, and whether it has ended and only waits to be reaped."""
    return processes_of_proc() if sys.platform == "linux" else processes_of_ps()


def processes_of_proc() -> dict[int, tuple[int, bool]]:
    found: dict[int, tuple[int, bool]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    state, parent = file.read().rpartition(b")")[2].split()[:2]
            except OSError:
                continue
            found[int(name)] = (int(parent), state == b"Z")
    return found


def processes_of_ps() -> dict[int, tuple[int, bool]]:
    """As every POSIX system tells it; without `ps` itself, which is below us."""
    import subprocess

    command = ["ps", "-A", "-o", "pid=", "-o", "ppid=", "-o", "stat="]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as listing:
        lines = [line.split() for line in listing.communicate()[0].splitlines()]
    found = {int(pid): (int(parent), state.startswith("Z")) for pid, parent, state in lines}
    found.pop(listing.pid, None)
    return found


def running_below(root: int) -> list[int]:
    """Every process below `root` that has not ended, nearest first."""
    known = processes()
    children: dict[int, list[int]] = {}
    for pid, (parent, _) in known.items():
        children.setdefault(parent, []).append(pid)
    found: list[int] = []
    waiting = [root]
    while waiting:
        for pid in children.get(waiting.pop(), []):
            found.append(pid)
            waiting.append(pid)
    return [pid for pid in found if not known[pid][1]]


def kill_below(root: int) -> None:
    """Kills the tree below `root`, again and again until it is empty, since it may grow while it is being killed."""
    for _ in range(50):
        below = running_below(root)
        if not below:
            return
        for pid in below:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
        reap()
        time.sleep(0.01)


def reap() -> None:
    """Collects ended children, adopted ones included."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def make_folder() -> tuple[str, int]:
    """A folder that nobody else can read, and the descriptor that says by its lock that it is in use. What supervisors
    that were killed have left is removed first."""
    import fcntl

    base = common_folder()
    for entry in os.scandir(base):
        try:
            if not entry.name.startswith(FOLDER_PREFIX) or time.time() - entry.stat().st_mtime < SETTLED_SECONDS:
                continue
            lock = os.open(entry.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                remove_folder(entry.path)
            finally:
                os.close(lock)
        except OSError:  # in use, or just removed by another supervisor
            continue
    folder = os.path.join(base, f"{FOLDER_PREFIX}{os.getpid()}-{os.urandom(8).hex()}")
    os.mkdir(folder, 0o700)
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return folder, lock


def common_folder() -> str:
    """Where the folders of all our supervisors are; they are not among everything else since they are looked through
    at each start. Errors: `OSError`, where somebody else has made it."""
    base = os.path.join(os.environ.get("TMPDIR") or "/tmp", f"lean-assistant-{os.geteuid()}")
    try:
        os.mkdir(base, 0o700)
    except FileExistsError:
        state = os.lstat(base)
        if state.st_uid != os.geteuid() or not os.path.isdir(base) or os.path.islink(base) or state.st_mode & 0o077:
            raise PermissionError(1, f"{base} is not a folder of ours alone") from None
    return base


def remove_folder(folder: str) -> None:
    """Removes a folder whatever is in it; to be called when nothing runs in it any more."""
    try:
        for entry in os.scandir(folder):
            if entry.name == "programs":
                for program in os.scandir(entry.path):
                    os.unlink(program.path)
            os.rmdir(entry.path)
        os.rmdir(folder)
    except OSError:  # the command has left something
        remove_tree(folder)


def remove_tree(folder: str) -> None:
    import shutil

    def once_more(_function: object, path: str, _error: object) -> None:
        """After an error: in a folder whose owner may not enter it, or take something out of it."""
        try:
            os.chmod(os.path.dirname(path), 0o700)
            if os.path.isdir(path) and not os.path.islink(path):
                os.chmod(path, 0o700)
                shutil.rmtree(path, ignore_errors=True)
            else:
                os.unlink(path)
        except OSError:
            return

    try:
        shutil.rmtree(folder, onerror=once_more)
    except RecursionError:
        print(f"{folder}: too deep to be removed", file=sys.stderr)


def quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def write_worker(script: str, writable: str, words: list[str]) -> None:
    """The script that a server starts in place of its worker: it confines itself and becomes the worker."""
    program, *options = words
    python = [sys.executable, "-I", "-S", "-c", THROUGH_CONFINE, os.path.dirname(os.path.abspath(__file__))]
    command = [*python, *options, "--write", writable, "--", program]
    with open(script, "wb") as file:
        file.write(os.fsencode(f'#!/bin/sh\nexec {" ".join(map(quoted, command))} "$@"\n'))
    os.chmod(script, 0o500)


def start_confined(folder: str, words: list[str]) -> int:
    """Starts a command from what follows `--confined`; its process."""
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    import confine  # type: ignore[import-not-found]

    writable, launchers = os.path.join(folder, "files"), os.path.join(folder, "programs")
    os.mkdir(writable, 0o700)
    os.mkdir(launchers, 0o700)
    policy, rest = confine.parse(words)
    if rest[0] == "--then":
        end = rest.index("--")
        script = os.path.join(launchers, "worker")
        write_worker(script, writable, rest[1:end])
        policy.executable.append(script)
        os.environ["LEAN_WORKER_PATH"] = script
        rest = rest[end + 1 :]
    policy.writable.append(writable)
    os.environ["TMPDIR"] = writable
    child = os.fork()
    if child == 0:
        os._exit(confine.become(policy, rest))
    return child


def main() -> int:
    lifeline, words = int(sys.argv[1]), sys.argv[2:]
    if words[0] != "--confined":
        return supervise(lifeline, lambda: os.posix_spawnp(words[1], words[1:], os.environ), words[1])
    try:
        folder, lock = make_folder()
    except OSError as error:
        print(f"no temporary folder for a confined process: {error.strerror}", file=sys.stderr)
        return 126
    try:
        return supervise(lifeline, lambda: start_confined(folder, words[1:]), words[-1])
    finally:
        remove_folder(folder)
        os.close(lock)


def supervise(lifeline: int, start: "Callable[[], int]", name: str) -> int:
    """Starts a command and waits for its end or ours; its exit code. Nothing is left of it afterwards."""
    adopt_orphans()
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    os.set_inheritable(lifeline, False)
    try:
        child = start()
    except OSError as error:
        print(f"{name}: {error.strerror}", file=sys.stderr)
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
