"""A model whose prompts and answers are logged."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime

from assistant.errors import AssistantError
from models.generation import Ending, ModelFacts, Piece, TextModel, TextRequest
from models.generation_log import Exchange, GenerationLog, LoggedText
from models.sampled_text import SampledText

WRITTEN, STOPPED = "written", "stopped"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class LoggedModel:
    """A `TextModel` before another one, whose `close` leaves the log open. `now` tells the time in words. Errors: as
    the other one's."""

    def __init__(self, model: TextModel, to: GenerationLog, now: Callable[[], str] = _now) -> None:
        self.model = model
        self._log = to
        self._now = now

    @property
    def name(self) -> str:
        return self.model.name

    async def load(self) -> ModelFacts:
        return await self.model.load()

    async def close(self) -> None:
        await self.model.close()

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        return await self.model.token_counts(texts)

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        clock = asyncio.get_running_loop().time
        began, time = clock(), self._now()
        texts: dict[tuple[int, int], SampledText] = {}
        outcome = STOPPED
        try:
            async with contextlib.aclosing(self.model.generate(requests, seconds)) as pieces:
                async for piece in pieces:
                    texts.setdefault((piece.request, piece.sample), SampledText()).add(piece)
                    yield piece
            outcome = WRITTEN
        except AssistantError as error:
            outcome = error.message
            raise
        except Exception as error:
            outcome = type(error).__name__
            raise
        finally:
            for request in requests:
                found = [texts.get((request.number, sample)) for sample in range(request.samples)]
                self._log.add(_exchange(self.name, request, found, time, clock() - began, outcome))


def _exchange(
    name: str, request: TextRequest, found: Sequence[SampledText | None], time: str, seconds: float, outcome: str
) -> Exchange:
    whole = all(text is not None and text.ending is not Ending.OPEN for text in found)
    texts = tuple(
        LoggedText(text.text, text.tokens, text.log_probability, text.ending.value)
        for text in found
        if text is not None
    )
    said = WRITTEN if whole else outcome
    return Exchange(
        time, name, request.prompt, request.sampling, request.samples, texts, round(max(0.0, seconds), 3), said
    )
