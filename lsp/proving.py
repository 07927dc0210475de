"""Proofs of holes in open documents: searched with the tree to be watched, kept, and inserted when that is wanted.

A search works on the text as it was when it began. What it finds is inserted into that very version; when the text has
changed meanwhile, Lean is asked about the new one first, and a hole whose declaration changed gets nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.errors import CannotCompile, NoHoleHere, OutOfTime
from assistant.lean.positions import WirePosition
from assistant.wording import plural
from lsp.convert import to_workspace_edit, touches
from lsp.documents import FileHoles, Ongoing, Snapshot, Waiting, digest, ordinal, waiting
from lsp.errors import UnknownDocument
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Hole
    from assistant.interface import ProvingEngine
    from assistant.sorries.text import HoleDone, TakenBack
    from lsp.shapes import TreeDelta
    from lsp.trees import TreeRecord

Progress = Callable[[str, int], None]
Watch = Callable[["TreeDelta"], None]


def no_watch(_delta: TreeDelta) -> None:
    """For callers that do not draw the tree."""


@dataclass(frozen=True, slots=True)
class Searching:
    """What came out for one hole."""

    hole: Hole
    record: TreeRecord
    done: HoleDone
    inserted: bool = False


@dataclass(slots=True)
class Proving:
    """One run over holes of a document; `known` are all that its text has, `holes` those that are meant. `found` holds
    what has come out when it ends or is stopped."""

    server: AssistantServer
    known: FileHoles
    holes: Sequence[Hole]
    seconds: float
    found: list[Searching] = field(default_factory=list)
    kept: dict[int, Waiting] = field(default_factory=dict)
    """The proofs that wait, by the offset of their hole."""

    @property
    def uri(self) -> str:
        return self.known.snapshot.uri

    async def run(self, progress: Progress, watch: Watch = no_watch) -> None:
        """Searches every hole. Errors: what keeps the engine from working."""
        from assistant.lean.verify.verdicts import AxiomScope
        from assistant.search.budget import Budget
        from assistant.sorries.text import HoleBegun, HoleDone, Searched, TakenBack
        from lsp.trees import Subject, TreeRecord

        server = self.server
        engine = await server.engine(self.uri)
        snapshot = self.known.snapshot
        by_offset = {hole.offset: hole for hole in self.holes}
        record = TreeRecord("", "")
        imports = server.open_document(self.uri).imports = await imports_of(engine, snapshot)
        budget = Budget(self.seconds, axioms=AxiomScope(server.settings_of(self.uri).axioms))
        events = engine.prove_holes(snapshot.path, snapshot.text, sorted(by_offset), budget)
        try:
            async with contextlib.aclosing(events):
                async for event in events:
                    match event:
                        case HoleBegun():
                            hole = by_offset[event.offset]
                            record = server.new_tree(Subject(self.known, hole), self.seconds)
                            self.begun(hole)
                            progress(self._at(record), self._percentage)
                        case Searched():
                            delta = record.learn(event.events)
                            progress(self._at(record), self._percentage)
                            watch(delta)
                            server.tell_tree(delta)
                        case HoleDone():
                            self.learn(by_offset[event.offset], record, event, imports)
                        case TakenBack():
                            self._take_back(event)
        except BaseException:
            if record.search and not record.end:
                server.tell_tree(record.ended("cancelled"))
                watch(record.ended("cancelled"))
            raise
        finally:
            self.ended()

    def learn(self, hole: Hole, record: TreeRecord, done: HoleDone, imports: str) -> None:
        """Keeps what came out for a hole by a build of what the document imports."""
        self.found.append(Searching(hole, record, done))
        document = self.server.open_document(self.uri)
        document.ongoing.pop(self._key(hole), None)
        document.learn(self.known, done, imports)
        if done.change is not None and self._is_hole(done.offset):
            self.kept[done.offset] = waiting(self.known.text, self.known.holes, done, self.kept, imports)
            document.keep(self.kept[done.offset])
            self.server.refresh()

    def ended(self) -> None:
        """None of the holes is searched any more."""
        for hole in self.holes:
            self.server.open_document(self.uri).ongoing.pop(self._key(hole), None)

    def _key(self, hole: Hole) -> tuple[str, int]:
        return hole.declaration, ordinal(self.known.holes, hole)

    def begun(self, hole: Hole) -> None:
        """A hole is searched from now on, in the job that this is called in."""
        ongoing = self.server.open_document(self.uri).ongoing
        ongoing[self._key(hole)] = Ongoing(self.server.jobs.current, time.monotonic())
        self.server.refresh_lenses()

    @property
    def _percentage(self) -> int:
        return 100 * len(self.found) // len(self.holes)

    def _at(self, record: TreeRecord) -> str:
        """What the search is at, for the user."""
        of = f"{len(self.found) + 1} of {len(self.holes)}, {record.title}: " if len(self.holes) > 1 else ""
        return f"{of}{plural(len(record.tree.nodes), 'state')}, {plural(record.tree.candidates, 'tactic')} tried"

    def _is_hole(self, offset: int) -> bool:
        """Whether a hole of the text begins there; else it is where a cursor stood."""
        return any(hole.offset == offset for hole in self.known.holes)

    def _take_back(self, event: TakenBack) -> None:
        from assistant.search.outcome import OutcomeStatus

        document = self.server.open_document(self.uri)
        taken = self.kept.pop(event.offset, None)
        left = [(p, p.without(event.offset)) for p in self.kept.values()]
        self.kept = {p.offset: p for _, p in left}
        now = {id(before): after for before, after in left}
        document.proofs = [now.get(id(p), p) for p in document.proofs if p is not taken]
        for index, searching in enumerate(self.found):
            if searching.done.offset == event.offset:
                outcome = replace(searching.done.outcome, status=OutcomeStatus.UNPROVED, proof="", reason=event.reason)
                done = replace(searching.done, outcome=outcome, change=None)
                self.found[index] = replace(searching, done=done)

    async def insert(self) -> int:
        """Writes what was found into the document; how many proofs."""
        proofs = [s for s in self.found if s.done.change is not None]
        if not proofs:
            return 0
        if len(proofs) == 1 and not self._is_hole(proofs[0].hole.offset):
            return await self._insert_at_cursor(proofs[0])
        inserted = await insert_proofs(self.server, self.uri, list(self.kept.values()))
        names = {(p.name, p.ordinal) for p in inserted}
        self.found = [
            replace(s, inserted=(s.hole.declaration, ordinal(self.known.holes, s.hole)) in names) if s in proofs else s
            for s in self.found
        ]
        return len(inserted)

    async def _insert_at_cursor(self, found: Searching) -> int:
        """A proof for no hole has only the text that it was found in."""
        assert found.done.change is not None
        now = self.server.present(self.known.snapshot)
        if now is None:
            return 0
        edit = to_workspace_edit(self.uri, now.version, [found.done.change])
        label = f"Prove {found.hole.declaration}"
        answer = await self.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        self.found = [replace(found, inserted=answer.applied)]
        return int(answer.applied)


async def insert_proofs(server: AssistantServer, uri: str, proofs: Sequence[Waiting]) -> list[Waiting]:
    """Writes proofs into a document as one edit of its present version; those that were written."""
    await refresh_holes(server, uri)
    await recheck(server, uri)
    now = (await refresh_holes(server, uri)).snapshot
    document = server.open_document(uri)
    ready = document.ready(now.text)
    wanted = {(p.name, p.ordinal) for p in proofs}
    chosen = [p for p in ready.values() if (p.name, p.ordinal) in wanted]
    if not chosen:
        return []
    chosen = list({proof.offset: proof for one in chosen for proof in (*one.needs, one)}.values())
    edit = to_workspace_edit(uri, now.version, [proof.change for proof in chosen])
    label = f"Prove {chosen[0].name}" if len(chosen) == 1 else f"Prove {len(chosen)} holes"
    answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
    if not answer.applied:
        return []
    document.proofs = [p for p in document.proofs if p not in chosen]
    return chosen


async def refresh_holes(server: AssistantServer, uri: str) -> FileHoles:
    """The holes of a document as it is now. Errors: `UnknownDocument`; as `AssistantServer.engine`."""
    while True:
        snapshot = server.snapshot(uri)
        known = server.open_document(uri).known
        if known is not None and known.text == snapshot.text:
            return FileHoles(snapshot, known.holes)  # whose version may be another one
        engine = await server.engine(uri)
        found = FileHoles(snapshot, await engine.holes(snapshot.path, snapshot.text))
        server.open_document(uri).known = found


KINDS_AFTER_SECONDS = 1.0
"""How long a document has to rest before Lean is asked of what kind its holes are."""


async def learn_kinds(server: AssistantServer, uri: str) -> None:
    """Asks of what kind the holes of a document are, once it rests, and has lenses drawn again when that is known."""
    document = server.open_document(uri)
    if document.asks_for_kinds:
        return
    document.asks_for_kinds = True
    text = ""
    try:
        while document.kinds_of != digest(text := (asked := server.snapshot(uri)).text):
            await asyncio.sleep(KINDS_AFTER_SECONDS)
            if server.present(asked) is None:
                continue
            engine = await server.engine(uri)
            holes, kinds = await engine.holes(asked.path, asked.text), await engine.kinds(asked.path, asked.text)
            known = {hole.offset: kind for hole, kind in zip(holes, kinds, strict=True)}
            changed = known != document.kinds
            document.kinds, document.kinds_of = known, digest(asked.text)
            if changed:
                server.refresh()
    except UnknownDocument:  # it was closed meanwhile
        document.kinds, document.kinds_of = {}, b""
    except AssistantError:
        document.kinds, document.kinds_of = {}, digest(text)  # not again for this text
    finally:
        document.asks_for_kinds = False


async def imports_of(engine: ProvingEngine, snapshot: Snapshot) -> str:
    """By which build of what a document imports Lean judges now; empty when it imports nothing that is built."""
    try:
        return await engine.imports_state(snapshot.path, snapshot.text)
    except (CannotCompile, OutOfTime):
        return ""


async def refresh_imports(server: AssistantServer, uri: str) -> None:
    """Finds out by which build of its imports a document is judged now, where something is kept that was found before:
    what an editor inserts by itself, Lean is not asked about again."""
    document = server.open_document(uri)
    if document.proofs or document.outcomes or document.doubts:
        document.imports = await imports_of(await server.engine(uri), server.snapshot(uri))


async def recheck(server: AssistantServer, uri: str) -> None:
    """Asks Lean again about proofs whose surroundings changed; those that it refuses are dropped."""
    known = await refresh_holes(server, uri)
    await refresh_imports(server, uri)
    document = server.open_document(uri)
    if not document.proofs:
        return
    engine = await server.engine(uri)
    for hole, proof in document.doubtful(known.text):
        try:
            done = await engine.accept_hole(known.snapshot.path, known.text, hole.offset, proof.proof)
        except AssistantError:
            continue
        document.proofs = [p for p in document.proofs if p is not proof]
        if done.change is not None:
            document.keep(waiting(known.text, known.holes, done, imports=document.imports))


async def meant(
    server: AssistantServer, uri: str, position: WirePosition | None, scope: str, end: WirePosition | None = None
) -> tuple[FileHoles, list[Hole]]:
    """The holes of a document, and those that are meant by a position and a scope; for `hole` where there is none, the
    place of a cursor.

    Errors: `NoHoleHere`; as `refresh_holes`.
    """
    known = await refresh_holes(server, uri)
    try:
        return known, holes_for(known.holes, position, scope, end)
    except NoHoleHere as error:
        if scope != "hole" or position is None:
            raise
        engine = await server.engine(uri)
        try:
            return known, [await engine.hole_at(known.snapshot.path, known.text, position)]
        except NoHoleHere:
            raise error from None


def holes_for(
    holes: Sequence[Hole], position: WirePosition | None, scope: str, end: WirePosition | None = None
) -> list[Hole]:
    """The holes that are meant by a position and a scope: `hole`, `declaration`, `file`, or `selection`, which reaches
    from the position to an `end`.

    Errors: `NoHoleHere`.
    """
    if scope == "file" or position is None:
        found = list(holes)
    elif end is not None:
        found = [hole for hole in holes if hole.range.end >= position and hole.range.start <= end]
    else:
        inside = [hole for hole in holes if touches(hole.whole, position)]
        at = [hole for hole in inside if touches(hole.range, position)]
        in_line = [hole for hole in inside if hole.range.start.line == position.line]
        found = inside if scope == "declaration" else (at or in_line or inside)[:1]
    if not found:
        where = f"line {position.line + 1}" if position is not None else "this file"
        lines = ", ".join(str(hole.range.start.line + 1) for hole in holes[:8])
        raise NoHoleHere(where, f"Holes of this file: line {lines}." if lines else "This file has no holes.")
    return found
