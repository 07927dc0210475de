"""What a checkpoint's folder tells before anything is loaded. Neither torch nor transformers is needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.card_files import all_cards
from models.cards import Runtime
from models.protocol import ProverMisconfigured, ProverUnavailable
from models.recognition import recognized
from models.runtimes.checkpoints.costs import RowCosts
from models.runtimes.checkpoints.folder import read_checkpoint
from models.runtimes.checkpoints.rows import PASS_TOKENS

T5 = {"model_type": "t5", "architectures": ["T5ForConditionalGeneration"], "tokenizer_class": "ByT5Tokenizer"}
SIZES = {"F32": 4, "BF16": 2, "I8": 1}


def safetensors(*tensors: tuple[str, tuple[int, ...]]) -> bytes:
    """A file with zeros for weights, of some types and shapes."""
    table: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for number, (kind, shape) in enumerate(tensors):
        size = SIZES[kind]
        for length in shape:
            size *= length
        table[f"w{number}"] = {"dtype": kind, "shape": list(shape), "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(table).encode()
    return len(text).to_bytes(8, "little") + text + bytes(end)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of one whole file."""
    folder = tmp_path / "leandojo-lean4-tacgen-byt5-small"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(T5), encoding="utf-8")
    (folder / "model.safetensors").write_bytes(safetensors(("F32", (10, 3)), ("BF16", (7,)), ("I8", (5,))))
    return folder


def refused(folder: Path, match: str, error: type[Exception] = ProverMisconfigured) -> None:
    with pytest.raises(error, match=match) as told:
        read_checkpoint(folder)
    assert getattr(told.value, "hint", "")


def test_what_it_takes_in_memory_is_known_from_its_tensors(folder: Path) -> None:
    """What is no float stays as it is."""
    checkpoint = read_checkpoint(folder)
    assert checkpoint.kind == "t5"
    assert checkpoint.memory(4) == 37 * 4 + 5
    assert checkpoint.memory(2) == 37 * 2 + 5


def test_several_files_count_together(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    for name in ("a.safetensors", "b.safetensors"):
        (folder / name).write_bytes(safetensors(("F32", (4,))))
    parts = {"weight_map": {"x": "a.safetensors", "y": "b.safetensors", "z": "a.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(parts), encoding="utf-8")
    assert read_checkpoint(folder).memory(2) == 16
    (folder / "b.safetensors").unlink()
    refused(folder, r"1 of the 2 files of weights miss in .*, such as b\.safetensors")


def test_an_index_that_names_files_elsewhere_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "model.safetensors").rename(tmp_path / "model.safetensors")
    parts = {"weight_map": {"x": "../model.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(parts), encoding="utf-8")
    refused(folder, "1 of the 1 files of weights miss")


@pytest.mark.parametrize("text", ["{", "[]", '{"weight_map": 3}', '{"weight_map": []}'])
def test_a_damaged_index_is_told(folder: Path, text: str) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors.index.json").write_text(text, encoding="utf-8")
    refused(folder, r"index\.json is damaged")


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_pickled_weights_are_known_by_their_size(folder: Path, dtype: str) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(bytes(4000))
    (folder / "config.json").write_text(json.dumps({**T5, "torch_dtype": dtype}), encoding="utf-8")
    assert read_checkpoint(folder).memory(2) == (2000 if dtype == "float32" else 4000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        bytes(8),
        (1 << 60).to_bytes(8, "little") + b"{}",
        b"\x02" + bytes(7) + b"[]",
        b"\x02" + bytes(7) + b"{}behind",
        b'\x07\0\0\0\0\0\0\0{"a":1}',
        safetensors(("F32", (10,)))[:-1],
        safetensors(("F32", (10,))) + b"x",
    ],
)
def test_a_damaged_file_is_told(folder: Path, data: bytes) -> None:
    (folder / "model.safetensors").write_bytes(data)
    refused(folder, r"model\.safetensors is damaged, or was not fetched to its end")


def test_a_pointer_in_the_place_of_weights_is_told(folder: Path) -> None:
    (folder / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    refused(folder, "is only a pointer to the weights")


def test_what_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    refused(tmp_path / "nowhere", "there is no folder", ProverUnavailable)
    (folder / "model.safetensors").unlink()
    refused(folder, "there are no weights", ProverUnavailable)
    (folder / "config.json").unlink()
    refused(folder, r"there is no config\.json")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"model_type": 3}'])
def test_a_damaged_configuration_is_told(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text, encoding="utf-8")
    refused(folder, r"config\.json (is damaged|does not tell)")


def test_without_a_tokenizer_it_is_refused_unless_tokens_are_bytes(folder: Path) -> None:
    config = {key: value for key, value in T5.items() if key != "tokenizer_class"}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    refused(folder, "there is no tokenizer")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    assert read_checkpoint(folder).kind == "t5"


@pytest.mark.parametrize("name", ["T5EncoderModel", "BertModel", "BertForMaskedLM", "LlamaForSequenceClassification"])
def test_what_writes_no_texts_is_refused_with_where_it_belongs(folder: Path, name: str) -> None:
    (folder / "config.json").write_text(json.dumps({**T5, "architectures": [name]}), encoding="utf-8")
    refused(folder, f"no model that writes texts, but {name}")
    with pytest.raises(ProverMisconfigured, match="no model that writes texts") as error:
        recognized(folder, all_cards())
    assert "retrieval.encoder" in error.value.hint


# --- by which card it is asked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("leandojo-lean4-tacgen-byt5-small", "leandojo-lean4-tacgen-byt5-small"),
        ("leandojo-lean4-retriever-tacgen-byt5-small", "leandojo-lean4-retriever-tacgen-byt5-small"),
        ("kaiyuy--leandojo-lean4-tacgen-byt5-small", "leandojo-lean4-tacgen-byt5-small"),
        ("anything", "generic-completion-step"),
    ],
)
def test_its_card_is_known_by_the_name_of_its_folder(folder: Path, name: str, card: str) -> None:
    found = recognized(folder.rename(folder.with_name(name)), all_cards())
    assert found.runtime is Runtime.TRANSFORMERS
    assert found.cards == (card,)
    assert "an encoder and a decoder" in found.details


# --- what texts cost -----------------------------------------------------------------------------------------------


def test_a_decoder_keeps_prompt_and_answer_for_each_text() -> None:
    costs = RowCosts(kept=10, read=0, logits=100, pair=0)
    assert costs.of(3, 50, 20) == 3 * (10 * 70 + 100)


def test_an_encoder_is_read_beside_the_answer_and_needs_a_whole_prompt_at_once() -> None:
    costs = RowCosts(kept=10, read=7, logits=0, pair=0)
    assert costs.of(2, 50, 20) == 2 * (10 * 20 + 7 * 50)
    long = 2 * PASS_TOKENS
    assert RowCosts(0, 1, 0, 1).of(1, long, 0) == long + long * long
    assert RowCosts(0, 0, 0, 1).of(1, long, 0) == long * PASS_TOKENS
