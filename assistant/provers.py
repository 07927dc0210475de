"""Which provers are asked, and in which order: those that are built in, then those that packages bring.

A package brings one by an entry point of the group `lean_assistant.provers`, whose name is the prover's and whose
object makes it when it is called without arguments:

    [project.entry-points."lean_assistant.provers"]
    my-model = "my_package:MyProver"

What it makes is a `StepProver` (`models/protocol.py`), which is made ready when it is asked for the first time and
lives as long as the engine. A package that cannot be used is told to the user, and passed over: a prover is a guest.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from dataclasses import dataclass, field

from assistant.config.schema import Settings
from assistant.errors import AssistantError
from assistant.language_models import LanguageModels, lemmas_of
from assistant.model_choice import step_models
from assistant.neighbours.step import NO_LESSONS, Lessons
from models.equations.classes import AlgebraicClasses
from models.equations.prover import Equations
from models.inductive import Inductives
from models.neighbours import Neighbours
from models.notation import Notation
from models.portfolio import Portfolio
from models.predicates import Predicates
from models.protocol import Capabilities, Proposal, StepProver, StepRequest
from models.space.accumulators import Accumulators
from models.space.exploration import Lemmas
from models.space.functions import Functions
from models.space.generalisations import Generalisations
from models.space.inductions import Inductions
from models.space.interpreter import Interpretations
from models.space.monoids import Monoids
from models.space.operators import Operator, Operators
from models.templates import PremiseTemplates

log = logging.getLogger(__name__)

GROUP = "lean_assistant.provers"
REFUTER = "refute"
"""The name by which counterexamples are left out."""
CLOSE_SECONDS = 5.0
_PARTS = ("stage", "capabilities", "load", "close", "propose")
"""Of a prover, besides its name."""


@dataclass(frozen=True, slots=True)
class AboveText:
    """What built-in provers are told about the text above a place: the functions, inductive types and predicates that
    it declares, which of the types are `propositions`, the `operators` on them, its algebraic `classes`, its
    `notation`, and what finished proofs teach."""

    functions: Functions
    inductives: Inductives
    predicates: Predicates
    propositions: frozenset[str] = frozenset()
    operators: Sequence[Operator] = ()
    classes: AlgebraicClasses = field(default_factory=dict)
    notation: Notation = field(default_factory=Notation)
    lessons: Lessons = NO_LESSONS


BUILT_IN: dict[str, Callable[[AboveText], StepProver]] = {
    Portfolio.name: lambda text: Portfolio(tuple(text.functions), text.inductives, text.predicates),
    PremiseTemplates.name: lambda _text: PremiseTemplates(),
    Neighbours.name: lambda text: Neighbours(text.lessons),
    Inductions.name: lambda text: Inductions(text.functions, text.inductives, text.propositions, text.operators),
    Operators.name: lambda text: Operators(text.operators),
    Equations.name: lambda text: Equations(text.classes, text.notation),
    Monoids.name: lambda text: Monoids(text.functions, text.inductives),
    Accumulators.name: lambda text: Accumulators(text.functions, text.inductives),
    Generalisations.name: lambda text: Generalisations(text.functions, text.inductives),
    Interpretations.name: lambda text: Interpretations(text.functions, text.inductives),
    Lemmas.name: lambda text: Lemmas(text.functions, text.inductives, text.propositions),
}
"""In the order in which they are asked."""


def built_in(text: AboveText) -> tuple[StepProver, ...]:
    """The provers that need no package, for the places below a text."""
    return tuple(make(text) for make in BUILT_IN.values())


# --- what packages bring -------------------------------------------------------------------------------------------


class Guest:
    """A prover that a package brings. It is loaded when it is asked for the first time, once for all who ask, whoever
    of them gives up waiting."""

    def __init__(self, prover: StepProver) -> None:
        self._prover = prover
        self._loading: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        return self._prover.name

    @property
    def stage(self) -> int:
        return self._prover.stage

    @property
    def capabilities(self) -> Capabilities:
        return self._prover.capabilities

    async def load(self) -> None:
        """Errors: as the prover's, each time."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._prover.load())
        await asyncio.shield(self._loading)

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        await self.load()
        async with contextlib.aclosing(self._prover.propose(requests, deadline)) as proposals:
            async for proposal in proposals:
                yield proposal

    async def close(self) -> None:
        """Has it give back what it holds, if it was ever asked; one that fails in that, or is slow, is left behind."""
        if self._loading is None:
            return
        self._loading.cancel()
        await asyncio.wait({self._loading}, timeout=CLOSE_SECONDS)
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._prover.close()
        except Exception:
            log.exception("%s was not closed", self.name)


