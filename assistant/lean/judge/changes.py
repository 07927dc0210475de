"""What differs between a compiled text with a proof and the one without it, and what may not."""

from __future__ import annotations

from collections.abc import Collection

from assistant.lean.compiled.constants import ConstantKind, Safety
from assistant.lean.compiled.holes import SORRY, Hole, holes
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import ANONYMOUS, components, displayed, join
from assistant.lean.compiled.unfolding import OpenUnfolding
from assistant.lean.judge.grounds import Auxiliary
from assistant.lean.judge.likeness import Likeness
from assistant.lean.judge.subject import Anchor, Names, Subject

MEANINGS = (
    *(f"Lean.Meta.{name}" for name in ("instanceExtension", "defaultInstanceExtension", "simpExtension", "coeExt")),
    *(f"Lean.Meta.{name}" for name in ("congrExtension", "customEliminatorExt", "unificationHintExtension")),
    *(f"Lean.Meta.{name}" for name in ("Ext.extExtension", "Grind.grindExt", "Rfl.reflExt", "Symm.symmExt")),
)
"""Extensions that decide what later text means, or what its proofs use."""
_DEFINED = (ConstantKind.DEFINITION, ConstantKind.OPAQUE)


def judged_constants(
    before: Subject, now: Subject, names: Names, auxiliary: Auxiliary, anchor: Anchor
) -> tuple[str, ...]:
    """The constants that the judged declaration made: those that are new, those that have its name or are parts of it,
    and those that had a hole in the judged command, whatever they are called. A text alone does not tell for certain
    what a declaration is called, so where none of them had a hole there, all that have changed are judged as well.
    `anchor` is that of the text without the proof."""
    was = before.compiled
    there = now.names
    new = [name for name in there if name not in was]
    beside = {name for name in was.constant_names if names.is_together(name) and not names.has(name)}
    holding = {
        name
        for name in was.constant_names
        for hole in _holes_of(was, name)
        if anchor.is_proof(hole) or (anchor.is_near(hole) and name not in beside)
    }
    holding |= {base for name in holding if auxiliary(name) and (base := _made_for(was, name, auxiliary))}
    own = [name for name in there if name in was and (name in holding or names.has(name))]
    if holding.isdisjoint(own):
        own += [name for name in _changed(before, now, auxiliary) if name not in own]
    return (*own, *new)


def _made_for(module: Module, name: str, auxiliary: Auxiliary) -> str:
    """The constant that Lean made an auxiliary one for (`f` for `f._proof_1`); empty when there is none."""
    base, found = ANONYMOUS, ""
    for part in components(name)[:-1]:
        base = join(base, part)
        found = base if base in module and not auxiliary(base) else found
    return found


def _changed(before: Subject, now: Subject, auxiliary: Auxiliary) -> list[str]:
    was, is_ = before.compiled, now.compiled
    old, new = _open_unfoldings(before, now, auxiliary)
    return [
        name
        for name in is_.constant_names
        if name in was
        and is_.constant(name).safety is Safety.SAFE
        and old.constant(was.constant(name)) != new.constant(is_.constant(name))
    ]


def _open_unfoldings(before: Subject, now: Subject, auxiliary: Auxiliary) -> tuple[OpenUnfolding, OpenUnfolding]:
    """Holes count as alike: where they stand in the text is part of the terms, and markers move it."""
    old, new = (OpenUnfolding(subject.compiled, auxiliary, subject.markers) for subject in (before, now))
    return old, new


def _holes_of(module: Module, name: str) -> tuple[Hole, ...]:
    return holes(*module.constant(name).terms) if SORRY in module.requirements(name) else ()


