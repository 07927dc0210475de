"""Which syntax a module gives another meaning.

The texts for the judge use a few pieces of Lean's own syntax. Whoever redefines one of them by a macro or an elaborator
decides what a marker means, so nothing can be judged by it; every such redefinition stands in the compiled module.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from assistant.lean.compiled.constants import Constant
from assistant.lean.compiled.errors import CorruptFile
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import components
from assistant.lean.compiled.terms import Kind

EXTENSIONS = (
    "Lean.Elab.macroAttribute",
    "Lean.Elab.Command.commandElabAttribute",
    "Lean.Elab.Tactic.tacticElabAttribute",
    "Lean.Elab.Term.termElabAttribute",
)
PARSERS = "Lean.Parser.parserExtension"
"""The extension that knows all syntax."""
OURS = frozenset(
    {
        "Lean.guardMsgsCmd",
        "Lean.Parser.Command.declaration",
        "Lean.Parser.Command.eval",
        "Lean.Parser.Command.evalBang",
        "Lean.Parser.Tactic.exact",
        "Lean.Parser.Tactic.first",
        "Lean.Parser.Tactic.paren",
        "Lean.Parser.Tactic.rename",
        "Lean.Parser.Tactic.revert",
        "Lean.Parser.Tactic.tacticRepeat_",
        "Lean.Parser.Tactic.tacticSeq",
        "Lean.Parser.Tactic.tacticSeq1Indented",
        "Lean.Parser.Tactic.tacticTry_",
        "Lean.Parser.Term.byTactic",
        "Lean.Parser.Term.hole",
        "Lean.Parser.Term.noImplicitLambda",
        "Lean.Parser.Term.paren",
        "ident",
    }
)
"""What the markers and wrappers of `layout.py` are written with, and what it leaves out. `repeat` is a macro that ends
in `try` and `first`."""
MEANINGS = frozenset(
    {"Lean.Macro", "Lean.Elab.Command.CommandElab", "Lean.Elab.Tactic.Tactic", "Lean.Elab.Term.TermElab"}
)
"""The types of what gives syntax a meaning."""
_ENTRY_DEPTH = 3
_LAST_TAG = 8
"""Of the constructors of entries."""


def redefined(module: Module) -> frozenset[str]:
    """The kinds of syntax among ours to which a module gives another meaning, or may have given one while it was
    compiled: what is `local` there is not among the entries, so its name has to tell what it is for."""
    entries = names_in_entries(module)
    found = OURS & entries
    for name in (constant.name for constant in constants_of(module, MEANINGS)):
        if name in entries:
            continue
        last = str(components(name)[-1])
        told = [kind for kind in OURS if "Rules_" + kind.replace("_", "__").replace(".", "_") in last]
        found |= frozenset(told) if "Rules_" in last else {name}
    return found


def constants_of(module: Module, types: Collection[str]) -> Iterator[Constant]:
    """The constants of a module whose type is one of some constants."""
    for name in module.constant_names:
        constant = module.constant(name)
        type_ = constant.type.plain()
        if type_.kind is Kind.CONSTANT and type_.name in types:
            yield constant


def names_in_entries(
    module: Module, extensions: Collection[str] = EXTENSIONS, depth: int = _ENTRY_DEPTH
) -> frozenset[str]:
    """All names in the entries of some environment extensions, at most so deep in them."""
    entries = (entry for name in extensions for entry in _entries(module, name))
    return frozenset[str]().union(*(_names(module, entry, depth) for entry in entries))


def command_parsers(module: Module) -> list[frozenset[str]]:
    """The parsers of commands that a module brings to those who import it: of each its name, and perhaps that of the
    namespace for which it is."""
    entries = (_names(module, entry, _ENTRY_DEPTH) for entry in _entries(module, PARSERS))
    return [names - {"command"} for names in entries if "command" in names]


def _entries(module: Module, extension: str) -> tuple[int, ...]:
    return module.entries().get(extension, ())


def _names(module: Module, entry: int, most: int) -> frozenset[str]:
    """The names in an entry."""
    image = module.image
    found: set[str] = set()
    pending = [(entry, 0)]
    while pending:
        address, depth = pending.pop()
        if address & 1:
            continue
        try:
            found.add(image.name(address))
            continue
        except CorruptFile:  # no name: what holds one
            word = image.words[image.index(address)]
        fields = word >> 48 & 0xFF
        if depth < most and word >> 56 <= _LAST_TAG:
            scalars = (word >> 32 & 0xFFFF) - 8 - 8 * fields
            pending.extend((part, depth + 1) for part in image.constructor(address, fields, scalars)[1])
    return frozenset(found)
