"""The app: it holds the engine and the screens, and does what screens ask of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from assistant.config.schema import DEFAULTS, Settings
from assistant.errors import AssistantError
from tui.engine_link import EngineLink
from tui.keys import KeyedScreen
from tui.patch.history import History, Written
from tui.plain import printable
from tui.project.holes import HoleBoard, HoleKey, HoleRow, HoleStatus, batch_rows, row_of, rows_of, titled_place
from tui.project.screen import ProjectScreen
from tui.themes import HIGH_CONTRAST

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from assistant.lean.goals import Goal
    from assistant.lean.places import Place
    from assistant.lean.verify.examination import Examination
    from assistant.model_choice import Use
    from assistant.search.outcome import Outcome
    from assistant.sorries.batch import Batch, BatchHole
    from assistant.whole_proofs.events import WholeEvent
    from tui.proof.rounds import Asking
    from tui.search.exploration import Exploration

FIRST_SECONDS = 0.3
"""After which the engine is opened: reading all that it takes would hold up the first picture."""
RETRY_SECONDS = 2.0
"""After which an engine that was lost is looked for again."""
LONGEST_RETRY_SECONDS = 60.0
"""Between two tries when it cannot be opened at all."""
SEARCH_SECONDS = 60.0
KEPT_SEARCHES = 20
"""Searches of holes that can be looked at again and go on, the newest ones."""
EXAMINE_SECONDS = 30.0
"""What Lean may take to judge a proof that is being edited."""
ENDINGS = {
    status.value: status
    for status in (
        HoleStatus.PROVED,
        HoleStatus.CONDITIONAL,
        HoleStatus.REFUTED,
        HoleStatus.UNPROVED,
        HoleStatus.TIMED_OUT,
        HoleStatus.UNJUDGED,
        HoleStatus.DATA,
    )
}


class ProofOutdated(AssistantError):
    def __init__(self, path: Path, declaration: str, reason: str) -> None:
        super().__init__(
            f"{path}: {declaration}: nothing was written: {reason}",
            hint="The proof was found for another text. Search the hole again.",
        )


class AssistantApp(App[None]):
    """`paths` are the files and folders to work on; `tree` a saved tree to be shown instead."""

    TITLE = "assistant"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False),
        Binding("M", "models", "models", show=False),
    ]
    CSS = """
    * { scrollbar-size: 1 1; }
    #rounds { scrollbar-size-horizontal: 0; }
    Footer { background: $panel; }
    Tab { color: $text-muted; }
    Tab.-active, Tab:hover { color: $foreground; }
    Toast { max-width: 70; }
    ToastRack { margin-bottom: 2; }
    """

    def __init__(
        self,
        root: Path,
        paths: Sequence[Path],
        *,
        tree: Path | None = None,
        use_process: bool = True,
        seconds: float = SEARCH_SECONDS,
        theme: str = "",
    ) -> None:
        super().__init__()
        for own in HIGH_CONTRAST:
            self.register_theme(own)
        self.board = HoleBoard(root, tuple(paths))
        self.history = History()
        self.seconds = seconds
        self.link = EngineLink(
            root, use_process=use_process, report=self._engine_says, warn=self._warn, settings=self.settings
        )
        self.batch: Batch | None = None
        """The newest state of the project's batch, once the engine has told it."""
        self._tree = tree
        self._theme = theme
        self._project = ProjectScreen(self.board)
        self._kept: dict[tuple[HoleKey, str], Exploration] = {}
        """Searches by their hole and the text down to its end."""
        self._noted: dict[tuple[Path, int], BatchHole] = {}
        """Of the holes of the batch, by file and offset, what the project was told last."""
        self._noted_of = 0

    # --- beginning and end -------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if self._theme:
            self.theme = self._theme
        if self._tree is not None:
            self.open_tree(self._tree)
            return
        self.push_screen(self._project)
        self.set_timer(FIRST_SECONDS, self._watch_batch)

    async def on_unmount(self) -> None:
        await self.link.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Each as a sentence, with the key that does it."""
        for command in super().get_system_commands(screen):
            yield SystemCommand(command.help.rstrip("."), command.title, command.callback, command.discover)
        yield SystemCommand("Choose which models are asked", "key M", self.action_models)
        for binding in screen.active_bindings.values():
            ours = binding.node is screen or binding.binding.show  # else every way to move a cursor is told
            general = binding.binding.action.startswith(("app.", "screen."))
            if ours and binding.enabled and binding.binding.description and not general:
                perform = partial(self.call_later, self.run_action, binding.binding.action, binding.node)
                key = self.get_key_display(binding.binding)
                sentence = binding.binding.tooltip or binding.binding.description.capitalize()
                yield SystemCommand(sentence, f"key {key}", perform)

    async def goals_of(self, place: Place) -> Sequence[Goal]:
        """What is to be proved at a place. Errors: `NoGoalHere`; what Lean fails with; as `open_engine`."""
        return await (await self.link.opened()).goals(place)

    def kept_states(self, row: HoleRow) -> int:
        """How many states the search of a hole has that goes on when the hole is searched again; 0 without one."""
        found = self._kept.get((row.key, row.text_before_end))
        return len(found.tree.nodes) if found is not None and not found.outdated else 0

    async def action_quit(self) -> None:
        """Quits, after a question where something would be lost."""
        from tui.confirm import ConfirmScreen

        lost = [screen.would_lose for screen in self.screen_stack if isinstance(screen, KeyedScreen)]
        told = next(filter(None, lost), "")
        if not told or isinstance(self.screen, ConfirmScreen):
            self.exit()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.exit()

        self.push_screen(ConfirmScreen(f"{told} Quit all the same?"), answered)

    def _engine_says(self, sentence: str) -> None:
        self._project.engine_says = sentence

    def _waits_for(self) -> str:
        return self.link.waits_for

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Nothing in a notice steers the terminal, or is no text: it may name a file."""
        super().notify(printable(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def tell(self, error: AssistantError) -> None:
        """Shows an error with what to do next."""
        self.notify(f"{error.message}\n{error.hint}".strip(), severity="error", timeout=12, markup=False)

    def _warn(self, error: AssistantError) -> None:
        self.notify(f"{error.message}\n{error.hint}".strip(), severity="warning", timeout=12, markup=False)

    # --- settings ----------------------------------------------------------------------------------------------

    def settings(self) -> Settings:
        """Those that hold now: files may have changed. Errors: `ConfigurationError`."""
        from assistant.config.load import load

        return load(self.board.root).settings

    def action_models(self) -> None:
        """Shows the models that are set up, to choose who is asked."""
        from assistant.model_choice import choice_files, model_choices
        from tui.models.screen import ModelsScreen

        self.push_screen(ModelsScreen(lambda: model_choices(self.settings()), self._use_model, choice_files()))

    async def _use_model(self, name: str, uses: tuple[Use, ...]) -> None:
        """Errors: as `use_model`; as `open_engine`."""
        from assistant.model_choice import NO_MODEL, use_model

        chosen = " and ".join(use.in_words for use in await asyncio.to_thread(use_model, name, uses))
        self.notify(f"{chosen}: {'no model' if name == NO_MODEL else name} is asked", markup=False)
        await self.link.opened()  # which tells the engine

    # --- searching ---------------------------------------------------------------------------------------------

    @work
    async def search_hole(self, row: HoleRow, *, anew: bool = False) -> None:
        """Shows the search of a hole, the one that there was unless it is searched `anew`, and notes what came of
        it."""
        from assistant.lean.verify.verdicts import open_in_words
        from tui.search.exploration import Exploration, Phase
        from tui.search.screen import SearchScreen

        title = f"{row.key.declaration} — {self.board.shown_path(row.key.path)}:{row.line}"
        known = (row.key, row.text_before_end)
        before = self._kept.get(known)
        if anew or (before is not None and (before.outdated or before.phase is Phase.LOST)):
            self._kept.pop(known, None)
        exploration = self._kept.pop(known, None) or Exploration(title, self.seconds, kept=True)
        self._kept[known] = exploration
        while len(self._kept) > KEPT_SEARCHES:
            self._kept.pop(next(iter(self._kept)))
        self.board.note(row.key, HoleStatus.SEARCHING, proof=row.proof, proved_in=row.proved_in)

        def accept(place: Place, proof: str) -> None:
            self.accept_proof(place, proof, reservation=exploration.reservation)

        screen = SearchScreen(exploration, row.place, self.link.engine, accept, self.whole_proof, self._waits_for)
        await self.push_screen_wait(screen)
        exploration.leave()
        status = ENDINGS.get(exploration.end, HoleStatus.INTERRUPTED)
        reason = exploration.reason if exploration.end in ENDINGS else "the search was left"
        if exploration.accepted:
            status, reason = HoleStatus.PROVED, exploration.reservation
        if exploration.phase is Phase.LOST:
            status, reason = HoleStatus.ERROR, exploration.error
        with contextlib.suppress(KeyError):
            now = self.board.find(row.key)
            if now.status is not HoleStatus.SEARCHING:
                return
            proof, proved_in, seconds = exploration.accepted, row.place.text, exploration.seconds
            negation = exploration.negation if status is HoleStatus.REFUTED else ""
            if not proof and exploration.conditional is not None:
                status, proof = HoleStatus.CONDITIONAL, exploration.conditional.proof
                reason = open_in_words(exploration.conditional.open_lemmas)
            if not proof and row.proof:  # what was known before is not lost by looking again
                status, proof, reason = row.status, row.proof, row.reason
                proved_in, seconds = row.proved_in, row.seconds
            if now.digest != row.digest:
                status, proof, reason = HoleStatus.CHANGED, "", "the text changed while it was searched"
            self.board.note(
                row.key,
                status,
                proof,
                reason,
                seconds,
                proved_in=proved_in if proof else "",
                negation=negation if status is HoleStatus.REFUTED else "",
            )

    @work
    async def open_tree(self, path: Path) -> None:
        """Shows a saved tree."""
        from assistant.search.store import load_titled
        from tui.search.exploration import Exploration
        from tui.search.screen import SearchScreen

        try:
            saved = await asyncio.to_thread(load_titled, path)
        except AssistantError as error:
            if self._tree is not None:
                self.exit(return_code=error.exit_code, message=f"assistant: {error.message}\n  {error.hint}")
            else:
                self.tell(error)
            return
        title = f"{path.name} {saved.title}".strip()
        exploration = await asyncio.to_thread(Exploration.of_tree, title, saved.tree)
        if (place := await asyncio.to_thread(titled_place, self.board.root, saved.title)) is None:
            screen = SearchScreen(exploration)
        else:  # it can go on there
            screen = SearchScreen(
                exploration, place, self.link.engine, self.accept_proof, self.whole_proof, self._waits_for
            )
        await self.push_screen_wait(screen)
        if self._tree is not None:
            self.exit()

    # --- writing -----------------------------------------------------------------------------------------------

    @work
    async def accept_proof(
        self, place: Place, proof: str, *, instead_of: str = "", again: bool = False, reservation: str = ""
    ) -> None:
        """Shows the patch of a proof, with the `reservation` that there is about it, and writes it; Lean is asked again
        when the file changed meanwhile, or with `again`, where it accepted the proof in another text."""
        from tui.patch.screen import PatchScreen

        try:
            await self._check_toolchain()
            patch, place, anew = await self._patch(place, proof, instead_of, again)
        except AssistantError as error:
            self.tell(error)
            return
        reservation = anew.reservation if anew is not None else reservation
        verdict = f"✓ accepted by Lean{f', but {reservation}' if reservation else ''}"
        if not await self.push_screen_wait(PatchScreen([patch], self.board.root, verdict)):
            return
        await self._write([patch], [(place, proof)])

    async def _patch(
        self, place: Place, proof: str, instead_of: str, again: bool
    ) -> tuple[Written, Place, Outcome | None]:
        """The patch, the place in the text that the file has now, and what Lean says where it was asked anew. Errors:
        `PatchError`, `ProofOutdated`, `NoHoleHere`; what Lean fails with."""
        from assistant.lean.commands import imported_modules
        from assistant.lean.places import read_source
        from assistant.sorries.patch import apply_proofs, check_writable

        check_writable(place.path)
        text = (await asyncio.to_thread(read_source, place.path)).text
        name = place.declaration.display_name
        if instead_of:  # the place is one of another text, in which the proof was found
            if text != instead_of:
                raise ProofOutdated(place.path, name, "the file changed")
        elif text != place.text:
            # Elsewhere in the file something changed: the same hole, if Lean accepts the proof there.
            then = row_of(place)
            now = next((row for row in rows_of(place.path, text) if row.key == then.key), None)
            if now is None or now.digest != then.digest:
                raise ProofOutdated(place.path, name, "its text changed")
            place, again = now.place, True
        outcome = None
        if again or imported_modules(text):  # which may have been built anew since
            self.notify("Lean is asked about the proof in the text as it is now.")
            engine = await self.link.opened()
            outcome = (await engine.accept_hole(place.path, place.text, place.span.start, proof)).outcome
            if not outcome.proved:
                raise ProofOutdated(place.path, name, f"Lean does not accept it now: {outcome.reason}")
        return Written(place.path, text, apply_proofs(place.text, [(place, proof)]), name), place, outcome

    async def _check_toolchain(self) -> None:
        """Asked before anything is written. Errors: `ToolchainReplaced`; as `open_engine`."""
        from assistant.service.opening import toolchain_replaced

        if (replaced := toolchain_replaced(await self.link.opened(), writing=True)) is not None:
            raise replaced

    async def _write(self, patches: Sequence[Written], proofs: Sequence[tuple[Place, str]]) -> None:
        outcome = await asyncio.to_thread(self.history.write, patches)
        for error in outcome.errors:
            self.tell(error)
        for patch in outcome.done:
            keys = {}
            for place, proof in proofs:
                if place.path == patch.path:
                    with contextlib.suppress(KeyError):  # a proof that was made anew stands where no hole was
                        keys[row_of(place).key] = proof
            self.board.wrote(patch.path, patch.before, patch.after, keys)
        if outcome.done:
            self.notify(f"written: {self._shown(outcome.done)}\namong the holes, u takes it back", markup=False)
            self._project.read()

    def _shown(self, patches: Sequence[Written]) -> str:
        return ", ".join(self.board.shown_path(patch.path) for patch in patches)

    @work
    async def undo_write(self) -> None:
        """Takes back what was written last."""
        try:
            outcome = await asyncio.to_thread(self.history.undo)
        except AssistantError as error:
            self.tell(error)
            return
        for reason in outcome.errors:
            self.tell(reason)
        if outcome.done:
            self.notify(f"taken back: {self._shown(outcome.done)}", markup=False)
            self._project.read()

    # --- whole proofs and batches ------------------------------------------------------------------------------

    def whole_declaration(self, place: Place) -> None:
        """Has the proof of the declaration that a place is in written anew, from start to end."""
        from assistant.sorries.new_holes import without_proof

        try:
            self.whole_proof(
                without_proof(place.path, place.text, place.declaration.keyword.start), instead_of=place.text
            )
        except AssistantError as error:
            self.tell(error)

    def whole_proof(self, place: Place, proof: str = "", *, instead_of: str = "") -> None:
        """Shows the proof of a place as a text; without one it is written. `instead_of` is the text of the file where
        the place is one of another text."""
        from assistant.model_choice import whole_writer
        from tui.proof.screen import ProofScreen

        offset = place.span.start

        def writer() -> str:
            try:
                return whole_writer(self.settings())
            except AssistantError:  # which whoever asks the engine is told
                return whole_writer(DEFAULTS)

        async def write(asking: Asking) -> AsyncGenerator[WholeEvent, None]:
            engine = await self.link.opened()
            stream = engine.write_whole(
                place.path, place.text, offset, self.seconds, writer(), asking.rounds, asking.samples, asking.hint
            )
            async with contextlib.aclosing(stream) as events:
                async for event in events:
                    yield event

        async def examine(text: str) -> Examination:
            engine = await self.link.opened()
            return await engine.examine(place.path, place.text, offset, text, EXAMINE_SECONDS)

        where = f"{self.board.shown_path(place.path)}:{place.line}"
        title = f"{place.declaration.display_name} — {where}"

        def accept(place: Place, proof: str, reservation: str) -> None:
            self.accept_proof(place, proof, instead_of=instead_of, reservation=reservation)

        screen = ProofScreen(
            title,
            place,
            write,
            examine,
            self._search_step,
            accept,
            proof,
            self._waits_for,
            writer,
            goals=self.goals_of,
        )
        self.push_screen(screen, lambda _: self._note_accepted(place, *screen.accepted))

    def _note_accepted(self, place: Place, proof: str, reservation: str) -> None:
        """A whole proof that was accepted and not written is known for its hole."""
        for row in self.board.rows:
            same = row.place.path == place.path and row.place.text == place.text and row.place.span == place.span
            if proof and same and row.status not in (HoleStatus.PROVED, HoleStatus.WRITTEN):
                self.board.note(row.key, HoleStatus.PROVED, proof, reservation, proved_in=place.text)

    async def _search_step(self, place: Place) -> str:
        """Shows the search of a step of a proof; the proof that came out, empty when none did."""
        from tui.search.exploration import Exploration
        from tui.search.screen import SearchScreen

        exploration = Exploration(f"a step of {place.declaration.display_name}", self.seconds)

        def take(_place: Place, _proof: str) -> None:
            screen.dismiss()  # the proof goes back into the text that it is a step of

        screen = SearchScreen(exploration, place, self.link.engine, take, waits_for=self._waits_for)
        await self.push_screen_wait(screen)
        return exploration.accepted

    # --- batches -----------------------------------------------------------------------------------------------

    @work(group="batch watch", exclusive=True)
    async def _watch_batch(self) -> None:
        """Follows the batch of the project, whoever started it; also the one of an engine that is started again."""
        wait = RETRY_SECONDS
        told = ""
        while True:
            try:
                engine = await self.link.opened()
            except AssistantError as error:
                if error.message != told:
                    self.tell(error)
                told = error.message
                wait = min(2 * wait, LONGEST_RETRY_SECONDS)
            else:
                wait, told = RETRY_SECONDS, ""
                with contextlib.suppress(AssistantError):  # it was lost, which the screen says
                    await self._follow_batch(engine)
            await asyncio.sleep(wait)

    async def _follow_batch(self, engine: ProvingEngine) -> None:
        async with contextlib.aclosing(engine.batch_watch()) as states:
            async for self.batch in states:
                self.link.works(engine)
                self.note_batch()

    def note_batch(self) -> None:
        """Notes in the project what the batch found out. What was done since, by hand, counts more."""
        if self.batch is None:
            return
        if self.batch.number != self._noted_of:
            self._noted, self._noted_of = {}, self.batch.number
        fresh = tuple(hole for hole in self.batch.holes if self._noted.get((hole.path, hole.offset)) != hole)
        for row, hole in batch_rows(replace(self.batch, holes=fresh), self.board.holes):
            self._noted[hole.path, hole.offset] = hole
            if row.status not in (HoleStatus.PROVED, HoleStatus.WRITTEN):
                outcome = hole.outcome
                if outcome is None:
                    self.board.note(row.key, HoleStatus(hole.status))
                else:
                    refutation = outcome.refutation
                    self.board.note(
                        row.key,
                        HoleStatus(outcome.status),
                        outcome.proof,
                        outcome.remark,
                        outcome.seconds,
                        negation=(refutation.code or refutation.proof) if refutation is not None else "",
                    )

    @work
    async def start_batch(self, rows: Sequence[HoleRow]) -> None:
        """Starts a batch in the engine and shows it."""
        from assistant.sorries.batch import BatchRequest

        offsets = tuple((row.key.path, row.place.span.start) for row in rows)
        jobs = max(1, (os.cpu_count() or 2) - 1)  # so that Lean has time for whoever looks on
        try:
            engine = await self.link.opened()
            self.batch = await engine.batch_start(BatchRequest((), offsets, self.seconds, jobs))
        except AssistantError as error:
            self.tell(error)
            if self.batch is None or not self.batch.running:
                return
        self.show_batch()

    def show_batch(self) -> None:
        """Shows the batch of this project."""
        from assistant.sorries.batch import NO_BATCH
        from tui.batch.screen import BatchScreen

        self.push_screen(
            BatchScreen(
                lambda: self.batch or NO_BATCH,
                self.board.shown_path,
                self._stop_batch,
                self.accept_batch,
                self._is_written,
            )
        )

    def _is_written(self, hole: BatchHole) -> bool:
        """Whether the proof of a hole of the batch was written into its file, and not taken back."""
        return any(
            row.status is HoleStatus.WRITTEN and (row.key.path, row.line) == (hole.path, hole.line)
            for row in self.board.rows
        )

    @work
    async def _stop_batch(self) -> None:
        try:
            engine = await self.link.opened()
            self.batch = await engine.batch_stop()
        except AssistantError as error:
            self.tell(error)

    @work
    async def accept_batch(self) -> None:
        """Shows the patches of the batch and writes them."""
        from assistant.lean.errors import CannotCompile
        from tui.patch.screen import PatchScreen

        files = self.batch.files if self.batch is not None else ()
        patches = [Written(file.path, file.before, file.after, file.path.name) for file in files]
        patches = [patch for patch in patches if not await asyncio.to_thread(_is_now, patch.path, patch.after)]
        fresh = [patch for patch in patches if await asyncio.to_thread(_is_now, patch.path, patch.before)]
        if not fresh:
            nothing = "Its proofs are written." if files else "The batch is done with no file yet, or found no proof."
            reason = "The files changed since: a in the project asks Lean about one." if patches else nothing
            self.notify(reason, severity="warning")
            return
        left = f"; {len(patches) - len(fresh)} files changed since and are left" if len(fresh) < len(patches) else ""
        try:
            await self._check_toolchain()
            judged_so = {file.path: file.imports for file in files}
            engine = await self.link.opened()
            now = {}
            for patch in fresh:
                with contextlib.suppress(CannotCompile):  # where imports are not built any more it is another one
                    now[patch.path] = await engine.imports_state(patch.path, patch.before)
        except AssistantError as error:
            self.tell(error)
            return
        if outdated := [patch for patch in fresh if now.get(patch.path) != judged_so[patch.path]]:
            names = ", ".join(patch.title for patch in outdated)
            why = f"Lean, or what they import, is another one now ({names})"
            self.notify(f"{why}: run the batch again, which judges them anew.", severity="warning", markup=False)
            fresh = [patch for patch in fresh if patch not in outdated]
            if not fresh:
                return
        paths = {patch.path for patch in fresh}
        rows = [row for row in self.board.rows if row.key.path in paths and row.status is HoleStatus.PROVED]
        reservations = "".join(f"; of some: {reason}" for reason in dict.fromkeys(row.reason for row in rows) if reason)
        verdict = f"✓ accepted by Lean, the proofs of each file together{reservations}{left}"
        if not await self.push_screen_wait(PatchScreen(fresh, self.board.root, verdict)):
            return
        proofs = [(row.place, row.proof) for row in rows]
        await self._write(fresh, proofs)


def _is_now(path: Path, text: str) -> bool:
    """Whether a file has that text."""
    from assistant.lean.places import read_source

    try:
        return read_source(path).text == text
    except AssistantError:
        return False
