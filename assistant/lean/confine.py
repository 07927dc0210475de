"""Confines the process that it runs in, for good, then becomes a command:

    confine.py [--read PATH] [--execute PATH] [--write PATH] [--processes] -- COMMAND…

Each option may come several times; a path stands for everything below it. Two means of Linux are used together:
landlock says which files may be read, written and executed (and, in newer kernels, denies TCP and signals to processes
outside); a seccomp filter refuses the system calls that landlock does not know. Both hold for everything that the
process starts later and cannot be taken back. A system that lacks one of them is an error here; whether to go on
without is decided by who calls.

This file runs on its own and imports nothing of the project, and of Python only what starts in a few milliseconds.
"""

import ctypes
import errno
import os
import resource
import stat
import struct
import sys


class Policy:
    """What the process may do: paths to read, to execute (and read), and to write; whether it may start processes."""

    def __init__(self) -> None:
        self.readable: list[str] = []
        self.executable: list[str] = []
        self.writable: list[str] = []
        self.processes = False


def parse(words: list[str]) -> tuple[Policy, list[str]]:
    """A policy from its options, and what follows the first word that is none of them (nor `--`)."""
    policy = Policy()
    options = {"--read": policy.readable, "--execute": policy.executable, "--write": policy.writable}
    rest = list(words)
    while rest:
        if rest[0] in options:
            options[rest[0]].append(rest[1])
            del rest[:2]
        elif rest[0] == "--processes":
            policy.processes = True
            del rest[0]
        else:
            break
    return policy, rest[1:] if rest[:1] == ["--"] else rest


# --- landlock: which files (linux/landlock.h) ----------------------------------------------------------------------

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
MAKE_DEVICES_AND_SOCKETS = 1 << 6 | 1 << 9 | 1 << 11
REFER, TRUNCATE, DEVICE_CONTROL = 1 << 13, 1 << 14, 1 << 15
READ = READ_FILE | READ_FOLDER
FOR_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | DEVICE_CONTROL
TCP = 1 << 0 | 1 << 1
SCOPES = 1 << 0 | 1 << 1
"""Abstract sockets and signals: only among the processes that are confined together."""


def known_rights(abi: int) -> int:
    """The rights over files that a version of landlock can hold back."""
    rights = (1 << 13) - 1
    for since, right in ((2, REFER), (3, TRUNCATE), (5, DEVICE_CONTROL)):
        rights |= right if abi >= since else 0
    return rights


LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long


def call(number: int, *arguments: object) -> int:
    """A system call. Errors: `OSError`."""
    result = LIBC.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(result)


def landlock_version() -> int:
    """The version of landlock that the kernel has. Errors: `OSError` where there is none."""
    return call(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(ASK_VERSION))


