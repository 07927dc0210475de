"""What constants rest on, walked through what Lean compiled.

The axioms in the closure of every constant are known to the library; a walk goes only where something else than Lean's
own three axioms lies below. It tells which constants hold a hole themselves, which axioms are reached, and what evades
the kernel. Pure: it reads a `Library` and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import ANONYMOUS, components, displayed, join, names_above
from assistant.lean.compiled.ranges import REMEMBERED
from assistant.lean.compiled.terms import KIND_OF_WORD, Expr, Kind, constants_used, may_be_level_zero, reachable

_AUXILIARY = re.compile(
    r"_.*|(match|proof|eq|simp)_\d+|splitter|congr_eq_\d+|eq_def|eq_unfold|congr_simp|hcongr_\d+"
    r"|(mutual_)?f?induct(ion)?(_unfolding)?|fun_cases(_unfolding)?|(mutual_)?(fixpoint_induct|partial_correctness)"
    r"|hinj|(strong_)?coinduct(ion)?|functor_unfold|fix_induct"
)
_REALIZED = re.compile(
    r"(match|eq|hcongr)_\d+|eq_def|eq_unfold|splitter|congr_eq_\d+|congr_simp|fun_cases(_unfolding)?"
    r"|(mutual_)?induct(_unfolding)?|(mutual_)?(fixpoint_induct|partial_correctness)"
)
STANDARD = frozenset({"propext", "Classical.choice", "Quot.sound"})
KERNEL_OFF = "skipKernelTC"
"""Of the option that keeps Lean from asking its kernel."""
INSTANCES = "Lean.Meta.instanceExtension"
ENTRY_DEPTH = 2
"""How deep in an entry of that extension the term of the instance lies."""
SCOPED = 1
"""The constructor of an entry that counts where its namespace is open; it stands around that of the instance."""
CLASSES = "Lean.classExtension"


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
    library: Library,
    module: str,
    roots: Iterable[str],
    *,
    statements: Collection[str] = (),
    clean: Collection[str],
    evasive: Collection[str] = (),
) -> Grounds:
    """What some constants of a module rest on. Of those in `statements` only the type counts. `clean` are the axioms
    that are of no interest, `evasive` what may evade the kernel.

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
                if name not in evasive and declared.evades_the_kernel(name):
                    evasion = evasion or name
            if constant.kind is ConstantKind.AXIOM:
                axioms[name] = place
            if SORRY in used:
                holders.append(name)
            pending.extend(used)
    return Grounds(reached, axioms, tuple(holders), evasion)


