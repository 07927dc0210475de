"""The facade on a real Lean: from a place in a file to verified suggestions and accepted proofs."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from assistant import prover_context
from assistant.config.schema import Settings
from assistant.engine import Engine
from assistant.files import read_plain
from assistant.lean.places import Place, find_holes
from assistant.lean.processes import run
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.lean.verify.verdicts import Verdict
from assistant.provers import BUILT_IN
from assistant.search.budget import Budget
from assistant.search.kept_tallies import keep_tallies, kept_tallies
from assistant.search.outcome import OutcomeStatus
from assistant.search.tree import CandidateTried, Event, NodeOpened
from tests.search.test_pool import Asked, in_vain

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
def twice (n : Nat) : Nat := n + n

theorem early (a b : Nat) (h : a = b) : b = a := by
  sorry

def chain : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, ys => x :: chain xs ys

theorem chain_nil (xs : List Nat) : chain xs [] = xs := by
  sorry

opaque secret : Nat → Nat
axiom secret_spec (n : Nat) : secret (n + 1) = secret n

theorem uses_axiom : secret 1 = secret 0 := secret_spec 0

theorem step (n : Nat) : secret (n + 2) = secret n := by
  sorry

theorem late (n : Nat) : secret (n + 1) = secret n := secret_spec n
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    root = tmp_path_factory.mktemp("engine")
    (root / "File.lean").write_text(FILE)
    async with Engine.open(root / "File.lean") as engine:
        yield engine


def place(engine: Engine, name: str) -> Place:
    [found] = [h for h in find_holes(engine.project.root / "File.lean", FILE) if h.declaration.name == name]
    return found


async def test_suggestions_close_the_goal_or_say_what_is_left(engine: Engine) -> None:
    known = [k async for k in engine.suggest(place(engine, "early"), 10)][-1]
    assert [goal.target for goal in known.goals] == ["b = a"]
    assert known.suggestions[0].status is Verdict.CLOSES
    assert all(s.goals for s in known.suggestions if s.status is Verdict.PROGRESS)


async def test_a_proof_is_found_and_accepted(engine: Engine) -> None:
    result = await engine.prove(place(engine, "early"), Budget(20))
    assert result.status is OutcomeStatus.PROVED
    assert (await engine.accept(place(engine, "early"), result.proof)).accepted


async def test_what_the_file_defines_is_known_also_when_an_earlier_place_was_asked_first(engine: Engine) -> None:
    await engine.prove(place(engine, "early"), Budget(10))
    result = await engine.prove(place(engine, "chain_nil"), Budget(20))
    assert result.status is OutcomeStatus.PROVED
    assert "chain" in result.proof


async def test_lemmas_of_the_file_are_used_and_their_axioms_told(engine: Engine) -> None:
    result = await engine.prove(place(engine, "step"), Budget(60))
    assert result.status is OutcomeStatus.PROVED
    assert "late" not in result.proof
    assert "secret_spec" in result.axioms


def tried(events: list[Event]) -> str:
    """All tactics that were tried, one a line."""
    return "\n".join(event.tactic for event in events if isinstance(event, CandidateTried))


async def test_a_model_is_asked_for_what_it_closed_in_the_project_before(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.engine.tallies_folder", lambda: tmp_path)
    file, asked = engine.project.root / "File.lean", Budget(5.0, candidates=200)
    settings = Settings(provers_without=tuple(BUILT_IN))
    wanted = []
    for kept in (settings, settings, replace(settings, provers_remember=False)):
        vain = Asked(8)
        async with Engine.open(file, provers=[vain], settings=kept) as another:
            await another.prove(place(engine, "early"), asked)
        wanted.append(vain.wanted)
        keep_tallies(tmp_path, engine.project.root, in_vain("model", 899).calibration)
    assert wanted == [[8], [1], [8]]
    assert kept_tallies(tmp_path, engine.project.root).judged("model") == 3 * 899 + 2


async def test_a_lemma_that_comes_later_is_not_even_tried(engine: Engine) -> None:
    events: list[Event] = []
    await engine.prove(place(engine, "step"), Budget(60), events.append)
    assert "secret_spec" in tried(events)
    assert "late" not in tried(events)


async def test_a_lemma_that_is_not_finished_is_not_used_where_it_is_not_needed(engine: Engine) -> None:
    text = FILE.replace("theorem step", "theorem gap (n : Nat) : secret (n + 2) = secret n := by sorry\n\ntheorem step")
    [hole] = [h for h in find_holes(engine.project.root / "File.lean", text) if h.declaration.name == "step"]
    events: list[Event] = []
    result = await engine.prove(hole, Budget(60), events.append)
    assert result.status is OutcomeStatus.PROVED
    assert "sorryAx" not in result.axioms
    assert result.open_lemmas == ()
    assert "gap" not in result.proof
    assert "gap" in tried(events)


async def test_a_lemma_of_an_open_namespace_is_called_by_its_short_name(engine: Engine) -> None:
    text = (
        "namespace Deep.Down\ndef Odd (f : Nat → Nat) : Prop := ∀ n, f n = n\n"
        "theorem odd_spec (f : Nat → Nat) (n : Nat) (h : Odd f) : f n = n := h n\n"
        "theorem t (f : Nat → Nat) (h : Odd f) : f 5 = 5 := by\n  sorry\nend Deep.Down\n"
    )
    [hole] = find_holes(engine.project.root / "File.lean", text)
    known = [k async for k in engine.suggest(hole, 10)][-1]
    assert any("odd_spec" in s.tactic and s.status is Verdict.CLOSES for s in known.suggestions)
    assert not any("Deep" in s.tactic for s in known.suggestions)


async def test_lemmas_of_the_library_are_offered(engine: Engine) -> None:
    text = "theorem t (a b c : Nat) (h : a ∣ b) : a ∣ b * c := by\n  sorry\n"
    [hole] = find_holes(engine.project.root / "File.lean", text)
    known = [k async for k in engine.suggest(hole, 10)][-1]
    offered = [s for s in known.suggestions if "Nat.dvd_mul_right_of_dvd" in s.tactic and s.source == "premises"]
    assert any(s.status is Verdict.CLOSES for s in offered)


async def test_lemmas_of_an_imported_file_are_used(tmp_path: Path, toolchain: Toolchain) -> None:
    (tmp_path / "Base.lean").write_text(
        "opaque secret : Nat → Nat\n"
        "axiom secret_spec (n : Nat) : secret (n + 1) = secret n\n"
        "theorem gap (n : Nat) : secret (n + 1 + 1) = secret n := by sorry\n"
        "private theorem hidden (n : Nat) : secret (n + 1) = secret n := secret_spec n\n"
    )
    code, _, errors = await run(
        [str(toolchain.lean), "-o", "Base.olean", "Base.lean"],
        cwd=tmp_path,
        environment=toolchain.environment,
        seconds=60,
    )
    assert code == 0, errors
    path = os.pathsep.join([str(tmp_path), toolchain.environment["LEAN_PATH"]])
    compiled = replace(toolchain, environment={**toolchain.environment, "LEAN_PATH": path})
    text = (
        "import Base\ntheorem uses_axiom : secret 1 = secret 0 := secret_spec 0\n"
        "theorem t (n : Nat) : secret (n + 1 + 1) = secret n := by\n  sorry\n"
    )
    [hole] = find_holes(tmp_path / "File.lean", text)
    events: list[Event] = []
    engine = Engine(find_project(tmp_path / "File.lean"), compiled)
    try:
        result = await engine.prove(hole, Budget(20), events.append)
    finally:
        await engine.close()
    assert result.status is OutcomeStatus.PROVED
    assert "secret_spec" in result.proof
    assert "gap" not in result.proof
    assert "hidden" not in tried(events)


async def test_axioms_are_told_by_declaration(engine: Engine) -> None:
    axioms = await engine.axioms(engine.project.root / "File.lean", FILE, 60)
    assert axioms["uses_axiom"] == ("secret_spec",)
    assert "sorryAx" in axioms["early"]


def children() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True)}


def left_over(before: set[int]) -> list[psutil.Process]:
    """What runs below that did not before, after the time that ending may take."""
    new = [process for process in psutil.Process().children(recursive=True) if process.pid not in before]
    psutil.wait_procs(new, timeout=10)
    return [p for p in new if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]


async def test_closing_leaves_no_process(tmp_path: Path) -> None:
    (tmp_path / "File.lean").write_text(FILE)
    before = children()
    async with Engine.open(tmp_path / "File.lean") as engine:
        await engine.goals(place(engine, "early"))
        assert children() - before
    assert left_over(before) == []


async def test_closing_after_a_search_was_cancelled_leaves_no_process(tmp_path: Path) -> None:
    (tmp_path / "File.lean").write_text(FILE)
    before = children()
    searching = asyncio.Event()

    def listen(event: Event) -> None:
        if isinstance(event, NodeOpened):
            searching.set()

    async with asyncio.timeout(60), Engine.open(tmp_path / "File.lean") as engine:
        task = asyncio.create_task(engine.prove(place(engine, "step"), Budget(60), listen))
        await searching.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert left_over(before) == []


async def test_an_engine_that_was_asked_nothing_starts_and_leaves_nothing(tmp_path: Path) -> None:
    before = children()
    async with Engine.open(tmp_path):
        assert children() <= before
    assert children() <= before


async def test_where_an_encoder_cannot_be_used_it_is_said_and_words_and_terms_go_on(tmp_path: Path) -> None:
    (tmp_path / "File.lean").write_text(FILE)
    async with Engine.open(tmp_path, settings=Settings(encoder="nonsense")) as engine:
        [warning] = engine.warnings
        assert "there is no encoder nonsense" in warning
        found = await engine.premises_about("(xs : List Nat) : chain xs [] = xs", 5)
        assert "chain_nil" in {one.premise.name for one in found}
        assert engine.warnings == (warning,)


async def test_files_are_read_once_for_all_questions_about_statements_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def noted(path: Path) -> str:
        read.append(path)
        return read_plain(path)

    monkeypatch.setattr(prover_context, "read_plain", noted)
    file = tmp_path / "File.lean"
    file.write_text(FILE)
    async with Engine.open(tmp_path) as engine:
        for _ in range(2):
            found = await engine.premises_about("(xs : List Nat) : chain xs [] = xs", 5)
            assert "chain_nil" in {one.premise.name for one in found}
        assert read == [file]
        file.write_text(FILE.replace("chain_nil", "chain_empty"))
        found = await engine.premises_about("(xs : List Nat) : chain xs [] = xs", 5)
        assert "chain_empty" in {one.premise.name for one in found}
        assert read == [file, file]
