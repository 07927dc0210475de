"""The search screen: the tree as it grows, what is known about the chosen state, and everything a person does to it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TabbedContent, TabPane

from assistant.errors import AssistantError
from assistant.lean.diagnostics import errors_above_in_words
from assistant.lean.verify.verdicts import open_in_words
from assistant.search.steering import OWN
from assistant.search.tree import ROOT, CandidateTried, Edge, Event, Node, Status, Tree
from tui.keys import KeyedScreen, Keys
from tui.plain import one_line, printable
from tui.prompt import Prompt
from tui.search.exploration import Done, Exploration, Phase, follow
from tui.search.outline import NO_ROW, Kind
from tui.search.panes import GoalPane, PremisesPane, ProofPane, TriedPane
from tui.search.tree_view import TreeView

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from assistant.lean.places import Place
    from assistant.search.steering import Steering

FRAMES_A_SECOND = 12.0
PANES_SECONDS = 0.04
"""After which the panes follow the cursor: whoever holds a key down goes past most states."""
MORE_SECONDS = 30.0
ABOVE_SECONDS = 5.0
"""For Lean to say what does not compile above the place."""
PREMISES = 24
SIGNS = {
    Phase.STARTING: "◌ starting",
    Phase.SEARCHING: "▸ searching",
    Phase.PAUSED: "‖ paused",
    Phase.ENDED: "■ ended",
    Phase.LOST: "! lost",
    Phase.FILE: "▤ from a file",
}
RUNS = frozenset({"closes", "progress"})
"""Verdicts on a tactic that leads somewhere."""
HELP = """\
# The search: each row is a tactic that Lean has run, and its state
✓ proved  ○ open  ✗ nothing left to try  ⊘ pruned  ◆ pinned  ⊥ false
◎ in focus  » best way, or the proof  ▸ tried now  ↪ shown elsewhere
# Looking
↑ ↓ ← → | move, fold, unfold (also h j k l); space folds and unfolds
f | follow the search: the cursor stays on what is tried
/ n N | find in the tree, next, previous
b | to the end of the best way
d | fold everything that is lost, or unfold
1 2 3 4 | goal, tried, premises, proof
At its right end stands whose tactic a row is, and where there is room
-1.5 | how likely it helps: a logarithm, 0 is surest
2× | how often tactics were tried in the state
+3 more | tactics that close the same state; → shows them
# Steering
p x m | pause or go on, stop, 30 seconds more (also after the end)
t | try a tactic of your own in this state (also after the end)
e | expand this state now
r i | prune or put back; pin or unpin: it comes first
c | continue from here only; again: everywhere
u | undo what you did last
# The result
a | accept the proof: see the patch, then write it
w | the proof as a text
s | save the tree, or export it (.html .svg .dot .json)
M | the models: who is asked for tactics
escape q | back (enter goes on with what is kept of a hole); quit
"""


class SearchScreen(KeyedScreen):
    """Shows one exploration; with a place and an engine it runs and can be steered, also one that had ended."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", tooltip="Go back to where the search was begun"),
        Binding("a", "accept", "accept", tooltip="See the patch of the proof, and write it"),
        Binding("u", "undo", "undo", tooltip="Take back what you did to the search last"),
        Binding("p", "pause", "pause", tooltip="Pause the search, or have it go on"),
        Binding("m", "more", "more time", tooltip="Give the search 30 seconds more"),
        Binding("t", "try_tactic", "my tactic", tooltip="Try a tactic of your own in this state"),
        Binding("x", "stop", "stop", tooltip="Stop the search"),
        Binding("slash", "find", "find", key_display="/", tooltip="Find words in tactics and goals"),
        Binding("e", "expand", "expand", tooltip="Try the next tactics in this state now"),
        Binding("r", "prune", "prune", tooltip="Take this state out of the search, or put it back"),
        Binding("i", "pin", "pin", tooltip="Have this state searched first, or not any more"),
        Binding("c", "focus_here", "from here", tooltip="Search nothing but this state, or everything again"),
        Binding("f", "follow", "follow", tooltip="Follow what is tried, or stay here"),
        Binding("s", "save", "save", tooltip="Save the tree, or export it"),
        Binding("w", "whole", "whole proof", tooltip="Show the proof as a text"),
        Binding("b", "best", "best way", tooltip="Go to the end of the most promising way"),
        Binding("d", "fold_dead", "fold lost", tooltip="Fold all that leads nowhere, or unfold it"),
        Binding("n", "again(1)", "next", show=False, tooltip="Go to the next row with the words"),
        Binding("N", "again(-1)", "previous", show=False, tooltip="Go to the row before with the words"),
        Binding("1", "tab('goal')", "goal", show=False, tooltip="Show the goal of this state"),
        Binding("2", "tab('tried')", "tried", show=False, tooltip="Show what was tried in this state"),
        Binding("3", "tab('premises')", "premises", show=False, tooltip="Show premises for this state"),
        Binding("4", "tab('proof')", "proof", show=False, tooltip="Show the proof"),
        Binding("question_mark", "help", "help", key_display="?", tooltip="Explain the signs and keys of this screen"),
        Binding("q", "app.quit", "quit", tooltip="Quit the assistant"),
    ]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (110, "-wide")]  # type: ignore[misc]
    DEFAULT_CSS = """
    SearchScreen #search-title { height: 1; padding: 0 1; background: $panel; }
    SearchScreen #search-body { height: 1fr; }
    SearchScreen.-narrow #search-body { layout: vertical; }
    SearchScreen.-wide #search-body { layout: horizontal; }
    SearchScreen.-narrow #tree { height: 1fr; }
    SearchScreen.-narrow #panes { height: 1fr; }
    SearchScreen.-wide #tree { width: 3fr; height: 1fr; }
    SearchScreen.-wide #panes { width: 2fr; height: 1fr; border-left: vkey $foreground 20%; }
    SearchScreen #search-bar { height: 1; padding: 0 1; background: $panel; }
    SearchScreen TabbedContent { height: 1fr; }
    SearchScreen TabPane { padding: 0; }
    """

    def __init__(
        self,
        exploration: Exploration,
        place: Place | None = None,
        engine: Callable[[], asyncio.Task[ProvingEngine]] | None = None,
        accept: Callable[[Place, str], object] | None = None,
        whole: Callable[[Place, str], object] | None = None,
        waits_for: Callable[[], str] = str,
    ) -> None:
        """`accept` is told to show the patch of a proof, `whole` to show it as a text; `waits_for` says what keeps the
        engine from being there."""
        super().__init__()
        self._premises = PremisesPane()
        self.exploration = exploration
        self.place = place
        self._engine = engine
        self._accept = accept
        self._whole = whole
        self._waits_for = waits_for
        self._following = place is not None
        self._drawn = -1
        self._done: list[Done] = []
        self._asked: tuple[int, str] | None = None
        """The state and the tactic of the user's own that Lean is asked about."""
        self._wants_pause: bool | None = None
        """What was asked for last; it is so when Lean is done with what it was running. `None` before that."""
        self._premises_of = NO_ROW
        self._told_proof = False
        self._panes_timer: Timer | None = None
        self._searching: asyncio.Task[None] | None = None
        self.steering: Steering | None = None
        if place is not None and engine is not None:
            from assistant.search.steering import Steering

            self.steering = Steering()

    def compose(self) -> ComposeResult:
        yield Static(id="search-title", classes="one-line")
        with Container(id="search-body"):
            yield TreeView(self.exploration.outline, id="tree")
            with Vertical(id="panes"), TabbedContent(id="tabs"):
                with TabPane("Goal", id="goal"):
                    yield GoalPane()
                with TabPane("Tried", id="tried"):
                    yield TriedPane()
                with TabPane("Premises", id="premises"):
                    yield self._premises
                with TabPane("Proof", id="proof"):
                    yield ProofPane()
        yield Prompt()
        yield Static(id="search-bar", classes="one-line")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#search-title", Static).update(Content(printable(self.exploration.title)))
        self.query_one(TreeView).focus()
        self.set_interval(1 / FRAMES_A_SECOND, self._frame)
        self._frame()
        found = self.exploration
        if self.steering is not None and found.phase is Phase.STARTING:
            self._search()
            self.run_worker(self._look_above(), exit_on_error=True)
        elif self.steering is not None and (found.cut or found.phase is Phase.LOST) and found.tree.nodes:
            self._go_on(found.seconds_left)

    async def on_unmount(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
            await asyncio.gather(self._searching, return_exceptions=True)

    def _search(self) -> None:
        assert self.steering is not None
        assert self.place is not None
        assert self._engine is not None
        self._searching = asyncio.create_task(
            follow(self.exploration, self._engine, self.place, self.steering), name="search"
        )

    async def _look_above(self) -> None:
        """Tells what does not compile above the place: a search may be in vain for it."""
        assert self.place is not None
        assert self._engine is not None
        try:
            engine = await asyncio.shield(self._engine())
            errors = await engine.errors_above(self.place, ABOVE_SECONDS)
        except AssistantError:
            return  # which the search tells, where it matters
        if errors:
            told = printable(errors_above_in_words(Path(self.place.path.name), errors))
            self.notify(told, title="An error above the hole", severity="warning", markup=False)

    @property
    def _over(self) -> bool:
        """Whether nothing listens to commands: the search was stopped, or is from a file."""
        return self._searching is None or self._searching.done()

    def _go_on(self, seconds: float) -> None:
        """Begins the search again from the states that there are, for so many seconds."""
        from assistant.search.steering import Steering

        self.steering = Steering()
        self._wants_pause = None
        self.exploration.go_on(seconds)
        self._search()

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def tree_view(self) -> TreeView:
        return self.query_one(TreeView)

    def _frame(self) -> None:
        """Draws what has changed since the last time; what comes in between is drawn together."""
        self.query_one("#search-bar", Static).update(self._bar(), layout=False)
        self.tree_view.measure()
        if self._drawn == self.exploration.version:
            return
        self._drawn = self.exploration.version
        view = self.tree_view
        view.newest = self.exploration.outline.row_of(self.exploration.newest)
        if self.exploration.phase is not Phase.SEARCHING:
            view.newest = NO_ROW
        view.changed()
        if self._following and view.newest != NO_ROW and self.exploration.phase is Phase.SEARCHING:
            view.choose(view.newest)
        self._answer_own_tactic()
        self._tell_proof()
        self._draw_panes()
        self.look_at_keys()

    def _tell_proof(self) -> None:
        """Tells, once, that there is a proof, or that there is none."""
        if self.exploration.accepted and not self._told_proof and self.steering is not None:
            self._told_proof = True
            self.query_one(TabbedContent).active = "proof"
            self.notify("a shows the patch and writes it", title="✓ Lean accepted a proof")
        elif self.exploration.negation and not self._told_proof and self.steering is not None:
            self._told_proof = True
            self.query_one(TabbedContent).active = "proof"
            self.notify(self.exploration.tree.refuted, title="⊥ It cannot be proved", severity="warning", markup=False)

    def _draw_panes(self) -> None:
        outline = self.exploration.outline
        if not outline.rows:
            return
        row = outline.rows[self.tree_view.chosen]
        active = self.query_one(TabbedContent).active
        if active == "goal":
            above = outline.rows[row.parent] if row.parent != NO_ROW else None
            self.query_one(GoalPane).show(self.exploration.tree, row, above)
        elif active == "tried":
            self.query_one(TriedPane).show(self.exploration.tree.nodes[row.node])
        elif active == "premises":
            self._show_premises()
        else:
            self.query_one(ProofPane).show(self.exploration)

    def _bar(self) -> Content:
        found = self.exploration
        limit = f"/{found.limit:.0f}" if found.limit else ""
        parts: list[str | tuple[str, str]] = [(SIGNS[found.phase], "$text-accent bold")]
        if found.phase is Phase.ENDED:
            parts.append((f": {printable(found.reason or found.end)}", _end_style(found)))
            if self.steering is not None and found.tree.nodes and not (found.accepted or found.negation):
                parts.append((" · m more time, t own tactic", "$text-accent"))
        if found.phase is Phase.FILE and self.steering is not None:
            parts.append((" · m goes on from its states", "$text-accent"))
        if found.phase is Phase.STARTING and (waits_for := self._waits_for()):
            parts.append((f" · {printable(waits_for)}", "$text-muted"))
            return Content.assemble(*parts)
        if found.phase is Phase.LOST:
            parts.append((f": {printable(found.error)}", "$text-error"))
        states = len(found.tree.nodes)
        rate = f" · {found.rate:.0f}/s" if found.phase is Phase.SEARCHING else ""
        parts.append(f" · {found.seconds:.1f}{limit} s · {states} states · {found.tree.candidates} tried{rate}")
        if found.went_on_from and found.runs:
            parts.append((f" · went on from {found.went_on_from}", "$text-muted"))
        if self._following and found.phase is Phase.SEARCHING:
            parts.append((" · following", "$text-muted"))
        wants = self._wants_pause
        if wants is not None and wants != found.tree.paused and found.phase in (Phase.SEARCHING, Phase.PAUSED):
            parts.append((" · pausing" if wants else " · going on", "$text-accent"))
        if self._asked is not None:
            parts.append((" · Lean is asked about your tactic", "$text-accent"))
        return Content.assemble(*parts)

    # --- choosing ----------------------------------------------------------------------------------------------

    @on(TreeView.Selected)
    def _selected(self, event: TreeView.Selected) -> None:
        if event.by_user:
            self._following = False
        if self._panes_timer is not None:
            self._panes_timer.stop()
        self._panes_timer = self.set_timer(PANES_SECONDS, self._draw_panes)
        self.look_at_keys()

    @on(TabbedContent.TabActivated)
    def _tab_changed(self) -> None:
        self._premises_of = NO_ROW
        self._draw_panes()

    def action_tab(self, name: str) -> None:
        self.query_one(TabbedContent).active = name

    def action_follow(self) -> None:
        self._following = not self._following
        self._drawn = -1

    def action_best(self) -> None:
        outline = self.exploration.outline
        way = [outline.rows[number] for number in outline.best()]
        if way:
            self._following = False
            self.tree_view.choose(max(way, key=lambda row: (row.depth, -row.id)).id)

    def action_fold_dead(self) -> None:
        outline = self.exploration.outline
        if outline.rows:
            folded = any(not row.open and row.kind is not Kind.CLOSED for row in outline.rows)
            outline.fold_all([] if folded else outline.dead())
            self.tree_view.changed()
            # Where the chosen row is hidden now, the one that hides it.
            self.tree_view.choose(outline.at(outline.line_of(self.tree_view.chosen)))

    def action_find(self) -> None:
        self.query_one(Prompt).ask("find", "find", self.tree_view.words, "in tactics and goals")

    def action_again(self, step: int) -> None:
        if not self.tree_view.words:
            self.action_find()
            return
        row = self.exploration.outline.matching(self.tree_view.words, self.tree_view.chosen, step)
        if row == NO_ROW:
            self.notify(f"nowhere in the tree: {self.tree_view.words}", severity="warning", markup=False)
        else:
            self._following = False
            self.tree_view.choose(row)

    # --- steering ----------------------------------------------------------------------------------------------

    @property
    def _node(self) -> int:
        outline = self.exploration.outline
        return outline.rows[self.tree_view.chosen].node if outline.rows else ROOT

    def serves(self, action: str) -> bool:
        found = self.exploration
        may_steer = self.steering is not None and found.phase is not Phase.LOST and bool(found.tree.nodes)
        match action:
            case "accept":
                return bool(found.accepted) and self._accept is not None
            case "undo":
                return bool(self._done)
            case "pause" | "follow":
                return may_steer and found.runs
            case "stop":
                return may_steer and found.runs and not self._over
            case "more":
                return may_steer and not found.accepted
            case "expand":
                return may_steer and not self._inert and found.tree.nodes[self._node].status is Status.OPEN
            case "try_tactic" | "pin" | "focus_here":
                return may_steer and not self._inert
            case "prune":
                return may_steer
            case "find" | "save" | "best" | "fold_dead":
                return bool(found.tree.nodes)
            case "whole":
                return self.place is not None and self._whole is not None
            case _:
                return True

    @property
    def _inert(self) -> bool:
        """Whether the chosen state is taken out of the search, or below one that is."""
        return self._node in self.tree_view.aside

    def _may_steer_here(self) -> bool:
        if self._may_steer() and self._inert:
            self.notify("This state is pruned, or below one that is: r there puts it back.")
            return False
        return self._may_steer()

    def _may_steer(self) -> bool:
        if self.steering is None:
            self.notify("This tree is from a file; open the hole to search it.", severity="warning")
        elif self.exploration.phase is Phase.LOST:
            self.notify("The search is lost. Go back and open the hole again.", severity="error")
        elif not self.exploration.tree.nodes:
            self.notify("Lean has not shown the goal yet.", severity="warning")
        else:
            return True
        return False

    def _send(self, command: object) -> None:
        if self._over:
            self._go_on(0.0)
        assert self.steering is not None
        self.steering.send(command)  # type: ignore[arg-type]

    def action_pause(self) -> None:
        from assistant.search.steering import Pause, Resume

        if not self._may_steer():
            return
        if self._over and self.exploration.seconds_left:
            self._go_on(self.exploration.seconds_left)
        elif self._over:
            self.notify("Its time is over; m gives it more.")
        else:
            self._wants_pause = not (self.exploration.tree.paused if self._wants_pause is None else self._wants_pause)
            self._send(Pause() if self._wants_pause else Resume())

    def action_stop(self) -> None:
        from assistant.search.steering import Stop

        if self._may_steer() and not self._over:
            self._send(Stop())
            self._asked = None
            self.exploration.leave()
            self.exploration.cut = False

    def action_more(self) -> None:
        from assistant.search.steering import MoreTime

        if self._may_steer() and self._over:
            self._go_on(self.exploration.seconds_left + MORE_SECONDS)
        elif self._may_steer():
            self.exploration.more(MORE_SECONDS)
            self._send(MoreTime(MORE_SECONDS))

    def action_expand(self) -> None:
        from assistant.search.steering import Expand

        if self._may_steer_here():
            self._send(Expand(self._node))

    def action_prune(self) -> None:
        from assistant.search.steering import Prune

        if self._may_steer():
            number = self._node
            pruned = not self.exploration.tree.nodes[number].pruned
            self._send(Prune(number, pruned))
            self._done.append(Done("pruning" if pruned else "putting back", Prune(number, not pruned)))

    def action_pin(self) -> None:
        from assistant.search.steering import Pin

        if self._may_steer_here():
            number = self._node
            pinned = not self.exploration.tree.nodes[number].pinned
            self._send(Pin(number, pinned))
            self._done.append(Done("pinning" if pinned else "unpinning", Pin(number, not pinned)))

    def action_focus_here(self) -> None:
        from assistant.search.steering import Focus

        if self._may_steer_here():
            before = self.exploration.tree.focus
            after = ROOT if before == self._node else self._node
            self._send(Focus(after))
            self._done.append(Done("continuing from here", Focus(before)))

    def action_undo(self) -> None:
        if not self._may_steer():
            return
        if not self._done:
            self.notify("Nothing to undo.")
            return
        done = self._done.pop()
        self._send(done.undo)
        self.notify(f"Taken back: {done.title}.", markup=False)

    # --- a tactic of the user's own ----------------------------------------------------------------------------

    def action_try_tactic(self) -> None:
        if self._may_steer_here():
            self._following = False
            self.query_one(Prompt).ask("tactic", "tactic", "", "Lean tries it in this state")

    @on(Prompt.Answered)
    def _answered(self, event: Prompt.Answered) -> None:
        self.tree_view.focus()
        text = event.text.strip()
        if event.purpose == "find":
            self.tree_view.words = text
            if text:
                self.action_again(1)
        elif event.purpose == "tactic" and text:
            self._try(text)
        elif event.purpose == "save" and text:
            self._save(text)
        elif event.purpose == "overwrite" and text:
            self._save(text, over=text)

    @on(Prompt.Left)
    def _left(self) -> None:
        self.tree_view.focus()

    def _try(self, tactic: str) -> None:
        from assistant.search.steering import TryTactic

        if not self._may_steer():  # it may have ended while the tactic was typed
            return
        self._asked = (self._node, tactic)
        self._asked_after = len(self.exploration.tree.nodes[self._node].tried)
        self._send(TryTactic(self._node, tactic))

    def _answer_own_tactic(self) -> None:
        """Says what became of the user's tactic as soon as Lean has spoken."""
        if self._asked is None:
            return
        number, tactic = self._asked
        node = self.exploration.tree.nodes[number]
        mine = [event for event in node.tried[self._asked_after :] if event.source == OWN]
        event = next((event for event in mine if event.tactic == tactic), None)
        if event is None:
            if self.exploration.phase is Phase.LOST:
                self._asked = None
        elif event.verdict not in RUNS:
            self._asked = None
            self._tell_refusal(node, event)
        else:  # its edge comes later where Lean offers tactics in its place, which are tried first
            names = {event.tactic for event in mine if event.verdict in RUNS}
            edges = [edge for edge in node.edges if edge.tactic in names]
            if edges:
                self._asked = None
                self._open_edge(number, max(edges, key=lambda edge: edge.source == OWN))

    def _tell_refusal(self, node: Node, event: CandidateTried) -> None:
        said = printable(event.message) or event.verdict
        refused = event.verdict == "failed"
        self.notify(
            f"{one_line(event.tactic)}\n{said[:400]}",
            title="Lean refused it" if refused else "There is no verdict on it",
            severity="error" if refused else "warning",
            timeout=10,
            markup=False,
        )
        self.query_one(TabbedContent).active = "tried"
        if node.id == self._node:
            pane = self.query_one(TriedPane)
            pane.show(node)
            pane.choose(event)

    def _open_edge(self, number: int, edge: Edge) -> None:
        from assistant.search.steering import Withdraw

        outline = self.exploration.outline
        row = outline.row_of(number)
        below = outline.tactics_of(row) if row != NO_ROW else []
        mine = next((r for r in reversed(below) if r.tactic == edge.tactic), None)
        if mine is not None:
            self.tree_view.choose(mine.id)
        title = one_line(edge.tactic)
        if edge.source != OWN:
            self.notify("It is in the tree already.", title=title)
            return
        self._done.append(Done(f"your {title[:40]}", Withdraw(number, edge.tactic)))
        runs = "It runs" if edge.children else "It closes the state"
        if edge.open_lemmas:
            condition = open_in_words(edge.open_lemmas)
            self.notify(f"{runs}, and {condition}: no proof until then.", title=title, severity="warning", markup=False)
        else:
            self.notify(f"{runs}.", title=title)

    # --- premises ----------------------------------------------------------------------------------------------

    def _show_premises(self) -> None:
        node = self._node
        if node == self._premises_of:
            return
        self._premises_of = node
        if self.place is None or self._engine is None:
            self._premises.say("This tree is from a file; premises belong to a search.")
            return
        self._premises.say("looking")
        self._find_premises(self.exploration.tree.nodes[node].goals)

    @work(exclusive=True, group="premises")
    async def _find_premises(self, goals: Sequence[object]) -> None:
        assert self.place is not None
        assert self._engine is not None
        try:
            engine = await asyncio.shield(self._engine())
            self._premises.show(await engine.premises(self.place, goals, PREMISES))  # type: ignore[arg-type]
        except AssistantError as error:
            self._premises.say(error.message)

    # --- the end -----------------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        conditional = self.exploration.conditional
        if not self.exploration.accepted and conditional is not None:
            self.notify(f"The proof {open_in_words(conditional.open_lemmas)}.", severity="warning", markup=False)
        elif not self.exploration.accepted and self.exploration.negation:
            told = f"There is no proof of it: it is {self.exploration.tree.refuted}."
            self.notify(told, severity="warning", markup=False)
        elif not self.exploration.accepted:
            self.notify("There is no proof yet that Lean has accepted.", severity="warning")
        elif self.place is None or self._accept is None:
            self.notify("This tree is from a file: its proof can be read in the pane Proof.", severity="warning")
            self.query_one(TabbedContent).active = "proof"
        else:
            self._accept(self.place, self.exploration.accepted)

    def action_whole(self) -> None:
        if self.place is None or self._whole is None:
            self.notify("This tree is from a file.", severity="warning")
        else:
            self._whole(self.place, self.exploration.proof)

    def action_save(self) -> None:
        name = "".join(c if c.isalnum() else "-" for c in self.exploration.title.split(" ")[0]).strip("-")
        hint = ".msgpack opens here again; .html .svg .dot .json export it"
        self.query_one(Prompt).ask("save", "save as", f"{name or 'search'}.tree.msgpack", hint)

    @work(exclusive=True, group="save")
    async def _save(self, name: str, over: str = "") -> None:
        """A file that is there is asked about first, unless it is the one that may be written over."""
        if name != over and await asyncio.to_thread(lambda: os.path.isfile(os.path.expanduser(name))):
            self.query_one(Prompt).ask("overwrite", "there is one: enter overwrites", name)
            return
        try:
            path = await asyncio.to_thread(_save, list(self.exploration.tree.events), name, self.exploration.title)
        except AssistantError as error:
            self.notify(printable(f"{error.message}. {error.hint}"), severity="error", markup=False)
        else:
            self.exploration.saved = len(self.exploration.tree.events) if path.suffix == ".msgpack" else 0
            self.notify(printable(f"saved: {path}"), markup=False)

    @property
    def would_lose(self) -> str:
        found = self.exploration
        return f"A search runs, and its tree of {found.unsaved} states is not saved." if self._loses else ""

    @property
    def _loses(self) -> bool:
        return self.exploration.runs and bool(self.exploration.unsaved)

    def action_leave(self) -> None:
        from tui.confirm import ConfirmScreen

        found = self.exploration
        if found.kept or not found.unsaved or found.accepted or self.steering is None:
            self.dismiss()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss()

        question = f"What this search found, {found.unsaved} states, is not saved; s saves it. Leave it all the same?"
        self.app.push_screen(ConfirmScreen(question), answered)

    def action_help(self) -> None:
        from tui.help import HelpScreen

        self.app.push_screen(HelpScreen(HELP))


def _end_style(exploration: Exploration) -> str:
    if exploration.accepted:
        return "$text-success"
    return "$text-error bold" if exploration.negation else "$text-warning"


def _save(events: Sequence[Event], name: str, title: str) -> Path:
    """Saves a tree, in the format that the name of the file asks for, and says where.

    Errors: `TreeFileError`, `FormatUnknown`.
    """
    from assistant.files import save_file
    from assistant.search.export.formats import SUFFIXES, FormatUnknown, format_of, render
    from assistant.search.store import TreeFileError, save_tree

    try:
        path = Path(name).expanduser()
    except RuntimeError as error:  # `~` of somebody who is not there
        raise TreeFileError(f"{name}: there is no such folder", hint="Choose another place.") from error
    if path.suffix == ".msgpack":
        save_tree(Tree(events), path, title=title)
        return path
    try:
        wanted = format_of(path)
    except FormatUnknown as error:
        raise FormatUnknown(error.message, hint=f"Let it end in .msgpack, or in {' '.join(SUFFIXES)}.") from error
    text = render(Tree(events), title, wanted)
    try:
        save_file(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise TreeFileError(f"{path}: cannot be written: {error.strerror}", hint="Choose another place.") from error
    return path
