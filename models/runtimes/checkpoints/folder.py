"""What stands in the folder of a checkpoint: what the model is, and how large it is in memory.

Nothing is loaded, and neither torch nor transformers is needed: `config.json` tells what it is, and each file of
weights begins with what tensors there are. That format is safetensors': the length of a table in eight bytes,
little-endian, the table as JSON, and the tensors behind it. Weights that are pickled (`pytorch_model.bin`) are known by
their size only.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.config.files import text_of
from assistant.files import open_plain
from models.protocol import ProverMisconfigured, ProverUnavailable

CONFIG = "config.json"
LARGEST_TABLE = 100_000_000
"""Bytes of the table of tensors; safetensors allows no more."""
ENCODERS_HINT = "Encoders belong to `retrieval.encoder`."
_WRITERS = ("ForCausalLM", "LMHeadModel", "ForConditionalGeneration", "MTModel")
"""How classes of models end that write texts."""
_FLOATS = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
"""Numbers that are converted when they are loaded, and their bytes; others stay as they are."""
_TOKENIZER = (
    "tokenizer.json", "tokenizer_config.json", "tokenizer.model", "spiece.model", "sentencepiece.bpe.model",
    "vocab.json", "vocab.txt",
)  # fmt: skip
_WITHOUT_FILES = "ByT5Tokenizer"
"""The tokenizer of bytes, which needs no files."""
_POINTER = b"version https://git-lfs"
_FETCH = "Fetch the checkpoint again, with all its files."


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A `folder` with its `config`. Of its weights, so many are `floats`, which are converted when they are loaded; the
    others take `fixed` bytes."""

    folder: Path
    config: Mapping[str, Any]
    floats: int
    fixed: int

    @property
    def kind(self) -> str:
        """The family of models, as transformers calls it."""
        return str(self.config.get("model_type", ""))

    def memory(self, size: int) -> int:
        """Bytes that the weights take where a float takes `size`."""
        return self.floats * size + self.fixed


def read_checkpoint(folder: Path) -> Checkpoint:
    """Errors: `ProverUnavailable` where the folder or its weights are not there, `ProverMisconfigured` where they are
    damaged, where it is no model that writes texts, or where it has no tokenizer."""
    if not folder.is_dir():
        raise ProverUnavailable(
            f"there is no folder {folder}",
            hint="Was it moved away? Name the folder where it is now.",
        )
    config = _config(folder)
    if not writes_texts(config):
        raise ProverMisconfigured(
            f"{folder} is no model that writes texts, but {_architectures(config)}", hint=ENCODERS_HINT
        )
    _check_tokenizer(folder, config)
    try:
        files = _weights(folder)
        if files and files[0].suffix == ".safetensors":
            tables = [_table(file) for file in files]
            return Checkpoint(folder, config, sum(n for n, _ in tables), sum(size for _, size in tables))
        stored = sum(file.stat().st_size for file in files)
    except OSError as error:
        raise ProverUnavailable(
            f"the weights in {folder} cannot be read: {error.strerror or error}", hint=_FETCH
        ) from error
    if not stored:
        raise ProverUnavailable(f"there are no weights in {folder}", hint=_FETCH)
    written = str(config.get("dtype") or config.get("torch_dtype") or "float32")
    return Checkpoint(folder, config, stored // (2 if "16" in written else 4), 0)


def writes_texts(config: Mapping[str, Any]) -> bool:
    """Whether a model is of a class that does, as far as its `config` tells. Encoders are of the same families."""
    named = _architectures(config)
    return not named or any(one.endswith(_WRITERS) for one in named.split(", "))


def _architectures(config: Mapping[str, Any]) -> str:
    found = config.get("architectures")
    return ", ".join(map(str, found)) if isinstance(found, list) else ""


def _config(folder: Path) -> Mapping[str, Any]:
    text = text_of(folder / CONFIG)
    if text is None:
        raise ProverMisconfigured(
            f"{folder} is no checkpoint: there is no {CONFIG} in it", hint="Name the folder that holds it."
        )
    try:
        config: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProverMisconfigured(f"{folder / CONFIG} is damaged: {error}"[:300], hint=_FETCH) from error
    if not isinstance(config, dict) or not isinstance(config.get("model_type"), str):
        raise ProverMisconfigured(f"{folder / CONFIG} does not tell what the model is", hint=_FETCH)
    return config


def _check_tokenizer(folder: Path, config: Mapping[str, Any]) -> None:
    """transformers makes some tokenizers of nothing, which then know no words."""
    there = any((folder / name).is_file() for name in _TOKENIZER)
    if not there and config.get("tokenizer_class") != _WITHOUT_FILES:
        raise ProverMisconfigured(
            f"there is no tokenizer in {folder}",
            hint="Fetch the checkpoint with all its files: tokenizer.json, tokenizer_config.json, spiece.model, …",
        )


# --- weights -------------------------------------------------------------------------------------------------------


def _weights(folder: Path) -> list[Path]:
    """The files that transformers takes. Errors: `ProverMisconfigured`, `OSError`."""
    for whole, index in (
        ("model.safetensors", "model.safetensors.index.json"),
        ("pytorch_model.bin", "pytorch_model.bin.index.json"),
    ):
        if (folder / whole).is_file():
            return [folder / whole]
        text = text_of(folder / index)
        if text is not None:
            return _parts(folder, index, text)
    return []


def _parts(folder: Path, index: str, text: str) -> list[Path]:
    try:
        names = sorted({str(name) for name in json.loads(text)["weight_map"].values()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ProverMisconfigured(f"{folder / index} is damaged", hint=_FETCH) from error
    missing = [name for name in names if Path(name).name != name or not (folder / name).is_file()]
    if missing:
        raise ProverMisconfigured(
            f"{len(missing)} of the {len(names)} files of weights miss in {folder}, such as {missing[0]}",
            hint=_FETCH,
        )
    return [folder / name for name in names]


def _table(file: Path) -> tuple[int, int]:
    """How many floats there are, and the bytes of all else. Errors: `ProverMisconfigured`, `OSError`."""
    with open_plain(file) as stream:
        size = os.fstat(stream.fileno()).st_size
        begin = stream.read(len(_POINTER))
        if begin == _POINTER:
            raise ProverMisconfigured(f"{file} is only a pointer to the weights", hint="Fetch it with `git lfs pull`.")
        length = int.from_bytes(begin[:8], "little")
        if len(begin) < 8 or length > min(LARGEST_TABLE, size - 8):
            raise _damaged(file)
        stream.seek(8)
        data = stream.read(length)
    try:
        tensors = [tensor for name, tensor in json.loads(data).items() if name != "__metadata__"]
        end = max((int(tensor["data_offsets"][1]) for tensor in tensors), default=0)
        floats = sum(math.prod(tensor["shape"]) for tensor in tensors if tensor["dtype"] in _FLOATS)
        stored = sum(math.prod(tensor["shape"]) * _FLOATS.get(tensor["dtype"], 0) for tensor in tensors)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _damaged(file) from error
    if 8 + length + end != size:
        raise _damaged(file)
    return floats, end - stored


def _damaged(file: Path) -> ProverMisconfigured:
    return ProverMisconfigured(f"{file} is damaged, or was not fetched to its end", hint="Fetch it again.")
