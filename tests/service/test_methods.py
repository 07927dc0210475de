"""What travels for each method: every value that goes in or comes out arrives as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.codec import KIND, Codec, codec, pack, unpack
from assistant.editing import FoundPremise, Hole, Offers
from assistant.lean.diagnostics import Diagnostic
from assistant.lean.goals import Goal, GoalKind
from assistant.lean.verify.examination import Examination
from assistant.lean.verify.verdicts import Acceptance
from assistant.search.suggest import Suggestions
from assistant.search.tree import Event
from assistant.search.whole import WholeEvent
from assistant.service.methods import (
    METHODS,
    STATUS_RESULT,
    Accept,
    AcceptHole,
    AtPlace,
    AtPosition,
    EngineStatus,
    Examine,
    Explore,
    ForGoals,
    InText,
    Prove,
    Proved,
    ProveHoles,
    Steer,
    Suggest,
    Whole,
    WriteWhole,
)
from assistant.sorries.batch import Batch, BatchRequest
from assistant.sorries.text import HoleDone, HoleEvent
from tests.values import plain, values_of

NOTHING = type(None)
TYPES: dict[str, tuple[Any, Any, Any]] = {
    "goals": (AtPlace, tuple[Goal, ...], None),
    "suggest": (Suggest, NOTHING, Suggestions),
    "prove": (Prove, Proved, tuple[Event, ...]),
    "explore": (Explore, NOTHING, tuple[Event, ...]),
    "steer": (Steer, bool, None),
    "accept": (Accept, Acceptance, None),
    "axioms": (Whole, Mapping[str, tuple[str, ...]], None),
    "diagnostics": (Whole, tuple[Diagnostic, ...], None),
    "holes": (InText, tuple[Hole, ...], None),
    "kinds": (InText, tuple[GoalKind, ...], None),
    "hole_at": (AtPosition, Hole, None),
    "offers": (AtPosition, NOTHING, Offers),
    "goals_at": (AtPosition, tuple[Goal, ...], None),
    "premises_at": (AtPosition, tuple[FoundPremise, ...], None),
    "premises": (ForGoals, tuple[FoundPremise, ...], None),
    "prove_holes": (ProveHoles, NOTHING, HoleEvent),
    "accept_hole": (AcceptHole, HoleDone, None),
    "examine": (Examine, Examination, None),
    "write_whole": (WriteWhole, NOTHING, WholeEvent),
    "batch_start": (BatchRequest, Batch, None),
    "batch_stop": (NOTHING, Batch, None),
    "batch_watch": (NOTHING, NOTHING, Batch),
}
"""Of each method what goes in, what comes out in the end, and what is streamed."""
CODECS: list[tuple[str, Codec, Any]] = [
    (f"{name} {role}", part, kind)
    for name, kinds in TYPES.items()
    for role, part, kind in zip(
        ("parameters", "result", "items"),
        (METHODS[name].parameters, METHODS[name].result, METHODS[name].items),
        kinds,
        strict=True,
    )
    if part is not None
]


def test_every_method_is_specified_here() -> None:
    assert TYPES.keys() == METHODS.keys()
    assert {name for name, method in METHODS.items() if method.items is not None} == {
        name for name, (_, _, items) in TYPES.items() if items is not None
    }


def test_searches_wait_for_a_slot_and_nothing_else_does() -> None:
    assert {name for name, method in METHODS.items() if method.batch} == {"prove", "prove_holes", "write_whole"}


@pytest.mark.parametrize(("part", "kind"), [c[1:] for c in CODECS], ids=[c[0] for c in CODECS])
def test_what_is_written_is_read(part: Codec, kind: Any) -> None:
    @settings(max_examples=20, deadline=None)
    @given(values_of(kind))
    def holds(value: Any) -> None:
        assert part.read(unpack(pack(part.write(value)))) == value

    holds()


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([part for _, part, _ in CODECS]), plain)
def test_what_is_something_else_is_refused(part: Codec, value: Any) -> None:
    try:
        found = part.read(unpack(pack(value)))
    except ValueError:
        return
    assert part.read(unpack(pack(part.write(found)))) == found


@settings(max_examples=30, deadline=None)
@given(values_of(EngineStatus))
def test_a_status_is_read_as_it_was_written(status: EngineStatus) -> None:
    assert STATUS_RESULT.read(unpack(pack(STATUS_RESULT.write(status)))) == status


@pytest.mark.parametrize("kind", [Event, HoleEvent], ids=["Event", "HoleEvent"])
def test_a_newer_kind_of_event_is_refused_rather_than_taken_for_another(kind: Any) -> None:
    with pytest.raises(ValueError, match="Newer"):
        codec(kind).read({KIND: "Newer", "node": 1})
