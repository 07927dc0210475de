"""What texts cost in memory while they are written, by the sizes in a model's configuration. Estimates: each is of the
largest parts only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.runtimes.checkpoints.rows import PASS_TOKENS

NUMBER = 4
"""Bytes of a number in logits, and in the weights of attention."""


@dataclass(frozen=True, slots=True)
class RowCosts:
    """Bytes for a row: of each token that is kept (`kept`), of what the decoder keeps of each token that an encoder has
    read (`read`, 0 without one), and of its logits. For each two tokens of a prompt that see each other it is `pair`
    while they are read."""

    kept: int
    read: int
    logits: int
    pair: int

    def of(self, rows: int, prompt: int, answer: int) -> int:
        """Of so many rows, the longest with so many tokens."""
        at_once = min(PASS_TOKENS, rows * prompt)
        if self.read:  # an encoder reads all of a prompt at once
            return rows * (self.kept * answer + self.read * prompt + self.logits) + self.pair * prompt * max(
                prompt, at_once
            )
        return rows * (self.kept * (prompt + answer) + self.logits) + self.pair * prompt * at_once


def row_costs(config: Any, size: int, *, has_encoder: bool) -> RowCosts:
    """For numbers of `size` bytes."""
    text = config.get_text_config()

    def number(*names: str) -> int:
        return next((value for name in names if isinstance(value := getattr(text, name, None), int) and value), 0)

    heads = max(1, number("decoder_attention_heads", "num_attention_heads"))
    width = number("head_dim") or number("hidden_size") // heads
    layers = number("num_decoder_layers", "decoder_layers", "num_hidden_layers")
    kept = 2 * layers * (number("num_key_value_heads") or heads) * width * size
    pair = 2 * heads * NUMBER
    logits = 3 * number("vocab_size") * NUMBER
    return RowCosts(kept, kept + number("hidden_size") * size if has_encoder else 0, logits, pair)
