"""Which files of a repository make a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.hub.files import HubFile, HubRefused, Wanted, chosen, model_path, place_of

Q4, Q8 = HubFile("model-Q4_K_M.gguf", 4_000_000_000, "a"), HubFile("model-Q8_0.gguf", 8_000_000_000, "b")
PARTS = tuple(HubFile(f"big/m-0000{n}-of-00002.gguf", 10, str(n)) for n in (1, 2))
README = HubFile("README.md", 10)
CHECKPOINT = tuple(HubFile(name, 10) for name in ("config.json", "model.safetensors", "tokenizer.json"))
SAME_AGAIN = tuple(
    HubFile(name, 10) for name in ("pytorch_model.bin", "onnx/model.onnx", ".gitattributes", "README.md")
)


def paths(files: tuple[HubFile, ...]) -> list[str]:
    return [file.path for file in files]


def test_the_only_model_is_meant_without_what_is_beside_it() -> None:
    assert chosen((README, Q4), Wanted("o/n")) == (Q4,)


def test_of_several_models_one_has_to_be_named() -> None:
    with pytest.raises(HubRefused, match="2 models of o/n fit") as error:
        chosen((README, Q4, Q8), Wanted("o/n", "*.gguf"))
    assert "o/n:model-Q4_K_M.gguf  4.0 GB" in error.value.hint
    assert chosen((README, Q4, Q8), Wanted("o/n", "*Q8_0.gguf")) == (Q8,)


def test_parts_of_a_model_are_one_and_set_up_by_the_first() -> None:
    files = chosen((*reversed(PARTS), README), Wanted("o/n"))
    assert set(files) == set(PARTS)
    assert model_path(files, Path("/f")) == Path("/f/big/m-00001-of-00002.gguf")
    with pytest.raises(HubRefused) as error:
        chosen((*PARTS, Q4), Wanted("o/n"))
    assert "o/n:big/m-*.gguf" in error.value.hint
    assert set(chosen((*PARTS, Q4), Wanted("o/n", "big/m-*.gguf"))) == set(PARTS)


def test_a_checkpoint_is_a_folder_and_its_weights_come_once() -> None:
    files = chosen((*SAME_AGAIN, *CHECKPOINT), Wanted("o/n"))
    assert files == CHECKPOINT
    assert model_path(files, Path("/f")) == Path("/f")


def test_a_pattern_that_fits_nothing_says_what_there_is() -> None:
    with pytest.raises(HubRefused, match=r"no file of o/n fits `\*\.gguf`") as error:
        chosen(CHECKPOINT, Wanted("o/n", "*.gguf"))
    assert "config.json" in error.value.hint


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "", "a\0b"])
def test_a_path_that_leads_out_of_the_folder_is_refused(path: str) -> None:
    with pytest.raises(HubRefused, match="somewhere else"):
        place_of(HubFile(path, 1), Path("/f"))
