"""How many tokens texts have, asked of a model once for each text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from models.generation import TextModel

REMEMBERED = 4096
"""Texts whose tokens are remembered: premises come again and again."""


class TokenCounts:
    """Of one model."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._known: OrderedDict[str, int] = OrderedDict()

    async def of(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Errors: as `TextModel.token_counts`."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        if unknown:
            self._known.update(zip(unknown, await self._model.token_counts(unknown), strict=True))
        found = tuple(self._known[text] for text in texts)
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > max(REMEMBERED, len(texts)):
            self._known.popitem(last=False)
        return found
