"""What is in reach of a file by what it imports."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.lean.compiled.module import Import
from assistant.premises.reach import Reach, reach
from tests.premises.imported import imported

HIDDEN = imported("Hidden", public=False)
GRAPH: Mapping[str, tuple[Import, ...]] = {
    "Passing": (imported("Base"), HIDDEN),
    "All": (imported("Passing", public=False, entire=True), imported("Base")),
    "Circle": (imported("Circle"), imported("Base")),
    "Base": (),
    "Hidden": (imported("Deep"),),
    "Deep": (),
}


def modules(*imports: Import, in_module: bool = True) -> Reach:
    return reach(imports, GRAPH.get, in_module=in_module)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (imported("Passing"), {"Passing", "Base"}),
        (imported("Passing", public=False), {"Passing", "Base"}),
        (imported("Passing", meta=True), {"Passing", "Base"}),
        (HIDDEN, {"Hidden", "Deep"}),
        (imported("Circle"), {"Circle", "Base"}),
        (imported("Nowhere"), set()),
    ],
    ids=["public", "not public", "meta", "hidden", "a circle", "nowhere"],
)
def test_a_module_sees_what_it_imports_and_what_that_passes_on(written: Import, found: set[str]) -> None:
    assert modules(written) == Reach(frozenset(found))


def test_of_a_module_that_is_imported_entirely_everything_is_seen_and_what_it_imports_itself() -> None:
    found = modules(imported("Passing", public=False, entire=True))
    assert found == Reach(frozenset({"Passing", "Base", "Hidden", "Deep"}), frozenset({"Passing"}))


def test_what_an_entire_import_imports_entirely_is_seen_entirely() -> None:
    found = modules(imported("All", public=False, entire=True))
    assert found.entire == {"All", "Passing"}
    assert "Hidden" in found.modules


@pytest.mark.parametrize("turned", [False, True])
def test_the_widest_of_several_imports_of_a_module_counts(turned: bool) -> None:
    both = [imported("Passing"), imported("Passing", public=False, entire=True)]
    found = modules(*(reversed(both) if turned else both))
    assert found.entire == {"Passing"}
    assert "Hidden" in found.modules


def test_a_file_that_is_no_module_sees_all_that_its_imports_import_and_nothing_private() -> None:
    found = modules(imported("All"), in_module=False)
    assert found == Reach(frozenset({"All", "Passing", "Base", "Hidden", "Deep"}))
