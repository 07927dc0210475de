"""Beam search, with probabilities that are written down."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from models.generation import Ending
from models.runtimes.checkpoints.beams import Beam, BeamSearch, Continuation

A, B, END = 0, 1, 2
Probabilities = Mapping[tuple[int, ...], Sequence[float]]


def never(tokens: Sequence[int]) -> bool:
    return False


def searched(search: BeamSearch, table: Probabilities) -> tuple[Beam, ...]:
    """Runs a search to its end, with the probabilities of each token behind each beginning."""
    while search.open:
        found = [
            Continuation(place, token, math.log(chance))
            for place, beam in enumerate(search.open)
            for token, chance in enumerate(table[beam.tokens])
        ]
        found.sort(key=lambda one: -(search.open[one.parent].score + one.log_probability))
        before = [beam.tokens for beam in search.open]
        parents = search.advance(found[: search.wanted])
        assert [before[parent] for parent in parents] == [beam.tokens[:-1] for beam in search.open]
    return search.texts


def beam_search(beams: int, samples: int, most: int, ends: frozenset[int] = frozenset({END})) -> BeamSearch:
    return BeamSearch(beams, samples, most, ends, never)


def test_what_begins_worse_may_end_better() -> None:
    """One beam takes the likeliest token each time, and misses it."""
    table = {(): (0.6, 0.4, 1e-9), (A,): (0.3, 0.3, 0.4), (B,): (0.05, 0.05, 0.9)}
    table |= {(x, y): (1e-9, 1e-9, 1.0) for x in (A, B) for y in (A, B)}
    assert searched(beam_search(1, 1, 3), table)[0].tokens == (A, END)
    best = searched(beam_search(2, 1, 3), table)[0]
    assert best.tokens == (B, END)
    assert best.score == math.log(0.4) + math.log(0.9)
    assert best.ending is Ending.STOP


def test_it_is_over_when_nothing_that_is_open_can_be_better() -> None:
    table = {(): (0.1, 0.1, 0.8)}
    search = beam_search(2, 1, 50)
    assert searched(search, table)[0].tokens == (END,)


def test_what_is_not_over_ends_with_the_tokens_that_are_allowed() -> None:
    table = {beginning: (0.6, 0.4, 1e-9) for n in range(3) for beginning in itertools.product((A, B), repeat=n)}
    found = searched(beam_search(3, 3, 3), table)
    assert found[0].tokens == (A, A, A)
    assert [beam.tokens.count(B) for beam in found] == [0, 1, 1]
    assert {beam.ending for beam in found} == {Ending.LENGTH}


def test_an_end_that_is_not_among_the_best_is_no_text() -> None:
    """As transformers has it: what would go on is better than all of them."""
    table = {(): (0.5, 0.4, 0.1), **{(x,): (0.5, 0.4, 0.1) for x in (A, B)}}
    found = searched(beam_search(2, 2, 2), table)
    assert (END,) not in [beam.tokens for beam in found]


def test_a_word_that_stops_texts_ends_one_as_an_end_token_does() -> None:
    table = {beginning: (0.6, 0.3, 0.1) for n in range(4) for beginning in itertools.product((A, B), repeat=n)}
    search = BeamSearch(2, 2, 4, frozenset({END}), lambda tokens: tuple(tokens[-2:]) == (A, A))
    found = searched(search, table)
    assert found[0] == Beam((A, A), 2 * math.log(0.6), Ending.STOP)


def test_there_may_be_fewer_texts_than_are_wanted() -> None:
    found = searched(BeamSearch(8, 8, 1, frozenset({END}), never), {(): (0.5, 0.3, 0.2)})
    assert [beam.tokens for beam in found] == [(A,), (B,), (END,)]


@given(
    st.lists(st.tuples(*[st.integers(1, 1000)] * 3), min_size=13, max_size=13),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_with_beams_for_everything_it_finds_the_most_probable_texts(
    weights: list[tuple[int, ...]], samples: int, most: int
) -> None:
    """Compared with all texts that there are."""
    beginnings = [one for n in range(3) for one in itertools.product((A, B), repeat=n)]
    table = {one: tuple(weight / sum(row) for weight in row) for one, row in zip(beginnings, weights, strict=False)}
    every: dict[tuple[int, ...], float] = {}
    for text in (one for n in range(1, most + 1) for one in itertools.product((A, B, END), repeat=n)):
        is_whole = END not in text[:-1] and (text[-1] == END or len(text) == most)
        if is_whole:
            every[text] = sum(math.log(table[text[:n]][token]) for n, token in enumerate(text))
    expected = sorted(every.values(), reverse=True)[:samples]
    found = searched(beam_search(30, samples, most), table)
    assert len(found) == len(expected)
    for beam, score in zip(found, expected, strict=True):
        assert math.isclose(beam.score, score, abs_tol=1e-9)
        assert math.isclose(every[beam.tokens], beam.score, abs_tol=1e-9)
