"""What differs between a compiled text with a proof and the one without it, and what may not."""

from __future__ import annotations

from collections.abc import Collection

from assistant.lean.compiled.constants import ConstantKind, Safety
from assistant.lean.compiled.holes import SORRY, Hole, holes
from assistant.lean.compiled.module import UNSAFE_BODY, Module
from assistant.lean.compiled.names import components, displayed, names_above
from assistant.lean.compiled.unfolding import OpenUnfolding
from assistant.lean.judge.grounds import Auxiliary, is_realized, made_for, reached
from assistant.lean.judge.likeness import Likeness
from assistant.lean.judge.subject import Anchor, Names, Subject
from assistant.lean.judge.syntax import EXTENSIONS as MEANINGS_OF_SYNTAX
from assistant.lean.judge.syntax import PARSERS, names_in_entries

MEANINGS = (
    *(f"Lean.Meta.{name}" for name in ("instanceExtension", "defaultInstanceExtension", "simpExtension", "coeExt")),
    *(f"Lean.Meta.{name}" for name in ("congrExtension", "customEliminatorExt", "unificationHintExtension")),
    *(f"Lean.Meta.{name}" for name in ("Ext.extExtension", "Grind.grindExt", "Rfl.reflExt", "Symm.symmExt")),
)
"""Extensions that decide what later text means, or what its proofs use."""
SYNTAX = (PARSERS, *MEANINGS_OF_SYNTAX)
"""Those of syntax, in which our own words stand, too."""
_DEFAULTS = ("_default", "_inherited_default")
"""What Lean calls the defaults of fields, which their author wrote."""
_DATA = (*_DEFAULTS, UNSAFE_BODY)
_DEFINED = (ConstantKind.DEFINITION, ConstantKind.OPAQUE)


