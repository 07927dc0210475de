"""Models in GGUF files, by llama.cpp.

The texts that are wanted for some prompts are written together, a token of each at a time, in one context with a
sequence for each text. What prompts have in common is computed once: sequence 0 holds the last prompt, of which the
next one keeps what it begins with, and which the texts begin with as a copy that costs nothing.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from assistant.lean.processes import free_memory
from models.generation import Ending, ModelFacts, Piece, Prompt, TextRequest
from models.protocol import ContextTooLong, OutOfMemory, ProverFailed, ProverMisconfigured
from models.runtimes.chat import ChatTemplate
from models.runtimes.llama.binding import AbortFlag, Binding, open_binding
from models.runtimes.llama.header import read_header
from models.runtimes.runtime import Emit, RuntimeSource, Stopped
from models.runtimes.sampling import draw
from models.runtimes.texts import GrowingText

BATCH_TOKENS = 512
"""Tokens of prompts that are computed at once."""
WATCH_SECONDS = 0.03
"""Between two looks whether somebody still wants what is computed."""
SAID = 20
"""Lines of what llama.cpp says that are kept, to say why something failed."""
_TOKEN_BYTES = 512
_ABORTED, _NO_ROOM = 2, 1


def open_llama(source: RuntimeSource) -> LlamaRuntime:
    """Loads a model. Errors: `ProverUnavailable` where llama.cpp or the file is not there, `ProverMisconfigured` where
    it is no model of text, `OutOfMemory`."""
    header = read_header(source.path)
    context = header.context_tokens(source.context)
    needed = header.memory(context)
    if needed > (free := free_memory()):
        raise OutOfMemory(
            f"{source.path} takes about {needed / 1e9:.1f} GB of memory with a context of {context} tokens, and "
            f"{free / 1e9:.1f} GB are free",
            hint="Take a smaller model, one that is quantised more, or a smaller context.",
        )
    return LlamaRuntime(open_binding(), source, context, needed, ChatTemplate(header.template, header.special_tokens))


@dataclass
class _Text:
    """A text that is being written, in a sequence of its own."""

    request: TextRequest
    sample: int
    sequence: int
    position: int
    """Of its next token."""
    token: int = -1
    written: int = 0
    growing: GrowingText = field(default_factory=lambda: GrowingText(()))
    random: np.random.Generator = field(default_factory=np.random.default_rng)
    held_tokens: int = 0
    held_log_probability: float = 0.0


class LlamaRuntime:
    """A loaded model. Errors of its methods: `ProverFailed`."""

    def __init__(
        self, binding: Binding, source: RuntimeSource, context: int, memory: int, template: ChatTemplate
    ) -> None:
        self._calls = binding.calls
        self._binding = binding
        self._said: list[str] = []
        binding.log_to(self._listen)
        self._template = template
        self._stopped: Stopped = lambda: False
        self._abort = AbortFlag()
        self._batch = max(1, source.batch)
        self._model = self._loaded(source)
        self._vocabulary = self._calls.llama_model_get_vocab(self._model)
        self._size = int(self._calls.llama_vocab_n_tokens(self._vocabulary))
        self._context = self._made_context(source, context)
        self._memory = self._calls.llama_get_memory(self._context)
        self._tokens_at_once = binding.batch(max(BATCH_TOKENS, self._batch))
        self._room = int(self._calls.llama_n_ctx(self._context))
        self._known: list[int] = []
        """The tokens that sequence 0 holds."""
        self._pieces: dict[int, bytes] = {}
        self.facts = ModelFacts(
            context=self._room,
            batch=self._batch,
            device=self._device(source),
            memory=memory,
            has_template=template.is_there,
            tells_probabilities=True,
        )

    def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        return tuple(len(self._tokens(text, begins=False)) for text in texts)

    def generate(self, requests: Sequence[TextRequest], emit: Emit, stopped: Stopped) -> None:
        self._stopped = stopped
        waiting = [(request, sample) for request in requests for sample in range(request.samples)]
        tokens = {request.number: self._prompt_tokens(request.prompt) for request in requests}
        for request in requests:
            if len(tokens[request.number]) + 1 > self._room:
                for sample in range(request.samples):
                    emit(Piece(request.number, sample, "", ending=Ending.TOO_LONG))
                waiting = [(one, sample) for one, sample in waiting if one is not request]
        with self._watched():
            while waiting and not stopped():
                together = self._together(waiting, tokens)
                del waiting[: len(together)]
                try:
                    self._write(together, tokens, emit)
                except _Aborted:
                    self._forget()
                    return
                except ProverFailed:
                    self._forget()
                    raise

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        """Has llama.cpp stop in the middle of what it computes, where nobody wants it any more."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(WATCH_SECONDS):
                self._abort.set(self._stopped())

        watching = threading.Thread(target=watch, daemon=True)
        watching.start()
        try:
            yield
        finally:
            over.set()
            watching.join()
            self._abort.set(False)

    # --- loading -----------------------------------------------------------------------------------------------------

    def _loaded(self, source: RuntimeSource) -> Any:
        self._calls.llama_backend_init()
        parameters = self._calls.llama_model_default_params()
        parameters.n_gpu_layers = source.gpu_layers
        model = self._calls.llama_model_load_from_file(os.fsencode(source.path), parameters)
        if not model:
            raise ProverMisconfigured(
                f"llama.cpp cannot load {source.path}: {self._reason()}",
                hint="Fetch the file again, or take a model that this version of llama.cpp knows.",
            )
        if self._calls.llama_model_has_encoder(model) or not self._calls.llama_model_has_decoder(model):
            raise ProverMisconfigured(
                f"{source.path} is no model that goes on with a text", hint="Encoders belong to `retrieval.encoder`."
            )
        return model

    def _made_context(self, source: RuntimeSource, context: int) -> Any:
        threads = source.threads or max(1, (os.cpu_count() or 1) - 1)
        parameters = self._calls.llama_context_default_params()
        parameters.n_ctx = context
        parameters.n_batch = parameters.n_ubatch = min(BATCH_TOKENS, context)
        parameters.n_seq_max = self._batch + 1
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.kv_unified = True
        parameters.no_perf = True
        made = self._calls.llama_init_from_model(self._model, parameters)
        if not made:
            raise OutOfMemory(
                f"there is no room for a context of {context} tokens: {self._reason()}",
                hint="Take a smaller context for this model.",
            )
        self._binding.abort_by(made, self._abort)
        return made

    def _device(self, source: RuntimeSource) -> str:
        return "GPU" if source.gpu_layers and self._calls.llama_supports_gpu_offload() else "CPU"

    def _listen(self, text: str) -> None:
        self._said = [*self._said, text.strip()][-SAID:]

    def _reason(self) -> str:
        return next((line for line in reversed(self._said) if line), "it does not say why")[:300]

    # --- tokens ------------------------------------------------------------------------------------------------------

    def _prompt_tokens(self, prompt: Prompt) -> list[int]:
        text = self._template.text(prompt) if prompt.messages else prompt.text
        return self._tokens(text or "\n", begins=True)

    def _tokens(self, text: str, *, begins: bool) -> list[int]:
        """Of a text, with the token that texts of this model begin with if it `begins`. Words for special tokens stand
        for these where a template wrote them."""
        data = text.encode("utf-8", "replace")
        room, count = len(data) + 2, -1
        while count < 0:
            pointer, array = self._binding.integers(room)
            count = int(self._calls.llama_tokenize(self._vocabulary, data, len(data), pointer, room, begins, True))
            room = -count  # as many as it needs, where that was too little
        found = array[:count].tolist()
        if begins and found[:2] == [self._begin, self._begin]:  # the template has written it, too
            del found[0]
        return [int(token) for token in found]

    @property
    def _begin(self) -> int:
        return int(self._calls.llama_vocab_bos(self._vocabulary))

    def _bytes(self, token: int) -> bytes:
        if token not in self._pieces:
            memory = create_string_buffer(_TOKEN_BYTES)
            count = self._calls.llama_token_to_piece(self._vocabulary, token, memory, _TOKEN_BYTES, 0, False)
            self._pieces[token] = memory.raw[: max(0, int(count))]
        return self._pieces[token]

    # --- writing -----------------------------------------------------------------------------------------------------

    def _together(
        self, waiting: Sequence[tuple[TextRequest, int]], tokens: dict[int, list[int]]
    ) -> list[tuple[TextRequest, int]]:
        """As many texts as there are sequences, and room in the context, for; at least one."""
        found: list[tuple[TextRequest, int]] = []
        used, prompts = 0, set[int]()
        for request, sample in waiting[: self._batch]:
            prompt = 0 if request.number in prompts else len(tokens[request.number])
            used += prompt + request.sampling.most_tokens
            if found and used > self._room:
                break
            prompts.add(request.number)
            found.append((request, sample))
        return found

    def _write(self, together: Sequence[tuple[TextRequest, int]], tokens: dict[int, list[int]], emit: Emit) -> None:
        """Errors: `_Aborted`."""
        texts: list[_Text] = []
        last = -1
        for sequence, (request, sample) in enumerate(together, 1):
            prompt = tokens[request.number]
            if request.number != last:
                logits = self._read_prompt(prompt)
                last = request.number
            self._calls.llama_memory_seq_cp(self._memory, 0, sequence, -1, -1)
            seed = [request.sampling.seed, sample]
            text = _Text(request, sample, sequence, len(prompt), random=np.random.default_rng(seed))
            text.growing = GrowingText(request.sampling.stop)
            texts.append(text)
            self._take_tokens([text], logits, emit)
        try:
            while texts := [text for text in texts if text.token >= 0]:
                try:
                    logits = self._next_logits(texts)
                except ContextTooLong:  # what there is room for is written
                    for text in texts:
                        self._end(text, Ending.LENGTH, emit)
                    break
                self._take_tokens(texts, logits, emit)
        finally:
            for sequence in range(1, len(together) + 1):
                self._calls.llama_memory_seq_rm(self._memory, sequence, -1, -1)

    def _read_prompt(self, prompt: Sequence[int]) -> list[Any]:
        """Makes sequence 0 hold a prompt. The logits behind it, as `_logits`."""
        same = next((n for n, (a, b) in enumerate(zip(prompt, self._known, strict=False)) if a != b), None)
        kept = min(len(prompt), len(self._known)) if same is None else same
        kept = min(kept, len(prompt) - 1)  # the last one is computed in any case, for its logits
        self._calls.llama_memory_seq_rm(self._memory, 0, kept, -1)
        self._known = list(prompt[:kept])
        while len(self._known) < len(prompt):
            start = len(self._known)
            part = prompt[start : start + BATCH_TOKENS]
            ends = start + len(part) == len(prompt)
            rows = [(token, start + n, 0, ends and n == len(part) - 1) for n, token in enumerate(part)]
            self._decode(rows)
            self._known += part
        return self._logits(1, first=len(part) - 1)

    def _next_logits(self, texts: Sequence[_Text]) -> list[Any]:
        """Those of each text, as `_logits`."""
        self._decode([(text.token, text.position, text.sequence, True) for text in texts])
        for text in texts:
            text.position += 1
        return self._logits(len(texts))

    def _logits(self, count: int, first: int = 0) -> list[Any]:
        """(vocabulary,) each, until something else is computed."""
        return [
            self._binding.numbers(self._calls.llama_get_logits_ith(self._context, first + n), self._size)
            for n in range(count)
        ]

    def _decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Computes tokens, each with its position, its sequence, and whether its logits are wanted. Errors: `_Aborted`;
        `ProverFailed`."""
        self._tokens_at_once.fill(rows)
        code = int(self._calls.llama_decode(self._context, self._tokens_at_once.batch))
        if code == _ABORTED or self._stopped():
            raise _Aborted
        if code == _NO_ROOM:
            raise ContextTooLong("there is no room left in the context", hint="Take a larger context for this model.")
        if code:
            raise ProverFailed(f"llama.cpp failed with code {code}: {self._reason()}")

    def _take_tokens(self, texts: Sequence[_Text], logits: Sequence[Any], emit: Emit) -> None:
        for text, row in zip(texts, logits, strict=True):
            sampling = text.request.sampling
            drawn = draw(row[None, :], sampling, text.random.random(1))
            token = text.token = int(drawn.tokens[0])
            text.held_tokens += 1
            text.held_log_probability += float(drawn.log_probabilities[0])
            text.written += 1
            if self._calls.llama_vocab_is_eog(self._vocabulary, token) or token in sampling.stop_tokens:
                self._end(text, Ending.STOP, emit)
                continue
            piece = text.growing.add(self._bytes(token))
            if text.growing.stopped:
                self._say(text, piece, Ending.STOP, emit)
            elif text.written >= sampling.most_tokens or text.position >= self._room:
                self._say(text, piece + text.growing.end(), Ending.LENGTH, emit)
            elif piece:
                self._say(text, piece, Ending.OPEN, emit)

    def _end(self, text: _Text, ending: Ending, emit: Emit) -> None:
        self._say(text, text.growing.end(), ending, emit)

    def _say(self, text: _Text, piece: str, ending: Ending, emit: Emit) -> None:
        emit(Piece(text.request.number, text.sample, piece, text.held_tokens, text.held_log_probability, ending))
        text.held_tokens, text.held_log_probability = 0, 0.0
        if ending is not Ending.OPEN:
            text.token = -1

    def _forget(self) -> None:
        """After something that went wrong, nothing is left in the context."""
        self._calls.llama_memory_clear(self._memory, True)
        self._known = []


class _Aborted(Exception):
    """Nobody wants the rest."""
