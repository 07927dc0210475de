"""What the server knows of each open document beyond its text: holes, and proofs that wait to be inserted.

A proof is shown only for the text that it was verified in, as far as it reaches: everything up to the end of the
declaration. When something above changed, the proof is put aside until Lean has accepted it in the new text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.editing import Change, Hole
    from assistant.lean.goals import GoalKind
    from assistant.search.outcome import Outcome
    from assistant.sorries.counterexample import RefutedHole
    from assistant.sorries.text import HoleDone


NONE: Mapping[int, Waiting] = MappingProxyType({})
OLD_DOUBTS = 512
"""Holes of earlier texts of a document of which it is remembered whether they are false."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document as it was at one moment: what an answer is about. The text tells two moments apart, the version does
    not, since it begins anew when a document is opened again, and a client may repeat it. It is `None` for a file that
    is not open."""

    uri: str
    path: Path
    version: int | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileHoles:
    """The holes of one state of a document, in order."""

    snapshot: Snapshot
    holes: tuple[Hole, ...]

    @property
    def text(self) -> str:
        return self.snapshot.text


@dataclass(frozen=True, slots=True)
class SearchedHole:
    """What a search came to. `holds` is the digest of the text up to the end of the declaration that it was in,
    `imports` as in `Waiting`."""

    outcome: Outcome
    holds: bytes
    imports: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A verified proof for a hole. `holds` is the digest of the text that it was verified in; `declaration` is the text
    of the declaration, `ordinal` counts its holes."""

    offset: int
    name: str
    ordinal: int
    declaration: str
    holds: bytes
    proof: str
    change: Change
    axioms: tuple[str, ...]
    needs: tuple[Waiting, ...] = ()
    """Proofs above that have to be in place, too."""
    imports: str = ""
    """By which build of what the document imports it was verified (see `ProvingEngine.imports_state`)."""

    def without(self, offset: int) -> Waiting:
        """The same when the proof of the hole at an offset, which it may need, is none any more."""
        return replace(self, needs=tuple(need.without(offset) for need in self.needs if need.offset != offset))

    @property
    def changes(self) -> tuple[Change, ...]:
        """With those that it needs."""
        return (*(proof.change for proof in self.needs), self.change)


