"""The app: it holds the engine and the screens, and does what screens ask of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.errors import AssistantError
from tui.engine_link import EngineLink
from tui.patch.history import History, Written
from tui.project.holes import HoleBoard, HoleKey, HoleRow, HoleStatus, rows_of
from tui.project.screen import ProjectScreen

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.lean.verify.examination import Examination
    from assistant.search.whole import WholeEvent
    from assistant.sorries.batch import Batch

RETRY_SECONDS = 2.0
"""After which an engine that was lost is looked for again."""
SEARCH_SECONDS = 60.0
EXAMINE_SECONDS = 30.0
"""What Lean may take to judge a proof that is being edited."""
PROVED_STATUS = {"proved": HoleStatus.PROVED, "unproved": HoleStatus.UNPROVED, "timed_out": HoleStatus.TIMED_OUT}


class AssistantApp(App[None]):
    """`paths` are the files and folders to work on; `tree` a saved tree to be shown instead."""

    TITLE = "assistant"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", show=False)]
    CSS = """
    Footer { background: $panel; }
    Toast { max-width: 70; }
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
        self.board = HoleBoard(root, tuple(paths))
        self.history = History()
        self.seconds = seconds
        self.link = EngineLink(root, use_process=use_process, report=self._engine_says)
        self.batch: Batch | None = None
        """The newest state of the project's batch, once the engine has told it."""
        self._tree = tree
        self._theme = theme
        self._project = ProjectScreen(self.board)

    # --- beginning and end -------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if self._theme:
            self.theme = self._theme
        if self._tree is not None:
            self.open_tree(self._tree)
            return
        self.push_screen(self._project)
        self.call_after_refresh(self._watch_batch)  # the engine starts once there is something to be seen

    async def on_unmount(self) -> None:
        await self.link.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        for binding in screen.active_bindings.values():
            if binding.enabled and binding.binding.description and not binding.binding.action.startswith("app.help"):
                key = self.get_key_display(binding.binding)
                action = binding.binding.action
                yield SystemCommand(
                    binding.binding.description.capitalize(), f"key {key}", lambda a=action: self._perform(screen, a)
                )

    def _perform(self, screen: Screen[object], action: str) -> None:
        self.call_later(self.run_action, action, screen)

    def _engine_says(self, sentence: str) -> None:
        self._project.engine_says = sentence

    def tell(self, error: AssistantError) -> None:
        """Shows an error with what to do next."""
        self.notify(f"{error.message}\n{error.hint}".strip(), severity="error", timeout=12, markup=False)

    # --- searching ---------------------------------------------------------------------------------------------

    @work
    async def search_hole(self, row: HoleRow) -> None:
        """Shows the search of a hole, and notes what came of it."""
        from tui.search.exploration import Exploration, Phase
        from tui.search.screen import SearchScreen

        exploration = Exploration(
            f"{row.key.declaration} — {self.board.shown_path(row.key.path)}:{row.line}", self.seconds
        )
        self.board.note(row.key, HoleStatus.SEARCHING)
        screen = SearchScreen(exploration, row.place, self.link.engine, self.accept_proof, self.whole_proof)
        await self.push_screen_wait(screen)
        status = PROVED_STATUS.get(exploration.end, HoleStatus.INTERRUPTED)
        reason = {
            HoleStatus.UNPROVED: "nothing is left to try",
            HoleStatus.TIMED_OUT: "time ran out",
            HoleStatus.INTERRUPTED: "the search was left",
        }.get(status, "")
        if exploration.accepted:
            status, reason = HoleStatus.PROVED, ""
        if exploration.phase is Phase.LOST:
            status, reason = HoleStatus.ERROR, exploration.error
        with contextlib.suppress(KeyError):
            if self.board.find(row.key).status is HoleStatus.SEARCHING:
                self.board.note(row.key, status, exploration.accepted, reason, exploration.seconds)

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
        await self.push_screen_wait(SearchScreen(exploration))
        if self._tree is not None:
            self.exit()

    # --- writing -----------------------------------------------------------------------------------------------

    @work
    async def accept_proof(self, place: Place, proof: str, *, instead_of: str = "") -> None:
        """Shows the patch of a proof and writes it; Lean is asked again when the file changed meanwhile."""
        from tui.patch.screen import PatchScreen

        try:
            patch = await self._patch(place, proof, instead_of)
        except AssistantError as error:
            self.tell(error)
            return
        if not await self.push_screen_wait(PatchScreen([patch], self.board.root, "✓ accepted by Lean")):
            return
        await self._write([patch], [(place, proof)])

    async def _patch(self, place: Place, proof: str, instead_of: str = "") -> Written:
        """Errors: `PatchError`, `NoHoleHere`; what Lean fails with."""
        from assistant.lean.places import read_source
        from assistant.sorries.patch import FileChanged, apply_proofs, check_writable

        check_writable(place.path)
        text = (await asyncio.to_thread(read_source, place.path)).text
        if instead_of:
            if text != instead_of:
                raise FileChanged(place.path)
            return Written(place.path, text, apply_proofs(place.text, [(place, proof)]), place.declaration.name)
        if text == place.text:
            return Written(place.path, text, apply_proofs(text, [(place, proof)]), place.declaration.name)
        # Elsewhere in the file something changed: the same hole, if Lean accepts the proof there.
        key = next((row.key for row in rows_of(place.path, place.text) if row.place.span == place.span), None)
        now = next((row for row in rows_of(place.path, text) if row.key == key), None)
        if now is None:
            raise FileChanged(place.path)
        engine = await asyncio.shield(self.link.engine())
        done = await engine.accept_hole(place.path, text, now.place.span.start, proof)
        if done.status != "proved":
            raise FileChanged(place.path)
        return Written(place.path, text, apply_proofs(text, [(now.place, proof)]), place.declaration.name)

    async def _write(self, patches: Sequence[Written], proofs: Sequence[tuple[Place, str]]) -> None:
        written = 0
        for patch in patches:
            try:
                await asyncio.to_thread(self.history.write, patch)
                written += 1
            except AssistantError as error:
                self.tell(error)
                proofs = [(place, proof) for place, proof in proofs if place.path != patch.path]
        for place, proof in proofs:
            with contextlib.suppress(KeyError):
                self.board.note(self._key(place), HoleStatus.WRITTEN, proof)
        if written:
            files = ", ".join(self.board.shown_path(patch.path) for patch in patches)
            self.notify(f"written: {files}\nu takes it back", markup=False)
            self._project.action_read()

    def _key(self, place: Place) -> HoleKey:
        """Errors: `KeyError`."""
        return self.board.key_at(place.path, place.span.start)

    @work
    async def undo_write(self) -> None:
        """Takes back what was written last."""
        try:
            patch = await asyncio.to_thread(self.history.undo)
        except AssistantError as error:
            self.tell(error)
            return
        self.notify(f"taken back: {self.board.shown_path(patch.path)}", markup=False)
        self._project.action_read()

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
        from tui.proof.screen import ProofScreen

        offset = place.span.start

        async def write() -> AsyncGenerator[WholeEvent, None]:
            engine = await asyncio.shield(self.link.engine())
            async with contextlib.aclosing(engine.write_whole(place.path, place.text, offset, self.seconds)) as events:
                async for event in events:
                    yield event

        async def examine(text: str) -> Examination:
            engine = await asyncio.shield(self.link.engine())
            return await engine.examine(place.path, place.text, offset, text, EXAMINE_SECONDS)

        where = f"{self.board.shown_path(place.path)}:{place.line}"
        title = f"{place.declaration.name or place.declaration.kind} — {where}"
        accept = partial(self.accept_proof, instead_of=instead_of)
        self.push_screen(ProofScreen(title, place, write, examine, self._search_step, accept, proof))

    async def _search_step(self, place: Place) -> str:
        """Shows the search of a step of a proof; the proof that came out, empty when none did."""
        from tui.search.exploration import Exploration
        from tui.search.screen import SearchScreen

        exploration = Exploration(f"a step of {place.declaration.name or place.declaration.kind}", self.seconds)
        left = asyncio.get_running_loop().create_future()
        self.push_screen(SearchScreen(exploration, place, self.link.engine, self._take_step), left.set_result)
        await left
        return exploration.accepted

    def _take_step(self, _place: Place, _proof: str) -> None:
        """The proof of a step goes back into the text that it is a step of."""
        self.pop_screen()

    # --- batches -----------------------------------------------------------------------------------------------

    @work(group="batch watch", exclusive=True)
    async def _watch_batch(self) -> None:
        """Follows the batch of the project, whoever started it; also the one of an engine that is started again."""
        while True:
            try:
                engine = await asyncio.shield(self.link.engine())
                async with contextlib.aclosing(engine.batch_watch()) as states:
                    async for self.batch in states:
                        self.note_batch()
            except AssistantError:
                pass  # the screen says what the engine lacks
            await asyncio.sleep(RETRY_SECONDS)

    def note_batch(self) -> None:
        """Notes in the project what the batch found out. What was done since, by hand, counts more."""
        known = {(row.key.path, row.place.span.start): row for row in self.board.rows}
        for hole in self.batch.holes if self.batch is not None else ():
            row = known.get((hole.path, hole.offset))
            if row is None or row.status in (HoleStatus.PROVED, HoleStatus.WRITTEN):
                continue
            status = HoleStatus(hole.status)
            if (row.status, row.proof, row.reason) != (status, hole.proof, hole.reason):
                self.board.note(row.key, status, hole.proof, hole.reason, hole.seconds)

    @work
    async def start_batch(self, rows: Sequence[HoleRow]) -> None:
        """Starts a batch in the engine and shows it."""
        from assistant.sorries.batch import BatchRequest

        offsets = tuple((row.key.path, row.place.span.start) for row in rows)
        jobs = max(1, (os.cpu_count() or 2) - 1)  # so that Lean has time for whoever looks on
        try:
            engine = await asyncio.shield(self.link.engine())
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
            BatchScreen(lambda: self.batch or NO_BATCH, self.board.shown_path, self._stop_batch, self.accept_batch)
        )

    @work
    async def _stop_batch(self) -> None:
        try:
            engine = await asyncio.shield(self.link.engine())
            self.batch = await engine.batch_stop()
        except AssistantError as error:
            self.tell(error)

    @work
    async def accept_batch(self) -> None:
        """Shows the patches of the batch and writes them."""
        from tui.patch.screen import PatchScreen

        files = self.batch.files if self.batch is not None else ()
        patches = [Written(file.path, file.before, file.after, file.path.name) for file in files]
        fresh = [patch for patch in patches if await asyncio.to_thread(_is_now, patch.path, patch.before)]
        if not fresh:
            nothing = "The batch is done with no file yet, or found no proof."
            reason = "The files changed since." if patches else nothing
            self.notify(reason, severity="warning")
            return
        left = f"; {len(patches) - len(fresh)} files changed since and are left" if len(fresh) < len(patches) else ""
        verdict = f"✓ accepted by Lean, the proofs of each file together{left}"
        if not await self.push_screen_wait(PatchScreen(fresh, self.board.root, verdict)):
            return
        paths = {patch.path for patch in fresh}
        proofs = [
            (row.place, row.proof)
            for row in self.board.rows
            if row.key.path in paths and row.status is HoleStatus.PROVED
        ]
        await self._write(fresh, proofs)


def _is_now(path: Path, text: str) -> bool:
    """Whether a file has that text."""
    from assistant.lean.places import read_source

    try:
        return read_source(path).text == text
    except AssistantError:
        return False
