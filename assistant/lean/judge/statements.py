"""Statements and constants of a compiled text, comparable with those of another compilation of nearly the same text.

Lean shares auxiliary constants within a module and numbers them as they come, so their names change with a proof. They
stand for their own type and value here; a proof among them for its type, since which proof it is does not matter.
"""

from __future__ import annotations

import re

from assistant.lean.compiled.constants import Constant, ConstantKind
from assistant.lean.compiled.digests import Digester, constant_by_name, digest
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components, displayed

_AUXILIARY = re.compile(r"_.*|(match|proof|eq|simp)_\d+|splitter|congr_eq_\d+|eq_def|eq_unfold|(f)?induct(ion)?")


def is_auxiliary(name: str) -> bool:
    """Whether Lean made a constant for its own use: some part of its name says so."""
    return any(isinstance(part, int) or _AUXILIARY.fullmatch(part) for part in components(displayed(name)))


class Statements:
    """Digests of the constants of one module."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._known: dict[str, bytes] = {}
        self._digester = Digester(module.image, constant=self._constant)

    def statement(self, constant: Constant) -> bytes:
        """Of its type, with the names of its universe parameters."""
        return self._digester.term(constant.type)

    def whole(self, constant: Constant) -> bytes:
        """Of all that matters about it."""
        return self._digester.constant(constant)

    def _constant(self, name: str, levels: tuple[bytes, ...]) -> bytes:
        if name not in self._module or not is_auxiliary(name):
            return constant_by_name(name, levels)
        if name not in self._known:
            self._known[name] = constant_by_name(name, ())  # should it be asked for within itself
            constant = self._module.constant(name)
            if constant.kind is ConstantKind.THEOREM:
                self._known[name] = self._digester.term(constant.type)
            else:
                self._known[name] = self._digester.constant(constant, named=False)
        return digest(b"A", self._known[name], *levels)
