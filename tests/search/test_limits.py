"""The time that a user gives bounds everything, and what there was no time for is told as that, and not remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.errors import PlaceNotReached
from assistant.lean.places import Place, find_holes
from assistant.lean.scratch import Elaboration, Scratch
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Acceptance, Limits
from assistant.lean.verify.verifier import LeanVerifier
from assistant.neighbours.proofs import READ_SECONDS
from assistant.search.budget import Budget
from assistant.search.sessions import SuggestionSessions, Wanted
from assistant.search.suggest import suggest
from assistant.search.suggestions import Suggestions
from assistant.sorries.text import HoleDone
from models.protocol import Candidate, ImmediateProver, ProofState
from tests.search.bare import bare

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMIT = 3.0
HOLE = "theorem t (p q : Prop) (hp : p) (hq : q) : p := by\n  sorry\n"
ENDLESS = "partial def forever (n : Nat) : Nat := forever (n + 1)\n#eval forever 0\n\n"
LONG = "".join(
    f"theorem step{n} (a b : Nat) (h : a = b) : a + {n} = b + {n} ∧ b = a := by\n"
    "  constructor\n  · rw [h]\n  · exact h.symm\n"
    for n in range(342)
)
"""1,368 lines."""
NOT_REACHED = rf"Lean did not get to the place within {LIMIT:g} s"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("limits")) as opened:
        yield opened


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that Lean was given, each time that it was asked."""
    elaborate, seen = Scratch.elaborate, list[float]()

    async def noting(self: Scratch, text: str, seconds: float, *more: Any) -> Elaboration:
        if seconds != READ_SECONDS:  # finished proofs are read in a Lean of their own, for which nobody waits
            seen.append(seconds)
        return await elaborate(self, text, seconds, *more)

    monkeypatch.setattr(Scratch, "elaborate", noting)
    return seen


def within_the_limit(given: list[float]) -> bool:
    """Whether Lean was never asked for longer than the user gives; what used to be waited was a minute."""
    return all(seconds <= LIMIT for seconds in given)


def hole(text: str) -> Place:
    return find_holes(Path("Test.lean"), text)[0]


# --- a place that Lean does not get to --------------------------------------------------------------------------


async def test_suggestions_behind_a_command_that_never_ends(engine: Engine, given: list[float]) -> None:
    with pytest.raises(PlaceNotReached, match=NOT_REACHED):
        async for _ in engine.suggest(hole(ENDLESS + HOLE), LIMIT):
            pass
    assert given
    assert within_the_limit(given)


async def test_a_search_behind_a_command_that_never_ends(engine: Engine, given: list[float]) -> None:
    with pytest.raises(PlaceNotReached, match=NOT_REACHED):
        await engine.prove(hole(ENDLESS + HOLE), Budget(LIMIT))
    assert given
    assert within_the_limit(given)


async def test_the_holes_of_a_text_behind_a_command_that_never_ends(engine: Engine, given: list[float]) -> None:
    text = ENDLESS + HOLE
    events = [e async for e in engine.prove_holes(Path("Test.lean"), text, [text.index("sorry")], Budget(LIMIT))]
    assert given
    assert within_the_limit(given)
    [done] = [event for event in events if isinstance(event, HoleDone)]
    assert done.outcome.status == "timed_out"
    assert done.outcome.reason.endswith(f"Lean did not get to the place within {LIMIT:g} s")


async def test_after_that_lean_is_free_for_others(engine: Engine) -> None:
    with pytest.raises(PlaceNotReached):
        await engine.verifier.state(hole(ENDLESS + HOLE), seconds=1.0)
    [goal] = await engine.verifier.state(hole(HOLE))
    assert goal.target == "p"


# --- audits -----------------------------------------------------------------------------------------------------


async def test_in_a_long_file_the_limit_holds_and_the_proof_is_shown_once_there_was_time_for_it(
    engine: Engine, given: list[float]
) -> None:
    # It took 30 s instead of 8, showed nothing, and showed nothing again from what was remembered.
    place = hole(LONG + HOLE)
    assert place.line > 1369
    for attempt in range(10):
        if attempt == 1:  # which shows nothing, but Lean knows the file then
            await engine.verifier.state(place, seconds=300.0)
            given.clear()
        try:
            *_, known = [known async for known in engine.suggest(place, LIMIT)]
        except PlaceNotReached:
            continue
        finally:
            assert within_the_limit(given)
        if any(suggestion.tactic == "assumption" for suggestion in known.suggestions):
            return
        assert not known.complete
    raise AssertionError("`assumption` was never shown")


class AuditsOutOfTime(LeanVerifier):
    """Has no time for the first few audits, as on a machine that is busy just then."""

    def __init__(self, real: LeanVerifier, failures: int) -> None:
        super().__init__(real._pool)
        self.failures = failures
        self.limits: list[float] = []

    async def audit(self, place: Place, tactics: Sequence[str], limits: Limits | None = None) -> list[Acceptance]:
        assert limits is not None
        self.limits.append(limits.seconds)
        if self.failures:
            self.failures -= 1
            return [Acceptance(False, reasons=("Lean did not finish",), judged=False)] * len(tactics)
        return await super().audit(place, tactics, limits)


class OneTactic(ImmediateProver):
    """A prover with one idea."""

    name = "one tactic"

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        return [Candidate("assumption", -1.0, self.name)]


async def test_a_tactic_that_was_not_judged_is_neither_shown_nor_failed_nor_remembered(engine: Engine) -> None:
    verifier = AuditsOutOfTime(engine.verifier, failures=2)
    goals = await verifier.state(hole(HOLE))

    async def start(place: Place, seconds: float, _wanted: Wanted) -> AsyncIterator[Suggestions]:
        async for known in suggest(verifier, [OneTactic()], place, goals, bare, seconds=seconds):
            yield known

    sessions = SuggestionSessions(start)  # type: ignore[arg-type]
    *_, last = [known async for known in sessions.watch(hole(HOLE), 20.0)]
    assert (last.suggestions, last.unjudged, last.complete) == ((), 1, False)
    assert dict(last.rejected) == {}
    verifier.failures = 0
    *_, last = [known async for known in sessions.watch(hole(HOLE), 20.0)]
    assert [s.tactic for s in last.suggestions] == ["assumption"]
    assert (last.unjudged, last.complete) == (0, True)
    await sessions.close()


async def test_an_audit_gets_no_more_time_than_there_is(engine: Engine) -> None:
    verifier = AuditsOutOfTime(engine.verifier, failures=0)
    goals = await verifier.state(hole(HOLE))
    async for _ in suggest(verifier, [OneTactic()], hole(HOLE), goals, bare, seconds=20.0):
        pass
    assert verifier.limits
    assert all(0 < seconds <= 20.0 for seconds in verifier.limits)


async def test_without_any_time_nothing_is_asked(engine: Engine) -> None:
    verifier = AuditsOutOfTime(engine.verifier, failures=0)
    goals = await verifier.state(hole(HOLE))
    *_, last = [known async for known in suggest(verifier, [OneTactic()], hole(HOLE), goals, bare, seconds=0.0)]
    assert not last.complete
    assert verifier.limits == []
