"""Whole proofs by a language model, and choosing one: a model server stands in, Lean and our server are real."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from assistant.config.files import user_file
from assistant.config.load import load
from assistant.language_models import installed_file
from assistant.lean.toolchain import Toolchain
from models.cards import Runtime
from models.installed import InstalledModel, write_installed
from tests.lsp import conformity
from tests.lsp.session import Editor, editor, plain
from tests.standins.model_server_stand_in import CHAT, MODELS, ModelServerStandIn, chat, says, stalls, streams

HEAD = "opaque odd : Nat → Nat\naxiom odd_spec : odd 3 = 4\n\n"
FILE = f"{HEAD}theorem needs_it : odd 3 + 1 = 5 := by\n  sorry\n\ntheorem below : odd 3 = 4 := odd_spec\n"
STATEMENT = "theorem needs_it : odd 3 + 1 = 5 := by\n  "
WRONG = f"<think>\nodd_spek says it.\n</think>\n```lean4\n{STATEMENT}rw [odd_spek]\n```"
RIGHT = f"A typo.\n```lean4\n{STATEMENT}rw [odd_spec]\n```"


@pytest.fixture(autouse=True)
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "configuration" / "assistant.toml"))


def set_up(name: str, *cards: str, url: str = "http://127.0.0.1:1/v1") -> None:
    write_installed(installed_file(), InstalledModel(name, cards, Runtime.SERVER, url=url, context=4096), name)


def configured(text: str) -> None:
    user_file().parent.mkdir(exist_ok=True)
    user_file().write_text(text)


@contextlib.asynccontextmanager
async def opened(tmp_path: Path, **settings: Any) -> AsyncIterator[Editor]:
    (root := tmp_path / "project").mkdir()
    async with editor(root, settings={"search": {"timeout": 60}, **settings}, tree_notifications=True) as opened:
        yield opened


@contextlib.asynccontextmanager
async def model(*answers: str) -> AsyncIterator[ModelServerStandIn]:
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(CHAT, *(streams(chat(answer[:9]), chat(answer[9:]), chat(finish="stop")) for answer in answers))
        set_up("local", "generic-chat-whole", url=server.url)
        yield server


# --- choosing --------------------------------------------------------------------------------------------------


async def test_without_a_model_the_list_says_how_to_set_one_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as ed:
        found = await ed.request("assistant/models")
        assert (found["models"], found["steps"], found["whole"]) == ([], [], "")
        assert "assistant models add" in found["hint"]


async def test_a_model_is_listed_used_and_taken_back(tmp_path: Path) -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    set_up("stepper", "bfs-prover-v2-7b")
    async with opened(tmp_path) as ed:
        both, stepper = (await ed.request("assistant/models"))["models"]
        assert (both["able"], both["used"], stepper["able"]) == (["steps", "whole"], [], ["steps"])
        found = await ed.request("assistant/useModel", name="both")
        assert (found["steps"], found["whole"], found["message"]) == (["both"], "both", "")
        found = await ed.request("assistant/useModel", name="stepper", uses=["steps"])
        assert (found["steps"], found["whole"]) == (["stepper"], "both")
        assert load(None).settings.models_steps == ("stepper",)
        found = await ed.request("assistant/useModel", name="none")
        assert (found["steps"], found["whole"]) == ([], "")


async def test_a_model_that_nobody_set_up_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as ed:
        with pytest.raises(JsonRpcException, match="no model is called nobody here"):
            await ed.request("assistant/useModel", name="nobody")
        with pytest.raises(JsonRpcException, match="`uses`"):
            await ed.request("assistant/useModel", name="nobody", uses=["all"])


async def test_what_the_editor_says_stands_above_what_is_written(tmp_path: Path) -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    async with opened(tmp_path, models={"whole": "none"}) as ed:
        await ed.until(lambda: ed.statuses, "the settings are known")
        found = await ed.request("assistant/useModel", name="both")
        assert (found["steps"], found["whole"]) == (["both"], "")
        assert found["message"] == "whole proofs: the editor's own settings name another"


# --- writing ---------------------------------------------------------------------------------------------------


async def test_a_proof_is_written_mended_after_leans_error_and_inserted(tmp_path: Path, toolchain: Toolchain) -> None:
    async with model(WRONG, RIGHT) as server, opened(tmp_path) as ed:
        uri = ed.open("File.lean", FILE)
        await ed.request("assistant/useModel", name="local")
        params = {**ed.document(uri, ed.at(uri, "sorry")), "insert": True, "partialResultToken": "whole"}
        result = await ed.request("assistant/whole", **params)
        assert (result["status"], result["proof"], result["writer"]) == ("proved", "rw [odd_spec]", "local")
        assert (result["texts"], result["characters"], result["inserted"]) == (2, len(WRONG) + len(RIGHT), True)
        assert ed.texts[uri] == FILE.replace("sorry", "rw [odd_spec]")
        deltas = ed.streams["whole"]
        for delta in deltas:
            conformity.check("assistant/wholeChanged", delta)
        assert ed.written == deltas
        pieces = [piece for delta in deltas for piece in delta["pieces"]]
        assert ["".join(p["text"] for p in pieces if p["round"] == n) for n in (1, 2)] == [WRONG, RIGHT]
        wrong, right = (text for delta in deltas for text in delta["judged"])
        assert (wrong["accepted"], right["accepted"]) == (False, True)
        assert any(message["line"] == 1 and "odd_spek" in message["text"] for message in wrong["messages"])
        assert deltas[-1]["end"] == "proved"
        assert "odd_spek" in server.bodies(CHAT)[1]["messages"][-1]["content"]


async def test_what_works_of_a_refused_text_is_mended_by_the_search(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "local"\n')
    statement = "theorem both (p q : Prop) (hp : p) (hq : q) : q ∧ p := by\n"
    text = f"{HEAD}{statement}  sorry\n"
    answer = f"```lean4\n{statement}  constructor\n  · exact hq\n  · exact hq\n```"
    async with model(answer), opened(tmp_path) as ed:
        uri = ed.open("File.lean", text)
        where = ed.document(uri, ed.at(uri, "sorry"))
        result = await ed.request("assistant/whole", **where, insert=True, rounds=1)
        assert (result["status"], result["texts"], result["inserted"]) == ("proved", 1, True)
        assert result["proof"].startswith("constructor\n· exact hq\n· ")
        for delta in ed.written:
            conformity.check("assistant/wholeChanged", delta)
        kept = [part for delta in ed.written for part in delta["kept"]]
        assert [(part["kept"], part["steps"], part["open"]) for part in kept] == [(2, 3, 1), (2, 3, 0)]
        verdicts = [judged for delta in ed.written for judged in delta["judged"]]
        assert [(judged["mended"], judged["accepted"]) for judged in verdicts] == [(False, False), (True, True)]


async def test_a_finished_proof_is_written_anew_from_start_to_end(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "local"\n')
    answer = "```lean4\ntheorem below : odd 3 = 4 := by\n  rw [odd_spec]\n```"
    async with model(answer) as server, opened(tmp_path) as ed:
        uri = ed.open("File.lean", FILE)
        where = ed.document(uri, ed.at(uri, "theorem below"))
        result = await ed.request("assistant/whole", **where, scope="declaration", insert=True, hint="the axiom")
        assert (result["status"], result["declaration"], result["inserted"]) == ("proved", "below", True)
        assert ed.texts[uri].endswith("theorem below : odd 3 = 4 := by rw [odd_spec]\n")
        assert "the axiom" in server.bodies(CHAT)[0]["messages"][-1]["content"]


async def test_a_light_bulb_has_the_model_write_where_one_is_chosen(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "local"\n')
    async with model(RIGHT), opened(tmp_path) as ed:
        uri = ed.open("File.lean", FILE)
        where = ed.at(uri, "sorry")
        found = await ed.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                types.Range(where, where),
                types.CodeActionContext([], trigger_kind=types.CodeActionTriggerKind.Invoked),
            )
        )
        assert [one.title for one in found or []].count("⊢ Have local write the proof") == 1
        await ed.execute("assistant.server.whole", uri, {"line": where.line, "character": where.character})
        await ed.until(lambda: "rw [odd_spec]" in ed.texts[uri], "the edit")
        reports = [report for stream in ed.streams.values() for report in stream if report["kind"] == "report"]
        assert any(report["message"].startswith("round 1: local writes, ") for report in reports)


async def test_a_writer_that_is_stopped_leaves_the_text_alone(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "local"\n')
    async with model() as server, opened(tmp_path) as ed:
        server.on(CHAT, stalls(chat("```lean4\n")))
        uri = ed.open("File.lean", FILE)
        _, answer = ed.begin("assistant/whole", **ed.document(uri, ed.at(uri, "sorry")), insert=True)
        await ed.until(lambda: any(delta["pieces"] for delta in ed.written), "the first piece")
        await ed.execute("assistant.server.stop")
        result = plain(await answer)
        assert (result["cancelled"], result["status"], result["inserted"]) == (True, "stopped", False)
        assert ed.written[-1]["end"] == "cancelled"
        assert ed.texts[uri] == FILE


async def test_a_text_that_changed_meanwhile_gets_no_proof(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "local"\n')
    async with model(RIGHT), opened(tmp_path) as ed:
        uri = ed.open("File.lean", FILE)
        _, answer = ed.begin("assistant/whole", **ed.document(uri, ed.at(uri, "sorry")), insert=True)
        await ed.until(lambda: ed.written, "it has begun")
        ed.type(uri, "= 5", " + 0")
        changed = ed.texts[uri]
        result = plain(await answer)
        assert (result["status"], result["inserted"]) == ("proved", False)
        assert ed.texts[uri] == changed


async def test_without_a_model_the_search_writes(tmp_path: Path, toolchain: Toolchain) -> None:
    async with opened(tmp_path) as ed:
        uri = ed.open("File.lean", "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n")
        result = await ed.request("assistant/whole", **ed.document(uri, ed.at(uri, "sorry")), insert=True)
        assert (result["writer"], result["status"], result["inserted"]) == ("search", "proved", True)


async def test_a_model_that_is_gone_is_said_with_what_there_is(tmp_path: Path, toolchain: Toolchain) -> None:
    configured('[models]\nwhole = "gone"\n')
    set_up("other", "generic-chat-whole")
    async with opened(tmp_path) as ed:
        uri = ed.open("File.lean", FILE)
        with pytest.raises(JsonRpcException, match=r"no model is called gone here. There are: other\."):
            await ed.request("assistant/whole", **ed.document(uri, ed.at(uri, "sorry")))
        assert ed.written[-1]["end"] == "error"
