"""Closing a project: what happens to holes, files and the journal, whatever the prover answers.

The prover is a stand-in with a table of answers; the commands are tested with the real Lean in `tests/cli`.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.errors import CannotCompile, HeaderFailed, LeanError, ServerCrashed
from assistant.lean.judge.unfinished import LeftOpen, Unfinished
from assistant.lean.places import Place
from assistant.lean.positions import WirePosition
from assistant.lean.verify.verdicts import CHOOSES, IN_PLACE, Acceptance, AxiomScope, open_in_words
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.search.budget import Budget, Listener, no_listener
from assistant.search.outcome import Outcome, OutcomeStatus
from assistant.sorries.closing import ClosingOptions, close_holes
from assistant.sorries.events import ClosingEvent, ClosingReport, FileEnded, HoleEnded, JournalLost, report
from assistant.sorries.journal import Journal, Remembered
from assistant.sorries.leftovers import STOPPED, LeftDeclaration
from assistant.sorries.survey import survey

PATIENCE = 60.0
ONE = "theorem one : 1 = 1 := by\n  sorry\n"
TWO = ONE + "\ntheorem two : 2 = 2 := by\n  sorry\n"


class ProverStandIn:
    """Proves what is in its table, by the name of the declaration; a text that contains `forbidden` has an error."""

    def __init__(self, proofs: Mapping[str, str | LeanError], forbidden: str = "nothing of the kind") -> None:
        self.proofs = proofs
        self.forbidden = forbidden
        self.searched: list[str] = []
        self.forever = asyncio.Event()
        self.accepting = True
        self.reservation = ""
        self.baseline_error: LeanError | None = None
        self.build: str | LeanError = "as they were"
        self.left: tuple[Unfinished, ...] | LeanError = ()
        self.looked_at: list[str] = []
        self.false: dict[str, Refutation] = {}

    async def refute(self, place: Place, seconds: float) -> Refutation | NotRefuted:
        return self.false.get(place.declaration.name, NotRefuted("nothing was found"))

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        self.searched.append(place.declaration.name)
        answer = self.proofs.get(place.declaration.name, "")
        if answer == "takes forever":
            await self.forever.wait()
        if isinstance(answer, LeanError):
            raise answer
        status = OutcomeStatus.PROVED if answer else OutcomeStatus.TIMED_OUT
        if answer == "data":
            return Outcome(OutcomeStatus.DATA)
        if lemmas := self.conditions(place, str(answer)):
            reason = open_in_words(lemmas)
            return Outcome(OutcomeStatus.CONDITIONAL, str(answer), ("stand-in",), reason=reason, open_lemmas=lemmas)
        found = Outcome(status, str(answer), ("stand-in",), budget.seconds)
        return replace(found, reservation=self.reservation if answer else "")

    def conditions(self, place: Place, proof: str) -> tuple[str, ...]:
        """`by NAME` rests on a theorem that is open until its hole is filled in the text of the place."""
        if not proof.startswith("by "):
            return ()
        name = proof.removeprefix("by ")
        return (name,) if f"theorem {name} : 1 = 1 := by\n  sorry" in place.text or "import" in place.text else ()

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        lemmas = self.conditions(place, proof)
        return Acceptance(self.accepting, (), () if self.accepting else ("no",), 0.0, lemmas, kernel=True)

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        if self.baseline_error is not None:
            raise self.baseline_error
        at = WirePosition(1, 0)
        return (Diagnostic(at, at, 1, "type mismatch"),) if self.forbidden in text else ()

    async def axioms(self, path: Path, text: str, seconds: float) -> dict[str, tuple[str, ...]]:
        """No declaration rests on `sorry` or anything else."""
        return dict.fromkeys(self.proofs, ())

    async def unfinished(self, path: Path, text: str, seconds: float) -> LeftOpen:
        self.looked_at.append(text)
        if isinstance(self.left, LeanError):
            raise self.left
        return LeftOpen(self.left, True)

    async def imports_state(self, path: Path, text: str) -> str:
        if isinstance(self.build, LeanError):
            raise self.build
        return self.build


class Run:
    """Closing one folder: the report, and the events on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[ClosingEvent] = []
        self.stop = asyncio.Event()

    async def close(
        self, prover: ProverStandIn, *, timeout: float = 30.0, resume: bool = False, **options: bool
    ) -> ClosingReport:
        surveyed = survey(sorted((self.folder / "project").glob("*.lean")))
        holes, doubtful = surveyed.holes, surveyed.doubtful
        with Journal(self.folder / "project", self.folder / "state") as journal:
            if not resume:
                journal.forget()
            chosen = ClosingOptions(Budget(timeout), **options)
            memory = Remembered(journal, "4.35.0")
            stream = close_holes(prover, holes, chosen, memory, self.stop, without_holes=doubtful)
            events = [event async for event in self.told(stream)]
        return report(events, (*holes, *doubtful))

    async def told(self, stream: AsyncIterator[ClosingEvent]) -> AsyncIterator[ClosingEvent]:
        async for event in stream:
            self.events.append(event)
            yield event


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "A.lean").write_text(TWO)
    return Run(tmp_path)


