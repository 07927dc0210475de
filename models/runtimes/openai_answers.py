"""What model servers with OpenAI's interface answer, read from JSON: pieces of texts, refusals, lists of models.

What is assumed of them:

- A stream has the text of `choices[0]`, in `delta.content` or `text`; thoughts, which llama-server, vLLM and LM Studio
  call `reasoning_content` and newer vLLM and Ollama `reasoning`; last the reason for its end, and then, where it was
  asked for, the use of tokens without any choice.
- Logarithms of probabilities are natural. They come as `logprobs.content[].logprob`, from llama-server for texts, too,
  or as `logprobs.token_logprobs[]`. llama-server sends none for a token that is a part of a character only, or
  whose text its parser keeps back.
- Of a prompt that is too long they say so with the status 400, old llama-servers with 500 or in the stream; Ollama
  cuts it off without a word.
- llama-server tells the context of a slot in the model's `meta.n_ctx` or in `/props`; vLLM in `max_model_len`; Ollama
  and LM Studio do not tell it here.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

MOST_WORDS = 300
"""Characters that are repeated of what a server says."""
_TOO_LONG = re.compile(
    r"exceed_context_size|context_length_exceeded|context (?:size|length|window)|exceeds?\b.{0,40}\bcontext"
    r"|maximum (?:model|context) length|max_model_len|n_keep|prompt is too long|max_tokens must be at least 1, got -",
    re.IGNORECASE,
)
_OUT_OF_MEMORY = re.compile(r"out of memory|outofmemory|cudamalloc|failed to allocate", re.IGNORECASE)
_NO_MODEL = re.compile(r"model_not_found|\bmodel\b.{0,200}\b(?:not found|not exist)|invalid model", re.IGNORECASE)
_CONTEXT_LENGTH = re.compile(r"maximum context length is (\d+)")
_PROMPT_LENGTH = re.compile(
    r"(\d+) in (?:the|your) (?:messages|prompt)|(?:has|contains at least|with) (\d+) input tokens"
)
_CONTEXT_NAMES = ("max_model_len", "context_length", "context_window")


class AnswerShape(ValueError):
    """An answer of another shape than that of this interface."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a server says is wrong, with the HTTP status that it gave or names (0: none), and the seconds after which it
    may be asked again."""

    status: int
    words: str
    seconds: float = 0.0

    @property
    def too_long(self) -> bool:
        return self.status not in (401, 403, 404, 429) and _TOO_LONG.search(self.words) is not None

    @property
    def out_of_memory(self) -> bool:
        return _OUT_OF_MEMORY.search(self.words) is not None

    @property
    def no_model(self) -> bool:
        return self.status in (400, 404, 422) and _NO_MODEL.search(self.words) is not None

    @property
    def no_thinking(self) -> bool:
        """llama-server wants thinking to be off where an answer was begun."""
        return "prefill is incompatible with enable_thinking" in self.words

    @property
    def room(self) -> int:
        """The tokens that the context has left behind the prompt, where only prompt and answer together are too long
        for it, and the server says how long they are, as vLLM and OpenAI do; else 0."""
        context, prompt = _CONTEXT_LENGTH.search(self.words), _PROMPT_LENGTH.search(self.words)
        if context is None or prompt is None:
            return 0
        return max(0, int(context[1]) - int(prompt[1] or prompt[2]))


class ServerRefused(Exception):
    """An error that comes instead of a piece."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.words)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one event of a stream adds to a text. Without `tokens` it is not known how many they are, and without a
    `log_probability` how likely; `used` is how many the whole text has, `finish` why it ended, where it did."""

    text: str = ""
    thought: str = ""
    tokens: int = 0
    log_probability: float | None = None
    finish: str = ""
    used: int = 0


def parsed(text: str) -> Any:
    """Errors: `AnswerShape`."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerShape("not JSON") from error


