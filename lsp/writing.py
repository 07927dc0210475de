"""Whole proofs in open documents: written by whom the settings name, judged and mended in rounds, inserted if wanted.

The writer works on the text as it was when it began; what it wrote is inserted into that very text, or not at all.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lsprotocol import types

from lsp import messages
from lsp.convert import to_workspace_edit
from lsp.proving import Progress, meant
from lsp.server import AssistantServer

if TYPE_CHECKING:
    from assistant.editing import Change
    from assistant.lean.places import Place
    from assistant.lean.positions import WirePosition
    from assistant.whole_proofs.events import PartKept, RoundJudged, WholeEnded
    from lsp import shapes
    from lsp.documents import Snapshot

Watch = Callable[["shapes.WholeDelta"], None]
HOLE, DECLARATION = "hole", "declaration"
"""What is written: a hole's proof, or that of a declaration from start to end, whatever stands there now."""


def no_watch(_delta: shapes.WholeDelta) -> None:
    """For callers that show nothing of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a proof is wanted of: `place` is in the text of the document, or (`anew`) in one without the proof that
    stands there."""

    snapshot: Snapshot
    place: Place
    anew: bool

    def change(self, proof: str) -> Change:
        """What inserting a proof does to the document."""
        from assistant.editing import hole_change, text_change
        from assistant.sorries.patch import apply_proofs

        if not self.anew:
            return hole_change(self.place, proof)
        return text_change(self.snapshot.text, apply_proofs(self.place.text, [(self.place, proof)]))


async def wanted(server: AssistantServer, uri: str, position: WirePosition, scope: str) -> Asked:
    """Errors: `NoHoleHere`, `NoProofHere`; as `refresh_holes`."""
    from assistant.lean.positions import SourceText
    from assistant.sorries.new_holes import without_proof
    from assistant.sorries.text import places_at

    if scope == DECLARATION:
        snapshot = server.snapshot(uri)
        offset = SourceText(snapshot.text).offset_of_wire(position.line, position.character)
        place = await asyncio.to_thread(without_proof, snapshot.path, snapshot.text, offset)
        return Asked(snapshot, place, anew=True)
    known, holes = await meant(server, uri, position, HOLE)
    snapshot = known.snapshot
    [place] = await asyncio.to_thread(places_at, snapshot.path, snapshot.text, (holes[0].offset,))
    return Asked(snapshot, place, anew=False)


