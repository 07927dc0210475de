"""transformers with tiny checkpoints that the tests make: real loading, real tokens, nonsense for text."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.generation import Ending, Message, Prompt, Role, Sampling, TextRequest
from models.protocol import OutOfMemory, ProverMisconfigured, ProverUnavailable
from models.runtimes import transformers_runtime as module
from models.runtimes.checkpoints import device, loading
from models.runtimes.runtime import TRANSFORMERS, RuntimeSource
from models.runtimes.transformers_runtime import LONGEST_READ, TransformersRuntime, open_transformers
from tests.tiny_checkpoints import (
    CONTEXT,
    LETTERS,
    write_tiny_decoder,
    write_tiny_encoder,
    write_tiny_gpt2,
    write_tiny_t5,
)
from tests.written_texts import Written

torch = pytest.importorskip("torch", reason="the extra `transformers` is not installed")
transformers = pytest.importorskip("transformers", reason="the extra `transformers` is not installed")

PROMPT = Prompt("theorem t (n : Nat) : n + 0 = n := by\n  ")
OTHER = Prompt("example : 2 = 2 := by\n  ")
GREEDY = Sampling(temperature=0.0, most_tokens=12)
DRAWN = Sampling(most_tokens=12, seed=5)
BEAMS = Sampling(beams=6, most_tokens=12)
T5, DECODER = "T5", "decoder"
ENDS = "".join(chr(letter) for letter in LETTERS if letter % 2 == 0)
PAD = 383
"""A token that no text holds."""
WRITE = {T5: write_tiny_t5, DECODER: write_tiny_decoder}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: write(tmp_path_factory.mktemp("checkpoints") / name) for name, write in WRITE.items()}


def source(folder: Path, **values: Any) -> RuntimeSource:
    """In 32 bits, so that what is computed in a batch is the same as alone."""
    return replace(RuntimeSource(TRANSFORMERS, str(folder), device="cpu", dtype="float32"), **values)


@pytest.fixture(scope="module")
def opened(folders: dict[str, Path]) -> dict[str, TransformersRuntime]:
    return {name: open_transformers(source(folder)) for name, folder in folders.items()}


@pytest.fixture(params=[T5, DECODER])
def runtime(opened: dict[str, TransformersRuntime], request: pytest.FixtureRequest) -> TransformersRuntime:
    return opened[request.param]


@pytest.fixture
def t5(opened: dict[str, TransformersRuntime]) -> TransformersRuntime:
    return opened[T5]


@pytest.fixture
def decoder(opened: dict[str, TransformersRuntime]) -> TransformersRuntime:
    return opened[DECODER]


class Plainly:
    """A model as transformers itself runs it: no batch, nothing kept."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self.has_encoder = "T5" in folder.name
        family = transformers.AutoModelForSeq2SeqLM if self.has_encoder else transformers.AutoModelForCausalLM
        self.model = family.from_pretrained(folder, dtype=torch.float32, local_files_only=True).eval()

    def log_probability(self, prompt: str, answer: list[int]) -> float:
        """Of all tokens of an answer together."""
        ids = self.tokenizer(prompt)["input_ids"]
        with torch.no_grad():
            if self.has_encoder:
                begun = torch.tensor([[0, *answer[:-1]]])
                logits = self.model(input_ids=torch.tensor([ids]), decoder_input_ids=begun).logits[0]
            else:
                logits = self.model(input_ids=torch.tensor([[*ids, *answer]])).logits[0, len(ids) - 1 : -1]
        rows = logits.double().log_softmax(-1)
        return float(sum(row[token] for row, token in zip(rows, answer, strict=True)))

    def beams(self, prompt: str, sampling: Sampling, samples: int) -> list[tuple[list[int], float]]:
        """The texts that its own beam search finds, as tokens up to an end, with their scores."""
        inputs = self.tokenizer(prompt, return_tensors="pt")
        found = self.model.generate(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            num_beams=sampling.beams,
            num_return_sequences=samples,
            max_new_tokens=sampling.most_tokens,
            do_sample=False,
            length_penalty=0.0,
            early_stopping=False,
            return_dict_in_generate=True,
            output_scores=True,
            pad_token_id=PAD,
        )
        start = 1 if self.has_encoder else inputs["input_ids"].shape[1]
        texts = [[token for token in ids[start:].tolist() if token != PAD] for ids in found.sequences]
        return list(zip(texts, found.sequences_scores.tolist(), strict=True))

    def tokens(self, text: str) -> list[int]:
        """Of letters, each of which is a token."""
        found: list[int] = self.tokenizer(text, add_special_tokens=False)["input_ids"]
        assert len(found) == len(text)
        return found


