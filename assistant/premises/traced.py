"""Repositories that LeanDojo traced: their premises, and their theorems with the premises that tactics name.

Such a repository is a folder of Lean's sources, of its own and of its packages below `.lake/packages`, with the syntax
tree of each as a `*.trace.xml` beside what is built (Yang and others, LeanDojo, 2023). It becomes what a `corpus.jsonl`
and the theorems of its splits become; who is measured and who teaches is not written in it.

The extra `leandojo` reads the trees, in processes of their own (`traced_worker.py`).

Errors: what is wrong is a `LeanDojoError` that names the file.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.config.environment import settled_environment
from assistant.extras import install_command
from assistant.lean.processes import ManagedProcess, free_memory
from assistant.premises.leandojo import (
    CorpusFile,
    DataDamaged,
    DataMissing,
    LeanDojoCorpus,
    LeanDojoError,
    TracedTheorem,
    circle_of_imports,
    corpus_file,
    traced_theorem,
)

EXTRA = "leandojo"
MODULE = "lean_dojo"
BEFORE_PYTHON = (3, 13)
"""The first version of Python that the package is not for."""
LAKE = ".lake"
PACKAGES = f"{LAKE}/packages/"
TRACES = "*.trace.xml"
WORKER = "assistant.premises.traced_worker"
FILES_A_WORKER = 20
"""For fewer, loading the package once more takes longer than reading."""
MEMORY_A_WORKER = 2 << 30
"""Bytes that the tree of a large file may take."""
SAID = 2000
"""Bytes of what a process says that are kept, to say why it ended."""
_WHAT_IT_IS = "A traced repository is what `lean_dojo.trace` leaves: a folder with *.trace.xml in its .lake/build/ir."


class NotTraced(LeanDojoError):
    """A folder is no repository that LeanDojo traced."""


class ReaderMissing(LeanDojoError):
    """What reads traced repositories is not installed, or cannot be."""


class ReaderEnded(LeanDojoError):
    """A process that read a repository ended before it was done."""

    def __init__(self, folder: Path, said: str) -> None:
        super().__init__(
            f"a process that read {folder} ended{f': {said}' if said else ''}",
            hint="Large files take gigabytes: end what else needs memory, and try again.",
        )


@dataclass(frozen=True, slots=True)
class TracedRepository:
    """`theorems` are in the order of their files' paths; their paths are those of the corpus, from the `root`."""

    root: Path
    corpus: LeanDojoCorpus
    theorems: tuple[TracedTheorem, ...]


def is_own(theorem: TracedTheorem) -> bool:
    """Whether it stands in the repository itself, not in a package that comes with it."""
    return not theorem.path.startswith(PACKAGES)


def as_repository(root: Path, answers: Sequence[dict[str, Any]]) -> TracedRepository:
    """What was read of each of its files. Errors: `LeanDojoError`, also where files import each other."""
    files: list[CorpusFile] = []
    theorems: list[TracedTheorem] = []
    passed_over = 0
    for answer in answers:
        try:
            file, without = corpus_file(answer["file"])
            theorems += map(traced_theorem, answer["theorems"])
        except (ValueError, RecursionError) as error:
            path = answer["file"]["path"]
            raise DataDamaged(
                root / path, 1, f"its trace does not tell what it should: {error}", "Trace the repository anew."
            ) from error
        files.append(file)
        passed_over += without
    if circle := circle_of_imports(files):
        raise LeanDojoError(
            f"a circle of imports in {root}: {' → '.join(circle)}",
            hint="Lean allows no such imports; trace the repository anew.",
        )
    files.sort(key=lambda file: file.path)
    theorems.sort(key=lambda theorem: (theorem.path, theorem.start))
    return TracedRepository(root, LeanDojoCorpus(tuple(files), passed_over), tuple(theorems))


# --- reading -------------------------------------------------------------------------------------------------------