@dataclass(slots=True)
class Writing:
    """One run. `judged` and `ended` are what has come out when it ends or is stopped, `characters` how many were
    written."""

    server: AssistantServer
    asked: Asked
    writer: str
    seconds: float
    rounds: int
    samples: int
    hint: str
    clock: Callable[[], float] = time.monotonic
    name: str = ""
    round: int = 0
    characters: int = 0
    judged: list[RoundJudged] = field(default_factory=list)
    ended: WholeEnded | None = None
    inserted: bool = False
    _began: float = 0.0
    _in_round: int = 0
    _part: PartKept | None = None

    @property
    def declaration(self) -> str:
        return self.asked.place.declaration.display_name

    async def run(self, progress: Progress, watch: Watch = no_watch) -> None:
        """Has it written, to the end. Errors: as `write_whole`; what keeps the engine from working."""
        from assistant.lean.verify.verdicts import AxiomScope
        from assistant.whole_proofs.events import PartKept, RoundBegun, RoundJudged, TextWritten, WholeEnded

        uri, place = self.asked.snapshot.uri, self.asked.place
        self.name = self.server.new_run()
        began = self.clock()

        def tell(delta: shapes.WholeDelta) -> None:
            watch(delta)
            self.server.tell_whole(delta)

        tell(self._delta())
        end = "error"
        try:
            engine = await self.server.engine(uri)
            scope = AxiomScope(self.server.settings_of(uri).axioms)
            stream = engine.write_whole(
                place.path, place.text, place.span.start, self.seconds, self.writer, self.rounds, self.samples,
                self.hint, scope,
            )  # fmt: skip
            async with contextlib.aclosing(stream) as events:
                async for event in events:
                    delta = self._delta()
                    match event:
                        case RoundBegun():
                            self.round, self._began, self._in_round = event.round, self.clock(), 0
                            self._part = None
                            delta["round"] = event.round
                        case TextWritten():
                            self.characters += len(event.piece)
                            self._in_round += len(event.piece)
                            delta["pieces"] = [{"round": event.round, "sample": event.sample, "text": event.piece}]
                        case RoundJudged():
                            self.judged.append(event)
                            delta["judged"] = [messages.judged_json(event)]
                        case PartKept():
                            self._part = event
                            delta["kept"] = [messages.kept_json(event)]
                        case WholeEnded():
                            self.ended = event
                            end = delta["end"] = event.status
                    progress(self._at, 100 * max(0, self.round - 1) // self.rounds)
                    tell(delta)
        except asyncio.CancelledError:
            end = "cancelled"
            raise
        finally:
            if self.ended is None:
                self.seconds = self.clock() - began
                tell({**self._delta(), "end": end})

    @property
    def _at(self) -> str:
        """What it is at, for the user."""
        if self._part is not None:
            return f"round {self.round}: {self._part.in_words}; the search is asked"
        seconds = self.clock() - self._began
        speed = f", {self._in_round / seconds:.0f}/s" if seconds >= 1.0 and self._in_round else ""
        return f"round {self.round}: {self.writer} writes, {self._in_round} characters{speed}"

    def _delta(self) -> shapes.WholeDelta:
        return {
            "run": self.name,
            "title": self.declaration,
            "writer": self.writer,
            "round": self.round,
            "rounds": self.rounds,
            "pieces": [],
            "judged": [],
            "kept": [],
            "end": "",
        }

    # --- what came of it ---------------------------------------------------------------------------------------

    @property
    def proof(self) -> str:
        """The one that Lean accepted without a condition, empty where there is none."""
        return self.ended.proof if self.ended is not None and self.ended.status == "proved" else ""

    @property
    def reservation(self) -> str:
        return next((event.examination.reservation for event in self.judged if event.examination.accepted), "")

    @property
    def change(self) -> Change | None:
        """What inserting the proof does; `None` where there is none that may be written unasked."""
        return self.asked.change(self.proof) if self.proof and not self.reservation else None

    @property
    def reason(self) -> str:
        """Why there is no proof, or why it was not inserted."""
        if self.reservation:
            return f"not written: {self.reservation}"
        if self.ended is None or self.proof:
            return ""
        if self.ended.reason or not self.judged:
            return self.ended.reason
        examination = next(event for event in reversed(self.judged) if not event.mended).examination
        return next(iter(examination.reasons), "")

    async def insert(self) -> None:
        """Writes the proof into the document, if its text is what it was."""
        now, change = self.server.present(self.asked.snapshot), self.change
        if now is None or change is None:
            return
        edit = to_workspace_edit(now.uri, now.version, [change])
        label = f"Prove {self.declaration}"
        answer = await self.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        self.inserted = answer.applied

    def result(self, *, cancelled: bool) -> shapes.WholeResult:
        ended, change = self.ended, self.change
        return {
            "run": self.name,
            "uri": self.asked.snapshot.uri,
            "version": self.asked.snapshot.version or 0,
            "declaration": self.declaration,
            "writer": self.writer,
            "status": ended.status if ended is not None else "stopped",
            "proof": self.proof,
            "part": ended.part if ended is not None else "",
            "reason": self.reason,
            "seconds": round(ended.seconds if ended is not None else self.seconds, 3),
            "texts": sum(not event.mended for event in self.judged),
            "characters": self.characters,
            "edit": messages.edit_json(change) if change is not None else None,
            "inserted": self.inserted,
            "cancelled": cancelled,
        }
