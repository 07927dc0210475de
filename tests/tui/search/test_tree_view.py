"""The tree on the screen: every key, the mouse, folding, links, words, sizes, and trees that are large or deep."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import AsyncIterator, Iterator

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from assistant.lean.goals import Goal
from assistant.search.tree import EdgeAdded, EdgeWithdrawn, Event, NodeOpened, NodePinned, SearchFocused, Tree
from tests.search.export.trees import half_false
from tests.tui.support import recorded, screen_text
from tui.search.outline import NO_ROW, Kind, Outline, Row
from tui.search.tree_view import DEEPEST, TreeView

SIZE = (100, 20)


def opened(number: int, target: str = "") -> NodeOpened:
    return NodeOpened(number, (Goal("", (), target or f"goal {number}"),), (), 0.0)


def edge(node: int, tactic: str, *children: int) -> EdgeAdded:
    return EdgeAdded(node, tactic, "scripted", -1.0, children)


SMALL = (
    opened(0), opened(1), opened(2), edge(0, "constructor", 1, 2), opened(3), edge(1, "intro h", 3), edge(3, "rfl"),
    opened(4), edge(2, "simp", 4), edge(4, "left", 3),
)  # fmt: skip
SMALL_ROWS = ["⊢ goal 0", "constructor", "⊢ goal 1", "intro h", "rfl", "⊢ goal 2", "simp", "left"]
"""What begins the rows of it."""


class Stage(App[None]):
    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self.outline = outline
        self.chosen: list[tuple[int, bool]] = []

    def compose(self) -> ComposeResult:
        yield TreeView(self.outline)

    def on_mount(self) -> None:
        self.view.focus()

    @property
    def view(self) -> TreeView:
        return self.query_one(TreeView)

    def on_tree_view_selected(self, event: TreeView.Selected) -> None:
        self.chosen.append((event.row, event.by_user))

    def learn(self, *happened: Event) -> None:
        for event in happened:
            self.outline.tree.apply(event)
            self.outline.learn(event)
        self.view.changed()


@contextlib.asynccontextmanager
async def staged(*happened: Event, size: tuple[int, int] = SIZE) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    app = Stage(Outline(Tree(happened)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def rows(app: App[None]) -> list[str]:
    """The rows on the screen, without margin, guides and signs."""
    return [line.lstrip(" »▸│├└✓○✗⊘") for line in screen_text(app).splitlines() if line.strip()]


def marked(app: App[None], attribute: str) -> list[str]:
    """What is underlined, or has the background of the cursor."""
    found = []
    for strip in app.screen._compositor.render_strips():
        text = "".join(s.text for s in strip if s.style is not None and getattr(s.style, attribute))
        if text.strip():
            found.append(text.strip(" »▸│├└✓○✗⊘"))
    return found


def cursor_row(app: Stage) -> str:
    """The row that looks chosen."""
    background = app.view.get_component_rich_style("tree--cursor").bgcolor
    for strip in app.screen._compositor.render_strips():
        if all(s.style is not None and s.style.bgcolor == background for s in strip if s.text.strip()):
            text = "".join(s.text for s in strip).strip()
            if text:
                return text.lstrip(" »▸│├└✓○✗⊘")
    return ""


async def test_what_is_false_says_so_also_above_where_it_is_one_of_several() -> None:
    async with staged(*half_false()) as (app, _):
        assert "⊥ cases n · 2 goals" in screen_text(app)
        assert "⊥ ⊢ 0 + 1 = 0  false" in screen_text(app)
        assert "○ ⊢ k + 1 + 1 = k + 1" in screen_text(app)


# --- keys ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("down", 1), ("j j", 2), ("down down up", 1), ("down j k", 1), ("up", 0), ("end", 7), ("G", 7), ("end home", 0),
        ("G g", 0), ("end down", 7), ("pagedown", 7), ("pagedown pageup", 0), ("right", 1), ("l l", 2),
        ("down down down left left", 2), ("end h h h", 5),
    ],
)  # fmt: skip
async def test_keys_choose_rows(keys: str, row: int) -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.press(*keys.split())
        await pilot.pause()
        assert cursor_row(app).startswith(SMALL_ROWS[row]), screen_text(app)


@pytest.mark.parametrize("fold, unfold", [("left", "right"), ("h", "l"), ("space", "space")])  # noqa: PT006
async def test_folding_tells_how_many_rows_it_hides(fold: str, unfold: str) -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.press("down", "down", fold)
        await pilot.pause()
        shown = rows(app)
        assert [row.split(" [")[0].split("  ")[0] for row in shown[:4]] == [
            "⊢ goal 0", "constructor · 2 goals", "⊢ goal 1", "⊢ goal 2",
        ]  # fmt: skip
        assert "[+2]" in shown[2]
        await pilot.press(unfold)
        await pilot.pause()
        assert len(rows(app)) == len(SMALL_ROWS)
        assert "[+" not in screen_text(app)


async def test_a_row_with_nothing_below_it_hides_nothing_that_comes_later() -> None:
    async with staged(opened(0)) as (app, pilot):
        await pilot.press("space")
        app.learn(opened(1), edge(0, "intro", 1))
        await pilot.pause()
        assert "intro" in screen_text(app)


async def test_a_page_is_as_many_rows_as_the_screen_has_but_one() -> None:
    async with staged(opened(0), *wide(200)) as (app, pilot):
        await pilot.press("pagedown", "pagedown")
        assert app.outline.line_of(app.view.cursor) == 2 * (SIZE[1] - 1)
        await pilot.press("pageup")
        assert app.outline.line_of(app.view.cursor) == SIZE[1] - 1


async def test_keys_in_an_empty_tree_do_nothing() -> None:
    async with staged() as (app, pilot):
        await pilot.press("down", "up", "pagedown", "end", "home", "left", "right", "space")
        await pilot.click(TreeView, offset=(5, 3))
        assert app.chosen == []
        app.learn(opened(0, "at last"))
        await pilot.pause()
        assert cursor_row(app).startswith("⊢ at last")


# --- the mouse -------------------------------------------------------------------------------------------------


async def test_a_click_chooses_a_row_and_the_next_one_folds_it() -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.click(TreeView, offset=(8, 2))
        await pilot.pause()
        assert cursor_row(app).startswith("⊢ goal 1")
        assert "[+" not in screen_text(app)
        await pilot.click(TreeView, offset=(8, 2))
        await pilot.pause()
        assert "⊢ goal 1 [+2]" in screen_text(app)
        assert all(by_user for _, by_user in app.chosen)


async def test_a_click_below_the_last_row_does_nothing() -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.click(TreeView, offset=(8, 15))
        await pilot.pause()
        assert app.chosen == []


async def test_a_click_after_scrolling_chooses_what_is_under_the_mouse() -> None:
    async with staged(opened(0), *wide(200)) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        wanted = rows(app)[4]
        await pilot.click(TreeView, offset=(8, 4))
        await pilot.pause()
        assert cursor_row(app).split() == wanted.split()


# --- links and words -------------------------------------------------------------------------------------------


async def test_a_link_leads_to_where_the_state_is_shown_also_when_that_is_folded_away() -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.press("down", "down", "left", "end")
        assert "intro h" not in screen_text(app)
        assert "shown elsewhere" in cursor_row(app)
        await pilot.press("right")
        await pilot.pause()
        assert cursor_row(app).startswith("intro h ⊢ goal 3")
        assert len(rows(app)) == len(SMALL_ROWS)


async def test_rows_with_the_words_are_underlined_and_no_others() -> None:
    async with staged(*SMALL) as (app, pilot):
        app.view.words = "GOAL 3"
        await pilot.pause()
        found = marked(app, "underline")
        assert [row.split()[0] for row in found] == ["intro", "left"]
        app.view.words = ""
        await pilot.pause()
        assert marked(app, "underline") == []


# --- growing ---------------------------------------------------------------------------------------------------


async def test_what_is_learnt_is_on_the_screen_at_once() -> None:
    async with staged(*SMALL) as (app, pilot):
        app.learn(opened(5, "fresh"), edge(1, "cases h", 5), NodePinned(1, True), SearchFocused(2))
        await pilot.pause()
        text = screen_text(app)
        assert "cases h ⊢ fresh" in text
        assert "◆ ⊢ goal 1" in text
        assert "◎ ⊢ goal 2" in text


async def test_the_cursor_stays_on_its_row_when_a_tactic_above_it_is_withdrawn() -> None:
    async with staged(*SMALL, opened(5), edge(2, "right", 5)) as (app, pilot):
        await pilot.press("end")
        assert cursor_row(app).startswith("right ⊢ goal 5")
        app.learn(EdgeWithdrawn(1, "intro h"))
        await pilot.pause()
        assert cursor_row(app).startswith("right ⊢ goal 5")


async def test_the_cursor_goes_to_the_state_above_when_its_own_tactic_is_withdrawn() -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.press("down", "down", "down", "down")
        assert cursor_row(app).startswith("rfl")
        app.learn(EdgeWithdrawn(3, "rfl"))
        await pilot.pause()
        assert cursor_row(app).startswith("intro h ⊢ goal 3")
        app.learn(EdgeWithdrawn(0, "constructor"))
        await pilot.pause()
        assert cursor_row(app).startswith("⊢ goal 0")


async def test_keys_work_before_a_withdrawal_has_been_drawn() -> None:
    async with staged(*SMALL) as (app, pilot):
        await pilot.press("end")
        for event in (EdgeWithdrawn(0, "constructor"),):
            app.outline.tree.apply(event)
            app.outline.learn(event)
        await pilot.press("up", "left", "right", "space", "down", "end")
        app.view.changed()
        await pilot.pause()
        assert cursor_row(app).startswith("⊢ goal 0")


@pytest.mark.parametrize("name", ["accumulator", "puzzle", "fermat"])
async def test_every_row_of_a_recorded_search_can_be_walked_through(name: str) -> None:
    app = Stage(Outline(recorded(name)))
    async with app.run_test(size=SIZE) as pilot:
        lines = []
        for _ in range(min(app.outline.height, 60)):
            lines.append(app.outline.line_of(app.view.cursor))
            await pilot.press("down")
        assert lines == list(range(len(lines)))


# --- sizes -----------------------------------------------------------------------------------------------------


async def test_after_another_size_rows_fill_the_new_one_and_the_facts_stand_at_its_right_end() -> None:
    async with staged(opened(0, "p " * 200), *wide(60)) as (app, pilot):
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert sum(bool(line.strip()) for line in lines) == 40
        assert max(map(len, lines)) <= 160
        assert any("scripted" in line[130:] for line in lines)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert sum(bool(line.strip()) for line in lines) == 10
        assert max(map(len, lines)) <= 40
        assert "scripted" not in screen_text(app)


async def test_a_long_row_is_cut_with_an_ellipsis() -> None:
    async with staged(opened(0, "p ∧ " * 300), size=(60, 10)) as (app, _):
        assert screen_text(app).splitlines()[0].rstrip().endswith("…")


async def test_text_of_lean_does_not_steer_the_terminal() -> None:
    async with staged(opened(0, "a\x1b[2Jb\nc\x9bd"), opened(1), edge(0, "simp\r\n\x1b]0;t\x07", 1)) as (app, _):
        text = screen_text(app)
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in text)
        assert "a\N{REPLACEMENT CHARACTER}[2Jb c" in text


# --- large and deep trees --------------------------------------------------------------------------------------


def wide(count: int) -> Iterator[Event]:
    """Many tactics at the root."""
    for number in range(1, count + 1):
        yield opened(number)
        yield edge(0, f"t{number}", number)


def branching(count: int) -> Iterator[Event]:
    """A tree of so many nodes in which every node has three below it."""
    yield opened(0)
    for number in range(1, count):
        yield opened(number)
        yield edge((number - 1) // 3, f"t{number}", number)


class Counted(Outline):
    """Counts the rows that were asked for."""

    asked = 0

    def visible(self, line: int, count: int) -> Iterator[Row]:
        for row in super().visible(line, count):
            self.asked += 1
            yield row


async def test_a_tree_of_50_000_nodes_is_scrolled_and_walked_by_what_the_screen_shows() -> None:
    outline = Counted(Tree(branching(50_000)))
    app = Stage(outline)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert outline.height == 50_000
        outline.asked = 0
        drawings = 0
        for key in ["end", "up", "up", "pageup", "home", "pagedown", "down", "left", "right", "space", "space", "end"]:
            await pilot.press(key)
            await pilot.pause()
            drawings += 1
        assert outline.asked <= 3 * drawings * SIZE[1], "each key may lay a screen out a few times and no more"
        last = outline.rows[outline.at(outline.height - 1)]
        assert cursor_row(app).startswith(f"{last.tactic} ⊢ goal {last.node}")
        await pilot.press("pageup")
        await pilot.pause()
        assert outline.line_of(app.view.cursor) == 50_000 - SIZE[1]


async def test_a_growing_tree_of_50_000_nodes_draws_what_the_screen_shows() -> None:
    outline = Counted(Tree(branching(50_000)))
    app = Stage(outline)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        outline.asked = 0
        for number in range(50_000, 50_010):
            app.learn(opened(number), edge(number - 1, "more", number))
            await pilot.pause()
        assert 0 < outline.asked <= 3 * 10 * SIZE[1]


def chain(depth: int) -> Iterator[Event]:
    yield opened(0)
    for number in range(1, depth + 1):
        yield opened(number)
        yield edge(number - 1, f"t{number}", number)


async def test_a_row_at_depth_300_is_read_at_the_left_with_its_depth() -> None:
    async with staged(*chain(300)) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert max(map(len, lines)) <= SIZE[0]
        [last] = [line for line in lines if "t300 " in line]
        assert last.index("t300") <= 2 * DEEPEST + 10
        assert "⊢ goal 300" in last
        assert "300…" in last


async def test_rows_near_the_root_stand_by_their_depth() -> None:
    async with staged(*chain(DEEPEST), size=(100, DEEPEST + 3)) as (app, _):
        columns = [line.index(f"t{n} ") for n, line in enumerate(screen_text(app).splitlines()) if f"t{n} " in line]
        assert len(columns) == DEEPEST
        assert all(after - before == 2 for before, after in itertools.pairwise(columns))


def test_a_row_that_is_gone_is_found_where_it_was() -> None:
    tree = Tree(SMALL)
    outline = Outline(tree)
    keys = {number: outline.key_of(number) for number in range(len(outline.rows))}
    assert all(outline.find(key) == number for number, key in keys.items())
    link = next(row.id for row in outline.rows if row.kind is Kind.LINK)
    for event in (EdgeWithdrawn(1, "intro h"),):
        tree.apply(event)
        outline.learn(event)
    found = outline.rows[outline.find(keys[link])]
    assert (found.tactic, found.node, found.kind) == ("left", 3, Kind.STEP)
    assert outline.row_of(found.node) == found.id != NO_ROW


# --- sources ---------------------------------------------------------------------------------------------------

BY_MODELS = (
    *map(opened, range(4)),
    EdgeAdded(0, "simp", "portfolio", -1.0, (1,)),
    EdgeAdded(0, "omega", "qwen", -1.0, (2,)),
    EdgeAdded(0, "decide", "deepseek-prover-v2-7b", -1.0, (3,)),
)


def colour_of(app: App[None], word: str) -> str:
    """The colour of the only text on the screen that begins so."""
    found = [
        str(segment.style.color.name)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.startswith(word) and segment.style is not None and segment.style.color is not None
    ]
    [colour] = found
    return colour


@pytest.mark.parametrize(("width", "name"), [(120, "deepseek-pr…"), (80, "deepseek-…")])
async def test_whose_tactic_it_is_stands_at_the_right_in_a_colour_of_its_own(width: int, name: str) -> None:
    async with staged(*BY_MODELS, size=(width, 20)) as (app, _):
        lines = screen_text(app).splitlines()
        assert all(source in line for source, line in zip(["portfolio", "qwen", name], lines[1:4], strict=True))
        assert len({colour_of(app, source) for source in ("portfolio", "qwen", name)}) == 3


async def test_a_narrow_tree_has_no_room_for_it() -> None:
    async with staged(*BY_MODELS, size=(50, 20)) as (app, _):
        assert "qwen" not in screen_text(app)
