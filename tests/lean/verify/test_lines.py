"""A lone CR ends a line to an editor and none to Lean; what is said about a place is right all the same."""

from __future__ import annotations

import pytest

from assistant.editing import hole_change, holes
from assistant.lean.places import find_holes, hole_at
from assistant.lean.positions import LeanText, SourceText
from assistant.lean.scratch import ScratchPool
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = (
    "/- one\rtwo\r-/\r\ntheorem t (p : Prop) (hp : p) : p := by\n  skip /- a\rb -/\n  have h := hp\n  sorry\n"
    "theorem u : 1 = 2 := by\n  rfl\n"
)
"""To an editor the hole is in line 7 (from 0), to Lean in line 4."""


async def test_lean_counts_its_lines_by_line_feeds(pool: ScratchPool) -> None:
    async with pool.lease(TEXT) as scratch:
        said = (await scratch.elaborate(TEXT, 60)).diagnostics
    [sorry] = [d for d in said if "sorry" in d.message]
    assert LeanText(TEXT).offset_of_wire(sorry.start.line, sorry.start.character) == TEXT.index("t (p")


async def test_an_edit_lands_where_the_hole_is_for_the_editor(prover: Prover) -> None:
    [hole] = holes(prover.path, TEXT)
    lines = TEXT.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = hole.range.start
    assert start.line == 7
    assert lines[start.line][start.character :] == "sorry"
    [place] = find_holes(prover.path, TEXT)
    change = hole_change(place, "exact hp")
    source = SourceText(TEXT)
    begin = source.offset_of_wire(change.range.start.line, change.range.start.character)
    end = source.offset_of_wire(change.range.end.line, change.range.end.character)
    assert TEXT[:begin] + change.text + TEXT[end:] == TEXT.replace("sorry", "exact hp")


async def test_the_command_line_names_the_same_line(prover: Prover) -> None:
    [place] = find_holes(prover.path, TEXT)
    [hole] = holes(prover.path, TEXT)
    assert (place.line, place.column) == (hole.range.start.line + 1, hole.range.start.character + 1)
    assert hole_at(prover.path, TEXT, place.line, place.column).span == place.span


async def test_verdicts_and_goals_are_about_the_place(prover: Prover) -> None:
    judged = await prover.judge(TEXT, "exact hp", "exact undefinedThing")
    assert [j.verdict.value for j in judged.values()] == ["closes", "failed"]
    assert (await prover.verifier.accept(prover.hole(TEXT), "exact h")).reasons == ()


async def test_messages_are_at_their_lines_of_the_proof(prover: Prover) -> None:
    found = await prover.verifier.examine(prover.hole(TEXT), "have k := hp\nexact undefinedThing")
    assert [(m.line, m.column) for m in found.errors] == [(2, 7)]
