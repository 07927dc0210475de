"""One text as its chunks come in: which pieces are passed on, and when it is over."""

from __future__ import annotations

from models.generation import Ending, Piece
from models.runtimes.openai_answers import Chunk

_THINK, _THOUGHT = "<think>", "</think>"
CHUNKS_PER_TOKEN = 4
"""Where tokens are not told a chunk counts as one. A server that sends every character for itself sends about so many a
token, and is not cut off for it."""


class SampleText:
    """Makes pieces of chunks. Thoughts, which come apart from the text, are put into it again, between `<think>` and
    `</think>`, where those are told from proofs that read a text without such a server."""

    def __init__(self, request: int, sample: int, most_tokens: int) -> None:
        self._request = request
        self._sample = sample
        self._most = most_tokens
        self._thinking = False
        self._tokens = 0
        self._chunks = 0
        self._carried = 0
        """Tokens without a text: the end token, or a part of a character."""
        self._carried_probability = 0.0
        self._told = True
        self._used = 0
        self.finish = ""
        """Why it ended, in the server's words; empty before that."""
        self.passed_on = False
        self.full = False
        """The server writes more than it was asked for."""

    def add(self, chunk: Chunk) -> Piece | None:
        """The piece that a chunk makes, if any. Chunks after as many tokens as were allowed end the text."""
        self._used = chunk.used or self._used
        if chunk.text or chunk.thought:
            tokens = chunk.tokens or 1
            exact = bool(chunk.tokens)
            if self._tokens + tokens > self._most * (1 if exact else CHUNKS_PER_TOKEN):
                self.finish, self.full = self.finish or Ending.LENGTH, True
                return None
            text = self._with_thoughts(chunk)
            self._told = self._told and chunk.log_probability is not None
            log_probability, tokens = chunk.log_probability, tokens + self._carried
            if log_probability is not None:
                log_probability += self._carried_probability
            self._carried, self._carried_probability = 0, 0.0
            self._tokens += tokens
            self._chunks += 1
            self.passed_on = True
            self.finish = chunk.finish or self.finish
            return Piece(self._request, self._sample, text, tokens, log_probability)
        if chunk.log_probability is not None:
            self._carried += chunk.tokens
            self._carried_probability += chunk.log_probability
        self.finish = chunk.finish or self.finish
        return None

    def _with_thoughts(self, chunk: Chunk) -> str:
        text = ""
        if chunk.thought:
            text = chunk.thought if self._thinking else _THINK + chunk.thought
            self._thinking = True
        if chunk.text:
            text += _THOUGHT + chunk.text if self._thinking else chunk.text
            self._thinking = False
        return text

    def last(self) -> Piece:
        """The piece that ends the text; its tokens are those that were not counted with the others. Where probabilities
        are told, none are counted without one: their sum and their number go together."""
        text = _THOUGHT if self._thinking else ""
        ending = Ending.LENGTH if self.finish == Ending.LENGTH else Ending.STOP
        if self._told and (self._chunks or self._carried):
            return Piece(self._request, self._sample, text, self._carried, self._carried_probability, ending)
        return Piece(self._request, self._sample, text, max(0, self._used - self._tokens), None, ending)
