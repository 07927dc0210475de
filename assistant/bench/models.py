"""How fast a model writes by us, next to what its runtime can do.

- *ours* and *raw*: the same prompt, the likeliest token each time, by our process and by a process that calls llama.cpp
  in a plain loop (`models/runtimes/llama/plain_loop.py`), with the same file, context and threads;
- *together* and *one by one*: texts for one prompt in a single question, and in as many questions of which each finds
  the prompt computed already;
- *memory*: of this process and all below it, before the model is loaded, with it, and after nobody asked for a while;
- *cancelling*: from when a question is given up until the next one is answered.

Rivals take turns in every round, the first one changing, so that whatever else the machine does falls on both; ratios
are medians of the rounds' own ratios. Each is told once by the clock and once by the time that processors spent, on
ours with what this process spends on reading it: on a busy machine the clock tells what others were given. Where the
raw runtime is a rival, prompts begin otherwise in every round, so that ours does not find the last one computed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.bench.meters import Memory, Meter, memory_below, processor_seconds_below
from assistant.framed_process import FramedProcess
from models.generation import Ending, ModelFacts, Prompt, Sampling, TextModel, TextRequest
from models.protocol import ContextTooLong, ProverUnavailable
from models.runtimes.process import ModelProcess, process_environment
from models.runtimes.runtime import RuntimeSource, read_error

ROUNDS = 5
TOKENS = 64
"""That a text has at most."""
SECONDS = 600.0
"""After which a text counts as never coming."""
IDLE_SECONDS = 0.5
"""After which the model is unloaded whose memory is looked at."""
PLAIN = "models.runtimes.llama.plain_loop"


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one text: `rate` tokens a second behind the first one, seconds until the `first` one, and what processors
    spent on each token, in seconds, 0 where that is not known."""

    rate: float
    first: float
    processor: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelReport:
    """`of_raw` is our rate over that of the raw runtime, `of_one_by_one` that of texts written together over that of as
    many written one by one; `processor_…` are the same by what processors spend on a token. `candidates` are texts a
    second, written together; times are in seconds. What a runtime has no counterpart for is `None`, and `left_out` says
    so."""

    name: str
    runtime: str
    facts: ModelFacts
    cores: int
    load: float
    rounds: int
    loading: float
    ours: Speed
    raw: Speed | None
    of_raw: float | None
    processor_of_raw: float | None
    samples: int
    together: float
    one_by_one: float
    of_one_by_one: float
    processor_of_one_by_one: float
    candidates: float
    cancelling: float
    before: Memory | None
    loaded: Memory | None
    unloaded: Memory | None
    left_out: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model is asked: a prompt, and how candidates are drawn. The texts that are compared with the raw runtime's
    are the likeliest ones."""

    prompt: Prompt
    sampling: Sampling
    samples: int = 8

    def numbered(self, number: int) -> Prompt:
        """The prompt with another beginning."""
        mark = f"-- {number}\n"
        if not self.prompt.messages:
            return replace(self.prompt, text=mark + self.prompt.text)
        first, *others = self.prompt.messages
        return replace(self.prompt, messages=(replace(first, text=mark + first.text), *others))


async def run_models(
    model: TextModel,
    source: RuntimeSource | None,
    asked: Asked,
    folder: Path,
    rounds: int,
    report: Callable[[str], None],
) -> ModelReport:
    """Measures a model that was not loaded yet. `source` is that of a model in a process of ours, which is started in
    `folder`; a server has none. Errors: `ProverFailed`, `TimeoutError`."""
    load = os.getloadavg()[0]
    left_out: list[str] = []
    before, loaded, unloaded = None, None, None
    if source is not None:
        report("memory")
        before, loaded, unloaded = await _memories(ModelProcess(model.name, source, folder, IDLE_SECONDS))
    else:
        left_out.append("memory, and what cancelling takes on a server, which are its own affair")
    report(f"loading {model.name}")
    began = time.perf_counter()
    facts = await model.load()
    loading = time.perf_counter() - began
    ours, raw, of_raw, processor_of_raw = await _against_raw(model, source, asked, folder, rounds, report)
    if raw is None:
        left_out.append("the raw runtime, which there is of llama.cpp only")
    together, one_by_one, ratio, processor_ratio, candidates = await _together(model, asked, rounds, report)
    report("cancelling")
    cancelling = statistics.median([await _cancelled(model, asked, number) for number in range(rounds)])
    return ModelReport(
        model.name,
        source.runtime if source is not None else "server",
        facts,
        os.cpu_count() or 1,
        round(load, 2),
        rounds,
        loading,
        ours,
        raw,
        of_raw,
        processor_of_raw,
        asked.samples,
        together,
        one_by_one,
        ratio,
        processor_ratio,
        candidates,
        cancelling,
        before,
        loaded,
        unloaded,
        tuple(left_out),
    )


# --- against the raw runtime -----------------------------------------------------------------------------------------


class RawRuntime:
    """The plain loop in its process. Errors: `ProverFailed`."""

    def __init__(self, process: FramedProcess) -> None:
        self._process = process

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, source: RuntimeSource, folder: Path) -> AsyncIterator[RawRuntime]:
        from models.runtimes.llama.plain_loop import SOURCE

        process = await FramedProcess.start(PLAIN, (), folder, process_environment(source))
        try:
            await process.send(SOURCE.write(source))
            raw = cls(process)
            await raw._answer()
            yield raw
        finally:
            await process.end()

    async def write(self, prompt: Prompt, tokens: int) -> tuple[str, Speed]:
        from models.runtimes.llama.plain_loop import PROMPT

        spent = processor_seconds_below(self._process.process.pid)
        await self._process.send({"prompt": PROMPT.write(prompt), "tokens": tokens})
        answer = await self._answer()
        spent = processor_seconds_below(self._process.process.pid) - spent
        return answer["text"], _speed(answer["tokens"], answer["first"], answer["all"], spent)

    async def _answer(self) -> Any:
        try:
            answer = await self._process.receive()
        except EOFError as error:
            raise ProverUnavailable("the process of the raw runtime ended") from error
        if "error" in answer:
            raise read_error(answer["error"])
        return answer


async def _against_raw(
    model: TextModel,
    source: RuntimeSource | None,
    asked: Asked,
    folder: Path,
    rounds: int,
    report: Callable[[str], None],
) -> tuple[Speed, Speed | None, float | None, float | None]:
    """Ours, theirs, the ratio by the clock and by processors."""
    async with contextlib.AsyncExitStack() as stack:
        raw = None
        if source is not None and source.runtime == "llama.cpp":
            raw = await stack.enter_async_context(RawRuntime.open(source, folder))
        ours: list[Speed] = []
        theirs: list[Speed] = []

        async def one_of_ours(number: int) -> None:
            ours.append(await written(model, asked.numbered(number), TOKENS))

        async def one_of_theirs(number: int) -> None:
            assert raw is not None
            theirs.append((await raw.write(asked.numbered(number), TOKENS))[1])

        rivals = [one_of_ours, one_of_theirs] if raw is not None else [one_of_ours]
        for number in range(rounds + 1):  # what comes first pays for what is done once
            report(f"tokens a second, {number} of {rounds} rounds")
            await in_turns(number, rivals)
    fastest = _median(ours[1:])
    if raw is None:
        return fastest, None, None, None
    ratio = median_ratio([one.rate for one in ours[1:]], [one.rate for one in theirs[1:]])
    spent = median_ratio([one.processor for one in theirs[1:]], [one.processor for one in ours[1:]])
    return fastest, _median(theirs[1:]), ratio, spent


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Of what was measured in the same rounds; 0 where there was nothing to compare."""
    return statistics.median([a / b for a, b in zip(ours, theirs, strict=True) if b] or [0.0])


