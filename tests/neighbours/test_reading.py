"""What Lean says the goals between tactics are, and which proofs are none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.lean.project import find_project
from assistant.lean.scratch import ScratchPool
from assistant.lean.toolchain import Toolchain
from assistant.neighbours.reading import lessons
from assistant.neighbours.script import scripts
from assistant.neighbours.step import Lesson

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
namespace A
/-- Zero is least, 𝕜 or not. -/ theorem least (n : Nat) : 0 ≤ n ∧ n = n := by
  constructor
  · exact Nat.zero_le n
  · rfl
theorem broken (n : Nat) : n = 0 := by
  cases n
  · rfl
  · rfl
theorem hidden (p : Prop) : p := by
  exact (sorryAx p)
theorem after (p q : Prop) (hp : p) : p ∨ q := by cases (rfl : 1 = 1) <;> exact Or.inl hp
end A
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def read(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[dict[str, Lesson]]:
    root = Path(tmp_path_factory.mktemp("reading"))
    async with ScratchPool(toolchain, find_project(root)) as pool:
        yield {lesson.name: lesson async for lesson in lessons(pool, TEXT, scripts(TEXT), 60)}


def steps(lesson: Lesson) -> list[tuple[str, str, int]]:
    return [(step.goal.target, step.tactic, step.line) for step in lesson.steps]


async def test_every_tactic_is_told_with_the_first_goal_before_it(read: dict[str, Lesson]) -> None:
    assert steps(read["A.least"]) == [
        ("0 ≤ n ∧ n = n", "constructor", 1),
        ("0 ≤ n", "exact Nat.zero_le n", 2),
        ("n = n", "rfl", 3),
    ]
    assert read["A.least"].namespace == ("A",)
    assert [h.names for h in read["A.least"].steps[0].goal.hypotheses] == [("n",)]


async def test_so_are_tactics_that_follow_everywhere(read: dict[str, Lesson]) -> None:
    assert steps(read["A.after"])[-1] == ("p ∨ q", "exact Or.inl hp", 0)


async def test_a_proof_that_lean_refuses_or_that_hides_a_hole_teaches_nothing(read: dict[str, Lesson]) -> None:
    assert steps(read["A.broken"]) == []
    assert steps(read["A.hidden"]) == []
    assert steps(read["A.after"])
