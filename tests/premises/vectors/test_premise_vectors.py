"""The vectors of a project's premises: made in the background, used when they are there, and never waited for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.extras import install_command
from assistant.lean.goals import parse_goal
from assistant.premises.accessible import AccessiblePremises, Wanted
from assistant.premises.library import CompiledLibrary
from assistant.premises.ranking import LEARNT, WITH_VECTORS, shipped_weights
from assistant.premises.vectors import premise_vectors
from assistant.premises.vectors.making import Progress
from assistant.premises.vectors.premise_vectors import PremiseVectors
from assistant.premises.written import written_module
from tests.premises.vectors.stand_in import source

pytestmark = pytest.mark.usefixtures("standins")
GOAL = parse_goal("as bs : List Nat\n⊢ as.reverse = bs.reverse")
WANTED = Wanted(10, 5, 10)
OWN = "import First\nimport Second\n\ntheorem written (xs : List Nat) : xs.reverse = xs.reverse := rfl\n"
Open = Callable[..., Awaitable[PremiseVectors]]


@pytest.fixture
async def start(cache: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Open]:
    begun: list[PremiseVectors] = []

    async def start(fault: str = "") -> PremiseVectors:
        monkeypatch.setattr(premise_vectors, "encoder_source", lambda _: source(fault))
        begun.append(PremiseVectors("stand-in", cache))
        await begun[-1].open()
        return begun[-1]

    yield start
    for one in begun:
        await one.close()


def accessible(library: CompiledLibrary, text: str = OWN) -> AccessiblePremises:
    weights, with_vectors = (shipped_weights()[name] for name in (LEARNT, LEARNT + WITH_VECTORS))
    own = written_module(text, "Own", before=len(text))
    return AccessiblePremises(library, own, (), weights, with_vectors=with_vectors)


async def made(vectors: PremiseVectors, library: CompiledLibrary) -> None:
    await vectors.follow(library)
    async with asyncio.timeout(60):
        while vectors.closeness(library, GOAL, "t") is None and not vectors.warnings:  # noqa: ASYNC110 - made elsewhere
            await asyncio.sleep(0.02)


def search(premises: AccessiblePremises, vectors: PremiseVectors, library: CompiledLibrary, seconds: float = 30.0):
    closeness = vectors.closeness(library, GOAL, "t", seconds)
    return asyncio.to_thread(premises.search, GOAL, "t", WANTED, closeness)


async def test_they_are_made_in_the_background_and_then_compared(start: Open, library: CompiledLibrary) -> None:
    vectors, premises = await start(), accessible(library)
    await vectors.follow(library)
    assert vectors.closeness(library, GOAL, "t") is None, "nobody has looked"
    await vectors.looked(30)
    assert vectors.closeness(library, GOAL, "t") is None, "there are none yet"
    assert not (await search(premises, vectors, library)).with_vectors
    await made(vectors, library)
    found = await search(premises, vectors, library)
    assert found.with_vectors
    assert {one.premise.name for one in found.local} == {"first_length", "first_sum", "second_reverse", "written"}
    assert vectors.warnings == ()


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Progress(1, 3), "vectors of lemmas: 1 of 3"),
        (Progress(0, 3, elsewhere=True), "vectors of lemmas: another process makes them"),
    ],
)
async def test_how_many_are_made_is_said_while_they_are(
    start: Open, library: CompiledLibrary, monkeypatch: pytest.MonkeyPatch, done: Progress, words: str
) -> None:
    told, go_on = asyncio.Event(), asyncio.Event()

    async def slow_stand_in(*arguments: Any) -> None:
        arguments[-1](done)
        told.set()
        await go_on.wait()

    monkeypatch.setattr(premise_vectors, "make_beside", slow_stand_in)
    vectors = await start()
    assert vectors.making == ""
    await vectors.follow(library)
    async with asyncio.timeout(60):
        await told.wait()
        assert vectors.making == words
        go_on.set()
        while vectors.making:  # noqa: ASYNC110 - ended elsewhere
            await asyncio.sleep(0.01)


async def test_others_that_open_the_library_find_what_was_made(start: Open, library: CompiledLibrary) -> None:
    await made(await start(), library)
    again = await start()
    await again.follow(library)
    await again.looked(30)
    assert again.closeness(library, GOAL, "t") is not None


async def test_an_encoder_that_is_slow_is_not_waited_for(start: Open, library: CompiledLibrary) -> None:
    vectors, premises = await start("slow"), accessible(library)
    await made(vectors, library)
    began = time.monotonic()
    found = await search(premises, vectors, library, seconds=0.05)
    assert time.monotonic() - began < 15, "the stand-in takes 30 s"
    assert not found.with_vectors
    assert found.local == (await asyncio.to_thread(premises.search, GOAL, "t", WANTED)).local
    assert vectors.warnings == (), "late is not broken"


async def test_what_came_late_is_used_by_who_asks_again(start: Open, library: CompiledLibrary) -> None:
    vectors, premises = await start(), accessible(library)
    await made(vectors, library)
    await vectors.release()
    assert not (await search(premises, vectors, library, seconds=0.0)).with_vectors
    async with asyncio.timeout(60):
        while not (await search(premises, vectors, library, seconds=1.0)).with_vectors:
            pass


async def test_the_same_question_has_the_same_answer(start: Open, library: CompiledLibrary) -> None:
    vectors, premises = await start(), accessible(library, "import First\n")
    await made(vectors, library)
    assert await search(premises, vectors, library) is await search(premises, vectors, library)


async def test_what_is_only_written_gets_vectors_soon(start: Open, library: CompiledLibrary) -> None:
    vectors, premises = await start(), accessible(library)
    await made(vectors, library)
    before = vectors.closeness(library, GOAL, "t", 30.0)
    assert before is not None
    await search(premises, vectors, library)
    async with asyncio.timeout(60):
        while (now := vectors.closeness(library, GOAL, "t")) and now.turn == before.turn:  # noqa: ASYNC110 - made elsewhere
            await asyncio.sleep(0.01)
    assert now is not None
    [vector] = now.vectors(["theorem written (xs : List Nat) : xs.reverse = xs.reverse"])
    assert vector is not None


@pytest.mark.parametrize("fault", ["unloadable", "dies"])
async def test_an_encoder_that_fails_is_told_once_and_words_go_on(
    start: Open, library: CompiledLibrary, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    vectors, premises = await start(fault), accessible(library)
    await made(vectors, library)
    [warning] = vectors.warnings
    assert warning.startswith("lemmas are found by words and terms alone: ")
    assert ("the weights are damaged" if fault == "unloadable" else "out of memory") in warning
    for _ in range(3):
        await vectors.follow(library)
        assert (await search(premises, vectors, library)).local
    assert vectors.warnings == (warning,)
    assert caplog.text.count("by words and terms alone") == 1


async def test_one_that_ends_when_it_is_asked_is_told_once_it_is_given_up(
    start: Open, library: CompiledLibrary
) -> None:
    vectors, premises = await start("dies of goals"), accessible(library, "import First\n")
    await made(vectors, library)
    async with asyncio.timeout(60):
        while not vectors.warnings:
            assert not (await search(premises, vectors, library)).with_vectors
    assert "out of memory" in vectors.warnings[0]
    assert vectors.closeness(library, GOAL, "t") is None


async def test_one_that_there_is_not_is_told_at_once(library: CompiledLibrary, cache: Path) -> None:
    vectors = PremiseVectors("nonsense", cache)
    await vectors.open()
    [warning] = vectors.warnings
    assert "there is no encoder nonsense" in warning
    await vectors.follow(library)
    assert vectors.closeness(library, GOAL, "t") is None
    await vectors.close()


async def test_one_that_is_not_installed_tells_how_it_is(
    library: CompiledLibrary, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    vectors = PremiseVectors("minilm", cache)
    await vectors.open()
    assert install_command("vectors") in vectors.warnings[0]
    await vectors.close()


async def test_a_cache_that_cannot_be_written_has_no_vectors(start: Open, package: object, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("where a folder should be")
    from tests.premises.vectors.conftest import opened

    library = opened(package, tmp_path / "cache")
    vectors = await start()
    await made(vectors, library)
    assert "cannot be written" in vectors.warnings[0]
    assert (await search(accessible(library), vectors, library)).local
