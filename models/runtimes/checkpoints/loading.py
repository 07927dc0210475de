"""Checkpoints loaded by transformers: only from a folder, never from a network, and no program that comes with one."""

from __future__ import annotations

import importlib.util
import inspect
import os
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.extras import install_command
from models.protocol import OutOfMemory, ProverFailed, ProverMisconfigured, ProverUnavailable
from models.runtimes.checkpoints.device import Placement, place
from models.runtimes.checkpoints.folder import ENCODERS_HINT, Checkpoint, read_checkpoint
from models.runtimes.runtime import RuntimeSource

EXTRA = "transformers"
_PACKAGES = ("torch", "transformers")
_FETCH = "Fetch the checkpoint again, with all its files."
_SAMPLE = "theorem add_zero (n : Nat) : n + 0 = n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with its tokenizer. One with an encoder reads the prompt there; `start` is the token that its answers
    begin with. `cache` is what transformers calls the keys and values that were computed (its versions differ)."""

    model: Any
    tokenizer: Any
    placement: Placement
    has_encoder: bool
    start: int
    ends: frozenset[int]
    cache: str


def load(source: RuntimeSource) -> Loaded:
    """Errors: `ProverFailed`."""
    missing = [package for package in _PACKAGES if importlib.util.find_spec(package) is None]
    if missing:
        raise ProverUnavailable(
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed",
            hint=f"Install what runs checkpoints: {install_command(EXTRA)}",
        )
    checkpoint = read_checkpoint(Path(source.path))
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    try:
        import torch
        from transformers.utils.logging import disable_progress_bar, set_verbosity_error
    except (ImportError, OSError, RuntimeError) as error:  # versions that do not go together, a library that misses
        hint = f"Install them anew: {install_command(EXTRA)}"
        raise ProverUnavailable(f"transformers cannot be loaded: {reason_of(error)}", hint=hint) from error
    set_verbosity_error()
    disable_progress_bar()
    torch.set_num_threads(source.threads or max(1, (os.cpu_count() or 1) - 1))
    config = _config(checkpoint)
    placement = place(checkpoint, source.device, source.dtype)
    tokenizer = _tokenizer(checkpoint)
    has_encoder = bool(getattr(config, "is_encoder_decoder", False))
    model = _model(checkpoint, config, placement, has_encoder)
    return Loaded(
        model,
        tokenizer,
        placement,
        has_encoder,
        _start(model, tokenizer) if has_encoder else 0,
        frozenset(_tokens("eos_token_id", model.generation_config, config, tokenizer)),
        _cache_name(checkpoint, model),
    )


def reason_of(error: BaseException) -> str:
    """The first line of what a library says."""
    said = str(error).strip().split("\n", 1)[0].strip()
    return f"{type(error).__name__}: {said}"[:300] if said else type(error).__name__


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a library says so; torch has a type of its own for graphics cards only."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    said = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in said or "not enough memory" in said)


def _config(checkpoint: Checkpoint) -> Any:
    import transformers
    from transformers import CONFIG_MAPPING, AutoConfig

    if checkpoint.kind not in CONFIG_MAPPING:
        if "auto_map" in checkpoint.config:
            raise ProverMisconfigured(
                f"{checkpoint.folder} brings a program of its own, which is not run",
                hint="Take a model of a kind that transformers knows.",
            )
        raise ProverMisconfigured(
            f"transformers {transformers.__version__} knows no models of the kind {checkpoint.kind!r}",
            hint="Install a newer one, or take another model.",
        )
    try:
        return AutoConfig.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # a guest, whatever it raises
        raise _unusable(checkpoint, "config", error) from error


def _tokenizer(checkpoint: Checkpoint) -> Any:
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
        known = set(tokenizer(_SAMPLE, add_special_tokens=False)["input_ids"]) - {tokenizer.unk_token_id}
    except Exception as error:
        raise _unusable(checkpoint, "tokenizer", error) from error
    if not known:  # made of nothing
        raise ProverMisconfigured(f"the tokenizer in {checkpoint.folder} knows no words", hint=_FETCH)
    return tokenizer


def _model(checkpoint: Checkpoint, config: Any, placement: Placement, has_encoder: bool) -> Any:
    from transformers import (
        MODEL_FOR_CAUSAL_LM_MAPPING,
        MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING,
        AutoModelForCausalLM,
        AutoModelForSeq2SeqLM,
    )

    family = AutoModelForSeq2SeqLM if has_encoder else AutoModelForCausalLM
    if type(config) not in (MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING if has_encoder else MODEL_FOR_CAUSAL_LM_MAPPING):
        raise ProverMisconfigured(
            f"{checkpoint.folder} is no model that writes texts ({checkpoint.kind})", hint=ENCODERS_HINT
        )
    try:
        model, told = family.from_pretrained(
            checkpoint.folder,
            config=config,
            dtype=placement.dtype,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
        model = model.to(placement.device).eval()
    except Exception as error:
        raise _unusable(checkpoint, "model", error) from error
    if lost := sorted(told["missing_keys"]):  # transformers would take numbers by chance
        raise ProverMisconfigured(
            f"{len(lost)} weights of the model are not in {checkpoint.folder}, such as {lost[0]}", hint=_FETCH
        )
    return model


def _unusable(checkpoint: Checkpoint, part: str, error: Exception) -> ProverFailed:
    if is_out_of_memory(error):
        return OutOfMemory(
            f"there is not enough memory for {checkpoint.folder}: {reason_of(error)}", hint="Take a smaller model."
        )
    if isinstance(error, pickle.UnpicklingError):
        return ProverMisconfigured(
            f"the weights in {checkpoint.folder} are pickled, and damaged or more than numbers: they are not loaded",
            hint="Take the checkpoint as safetensors.",
        )
    if isinstance(error, ImportError):
        hint = f"If it is a package that misses, this installs the usual ones: {install_command(EXTRA)}"
        return ProverUnavailable(f"the {part} in {checkpoint.folder} cannot be loaded: {reason_of(error)}", hint=hint)
    return ProverMisconfigured(
        f"transformers cannot load the {part} in {checkpoint.folder}: {reason_of(error)}", hint=_FETCH
    )


def _tokens(name: str, *places: Any) -> list[int]:
    """What is written under a name in some places: a token, or several. Those of the places differ in checkpoints that
    were trained further, and each counts."""
    found: list[int] = []
    for place_ in places:
        value = getattr(place_, name, None)
        found += value if isinstance(value, list) else [value] if isinstance(value, int) else []
    return found


def _start(model: Any, tokenizer: Any) -> int:
    places = (model.generation_config, model.config)
    names = ("decoder_start_token_id", "bos_token_id", "pad_token_id")
    found = [token for name in names for token in _tokens(name, *places)]
    return int(found[0] if found else tokenizer.pad_token_id or 0)


def _cache_name(checkpoint: Checkpoint, model: Any) -> str:
    taken = inspect.signature(model.forward).parameters
    for name in ("cache", "past_key_values"):
        if name in taken:
            return name
    raise ProverMisconfigured(
        f"models of the kind {checkpoint.kind!r} are not run here: they keep nothing of what they have read",
        hint="Take another model, or run it with a server of its own.",
    )
