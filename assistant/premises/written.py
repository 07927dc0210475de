"""Premises that only stand in a text so far, indexed as compiled ones are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, reduce

from assistant.lean.commands import read_header
from assistant.lean.compiled.module import Import
from assistant.lean.compiled.names import ANONYMOUS, join
from assistant.lean.declarations import Declaration
from assistant.lean.lexer import Kind, code_tokens
from assistant.premises.corpus import declared_premises
from assistant.premises.features import goal_features
from assistant.premises.indexed import IndexedPremise
from assistant.premises.premise import Premise
from assistant.premises.segment import KINDS, ModulePremises
from assistant.premises.statements import goal_of

REMEMBERED = 1 << 14
"""Declarations of which it is remembered what they speak about and name: a text is asked about again and again."""
IMPLICIT_IMPORT = Import("Init", entire=False, exported=True, meta=False)
"""What every file imports that does not say `prelude`."""
_OF_KIND = {"lemma": "theorem", "abbrev": "def"}


@dataclass(frozen=True, slots=True)
class WrittenModule:
    """The premises of a text, in its order, as they stand there and as an index has them; and whether it is a `module`
    of Lean's module system."""

    premises: tuple[Premise, ...]
    indexed: ModulePremises
    is_module: bool = False


def written_module(text: str, module: str, *, before: int | None = None) -> WrittenModule:
    """Of a text, or of what stands there before an offset. What is private in a `module` is there too."""
    is_module = read_header(text).is_module
    found = declared_premises(text, module, before=before, private=is_module)
    indexed = [
        _indexed(text, declaration, premise, private=is_module and declaration.is_private(in_module=True))
        for declaration, premise in found
    ]
    premises = tuple(premise for _, premise in found)
    return WrittenModule(premises, ModulePremises(module, imports_of(text), indexed), is_module)


def _indexed(text: str, declaration: Declaration, premise: Premise, *, private: bool) -> IndexedPremise:
    uses = names_in(text[declaration.signature_end : declaration.span.end], declaration.namespace)
    last = premise.line + text.count("\n", declaration.span.start, declaration.span.end)
    return IndexedPremise(
        premise.name,
        indexed_kind(premise.kind),
        premise.line,
        last,
        "simp" in premise.attributes,
        _features(premise.statement),
        uses,
        open=premise.open,
        private=private,
    )


def indexed_kind(keyword: str) -> str:
    """The kind, one of `KINDS`, of what a keyword declares."""
    kind = _OF_KIND.get(keyword, keyword)
    return kind if kind in KINDS else "def"


@lru_cache(maxsize=REMEMBERED)
def _features(statement: str) -> Counter[str]:
    """Shared by all who have the same statement: nobody changes it."""
    return goal_features(goal_of(statement))


@lru_cache(maxsize=REMEMBERED)
def names_in(proof: str, namespace: tuple[str, ...]) -> tuple[str, ...]:
    """Every name that a word of a proof may stand for in a namespace; those that there are not find nothing."""
    words = dict.fromkeys(token.text for token in code_tokens(proof) if token.kind is Kind.NAME)
    around = [".".join(namespace[:length]) for length in range(1, len(namespace) + 1)]
    return tuple(name for word in words for name in (word, *(f"{prefix}.{word}" for prefix in around)))


def imports_of(text: str) -> tuple[Import, ...]:
    """What a text imports, as Lean notes it where it compiles the text: what it imports without a word first."""
    return (*([] if read_header(text).prelude else [IMPLICIT_IMPORT]), *written_imports(text))


def imported_names(text: str) -> tuple[str, ...]:
    """The names of the modules that a text imports in words."""
    return tuple(entry.module for entry in written_imports(text))


def written_imports(text: str) -> tuple[Import, ...]:
    """What a text imports in words, in order."""
    header = read_header(text)
    return tuple(
        Import(reduce(join, entry.parts, ANONYMOUS), entry.entire, entry.public or not header.is_module, entry.meta)
        for entry in header.imports
    )
