"""Which modules a file can use something of, by what it imports, as Lean decides it (`importModulesCore` in its
`Environment.lean`).

A file that is no `module` sees all that its imports import. A `module` sees what it imports itself, and of what that
imports only what is passed on (`public import`); of a module that it imports with `all` it sees what is private there,
and all that this one imports. That an import is for compile time only (`meta`) keeps nobody from proving with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.lean.compiled.module import Import

ImportsOf = Callable[[str], Iterable[Import] | None]
"""What a module imports itself; `None` for one of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The `modules` whose public declarations can be used, and those of which everything can: what is private, too."""

    modules: frozenset[str] = frozenset()
    entire: frozenset[str] = frozenset()


def reach(imports: Iterable[Import], imports_of: ImportsOf, *, in_module: bool) -> Reach:
    """From a file that imports something; `in_module` says whether it is a `module`. Only modules of which something is
    known are in it."""
    found: dict[str, bool] = {}  # by module, whether it is seen entirely
    waiting = [(entry.module, in_module and entry.entire) for entry in imports]
    while waiting:
        module, entire = waiting.pop()
        if found.get(module, -1) >= entire or (known := imports_of(module)) is None:
            continue
        found[module] = entire
        followed = (entry for entry in known if not in_module or entire or entry.exported)
        waiting += [(entry.module, entire and entry.entire) for entry in followed]
    return Reach(frozenset(found), frozenset(module for module, entire in found.items() if entire))
