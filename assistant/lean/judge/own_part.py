"""What a proof uses by itself, told from what its declaration uses anyway.

The terms of a declaration without a proof and with it are walked together. Where they differ, the newer one is the
proof's own. A variable that it uses stands for what it was made of (`have r := bad`), so that counts as used, too; the
parameters of the declaration stand for anything. Whatever cannot be compared is the proof's own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from assistant.lean.compiled.digests import Digester
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import SUBTERMS, Expr, Kind, constants_used

_PARTS_WITH_BINDER = {Kind.LAMBDA: 3, Kind.FORALL: 3, Kind.LET: 4}
"""The field that stands under the binder."""


@dataclass(frozen=True, slots=True, eq=False)
class _Binder:
    """A variable and those around it. `made_of` are the terms that it stands for, or that were given together with
    what binds it; these stand under the variables of `around`."""

    made_of: tuple[Expr, ...]
    around: _Binder | None
    below: _Binder | None


@dataclass(slots=True)
class _Walk:
    was: Digester
    now: Digester
    skipped: Collection[str]
    found: set[str] = field(default_factory=set)
    taken: set[tuple[int, _Binder | None]] = field(default_factory=set)

    def differences(self, old: Expr, new: Expr) -> None:
        pending: list[tuple[Expr, Expr, _Binder | None, tuple[Expr, ...], _Binder | None]] = [
            (old, new, None, (), None)
        ]
        while pending:
            one, other, binders, given, around = pending.pop()
            one, other = one.plain(), other.plain()
            if self.was.term(one) == self.now.term(other):
                continue
            head, arguments = one.head_and_arguments()
            new_head, new_arguments = other.head_and_arguments()
            if new_head.kind is Kind.CONSTANT and new_head.name in self.skipped:
                continue  # another hole
            is_hole = head.kind is Kind.CONSTANT and head.name == SORRY
            if is_hole or one.kind is not other.kind or len(arguments) != len(new_arguments):
                self.take(other, binders)
            elif one.kind is Kind.APPLICATION:
                parts = ((head, new_head), *zip(arguments, new_arguments, strict=True))
                pending += [(o, n, binders, tuple(p for _, p in parts if p is not n), binders) for o, n in parts]
            elif one.kind in (Kind.LAMBDA, Kind.FORALL):
                pending.append((one.type, other.type, binders, (), None))
                deeper = _Binder(given, around, binders)
                pending.append((one.body, other.body, deeper, given, around))
            elif one.kind is Kind.LET:
                pending.append((one.type, other.type, binders, (), None))
                pending.append((one.value, other.value, binders, (), None))
                pending.append((one.body, other.body, _Binder((other.value,), binders, binders), (), None))
            elif one.kind is Kind.PROJECTION and (one.name, one.index) == (other.name, other.index):
                pending.append((one.body, other.body, binders, (), None))
            else:
                self.take(other, binders)

    def take(self, term: Expr, binders: _Binder | None) -> None:
        """All that a term uses under some binders, the innermost first."""
        pending = [(term, binders)]
        while pending:
            each, around = pending.pop()
            if (key := (each.address, around)) in self.taken:
                continue
            self.taken.add(key)
            self.found |= constants_used(each.image, [each.address])
            for index in _free(each):
                binder = around
                for _ in range(index):
                    binder = binder.below if binder is not None else None
                if binder is not None:
                    pending += [(source, binder.around) for source in binder.made_of]


def _free(term: Expr) -> set[int]:
    """The variables that a term uses and does not bind, counted from the innermost outside of it."""
    found: set[int] = set()
    seen: set[tuple[int, int]] = set()
    pending = [(term.address, 0)]
    image = term.image
    while pending:
        address, depth = pending.pop()
        if (address, depth) in seen:
            continue
        seen.add((address, depth))
        each = Expr(image, address)
        kind = each.kind
        if kind is Kind.BOUND:
            if each.index >= depth:
                found.add(each.index - depth)
            continue
        at = image.index(address)
        bound = _PARTS_WITH_BINDER.get(kind)
        pending += [(image.words[at + part], depth + (part == bound)) for part in SUBTERMS[kind]]
    return found


def own_uses(
    was: Module, now: Module, judged: Collection[str], mains: Collection[str], holes: Collection[str]
) -> set[str]:
    """The constants that a proof in some `judged` constants uses by itself. Only the parameters of the `mains` stand
    for anything: what Lean made of a part has what is around it for parameters, so then all that they use counts.
    `holes` are what stands for other holes in the newer module. Errors: `CorruptFile`."""
    walk = _Walk(Digester(was.image), Digester(now.image), {SORRY, *holes})
    for name in judged:
        values = now.constant(name).values
        if name not in was:
            walk.found |= now.requirements(name)
        elif name in mains and len(was.constant(name).values) == len(values):
            for one, other in zip(was.constant(name).values, values, strict=True):
                walk.differences(one, other)
        elif [*map(walk.was.term, was.constant(name).values)] != [*map(walk.now.term, values)]:
            return set().union(*map(now.requirements, judged))
    return walk.found
