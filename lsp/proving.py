"""Proofs of holes in open documents: searched with the tree to be watched, kept, and inserted when that is wanted.

A search works on the text as it was when it began. What it finds is inserted into that very version; when the text has
changed meanwhile, Lean is asked about the new one first, and a hole whose declaration changed gets nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.errors import NoHoleHere
from assistant.lean.positions import WirePosition
from lsp.convert import to_workspace_edit, touches
from lsp.documents import Waiting, ordinal, waiting
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Hole
    from assistant.sorries.text import HoleDone, TakenBack
    from lsp.trees import TreeRecord

Progress = Callable[[str, int], None]
Watch = Callable[[dict[str, Any]], None]


def no_watch(_delta: dict[str, Any]) -> None:
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
    """One run over holes of a document; `found` holds what has come out when it ends or is stopped."""

    server: AssistantServer
    uri: str
    version: int
    text: str
    holes: Sequence[Hole]
    seconds: float
    found: list[Searching] = field(default_factory=list)

    async def run(self, progress: Progress, watch: Watch = no_watch) -> None:
        """Searches every hole. Errors: what keeps the engine from working."""
        from assistant.search.best_first import Budget
        from assistant.sorries.text import HoleBegun, HoleDone, Searched, TakenBack
        from lsp.trees import TreeRecord

        server = self.server
        engine = await server.engine(self.uri)
        document = server.open_document(self.uri)
        by_offset = {hole.offset: hole for hole in self.holes}
        everything = document.holes if document.holes_version == self.version else tuple(self.holes)
        record = TreeRecord("", "")
        events = engine.prove_holes(document.path, self.text, sorted(by_offset), Budget(self.seconds))
        try:
            async with contextlib.aclosing(events):
                async for event in events:
                    match event:
                        case HoleBegun():
                            hole = by_offset[event.offset]
                            record = server.new_tree(hole.declaration)
                            progress(self._at(record), self._percentage)
                        case Searched():
                            delta = record.learn(event.events)
                            progress(self._at(record), self._percentage)
                            watch(delta)
                            server.tell_tree(delta)
                        case HoleDone():
                            hole = by_offset[event.offset]
                            self.found.append(Searching(hole, record, event))
                            document.outcomes[hole.declaration, ordinal(everything, hole)] = event
                            if event.change is not None and any(h.offset == event.offset for h in document.holes):
                                document.keep(waiting(self.text, everything, event))
                                server.refresh()
                        case TakenBack():
                            self._take_back(event)
        except BaseException:
            if record.search and not record.end:
                server.tell_tree(record.ended("cancelled"))
                watch(record.ended("cancelled"))
            raise

    @property
    def _percentage(self) -> int:
        return 100 * len(self.found) // len(self.holes)

    def _at(self, record: TreeRecord) -> str:
        """What the search is at, for the user."""
        of = f"{len(self.found) + 1} of {len(self.holes)}, {record.title}: " if len(self.holes) > 1 else ""
        return f"{of}{len(record.tree.nodes)} states, {record.tree.candidates} tactics tried"

    def _take_back(self, event: TakenBack) -> None:
        document = self.server.open_document(self.uri)
        document.proofs = [p for p in document.proofs if p.offset != event.offset]
        for index, searching in enumerate(self.found):
            if searching.done.offset == event.offset:
                done = replace(searching.done, status="unproved", proof="", change=None, reason=event.reason)
                self.found[index] = replace(searching, done=done)

    async def insert(self) -> int:
        """Writes what was found into the document; how many proofs."""
        proofs = [s for s in self.found if s.done.change is not None]
        if not proofs:
            return 0
        document = self.server.open_document(self.uri)
        if proofs[0].hole not in document.holes and len(proofs) == 1:
            return await self._insert_at_cursor(proofs[0])
        offsets = {s.hole.offset for s in proofs}
        kept = [p for p in document.proofs if p.offset in offsets]
        inserted = await insert_proofs(self.server, self.uri, kept)
        names = {(p.name, p.ordinal) for p in inserted}
        everything = tuple(self.holes)
        self.found = [
            replace(s, inserted=(s.hole.declaration, ordinal(everything, s.hole)) in names) if s in proofs else s
            for s in self.found
        ]
        return len(inserted)

    async def _insert_at_cursor(self, found: Searching) -> int:
        """A proof for no hole has only the version that it was found in."""
        assert found.done.change is not None
        if (self.server.text_document(self.uri).version or 0) != self.version:
            return 0
        edit = to_workspace_edit(self.uri, self.version, [found.done.change])
        label = f"Prove {found.hole.declaration}"
        answer = await self.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        self.found = [replace(found, inserted=answer.applied)]
        return int(answer.applied)


async def insert_proofs(server: AssistantServer, uri: str, proofs: Sequence[Waiting]) -> list[Waiting]:
    """Writes proofs into a document as one edit of its present version; those that were written."""
    text_document = server.text_document(uri)
    version = text_document.version
    await refresh_holes(server, uri)
    await recheck(server, uri)
    if text_document.version != version:
        version = text_document.version
        await refresh_holes(server, uri)
    document = server.open_document(uri)
    ready = document.ready(text_document.source)
    wanted = {(p.name, p.ordinal) for p in proofs}
    chosen = [p for p in ready.values() if (p.name, p.ordinal) in wanted]
    if not chosen:
        return []
    edit = to_workspace_edit(uri, text_document.version, [proof.change for proof in chosen])
    label = f"Prove {chosen[0].name}" if len(chosen) == 1 else f"Prove {len(chosen)} holes"
    answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
    if not answer.applied:
        return []
    document.proofs = [p for p in document.proofs if p not in chosen]
    return chosen


async def refresh_holes(server: AssistantServer, uri: str) -> tuple[Hole, ...]:
    """The holes of the present version of a document. Errors: as `AssistantServer.engine`."""
    document = server.open_document(uri)
    text_document = server.text_document(uri)
    while document.holes_version != (text_document.version or 0):
        version, text = text_document.version or 0, text_document.source
        engine = await server.engine(uri)
        holes = await engine.holes(document.path, text)
        if (text_document.version or 0) == version:
            document.holes, document.holes_version = holes, version
    return document.holes


async def recheck(server: AssistantServer, uri: str) -> None:
    """Asks Lean again about proofs whose surroundings changed; those that it refuses are dropped."""
    document = server.open_document(uri)
    text = server.text_document(uri).source
    for hole, proof in document.doubtful(text):
        engine = await server.engine(uri)
        try:
            done = await engine.accept_hole(document.path, text, hole.offset, proof.proof)
        except AssistantError:
            continue
        document.proofs.remove(proof)
        if done.change is not None:
            document.keep(waiting(text, document.holes, done))


async def meant(server: AssistantServer, uri: str, position: WirePosition | None, scope: str) -> list[Hole]:
    """The holes that are meant by a position and a scope; for `hole` where there is none, the place of a cursor.

    Errors: `NoHoleHere`; as `AssistantServer.engine`.
    """
    holes = await refresh_holes(server, uri)
    try:
        return holes_for(holes, position, scope)
    except NoHoleHere as error:
        if scope != "hole" or position is None:
            raise
        engine = await server.engine(uri)
        document = server.open_document(uri)
        try:
            return [await engine.hole_at(document.path, server.text_document(uri).source, position)]
        except NoHoleHere:
            raise error from None


def holes_for(holes: Sequence[Hole], position: WirePosition | None, scope: str) -> list[Hole]:
    """The holes that are meant by a position and a scope: `hole`, `declaration` or `file`.

    Errors: `NoHoleHere`.
    """
    if scope == "file" or position is None:
        found = list(holes)
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
