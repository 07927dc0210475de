"""What an index knows of a premise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

INSERTED = frozenset(Path(__file__).with_name("inserted.txt").read_text(encoding="utf-8").split())
"""Theorems that tactics put into proofs by themselves."""


@dataclass(frozen=True, slots=True)
class IndexedPremise:
    """`kind` is the word that declares such a thing; `line` and `last_line` are where it stands in its source, from 1;
    `features` as `statement_features`, `uses` are the constants in its proof or value, `named` those that its author
    named, empty where that is not known. One that is `open` has a hole; what is `private` to its module only those see
    who import all of that (a compiled one has Lean's name for it, `_private.M.0.foo`)."""

    name: str
    kind: str
    line: int
    last_line: int
    simp: bool
    features: Counter[str]
    uses: tuple[str, ...]
    named: tuple[str, ...] = ()
    open: bool = False
    private: bool = False

    @property
    def lemmas(self) -> tuple[str, ...]:
        """What its proof rests on as its author sees it: what is named there, or else used, but for what tactics put
        into proofs by themselves."""
        return self.named or tuple(name for name in self.uses if name not in INSERTED)
