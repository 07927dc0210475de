"""llama.cpp with a tiny model that the tests make: real loading, real tokens, nonsense for text."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.generation import Ending, Message, Prompt, Role, Sampling, TextRequest
from models.protocol import OutOfMemory, ProverMisconfigured
from models.runtimes.llama import binding as bindings
from models.runtimes.llama import runtime as module
from models.runtimes.llama.runtime import LlamaRuntime, open_llama
from models.runtimes.runtime import LLAMA, RuntimeSource
from tests.tiny_gguf import CONTEXT, write_tiny_gguf
from tests.written_texts import Written

PROMPT = Prompt("theorem t (n : Nat) : n + 0 = n := by\n  ")
GREEDY = Sampling(temperature=0.0, most_tokens=12)
DRAWN = Sampling(most_tokens=12, seed=5)


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture(scope="module", params=[bindings.WHEEL, bindings.BUILT])
def llama(gguf: Path, request: pytest.FixtureRequest) -> Iterator[LlamaRuntime]:
    """A loaded model, by each package that brings llama.cpp here."""
    if importlib.util.find_spec(request.param) is None:
        pytest.skip(f"the package {request.param} is not installed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bindings, "_PREFERRED", (request.param,))
        yield open_llama(RuntimeSource(LLAMA, str(gguf)))


def test_what_is_known_of_a_model(llama: LlamaRuntime) -> None:
    assert llama.facts.context == CONTEXT
    assert llama.facts.batch == 8
    assert llama.facts.has_template
    assert llama.facts.tells_probabilities


def test_tokens_are_counted_as_the_model_has_them(llama: LlamaRuntime) -> None:
    """Its vocabulary is one of bytes."""
    assert llama.token_counts(["", "simp", "⊢"]) == (0, 4, 3)


def test_each_text_ends_once_and_has_its_tokens_and_their_probability(llama: LlamaRuntime) -> None:
    written = Written(llama, TextRequest(3, PROMPT, 4, DRAWN))
    assert set(written.endings) == {(3, sample) for sample in range(4)}
    assert all(0 < count <= 12 for count in written.tokens.values())
    assert all(value < 0 for value in written.log_probabilities.values())


def test_the_same_seed_gives_the_same_texts_and_another_one_others(llama: LlamaRuntime) -> None:
    first = Written(llama, TextRequest(0, PROMPT, 3, DRAWN)).texts
    again = Written(llama, TextRequest(0, PROMPT, 3, DRAWN)).texts
    other = Written(llama, TextRequest(0, PROMPT, 3, replace(DRAWN, seed=6))).texts
    assert first == again
    assert first != other
    assert len(set(first.values())) == 3


def test_texts_that_are_written_together_do_not_see_each_other(llama: LlamaRuntime) -> None:
    other = Prompt("example : 2 = 2 := by\n  ")
    alone = Written(llama, TextRequest(0, PROMPT, 1, GREEDY)).texts[0, 0]
    beside = Written(llama, TextRequest(1, other, 3, DRAWN), TextRequest(0, PROMPT, 2, GREEDY)).texts
    assert beside[0, 0] == beside[0, 1] == alone


def test_what_prompts_begin_with_is_computed_once(llama: LlamaRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    decode = llama._decode
    monkeypatch.setattr(llama, "_decode", lambda rows: (computed.append(len(rows)), decode(rows))[1])
    begin = "example : 1 = 1 := by rfl\n" * 3
    Written(llama, TextRequest(0, Prompt(begin + "ab"), 4, replace(GREEDY, most_tokens=1)))
    first = sum(computed)
    computed.clear()
    written = Written(llama, TextRequest(0, Prompt(begin + "cd"), 4, replace(GREEDY, most_tokens=1)))
    assert first > len(begin)
    assert sum(computed) == 2
    fresh = Written(llama, TextRequest(9, Prompt("x"), 1, GREEDY), TextRequest(0, Prompt(begin + "cd"), 1, GREEDY))
    assert fresh.texts[0, 0][: len(written.texts[0, 0])] == written.texts[0, 0]


def test_more_texts_than_fit_at_once_are_written_one_after_another(llama: LlamaRuntime) -> None:
    written = Written(llama, TextRequest(0, PROMPT, 20, DRAWN))
    assert len(written.endings) == 20


def test_a_text_ends_with_the_tokens_that_are_allowed(llama: LlamaRuntime) -> None:
    written = Written(llama, TextRequest(0, PROMPT, 1, GREEDY))
    assert written.tokens[0, 0] == 12
    assert written.endings[0, 0] is Ending.LENGTH


def test_a_text_ends_before_a_word_that_stops_it(llama: LlamaRuntime) -> None:
    whole = Written(llama, TextRequest(0, PROMPT, 1, GREEDY)).texts[0, 0]
    stop = whole[5:7]
    written = Written(llama, TextRequest(0, PROMPT, 1, replace(GREEDY, stop=(stop,))))
    assert written.texts[0, 0] == whole[: whole.index(stop)]
    assert written.endings[0, 0] is Ending.STOP


def test_a_text_ends_at_a_token_that_stops_it(llama: LlamaRuntime) -> None:
    every = tuple(range(3, 260))
    written = Written(llama, TextRequest(0, PROMPT, 1, replace(GREEDY, stop_tokens=every)))
    assert (written.texts[0, 0], written.tokens[0, 0], written.endings[0, 0]) == ("", 1, Ending.STOP)


def test_a_prompt_that_is_too_long_is_told_and_others_are_answered(llama: LlamaRuntime) -> None:
    long = TextRequest(0, Prompt("x" * (CONTEXT + 1)), 2, GREEDY)
    written = Written(llama, long, TextRequest(1, PROMPT, 1, GREEDY))
    assert written.endings == {(0, 0): Ending.TOO_LONG, (0, 1): Ending.TOO_LONG, (1, 0): Ending.LENGTH}


def test_a_text_ends_where_the_context_is_full(llama: LlamaRuntime) -> None:
    written = Written(llama, TextRequest(0, Prompt("x" * (CONTEXT - 10)), 2, replace(GREEDY, most_tokens=100)))
    assert set(written.endings.values()) == {Ending.LENGTH}
    assert all(0 < count <= 10 for count in written.tokens.values())


def test_who_stops_it_gets_nothing_more_and_the_next_texts_are_right(llama: LlamaRuntime) -> None:
    before = Written(llama, TextRequest(0, PROMPT, 1, GREEDY)).texts
    stopped = Written(llama, TextRequest(1, Prompt("other"), 8, replace(DRAWN, most_tokens=200)), stop_after=20)
    assert len(stopped.pieces) < 40
    assert len(stopped.endings) < 8
    assert Written(llama, TextRequest(0, PROMPT, 1, GREEDY)).texts == before


def test_who_stops_it_while_the_prompt_is_read_gets_nothing(llama: LlamaRuntime) -> None:
    assert Written(llama, TextRequest(0, Prompt("x" * 400), 2, GREEDY), stop_after=0).pieces == []


def test_a_conversation_is_written_by_the_models_template(llama: LlamaRuntime) -> None:
    said = Prompt(messages=(Message(Role.USER, "1 = 1?"),), answer="by")
    text = Prompt("<user>1 = 1?\n<answer>by")
    assert (
        Written(llama, TextRequest(0, said, 1, GREEDY)).texts == Written(llama, TextRequest(0, text, 1, GREEDY)).texts
    )


def test_a_file_that_breaks_off_in_its_last_weights_is_no_model(gguf: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(gguf.read_bytes()[:-100])
    with pytest.raises(ProverMisconfigured, match=r"cannot load .*broken\.gguf: "):
        open_llama(RuntimeSource(LLAMA, str(broken)))


def test_a_model_that_is_too_large_is_refused_before_it_is_loaded(gguf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for a machine with little memory."""
    monkeypatch.setattr(module, "free_memory", lambda: 10_000_000)
    monkeypatch.setattr(module, "open_binding", lambda: pytest.fail("it was loaded"))
    with pytest.raises(OutOfMemory, match=r"takes about 0\.1 GB .* and 0\.0 GB are free"):
        open_llama(RuntimeSource(LLAMA, str(gguf)))
