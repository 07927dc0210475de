"""The examination of a compiled text against the one without the proof, and what is wrong with it.

The rules, in the order in which they are applied:

1. Everything that was there before is still there, of the same kind, with the same statement; what the declaration
   uses of what is defined elsewhere is the same, and so are its own data; what is new belongs to it and is no axiom
   (`changes.py`).
2. Nothing in the closure of the judged constants evades the kernel.
3. Their axioms are the three standard ones, those that the author declared, and those that the same constants rested on
   before and that the proof does not use by itself (`own_part.py`); any others are refused.
4. `sorry` is reached through named theorems alone, the *open lemmas*, which make the result conditional. What rests on
   data that is not there (a definition with a hole) is judged against a text in which the hole is an axiom, so that
   only what holds for any such data is accepted, and only where the statement itself speaks of it.

Pure: it reads libraries and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.holes import SORRY, holes
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import displayed
from assistant.lean.compiled.ranges import written
from assistant.lean.compiled.terms import constants_used
from assistant.lean.judge.below import new_namespaces
from assistant.lean.judge.changes import Changes
from assistant.lean.judge.grounds import (
    STANDARD,
    Auxiliary,
    Grounds,
    direct_users,
    grounds,
    instances,
    is_auxiliary,
    is_of_a_class,
    made_for,
    reached,
    stands_for_a_proof,
    theorem_around,
    without_auxiliary_parts,
)
from assistant.lean.judge.own_part import own_uses
from assistant.lean.judge.subject import Anchors, Names, Subject

NOTHING_COMPILED = "Lean compiled nothing for the declaration"


@dataclass(frozen=True, slots=True)
class Finding:
    """What an examination found: `reasons` against it, in words, none when it is sound. `axioms` has every axiom that
    it rests on, with the standard ones, and `sorryAx` for other holes of the declaration; `authors` are those of them
    that their authors declared outside of what Lean brings, by name the module that declares each; on `inherited` ones
    the same constants rested without the proof, which does not use them by itself. `stubs` are constants with data that
    is not there: the text has to be examined with markers for the holes. `judged` are the constants that the
    declaration made. `unseen`: it is partial or unsafe, and Lean's kernel sees nothing of what stands in it.
    `additions` are new constants, and `namespaces` new namespaces, that other text may mean."""

    reasons: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    authors: Mapping[str, str] | None = None
    inherited: frozenset[str] = frozenset()
    open_lemmas: tuple[str, ...] = ()
    stubs: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    unseen: bool = False
    additions: tuple[str, ...] = ()
    namespaces: frozenset[str] = frozenset()


def _open_statements(before: Subject, judged: Iterable[str], auxiliary: Auxiliary) -> tuple[str, ...]:
    was = before.compiled
    there = [was.constant(name) for name in judged if name in was and not auxiliary(name)]
    return tuple(
        f"the statement of `{displayed(constant.name)}` has a hole itself"
        for constant in there
        if SORRY in constants_used(constant.type.image, [constant.type.address])
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where axioms and lemmas come from: `toolchain` are the modules that Lean brings; `axioms` and `lemmas` those that
    stand in the judged file, axioms above the judged declaration, as their author named them."""

    toolchain: Collection[str]
    axioms: Collection[str]
    lemmas: Collection[str]
    auxiliary: Auxiliary = is_auxiliary
    """Which constants of the judged file Lean made for its own use."""
    local_instances: bool = False
    """Whether the judged file may have instances that leave no trace in what is compiled."""