async def in_turns(number: int, rivals: Sequence[Callable[[int], Awaitable[None]]]) -> None:
    """Each once, another one first in every round."""
    start = number % len(rivals)
    for rival in (*rivals[start:], *rivals[:start]):
        await rival(number)


async def written(model: TextModel, prompt: Prompt, tokens: int) -> Speed:
    """The likeliest text. Errors: `ContextTooLong`; as `TextModel.generate`."""
    request = TextRequest(0, prompt, 1, Sampling(temperature=0.0, most_tokens=tokens))
    meter = Meter(model)
    first, count = 0.0, 0
    async with contextlib.aclosing(model.generate([request], SECONDS)) as pieces:
        async for piece in pieces:
            if piece.ending is Ending.TOO_LONG:
                raise ContextTooLong(
                    f"the prompt is longer than the context of {model.name}",
                    hint="Set the model up with a larger --context, or name a smaller --goal.",
                )
            first = first or meter.seconds
            count += piece.tokens
    return _speed(count, first, meter.seconds, meter.processor)


def _speed(tokens: int, first: float, seconds: float, processor: float) -> Speed:
    rate = (tokens - 1) / (seconds - first) if tokens > 1 and seconds > first else 0.0
    return Speed(rate, first, processor / max(1, tokens))


def _median(speeds: Sequence[Speed]) -> Speed:
    return Speed(*(statistics.median(getattr(one, name) for one in speeds) for name in ("rate", "first", "processor")))


