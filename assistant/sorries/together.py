"""Proofs of one file that stand together.

A hole is searched with the proofs of the holes above it in place, as a person would go on, so one proof may use what
another one proves. Before anything is written, the file with all of them is looked at as a whole: no new error, no
proof that rests on a declaration whose own proof was left out, and none that chooses what is still to be proved beside
it, as the `n` of `∃ n, P n ∧ Q n` while `Q n` is open.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.names import components
from assistant.lean.errors import CannotCompile, LeanError
from assistant.lean.judge.grounds import STANDARD
from assistant.lean.places import Place, find_holes
from assistant.lean.project import absolute
from assistant.lean.verify.acceptance import new_errors
from assistant.lean.verify.verdicts import CHOOSES, AxiomScope
from assistant.sorries.backend import Judge
from assistant.sorries.patch import Proof, apply_proofs

WHOLE_FILE_SECONDS = 300.0
LEFT_OUT = "it uses a declaration whose own proof was left out"


def with_proofs(place: Place, proofs: Sequence[Proof]) -> Place:
    """The same hole in the text in which other holes are filled; the hole itself when it cannot be told which one it
    is there."""
    others = [proof for proof in proofs if proof[0].span != place.span]
    if not others:
        return place
    filled = {other.span for other, _ in others}
    before = find_holes(place.path, place.text)
    number = sum(1 for hole in before if hole.span.start < place.span.start and hole.span not in filled)
    after = find_holes(place.path, apply_proofs(place.text, others))
    return after[number] if len(after) == len(before) - len(filled) else place


async def that_go_together(
    judge: Judge,
    text: str,
    proofs: Sequence[Proof],
    assumed: Collection[Proof] = (),
    axioms: AxiomScope = AxiomScope.PROJECT,
    author_axioms: Mapping[Proof, Collection[str]] = MappingProxyType({}),
) -> tuple[list[Proof], str]:
    """The proofs that leave the file no worse than it was when they are all in it, and why others were left out. Those
    in `assumed` may rest on open lemmas. `author_axioms` are those of the project that proofs are known to rest on: one
    that rests on more beside the others can tell whether they are there.

    Errors: `LeanError` when the file as it was cannot be elaborated.
    """
    baseline = await judge.diagnostics(text, WHOLE_FILE_SECONDS)

    async def wrong(part: Sequence[Proof]) -> str:
        try:
            now = await judge.diagnostics(apply_proofs(text, part), WHOLE_FILE_SECONDS)
        except LeanError as error:
            return error.message
        errors = new_errors(baseline, now)
        return errors[0].message if errors else ""

    kept = list(proofs)
    reason = ""
    if await wrong(kept):
        kept = []
        for proof in proofs:
            if problem := await wrong([*kept, proof]):
                reason = f"together with the other proofs: {problem.splitlines()[0]}"
            else:
                kept.append(proof)
    has_errors = any(diagnostic.is_error for diagnostic in baseline)
    while unfounded := await _unfounded(judge, text, kept, assumed, axioms, author_axioms, has_errors):
        kept = [proof for proof in kept if proof not in unfounded]
        reason = next(iter(unfounded.values()))
    return kept, reason


async def _unfounded(
    judge: Judge,
    text: str,
    proofs: Sequence[Proof],
    assumed: Collection[Proof],
    scope: AxiomScope,
    author_axioms: Mapping[Proof, Collection[str]],
    has_errors: bool,
) -> dict[Proof, str]:
    """The proofs that are not accepted beside the others, or not as they were alone, and why. Where the file
    `has_errors`, what is compiled is another text, so that each proof is asked about where it stands."""
    if not proofs:
        return {}
    axioms: Mapping[str, tuple[str, ...]] = {}
    # A whole that cannot be compiled is no reason to drop what was judged without: each is asked about again.
    with contextlib.suppress(CannotCompile, CompiledFileError):
        path = absolute(proofs[0][0].path)
        axioms = await judge.axioms(path, apply_proofs(text, proofs), WHOLE_FILE_SECONDS)
    unfounded: dict[Proof, str] = {}
    for place, proof in proofs:
        # A declaration with other holes rests on `sorry` without the proof being to blame. What a text says of
        # namespaces may mislead, so every declaration of that name in any namespace counts.
        last = components(place.declaration.name)[-1:]
        named = [found for name, found in axioms.items() if last and components(name)[-1:] == last]
        known = author_axioms.get((place, proof), ())
        if has_errors or not named or not all(STANDARD.union(known).issuperset(found) for found in named):
            told = await judge.accept(with_proofs(place, proofs), proof, scope)
            if not (told.accepted if (place, proof) in assumed else told.complete):
                unfounded[place, proof] = LEFT_OUT
            elif told.chooses:
                unfounded[place, proof] = CHOOSES
            elif more := sorted(set(told.author_axioms).difference(known)):
                unfounded[place, proof] = f"together with the other proofs it rests on {', '.join(more)}"
    return unfounded
