"""What a runtime writes, put together from its pieces."""

from __future__ import annotations

from collections import defaultdict

from models.generation import Ending, Piece, TextRequest
from models.runtimes.runtime import Runtime


class Written:
    """What was emitted, by request and sample."""

    def __init__(self, runtime: Runtime, *requests: TextRequest, stop_after: int = 10**9) -> None:
        self.pieces: list[Piece] = []
        runtime.generate(requests, self.pieces.append, lambda: len(self.pieces) >= stop_after)
        self.texts: dict[tuple[int, int], str] = defaultdict(str)
        self.tokens: dict[tuple[int, int], int] = defaultdict(int)
        self.log_probabilities: dict[tuple[int, int], float] = defaultdict(float)
        self.endings: dict[tuple[int, int], Ending] = {}
        for piece in self.pieces:
            key = (piece.request, piece.sample)
            assert key not in self.endings, "a piece behind the end of its text"
            self.texts[key] += piece.text
            self.tokens[key] += piece.tokens
            assert (piece.log_probability is None) == (piece.ending is Ending.TOO_LONG)
            self.log_probabilities[key] += piece.log_probability or 0.0
            if piece.ending is not Ending.OPEN:
                self.endings[key] = piece.ending
