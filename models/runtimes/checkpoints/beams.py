"""Beam search: the most probable texts, looked for rather than drawn.

Of all ways in which the `beams` most probable beginnings can go on by a token, the most probable ones are the next
beginnings. One that goes on with an end token is a text, if it is among the best `beams` of them. A score is the
logarithm of the probability of all tokens together, the end token too, without any reward for length (as ReProver is
used). It can only fall while a text grows, so the search is over when no beginning is better than the worst text that
is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.generation import Ending, Piece, TextRequest
from models.runtimes.checkpoints.rows import Rows
from models.runtimes.checkpoints.vocabulary import Vocabulary
from models.runtimes.runtime import Emit
from models.runtimes.texts import GrowingText

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Beam:
    """The `tokens` of a beginning, or of a text that has ended, and its score."""

    tokens: tuple[int, ...]
    score: float
    ending: Ending = Ending.OPEN


@dataclass(frozen=True, slots=True)
class Continuation:
    """A token behind the beginning at some place, and the natural logarithm of its probability there."""

    parent: int
    token: int
    log_probability: float


class BeamSearch:
    """The search for `samples` texts of one prompt, of at most so many tokens. `ends` are the tokens that end one, and
    `is_stopped` tells of tokens whether their text holds a word that does."""

    def __init__(
        self, beams: int, samples: int, most: int, ends: frozenset[int], is_stopped: Callable[[Sequence[int]], bool]
    ) -> None:
        self._beams = beams
        self._samples = samples
        self._most = most
        self._ends = ends
        self._is_stopped = is_stopped
        self._ended: list[Beam] = []
        self.open = [Beam((), 0.0)]
        """The beginnings, the best first."""

    @property
    def wanted(self) -> int:
        """How many of the best continuations tell what comes next: with each possible end there are enough others."""
        return (1 + len(self._ends)) * self._beams

    def advance(self, best: Sequence[Continuation]) -> list[int]:
        """Goes on by a token, given the best continuations, the best first. The parents of the new beginnings, none
        when the search is over."""
        parents: list[int] = []
        found: list[Beam] = []
        for rank, one in enumerate(best):
            parent = self.open[one.parent]
            beam = Beam((*parent.tokens, one.token), parent.score + one.log_probability)
            if one.token in self._ends or self._is_stopped(beam.tokens):
                if rank < self._beams:
                    self._ended.append(Beam(beam.tokens, beam.score, Ending.STOP))
            else:
                found.append(beam)
                parents.append(one.parent)
            if len(found) == self._beams:
                break
        if found and len(found[0].tokens) >= self._most:
            self._ended += [Beam(beam.tokens, beam.score, Ending.LENGTH) for beam in found]
            found = []
        self._ended.sort(key=lambda beam: -beam.score)
        self.open = [] if self._is_over(found) else found
        return parents if self.open else []

    def _is_over(self, found: Sequence[Beam]) -> bool:
        if not found:
            return True
        return len(self._ended) >= self._samples and self._ended[self._samples - 1].score >= found[0].score

    @property
    def texts(self) -> tuple[Beam, ...]:
        """The best that have ended, as many as are wanted, fewer where there are no more."""
        return tuple(self._ended[: self._samples])


@dataclass(frozen=True, slots=True)
class TextsToFind:
    """All samples of a request, with the tokens of its prompt; each may have at most so many tokens."""

    request: TextRequest
    prompt: Sequence[int]
    most: int

    @property
    def rows(self) -> int:
        """One for each beam, of which there are at least as many as texts are wanted."""
        return max(1, self.request.sampling.beams, self.request.samples)


def find_texts(rows: Rows, vocabulary: Vocabulary, wanted: Sequence[TextsToFind], emit: Emit) -> None:
    """Emits each text as one piece, when the search for its request is over; those of a request by their scores, the
    best first. Errors: as those of `rows`."""
    searches = [_search(one, vocabulary) for one in wanted]
    logits = rows.begin([one.prompt for one in wanted])
    while True:
        log_probabilities = logits.log_softmax(-1)
        first = 0
        still: list[int] = []
        tokens: list[int] = []
        for one, search in zip(wanted, searches, strict=True):
            count = len(search.open)
            if not count:
                continue
            part = log_probabilities[first : first + count]
            still += [first + parent for parent in search.advance(_best(search, part))]
            tokens += [beam.tokens[-1] for beam in search.open]
            first += count
            if not search.open:
                _say(one, search.texts, vocabulary, emit)
        if not still:
            return
        rows.take(still)
        logits = rows.next(tokens)


def _search(one: TextsToFind, vocabulary: Vocabulary) -> BeamSearch:
    sampling = one.request.sampling

    def is_stopped(tokens: Sequence[int]) -> bool:
        text = vocabulary.text(tokens) if sampling.stop else ""
        return any(word in text for word in sampling.stop if word)

    ends = vocabulary.ends | frozenset(sampling.stop_tokens)
    return BeamSearch(one.rows, one.request.samples, one.most, ends, is_stopped)


def _best(search: BeamSearch, log_probabilities: Tensor) -> list[Continuation]:
    """The best continuations of all beginnings, of which each has a row (beginnings, vocabulary)."""
    scores = log_probabilities + log_probabilities.new_tensor([beam.score for beam in search.open])[:, None]
    size = scores.shape[1]
    places = scores.flatten().topk(min(search.wanted, scores.numel())).indices
    values = log_probabilities.flatten()[places]
    return [
        Continuation(place // size, place % size, value)
        for place, value in zip(places.tolist(), values.tolist(), strict=True)
    ]


def _say(one: TextsToFind, found: Sequence[Beam], vocabulary: Vocabulary, emit: Emit) -> None:
    sampling = one.request.sampling
    ends = vocabulary.ends | frozenset(sampling.stop_tokens)
    for sample in range(one.request.samples):
        if sample >= len(found):  # the vocabulary has no more texts as short as they are allowed
            emit(Piece(one.request.number, sample, "", 0, 0.0, Ending.LENGTH))
            continue
        beam = found[sample]
        written = beam.tokens[:-1] if beam.tokens[-1] in ends else beam.tokens  # which may have a text
        growing = GrowingText(sampling.stop)
        text = growing.add(vocabulary.text(written).encode()) + growing.end()
        emit(Piece(one.request.number, sample, text, len(beam.tokens), beam.score, beam.ending))