def statuses(closed: ClosingReport) -> dict[str, str]:
    return {hole.place.declaration.name: hole.outcome.status for hole in closed.holes}


def text(run: Run, name: str = "A.lean") -> str:
    return (run.folder / "project" / name).read_text()


async def test_partial_success_is_written(run: Run) -> None:
    closed = await run.close(ProverStandIn({"one": "rfl"}), write=True)
    assert statuses(closed) == {"one": "proved", "two": "timed_out"}
    assert text(run) == TWO.replace("sorry", "rfl", 1)
    assert [ended.written for ended in closed.files] == [True]


async def test_a_statement_about_what_is_still_open_takes_a_part_of_the_time(run: Run) -> None:
    course = "def nand (a b : Bool) : Bool := sorry\n\ntheorem one : nand true true = false := by\n  sorry\n"
    (run.folder / "project" / "A.lean").write_text(course + "\ntheorem two : 2 = 2 := by\n  sorry\n")
    closed = await run.close(ProverStandIn({"nand": "data"}), timeout=30.0)
    ended = {hole.place.declaration.name: hole.outcome for hole in closed.holes}
    assert (ended["one"].seconds, ended["two"].seconds) == (6.0, 30.0)
    assert "`nand`" in ended["one"].reason
    assert "nand" not in ended["two"].reason
    closed = await run.close(ProverStandIn({"nand": "data"}), timeout=1.0)
    assert not any("nand" in hole.outcome.reason for hole in closed.holes)  # nothing was cut short


