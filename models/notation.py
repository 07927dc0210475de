"""How a file writes its functions: operators that Lean brings, and those that the file declares for functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

CORE = {
    "*": (70, "l"),
    "/": (70, "l"),
    "%": (70, "l"),
    "+": (65, "l"),
    "-": (65, "l"),
    "++": (65, "l"),
    "::": (67, "r"),
    "^": (75, "r"),
    "•": (73, "r"),
    "∘": (90, "r"),
    "&&": (35, "l"),
    "||": (30, "l"),
}
"""Binding strength and side of operators that Lean brings."""
_FIXES = re.compile(
    r"^\s*(?:local\s+|scoped\s+)?(infixl|infixr|infix|postfix|prefix)\s*:\s*(\d+|max)"
    r'\s+"\s*(\S+?)\s*"\s*=>\s*(\S+)',
    re.MULTILINE,
)
_NOTATION = re.compile(
    r"^\s*(?:local\s+|scoped\s+)?notation(?::\d+)?\s+([^\W\d]\w*)(?::(\d+|max))?\s+"
    r'"\s*(\S+?)\s*"\s*([^\W\d]\w*)(?::\d+|:max)?\s*=>\s*(\S+)\s+(\w+)\s+(\w+)\s*$',
    re.MULTILINE,
)
"""`notation:65 x " ⊕ " y => f x y`."""
_FUNCTION, _PREFIX = 1024, 75


@dataclass(frozen=True, slots=True)
class Notation:
    """How a file writes its functions: of operators the strength, the side (`l`, `r`, or `n` for neither) and the name
    of the function, empty for an operator that is a name itself; of the same before and behind an operand; and by short
    `names` in full."""

    infix: Mapping[str, tuple[int, str, str]] = field(
        default_factory=lambda: {symbol: (*how, "") for symbol, how in CORE.items()}
    )
    postfix: Mapping[str, str] = field(default_factory=lambda: {"⁻¹": ""})
    prefix: Mapping[str, tuple[int, str]] = field(default_factory=lambda: {"-": (_PREFIX, "")})
    names: Mapping[str, str] = field(default_factory=dict)

    def with_names(self, names: Mapping[str, str]) -> Notation:
        return Notation(self.infix, self.postfix, self.prefix, {**self.names, **names})


def declared_notation(text: str) -> Notation:
    """The core's, and what the text of a file declares with `infixl` and the like."""
    plain = Notation()
    infix, postfix, prefix = dict(plain.infix), dict(plain.postfix), dict(plain.prefix)
    for first, strength, symbol, second, function, one, other in _NOTATION.findall(text):
        if (one, other) == (first, second):
            infix[symbol] = (int(strength) if strength.isdecimal() else 0, "n", function)
    for kind, strength, symbol, function in _FIXES.findall(text):
        bound = _FUNCTION if strength == "max" else int(strength)
        if kind == "postfix":
            postfix[symbol] = function
        elif kind == "prefix":
            prefix[symbol] = (bound, function)
        else:
            infix[symbol] = (bound, kind.removeprefix("infix") or "n", function)
    return Notation(infix, postfix, prefix)
