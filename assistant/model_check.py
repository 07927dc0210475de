"""What `doctor` says of language models: the runtimes that are installed, and whether the models that are set up can
be used. No model is loaded, and no server is asked."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import psutil

from assistant.errors import AssistantError
from assistant.extras import install_command
from assistant.language_models import installed_file
from models.cards import Runtime
from models.installed import InstalledModel, read_installed
from models.runtimes.llama.binding import BUILT, WHEEL

_PACKAGES = {
    Runtime.LLAMA_CPP: ((BUILT,), (WHEEL,)),
    Runtime.TRANSFORMERS: (("transformers", "torch"),),
    Runtime.SERVER: (("httpx",),),
}
"""The packages that bring a runtime together, in each of the ways to bring it."""
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """A model that is set up. `memory` are the bytes that it takes when it is loaded, 0 where that is not known, or is
    a server's affair. `wrong` is empty where it can be used, and `mend` says what would help."""

    name: str
    runtime: str
    memory: int = 0
    wrong: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class ModelChecks:
    """`runtimes` are those that are installed. `wrong` is about the file in which models stand."""

    runtimes: tuple[str, ...]
    models: tuple[ModelCheck, ...] = ()
    wrong: str = ""
    mend: str = ""


def check_models() -> ModelChecks:
    """Raises nothing; what is wrong is said."""
    there = tuple(runtime.value for runtime in Runtime if _is_there(runtime))
    try:
        installed = read_installed(installed_file())
    except AssistantError as error:
        return ModelChecks(there, wrong=error.message, mend=error.hint)
    return ModelChecks(there, tuple(_checked(model) for model in installed.values()))


def _is_there(runtime: Runtime) -> bool:
    return any(all(importlib.util.find_spec(name) is not None for name in way) for way in _PACKAGES[runtime])


def _checked(model: InstalledModel) -> ModelCheck:
    runtime = model.runtime.value
    if not _is_there(model.runtime):
        return ModelCheck(model.name, runtime, 0, f"{runtime} is not installed", _installing(model.runtime))
    if model.runtime is Runtime.SERVER:
        return ModelCheck(model.name, runtime)
    if not Path(model.path).exists():
        mend = f"bring it back, or forget the model: assistant models remove {model.name}"
        return ModelCheck(model.name, runtime, 0, f"{model.path} is not there", mend)
    try:
        needed = _memory(model)
    except (AssistantError, OSError) as error:
        said = error.message if isinstance(error, AssistantError) else f"{model.path}: {error.strerror}"
        return ModelCheck(model.name, runtime, 0, said, getattr(error, "hint", "") or "fetch the file again")
    free = int(psutil.virtual_memory().available)
    if needed > free:
        wrong = f"it takes {needed / 1e9:.1f} GB of memory, and {free / 1e9:.1f} GB are free"
        mend = "close other programs, or take a smaller model, or a smaller context for it"
        return ModelCheck(model.name, runtime, needed, wrong, mend)
    return ModelCheck(model.name, runtime, needed)


def _memory(model: InstalledModel) -> int:
    """Errors: `ProverFailed`, `OSError`."""
    if model.runtime is Runtime.LLAMA_CPP:
        from models.runtimes.llama.header import read_header

        header = read_header(model.path)
        return header.memory(header.context_tokens(model.context))
    return sum(file.stat().st_size for pattern in _WEIGHTS for file in Path(model.path).glob(pattern))


def _installing(runtime: Runtime) -> str:
    if runtime is Runtime.LLAMA_CPP:
        return install_command("llama-wheel")
    return "install transformers and torch beside the assistant"
