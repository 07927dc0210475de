"""Help: what is long goes on below itself, and what has no room on the screen is said to be there."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.containers import VerticalScroll

from tui.help import HelpScreen, laid_out, wrapped

TEXT = """\
# Keys
a | accept the proof that was found: see the patch of it, and then write it
q | quit
A sentence that has to be broken somewhere, since it is so long that nobody sees its end.
✓ proved  ○ open
"""


def test_meanings_go_on_below_themselves() -> None:
    lines = laid_out(TEXT, 40).plain.splitlines()
    assert lines[:4] == [
        "Keys",
        "          a  accept the proof that was",
        "             found: see the patch of it,",
        "             and then write it",
    ]
    assert lines[-1] == "✓ proved  ○ open", "signs stay apart"
    assert all(cell_len(line) <= 40 for line in lines)


@pytest.mark.parametrize("text", ["", "word", "a-word-that-is-longer-than-that", "two words"])
def test_nothing_is_lost_when_a_text_is_broken(text: str) -> None:
    assert " ".join(wrapped(text, 8)) == text


@pytest.mark.parametrize(("height", "said"), [(8, "the rest"), (40, "esc closes")])
async def test_what_has_no_room_is_said_to_be_there(height: int, said: str) -> None:
    app: App[None] = App()
    async with app.run_test(size=(60, height)) as pilot:
        await app.push_screen(HelpScreen(TEXT))
        await pilot.pause()
        box = app.screen.query_one(VerticalScroll)
        assert said in str(box.border_subtitle)
        assert ("the rest" in str(box.border_subtitle)) == (box.max_scroll_y > 0)