@pytest.fixture(params=[T5, DECODER])
def both(
    opened: dict[str, TransformersRuntime], folders: dict[str, Path], request: pytest.FixtureRequest
) -> tuple[TransformersRuntime, Plainly]:
    return opened[request.param], Plainly(folders[request.param])


# --- what is known -------------------------------------------------------------------------------------------------


def test_what_is_known_of_a_decoder(decoder: TransformersRuntime) -> None:
    assert decoder.facts.context == CONTEXT
    assert decoder.facts.batch == 8
    assert decoder.facts.device == "CPU"
    assert decoder.facts.memory > 0
    assert decoder.facts.has_template
    assert decoder.facts.tells_probabilities


def test_what_is_known_of_a_model_with_an_encoder(t5: TransformersRuntime) -> None:
    """The token that ends a prompt has room besides."""
    assert t5.facts.context == LONGEST_READ - 1
    assert not t5.facts.has_template


@pytest.mark.parametrize(("asked", "context"), [(100, 100), (CONTEXT + 1, CONTEXT)])
def test_a_context_is_what_is_asked_for_but_no_more_than_the_model_knows(
    folders: dict[str, Path], asked: int, context: int
) -> None:
    assert open_transformers(source(folders[DECODER], context=asked)).facts.context == context


def test_tokens_are_counted_as_the_model_has_them(runtime: TransformersRuntime) -> None:
    assert runtime.token_counts(["", "simp", "⊢"]) == (0, 4, 3)


# --- drawn ---------------------------------------------------------------------------------------------------------


def test_each_text_ends_once_and_has_its_tokens_and_their_probability(runtime: TransformersRuntime) -> None:
    written = Written(runtime, TextRequest(3, PROMPT, 4, DRAWN))
    assert set(written.endings) == {(3, sample) for sample in range(4)}
    assert all(0 < count <= 12 for count in written.tokens.values())
    assert all(value < 0 for value in written.log_probabilities.values())
    assert len(written.pieces) > 12  # they come as they are written


def test_the_same_seed_gives_the_same_texts_and_another_one_others(runtime: TransformersRuntime) -> None:
    first = Written(runtime, TextRequest(0, PROMPT, 3, DRAWN)).texts
    again = Written(runtime, TextRequest(0, PROMPT, 3, DRAWN)).texts
    other = Written(runtime, TextRequest(0, PROMPT, 3, replace(DRAWN, seed=6))).texts
    assert first == again
    assert first != other
    assert len(set(first.values())) == 3


@pytest.mark.parametrize("sampling", [GREEDY, replace(GREEDY, temperature=0.5, top_k=1)])
def test_probabilities_are_those_that_the_model_itself_gives(
    both: tuple[TransformersRuntime, Plainly], sampling: Sampling
) -> None:
    runtime, plainly = both
    written = Written(runtime, TextRequest(0, PROMPT, 1, sampling), TextRequest(1, OTHER, 1, sampling))
    for number, prompt in enumerate((PROMPT, OTHER)):
        tokens = plainly.tokens(written.texts[number, 0])
        expected = plainly.log_probability(prompt.text, tokens)
        assert written.log_probabilities[number, 0] == pytest.approx(expected, abs=1e-4)


def test_texts_that_are_written_together_do_not_see_each_other(runtime: TransformersRuntime) -> None:
    alone = Written(runtime, TextRequest(0, PROMPT, 1, DRAWN)).texts[0, 0]
    greedy = Written(runtime, TextRequest(1, OTHER, 1, GREEDY)).texts[1, 0]
    beside = Written(
        runtime,
        TextRequest(2, Prompt("x" * 100), 3, replace(DRAWN, most_tokens=3)),
        TextRequest(0, PROMPT, 2, DRAWN),
        TextRequest(1, OTHER, 2, GREEDY),
    ).texts
    assert beside[0, 0] == alone
    assert beside[1, 0] == beside[1, 1] == greedy


