"""`assistant doctor --deep`: how well all of it works in a project, measured there by whoever has the project.

Nobody has every project; what a user measures in theirs can be attached to a report. So the result holds no text of the
project and no path: versions, names of packages, counts and times.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import platform
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from assistant import __version__
from assistant.cache import cache_folder
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.files import read_plain
from assistant.imported_tactics import ImportedTactics
from assistant.lean.commands import header_end, imported_modules, read_header
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.errors import SourceMissing
from assistant.lean.lake import lake_packages
from assistant.lean.places import Place, find_holes
from assistant.lean.project import ProjectKind, lean_files
from assistant.lean.toolchain import Report
from assistant.premises.accessible import Wanted
from assistant.premises.corpus import STATEMENTS, premises_of
from assistant.premises.indexed import INSERTED
from assistant.premises.library import CompiledLibrary, package_state
from assistant.premises.projects import packages
from assistant.premises.reach import reach
from assistant.premises.statements import goal_of
from assistant.premises.written import imports_of, names_in
from assistant.surroundings import surroundings

PLACES = 10
RETRIEVED = 20
SUGGEST_SECONDS = 30.0
HEADER_SECONDS = 600.0
STATEMENT = "theorem assistantDeepCheck (a b : Nat) : a + b = b + a := by\n  sorry\n"
PROOF = "exact Nat.add_comm a b"


@dataclass(frozen=True, slots=True)
class PackageFigures:
    """`unread` are the reasons why modules cannot be read as they were compiled, with how many there are of each."""

    name: str
    modules: int
    premises: int
    unread: dict[str, int]


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """Over `places` theorems of the project: how many of the premises that their proofs name are among the first
    `RETRIEVED`, and milliseconds of a query at the median."""

    places: int
    named: int
    found: int
    milliseconds: float


@dataclass(slots=True)
class DeepReport:
    """What was measured; a part that failed is in `failed` with the reason instead. Times are in seconds."""

    assistant: str = __version__
    system: str = ""
    lean: str = ""
    lean_source: str = ""
    has_lake: bool = False
    listed_packages: int = 0
    missing_packages: int = 0
    packages: list[PackageFigures] = field(default_factory=list)
    index_seconds: float = 0.0
    imports: int = 0
    header_seconds: float = 0.0
    header_megabytes: float = 0.0
    tactics: list[str] = field(default_factory=list)
    first_suggestion_seconds: float = 0.0
    suggestions: int = 0
    accepted: bool = False
    acceptance_seconds: float = 0.0
    kernel: bool = False
    retrieval: RetrievalFigures | None = None
    failed: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def run_deep(path: Path, report: Report) -> DeepReport:
    """Measures in the project of a path. What fails is said in the report. Errors: `SourceMissing`, and those of
    `Engine.open`."""
    if not os.access(path, os.F_OK):
        raise SourceMissing(path)
    found = DeepReport(system=f"{platform.system()} {platform.machine()}, {platform.python_version()}")
    async with Engine.open(path, report=report) as engine:
        found.lean, found.lean_source = engine.lean, engine.lean_source
        found.has_lake = engine.toolchain.lake is not None
        library = await _indexed(engine, found, report)
        header = await asyncio.to_thread(_widest, engine, library)
        text = f"{header}\n\n{STATEMENT}" if header else STATEMENT
        found.imports = _imports(library, text)
        for name, part in (
            ("header", _header),
            ("tactics", _tactics),
            ("suggestion", _suggestion),
            ("acceptance", _acceptance),
        ):
            report(f"measuring: {name}")
            try:
                await part(engine, text, found)
            except AssistantError as error:
                found.failed[name] = reason(error)
        report("measuring: retrieval")
        found.retrieval = await _retrieval(engine, library)
    return found


def reason(error: AssistantError) -> str:
    """An error without the names of files and what stands in them."""
    return f"{type(error).__name__}: {_PATH.sub('…', error.message.splitlines()[0])}"


_PATH = re.compile(r"['`«]?(?:~|\.{0,2})/[^\s:;,]+")


async def _indexed(engine: Engine, found: DeepReport, report: Report) -> CompiledLibrary:
    project, toolchain = engine.project, engine.toolchain
    if project.kind is ProjectKind.LAKE:
        listed = lake_packages(project.root)[:-1]
        found.listed_packages = len(listed)
        found.missing_packages = sum(not package.there for package in listed)
    started = time.monotonic()
    states = await asyncio.to_thread(lambda: [package_state(one) for one in packages(project, toolchain)])
    library = await asyncio.to_thread(CompiledLibrary, states, cache_folder(), report)
    found.index_seconds = round(time.monotonic() - started, 2)
    for place, state in enumerate(library.states):
        unread = Counter(reason(one.error) for one in library.unread if one.name in state.compiled_at)
        name = state.package.name if "/" not in state.package.name else "LEAN_PATH"
        found.packages.append(
            PackageFigures(name, len(state.compiled_at), library.premises_in(place), dict(unread.most_common(5)))
        )
    return library


def _imports(library: CompiledLibrary, text: str) -> int:
    """How many modules Lean knows something of where a text imports what it does."""
    found = reach(imports_of(text), library.imports, in_module=read_header(text).is_module)
    return len(found.modules)


def _texts(root: Path) -> Iterator[tuple[Path, str]]:
    """The project's files that can be read."""
    for file in lean_files((root,)):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            yield file, read_plain(file)


