"""Files of a repository of the hub: which there are, and which of them make a model. Nothing here asks anybody."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.errors import AssistantError

GGUF = ".gguf"
_PART = re.compile(r"-\d{5}-of-\d{5}(?=\.gguf$)")
"""In the names of files that are one model together."""
_NOT_NEEDED = (".git*", "*.md", "*.bin", "*.pt", "*.pth", "*.h5", "*.msgpack", "*.onnx", "onnx/*")
"""Besides weights in `safetensors`: what is written for people, and the same weights once more."""


class HubRefused(AssistantError):
    """The hub does not give what was asked for, or cannot be asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files of a `repository`, as `owner/name`, at a `revision`, whose paths or names fit a `pattern` (`*` and `?`)."""

    repository: str
    pattern: str = "*"
    revision: str = "main"


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file by its `path` in a repository, with its `size` in bytes. A large one has a `sha256`, others the `git` id
    of what is in them, which is a digest as well."""

    path: str
    size: int
    sha256: str = ""
    git: str = ""


def place_of(file: HubFile, folder: Path) -> Path:
    """Where it is put. Errors: `HubRefused` for a path that leads out of the folder."""
    path = PurePosixPath(file.path)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in file.path:
        raise HubRefused(f"the hub lists a file {file.path!r}, which would be put somewhere else")
    return folder.joinpath(*path.parts)


def chosen(files: Sequence[HubFile], wanted: Wanted) -> tuple[HubFile, ...]:
    """Those that make the model. Errors: `HubRefused` where none fits, or several models do."""
    fitting = [file for file in files if _fits(file, wanted.pattern)]
    if not fitting:
        there = ", ".join(sorted(file.path for file in files)[:20]) or "nothing"
        raise HubRefused(
            f"no file of {wanted.repository} fits `{wanted.pattern}`", hint=f"There is: {there}. Take another pattern."
        )
    models = _models(fitting)
    if len(models) > 1:
        listed = "\n".join(f"{wanted.repository}:{name}  {size / 1e9:.1f} GB" for name, size in models.items())
        raise HubRefused(f"{len(models)} models of {wanted.repository} fit `{wanted.pattern}`", hint=listed)
    if models:
        return tuple(file for file in fitting if file.path.endswith(GGUF))
    if any(file.path.endswith(".safetensors") for file in fitting):
        return tuple(file for file in fitting if not any(_fits(file, pattern) for pattern in _NOT_NEEDED))
    return tuple(fitting)


def _fits(file: HubFile, pattern: str) -> bool:
    return fnmatch.fnmatchcase(file.path, pattern) or fnmatch.fnmatchcase(PurePosixPath(file.path).name, pattern)


def _models(files: Sequence[HubFile]) -> dict[str, int]:
    """The models in GGUF files, each by a pattern that fits all its parts, with its bytes."""
    found: dict[str, int] = {}
    for file in files:
        if file.path.endswith(GGUF):
            name = _PART.sub("-*", file.path)
            found[name] = found.get(name, 0) + file.size
    return found


def model_path(files: Sequence[HubFile], folder: Path) -> Path:
    """What is set up once they are there: a GGUF file, the first of its parts, or the folder."""
    parts = sorted(file.path for file in files if file.path.endswith(GGUF))
    return folder.joinpath(*PurePosixPath(parts[0]).parts) if parts else folder
