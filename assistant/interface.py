"""What a front door asks of an engine, in whatever process that is: each method in one place.

`Engine` implements it, and a process's client, its server and the messages between them follow from it (see
`service/methods.py`): parameters and results of a `remote` method are types that have a codec; besides, a `Place`, a
`Listener` and a `Steering` may be handed over.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from assistant.config.schema import Settings
from assistant.editing import FoundPremise, Hole, Offers
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.judge.unfinished import LeftOpen
from assistant.lean.loading import Loading
from assistant.lean.places import Place
from assistant.lean.positions import WirePosition
from assistant.lean.project import Project
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance, AxiomScope
from assistant.premises.premise import VECTORS_SECONDS
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.search.attempts import Attempts
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome
from assistant.search.sessions import WHATEVER, Wanted
from assistant.search.steering import Steering
from assistant.search.suggestions import Suggestions
from assistant.search.tree import Event
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.counterexample import RefutedHole
from assistant.sorries.text import HoleDone, HoleEvent
from assistant.whole_proofs.events import SEARCH_WRITER, WholeEvent


@dataclass(frozen=True, slots=True)
class Service:
    """How a method is served to several front doors. Of what is streamed, only the newest item matters with `latest`.
    A `search` waits for a free slot, so that nothing else waits for it. Who only looks on (`idle`) gives Lean nothing
    to do. A `light` method waits for nothing: it costs nothing, or goes on for as long as a person wants."""

    latest: bool = False
    search: bool = False
    idle: bool = False
    light: bool = False


Text = Annotated[str, "text"]
"""That of a file: it travels to other processes once, and later its changes."""
SERVICE = "__service__"
"""The attribute of a remote method that has its `Service`."""
Function = TypeVar("Function", bound=Callable[..., Any])


def remote(
    *, latest: bool = False, search: bool = False, idle: bool = False, light: bool = False
) -> Callable[[Function], Function]:
    """Marks a method that engines answer for other processes."""

    def marked(function: Function) -> Function:
        setattr(function, SERVICE, Service(latest, search, idle, light))
        return function

    return marked


class ProvingEngine:
    """What every front door uses, wherever it runs. Errors of all methods: what Lean fails with; those of another
    process also `ServiceError`s."""

    project: Project

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is odd about what was configured: provers that cannot be asked, or that there are not."""
        return ()

    async def configure(self, settings: Settings) -> None:
        """Has the settings of a front door hold for all that it asks from now on."""

    @property
    def lean(self) -> str:
        """The version of Lean."""
        raise NotImplementedError

    @property
    def lean_source(self) -> str:
        """Where Lean is from: `project`, `path` or `embedded`."""
        raise NotImplementedError

    @property
    def lean_instead_of(self) -> str:
        """What the project's `lean-toolchain` names where another Lean is used without having been asked for."""
        raise NotImplementedError

    # --- goals -------------------------------------------------------------------------------------------------

    @remote()
    async def goals(self, place: Place) -> tuple[Goal, ...]:
        """The goals at a place. Errors: `NoGoalHere`."""
        raise NotImplementedError

    @remote()
    async def goals_at(self, path: Path, text: Text, position: WirePosition) -> tuple[Goal, ...]:
        """The goals that Lean shows at a position, inside a finished proof too; at a hole those that it stands for.

        Errors: as `Scratch.elaborate`.
        """
        raise NotImplementedError

    @remote()
    async def holes(self, path: Path, text: Text) -> tuple[Hole, ...]:
        """The holes of a text, in order."""
        raise NotImplementedError

    @remote()
    async def kinds(self, path: Path, text: Text) -> tuple[GoalKind, ...]:
        """Of what kind the holes of a text are, in order. Errors: as `LeanVerifier.kinds`."""
        raise NotImplementedError

    @remote()
    async def hole_at(self, path: Path, text: Text, position: WirePosition) -> Hole:
        """The hole at a position, or the empty one where a cursor stands between tactics. Errors: `NoHoleHere`."""
        raise NotImplementedError

    # --- suggestions -------------------------------------------------------------------------------------------

    @remote(latest=True)
    def suggest(self, place: Place, seconds: float, wanted: Wanted = WHATEVER) -> AsyncGenerator[Suggestions, None]:
        """Verified next tactics, better known with every item; the last one is final. Who asks again about the same
        place gets what was found meanwhile. Errors: as `goals`."""
        raise NotImplementedError

    @remote(latest=True)
    def offers(self, path: Path, text: Text, position: WirePosition, seconds: float) -> AsyncGenerator[Offers, None]:
        """Suggestions where somebody is typing, as changes of the text; better known with every item. When no tactic
        continues what has been typed, and Lean takes that for a whole tactic, those for the next line.

        Errors: `NoHoleHere`, `NoGoalHere`.
        """
        raise NotImplementedError

    @remote()
    async def attempts(
        self, place: Place, candidates: tuple[str, ...], seconds: float, axioms: AxiomScope = AxiomScope.PROJECT
    ) -> Attempts:
        """What Lean says of tactics at a place: each is tried by itself, and what runs is audited. `seconds` bounds all
        of it. Errors: as `goals`."""
        raise NotImplementedError

    @remote()
    async def premises(
        self, place: Place, goals: tuple[Goal, ...], count: int, patience: float = VECTORS_SECONDS
    ) -> tuple[FoundPremise, ...]:
        """What may help with goals that a proof of a place leads to, best first, with what it shares with the first.
        Vectors, where an encoder was chosen, are waited for `patience` seconds."""
        raise NotImplementedError

    @remote()
    async def premises_at(self, path: Path, text: Text, position: WirePosition, count: int) -> tuple[FoundPremise, ...]:
        """What may help at a position, best first, with what it shares with the goal.

        Errors: `NoHoleHere`, `NoGoalHere`.
        """
        raise NotImplementedError

    @remote()
    async def premises_about(
        self, statement: str, count: int, patience: float = VECTORS_SECONDS
    ) -> tuple[FoundPremise, ...]:
        """What in the whole project and its libraries is most like a statement (binders, a colon and a proposition, or
        the last alone) or a name, best first. Vectors are waited for as in `premises`."""
        raise NotImplementedError

    # --- proofs ------------------------------------------------------------------------------------------------

    @remote(search=True)
    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        """Searches for a proof of a place and has it accepted."""
        raise NotImplementedError

    @remote(search=True)
    async def refute(self, place: Place, seconds: float) -> Refutation | NotRefuted:
        """A counterexample to what is missing at a place, accepted by Lean, or why there is none.

        Errors: `NoGoalHere` and other `LeanError`s when Lean cannot be asked about the place.
        """
        raise NotImplementedError

    @remote(search=True)
    async def refute_hole(self, path: Path, text: Text, offset: int, seconds: float) -> RefutedHole | NotRefuted:
        """As `refute`, at the hole at an offset, with the change of the text that states the counterexample.

        Errors: `NoHoleHere`; as `refute`.
        """
        raise NotImplementedError

    @remote(light=True)
    def explore(
        self, place: Place, budget: Budget, steering: Steering, begun: tuple[Event, ...] = ()
    ) -> AsyncGenerator[tuple[Event, ...], None]:
        """What happens in a search that a person steers, many events at once when nobody fetched them in time. Goes on
        until `Stop` is sent, also when a proof was accepted; closing it stops the search. With the events of a search
        that had `begun`, it goes on from the states of that one, and tells only what is new.

        Errors: `NoGoalHere`; `SearchOutdated`; `EngineLost`, and the search is lost with it.
        """
        raise NotImplementedError

    @remote(search=True)
    def prove_holes(
        self, path: Path, text: Text, offsets: Sequence[int], budget: Budget
    ) -> AsyncGenerator[HoleEvent, None]:
        """Searches holes of a text, or where a cursor stands, one after another; `budget` is for each.

        Errors: `NoHoleHere`.
        """
        raise NotImplementedError

    @remote(search=True)
    def write_whole(
        self,
        path: Path,
        text: Text,
        offset: int,
        seconds: float,
        writer: str = SEARCH_WRITER,
        rounds: int = 1,
        samples: int = 1,
        hint: str = "",
        axioms: AxiomScope = AxiomScope.PROJECT,
    ) -> AsyncGenerator[WholeEvent, None]:
        """Has a whole proof of the hole at an offset written and judged: by the writer of a name, in at most so many
        rounds, so many texts a round, which is told a hint. Of the search it has one text, in which `sorry` stands for
        what could not be proved. `without_proof` makes a hole of a finished proof.

        Errors: `NoHoleHere`, `NoGoalHere`; `ProverUnavailable` when there is no such writer; as `LeanVerifier.examine`.
        """
        raise NotImplementedError

    # --- verdicts ----------------------------------------------------------------------------------------------

    @remote()
    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        """Lean's last word on a proof for a place."""
        raise NotImplementedError

    @remote()
    async def accept_hole(self, path: Path, text: Text, offset: int, proof: str) -> HoleDone:
        """Whether a proof that was found earlier proves the hole at an offset. Errors: `NoHoleHere`; as `accept`."""
        raise NotImplementedError

    @remote()
    async def examine(self, path: Path, text: Text, offset: int, proof: str, seconds: float) -> Examination:
        """What Lean says about a proof of the hole at an offset, at the proof's own lines, and whether it is accepted.

        Errors: `NoHoleHere`; as `LeanVerifier.examine`.
        """
        raise NotImplementedError

    @remote()
    async def axioms(self, path: Path, text: Text, seconds: float) -> Mapping[str, tuple[str, ...]]:
        """The axioms that the named declarations of a file with this text rest on, by their full names."""
        raise NotImplementedError

    @remote()
    async def unfinished(self, path: Path, text: Text, seconds: float) -> LeftOpen:
        """The declarations of a file with this text that hold a `sorry` themselves, by what Lean compiled."""
        raise NotImplementedError

    @remote()
    async def diagnostics(self, text: Text, seconds: float) -> tuple[Diagnostic, ...]:
        """Everything that Lean says about a text of this project."""
        raise NotImplementedError

    @remote()
    async def errors_above(self, place: Place, seconds: float) -> tuple[Diagnostic, ...]:
        """What Lean has against the text above the declaration of a place, in the order of the text: what stands there
        is missing for a proof. Errors: as `Scratch.elaborate`."""
        raise NotImplementedError

    @remote()
    async def imports_state(self, path: Path, text: Text) -> str:
        """By which Lean, and by which build of what it imports, a text is judged now: the same as long as these are."""
        raise NotImplementedError

    # --- batches -----------------------------------------------------------------------------------------------

    @remote(light=True)
    async def batch_start(self, request: BatchRequest) -> Batch:
        """Begins to search many holes, which goes on when whoever asked for it leaves.

        Errors: as `BatchRunner.start`.
        """
        raise NotImplementedError

    @remote(light=True)
    async def batch_stop(self) -> Batch:
        """Ends the batch that runs, if one does, with what it has found."""
        raise NotImplementedError

    @remote(latest=True, idle=True, light=True)
    def loading_watch(self) -> AsyncGenerator[Loading, None]:
        """What is being loaded, whenever that changes, and that nothing is any more."""
        raise NotImplementedError

    @remote(latest=True, idle=True, light=True)
    def batch_watch(self) -> AsyncGenerator[Batch, None]:
        """The state of the batch that runs or was the last one, and again whenever it has changed.

        Errors: `EngineLost`, after which a new engine knows how far the batch was.
        """
        raise NotImplementedError