def restrict_files(policy: Policy, abi: int) -> None:
    handled = known_rights(abi)
    attributes = struct.pack("=QQQ", handled, TCP, SCOPES)[: 8 if abi < 4 else 16 if abi < 6 else 24]
    ruleset = call(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    writing = handled & ~(EXECUTE | MAKE_DEVICES_AND_SOCKETS | DEVICE_CONTROL)
    for rights, paths in (
        (READ, policy.readable),
        (READ | EXECUTE, policy.executable),
        (writing, policy.writable),
        (READ_FILE | WRITE_FILE | TRUNCATE, ["/dev/null"]),
    ):
        for path in paths:
            allow(ruleset, path, rights & handled)
    try:
        call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def allow(ruleset: int, path: str, rights: int) -> None:
    """Allows what is below a path. One that does not exist, or that we may not see ourselves, is left out."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= FOR_FILES
        rule = struct.pack("=Qi", rights, place)
        call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


# --- seccomp: which system calls -----------------------------------------------------------------------------------

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
ALLOW, KILL = 0x7FFF0000, 0x80000000
LOAD, EQUALS, AT_LEAST, HAS, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
X32 = 0x40000000
SIGNALLED_BY_FILE = {"fcntl": (8, 10, 15), "ioctl": (0x8901, 0x8902)}
"""Commands with which a pipe sends a signal to any process: its owner and which signal."""
CLONE_THREAD, CLONE_NAMESPACES = 0x10000, 0x7E020000
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

FORBIDDEN = """
socket 41 198  connect 42 203  bind 49 200  listen 50 201  accept 43 202  accept4 288 242
ptrace 101 117  process_vm_readv 310 270  process_vm_writev 311 271  process_madvise 440 440  kcmp 312 272
pidfd_open 434 434  pidfd_send_signal 424 424  pidfd_getfd 438 438  rt_sigqueueinfo 129 138  rt_tgsigqueueinfo 297 240
shmget 29 194  shmat 30 196  shmctl 31 195  semget 64 190  semctl 66 191  semop 65 193  semtimedop 220 192
msgget 68 186  msgsnd 69 189  msgrcv 70 188  msgctl 71 187  mq_open 240 180  mq_unlink 241 181
add_key 248 217  request_key 249 218  keyctl 250 219  bpf 321 280  perf_event_open 298 241  userfaultfd 323 282
mount 165 40  umount2 166 39  pivot_root 155 41  chroot 161 51  unshare 272 97  setns 308 268  move_mount 429 429
open_tree 428 428  open_tree_attr 467 467  fsopen 430 430  fsconfig 431 431  fsmount 432 432  fspick 433 433
mount_setattr 442 442  swapon 167 224  swapoff 168 225  reboot 169 142  kexec_load 246 104  kexec_file_load 320 294
init_module 175 105  finit_module 313 273  delete_module 176 106  iopl 172 -  ioperm 173 -  modify_ldt 154 -
personality 135 92  acct 163 89  quotactl 179 60  quotactl_fd 443 443  syslog 103 116  vhangup 153 58
settimeofday 164 170  clock_settime 227 112  clock_adjtime 305 266  adjtimex 159 171
sethostname 170 161  setdomainname 171 162  lookup_dcookie 212 18  nfsservctl 180 42
open_by_handle_at 304 265  name_to_handle_at 303 264  mknod 133 -  mknodat 259 33  truncate 76 45
memfd_create 319 279  memfd_secret 447 447  execveat 322 281  uselib 134 -
chmod 90 -  fchmod 91 52  fchmodat 268 53  fchmodat2 452 452  chown 92 -  fchown 93 55  lchown 94 -  fchownat 260 54
utime 132 -  utimes 235 -  futimesat 261 -  utimensat 280 88  file_setattr 469 469
setxattr 188 5  lsetxattr 189 6  fsetxattr 190 7  setxattrat 463 463
getxattr 191 8  lgetxattr 192 9  fgetxattr 193 10  getxattrat 464 464
listxattr 194 11  llistxattr 195 12  flistxattr 196 13  listxattrat 465 465
removexattr 197 14  lremovexattr 198 15  fremovexattr 199 16  removexattrat 466 466
inotify_init 253 -  inotify_init1 294 26  inotify_add_watch 254 27  fanotify_init 300 262  fanotify_mark 301 263
setpriority 141 140  ioprio_set 251 30  sched_setaffinity 203 122  sched_setscheduler 144 119  sched_setparam 142 118
sched_setattr 314 274  migrate_pages 256 238  move_pages 279 239
"""
"""Always refused, with the number on x86-64 and the one on aarch64: the network, other processes and their memory,
the kernel's own settings, attributes of files (landlock does not hold them back), executing what is no file."""

ABSENT = "io_uring_setup 425 425  io_uring_enter 426 426  io_uring_register 427 427  clone3 435 435  openat2 437 437"
"""Refused as if the kernel did not have them, so that the C library takes the older call, which a filter can read: an
io_uring does what it is told past any filter, and the others take their flags by address."""

EXAMINED = (
    "clone 56 220  fork 57 -  vfork 58 -  kill 62 129  tkill 200 130  tgkill 234 131  prlimit64 302 261  open 2 -"
)
EXAMINED += "  openat 257 56  fcntl 72 25  ioctl 16 29"


def numbers(listing: str, machine: str) -> dict[str, int]:
    """The system calls of a listing that a machine has."""
    words = listing.split()
    own = words[1::3] if machine == "x86_64" else words[2::3]
    return {name: int(number) for name, number in zip(words[::3], own, strict=True) if number != "-"}


def step(code: int, value: int, matches: int = 0, differs: int = 0) -> bytes:
    return struct.pack("=HBBI", code, matches, differs, value & 0xFFFFFFFF)


def refuse(error: int) -> bytes:
    return step(RETURN, 0x00050000 | error)


def filter_program(machine: str, processes: bool, own: int) -> bytes:
    """The filter as the kernel reads it. `own` is the process that it is for: without other processes, the only one
    that may be signalled."""
    allowed, denied = step(RETURN, ALLOW), refuse(errno.EPERM)
    program = step(LOAD, ARCHITECTURE) + step(EQUALS, MACHINES[machine], 1, 0) + step(RETURN, KILL)
    program += step(LOAD, NUMBER)
    if machine == "x86_64":
        program += step(AT_LEAST, X32, 0, 1) + step(RETURN, KILL)
    blocks: dict[int, bytes] = {}
    blocks.update(dict.fromkeys(numbers(FORBIDDEN, machine).values(), refuse(errno.EACCES)))
    blocks.update(dict.fromkeys(numbers(ABSENT, machine).values(), refuse(errno.ENOSYS)))
    examined = numbers(EXAMINED, machine)

    def only(argument: int, *values: int) -> bytes:
        """Allows the call when an argument has one of some values."""
        tests = b"".join(step(EQUALS, value, len(values) - index) for index, value in enumerate(values))
        return step(LOAD, ARGUMENTS + 8 * argument) + tests + denied + allowed

    def never(argument: int, *values: int) -> bytes:
        """Refuses the call when an argument has one of some values."""
        tests = b"".join(step(EQUALS, value, len(values) - index) for index, value in enumerate(values))
        return step(LOAD, ARGUMENTS + 8 * argument) + tests + allowed + denied

    clone = step(LOAD, ARGUMENTS)
    if processes:
        clone += step(HAS, CLONE_NAMESPACES, 0, 1) + denied + allowed
    else:
        clone += step(HAS, CLONE_THREAD, 1, 0) + denied + allowed
        for name in ("fork", "vfork", "tkill"):
            if name in examined:
                blocks[examined[name]] = denied
        blocks[examined["kill"]] = only(0, own)
        blocks[examined["tgkill"]] = only(0, own)
    blocks[examined["clone"]] = clone
    blocks[examined["prlimit64"]] = only(0, 0, own)
    for name, commands in SIGNALLED_BY_FILE.items():
        blocks[examined[name]] = never(1, *commands)
    for name, argument in (("open", 1), ("openat", 2)):
        if name in examined:
            # A file that is opened for reading can be emptied by it; landlock sees that only from version 3 on.
            flags = step(LOAD, ARGUMENTS + 8 * argument) + step(AND, os.O_ACCMODE | os.O_TRUNC)
            blocks[examined[name]] = flags + step(EQUALS, os.O_RDONLY | os.O_TRUNC, 0, 1) + denied + allowed
    for number, block in blocks.items():
        program += step(EQUALS, number, 0, len(block) // 8) + block
    return program + allowed


def restrict_calls(processes: bool) -> None:
    program = filter_program(os.uname().machine, processes, os.getpid())
    code = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    if LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), described, 0, 0):
        raise OSError(ctypes.get_errno(), f"seccomp: {os.strerror(ctypes.get_errno())}")


