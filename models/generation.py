"""Text from language models: the protocol that every runtime implements.

A runtime is given prompts and gives texts back, piece by piece. It knows nothing of Lean; what it writes is text, and
never believed. Prompts are made, and texts are read, elsewhere (`models/prompts.py`, `models/answers.py`).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """Who says something in a conversation."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """What is said in a conversation."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is given: a `text` that it goes on with, or a conversation, which the model's own template makes a
    text of. `answer` is how the answer to a conversation begins; it is no part of what comes back."""

    text: str = ""
    messages: tuple[Message, ...] = ()
    answer: str = ""

    @property
    def characters(self) -> int:
        return len(self.text) + len(self.answer) + sum(len(message.text) for message in self.messages)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How texts are drawn. A `temperature` of 0 takes the most likely token each time. Of the tokens those remain that
    are among the `top_k` most likely (0: all), whose probabilities make up `top_p`, and that have at least `min_p` of
    the likeliest one's. With `beams`, texts are searched for with so many beams instead, where the runtime can do that;
    else they are drawn. A text ends after `most_tokens`, at a token of `stop_tokens` besides the model's own, or before
    a text of `stop`. The same `seed` gives the same texts, as far as the runtime keeps that."""

    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    beams: int = 0
    most_tokens: int = 256
    seed: int = 0
    stop: tuple[str, ...] = ()
    stop_tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRequest:
    """`samples` texts are wanted for a prompt. `number` tells it from the others that go out with it."""

    number: int
    prompt: Prompt
    samples: int
    sampling: Sampling


class Ending(StrEnum):
    """Why a text has ended."""

    OPEN = ""
    """It has not."""
    STOP = "stop"
    """At an end token, or before a text that ends it."""
    LENGTH = "length"
    """After as many tokens as were allowed, or as the context has room for."""
    TOO_LONG = "too long"
    """It never began: the prompt is longer than the context."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The next `text` of a sample (numbered from 0) of a request: so many `tokens`, with the sum of the natural
    logarithms of their probabilities, `None` where the runtime does not tell them."""

    request: int
    sample: int
    text: str
    tokens: int = 0
    log_probability: float | None = None
    ending: Ending = Ending.OPEN


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What is known of a model once it is loaded: the tokens of its `context`, how many texts it writes at a time, the
    `device`, the bytes of memory it takes (0: not known), whether it has a template for conversations, and whether it
    tells probabilities. `model` is what a server calls it, empty where that is not told."""

    context: int
    batch: int = 1
    device: str = ""
    memory: int = 0
    has_template: bool = False
    tells_probabilities: bool = False
    model: str = ""


class TextModel(Protocol):
    """A model on some runtime."""

    @property
    def name(self) -> str: ...

    async def load(self) -> ModelFacts:
        """Makes it ready; at once where it is. Errors: `ProverFailed`."""
        ...

    async def close(self) -> None:
        """Gives back all that it holds."""
        ...

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        """How many tokens each text has, about as many where the runtime cannot tell. Errors: `ProverFailed`."""
        ...

    def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        """The pieces of all samples as they come, until each of them has ended; nothing is waited for longer than so
        many seconds. Closing the generator stops the model. Errors: `ProverFailed`; `TimeoutError`."""
        ...
