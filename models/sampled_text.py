"""A text that comes in pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.generation import Ending, Piece


@dataclass
class SampledText:
    """What has come of a sample. `log_probability` is the sum over its `tokens`, `None` where that is not told of all
    pieces."""

    tokens: int = 0
    log_probability: float | None = 0.0
    ending: Ending = Ending.OPEN
    _pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, piece: Piece) -> None:
        self._pieces.append(piece.text)
        self.tokens += piece.tokens
        self.ending = piece.ending
        if self.log_probability is None or piece.log_probability is None:
            self.log_probability = None
        else:
            self.log_probability += piece.log_probability
