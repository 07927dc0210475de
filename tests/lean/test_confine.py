"""What a confined process can do and what it cannot; it is Python here, which can try everything.

Each attempt is made unconfined first, so that what is refused is refused by the confinement.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.lean import confine
from assistant.lean.confinement import UNCONFINED, Confinement, Unconfined, confinement_report
from assistant.lean.policies import SYSTEM, python_library, with_interpreters
from assistant.lean.processes import ManagedProcess, run
from tests.lean.test_processes import SLEEPER_WITH_CHILD, wait_gone

pytestmark = pytest.mark.skipif(not confinement_report().confined, reason="this system cannot confine processes")

TRY = """
import ctypes, errno, fcntl, os, platform, resource, signal, socket, subprocess, sys, threading, time
libc = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
def call(on_x86, on_arm, *arguments):
    result = libc.syscall(on_x86 if X86 else on_arm, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
def wait(child):
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
try:
    {attempt}
    print("done")
except OSError as error:
    print(errno.errorcode[error.errno])
"""


@pytest.fixture
def python(tmp_path: Path) -> Confinement:
    """One process of Python that may read the folder `project`."""
    (tmp_path / "project").mkdir()
    return Confinement(
        (*map(Path, SYSTEM), *python_library(), tmp_path / "project"), with_interpreters((Path(sys.executable),))
    )


async def outcome(attempt: str, folder: Path, confinement: Confinement | Unconfined) -> str:
    """`done`, or the name of the error."""
    code, output, errors = await run(
        [sys.executable, "-I", "-S", "-c", TRY.replace("{attempt}", attempt.replace("\n", "\n    "))],
        cwd=folder,
        seconds=60,
        confinement=confinement,
    )
    assert code == 0, errors.decode()
    return output.decode().strip()


ALLOWED = {
    "a file of the project is read": "open('project/A.lean').read()",
    "the project is listed": "os.listdir('project')",
    "a temporary file is written": "open(os.environ['TMPDIR'] + '/x', 'w').write('x')",
    "a temporary folder is made": "os.mkdir(os.environ['TMPDIR'] + '/x')",
    "a temporary file is renamed": "a = os.environ['TMPDIR'] + '/a'; open(a, 'w').close(); os.rename(a, a + 'b')",
    "random numbers": "open('/dev/urandom', 'rb').read(4)",
    "output is thrown away": "open('/dev/null', 'w').write('x')",
    "a thread is started": "t = threading.Thread(target=int); t.start(); t.join()",
    "its own process is signalled": "os.kill(os.getpid(), 0)",
    "a pipe is made": "os.pipe()",
    "its limits are lowered": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
}


@pytest.mark.parametrize("attempt", ALLOWED.values(), ids=ALLOWED.keys())
async def test_what_lean_needs_is_allowed(attempt: str, tmp_path: Path, python: Confinement) -> None:
    (tmp_path / "project" / "A.lean").write_text("theorem t : True := trivial\n")
    assert await outcome(attempt, tmp_path, python) == "done"


REFUSED = {
    "a file of the system is read": "open('/etc/passwd').read()",
    "a file beside the project is read": "open('secret').read()",
    "a link out of the project is followed": "open('project/link').read()",
    "the folder above is listed": "os.listdir('.')",
    "the environment of the parent is read": "open(f'/proc/{os.getppid()}/environ').read()",
    "its own memory is opened": "open('/proc/self/mem', 'rb')",
    "a file is written": "open('secret', 'w').write('x')",
    "a file is opened for reading and emptied": "os.open('project/A.lean', os.O_RDONLY | os.O_TRUNC)",
    "a file is emptied": "os.truncate('secret', 0)",
    "a file of the project is written": "open('project/A.lean', 'a').write('x')",
    "a file is made": "open('new', 'w')",
    "a file is made in the project": "open('project/new', 'w')",
    "a file is removed": "os.unlink('secret')",
    "a file is renamed": "os.rename('secret', 'other')",
    "a file is linked": "os.link('secret', 'other')",
    "a symbolic link is made": "os.symlink('secret', 'other')",
    "a file is linked into the temporary folder": "os.link('secret', os.environ.get('TMPDIR', '.') + '/other')",
    "a folder is made": "os.mkdir('new')",
    "a folder is removed": "os.rmdir('empty')",
    "a pipe with a name is made": "os.mkfifo('new')",
    "permissions are changed": "os.chmod('secret', 0o600)",
    "an owner is changed": "os.chown('secret', os.getuid(), os.getgid())",
    "times are changed": "os.utime('secret')",
    "permissions of an open file are changed": "os.fchmod(os.open('project/A.lean', os.O_RDONLY), 0o600)",
    "attributes of a file are listed": "os.listxattr('secret')",
    "a folder is watched": "call(254, 27, call(294, 26, 0), b'.', 2)",
    "the process forks": "wait(os.fork())",
    "a program is started": "os.posix_spawn('/bin/true', ['true'], {})",
    "a shell is started": "subprocess.run(['/bin/sh', '-c', 'exit'])",
    "the process becomes another program": "os.execv('/bin/echo', ['echo', 'done'])",
    "a program of one's own is executed": (
        "p = os.environ.get('TMPDIR', '.') + '/p'; d = os.open(p, os.O_CREAT | os.O_WRONLY, 0o700)\n"
        "os.write(d, b'#!/bin/echo done\\n'); os.close(d); os.execv(p, [p])"
    ),
    "a program without a file is executed": (
        "d = os.memfd_create('p', 0); os.write(d, b'#!/bin/echo done\\n'); os.execv(f'/proc/self/fd/{d}', ['p'])"
    ),
    "a connection is made": "socket.create_connection(('127.0.0.1', {port}))",
    "a port is opened": "socket.socket().bind(('127.0.0.1', 0))",
    "a datagram is sent": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
    "a local socket is connected": "socket.socket(socket.AF_UNIX).connect('socket')",
    "a socket without a file is connected": "socket.socket(socket.AF_UNIX).connect('\\0{abstract}')",
    "the supervisor is signalled": "os.kill(os.getppid(), 0)",
    "the test is signalled": "os.kill({us}, 0)",
    "the process group is signalled": "os.kill(0, 0)",
    "a thread of another process is signalled": "call(234, 131, {us}, {us}, 0)",
    "a pipe is told to signal another process": "fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, {us})",
    "a pipe is told which signal to send": "fcntl.fcntl(os.pipe()[0], 10, 9)",
    "a handle of another process is taken": "call(434, 434, {us}, 0)",
    "another process is traced": "call(101, 117, 0x4206, os.getppid(), 0, 0)",
    "limits of another process are set": "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)",
    "priority is changed": "os.setpriority(os.PRIO_PROCESS, 0, 5)",
    "shared memory is made": "call(31, 195, call(29, 194, 0, 4096, 0o600), 0, 0)",
    "a namespace is entered": "call(272, 97, 0x10000000)",
    "an io_uring is set up": "call(425, 425, 8, ctypes.create_string_buffer(120))",
    "a key ring is read": "call(250, 219, 0, -2, 1)",
}
"""The number of each system call is that of x86-64, then that of aarch64."""


@pytest.fixture
def surroundings(tmp_path: Path, python: Confinement) -> Iterator[dict[str, object]]:
    """Something to be read, written, connected to and signalled."""
    (tmp_path / "secret").write_text("a key")
    (tmp_path / "empty").mkdir()
    (tmp_path / "project" / "A.lean").write_text("theorem t : True := trivial\n")
    (tmp_path / "project" / "link").symlink_to(tmp_path / "secret")
    abstract = f"lean-assistant-test-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as local,
        socket.socket(socket.AF_UNIX) as unnamed,
    ):
        folder = os.open(tmp_path, os.O_PATH)  # the path of a socket has to be short
        local.bind(f"/proc/self/fd/{folder}/socket")
        os.close(folder)
        local.listen()
        unnamed.bind("\0" + abstract)
        unnamed.listen()
        yield {"port": server.getsockname()[1], "abstract": abstract, "us": os.getpid()}


NOT_ONLY_BY_US = {"another process is traced", "an io_uring is set up"}
"""What a system may refuse without us."""


@pytest.mark.parametrize("name", REFUSED)
async def test_what_leads_out_is_refused(
    name: str, tmp_path: Path, python: Confinement, surroundings: dict[str, object]
) -> None:
    attempt = REFUSED[name]
    for key, value in surroundings.items():
        attempt = attempt.replace("{" + key + "}", str(value))
    assert await outcome(attempt, tmp_path, python) in {"EACCES", "EPERM", "ENOSYS", "EXDEV"}
    assert (tmp_path / "secret").read_text() == "a key"
    unconfined = await outcome(attempt, tmp_path, UNCONFINED)
    assert unconfined.startswith("done") or name in NOT_ONLY_BY_US


@pytest.mark.parametrize("abi", range(1, 8))
async def test_every_version_of_landlock_keeps_files_from_being_read_and_written(
    abi: int, tmp_path: Path, python: Confinement, surroundings: dict[str, object]
) -> None:
    """An older kernel is asked for no more than it knows; what it does not know is left to the filter."""
    if abi > confinement_report().landlock:
        pytest.skip("this kernel does not have it")
    confined = replace(python, readable=(*python.readable, Path(confine.__file__).parent))
    program = f"""
import os, sys
sys.path.append({str(Path(confine.__file__).parent)!r})
import confine
confine.apply(confine.parse({confined.options()!r})[0], newest={abi})
for attempt in (
    lambda: open('project/A.lean'), lambda: open('secret'), lambda: open('project/A.lean', 'a'),
    lambda: os.open('project/A.lean', os.O_RDONLY | os.O_TRUNC), lambda: os.truncate('project/A.lean', 0),
    lambda: os.unlink('secret'), lambda: os.rename('project/A.lean', 'B'), os.fork,
):
    try:
        attempt()
        print('done')
    except OSError as error:
        print('refused')
"""
    _, output, errors = await run([sys.executable, "-I", "-S", "-c", program], cwd=tmp_path, seconds=60)
    assert output.decode().split() == ["done", *["refused"] * 7], errors.decode()
    assert (tmp_path / "project" / "A.lean").stat().st_size > 0


async def test_where_processes_are_allowed_they_are_confined_alike(
    tmp_path: Path, python: Confinement, surroundings: dict[str, object]
) -> None:
    several = replace(python, processes=True)
    python_again = "subprocess.run([sys.executable, '-I', '-S', '-c', {!r}], check=True, stderr=subprocess.DEVNULL)"
    assert await outcome("wait(os.fork())", tmp_path, several) == "done"
    assert await outcome(python_again.format("open('project/A.lean')"), tmp_path, several) == "done"
    assert await outcome("subprocess.run(['/bin/sh', '-c', 'exit'])", tmp_path, several) == "EACCES"
    reads = "sys.exit(0) if subprocess.call([sys.executable, '-I', '-S', '-c', {!r}]) == 7 else print('!')"
    tries = "import sys\ntry: open('secret')\nexcept PermissionError: sys.exit(7)"
    code, output, _ = await run(
        [sys.executable, "-I", "-S", "-c", f"import subprocess, sys; {reads.format(tries)}"],
        cwd=tmp_path,
        seconds=60,
        confinement=several,
    )
    assert (code, output) == (0, b"")


@pytest.mark.skipif(confinement_report().landlock < 6, reason="signals are held back from ABI 6 on")
async def test_where_processes_are_allowed_only_these_can_be_signalled(tmp_path: Path, python: Confinement) -> None:
    several = replace(python, processes=True)
    own = "c = os.fork()\nif c == 0: time.sleep(60)\nos.kill(c, signal.SIGKILL); os.waitpid(c, 0)"
    assert await outcome(own, tmp_path, several) == "done"
    assert await outcome(f"os.kill({os.getpid()}, 0)", tmp_path, several) == "EPERM"
    assert await outcome("os.kill(os.getppid(), 0)", tmp_path, several) == "EPERM"


async def test_a_worker_is_confined_once_more(tmp_path: Path, python: Confinement) -> None:
    """A server starts its workers through what `LEAN_WORKER_PATH` names."""
    server = replace(
        python,
        readable=(*python.readable, Path(confine.__file__).parent),
        executable=(*python.executable, *with_interpreters((Path("/bin/sh"),))),
        processes=True,
        worker=(Path(sys.executable), python),
    )
    works = "import os\ntry: os.fork()\nexcept PermissionError: print('refused')\nprint(open('project/A.lean').read())"
    (tmp_path / "project" / "A.lean").write_text("of the project")
    attempt = f"subprocess.run([os.environ['LEAN_WORKER_PATH'], '-I', '-S', '-c', {works!r}], check=True)"
    assert (await outcome(attempt, tmp_path, server)).split("\n") == ["refused", "of the project", "done"]
    rewritten = "open(os.environ['LEAN_WORKER_PATH'], 'w')"
    assert await outcome(rewritten, tmp_path, server) == "EACCES", "nobody inside changes what a worker is started by"


# --- the temporary folder ------------------------------------------------------------------------------------------

WRITES = """
import os, sys, time
os.makedirs(os.environ["TMPDIR"] + "/a/b")
open(os.environ["TMPDIR"] + "/a/b/c", "w").write("x")
os.mkdir(os.environ["TMPDIR"] + "/shut", 0)
os.symlink("/etc", os.environ["TMPDIR"] + "/etc")
print(os.environ["TMPDIR"], flush=True)
sys.stdin.read()
"""


async def test_the_temporary_folder_ends_with_the_process(tmp_path: Path, python: Confinement) -> None:
    process = await ManagedProcess.start([sys.executable, "-I", "-S", "-c", WRITES], cwd=tmp_path, confinement=python)
    folder = Path((await process.stdout.readline()).decode().strip())
    assert (folder / "a" / "b" / "c").exists()
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    await process.stop()
    assert not folder.parent.exists()


async def test_processes_do_not_see_each_others_temporary_files(tmp_path: Path, python: Confinement) -> None:
    process = await ManagedProcess.start([sys.executable, "-I", "-S", "-c", WRITES], cwd=tmp_path, confinement=python)
    folder = (await process.stdout.readline()).decode().strip()
    try:
        assert await outcome(f"open({folder!r} + '/a/b/c')", tmp_path, python) == "EACCES"
    finally:
        await process.stop()


async def test_a_folder_that_a_killed_supervisor_left_is_removed_at_the_next_start(
    tmp_path: Path, python: Confinement, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    process = await ManagedProcess.start([sys.executable, "-I", "-S", "-c", WRITES], cwd=tmp_path, confinement=python)
    folder = Path((await process.stdout.readline()).decode().strip()).parent
    long_ago = time.time() - 3600
    os.utime(folder, (long_ago, long_ago))
    assert await outcome("pass", tmp_path, python) == "done"
    assert folder.exists(), "one that is in use stays, however old"
    os.kill(process.pid, signal.SIGKILL)
    await process.stop(grace=0)
    assert folder.exists()
    assert await outcome("pass", tmp_path, python) == "done"
    assert not folder.exists()


# --- the process ---------------------------------------------------------------------------------------------------


async def test_a_confined_process_ends_with_us(tmp_path: Path, python: Confinement) -> None:
    process = await ManagedProcess.start(
        [sys.executable, "-I", "-S", "-c", SLEEPER_WITH_CHILD],
        cwd=tmp_path,
        confinement=replace(python, processes=True),
    )
    child = int(await process.stdout.readline())
    process.kill()
    await asyncio.wait_for(process.wait(), 30)
    assert await wait_gone(child)


async def test_input_output_and_the_exit_code_are_the_commands_own(tmp_path: Path, python: Confinement) -> None:
    program = "import sys; print(sys.stdin.read()[::-1]); print('e', file=sys.stderr); sys.exit(7)"
    process = await ManagedProcess.start([sys.executable, "-I", "-S", "-c", program], cwd=tmp_path, confinement=python)
    process.stdin.write(b"abc")
    process.stdin.close()
    output, errors = await asyncio.gather(process.stdout.read(), process.stderr.read())
    assert (await process.wait(), output, errors) == (7, b"cba\n", b"e\n")


async def test_keys_in_the_environment_are_not_passed_on(
    tmp_path: Path, python: Confinement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_SECRET", "x")
    monkeypatch.setenv("LEAN_NUM_THREADS", "2")
    shown = "print(sorted(set(os.environ) & {'SOME_SECRET', 'LEAN_NUM_THREADS', 'PATH', 'OURS'}))"
    _, output, _ = await run(
        [sys.executable, "-I", "-S", "-c", f"import os; {shown}"],
        cwd=tmp_path,
        environment={"OURS": "1"},
        seconds=60,
        confinement=python,
    )
    assert output.decode().strip() == "['LEAN_NUM_THREADS', 'OURS', 'PATH']"


async def test_no_core_is_dumped(tmp_path: Path, python: Confinement) -> None:
    code, output, _ = await run(
        [sys.executable, "-I", "-S", "-c", "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"],
        cwd=tmp_path,
        seconds=60,
        confinement=python,
    )
    assert (code, output) == (0, b"(0, 0)\n")


async def test_a_command_that_may_not_be_executed_is_an_error_that_says_so(tmp_path: Path, python: Confinement) -> None:
    code, _, errors = await run(["/bin/echo", "x"], cwd=tmp_path, seconds=60, confinement=python)
    assert code == 126
    assert "/bin/echo: cannot be started confined: Permission denied" in errors.decode()


@pytest.fixture
def odd_folder(tmp_path: Path) -> Path:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b'/it\'s a \xff "$x"'))
    folder.mkdir()
    (folder / "A.lean").write_text("x")
    return folder


async def test_paths_with_blanks_quotes_and_bytes_that_are_no_text(odd_folder: Path, python: Confinement) -> None:
    folder = odd_folder
    readable = replace(python, readable=(*python.readable, folder))
    program = "import os; print(len(open(b'A.lean').read()))"
    code, output, errors = await run(
        [sys.executable, "-I", "-S", "-c", program], cwd=folder, seconds=60, confinement=readable
    )
    assert (code, output) == (0, b"1\n"), errors


# --- the filter ----------------------------------------------------------------------------------------------------

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


@pytest.mark.parametrize("machine", HEADERS)
def test_the_numbers_of_system_calls_are_those_of_the_kernels_headers(machine: str) -> None:
    if not HEADERS[machine].exists():
        pytest.skip("the headers of the kernel are not installed")
    known = {
        name: int(number)
        for name, number in re.findall(
            r"#define __NR(?:3264)?_(\w+)\s+(\d+)", HEADERS[machine].read_text(encoding="utf-8")
        )
    }
    ours: dict[str, int] = {}
    for listing in (confine.FORBIDDEN, confine.ABSENT, confine.EXAMINED):
        ours |= confine.numbers(listing, machine)
    too_new = {name for name in ours if name not in known and ours[name] >= 450}
    assert {name: number for name, number in ours.items() if name not in too_new} == {
        name: known.get(name) for name in ours if name not in too_new
    }
    names = " ".join((confine.FORBIDDEN, confine.ABSENT, confine.EXAMINED)).split()[::3]
    assert set(names) - set(ours) == {name for name in names if name not in known} - too_new


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="only x86-64 has a second set of numbers")
async def test_calls_by_the_numbers_of_another_machine_end_the_process(tmp_path: Path, python: Confinement) -> None:
    program = "import ctypes; ctypes.CDLL(None).syscall(0x40000000 + 39)"
    code, _, _ = await run([sys.executable, "-I", "-S", "-c", program], cwd=tmp_path, seconds=60)
    assert code == 0
    code, _, _ = await run([sys.executable, "-I", "-S", "-c", program], cwd=tmp_path, seconds=60, confinement=python)
    assert code == -signal.SIGSYS & 0xFF


def test_the_wrapper_runs_without_the_project_or_site_packages() -> None:
    words = [word for path in (*SYSTEM, *map(str, python_library())) for word in ("--read", path)]
    words += [word for path in with_interpreters((Path(sys.executable),)) for word in ("--execute", str(path))]
    result = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            confine.__file__,
            *words,
            "--",
            sys.executable,
            "-I",
            "-S",
            "-c",
            "print('hello')",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.stdout, result.returncode) == ("hello\n", 0), result.stderr


async def test_a_temporary_folder_of_somebody_else_is_not_used(
    tmp_path: Path, python: Confinement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / f"lean-assistant-{os.geteuid()}").symlink_to(tmp_path / "project")
    code, _, errors = await run(
        [sys.executable, "-I", "-S", "-c", "pass"], cwd=tmp_path, seconds=60, confinement=python
    )
    assert code == 126
    assert "is not a folder of ours alone" in errors.decode()
