"""Which tactics the imports of a file bring: Lean is asked, once for each header."""

from __future__ import annotations

from collections import OrderedDict

from assistant.lean.commands import header, imported_modules
from assistant.lean.errors import LeanError
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Limits, Question, Verdict
from assistant.lean.verify.verifier import LeanVerifier
from models.imported import TACTICS, UNKNOWN_TACTIC

NONE: frozenset[str] = frozenset()
PROBE_SECONDS = 10.0
REMEMBERED = 64
"""Headers of which it is remembered what they bring."""


class ImportedTactics:
    """Of the files of one project."""

    def __init__(self, verifier: LeanVerifier) -> None:
        self._verifier = verifier
        self._remembered: OrderedDict[tuple[str, int], frozenset[str]] = OrderedDict()

    async def at(self, place: Place) -> frozenset[str]:
        """The names of those that can be used at a place; none where Lean cannot say it in time."""
        if not imported_modules(place.text):
            return NONE
        key = header(place.text), await self._verifier.imports_changed(place.text)
        known = self._remembered.get(key)
        if known is not None:
            self._remembered.move_to_end(key)
            return known
        probes = tuple(tactic.probe for tactic in TACTICS)
        try:
            [judgements] = await self._verifier.check(place, [Question((), probes)], Limits(PROBE_SECONDS))
        except LeanError:
            return NONE  # who asks about the place next is told
        if any(judgement.verdict is Verdict.UNKNOWN for judgement in judgements):
            return NONE
        there = frozenset(
            tactic.name
            for tactic, judgement in zip(TACTICS, judgements, strict=True)
            if not judgement.message.startswith(UNKNOWN_TACTIC)
        )
        self._remembered[key] = there
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return there