def reached(roots: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """Some names and all that `following` leads to from them."""
    seen: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending.extend(following(name))
    return seen


def constants_below(library: Library, module: str, roots: Iterable[str], outside: Collection[str]) -> set[str]:
    """Some constants of a module and all that they rest on, but for what the modules `outside` declare.

    Errors: as `Library.modules_of`."""

    def used(name: str) -> Iterable[str]:
        places = [place for place in library.modules_of(name, module) if place not in outside]
        return (other for place in places for other in library.module(place).requirements(name))

    return reached(roots, used)


def direct_users(library: Library, reached: dict[str, str], axiom: str) -> tuple[str, ...]:
    """Those of the reached constants that use an axiom themselves."""
    return tuple(name for name, place in reached.items() if axiom in library.module(place).requirements(name))


def stands_for_a_proof(library: Library, module: str, users: Iterable[str], marker: str) -> bool:
    """Whether some use of a marker (in constants of a module) is at the level of propositions, or may be: what stands
    for anything of any sort stands for proofs, too."""
    declared = library.module(module)
    for name in users:
        if name not in declared:
            continue
        constant = declared.constant(name)
        image = declared.image
        for address in reachable(image, [term.address for term in constant.terms]):
            term = Expr(image, address)
            if term.kind is Kind.CONSTANT and term.name == marker and may_be_level_zero(image, term.levels[0]):
                return True
    return False


def theorem_around(library: Library, module: str, name: str, written: Collection[str] = ()) -> str:
    """The named theorem that a constant is or was made for (`t` for `t._proof_1` and `t.helper`); empty when there is
    none. `written` are names of theorems as their author wrote them: the longest of them is it; else the shortest that
    is open."""
    declared = library.module(module)
    theorems = [p for p in names_above(name) if p in declared and declared.constant(p).kind is ConstantKind.THEOREM]
    around = [theorem for theorem in theorems if displayed(theorem) in written or not is_auxiliary(theorem)]
    for theorem in reversed(around):
        if displayed(theorem) in written:
            return theorem
    return next((theorem for theorem in around if SORRY in library.axioms(theorem, module)), "")


def made_for(name: str, auxiliary: Auxiliary, *modules: Module) -> str:
    """The constant of some modules that Lean made an auxiliary one for (`f` for `f._proof_1`); empty when there is
    none."""
    above = (p for p in reversed(names_above(name)) if p != name and not auxiliary(p))
    return next((p for p in above if all(p in module for module in modules)), "")


def instances(module: Module) -> frozenset[str]:
    """The constants that a module made instances, everywhere or where a namespace is open. What is `local` to it leaves
    no trace."""
    found: set[str] = set()
    for entry in module.entries().get(INSTANCES, ()):
        pending = [(entry, 0)]
        while pending:
            address, depth = pending.pop()
            if address & 1:
                continue
            word = module.image.words[module.image.index(address)]
            if KIND_OF_WORD.get(word) is Kind.CONSTANT:
                found.add(Expr(module.image, address).name)
            elif word >> 56 <= SCOPED and depth < ENTRY_DEPTH:
                fields = word >> 48 & 0xFF
                scalars = (word >> 32 & 0xFFFF) - 8 - 8 * fields
                pending.extend((part, depth + 1) for part in module.image.constructor(address, fields, scalars)[1])
    return frozenset(found)


@lru_cache(maxsize=REMEMBERED)
def _classes(module: Module) -> frozenset[str]:
    """The constants that a module made classes."""
    image = module.image
    return frozenset(image.name(image.fields(entry)[0]) for entry in module.entries().get(CLASSES, ()))


def is_of_a_class(library: Library, module: str, name: str, modules: Collection[str]) -> bool:
    """Whether what a constant of a module states is that a class holds, so that it may be an instance; some `modules`
    besides the one that declares a type may have made it a class. Errors: as `Library.modules_of`."""
    term = library.module(module).constant(name).type.plain()
    seen: set[str] = set()
    while True:
        while term.kind in (Kind.FORALL, Kind.LAMBDA, Kind.LET):
            term = term.body.plain()
        head, _ = term.head_and_arguments()
        if head.kind in (Kind.LAMBDA, Kind.LET):
            term = head
            continue
        if head.kind is not Kind.CONSTANT or head.name in seen:
            return head.kind is Kind.BOUND and bool(seen)  # whatever the definition was applied to
        seen.add(head.name)
        places = library.modules_of(head.name, module)
        if any(head.name in _classes(library.module(place)) for place in (*places, *modules)):
            return True
        values = library.module(places[0]).constant(head.name).values if places else ()
        if not values:
            return False
        term = values[0].plain()


def is_auxiliary(name: str) -> bool:
    """Whether Lean made a constant for its own use: some part of its name says so."""
    return any(isinstance(part, int) or _AUXILIARY.fullmatch(part) for part in components(displayed(name)))


def is_realized(part: str | int) -> bool:
    """Whether a part of a name is one that Lean gives to a lemma about a definition, or to what it is about."""
    return isinstance(part, str) and _REALIZED.fullmatch(part) is not None


Auxiliary = Callable[[str], bool]
"""Whether Lean made a constant for its own use."""


def auxiliary_besides(written: Collection[tuple[str, ...]], words: Collection[str]) -> Auxiliary:
    """`is_auxiliary` in a file whose author may write `def induct` and `where _h`. `written` are the names of its
    declarations and namespaces, `words` those that name parts of the judged declaration."""

    def auxiliary(name: str) -> bool:
        parts = components(displayed(name))
        known = next((n for n in range(len(parts), 0, -1) if parts[:n] in written), 0)
        return any(isinstance(p, int) or (_AUXILIARY.fullmatch(p) and p not in words) for p in parts[known:])

    return auxiliary


def without_auxiliary_parts(name: str) -> str:
    """The name, as its author wrote it, of what a constant was made for."""
    shown = ANONYMOUS
    for part in components(displayed(name)):
        if isinstance(part, int) or _AUXILIARY.fullmatch(part):
            break
        shown = join(shown, part)
    return shown if shown != ANONYMOUS else displayed(name)
