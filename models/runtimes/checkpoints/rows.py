"""Texts that a model writes beside each other: a row of a batch each, a token of each at a time.

What was computed of the tokens so far is kept (the keys and values of each layer), and rows are taken out of it, or
several times, as texts end or go apart.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from models.protocol import ProverFailed
from models.runtimes.checkpoints.loading import Loaded
from models.runtimes.runtime import Stopped

if TYPE_CHECKING:
    from torch import Tensor

PASS_TOKENS = 2048
"""Tokens of prompts that are computed at once, in all rows together."""


class Aborted(Exception):
    """Nobody wants the rest."""


@contextmanager
def interruptible(model: Any, stopped: Stopped) -> Iterator[None]:
    """Whoever does not want the rest need not wait for the end of a pass: each layer asks before it computes. Errors:
    `Aborted`."""
    from torch.nn import ModuleList

    def ask(*_: Any) -> None:
        if stopped():
            raise Aborted

    layers = [layer for part in model.modules() if isinstance(part, ModuleList) for layer in part]
    hooks = [part.register_forward_pre_hook(ask) for part in (model, *layers)]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


class Rows(ABC):
    """The rows of one batch. `begin` comes first, once."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._device = loaded.placement.device
        self._kept: Any = None

    @abstractmethod
    def begin(self, prompts: Sequence[Sequence[int]]) -> Tensor:
        """Reads a prompt in each row. (rows, vocabulary): the logits of the first token behind it, in 32 bits."""

    @abstractmethod
    def next(self, tokens: Sequence[int]) -> Tensor:
        """Adds a token to each row. (rows, vocabulary), as before."""

    @abstractmethod
    def take(self, rows: Sequence[int]) -> None:
        """Row n becomes what row `rows[n]` was. Rows may come several times, and not at all."""

    def _compute(self, **inputs: Any) -> Tensor:
        """Errors: `ProverFailed`, `Aborted`; whatever the model raises."""
        computed = self._loaded.model(**inputs, **{self._loaded.cache: self._kept}, use_cache=True, return_dict=True)
        self._kept = getattr(computed, self._loaded.cache, None)
        if self._kept is None:
            raise ProverFailed("the model keeps nothing of what it has read", hint="Take a model of another kind.")
        logits: Tensor = computed.logits[:, -1].float()
        return logits

    def _padded(self, prompts: Sequence[Sequence[int]], *, left: bool) -> tuple[Tensor, Tensor]:
        """(rows, longest): the tokens, and 1 where there is one."""
        import torch

        longest = max(map(len, prompts))
        tokens, mask = (torch.zeros((len(prompts), longest), dtype=torch.long) for _ in range(2))
        for row, prompt in enumerate(prompts):
            place = slice(longest - len(prompt), longest) if left else slice(len(prompt))
            tokens[row, place] = torch.tensor(prompt, dtype=torch.long)
            mask[row, place] = 1
        return tokens.to(self._device), mask.to(self._device)

    def _column(self, tokens: Sequence[int]) -> Tensor:
        import torch

        return torch.tensor(tokens, dtype=torch.long, device=self._device)[:, None]

    def _index(self, rows: Sequence[int]) -> Tensor:
        import torch

        return torch.tensor(rows, dtype=torch.long, device=self._device)


def open_rows(loaded: Loaded) -> Rows:
    """For a batch that is about to begin."""
    return EncoderDecoderRows(loaded) if loaded.has_encoder else DecoderRows(loaded)


class DecoderRows(Rows):
    """Of a model that goes on with its prompt. Prompts end together: shorter ones are filled up at their begin."""

    def __init__(self, loaded: Loaded) -> None:
        super().__init__(loaded)
        taken = inspect.signature(loaded.model.forward).parameters
        self._takes_positions = "position_ids" in taken
        self._extra = {"logits_to_keep": 1} if "logits_to_keep" in taken else {}
        self._mask: Any = None

    def begin(self, prompts: Sequence[Sequence[int]]) -> Tensor:
        tokens, self._mask = self._padded(prompts, left=True)
        positions = (self._mask.cumsum(1) - 1).clamp(min=0)
        width = max(1, PASS_TOKENS // len(prompts))
        for start in range(0, tokens.shape[1], width):
            part = slice(start, start + width)
            logits = self._read(tokens[:, part], self._mask[:, : start + width], positions[:, part])
        return logits

    def next(self, tokens: Sequence[int]) -> Tensor:
        from torch.nn import functional

        positions = self._mask.sum(1, keepdim=True)
        self._mask = functional.pad(self._mask, (0, 1), value=1)
        return self._read(self._column(tokens), self._mask, positions)

    def take(self, rows: Sequence[int]) -> None:
        if list(rows) != list(range(self._mask.shape[0])):
            index = self._index(rows)
            self._mask = self._mask.index_select(0, index)
            self._kept.reorder_cache(index)

    def _read(self, tokens: Tensor, mask: Tensor, positions: Tensor) -> Tensor:
        places = {"position_ids": positions} if self._takes_positions else {}
        return self._compute(input_ids=tokens, attention_mask=mask, **places, **self._extra)


class EncoderDecoderRows(Rows):
    """Of a model whose encoder reads the prompt, and whose decoder writes the answer beside it."""

    def __init__(self, loaded: Loaded) -> None:
        super().__init__(loaded)
        self._mask: Any = None
        self._states: Any = None
        """(rows, longest, width): what the encoder makes of the prompts."""
        self._prompts: list[int] = []
        """Which prompt each row has."""

    def begin(self, prompts: Sequence[Sequence[int]]) -> Tensor:
        _, self._mask = self._padded(prompts, left=False)
        self._states = self._read(prompts)
        self._prompts = list(range(len(prompts)))
        return self.next([self._loaded.start] * len(prompts))

    def next(self, tokens: Sequence[int]) -> Tensor:
        from transformers.modeling_outputs import BaseModelOutput

        return self._compute(
            encoder_outputs=BaseModelOutput(last_hidden_state=self._states),
            attention_mask=self._mask,
            decoder_input_ids=self._column(tokens),
        )

    def take(self, rows: Sequence[int]) -> None:
        if list(rows) == list(range(len(self._prompts))):
            return
        index = self._index(rows)
        prompts = [self._prompts[row] for row in rows]
        if prompts == self._prompts:  # beams change places: what they know of their prompt is the same, and large
            self._kept.self_attention_cache.reorder_cache(index)
            return
        self._prompts = prompts
        self._mask = self._mask.index_select(0, index)
        self._states = self._states.index_select(0, index)
        self._kept.reorder_cache(index)

    def _read(self, prompts: Sequence[Sequence[int]]) -> Tensor:
        """(rows, longest, width). As many prompts at once as are allowed together, at least one."""
        import torch
        from torch.nn import functional

        longest = max(map(len, prompts))
        encoder = self._loaded.model.get_encoder()
        found: list[Any] = []
        for some in _groups(prompts):
            tokens, mask = self._padded(some, left=False)
            states = encoder(input_ids=tokens, attention_mask=mask, return_dict=True).last_hidden_state
            found.append(functional.pad(states, (0, 0, 0, longest - states.shape[1])))
        return torch.cat(found)


def _groups(prompts: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Prompts one after another, in groups of so many tokens."""
    group: list[Sequence[int]] = []
    for prompt in prompts:
        if group and (len(group) + 1) * max(len(prompt), *map(len, group)) > PASS_TOKENS:
            yield group
            group = []
        group.append(prompt)
    yield group
