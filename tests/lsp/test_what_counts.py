"""What the server takes for a proof: data is not guessed, open lemmas are a condition, an author's axioms are named."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.lsp.session import Editor
from tests.lsp.test_code_lens import lenses
from tests.lsp.test_hover import hover
from tests.lsp.test_inline_completion import ghost_texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

GOOD = "opaque Good : Nat → Prop\n\n"
TEXT = (
    "def parse (s : String) : Option Nat := by\n  sorry\n\n"
    + GOOD
    + "@[simp] theorem gap : Good 8 := by\n  sorry\n\n"
    + "theorem main : Good 8 ∧ Good 8 := by\n  sorry\n\n"
    + "theorem again : Good 8 := by\n  sorry\n\n"
    + "axiom nb : Good 4\n\ntheorem by_axiom : Good 4 := by\n  sorry\n"
)
OPEN = "rests on `gap`, which is still open"


@pytest.fixture
def uri(ed: Editor, request: pytest.FixtureRequest) -> str:
    return ed.open(f"{request.node.name.split('[')[0].title().replace('_', '')}.lean", TEXT)


async def test_lenses_say_which_holes_are_data_as_soon_as_that_is_known(ed: Editor, uri: str) -> None:
    assert (await lenses(ed, uri))[0] == ("⊢ prove", "sorry")
    ed.refreshed.clear()
    await ed.until(lambda: "lenses" in str(ed.refreshed), "news about lenses")
    assert [title for title, _ in await lenses(ed, uri)] == ["= data, not a proposition", *["⊢ prove"] * 4]


async def test_where_data_is_missing_nothing_is_offered(ed: Editor, uri: str) -> None:
    at = ed.at(uri, "sorry\n\nopaque")
    answer = await ed.request("assistant/suggest", **ed.document(uri, at))
    assert (answer["suggestions"], answer["goalKind"], answer["message"]) == ([], "data", "data, not a proposition")
    assert await ghost_texts(ed, uri, at) == []
    assert "**data, not a proposition**" in await hover(ed, uri, at)
    where = types.Range(at, at)
    context = types.CodeActionContext([], trigger_kind=types.CodeActionTriggerKind.Invoked)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
    assert not await ed.client.text_document_code_action_async(params)


async def test_proving_data_changes_nothing(ed: Editor, uri: str) -> None:
    at = ed.at(uri, "sorry\n\nopaque")
    answer = await ed.request("assistant/prove", **ed.document(uri, at), insert=True)
    [hole] = answer["holes"]
    assert (hole["status"], hole["proof"], hole["edit"]) == ("data", "", None)
    assert ed.texts[uri] == TEXT


async def test_a_proof_on_a_condition_says_so_and_is_not_inserted(ed: Editor, uri: str) -> None:
    at = ed.at(uri, "sorry\n\ntheorem again")
    answer = await ed.request("assistant/prove", **ed.document(uri, at), insert=True)
    [hole] = answer["holes"]
    assert (hole["status"], hole["openLemmas"], hole["reason"]) == ("conditional", ["gap"], OPEN)
    assert (hole["edit"], hole["inserted"]) == (None, False)
    assert ed.texts[uri] == TEXT
    assert f"? {OPEN}" in [title for title, _ in await lenses(ed, uri)]
    assert f"**Proof on a condition**: it {OPEN}" in await hover(ed, uri, at)
    gap = ed.at(uri, "sorry\n\ntheorem main")
    ed.change(uri, types.Range(gap, types.Position(gap.line, gap.character + 5)), "exact test_sorry")
    assert f"? {OPEN}" not in [title for title, _ in await lenses(ed, uri)], "the mark goes with the hole of the lemma"


async def test_ghost_text_rests_on_an_open_lemma_only_when_it_names_it(ed: Editor, uri: str) -> None:
    at = ed.at(uri, "sorry\n\naxiom")
    conditional: dict[str, list[str]] = {}
    for _ in range(10):  # a machine that is busy has no time for all of them in one request
        answer = await ed.request("assistant/suggest", **ed.document(uri, at))
        conditional = {s["tactic"]: s["openLemmas"] for s in answer["suggestions"] if s["status"] == "conditional"}
        if len({"gap" in tactic for tactic in conditional}) == 2:
            break
    assert set(map(tuple, conditional.values())) == {("gap",)}
    assert {"gap" in tactic for tactic in conditional} == {True, False}, "some name the lemma, some do not"
    shown = {str(item.insert_text) for item in await ed.ghost_text(uri, at)}
    assert shown & conditional.keys()
    assert all("gap" in tactic for tactic in shown & conditional.keys())


async def test_an_axiom_of_the_author_is_named(ed: Editor, uri: str) -> None:
    at = ed.at(uri, "theorem by_axiom")
    at = types.Position(at.line + 1, 2)
    answer = await ed.request("assistant/prove", **ed.document(uri, at))
    [hole] = answer["holes"]
    assert (hole["status"], hole["authorAxioms"]) == ("proved", ["nb"])
    assert "rests on your axiom `nb`" in await hover(ed, uri, at)
