"""The premises of compiled modules: what its author has declared there, with what it speaks about and what its proof
uses.

Which constants an author has declared is told by the ranges in the source that Lean keeps; what Lean makes by itself
(`casesOn`, `match_1`, equation lemmas) has none. Unsafe and deprecated constants, and what only programs that extend
Lean use, are left out; so are private ones, except those of a `module`, all of which may be imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.names import components, displayed, is_private
from assistant.lean.compiled.summary import ConstantSummary, Entry, ModuleSummary, Parameter, Shape, Symbols, term_end
from assistant.premises.features import statement_features
from assistant.premises.indexed import IndexedPremise

_LETTERS = "eiic"
"""Of a parameter, by the number of its binder."""
HOLE = "sorryAx"
"""What stands in a proof for what is missing."""
_PROGRAMS = frozenset(("ParserDescr", "TrailingParserDescr", "Macro", "Parser", "Syntax", "Unexpander"))
"""What tells of a definition that it extends Lean: the last component of its type."""


@dataclass(slots=True)
class Signatures:
    """What has to be known of other constants to read a statement: of each by its full name the letters of its
    parameters (`e` explicit, `i` implicit, `c` an instance), and whether it makes a proposition. Both are in the order
    in which they were learnt."""

    letters: dict[str, str] = field(default_factory=dict)
    propositions: dict[str, None] = field(default_factory=dict)

    def learn(self, constants: Iterable[ConstantSummary]) -> None:
        for constant in constants:
            if constant.parameters:
                self.letters[constant.name] = "".join([_LETTERS[p.binder] for p in constant.parameters])
            if _ends_in_prop(constant.conclusion):
                self.propositions[constant.name] = None

    def add(self, others: Signatures) -> None:
        self.letters |= others.letters
        self.propositions |= others.propositions

    def since(self, letters: int, propositions: int) -> Signatures:
        """What was learnt after there were so many."""
        return Signatures(
            dict(islice(self.letters.items(), letters, None)),
            dict.fromkeys(islice(self.propositions, propositions, None)),
        )

    def binders(self, name: str) -> str:
        return self.letters.get(name, "")

    def is_proposition(self, parameters: Sequence[Parameter], conclusion: Symbols) -> bool:
        """Whether a conclusion below some parameters is a statement."""
        at = _behind_arrows(conclusion)
        if at == len(conclusion):
            return False
        symbol = conclusion[at][0]
        if isinstance(symbol, str):
            return symbol in self.propositions
        number = Shape.PARAMETER - symbol
        return 0 <= number < len(parameters) and _ends_in_prop(parameters[number].type)


def _ends_in_prop(symbols: Symbols) -> bool:
    at = _behind_arrows(symbols)
    return at == len(symbols) - 1 and symbols[at][0] == Shape.PROP


def _behind_arrows(symbols: Symbols) -> int:
    """Where what is said under all assumptions begins."""
    at = 0
    while at < len(symbols) and symbols[at][0] == Shape.ARROW:
        at = term_end(symbols, at + 1)
    return at


def compiled_premises(
    summary: ModuleSummary, known: Signatures, named: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> list[IndexedPremise]:
    """The premises of a module, in the order of its source. `known` are the signatures of what it imports; those of the
    module are added. `named` is what authors named in each declaration."""
    known.learn(summary.constants)
    ranges = dict(_ranges(summary.entries.get("Lean.declRangeExt", ())))
    hidden = set(_first_names(summary.entries.get("Lean.Linter.deprecatedAttr", ())))
    marked = set(_simp_names(summary.entries.get("Lean.Meta.simpExtension", ())))
    special = _special_kinds(summary.entries)
    found = []
    for constant in summary.constants:
        private = is_private(constant.name)
        if constant.unsafe or constant.name in hidden or constant.name not in ranges or (private and not summary.split):
            continue
        if not _is_named(constant.name):
            continue
        kind = _kind(constant, special.get(constant.name, ""), known)
        if not kind:
            continue
        line, last_line = ranges[constant.name]
        types = [parameter.type for parameter in constant.parameters]
        about = statement_features(types, constant.conclusion, known.binders)
        found.append(
            IndexedPremise(
                constant.name,
                kind,
                line,
                last_line,
                constant.name in marked,
                about,
                constant.value_uses,
                tuple(sorted(named.get(constant.name, ()))),
                HOLE in constant.value_uses,
                private,
            )
        )
    return sorted(found, key=lambda premise: premise.line)


def _is_named(name: str) -> bool:
    """Whether an author may write a name, or what is left of a private one where it is seen."""
    return all(isinstance(part, str) and not part.startswith("_") for part in components(displayed(name)))


def _kind(constant: ConstantSummary, special: str, known: Signatures) -> str:
    """Empty for what is no premise."""
    proposition = known.is_proposition(constant.parameters, constant.conclusion)
    match constant.kind:
        case ConstantKind.THEOREM:
            return "theorem"
        case ConstantKind.AXIOM:  # or, in a module of which statements only are there, anything
            return "axiom" if proposition else ""
        case ConstantKind.DEFINITION:
            if special == "field":
                return "theorem" if proposition else "def"
            head = constant.conclusion[0][0] if constant.conclusion else ""
            if isinstance(head, str) and head.rsplit(".", 1)[-1] in _PROGRAMS:
                return ""
            return special or "def"
        case ConstantKind.INDUCTIVE:
            return special or "inductive"
        case ConstantKind.CONSTRUCTOR:
            return "constructor" if proposition else ""
        case _:
            return ""


# --- entries of extensions, as Lean 4.35 keeps them -----------------------------------------------------------------


def _special_kinds(entries: Mapping[str, Sequence[Entry]]) -> dict[str, str]:
    found = dict.fromkeys(_first_names(entries.get("Lean.projectionFnInfoExt", ())), "field")
    found |= dict.fromkeys(_instance_names(entries.get("Lean.Meta.instanceExtension", ())), "instance")
    found |= dict.fromkeys(_first_names(entries.get("_private.Lean.Structure.0.Lean.structureExt", ())), "structure")
    found |= dict.fromkeys(_first_names(entries.get("Lean.classExtension", ())), "class")
    return found


def _ranges(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names with their first and last line."""
    for entry in entries:
        match entry:
            case [_, str(name), [_, [_, [_, int(line), _], _, [_, int(last), _], *_], *_]]:
                yield name, (line, last)
            case _:
                pass


def _first_names(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        match entry:
            case [_, str(name), *_]:
                yield name
            case _:
                pass


def _simp_names(entries: Iterable[Entry]) -> Iterator[str]:
    """The lemmas that `simp` uses without being told."""
    for entry in entries:
        match entry:
            case [_, *_, [0, [_, *_, [0, str(name), *_]]]] | [_, *_, [1, str(name)]]:
                yield name
            case _:
                pass


def _instance_names(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        match entry:
            case [_, *_, [_, _, _, _, [1, str(name)], *_]]:
                yield name
            case _:
                pass