def _widest(engine: Engine, library: CompiledLibrary) -> str:
    """The header of the project's file that imports most, empty where none imports anything."""
    headers = {text[: header_end(text)] for _, text in _texts(engine.project.root)}
    headers = {one for one in headers if imported_modules(one)}
    return max(sorted(headers), key=lambda one: _imports(library, one), default="")


async def _header(engine: Engine, text: str, found: DeepReport) -> None:
    async with engine.pool.lease(text) as scratch:
        started = time.monotonic()
        await scratch.elaborate(text, HEADER_SECONDS)
        found.header_seconds = round(scratch.loading_seconds or time.monotonic() - started, 2)
        found.header_megabytes = round(scratch.memory() / 1e6, 1)


def _place(engine: Engine, text: str) -> Place:
    return find_holes(engine.project.root / "AssistantDeepCheck.lean", text)[-1]


async def _tactics(engine: Engine, text: str, found: DeepReport) -> None:
    found.tactics = sorted(await ImportedTactics(engine.verifier).at(_place(engine, text)))


async def _suggestion(engine: Engine, text: str, found: DeepReport) -> None:
    started = time.monotonic()
    async with contextlib.aclosing(engine.suggest(_place(engine, text), SUGGEST_SECONDS)) as stream:
        async for known in stream:
            if known.suggestions and not found.suggestions:
                found.first_suggestion_seconds = round(time.monotonic() - started, 2)
            found.suggestions = len(known.suggestions)


async def _acceptance(engine: Engine, text: str, found: DeepReport) -> None:
    started = time.monotonic()
    accepted = await engine.accept(_place(engine, text), PROOF)
    found.acceptance_seconds = round(time.monotonic() - started, 2)
    found.accepted, found.kernel = accepted.accepted, accepted.kernel
    if not accepted.accepted:
        found.failed["acceptance"] = "; ".join(_PATH.sub("…", one.splitlines()[0]) for one in accepted.reasons)
    elif accepted.kernel_missing:
        found.failed["kernel"] = _PATH.sub("…", accepted.kernel_missing.splitlines()[0])


async def _retrieval(engine: Engine, library: CompiledLibrary) -> RetrievalFigures:
    return await asyncio.to_thread(_retrieved, engine.project.root, library)


def _retrieved(root: Path, library: CompiledLibrary) -> RetrievalFigures:
    """At theorems of the project that are proved, each as if its proof were not there yet."""
    known = {library.retrieval.name(number) for number in range(library.retrieval.count)}
    exercises = [exercise for file, text in _texts(root) for exercise in _exercises(file, text)]
    chosen = random.Random(0).sample(exercises, min(PLACES, len(exercises)))
    named = found = 0
    seconds = []
    for file, before, declaration, statement, names in chosen:
        above = surroundings(before, file, root, declaration.namespace, library)
        started = time.perf_counter()
        retrieved = above.premises.search(goal_of(statement), declaration.name, Wanted(RETRIEVED, 0, RETRIEVED))
        seconds.append(time.perf_counter() - started)
        best = sorted((*retrieved.local, *retrieved.library), key=lambda scored: -scored.score)[:RETRIEVED]
        wanted = (known | {premise.name for premise in premises_of(before, "")}) & set(names) - INSERTED
        named += len(wanted)
        found += len(wanted & {scored.premise.name for scored in best})
    return RetrievalFigures(len(chosen), named, found, round(1000 * statistics.median(seconds), 2) if seconds else 0.0)


def _exercises(file: Path, text: str) -> Iterator[tuple[Path, str, Declaration, str, tuple[str, ...]]]:
    """Theorems of a file: what stands before, the declaration, its statement, and what its proof may name."""
    for declaration in declarations(text):
        if declaration.kind in STATEMENTS and declaration.name:
            names = names_in(text[declaration.signature_end : declaration.span.end], declaration.namespace)
            yield file, text[: declaration.command.start], declaration, declaration.statement_in_one_line(text), names


def to_text(found: DeepReport) -> str:
    """The figures for people."""
    lines = [
        f"assistant   {found.assistant}, {found.system}",
        f"lean        {found.lean} ({found.lean_source}){', with lake' if found.has_lake else ''}",
    ]
    if found.listed_packages:
        missing = f", {found.missing_packages} of them not there" if found.missing_packages else ""
        lines.append(f"manifest    {found.listed_packages} packages{missing}")
    for package in found.packages:
        lines.append(f"package     {package.name}: {package.modules} modules, {package.premises} premises")
        lines += [f"            {count} from their sources: {why}" for why, count in package.unread.items()]
    lines.append(f"index       {found.index_seconds:g} s")
    for name, line in (
        (
            "header",
            f"imports     {found.imports} modules, {found.header_seconds:g} s, {found.header_megabytes:g} MB a worker",
        ),
        ("tactics", f"tactics     {', '.join(found.tactics) or 'none but those of core'}"),
        (
            "suggestion",
            f"suggestion  the first after {found.first_suggestion_seconds:g} s, {found.suggestions} in all",
        ),
        (
            "acceptance",
            f"acceptance  {found.acceptance_seconds:g} s, the kernel looked {'again' if found.kernel else 'once only'}",
        ),
    ):
        lines.append(line if name not in found.failed else f"{name:<12}failed: {found.failed[name]}")
    if found.retrieval is not None:
        one = found.retrieval
        lines.append(
            f"retrieval   {one.found} of {one.named} premises that {one.places} proofs name are among the first "
            f"{RETRIEVED}, {one.milliseconds:g} ms a query"
        )
    return "\n".join(lines)
