"""Colours of sources: one each, the same one always, and a name that fits."""

from __future__ import annotations

import pytest

from tui.search.sources import SourceColours, short_source

MODELS = ("qwen", "deepseek-prover-v2-7b", "goedel", "kimina", "local")
BUILT_IN = ("portfolio", "premises", "neighbours", "you")


@pytest.mark.parametrize("dark", [True, False])
def test_each_source_has_a_colour_of_its_own(dark: bool) -> None:
    colours = SourceColours()
    assert len({colours.of(source, dark=dark) for source in (*BUILT_IN, *MODELS)}) == len(BUILT_IN) + len(MODELS)


def test_provers_for_recursive_definitions_look_like_the_portfolio() -> None:
    colours = SourceColours()
    assert colours.of("inductions", dark=True) == colours.of("lemmas", dark=True) == colours.of("portfolio", dark=True)


def test_a_source_keeps_its_colour_whoever_comes_before_it() -> None:
    for model in MODELS:
        assert SourceColours().of(model, dark=True) == SourceColours().of(model, dark=True)
    colours = SourceColours()
    before = {model: colours.of(model, dark=True) for model in MODELS}
    for other in ("one", "more", "than", "there", "are", "colours"):
        colours.of(other, dark=True)
    assert {model: colours.of(model, dark=True) for model in MODELS} == before


def test_the_first_model_has_the_same_colour_in_each_run() -> None:
    assert SourceColours().of("qwen", dark=True) == "#e0d561"


def test_a_long_name_ends_in_an_ellipsis_and_fills_its_columns() -> None:
    assert short_source("qwen", 8) == "qwen    "
    assert short_source("deepseek-prover-v2-7b", 12) == "deepseek-pr…"
    assert short_source("two\nlines", 9) == "two lines"


def test_it_is_counted_how_many_others_there_are() -> None:
    assert short_source("qwen", 8, 2) == "qwen +2 "
    assert short_source("deepseek-prover-v2-7b", 12, 1) == "deepseek… +1"
