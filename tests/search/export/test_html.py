"""Trees as pages, read by an HTML parser."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

from assistant.search.export.html import embedded, render
from assistant.search.export.parts import one_line, visible
from assistant.search.store import TreeFile
from assistant.search.tree import CandidateTried, ProofJudged, Tree
from tests.search.export.trees import NEGATION, chain, fan, refuted, sample, texts, trees

TAGS = set(
    "html head meta title style body header h1 p pre button span noscript main section form input output div "
    "script".split()
)


class Page(HTMLParser):
    """A page taken apart: its tags, and the text in each element that has an id or a name of its own."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self._inside.append(str(dict(attrs).get("id") or tag))
            self.texts.setdefault(self._inside[-1], []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside[-1]][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def data(self) -> Any:
        return json.loads(self.texts["data"][0])


@given(tree=trees(), title=texts)
def test_no_text_becomes_markup(tree: Tree, title: str) -> None:
    text = render(tree, title)
    text.encode("utf-8")
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= TAGS
    assert len(page.attributes("script")) == 2
    assert page.texts["title"] == page.texts["h1"] == [one_line(title) or "Proof search"]
    assert len(page.data["document"]["nodes"]) == len(tree.nodes)
    accepted = [event.proof for event in tree.events if isinstance(event, ProofJudged) and event.accepted]
    assert ("negation" in page.texts) == bool(tree.refuted)
    if accepted and accepted[-1] and not tree.refuted:
        assert page.texts["proof"] == [visible(accepted[-1])]
    else:
        assert "proof" not in page.texts


@given(text=texts)
def test_embedded_text_ends_no_script_and_comes_back(text: str) -> None:
    shown = embedded(text)
    assert not set("<>&") & set(shown)
    assert json.loads(shown).encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;/script&gt;"])
def test_a_message_of_lean_cannot_break_out(text: str) -> None:
    tree = sample()
    tree.nodes[0].tried[0] = CandidateTried(0, text, text, 0.0, text, text, 0.0)
    page = Page(render(tree, text))
    assert page.data["document"]["tried"][0]["message"] == text
    assert len(page.attributes("script")) == 2


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else() -> None:
    page = Page(render(sample(), "title"))
    [policy] = [a["content"] for a in page.attributes("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    [script], [style] = page.texts["script"], page.texts["style"]

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    assert dict(part.strip().split(" ", 1) for part in str(policy).split(";")) == {
        "default-src": "'none'",
        "script-src": hashed(script),
        "style-src": hashed(style),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_fetched_and_nothing_is_inline_in_a_tag() -> None:
    text = render(sample(), "title")
    page = Page(text)
    names = {name for _, attributes in page.tags for name in attributes}
    assert not names & {"src", "href", "style", "action", "srcset"}
    assert not any(name.startswith("on") for name in names)
    assert "http:" not in text
    assert "https:" not in text
    assert "@import" not in text
    assert "url(" not in text


def test_rows_name_the_edges_of_the_document() -> None:
    data = Page(render(sample(), "title")).data
    tactics = [data["document"]["edges"][row["edge"]] for row in data["rows"] if row["kind"] == "tactic"]
    assert [(edge["node"], edge["tactic"].split("\n")[0]) for edge in tactics] == [
        (0, "constructor"),
        (1, "exact hp"),
        (2, "exact hq"),
        (0, "apply And.symm"),
        (3, "apply And.symm"),
        (3, "exact lemma"),
        (3, "x"),
        (0, "exfalso"),
    ]


def test_a_limit_leaves_states_out() -> None:
    data = Page(render(chain(30), "", states=10)).data
    assert (len(data["document"]["nodes"]), data["document"]["left_out"]) == (10, 20)
    assert data["rows"][-1]["leftOut"] == 1


def test_a_page_without_a_proof_says_so() -> None:
    assert "No accepted proof." in "".join(Page(render(fan([]), "")).texts["p"])


def test_a_page_of_what_is_false_has_the_proof_of_the_negation() -> None:
    page = Page(render(refuted(), ""))
    assert page.texts["negation"] == [NEGATION]
    assert "false for n = 0" in "".join(page.texts["p"])
    assert "proof" not in page.texts


def test_a_recorded_search_is_a_page(recorded: TreeFile) -> None:
    page = Page(render(recorded.tree, recorded.title))
    assert page.texts["proof"] == [page.data["document"]["proof"]]
    assert page.data["document"]["nodes"][0]["goals"] == ["a b : Nat\n⊢ a + b = b + a"]
