"""What a model wrote, kept, so that whoever asks the same again is answered at once.

Kept are texts that were written to their ends: as their pieces came, with their tokens and probabilities. A run that is
repeated is the same to the letter then, also where texts are drawn, and where a runtime keeps no seed. What is known of
a model in a file, and how many tokens texts have, is kept as well: as long as every answer is known, the model is not
loaded at all.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.codec import Codec, codec, pack, unpack
from models.generation import Ending, ModelFacts, Piece, Prompt, Sampling, TextModel, TextRequest
from models.generation_store import GenerationStore
from models.model_identity import ModelIdentity

log = logging.getLogger(__name__)

FORMAT = 1
"""Of what is kept; what has another one is not found."""
_FACTS, _PIECES, _COUNT = codec(ModelFacts), codec(tuple[Piece, ...]), codec(int)
_PROMPT, _SAMPLING = codec(Prompt), codec(Sampling)
_WHOLE = (Ending.STOP, Ending.LENGTH)


class CachedModel:
    """A `TextModel` before another one, whose `close` leaves the store open. Errors: as the other one's."""

    def __init__(self, model: TextModel, identity: ModelIdentity, store: GenerationStore) -> None:
        self.model = model
        self._identity = identity
        self._store = store
        self._digest = b""
        """Which model it is; empty where that is not known."""
        self._keeping: set[asyncio.Task[None]] = set()

    @property
    def name(self) -> str:
        return self.model.name

    async def load(self) -> ModelFacts:
        """What was known when it was loaded last, where it is the same file; a server is asked."""
        if self._identity.needs_facts:
            facts = await self.model.load()
            await self._identify(facts)
            return facts
        await self._identify(None)
        key = self._key("facts")
        known = _read(_FACTS.read, (await self._store.get([key])).get(key)) if self._digest else None
        if known is None:
            known = await self.model.load()
            self._keep({key: known}, _FACTS)
        found: ModelFacts = known
        return found

    async def close(self) -> None:
        await asyncio.gather(*self._keeping)
        await self.model.close()

    async def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Kept for a file; those of a server may be estimates."""
        if self._identity.needs_facts:
            return await self.model.token_counts(texts)
        if not self._digest:
            await self._identify(None)
        keys = {text: self._key("tokens", text) for text in texts}
        kept = await self._store.get(list(keys.values())) if self._digest else {}
        counts = {text: _read(_COUNT.read, kept.get(key)) for text, key in keys.items()}
        unknown = [text for text, count in counts.items() if count is None]
        if unknown:
            told = await self.model.token_counts(unknown)
            counts.update(zip(unknown, told, strict=True))
            self._keep({keys[text]: count for text, count in zip(unknown, told, strict=True)}, _COUNT)
        return tuple(counts[text] or 0 for text in texts)

    async def generate(self, requests: Sequence[TextRequest], seconds: float) -> AsyncGenerator[Piece, None]:
        deadline = asyncio.get_running_loop().time() + seconds
        if not self._digest and self._identity.needs_facts:
            await self.load()
        elif not self._digest:
            await self._identify(None)
        keys = {request.number: self._key("texts", *_asked(request)) for request in requests}
        kept = await self._store.get(list(keys.values())) if self._digest else {}
        missing: list[TextRequest] = []
        for request in requests:
            pieces = await asyncio.to_thread(_read_pieces, kept.get(keys[request.number]), request)
            if pieces is None:
                missing.append(request)
                continue
            for piece in pieces:
                yield piece
        if not missing:
            return
        writing = {request.number: _Writing(request) for request in missing}
        left = deadline - asyncio.get_running_loop().time()
        try:
            async with contextlib.aclosing(self.model.generate(missing, left)) as stream:
                async for piece in stream:
                    # Before it is passed on: who has all that was wanted does not ask for what comes behind it.
                    if (whole := writing[piece.request].added(piece)) is not None:
                        self._keep({keys[piece.request]: whole}, _PIECES)
                    yield piece
        except Exception:
            if self._identity.needs_facts:
                self._digest = b""  # perhaps it comes back as another one
            raise

    # --- keeping -----------------------------------------------------------------------------------------------------

    async def _identify(self, facts: ModelFacts | None) -> None:
        try:
            self._digest = await asyncio.to_thread(self._identity.digest, facts)
        except OSError:
            self._digest = b""  # the runtime says what is wrong with the file

    def _key(self, kind: str, *of: Any) -> bytes:
        return hashlib.sha256(pack((FORMAT, self._digest, kind, of))).digest()

    def _keep(self, values: Mapping[bytes, Any], kind: Codec) -> None:
        """Nobody waits for it but `close`."""
        if not self._digest:
            return

        async def keep() -> None:
            packed = await asyncio.to_thread(lambda: {key: pack(kind.write(value)) for key, value in values.items()})
            await self._store.put(packed)

        task = asyncio.create_task(keep())
        self._keeping.add(task)
        task.add_done_callback(self._keeping.discard)


class _Writing:
    """What comes for a request."""

    def __init__(self, request: TextRequest) -> None:
        self._open = request.samples
        self._pieces: list[Piece] | None = []
        """`None` where it is not to be kept."""

    def added(self, piece: Piece) -> tuple[Piece, ...] | None:
        """All that is to be kept of a request, once its last text has ended; else `None`."""
        if self._pieces is None:
            return None
        if piece.ending is not Ending.OPEN and piece.ending not in _WHOLE:
            self._pieces = None
            return None
        self._pieces.append(replace(piece, request=0))
        self._open -= piece.ending is not Ending.OPEN
        return tuple(self._pieces) if self._open == 0 else None


def _asked(request: TextRequest) -> tuple[Any, ...]:
    """What decides what is written. The number of a request only tells it from others."""
    return _PROMPT.write(request.prompt), _SAMPLING.write(request.sampling), request.samples


def _read_pieces(data: bytes | None, request: TextRequest) -> list[Piece] | None:
    pieces = _read(_PIECES.read, data)
    if pieces is None or sum(piece.ending in _WHOLE for piece in pieces) != request.samples:
        return None
    return [replace(piece, request=request.number) for piece in pieces]


def _read(read: Any, data: bytes | None) -> Any:
    """`None` for what is not there, or is not what it should be."""
    if data is None:
        return None
    try:
        return read(unpack(data))
    except ValueError:
        log.info("a kept answer is passed over: it is damaged")
        return None
