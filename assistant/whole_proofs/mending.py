"""Refused texts mended by the search: of what a writer wrote the longest part that works is kept, and its holes are
searched like any others. What comes of that is judged whole again.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from assistant.errors import AssistantError
from assistant.lean.places import Place
from assistant.lean.proof_steps import ProofSteps
from assistant.lean.verify.verdicts import AxiomScope, Limits
from assistant.search.budget import Budget
from assistant.sorries.new_holes import NewHole, holes_of, spliced
from assistant.whole_proofs.backend import JUDGED_SECONDS, ProofJudge, Searcher
from assistant.whole_proofs.events import PartKept, RoundJudged
from assistant.whole_proofs.salvage import NothingKept, Part, longest_part

log = logging.getLogger(__name__)

SHORTEST_SEARCH = 0.5
"""Seconds for a hole, below which nothing is found."""


class Mender:
    """Mends the texts of one place, of round after round. `best` is the part of them all with the most steps."""

    def __init__(
        self, judge: ProofJudge, searcher: Searcher, place: Place, axioms: AxiomScope = AxiomScope.PROJECT
    ) -> None:
        self.best: Part | None = None
        self._judge = judge
        self._searcher = searcher
        self._place = place
        self._axioms = axioms
        self._seen: set[str] = set()

    async def mend(
        self, refused: Sequence[RoundJudged], deadline: float
    ) -> AsyncGenerator[PartKept | RoundJudged, None]:
        """Tells the parts that were kept, each again when less of it is open, and Lean's word on one that is whole.
        The one with the most steps comes first. `deadline` is of `time.monotonic`. Errors: as `examine`."""
        parts: list[tuple[RoundJudged, Part]] = []
        for text in refused:
            with contextlib.suppress(NothingKept):
                part = await longest_part(
                    self._judge, self._place, text.proof, text.examination, deadline, self._axioms
                )
                if part.proof not in self._seen:
                    self._seen.add(part.proof)
                    parts.append((text, part))
        for text, part in sorted(parts, key=lambda found: (-found[1].kept, found[1].open)):
            async with contextlib.aclosing(self._filled(text, part, deadline)) as events:
                async for event in events:
                    yield event
                    if isinstance(event, RoundJudged) and event.examination.accepted:
                        return

    async def _filled(
        self, text: RoundJudged, part: Part, deadline: float
    ) -> AsyncGenerator[PartKept | RoundJudged, None]:
        self._keep(part)
        yield _told(text, part)
        failed = 0
        while failed < part.open:
            holes = holes_of(self._place, part.proof)
            left = (deadline - time.monotonic()) / (part.open - failed)
            if left < SHORTEST_SEARCH or len(holes) <= failed:
                return
            proof = await self._searched(holes[failed], left)
            if not proof:
                failed += 1
                continue
            part = replace(part, proof=proof, open=ProofSteps(self._place, proof).open)
            self._keep(part)
            yield _told(text, part)
        if failed:
            return
        limits = Limits(max(JUDGED_SECONDS, deadline - time.monotonic()), axioms=self._axioms)
        examination = await self._judge.examine(self._place, part.proof, limits)
        yield RoundJudged(text.round, part.proof, examination, text.sample, mended=True)

    async def _searched(self, hole: NewHole, seconds: float) -> str:
        """The proof with a hole filled, empty where the search found nothing."""
        try:
            outcome = await self._searcher.prove(hole.place, Budget(seconds, axioms=self._axioms))
        except AssistantError as error:
            log.info("a hole cannot be searched: %s", error.message)
            return ""
        return spliced(self._place, hole, outcome.proof) if outcome.proof else ""

    def _keep(self, part: Part) -> None:
        if self.best is None or (part.kept, -part.open) > (self.best.kept, -self.best.open):
            self.best = part


def _told(text: RoundJudged, part: Part) -> PartKept:
    return PartKept(text.round, text.sample, part.proof, part.kept, part.steps, part.open)
