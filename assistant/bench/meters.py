"""What a model in a process of ours takes: time, by the clock and of processors, and memory."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass

import psutil

from assistant.lean.processes import processor_seconds
from models.generation import TextModel
from models.runtimes.process import ModelProcess


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes that are a process's own (`uss`), and those that it holds with others (`rss`)."""

    uss: int
    rss: int


class Meter:
    """What has passed since it was made: `seconds` by the clock, and those that processors spent on a model, with what
    this process spent; 0 for a model that has no process of ours."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._began, self._spent = time.perf_counter(), self._all()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._began

    @property
    def processor(self) -> float:
        return max(0.0, self._all() - self._spent)

    def _all(self) -> float:
        pid = self._model.pid if isinstance(self._model, ModelProcess) else 0
        return processor_seconds_below(pid) + time.process_time() if pid else 0.0


def processor_seconds_below(pid: int) -> float:
    """Of a process and all that it has started."""
    with contextlib.suppress(psutil.Error):
        top = psutil.Process(pid)
        return sum(processor_seconds(process.pid) for process in (top, *top.children(recursive=True)))
    return 0.0


def memory_below() -> Memory:
    """Of this process and all that it has started."""
    own = psutil.Process()
    uss = rss = 0
    for process in (own, *own.children(recursive=True)):
        with contextlib.suppress(psutil.Error):
            found = process.memory_full_info()
            uss, rss = uss + int(found.uss), rss + int(found.rss)
    return Memory(uss, rss)
