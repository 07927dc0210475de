"""Texts that are drawn, token by token, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from models.generation import Ending, Piece, TextRequest
from models.runtimes.checkpoints.rows import Rows
from models.runtimes.checkpoints.vocabulary import GrowingAnswer, Vocabulary
from models.runtimes.runtime import Emit
from models.runtimes.sampling import draw


@dataclass(frozen=True, slots=True)
class TextToDraw:
    """A `sample` of a request, with the tokens of its prompt; it may have at most so many tokens."""

    request: TextRequest
    sample: int
    prompt: Sequence[int]
    most: int

    @property
    def rows(self) -> int:
        return 1


@dataclass
class _Text:
    asked: TextToDraw
    answer: GrowingAnswer
    random: np.random.Generator = field(init=False)
    token: int = -1
    written: int = 0
    is_open: bool = True
    held_tokens: int = 0
    held_log_probability: float = 0.0

    def __post_init__(self) -> None:
        request = self.asked.request
        self.random = np.random.default_rng([request.sampling.seed, request.number, self.asked.sample])


def draw_texts(rows: Rows, vocabulary: Vocabulary, wanted: Sequence[TextToDraw], emit: Emit) -> None:
    """Emits the pieces of all texts as they come. Each text has random numbers of its own: which others are written
    beside it changes nothing. Errors: as those of `rows`."""
    texts = [_Text(one, vocabulary.growing(one.prompt, one.request.sampling.stop)) for one in wanted]
    numbers = list(dict.fromkeys(one.request.number for one in wanted))
    prompts = {one.request.number: one.prompt for one in wanted}
    logits = rows.begin([prompts[number] for number in numbers])
    places = [numbers.index(one.request.number) for one in wanted]  # a prompt is read once for all its texts
    while True:
        found = logits.cpu().numpy()[places]
        for text, row in zip(texts, found, strict=True):
            _take_token(text, row, vocabulary, emit)
        still = [place for place, text in zip(places, texts, strict=True) if text.is_open]
        texts = [text for text in texts if text.is_open]
        if not texts:
            return
        rows.take(still)
        logits = rows.next([text.token for text in texts])
        places = list(range(len(texts)))


def _take_token(text: _Text, logits: np.ndarray, vocabulary: Vocabulary, emit: Emit) -> None:
    """Draws the next token, and says what it says. `logits` (vocabulary,)."""
    sampling = text.asked.request.sampling
    drawn = draw(logits[None, :], sampling, text.random.random(1))
    token = text.token = int(drawn.tokens[0])
    text.written += 1
    text.held_tokens += 1
    text.held_log_probability += float(drawn.log_probabilities[0])
    if token in vocabulary.ends or token in sampling.stop_tokens:
        _say(text, text.answer.end(), Ending.STOP, emit)
        return
    piece = text.answer.add(token)
    if text.answer.stopped:
        _say(text, piece, Ending.STOP, emit)
    elif text.written >= text.asked.most:
        piece += text.answer.end()
        _say(text, piece, Ending.STOP if text.answer.stopped else Ending.LENGTH, emit)
    elif piece:
        _say(text, piece, Ending.OPEN, emit)


def _say(text: _Text, piece: str, ending: Ending, emit: Emit) -> None:
    asked = text.asked
    emit(Piece(asked.request.number, asked.sample, piece, text.held_tokens, text.held_log_probability, ending))
    text.held_tokens, text.held_log_probability = 0, 0.0
    text.is_open = ending is Ending.OPEN
