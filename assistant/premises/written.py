"""Premises as they stand in a source, for what is not compiled: the file that is open, and what was just edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.lean.declarations import Declaration, declarations
from assistant.lean.goals import Goal, Hypothesis
from assistant.premises.corpus import premise_of
from assistant.premises.features import goal_features
from assistant.premises.indexed import IndexedPremise
from assistant.premises.premise import Premise

_NAME = re.compile(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")
_KINDS = {"lemma": "theorem", "abbrev": "def"}


@dataclass(frozen=True, slots=True)
class WrittenPremise:
    """A premise with what an index knows of it."""

    premise: Premise
    indexed: IndexedPremise


def written_premises(text: str, module: str, *, before: int | None = None) -> list[WrittenPremise]:
    """The premises that a text declares, those that end before an offset when one is given."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = []
    for declaration in declarations(text):
        if before is not None and declaration.span.end > before:
            break
        premise = premise_of(text, declaration, module, private=before is not None)
        if premise is None:
            continue
        indexed = IndexedPremise(
            premise.name,
            _KINDS.get(premise.kind, premise.kind),
            bisect_right(starts, declaration.span.start),
            bisect_right(starts, declaration.span.end),
            "simp" in premise.attributes,
            _about(premise.statement),
            (),
            tuple(_named(text, declaration)),
        )
        found.append(WrittenPremise(premise, indexed))
    return found


@lru_cache(maxsize=1 << 14)
def _about(statement: str) -> Counter[str]:
    return goal_features(goal_of(statement))


def _named(text: str, declaration: Declaration) -> Iterator[str]:
    """By every full name that they may have, what is named in a proof."""
    body = text[declaration.signature_end : declaration.span.end]
    spaces = [".".join(declaration.namespace[:depth]) for depth in range(1, len(declaration.namespace) + 1)]
    for name in dict.fromkeys(_NAME.findall(body)):
        yield name
        yield from (f"{space}.{name}" for space in spaces)


def goal_of(statement: str) -> Goal:
    """The goal that the text of a statement poses: what is in brackets before its colon are hypotheses."""
    hypotheses: list[Hypothesis] = []
    depth, start = 0, 0
    for at, character in enumerate(statement):
        if character in "([{⦃⟨":
            if depth == 0:
                start = at
            depth += 1
        elif character in ")]}⦄⟩":
            depth -= 1
            if depth == 0:
                names, colon, type_ = statement[start + 1 : at].partition(":")
                if colon:
                    hypotheses.append(Hypothesis(tuple(names.split()), type_.strip()))
        elif character == ":" and depth == 0:
            return Goal("", tuple(hypotheses), statement[at + 1 :].strip())
    return Goal("", tuple(hypotheses), statement)
