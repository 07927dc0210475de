"""The benchmark of models measures what it says, with a tiny model that is real."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bench import models as module
from assistant.bench.meters import Memory
from assistant.bench.models import Asked, ModelReport, RawRuntime, in_turns, run_models, written
from assistant.cli import model_bench
from models.generation import Message, ModelFacts, Prompt, Role, Sampling, TextRequest
from models.protocol import ContextTooLong, ProverFailed, ProverMisconfigured
from models.runtimes.process import ModelProcess
from models.runtimes.runtime import LLAMA, RuntimeSource
from tests.standins.scripted_model import ScriptedModel
from tests.tiny_gguf import write_tiny_gguf

ASKED = Asked(Prompt("theorem t : 1 = 1 := by\n"), Sampling(), samples=3)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> RuntimeSource:
    pytest.importorskip("xllamacpp")
    return RuntimeSource(LLAMA, str(write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")), batch=4)


async def likeliest(model: ModelProcess, prompt: Prompt, tokens: int) -> str:
    request = TextRequest(0, prompt, 1, Sampling(temperature=0.0, most_tokens=tokens))
    return "".join([piece.text async for piece in model.generate([request], 120.0)])


@pytest.mark.parametrize(
    "prompt", [Prompt("theorem t : 1 = 1 := by\n"), Prompt(messages=(Message(Role.USER, "1 = 1?"),), answer="by")]
)
async def test_the_raw_runtime_writes_the_same_text(source: RuntimeSource, tmp_path: Path, prompt: Prompt) -> None:
    model = ModelProcess("tiny", source, tmp_path)
    async with RawRuntime.open(source, tmp_path) as raw:
        text, speed = await raw.write(prompt, 12)
        again, _ = await raw.write(prompt, 12)
    try:
        ours = await likeliest(model, prompt, 12)
    finally:
        await model.close()
    # A last token that is half a character is shown by ours, which has ended there.
    assert text == again
    assert text
    assert ours.startswith(text.rstrip("\ufffd"))
    assert speed.rate > 0
    assert speed.first > 0


async def test_a_raw_runtime_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    file = tmp_path / "page.gguf"
    file.write_text("<html>")
    with pytest.raises(ProverMisconfigured, match="is no GGUF file"):
        async with RawRuntime.open(RuntimeSource(LLAMA, str(file)), tmp_path):
            pass


async def test_a_prompt_begins_otherwise_in_every_round() -> None:
    texts = {ASKED.numbered(number).text for number in range(5)}
    assert len({text[:5] for text in texts}) == 5
    chat = Asked(Prompt(messages=(Message(Role.SYSTEM, "s"), Message(Role.USER, "u"))), Sampling())
    assert [message.text for message in chat.numbered(7).messages] == ["-- 7\ns", "u"]


async def test_rivals_begin_in_turns() -> None:
    seen: list[str] = []

    async def first(number: int) -> None:
        seen.append(f"a{number}")

    async def second(number: int) -> None:
        seen.append(f"b{number}")

    for number in range(3):
        await in_turns(number, (first, second))
    assert seen == ["a0", "b0", "b1", "a1", "a2", "b2"]


async def test_a_text_of_one_token_has_no_rate() -> None:
    model = ScriptedModel(lambda *_: "abcd")
    speed = await written(model, Prompt("x"), 8)
    assert speed.rate == 0.0
    assert model.requests[0].sampling == Sampling(temperature=0.0, most_tokens=8)


async def test_a_prompt_that_does_not_fit_is_an_error(source: RuntimeSource, tmp_path: Path) -> None:
    model = ModelProcess("tiny", source, tmp_path)
    try:
        with pytest.raises(ContextTooLong, match="longer than the context of tiny"):
            await written(model, Prompt("x" * 600), 8)
    finally:
        await model.close()


def test_ratios_are_of_the_same_rounds() -> None:
    assert module.median_ratio([10.0, 1.0, 30.0], [5.0, 1.0, 10.0]) == 2.0
    assert module.median_ratio([1.0], [0.0]) == 0.0


async def measured(source: RuntimeSource, folder: Path) -> ModelReport:
    model = ModelProcess("tiny", source, folder)
    try:
        return await run_models(model, source, ASKED, folder, 2, lambda _: None)
    finally:
        await model.close()


async def test_everything_is_measured_of_a_model_in_a_process(source: RuntimeSource, tmp_path: Path) -> None:
    report = await measured(source, tmp_path)
    assert report.left_out == ()
    assert report.processor_of_raw is not None
    assert report.ours.processor >= 0.0
    assert report.raw is not None
    assert report.of_raw is not None
    assert min(report.ours.rate, report.raw.rate, report.of_raw, report.together, report.one_by_one) > 0
    assert min(report.cancelling, report.candidates, report.loading, report.of_one_by_one) > 0
    assert report.before is not None
    assert report.loaded is not None
    assert report.unloaded is not None
    assert report.loaded.uss > report.before.uss + 10_000_000
    assert report.unloaded.uss < report.loaded.uss - 10_000_000
    assert json.loads(json.dumps(report.as_json()))["samples"] == 3


async def test_what_a_server_has_no_counterpart_for_is_left_out_and_said(tmp_path: Path) -> None:
    model = ScriptedModel(lambda *_: "exact rfl and more", facts=ModelFacts(4096, device="somewhere"))
    report = await run_models(model, None, ASKED, tmp_path, 2, lambda _: None)
    assert (report.raw, report.of_raw, report.loaded) == (None, None, None)
    assert len(report.left_out) == 2
    assert report.together > 0


def test_the_table_has_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    speed, memory = module.Speed(50.0, 0.2, 0.0213), Memory(300_000_000, 400_000_000)
    report = ModelReport(
        "tiny", "llama.cpp", ModelFacts(512, device="CPU"), 2, 0.5, 5, 1.5, speed, module.Speed(40.0, 0.1), 1.25, 1.11,
        8, 90.0, 45.0, 2.0, 1.95, 1.4, 0.012, memory, memory, memory, ("nothing",),
    )  # fmt: skip
    model_bench._print(report)
    shown = capsys.readouterr().out
    for said in (
        "50.0",
        "0.200 s",
        "21.3",
        "1.25",
        "1.11",
        "1.95",
        "8 texts together",
        "2.00",
        "free 12 ms",
        "300 (400)",
        "left out: nothing",
    ):
        assert said in shown


async def test_a_model_that_fails_is_an_error(tmp_path: Path) -> None:
    model = ScriptedModel(lambda *_: ProverFailed("it broke"))
    with pytest.raises(ProverFailed, match="it broke"):
        await run_models(model, None, ASKED, tmp_path, 1, lambda _: None)
