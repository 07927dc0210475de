"""What can be wrong with a compiled file, each with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.lean.errors import LeanError

_REBUILD = "Compile the module again (`lake build` in a Lake project)."


class CompiledFileError(LeanError):
    """A compiled file that does not answer what was asked."""


class CompiledFileUnreadable(CompiledFileError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot be read: {reason}", hint=_REBUILD)


class NotCompiledLean(CompiledFileError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: not a compiled Lean module: {reason}", hint=_REBUILD)


class UnsupportedFormat(CompiledFileError):
    """Written in a format, or by a version of Lean, that this reader does not know."""

    def __init__(self, path: Path, found: str, supported: str) -> None:
        super().__init__(
            f"{path}: {found} is not supported; compiled files are read of {supported}",
            hint="Use a toolchain of a supported version, or do without what is read from compiled files.",
        )


class CorruptFile(CompiledFileError):
    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: damaged or truncated: {reason}", hint=_REBUILD)


class UnexpectedTerm(CompiledFileError):
    """A part of a term was asked for that this kind of term does not have."""

    def __init__(self, kind: str, part: str) -> None:
        super().__init__(f"a term of kind {kind!r} has no {part}", hint="Look at the kind of the term first.")


class ModuleMissing(CompiledFileError):
    def __init__(self, module: str, search_path: Sequence[Path]) -> None:
        places = ", ".join(map(str, search_path)) or "an empty search path"
        super().__init__(f"module {module} has no compiled file in {places}", hint="Build the module that is imported.")


class ImportCycle(CompiledFileError):
    def __init__(self, module: str) -> None:
        super().__init__(f"module {module} imports itself through others", hint=_REBUILD)


class ConstantMissing(CompiledFileError):
    def __init__(self, name: str, within: str) -> None:
        super().__init__(
            f"no constant {name} in {within}",
            hint="Modules that were compiled against another version of their imports must be built again.",
        )


class AmbiguousConstant(CompiledFileError):
    def __init__(self, name: str, modules: Sequence[str]) -> None:
        super().__init__(
            f"{name} is declared in several modules: {', '.join(modules)}", hint="Ask for it within one module."
        )


class StatementsOnly(CompiledFileError):
    """Only the public part of a module is there, where theorems stand as axioms: nothing can be said about proofs."""

    def __init__(self, module: str, name: str) -> None:
        super().__init__(
            f"the proofs of module {module} are not there, so what {name} rests on cannot be judged",
            hint=f"Its `.olean.private` file is missing; build {module} on this machine (`lake build {module}`).",
        )
