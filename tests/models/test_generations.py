"""What a model wrote is kept: which of it, for which question, and what is not done twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from models.generation import Ending, Message, ModelFacts, Piece, Prompt, Role, Sampling, TextRequest
from models.generation_store import GenerationStore
from models.generations import CachedModel
from models.model_identity import ENDS, FileIdentity, ServerIdentity
from models.protocol import ProverUnavailable
from models.runtimes.process import ModelProcess
from models.runtimes.runtime import LLAMA, RuntimeSource
from tests.standins.scripted_model import ScriptedModel
from tests.tiny_gguf import write_tiny_gguf

REQUEST = TextRequest(0, Prompt("theorem"), 2, Sampling(temperature=1.0, seed=3))


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[GenerationStore]:
    store = GenerationStore(tmp_path / "kept")
    yield store
    await store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"weights" * 1000)
    return file


class Counting:
    """Writes another text each time, as a model without a seed does."""

    def __init__(self) -> None:
        self.texts = 0

    def __call__(self, request: TextRequest, sample: int) -> str:
        self.texts += 1
        return f"text {self.texts} of {request.number}"


def of_file(file: Path, store: GenerationStore, model: Any = None, **source: Any) -> CachedModel:
    identity = FileIdentity(RuntimeSource(LLAMA, str(file), **source))
    return CachedModel(model or ScriptedModel(Counting()), identity, store)


def of_server(store: GenerationStore, model: Any = None, url: str = "http://localhost:1/v1") -> CachedModel:
    return CachedModel(model or ScriptedModel(Counting()), ServerIdentity(url, "m"), store)


async def written(model: CachedModel, *requests: TextRequest) -> list[Piece]:
    return [piece async for piece in model.generate(requests, 60.0)]


async def again(model: CachedModel, *requests: TextRequest) -> list[Piece]:
    """What is written once all that is being kept has been kept."""
    await asyncio.gather(*model._keeping)
    return await written(model, *requests)


async def test_a_repeated_run_is_the_same_to_the_letter_and_asks_nothing(file: Path, store: GenerationStore) -> None:
    first = of_file(file, store)
    facts = await first.load()
    counts = await first.token_counts(["simp", "", "simp"])
    pieces = await written(first, REQUEST)
    await first.close()
    untouched = ScriptedModel(lambda *_: AssertionError("it was asked"))
    second = of_file(file, store, untouched)
    assert await second.load() == facts
    assert await second.token_counts(["simp", "", "simp"]) == counts == (4, 0, 4)
    assert await written(second, REQUEST) == pieces
    assert {piece.ending for piece in pieces} == {Ending.OPEN, Ending.STOP}
    assert pieces[0].log_probability == -0.5
    assert (untouched.loaded, untouched.counted, untouched.requests) == (0, [], [])


async def test_only_what_is_not_known_is_asked_for_and_numbers_are_those_of_the_question(
    file: Path, store: GenerationStore
) -> None:
    model = of_file(file, store)
    await written(model, REQUEST)
    other = TextRequest(4, Prompt("lemma"), 1, REQUEST.sampling)
    found = await again(model, other, replace(REQUEST, number=7))
    texts = {(piece.request, piece.sample): "" for piece in found}
    for piece in found:
        texts[piece.request, piece.sample] += piece.text
    assert texts == {(7, 0): "text 1 of 0", (7, 1): "text 2 of 0", (4, 0): "text 3 of 4"}
    await model.close()


@pytest.mark.parametrize(
    "changed",
    [
        replace(REQUEST, prompt=Prompt("theorem ")),
        replace(REQUEST, prompt=Prompt(messages=(Message(Role.USER, "theorem"),))),
        replace(REQUEST, prompt=Prompt("theorem", answer="by")),
        replace(REQUEST, samples=3),
        *(
            replace(REQUEST, sampling=replace(REQUEST.sampling, **change))
            for change in (
                {"seed": 4},
                {"temperature": 0.5},
                {"most_tokens": 255},
                {"top_p": 0.9},
                {"stop": ("x",)},
                {"stop_tokens": (1,)},
            )
        ),
    ],
)
async def test_another_question_has_another_answer(file: Path, store: GenerationStore, changed: TextRequest) -> None:
    model = of_file(file, store)
    first = await written(model, REQUEST)
    assert await again(model, changed) != first
    assert await again(model, REQUEST) == first
    await model.close()


async def asked_anew(model: CachedModel) -> bool:
    """Whether the model behind it is asked."""
    await written(model, REQUEST)
    await model.close()
    return bool(model.model.requests)  # type: ignore[attr-defined]


def written_over(file: Path, place: int, data: bytes) -> int:
    """When that was."""
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(data)
    return file.stat().st_mtime_ns


@pytest.mark.parametrize("place", [0, 3 * ENDS - 1])
async def test_another_file_is_another_model(file: Path, store: GenerationStore, place: int) -> None:
    time = written_over(file, 0, bytes(3 * ENDS))
    assert await asked_anew(of_file(file, store))
    assert not await asked_anew(of_file(file, store))
    written_over(file, place, b"x")
    os.utime(file, ns=(time, time))
    assert await asked_anew(of_file(file, store))


async def test_a_file_that_was_written_since_is_another_model(file: Path, store: GenerationStore) -> None:
    assert await asked_anew(of_file(file, store))
    os.utime(file, ns=(1, 1))
    assert await asked_anew(of_file(file, store))


@pytest.mark.parametrize("source", [{"context": 512}, {"gpu_layers": 0}, {"dtype": "float16"}])
async def test_what_changes_what_is_computed_makes_another_model(
    file: Path, store: GenerationStore, source: dict[str, Any]
) -> None:
    assert await asked_anew(of_file(file, store))
    assert await asked_anew(of_file(file, store, **source))


async def test_threads_change_nothing(file: Path, store: GenerationStore) -> None:
    assert await asked_anew(of_file(file, store))
    assert not await asked_anew(of_file(file, store, threads=7))


async def test_a_model_in_a_folder_is_all_its_files(tmp_path: Path, store: GenerationStore) -> None:
    folder = tmp_path / "checkpoint"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    assert await asked_anew(of_file(folder, store))
    assert not await asked_anew(of_file(folder, store))
    (folder / "weights.safetensors").write_text("")
    assert await asked_anew(of_file(folder, store))


async def test_a_model_in_parts_is_all_of_them(tmp_path: Path, store: GenerationStore) -> None:
    first, second = (tmp_path / f"m-0000{n}-of-00002.gguf" for n in (1, 2))
    first.write_text("")
    second.write_text("one")
    assert await asked_anew(of_file(first, store))
    assert not await asked_anew(of_file(first, store))
    second.write_text("other")
    assert await asked_anew(of_file(first, store))


async def test_a_server_is_asked_what_it_is_and_nothing_else(store: GenerationStore) -> None:
    def server(name: str) -> ScriptedModel:
        return ScriptedModel(Counting(), facts=ModelFacts(4096, model=name))

    first = of_server(store, server("qwen"))
    pieces = await written(first, REQUEST)
    await first.close()
    second = of_server(store, server("qwen"))
    assert await written(second, REQUEST) == pieces
    assert (second.model.loaded, second.model.requests) == (1, [])  # type: ignore[attr-defined]
    for other in (of_server(store, server("llama")), of_server(store, server("qwen"), "http://localhost:2/v1")):
        assert await written(other, REQUEST)
        assert other.model.requests == [REQUEST]  # type: ignore[attr-defined]
        await other.close()


async def test_a_server_that_fails_is_asked_again_what_it_is(store: GenerationStore) -> None:
    model = ScriptedModel(lambda *_: ProverUnavailable("gone"))
    cached = of_server(store, model)
    for _ in range(2):
        with pytest.raises(ProverUnavailable):
            await written(cached, REQUEST)
    assert model.loaded == 2
    await cached.close()


async def test_estimates_of_a_server_are_not_kept(store: GenerationStore) -> None:
    model = ScriptedModel(Counting())
    cached = of_server(store, model)
    await cached.load()
    for _ in range(2):
        assert await cached.token_counts(["simp"]) == (4,)
    assert model.counted == ["simp", "simp"]
    await cached.close()


class Ends:
    """A model whose texts end in a given way."""

    def __init__(self, *endings: Ending) -> None:
        self.name, self.asked = "ends", 0
        self._endings = endings

    async def load(self) -> ModelFacts:
        return ModelFacts(100)

    async def close(self) -> None: ...

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        return (1,) * len(texts)

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> Any:
        self.asked += 1
        for request in requests:
            for sample, ending in enumerate(self._endings):
                yield Piece(request.number, sample, "x", 1, ending=ending)


@pytest.mark.parametrize(
    ("endings", "kept"),
    [
        ((Ending.STOP, Ending.LENGTH), True),
        ((Ending.STOP, Ending.OPEN), False),
        ((Ending.STOP,), False),
        ((Ending.TOO_LONG, Ending.TOO_LONG), False),
        ((Ending.STOP, Ending.TOO_LONG), False),
    ],
)
async def test_only_texts_that_were_written_to_their_ends_are_kept(
    file: Path, store: GenerationStore, endings: tuple[Ending, ...], kept: bool
) -> None:
    model = Ends(*endings)
    cached = of_file(file, store, model)
    await written(cached, REQUEST)
    await again(cached, REQUEST)
    assert model.asked == (1 if kept else 2)
    await cached.close()


async def test_what_nobody_wanted_to_its_end_is_not_kept_and_its_model_is_stopped(
    file: Path, store: GenerationStore
) -> None:
    model = ScriptedModel(Counting())
    cached = of_file(file, store, model)
    async with contextlib.aclosing(cached.generate([REQUEST], 60.0)) as pieces:
        async for piece in pieces:
            if piece.sample == 1:
                break
    assert model.stopped == 1
    await again(cached, REQUEST)
    assert len(model.requests) == 2
    await cached.close()


async def test_who_leaves_with_the_last_piece_has_it_kept(file: Path, store: GenerationStore) -> None:
    model = ScriptedModel(Counting())
    cached = of_file(file, store, model)
    async with contextlib.aclosing(cached.generate([REQUEST], 60.0)) as pieces:
        async for piece in pieces:
            if piece.sample == 1 and piece.ending:
                break
    assert await again(cached, REQUEST)
    assert len(model.requests) == 1
    await cached.close()


async def test_an_answer_that_cannot_be_read_is_asked_for_again(file: Path, store: GenerationStore) -> None:
    model = ScriptedModel(Counting())
    cached = of_file(file, store, model)
    await written(cached, REQUEST)
    await asyncio.gather(*cached._keeping)
    key = cached._key("texts", *_asked())
    assert await store.get([key])
    await store.put({key: b"\xc1 nonsense"})
    await again(cached, REQUEST)
    assert len(model.requests) == 2
    await cached.close()


def _asked() -> tuple[Any, ...]:
    from models.generations import _asked

    return _asked(REQUEST)


async def test_a_file_that_is_not_there_is_the_models_affair(tmp_path: Path, store: GenerationStore) -> None:
    model = ScriptedModel(Counting())
    cached = of_file(tmp_path / "absent.gguf", store, model)
    await cached.load()
    await cached.load()
    assert model.loaded == 2
    assert await cached.token_counts(["simp"]) == (4,)
    await written(cached, REQUEST)
    await again(cached, REQUEST)
    assert len(model.requests) == 2
    await cached.close()
    assert not store.file.exists()


async def test_a_process_is_not_started_where_all_is_known(tmp_path: Path, store: GenerationStore) -> None:
    """With a model that is real."""
    pytest.importorskip("xllamacpp")
    source = RuntimeSource(LLAMA, str(write_tiny_gguf(tmp_path / "tiny.gguf")))
    drawn = TextRequest(5, Prompt("theorem"), 2, Sampling(temperature=1.0, most_tokens=6, seed=9))
    runs: list[tuple[ModelFacts, tuple[int, ...], list[Piece]]] = []
    for started in (True, False):
        process = ModelProcess("tiny", source, tmp_path / "run")
        model = CachedModel(process, FileIdentity(source), store)
        try:
            runs.append((await model.load(), await model.token_counts(["⊢", "simp"]), await written(model, drawn)))
            assert bool(process.pid) is started
        finally:
            await model.close()
    assert runs[0][:2] == runs[1][:2]

    def of_sample(pieces: list[Piece], sample: int) -> list[Piece]:
        return [piece for piece in pieces if piece.sample == sample]

    for sample in range(2):
        assert of_sample(runs[0][2], sample) == of_sample(runs[1][2], sample) != []
