"""Trees as Graphviz text, read by a small reader of its grammar."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from hypothesis import given

from assistant.search.export.dot import quoted, render
from assistant.search.export.parts import visible
from assistant.search.store import TreeFile
from assistant.search.tree import Tree
from tests.search.export.trees import chain, fan, refuted, sample, texts, trees

TOKEN = re.compile(r'\s*(?:(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<word>[A-Za-z0-9_.]+)|(?P<sign>->|[{}\[\];,=]))')


def tokens(text: str) -> list[str]:
    """Errors: `AssertionError` for what is no token, an open quotation for one."""
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        assert match is not None, text[at : at + 80]
        found.append(match["text"] or match["word"] or match["sign"])
        at = match.end()
    return found


@dataclass
class Graph:
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def read(text: str) -> Graph:
    """The statements of a graph."""
    graph = Graph()
    head, name, opened, *rest, closed = tokens(text)
    assert (head, name, opened, closed) == ("digraph", "search", "{", "}")
    waiting = iter(rest)
    for first in waiting:
        assert re.fullmatch(r"[a-z]\w*", first), first
        sign = next(waiting)
        target = ""
        if sign == "->":
            target, sign = next(waiting), next(waiting)
        assert sign == "["
        attributes: dict[str, str] = {}
        while (key := next(waiting)) != "]":
            if key != ",":
                assert next(waiting) == "="
                attributes[key] = next(waiting)
        assert next(waiting) == ";"
        if target:
            graph.edges.append((first, target, attributes))
        elif first == "graph":
            graph.attributes = attributes
        elif first not in ("node", "edge"):
            assert first not in graph.nodes
            graph.nodes[first] = attributes
    return graph


def shown(label: str) -> str:
    """What Graphviz shows for a label: escapes, then entities."""
    lines = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "l" else match[1], label[1:-1])
    return html.unescape(lines)


@given(text=texts)
def test_a_label_shows_the_text_and_nothing_else(text: str) -> None:
    [token] = tokens(quoted(text))
    ends = "\n" if "\n" in text else ""
    assert shown(token) == visible(text) + ends


@given(tree=trees(), title=texts)
def test_every_tree_is_a_graph_with_its_states_and_tactics(tree: Tree, title: str) -> None:
    text = render(tree, title)
    text.encode("utf-8")
    graph = read(text)
    assert {name for name in graph.nodes if name.startswith("n")} == {f"n{node.id}" for node in tree.nodes}
    assert all({start, end} <= graph.nodes.keys() for start, end, _ in graph.edges)
    drawn = {(start, end) for start, end, _ in graph.edges}
    for node in tree.nodes:
        for edge in node.edges:
            if len(edge.children) == 1:
                assert (f"n{node.id}", f"n{edge.children[0]}") in drawn
            for child in edge.children:
                assert any(end == f"n{child}" for _, end in drawn)


def test_the_sample_with_its_proof_in_bold() -> None:
    graph = read(render(sample(), "Both.lean:3:5"))
    bold = {name for name, attributes in graph.nodes.items() if "penwidth" in attributes}
    assert bold == {"n0", "n1", "n2"}
    thick = [attributes for _, _, attributes in graph.edges if "penwidth" in attributes]
    assert {shown(attributes["label"]) for attributes in thick if "label" in attributes} == {
        "constructor", "exact hp", "exact hq",
    }  # fmt: skip
    assert shown(graph.attributes["label"]).startswith("Both.lean:3:5\nproved: 7 states")


def test_states_differ_by_sign_colour_and_outline() -> None:
    nodes = read(render(sample(), "")).nodes
    of_each = [nodes[name] for name in ("n0", "n4", "n5", "n6")]
    assert [shown(each["label"])[0] for each in of_each] == ["✓", "⊘", "○", "✗"]
    assert len({each["color"] for each in of_each}) == 4
    assert len({(each.get("style"), each.get("peripheries")) for each in of_each}) == 4


def test_what_is_false_is_told_apart_with_its_counterexample() -> None:
    nodes = read(render(refuted(), "")).nodes
    assert shown(nodes["n0"]["label"]).startswith("⊥")
    assert nodes["n0"]["color"] not in {
        each["color"] for each in read(render(sample(), "")).nodes.values() if "color" in each
    }
    assert "false for n = 0" in shown(nodes["n0"]["tooltip"])


def test_several_states_of_a_tactic_meet_in_a_point() -> None:
    graph = read(render(sample(), ""))
    [point] = [end for start, end, a in graph.edges if start == "n0" and a.get("label") == '"constructor"']
    assert graph.nodes[point]["shape"] == "point"
    assert {end for start, end, _ in graph.edges if start == point} == {"n1", "n2"}


def test_what_is_left_out_is_said_in_the_graph() -> None:
    graph = read(render(chain(30), "", states=10))
    assert "10 states shown, 20 left out" in shown(graph.attributes["label"])
    assert any("left out" in attributes["label"] for name, attributes in graph.nodes.items() if name.startswith("m"))
    graph = read(render(fan([-1.0] * 9), "", states=2))
    assert any("5 more tactics" in attributes["label"] for attributes in graph.nodes.values())


def test_a_recorded_search_is_a_graph(recorded: TreeFile) -> None:
    graph = read(render(recorded.tree, recorded.title))
    assert shown(graph.nodes["n0"]["label"]) == "✓ ⊢ a + b = b + a"