# --- several texts ---------------------------------------------------------------------------------------------------


async def _together(
    model: TextModel, asked: Asked, rounds: int, report: Callable[[str], None]
) -> tuple[float, float, float, float, float]:
    """Tokens a second of texts written together, and of as many written one by one; the ratio by the clock and by
    processors; texts a second."""
    sampling = replace(asked.sampling, beams=0, most_tokens=min(TOKENS, asked.sampling.most_tokens))
    together: list[Speed] = []
    one_by_one: list[Speed] = []

    async def all_at_once(_number: int) -> None:
        meter = Meter(model)
        tokens = await _tokens(model, TextRequest(0, asked.prompt, asked.samples, sampling))
        together.append(Speed(tokens / meter.seconds, meter.seconds, meter.processor / max(1, tokens)))

    async def each_alone(_number: int) -> None:
        meter, tokens = Meter(model), 0
        for sample in range(asked.samples):
            drawn = replace(sampling, seed=sampling.seed + sample)
            tokens += await _tokens(model, TextRequest(0, asked.prompt, 1, drawn))
        one_by_one.append(Speed(tokens / meter.seconds, meter.seconds, meter.processor / max(1, tokens)))

    # The prompt is computed before either of them.
    await _tokens(model, TextRequest(0, asked.prompt, 1, replace(sampling, most_tokens=1)))
    for number in range(rounds):
        report(f"{asked.samples} texts, {number} of {rounds} rounds")
        await in_turns(number, (all_at_once, each_alone))
    ratio = median_ratio([one.rate for one in together], [one.rate for one in one_by_one])
    spent = median_ratio([one.processor for one in one_by_one], [one.processor for one in together])
    candidates = statistics.median(asked.samples / one.first for one in together)
    return _median(together).rate, _median(one_by_one).rate, ratio, spent, candidates


async def _tokens(model: TextModel, request: TextRequest) -> int:
    return sum([piece.tokens async for piece in model.generate([request], SECONDS)])


# --- what else it takes ----------------------------------------------------------------------------------------------


async def _cancelled(model: TextModel, asked: Asked, number: int) -> float:
    """Seconds until a model that was writing is free."""
    request = TextRequest(0, asked.prompt, asked.samples, Sampling(seed=number, most_tokens=10 * TOKENS))
    stream = model.generate([request], SECONDS)
    async for _ in stream:
        break
    began = time.perf_counter()
    await stream.aclose()
    await model.token_counts(["⊢"])
    return time.perf_counter() - began


async def _memories(model: ModelProcess) -> tuple[Memory, Memory, Memory]:
    """Before a model is loaded, with it, and after it was unloaded by itself. Errors: `ProverFailed`; `TimeoutError`
    where it is not."""
    try:
        before = memory_below()
        await model.load()
        await _tokens(model, TextRequest(0, Prompt("theorem"), 1, Sampling(most_tokens=1)))
        loaded = memory_below()
        async with asyncio.timeout(SECONDS):
            while True:
                await asyncio.sleep(IDLE_SECONDS / 5)
                if not model.pid:
                    break
        return before, loaded, memory_below()
    finally:
        await model.close()
