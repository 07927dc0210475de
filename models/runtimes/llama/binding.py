"""llama.cpp's C interface, by whichever package brings it here.

`llama-cpp-python` is built from its source, for this machine and its graphics card; the wheel `xllamacpp` is there in a
second, and works on the processor. Either way the functions and structures have the names that they have in C.
"""

from __future__ import annotations

import ctypes as c
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.extras import install_command
from models.protocol import ProverUnavailable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BUILT, WHEEL = "llama_cpp", "xllamacpp"
"""The packages that bring it, as they are imported."""
_PREFERRED = (BUILT, WHEEL)


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

    def numbers(self, pointer: Any, count: int) -> npt.NDArray[np.float32]:
        """So many numbers that lie at a pointer, which has to live longer than the array."""
        import numpy as np

        return np.ctypeslib.as_array(pointer, (count,))

    def abort_when(self, context: Any, function: Callable[[], bool]) -> None:
        """Has llama.cpp ask, in the middle of what it computes, whether it is to stop."""
        callback = self.calls.ggml_abort_callback(lambda _data: function())
        self._kept.append(callback)
        self.calls.llama_set_abort_callback(context, callback, None)

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
