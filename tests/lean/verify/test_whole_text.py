"""A candidate in its file with nothing left open: no error for a right one, an error for a wrong one, at every place."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import pytest

from assistant.lean.places import Place, find_holes
from assistant.lean.scratch import ScratchPool
from assistant.lean.verify.whole_text import HOLE, WholeText, stand_in, whole_text
from tests.lean.verify.conftest import Prover
from tests.lean.verify.test_cursors import AND, CALC, CURSORS, HALF, LINES, NAT, RIGHT, P
from tests.lean.verify.test_cursors import typed as typed_at_cursor
from tests.lean.verify.test_places import PLACES
from tests.lean.verify.test_shared_places import ONE, SEVERAL

pytestmark = pytest.mark.asyncio(loop_scope="module")

STAND = stand_in("_trial_stand_in")

UNFINISHED = {
    "a first bullet": f"{AND} := by\n  constructor\n  · ▮\n",
    "a first bullet among two": f"{AND} := by\n  constructor\n  · ▮\n  · sorry\n",
    "the middle of a proof": f"{P} := by\n  skip\n  ▮\n  exact undefinedThing\n",
    "before a tactic": f"{P} := by\n  ▮exact undefinedThing\n",
    "an alternative": f"{NAT} := by\n  cases n with\n  | zero => ▮\n  | succ n => sorry\n",
    "an alternative with more in it": f"{NAT} := by\n  cases n with\n  | zero =>\n    skip\n    ▮\n  | succ n =>\n    have : True := sorry\n    sorry\n",
    "an alternative before more": f"{NAT} := by\n  cases n with\n  | zero => ▮\n  | succ n => sorry\n  exact undefinedThing\n",
    "have before what is not written": f"{AND} := by\n  have h : p := by\n    ▮\n",
    "have before a goal that is left": f"{AND} := by\n  constructor\n  have h : p := by ▮\n  exact h\n",
    "a step of calc before holes": f"{CALC} := calc\n  a = b := by ▮\n  _ = c := by sorry\n",
    "a field before a hole": f"{AND} where\n  left := by ▮\n  right := sorry\n",
    "a bracket that is open": f"{P} := by\n  exact id (by ▮\n",
    "a term in brackets": f"{AND} := by\n  constructor\n  exact id (by ▮)\n",
    "nested brackets": f"{AND} := by\n  exact And.intro (by exact id (by ▮)) (by exact hq)\n",
    "where before a hole": f"{AND} := ⟨f, g⟩\nwhere\n  f : p := by ▮\n  g : q := sorry\n",
    "mutual": f"mutual\n{P} := by\n  ▮\ntheorem u : True := by\n  sorry\nend\n",
    "decreasing_by": f"{HALF}decreasing_by\n  skip\n  ▮\n",
    "all_goals": f"{AND} := by\n  constructor\n  all_goals\n    skip\n    ▮\n",
    "behind a sequence": f"{P} := by\n  skip; ▮\n  exact undefinedThing\n",
    "case": f"{AND} := by\n  constructor\n  case left =>\n    ▮\n",
    "below a hole": f"{P} := by\n  have h : True := sorry\n  have k : True := by sorry\n  ▮\n",
    "CRLF": f"{AND} := by\n  constructor\n  · ▮\n  · sorry\n".replace("\n", "\r\n"),
}  # fmt: skip
HOLES = {**PLACES, **SEVERAL, **ONE}
ALREADY_WRONG = {"with an error above", "with an error below in the same proof", "with text that does not parse below"}


async def errors(pool: ScratchPool, whole: WholeText) -> list[str]:
    """What Lean has against the command, and, when it has nothing, that the text before it ends and parses."""
    text = whole.text[: whole.command.end] + "\n"
    async with pool.lease(text) as scratch:
        said = (await scratch.elaborate(text, 60)).diagnostics
    first = text.count("\n", 0, whole.command.start)
    found = [d.message for d in said if d.is_error and d.start.line >= first]
    assert not any(d.severity == 2 and "sorry" in d.message and d.start.line >= first for d in said) or found, text
    return [message for message in found if "Equation is equivalent" not in message]


def place_in(prover: Prover, name: str) -> Place:
    from assistant.lean.cursor import typed_at

    if name in HOLES:
        return find_holes(prover.path, HOLES[name])[0]
    if name in CURSORS:
        return typed_at_cursor(prover, name).place
    text = UNFINISHED[name]
    return typed_at(prover.path, text.replace("▮", ""), text.index("▮")).place


ALL = [*(name for name in HOLES if name not in ALREADY_WRONG), *CURSORS, *UNFINISHED]


@pytest.mark.parametrize("name", ALL)
async def test_lean_has_nothing_against_a_right_candidate_at(prover: Prover, pool: ScratchPool, name: str) -> None:
    place = place_in(prover, name)
    for candidate in (f"{RIGHT} | exact ⟨hp, hq⟩", f"{LINES}\n| exact ⟨hp, hq⟩", "skip"):
        whole = whole_text(place, candidate, STAND)
        assert await errors(pool, whole) == [], whole.text


SWALLOWED = {"<;> try", "all_goals try", "<;> first", "repeat", "repeat on lines", "repeat'", "iterate without a number",
             "any_goals", "any_goals first", "solve", "try", "try in a sequence", "try on lines", "first", "first on lines",
             "first in first", "have by try", "try and a term", "conv", "try before a line"}  # fmt: skip
"""Places where an error is what the file asks for: the trial sees it."""


@pytest.mark.parametrize("name", [name for name in ALL if name not in SWALLOWED])
async def test_lean_objects_to_a_wrong_candidate_at(prover: Prover, pool: ScratchPool, name: str) -> None:
    place = place_in(prover, name)
    whole = whole_text(place, "exact undefinedName", STAND)
    assert any("undefinedName" in message for message in await errors(pool, whole)), whole.text


@pytest.mark.parametrize("name", ALL)
async def test_the_candidate_is_where_it_is_said_to_be(prover: Prover, name: str) -> None:
    place = place_in(prover, name)
    whole = whole_text(place, "exact undefinedName", STAND)
    inside = whole.text[whole.candidate.start : whole.candidate.end]
    assert "exact undefinedName" in inside
    assert whole.text[: whole.command.start].rstrip(" ").endswith(STAND.declaration + "\n")
    assert whole.text.startswith(place.text[: place.declaration.command.start])
    below = place.text[max(place.declaration.command.end, place.span.end) :]
    assert whole.text.endswith(below.strip() and below)


@pytest.mark.parametrize("name", ALL)
async def test_for_the_judge_nothing_before_the_place_moves(prover: Prover, name: str) -> None:
    place = place_in(prover, name)
    whole = whole_text(place, "exact undefinedName", HOLE)
    assert whole.text.startswith(place.text[: place.declaration.command.start])
    assert whole.command.start == place.declaration.command.start
    signature = place.text[place.declaration.keyword.start : place.declaration.signature_end]
    assert whole.text[place.declaration.keyword.start :].startswith(signature)
