"""What does the work of closing holes: the engine of this machine, or whoever has others do it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.judge.unfinished import LeftOpen
from assistant.lean.places import Place
from assistant.lean.verify.verdicts import Acceptance, AxiomScope
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome


class Judge(Protocol):
    """What Lean is asked about proofs."""

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance: ...

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]: ...

    async def axioms(self, path: Path, text: str, seconds: float) -> Mapping[str, tuple[str, ...]]: ...

    async def unfinished(self, path: Path, text: str, seconds: float) -> LeftOpen: ...

    async def imports_state(self, path: Path, text: str) -> str: ...


class Backend(Judge, Protocol):
    async def refute(self, place: Place, seconds: float) -> Refutation | NotRefuted: ...

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome: ...
