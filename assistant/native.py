"""Small C programs of ours, compiled where there is a compiler and kept in the cache folder by their content."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.cache import cache_folder
from assistant.errors import AssistantError

COMPILE_SECONDS = 120.0
NO_COMPILER = "there is no C compiler (cc, gcc or clang)"


class NotCompiled(AssistantError):
    """A program cannot be had; who needs it has a slower way."""


def c_compiler() -> str | None:
    return shutil.which(os.environ.get("CC") or "cc") or shutil.which("gcc") or shutil.which("clang")


def compiled_program(source: Path) -> Path:
    """The program of a C file that needs the C library only, compiled now if it has to be. Blocks.

    Errors: `NotCompiled`.
    """
    digest = hashlib.sha256(source.read_bytes())
    digest.update(f"\0{platform.machine()}\0{sys.platform}".encode())
    program = cache_folder() / "native" / f"{source.stem}-{digest.hexdigest()[:16]}"
    if os.access(program, os.X_OK):
        return program
    compiler = c_compiler()
    if compiler is None:
        raise NotCompiled(NO_COMPILER)
    partial = ""
    try:
        program.parent.mkdir(parents=True, exist_ok=True)
        file, partial = tempfile.mkstemp(prefix=program.name, suffix=".partial", dir=program.parent)
        os.close(file)
        command = (compiler, "-std=gnu11", "-O2", "-D_GNU_SOURCE", "-o", partial, str(source))
        done = subprocess.run(command, capture_output=True, timeout=COMPILE_SECONDS, check=False)
        if done.returncode:
            raise NotCompiled(f"{compiler} failed: {done.stderr.decode(errors='replace').strip()}")
        os.chmod(partial, 0o755)
        os.replace(partial, program)
    except OSError as error:
        raise NotCompiled(f"{source.name} cannot be compiled in {program.parent}: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise NotCompiled(f"{compiler} took longer than {COMPILE_SECONDS:.0f} s for {source.name}") from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(partial)
    return program
