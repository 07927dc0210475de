"""The compiled modules of folders, in the order of their imports, and the premises in them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.module import OLEAN, Import, parts_of, read_imports
from assistant.lean.compiled.names import ANONYMOUS, join
from assistant.lean.compiled.references import ILEAN, named_in
from assistant.lean.compiled.summaries import summaries
from assistant.lean.compiled.summary import ModuleSummary
from assistant.premises.compiled import Signatures, compiled_premises
from assistant.premises.reach import Reach, reach
from assistant.premises.segment import ModulePremises


@dataclass(frozen=True, slots=True)
class CompiledModule:
    """`parts` are its files, `imports` what it imports itself; `is_module`: it is one of Lean's module system."""

    name: str
    parts: tuple[Path, ...]
    imports: tuple[Import, ...]
    is_module: bool = False


@dataclass(frozen=True, slots=True)
class UnreadModule:
    """A module that cannot be read, and why."""

    name: str
    error: CompiledFileError


def compiled_modules(folders: Iterable[Path]) -> tuple[list[CompiledModule], list[UnreadModule]]:
    """The modules below some folders of a search path, each behind what it imports; the first folder that has a module
    wins. Modules that import each other stand in some order."""
    files: dict[str, Path] = {}
    for folder in folders:
        for olean in sorted(file for file in folder.rglob(f"*{OLEAN}") if file.is_file()):
            name = ANONYMOUS
            for part in olean.relative_to(folder).with_suffix("").parts:
                name = join(name, part)
            files.setdefault(name, olean)
    modules: dict[str, CompiledModule] = {}
    unread: list[UnreadModule] = []
    for name, olean in files.items():
        try:
            is_module, imports = read_imports(olean)
        except CompiledFileError as error:
            unread.append(UnreadModule(name, error))
        else:
            modules[name] = CompiledModule(name, parts_of(olean), imports, is_module)
    return [modules[name] for name in _in_order(modules)], unread


def _in_order(modules: Mapping[str, CompiledModule]) -> list[str]:
    done: dict[str, None] = {}
    begun: set[str] = set()
    for root in modules:
        path: list[tuple[str, Iterator[Import]]] = []
        if root not in begun:
            begun.add(root)
            path.append((root, iter(modules[root].imports)))
        while path:
            name, imports = path[-1]
            for other in (entry.module for entry in imports):
                if other in modules and other not in begun:
                    begun.add(other)
                    path.append((other, iter(modules[other].imports)))
                    break
            else:
                path.pop()
                done[name] = None
    return list(done)


def premises_in(
    modules: Sequence[CompiledModule], known: Signatures, program: Path | None
) -> Iterator[ModulePremises | UnreadModule]:
    """The premises of each module, which stand in the order of `compiled_modules`; `program` as in `summaries`."""
    found = summaries([module.parts for module in modules], program)
    for module, summary in zip(modules, found, strict=True):
        if isinstance(summary, ModuleSummary):
            named: dict[str, frozenset[str]] = {}
            with contextlib.suppress(CompiledFileError):  # then the proof itself tells what it uses
                named = named_in(module.parts[0].with_suffix(ILEAN))
            yield ModulePremises(module.name, module.imports, compiled_premises(summary, known, named))
        else:
            yield UnreadModule(module.name, summary)


def reaches(modules: Sequence[CompiledModule]) -> dict[str, Reach]:
    """Of what each module can use something, by what it imports directly or through others."""
    imports = {module.name: module.imports for module in modules}
    return {module.name: reach(module.imports, imports.get, in_module=module.is_module) for module in modules}
