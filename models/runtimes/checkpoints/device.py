"""Where a model is computed, and with which numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.lean.processes import free_memory
from models.protocol import OutOfMemory, ProverMisconfigured, ProverUnavailable
from models.runtimes.checkpoints.folder import Checkpoint

CUDA, MPS, CPU = "cuda", "mps", "cpu"
OVERHEAD = 300 << 20
"""Bytes that torch and transformers take besides a model."""
_SIZES = {"float32": 4, "bfloat16": 2, "float16": 2}
_FLAGS = Path("/proc/cpuinfo")
_FAST = "amx_bf16"
"""What a processor calls it when numbers of 16 bits are faster for it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """`device` and `dtype` as torch has them, and the bytes of `memory` that a model takes there."""

    device: Any
    dtype: Any
    memory: int

    @property
    def title(self) -> str:
        return "CPU" if self.device.type == CPU else f"GPU ({self.device})"

    def free(self) -> int:
        """Bytes that are free there."""
        if self.device.type != CUDA:
            return free_memory()
        import torch

        unused: int = torch.cuda.memory_reserved(self.device) - torch.cuda.memory_allocated(self.device)
        return int(torch.cuda.mem_get_info(self.device)[0]) + unused


def place(checkpoint: Checkpoint, device: str, dtype: str) -> Placement:
    """Where a model has room: the device that is asked for, or the first of a graphics card and the processor. Errors:
    `OutOfMemory`, `ProverMisconfigured`, `ProverUnavailable`."""
    tried: list[str] = []
    for found in [_asked(device)] if device else _there():
        numbers = _numbers(found, dtype)
        name = str(numbers).removeprefix("torch.")
        placement = Placement(found, numbers, checkpoint.memory(_SIZES[name]) + OVERHEAD)
        if placement.memory <= (free := placement.free()):
            return placement
        tried.append(
            f"{placement.memory / 1e9:.1f} GB of memory as {name}, and {free / 1e9:.1f} GB are free on {found}"
        )
    raise OutOfMemory(
        f"{checkpoint.folder} takes about {', or '.join(tried)}", hint="Take a smaller model, or bfloat16 as its dtype."
    )


def _asked(name: str) -> Any:
    import torch

    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise ProverMisconfigured(
            f"there is no device {name!r}", hint=f"Say {CUDA}, {MPS} or {CPU}, or nothing for what suits the machine."
        ) from error
    if device.type not in {found.type for found in _there()} or (device.index or 0) >= _count(device.type):
        raise ProverUnavailable(
            f"torch {torch.__version__} finds no device {name} here",
            hint=f"Say {CPU}, or install a torch that is built for it.",
        )
    return device


def _there() -> Iterator[Any]:
    """The devices, the fastest first."""
    import torch

    if torch.cuda.is_available():
        yield torch.device(CUDA, torch.cuda.current_device())
    if torch.backends.mps.is_available():
        yield torch.device(MPS)
    yield torch.device(CPU)


def _count(kind: str) -> int:
    import torch

    return int(torch.cuda.device_count()) if kind == CUDA else 1


def _numbers(device: Any, name: str) -> Any:
    import torch

    if not name:
        fast = torch.cuda.is_bf16_supported() if device.type == CUDA else device.type == CPU and _is_fast()
        return torch.bfloat16 if fast else torch.float32
    if name not in _SIZES:
        raise ProverMisconfigured(f"there is no dtype {name!r}", hint=f"Say one of {', '.join(_SIZES)}, or nothing.")
    return getattr(torch, name)


def _is_fast() -> bool:
    try:
        return _FAST in _FLAGS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
