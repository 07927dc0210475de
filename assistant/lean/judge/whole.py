"""What Lean compiled of whole texts: the axioms that declarations rest on, and which of them are not finished."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.lean.compiled.names import displayed
from assistant.lean.judge.building import Builder, Built
from assistant.lean.judge.compilation import Setup
from assistant.lean.judge.grounds import is_auxiliary
from assistant.lean.judge.imports import Imports
from assistant.lean.judge.layout import Unit, units
from assistant.lean.judge.unfinished import LeftOpen, unfinished, with_named_examples
from assistant.tasks import beside_loop

REMEMBERED = 16
"""Texts of which is kept what was found."""


@dataclass(frozen=True, slots=True)
class Whole:
    """`axioms` are those that the named constants rest on, by their full names, as far as Lean could elaborate
    them."""

    axioms: Mapping[str, tuple[str, ...]]
    left: LeftOpen


class WholeTexts:
    """Those of one project. `ours` is in the names of what is in no text of its own, and no text can know it."""

    def __init__(self, builder: Builder, imports: Imports, ours: str) -> None:
        self._builder = builder
        self._imports = imports
        self._ours = ours
        self._known: OrderedDict[tuple[Setup, str], Whole] = OrderedDict()

    async def axioms(self, path: Path, text: str, seconds: float) -> Whole:
        """Of the text as it is. Errors: as `Builder.build`, `CompiledFileError`."""
        return await self._found(path, text, text, frozenset(), seconds)

    async def unfinished(self, path: Path, text: str, seconds: float) -> Whole:
        """Of the text with names for its examples. Errors: as `axioms`."""
        named, examples = await beside_loop(text, with_named_examples, text, self._ours)
        return await self._found(path, text, named, examples, seconds)

    async def _found(self, path: Path, text: str, named: str, examples: Collection[str], seconds: float) -> Whole:
        deadline = time.monotonic() + seconds
        setup = await self._builder.setup(path, text, seconds)
        key = (setup, named)
        if key not in self._known:
            found = await beside_loop(named, units, named, len(named))
            built = await self._builder.build_any(named, found, setup, deadline)
            try:
                self._known[key] = await asyncio.to_thread(self._read, setup, named, found, built, examples)
            finally:
                await self._builder.forget(built)
        self._known.move_to_end(key)
        whole = self._known[key]
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return whole

    def _read(self, setup: Setup, text: str, found: Sequence[Unit], built: Built, examples: Collection[str]) -> Whole:
        compiled = built.compilation
        library = self._imports.base(setup).overlaid({compiled.module: compiled.files})
        module = library.module(compiled.module)
        named = [name for name in module.constant_names if not is_auxiliary(name) and self._ours not in name]
        axioms = {displayed(name): library.axioms(name, compiled.module) for name in named}
        left = unfinished(module, text, found, built, examples, self._ours)
        return Whole(axioms, LeftOpen(left, not compiled.layout.wrapped))