def examine(
    before: Subject, now: Subject, names: Names, origin: Origin, anchors: Anchors, *, only_shown: bool = False
) -> Finding:
    """With `only_shown`, holes that the declaration has outside of the proof, for example through errors there, are
    none of the proof's. Errors: as `Library.foundation` and `read_module`."""
    changes = Changes(before, now, names, origin.auxiliary, anchors[0])
    judged = changes.judged
    if not judged:
        return Finding((NOTHING_COMPILED,))
    if open_ := _open_statements(before, judged, origin.auxiliary):
        return Finding(open_)
    if reasons := changes.of_statements():
        return Finding(tuple(reasons))
    # With markers in place of data, what a definition is may depend on them: `changed_meaning` compares that.
    if not now.data:
        if reasons := changes.of_definitions():
            return Finding(tuple(reasons))
        # What is only shown may stand in a definition that is not written yet.
        if not only_shown and (reasons := changes.of_data()):
            return Finding(tuple(reasons))
    holding = _holding(before, judged, names, anchors)
    beside, reason = _open_parts(before, now, judged, names, holding, origin)
    if reason:
        return Finding((reason,))
    clean = STANDARD | now.own
    evading = {name for name in judged if now.compiled.evades_the_kernel(name)}
    unseen = any(not origin.auxiliary(name) for name in evading)
    # What Lean makes for its compiler, as of a recursion, is unsafe; the kernel lets nothing else use it.
    roots = [name for name in judged if unseen or name not in evading]
    evasive = evading if unseen else set[str]()
    found = grounds(now.library, now.module, roots, clean=clean, evasive=evasive)
    if found.evasion:
        evasive |= _partial_subjects(before, judged)
        found = grounds(now.library, now.module, roots, clean=clean, evasive=evasive)
    if found.evasion:
        return Finding((f"it rests on `{displayed(found.evasion)}`, which is unsafe or partial",))
    # Lean's own part of an attribute may rest on more, as the rewrite rule of `@[simp]` does.
    standard = _standard(now, [name for name in judged if not origin.auxiliary(name)] or judged)
    axioms: dict[str, str] = {}
    reasons = []
    used_before = _axioms_before(before, _concerned(judged, names, holding, origin.auxiliary))
    others = {axiom: module for axiom, module in found.axioms.items() if axiom != SORRY and axiom not in now.markers}
    inherited = used_before - STANDARD
    if not inherited.isdisjoint(others):
        inherited -= _used_by_itself(before, now, judged, names, anchors)
    for axiom, module in sorted(others.items()):
        if axiom in inherited or _is_authors(now, axiom, module, origin):
            axioms[axiom] = module
        elif axiom in used_before:
            reasons.append(f"it may rest on the axiom `{displayed(axiom)}` by itself, as its declaration does")
        else:
            reasons.append(f"it uses the axiom `{displayed(axiom)}`")
    if reasons:
        return Finding(tuple(reasons))
    lemmas, stubs, reasons = _holes(before, now, roots, names, found, origin, anchors if only_shown else None)
    rest = {SORRY} if any(now.own & now.library.foundation(n, now.module).axioms for n in judged) else set()
    every = tuple(sorted({*standard, *axioms, *rest}))
    authors = {a: m for a, m in axioms.items() if _is_authors(now, a, m, origin)}
    open_lemmas = (*beside, *lemmas)
    return Finding(
        tuple(reasons), every, authors, inherited, open_lemmas, tuple(stubs), judged, unseen,
        additions=tuple(changes.additions()), namespaces=new_namespaces(before, now),
    )  # fmt: skip


def _open_parts(
    before: Subject,
    now: Subject,
    judged: Collection[str],
    names: Names,
    holding: Collection[str],
    origin: Origin,
) -> tuple[list[str], str]:
    """What the proof rests on of what was compiled together with it, is open, and is no step of the same proof: the
    theorems among it that can be named as open lemmas, and else why it cannot be believed. A part can be a helper that
    has a name (`where`, `let rec`), the declaration that the helper with the proof belongs to, another member of
    `mutual`, a command that only Lean can tell from the declaration, or the proof that a recursion ends."""
    rests = {name: now.library.foundation(name, now.module).axioms & now.own for name in judged}
    if not names.termination and any(axioms & now.terminations for axioms in rests.values()):
        return [], "it rests on a recursion that is not proved to end yet"
    auxiliary = origin.auxiliary
    mains = {name for name in judged if names.is_main(name)}
    lemmas = dict.fromkeys(
        now.beside[marker] for main in sorted(mains) for marker in sorted(rests[main] & now.beside.keys())
    )
    is_ = now.compiled
    used, _ = _parts_used(is_, holding, judged, auxiliary)
    earlier, _ = _parts_used(before.compiled, holding, judged, auxiliary)
    in_main = all(names.is_main(name) or auxiliary(name) for name in holding)
    for name in sorted(used.difference(holding)):
        if in_main and names.is_main(name):  # of which Lean made a part that holds the proof
            continue
        if not (rests[name] or _parts_used(is_, [name], judged, auxiliary)[1]):
            continue
        is_theorem = is_.constant(name).kind is ConstantKind.THEOREM
        is_step = names.is_part(name) or not is_theorem
        if is_step and name in earlier:  # the author's own way, or data that the statement speaks of
            if names.is_part(name) or not _has_open_proof(now, name, rests[name]):
                continue
            return [], f"it rests on `{_shown(name, auxiliary)}`, where a proof is still open"
        apart = is_theorem and not any(map(names.is_part, holding)) and not names.is_part(name)
        if not apart or not _is_lemma(now, name, now.module, origin):
            return [], f"it rests on `{_shown(name, auxiliary)}`, which is not finished"
        lemmas[displayed(name)] = None
    return list(lemmas), ""


