"""One compiled module through the kernel.

For the embedded Lean a program beside its launcher does it, for an installed toolchain a Lean script of ours; both take
the same arguments and print the same.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.lean.confinement import UNCONFINED, Confinement, Unconfined
from assistant.lean.embedded.build import REPLAY_MISSING, REPLAY_PROGRAM
from assistant.lean.errors import KernelTimedOut, KernelUnavailable
from assistant.lean.kernel.report import KernelReport, read_report
from assistant.lean.processes import run
from assistant.lean.toolchain import Toolchain, ToolchainSource

SCRIPT = Path(__file__).with_name("Replay.lean")
_FIRST_VERSION = (4, 24)


async def replay(
    toolchain: Toolchain,
    search_path: Sequence[Path],
    module: str,
    parts: Sequence[Path],
    *,
    seconds: float,
    confinement: Confinement | Unconfined = UNCONFINED,
) -> KernelReport:
    """Replays the module that `parts` (see `parts_of`) hold; what it imports is looked for in `search_path`, then
    in the toolchain's library, and believed. `module` is its name in messages.

    The files are mapped into memory as they are: they have to be Lean's own output, not just any bytes.

    Errors: `KernelUnavailable` when it cannot be judged, `KernelTimedOut`, `ServerStartFailed`.
    """
    command, environment = replay_command(toolchain, module)
    words = _arguments((*search_path, *toolchain.lean_path), parts)
    try:
        code, output, errors = await run(
            [*command, *words],
            cwd=toolchain.sysroot,
            environment=environment,
            seconds=seconds,
            confinement=confinement,
        )
    except TimeoutError as error:
        raise KernelTimedOut(module, seconds) from error
    if code not in (0, 2):
        raise KernelUnavailable(module, _ended(code, output, errors))
    return read_report(module, output)


def replay_command(toolchain: Toolchain, module: str) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What replays a module, and its environment. Errors: `KernelUnavailable` where there is nothing for it."""
    program = toolchain.sysroot / REPLAY_PROGRAM
    if program.is_file():  # the embedded Lean, also where it was named by its path
        return (str(program),), {}
    if toolchain.source is ToolchainSource.EMBEDDED:
        raise KernelUnavailable(module, _missing(toolchain.sysroot), "Install a C compiler (cc, gcc or clang).")
    if _version(toolchain.version) < _FIRST_VERSION:
        wanted = ".".join(map(str, _FIRST_VERSION))
        raise KernelUnavailable(module, f"Lean {toolchain.version} is older than {wanted}", "Use a newer toolchain.")
    # Not elan's program, which may choose another version in another folder.
    lean = toolchain.sysroot / "bin" / "lean"
    # The script's own imports come from the toolchain, whatever the project has under the same names.
    library = os.pathsep.join(map(str, toolchain.lean_path))
    return (str(lean if lean.is_file() else toolchain.lean), "--run", str(SCRIPT)), {"LEAN_PATH": library}


def _arguments(folders: Sequence[Path], files: Sequence[Path]) -> list[str]:
    return [word for folder in folders for word in ("-I", str(folder.absolute()))] + [str(f.absolute()) for f in files]


def _missing(sysroot: Path) -> str:
    try:
        return (sysroot / REPLAY_MISSING).read_text(encoding="utf-8").strip()
    except OSError:
        return f"{sysroot / REPLAY_PROGRAM} is gone"


def _version(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("-", maxsplit=1)[0].split(".")[:2] if number.isdigit())


def _ended(code: int, output: bytes, errors: bytes) -> str:
    said = (errors + output).decode(errors="replace").strip()[-600:]
    number = 256 - code if code > 192 else code - 128  # as our supervisor tells it, or as a shell does
    if number in signal.valid_signals():
        return f"it was ended by signal {number}" + (f": {said}" if said else "")
    return said or f"exit code {code}"
