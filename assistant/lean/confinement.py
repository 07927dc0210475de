"""What a process may do: policies as data, and whether this system can enforce them.

How they are enforced is in `confine.py`; which process gets which is in `policies.py`. Where that is not possible
(no Linux, an old kernel, a container that forbids it), or where `ASSISTANT_CONFINEMENT=off` asks for it, Lean runs
unconfined, and `confinement_report` says so.
"""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assistant.config.environment import is_on
from assistant.config.schema import variable
from assistant.lean import confine

CONFINEMENT_VARIABLE = variable("confinement")
PASSED_ON = frozenset({"PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TERM", "TMPDIR", "LD_LIBRARY_PATH", "XDG_CACHE_HOME"})
PASSED_ON_PREFIXES = ("LC_", "LEAN", "LAKE", "ELAN")
"""Other variables are kept from a confined process: there may be keys in them."""


class Unconfined(StrEnum):
    """The absence of a policy, said aloud."""

    UNCONFINED = "unconfined"


UNCONFINED = Unconfined.UNCONFINED


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a command may do. A path stands for everything below it; what is executable may be read, too. The private
    temporary folder (`TMPDIR`) comes on top of `writable`. `environment` is added to what the command gets.
    `worker` is the program of a server's workers with what they may do."""

    readable: tuple[Path, ...]
    executable: tuple[Path, ...]
    writable: tuple[Path, ...] = ()
    processes: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    worker: tuple[Path, Confinement] | None = None

    def options(self) -> list[str]:
        """The policy as options of `confine.py`."""
        words = [word for path in self.readable for word in ("--read", str(path))]
        words += [word for path in self.executable for word in ("--execute", str(path))]
        words += [word for path in self.writable for word in ("--write", str(path))]
        return [*words, *(["--processes"] if self.processes else [])]

    def supervised(self) -> list[str]:
        """The policy as options of `supervisor.py`."""
        words = ["--confined", *self.options()]
        if self.worker is not None:
            program, policy = self.worker
            words += ["--then", str(program), *policy.options()]
        return words


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a confined command is given."""
    return {
        name: value for name, value in environment.items() if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }


# --- what this system can do -----------------------------------------------------------------------------------------


class ConfinementState(StrEnum):
    ON = "on"
    OFF = "off"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class ConfinementReport:
    """`landlock` is the kernel's version of it, 0 without; `reason` says why Lean is not confined; `limits` what is not
    held back although it is."""

    state: ConfinementState
    landlock: int
    reason: str = ""
    limits: tuple[str, ...] = ()

    @property
    def confined(self) -> bool:
        return self.state is ConfinementState.ON

    @property
    def text(self) -> str:
        """One line for people."""
        if self.state is ConfinementState.OFF:
            return self.reason
        if self.state is ConfinementState.UNAVAILABLE:
            return f"not available here: {self.reason}"
        return "; ".join([f"landlock ABI {self.landlock}, no network, no new processes", *self.limits])

    @property
    def warning(self) -> str:
        """What a front door shows once, empty while Lean is confined."""
        if self.confined:
            return ""
        return f"Lean runs unconfined, and with it whatever a model writes ({self.text})"


def confinement_report() -> ConfinementReport:
    """Whether Lean runs confined. Costs nothing after the first time. Whatever the setting says but that it is off is
    «on»."""
    version, reason = _kernel()
    if not is_on("confinement"):
        return ConfinementReport(ConfinementState.OFF, version, f"switched off by {CONFINEMENT_VARIABLE}=off")
    if reason:
        return ConfinementReport(ConfinementState.UNAVAILABLE, version, reason)
    return ConfinementReport(ConfinementState.ON, version)


@functools.cache
def _kernel() -> tuple[int, str]:
    """The version of landlock, and what is missing in words."""
    if sys.platform != "linux":
        return 0, f"it takes landlock, which {sys.platform} does not have"
    try:
        version = confine.landlock_version()
    except OSError as error:
        why = {
            errno.ENOSYS: "this kernel has no landlock, or the container forbids it",
            errno.EOPNOTSUPP: "landlock is switched off in this kernel",
        }
        return 0, why.get(error.errno or 0, f"landlock is not usable ({error.strerror})")
    if not confine.seccomp_available():
        return version, f"seccomp is not usable on this {os.uname().machine} system"
    return version, ""
