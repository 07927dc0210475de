"""What provers are told about the text above a place: premises, definitions, and names that they must not use.

All of it follows from the text before the command that the place is in, so it is found out once and holds while that
command is being written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.declarations import declarations
from assistant.premises.corpus import (
    SourceStamp,
    imported_premises,
    names_of,
    premises_of,
    stamp,
    unfinished_names,
)
from assistant.premises.lexical import LexicalIndex
from assistant.provers import AboveText, built_in
from models.inductive import declared_inductives
from models.predicates import declared_predicates
from models.protocol import StepProver


@dataclass(frozen=True)
class Surroundings:
    """`premises` are those of the text and of the project's files that it imports, `open_premises` those that have a
    hole; `unfinished` are all declarations with a hole, which are used after everything else; `imported` tells whether
    the imported files are still those that were read."""

    premises: LexicalIndex
    open_premises: LexicalIndex
    provers: tuple[StepProver, ...]
    unfinished: frozenset[str]
    imported: tuple[SourceStamp, ...]

    @property
    def up_to_date(self) -> bool:
        """Asks the file system about every imported file."""
        return all(stamp(known.path) == known for known in self.imported)


def surroundings(before: str, path: Path, root: Path, namespace: tuple[str, ...]) -> Surroundings:
    """What the text `before` a command of the file tells, seen from inside `namespace`. Reads imported files."""
    imported, stamps = imported_premises(before, root)
    premises = [*premises_of(before, path.stem, before=len(before)), *imported]
    prefix = ".".join(namespace) + "."
    functions = [d.name.removeprefix(prefix) for d in declarations(before) if d.kind in ("def", "abbrev")]
    provers = built_in(AboveText(functions, declared_inductives(before), declared_predicates(before)))
    finished = LexicalIndex(premise for premise in premises if not premise.open)
    unfinished = LexicalIndex(premise for premise in premises if premise.open)
    names = unfinished_names(before).union(*(names_of(premise.name) for premise in unfinished.premises))
    return Surroundings(finished, unfinished, provers, names, stamps)