def seccomp_available() -> bool:
    """Whether the kernel takes filters and this machine's system calls are known here; changes nothing."""
    if os.uname().machine not in MACHINES or sys.maxsize < 1 << 32:
        return False
    # No filter at this address: EFAULT where filters are known, EINVAL where they are not.
    LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), None, 0, 0)
    return ctypes.get_errno() == errno.EFAULT


# --- both ----------------------------------------------------------------------------------------------------------


def apply(policy: Policy, newest: int = 7) -> None:
    """Confines this process. `newest` is the version of landlock that is used at most. Errors: `OSError`."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if LIBC.prctl(PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)):
        raise OSError(ctypes.get_errno(), "no_new_privs cannot be set")
    restrict_files(policy, min(landlock_version(), newest))
    restrict_calls(policy.processes)


def become(policy: Policy, command: list[str]) -> int:
    """Confines this process and becomes the command; returns an exit code when that is not possible."""
    try:
        apply(policy)
        os.execvp(command[0], command)
    except OSError as error:
        print(f"{command[0]}: cannot be started confined: {error.strerror}", file=sys.stderr, flush=True)
    return 126


def main() -> int:
    policy, command = parse(sys.argv[1:])
    return become(policy, command)


if __name__ == "__main__":
    sys.exit(main())