def changed_statements(before: Subject, now: Subject, names: Names, auxiliary: Auxiliary) -> list[str]:
    """What is no longer there, is another kind of thing, says something else, or was added. What nothing but the
    declaration itself can use takes from the context what its proof uses, so its statement may get more hypotheses: an
    `example`, and a helper that is a proof (`where`, `let rec`)."""
    was, is_ = before.compiled, now.compiled
    was_stated, is_stated = _open_unfoldings(before, now, auxiliary)
    likeness = Likeness(was, is_, auxiliary, now.markers)
    reasons = []
    for name in before.names:
        if auxiliary(name):
            continue
        if name not in is_:
            reasons.append(f"{names.shown(name)} is no longer there")
            continue
        old, new = was.constant(name), is_.constant(name)
        if old.kind is not new.kind or old.safety is not new.safety:
            reasons.append(f"{names.shown(name)} becomes another kind of thing")
        elif old.level_parameters != new.level_parameters or was_stated.type(old) != is_stated.type(new):
            may_grow = names.is_example(name) or (old.kind is ConstantKind.THEOREM and names.is_part(name))
            if not (may_grow and likeness.grows(old.type, new.type)):
                reasons.append(f"the statement of {names.shown(name)} would change")
    for name in now.names:
        if name in was:
            continue
        if is_.constant(name).kind is ConstantKind.AXIOM:
            reasons.append(f"it adds the axiom `{displayed(name)}`")
        elif not auxiliary(name) and not names.has(name):
            reasons.append(f"it adds `{displayed(name)}` to the file")
        elif not auxiliary(name) and not names.is_main(name) and names.is_used_below(name):
            reasons.append(f"it adds `{displayed(name)}`, which the text below may mean")
    old_entries, new_entries = was.entries(), is_.entries()
    if any(len(new_entries.get(extension, ())) > len(old_entries.get(extension, ())) for extension in MEANINGS):
        reasons.append("it changes what the text below means")
    return reasons


def changed_definitions(
    before: Subject, now: Subject, judged: Collection[str], names: Names, auxiliary: Auxiliary
) -> list[str]:
    """What is imported, and what the judged constants use of what is defined outside of their command: that can be
    something else with the proof only if the proof wrote into what Lean compiled."""
    was, is_ = before.compiled, now.compiled
    if was.imports != is_.imports:
        return ["the text with the proof imports something else"]
    old, new = _open_unfoldings(before, now, auxiliary)
    return [
        f"the definition of `{displayed(name)}` would change"
        for name in _below(is_, judged)
        if name in was
        and name not in judged
        and was.constant(name).kind is not ConstantKind.THEOREM
        and not (auxiliary(name) or names.is_together(name))
        and old.constant(was.constant(name)) != new.constant(is_.constant(name))
    ]


def _below(module: Module, roots: Collection[str]) -> list[str]:
    """The constants of a module that some of its constants rest on."""
    seen: dict[str, None] = {}
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name not in seen and name in module:
            seen[name] = None
            pending += module.requirements(name)
    return list(seen)


def changed_data(
    before: Subject, now: Subject, judged: Collection[str], names: Names, auxiliary: Auxiliary, anchor: Anchor
) -> list[str]:
    """Definitions that have other data with the proof. Lean may infer data from a proof: whoever fills in the latter
    must not choose the former by the way. Where the hole itself is data, that is what was asked for."""
    was, is_ = before.compiled, now.compiled
    found = [h for name in judged if name in was for h in _holes_of(was, name) if anchor.is_proof(h)]
    if any(not hole.proposition for hole in found):
        return []
    likeness = Likeness(was, is_, lambda name: auxiliary(name) or names.is_part(name), now.markers)

    def is_other(name: str) -> bool:
        if name not in was:
            return names.hole and names.is_main(name)
        return not likeness.values(was.constant(name), is_.constant(name))

    return [
        f"the data of {names.shown(name)} would depend on the proof"
        for name in judged
        if is_.constant(name).kind in _DEFINED
        and is_.constant(name).safety is Safety.SAFE
        and not (auxiliary(name) or names.is_example(name))
        and is_other(name)
    ]


def changed_meaning(plain: Subject, marked: Subject, judged: Collection[str], auxiliary: Auxiliary) -> str:
    """What some constants of the text with markers speak of that is something else in the text with holes; empty when
    all is the same. What a text defines may depend on whether something above could be elaborated."""
    was, is_ = plain.library.module(plain.module), marked.library.module(marked.module)
    old, new = OpenUnfolding(was, auxiliary, plain.markers), OpenUnfolding(is_, auxiliary, marked.markers)
    pending = [name for name in judged if name in is_ and not auxiliary(name)]
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        if name in seen or name not in is_ or name in marked.markers:
            continue
        seen.add(name)
        constant = is_.constant(name)
        proved = constant.kind is ConstantKind.THEOREM
        pending += constant.type.constants_used() if proved else is_.requirements(name)
        if auxiliary(name) or (name in judged and name not in was):
            continue
        if name not in was or was.constant(name).kind is not constant.kind:
            return name
        other = was.constant(name)
        if (old.type(other) != new.type(constant)) if proved else (old.constant(other) != new.constant(constant)):
            return name
    return ""
