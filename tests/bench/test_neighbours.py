"""How it is measured what finished proofs propose: what counts as found, and that nothing learns from what is later."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bench.neighbours import NoProofs, ReadFile, measure, normal, run_neighbours
from assistant.lean.goals import parse_goal
from assistant.lean.project import find_project
from assistant.lean.toolchain import Toolchain, silent
from assistant.neighbours.step import Lesson
from tests.neighbours.steps import lesson


def read(*lessons: Lesson) -> ReadFile:
    return ReadFile("File", tuple(enumerate(lessons, 1)), frozenset())


SUM = "a b : Nat\n⊢ a + b = b + a"
OTHER = "x y : Nat\n⊢ x + y = y + x"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        pytest.param((SUM, "omega"), (OTHER, "omega"), (0.5, 0.5), id="the same"),
        pytest.param((SUM, "exact f a b"), (OTHER, "exact f x y"), (0.5, 0.5), id="in the names at hand"),
        pytest.param((SUM, "exact f a b"), (OTHER, "exact f y y"), (0.0, 0.5), id="but for names"),
        pytest.param((SUM, "omega"), (OTHER, "rfl"), (0.0, 0.0), id="another one"),
    ],
)
def test_only_what_stands_before_teaches(
    first: tuple[str, str], second: tuple[str, str], found: tuple[float, float]
) -> None:
    report = measure([read(lesson(first, name="one"), lesson(second, name="two"))], silent)
    row = report.rows["neighbours"]
    assert (report.steps, row.written, row.but_for_names) == (2, *found)


def test_a_proof_does_not_teach_itself() -> None:
    report = measure([read(lesson((SUM, "omega"), (OTHER, "omega")))], silent)
    assert report.rows["neighbours"].but_for_names == 0.0


def test_what_is_used_most_is_the_floor() -> None:
    many = [lesson((f"⊢ f{number} = {number}", "simp"), name=f"t{number}") for number in range(4)]
    report = measure([read(*many)], silent)
    assert report.rows["most used"].written == 0.75


def test_a_tactic_is_compared_in_one_line() -> None:
    goal = parse_goal("h : p\n⊢ q")
    assert normal("exact\n  h.symm", goal, names=True) == "exact h .symm"
    assert normal("exact  h.symm", goal, names=False) == "exact · .symm"


async def test_the_proofs_of_a_folder_are_read_in_the_order_of_their_imports(
    tmp_path: Path, toolchain: Toolchain
) -> None:
    proof = "theorem {} (a b : Nat) : a + b = b + a := by\n  exact Nat.add_comm a b\n"
    (tmp_path / "Z.lean").write_text(proof.format("one") + proof.format("two"))
    (tmp_path / "Broken.lean").write_text("import Nowhere\n" + proof.format("three"))
    told: list[str] = []
    report = await run_neighbours(toolchain, find_project(tmp_path), tmp_path, told.append)
    assert (report.files, report.proofs, report.steps) == (1, 2, 2)
    assert report.rows["neighbours"].written == 0.5
    assert any("Nowhere" in message for message in told)


async def test_a_folder_without_files_is_told(tmp_path: Path, toolchain: Toolchain) -> None:
    with pytest.raises(NoProofs, match="no Lean files"):
        await run_neighbours(toolchain, find_project(tmp_path), tmp_path, silent)
