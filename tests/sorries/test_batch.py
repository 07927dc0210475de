"""Batches on a real Lean: what is found, what is kept, and what a user who comes back sees.

Where it is about what happens when, the prover is the stand-in of `test_closing.py`.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

import pytest
import pytest_asyncio

from assistant.codec import pack
from assistant.engine import Engine
from assistant.lean.errors import SourceMissing
from assistant.lean.places import Place, find_holes
from assistant.lean.project import find_project
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries import batch_runner as runner_module
from assistant.sorries.backend import Backend
from assistant.sorries.batch import (
    NO_BATCH,
    Batch,
    BatchFile,
    BatchHole,
    BatchRequest,
    BatchRunning,
)
from assistant.sorries.batch_runner import BatchRunner
from assistant.sorries.batch_store import MAGIC, VERSION, batch_file, load_batch, save_batch
from assistant.sorries.journal import AnotherRun
from tests.sorries.test_closing import ProverStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60.0
EASY = """\
theorem first (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem second (p q : Prop) (h : p ∧ q) : q := by
  sorry
"""
HARD = """\
theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by
  sorry
"""
FALSE = "theorem wrong : (1 : Nat) = 2 := by\n  sorry\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("batch")) as engine:
        yield engine


@dataclass
class Desk:
    """A project with a state folder of its own, and the runners that work on it."""

    root: Path
    state: Path
    runners: list[BatchRunner] = field(default_factory=list)

    def file(self, name: str, text: str) -> Path:
        (self.root / name).write_text(text, encoding="utf-8")
        return self.root / name

    def runner(self, prover: Backend, jobs: int = 2) -> BatchRunner:
        """As in an engine that has just been started."""
        self.runners.append(BatchRunner(prover, find_project(self.root), "4.35.0", jobs, self.state))
        return self.runners[-1]

    @property
    def kept(self) -> Path:
        return batch_file(self.root, self.state)


@pytest_asyncio.fixture(loop_scope="module")
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    (tmp_path / "project").mkdir()
    desk = Desk(tmp_path / "project", tmp_path / "state")
    yield desk
    for runner in desk.runners:
        await runner.close()


async def seen(runner: BatchRunner, condition: Callable[[Batch], bool]) -> list[Batch]:
    """The states until one fulfils a condition."""
    states = []
    async with asyncio.timeout(PATIENCE), contextlib.aclosing(runner.watch()) as watching:
        async for batch in watching:
            states.append(batch)
            if condition(batch):
                return states
    raise AssertionError("the watch ended")


async def ended(runner: BatchRunner) -> Batch:
    return (await seen(runner, lambda batch: not batch.running))[-1]


def statuses(batch: Batch) -> dict[str, str]:
    return {hole.declaration: hole.status for hole in batch.holes}


def offset(text: str, index: int) -> int:
    return find_holes(Path("X.lean"), text)[index].span.start


# --- what is found ---------------------------------------------------------------------------------------------


async def test_a_project_is_searched_and_only_the_patches_have_the_proofs(engine: Engine, desk: Desk) -> None:
    easy, false = desk.file("Easy.lean", EASY), desk.file("False.lean", FALSE)
    runner = desk.runner(engine)
    begun = await runner.start(BatchRequest((desk.root,), timeout=10.0))
    assert begun.running
    assert statuses(begun) == {"first": "waiting", "second": "waiting", "wrong": "waiting"}
    assert [(hole.path, hole.line) for hole in begun.holes] == [(easy, 2), (easy, 5), (false, 2)]
    assert [hole.offset for hole in begun.holes] == [offset(EASY, 0), offset(EASY, 1), offset(FALSE, 0)]
    states = await seen(runner, lambda batch: not batch.running)
    assert any("searching" in statuses(batch).values() for batch in states)
    batch = states[-1]
    assert batch.status == "done"
    assert statuses(batch)["first"] == statuses(batch)["second"] == "proved"
    assert statuses(batch)["wrong"] == "refuted"
    assert batch.holes[2].outcome.reason
    [patch] = batch.files
    assert (patch.path, patch.before) == (easy, EASY)
    assert "sorry" not in patch.after
    assert all(hole.outcome.proof in patch.after for hole in batch.holes[:2])
    assert await engine.diagnostics(patch.after, 30.0) == ()
    assert (easy.read_text(), false.read_text()) == (EASY, FALSE)


async def test_of_chosen_holes_the_others_are_left_alone(engine: Engine, desk: Desk) -> None:
    path = desk.file("Easy.lean", EASY)
    desk.file("False.lean", FALSE)
    runner = desk.runner(engine)
    await runner.start(BatchRequest((), ((path, offset(EASY, 1)),), timeout=10.0))
    batch = await ended(runner)
    assert statuses(batch) == {"second": "proved"}
    assert [file.after.count("sorry") for file in batch.files] == [1]


async def test_a_chosen_hole_that_is_not_there_any_more_is_told(desk: Desk) -> None:
    path = desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({}))
    await runner.start(BatchRequest((), ((path, offset(EASY, 0)), (path, 3)), timeout=1.0))
    batch = await ended(runner)
    assert statuses(batch) == {"first": "timed_out"}
    assert [note for note in batch.notes if "1 of the chosen holes" in note and "Easy.lean" in note]


async def test_a_file_that_cannot_be_read_is_told_and_the_others_are_searched(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    (desk.root / "Binary.lean").write_bytes(b"theorem \0 sorry")
    runner = desk.runner(ProverStandIn({"first": "x", "second": "y"}))
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert batch.proved == 2
    assert [note for note in batch.notes if "Binary.lean" in note]


async def test_files_of_a_project_inside_are_not_searched_with_the_wrong_imports(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    (desk.root / "inner").mkdir()
    desk.file("inner/lakefile.toml", 'name = "inner"\n')
    desk.file("inner/Theirs.lean", FALSE)
    runner = desk.runner(ProverStandIn({}))
    await runner.start(BatchRequest((desk.root,), timeout=1.0))
    batch = await ended(runner)
    assert "wrong" not in statuses(batch)
    assert [note for note in batch.notes if "Theirs.lean" in note and "another project" in note]


async def test_a_proof_that_does_not_stand_with_the_others_is_neither_proved_nor_in_the_patch(desk: Desk) -> None:
    path = desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "rfl", "second": "clash"}, forbidden="clash"))
    await runner.start(BatchRequest((path,)))
    batch = await ended(runner)
    assert statuses(batch) == {"first": "proved", "second": "unproved"}
    assert "together with the other proofs" in batch.holes[1].outcome.reason
    assert batch.files == (BatchFile(path, EASY, EASY.replace("sorry", "rfl", 1), "as they were"),)


async def test_patches_that_are_too_large_together_are_left_out_and_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "LARGEST_PATCHES", 3 * len(EASY.encode()))
    desk.file("A.lean", EASY)
    desk.file("B.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "x", "second": "y"}))
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert batch.proved == 4
    assert len(batch.files) == 1
    assert len([note for note in batch.notes if "too large" in note]) == 1


async def test_a_path_that_is_not_there_is_an_error_and_the_next_batch_can_begin(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "x"}))
    with pytest.raises(SourceMissing):
        await runner.start(BatchRequest((desk.root / "Missing.lean",)))
    assert await runner.state() == NO_BATCH
    await runner.start(BatchRequest((desk.root,)))
    assert (await ended(runner)).proved == 1


# --- stopping and starting again -------------------------------------------------------------------------------


async def test_stopping_keeps_what_was_found_with_its_patch(engine: Engine, desk: Desk) -> None:
    path = desk.file("A.lean", EASY + "\n" + HARD)
    runner = desk.runner(engine, jobs=1)
    await runner.start(BatchRequest((path,), timeout=100.0))
    await seen(runner, lambda batch: statuses(batch)["unprovable"] == "searching")
    batch = await runner.stop()
    assert batch.status == "stopped"
    assert statuses(batch) == {"first": "proved", "second": "proved", "unprovable": "interrupted"}
    assert [file.after.count("sorry") for file in batch.files] == [1]
    assert not runner.running
    assert load_batch(desk.kept) == batch


async def test_what_is_known_is_not_searched_again_and_more_time_is_a_reason_to(desk: Desk) -> None:
    desk.file("A.lean", EASY)
    desk.file("B.lean", FALSE)
    proofs = {"first": "rfl", "second": "rfl"}
    first = ProverStandIn(proofs)
    runner = desk.runner(first)
    await runner.start(BatchRequest((desk.root,), timeout=2.0))
    before = await ended(runner)
    assert sorted(first.searched) == ["first", "second", "wrong"]
    assert statuses(before) == {"first": "proved", "second": "proved", "wrong": "timed_out"}

    same = ProverStandIn(proofs)
    runner = desk.runner(same)
    await runner.start(BatchRequest((desk.root,), timeout=2.0))
    batch = await ended(runner)
    assert same.searched == []
    assert statuses(batch) == statuses(before)
    assert [file.after for file in batch.files] == [file.after for file in before.files]
    assert batch.number == before.number + 1

    longer = ProverStandIn(proofs)
    runner = desk.runner(longer)
    await runner.start(BatchRequest((desk.root,), timeout=3.0))
    await ended(runner)
    assert longer.searched == ["wrong"]


async def test_who_sees_that_a_batch_has_ended_can_start_the_next_one(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "x"}))
    for number in (1, 2, 3):
        assert (await runner.start(BatchRequest((desk.root,)))).number == number
        await ended(runner)


@pytest.mark.parametrize("at_once", [True, False], ids=["at the same moment", "later"])
async def test_one_batch_at_a_time(desk: Desk, at_once: bool) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "takes forever"}))
    request = BatchRequest((desk.root,))
    if at_once:
        one, other = await asyncio.gather(runner.start(request), runner.start(request), return_exceptions=True)
        assert isinstance(one, Batch)
        assert isinstance(other, BatchRunning)
    else:
        await runner.start(request)
        with pytest.raises(BatchRunning) as caught:
            await runner.start(request)
        assert caught.value.hint
    assert (await runner.stop()).number == 1


async def test_while_another_process_closes_the_project_no_batch_begins(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    await desk.runner(ProverStandIn({"first": "takes forever"})).start(BatchRequest((desk.root,)))
    other = desk.runner(ProverStandIn({}))
    with pytest.raises(AnotherRun, match=str(os.getpid())):
        await other.start(BatchRequest((desk.root,)))
    await desk.runners[0].stop()
    await other.start(BatchRequest((desk.root,), timeout=1.0))
    assert (await ended(other)).status == "done"


async def test_stopping_when_nothing_runs_changes_nothing(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "x"}))
    assert await runner.stop() == NO_BATCH
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert await runner.stop() == batch


async def test_a_batch_whose_proofs_cannot_be_put_together_in_time_ends_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hanging(ProverStandIn):
        async def diagnostics(self, text: str, seconds: float) -> NoReturn:
            await self.forever.wait()
            raise AssertionError

    monkeypatch.setattr(runner_module, "STOP_SECONDS", 0.1)
    desk.file("Easy.lean", EASY)
    runner = desk.runner(Hanging({"first": "rfl", "second": "takes forever"}))
    await runner.start(BatchRequest((desk.root,)))
    await seen(runner, lambda batch: batch.proved == 1)
    batch = await asyncio.wait_for(runner.stop(), PATIENCE)
    assert batch.status == "stopped"
    assert statuses(batch) == {"first": "proved", "second": "interrupted"}
    assert batch.holes[0].outcome.proof == "rfl"
    assert batch.files == ()


# --- what is kept ----------------------------------------------------------------------------------------------


async def test_the_last_batch_is_there_in_the_morning(engine: Engine, desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(engine)
    await runner.start(BatchRequest((desk.root,), timeout=10.0))
    batch = await ended(runner)
    await runner.close()
    assert batch.proved == 2
    assert await desk.runner(engine).state() == batch


async def test_a_batch_whose_engine_died_is_stopped_with_what_it_had_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "KEEP_SECONDS", 0.05)
    desk.file("Easy.lean", EASY)
    alive = desk.runner(ProverStandIn({"first": "rfl", "second": "takes forever"}))
    await alive.start(BatchRequest((desk.root,)))
    async with asyncio.timeout(PATIENCE):
        while load_batch(desk.kept).proved < 1:  # noqa: ASYNC110 - a thread writes it
            await asyncio.sleep(0.02)
    batch = await desk.runner(ProverStandIn({})).state()
    assert batch.status == "stopped"
    assert statuses(batch) == {"first": "proved", "second": "interrupted"}
    assert batch.holes[0].outcome.proof == "rfl"
    assert "start the batch again" in batch.notes[-1]


async def test_an_engine_that_closes_leaves_its_batch_stopped(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "rfl", "second": "takes forever"}))
    await runner.start(BatchRequest((desk.root,)))
    watching = asyncio.create_task(seen(runner, lambda batch: not batch.running))
    await seen(runner, lambda batch: batch.proved == 1)
    await asyncio.wait_for(runner.close(), PATIENCE)
    batch = await desk.runner(ProverStandIn({})).state()
    assert batch.status == "stopped"
    assert statuses(batch) == {"first": "proved", "second": "interrupted"}
    assert (await watching)[-1] == batch, "who watched has seen it end"


async def test_a_proof_is_in_the_journal_before_it_is_in_the_state(desk: Desk) -> None:
    """Who dies after the state was written can go on from the journal."""
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "rfl", "second": "takes forever"}))
    await runner.start(BatchRequest((desk.root,)))
    async with asyncio.timeout(PATIENCE):
        while load_batch(desk.kept).proved < 1:  # noqa: ASYNC110 - a thread writes it
            await asyncio.sleep(0.02)
    assert '"rfl"' in desk.kept.with_suffix(".jsonl").read_text()


DAMAGE = {
    "empty": b"",
    "noise": b"\xc1\x00\xff",
    "a list": pack([1, 2]),
    "of somebody else": pack({"magic": "another", "version": VERSION, "batch": None}),
    "newer": pack({"magic": MAGIC, "version": VERSION + 1, "batch": {"something": "new"}}),
    "without a batch": pack({"magic": MAGIC, "version": VERSION}),
    "other fields": pack({"magic": MAGIC, "version": VERSION, "batch": [1, "today", 0.0]}),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
async def test_a_state_that_cannot_be_read_is_no_batch_with_a_note_and_no_obstacle(desk: Desk, damage: bytes) -> None:
    desk.file("Easy.lean", EASY)
    desk.kept.parent.mkdir(parents=True)
    desk.kept.write_bytes(damage)
    runner = desk.runner(ProverStandIn({"first": "x"}))
    state = await runner.state()
    assert not state.exists
    assert len(state.notes) == 1
    assert replace(state, notes=()) == NO_BATCH
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert (batch.number, load_batch(desk.kept)) == (1, batch)


async def test_half_a_state_is_never_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Batch(
        4,
        1.0,
        2.0,
        3.0,
        1,
        "done",
        (BatchHole(desk.root / "A.lean", 3, 1, "a", 0.5, Outcome(OutcomeStatus.PROVED, "rfl")),),
    )
    save_batch(desk.kept, whole)

    def torn(_from: object, _to: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", torn)
        with pytest.raises(runner_module.BatchNotKept, match="No space left") as caught:
            save_batch(desk.kept, replace(whole, number=5))
    assert "ASSISTANT_STATE" in caught.value.hint
    assert load_batch(desk.kept) == whole
    assert [path.name for path in desk.kept.parent.iterdir()] == [desk.kept.name]


async def test_a_full_disk_costs_no_proof_and_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.file("Easy.lean", EASY)

    def full(_descriptor: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    runner = desk.runner(ProverStandIn({"first": "rfl", "second": "rfl"}))
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert batch.status == "done"
    assert batch.proved == 2
    assert len([note for note in batch.notes if "the journal cannot be written" in note]) == 1
    assert len([note for note in batch.notes if "the state of the batch cannot be written" in note]) == 1


async def test_a_mistake_of_ours_fails_the_batch_and_is_told(desk: Desk) -> None:
    class Mistaken(ProverStandIn):
        async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
            raise KeyError("a mistake of ours")

    desk.file("Easy.lean", EASY)
    runner = desk.runner(Mistaken({}))
    await runner.start(BatchRequest((desk.root,)))
    batch = await ended(runner)
    assert batch.status == "failed"
    assert "a mistake of ours" in batch.notes[-1]
    await runner.start(BatchRequest((desk.root,)))  # and nothing is held
    assert (await ended(runner)).number == 2


# --- who watches, and who else works ---------------------------------------------------------------------------


def many(desk: Desk) -> BatchRunner:
    """One that is to close 200 holes, which takes no time."""
    text = "".join(f"theorem t{number} : 1 = 1 := by\n  sorry\n" for number in range(200))
    desk.file("Many.lean", text)
    return desk.runner(ProverStandIn({f"t{number}": "rfl" for number in range(200)}))


async def until_done(runner: BatchRunner) -> None:
    while runner.running:  # noqa: ASYNC110 - who is told when it ends is what this is about
        await asyncio.sleep(0.01)


async def test_many_changes_at_once_are_told_together(desk: Desk) -> None:
    runner = many(desk)
    await runner.start(BatchRequest((desk.root,)))
    async with asyncio.timeout(PATIENCE), contextlib.aclosing(runner.watch()) as watching:
        assert (await anext(watching)).proved == 0
        await until_done(runner)
        assert (await anext(watching)).proved == 200


async def test_between_two_states_some_time_passes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner_module, "TELL_SECONDS", 3600.0)
    runner = many(desk)
    await runner.start(BatchRequest((desk.root,)))
    async with asyncio.timeout(PATIENCE), contextlib.aclosing(runner.watch()) as watching:
        await anext(watching)
        second = asyncio.ensure_future(anext(watching))
        await until_done(runner)
        assert (await runner.state()).proved == 200
        assert not second.done()
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)


async def test_a_watch_goes_on_with_the_next_batch(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    runner = desk.runner(ProverStandIn({"first": "x"}))
    watching = asyncio.create_task(seen(runner, lambda batch: batch.number == 2))
    for _ in range(2):
        await runner.start(BatchRequest((desk.root,)))
        await ended(runner)
    states = await watching
    assert states[0] == NO_BATCH


async def test_a_search_waits_until_there_is_room_for_it(desk: Desk) -> None:
    desk.file("Easy.lean", EASY)
    room = asyncio.Lock()
    turns: list[bool] = []

    @contextlib.asynccontextmanager
    async def entered() -> AsyncIterator[None]:
        async with room:
            yield

    prover = ProverStandIn({"first": "rfl", "second": "rfl"})
    runner = desk.runner(prover)
    runner.share(1, entered, lambda: turns.append(runner.running))
    await room.acquire()
    begun = await runner.start(BatchRequest((desk.root,), jobs=8))
    assert begun.jobs == 1
    await asyncio.sleep(0.2)
    assert prover.searched == []
    room.release()
    assert (await ended(runner)).proved == 2
    assert turns == [True, False]


@pytest.mark.parametrize(
    ("ended_after", "still_open", "jobs", "expected"),
    [((), 3, 2, 0.0), ((2.0, 4.0), 4, 2, 24.0), ((2.0, 4.0), 1, 2, 12.0), ((5.0,), 0, 1, 0.0)],
    ids=["nothing ended", "two rounds", "less than a round", "all ended"],
)
async def test_the_time_that_remains_is_judged_by_the_holes_that_ended(
    ended_after: tuple[float, ...], still_open: int, jobs: int, expected: float
) -> None:
    """One that takes all its 30 s is counted besides: 2, 4 and 30 s make 12 s a hole."""
    path = Path("A.lean")
    holes = [
        BatchHole(path, 0, 1, "t", 0.5, Outcome(OutcomeStatus.TIMED_OUT, seconds=seconds)) for seconds in ended_after
    ]
    holes += [BatchHole(path, 0, 1, "t")] * still_open
    batch = Batch(1, 0.0, 9.0, 30.0, jobs, "running", tuple(holes))
    assert batch.remaining(9.0) == pytest.approx(expected)
    assert replace(batch, status="stopped").remaining(9.0) == 0.0


@pytest.mark.parametrize(
    ("spent", "expected"),
    [(0.0, 12.0), (1.0, 11.0), (3.0, 14.0), (5.0, 25.0), (40.0, 0.0)],
    ids=["begun", "a second", "longer than one of them", "longer than all of them", "over its time"],
)
async def test_a_search_under_way_is_judged_by_those_that_took_longer(spent: float, expected: float) -> None:
    path = Path("A.lean")
    ended = [BatchHole(path, 0, 1, "t", 0.5, Outcome(OutcomeStatus.PROVED, seconds=seconds)) for seconds in (2.0, 4.0)]
    last = BatchHole(path, 0, 1, "t", begun=100.0)
    batch = Batch(1, 0.0, 9.0, 30.0, 1, "running", (*ended, last))
    assert batch.remaining(100.0 + spent) == pytest.approx(expected)
