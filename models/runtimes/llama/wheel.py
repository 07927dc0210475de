"""llama.cpp out of the wheel `xllamacpp`, whose library has the functions of the C interface for whoever calls them.

What is declared here is that interface (`llama.h`) as it is in one version; with another one, structures may be laid
out otherwise, so the version is checked. Only what we use is declared.
"""

from __future__ import annotations

import ctypes as c
import importlib.metadata
from types import SimpleNamespace
from typing import Any

from models.protocol import ProverUnavailable

PACKAGE, VERSION = "xllamacpp", "2026.10.11549"
_Pointer = c.c_void_p
abort_callback_type = c.CFUNCTYPE(c.c_bool, c.c_void_p)
log_callback_type = c.CFUNCTYPE(None, c.c_int, c.c_char_p, c.c_void_p)


class ModelParameters(c.Structure):
    """`llama_model_params`."""

    _fields_ = (
        *((name, _Pointer) for name in ("devices", "tensor_buft_overrides")),
        *((name, c.c_int32) for name in ("n_gpu_layers", "split_mode", "load_mode", "lazy_mode", "main_gpu")),
        *((name, _Pointer) for name in ("tensor_split", "progress_callback", "progress_callback_user_data")),
        ("kv_overrides", _Pointer),
        *((name, c.c_bool) for name in ("vocab_only", "check_tensors", "use_extra_bufts", "no_host", "no_alloc")),
        ("load_mtp", c.c_bool),
    )


class ContextParameters(c.Structure):
    """`llama_context_params`."""

    _fields_ = (
        *((name, c.c_uint32) for name in ("n_ctx", "n_batch", "n_ubatch", "n_seq_max", "n_rs_seq", "n_outputs_max")),
        ("n_outputs_max_per_seq", c.c_uint32),
        *((name, c.c_int32) for name in ("n_threads", "n_threads_batch", "ctx_type", "rope_scaling_type")),
        *((name, c.c_int32) for name in ("pooling_type", "attention_type", "flash_attn_type")),
        *((name, c.c_float) for name in ("rope_freq_base", "rope_freq_scale", "yarn_ext_factor", "yarn_attn_factor")),
        *((name, c.c_float) for name in ("yarn_beta_fast", "yarn_beta_slow")),
        ("yarn_orig_ctx", c.c_uint32),
        ("defrag_thold", c.c_float),
        *((name, _Pointer) for name in ("cb_eval", "cb_eval_user_data")),
        *((name, c.c_int32) for name in ("type_k", "type_v")),
        ("moe_cache_size", c.c_size_t),
        *((name, _Pointer) for name in ("abort_callback", "abort_callback_data")),
        *((name, c.c_bool) for name in ("embeddings", "offload_kqv", "no_perf", "op_offload", "swa_full")),
        ("kv_unified", c.c_bool),
        ("samplers", _Pointer),
        ("n_samplers", c.c_size_t),
        ("ctx_other", _Pointer),
    )


class Batch(c.Structure):
    """`llama_batch`."""

    _fields_ = (
        ("n_tokens", c.c_int32),
        ("token", c.POINTER(c.c_int32)),
        ("embd", c.POINTER(c.c_float)),
        ("pos", c.POINTER(c.c_int32)),
        ("n_seq_id", c.POINTER(c.c_int32)),
        ("seq_id", c.POINTER(c.POINTER(c.c_int32))),
        ("logits", c.POINTER(c.c_int8)),
    )


_Integers = c.POINTER(c.c_int32)
_FUNCTIONS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    # name, what it gives, what it takes
    ("llama_backend_init", None, ()),
    ("llama_log_set", None, (log_callback_type, _Pointer)),
    ("llama_supports_gpu_offload", c.c_bool, ()),
    ("llama_model_default_params", ModelParameters, ()),
    ("llama_model_load_from_file", _Pointer, (c.c_char_p, ModelParameters)),
    ("llama_model_has_encoder", c.c_bool, (_Pointer,)),
    ("llama_model_has_decoder", c.c_bool, (_Pointer,)),
    ("llama_model_get_vocab", _Pointer, (_Pointer,)),
    ("llama_vocab_n_tokens", c.c_int32, (_Pointer,)),
    ("llama_vocab_bos", c.c_int32, (_Pointer,)),
    ("llama_vocab_is_eog", c.c_bool, (_Pointer, c.c_int32)),
    ("llama_tokenize", c.c_int32, (_Pointer, c.c_char_p, c.c_int32, _Integers, c.c_int32, c.c_bool, c.c_bool)),
    ("llama_token_to_piece", c.c_int32, (_Pointer, c.c_int32, c.c_char_p, c.c_int32, c.c_int32, c.c_bool)),
    ("llama_context_default_params", ContextParameters, ()),
    ("llama_init_from_model", _Pointer, (_Pointer, ContextParameters)),
    ("llama_set_abort_callback", None, (_Pointer, abort_callback_type, _Pointer)),
    ("llama_n_ctx", c.c_uint32, (_Pointer,)),
    ("llama_get_memory", _Pointer, (_Pointer,)),
    ("llama_memory_clear", None, (_Pointer, c.c_bool)),
    ("llama_memory_seq_cp", None, (_Pointer, c.c_int32, c.c_int32, c.c_int32, c.c_int32)),
    ("llama_memory_seq_rm", c.c_bool, (_Pointer, c.c_int32, c.c_int32, c.c_int32)),
    ("llama_batch_init", Batch, (c.c_int32, c.c_int32, c.c_int32)),
    ("llama_batch_free", None, (Batch,)),
    ("llama_decode", c.c_int32, (_Pointer, Batch)),
    ("llama_get_logits_ith", c.POINTER(c.c_float), (_Pointer, c.c_int32)),
)


def open_wheel() -> Any:
    """An object with the functions and the types of callbacks, by the names that `llama_cpp` has for them. Errors:
    `ProverUnavailable` for another version; `ImportError`, `OSError`, `AttributeError` for a library that is none."""
    version = importlib.metadata.version(PACKAGE)
    if version != VERSION:
        raise ProverUnavailable(
            f"llama.cpp comes with {PACKAGE} {version} here, and {VERSION} is needed",
            hint=f"Install that one: pip install {PACKAGE}=={VERSION}",
        )
    from xllamacpp import xllamacpp

    library = c.CDLL(xllamacpp.__file__)
    calls = SimpleNamespace(ggml_abort_callback=abort_callback_type, llama_log_callback=log_callback_type)
    for name, gives, takes in _FUNCTIONS:
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
        setattr(calls, name, function)
    return calls
