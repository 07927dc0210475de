"""The language models of an engine: set up in a file, asked through a real connection, judged by the real Lean."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.config.schema import DEFAULTS
from assistant.engine import Engine
from assistant.language_models import LanguageModels, installed_file, log_folder
from assistant.lean.places import find_holes
from assistant.search.budget import Budget
from assistant.whole_proofs.events import RoundJudged, TextWritten, WholeEnded
from models.cards import Runtime
from models.generation import Prompt, Sampling, TextRequest
from models.generation_log import GenerationLog
from models.installed import InstalledModel, read_installed, write_installed
from models.protocol import ProverMisconfigured, ProverUnavailable
from tests.standins.model_server_stand_in import (
    CHAT,
    MODELS,
    TEXT,
    ModelServerStandIn,
    chat,
    says,
    streams,
    text,
)

SECONDS = 120.0
FILE = """\
opaque odd : Nat → Nat
axiom odd_spec : odd 3 = 4

theorem needs_it : odd 3 + 1 = 5 := by
  sorry
"""
TACTIC = "exact congrArg (fun k => k + 1) odd_spec"
"""What no built-in prover writes."""


@pytest.fixture(autouse=True)
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "configuration"
    monkeypatch.setenv("ASSISTANT_CONFIG", str(folder / "assistant.toml"))
    return folder


@pytest_asyncio.fixture
async def server() -> AsyncIterator[ModelServerStandIn]:
    async with ModelServerStandIn() as stand_in:
        stand_in.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        yield stand_in


def set_up(server: ModelServerStandIn, *cards: str, name: str = "local") -> None:
    model = InstalledModel(name, cards, Runtime.SERVER, url=server.url, context=4096)
    write_installed(installed_file(), model, name)


def project(tmp_path: Path, content: str = FILE) -> Path:
    file = tmp_path / "project" / "File.lean"
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    return file


# --- the models ----------------------------------------------------------------------------------------------------


async def test_a_name_that_nobody_set_up_is_said_with_those_there_are(server: ModelServerStandIn) -> None:
    models = LanguageModels(60.0)
    with pytest.raises(ProverUnavailable, match="no model is called qwen here") as error:
        models.prover("qwen")
    assert "There are none" in error.value.hint
    set_up(server, "bfs-prover-v2-7b")
    with pytest.raises(ProverUnavailable) as error:
        models.prover("qwen")
    assert "There are: local." in error.value.hint


async def test_a_model_is_asked_by_the_card_that_fits(server: ModelServerStandIn) -> None:
    set_up(server, "generic-chat-step", "generic-chat-whole")
    models = LanguageModels(60.0)
    assert models.prover("local").card.name == "generic-chat-step"
    assert models.writer("local").card.name == "generic-chat-whole"
    assert models.prover("local").model is models.writer("local").model
    await models.close()


async def test_a_model_that_no_card_asks_for_proofs_writes_none(server: ModelServerStandIn) -> None:
    set_up(server, "bfs-prover-v2-7b")
    models = LanguageModels(60.0)
    with pytest.raises(ProverMisconfigured, match="not asked for this by any of its cards"):
        models.writer("local")
    await models.close()


async def test_what_is_set_up_while_it_runs_is_seen_and_what_changed_is_opened_anew(server: ModelServerStandIn) -> None:
    models = LanguageModels(60.0)
    set_up(server, "bfs-prover-v2-7b")
    first = models.prover("local")
    assert models.prover("local") is first
    set_up(server, "bfs-prover-v2-7b", name="other")
    assert models.prover("local") is first
    changed = replace(read_installed(installed_file())["local"], context=2048)
    write_installed(installed_file(), changed, "local")
    assert models.prover("local") is not first
    write_installed(installed_file(), None, "local")
    with pytest.raises(ProverUnavailable):
        models.prover("local")
    await models.close()


# --- what is kept and logged ----------------------------------------------------------------------------------------

ASKED = TextRequest(0, Prompt("⊢ 1 = 1:::"), 1, Sampling())


async def written(models: LanguageModels) -> str:
    return "".join([piece.text async for piece in models.model("local").generate([ASKED], SECONDS)])


async def test_what_a_model_wrote_is_kept_for_whoever_asks_later(
    server: ModelServerStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.language_models.generations_folder", lambda: tmp_path / "kept")
    set_up(server, "bfs-prover-v2-7b")
    server.on(TEXT, streams(text("rfl", "stop")))
    for _ in range(2):
        models = LanguageModels(60.0, cached=True)
        assert await written(models) == "rfl"
        await models.close()
    assert len(server.bodies(TEXT)) == 1
    alone = LanguageModels(60.0)
    server.on(TEXT, streams(text("simp", "stop")))
    assert await written(alone) == "simp"
    await alone.close()


async def test_what_is_asked_is_logged_where_that_is_wanted_and_no_key(
    server: ModelServerStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("MODEL_KEY", "sk-very-secret-0123")
    model = InstalledModel("local", ("bfs-prover-v2-7b",), Runtime.SERVER, url=server.url, key_variable="MODEL_KEY")
    write_installed(installed_file(), model, "local")
    server.on(TEXT, streams(text("rfl", "stop")))
    for logged in (True, False):
        models = LanguageModels(60.0, logged=logged)
        assert await written(models) == "rfl"
        await models.close()
    [exchange] = GenerationLog(log_folder()).read()
    assert (exchange.model, exchange.prompt, exchange.texts[0].text) == ("local", ASKED.prompt, "rfl")
    [file] = (tmp_path / "state").rglob("*.jsonl")
    assert "secret" not in file.read_text()


# --- in an engine --------------------------------------------------------------------------------------------------


async def test_a_models_tactic_is_shown_when_lean_has_verified_it(server: ModelServerStandIn, tmp_path: Path) -> None:
    """With its own name, and what is wrong never."""
    set_up(server, "bfs-prover-v2-7b")
    server.on(
        TEXT,
        streams(text(TACTIC[:9]), text(TACTIC[9:]), text("", "stop")),
        streams(text("exact nonsense"), text("", "stop")),
    )
    file = project(tmp_path)
    settings = replace(DEFAULTS, models_steps=("local",))
    async with Engine.open(file, settings=settings) as engine:
        [place] = find_holes(file, FILE)
        async for known in engine.suggest(place, SECONDS):
            if any(one.source == "local" for one in known.suggestions):
                break
    [shown] = [one for one in known.suggestions if one.source == "local"]
    assert shown.tactic == TACTIC
    assert not any("nonsense" in one.tactic for one in known.suggestions)
    assert server.bodies(TEXT)[0]["prompt"] == "⊢ odd 3 + 1 = 5:::"


async def test_a_lemma_that_a_model_states_is_proved_by_the_search_and_used(
    server: ModelServerStandIn, tmp_path: Path
) -> None:
    set_up(server, "generic-chat-step")
    server.on(CHAT, streams(chat("have square : 7 * 7 = 49"), chat(finish="stop")))
    text = FILE.replace("odd 3 = 4", "∀ n, n * n = 49 → odd 3 = 4").replace("odd 3 + 1 = 5", "odd 3 = 4")
    file = project(tmp_path, text)
    [place] = find_holes(file, text)
    without = frozenset({"local"})  # whose tactics are not wanted here
    settings = replace(DEFAULTS, models_steps=("local",))
    async with Engine.open(file, settings=settings, without={"local:lemmas", *without}) as engine:
        assert not (await engine.prove(place, Budget(3))).proved
    async with Engine.open(file, settings=settings, without=without) as engine:
        outcome = await engine.prove(place, Budget(SECONDS))
    assert outcome.proved
    assert outcome.proof.startswith("have square : 7 * 7 = 49 := ")


async def test_a_model_that_is_down_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    async with ModelServerStandIn() as gone:
        set_up(gone, "bfs-prover-v2-7b")
    file = project(tmp_path, "theorem t (n : Nat) : n + 0 = n := by\n  sorry\n")
    settings = replace(DEFAULTS, models_steps=("local", "missing"))
    async with Engine.open(file, settings=settings) as engine:
        assert any("no model is called missing" in warning for warning in engine.warnings)
        [place] = find_holes(file, file.read_text())
        outcome = await engine.prove(place, Budget(SECONDS))
    assert outcome.proved


async def test_a_whole_proof_is_written_repaired_after_a_real_error_and_accepted(
    server: ModelServerStandIn, tmp_path: Path
) -> None:
    set_up(server, "generic-chat-whole")
    first = "```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spek]\n```"
    second = "Sorry, a typo.\n```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spec]\n```"
    server.on(CHAT, streams(chat(first), chat(finish="stop")), streams(chat(second), chat(finish="stop")))
    file = project(tmp_path)
    async with Engine.open(file) as engine:
        offset = FILE.index("sorry")
        events = [event async for event in engine.write_whole(file, FILE, offset, SECONDS, "local", rounds=3)]
    judged = [event for event in events if isinstance(event, RoundJudged)]
    assert [event.proof for event in judged] == ["rw [odd_spek]", "rw [odd_spec]"]
    assert any("odd_spek" in message.text for message in judged[0].examination.messages)
    ended = events[-1]
    assert isinstance(ended, WholeEnded)
    assert (ended.status, ended.proof) == ("proved", "rw [odd_spec]")
    assert "".join(event.piece for event in events if isinstance(event, TextWritten) and event.round == 2) == second
    said = server.bodies(CHAT)[1]["messages"]
    assert said[-2]["role"] == "assistant"
    assert "odd_spek" in said[-1]["content"]
    assert "unknown identifier" in said[-1]["content"].lower()


async def test_an_answer_without_a_proof_is_a_round_of_its_own(server: ModelServerStandIn, tmp_path: Path) -> None:
    set_up(server, "generic-chat-whole")
    proof = "```lean4\ntheorem needs_it : odd 3 + 1 = 5 := by\n  rw [odd_spec]\n```"
    server.on(CHAT, streams(chat("I cannot."), chat(finish="stop")), streams(chat(proof), chat(finish="stop")))
    file = project(tmp_path)
    async with Engine.open(file) as engine:
        stream = engine.write_whole(file, FILE, FILE.index("sorry"), SECONDS, "local", rounds=2)
        events = [event async for event in stream]
    judged = [event for event in events if isinstance(event, RoundJudged)]
    assert "there is no proof in the answer" in judged[0].examination.reasons[0]
    assert events[-1].status == "proved"


async def test_a_writer_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    file = project(tmp_path)
    async with Engine.open(file) as engine:
        with pytest.raises(ProverUnavailable, match="no model is called nobody"):
            async for _ in engine.write_whole(file, FILE, FILE.index("sorry"), SECONDS, "nobody"):
                pass
