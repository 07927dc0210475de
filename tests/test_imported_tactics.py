"""Lean says which tactics the imports of a file bring, and they are used."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.imported_tactics import ImportedTactics
from assistant.lean.places import Place, find_holes
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.search.budget import Budget
from tests.mathlib_stand_in import mathlib_stand_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

ORDER = "theorem t (a b : Nat) (h : a < b) : a + 1 ≤ b := by\n  sorry\n"
TWICE = "theorem t (a b : Nat) (h : a < b) : a.twice ≤ b.twice := by\n  sorry\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    root = tmp_path_factory.mktemp("project")
    with_mathlib = mathlib_stand_in(toolchain, tmp_path_factory.mktemp("mathlib"))
    engine = Engine(find_project(root), with_mathlib)
    yield engine
    await engine.close()


def hole(engine: Engine, text: str) -> Place:
    return find_holes(engine.project.root / "A.lean", text)[0]


async def test_what_imports_bring_is_found_through_several_modules(engine: Engine) -> None:
    tactics = ImportedTactics(engine.verifier)
    assert await tactics.at(hole(engine, "import Mathlib\n" + ORDER)) == {"linarith", "nlinarith", "tauto"}
    assert await tactics.at(hole(engine, "import Mathlib.Tactic.Linarith\n" + ORDER)) == {"linarith", "nlinarith"}
    assert await tactics.at(hole(engine, ORDER)) == frozenset()


async def test_lean_is_asked_once_for_a_header(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    tactics = ImportedTactics(engine.verifier)
    wanted = await tactics.at(hole(engine, "import Mathlib\n" + ORDER))
    monkeypatch.setattr(engine.verifier, "check", lambda *_: pytest.fail("it was asked again"))
    assert await tactics.at(hole(engine, "import Mathlib -- all of it\n\n" + TWICE)) == wanted


async def test_a_header_that_fails_brings_nothing_and_is_asked_about_again(engine: Engine) -> None:
    tactics = ImportedTactics(engine.verifier)
    place = hole(engine, "import Mathlib.Nowhere\n" + ORDER)
    assert await tactics.at(place) == frozenset()
    assert tactics._remembered == {}


async def test_they_are_suggested_where_they_are(engine: Engine) -> None:
    async def suggested(text: str) -> set[str]:
        known = [known async for known in engine.suggest(hole(engine, text), 20)][-1]
        return {suggestion.tactic for suggestion in known.suggestions}

    assert "linarith" in await suggested("import Mathlib\n" + ORDER)
    assert "linarith" not in await suggested(ORDER)


@pytest.mark.thorough
async def test_lemmas_of_the_package_are_used(engine: Engine) -> None:
    """The lemma is about a function of the package: no tactic of Lean's core knows it."""
    place = hole(engine, "import Mathlib\n" + TWICE)
    outcome = await engine.prove(place, Budget(20))
    assert outcome.proof
    found = await engine.premises(place, await engine.goals(place), 5)
    statements = {one.premise.name: one.premise.statement for one in found}
    assert statements["Nat.twice_le_twice"] == "{m n : Nat} (h : m ≤ n) : m.twice ≤ n.twice"
    elsewhere = await engine.premises(hole(engine, ORDER), await engine.goals(hole(engine, ORDER)), 50)
    assert "Nat.twice_le_twice" not in {one.premise.name for one in elsewhere}
