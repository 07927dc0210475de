"""What stands below the judged declaration: with the proof it is what it was without it.

A proof may add constants that have names of their own (`let rec`), and what Lean makes of it may be the first to stand
in the namespace of the declaration, which `open` then finds. What below means such a name, no look at the text tells:
macros make names, and searches find what nobody names. So the whole text is compiled with the proof and without it,
and compared constant by constant. Proofs aside: a theorem below may be proved in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.lean.compiled.constants import Constant, ConstantKind
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components, displayed
from assistant.lean.compiled.unfolding import OpenUnfolding
from assistant.lean.judge.changes import MEANINGS
from assistant.lean.judge.grounds import Auxiliary
from assistant.lean.judge.subject import Subject
from assistant.lean.judge.syntax import EXTENSIONS, constants_of, names_in_entries
from assistant.lean.judge.syntax import MEANINGS as MACROS

NAMESPACES = "_private.Lean.Namespace.0.Lean.namespacesExt"
"""The extension that holds the names of all namespaces."""
TOLD = (*MEANINGS, *EXTENSIONS, "Lean.aliasExtension")
"""The extensions that decide what text elsewhere means: attributes, macros, and names that are exported."""
DEEPEST = 6
"""How deep in an entry of theirs a name is looked for."""
HYGIENIC = frozenset({"_hyg", "_@"})
"""Parts of names that Lean numbers by where something stands."""


def namespaces(module: Module) -> frozenset[str]:
    """Those that a compiled text made."""
    return frozenset(displayed(module.image.name(entry)) for entry in module.entries().get(NAMESPACES, ()))


def new_namespaces(before: Subject, now: Subject) -> frozenset[str]:
    """Those that a text makes with a proof and not without it."""
    return namespaces(now.compiled) - namespaces(before.compiled)


def changed_below(before: Subject, now: Subject, above: Collection[str], auxiliary: Auxiliary) -> str:
    """What of two whole texts is not the same, the one without the proof first; empty where all is. `above` are the
    constants down to the end of the judged command, which others look at. Errors: as `read_module`."""
    was, is_ = before.compiled, now.compiled
    ours = before.words | now.words  # which stand in one of them only where commands of one have errors
    old, new = (OpenUnfolding(subject.compiled, auxiliary, subject.markers) for subject in (before, now))
    for extension in TOLD:
        one, other = (names_in_entries(module, [extension], DEEPEST) for module in (was, is_))
        if told := sorted(name for name in (one ^ other) - ours if not auxiliary(name)):
            return told[0]
    macros = [c.name for c in constants_of(was, MACROS) if c.name not in above and c.name not in ours]
    for name in [*_of_the_author(before.names, above, auxiliary), *macros]:
        if name not in is_:
            return name
        if not _alike(was.constant(name), is_.constant(name), old, new):
            return name
    return next((name for name in _of_the_author(now.names, above, auxiliary) if name not in was), "")


def _alike(one: Constant, other: Constant, old: OpenUnfolding, new: OpenUnfolding) -> bool:
    if (one.kind, one.safety, one.level_parameters) != (other.kind, other.safety, other.level_parameters):
        return False
    if one.kind is ConstantKind.THEOREM:
        return old.type(one) == new.type(other)
    return old.constant(one) == new.constant(other)


def _of_the_author(names: Iterable[str], above: Collection[str], auxiliary: Auxiliary) -> Iterable[str]:
    return (
        name for name in names if name not in above and not auxiliary(name) and HYGIENIC.isdisjoint(components(name))
    )
