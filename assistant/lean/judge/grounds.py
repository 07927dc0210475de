"""What constants rest on, walked through what Lean compiled.

The axioms in the closure of every constant are known to the library; a walk goes only where something else than Lean's
own three axioms lies below. It tells which constants hold a hole themselves, which axioms are reached, and what evades
the kernel. Pure: it reads a `Library` and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.names import components, displayed, join
from assistant.lean.compiled.terms import Kind, constants_used, is_level_zero, reachable

STANDARD = frozenset({"propext", "Classical.choice", "Quot.sound"})
SORRY = "sorryAx"


@dataclass(frozen=True, slots=True)
class Grounds:
    """`reached` are the constants, by name the modules that declare them, below which something else than the standard
    axioms lies; `axioms` those among them that are axioms (the standard ones are missing); `holders` those that hold a
    `sorry` themselves; `evasion` one that the kernel does not check, empty when there is none."""

    reached: dict[str, str]
    axioms: dict[str, str]
    holders: tuple[str, ...]
    evasion: str


def grounds(
    library: Library, module: str, roots: Iterable[str], *, statements: Collection[str] = (), clean: Collection[str]
) -> Grounds:
    """What some constants of a module rest on. Of those in `statements` only the type counts. `clean` are the axioms
    that are of no interest.

    Errors: as `Library.foundation`.
    """
    reached: dict[str, str] = {}
    axioms: dict[str, str] = {}
    holders: list[str] = []
    evasion = ""
    seen: set[str] = set()
    pending = sorted(roots)
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        for place in library.modules_of(name, module):
            foundation = library.foundation(name, place)
            if foundation.axioms.issubset(clean) and not foundation.evasion:
                continue
            declared = library.module(place)
            constant = declared.constant(name)
            reached[name] = place
            if name in statements:
                used = constants_used(constant.type.image, [constant.type.address])
            else:
                used = declared.requirements(name)
                if declared.evades_the_kernel(name):
                    evasion = evasion or name
            if constant.kind is ConstantKind.AXIOM:
                axioms[name] = place
            if SORRY in used:
                holders.append(name)
            pending.extend(used)
    return Grounds(reached, axioms, tuple(holders), evasion)


def direct_users(library: Library, reached: dict[str, str], axiom: str) -> tuple[str, ...]:
    """Those of the reached constants that use an axiom themselves."""
    return tuple(name for name, place in reached.items() if axiom in library.module(place).requirements(name))


def stands_for_a_proof(library: Library, module: str, users: Iterable[str], marker: str) -> bool:
    """Whether some use of a marker (in constants of a module) is at the level of propositions."""
    declared = library.module(module)
    for name in users:
        if name not in declared:
            continue
        constant = declared.constant(name)
        image = declared.image
        for address in reachable(image, [term.address for term in constant.terms]):
            term = type(constant.type)(image, address)
            if term.kind is Kind.CONSTANT and term.name == marker and is_level_zero(image, term.levels[0]):
                return True
    return False


def theorem_around(library: Library, module: str, name: str) -> str:
    """The named theorem that a constant is or was made for (`t` for `t._proof_1` and `t.helper`); empty when there is
    none."""
    parts = components(name)
    shown = ""
    declared = library.module(module)
    for part in parts:
        shown = str(join(shown, part)) if shown else str(join("[anonymous]", part))
        if shown in declared and declared.constant(shown).kind is ConstantKind.THEOREM and is_named(shown):
            return shown
    return ""


def is_named(name: str) -> bool:
    """Whether a person may have written a name: no part of it is Lean's own."""
    return all(isinstance(part, str) and not part.startswith("_") for part in components(displayed(name)))
