"""A generated library: what is copied, what is renamed, and that it is searched like any other."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.bench.large_library import copies, run_large
from assistant.lean.toolchain import Toolchain
from assistant.premises.indexed import IndexedPremise
from assistant.premises.segment import ModulePremises
from tests.premises.imported import imported


def premise(name: str, features: dict[str, int], *uses: str) -> IndexedPremise:
    return IndexedPremise(name, "theorem", 1, 1, False, Counter(features), uses)


def test_copies_have_names_of_their_own_and_share_what_is_common() -> None:
    module = ModulePremises(
        "M", (imported("N"),), [premise(f"p{n}", {"cEq": 1, f"crare{n}": 2}, "p0", "else") for n in range(300)]
    )
    first, second = copies([module], 600)
    assert first == module
    assert (second.module, second.imports) == ("Copy1.M", (imported("Copy1.N"),))
    copy = second.premises[7]
    assert (copy.name, copy.uses) == ("Copy1.p7", ("Copy1.p0", "else"))
    assert copy.features == {"cEq": 1, "crare7Copy1.": 2}


def test_there_are_at_least_as_many_as_wanted_in_whole_copies() -> None:
    module = ModulePremises("M", (), [premise(f"p{n}", {"cEq": 1}) for n in range(10)])
    assert [one.module for one in copies([module], 10)] == ["M"]
    assert [one.module for one in copies([module], 11)] == ["M", "Copy1.M"]


@pytest.mark.thorough
def test_it_is_indexed_opened_searched_and_changed(toolchain: Toolchain) -> None:
    report = run_large(toolchain.lean_path, toolchain.sources, 6_000, lambda _: None)
    assert report.premises >= 6_000
    found = report.searched
    assert min(found.opened, found.query_ms, found.update_ms, report.indexed) > 0
    assert found.query_ms <= found.query_ms_95
    vectors = found.vectors
    assert min(vectors.opened, vectors.query_ms, vectors.product_ms, vectors.product_8_bit_ms) > 0
    assert vectors.query_ms <= vectors.query_ms_95
    assert vectors.megabytes > found.megabytes
