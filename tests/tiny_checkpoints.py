"""Tiny checkpoints of transformers, made here: ordinary architectures with fixed random weights, and tokens of bytes.

What they write is nonsense, of letters mostly; how they are loaded, asked, stopped and cancelled is real.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

CONTEXT = 512
"""Tokens of the decoder's context."""
LETTERS = range(32, 127)
_SAID = "{% for m in messages %}<{{ m.role }}>{{ m.content }}\n{% endfor %}"
TEMPLATE = _SAID + "{% if add_generation_prompt %}<answer>{% endif %}"


def write_tiny_t5(folder: Path, *, seed: int = 7) -> Path:
    """An encoder and a decoder on bytes, as ReProver has them. Gives the folder."""
    import torch
    from transformers import ByT5Tokenizer, T5Config, T5ForConditionalGeneration

    torch.manual_seed(seed)
    tokenizer = ByT5Tokenizer()
    sizes = {"d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4}
    config = T5Config(
        vocab_size=384, **sizes, feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0
    )
    model = T5ForConditionalGeneration(config)
    _letters_only(model.lm_head.weight, [byte + 3 for byte in LETTERS], spread=0.3)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def write_tiny_decoder(folder: Path, *, seed: int = 7, template: str = TEMPLATE) -> Path:
    """A decoder with a tokenizer whose tokens are bytes, and two for the begin and the end. Gives the folder."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(seed)
    tokenizer = byte_tokenizer()
    if template:
        tokenizer.chat_template = template
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=CONTEXT,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        tie_word_embeddings=False,
    )
    model = LlamaForCausalLM(config)
    for parameter in model.parameters():
        parameter.data.mul_(4.0 if parameter.ndim > 1 else 1.0)  # so that what came before matters
    letters = tokenizer("".join(map(chr, LETTERS)), add_special_tokens=False)["input_ids"]
    _letters_only(model.lm_head.weight, letters, spread=0.5)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def write_tiny_gpt2(folder: Path) -> Path:
    """A decoder that has learnt a vector for each position, counted from the begin. Gives the folder."""
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel

    torch.manual_seed(7)
    tokenizer = byte_tokenizer()
    sizes = {"n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": CONTEXT}
    ends = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    GPT2LMHeadModel(GPT2Config(vocab_size=len(tokenizer), initializer_range=0.3, **sizes, **ends)).save_pretrained(
        folder
    )
    tokenizer.save_pretrained(folder)
    return folder


def write_tiny_encoder(folder: Path) -> Path:
    """A model that writes nothing."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    BertModel(
        BertConfig(vocab_size=300, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    ).save_pretrained(folder)
    byte_tokenizer().save_pretrained(folder)
    return folder


def byte_tokenizer() -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = {word: number for number, word in enumerate(["<s>", "</s>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=words, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>")


def _letters_only(weight: Any, letters: list[int], *, spread: float) -> None:
    """Makes everything else unlikely to be among the likeliest."""
    import torch

    with torch.no_grad():
        weight.zero_()
        weight[letters] = torch.randn(len(letters), weight.shape[1]) * spread