def _shown(name: str, auxiliary: Auxiliary) -> str:
    """What the author calls a constant: of one that Lean made for its own use, what it was made for."""
    return without_auxiliary_parts(name) if auxiliary(name) else displayed(name)


def _has_open_proof(now: Subject, name: str, markers: Collection[str]) -> bool:
    """Whether a constant has a hole that is no data, in itself or in what it is made of."""
    found = grounds(now.library, now.module, [name], clean=STANDARD)
    return any(
        stands_for_a_proof(now.library, now.module, direct_users(now.library, found.reached, marker), marker)
        for marker in markers
    )


def _holding(before: Subject, judged: Collection[str], names: Names, anchors: Anchors) -> set[str]:
    """The constants that the hole stands in: as a rule the declaration itself."""
    was = before.compiled
    found = {
        name
        for name in judged
        if name in was and any(anchors[0].is_proof(hole) for hole in holes(*was.constant(name).terms))
    }
    return found or {name for name in judged if names.is_main(name)}


def _parts_used(
    module: Module, roots: Collection[str], judged: Collection[str], auxiliary: Auxiliary
) -> tuple[set[str], bool]:
    """The named constants of a declaration that some of its constants use, themselves or through what Lean made, and
    whether `sorry` is among what they use."""
    found: set[str] = set()
    seen: set[str] = set()
    admitted = False
    pending = [name for name in roots if name in module]
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        for used in module.requirements(name):
            admitted = admitted or used == SORRY
            if used in judged and used in module:
                if auxiliary(used):
                    pending.append(used)
                else:
                    found.add(used)
    return found, admitted


