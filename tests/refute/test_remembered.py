"""What came of counterexamples is remembered as long as it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.goals import Goal, parse_goals
from assistant.lean.places import Place, find_holes
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.refute.refuter import TIME_OVER
from assistant.refute.remembered import REMEMBERED, Refutations

pytestmark = pytest.mark.asyncio

GOAL = parse_goals("n : Nat\n⊢ n = 0")[0]


class Asked:
    """Answers the same every time, and counts."""

    def __init__(self, answer: Refutation | NotRefuted) -> None:
        self.answer = answer
        self.times = 0

    async def refute(self, _place: Place, _goal: Goal, _seconds: float) -> Refutation | NotRefuted:
        self.times += 1
        return self.answer


def place(below: str = "", name: str = "t") -> Place:
    return find_holes(Path("A.lean"), f"theorem {name} (n : Nat) : n = 0 := by\n  sorry\n{below}")[0]


async def test_the_same_question_is_asked_once() -> None:
    asked = Asked(NotRefuted("nothing was found"))
    known = Refutations()
    assert await known.refute(asked.refute, place(), GOAL, 1.0, 0) == await known.refute(
        asked.refute, place("\ndef x := 1\n"), GOAL, 5.0, 0
    )
    assert asked.times == 1


async def test_another_text_above_or_another_build_is_another_question() -> None:
    asked = Asked(NotRefuted("nothing was found"))
    known = Refutations()
    for where, build in ((place(), 0), (place(), 1), (place(name="s"), 0)):
        await known.refute(asked.refute, where, GOAL, 1.0, build)
    assert asked.times == 3


async def test_with_more_time_it_is_looked_for_again_where_time_was_over() -> None:
    asked = Asked(NotRefuted(TIME_OVER))
    known = Refutations()
    await known.refute(asked.refute, place(), GOAL, 1.0, 0)
    await known.refute(asked.refute, place(), GOAL, 1.0, 0)
    assert asked.times == 1
    await known.refute(asked.refute, place(), GOAL, 2.0, 0)
    assert asked.times == 2


async def test_what_is_remembered_is_bounded() -> None:
    asked = Asked(NotRefuted("nothing was found"))
    known = Refutations()
    for number in range(REMEMBERED + 1):
        await known.refute(asked.refute, place(), GOAL, 1.0, number)
    await known.refute(asked.refute, place(), GOAL, 1.0, 0)
    assert asked.times == REMEMBERED + 2
