"""Texts from a server with OpenAI's HTTP interface: llama-server, vLLM, Ollama, LM Studio and others.

Each sample is a request of its own, streamed. What may pass by itself is asked for again, as long as nothing of the
text was passed on and there is time left; afterwards a text that breaks off is an error. Errors: `ProverUnavailable`
where no server answers or it stops in the middle, `ProverMisconfigured` where another setting is needed, `OutOfMemory`,
and `ProverFailed` for answers that are not understood; `TimeoutError` only when the given seconds are over.

A key is sent to the configured host alone (redirects are not followed) and shown nowhere. Proxies of the environment
are used for other machines only.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.generation import Ending, ModelFacts, Piece, TextRequest
from models.protocol import ProverFailed, ProverUnavailable
from models.runtimes import server_failures as failures
from models.runtimes.openai_answers import (
    AnswerShape,
    ListedModel,
    Refusal,
    ServerRefused,
    read_chunk,
    read_count,
    read_models,
    read_props,
)
from models.runtimes.openai_requests import (
    PROBABILITIES,
    THINKING,
    TextQuestion,
    doubted,
    estimated_tokens,
    question,
    tokenize_question,
)
from models.runtimes.sample_text import SampleText
from models.runtimes.server_address import EXAMPLE, KeySource, server_address
from models.runtimes.server_connection import MOST_ERROR, STREAM_END, Endless, ServerConnection
from models.runtimes.server_events import EventDamaged
from models.runtimes.server_failures import MayPass, Patience

log = logging.getLogger(__name__)

UNTOLD_CONTEXT = 4096
"""Tokens, where neither the server nor the settings tell the context: what Ollama gives to who says nothing."""
BYTES_PER_TOKEN = 8 << 10
"""Of a stream, with all that is said of a token besides its text; more than so many (and `MOST_ERROR`) is no text."""
AFTER_END = 2.0
"""Seconds that a server has to tell the use of tokens once a text has ended."""
AFTER_ALL = 0.2
"""Seconds that it has to end the stream once it has said that nothing more will come."""
_TELL_PROBABILITIES = ("llamacpp", "vllm")
"""How servers call themselves that tell them."""
_NOWHERE = frozenset((404, 405, 501))
_UNWRITTEN = frozenset(("abort", "error", "content_filter"))
"""Reasons for an end in the middle of a text."""
_UNLISTED = ListedModel("", 0, "")
NO_KEY = KeySource()
PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """A server and what is asked of it: `name` is for people, `model` is empty for a server that has a single one, and
    `most_requests` go there at a time. The tokens of its `context` count where the server does not tell them. A key
    does not travel unencrypted to other machines unless `allow_plain_key` is set."""

    name: str
    url: str = EXAMPLE
    model: str = ""
    key: KeySource = NO_KEY
    most_requests: int = 4
    patience: Patience = PATIENCE
    context: int = 0
    allow_plain_key: bool = False


class _ContextFull(Exception):
    """There is no room for the prompt."""


class OpenAIServer:
    """A `TextModel` on a server, for one event loop. Errors: `ProverMisconfigured` for an address that is none, or one
    to which a key may not go."""

    def __init__(self, choice: ServerChoice) -> None:
        self._choice = choice
        address = server_address(choice.url)
        choice.key.checked(address, allow_plain=choice.allow_plain_key)
        self._base, self._beside = address.base, address.beside
        self._connection = ServerConnection(address, choice.key, choice.patience)
        self._turns = asyncio.Semaphore(max(1, choice.most_requests))
        self._refused: dict[str, frozenset[str]] = {}
        """Parameters that the server does not know, by path."""
        self._thinking = True
        self._counts_tokens = True

    @property
    def name(self) -> str:
        return self._choice.name

    async def load(self) -> ModelFacts:
        seconds = self._choice.patience.load
        try:
            async with asyncio.timeout(seconds):
                listed = self._meant(await self._models(asyncio.get_running_loop().time() + seconds))
                context = listed.context or read_props(await self._aside("GET", f"{self._beside}/props"))
        except ServerRefused as refused:
            raise await self._failure(refused.refusal) from refused
        except (AnswerShape, EventDamaged) as error:
            raise failures.no_model_server(self._base, f"its list of models is {error}") from error
        except TimeoutError as error:
            message = f"the model server at {self._base} did not get ready in {seconds:g} s"
            raise ProverUnavailable(message, hint="Its own log says more.") from error
        refused_names = frozenset[str]().union(*self._refused.values())
        return ModelFacts(
            context or self._choice.context or UNTOLD_CONTEXT,
            batch=max(1, self._choice.most_requests),
            device=self._base,
            has_template=True,
            tells_probabilities=listed.owner in _TELL_PROBABILITIES and not refused_names & PROBABILITIES,
            model=listed.name,
        )

    async def _models(self, deadline: float) -> tuple[ListedModel, ...]:
        """Those that the server lists: none where it has no list. Errors: `ServerRefused`, `AnswerShape`,
        `EventDamaged`; `ProverFailed`."""

        async def attempt() -> tuple[ListedModel, ...]:
            return read_models(await self._connection.value("GET", f"{self._base}/models"))

        try:
            return await self._connection.again(attempt, deadline, self.name)
        except ServerRefused as refused:
            if refused.refusal.status in _NOWHERE:
                return ()
            raise

    def _meant(self, models: Sequence[ListedModel]) -> ListedModel:
        """A server with a single model gives that, whatever it is called."""
        named = [model for model in models if model.name == self._choice.model]
        if named:
            return named[0]
        return models[0] if len(models) == 1 else _UNLISTED

    async def close(self) -> None:
        await self._connection.close()

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Asks llama-server or vLLM; without such a one they are estimated, rather too high."""
        return tuple([await self._token_count(text) for text in texts])

    async def _token_count(self, text: str) -> int:
        if text and self._counts_tokens:
            asked = tokenize_question(text, self._choice.model)
            answer = await self._aside("POST", f"{self._beside}/tokenize", asked)
            told = read_count(answer)
            if told is not None:
                return told
            self._counts_tokens = answer is None
        return estimated_tokens(text)

    async def _aside(self, method: str, url: str, body: Any = None) -> Any:
        """What a server answers that may not know such a thing: `None` where nothing comes now, `False` where it never
        will."""
        try:
            async with asyncio.timeout(self._choice.patience.aside):
                return await self._connection.value(method, url, body)
        except (ServerRefused, AnswerShape, EventDamaged):
            return False
        except (MayPass, ProverFailed, TimeoutError):
            return None

    # --- texts -------------------------------------------------------------------------------------------------

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        deadline = asyncio.get_running_loop().time() + seconds
        arrived: asyncio.Queue[Piece | asyncio.Task[None]] = asyncio.Queue()
        samples = [
            asyncio.create_task(self._sample(request, sample, deadline, arrived.put_nowait))
            for request in requests
            for sample in range(request.samples)
        ]
        for task in samples:
            task.add_done_callback(arrived.put_nowait)
        try:
            unfinished = len(samples)
            while unfinished:
                try:
                    async with asyncio.timeout_at(deadline):
                        item = await arrived.get()
                except TimeoutError:
                    raise TimeoutError(f"{self.name} did not write all texts within {seconds:g} s") from None
                if isinstance(item, Piece):
                    unfinished -= item.ending is not Ending.OPEN
                    yield item
                else:
                    item.result()
        finally:
            for task in samples:
                task.cancel()
            await asyncio.gather(*samples, return_exceptions=True)

    async def _sample(
        self, request: TextRequest, sample: int, deadline: float, pass_on: Callable[[Piece], None]
    ) -> None:
        """Passes on the pieces of a sample, to its end. Errors: `ProverFailed`."""

        async def attempt() -> Piece:
            return await self._written(request, sample, pass_on)

        async with self._turns:
            try:
                pass_on(await self._connection.again(attempt, deadline, self.name))
            except _ContextFull:
                pass_on(Piece(request.number, sample, "", ending=Ending.TOO_LONG))

    async def _written(self, request: TextRequest, sample: int, pass_on: Callable[[Piece], None]) -> Piece:
        """Passes on the pieces of a sample but for the last, which it gives. Asks again in another way where the server
        wants that: without parameters that it does not know, without thoughts, for fewer tokens.

        Errors: `_ContextFull`; `MayPass`; `ProverFailed`.
        """
        most: int | None = None
        left_out: frozenset[str] = frozenset()
        path = "/chat/completions" if request.prompt.messages else "/completions"
        while True:
            without = self._refused.get(path, frozenset()) | left_out
            asked = question(request, sample, self._choice.model, without, most, self._thinking)
            text = SampleText(request.number, sample, request.sampling.most_tokens)
            try:
                await self._streamed(asked, text, pass_on)
            except ServerRefused as refused:
                refusal = refused.refusal
                if refusal.too_long:
                    if most is not None or not refusal.room:
                        raise _ContextFull from refused
                    most = refusal.room
                elif refusal.no_thinking and THINKING not in without | asked.values.keys():
                    self._thinking = False
                elif refusal.status in (400, 422) and not refusal.no_model and asked.optional:
                    left_out |= doubted(asked, refusal.words)
                else:
                    raise await self._failure(refusal) from refused
            else:
                if left_out:
                    # Only what was answered without them shows that it was about them.
                    log.info("%s does not know %s", self.name, ", ".join(sorted(left_out)))
                    self._refused[path] = self._refused.get(path, frozenset()) | left_out
                return text.last()

    async def _streamed(self, asked: TextQuestion, text: SampleText, pass_on: Callable[[Piece], None]) -> None:
        """Reads what the server writes until the text has ended, and passes it on. Errors: `ServerRefused`, `MayPass`
        (before anything was passed on); `ProverFailed`."""
        most = MOST_ERROR + BYTES_PER_TOKEN * max(0, int(asked.values["max_tokens"]))
        values = self._connection.stream(f"{self._base}{asked.path}", asked.values, most)
        try:
            async with contextlib.aclosing(values), asyncio.timeout(None) as last_words:
                async for value in values:
                    if value is STREAM_END:
                        text.finish = text.finish or Ending.STOP
                        last_words.reschedule(asyncio.get_running_loop().time() + AFTER_ALL)
                        continue
                    chunk = read_chunk(value)
                    piece = text.add(chunk)
                    if piece is not None:
                        pass_on(piece)
                    if chunk.finish in _UNWRITTEN:
                        raise failures.broken_off(self._base, chunk.finish)
                    if text.full:
                        return
                    if chunk.finish:
                        last_words.reschedule(asyncio.get_running_loop().time() + AFTER_END)
        except (MayPass, ServerRefused, AnswerShape, EventDamaged, Endless, TimeoutError) as error:
            if not text.finish:  # what comes after a text does not matter
                self._interrupted(text, error)
        if not text.finish:
            self._interrupted(text, MayPass(failures.broken_off(self._base)))

    def _interrupted(self, text: SampleText, error: Exception) -> None:
        """For what happened in the middle of a text. Errors: as `_streamed`."""
        match error:
            case MayPass() | ServerRefused() if not text.passed_on:
                raise error
            case MayPass():
                raise failures.broken_off(self._base) from error
            case ServerRefused():
                raise failures.broken_off(self._base, error.refusal.words) from error
            case Endless() if text.passed_on:
                text.finish = Ending.LENGTH
            case Endless():
                raise failures.not_understood(self._base, "it does not end") from error
            case _:
                raise failures.not_understood(self._base, str(error)) from error

    async def _failure(self, refusal: Refusal) -> ProverFailed | MayPass:
        """For a refusal that no other way of asking changes."""
        if not refusal.no_model and refusal.status not in _NOWHERE:
            return failures.of_status(self._base, refusal)
        listed: list[str] = []
        with contextlib.suppress(TimeoutError, ServerRefused, AnswerShape, EventDamaged, ProverFailed):
            async with asyncio.timeout(self._choice.patience.aside):
                # Asked once: the deadline is now.
                listed = [model.name for model in await self._models(asyncio.get_running_loop().time())]
        if refusal.no_model or (listed and self._choice.model not in listed):
            return failures.no_model(self._base, self._choice.model, tuple(listed))
        said = f" ({refusal.words})" if refusal.words else ""
        return failures.no_model_server(self._base, f"it answers with the status {refusal.status}{said}")