def _standard(now: Subject, judged: Iterable[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for name in judged:
        found |= now.library.foundation(name, now.module).axioms & STANDARD
    return found


def _concerned(
    judged: Collection[str], names: Names, holding: Collection[str], auxiliary: Auxiliary
) -> Collection[str]:
    """The judged constants but for those that only Lean can tell from what the proof belongs to."""
    if any(names.has(name) or auxiliary(name) for name in holding):
        return judged
    return holding


def _axioms_before(before: Subject, judged: Iterable[str]) -> frozenset[str]:
    """What the same constants rested on without the proof."""
    was = before.compiled
    found: frozenset[str] = frozenset()
    for name in judged:
        if name in was:
            found |= before.library.foundation(name, before.module).axioms
    return found - {SORRY}


def _used_by_itself(
    before: Subject, now: Subject, judged: Collection[str], names: Names, anchors: Anchors
) -> frozenset[str]:
    """The axioms that the proof reaches through what it uses by itself, and not only through definitions that its goal
    or the statement speaks of: nothing could be proved about these otherwise."""
    was, is_ = before.compiled, now.compiled
    mains = {name for name in judged if names.is_main(name)}
    own = own_uses(was, is_, judged, mains, now.markers)
    spoken = _definitions_spoken_of(before, judged, anchors)
    found: set[str] = set()

    def used(name: str) -> Iterable[str]:
        for place in now.library.modules_of(name, now.module):
            if name in spoken or now.library.foundation(name, place).axioms <= STANDARD:
                continue
            declared = now.library.module(place)
            if declared.constant(name).kind is ConstantKind.AXIOM:
                found.add(name)
            yield from declared.requirements(name)

    reached(own, used)
    return frozenset(found)


def _definitions_spoken_of(before: Subject, judged: Collection[str], anchors: Anchors) -> set[str]:
    """What is defined of what the statements of the judged constants, and the goal of the hole, rest on."""
    was, library = before.compiled, before.library
    there = [was.constant(name) for name in judged if name in was]
    terms = [constant.type for constant in there]
    terms += [t for c in there for hole in holes(*c.terms) if anchors[0].is_proof(hole) for t in hole.types]
    seeds = constants_used(was.image, [term.address for term in terms]) - {SORRY}
    found = grounds(library, before.module, seeds, clean=STANDARD).reached
    proofs = (ConstantKind.THEOREM, ConstantKind.AXIOM)
    return {name for name, place in found.items() if library.module(place).constant(name).kind not in proofs} - {
        *judged
    }


def _is_authors(now: Subject, axiom: str, module: str, origin: Origin) -> bool:
    """Whether the author declared an axiom, and not Lean for what the compiler has run."""
    if module in origin.toolchain or axiom not in written(now.library.module(module)):
        return False
    return module != now.module or displayed(axiom) in origin.axioms


def _holes(
    before: Subject,
    now: Subject,
    judged: Collection[str],
    names: Names,
    found: Grounds,
    origin: Origin,
    anchors: Anchors | None,
) -> tuple[list[str], list[str], list[str]]:
    """Rule 4: open lemmas, constants with data that is not there, reasons."""
    if not found.holders and not now.data & found.axioms.keys():
        return [], [], []
    lemmas: dict[str, None] = {}
    tolerated: set[str] = set()
    for holder in found.holders:
        if holder in judged and not _is_made_for_another(before, now, holder, names, origin):
            if anchors is None or not _was_there(before, now, judged, holder, anchors):
                return [], [], ["it rests on `sorry`"]
            tolerated.add(holder)
            continue
        module = found.reached[holder]
        named = origin.lemmas if module == now.module else map(displayed, written(now.library.module(module)))
        lemma = theorem_around(now.library, module, holder, frozenset(named))
        if lemma and lemma not in judged and _is_lemma(now, lemma, module, origin):
            lemmas[lemma] = None
    # What is left when the proofs of the lemmas are not looked at is not theirs.
    clean = STANDARD | now.own
    rest = grounds(now.library, now.module, judged, statements=lemmas, clean=clean)
    stubs = [holder for holder in rest.holders if holder not in tolerated]
    reasons: list[str] = []
    statement = _spoken_of(before, judged)
    for marker in sorted(now.data & rest.axioms.keys()):
        users = direct_users(now.library, rest.reached, marker)
        shown = ", ".join(dict.fromkeys(f"`{without_auxiliary_parts(user)}`" for user in users))
        if marker in now.defaults:
            reasons.append(f"it rests on {shown}, with a default that is not written yet")
        elif stands_for_a_proof(now.library, now.module, users, marker):
            reasons.append(f"it rests on {shown}, where a proof is still open")
        elif not statement.intersection(users):
            reasons.append(f"it rests on {shown}, which is not written yet")
    return [name for name in lemmas if name in rest.reached], stubs, reasons


def _is_made_for_another(before: Subject, now: Subject, holder: str, names: Names, origin: Origin) -> bool:
    """Whether a constant that Lean made on the way, as an equation lemma, is about an unfinished one above the
    declaration: then what is open in it is open there."""
    if names.has(holder) or not origin.auxiliary(holder):
        return False
    found = made_for(holder, origin.auxiliary, before.compiled, now.compiled)
    return bool(found) and SORRY in now.library.foundation(found, now.module).axioms


def _was_there(before: Subject, now: Subject, judged: Collection[str], holder: str, anchors: Anchors) -> bool:
    """Whether the declaration had all holes of a constant without the proof."""
    was, is_ = before.compiled, now.compiled
    there = [term for name in judged if name in was for term in was.constant(name).terms]
    known = {anchors[0].key(hole) for hole in holes(*there)} - {()}
    return all(anchors[1].key(hole) in known for hole in holes(*is_.constant(holder).terms))


def _is_lemma(now: Subject, name: str, module: str, origin: Origin) -> bool:
    """Whether it is a theorem that its author named and stated: no instance, no helper. Of a theorem about a class
    nobody can tell whether it is a local instance of the file; nor of an imported one, which may be one again here."""
    if module == now.module:
        if displayed(name) not in origin.lemmas or name in instances(now.compiled):
            return False
        if not origin.local_instances:
            return True
    elif name not in written(now.library.module(module)):
        return False
    others = [m for m in now.library.import_closure([now.module]) if m not in origin.toolchain]
    return not is_of_a_class(now.library, module, name, others)


def _partial_subjects(before: Subject, judged: Collection[str]) -> set[str]:
    """The `partial` definitions that the declaration is about. To the kernel they are opaque, and sound."""

    def is_opaque(name: str) -> bool:
        places = before.library.modules_of(name, before.module)
        return all(before.library.module(p).constant(name).kind is ConstantKind.OPAQUE for p in places)

    return set(filter(is_opaque, _spoken_of(before, judged)))


def _spoken_of(before: Subject, judged: Collection[str]) -> set[str]:
    """The constants that the statements of the judged declaration rest on, and its values where it is no theorem: what
    its author wrote."""
    was = before.compiled
    there = [name for name in judged if name in was]
    theorems = [name for name in there if was.constant(name).kind is ConstantKind.THEOREM]
    found = grounds(before.library, before.module, there, statements=theorems, clean=STANDARD)
    return set(found.reached)
