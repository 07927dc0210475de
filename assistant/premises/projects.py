"""Which compiled packages the files of a project can import."""

from __future__ import annotations

from assistant.lean.lake import lake_packages
from assistant.lean.project import Project, ProjectKind
from assistant.lean.toolchain import Toolchain
from assistant.premises.library import Package


def packages(project: Project, toolchain: Toolchain) -> tuple[Package, ...]:
    """Each behind those that it depends on: Lean's own library, then the project's dependencies, the project last."""
    library = [Package(folder, toolchain.sources, name="Lean") for folder in toolchain.lean_path]
    others = [folder for folder in toolchain.search_path if folder not in toolchain.lean_path]
    if project.kind is not ProjectKind.LAKE:
        root = project.root.absolute()
        found = [Package(folder, (folder, root), folder.is_relative_to(root), str(folder)) for folder in others]
        return (*library, *found)
    *dependencies, own = lake_packages(project.root)
    return (
        *library,
        *(Package(package.compiled, package.sources, name=package.name) for package in dependencies),
        Package(own.compiled, own.sources, own=True, name="this project"),
    )
