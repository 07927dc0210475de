"""What tells a model from all others, so that what one wrote is never taken for what another one would write."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from assistant.codec import pack
from models.generation import ModelFacts
from models.runtimes.runtime import LLAMA, RuntimeSource

ENDS = 1 << 20
"""Bytes at the beginning and at the end of a file that are read."""
_PACKAGES = {LLAMA: ("llama-cpp-python", "xllamacpp")}
"""What computes; another version of it may compute something else."""
_PART = re.compile(r"-\d{5}-of-\d{5}\.gguf$")
"""In the names of files that are one model together."""
_OTHERS = ("transformers", "torch")


class ModelIdentity(Protocol):
    """`needs_facts` where only the loaded model can tell which one it is."""

    needs_facts: bool

    def digest(self, facts: ModelFacts | None) -> bytes:
        """Blocks. Errors: `OSError`."""
        ...


class FileIdentity:
    """A model in a file, or in the files of a folder: known by their paths, sizes, times and what they begin and end
    with. All of a file of 40 GB would take minutes to read. The beginning has a model's name, its form and its
    vocabulary, the end the last of its weights, and whatever writes a file in place changes its time."""

    needs_facts = False

    def __init__(self, source: RuntimeSource) -> None:
        self._source = source

    def digest(self, facts: ModelFacts | None) -> bytes:
        source = self._source
        # Threads change how fast something is computed. Everything else may change what.
        how = (source.runtime, source.context, source.batch, source.gpu_layers, source.device, source.dtype)
        found = hashlib.sha256(pack((how, _versions(source.runtime))))
        for file in _files(Path(source.path)):
            status = file.stat()
            found.update(pack((str(file), status.st_size, status.st_mtime_ns)))
            with file.open("rb") as opened:
                found.update(opened.read(ENDS))
                opened.seek(max(0, status.st_size - ENDS))
                found.update(opened.read(ENDS))
        return found.digest()


class ServerIdentity:
    """A model on a server: known by its address, by which of its models is asked, and by what it says of itself."""

    needs_facts = True

    def __init__(self, url: str, model: str) -> None:
        self._url = url
        self._model = model

    def digest(self, facts: ModelFacts | None) -> bytes:
        told = (facts.model, facts.context, facts.device) if facts is not None else ()
        return hashlib.sha256(pack((self._url, self._model, told))).digest()


def _files(path: Path) -> Iterator[Path]:
    """Errors: `OSError`."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    elif _PART.search(path.name):
        yield from sorted(path.parent.glob(_PART.sub("-*.gguf", path.name)))
    else:
        yield path


def _versions(runtime: str) -> tuple[str, ...]:
    found = []
    for package in _PACKAGES.get(runtime, _OTHERS):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found.append(f"{package} {importlib.metadata.version(package)}")
    return tuple(found)