class Changes:
    """From a text without a proof to the one with it. `anchor` is that of the former. Errors of all methods: as
    `Library.foundation` and `read_module`."""

    def __init__(self, before: Subject, now: Subject, names: Names, auxiliary: Auxiliary, anchor: Anchor) -> None:
        self._before = before
        self._now = now
        self._was = before.compiled
        self._is = now.compiled
        self._names = names
        self._auxiliary = auxiliary
        self._anchor = anchor
        self._old, self._new = _open_unfoldings(before, now, auxiliary)
        self.judged = self._judged()
        """The constants that the judged declaration made: those that are new, those that have its name or are parts of
        it, and those that had a hole in the judged command, whatever they are called. A text alone does not tell for
        certain what a declaration is called, so where none of them had a hole there, all that have changed are judged
        as well."""

    def _judged(self) -> tuple[str, ...]:
        was, auxiliary = self._was, self._auxiliary
        there = self._now.names
        holding = {
            name
            for name in was.constant_names
            for hole in _holes_of(was, name)
            if self._anchor.is_proof(hole) or (self._anchor.is_near(hole) and not self._names.is_beside(name))
        }
        holding |= {made_for(name, auxiliary, was) for name in holding if auxiliary(name)}
        own = [name for name in there if name in was and (name in holding or self._names.has(name))]
        if holding.isdisjoint(own):
            own += [
                name
                for name in self._is.constant_names
                if name in was
                and name not in own
                and self._is.constant(name).safety is Safety.SAFE
                and self._is_other(name)
            ]
        return (*own, *(name for name in there if name not in was))

    def _is_other(self, name: str) -> bool:
        """Whether it has another type or value, holes aside."""
        return self._old.constant(self._was.constant(name)) != self._new.constant(self._is.constant(name))

    def of_statements(self) -> list[str]:
        """What is no longer there, is another kind of thing, says something else, or was added. What nothing but the
        declaration itself can use takes from the context what its proof uses, so its statement may get more
        hypotheses: an `example`, and a helper that is a proof (`where`, `let rec`)."""
        was, is_, names, auxiliary = self._was, self._is, self._names, self._auxiliary
        likeness = Likeness(was, is_, auxiliary, self._now.markers)
        reasons = []
        for name in self._before.names:
            if auxiliary(name):
                continue
            if name not in is_:
                reasons.append(f"{names.shown(name)} is no longer there")
                continue
            old, new = was.constant(name), is_.constant(name)
            if old.kind is not new.kind or old.safety is not new.safety:
                reasons.append(f"{names.shown(name)} becomes another kind of thing")
            elif old.level_parameters != new.level_parameters or self._old.type(old) != self._new.type(new):
                may_grow = names.is_example(name) or (old.kind is ConstantKind.THEOREM and names.is_part(name))
                if not (may_grow and likeness.grows(old.type, new.type)):
                    reasons.append(f"the statement of {names.shown(name)} would change")
        for name in self._now.names:
            if name in was:
                continue
            if is_.constant(name).kind is ConstantKind.AXIOM:
                reasons.append(f"it adds the axiom `{displayed(name)}`")
            elif not (auxiliary(name) or names.has(name) or self._is_below(name)):
                reasons.append(f"it adds `{displayed(name)}` to the file")
        old_entries, new_entries = was.entries(), is_.entries()
        if any(len(new_entries.get(extension, ())) > len(old_entries.get(extension, ())) for extension in MEANINGS):
            reasons.append("it changes what the text below means")
        elif not self._syntax(is_, self._now) <= self._syntax(was, self._before):
            reasons.append("it changes the syntax of the text below")
        return reasons

    def additions(self) -> list[str]:
        """New constants that other text may mean by a name of their own."""
        return [
            name
            for name in self._now.names
            if name not in self._was
            and not (self._names.is_main(name) or self._is_realized(name))
            and (not self._auxiliary(name) or self._names.is_used_below(name))
        ]

    def _is_realized(self, name: str) -> bool:
        """Whether a new constant is a lemma that Lean makes about a definition of others when it is first asked for
        (`f.eq_1`, `f.induct`), and is the same whoever asks, also the text below. What computes may add anything under
        such a name."""
        if self._names.computes or self._is.constant(name).kind is not ConstantKind.THEOREM:
            return False
        library, module = self._before.library, self._before.module
        above = (other for other in reversed(names_above(name)) if other != name and not self._auxiliary(other))
        owner = next((other for other in above if library.modules_of(other, module)), "")
        if not owner or any(above in self.judged and above in self._was for above in names_above(name)):
            return False  # a helper of the proof bears the name of what it helps, whatever comes behind
        return all(map(is_realized, components(displayed(name))[len(components(displayed(owner))) :]))

    @staticmethod
    def _syntax(module: Module, subject: Subject) -> frozenset[str]:
        """The names of a module's own constants that are parsers or give syntax a meaning, without our own words."""
        return frozenset(name for name in names_in_entries(module, SYNTAX) if name in module) - subject.words

    def _is_below(self, name: str) -> bool:
        """Whether a new constant has its name from a judged one, as what is defined in the proof of an instance that
        its author did not name."""
        return any(above in self._was and above in self.judged for above in names_above(name) if above != name)

    def of_definitions(self) -> list[str]:
        """What is imported, and what the judged constants use of what is defined outside of their command: that can be
        something else with the proof only if the proof wrote into what Lean compiled."""
        was, is_ = self._was, self._is
        if was.imports != is_.imports:
            return ["the text with the proof imports something else"]
        below = reached(self.judged, lambda name: (used for used in is_.requirements(name) if used in is_))
        return [
            f"the definition of `{displayed(name)}` would change"
            for name in sorted(below.difference(self.judged))
            if name in was
            and was.constant(name).kind is not ConstantKind.THEOREM
            and not (self._auxiliary(name) or self._names.is_together(name))
            and self._is_other(name)
        ]

    def of_data(self) -> list[str]:
        """Definitions that have other data with the proof. Lean may infer data from a proof: whoever fills in the
        latter must not choose the former by the way. Where the hole itself is data, that is what was asked for."""
        was, is_, names = self._was, self._is, self._names
        found = [hole for name in self.judged if name in was for hole in _holes_of(was, name)]
        if any(self._anchor.is_proof(hole) and not hole.proposition for hole in found):
            return []
        likeness = Likeness(was, is_, lambda name: self._auxiliary(name) or names.is_part(name), self._now.markers)

        def is_authors(name: str) -> bool:
            return not self._auxiliary(name) or components(name)[-1] in _DATA

        def is_other(name: str) -> bool:
            if name not in was:
                return names.hole and (names.is_main(name) or components(name)[-1] in _DEFAULTS)
            return not likeness.values(was.constant(name), is_.constant(name))

        def owner(name: str) -> str:
            return made_for(name, self._auxiliary, is_) if self._auxiliary(name) else name

        return [
            f"the data of {names.shown(owner(name))} would depend on the proof"
            for name in self.judged
            if is_.constant(name).kind in _DEFINED
            and is_authors(name)
            and not names.is_example(owner(name))
            and is_other(name)
        ]


def _holes_of(module: Module, name: str) -> tuple[Hole, ...]:
    return holes(*module.constant(name).terms) if SORRY in module.requirements(name) else ()


def _open_unfoldings(before: Subject, now: Subject, auxiliary: Auxiliary) -> tuple[OpenUnfolding, OpenUnfolding]:
    """Holes count as alike: where they stand in the text is part of the terms, and markers move it."""
    old, new = (OpenUnfolding(subject.compiled, auxiliary, subject.markers) for subject in (before, now))
    return old, new


def changed_meaning(plain: Subject, marked: Subject, judged: Collection[str], auxiliary: Auxiliary) -> str:
    """What some constants of the text with markers speak of that is something else in the text with holes; empty when
    all is the same. What a text defines may depend on whether something above could be elaborated."""
    was, is_ = plain.compiled, marked.compiled
    old, new = _open_unfoldings(plain, marked, auxiliary)
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