def test_positions_are_counted_from_the_begin_of_each_prompt(tmp_path: Path) -> None:
    """Where a model has learnt them, and not only distances: shorter prompts stand behind nothing."""
    runtime = open_transformers(source(write_tiny_gpt2(tmp_path / "gpt2")))
    asked = [TextRequest(0, Prompt("x" * 100), 1, GREEDY), TextRequest(1, PROMPT, 1, GREEDY)]
    beside = Written(runtime, *asked)
    for request in asked:
        alone = Written(runtime, request)
        assert beside.texts[request.number, 0] == alone.texts[request.number, 0]
        expected = alone.log_probabilities[request.number, 0]
        assert beside.log_probabilities[request.number, 0] == pytest.approx(expected, abs=1e-4)


def test_a_prompt_is_read_once_for_all_its_texts(runtime: TransformersRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    rows = module.open_rows(runtime._loaded)
    begin = type(rows).begin
    monkeypatch.setattr(type(rows), "begin", lambda self, prompts: (read.append(len(prompts)), begin(self, prompts))[1])
    Written(runtime, TextRequest(0, PROMPT, 5, DRAWN), TextRequest(1, OTHER, 3, DRAWN))
    assert read == [2]


def test_more_texts_than_are_allowed_at_once_are_written_one_after_another(
    runtime: TransformersRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    draw = module.draw_texts
    monkeypatch.setattr(module, "draw_texts", lambda *given: (sizes.append(len(given[2])), draw(*given))[1])
    written = Written(runtime, TextRequest(0, PROMPT, 20, DRAWN))
    assert len(written.endings) == 20
    assert sizes == [8, 8, 4]


def test_less_is_written_at_once_where_there_is_little_memory(
    runtime: TransformersRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for a machine with little memory."""
    before = Written(runtime, TextRequest(0, PROMPT, 6, DRAWN)).texts
    sizes: list[int] = []
    draw = module.draw_texts
    monkeypatch.setattr(module, "draw_texts", lambda *given: (sizes.append(len(given[2])), draw(*given))[1])
    for_two = runtime._costs.of(2, len(PROMPT.text) + 1, 12) / module.SHARE
    monkeypatch.setattr(device, "free_memory", lambda: int(for_two) + 1)
    assert Written(runtime, TextRequest(0, PROMPT, 6, DRAWN)).texts == before
    assert max(sizes) <= 2
    monkeypatch.setattr(device, "free_memory", lambda: 100)
    with pytest.raises(OutOfMemory, match=r"1 texts with a prompt of \d+ tokens take about") as error:
        Written(runtime, TextRequest(0, PROMPT, 1, DRAWN))
    assert error.value.hint


def test_a_text_ends_with_the_tokens_that_are_allowed(runtime: TransformersRuntime) -> None:
    written = Written(runtime, TextRequest(0, PROMPT, 1, GREEDY))
    assert written.tokens[0, 0] == 12
    assert written.endings[0, 0] is Ending.LENGTH


@pytest.mark.parametrize("sampling", [DRAWN, BEAMS])
def test_a_text_ends_before_a_word_that_stops_it(runtime: TransformersRuntime, sampling: Sampling) -> None:
    whole = Written(runtime, TextRequest(0, PROMPT, 1, sampling)).texts[0, 0]
    stop = whole[3:5]
    written = Written(runtime, TextRequest(0, PROMPT, 1, replace(sampling, stop=("never this", stop))))
    if not sampling.beams:
        assert written.texts[0, 0] == whole[: whole.index(stop)]
    assert stop not in written.texts[0, 0]
    assert written.endings[0, 0] is Ending.STOP


@pytest.mark.parametrize("sampling", [GREEDY, BEAMS])
def test_a_text_ends_at_a_token_that_stops_it(both: tuple[TransformersRuntime, Plainly], sampling: Sampling) -> None:
    runtime, plainly = both
    every = tuple(plainly.tokens("".join(map(chr, LETTERS))))
    written = Written(runtime, TextRequest(0, PROMPT, 1, replace(sampling, stop_tokens=every)))
    assert (written.texts[0, 0], written.tokens[0, 0], written.endings[0, 0]) == ("", 1, Ending.STOP)


@pytest.mark.parametrize("name", [T5, DECODER])
def test_a_text_ends_at_any_of_the_models_own_ends(folders: dict[str, Path], tmp_path: Path, name: str) -> None:
    """Checkpoints name more of them for generation than their tokenizer knows."""
    folder = shutil.copytree(folders[name], tmp_path / name)
    edit(folder, "generation_config.json", eos_token_id=Plainly(folder).tokens(ENDS), _from_model_config=None)
    written = Written(open_transformers(source(folder)), TextRequest(0, PROMPT, 8, DRAWN))
    ended = [key for key, ending in written.endings.items() if ending is Ending.STOP]
    assert ended
    assert all(len(written.texts[key]) < written.tokens[key] for key in ended)
    assert not any(letter in text for text in written.texts.values() for letter in ENDS)


@pytest.mark.parametrize("sampling", [GREEDY, BEAMS])
def test_a_prompt_that_is_too_long_is_told_and_others_are_answered(
    runtime: TransformersRuntime, sampling: Sampling
) -> None:
    long = TextRequest(0, Prompt("x" * (runtime.facts.context + 1)), 2, sampling)
    written = Written(runtime, long, TextRequest(1, PROMPT, 1, sampling))
    assert written.endings == {(0, 0): Ending.TOO_LONG, (0, 1): Ending.TOO_LONG, (1, 0): Ending.LENGTH}


def test_a_text_ends_where_the_context_is_full(decoder: TransformersRuntime) -> None:
    written = Written(decoder, TextRequest(0, Prompt("x" * (CONTEXT - 10)), 2, replace(GREEDY, most_tokens=100)))
    assert set(written.endings.values()) == {Ending.LENGTH}
    assert set(written.tokens.values()) == {10}


def test_an_encoder_takes_a_prompt_as_long_as_it_says_with_an_answer_besides(folders: dict[str, Path]) -> None:
    small = open_transformers(source(folders[T5], context=60))
    written = Written(small, TextRequest(0, Prompt("x" * small.facts.context), 1, replace(GREEDY, most_tokens=20)))
    assert written.tokens[0, 0] == 20


def test_long_prompts_are_read_in_parts_and_to_the_same_end(
    both: tuple[TransformersRuntime, Plainly], monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.runtimes.checkpoints import rows

    runtime, _ = both
    asked = [TextRequest(0, Prompt("a long one " * 20), 1, GREEDY), TextRequest(1, PROMPT, 1, GREEDY)]
    before = Written(runtime, *asked)
    monkeypatch.setattr(rows, "PASS_TOKENS", 64)
    after = Written(runtime, *asked)
    assert after.texts == before.texts
    assert after.log_probabilities[0, 0] == pytest.approx(before.log_probabilities[0, 0], abs=1e-4)


@pytest.mark.parametrize("sampling", [replace(DRAWN, most_tokens=200), replace(BEAMS, most_tokens=200)])
def test_who_stops_it_gets_nothing_more_and_the_next_texts_are_right(
    runtime: TransformersRuntime, sampling: Sampling
) -> None:
    before = Written(runtime, TextRequest(0, PROMPT, 1, GREEDY)).texts
    stopped = Written(runtime, TextRequest(1, OTHER, 8, sampling), stop_after=0 if sampling.beams else 20)
    assert len(stopped.pieces) < 40
    assert len(stopped.endings) < 8
    assert Written(runtime, TextRequest(0, PROMPT, 1, GREEDY)).texts == before


def test_who_stops_it_waits_for_no_more_than_a_layer(runtime: TransformersRuntime) -> None:
    """It is asked before each layer, and not any more once it said so."""
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        assert asked <= 3, "it went on"
        return asked == 3

    runtime.generate([TextRequest(0, PROMPT, 2, GREEDY)], lambda piece: pytest.fail(f"{piece}"), stopped)
    assert asked == 3


# --- beams ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [T5, DECODER])
@pytest.mark.parametrize("ends", ["", ENDS])
@pytest.mark.parametrize("samples", [1, 4, 6])
def test_beams_find_what_transformers_own_search_finds(
    folders: dict[str, Path], tmp_path: Path, name: str, ends: str, samples: int
) -> None:
    """Texts that end early as well: for a checkpoint that has more end tokens than one."""
    folder = shutil.copytree(folders[name], tmp_path / name)
    plainly = Plainly(folder)
    tokens = [plainly.tokenizer.eos_token_id, *plainly.tokens(ends)]
    edit(folder, "generation_config.json", eos_token_id=tokens, _from_model_config=None)
    runtime, plainly = open_transformers(source(folder)), Plainly(folder)
    for prompt in (PROMPT, OTHER):
        written = Written(runtime, TextRequest(0, prompt, samples, BEAMS))
        expected = plainly.beams(prompt.text, BEAMS, samples)
        assert [written.tokens[0, sample] for sample in range(samples)] == [len(found) for found, _ in expected]
        for sample, (found, score) in enumerate(expected):
            said = [token for token in found if token not in tokens]
            assert written.texts[0, sample] == plainly.tokenizer.decode(said, skip_special_tokens=True)
            assert written.log_probabilities[0, sample] == pytest.approx(score, abs=1e-4)
        assert (Ending.STOP in written.endings.values()) == bool(ends)


def test_the_score_of_a_text_is_the_probability_of_all_its_tokens(both: tuple[TransformersRuntime, Plainly]) -> None:
    runtime, plainly = both
    written = Written(runtime, TextRequest(0, PROMPT, 6, BEAMS), TextRequest(1, OTHER, 3, BEAMS))
    assert len(written.pieces) == 9
    assert len(set(written.texts.values())) == 9
    for (number, sample), text in written.texts.items():
        end = [plainly.tokenizer.eos_token_id] if written.endings[number, sample] is Ending.STOP else []
        tokens = [*plainly.tokens(text), *end]
        assert written.tokens[number, sample] == len(tokens)
        prompt = (PROMPT, OTHER)[number].text
        score = written.log_probabilities[number, sample]
        assert score == pytest.approx(plainly.log_probability(prompt, tokens), abs=1e-4)
    scores = [written.log_probabilities[0, sample] for sample in range(6)]
    assert scores == sorted(scores, reverse=True)


def test_searches_beside_each_other_find_what_they_find_alone(runtime: TransformersRuntime) -> None:
    wide = with_batch(runtime, 64)
    asked = [TextRequest(0, PROMPT, 3, BEAMS), TextRequest(1, OTHER, 6, replace(BEAMS, most_tokens=5))]
    together = Written(wide, *asked)
    for request in asked:
        alone = Written(wide, request)
        for key, text in alone.texts.items():
            assert together.texts[key] == text
            assert together.log_probabilities[key] == pytest.approx(alone.log_probabilities[key], abs=1e-4)


def with_batch(runtime: TransformersRuntime, batch: int) -> TransformersRuntime:
    """The same model, with so many rows at a time."""
    return TransformersRuntime(runtime._loaded, RuntimeSource(TRANSFORMERS, "", batch=batch))


def test_more_texts_than_beams_are_found_with_as_many_beams(runtime: TransformersRuntime) -> None:
    written = Written(runtime, TextRequest(0, PROMPT, 5, replace(BEAMS, beams=2)))
    assert len(set(written.texts.values())) == 5


def test_a_word_that_stops_texts_is_in_none_of_those_that_beams_find(runtime: TransformersRuntime) -> None:
    letter = Written(runtime, TextRequest(0, PROMPT, 1, BEAMS)).texts[0, 0][4]
    written = Written(runtime, TextRequest(0, PROMPT, 6, replace(BEAMS, stop=(letter,))))
    assert not any(letter in text for text in written.texts.values())
    assert Ending.STOP in written.endings.values()


# --- conversations -------------------------------------------------------------------------------------------------


def test_a_conversation_is_written_by_the_models_template(decoder: TransformersRuntime) -> None:
    said = Prompt(messages=(Message(Role.USER, "1 = 1?"),), answer="by")
    text = Prompt("<user>1 = 1?\n<answer>by")
    by_template = Written(decoder, TextRequest(0, said, 1, GREEDY)).texts
    assert by_template == Written(decoder, TextRequest(0, text, 1, GREEDY)).texts


def test_without_a_template_there_are_no_conversations(t5: TransformersRuntime) -> None:
    with pytest.raises(ProverMisconfigured, match="no template for conversations"):
        Written(t5, TextRequest(0, Prompt(messages=(Message(Role.USER, "1 = 1?"),)), 1, GREEDY))


def test_a_template_that_fails_is_told(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder", template="{{ raise_exception('no system message') }}")
    runtime = open_transformers(source(folder))
    with pytest.raises(ProverMisconfigured, match="no system message"):
        Written(runtime, TextRequest(0, Prompt(messages=(Message(Role.USER, "1 = 1?"),)), 1, GREEDY))


@pytest.mark.parametrize("sampling", [GREEDY, BEAMS])
def test_nothing_is_written_where_nothing_is_wanted(runtime: TransformersRuntime, sampling: Sampling) -> None:
    assert Written(runtime, TextRequest(0, PROMPT, 0, sampling)).pieces == []


def test_an_empty_prompt_is_answered(runtime: TransformersRuntime) -> None:
    assert Written(runtime, TextRequest(0, Prompt(), 1, GREEDY)).tokens[0, 0] == 12


# --- what cannot be loaded -----------------------------------------------------------------------------------------


def edit(folder: Path, name: str = "config.json", **values: Any) -> None:
    """Changes a file of a checkpoint; `None` takes something out."""
    file = folder / name
    config = {**json.loads(file.read_text(encoding="utf-8")), **values}
    file.write_text(json.dumps({k: v for k, v in config.items() if v is not None}), encoding="utf-8")


def refused(folder: Path, error: type[Exception], match: str, **values: Any) -> str:
    """The hint."""
    with pytest.raises(error, match=match) as told:
        open_transformers(source(folder, **values))
    hint = str(getattr(told.value, "hint", ""))
    assert hint
    return hint


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        (folder / name).unlink()
    refused(folder, ProverMisconfigured, "there is no tokenizer in")


def test_a_tokenizer_of_which_a_file_misses_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    (folder / "tokenizer.json").unlink()
    refused(folder, (ProverMisconfigured, ProverUnavailable), "tokenizer")  # type: ignore[arg-type]


def test_the_tokenizer_of_bytes_needs_no_files(tmp_path: Path) -> None:
    folder = write_tiny_t5(tmp_path / "t5")
    for name in ("added_tokens.json", "special_tokens_map.json", "tokenizer_config.json"):
        (folder / name).unlink(missing_ok=True)
    edit(folder, tokenizer_class="ByT5Tokenizer")
    assert open_transformers(source(folder)).token_counts(["⊢"]) == (3,)


def test_a_model_that_only_encodes_is_refused(tmp_path: Path) -> None:
    hint = refused(write_tiny_encoder(tmp_path / "bert"), ProverMisconfigured, "no model that writes texts")
    assert "retrieval.encoder" in hint
    edit(tmp_path / "bert", architectures=None)
    refused(tmp_path / "bert", ProverMisconfigured, "weights of the model are not in")


def test_weights_that_miss_are_not_made_up(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = write_tiny_decoder(tmp_path / "decoder")
    weights = load_file(folder / "model.safetensors")
    del weights["lm_head.weight"]
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    refused(folder, ProverMisconfigured, r"1 weights .* such as lm_head\.weight")


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    edit(folder, hidden_size=64)
    refused(folder, ProverMisconfigured, "cannot load the model in")


def test_a_damaged_file_of_weights_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-100])
    refused(folder, ProverMisconfigured, r"model\.safetensors is damaged, or was not fetched to its end")


class Program:
    """What would be run if it was unpickled without care."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.folder,)

    def __init__(self, folder: str) -> None:
        self.folder = folder


def test_pickled_weights_are_read_but_no_program_among_them_is_run(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    folder = write_tiny_decoder(tmp_path / "decoder")
    before = Written(open_transformers(source(folder)), TextRequest(0, PROMPT, 1, GREEDY)).texts
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    assert Written(open_transformers(source(folder)), TextRequest(0, PROMPT, 1, GREEDY)).texts == before
    torch.save({"lm_head.weight": Program(str(tmp_path / "run"))}, folder / "pytorch_model.bin")
    refused(folder, ProverMisconfigured, "pickled, and damaged or more than numbers")
    assert not (tmp_path / "run").exists()


def test_a_kind_of_model_that_transformers_does_not_know_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    edit(folder, model_type="nonsense")
    refused(folder, ProverMisconfigured, "knows no models of the kind 'nonsense'")


def test_a_checkpoint_that_brings_a_program_is_refused_and_it_is_not_run(tmp_path: Path) -> None:
    folder = write_tiny_decoder(tmp_path / "decoder")
    (folder / "evil.py").write_text("raise SystemExit('it was run')", encoding="utf-8")
    program = {"AutoConfig": "evil.Config", "AutoModelForCausalLM": "evil.Model"}
    edit(folder, auto_map=program)
    assert open_transformers(source(folder)).facts.context == CONTEXT  # its kind is known, and needs no program
    edit(folder, model_type="nonsense")
    refused(folder, ProverMisconfigured, "brings a program of its own, which is not run")


def test_a_tokenizer_of_another_model_is_told(tmp_path: Path) -> None:
    from transformers import LlamaConfig, LlamaForCausalLM

    folder = write_tiny_decoder(tmp_path / "decoder")
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4}
    LlamaForCausalLM(LlamaConfig(vocab_size=20, **sizes)).save_pretrained(folder)
    with pytest.raises(ProverMisconfigured, match="tokens that the model does not know"):
        Written(open_transformers(source(folder)), TextRequest(0, PROMPT, 1, GREEDY))


def test_what_is_not_installed_is_told_with_the_command_that_installs_it(
    folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading.importlib.util, "find_spec", lambda name: None)
    hint = refused(folders[T5], ProverUnavailable, "torch and transformers are not installed")
    assert "-m pip install" in hint


def test_packages_that_do_not_go_together_are_told(folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers.utils.logging", None)
    refused(folders[T5], ProverUnavailable, "transformers cannot be loaded: ModuleNotFoundError")


def test_a_model_that_is_too_large_is_refused_before_it_is_loaded(
    folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for a machine with little memory."""
    monkeypatch.setattr(device, "free_memory", lambda: 10_000_000)
    monkeypatch.setattr(loading, "_model", lambda *_: pytest.fail("it was loaded"))
    refused(folders[T5], OutOfMemory, r"takes about 0\.3 GB of memory as float32, and 0\.0 GB are free")


@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory: you tried …")]
)
def test_memory_that_is_not_enough_while_it_writes_is_told(
    decoder: TransformersRuntime, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: Any) -> None:
        raise error

    monkeypatch.setattr(module, "draw_texts", fails)
    with pytest.raises(OutOfMemory, match="not enough memory to write") as told:
        Written(decoder, TextRequest(0, PROMPT, 1, GREEDY))
    assert told.value.hint


def test_a_graphics_card_that_is_full_is_told(decoder: TransformersRuntime, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the error that torch raises there."""

    def fails(*_: Any) -> Iterator[None]:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")

    monkeypatch.setattr(module, "draw_texts", fails)
    with pytest.raises(OutOfMemory, match="CUDA out of memory"):
        Written(decoder, TextRequest(0, PROMPT, 1, GREEDY))


# --- where it is computed ------------------------------------------------------------------------------------------


def test_a_device_that_is_not_there_is_told(folders: dict[str, Path]) -> None:
    refused(folders[T5], ProverMisconfigured, "there is no device 'abacus'", device="abacus")
    if not torch.cuda.is_available():
        refused(folders[T5], ProverUnavailable, "finds no device cuda here", device="cuda")


def test_a_dtype_that_there_is_not_is_told(folders: dict[str, Path]) -> None:
    assert "bfloat16" in refused(folders[T5], ProverMisconfigured, "there is no dtype 'int3'", dtype="int3")


@pytest.mark.parametrize(("flags", "dtype"), [("fpu amx_bf16", "torch.bfloat16"), ("fpu sse2", "torch.float32")])
def test_numbers_are_short_where_they_are_faster_for_the_processor(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: str, dtype: str
) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(flags, encoding="utf-8")
    monkeypatch.setattr(device, "_FLAGS", file)
    runtime = open_transformers(source(folders[DECODER], dtype=""))
    assert str(runtime._loaded.model.dtype) == dtype
    written = Written(runtime, TextRequest(0, PROMPT, 2, DRAWN), TextRequest(1, OTHER, 2, BEAMS))
    assert len(written.endings) == 4
