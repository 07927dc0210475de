"""A stand-in for a language model: it writes the texts that a test queued, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from models.generation import Ending, ModelFacts, Piece, TextRequest

Script = Callable[[TextRequest, int], str | BaseException]
"""What is written for a sample of a request, or raised."""


class ScriptedModel:
    """Implements `TextModel`. Texts come in pieces of `width` characters, each of which counts as a token with the
    given logarithm of its probability."""

    def __init__(
        self,
        script: Script,
        *,
        name: str = "scripted",
        facts: ModelFacts | None = None,
        log_probability: float | None = -0.5,
        width: int = 4,
    ) -> None:
        self.name = name
        self.requests: list[TextRequest] = []
        self.counted: list[str] = []
        self.loaded = self.closed = self.stopped = 0
        self._script = script
        self._facts = facts or ModelFacts(4096, batch=8, has_template=True)
        self._log_probability = log_probability
        self._width = width

    async def load(self) -> ModelFacts:
        self.loaded += 1
        return self._facts

    async def close(self) -> None:
        self.closed += 1

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        self.counted += texts
        return tuple(map(len, texts))

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        self.requests += requests
        try:
            for request in requests:
                for sample in range(request.samples):
                    text = self._script(request, sample)
                    if isinstance(text, BaseException):
                        raise text
                    async for piece in self._pieces(request.number, sample, text):
                        yield piece
        finally:
            self.stopped += 1

    async def _pieces(self, number: int, sample: int, text: str) -> AsyncGenerator[Piece, None]:
        for start in range(0, len(text), self._width):
            await asyncio.sleep(0)
            yield Piece(number, sample, text[start : start + self._width], 1, self._log_probability)
        yield Piece(number, sample, "", ending=Ending.STOP, log_probability=0.0 if self._log_probability else None)
