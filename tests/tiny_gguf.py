"""A tiny model in a GGUF file, made here: an ordinary architecture with fixed random weights and a vocabulary of bytes.

What it writes is nonsense; how it is loaded, asked, stopped and cancelled is real.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

LAYERS, WIDTH, HEADS, INNER = 2, 64, 4, 128
SPECIAL = ("<unk>", "<s>", "</s>")
SPACE = "▁"
"""How this kind of vocabulary writes a space."""
VOCABULARY = len(SPECIAL) + 256 + 1
CONTEXT = 512
_SAID = "{% for m in messages %}<{{ m.role }}>{{ m.content }}\n{% endfor %}"
TEMPLATE = _SAID + "{% if add_generation_prompt %}<answer>{% endif %}"


def write_tiny_gguf(path: Path, *, seed: int = 7, template: str = TEMPLATE, context: int = CONTEXT) -> Path:
    """Writes the model to a file, and gives the file."""
    import gguf

    random = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(VOCABULARY)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), SPACE])
    writer.add_token_scores([0.0] * VOCABULARY)
    kinds = gguf.TokenType
    writer.add_token_types([kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *[kinds.BYTE] * 256, kinds.NORMAL])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    if template:
        writer.add_chat_template(template)

    def tensor(name: str, *shape: int) -> None:
        writer.add_tensor(name, (random.standard_normal(shape) / np.sqrt(shape[-1])).astype(np.float32))

    tensor("token_embd.weight", VOCABULARY, WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            tensor(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        tensor(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        tensor(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        tensor(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(WIDTH, np.float32))
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    tensor("output.weight", VOCABULARY, WIDTH)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
