"""Which Lean is used.

Order: what `ASSISTANT_LEAN` names (`embedded` or the path of a `lean`); the project's own toolchain through Lake and
elan; `lean` on the search path; the embedded Lean of the `lean` extra. One that is taken though the project names
another version says so (`Toolchain.instead_of`), unless the user named it: what one Lean accepts, another one may not.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from assistant.lean.embedded.build import embedded_toolchain
from assistant.lean.embedded.wheel import find_wheel
from assistant.lean.errors import ToolchainNotFound
from assistant.lean.pin import is_other_release, is_release
from assistant.lean.processes import run
from assistant.lean.project import Project, ProjectKind
from assistant.lean.toolchain import CHOICE_VARIABLE, Report, Toolchain, ToolchainSource, silent

QUERY_SECONDS = 60.0
SAID = 300
"""Characters of a program's answer that an error message quotes at most."""
_VERSION = re.compile(r"version (\d+\.\d+\.\d+[^\s,]*)")


async def resolve_toolchain(project: Project, report: Report = silent) -> Toolchain:
    """The Lean for a project. Errors: `ToolchainNotFound`, `LibraryBuildFailed`."""
    choice = os.environ.get(CHOICE_VARIABLE, "")
    if choice == "embedded":
        return await embedded_toolchain(report)
    if choice:
        lean, lake = _named(choice)
        return await _installed(lean, lake, ToolchainSource.PATH, project, report)
    found, lake = _find("lean"), _find("lake")
    if found is not None:
        # Where a project says which Lean it wants, elan's programs and Lake see to it that it gets that one.
        pinned = (project.kind is ProjectKind.LAKE and lake is not None) or project.pinned_toolchain
        source = ToolchainSource.PROJECT if pinned else ToolchainSource.PATH
        installed = await _installed(found, lake, source, project, report)
        if is_other_release(project.pinned_toolchain, installed.version) and not _is_elans(found):
            return replace(installed, source=ToolchainSource.PATH, instead_of=project.pinned_toolchain)
        return installed
    try:
        find_wheel()
    except ToolchainNotFound as error:
        places = f"no `lean` on PATH or in {_elan_programs()}, and no embedded Lean"
        raise ToolchainNotFound(f"no Lean was found: {places}") from error
    embedded = await embedded_toolchain(report)
    if project.pinned_toolchain and not is_release(project.pinned_toolchain, embedded.version):
        return replace(embedded, instead_of=project.pinned_toolchain)
    return embedded


def takes_embedded() -> bool:
    """Whether the embedded Lean is used, whatever the project."""
    choice = os.environ.get(CHOICE_VARIABLE, "")
    return choice == "embedded" or (not choice and _find("lean") is None)


def _named(choice: str) -> tuple[Path, Path | None]:
    """The program that the user chose, and the `lake` beside it. Errors: `ToolchainNotFound`."""
    found = shutil.which(os.path.expanduser(choice))
    if found is None:
        raise ToolchainNotFound(
            f"{CHOICE_VARIABLE} names {choice}, which is not a program",
            f"Set {CHOICE_VARIABLE} to `embedded` or to the path of a `lean`, or unset it.",
        )
    lean = Path(found).absolute()  # not resolved: elan's programs are one file that looks at the name it is called by
    lake = lean.with_name("lake")
    return lean, lake if os.access(lake, os.X_OK) else None


def _elan_programs() -> Path:
    return Path(os.environ.get("ELAN_HOME") or "~/.elan").expanduser() / "bin"


def _is_elans(lean: Path) -> bool:
    """Whether a `lean` is one of elan's programs, which chooses by the project's pin; where it takes another version,
    the user told it to (`elan override`)."""
    return os.access(lean.with_name("elan"), os.X_OK) or Path(os.path.realpath(lean)).name == "elan"


def _find(name: str) -> Path | None:
    """A program on the search path or where elan puts it. Relative entries of the path are taken as the user sees
    them, since the program is run in the project's folder."""
    found = shutil.which(name) or shutil.which(name, path=str(_elan_programs()))
    return Path(found).absolute() if found else None


async def _installed(
    lean: Path, lake: Path | None, source: ToolchainSource, project: Project, report: Report
) -> Toolchain:
    instead = f"To go on without it: {CHOICE_VARIABLE}=embedded."

    async def ask(option: str) -> str:
        report(f"waiting for `{lean} {option}`")
        try:
            code, output, errors = await run([str(lean), option], cwd=project.root, seconds=QUERY_SECONDS)
        except TimeoutError as error:
            raise ToolchainNotFound(
                f"`{lean} {option}` did not answer within {QUERY_SECONDS:.0f} s",
                f"elan may be waiting for a download; run `lean --version` in {project.root} yourself. {instead}",
            ) from error
        if code:
            said = (errors or output).decode(errors="replace").strip()
            wanted = f"The project wants {project.pinned_toolchain}; " if project.pinned_toolchain else ""
            raise ToolchainNotFound(
                f"`{lean} {option}` failed: {said[-SAID:] or f'exit code {code}'}",
                f"{wanted}{'try' if wanted else 'Try'} `elan show`. {instead}",
            )
        return output.decode(errors="replace").strip()

    def refuse(option: str, answer: str, lacks: str) -> ToolchainNotFound:
        said = answer if len(answer) <= SAID else answer[:SAID] + "…"
        return ToolchainNotFound(
            f"`{lean} {option}` said {said!r}, {lacks}",
            f"It does not seem to be Lean 4; put another `lean` first on PATH. {instead}",
        )

    version = _VERSION.search(answer := await ask("--version"))
    if version is None:
        raise refuse("--version", answer, "which names no version")
    if not version[1].startswith("4."):
        raise refuse("--version", answer, "which is not Lean 4")
    prefix = await ask("--print-prefix")
    library = Path(prefix) / "lib" / "lean"
    if "\n" in prefix or not library.is_dir():
        raise refuse("--print-prefix", prefix, "where there is no library")
    lean, lake, environment = _without_elan(lean, lake, Path(prefix))
    sources = (Path(prefix) / "src" / "lean",)
    return Toolchain(source, lean, version[1], Path(prefix), lake, (library,), sources, environment)


def _without_elan(lean: Path, lake: Path | None, prefix: Path) -> tuple[Path, Path | None, Mapping[str, str]]:
    """The toolchain's own programs instead of elan's, which look for them at each start, note that, and may go to the
    network: nothing that a confined process could do. What elan would tell them about itself comes with them."""
    programs = prefix / "bin"
    by_elan = lean.parent == _elan_programs() or Path(os.path.realpath(lean)).name.startswith("elan")
    if not by_elan or not os.access(programs / "lean", os.X_OK):
        return lean, lake, {}
    name = prefix.name.replace("---", ":").replace("--", "/")  # as elan makes folders of names
    environment = {"ELAN_HOME": str(_elan_programs().parent), "ELAN_TOOLCHAIN": name}
    own_lake = programs / "lake"
    return programs / "lean", own_lake if os.access(own_lake, os.X_OK) else lake, environment
