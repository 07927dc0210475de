"""What a declaration without a proof has in common with the same one with it, compared term by term.

A hole that is a proof may be any. What else a definition is made of has to stay: an unfinished proof is often what
Lean infers data from, and whoever fills it in must not choose the data by the way. Proofs that Lean made constants of
their own (`f._proof_1`) are alike, since all proofs of a proposition are; other auxiliary constants are what they stand
for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from assistant.lean.compiled.constants import Constant, ConstantKind
from assistant.lean.compiled.digests import Digester
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import Expr, Kind, is_level_zero
from assistant.lean.judge.grounds import Auxiliary, reached

EXTRA = -1
"""In place of the number of a binder that only the newer term has."""
MOST_MATCHES = 2_000
"""Ways to find the binders of one statement among those of another that are tried."""


class Likeness:
    """Of terms of two modules, the one without the proof first. Errors of all methods: `CorruptFile`."""

    def __init__(self, old: Module, new: Module, auxiliary: Auxiliary, markers: Collection[str] = ()) -> None:
        """`markers` stand for holes in the new module."""
        self._old = old
        self._new = new
        self._markers = markers
        self._auxiliary = auxiliary
        self._old_levels = Digester(old.image)
        self._new_levels = Digester(new.image)
        self._bodies: set[tuple[str, str]] = set()
        """Auxiliary constants that are taken to stand for the same, since that is looked at."""

    def values(self, old: Constant, new: Constant) -> bool:
        """Whether two definitions are alike but for their holes that are proofs."""
        return len(old.values) == len(new.values) and all(
            self._alike(one, other, ()) for one, other in zip(old.values, new.values, strict=True)
        )

    def grows(self, old: Expr, new: Expr) -> bool:
        """Whether a statement is another one, perhaps with more hypotheses, as those that a proof takes in from the
        context."""
        return self._grows(old, new, (), [MOST_MATCHES])

    def _grows(self, old: Expr, new: Expr, binders: tuple[int, ...], left: list[int]) -> bool:
        """`binders` are those around `new`, the innermost first, as numbers of those around `old`."""
        left[0] -= 1
        if left[0] < 0:
            return False
        old, new = old.plain(), new.plain()
        if new.kind is not Kind.FORALL:
            return self._alike(old, new, binders)
        if old.kind is Kind.FORALL and self._alike(old.type, new.type, binders):
            deeper = (0, *(number if number == EXTRA else number + 1 for number in binders))
            if self._grows(old.body, new.body, deeper, left):
                return True
        return self._grows(old, new.body, (EXTRA, *binders), left)

    def _alike(self, old: Expr, new: Expr, binders: Sequence[int]) -> bool:
        """A hole in a proof keeps Lean from making a constant of the proof, so any term may stand where the newer has
        such a constant: what stands there is a proof."""
        seen: set[tuple[int, int, int]] = set()
        pending = [(old, new, 0)]
        while pending:
            one, other, depth = pending.pop()
            one, other = one.plain(), other.plain()
            key = (one.address, other.address, depth if binders else 0)
            if key in seen:
                continue
            seen.add(key)
            old_head, new_head = _constant_ahead(one), _constant_ahead(other)
            if self._is_proof(self._new, new_head):
                continue
            if old_head == SORRY or self._is_open_proof(old_head):
                if old_head == SORRY and _is_data(one) and new_head != SORRY and new_head not in self._markers:
                    return False
                continue
            if one.kind is not other.kind:
                return False
            match one.kind:
                case Kind.APPLICATION | Kind.CONSTANT:
                    parts: list[tuple[Expr, Expr]] = []
                    if not self._same_application(one, other, parts):
                        return False
                    pending.extend((*pair, depth) for pair in parts)
                case Kind.BOUND:
                    if not _same_variable(one.index, other.index, depth, binders):
                        return False
                case Kind.LAMBDA | Kind.FORALL:
                    pending += [(one.type, other.type, depth), (one.body, other.body, depth + 1)]
                case Kind.LET:
                    pending += [(one.type, other.type, depth), (one.value, other.value, depth)]
                    pending.append((one.body, other.body, depth + 1))
                case Kind.PROJECTION:
                    if (one.name, one.index) != (other.name, other.index):
                        return False
                    pending.append((one.body, other.body, depth))
                case Kind.SORT:
                    if not self._same_levels(one, other):
                        return False
                case Kind.LITERAL:
                    if one.literal != other.literal:
                        return False
                case _:
                    return False
        return True

    def _same_application(self, one: Expr, other: Expr, parts: list[tuple[Expr, Expr]]) -> bool:
        """Whether two constants, with or without arguments, may be alike: then `parts` get what has to be."""
        head, arguments = one.head_and_arguments()
        head_, arguments_ = other.head_and_arguments()
        if head.kind is not head_.kind:
            return False
        if head.kind is not Kind.CONSTANT:
            parts.append((head, head_))
        elif not (self._same_constant(head.name, head_.name) and self._same_levels(head, head_)):
            return False
        parts.extend(zip(arguments, arguments_, strict=False))
        return len(arguments) == len(arguments_)

    def _same_constant(self, old: str, new: str) -> bool:
        if not (self._stands_for(self._old, old) and self._stands_for(self._new, new)):
            return old == new
        if (old, new) in self._bodies:
            return True
        self._bodies.add((old, new))
        one, other = self._old.constant(old), self._new.constant(new)
        return self._alike(one.type, other.type, ()) and self.values(one, other)

    def _same_levels(self, one: Expr, other: Expr) -> bool:
        old, new = self._old_levels.level, self._new_levels.level
        return [old(level) for level in one.levels] == [new(level) for level in other.levels]

    def _is_open_proof(self, name: str) -> bool:
        """Whether it is a proof with a hole that has a constant of its own."""

        def proofs_used(proof: str) -> Iterable[str]:
            return (used for used in self._old.requirements(proof) if self._is_proof(self._old, used))

        if not self._is_proof(self._old, name):
            return False
        return any(SORRY in self._old.requirements(proof) for proof in reached([name], proofs_used))

    def _is_proof(self, module: Module, name: str) -> bool:
        return name in module and self._auxiliary(name) and module.constant(name).kind is ConstantKind.THEOREM

    def _stands_for(self, module: Module, name: str) -> bool:
        return name in module and self._auxiliary(name) and module.constant(name).kind is ConstantKind.DEFINITION


def _constant_ahead(term: Expr) -> str:
    """The constant that a term is, or is an application of; empty when it is something else."""
    head = term.head_and_arguments()[0]
    return head.name if head.kind is Kind.CONSTANT else ""


def _is_data(hole: Expr) -> bool:
    """Whether a hole stands for something else than a proof, as far as its universe tells."""
    levels = hole.head_and_arguments()[0].levels
    return not (len(levels) == 1 and is_level_zero(hole.image, levels[0]))


def _same_variable(old: int, new: int, depth: int, binders: Sequence[int]) -> bool:
    """`depth` binders are around both inside of the compared terms."""
    if new < depth or not binders:
        return old == new
    outer = new - depth
    return outer < len(binders) and binders[outer] != EXTRA and old == depth + binders[outer]
