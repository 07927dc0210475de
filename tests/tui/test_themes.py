"""Themes of our own: what is written stands out from its ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.color import ColorTriplet
from textual.pilot import Pilot

from assistant.lean.goals import Goal
from tests.tui.support import recorded, until
from tui.app import AssistantApp
from tui.project.holes import HoleStatus
from tui.search.exploration import Exploration
from tui.search.screen import SearchScreen
from tui.search.sources import SOURCES
from tui.themes import HIGH_CONTRAST

NAMES = [theme.name for theme in HIGH_CONTRAST]
ENOUGH = 7.0
"""Of the contrast, by the guidelines for the web's accessibility (AAA)."""
BLACK, WHITE = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)


def luminance(colour: ColorTriplet) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faint(app: AssistantApp) -> Iterator[str]:
    """The words on the screen that do not stand out enough, with their colours."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or not any(map(str.isalnum, segment.text)):
                continue
            colours = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            if contrast(*colours) < ENOUGH or style.dim:
                yield f"{segment.text.strip()!r}: {colours[0].hex} on {colours[1].hex}{' dim' if style.dim else ''}"


@pytest.fixture
def project(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("tui")


def app_of(project: Path, theme: str) -> AssistantApp:
    app = AssistantApp(project, [project], use_process=False, theme=theme)
    app._watch_batch = lambda: None  # type: ignore[assignment] # no engine: this is about what is drawn

    async def goals_of(*_: object) -> tuple[Goal, ...]:
        return ()

    app.goals_of = goals_of  # type: ignore[method-assign,assignment]
    return app


@pytest.mark.parametrize("theme", NAMES)
async def test_every_word_of_the_project_stands_out(project: Path, theme: str) -> None:
    app = app_of(project, theme)
    async with app.run_test(size=(120, 32)) as pilot:
        await until(pilot, lambda: len(app.board.rows) > 2, "the files are read")
        signs = (HoleStatus.REFUTED, HoleStatus.PROVED, HoleStatus.TIMED_OUT)
        for row, status in zip(app.board.rows, signs, strict=False):
            app.board.note(row.key, status, "simp", "why", 0.3)
        await rested(pilot)
        assert sorted(set(faint(app))) == [], app.theme


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("tree", ["accumulator", "fermat", "false"])
async def test_every_word_of_a_search_stands_out(project: Path, theme: str, tree: str) -> None:
    app = app_of(project, theme)
    async with app.run_test(size=(120, 32)) as pilot:
        await app.push_screen(SearchScreen(Exploration.of_tree(f"{tree}.msgpack", recorded(tree))))
        for tab in "1234":
            await pilot.press(tab)
            await rested(pilot)
            assert sorted(set(faint(app))) == [], app.theme


async def rested(pilot: Pilot[None]) -> None:
    for _ in range(4):
        await pilot.pause(0.1)


def test_every_source_has_a_colour_that_stands_out() -> None:
    for source in ("portfolio", "premises", "neighbours", "you", "one model", "another", "a third", "a fourth", "more"):
        for dark, ground in ((True, BLACK), (False, WHITE)):
            colour = SOURCES.of(source, dark=dark).removeprefix("#")
            triplet = ColorTriplet(*(int(colour[at : at + 2], 16) for at in (0, 2, 4)))
            assert contrast(triplet, ground) >= ENOUGH, (source, colour)
