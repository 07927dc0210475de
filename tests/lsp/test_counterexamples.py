"""What is false is said beside the text, for what and why, and for as long as it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from assistant.lean.toolchain import Toolchain
from assistant.provers import REFUTER as REFUTER_OF_ENGINE
from lsp.settings import REFUTER
from lsp.spare_time import QUIET_SECONDS
from tests.lsp.session import Editor, editor
from tests.lsp.test_code_lens import lenses
from tests.lsp.test_hover import hover

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = """\
theorem rev_append (xs ys : List Nat) : (xs ++ ys).reverse = xs.reverse ++ ys.reverse := by
  sorry -- open

theorem half (n : Nat) (h : 0 < n) : n = 1 ∧ 0 < n := by
  constructor
  · sorry
  · sorry

theorem last : 1 = 1 := by
  sorry
"""
WORDS = "false for xs = [0], ys = [1]"
REV = "sorry -- open"
SETTINGS = {"search": {"timeout": 30}, "suggest": {"timeout": 30}}
"""Most of it is not needed, unless the machine is busy."""
TWO = "false for n = 2"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ed(tmp_path_factory: pytest.TempPathFactory, toolchain: Toolchain) -> AsyncIterator[Editor]:
    async with editor(tmp_path_factory.mktemp("project"), settings=SETTINGS, tree_notifications=True) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def uri(ed: Editor) -> AsyncIterator[str]:
    """The text, opened anew; what the engine knows about it from the test before it knows at once."""
    uri = ed.open("False.lean", TEXT)
    yield uri
    ed.close(uri)
    await told(ed, uri)


def warnings(ed: Editor, uri: str) -> list[str]:
    """What our diagnostics say, as the client has them now."""
    return [one.message for one in ed.client.diagnostics.get(uri, ()) if one.source == "assistant"]


async def told(ed: Editor, uri: str, *words: str) -> None:
    try:
        await ed.until(lambda: sorted(warnings(ed, uri)) == sorted(words), f"the warnings {words}")
    except AssertionError as error:
        raise AssertionError(f"{error}; there are {warnings(ed, uri)}") from error


async def actions(ed: Editor, uri: str, position: types.Position) -> list[types.CodeAction]:
    """Those of a menu that is opened at a position."""
    context = types.CodeActionContext(
        [one for one in ed.client.diagnostics.get(uri, ()) if one.range.start == position],
        trigger_kind=types.CodeActionTriggerKind.Invoked,
    )
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(position, position), context)
    found = await ed.client.text_document_code_action_async(params)
    return [one for one in found or [] if isinstance(one, types.CodeAction)]


async def test_a_hole_that_is_false_has_a_warning_of_its_own_kind(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    first, second = ed.client.diagnostics[uri]
    assert (first.code, first.severity, first.source) == ("refuted", types.DiagnosticSeverity.Warning, "assistant")
    start = ed.at(uri, REV)
    assert first.range == types.Range(start, types.Position(start.line, start.character + len("sorry")))
    assert second.range.start.line == start.line + 4


async def test_the_lens_says_for_what_instead_of_offering_to_prove(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    found = await lenses(ed, uri)
    assert (f"⊥ {WORDS}", REV) in found
    assert (f"⊥ the goal here is {TWO}", "· sorry") in found
    assert [title for title, _ in found].count("⊢ prove") == 2
    assert not any("prove all" in title for title, _ in found), "one of the two holes of `half` is left"


async def test_a_hover_shows_the_witness_and_the_proof_of_the_negation(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    text = await hover(ed, uri, ed.at(uri, REV))
    assert "⊢ (xs ++ ys).reverse" in text
    assert "**⊥ false for xs = \\[0\\], ys = \\[1\\]**" in text
    assert "```lean4\nexample : ¬ (∀ (xs ys : List Nat)" in text
    assert "tried" not in text


async def test_the_counterexample_can_be_stated_exactly_as_lean_has_read_it(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    at = ed.at(uri, REV)
    found = await actions(ed, uri, at)
    [state] = [one for one in found if one.title == "⊥ State the counterexample"]
    assert [one.message for one in state.diagnostics or []] == [WORDS]
    assert not any("leaves" in one.title or "closes" in one.title for one in found), "nothing leads to a proof there"
    assert state.edit is not None
    assert ed.apply(state.edit)
    _, _, below = ed.texts[uri].partition(REV)
    assert below.startswith("\n\nexample : ¬ (∀ (xs ys : List Nat), ")
    assert "\n\ntheorem half" in below
    await told(ed, uri, WORDS, f"the goal here is {TWO}")


async def test_what_is_false_of_a_goal_inside_a_proof_is_stated_below_its_declaration(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    at = ed.client.diagnostics[uri][1].range.start
    [state] = [one for one in await actions(ed, uri, at) if one.title == "⊥ State the counterexample"]
    assert state.edit is not None
    assert ed.apply(state.edit)
    assert "  · sorry\n\nexample : ¬ (∀ (n : Nat), 0 < n → n = 1) :=\n  " in ed.texts[uri]
    assert ed.texts[uri].endswith("\n\ntheorem last : 1 = 1 := by\n  sorry\n")


async def test_ghost_text_offers_nothing_there(ed: Editor, uri: str) -> None:
    assert await ed.ghost_text(uri, ed.at(uri, REV), invoked=True) == []
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    assert await ed.ghost_text(uri, ed.at(uri, REV)) == []
    end = types.Position(len(TEXT.splitlines()) - 1, 2)
    assert await ed.ghost_text(uri, end, invoked=True)


async def test_suggestions_tell_the_counterexample(ed: Editor, uri: str) -> None:
    answer = await ed.request("assistant/suggest", **ed.document(uri, ed.at(uri, REV)))
    assert answer["refutation"]["words"] == WORDS
    assert answer["refutation"]["witness"] == {"xs": "[0]", "ys": "[1]"}
    assert answer["refutation"]["code"].startswith("example : ¬ ")


async def test_a_search_for_a_proof_tells_that_there_is_none(ed: Editor, uri: str) -> None:
    at = ed.at(uri, REV)
    answer = await ed.request("assistant/prove", **ed.document(uri, at), insert=True)
    [hole] = answer["holes"]
    assert (hole["status"], hole["reason"], hole["inserted"]) == ("refuted", WORDS, False)
    assert hole["refutation"]["whole"]
    assert ed.texts[uri] == TEXT
    assert "No proof found" not in await hover(ed, uri, at)


async def test_the_command_says_so_too(ed: Editor, uri: str) -> None:
    before = len(ed.client.messages)
    await ed.execute("assistant.server.prove", uri, ed.document(uri, ed.at(uri, REV))["position"])
    await ed.until(lambda: len(ed.client.messages) > before, "the message")
    assert ed.client.messages[-1].message == f"rev_append cannot be proved: {WORDS}."


async def test_an_edit_of_the_statement_takes_the_warning_away_and_its_undoing_brings_it_back(
    ed: Editor, uri: str
) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    at = ed.type(uri, "(xs ++ ys).reverse = ", "[] ++ ")
    await told(ed, uri)
    ed.change(uri, types.Range(types.Position(at.line, at.character - 6), at), "")
    await told(ed, uri, WORDS, f"the goal here is {TWO}")


async def test_an_edit_below_changes_nothing_about_it(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    ed.type(uri, "theorem last", "_one")
    await asyncio.sleep(2 * QUIET_SECONDS)
    assert warnings(ed, uri) == [WORDS, f"the goal here is {TWO}"]


async def test_what_becomes_true_is_not_called_false_any_more(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    where = ed.at(uri, "xs.reverse ++ ys.reverse")
    end = types.Position(where.line, where.character + len("xs.reverse ++ ys.reverse"))
    ed.change(uri, types.Range(where, end), "ys.reverse ++ xs.reverse")
    await told(ed, uri, f"the goal here is {TWO}")
    assert (f"⊥ {WORDS}", REV) not in await lenses(ed, uri)


async def test_nothing_is_looked_for_while_somebody_types(ed: Editor, uri: str) -> None:
    for number in range(8):
        typed = time.monotonic()
        ed.type(uri, "theorem last" + "x" * number, "x")
        await asyncio.sleep(QUIET_SECONDS / 3)
        if time.monotonic() - typed > QUIET_SECONDS:  # a busy machine: the document has rested
            break
        assert warnings(ed, uri) == []
    await told(ed, uri, WORDS, f"the goal here is {TWO}")


async def test_a_document_that_is_closed_has_no_warnings(ed: Editor, uri: str) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    ed.close(uri)
    await told(ed, uri)


@pytest.mark.parametrize("section", [{"counterexamples": {"enabled": False}}, {"provers": {"without": ["refute"]}}])
async def test_they_can_be_switched_off_while_the_server_runs(ed: Editor, uri: str, section: dict[str, object]) -> None:
    await told(ed, uri, WORDS, f"the goal here is {TWO}")
    ed.client.set_configuration({"assistant": {**SETTINGS, **section}})
    ed.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    await told(ed, uri)
    assert not any("⊥" in title for title, _ in await lenses(ed, uri))
    ed.client.set_configuration({"assistant": SETTINGS})
    ed.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    await told(ed, uri, WORDS, f"the goal here is {TWO}")


async def test_the_name_by_which_they_are_left_out_is_that_of_the_engine() -> None:
    assert REFUTER == REFUTER_OF_ENGINE
