"""llama.cpp's C interface, by whichever package brings it here.

`llama-cpp-python` is built from its source, for this machine and its graphics card; the wheel `xllamacpp` is there in a
second, and works on the processor. Either way the functions and structures have the names that they have in C.
"""

from __future__ import annotations

import ctypes as c
import importlib.util
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.extras import install_command
from models.protocol import ProverUnavailable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BUILT, WHEEL = "llama_cpp", "xllamacpp"
"""The packages that bring it, as they are imported."""
_PREFERRED = (BUILT, WHEEL)


_LENGTH = c.CDLL(None).strlen


class AbortFlag:
    """Whether llama.cpp is to stop. It asks some hundred times a token, and a function of Python's would take a
    twentieth of a small model's time to be called so often. So the function is C's own length of a text, which is 1,
    and true, as soon as there is one."""

    def __init__(self) -> None:
        self.memory = c.create_string_buffer(2)

    def set(self, stop: bool) -> None:
        self.memory[0] = b"x" if stop else b"\0"


class TokenBatch:
    """Tokens that are computed at once: `llama_batch`, filled again and again."""

    def __init__(self, batch: Any, most: int) -> None:
        import numpy as np

        self.batch = batch
        self._tokens, self._positions, self._wanted, counts = (
            np.ctypeslib.as_array(pointer, (most,))
            for pointer in (batch.token, batch.pos, batch.logits, batch.n_seq_id)
        )
        counts[:] = 1
        self._sequences = [batch.seq_id[n] for n in range(most)]

    def fill(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        """Each a token, its position, its sequence, and whether its logits are wanted."""
        count = self.batch.n_tokens = len(rows)
        self._tokens[:count], self._positions[:count], sequences, self._wanted[:count] = zip(*rows, strict=True)
        for memory, sequence in zip(self._sequences, sequences, strict=False):
            memory[0] = sequence


class Binding:
    """`calls` has the functions; `description` says which package they come from, and of which version."""

    def __init__(self, calls: Any, description: str) -> None:
        self.calls = calls
        self.description = description
        self._kept: list[Any] = []
        """Callbacks, which have to live as long as llama.cpp may call them."""

    def integers(self, count: int) -> tuple[Any, npt.NDArray[np.int32]]:
        """Memory for so many tokens: the pointer, and the same as an array."""
        import numpy as np

        memory = (c.c_int32 * count)()
        return memory, np.ctypeslib.as_array(memory)

    def batch(self, most: int) -> TokenBatch:
        """Memory for at most so many tokens that are computed at once."""
        return TokenBatch(self.calls.llama_batch_init(most, 0, 1), most)

    def numbers(self, pointer: Any, count: int) -> npt.NDArray[np.float32]:
        """So many numbers that lie at a pointer, which has to live longer than the array."""
        import numpy as np

        return np.ctypeslib.as_array(pointer, (count,))

    def abort_by(self, context: Any, flag: AbortFlag) -> None:
        """Has llama.cpp look, in the middle of what it computes, whether it is to stop."""
        callback = c.cast(_LENGTH, self.calls.ggml_abort_callback)
        self._kept += [callback, flag]
        self.calls.llama_set_abort_callback(context, callback, c.cast(flag.memory, c.c_void_p))

    def log_to(self, function: Callable[[str], None]) -> None:
        """Gives all that llama.cpp says to a function."""
        callback = self.calls.llama_log_callback(lambda _level, text, _data: function(text.decode(errors="replace")))
        self._kept.append(callback)
        self.calls.llama_log_set(callback, None)


def open_binding() -> Binding:
    """Errors: `ProverUnavailable` where no package brings it, or its library cannot be loaded."""
    for module in _PREFERRED:
        extra, make = _WAYS[module]
        if importlib.util.find_spec(module) is not None:
            try:
                return make()
            except (ImportError, OSError, RuntimeError, AttributeError) as error:
                reason = str(error).strip().split("\n", 1)[0]
                hint = f"Install it anew: {install_command(extra)}"
                raise ProverUnavailable(f"llama.cpp cannot be loaded: {reason}", hint=hint) from error
    raise ProverUnavailable(
        "llama.cpp is not installed",
        hint=f"For the processor: {install_command('llama-wheel')}\n"
        f"For a graphics card as well, built here in some minutes: {install_command('llama')}",
    )


def _built() -> Binding:
    import llama_cpp

    return Binding(llama_cpp, f"llama-cpp-python {llama_cpp.__version__}")


def _of_the_wheel() -> Binding:
    from models.runtimes.llama.wheel import PACKAGE, VERSION, open_wheel

    return Binding(open_wheel(), f"{PACKAGE} {VERSION}")


_WAYS: dict[str, tuple[str, Callable[[], Binding]]] = {
    BUILT: ("llama", _built),
    WHEEL: ("llama-wheel", _of_the_wheel),
}
"""The extra that brings a package, and how it is opened."""
