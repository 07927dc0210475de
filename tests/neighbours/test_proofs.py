"""The finished proofs of a project, on a real Lean: what teaches where, and when it counts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from assistant.lean.goals import parse_goal
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.neighbours import proofs as proofs_module
from assistant.neighbours.proofs import FinishedProofs
from assistant.neighbours.store import FOLDER

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST = "theorem first (a b : Nat) : a + b = b + a := by\n  exact Nat.add_comm a b\n"
SECOND = "theorem second (p q : Prop) (h : p) : p ∨ q := by\n  exact Or.inl h\n"
SUM = parse_goal("x y : Nat\n⊢ x + y = y + x")
SECONDS = 60.0


async def never_built(_text: str) -> int:
    return 0


@pytest_asyncio.fixture(loop_scope="module")
async def begin(
    tmp_path: Path, toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[[], FinishedProofs]]:
    """Begins anew with what the disk keeps, in a project of its own."""
    monkeypatch.setattr(proofs_module, "FIRST_SECONDS", 0.0)
    (tmp_path / "project").mkdir()
    begun: list[FinishedProofs] = []

    def make() -> FinishedProofs:
        begun.append(FinishedProofs(find_project(tmp_path / "project"), toolchain, tmp_path / "cache", never_built))
        return begun[-1]

    yield make
    for each in begun:
        await each.close()


async def taught(proofs: FinishedProofs, before: str, file: str = "A.lean", declaration: str = "") -> set[str]:
    """What a text above a place teaches about sums, once it was read."""
    above = proofs.above(find_file(proofs, file), before)
    await above.complete(SECONDS)
    assert above.is_complete
    found = await above.near(SUM, 10, declaration)
    return {neighbour.taught.step.tactic for neighbour in found.neighbours}


def find_file(proofs: FinishedProofs, name: str) -> Path:
    return proofs.root / name


async def test_what_stands_above_teaches_and_what_is_below_does_not(begin: Callable[[], FinishedProofs]) -> None:
    proofs = begin()
    (proofs.root / "A.lean").write_text(FIRST + SECOND)
    assert await taught(proofs, "") == set()
    assert await taught(proofs, SECOND) == set()
    assert await taught(proofs, FIRST) == {"exact Nat.add_comm a b"}


async def test_nothing_is_waited_for(begin: Callable[[], FinishedProofs]) -> None:
    proofs = begin()
    above = proofs.above(proofs.root / "A.lean", FIRST)
    above.begin()
    assert (await above.near(SUM, 10, "")).neighbours == ()
    assert not above.is_complete


async def test_an_edit_changes_what_is_taught_and_what_breaks_teaches_nothing(
    begin: Callable[[], FinishedProofs],
) -> None:
    proofs = begin()
    assert await taught(proofs, FIRST + SECOND) == {"exact Nat.add_comm a b"}
    assert await taught(proofs, FIRST.replace("exact Nat.add_comm a b", "omega") + SECOND) == {"omega"}
    assert await taught(proofs, FIRST.replace("Nat.add_comm", "Nat.mul_comm") + SECOND) == set()
    assert await taught(proofs, FIRST + SECOND) == {"exact Nat.add_comm a b"}


async def test_what_breaks_since_something_above_it_was_changed_teaches_nothing_either(
    begin: Callable[[], FinishedProofs],
) -> None:
    proofs = begin()
    lemma = "theorem mine (a b : Nat) : a + b = b + a := Nat.add_comm a b\n"
    uses = FIRST.replace("Nat.add_comm", "mine")
    assert await taught(proofs, lemma + uses) == {"exact mine a b"}
    assert await taught(proofs, lemma.replace("mine", "yours") + uses) == set()


async def test_a_proof_that_only_moved_teaches_at_once(begin: Callable[[], FinishedProofs]) -> None:
    proofs = begin()
    await taught(proofs, FIRST)
    above = proofs.above(proofs.root / "A.lean", "def new := 1\n" + FIRST)
    assert {n.taught.line for n in (await above.near(SUM, 10, "")).neighbours} == {3}


async def test_what_was_read_is_kept(begin: Callable[[], FinishedProofs], monkeypatch: pytest.MonkeyPatch) -> None:
    assert await taught(begin(), FIRST) == {"exact Nat.add_comm a b"}
    monkeypatch.setattr(proofs_module, "_has_room", lambda: False)  # so that nothing is read any more
    again = begin()
    assert await taught(again, FIRST) == {"exact Nat.add_comm a b"}
    assert await taught(again, FIRST.replace("add_comm a b", "add_comm _ _")) == set()


async def test_what_is_damaged_on_the_disk_is_made_again(begin: Callable[[], FinishedProofs], tmp_path: Path) -> None:
    await taught(begin(), FIRST)
    [kept] = (tmp_path / "cache" / FOLDER).iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert await taught(begin(), FIRST) == {"exact Nat.add_comm a b"}
    assert kept.read_bytes() == whole


async def everything_read(proofs: FinishedProofs) -> None:
    async with asyncio.timeout(SECONDS):
        await proofs.rest()


async def test_other_files_of_the_project_teach_but_for_those_that_import_this_one(
    begin: Callable[[], FinishedProofs],
) -> None:
    proofs = begin()
    (proofs.root / "Other.lean").write_text(FIRST.replace("first", "other"))
    (proofs.root / "Below.lean").write_text("import A\n" + FIRST.replace("exact", "apply"))
    await taught(proofs, SECOND)
    await everything_read(proofs)
    assert await taught(proofs, SECOND) == {"exact Nat.add_comm a b"}
    assert await taught(proofs, SECOND, declaration="other") == set()
    assert await taught(proofs, SECOND, "Third.lean") == {"exact Nat.add_comm a b"}


async def test_a_name_that_is_not_in_reach_is_told(begin: Callable[[], FinishedProofs]) -> None:
    proofs = begin()
    (proofs.root / "Other.lean").write_text("namespace N\n" + FIRST)
    above = proofs.above(proofs.root / "A.lean", SECOND)
    await above.complete(SECONDS)
    await everything_read(proofs)
    names = (await above.near(SUM, 10, "")).names
    assert names.in_reach == {"second"}
    assert names.others == {"N.first"}


async def test_where_memory_is_short_nothing_is_read(
    begin: Callable[[], FinishedProofs], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs_module, "_has_room", lambda: False)
    proofs = begin()
    before = len(psutil.Process().children(recursive=True))
    assert await taught(proofs, FIRST) == set()
    assert len(psutil.Process().children(recursive=True)) == before
    monkeypatch.undo()
    assert await taught(proofs, FIRST) == {"exact Nat.add_comm a b"}


async def test_the_lean_that_reads_gives_way_and_is_ended(begin: Callable[[], FinishedProofs]) -> None:
    proofs = begin()
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    await taught(proofs, FIRST)
    own = [process for process in psutil.Process().children(recursive=True) if process.pid not in before]
    assert own
    assert all(process.nice() > 0 for process in own)
    await proofs.release()
    _, left = psutil.wait_procs(own, timeout=10)
    assert [process for process in left if process.status() != psutil.STATUS_ZOMBIE] == []
    assert await taught(proofs, SECOND + FIRST) == {"exact Nat.add_comm a b"}
