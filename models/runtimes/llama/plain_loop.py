"""llama.cpp as anybody would call it: a prompt, then the likeliest token again and again, one sequence.

`python -m models.runtimes.llama.plain_loop` is what `assistant models bench` measures the runtime against: the same
library, file, context and threads, and nothing of ours in the loop. It reads frames from its standard input: first the
source of a model, then prompts, each with how many tokens are wanted; and answers each with what it wrote and how long
that took.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from assistant.codec import codec
from assistant.frames import frame, read_frame
from models.generation import Prompt
from models.protocol import ProverFailed
from models.runtimes.chat import ChatTemplate
from models.runtimes.llama.binding import Binding, open_binding
from models.runtimes.llama.header import read_header
from models.runtimes.llama.runtime import BATCH_TOKENS
from models.runtimes.runtime import RuntimeSource, written_error

PROMPT, SOURCE = codec(Prompt), codec(RuntimeSource)
_TOKEN_BYTES = 512


class PlainLoop:
    """A loaded model. Errors: `ProverFailed`."""

    def __init__(self, binding: Binding, source: RuntimeSource) -> None:
        header = read_header(source.path)
        self._binding, self._calls = binding, binding.calls
        self._template = ChatTemplate(header.template, header.special_tokens)
        binding.log_to(lambda _: None)
        self._calls.llama_backend_init()
        parameters = self._calls.llama_model_default_params()
        parameters.n_gpu_layers = source.gpu_layers
        self._model = self._calls.llama_model_load_from_file(os.fsencode(source.path), parameters)
        if not self._model:
            raise ProverFailed(f"llama.cpp cannot load {source.path}")
        self._vocabulary = self._calls.llama_model_get_vocab(self._model)
        self._size = int(self._calls.llama_vocab_n_tokens(self._vocabulary))
        context = self._calls.llama_context_default_params()
        context.n_ctx = header.context_tokens(source.context)
        context.n_batch = context.n_ubatch = min(BATCH_TOKENS, context.n_ctx)
        context.n_threads = context.n_threads_batch = source.threads or max(1, (os.cpu_count() or 1) - 1)
        context.no_perf = True
        self._context = self._calls.llama_init_from_model(self._model, context)
        if not self._context:
            raise ProverFailed("there is no room for the context")
        self._batch = self._calls.llama_batch_init(BATCH_TOKENS, 0, 1)

    def write(self, prompt: Prompt, most: int) -> dict[str, Any]:
        """The text, its `tokens`, and the seconds until the `first` one and until `all` were there."""
        self._calls.llama_memory_clear(self._calls.llama_get_memory(self._context), True)
        began = time.perf_counter()
        tokens = self._tokens(prompt)
        text = b""
        for start in range(0, len(tokens), BATCH_TOKENS):
            logits = self._computed(tokens[start : start + BATCH_TOKENS], start)
        written, first = 0, 0.0
        while True:
            token = int(np.argmax(logits))
            written += 1
            first = first or time.perf_counter() - began
            if written >= most or self._calls.llama_vocab_is_eog(self._vocabulary, token):
                break
            text += self._bytes(token)
            logits = self._computed([token], len(tokens) + written - 1)
        seconds = time.perf_counter() - began
        return {"text": text.decode(errors="replace"), "tokens": written, "first": first, "all": seconds}

    def _tokens(self, prompt: Prompt) -> list[int]:
        text = self._template.text(prompt) if prompt.messages else prompt.text
        data = (text or "\n").encode("utf-8", "replace")
        pointer, array = self._binding.integers(len(data) + 2)
        count = self._calls.llama_tokenize(self._vocabulary, data, len(data), pointer, len(data) + 2, True, True)
        found: list[int] = array[:count].tolist()
        begin = self._calls.llama_vocab_bos(self._vocabulary)
        return found[1:] if found[:2] == [begin, begin] else found

    def _computed(self, tokens: Sequence[int], position: int) -> Any:
        """(vocabulary,): the logits behind the last one."""
        batch = self._batch
        batch.n_tokens = len(tokens)
        for n, token in enumerate(tokens):
            batch.token[n], batch.pos[n], batch.logits[n] = token, position + n, int(n == len(tokens) - 1)
            batch.n_seq_id[n], batch.seq_id[n][0] = 1, 0
        if code := self._calls.llama_decode(self._context, batch):
            raise ProverFailed(f"llama.cpp failed with code {code}")
        return self._binding.numbers(self._calls.llama_get_logits_ith(self._context, len(tokens) - 1), self._size)

    def _bytes(self, token: int) -> bytes:
        import ctypes

        memory = ctypes.create_string_buffer(_TOKEN_BYTES)
        count = self._calls.llama_token_to_piece(self._vocabulary, token, memory, _TOKEN_BYTES, 0, False)
        return memory.raw[: max(0, int(count))]


def main() -> int:
    write = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(value: Any) -> None:
        write.write(frame(value))
        write.flush()

    try:
        loop = PlainLoop(open_binding(), SOURCE.read(read_frame(sys.stdin.buffer)))
        say({"ready": True})
        while (asked := read_frame(sys.stdin.buffer)) is not None:
            say(loop.write(PROMPT.read(asked["prompt"]), asked["tokens"]))
    except ProverFailed as error:
        say({"error": written_error(error)})
        return 1
    return 0


if __name__ == "__main__":
    os._exit(main())
