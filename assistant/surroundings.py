"""What provers are told about the text above a place: premises, definitions, and names that they must not use.

All of it follows from the text before the command that the place is in, so it is found out once and holds while that
command is being written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.project import module_of
from assistant.neighbours.step import NO_LESSONS, Lessons
from assistant.premises.accessible import AccessiblePremises
from assistant.premises.changed import imported_texts
from assistant.premises.corpus import SourceStamp, names_of, stamp, unfinished_names
from assistant.premises.indexed import INSERTED
from assistant.premises.library import CompiledLibrary
from assistant.premises.ranking import LEARNT, WITH_VECTORS, shipped_weights
from assistant.premises.written import written_module
from assistant.provers import AboveText, built_in
from models.equations.classes import declared_classes
from models.inductive import declared_inductives, declared_propositions
from models.notation import declared_notation
from models.predicates import declared_predicates
from models.protocol import StepProver
from models.space.functions import declared_functions
from models.space.operators import declared_operators
from models.symbols import with_symbols


@dataclass(frozen=True)
class Surroundings:
    """`unfinished` are all declarations with a hole, which are used after everything else; `imported` tells whether the
    project's files that are imported are still those that were read."""

    premises: AccessiblePremises
    provers: tuple[StepProver, ...]
    unfinished: frozenset[str]
    imported: tuple[SourceStamp, ...]

    @property
    def up_to_date(self) -> bool:
        """Asks the file system about every imported file."""
        return all(stamp(known.path) == known for known in self.imported)


def surroundings(
    before: str,
    path: Path,
    root: Path,
    namespace: tuple[str, ...],
    library: CompiledLibrary,
    lessons: Lessons = NO_LESSONS,
) -> Surroundings:
    """What the text `before` a command of the file tells, seen from inside `namespace`; `lessons` are what teaches
    there. Reads imported files."""
    changed, stamps = imported_texts(before, root, library)
    own = written_module(before, module_of(path, root), before=len(before))
    weights, with_vectors = (shipped_weights()[name] for name in (LEARNT, LEARNT + WITH_VECTORS))
    premises = AccessiblePremises(library, own, changed, weights, without=INSERTED, with_vectors=with_vectors)
    written = with_symbols(before)
    text = AboveText(
        declared_functions(written, namespace),
        declared_inductives(written),
        declared_predicates(written),
        declared_propositions(written),
        declared_operators(written),
        declared_classes(written),
        declared_notation(written),
        lessons,
    )
    unfinished = unfinished_names(before).union(*map(names_of, premises.open_names()))
    return Surroundings(premises, built_in(text), unfinished, stamps)