async def test_a_proof_that_was_not_judged_from_outside_is_shown_and_not_written(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl"})
    prover.reservation = IN_PLACE
    closed = await run.close(prover, write=True)
    [one, _] = closed.outcomes
    assert (one.status, one.proof) == ("proved", "rfl")
    assert one.reason == f"not written: {IN_PLACE}; --in-place writes it"
    assert text(run) == TWO
    await run.close(prover, write=True, in_place=True)
    assert text(run) == TWO.replace("sorry", "rfl", 1)


async def test_without_write_the_file_stays_and_the_report_has_its_new_text(run: Run) -> None:
    closed = await run.close(ProverStandIn({"one": "rfl", "two": "rfl"}))
    assert text(run) == TWO
    assert [ended.after for ended in closed.files] == [TWO.replace("sorry", "rfl")]


async def test_proofs_that_do_not_go_together_are_left_out_with_the_reason(run: Run) -> None:
    """Each was accepted alone; the file with both has a new error, the file with the first has none."""
    closed = await run.close(ProverStandIn({"one": "rfl", "two": "clash"}, forbidden="clash"), write=True)
    assert statuses(closed) == {"one": "proved", "two": "unproved"}
    assert "together with the other proofs: type mismatch" in closed.outcomes[1].reason
    assert closed.outcomes[1].proof == ""
    assert text(run) == TWO.replace("sorry", "rfl", 1)


async def test_a_file_that_cannot_be_checked_as_a_whole_is_not_written(run: Run) -> None:
    """And the others of the run are not lost with it."""
    prover = ProverStandIn({"one": "rfl"})
    prover.baseline_error = ServerCrashed()
    closed = await run.close(prover, write=True)
    assert statuses(closed)["one"] == "unproved"
    assert "could not be checked" in closed.outcomes[0].reason
    assert text(run) == TWO


async def test_an_error_at_one_hole_is_its_own(run: Run) -> None:
    closed = await run.close(ProverStandIn({"one": HeaderFailed("unknown module prefix 'X'"), "two": "rfl"}))
    assert statuses(closed) == {"one": "error", "two": "proved"}
    assert "unknown module prefix 'X'" in closed.outcomes[0].reason


async def test_a_read_only_file_is_not_searched_and_the_others_are(run: Run) -> None:
    (run.folder / "project" / "B.lean").write_text(ONE.replace("one", "other"))
    (run.folder / "project" / "A.lean").chmod(0o444)
    prover = ProverStandIn({"one": "rfl", "two": "rfl", "other": "rfl"})
    closed = await run.close(prover, write=True)
    assert statuses(closed) == {"one": "error", "two": "error", "other": "proved"}
    assert prover.searched == ["other"]
    assert [file.path.name for file in closed.files if file.problem] == ["A.lean"]
    assert (text(run), text(run, "B.lean")) == (TWO, ONE.replace("one", "other").replace("sorry", "rfl"))


async def test_a_file_that_changed_meanwhile_keeps_its_new_text_and_the_report_keeps_the_proofs(run: Run) -> None:
    file = run.folder / "project" / "A.lean"

    class Editing(ProverStandIn):
        async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
            file.write_text(TWO + "-- typed\n")
            return await super().prove(place, budget)

    closed = await run.close(Editing({"one": "rfl", "two": "rfl"}), write=True)
    assert statuses(closed) == {"one": "error", "two": "error"}
    assert [outcome.proof for outcome in closed.outcomes] == ["rfl", "rfl"]
    assert "changed while we searched" in closed.problems[0]
    assert text(run) == TWO + "-- typed\n"


async def test_a_run_that_is_continued_searches_only_what_is_open(run: Run) -> None:
    await run.close(ProverStandIn({"two": "rfl"}), timeout=5.0)
    again = ProverStandIn({})
    closed = await run.close(again, timeout=5.0, resume=True)
    assert statuses(closed) == {"one": "timed_out", "two": "proved"}
    assert again.searched == []


async def test_more_time_than_before_is_a_reason_to_search_again(run: Run) -> None:
    await run.close(ProverStandIn({"two": "rfl"}), timeout=5.0)
    again = ProverStandIn({"one": "rfl"})
    closed = await run.close(again, timeout=10.0, resume=True)
    assert again.searched == ["one"]
    assert statuses(closed) == {"one": "proved", "two": "proved"}


@pytest.mark.parametrize("before", ["built", CannotCompile("Lake is busy")], ids=["known", "unknown"])
@pytest.mark.parametrize("now", ["built again", CannotCompile("Lake is busy")], ids=["known", "unknown"])
async def test_imports_that_may_be_others_than_before_are_a_reason_to_search_again(
    run: Run, before: str | LeanError, now: str | LeanError
) -> None:
    first, again = ProverStandIn({"two": "rfl"}), ProverStandIn({"one": "rfl"})
    first.build, again.build = before, now
    await run.close(first, timeout=5.0)
    closed = await run.close(again, timeout=5.0, resume=True)
    assert again.searched == ["one"]
    assert statuses(closed) == {"one": "proved", "two": "proved"}


async def test_without_resume_everything_is_searched_again(run: Run) -> None:
    await run.close(ProverStandIn({"two": "rfl"}))
    again = ProverStandIn({"two": "rfl"})
    await run.close(again)
    assert again.searched == ["one", "two"]


async def test_a_remembered_proof_that_lean_refuses_is_searched_again(run: Run) -> None:
    await run.close(ProverStandIn({"two": "rfl"}), timeout=5.0)
    again = ProverStandIn({"two": "simp"})
    again.accepting = False
    closed = await run.close(again, timeout=5.0, resume=True)
    assert again.searched == ["two"]
    assert closed.outcomes[1].proof == "simp"


async def test_a_journal_that_cannot_be_written_costs_no_proof(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    closed = await run.close(ProverStandIn({"one": "rfl", "two": "rfl"}))
    assert statuses(closed) == {"one": "proved", "two": "proved"}
    assert any(isinstance(event, JournalLost) and "No space left" in event.reason for event in run.events)


async def test_stopping_ends_the_search_and_writes_what_was_found(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl", "two": "takes forever"})
    running = asyncio.create_task(run.close(prover, write=True, jobs=2))
    for _ in range(50):
        await asyncio.sleep(0)
    assert any(isinstance(event, HoleEnded) for event in run.events), "the first hole has ended"
    run.stop.set()
    closed = await asyncio.wait_for(running, PATIENCE)
    assert statuses(closed) == {"one": "proved", "two": "interrupted"}
    assert text(run) == TWO.replace("sorry", "rfl", 1)
    assert any(isinstance(event, FileEnded) and event.written for event in run.events)


async def test_only_so_many_holes_are_worked_on_at_a_time(run: Run) -> None:
    prover = ProverStandIn({"one": "takes forever", "two": "takes forever"})
    running = asyncio.create_task(run.close(prover, jobs=1))
    for _ in range(200):
        await asyncio.sleep(0)
    assert len(prover.searched) == 1
    run.stop.set()
    await asyncio.wait_for(running, PATIENCE)
    assert len(prover.searched) == 1, "nothing is begun after the stop"


FALSE = Refutation((("n", "0"),), "exact …", "example …", True)


async def test_what_is_false_is_not_searched_and_counted_apart(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl", "two": "rfl"})
    prover.false["one"] = FALSE
    closed = await run.close(prover, write=True)
    assert prover.searched == ["two"]
    assert statuses(closed) == {"one": "refuted", "two": "proved"}
    assert closed.refuted == 1
    assert closed.outcomes[0].reason == "false for n = 0"
    assert text(run) == ONE + "\ntheorem two : 2 = 2 := by\n  rfl\n"


async def test_a_proof_from_a_false_lemma_is_none_whoever_assumes_it(run: Run) -> None:
    prover = ProverStandIn({"two": "by one"})
    prover.false["one"] = FALSE
    closed = await run.close(prover, write=True, assume_open=True)
    assert statuses(closed) == {"one": "refuted", "two": "unproved"}
    assert closed.outcomes[1].reason == "what was found rests on `one`, which is false for n = 0"
    assert text(run) == TWO


async def test_a_lemma_may_turn_out_to_be_false_after_others_were_proved_from_it(run: Run) -> None:
    class FindsItLater(ProverStandIn):
        async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
            if place.declaration.name == "one":
                await asyncio.sleep(0.05)
                return Outcome(OutcomeStatus.REFUTED, reason=FALSE.words, refutation=FALSE)
            return await super().prove(place, budget, listener)

    closed = await run.close(FindsItLater({"two": "by one"}), write=True, assume_open=True)
    assert statuses(closed) == {"one": "refuted", "two": "unproved"}
    assert text(run) == TWO


async def test_a_false_goal_inside_a_proof_does_not_make_its_theorem_false(run: Run) -> None:
    prover = ProverStandIn({"two": "by one"})
    prover.false["one"] = replace(FALSE, whole=False)
    closed = await run.close(prover)
    assert statuses(closed) == {"one": "refuted", "two": "conditional"}


async def test_a_lemma_of_the_same_name_in_another_file_is_another_lemma(run: Run) -> None:
    (run.folder / "project" / "B.lean").write_text(TWO)
    prover = ProverStandIn({"two": "by one"})
    asked = prover.refute

    async def refute(place: Place, seconds: float) -> Refutation | NotRefuted:
        return FALSE if (place.path.name, place.declaration.name) == ("B.lean", "one") else await asked(place, seconds)

    prover.refute = refute  # type: ignore[method-assign]
    closed = await run.close(prover)
    found = {(hole.place.path.name, hole.place.declaration.name): hole.outcome.status for hole in closed.holes}
    assert found["A.lean", "two"] == "conditional"
    assert found["B.lean", "two"] == "unproved"


class NeedsWhatIsAbove(ProverStandIn):
    """Proves the second theorem only where the first one is proved, which takes until the second was searched."""

    def __init__(self, *, ever: bool) -> None:
        super().__init__({})
        self.ever = ever
        self.second_was_searched = asyncio.Event()

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        name = place.declaration.name
        self.searched.append(name)
        if name == "one":
            await self.second_was_searched.wait()
            return Outcome(OutcomeStatus.PROVED, "rfl", seconds=1.0)
        self.second_was_searched.set()
        if self.ever and place.text.count("sorry") == 1:
            return Outcome(OutcomeStatus.PROVED, "exact one", seconds=2.0)
        return Outcome(OutcomeStatus.TIMED_OUT, seconds=budget.seconds, reason="the time was over")


async def test_a_hole_that_is_searched_twice_tells_the_time_of_both(run: Run) -> None:
    """The second search began with a clock of its own, so a hole could take twice its limit and tell half of it."""
    prover = NeedsWhatIsAbove(ever=False)
    closed = await run.close(prover, timeout=7.0)
    assert prover.searched == ["one", "two", "two"]
    [_, two] = closed.outcomes
    assert (two.status, two.seconds) == ("timed_out", 14.0)
    assert "searched again in 7.0 s with a proof above it" in two.reason
    told = [event.outcome for event in run.events if isinstance(event, HoleEnded)]
    assert two in told, "what was told while it went on is the same"


async def test_a_hole_that_the_second_search_proves_tells_the_time_of_both(run: Run) -> None:
    closed = await run.close(NeedsWhatIsAbove(ever=True), timeout=7.0)
    [_, two] = closed.outcomes
    assert (two.status, two.seconds, two.reason) == ("proved", 9.0, "")


class Hasty(NeedsWhatIsAbove):
    """Refuses the second proof where the first one is not in place, and finds none by itself."""

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        self.searched.append(place.declaration.name)
        return Outcome(OutcomeStatus.TIMED_OUT, reason="the time was over")

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        await asyncio.sleep(0.01 if place.declaration.name == "one" else 0)
        good = place.declaration.name == "one" or place.text.count("sorry") == 1
        return Acceptance(good, (), () if good else ("no",), 0.0, kernel=True)


async def test_a_remembered_proof_that_was_found_with_others_in_place_waits_for_them(run: Run) -> None:
    await run.close(NeedsWhatIsAbove(ever=True), timeout=7.0)
    again = Hasty(ever=True)
    closed = await run.close(again, timeout=7.0, resume=True)
    assert statuses(closed) == {"one": "proved", "two": "proved"}
    assert again.searched == []


async def test_what_rests_on_an_open_lemma_is_not_closed_and_not_written(run: Run) -> None:
    closed = await run.close(ProverStandIn({"two": "by one"}), write=True)
    assert statuses(closed) == {"one": "timed_out", "two": "conditional"}
    [outcome] = [o for o in closed.outcomes if o.status == "conditional"]
    assert (outcome.open_lemmas, outcome.reason) == (("one",), "rests on `one`, which is still open")
    assert (closed.proved, closed.conditional) == (0, 1)
    assert text(run) == TWO


async def test_it_is_written_when_open_lemmas_are_assumed_and_still_not_called_closed(run: Run) -> None:
    closed = await run.close(ProverStandIn({"two": "by one"}), write=True, assume_open=True)
    assert statuses(closed) == {"one": "timed_out", "two": "conditional"}
    assert text(run) == ONE + "\ntheorem two : 2 = 2 := by\n  by one\n"


@pytest.mark.parametrize("jobs", [1, 2])
async def test_the_condition_goes_with_the_proof_of_the_lemma(run: Run, jobs: int) -> None:
    closed = await run.close(ProverStandIn({"one": "rfl", "two": "by one"}), write=True, jobs=jobs)
    assert statuses(closed) == {"one": "proved", "two": "proved"}
    assert "sorry" not in text(run)


class AuditedInPlace(ProverStandIn):
    """Lean compiles nothing for the proof of `one`, so it is only audited in place."""

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        found = await super().prove(place, budget)
        return replace(found, reservation=IN_PLACE) if place.declaration.name == "one" else found

    async def axioms(self, path: Path, text: str, seconds: float) -> dict[str, tuple[str, ...]]:
        return {}


async def test_a_proof_that_was_audited_in_place_is_not_written_unasked_and_nothing_that_rests_on_it(run: Run) -> None:
    closed = await run.close(AuditedInPlace({"one": "rfl", "two": "by one"}), write=True)
    assert statuses(closed) == {"one": "proved", "two": "unproved"}
    assert closed.outcomes[0].reason == f"not written: {IN_PLACE}; --in-place writes it"
    assert text(run) == TWO


async def test_a_proof_that_was_audited_in_place_is_written_when_that_is_asked_for(run: Run) -> None:
    await run.close(AuditedInPlace({"one": "rfl", "two": "by one"}), write=True, in_place=True)
    assert "sorry" not in text(run)


async def test_a_lemma_that_was_proved_in_another_file_is_open_until_its_module_is_built(run: Run) -> None:
    project = run.folder / "project"
    (project / "A.lean").write_text(ONE)
    (project / "B.lean").write_text("import A\ntheorem two : 2 = 2 := by\n  sorry\n")
    prover = ProverStandIn({"one": "rfl", "two": "by one"})
    closed = await run.close(prover, jobs=2)
    assert prover.searched == ["one", "two"]
    [outcome] = [o for o in closed.outcomes if o.status == "conditional"]
    assert outcome.reason.endswith("proved meanwhile: write it, then run `lake build A`")


async def test_data_is_counted_apart_and_asked_about_anew_in_a_run_that_is_continued(run: Run) -> None:
    prover = ProverStandIn({"one": "data", "two": "rfl"})
    closed = await run.close(prover)
    assert (closed.proved, closed.data) == (1, 1)
    assert statuses(closed) == {"one": "data", "two": "proved"}
    await run.close(prover, resume=True)
    assert prover.searched.count("one") == 2


LEFT = (Unfinished("x", 1),)


async def test_what_is_left_in_a_file_is_asked_of_the_text_with_the_proofs(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl"})
    prover.left = (Unfinished("two", 4),)
    [file] = (await run.close(prover, leftovers=True)).files
    assert file.leftovers.declarations == (), "there is a hole in it"
    assert prover.looked_at == [TWO.replace("sorry", "rfl", 1)]
    prover.left = (Unfinished("three", 9),)
    [file] = (await run.close(prover, leftovers=True)).files
    assert file.leftovers.declarations == (LeftDeclaration(9, "three"),)


async def test_a_file_without_holes_is_asked_about_where_the_text_leaves_a_doubt(run: Run) -> None:
    (run.folder / "project" / "A.lean").write_text("theorem x : 1 = 2 := by apply?\n")
    (run.folder / "project" / "B.lean").write_text("theorem y : 1 = 1 := rfl\n")
    prover = ProverStandIn({})
    prover.left = LEFT
    [file] = (await run.close(prover, leftovers=True)).files
    assert (file.path.name, file.holes, file.leftovers.declarations) == ("A.lean", (), (LeftDeclaration(1, "x"),))


async def test_who_does_not_want_to_know_what_is_left_pays_nothing_for_it(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl", "two": "rfl"})
    await run.close(prover)
    assert prover.looked_at == []


async def test_what_could_not_be_asked_is_in_the_report(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl", "two": "rfl"})
    prover.left = ServerCrashed("")
    [file] = (await run.close(prover, leftovers=True)).files
    assert file.leftovers.unasked == prover.left.message


async def test_a_run_that_is_stopped_asks_nothing_more(run: Run) -> None:
    prover = ProverStandIn({"one": "rfl", "two": "takes forever"})
    running = asyncio.create_task(run.close(prover, write=True, jobs=2, leftovers=True))
    for _ in range(50):
        await asyncio.sleep(0)
    run.stop.set()
    [file] = (await asyncio.wait_for(running, PATIENCE)).files
    assert file.written
    assert (file.leftovers.unasked, prover.looked_at) == (STOPPED, [])


class Chooses(ProverStandIn):
    """Every proof chooses while another hole of the declaration is open; the second one can be `wanted` as the first
    one has it."""

    def __init__(self, *, wanted: bool) -> None:
        super().__init__({"one": "rfl"})
        self.wanted = wanted

    async def prove(self, place: Place, budget: Budget, listener: Listener = no_listener) -> Outcome:
        self.searched.append(f"hole {place.text[: place.span.start].count('·')}")
        alone = place.text.count("sorry") == 1
        if alone and not self.wanted:
            return Outcome(OutcomeStatus.UNPROVED, reason="nothing was found")
        await asyncio.sleep(0)
        return Outcome(OutcomeStatus.PROVED, "rfl" if alone else "assumption", reservation="" if alone else CHOOSES)

    async def accept(self, place: Place, proof: str, axioms: AxiomScope = AxiomScope.PROJECT) -> Acceptance:
        chooses = place.text.count("sorry") > 1
        if chooses or proof == "rfl":
            return Acceptance(True, kernel=True, chooses=chooses)
        return Acceptance(False, reasons=("the other one chose something else",))

    async def axioms(self, path: Path, text: str, seconds: float) -> dict[str, tuple[str, ...]]:
        return {"one": ("sorryAx",) if "sorry" in text else ()}


CHOSEN = "theorem one : ∃ n, 1 = n ∧ 2 = n := by\n  constructor\n  constructor\n  · sorry\n  · sorry\n"


@pytest.mark.parametrize("jobs", [1, 2])
async def test_what_another_proof_of_the_declaration_chooses_comes_first(run: Run, jobs: int) -> None:
    (run.folder / "project" / "A.lean").write_text(CHOSEN)
    prover = Chooses(wanted=True)
    closed = await run.close(prover, jobs=jobs, write=True)
    assert prover.searched == ["hole 1", "hole 2", "hole 2"][: jobs + 1]
    assert [(o.status, o.proof, o.reservation) for o in closed.outcomes] == [
        ("proved", "assumption", ""),
        ("proved", "rfl", ""),
    ]
    assert text(run) == CHOSEN.replace("sorry", "assumption", 1).replace("sorry", "rfl")


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
async def test_a_choice_that_nothing_goes_together_with_is_not_closed(run: Run, jobs: int, write: bool) -> None:
    (run.folder / "project" / "A.lean").write_text(CHOSEN)
    closed = await run.close(Chooses(wanted=False), jobs=jobs, write=write)
    assert [(o.status, o.proof) for o in closed.outcomes] == [("unproved", ""), ("unproved", "")]
    assert closed.outcomes[0].reason == CHOOSES
    assert text(run) == CHOSEN
