"""Reading the protocol's types quickly: they are most of what a start of the server takes, a thousand classes with
generated methods."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from assistant.generated_code import code_file, kept_code


def read_types() -> None:
    """Reads the types of the protocol and what is built on them."""
    import attr._make as maker

    with _resting_collector(), kept_code(code_file("attr._make", "lsprotocol.types"), [maker]):
        import pygls.lsp.server  # noqa: F401


@contextlib.contextmanager
def _resting_collector() -> Iterator[None]:
    """The garbage collector does not look at what is just being made, nor ever again: it stays to the end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
