"""Checkpoints in folders, as sentence-transformers reads them: pooling, prompts and all.

A folder that says nothing of pooling gets the mean over its tokens, as ReProver's encoder wants it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.premises.postings import Floats

BATCH = 32
LONGEST = 1024
"""Tokens of a text, where a checkpoint sets no limit: the bytes that ReProver reads."""


class CheckpointEncoder:
    """One process has one of these, and nothing else. Nothing is fetched."""

    def __init__(self, folder: str) -> None:
        """Errors: whatever the runtime raises for a folder that it cannot read."""
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar, set_verbosity_error

        set_verbosity_error()
        disable_progress_bar()
        torch.set_num_threads(max(1, (os.cpu_count() or 1) - 1))
        _refuse_programs(Path(folder))
        self._model = SentenceTransformer(folder, local_files_only=True, trust_remote_code=False)
        if not self._model.max_seq_length or self._model.max_seq_length > LONGEST:
            self._model.max_seq_length = LONGEST
        self.dimension = int(self._model.encode([""], show_progress_bar=False).shape[1])

    def encode(self, texts: Sequence[str], *, goals: bool) -> Floats:
        encode = self._model.encode_query if goals else self._model.encode_document
        found: Floats = encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return found


def _refuse_programs(folder: Path) -> None:
    """A checkpoint is data: one that brings programs to be run is not loaded. Errors: `ValueError`, `OSError`."""
    modules = folder / "modules.json"
    if modules.exists():
        for module in json.loads(modules.read_bytes()):
            if not str(module["type"]).startswith("sentence_transformers."):
                raise ValueError(f"it brings a program of its own ({module['type']})")