def read_chunk(value: Any) -> Chunk:
    """A piece of a stream, or a whole answer. Errors: `ServerRefused`, `AnswerShape`."""
    if not isinstance(value, dict):
        raise AnswerShape("no object")
    if value.get("error"):
        raise ServerRefused(read_refusal(0, value))
    choices, usage = value.get("choices"), value.get("usage")
    used = _number(usage.get("completion_tokens")) if isinstance(usage, dict) else 0
    if not choices:
        if isinstance(choices, list) or isinstance(usage, dict):
            return Chunk(used=used)
        raise AnswerShape("no choices")
    choice = choices[0] if isinstance(choices, list) else None
    if not isinstance(choice, dict):
        raise AnswerShape("no choice")
    said = choice.get("delta") or choice.get("message") or {}
    if not isinstance(said, dict) or not {"delta", "message", "text"} & choice.keys():
        raise AnswerShape("a choice without a text")
    text = said.get("content") if said else choice.get("text")
    thought = said.get("reasoning_content") or said.get("reasoning")
    finish = choice.get("finish_reason")
    if not all(part is None or isinstance(part, str) for part in (text, thought, finish)):
        raise AnswerShape("a text that is none")
    tokens, log_probability = _probability(choice.get("logprobs"))
    return Chunk(text or "", thought or "", tokens, log_probability, finish or "", used)


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _probability(told: Any) -> tuple[int, float | None]:
    """How many tokens it is told for, and the sum of the logarithms: `None` where one of them is none."""
    if not isinstance(told, dict):
        return 0, None
    content, plain = told.get("content"), told.get("token_logprobs")
    if isinstance(content, list):
        found = [entry.get("logprob") if isinstance(entry, dict) else None for entry in content]
    else:
        found = plain if isinstance(plain, list) else []
    numbers = [float(one) for one in found if isinstance(one, int | float) and math.isfinite(one)]
    if not found or len(numbers) < len(found):
        return len(found), None
    return len(found), min(0.0, math.fsum(numbers))


def read_refusal(status: int, body: Any) -> Refusal:
    """What a body that was read from JSON, or a text, says is wrong."""
    if not isinstance(body, dict):
        return Refusal(status, words(body if isinstance(body, str) else json.dumps(body)))
    error = body.get("error") or body.get("message") or body.get("detail") or body
    if not isinstance(error, dict):
        return Refusal(status, words(error if isinstance(error, str) else json.dumps(error)))
    code = error.get("code")
    told = [error.get("message"), error.get("type"), code]
    said = " ".join(part for part in told if isinstance(part, str)) or json.dumps(error)
    return Refusal(status or (code if isinstance(code, int) else 0), words(said))


def words(text: str) -> str:
    """A server's words as they may be shown: not long, in one line, without what steers terminals."""
    shown = "".join(character if character.isprintable() else " " for character in text[: 4 * MOST_WORDS])
    joined = " ".join(shown.split())
    return joined if len(joined) <= MOST_WORDS else joined[: MOST_WORDS - 1] + "…"


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model as a server lists it. A `context` of 0 is not told; `owner` says which server it is."""

    name: str
    context: int
    owner: str


def read_models(value: Any) -> tuple[ListedModel, ...]:
    """Errors: `AnswerShape`."""
    listed = value.get("data") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise AnswerShape("no list of models")
    entries = [entry for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), str)]
    return tuple(ListedModel(words(entry["id"]), _context(entry), str(entry.get("owned_by"))) for entry in entries)


def _context(entry: dict[str, Any]) -> int:
    meta = entry.get("meta")
    if isinstance(meta, dict) and _number(meta.get("n_ctx")):
        return _number(meta["n_ctx"])
    return next((_number(entry[name]) for name in _CONTEXT_NAMES if _number(entry.get(name))), 0)


def read_props(value: Any) -> int:
    """The context of a slot, as llama-server tells it, else 0."""
    settings = value.get("default_generation_settings") if isinstance(value, dict) else None
    return _number(settings.get("n_ctx")) if isinstance(settings, dict) else 0


def read_count(value: Any) -> int | None:
    """How many tokens a text has, as `/tokenize` tells; `None` where this is no such answer."""
    if not isinstance(value, dict):
        return None
    count, tokens = value.get("count"), value.get("tokens")
    if isinstance(count, int):
        return count
    return len(tokens) if isinstance(tokens, list) else None
