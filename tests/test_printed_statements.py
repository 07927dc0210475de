"""What lemmas say that stand nowhere in the sources is printed by Lean, and used."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.diagnostics import INFORMATION, Diagnostic
from assistant.lean.goals import parse_goal
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import WirePosition
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain
from assistant.premises.premise import Premise, ScoredPremise
from assistant.printed_statements import PrintedStatements, commands_behind, is_silent, printed_statement
from tests.mathlib_stand_in import mathlib_stand_in

in_one_loop = pytest.mark.asyncio(loop_scope="module")

TWICE = "import Mathlib\n\ntheorem t (a : Nat) (h : a = 4) : a.twice = 8 := by\n  sorry\n"
GOAL = parse_goal("a : Nat\nh : a = 4\n⊢ a.twice = 8")
PATIENT, AT_ONCE = 60.0, 0.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    root = tmp_path_factory.mktemp("project")
    engine = Engine(find_project(root), mathlib_stand_in(toolchain, tmp_path_factory.mktemp("mathlib")))
    yield engine
    await engine.close()


@pytest_asyncio.fixture(loop_scope="module")
async def printed(engine: Engine) -> AsyncIterator[PrintedStatements]:
    statements = PrintedStatements(engine.pool)
    yield statements
    await statements.close()


def hole(engine: Engine, text: str = TWICE) -> Place:
    return find_holes(engine.project.root / "A.lean", text)[0]


def made(name: str, statement: str = "", kind: str = "theorem") -> ScoredPremise:
    return ScoredPremise(Premise(name, statement, kind, "Some.Module"), 1.0)


async def statements_of(printed: PrintedStatements, place: Place, *premises: ScoredPremise, seconds: float = PATIENT):
    return [scored.premise.statement for scored in await printed.added(place, premises, seconds)]


@in_one_loop
async def test_a_lemma_that_a_command_of_a_library_made_says_what_it_says(engine: Engine) -> None:
    found = await engine.premises(hole(engine), (GOAL,), 50, PATIENT)
    said = {one.premise.name: one.premise.statement for one in found}
    assert said["Nat.twice_eq_double"] == "(m : Nat) : m.twice = 2 * m"


@in_one_loop
async def test_it_is_printed_as_the_file_would_write_it(engine: Engine, printed: PrintedStatements) -> None:
    inside = hole(engine, "open List\nnamespace Nat\ntheorem t : 1 = 1 := by\n  sorry\n")
    assert await statements_of(printed, inside, made("Nat.succ_ne_self"), made("List.map_nil")) == [
        "(n : Nat) : n.succ ≠ n",
        "{α : Type u_1} {β : Type u_2} {f : α → β} : map f [] = []",
    ]


@in_one_loop
async def test_what_the_sources_say_stays_and_is_not_asked_about(engine: Engine, printed: PrintedStatements) -> None:
    premises = (made("Nat.add_comm", "as written"), made("Nat", kind="inductive"))
    assert await printed.added(hole(engine), premises, PATIENT) == premises
    assert printed._known == {}


@in_one_loop
async def test_nobody_waits_longer_than_they_want(engine: Engine, printed: PrintedStatements) -> None:
    place, premise = hole(engine), made("Nat.add_comm")
    assert await statements_of(printed, place, premise, seconds=AT_ONCE) == [""]
    async with asyncio.timeout(PATIENT):
        while await statements_of(printed, place, premise, seconds=AT_ONCE) == [""]:  # noqa: ASYNC110 - elsewhere
            await asyncio.sleep(0.01)


@in_one_loop
async def test_lean_is_asked_once(engine: Engine, printed: PrintedStatements, monkeypatch: pytest.MonkeyPatch) -> None:
    once = await asyncio.gather(*(statements_of(printed, hole(engine), made("Nat.add_comm")) for _ in range(3)))
    assert once == [["(n m : Nat) : n + m = m + n"]] * 3
    monkeypatch.setattr(engine.pool, "lease", lambda _: pytest.fail("it was asked again"))
    assert await statements_of(printed, hole(engine), made("Nat.add_comm"), made("nowhere", "said")) == [
        *once[0],
        "said",
    ]


@in_one_loop
async def test_what_lean_does_not_know_stays_silent_and_so_does_what_fails(
    engine: Engine, printed: PrintedStatements
) -> None:
    assert await statements_of(printed, hole(engine), made("Nat.nowhere"), made("Nat.le_refl")) == [
        "",
        "(n : Nat) : n ≤ n",
    ]
    broken = hole(engine, "import Nowhere\ntheorem t : 1 = 1 := by\n  sorry\n")
    assert await statements_of(printed, broken, made("Nat.lt_irrefl")) == [""]


@in_one_loop
async def test_what_could_not_be_told_is_not_asked_about_again_at_once(
    engine: Engine, printed: PrintedStatements, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = hole(engine, "import Nowhere\ntheorem t : 1 = 1 := by\n  sorry\n")
    assert await statements_of(printed, broken, made("Nat.lt_irrefl")) == [""]
    lease = engine.pool.lease
    monkeypatch.setattr(engine.pool, "lease", lambda _: pytest.fail("it was asked again"))
    assert await statements_of(printed, broken, made("Nat.lt_irrefl")) == [""]
    monkeypatch.setattr(engine.pool, "lease", lease)
    monkeypatch.setattr(printed, "_silent_until", {})
    assert await statements_of(printed, hole(engine), made("Nat.lt_irrefl")) == ["(n : Nat) : ¬n < n"]


def test_questions_stand_each_in_a_line_of_its_own() -> None:
    text, lines = commands_behind("import A\nopen B", ["a.b", "_root_.c"])
    assert [text.split("\n")[line] for line in lines] == ["#check _root_.a.b", "#check _root_.c"]
    assert text.startswith("import A\nopen B\n")


@pytest.mark.parametrize(
    ("message", "statement"),
    [
        ("Nat.le_refl (n : Nat) : n ≤ n", "(n : Nat) : n ≤ n"),
        ("le_refl.{u, v} {α : Type u}\n  (a : α) :\n  a ≤ a", "{α : Type u} (a : α) : a ≤ a"),
        ("le_refl : 1 ≤ 1", ": 1 ≤ 1"),
        ("le_reflexive (n : Nat) : n ≤ n", ""),
        ("something else", ""),
    ],
)
def test_the_name_is_taken_off_what_lean_prints(message: str, statement: str) -> None:
    at = WirePosition(3, 0)
    said = [Diagnostic(at, at, INFORMATION, message)]
    assert printed_statement(said, "Nat.le_refl", 3) == statement
    assert printed_statement(said, "Nat.le_refl", 4) == ""


def test_names_with_line_breaks_are_not_asked_about() -> None:
    assert is_silent(made("a").premise)
    assert not is_silent(made("«a\nb»").premise)
