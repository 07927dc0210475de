"""The process in which traced repositories are read: `python -m assistant.premises.traced_worker`.

On its standard input it is told the folder of a repository and which of its `*.trace.xml` it reads, as JSON. For each
of these it writes a line of JSON: the file as `corpus.jsonl` has it and its theorems as the lists of a split have them,
or what is wrong with it.

It is the package `lean-dojo` that reads a tree, file by file. Its own way of reading a whole repository asks GitHub
for the commit of Lean, copies the repository and keeps all trees in memory. The package changes the logging and the
environment of the process that imports it, makes folders in the home and counts on little depth: none of that concerns
the process that measures.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, TextIO
from xml.etree import ElementTree

from assistant.errors import AssistantError
from assistant.files import open_plain
from assistant.premises.leandojo import DataDamaged, DataMissing, LeanDojoError

PACKAGE = "lean-dojo"
DEPTH = 100_000
"""Calls in calls: a tree is walked by functions that call themselves, several for each of its levels."""
ENVIRONMENT = {"GITHUB_ACCESS_TOKEN": "", "DISABLE_REMOTE_CACHE": "1", "NUM_PROCS": "1"}
"""With a token, importing the package asks GitHub who has it."""
AGAIN = "Trace the repository with LeanDojo once more."


def check_head(root: Path, file: Path) -> None:
    """Whether a file is the trace of a source that is as it was then. Errors: `DataMissing`, `DataDamaged`."""
    try:
        with open_plain(file) as opened:
            _, head = next(iter(ElementTree.iterparse(opened, ["start"])))
    except OSError as error:
        raise DataMissing(f"{file} cannot be read: {error.strerror or error}", hint=AGAIN) from error
    except ElementTree.ParseError as error:
        raise DataDamaged(file, error.position[0], f"this is no XML: {error.msg}", AGAIN) from error
    path, digest = head.get("path"), head.get("md5")
    if head.tag != "TracedFile" or path is None or digest is None:
        raise DataDamaged(file, 1, f"a TracedFile with a path and an md5 should begin here, not {head.tag}", AGAIN)
    source = root / path
    try:
        with open_plain(source) as opened:
            found = hashlib.md5(opened.read(), usedforsecurity=False).hexdigest()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or error
        raise DataMissing(
            f"{source}, of which {file} is the trace, cannot be read: {reason}",
            hint="The sources belong to a traced repository: copy all of its folder.",
        ) from error
    if found != digest:
        hint = "Put the source back as it was, or trace the repository with LeanDojo once more."
        raise DataDamaged(file, 1, f"{path} has changed since it was traced", hint)


def load_package(folder: Path) -> None:
    """Imports `lean-dojo`, which may write into a folder, and prepares this process for reading with it. Takes seconds.
    Errors: any that the package raises."""
    os.environ |= {**ENVIRONMENT, "CACHE_DIR": os.fspath(folder / "cache")}
    import lean_dojo  # noqa: F401
    from lxml import etree

    sys.setrecursionlimit(DEPTH)
    # Deep trees and long states are what is to be expected, references to other files are not.
    etree.set_default_parser(etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))


def read_trace(root: Path, file: Path) -> dict[str, Any]:
    """The file and the theorems of a trace. `load_package` has been called. Errors: `DataMissing`, `DataDamaged`."""
    from lean_dojo import TracedFile, TracedRepo
    from lxml import etree

    check_head(root, file)
    try:
        found = TracedFile.from_xml(root, file, None)
        # Theorems are asked for the repositories that they come from, of which nothing is known without a network.
        found.traced_repo = TracedRepo(None, defaultdict(lambda: None), root, [found], None)
        imports = sorted({str(path) for _, path in found.get_direct_dependencies(None)})
        premises = found.get_premise_definitions()
        theorems = [_theorem(str(found.path), theorem) for theorem in found.get_traced_theorems()]
    except etree.XMLSyntaxError as error:
        raise DataDamaged(file, error.lineno or 1, f"this is no XML: {error.msg}", AGAIN) from error
    except Exception as error:  # a guest, and whatever it makes of a tree that it did not write itself
        version = importlib.metadata.version(PACKAGE)
        reason = f"{PACKAGE} {version} cannot read this: {type(error).__name__}: {error}"
        raise DataDamaged(file, 1, reason[:300], AGAIN) from error
    named = [theorem for theorem in theorems if theorem["full_name"] is not None]
    return {"file": {"path": str(found.path), "imports": imports, "premises": premises}, "theorems": named}


def _theorem(path: str, theorem: Any) -> dict[str, Any]:
    """A theorem with the path of its file from the root of the repository, as premises have it. Of its tactics it has
    what is asked for: the premises that they name, and the state before the first."""
    tactics = [
        {
            "annotated_tactic": ["", tactic.get_annotated_tactic()[1]],
            "state_before": "" if number else tactic.state_before,
        }
        for number, tactic in enumerate(theorem.get_traced_tactics())
    ]
    name = theorem.theorem.full_name
    return {"file_path": path, "full_name": name, "start": list(theorem.start), "traced_tactics": tactics}


def as_answer(error: AssistantError) -> dict[str, Any]:
    return {"error": error.message, "hint": error.hint}


def serve(asked: Any, write: TextIO) -> None:
    """Answers for each of the files, the first of which may be the last that it looks at."""
    root = Path(asked["root"])
    try:
        load_package(Path.cwd())
    except Exception as error:  # such as a missing git, without which the package cannot be imported
        reason = f"{PACKAGE} cannot be loaded: {type(error).__name__}: {error}"[:300]
        write.write(json.dumps(as_answer(LeanDojoError(reason, hint="It needs git; `pip check` tells what is amiss."))))
        return
    for name in asked["files"]:
        try:
            answer = read_trace(root, root / name)
        except LeanDojoError as error:
            answer = as_answer(error)
        write.write(json.dumps(answer) + "\n")
        write.flush()


def main() -> int:
    with os.fdopen(os.dup(1), "w", encoding="ascii") as write:
        os.dup2(2, 1)  # what libraries print is no answer
        serve(json.load(sys.stdin), write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
