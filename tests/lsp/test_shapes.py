"""The shapes of messages: a value of another shape is told apart. What the server sends is held against them in every
session of the tests."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from lsp import messages
from lsp.shapes import SteerAction
from lsp.steering import ACTIONS
from tests.lsp.conformity import ANSWERS, check

STATUS = {
    "state": "idle",
    "prover": "built-in",
    "lean": "",
    "leanInsteadOf": "",
    "running": [{"id": "job-1", "title": "Proving foo"}],
    "message": "",
    "hint": "",
}
DELTA = {
    "search": "search-1",
    "title": "foo",
    "uri": "file:///a.lean",
    "position": {"line": 1, "character": 2},
    "seconds": 0.5,
    "limit": 30,
    "resumed": False,
    "opened": [{"id": 0, "goals": ["⊢ True"], "depth": 0, "score": 0}],
    "edges": [],
    "withdrawn": [],
    "tried": [],
    "repeated": [],
    "refuted": [],
    "status": [{"id": 0, "status": "proved"}],
    "proof": "",
    "end": "",
}


def test_a_search_can_be_told_what_clients_know_of() -> None:
    assert get_args(SteerAction) == ACTIONS


def test_every_method_has_a_shape() -> None:
    methods = {value for name, value in vars(messages).items() if name.isupper() and isinstance(value, str)}
    assert methods == set(ANSWERS)


@pytest.mark.parametrize(("method", "value"), [(messages.STATUS, STATUS), (messages.TREE, DELTA)])
def test_what_has_the_shape_passes(method: str, value: dict[str, Any]) -> None:
    check(method, value)


@pytest.mark.parametrize(
    ("method", "value"),
    [
        (messages.STATUS, {**STATUS, "state": "asleep"}),
        (messages.STATUS, {**STATUS, "more": 1}),
        (messages.STATUS, {name: value for name, value in STATUS.items() if name != "hint"}),
        (messages.STATUS, {**STATUS, "prover": None}),
        (messages.STATUS, {**STATUS, "running": [{"id": 1, "title": ""}]}),
        (messages.TREE, {**DELTA, "end": "stale"}),
        (messages.TREE, {**DELTA, "opened": [{"id": True, "goals": [], "depth": 0, "score": 0}]}),
        (messages.TREE, {**DELTA, "status": [{"id": 0, "status": "lost"}]}),
    ],
)
def test_what_has_another_shape_is_found(method: str, value: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match=method):
        check(method, value)
