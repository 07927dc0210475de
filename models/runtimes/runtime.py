"""What runs in the process of a model: data, and what each runtime implements there. Nothing here is asynchronous."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.errors import AssistantError
from models.generation import ModelFacts, Piece, TextRequest
from models.protocol import ContextTooLong, OutOfMemory, ProverFailed, ProverMisconfigured, ProverUnavailable

LLAMA, TRANSFORMERS = "llama.cpp", "transformers"
EVERY_LAYER = 999


@dataclass(frozen=True, slots=True)
class RuntimeSource:
    """A model to be loaded: the `runtime` that does it and the `path` of its file, or of its folder. `context` is how
    many tokens a prompt and its answer may have together, 0 for as many as the model was trained for, up to a limit of
    the runtime's; `batch` how many texts are written at a time. `threads` of 0 are all cores but one, since Lean works
    beside it. `gpu_layers` are those that a graphics card takes, where there is one. `device` and
    `dtype` are of transformers: empty for what suits the machine."""

    runtime: str
    path: str
    context: int = 0
    batch: int = 8
    threads: int = 0
    gpu_layers: int = EVERY_LAYER
    device: str = ""
    dtype: str = ""


Emit = Callable[[Piece], None]
Stopped = Callable[[], bool]
"""Whether nobody wants the rest any more; it is asked all the time."""


class Runtime(Protocol):
    """A loaded model."""

    @property
    def facts(self) -> ModelFacts: ...

    def token_counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        """How many tokens each text has."""
        ...

    def generate(self, requests: Sequence[TextRequest], emit: Emit, stopped: Stopped) -> None:
        """Emits the pieces of all samples, until each has ended or it is stopped. Errors: `ProverFailed`."""
        ...


# --- errors that cross over ----------------------------------------------------------------------------------------

_KINDS: dict[str, type[ProverFailed]] = {
    kind.__name__: kind for kind in (ProverUnavailable, ProverMisconfigured, ContextTooLong, OutOfMemory, ProverFailed)
}


def written_error(error: Exception) -> dict[str, str]:
    """An error as a plain value."""
    if isinstance(error, MemoryError):
        return {"kind": OutOfMemory.__name__, "message": "the memory is not enough", "hint": ""}
    if isinstance(error, AssistantError):
        known = next((kind.__name__ for kind in _KINDS.values() if isinstance(error, kind)), ProverFailed.__name__)
        return {"kind": known, "message": error.message, "hint": error.hint}
    return {"kind": ProverFailed.__name__, "message": f"{type(error).__name__}: {error}"[:500], "hint": ""}


def read_error(value: dict[str, str]) -> ProverFailed:
    """An error from what `written_error` gave."""
    return _KINDS.get(value.get("kind", ""), ProverFailed)(value.get("message", ""), hint=value.get("hint", ""))