@dataclass(frozen=True, slots=True)
class Brought:
    """The provers that packages bring, and what is to be said about those that cannot be used."""

    provers: tuple[Guest, ...] = ()
    warnings: tuple[str, ...] = ()


def brought_provers(taken: Collection[str] = ()) -> Brought:
    """Makes the provers of all packages, in the order of their names. Runs what these packages bring; names in `taken`
    belong to others."""
    provers: dict[str, Guest] = {}
    warnings: list[str] = []
    for entry in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda entry: entry.name):
        package = f" of {entry.dist.name} {entry.dist.version}" if entry.dist is not None else ""
        try:
            if entry.name in {*BUILT_IN, *taken, *provers}:
                raise ValueError("another prover has that name")
            provers[entry.name] = _made(entry)
        except (Exception, SystemExit) as error:
            said = str(error).strip().split("\n", 1)[0][:200]
            reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
            warnings.append(f"the prover `{entry.name}`{package} cannot be asked: {reason}")
    return Brought(tuple(provers.values()), tuple(warnings))


def _made(entry: importlib.metadata.EntryPoint) -> Guest:
    """Errors: `TypeError`, `ValueError` for what is no prover of that name; whatever the package raises."""
    prover = entry.load()()
    missing = [part for part in _PARTS if not hasattr(prover, part)]
    if missing:
        raise TypeError(f"{entry.value} makes no prover: it has no `{missing[0]}`")
    if getattr(prover, "name", None) != entry.name:
        raise ValueError(f"{entry.value} makes a prover that is called {getattr(prover, 'name', None)!r:.60}")
    return Guest(prover)


# --- which of them are asked ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Provers:
    """The provers of an engine: `others` besides those that are built in, without those that are named, and models,
    which are asked where settings name them. `warnings` are about packages."""

    others: tuple[StepProver, ...] = ()
    without: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    models: LanguageModels | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """Their names, in the order in which they are asked where nothing is configured."""
        return (*BUILT_IN, *(prover.name for prover in self.others))

    def names(self, settings: Settings) -> tuple[str, ...]:
        """Of those that are asked, in order."""
        there = (*self.known, *_of_models(settings)) if self.models is not None else self.known
        first = [name for name in dict.fromkeys(settings.provers_order) if name in there]
        ordered = dict.fromkeys([*first, *there])
        return tuple(name for name in ordered if name not in self.without and name not in settings.provers_without)

    def refutes(self, settings: Settings) -> bool:
        """Whether counterexamples are looked for, which can be left out like a prover."""
        return REFUTER not in self.without and REFUTER not in settings.provers_without

    def asked(self, built: Sequence[StepProver], settings: Settings) -> tuple[StepProver, ...]:
        """Those that are asked, in order; `built` are the built-in ones for the place."""
        places = {name: place for place, name in enumerate(self.names(settings))}
        there = [*built, *self.others, *self._models(settings)[0]]
        found = {prover.name: prover for prover in reversed(there) if prover.name in places}
        return tuple(sorted(found.values(), key=lambda prover: places[prover.name]))

    def _models(self, settings: Settings) -> tuple[list[StepProver], list[str]]:
        """Those of the models that are asked for tactics, and what is to be said of models that cannot be."""
        found: list[StepProver] = []
        wrong: list[str] = []
        if self.models is None:
            return found, wrong
        for name in step_models(settings):
            try:
                found += self.models.provers(name)
            except AssistantError as error:
                wrong.append(error.message)
        return found, wrong

    async def close(self) -> None:
        """Those of packages, and models; whoever handed over others closes them."""
        await asyncio.gather(*(prover.close() for prover in self.others if isinstance(prover, Guest)))
        if self.models is not None:
            await self.models.close()

    def told(self, settings: Settings) -> tuple[str, ...]:
        """What whoever has configured this should know."""
        known = {*self.known, *_of_models(settings), REFUTER}
        unknown = [name for name in (*settings.provers_order, *settings.provers_without) if name not in known]
        there_are = f"there are {', '.join((*self.known, REFUTER))}"
        others = (f"no prover is called `{name}`; {there_are}" for name in dict.fromkeys(unknown))
        return (*self.warnings, *self._models(settings)[1], *others)


def _of_models(settings: Settings) -> tuple[str, ...]:
    """The names that provers of models may have, by which each can be left out."""
    return tuple(prover for name in step_models(settings) for prover in (name, lemmas_of(name)))


BUILT_IN_ONLY = Provers()
