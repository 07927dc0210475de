"""What model servers with OpenAI's interface are asked, as plain data.

What is assumed of them:

- Of `n` texts for one request llama-server and Ollama write a single one: each sample is a request, with its own seed.
- A conversation that ends with the assistant is gone on with by llama-server (unless it was started with
  `--no-prefill-assistant`) and by Ollama; vLLM wants to be told so, and neither may be told to begin an answer as well.
  None of them repeats what it goes on with.
- Older llama-servers refuse to go on with an answer while their template may think; `chat_template_kwargs` turns that
  off.
- `top_k` of -1 keeps all tokens with llama-server and with every vLLM; both have other defaults, so it is always told.
  llama-server's `min_p` is 0.05 unless it is told.
- Tokens that end a text besides the model's own are known to vLLM alone (`stop_token_ids`).
- Ollama makes a conversation of the text that `/completions` is given, after the model's template.
- Probabilities of a chat come with alternatives: without `top_logprobs` llama-server sends twenty a token. For a text
  it knows them as `n_probs`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from models.generation import TextRequest

_SEEDS = 1 << 31
"""Seeds are numbers of 32 bits with a sign in some servers."""

THINKING = "chat_template_kwargs"
PROBABILITIES = frozenset(("logprobs", "top_logprobs", "n_probs"))
"""Go together: alternatives are an error without the first."""
OPTIONAL = frozenset(
    ("top_k", "min_p", "stop_token_ids", "stream_options", "continue_final_message", "add_generation_prompt", THINKING)
).union(PROBABILITIES)
"""What a server may not know, and a text can be had without."""


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """What one sample is asked with: where, and the values that are told."""

    path: str
    values: dict[str, Any]

    @property
    def optional(self) -> frozenset[str]:
        return OPTIONAL & self.values.keys()


def question(
    request: TextRequest,
    sample: int,
    model: str,
    refused: Collection[str] = (),
    most_tokens: int | None = None,
    thinking: bool = True,
) -> TextQuestion:
    """The request for a sample: without what the server refused, for so many tokens at most (as the request says
    otherwise), and without `thinking` where an answer was begun and the server wants that."""
    sampling, prompt = request.sampling, request.prompt
    values: dict[str, Any] = {"model": model} if model else {}
    values |= {
        "stream": True,
        "max_tokens": sampling.most_tokens if most_tokens is None else most_tokens,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "seed": (sampling.seed + sample) % _SEEDS,
        "top_k": sampling.top_k or -1,
        "min_p": sampling.min_p,
        "stream_options": {"include_usage": True},
    }
    if sampling.stop:
        values["stop"] = list(sampling.stop)
    if sampling.stop_tokens:
        values["stop_token_ids"] = list(sampling.stop_tokens)
    if prompt.messages:
        path = "/chat/completions"
        values["messages"] = [{"role": str(said.role), "content": said.text} for said in prompt.messages]
        values |= {"logprobs": True, "top_logprobs": 1}
        if prompt.answer:
            values["messages"].append({"role": "assistant", "content": prompt.answer})
            values |= {"continue_final_message": True, "add_generation_prompt": False}
            if not thinking:
                values[THINKING] = {"enable_thinking": False}
    else:
        path = "/completions"
        values["prompt"] = prompt.text + prompt.answer
        values |= {"logprobs": 1, "n_probs": 1}
    return TextQuestion(path, {name: value for name, value in values.items() if name not in refused})


def doubted(question: TextQuestion, words: str) -> frozenset[str]:
    """The optional parameters that a refusal is about: those that it names, else all."""
    named = frozenset(name for name in question.optional if name in words)
    if named & PROBABILITIES:
        named |= question.optional & PROBABILITIES
    return named or question.optional


def tokenize_question(text: str, model: str) -> dict[str, Any]:
    """What `/tokenize` is asked: llama-server reads `content`, vLLM `prompt`, both leave alone what is not theirs."""
    return {"content": text, "prompt": text, "model": model, "add_special": False, "add_special_tokens": False}


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, rather more: one for two ASCII characters (vocabularies of today need one for
    three or four in English and code), two for each other character, of which many are no token of their own."""
    plain = sum(character.isascii() for character in text)
    return (plain + 1) // 2 + 2 * (len(text) - plain)
