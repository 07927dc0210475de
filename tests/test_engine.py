"""The facade on a real Lean: from a place in a file to verified suggestions and accepted proofs."""

from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Verdict
from assistant.search.best_first import Budget, SearchStatus

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
def twice (n : Nat) : Nat := n + n

theorem early (a b : Nat) (h : a = b) : b = a := by
  sorry

def chain : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: chain xs ys

theorem chain_nil (xs : List Nat) : chain xs [] = xs := by
  sorry

opaque secret : Nat → Nat
axiom secret_spec (n : Nat) : secret (n + 1) = secret n

theorem uses_axiom : secret 1 = secret 0 := secret_spec 0

theorem step (n : Nat) : secret (n + 2) = secret n := by
  sorry

theorem late (n : Nat) : secret (n + 1) = secret n := secret_spec n
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    root = tmp_path_factory.mktemp("engine")
    (root / "File.lean").write_text(FILE)
    async with Engine.open(root / "File.lean") as engine:
        yield engine


def place(engine: Engine, name: str) -> Place:
    [found] = [h for h in find_holes(engine.project.root / "File.lean", FILE) if h.declaration.name == name]
    return found


async def test_suggestions_close_the_goal_or_say_what_is_left(engine: Engine) -> None:
    known = [k async for k in engine.suggest(place(engine, "early"), 10)][-1]
    assert [goal.target for goal in known.goals] == ["b = a"]
    assert known.suggestions[0].status is Verdict.CLOSES
    assert all(s.goals for s in known.suggestions if s.status is Verdict.PROGRESS)


async def test_a_proof_is_found_and_accepted(engine: Engine) -> None:
    result = await engine.prove(place(engine, "early"), Budget(20))
    assert result.status is SearchStatus.PROVED
    assert (await engine.accept(place(engine, "early"), result.proof)).accepted


async def test_what_the_file_defines_is_known_also_when_an_earlier_place_was_asked_first(engine: Engine) -> None:
    await engine.prove(place(engine, "early"), Budget(10))
    result = await engine.prove(place(engine, "chain_nil"), Budget(20))
    assert result.status is SearchStatus.PROVED
    assert "chain" in result.proof


async def test_lemmas_of_the_file_are_used_and_their_axioms_told(engine: Engine) -> None:
    result = await engine.prove(place(engine, "step"), Budget(20))
    assert result.status is SearchStatus.PROVED
    assert "late" not in result.proof
    assert "secret_spec" in result.axioms


async def test_axioms_are_told_by_declaration(engine: Engine) -> None:
    axioms = await engine.axioms(FILE, 60)
    assert axioms["uses_axiom"] == ("secret_spec",)
    assert "sorryAx" in axioms["early"]


async def test_closing_leaves_no_process(tmp_path: Path) -> None:
    (tmp_path / "File.lean").write_text(FILE)
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    async with Engine.open(tmp_path / "File.lean") as engine:
        await engine.goals(place(engine, "early"))
        assert {process.pid for process in psutil.Process().children(recursive=True)} - before
    left = [p for p in psutil.Process().children(recursive=True) if p.pid not in before]
    psutil.wait_procs(left, timeout=10)
    assert [p for p in left if p.is_running() and p.status() != psutil.STATUS_ZOMBIE] == []
