"""Trees as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from assistant.search.export.json_tree import EdgeDocument, NodeDocument, TreeDocument, TriedDocument, render
from assistant.search.store import TreeFile
from assistant.search.tree import Tree
from tests.search.export.trees import NEGATION, chain, refuted, sample, texts, trees


def strictly(text: str) -> Any:
    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(text, parse_constant=refuse)


def as_json_holds_it(text: str) -> str:
    """Two halves of a pair side by side are a letter."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@given(tree=trees(), title=texts)
def test_every_text_comes_back_from_strict_json_in_utf8(tree: Tree, title: str) -> None:
    text = render(tree, title)
    document = strictly(text.encode("utf-8").decode("utf-8"))
    assert document["title"] == as_json_holds_it(title)
    assert [node["goals"] for node in document["nodes"]] == [
        [as_json_holds_it(goal.render()) for goal in node.goals] for node in tree.nodes
    ]
    assert [(e["node"], e["tactic"], e["source"], e["children"]) for e in document["edges"]] == [
        (node.id, as_json_holds_it(e.tactic), as_json_holds_it(e.source), list(e.children))
        for node in tree.nodes
        for e in node.edges
    ]
    assert [(t["node"], t["tactic"], t["verdict"], t["message"]) for t in document["tried"]] == [
        (node.id, *map(as_json_holds_it, (t.tactic, t.verdict, t.message))) for node in tree.nodes for t in node.tried
    ]


def test_the_sample_as_a_document() -> None:
    document = strictly(render(sample(), "Both.lean:3:5"))
    assert (document["title"], document["status"], document["seconds"]) == ("Both.lean:3:5", "proved", 1.5)
    assert (document["proof"], document["axioms"], document["left_out"]) == ("exact ⟨hp, hq⟩", ["propext"], 0)
    states = [(n["status"], n["visits"], n["depth"], n["pinned"], n["pruned"]) for n in document["nodes"]]
    assert states == [
        ("proved", 1, 0, False, False),
        ("proved", 0, 1, False, False),
        ("proved", 0, 1, False, False),
        ("proved", 0, 1, False, False),
        ("pruned", 0, 2, False, True),
        ("open", 0, 2, True, False),
        ("exhausted", 0, 1, False, False),
    ]
    assert [edge["tactic"] for edge in document["edges"] if edge["on_proof"]] == ["constructor", "exact hp", "exact hq"]
    assert document["tried"][0] == {
        "node": 0,
        "tactic": "rfl",
        "source": "portfolio",
        "others": [],
        "why": "",
        "verdict": "failed",
        "message": 'no "rfl" <here> & there',
        "milliseconds": 1.25,
    }


def test_a_state_that_is_false_says_for_what_and_why() -> None:
    document = strictly(render(refuted(), ""))
    assert (document["status"], document["proof"]) == ("refuted", "")
    assert [(n["status"], n["refuted"], n["negation"]) for n in document["nodes"]] == [
        ("refuted", "false for n = 0", NEGATION),
        ("refuted", "false", "exact fun c => absurd c (by decide)"),
        ("open", "", ""),
    ]


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        (TreeDocument, lambda document: document),
        (NodeDocument, lambda document: document["nodes"][0]),
        (EdgeDocument, lambda document: document["edges"][0]),
        (TriedDocument, lambda document: document["tried"][0]),
    ],
)
def test_the_fields_are_those_that_are_documented(kind: Any, some: Any) -> None:
    assert some(strictly(render(sample(), ""))).keys() == kind.__required_keys__


def test_a_limit_leaves_states_out_and_says_how_many() -> None:
    document = strictly(render(chain(10), "", states=4))
    assert [node["id"] for node in document["nodes"]] == [0, 1, 2, 3]
    assert document["left_out"] == 6


def test_the_way_without_a_proof_is_not_on_a_proof() -> None:
    assert not any(edge["on_proof"] for edge in strictly(render(chain(3), ""))["edges"])


def test_a_recorded_search_holds_a_proof_that_follows_its_edges(recorded: TreeFile) -> None:
    document = strictly(render(recorded.tree, recorded.title))
    assert document["title"].endswith("Easy.lean:7:5")
    assert document["proof"]
    assert set(document["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}
    assert document["candidates"] == len(document["tried"]) > 0
    waiting, edges = [0], [edge for edge in document["edges"] if edge["on_proof"]]
    while waiting:
        [edge] = [edge for edge in edges if edge["node"] == waiting.pop()]
        edges.remove(edge)
        waiting += edge["children"]
    assert not edges
