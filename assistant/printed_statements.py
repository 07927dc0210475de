"""What lemmas say that stand nowhere in the sources, as those that `to_additive` or `simps` makes: Lean prints it."""

from __future__ import annotations

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import AssistantError
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.places import Place
from assistant.lean.scratch import ScratchPool
from assistant.premises.premise import Premise, ScoredPremise

PROPOSITIONS = frozenset({"theorem", "lemma", "axiom", "constructor", "alias"})
"""Kinds of premises that are asked about: what the others say is of no use for a proof."""
SECONDS = 2.0
"""What Lean may take, in the background, where nobody is more patient: as a rule it knows the text above the place."""
PAUSE = 60.0
"""Seconds after which it is asked again what it could not tell."""
REMEMBERED = 1 << 14
_UNIVERSES = r"(?:\.\{[^}]*\})?"
_Key = tuple[str, str, int]


class PrintedStatements:
    """Of the premises of one project. Belongs to one loop, and is closed before it ends."""

    def __init__(self, pool: ScratchPool) -> None:
        self._pool = pool
        self._known: OrderedDict[_Key, str] = OrderedDict()
        self._asking: dict[_Key, asyncio.Task[None]] = {}
        self._silent_until: dict[_Key, float] = {}

    async def close(self) -> None:
        tasks = set(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def added(self, place: Place, premises: Sequence[ScoredPremise], seconds: float) -> tuple[ScoredPremise, ...]:
        """The premises, with what Lean prints where the sources say nothing. It is waited for no longer than so many
        seconds; what comes later is there for who asks again."""
        silent = [scored.premise for scored in premises if is_silent(scored.premise)]
        if not silent:
            return tuple(premises)
        built = await self._pool.imports_changed(place.text)
        keys = {premise.name: (premise.module, premise.name, built) for premise in silent}
        asked = [key for key in keys.values() if self._may_be_asked(key)]
        if asked:
            task = asyncio.create_task(self._ask(place, asked, max(seconds, SECONDS)))
            self._asking |= dict.fromkeys(asked, task)
        if waited := {self._asking[key] for key in keys.values() if key in self._asking}:
            await asyncio.wait(waited, timeout=seconds)
        return tuple(self._with_statement(scored, keys.get(scored.premise.name)) for scored in premises)

    def _with_statement(self, scored: ScoredPremise, key: _Key | None) -> ScoredPremise:
        if key is None or key not in self._known or not is_silent(scored.premise):
            return scored
        self._known.move_to_end(key)
        return replace(scored, premise=replace(scored.premise, statement=self._known[key]))

    def _may_be_asked(self, key: _Key) -> bool:
        waits = self._silent_until.get(key, 0.0) > time.monotonic()
        return key not in self._known and key not in self._asking and not waits

    async def _ask(self, place: Place, keys: Sequence[_Key], seconds: float) -> None:
        """Behind what stands above the place, which Lean has elaborated for other questions about it."""
        above = place.text[: place.declaration.command.start]
        try:
            text, lines = commands_behind(above, [name for _, name, _ in keys])
            async with self._pool.lease(text) as scratch:
                diagnostics = (await scratch.elaborate(text, seconds)).diagnostics
            for key, line in zip(keys, lines, strict=True):
                self._known[key] = printed_statement(diagnostics, key[1], line)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        except AssistantError:  # who asks Lean for more than a text to show is told
            now = time.monotonic()
            self._silent_until = {key: until for key, until in self._silent_until.items() if until > now}
            self._silent_until |= dict.fromkeys(keys, now + PAUSE)
        finally:
            for key in keys:
                self._asking.pop(key, None)


def is_silent(premise: Premise) -> bool:
    """Whether the sources do not say what it says, and Lean can be asked."""
    return not premise.statement and premise.kind in PROPOSITIONS and not re.search(r"\s", premise.name)


def commands_behind(above: str, names: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """A text that asks Lean for what some declarations say, and the line (0-based) of each question."""
    first = above.count("\n") + 2
    asked = "\n".join(f"#check {name if name.startswith('_root_.') else f'_root_.{name}'}" for name in names)
    return f"{above}\n\n{asked}\n", tuple(range(first, first + len(names)))


def printed_statement(diagnostics: Sequence[Diagnostic], name: str, line: int) -> str:
    """What Lean printed in a line about a declaration, without its name and universes, in one line; empty where it
    printed something else."""
    for diagnostic in diagnostics:
        if diagnostic.start.line == line and not diagnostic.is_error:
            said = " ".join(diagnostic.message.split())
            last = re.escape(name.rpartition(".")[2])
            if found := re.match(rf"(?:[^\s(]*\.)?{last}{_UNIVERSES}(?=\s)", said):
                return said[found.end() :].strip()
    return ""