def traces(root: Path) -> tuple[Path, ...]:
    """The trees of a repository, from its root. Blocks. Errors: `DataMissing`, `NotTraced`."""
    try:
        children = sorted(root.iterdir())
    except OSError as error:
        raise DataMissing(f"{root} cannot be read: {error.strerror or error}", hint=_WHAT_IT_IS) from error
    found = tuple(sorted(file.relative_to(root) for file in (root / LAKE).rglob(TRACES)))
    if found:
        return found
    hint = _WHAT_IT_IS
    if (root / "corpus.jsonl").is_file():
        hint = f"Of benchmark files name the corpus: {root / 'corpus.jsonl'}."
    elif inside := [child for child in children if (child / LAKE).is_dir()]:
        hint = f"Name the folder of the repository itself, such as {inside[0]}. {_WHAT_IT_IS}"
    elif next((root / LAKE).rglob("*.ast.json"), None) is not None:
        hint = f"It was traced, but not to the end, which writes them. {_WHAT_IT_IS}"
    raise NotTraced(f"{root} is no traced repository: there are no {TRACES} below its {LAKE}", hint=hint)


def check_reader(version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Errors: `ReaderMissing`."""
    if importlib.util.find_spec(MODULE) is not None:
        return
    what = f"the extra `{EXTRA}` reads traced repositories, and is "
    if version >= BEFORE_PYTHON:
        raise ReaderMissing(
            f"{what}for Python before {'.'.join(map(str, BEFORE_PYTHON))}; this is {'.'.join(map(str, version))}",
            hint=f"Install the assistant for an older Python, with its extra `{EXTRA}`, or export a corpus.jsonl.",
        )
    raise ReaderMissing(f"{what}not installed", hint=f"Install it with: {install_command(EXTRA)}")


async def read_traced(root: Path, report: Callable[[str], None]) -> TracedRepository:
    """Of a folder that `lean_dojo.trace` left. Takes long where that is large; whoever gives up waiting leaves nothing
    behind.

    Errors: `NotTraced`, `DataMissing`, `ReaderMissing`, `ReaderEnded`, and others that are a `LeanDojoError`.
    """
    root = Path(await asyncio.to_thread(os.path.abspath, root))
    files = await asyncio.to_thread(traces, root)
    check_reader()
    count = max(1, min((os.cpu_count() or 1) - 1, len(files) // FILES_A_WORKER, free_memory() // MEMORY_A_WORKER))
    answers: list[dict[str, Any]] = []

    async def share(number: int) -> None:
        async with contextlib.aclosing(_answers(root, files[number::count])) as stream:
            async for answer in stream:
                answers.append(answer)
                if "error" in answer:
                    raise LeanDojoError(answer["error"], hint=answer["hint"])
                report(f"reading {root}: {len(answers)} of {len(files)} files")

    report(f"reading {root}: 0 of {len(files)} files")
    tasks = [asyncio.create_task(share(number)) for number in range(count)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:  # each once: a second time would interrupt what ends its process
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
    return await asyncio.to_thread(as_repository, root, answers)


async def _answers(root: Path, files: Sequence[Path]) -> AsyncGenerator[dict[str, Any], None]:
    """What a process reads of the files, one after another. Errors: `ReaderEnded`, `ServerStartFailed`."""
    with tempfile.TemporaryDirectory(prefix="traced-") as folder:
        # Python looks for modules where it is started: in a repository a file of somebody else's would be run.
        process = await ManagedProcess.start(
            (sys.executable, "-m", WORKER), cwd=Path(folder), environment=settled_environment()
        )
        said = asyncio.create_task(_last_line(process))
        try:
            with contextlib.suppress(OSError):
                process.stdin.write(json.dumps({"root": str(root), "files": list(map(str, files))}).encode())
                process.stdin.close()
            for _ in files:
                try:
                    answer: dict[str, Any] = json.loads(await process.stdout.readline())
                except ValueError as error:  # it has ended, maybe in the middle of a line
                    await process.stop(grace=0.0)
                    raise ReaderEnded(root, await said) from error
                yield answer
        finally:
            await process.stop(grace=0.0)
            said.cancel()
            await asyncio.gather(said, return_exceptions=True)


async def _last_line(process: ManagedProcess) -> str:
    """The last line that a process says until its end."""
    said = b""
    while data := await process.stderr.read(4096):
        said = (said + data)[-SAID:]
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].strip()[:300] if lines else ""
