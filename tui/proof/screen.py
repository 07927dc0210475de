"""A whole proof: its text as it is written, Lean's verdict at its lines, the rounds side by side, and an editor."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalScroll, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from assistant.errors import AssistantError
from assistant.lean.verify.verdicts import open_in_words
from assistant.whole_proofs.events import SEARCH_WRITER
from tui.goals import render_goals
from tui.hole_signs import HOLES
from tui.keys import KeyedScreen, Keys
from tui.lean_text import lean
from tui.plain import printable
from tui.prompt import Prompt
from tui.proof.rounds import Asking, Round, Rounds, annotated, sign, verdict
from tui.proof.written import as_written

if TYPE_CHECKING:
    from assistant.lean.goals import Goal
    from assistant.lean.places import Place
    from assistant.lean.verify.examination import Examination
    from assistant.whole_proofs.events import WholeEvent

FRAMES_A_SECOND = 10.0
NARROWEST = 56
"""Columns of a text, where there is room for several beside each other."""
ROOMY = 32
"""Lines of a screen on which hypotheses stand above the texts."""
TYPING_SECONDS = 0.35
"""After the last key, before Lean is asked about an edited proof."""
LARGEST_EDIT = 100_000
"""Characters of a proof that may be edited here."""
HINT, ROUNDS = "hint", "rounds"
"""What the line at the bottom may be asked for."""
MOST = 64
"""Rounds, and texts in a round."""
HELP = """\
# A whole proof, as it is written
A model writes it, or the search where none is chosen. Lean judges every
text; its messages stand at their lines, and the model mends what it wrote.
Thoughts and what is said around the proof are dimmed. What you edit is
judged as you type. Of a refused text the part that works is kept, and the
search is asked for the rest.
# Keys
e | edit the last text (escape leaves the editor)
h | hand the failing step, or the first `sorry`, to the search
a | accept: see the patch, then write it
r x | have it written again; stop writing
i | what the model should know: it is written again with that
n | how many rounds, and how many texts in each
v | all that the model wrote, or the proof in it
M | the models
tab | to the other texts
escape q | back; quit
"""


class RoundColumn(VerticalScroll, can_focus=True):
    """One round: who wrote it, the verdict, and the text with Lean's messages."""

    DEFAULT_CSS = """
    RoundColumn { width: 1fr; height: 1fr; border: round $foreground 25%; padding: 0 1; }
    RoundColumn:focus { border: round $primary; }
    RoundColumn.-accepted { border: round $success; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._verdict = Static(classes="round-verdict")
        self._text = Static(classes="round-text")

    def compose(self) -> ComposeResult:
        yield self._verdict
        yield self._text

    def show(self, found: Round, *, whole: bool = False) -> None:
        """`whole`: all that was written, not only the proof in it."""
        by_model = found.writer != SEARCH_WRITER and bool(found.written)
        whole = by_model and (whole or found.examination is None)
        kept = found.kept or ("the best so far; `sorry` stands for what is open" if found.so_far else "")
        shown = (found.written if whole else found.text, found.examination, kept, whole)
        if shown == self._shown:
            return
        self._shown = shown
        self.border_title = found.title
        more = f" · v: {'the proof' if whole else 'all of it'}" if found.has_more else ""
        self.border_subtitle = f"{found.effort}{more}" if by_model else ""
        judged = found.examination
        self.set_class(judged is not None and judged.complete, "-accepted")
        self._verdict.update(verdict(judged, kept))
        messages = judged.messages if judged else ()
        self._text.update(as_written(found.written) if whole else annotated(found.text, messages))
        if judged is None:
            self.scroll_end(animate=False)


class ProofEditor(Vertical, can_focus=True):
    """A text of the user's own, with Lean's word on it below. In focus itself, it is looked at and not typed into."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "others", show=False)]
    DEFAULT_CSS = """
    ProofEditor { width: 1fr; height: 1fr; display: none; border: round $accent; }
    ProofEditor:focus { border: round $primary; }
    ProofEditor.-editing { display: block; }
    ProofEditor TextArea, ProofEditor TextArea:focus { height: 1fr; border: none; padding: 0; }
    ProofEditor VerticalScroll { height: auto; max-height: 40%; padding: 0 1; border-top: solid $foreground 20%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.area = _ProofArea(show_line_numbers=True, tab_behavior="indent", soft_wrap=True)
        self._word = Static()

    def compose(self) -> ComposeResult:
        yield self.area
        with VerticalScroll(can_focus=False):
            yield self._word

    @property
    def text(self) -> str:
        return self.area.text

    def say(self, content: Content) -> None:
        self._word.update(content)

    def action_others(self) -> None:
        self.screen.focus_next(RoundColumn)


class _ProofArea(TextArea):
    async def _on_key(self, event: events.Key) -> None:
        # `TextArea` gives the focus to whatever comes next, where nobody would see it.
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            await self.screen.run_action("leave")

    async def _on_paste(self, event: events.Paste) -> None:
        # What is not refused here is pasted by `TextArea`, whose method is called as well.
        if len(event.text) + len(self.text) > LARGEST_EDIT:
            event.stop()
            event.prevent_default()
            self.app.notify(
                f"{len(event.text):,} characters were pasted; a proof here takes {LARGEST_EDIT:,}. Nothing was taken.",
                severity="warning",
            )


class ProofScreen(KeyedScreen):
    """`write` begins to write a proof of the place as it is asked to, `examine` judges a text, `search` shows the
    search of another place and gives the proof that came out (empty when none did), `accept` shows the patch."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", tooltip="Go back to where the proof was asked for"),
        Binding("a", "accept", "accept", tooltip="See the patch of the proof, and write it"),
        Binding("e", "edit", "edit", tooltip="Edit the last text, which Lean judges as you type"),
        Binding("x", "stop", "stop", tooltip="Stop the writing"),
        Binding("r", "again", "again", tooltip="Have the proof written again"),
        Binding("h", "hand_over", "search the failing step", tooltip="Search the failing step, or the first sorry"),
        Binding("i", "hint", "hint", tooltip="Tell the model what it should know"),
        Binding("n", "rounds", "rounds", tooltip="Set how many rounds there are, and how many texts in each"),
        Binding("v", "as_written", "as written", tooltip="Show all that the model wrote, or the proof in it"),
        Binding("M", "app.models", "models", tooltip="Choose which models are asked"),
        Binding("question_mark", "help", "help", key_display="?", tooltip="Explain the signs and keys of this screen"),
        Binding("q", "app.quit", "quit", tooltip="Quit the assistant"),
    ]
    DEFAULT_CSS = """
    ProofScreen #proof-title { height: 1; padding: 0 1; background: $panel; }
    ProofScreen #proof-statement {
        height: auto; max-height: 30%; padding: 0 1; border-bottom: solid $foreground 20%;
    }
    ProofScreen #rounds { height: 1fr; }
    ProofScreen #proof-bar { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(
        self,
        title: str,
        place: Place,
        write: Callable[[Asking], AsyncGenerator[WholeEvent, None]],
        examine: Callable[[str], Awaitable[Examination]],
        search: Callable[[Place], Awaitable[str]],
        accept: Callable[[Place, str, str], object],
        proof: str = "",
        waits_for: Callable[[], str] = str,
        writer: Callable[[], str] = lambda: SEARCH_WRITER,
        clock: Callable[[], float] = time.monotonic,
        goals: Callable[[Place], Awaitable[Sequence[Goal]]] | None = None,
    ) -> None:
        """With a `proof` it is that text that is shown, and nothing is written until it is asked for. `accept` is given
        the place, an accepted proof, and the reservation that there is about it. `waits_for` says
        what keeps the engine from being there, `writer` who is asked now, `clock` the seconds, `goals` what is to be
        proved at the place."""
        super().__init__()
        # What is asked for by workers is kept here: a query finds nothing while the screen is taken away.
        self.editor = ProofEditor()
        self._box = HorizontalScroll(self.editor, id="rounds", can_focus=False)
        self._title_text = title
        self.place = place
        self.rounds = Rounds(clock=clock)
        self.asking = Asking()
        self._write = write
        self._writer = writer
        self._clock = clock
        self._whole = False
        """Whether all is shown that was written."""
        self._examine = examine
        self._search = search
        self._accept = accept
        self._given = proof
        self._waits_for = waits_for
        self._goals = goals
        self._known_goals: Sequence[Goal] = ()
        self._began = 0.0
        self._drawn = -1
        self._columns = 0
        self._more = False
        """Whether there are texts that have no room on the screen."""
        self._said = ""
        self._own: Examination | None = None
        """Lean's word on the text in the editor, for `_own_text`."""
        self._own_text = ""
        self._writing: asyncio.Task[None] | None = None
        self._accepted = ""
        """The text whose patch was shown last."""
        self._warned_of = ""
        self._chosen: RoundColumn | None = None
        """The round that was looked at last; none where it is the user's own text."""

    def compose(self) -> ComposeResult:
        yield Static(id="proof-title", classes="one-line")
        with VerticalScroll(id="proof-statement", can_focus=False):
            yield Static(id="proof-statement-text")
        yield self._box
        yield Prompt()
        yield Static(id="proof-bar", classes="one-line")
        yield Keys()

    def on_mount(self) -> None:
        self.set_interval(1 / FRAMES_A_SECOND, self._frame)
        self._draw_title()
        self._draw_statement()
        if self._goals is not None:
            self._ask_goals()
        if self._given:
            self.rounds.rounds.append(Round(1, "the search", self._given))
            self.rounds.version += 1
            self._judge_given()
        else:
            self._start()

    async def on_unmount(self) -> None:
        await self._stop_writing()

    # --- writing -----------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.rounds.restart()
        self._began = self._clock()
        self._writing = asyncio.create_task(self._follow(), name="writing")

    async def _follow(self) -> None:
        try:
            async with contextlib.aclosing(self._write(self.asking)) as events:
                async for event in events:
                    self.rounds.learn(event)
        except AssistantError as error:
            self._failed(f"{error.message}. {error.hint}".strip())
        except Exception as error:
            self.log.error(error)
            self._failed(f"{type(error).__name__}: {error}")

    def _failed(self, reason: str) -> None:
        self.rounds.end = "error"
        self._said = reason
        self.rounds.version += 1

    async def _stop_writing(self) -> None:
        if self._writing is not None and not self._writing.done():
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)
            self.rounds.end = self.rounds.end or "stopped"
            self.rounds.version += 1

    @work(exclusive=True, group="given")
    async def _judge_given(self) -> None:
        self._began = self._clock()
        with self._telling():
            self.rounds.rounds[0].examination = await self._examine(self._given)
        if self._writing is None:
            self.rounds.end = "given"
        self.rounds.version += 1

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except AssistantError as error:
            self.notify(f"{error.message}\n{error.hint}".strip(), severity="error", markup=False)

    # --- drawing -----------------------------------------------------------------------------------------------

    def _draw_title(self) -> None:
        """What is proved, and who is asked for it, how."""
        writer = self._writer()
        asked = f" · {printable(writer)}, {printable(self.asking.in_words)}" if writer != SEARCH_WRITER else ""
        more = " · tab: the other texts" if self._more else ""
        title = Content.assemble(printable(self._title_text), (asked + more, "$text-muted"))
        self.query_one("#proof-title", Static).update(title, layout=False)

    def _draw_statement(self) -> None:
        """What is to be proved: as Lean sees it once that is known, with the hypotheses where there is room."""
        goals, place = self._known_goals, self.place
        if not goals:
            told = lean(place.declaration.signature(place.text))
        elif self.size.height >= ROOMY:
            told = render_goals(goals, width=self.size.width - 3)
        else:
            told = Content("\n").join([Content.assemble(("⊢ ", "$text-accent bold"), lean(g.target)) for g in goals])
        self.query_one("#proof-statement-text", Static).update(told)
        self.query_one("#proof-statement").refresh(layout=True)

    @work(exclusive=True, group="goals")
    async def _ask_goals(self) -> None:
        assert self._goals is not None
        with contextlib.suppress(AssistantError):  # which whoever writes the proof is told
            self._known_goals = await self._goals(self.place)
            self._draw_statement()

    def on_resize(self) -> None:
        self._draw_statement()
        self.call_after_refresh(self._fit_columns)

    def _fit_columns(self) -> None:
        """As many texts side by side as there is room for, none of them cut."""
        shown = [*self.query(RoundColumn), *([self.editor] if self.editor.has_class("-editing") else [])]
        width = self._box.size.width
        beside = max(1, min(len(shown), width // NARROWEST))
        for column in shown:
            column.styles.min_width = width // beside
        self._more = len(shown) > beside
        self._draw_title()

    @on(events.ScreenResume)
    def _resumed(self) -> None:
        self._draw_title()  # another model may have been chosen meanwhile

    def _frame(self) -> None:
        if not self.rounds.end:
            self._draw_bar()  # what is waited for, and for how long
        self.look_at_keys()
        if self._drawn == self.rounds.version:
            return
        self._drawn = self.rounds.version
        self._draw()

    @work(exclusive=True, group="draw")
    async def _draw(self) -> None:
        box = self._box
        columns = list(self.query(RoundColumn))
        for _ in range(len(self.rounds.rounds) - len(columns)):
            if not self.editor.is_attached:
                return
            await box.mount(RoundColumn(), before=self.editor)
        columns = list(self.query(RoundColumn))
        for column, found in zip(columns, self.rounds.rounds, strict=False):
            column.show(found, whole=self._whole)
        if len(columns) > self._columns:
            self._columns = len(columns)
            self._fit_columns()
            if not self.editor.has_class("-editing"):
                columns[-1].focus(scroll_visible=False)
                self.call_after_refresh(box.scroll_to_widget, columns[-1], animate=False)
        self._draw_bar()

    def _draw_bar(self) -> None:
        self.query_one("#proof-bar", Static).update(self._bar(), layout=False)

    def _bar(self) -> Content:
        match self.rounds.end:
            case "":
                what = "▸ Lean is asked" if self._writing is None else "▸ writing"
                got = f" · {self.rounds.now}" if self.rounds.now else ""
                waits_for = self._waits_for() or f"{self._clock() - self._began:.0f} s"
                return Content.assemble((what, "$text-accent bold"), f"{got} · {printable(waits_for)}")
            case "proved":
                told = f"✓ proved in {self.rounds.seconds:.1f} s, {self.rounds.effort}"
                return Content.styled(told, "$text-success")
            case "given":
                return Content("e edits it, r has it written anew")
            case "stopped":
                return Content.styled(f"■ stopped: {self.rounds.effort}", "$text-warning")
            case "timed_out":
                over = f"{self.rounds.reason or 'the time was over'} ({self.rounds.effort})"
                told = f"⧖ {over}; h searches the failing step"
                return Content.styled(printable(told), "$text-warning")
            case "refuted":
                told = f"{HOLES['refuted'][0]} there is no proof of it: it is {self.rounds.reason}"
                return Content.styled(printable(told), "$text-error bold")
            case "conditional" | "data" | "unjudged" as end:
                return Content.styled(printable(f"{HOLES[end][0]} {self.rounds.reason}"), "$text-warning")
            case "error":
                return Content.styled(f"! {printable(self._said)}", "$text-error")
            case _:
                told = f"✗ no proof: {self.rounds.effort}; e edits, h searches the failing step"
                return Content.styled(told, "$text-warning")

    # --- the editor --------------------------------------------------------------------------------------------

    def _current(self) -> tuple[str, Examination | None]:
        """The text that is worked on, which is the one that was looked at last, and Lean's word on it."""
        if self._chosen is None and self.editor.has_class("-editing"):
            text = self.editor.text
            return text, self._own if self._own_text == text else None
        rounds = self.rounds.rounds
        shown = zip(self.query(RoundColumn), rounds, strict=False)
        chosen = next((found for column, found in shown if column is self._chosen), rounds[-1] if rounds else None)
        return (chosen.text, chosen.examination) if chosen is not None else ("", None)

    @on(events.DescendantFocus)
    def _looked_at(self, event: events.DescendantFocus) -> None:
        self._chosen = event.widget if isinstance(event.widget, RoundColumn) else None

    @property
    def accepted(self) -> tuple[str, str]:
        """The newest text that Lean has accepted, the user's own before others, and the reservation about it; empty
        where there is none."""
        judged = [(found.text, found.examination) for found in self.rounds.rounds] + [(self._own_text, self._own)]
        complete = [(text, one.reservation) for text, one in judged if one is not None and one.complete]
        return complete[-1] if complete else ("", "")

    def serves(self, action: str) -> bool:
        text, judged = self._current()
        by_model = self._writer() != SEARCH_WRITER
        match action:
            case "accept":
                return judged is not None and judged.accepted
            case "edit":
                return bool(text)
            case "stop":
                return self._writing is not None and not self._writing.done()
            case "hand_over":
                return bool(text) and not (judged is not None and judged.complete)
            case "hint" | "rounds":
                return by_model
            case "as_written":
                return any(found.has_more for found in self.rounds.rounds)
            case _:
                return True

    @property
    def would_lose(self) -> str:
        return "Your text is not written." if self._unsaved else ""

    def action_edit(self) -> None:
        if not self.editor.has_class("-editing"):
            self._edit(self._current()[0])
        self.editor.area.focus()

    def _edit(self, text: str) -> None:
        self.editor.add_class("-editing")
        self.editor.border_title = "yours, judged as you type"
        self.editor.border_subtitle = "esc leaves the text · then a accepts, h searches a step"
        self.editor.area.load_text(text)
        self.editor.area.focus()
        self._fit_columns()
        self.call_after_refresh(self._box.scroll_to_widget, self.editor, animate=False)
        self._judge_own()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.editor.text != self._own_text:
            self._judge_own()

    @work(exclusive=True, group="own")
    async def _judge_own(self) -> None:
        text = self.editor.text
        self.editor.say(Content.styled("…", "$text-muted"))
        await asyncio.sleep(TYPING_SECONDS)
        self.editor.say(Content.styled("Lean is asked", "$text-muted"))
        with self._telling():
            examination = await self._examine(text)
            self._own, self._own_text = examination, text
            parts = [verdict(examination)]
            said = [m for m in examination.messages if m.severity != "information"]
            parts += [Content(f"  {f'line {m.line}: ' if m.line else ''}{printable(m.text)}") for m in said]
            self.editor.say(Content("\n").join(parts))
            self.editor.border_title = f"{sign(examination)} yours, judged as you type"

    # --- what else the user does -------------------------------------------------------------------------------

    @work(exclusive=True, group="hand over")
    async def action_hand_over(self) -> None:
        from assistant.sorries.new_holes import hole_for, holes_of, spliced

        text, judged = self._current()
        failing = next((m for m in judged.messages if m.is_error), None) if judged is not None else None
        holes = holes_of(self.place, text)
        if failing is None and not holes:
            told = (
                "Lean has not judged this text yet." if judged is None else "No step of it fails at a line of its own."
            )
            self.notify(told, severity="warning")
            return
        with self._telling():
            hole = hole_for(self.place, text, failing) if failing is not None else holes[0]
            found = await self._search(hole.place)
            if found:
                self._edit(spliced(self.place, hole, found))
            else:
                self.notify("The search found nothing for that step; the text is as it was.", severity="warning")

    def action_accept(self) -> None:
        text, judged = self._current()
        if judged is not None and judged.complete:
            self._accepted = text
            self._accept(self.place, text, judged.reservation)
        elif judged is not None and judged.conditional:
            self.notify(f"It {open_in_words(judged.open_lemmas)}.", severity="warning", markup=False)
        else:
            self.notify("Lean has not accepted this text.", severity="warning")

    def action_hint(self) -> None:
        if self._writer() == SEARCH_WRITER:
            self.notify("The search takes no hint; M chooses a model that does.", severity="warning")
            return
        self.query_one(Prompt).ask(HINT, "what should the model know?", self.asking.hint, "a lemma, an idea, in words")

    def action_rounds(self) -> None:
        if self._writer() == SEARCH_WRITER:
            self.notify("The search writes one text; M chooses a model that writes more.", severity="warning")
            return
        said = f"{self.asking.rounds} {self.asking.samples}"
        self.query_one(Prompt).ask(ROUNDS, "rounds, and texts in each", said, "for instance 4 2")

    @on(Prompt.Left)
    def _gave_up(self) -> None:
        self._focus_last()

    @on(Prompt.Answered)
    async def _answered(self, event: Prompt.Answered) -> None:
        self._focus_last()
        if event.purpose == HINT:
            self.asking = replace(self.asking, hint=event.text.strip())
            await self.action_again()
        elif event.purpose == ROUNDS:
            numbers = event.text.split()
            if not 1 <= len(numbers) <= 2 or not all(word.isdecimal() and 0 < int(word) <= MOST for word in numbers):
                self.notify(f"These are one or two numbers from 1 to {MOST}, for instance 4 2.", severity="warning")
                return
            rounds, samples = (*map(int, numbers), 1)[:2]
            self.asking = replace(self.asking, rounds=rounds, samples=samples)
        self._draw_title()

    def action_as_written(self) -> None:
        self._whole = not self._whole
        self.rounds.version += 1

    async def action_again(self) -> None:
        await self._stop_writing()
        self._start()

    async def action_stop(self) -> None:
        await self._stop_writing()

    def action_leave(self) -> None:
        if self.editor.has_class("-editing") and self.editor.area.has_focus:
            self.set_focus(self.editor)
        elif self._unsaved not in ("", self._warned_of):
            self._warned_of = self._unsaved
            self.notify("Your text is not written; escape once more leaves it.", severity="warning")
        else:
            self.dismiss()

    def _focus_last(self) -> None:
        columns = list(self.query(RoundColumn))
        self.set_focus(columns[-1] if columns else None)

    @property
    def _unsaved(self) -> str:
        """The text in the editor, if there is more in it than a round wrote."""
        known = {"", self._accepted, *(text for found in self.rounds.rounds for text in (found.text, found.written))}
        text = self.editor.text if self.editor.has_class("-editing") else ""
        return "" if text in known else text

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))
