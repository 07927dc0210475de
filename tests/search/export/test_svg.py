"""Trees as pictures, read by an XML parser."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import Goal
from assistant.search.export.outline import outline
from assistant.search.export.parts import all_goals, visible
from assistant.search.export.svg import LINE, lay_out, render
from assistant.search.store import TreeFile
from assistant.search.tree import Tree
from tests.search.export.trees import chain, fan, refuted, sample, texts, trees

NAMES = {"svg": "http://www.w3.org/2000/svg"}
TEXT = "{http://www.w3.org/2000/svg}text"


def boxes(picture: ET.Element) -> list[ET.Element]:
    """The groups that show a state."""
    return [group for group in picture.findall("svg:g", NAMES) if group.find("svg:rect", NAMES) is not None]


def words(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(TEXT)]


@given(tree=trees(), title=texts)
def test_every_tree_is_well_formed_xml_with_all_its_states(tree: Tree, title: str) -> None:
    picture = ET.fromstring(render(tree, title).encode("utf-8"))
    assert len(boxes(picture)) == len(tree.nodes)
    assert {element.tag.rpartition("}")[2] for element in picture.iter()} <= {
        "svg", "title", "style", "text", "g", "rect", "path",
    }  # fmt: skip
    tooltips = [group.findtext("svg:title", "", NAMES) for group in boxes(picture)]
    for node in tree.nodes:
        assert any(tip.startswith(visible(all_goals(node.goals))) for tip in tooltips)


@given(tree=trees(), states=st.integers(1, 7))
def test_nothing_overlaps_and_children_stand_to_the_right(tree: Tree, states: int) -> None:
    view = outline(tree, states=states, dead_ends=1)
    spots = lay_out(view, {row.id: "x" * (row.id % 7) for row in view.rows}, top=0.0)
    taken: dict[float, list[float]] = {}
    for row in view.rows:
        taken.setdefault(spots[row.id].x, []).append(spots[row.id].y)
        for child in row.children:
            assert spots[child].x > spots[row.id].end
    for heights in taken.values():
        ordered = sorted(heights)
        assert all(below - above >= LINE for above, below in pairwise(ordered))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert render(sample(), "title") == render(Tree(sample().events), "title")


def test_the_sample_marks_its_proof_and_tells_statuses_by_signs() -> None:
    picture = ET.fromstring(render(sample(), "Both.lean:3:5"))
    assert words(picture)[0] == "Both.lean:3:5"
    on_path = [text.text for text in picture.iter(TEXT) if text.get("class", "").endswith(" path")]
    assert on_path == ["✓ ⊢ p ∧ q", "constructor", "✓ ⊢ p", "exact hp ✓ ∎", "✓ ⊢ q", "exact hq ✓ ∎"]
    signs: dict[str, set[str]] = {}
    for group in boxes(picture):
        box = group.find("svg:rect", NAMES)
        assert box is not None
        signs.setdefault(box.attrib["class"].split()[1], set()).add(group.findtext("svg:text", "", NAMES)[0])
    assert signs == {"proved": {"✓"}, "exhausted": {"✗"}, "open": {"○"}, "pruned": {"⊘"}}


def test_what_is_false_is_told_apart_with_its_counterexample() -> None:
    first, *_ = boxes(ET.fromstring(render(refuted(), "")))
    box = first.find("svg:rect", NAMES)
    assert box is not None
    assert box.attrib["class"].split()[1] == "refuted"
    assert first.findtext("svg:text", "", NAMES)[0] == "⊥"
    assert "false for n = 0\n\nexample : ¬" in first.findtext("svg:title", "", NAMES)


def test_long_goals_are_clipped_and_whole_in_the_tooltip() -> None:
    target = "a " * 200 + "= b"
    tree = fan([])
    tree.nodes[0].goals = (Goal("", (), target),)
    [box] = boxes(ET.fromstring(render(tree, "")))
    assert box.findtext("svg:text", "", NAMES).endswith("…")
    assert len(box.findtext("svg:text", "", NAMES)) < 60
    assert target in box.findtext("svg:title", "", NAMES)


def test_a_picture_of_a_large_tree_is_limited_and_says_so() -> None:
    picture = ET.fromstring(render(chain(300), "", states=50))
    assert len(boxes(picture)) == 50
    assert "50 states shown, 250 left out" in words(picture)
    assert "… 1 state left out" in words(picture)
    assert not any("left out" in word for word in words(ET.fromstring(render(chain(50), "", states=50))))


def test_everything_is_inside_the_picture() -> None:
    picture = ET.fromstring(render(sample(), "t" * 300))
    width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
    for box in picture.iter(f"{{{NAMES['svg']}}}rect"):
        assert float(box.get("x", -1)) >= 0
        assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width
        assert float(box.get("y", 0)) + float(box.get("height", 0)) <= height


def test_a_recorded_search_is_a_picture(recorded: TreeFile) -> None:
    picture = ET.fromstring(render(recorded.tree, recorded.title))
    assert "✓ ⊢ a + b = b + a" in words(picture)
