"""What is examined: a compiled text, and what its source says of names and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.lean.commands import name_parts
from assistant.lean.compiled.holes import Hole
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components, displayed
from assistant.lean.lexer import Kind, code_tokens

Parts = tuple[str | int, ...]
"""The components of a name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A compiled text: `library` has it as `module`. `markers` stand for holes: those of the judged declaration
    itself (`own`), of which some prove that it terminates (`terminations`), and those of data above it; `defaults` are
    those of the latter that no other text can be judged by. `words` are constants of the notation that the judge put
    before the text, where he needed some. `beside` are those of the `own` ones that stand in other theorems of the same
    `mutual`, with the names of these."""

    library: Library
    module: str
    own: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    defaults: frozenset[str] = frozenset()
    terminations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def markers(self) -> frozenset[str]:
        return self.own | self.data

    @property
    def names(self) -> list[str]:
        """The constants that the author's text made."""
        return [name for name in self.compiled.constant_names if name not in self.markers and name not in self.words]

    @property
    def compiled(self) -> Module:
        return self.library.module(self.module)


@lru_cache(maxsize=4)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    """The parts of all names in some texts: many new constants are asked about the same ones."""
    names = (token.text for text in texts for token in code_tokens(text) if token.kind is Kind.NAME)
    return frozenset(part for name in names for part in name_parts(name))


@dataclass(frozen=True, slots=True)
class Names:
    """What the author called things. `declared` is the judged declaration (nothing where it has no name), `together`
    are those of its command, `written` all of the text, each with its namespaces as the text has them. A text alone
    does not tell for certain: `end` may be a word of some notation. `example`: nothing else can use the declaration.
    `hole`: what the proof takes the place of is a word of the text, not a cursor. `termination`: it is a proof that a
    recursion ends. `computes`: the file has programs, which may define things. `opened` are the words that namespaces
    above may be called by, and those by which it may be meant through what it is a type of. `below` is the text
    behind the judged command, and what the file's macros are made of."""

    declared: frozenset[Parts]
    together: frozenset[Parts] = frozenset()
    written: frozenset[Parts] = frozenset()
    example: bool = False
    hole: bool = True
    termination: bool = False
    computes: bool = False
    opened: frozenset[str] = frozenset()
    below: tuple[str, ...] = ()

    def is_used_below(self, name: str) -> bool:
        """Whether the text below, or a macro, has words that may mean a constant: its last part, and the one before,
        unless the namespace that this names was opened above."""
        *around, last = components(displayed(name))
        words = _words(self.below)
        return last in words and (not around or around[-1] in words or around[-1] in self.opened)

    def _owner(self, name: str) -> Parts:
        """The declaration that a constant is, or is a part of; nothing when none of the text has such a name."""
        parts = components(displayed(name))
        for length in range(len(parts), 0, -1):
            if parts[:length] in self.written or parts[:length] in self.declared:
                return parts[:length]
        return ()

    def has(self, name: str) -> bool:
        """Whether a constant is the judged declaration or a part of it, by its name."""
        return self._owner(name) in self.declared

    def is_main(self, name: str) -> bool:
        return components(displayed(name)) in self.declared

    def is_part(self, name: str) -> bool:
        return self.has(name) and not self.is_main(name)

    def is_example(self, name: str) -> bool:
        return self.example and self.is_main(name)

    def is_together(self, name: str) -> bool:
        return self._owner(name) in self.together | self.declared

    def is_beside(self, name: str) -> bool:
        """Whether a constant belongs to another declaration of the same command."""
        return self.is_together(name) and not self.has(name)

    def shown(self, name: str) -> str:
        return "the example" if self.is_example(name) else f"`{displayed(name)}`"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How places in the judged unit of a text without a proof and of one with it compare: those before the proof by
    their distance from the first line of the unit, those behind it from the last one. Lines are 1-based, `start` and
    `end` are where the proof stands."""

    first: int
    last: int
    start: tuple[int, int]
    end: tuple[int, int]

    def is_near(self, hole: Hole) -> bool:
        """Whether a hole stands in the unit."""
        return any(self.first <= place.line <= self.last for place in hole.places)

    def is_proof(self, hole: Hole) -> bool:
        """Whether a hole stands where the proof is to be."""
        return any((place.line, place.column) == self.start for place in hole.places)

    def key(self, hole: Hole) -> tuple[int, ...]:
        """Empty where the hole has no place, or lies in the proof. What has an error around the proof may be a hole."""
        for place in hole.places:
            begin, end = (place.line, place.column), (place.end_line, place.end_column)
            if end <= self.start:
                return (0, place.line - self.first, place.column)
            if begin < self.start and end >= self.end:
                return (1, place.line - self.first, place.column)
            if begin >= self.end and place.line == self.end[0]:
                return (2, place.column - self.end[1])
            if begin >= self.end:
                return (3, self.last - place.line, place.column)
        return ()


Anchors = tuple[Anchor, Anchor]
"""Of the text without the proof and of the one with it."""
