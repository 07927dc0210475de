"""The project's files that were changed since they were compiled, or never were: they count as they are now."""

from __future__ import annotations

from pathlib import Path

from assistant.files import read_plain
from assistant.lean.compiled.names import components
from assistant.lean.project import module_file
from assistant.premises.corpus import SourceStamp, stamp
from assistant.premises.library import CompiledLibrary
from assistant.premises.written import WrittenModule, written_imports, written_module


def imported_texts(
    text: str, root: Path, library: CompiledLibrary
) -> tuple[list[WrittenModule], tuple[SourceStamp, ...]]:
    """The project's files that a text imports, directly or through others, and that were changed since they were
    compiled; and the stamps of all its files that are imported: as long as they hold the answer does."""
    found: list[WrittenModule] = []
    stamps: dict[Path, SourceStamp] = {}
    seen: set[str] = set()
    waiting = list(written_imports(text))
    while waiting:
        module = waiting.pop().module
        if module in seen:
            continue
        seen.add(module)
        path = module_file(Path(*map(str, components(module))).with_suffix(".lean"), root)
        now = stamp(path)
        compiled_at = library.compiled_at(module)
        if now.size or now.changed or not compiled_at:
            stamps[path] = now
        if compiled_at >= now.changed and compiled_at:
            waiting += library.imports(module) or ()
            continue
        try:
            content = read_plain(path)
        except (OSError, UnicodeDecodeError):
            continue  # a module of a dependency, or one that is not there: Lean will say so
        waiting += written_imports(content)
        found.append(written_module(content, module))
    return found, tuple(stamps.values())