def digest(text: str) -> bytes:
    """Equal for equal texts."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


Doubt = tuple[bytes, int, str]
"""What a counterexample depends on: the digest of the text up to the end of the hole's declaration, where in it the
hole begins, and by which build of what the document imports it was looked for."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """What came of looking for a counterexample. `short` are the seconds that were too few to say, 0.0 otherwise."""

    found: RefutedHole | None = None
    short: float = 0.0


NOTHING_KNOWN = Doubted()


def doubts_of(text: str, holes: Iterable[Hole], imports: str) -> dict[int, Doubt]:
    """Of some holes, by their offset. Reads the text once, however many there are."""
    hashed = hashlib.blake2b(digest_size=16)
    read = 0
    found: dict[int, Doubt] = {}
    for hole in sorted(holes, key=lambda hole: hole.declaration_end):
        hashed.update(text[read : hole.declaration_end].encode("utf-8", "surrogatepass"))
        read = max(read, hole.declaration_end)
        found[hole.offset] = (hashed.copy().digest(), hole.offset, imports)
    return found


def waiting(
    text: str, holes: Sequence[Hole], done: HoleDone, above: Mapping[int, Waiting] = NONE, imports: str = ""
) -> Waiting:
    """A found proof as one that waits in the text in which it was verified, by a build of what that imports; `above`
    are proofs that may have been in place, by the offset of their hole. Errors: `KeyError` without such a hole, or such
    a proof."""
    for hole in holes:
        if hole.offset == done.offset and done.change is not None:
            return Waiting(
                hole.offset,
                hole.declaration,
                ordinal(holes, hole),
                text[hole.declaration_start : hole.declaration_end],
                digest(text[: hole.declaration_end]),
                done.outcome.proof,
                done.change,
                done.outcome.axioms,
                tuple(above[offset] for offset in done.needs),
                imports,
            )
    raise KeyError(done.offset)


def asking_holes(known: FileHoles) -> list[Hole]:
    """The holes behind which a comment asks for a proof."""
    from assistant.lean.positions import SourceText
    from assistant.lean.try_this import comment_end, may_ask

    if not may_ask(known.text):
        return []
    source = SourceText(known.text)
    ends = ((hole, source.offset_of_wire(hole.range.end.line, hole.range.end.character)) for hole in known.holes)
    return [hole for hole, end in ends if comment_end(known.text, end) > end]


def ordinal(holes: Iterable[Hole], hole: Hole) -> int:
    """Which hole of its declaration it is, from 0."""
    return sum(h.declaration_start == hole.declaration_start and h.offset < hole.offset for h in holes)


def rests_on_open(outcome: Outcome, holes: Iterable[Hole], text: str) -> bool:
    """Whether a proof on a condition still has it: one of its open lemmas has a hole in the text, or is of another
    file."""
    unfinished = {hole.declaration for hole in holes}
    return any(lemma in unfinished or lemma.rsplit(".", 1)[-1] not in text for lemma in outcome.open_lemmas)


@dataclass(frozen=True, slots=True)
class Ongoing:
    """The search of a hole while it runs: the job that it belongs to, and when it began (`time.monotonic`)."""

    job: str
    began: float


@dataclass(slots=True)
class OpenDocument:
    """`known` are the holes as they were looked for last, `None` when they never were; `proofs` and `outcomes` may be
    of any text. `imports` is the build of what it imports that was there when Lean was asked last."""

    uri: str
    path: Path
    known: FileHoles | None = None
    proofs: list[Waiting] = field(default_factory=list)
    outcomes: dict[tuple[str, int], SearchedHole] = field(default_factory=dict)
    kinds: dict[int, GoalKind] = field(default_factory=dict)
    """Of what kind the holes of the text with the digest `kinds_of` are, by their offset."""
    kinds_of: bytes = b""
    asks_for_kinds: bool = False
    told_size: bool = False
    """Whether the user knows that it is too large to be worked on."""
    imports: str = ""
    doubts: dict[Doubt, Doubted] = field(default_factory=dict)
    """By hole what came of looking for a counterexample, in this text and in earlier ones."""
    is_doubted: bool = False
    """Whether counterexamples are being looked for."""
    is_answered: bool = False
    """Whether holes that ask for a proof are being searched."""
    stopped: set[Doubt] = field(default_factory=set)
    """Those of which the user has stopped the search."""
    ongoing: dict[tuple[str, int], Ongoing] = field(default_factory=dict)
    """The searches that run, by declaration and number of their hole."""
    hinted: bool = False
    """Whether diagnostics of ours stand in the client."""

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Those that are known, of whatever text."""
        return self.known.holes if self.known is not None else ()

    def is_data(self, known: FileHoles, hole: Hole) -> bool:
        """Whether Lean has said of a hole of a text that no proof is missing there."""
        from assistant.lean.goals import GoalKind

        return self.kinds.get(hole.offset) is GoalKind.DATA and self.kinds_of == digest(known.text)

    def refuted(self, text: str) -> dict[int, RefutedHole]:
        """The holes of this text as it stands that are known to be false, by their offset."""
        if all(doubted.found is None for doubted in self.doubts.values()):
            return {}
        holes = [hole for hole in self.holes if hole.declaration_end <= len(text)]
        doubted = ((o, self.doubts.get(key, NOTHING_KNOWN)) for o, key in doubts_of(text, holes, self.imports).items())
        return {offset: known.found for offset, known in doubted if known.found is not None}

    def forget_doubts(self, kept: Iterable[Doubt]) -> None:
        """Drops the oldest of what was found out about other holes than some, where that is much."""
        now = set(kept)
        for key in [key for key in self.doubts if key not in now][: max(0, len(self.doubts) - len(now) - OLD_DOUBTS)]:
            del self.doubts[key]

    def learn(self, known: FileHoles, done: HoleDone, imports: str) -> None:
        """Keeps what a search of a hole came to by a build of what the document imports."""
        for hole in known.holes:
            if hole.offset == done.offset:
                holds = digest(known.text[: hole.declaration_end])
                self.outcomes[hole.declaration, ordinal(known.holes, hole)] = SearchedHole(done.outcome, holds, imports)

    def outcome(self, known: FileHoles, hole: Hole) -> Outcome | None:
        """What the last search of a hole came to, as long as nothing has changed that it depends on."""
        found = self.outcomes.get((hole.declaration, ordinal(known.holes, hole)))
        if found is None or found.imports != self.imports:
            return None
        return found.outcome if found.holds == digest(known.text[: hole.declaration_end]) else None

    def keep(self, proof: Waiting) -> None:
        """Adds a proof, in place of an older one for the same hole."""
        self.proofs = [p for p in self.proofs if (p.name, p.ordinal) != (proof.name, proof.ordinal)] + [proof]

    def ready(self, text: str) -> dict[int, Waiting]:
        """The proofs that hold in this text as it stands, by the offset of their hole."""
        known = {hole.offset: hole for hole in self.holes}
        digests: dict[int, bytes] = {}
        found: dict[int, Waiting] = {}
        for proof in self.proofs:
            hole = known.get(proof.offset)
            if hole is None or proof.imports != self.imports:
                continue
            if hole.declaration_end not in digests:
                digests[hole.declaration_end] = digest(text[: hole.declaration_end])
            if digests[hole.declaration_end] == proof.holds:
                found[proof.offset] = proof
        return found

    def doubtful(self, text: str) -> list[tuple[Hole, Waiting]]:
        """The proofs whose declaration is as it was while something above it, or what is imported, is not, with the
        hole they are for now."""
        ready = set(map(id, self.ready(text).values()))
        found = []
        for proof in self.proofs:
            if id(proof) in ready:
                continue
            for hole in self.holes:
                same = hole.declaration == proof.name and ordinal(self.holes, hole) == proof.ordinal
                if same and text[hole.declaration_start : hole.declaration_end] == proof.declaration:
                    found.append((hole, proof))
        return found
