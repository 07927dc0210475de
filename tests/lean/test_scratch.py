"""Scratch documents on a real Lean: which is leased, how one is given up, and that nothing is left running."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from assistant.lean import scratch as scratch_module
from assistant.lean.errors import DeadlineExceeded, HeaderFailed, ServerCrashed, ServerError, WorkerCrashed
from assistant.lean.loading import NOT_LOADING
from assistant.lean.processes import BACKGROUND_NICENESS
from assistant.lean.project import find_project
from assistant.lean.scratch import Elaboration, Scratch, ScratchLimits, ScratchPool
from assistant.lean.toolchain import Toolchain

pytestmark = pytest.mark.asyncio(loop_scope="module")

GOOD = "theorem t : True := trivial\n"
ENDLESS = "theorem t : True := by\n  repeat (first | skip)\n"
SECONDS = 30.0


def workers() -> list[psutil.Process]:
    """The processes below this one that elaborate a document."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "--worker" in process.cmdline():
                found.append(process)
        except psutil.Error:
            continue
    return found


def errors(elaboration: Elaboration) -> list[str]:
    return [diagnostic.message for diagnostic in elaboration.diagnostics if diagnostic.is_error]


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Waits for what the operating system does in its own time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        await asyncio.sleep(0.02)


async def elaborate(pool: ScratchPool, text: str) -> Elaboration:
    async with pool.lease(text) as scratch:
        return await scratch.elaborate(text, SECONDS)


async def used(pool: ScratchPool, text: str) -> Scratch:
    """The document in which a text was elaborated."""
    async with pool.lease(text) as scratch:
        await scratch.elaborate(text, SECONDS)
        return scratch


@pytest_asyncio.fixture(loop_scope="module")
async def make_pool(tmp_path: Path, toolchain: Toolchain) -> AsyncIterator[Callable[..., ScratchPool]]:
    pools: list[ScratchPool] = []

    def make(limits: ScratchLimits | None = None, folder: str = "project") -> ScratchPool:
        root = tmp_path / folder
        root.mkdir(exist_ok=True)
        pools.append(ScratchPool(toolchain, find_project(root), limits))
        return pools[-1]

    yield make
    for pool in pools:
        await pool.close()


@pytest.fixture
def pool(make_pool: Callable[..., ScratchPool]) -> ScratchPool:
    return make_pool()


async def test_a_worker_that_knows_older_imports_is_not_used_again(pool: ScratchPool) -> None:
    # After a dependency was built anew, it answered by the old one.
    built = 0

    async def imports_changed(_text: str) -> int:
        return built

    pool.imports_changed = imports_changed
    first = (await used(pool, GOOD)).document
    assert (await used(pool, GOOD + "\n")).document is first
    built = time.time_ns()
    second = (await used(pool, GOOD)).document
    assert second is not first
    assert (await used(pool, GOOD + "\n")).document is second


# --- elaborating ------------------------------------------------------------------------------------------------


async def test_what_lean_says_about_a_text(pool: ScratchPool) -> None:
    assert errors(await elaborate(pool, GOOD)) == []
    [diagnostic] = (await elaborate(pool, "-- 𝕜\ntheorem 𝕜 : True := absent\n")).diagnostics
    assert diagnostic.is_error
    assert (diagnostic.start.line, diagnostic.start.character) == (1, 21)  # `𝕜` counts twice


async def test_answers_belong_to_the_text_that_was_asked_about(pool: ScratchPool) -> None:
    async with pool.lease(GOOD) as scratch:
        for number in range(5):
            wrong = await scratch.elaborate(f"#check wrong{number}\n", SECONDS)
            assert f"wrong{number}" in errors(wrong)[0]
            assert errors(await scratch.elaborate(GOOD, SECONDS)) == []


async def test_it_is_enough_when_the_caller_says_so(pool: ScratchPool) -> None:
    text = "#check absent\n" + GOOD
    async with pool.lease(text) as scratch:
        found = await scratch.elaborate(text, SECONDS, lambda published: any(d["severity"] == 1 for d in published))
        assert "absent" in errors(found)[0]


