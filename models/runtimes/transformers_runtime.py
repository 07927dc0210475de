"""Checkpoints of transformers, in folders: decoders, and models with an encoder beside the decoder, such as ReProver's.

The texts that are wanted for some prompts are written together, a row of a batch each, as far as memory goes: drawn
token by token, or looked for with beams.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from models.generation import Ending, ModelFacts, Piece, TextRequest
from models.protocol import OutOfMemory
from models.runtimes.checkpoints.beams import TextsToFind, find_texts
from models.runtimes.checkpoints.costs import row_costs
from models.runtimes.checkpoints.drawing import TextToDraw, draw_texts
from models.runtimes.checkpoints.loading import Loaded, is_out_of_memory, load, reason_of
from models.runtimes.checkpoints.rows import Aborted, interruptible, open_rows
from models.runtimes.checkpoints.vocabulary import Vocabulary
from models.runtimes.runtime import Emit, RuntimeSource, Stopped

LARGEST_CONTEXT = 8192
"""Tokens of a context where nothing is said of it."""
LONGEST_READ = 4096
"""Tokens of a prompt that an encoder reads where nothing is said of it: each sees each other, which takes time and
memory by the square."""
SHARE = 0.8
"""Of the free memory, what is taken for texts."""
_Wanted = TypeVar("_Wanted", bound=TextToDraw | TextsToFind)
_SMALLER = "Take fewer texts at a time (`batch`), or a smaller `context`, for this model."


def open_transformers(source: RuntimeSource) -> TransformersRuntime:
    """Loads a checkpoint. Errors: `ProverUnavailable` where transformers or the folder is not there,
    `ProverMisconfigured` where it is no model of text, or a damaged one, `OutOfMemory`."""
    return TransformersRuntime(load(source), source)


class TransformersRuntime:
    """A loaded model. Errors of its methods: `ProverFailed`; whatever the model raises."""

    def __init__(self, loaded: Loaded, source: RuntimeSource) -> None:
        self._loaded = loaded
        self._vocabulary = Vocabulary(loaded)
        self._batch = max(1, source.batch)
        self._room = self._context(source)
        """Tokens of a prompt and its answer, of each where there is an encoder."""
        self._costs = row_costs(loaded.model.config, loaded.placement.dtype.itemsize, has_encoder=loaded.has_encoder)
        self.facts = ModelFacts(
            context=self._room - self._vocabulary.added,
            batch=self._batch,
            device=loaded.placement.title,
            memory=loaded.placement.memory,
            has_template=self._vocabulary.has_template,
            tells_probabilities=True,
        )

    def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        return self._vocabulary.counts(texts)

    def generate(self, requests: Sequence[TextRequest], emit: Emit, stopped: Stopped) -> None:
        import torch

        drawn: list[TextToDraw] = []
        found: list[TextsToFind] = []
        for request in requests:
            prompt = self._vocabulary.prompt(request.prompt)
            most = min(max(1, request.sampling.most_tokens), self._room_behind(prompt))
            if most < 1:
                for sample in range(request.samples):
                    emit(Piece(request.number, sample, "", ending=Ending.TOO_LONG))
            elif request.sampling.beams > 0 and request.samples > 0:
                found.append(TextsToFind(request, prompt, most))
            else:
                drawn += [TextToDraw(request, sample, prompt, most) for sample in range(request.samples)]
        try:
            with torch.inference_mode(), interruptible(self._loaded.model, stopped):
                for texts in self._batches(drawn):
                    draw_texts(open_rows(self._loaded), self._vocabulary, texts, emit)
                for searches in self._batches(found):
                    find_texts(open_rows(self._loaded), self._vocabulary, searches, emit)
        except Aborted:
            return
        except Exception as error:
            if is_out_of_memory(error):
                raise OutOfMemory(f"there is not enough memory to write: {reason_of(error)}", hint=_SMALLER) from error
            raise

    def _context(self, source: RuntimeSource) -> int:
        """What is asked for, or usual, but no more than the model knows positions for."""
        config = self._loaded.model.config.get_text_config()
        wanted = source.context or (LONGEST_READ if self._loaded.has_encoder else LARGEST_CONTEXT)
        known = getattr(config, "max_position_embeddings", 0)  # there is none where only distances matter
        return min(wanted, known or wanted)

    def _room_behind(self, prompt: Sequence[int]) -> int:
        """How many tokens an answer may have, none where the prompt is too long."""
        if self._loaded.has_encoder:
            return self._room if len(prompt) <= self._room else 0
        return max(0, self._room - len(prompt))

    def _batches(self, wanted: Sequence[_Wanted]) -> Iterator[Sequence[_Wanted]]:
        """What is written together, in order: as much as is allowed, and has room in memory. Beams of one request stay
        together, however many they are. Errors: `OutOfMemory` where one alone has no room."""
        batch: list[_Wanted] = []
        for one in wanted:
            together = [*batch, one]
            if batch and (self._rows(together) > self._batch or self._bytes(together) > SHARE * self._free()):
                yield batch
                together = [one]
            if len(together) == 1 and (needed := self._bytes(together)) > (free := self._free()):
                raise OutOfMemory(
                    f"{self._rows(together)} texts with a prompt of {len(one.prompt)} tokens take about "
                    f"{needed / 1e9:.1f} GB of memory, and {free / 1e9:.1f} GB are free",
                    hint="Take a smaller context for this model, or fewer beams.",
                )
            batch = together
        if batch:
            yield batch

    def _rows(self, batch: Sequence[TextToDraw | TextsToFind]) -> int:
        return sum(one.rows for one in batch)

    def _bytes(self, batch: Sequence[TextToDraw | TextsToFind]) -> int:
        longest = max(len(one.prompt) for one in batch)
        return self._costs.of(self._rows(batch), longest, max(one.most for one in batch))

    def _free(self) -> int:
        return self._loaded.placement.free()
