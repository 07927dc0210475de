"""The process in which an encoder lives: `python -m assistant.premises.vectors.worker serve|make SOURCE [CACHE]`.

It reads frames from its standard input and answers on its standard output; what libraries print goes elsewhere. It ends
with its input, and with whoever started it (`lean/supervisor.py`).

`serve` loads the encoder, says how many numbers its vectors have or why there is none, and answers each list of texts
with their vectors. `make` is given packages, makes the vectors of their premises and says how far it is.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from assistant.codec import codec, unpack
from assistant.errors import AssistantError
from assistant.frames import frame, read_frame
from assistant.premises.library import CompiledLibrary, Package, is_indexed, package_state
from assistant.premises.vectors.encoder import Encoder, EncoderSource, checked, open_encoder
from assistant.premises.vectors.making import make_vectors

SOURCE = codec(EncoderSource)
PACKAGES = codec(tuple[Package, ...])


def serve(encoder: Encoder, read: IO[bytes], write: IO[bytes]) -> None:
    """Answers until its input ends; texts that an encoder cannot take get an error."""
    while (asked := read_frame(read)) is not None:
        texts, goals = asked["texts"], asked["goals"]
        try:
            vectors = checked(encoder, encoder.encode(texts, goals=goals), len(texts))
            answer: dict[str, Any] = {"vectors": vectors.tobytes()}
        except Exception as error:  # a guest, whatever it raises
            answer = {"error": f"{type(error).__name__}: {error}"[:500]}
        write.write(frame(answer))
        write.flush()


def make(source: EncoderSource, packages: tuple[Package, ...], cache: Path, write: IO[bytes]) -> None:
    """Errors: as `make_vectors`."""
    states = [package_state(package) for package in packages]
    if not all(is_indexed(state, cache) for state in states):
        raise AssistantError("the libraries are not indexed, or were built anew", hint="")

    def tell(found: Any) -> None:
        write.write(frame(asdict(found)))
        write.flush()

    make_vectors(CompiledLibrary(states, cache), source, lambda: open_encoder(source), cache, tell)


def main(arguments: list[str]) -> int:
    write = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    read = sys.stdin.buffer
    what, given = arguments[0], arguments[1]
    source: EncoderSource = SOURCE.read(unpack(bytes.fromhex(given)))
    try:
        if what == "make":
            make(source, PACKAGES.read(read_frame(read)), Path(arguments[2]), write)
            return 0
        encoder = open_encoder(source)
    except (AssistantError, OSError) as error:
        write.write(frame({"error": getattr(error, "reason", "") or str(error)}))
        write.flush()
        return 1
    write.write(frame({"dimension": encoder.dimension}))
    write.flush()
    serve(encoder, read, write)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
