"""The requests of our own: what they answer, what they stream, and that cancelling them stops the work."""

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.session import Editor, plain

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def nothing_runs(ed: Editor) -> None:
    await ed.until(lambda: ed.statuses[-1]["running"] == [], "the end of the work")


# --- suggest ----------------------------------------------------------------------------------------------------


async def test_suggest_tells_goal_suggestions_and_what_was_tried(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    known = await ed.request("assistant/suggest", **ed.document(uri, hole))
    assert known["goals"] == ["a b : Nat\n⊢ a + b = b + a"]
    assert (known["kind"], known["version"], known["message"]) == ("hole", 1, "")
    first = known["suggestions"][0]
    assert first["status"] == "closes"
    assert first["edit"]["range"] == known["range"]
    assert first["edit"]["newText"] == first["tactic"]
    assert known["tried"] >= len(known["suggestions"])


async def test_suggest_streams_what_is_known_so_far(ed: Editor, uri: str) -> None:
    cursor = ed.type(uri, "q ∧ p := by", " -- for the stream\n  ")
    known = await ed.request("assistant/suggest", **ed.document(uri, cursor), partialResultToken="suggest-1")
    parts = ed.streams["suggest-1"]
    assert parts
    assert parts[-1]["suggestions"] == known["suggestions"]
    assert [part["tried"] for part in parts] == sorted(part["tried"] for part in parts)


async def test_where_there_is_nothing_to_prove_it_says_so(ed: Editor, uri: str) -> None:
    known = await ed.request("assistant/suggest", **ed.document(uri, ed.at(uri, "def collatz")))
    assert (known["kind"], known["range"], known["suggestions"]) == ("none", None, [])
    assert "nothing to prove here" in known["message"]
    assert not known["provable"]
    beside = await ed.request("assistant/suggest", **ed.document(uri, ed.at(uri, "theorem twice")))
    assert (beside["kind"], beside["provable"]) == ("none", True)


# --- prove and tree ---------------------------------------------------------------------------------------------


async def test_prove_finds_a_proof_and_leaves_the_text_alone(ed: Editor, uri: str) -> None:
    before = ed.texts[uri]
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    answer = await ed.request("assistant/prove", **ed.document(uri, hole))
    [found] = answer["holes"]
    assert (found["status"], found["declaration"], found["inserted"]) == ("proved", "commute", False)
    assert found["edit"]["newText"] == found["proof"]
    assert found["candidates"] > 0
    assert ed.texts[uri] == before


async def test_prove_inserts_when_it_is_asked_to(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    answer = await ed.request("assistant/prove", **ed.document(uri, hole), insert=True)
    [found] = answer["holes"]
    assert found["inserted"]
    assert f"a + b = b + a := by\n  {found['proof']}\n" in ed.texts[uri]


async def test_prove_takes_the_holes_of_a_declaration_together(ed: Editor, uri: str) -> None:
    answer = await ed.request(
        "assistant/prove", **ed.document(uri, ed.at(uri, "theorem twice")), scope="declaration", insert=True
    )
    assert [hole["status"] for hole in answer["holes"]] == ["proved", "proved"]
    assert "sorry" not in ed.texts[uri].partition("theorem twice")[2].partition("theorem wrong")[0]


async def test_what_cannot_be_proved_is_said_with_what_was_spent(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry -- open")
    answer = await ed.request("assistant/prove", **ed.document(uri, hole), seconds=2)
    [found] = answer["holes"]
    assert found["status"] in ("unproved", "timed_out")
    assert found["edit"] is None
    assert found["reason"]


async def test_the_streamed_tree_is_the_tree(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry -- open")
    answer = await ed.request("assistant/prove", **ed.document(uri, hole), seconds=2, partialResultToken="tree-1")
    deltas = ed.streams["tree-1"]
    whole = await ed.request("assistant/tree", search=answer["holes"][0]["search"])
    for part in ("opened", "edges", "withdrawn", "tried"):
        assert [item for delta in deltas for item in delta[part]] == whole[part]
    statuses = {item["id"]: item["status"] for delta in deltas for item in delta["status"]}
    assert statuses == {item["id"]: item["status"] for item in whole["status"]}
    assert whole["title"] == "collatz_reaches"
    assert whole["opened"][0]["goals"][0].endswith("⊢ ∃ k, collatz k n = 1")
    assert len(whole["opened"]) == answer["holes"][0]["nodes"]
    assert whole["end"] == answer["holes"][0]["status"]


async def test_the_latest_tree_is_the_default_and_an_unknown_one_is_empty(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    answer = await ed.request("assistant/prove", **ed.document(uri, hole))
    assert (await ed.request("assistant/tree"))["search"] == answer["holes"][0]["search"]
    assert (await ed.request("assistant/tree", search="search-999"))["search"] == ""


async def test_cancelling_the_request_stops_the_search(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry -- open")
    ed.trees.clear()
    number, answer = ed.begin("assistant/prove", **ed.document(uri, hole), seconds=300)
    await ed.until(lambda: ed.trees, "the first states")
    ed.cancel(number)
    with pytest.raises(JsonRpcException):
        await answer
    await nothing_runs(ed)
    await ed.until(lambda: ed.trees[-1]["end"] == "cancelled", "the end of the tree")


async def test_the_button_of_the_progress_stops_the_search(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry -- open")
    ed.trees.clear()
    _, answer = ed.begin("assistant/prove", **ed.document(uri, hole), seconds=300, workDoneToken="mine")
    await ed.until(lambda: ed.trees, "the first states")
    ed.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams("mine"))
    assert plain(await answer)["cancelled"]
    await nothing_runs(ed)
    kinds = [report["kind"] for report in ed.streams["mine"]]
    assert (kinds[0], kinds[-1]) == ("begin", "end")


async def test_prove_without_a_hole_says_where_there_are_some(ed: Editor, uri: str) -> None:
    with pytest.raises(JsonRpcException, match=r"nothing to prove here.*Holes of this file: line 5, 8, 9"):
        await ed.request("assistant/prove", **ed.document(uri, ed.at(uri, "def collatz")))


async def test_a_text_that_changes_below_the_search_gets_the_proof_all_the_same(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    _, answer = ed.begin("assistant/prove", **ed.document(uri, hole), insert=True)
    ed.change(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "-- a line more\n")
    [found] = plain(await answer)["holes"]
    assert found["inserted"]
    assert f"a + b = b + a := by\n  {found['proof']}\n" in ed.texts[uri]


async def test_when_the_editor_refuses_the_edit_the_proof_goes_on_waiting(ed: Editor, uri: str) -> None:
    before = ed.texts[uri]
    ed.refuse_edits = True
    try:
        answer = await ed.request(
            "assistant/prove", **ed.document(uri, ed.at(uri, "sorry\n\ntheorem twice")), insert=True
        )
    finally:
        ed.refuse_edits = False
    [found] = answer["holes"]
    assert (found["status"], found["inserted"]) == ("proved", False)
    assert ed.texts[uri] == before
    position = ed.at(uri, "sorry\n\ntheorem twice")
    await ed.execute("assistant.server.insert", uri, {"line": position.line, "character": position.character})
    await ed.until(lambda: ed.texts[uri] != before, "the insertion")


# --- goals, premises, status ------------------------------------------------------------------------------------


async def test_goals_inside_a_proof(ed: Editor, uri: str) -> None:
    answer = await ed.request("assistant/goals", **ed.document(uri, ed.at(uri, "  constructor", after=True)))
    assert [goal.rpartition("\n")[2] for goal in answer["goals"]] == ["⊢ 𝕜", "⊢ x = x"]


async def test_goals_at_either_end_of_a_hole_are_those_that_it_stands_for(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    for character in (hole.character, hole.character + 5):
        answer = await ed.request("assistant/goals", **ed.document(uri, types.Position(hole.line, character)))
        assert answer["goals"] == ["a b : Nat\n⊢ a + b = b + a"]


async def test_goals_where_there_are_none(ed: Editor, uri: str) -> None:
    answer = await ed.request("assistant/goals", **ed.document(uri, ed.at(uri, "def collatz")))
    assert answer == {"goals": [], "message": "no goals here"}


async def test_premises_say_what_they_share_with_the_goal(ed: Editor, uri: str) -> None:
    hole = ed.at(uri, "sorry\n\ntheorem twice")
    answer = await ed.request("assistant/premises", **ed.document(uri, hole), limit=5)
    assert len(answer["premises"]) == 5
    assert all("add" in premise["why"] for premise in answer["premises"])
    scores = [premise["score"] for premise in answer["premises"]]
    assert scores == sorted(scores, reverse=True)
    elsewhere = await ed.request("assistant/premises", **ed.document(uri, ed.at(uri, "def collatz")))
    assert elsewhere["premises"] == []
    assert elsewhere["message"]


async def test_status_names_prover_and_lean(ed: Editor) -> None:
    status = await ed.request("assistant/status")
    assert (status["state"], status["prover"], status["message"]) == ("idle", "built-in", "")
    assert status["lean"].endswith("(embedded)")


async def test_the_status_is_told_when_something_runs(ed: Editor, uri: str) -> None:
    ed.statuses.clear()
    await ed.request("assistant/prove", **ed.document(uri, ed.at(uri, "sorry\n\ntheorem twice")))
    await ed.until(lambda: ed.statuses and ed.statuses[-1]["state"] == "idle", "the end")
    assert [status["state"] for status in ed.statuses] == ["busy", "idle"]
    assert [job["title"] for job in ed.statuses[0]["running"]] == ["Proving commute"]


async def test_a_request_without_its_parameters_is_an_error_and_nothing_else(ed: Editor) -> None:
    with pytest.raises(JsonRpcException):
        await ed.request("assistant/suggest")
    with pytest.raises(JsonRpcException):
        await ed.request("assistant/nothing")
    assert (await ed.request("assistant/status"))["state"] == "idle"
