"""Our top-level packages, found where `assistant` itself is.

`lsp`, `models` and `tui` are names that others use, too. What stands in a folder on PYTHONPATH, or where Python was
started, comes before what is installed, so a stranger's `models` would be imported instead of ours. The application
therefore looks for its own packages beside `assistant`, and nowhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

from assistant.errors import AssistantError

PACKAGES = ("lsp", "models", "tui")
HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder that has all of them."""


class StrangersPackage(AssistantError):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(
            f"a package `{name}` that is none of ours was loaded first: {file}",
            hint="Take its folder off PYTHONPATH, and install the assistant in an environment of its own.",
        )


class OwnPackages:
    """Finds our packages for Python's import system, and leaves all others to whoever comes next."""

    @staticmethod
    def find_spec(
        name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(name, [HOME]) if name in PACKAGES else None


def prefer_own_packages() -> None:
    """Has our packages imported from beside `assistant` from now on. Errors: `StrangersPackage` where Python loaded
    another one as it started."""
    for name in PACKAGES:
        module = sys.modules.get(name)
        file = getattr(module, "__file__", None) or ""
        if module is not None and os.path.realpath(file) != os.path.realpath(os.path.join(HOME, name, "__init__.py")):
            raise StrangersPackage(name, file or "somewhere without a file")
    if OwnPackages not in sys.meta_path:
        sys.meta_path.insert(0, OwnPackages)
