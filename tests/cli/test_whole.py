"""`assistant models` and `assistant prove --whole`: a stand-in server as the model, the real Lean as the judge."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.cli.conftest import CommandLine, Finished
from tests.standins.model_server_stand_in import CHAT, MODELS, ModelServerStandIn, chat, says, streams

HEAD = "opaque odd : Nat → Nat\naxiom odd_spec : odd 3 = 4\n\n"
FILE = f"""\
{HEAD}/-- Three is mapped to four. -/
theorem needs_it : odd 3 + 1 = 5 := by
  sorry
"""
WRONG = "```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spek]\n```"
RIGHT = "<think>A typo.</think>\n```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spec]\n```"


@pytest_asyncio.fixture
async def server() -> AsyncIterator[ModelServerStandIn]:
    async with ModelServerStandIn() as stand_in:
        stand_in.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        stand_in.on(CHAT, *(streams(chat(text), chat(finish="stop")) for text in (WRONG, RIGHT)))
        yield stand_in


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "configuration" / "assistant.toml"))
    file = tmp_path / "project" / "File.lean"
    file.parent.mkdir()
    file.write_text(FILE, encoding="utf-8")
    return file


def put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


async def run(cli: CommandLine, *words: object, cwd: Path) -> Finished:
    """The server answers meanwhile."""
    return await asyncio.to_thread(lambda: cli(*words, cwd=cwd))


async def test_a_whole_proof_is_written_repaired_after_leans_error_and_put_into_the_file(
    cli: CommandLine, server: ModelServerStandIn, file: Path
) -> None:
    added = await run(cli, "models", "add", server.url, "--name", "local", "--context", "4096", cwd=file.parent)
    assert added.code == 0, added.messages
    words = ("prove", "File.lean:6", "--whole", "--model", "local", "--rounds", "3", "--hint", "Rewrite.", "--write")
    finished = await run(cli, *words, "--no-engine", "--timeout", "100", cwd=file.parent)
    assert finished.code == 0, finished.messages
    assert finished.output == "rw [odd_spec]\n"
    assert "round 1: refused" in finished.messages
    assert "odd_spek" in finished.messages
    assert "round 2: accepted by Lean" in finished.messages
    assert finished.silent_on_bugs
    assert text_of(file) == FILE.replace("sorry", "rw [odd_spec]")
    asked = json.dumps(server.bodies(CHAT))
    assert "Rewrite." in asked
    assert "Three is mapped to four." in asked


PLAN = """\
```lean4
theorem both (p : Nat → Prop) (h : p 4) : odd 3 = 4 ∧ p (odd 3) := by
  constructor
  · exact odd_spec
  · exact odd_spec
```"""


async def test_of_a_refused_text_what_works_is_kept_and_the_search_does_the_rest(
    cli: CommandLine, server: ModelServerStandIn, file: Path
) -> None:
    server.on(CHAT, streams(chat(PLAN), chat(finish="stop")))
    put(file, FILE + "\ntheorem both (p : Nat → Prop) (h : p 4) : odd 3 = 4 ∧ p (odd 3) := by\n  sorry\n")
    added = await run(cli, "models", "add", server.url, "--name", "local", "--context", "4096", cwd=file.parent)
    assert added.code == 0, added.messages
    words = ("prove", "File.lean:9", "--whole", "--model", "local", "--rounds", "1", "--no-engine", "--timeout", "100")
    finished = await run(cli, *words, "--write", cwd=file.parent)
    assert finished.code == 0, finished.messages
    assert finished.output.startswith("constructor\n  · exact odd_spec\n  · ")
    assert "round 1, mended by the search: accepted by Lean" in finished.messages
    assert "written by local, mended by the search: 1 text" in finished.messages
    assert "exact odd_spec\n  · exact odd_spec" not in text_of(file)


async def test_what_works_of_a_text_is_shown_where_the_rest_is_not_found(
    cli: CommandLine, server: ModelServerStandIn, file: Path
) -> None:
    server.on(CHAT, streams(chat(PLAN.replace("(h : p 4) ", "")), chat(finish="stop")))
    put(file, f"{HEAD}theorem both (p : Nat → Prop) : odd 3 = 4 ∧ p (odd 3) := by\n  sorry\n")
    await run(cli, "models", "add", server.url, "--name", "local", "--context", "4096", cwd=file.parent)
    words = ("prove", "File.lean:5", "--whole", "--model", "local", "--rounds", "1", "--no-engine", "--timeout", "12")
    finished = await run(cli, *words, cwd=file.parent)
    assert finished.code == 1
    assert "What works of it, with `sorry` where nothing was found:" in finished.messages
    assert "  constructor\n    · exact odd_spec\n    · sorry" in finished.messages


async def test_what_a_model_did_is_told_as_json(cli: CommandLine, server: ModelServerStandIn, file: Path) -> None:
    await run(cli, "models", "add", server.url, "--name", "local", "--context", "4096", cwd=file.parent)
    await run(cli, "models", "use", "local", "--for", "whole", cwd=file.parent)
    words = ("prove", "File.lean:6", "--whole", "--rounds", "1", "--json", "--no-engine")
    finished = await run(cli, *words, cwd=file.parent)
    assert finished.code == 1
    document = finished.json
    assert (document["status"], document["model"], document["proof"]) == ("unproved", "local", "")
    assert document["part"] == ""
    [attempt] = document["rounds"]
    assert (attempt["proof"], attempt["accepted"]) == ("rw [odd_spek]", False)
    assert any("odd_spek" in error["message"] for error in attempt["errors"])
    assert text_of(file) == FILE


async def test_models_test_shows_prompt_answers_and_verdicts(
    cli: CommandLine, server: ModelServerStandIn, file: Path
) -> None:
    await run(cli, "models", "add", server.url, "--name", "local", "--context", "4096", cwd=file.parent)
    words = ("models", "test", "local", "--kind", "whole", "--goal", "File.lean:6:3", "--samples", "2")
    finished = await run(cli, *words, cwd=file.parent)
    assert finished.code == 0, finished.messages
    for told in ("odd 3 + 1 = 5", "rw [odd_spek]", "→ refused", "→ accepted", "<think>A typo.</think>"):
        assert told in finished.output


def test_models_that_are_not_there_say_what_to_do(cli: CommandLine, file: Path) -> None:
    nobody = cli("prove", "File.lean:6", "--whole", "--model", "qwen", "--no-engine", cwd=file.parent)
    assert nobody.code == 2
    assert "no model is called qwen here" in nobody.messages
    assert "assistant models add" in nobody.messages
    missing = cli("models", "add", "missing.gguf", cwd=file.parent)
    assert missing.code == 2
    assert "cannot be read" in missing.messages
    assert "no model is set up" in cli("models", "list", cwd=file.parent).output


def test_a_model_is_set_up_used_and_forgotten(cli: CommandLine, file: Path) -> None:
    from tests.tiny_gguf import write_tiny_gguf

    write_tiny_gguf(file.parent / "Tiny Model.gguf")
    added = cli("models", "add", "Tiny Model.gguf", cwd=file.parent)
    assert added.code == 0, added.messages
    assert "generic-chat-step" in added.output
    again = cli("models", "add", "Tiny Model.gguf", cwd=file.parent)
    assert "a model is called tiny-model already" in again.messages
    assert cli("models", "use", "tiny-model", cwd=file.parent).code == 0
    assert "asked for tactics and whole proofs" in cli("models", "list", cwd=file.parent).output
    assert cli("models", "use", "none", cwd=file.parent).code == 0
    assert "not asked" in cli("models", "list", cwd=file.parent).output
    assert cli("models", "remove", "tiny-model", cwd=file.parent).code == 0
    assert "no model is set up" in cli("models", "list", cwd=file.parent).output
