"""Syntax out of `sorry` that a file has from the project's own modules: what stands for a missing proof in one file may
be made in another. What packages bring is theirs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.errors import LeanError
from assistant.lean.lakefile import source_folders
from assistant.lean.places import read_source
from assistant.lean.project import find_project
from assistant.sorries.syntax_of_sorry import makes_syntax_of_sorry, words_of_syntax


@dataclass(frozen=True, slots=True)
class _Module:
    """A source of the project. `imports` are those of its own that it imports."""

    text: str
    imports: tuple[Path, ...]
    leaves_out: bool


class ImportedSyntax:
    """Looks at the imports of some files; each source is read once."""

    def __init__(self) -> None:
        self._modules: dict[Path, _Module] = {}
        self._leaving_out: dict[Path, frozenset[Path]] = {}
        self._folders: dict[Path, tuple[Path, ...]] = {}

    def may_stand_in(self, path: Path, text: str) -> bool:
        """Whether a file with this text may use such syntax."""
        imports = self._imports(path, text)
        makers = frozenset[Path]().union(*map(self._makers, imports))
        if not makers:
            return False
        return any(word in text for word in self._words(makers, self._below(imports)))

    def _words(self, makers: frozenset[Path], modules: list[Path]) -> frozenset[str]:
        """The words of all syntax of the makers, and of modules that may make theirs of it."""
        words = frozenset[str]().union(*(words_of_syntax(self._modules[maker].text) for maker in makers))
        left = [module for module in modules if module not in makers]
        while more := [module for module in left if any(word in self._modules[module].text for word in words)]:
            words = words.union(*(words_of_syntax(self._modules[module].text) for module in more))
            left = [module for module in left if module not in more]
        return words

    def _makers(self, file: Path) -> frozenset[Path]:
        """Those that make such syntax of a module and all that it imports."""
        waiting = [file]
        entered: set[Path] = set()
        while waiting:
            module = waiting[-1]
            if module in self._leaving_out:
                waiting.pop()
                continue
            read = self._module(module)
            # What imports itself, Lean refuses.
            pending = [other for other in read.imports if other not in self._leaving_out and other not in entered]
            entered.add(module)
            if pending:
                waiting += pending
                continue
            own = frozenset({module} if read.leaves_out else ())
            self._leaving_out[module] = own.union(*(self._leaving_out.get(other, own) for other in read.imports))
            waiting.pop()
        return self._leaving_out[file]

    def _below(self, imports: tuple[Path, ...]) -> list[Path]:
        found = dict.fromkeys(imports)
        waiting = list(imports)
        while waiting:
            new = [other for other in self._module(waiting.pop()).imports if other not in found]
            found.update(dict.fromkeys(new))
            waiting += new
        return list(found)

    def _module(self, file: Path) -> _Module:
        if file not in self._modules:
            try:
                text = read_source(file).text
            except LeanError:
                text = ""  # Lean will say so
            self._modules[file] = _Module(text, self._imports(file, text), makes_syntax_of_sorry(text))
        return self._modules[file]

    def _imports(self, path: Path, text: str) -> tuple[Path, ...]:
        """The sources of the project's own modules that a file imports."""
        if not (modules := imported_modules(text)):
            return ()
        folder = Path(os.path.abspath(path)).parent
        return tuple(file for module in modules for file in self._sources(folder, module))

    def _sources(self, folder: Path, module: tuple[str, ...]) -> Iterator[Path]:
        if folder not in self._folders:
            root = find_project(folder).root
            self._folders[folder] = tuple(Path(os.path.abspath(one)) for one in source_folders(root))
        *parts, last = module
        found = (one.joinpath(*parts, f"{last}.lean") for one in self._folders[folder])
        yield from (file for file in found if file.is_file())
