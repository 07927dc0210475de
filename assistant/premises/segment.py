"""The index of one package: its premises, and by which features they are found. Nothing in it changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.lean.compiled.module import Import
from assistant.lean.compiled.names import displayed
from assistant.premises.indexed import IndexedPremise
from assistant.premises.postings import Postings, feature_hash, postings, rarities

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.premises.postings import Floats, Hashes, Integers

CONCLUSION = "c"
"""What features of a conclusion begin with."""
KINDS = ("theorem", "axiom", "constructor", "def", "instance", "class", "structure", "inductive")
STATEMENTS = 3
"""So many of them, the first, say something."""
_WORD = re.compile(r"[^\W\d_][^\W\d_A-Z]*'*|\d+")


def name_words(name: str) -> list[str]:
    """The words that a name is made of, in small letters: `List.length_append` is list, length, append."""
    return [word.lower() for word in _WORD.findall(name)]


@dataclass(frozen=True, slots=True)
class Segment:
    """The arrays have one entry a premise (p): `module_of` counts in `modules`, `lines` and `last_lines` are from 1,
    `kinds` counts in `KINDS`. `features` and `words` (of names) index them. `sizes` is how many features each has,
    `masses` how much those of its conclusion weigh, `open` whether it has a hole, `private` whether only those see it
    who import all of its module. What the proof of premise i rests on
    (`IndexedPremise.lemmas`) are the names with the hashes `uses[use_offsets[i] : use_offsets[i + 1]]`; which premises
    of this segment these are, -1 for those of others, is in `own_uses`. `by_hash` are the premises in the order of the
    hashes of their names. The premises of a module stand together, in the order of its source."""

    modules: tuple[str, ...]
    imports: tuple[tuple[Import, ...], ...]
    """Of each module, what it imports itself."""
    names: tuple[str, ...]
    hashes: Hashes
    """Of the names."""
    module_of: Integers
    lines: Integers
    last_lines: Integers
    kinds: npt.NDArray[np.uint8]
    simp: npt.NDArray[np.uint8]
    open: npt.NDArray[np.uint8]
    private: npt.NDArray[np.uint8]
    features: Postings
    words: Postings
    sizes: Floats
    masses: Floats
    use_offsets: npt.NDArray[np.int64]
    uses: Hashes
    own_uses: Integers
    by_hash: Integers

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True, slots=True)
class ModulePremises:
    """The premises of a module, in the order of its source, and the modules that it imports itself."""

    module: str
    imports: tuple[Import, ...]
    premises: Sequence[IndexedPremise]


def segment(modules: Sequence[ModulePremises], others: Sequence[Postings] = ()) -> Segment:
    """The index of the premises of some modules. How rare features are is judged with the `others` that it is searched
    with."""
    import numpy as np

    premises = [premise for found in modules for premise in found.premises]
    features = postings(premise.features for premise in premises)
    conclusions = [[f for f in premise.features if f[0] == CONCLUSION] for premise in premises]
    rarity = rarities((*others, features), {feature for found in conclusions for feature in found})
    offsets = np.zeros(len(premises) + 1, np.int64)
    lemmas = [premise.lemmas for premise in premises]
    np.cumsum([len(names) for names in lemmas], out=offsets[1:])
    hashes = np.asarray([feature_hash(premise.name) for premise in premises], np.uint64)
    by_hash = np.argsort(hashes, kind="stable").astype(np.int32)
    uses = np.asarray([feature_hash(name) for names in lemmas for name in names], np.uint64)
    return Segment(
        tuple(found.module for found in modules),
        tuple(found.imports for found in modules),
        tuple(premise.name for premise in premises),
        hashes,
        np.asarray([number for number, found in enumerate(modules) for _ in found.premises], np.int32),
        np.asarray([premise.line for premise in premises], np.int32),
        np.asarray([premise.last_line for premise in premises], np.int32),
        np.asarray([KINDS.index(premise.kind) for premise in premises], np.uint8),
        np.asarray([premise.simp for premise in premises], np.uint8),
        np.asarray([premise.open for premise in premises], np.uint8),
        np.asarray([premise.private for premise in premises], np.uint8),
        features,
        postings(Counter(name_words(displayed(premise.name))) for premise in premises),
        np.asarray([sum(premise.features.values()) for premise in premises], np.float32),
        np.asarray([sum(rarity[feature] for feature in found) for found in conclusions], np.float32),
        offsets,
        uses,
        bearers(hashes[by_hash], by_hash, uses),
        by_hash,
    )


def bearers(hashes: Hashes, numbers: Integers, wanted: Hashes) -> Integers:
    """Which of some numbers, in the order of the hashes of their names, bear the wanted names; -1 where none does."""
    import numpy as np

    if not len(hashes):
        return np.full(len(wanted), -1, np.int32)
    places = np.searchsorted(hashes, wanted)
    places[places == len(hashes)] = 0
    found: Integers = np.where(hashes[places] == wanted, numbers[places], -1).astype(np.int32)
    return found