async def test_goals_at_a_place(pool: ScratchPool) -> None:
    text = "theorem t (p q : Prop) (hp : p) : p ∨ q := by\n  skip\n"
    async with pool.lease(text) as scratch:
        await scratch.elaborate(text, SECONDS)
        assert await scratch.plain_goal(1, 2, SECONDS) == ["p q : Prop\nhp : p\n⊢ p ∨ q"]
        assert await scratch.plain_goal(0, 3, SECONDS) is None


async def test_a_project_in_a_folder_with_an_odd_name(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(folder="a b ⟨x⟩ (y)'~%20")
    async with pool.lease(GOOD) as scratch:
        assert "absent" in errors(await scratch.elaborate("#check absent", SECONDS))[0]
        assert scratch.memory() > 1_000_000


async def test_nothing_is_written_into_the_project(pool: ScratchPool) -> None:
    await elaborate(pool, GOOD)
    assert list(pool.project.root.iterdir()) == []


# --- which document is leased -----------------------------------------------------------------------------------


async def test_a_document_is_used_again_for_the_same_header(pool: ScratchPool) -> None:
    first = await used(pool, GOOD)
    assert await used(pool, "-- c\n" + GOOD) is first
    assert await used(pool, "import Init\n" + GOOD) is not first
    assert await used(pool, GOOD) is first


async def test_documents_in_use_at_the_same_time_are_different(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(ScratchLimits(documents=2))
    async with pool.lease(GOOD) as one, pool.lease(GOOD) as other:
        assert one is not other
        await asyncio.gather(one.elaborate(GOOD, SECONDS), other.elaborate("#check absent", SECONDS))
        assert [len(scratch.diagnostics_so_far()) for scratch in (one, other)] == [0, 1]


async def test_the_document_with_the_longest_common_beginning_is_leased(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(ScratchLimits(documents=2))
    texts = ["theorem a : True := trivial\n", "theorem b : True := trivial\n"]
    async with pool.lease(texts[0]) as one, pool.lease(texts[1]) as other:
        await one.elaborate(texts[0], SECONDS)
        await other.elaborate(texts[1], SECONDS)
    async with pool.lease(texts[0] + "#check a") as leased:
        assert leased is one
    async with pool.lease(texts[1] + "#check b") as leased:
        assert leased is other


async def test_a_lease_waits_while_all_documents_are_in_use(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(ScratchLimits(documents=1))
    async with pool.lease(GOOD):
        waiting = asyncio.create_task(elaborate(pool, GOOD))
        await asyncio.sleep(0.1)
        assert not waiting.done()
    assert errors(await waiting) == []


async def test_the_document_used_longest_ago_is_closed(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(ScratchLimits(documents=2))
    plain, init = await used(pool, GOOD), await used(pool, "import Init\n" + GOOD)
    assert await used(pool, GOOD) is plain  # so `init` is the one used longest ago
    await used(pool, "prelude\n")
    assert init.document is None
    assert await used(pool, GOOD) is plain
    assert plain.document is not None


async def test_never_more_documents_than_allowed(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool(ScratchLimits(documents=2))
    await used(pool, GOOD)
    await used(pool, "import Init\n" + GOOD)
    async with pool.lease("prelude\n") as one, pool.lease("prelude\nimport Init\n") as other:
        await one.elaborate("prelude\n", SECONDS)
        await other.elaborate("prelude\nimport Init\n", SECONDS)
        await until(lambda: len(workers()) <= 2)


async def test_a_worker_over_its_memory_limit_is_restarted_after_use(make_pool: Callable[..., ScratchPool]) -> None:
    pool = make_pool()
    async with pool.lease(GOOD) as scratch:
        await scratch.elaborate(GOOD, SECONDS)
        [before] = [process.pid for process in workers()]
        pool.limits = ScratchLimits(worker_bytes=1)  # what it grew to in the end; else it would be ended meanwhile
    assert errors(await elaborate(pool, GOOD)) == []
    await until(lambda: before not in [process.pid for process in workers()])
    assert errors(await elaborate(pool, GOOD)) == []


async def test_a_worker_under_its_memory_limit_is_kept(pool: ScratchPool) -> None:
    await used(pool, GOOD)
    [before] = [process.pid for process in workers()]
    await used(pool, GOOD + GOOD.replace("t :", "u :"))
    assert [process.pid for process in workers()] == [before]
    assert all(size > 1_000_000 for size in pool.memory().values())


async def test_a_program_that_no_edit_ends_is_ended_with_its_worker(pool: ScratchPool) -> None:
    # Lean answers for the next text at once, and the program of the one before used up a processor for ever.
    text = "partial def forever (n : Nat) : Nat := forever (n + 1)\n#eval forever 0\n"
    with pytest.raises(DeadlineExceeded):
        async with pool.lease(text) as scratch:
            await scratch.elaborate(text, 2.5)
    await until(lambda: workers() == [])
    assert errors(await elaborate(pool, GOOD)) == []


# --- giving up --------------------------------------------------------------------------------------------------


async def test_an_endless_elaboration_ends_at_its_deadline(pool: ScratchPool) -> None:
    async with asyncio.timeout(SECONDS), pool.lease(ENDLESS) as scratch:
        with pytest.raises(DeadlineExceeded):
            await scratch.elaborate(ENDLESS, 0.5)
        assert scratch.interrupted.processing[0][0] <= 1
    assert errors(await elaborate(pool, GOOD)) == []
    await until(lambda: all(process.cpu_percent(0.05) < 50 for process in workers()))


async def test_what_was_said_before_the_deadline_is_kept(pool: ScratchPool) -> None:
    text = "#check absent\n" + ENDLESS
    async with pool.lease(text) as scratch:
        await scratch.elaborate("#check absent\n", SECONDS)  # the worker is warm
        with pytest.raises(DeadlineExceeded):
            await scratch.elaborate(text, 1.0)
        assert ["absent" in diagnostic.message for diagnostic in scratch.interrupted.diagnostics] == [True]


async def test_cancelling_frees_the_worker(pool: ScratchPool) -> None:
    await elaborate(pool, GOOD)
    task = asyncio.create_task(elaborate(pool, ENDLESS))
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until(lambda: all(process.cpu_percent(0.05) < 50 for process in workers()))
    assert errors(await elaborate(pool, GOOD)) == []


async def test_what_lean_has_read_above_is_not_read_again_after_an_elaboration_was_given_up(pool: ScratchPool) -> None:
    above = "".join(f"theorem above{number} : True := trivial\n" for number in range(5))
    async with pool.lease(above) as scratch:
        await scratch.elaborate(above + GOOD, SECONDS)
        with pytest.raises(DeadlineExceeded):
            await scratch.elaborate(above + ENDLESS, 1.0)
        assert scratch.document is not None
        worked_on: list[int] = []
        scratch.document.changed = lambda: worked_on.extend(first for first, _ in scratch.processing())
        await scratch.elaborate(above + GOOD, SECONDS)
        scratch.document.changed = None
    assert all(line >= 4 for line in worked_on)


async def test_cancelling_twice_still_frees_the_worker(pool: ScratchPool) -> None:
    await elaborate(pool, GOOD)
    task = asyncio.create_task(elaborate(pool, ENDLESS))
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert errors(await elaborate(pool, GOOD)) == []  # nothing changes the document behind its back
    await until(lambda: all(process.cpu_percent(0.05) < 50 for process in workers()))


# --- what goes wrong --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import Absent.Module\n", "Absent"),
        ("/- Copyright -/\n\nimport Init\nimport Absent.Module\n", "Absent"),
        ("import Init.Absent\n", "Init.Absent"),
        ("import\n" + GOOD, "expected identifier"),
    ],
)
async def test_imports_that_do_not_load(pool: ScratchPool, text: str, said: str) -> None:
    with pytest.raises(HeaderFailed, match=said) as raised:
        await elaborate(pool, text)
    assert "lake build" in raised.value.hint
    assert errors(await elaborate(pool, GOOD)) == []


async def test_words_of_a_failed_import_in_a_text_are_no_failed_import(pool: ScratchPool) -> None:
    text = 'theorem t : "unknown module prefix" = "object file \'" := rfl1\n'
    assert "rfl1" in errors(await elaborate(pool, text))[0]


async def test_a_worker_that_is_killed_at_work_is_a_typed_error_and_the_next_use_works(pool: ScratchPool) -> None:
    async with pool.lease(ENDLESS) as scratch:
        await scratch.elaborate(GOOD, SECONDS)
        task = asyncio.create_task(scratch.elaborate(ENDLESS, SECONDS))
        await asyncio.sleep(0.3)
        for worker in workers():
            worker.kill()
        with pytest.raises(WorkerCrashed) as raised:
            await task
        assert raised.value.hint
    assert errors(await elaborate(pool, GOOD)) == []


async def test_a_worker_that_is_killed_while_idle_costs_one_use_at_most(pool: ScratchPool) -> None:
    # Lean notices it before, while or after it is asked; in one of these cases it answers nothing.
    async with asyncio.timeout(2 * SECONDS):  # an answer that never comes would take longer, each time
        for _ in range(12):
            await elaborate(pool, GOOD)
            for worker in workers():
                worker.kill()
            with contextlib.suppress(WorkerCrashed):
                assert errors(await elaborate(pool, GOOD)) == []
        assert errors(await elaborate(pool, GOOD)) == []


async def test_a_server_that_is_killed_is_a_typed_error_and_the_next_use_starts_another(pool: ScratchPool) -> None:
    async with pool.lease(GOOD) as scratch:
        await scratch.elaborate(GOOD, SECONDS)
        [server] = psutil.Process(scratch.client.pid).children()
        server.kill()
        with pytest.raises(ServerCrashed):
            await scratch.elaborate("#check absent", SECONDS)
    assert errors(await elaborate(pool, GOOD)) == []


# --- the end ----------------------------------------------------------------------------------------------------


def below() -> list[int]:
    return [process.pid for process in psutil.Process().children(recursive=True)]


async def test_closing_leaves_no_process(make_pool: Callable[..., ScratchPool]) -> None:
    async with make_pool() as pool:
        await elaborate(pool, GOOD)
        await elaborate(pool, "import Init\n" + GOOD)
        assert below()
    await until(lambda: not below())


async def test_closing_ends_what_is_being_elaborated(pool: ScratchPool) -> None:
    task = asyncio.create_task(elaborate(pool, ENDLESS))
    await until(lambda: bool(workers()))
    await asyncio.sleep(0.2)
    await pool.close()
    with pytest.raises(ServerError):
        await task
    await until(lambda: not below())


async def test_closing_while_the_server_starts_leaves_no_process(pool: ScratchPool) -> None:
    task = asyncio.create_task(elaborate(pool, GOOD))
    await until(lambda: bool(below()))
    await pool.close()
    await asyncio.gather(task, return_exceptions=True)
    await until(lambda: not below())


async def test_closing_twice_or_unused_does_no_harm(pool: ScratchPool) -> None:
    await pool.close()
    await pool.close()
    assert below() == []


# --- imports that take long to load ----------------------------------------------------------------------------------

IMPORTS = "import Init.Data.List.Basic\n"


@pytest.fixture
def every_import_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch_module, "LONG_LOADING", 0.0)


async def test_it_is_known_how_long_imports_took_to_load(pool: ScratchPool) -> None:
    async with pool.lease(IMPORTS + GOOD) as scratch:
        await scratch.elaborate(IMPORTS + GOOD, SECONDS)
        took = scratch.loading_seconds
        assert 0 < took < SECONDS
        assert not scratch.is_loading
        await scratch.elaborate(IMPORTS + GOOD + GOOD.replace("t", "u", 1), SECONDS)
        assert scratch.loading_seconds == took


async def test_what_is_being_imported_is_told_while_somebody_waits(pool: ScratchPool) -> None:
    task = asyncio.create_task(elaborate(pool, IMPORTS + GOOD))
    await until(lambda: bool(workers()))
    [worker] = workers()
    worker.suspend()  # as slow as a large library on a slow disk
    await until(lambda: pool.loading() != NOT_LOADING)
    told = pool.loading()
    worker.resume()
    await task
    assert told.modules == ("Init.Data.List.Basic",)
    assert told.seconds >= 1
    assert pool.loading() == NOT_LOADING


async def test_workers_that_nobody_needed_for_a_while_are_ended(pool: ScratchPool) -> None:
    await elaborate(pool, IMPORTS + GOOD)
    assert not await pool.release()
    await until(lambda: not workers())


async def test_those_that_took_long_to_load_are_kept(pool: ScratchPool, every_import_is_long: None) -> None:
    first = await used(pool, IMPORTS + GOOD)
    assert await pool.release()
    assert len(workers()) == 1
    assert await used(pool, IMPORTS + GOOD) is first


async def test_none_is_kept_where_memory_is_scarce(
    pool: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await elaborate(pool, IMPORTS + GOOD)
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 20)
    assert not await pool.release()
    await until(lambda: not workers())


async def test_the_same_long_imports_are_not_loaded_twice_where_memory_is_short(
    pool: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 20)
    first, second = await asyncio.gather(used(pool, IMPORTS + GOOD), used(pool, IMPORTS + GOOD))
    assert first is second
    assert len(workers()) == 1


async def test_with_room_for_both_nobody_waits_for_the_other(
    pool: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 50)
    async with pool.lease(IMPORTS + GOOD) as first:
        await first.elaborate(IMPORTS + GOOD, SECONDS)
        async with asyncio.timeout(SECONDS), pool.lease(IMPORTS + GOOD) as second:
            assert second is not first


async def test_other_imports_are_not_waited_for(
    pool: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 20)
    async with pool.lease(IMPORTS + GOOD) as first:
        await first.elaborate(IMPORTS + GOOD, SECONDS)
        async with asyncio.timeout(SECONDS), pool.lease("import Init.Data.Nat.Basic\n" + GOOD) as second:
            assert second is not first


# --- a pool behind another ------------------------------------------------------------------------------------------


@pytest_asyncio.fixture(loop_scope="module")
async def behind(pool: ScratchPool) -> AsyncIterator[ScratchPool]:
    async with ScratchPool(pool.toolchain, pool.project, behind=pool) as second:
        yield second


async def test_the_processes_of_a_pool_behind_another_give_way(pool: ScratchPool, behind: ScratchPool) -> None:
    await elaborate(pool, GOOD)
    [first] = workers()
    await elaborate(behind, GOOD)
    [second] = (worker for worker in workers() if worker != first)
    assert (first.nice(), second.nice()) == (psutil.Process().nice(), BACKGROUND_NICENESS)


async def test_a_pool_behind_loads_no_long_imports_again_where_memory_is_short(
    pool: ScratchPool, behind: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 20)
    first = await used(pool, IMPORTS + GOOD)
    assert await used(behind, IMPORTS + GOOD) is first
    assert len(workers()) == 1


async def test_a_pool_behind_has_workers_of_its_own_where_there_is_room(
    pool: ScratchPool, behind: ScratchPool, every_import_is_long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_module, "free_memory", lambda: 1 << 50)
    first = await used(pool, IMPORTS + GOOD)
    assert await used(behind, IMPORTS + GOOD) is not first
    assert len(workers()) == 2
