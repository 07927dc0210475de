"""A search that is steered: one state expanded, pruned or gone on from, and tactics of the user's own."""

from __future__ import annotations

from typing import Any

import pytest
from pygls.exceptions import JsonRpcException

from tests.lsp.session import Editor, plain

pytestmark = pytest.mark.asyncio(loop_scope="module")

SQUARE = "theorem square : ∃ n : Nat, n * n = 1522756 := by\n  sorry\n"


async def searched(ed: Editor, uri: str, mark: str = "sorry -- open", seconds: float = 1) -> dict[str, Any]:
    """The tree of a search that ended without a proof, but not without any states: a busy machine gets more time."""
    for patience in (1, 4, 16):
        at = ed.document(uri, ed.at(uri, mark))
        answer = await ed.request("assistant/prove", **at, seconds=patience * seconds)
        tree = dict(await ed.request("assistant/tree", search=answer["holes"][0]["search"]))
        if any(edge["children"] for edge in tree["edges"]) or mark == "sorry":
            break
    return tree


def statuses(tree: dict[str, Any]) -> dict[int, str]:
    return {item["id"]: item["status"] for item in tree["status"]}


def open_child(tree: dict[str, Any]) -> int:
    """A state below the goal that is not proved yet."""
    below = (number for edge in tree["edges"] if edge["node"] == 0 for number in edge["children"])
    return next(number for number in below if number != 0 and statuses(tree).get(number, "open") == "open")


async def test_a_tactic_of_ones_own_ends_a_search_that_found_nothing(ed: Editor) -> None:
    uri = ed.open("Square.lean", SQUARE)
    tree = await searched(ed, uri, "sorry", 0.5)
    assert tree["end"] != "proved"
    ed.refreshed.clear()
    own = {"search": tree["search"], "action": "try", "tactic": "exact ⟨1234, rfl⟩"}
    steered = await ed.request("assistant/steer", **own, partialResultToken="own-1")
    assert (steered["end"], steered["proof"], steered["inserted"]) == ("proved", "exact ⟨1234, rfl⟩", True)
    assert "= 1522756 := by\n  exact ⟨1234, rfl⟩" in ed.texts[uri]
    await ed.until(lambda: "lenses" in ed.refreshed, "lenses that are drawn again")
    first, *later = ed.streams["own-1"]
    assert first["resumed"]
    assert not any(delta["resumed"] for delta in later)
    assert any(tried["source"] == "you" for delta in later for tried in delta["tried"])
    assert (first["uri"], first["position"]["line"]) == (uri, 1)


async def test_what_lean_refuses_is_told_and_changes_nothing(ed: Editor, uri: str) -> None:
    tree = await searched(ed, uri)
    before = ed.texts[uri]
    steered = await ed.request("assistant/steer", search=tree["search"], action="try", tactic="exact nonsense")
    assert (steered["proof"], steered["inserted"], ed.texts[uri]) == ("", False, before)
    after = await ed.request("assistant/tree", search=tree["search"])
    [mine] = [tried for tried in after["tried"] if tried["source"] == "you"]
    assert (mine["tactic"], mine["verdict"]) == ("exact nonsense", "failed")
    assert mine["message"]


async def test_a_state_is_pruned_put_back_and_expanded(ed: Editor, uri: str) -> None:
    tree = await searched(ed, uri)
    search = tree["search"]
    child = open_child(tree)
    await ed.request("assistant/steer", search=search, action="prune", node=child)
    assert statuses(await ed.request("assistant/tree", search=search))[child] == "pruned"
    await ed.request("assistant/steer", search=search, action="restore", node=child)
    restored = await ed.request("assistant/tree", search=search)
    assert statuses(restored).get(child, "open") != "pruned"
    node = open_child(restored)
    await ed.request("assistant/steer", search=search, action="expand", node=node)
    expanded = await ed.request("assistant/tree", search=search)
    assert len(expanded["tried"]) > len(restored["tried"])


async def test_it_goes_on_from_a_state_for_as_long_as_it_is_given(ed: Editor, uri: str) -> None:
    tree = await searched(ed, uri)
    child = open_child(tree)
    asked = {"search": tree["search"], "action": "continue", "node": child, "seconds": 1}
    await ed.request("assistant/steer", **asked, partialResultToken="more-1")
    deltas = ed.streams["more-1"]
    assert deltas[0]["limit"] == pytest.approx(tree["seconds"] + 1, abs=0.01)
    assert {tried["node"] for delta in deltas for tried in delta["tried"]}.isdisjoint({0})
    assert deltas[-1]["end"]


async def test_a_search_that_runs_is_taken_over_and_goes_on(ed: Editor, uri: str) -> None:
    ed.trees.clear()
    _, proving = ed.begin("assistant/prove", **ed.document(uri, ed.at(uri, "sorry -- open")), seconds=300)
    await ed.until(lambda: any(delta["edges"] for delta in ed.trees), "the first states")
    search = ed.trees[0]["search"]
    number, steering = ed.begin("assistant/steer", search=search, action="prune", node=1)
    assert plain(await proving)["cancelled"]
    await ed.until(lambda: any(delta["resumed"] for delta in ed.trees), "the search that is steered")
    await ed.until(lambda: ed.trees[-1]["tried"], "what it tries")
    again = ed.begin("assistant/steer", search=search, action="restore", node=1)[1]
    ed.cancel(number)
    with pytest.raises(JsonRpcException):
        await steering
    assert plain(await again)["end"] == "cancelled"
    await ed.until(lambda: ed.statuses[-1]["running"] == [], "the end of the work")


async def test_a_search_that_nobody_keeps_says_what_to_do(ed: Editor) -> None:
    with pytest.raises(JsonRpcException, match="Search the hole again") as failed:
        await ed.request("assistant/steer", search="search-999", action="expand")
    assert plain(failed.value.data)["kind"] == "SearchForgotten"


@pytest.mark.parametrize(
    "wrong",
    [{"search": 7}, {"action": "fell"}, {"action": None}, {"node": -1}, {"node": 99_999}, {"action": "try"}],
    ids=repr,
)
async def test_parameters_that_are_wrong_are_named(ed: Editor, uri: str, wrong: dict[str, Any]) -> None:
    tree = await ed.request("assistant/tree")
    search = tree["search"] or (await searched(ed, uri))["search"]
    params = {"search": search, "action": "expand", "node": 0, **wrong}
    with pytest.raises(JsonRpcException) as failed:
        await ed.request("assistant/steer", **params)
    assert failed.value.code == -32602
    assert ("tactic" if wrong == {"action": "try"} else next(iter(wrong))) in failed.value.message
