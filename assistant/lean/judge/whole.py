"""What Lean compiled of whole texts: the axioms that declarations rest on, and which of them are not finished."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.lean.commands import imported_modules
from assistant.lean.compiled.names import component_text, displayed
from assistant.lean.judge.building import Builder, Built
from assistant.lean.judge.compilation import Setup, time_left
from assistant.lean.judge.examples import (
    WARNINGS,
    may_ask_for_examples,
    may_ask_for_examples_compiled,
    may_silence,
    with_named_examples,
)
from assistant.lean.judge.grounds import is_auxiliary
from assistant.lean.judge.imports import Imports
from assistant.lean.judge.layout import Unit, units
from assistant.lean.judge.left_out import lines_left_out
from assistant.lean.judge.macros import beginnings_of_commands
from assistant.lean.judge.unfinished import LeftOpen, unfinished
from assistant.tasks import beside_loop

REMEMBERED = 16
"""Texts of which is kept what was found."""
ASKED_FOR = "something may ask what an `example` is called, so that Lean keeps nothing of it"
"""Why there is but Lean's warning to tell of one."""


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
        self._known: OrderedDict[tuple[Path, Setup, str], Whole] = OrderedDict()

    async def axioms(self, path: Path, text: str, seconds: float) -> Whole:
        """Of the text as it is. Errors: as `Builder.build`, `CompiledFileError`."""
        return await self._found(path, text, text, frozenset(), seconds)

    async def unfinished(self, path: Path, text: str, seconds: float) -> Whole:
        """Of the text with names for its examples; where it could tell, of the text as it is, and Lean's warning has to
        do for them. Errors: as `axioms`."""
        deadline = time.monotonic() + seconds
        named, examples = await beside_loop(text, with_named_examples, text, self._ours)
        if not examples:
            return await self._found(path, text, text, examples, seconds)
        setup = await self._builder.setup(path, text, seconds)
        by_import = await asyncio.to_thread(self._imports_ask_for_examples, setup, text)
        if not by_import and not await beside_loop(text, may_ask_for_examples, text):
            return await self._found(path, text, named, examples, time_left(deadline))
        whole = await self._found(path, text, text, frozenset(), time_left(deadline))
        # Of what an import does nobody reads more here, and options may stand in what Lake answers.
        silent = by_import or WARNINGS in setup.answer or await beside_loop(text, may_silence, text)
        return replace(whole, left=replace(whole.left, only_said=ASKED_FOR)) if silent else whole

    def _imports_ask_for_examples(self, setup: Setup, text: str) -> bool:
        """Whether one of the project's own modules may that a text imports. Errors: `CompiledFileError`."""
        if not (names := [".".join(map(component_text, parts)) for parts in imported_modules(text)]):
            return False
        library = self._imports.base(setup)
        _, own = self._imports.outside(library, names)
        files = (file for module in own for file in library.module(module).paths)
        return any(may_ask_for_examples_compiled(file.read_bytes()) for file in files)

    async def _found(self, path: Path, text: str, named: str, examples: Collection[str], seconds: float) -> Whole:
        deadline = time.monotonic() + seconds
        setup = await self._builder.setup(path, text, seconds)
        key = (path, setup, named)
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
        left_out: tuple[int, ...] = ()
        if compiled.layout.evaluated or built.leaves_out:
            _, own = self._imports.outside(library, [compiled.module])
            modules = map(library.module, dict.fromkeys([compiled.module, *own]))
            left_out = lines_left_out(text, found, built, set[str]().union(*map(beginnings_of_commands, modules)))
        return Whole(axioms, LeftOpen(left, not compiled.layout.wrapped, left_out))
