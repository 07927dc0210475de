"""Terms as Lean prints them, taken apart as far as retrieval needs it: what is applied to what.

This is no parser of Lean. Notations are read with the binding strengths that Lean's library gives them; a symbol that
is not known here counts as an operator like `=`. Types of binders and implicit arguments are left out, and so is
`∀`: what is said of all is said. Any text gives a term, in time linear in its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NUMBER, TEXT, LOCAL, LAMBDA, ARROW, SORT, OTHER = "#", '"', "·", "λ", "→", "Sort", "?"
"""What a term's head is where it is no constant."""
DEEPEST = 60
"""Brackets in brackets, and operators in a row, that are followed; what is deeper is `OTHER`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """`head` is the name of a constant as it is printed (of a notation, what it stands for, without its namespaces), or
    one of the marks above."""

    head: str
    arguments: tuple[Printed, ...] = ()


INFIX: dict[str, tuple[int, bool, str]] = {
    "→": (25, True, ARROW), "↔": (20, False, "Iff"), "∨": (30, True, "Or"), "∧": (35, True, "And"),
    "=": (50, False, "Eq"), "≠": (50, False, "Ne"), "==": (50, False, "beq"), "!=": (50, False, "bne"),
    "≍": (50, False, "HEq"), "≤": (50, False, "le"), "<": (50, False, "lt"), "≥": (50, False, "ge"),
    ">": (50, False, "gt"), "∣": (50, False, "dvd"), "∈": (50, False, "mem"), "∉": (50, False, "notMem"),
    "⊆": (50, False, "Subset"), "⊂": (50, False, "SSubset"), "⊇": (50, False, "Superset"),
    "≈": (50, False, "Equiv"), "≃": (25, False, "Equiv"), "<+~": (50, False, "Subperm"), "<+": (50, False, "Sublist"),
    "<+:": (50, False, "IsPrefix"), "<:+": (50, False, "IsSuffix"), "<:+:": (50, False, "IsInfix"),
    "~": (50, False, "Perm"), "≡": (50, False, "ModEq"), "≪": (50, False, "AbsolutelyContinuous"),
    "+": (65, False, "add"), "-": (65, False, "sub"), "++": (65, False, "append"), "∪": (65, False, "union"),
    "⊔": (68, False, "sup"), "⊓": (69, False, "inf"), "∩": (70, False, "inter"), "*": (70, False, "mul"),
    "/": (70, False, "div"), "%": (70, False, "mod"), "\\": (70, False, "sdiff"), "•": (73, True, "smul"),
    "^": (75, True, "pow"), "∘": (90, True, "comp"), "::": (67, True, "cons"), "×": (35, True, "Prod"),
    "⊕": (30, True, "Sum"), "&&": (35, False, "and"), "||": (30, False, "or"), "^^^": (58, False, "xor"),
    "&&&": (60, False, "land"), "|||": (55, False, "lor"), "<<<": (75, False, "shiftLeft"),
    ">>>": (75, False, "shiftRight"), "<$>": (100, True, "map"), ">>=": (55, False, "bind"), "<*>": (60, False, "seq"),
    "<|>": (20, True, "orElse"), "|>": (10, False, "|>"), "<|": (10, True, "<|"), "$": (10, True, "<|"),
    "''": (80, False, "image"), "⁻¹'": (80, False, "preimage"), "⟶": (10, True, "Hom"), "⥤": (26, True, "Functor"),
    "≫": (80, True, "comp"), "⋙": (80, True, "comp"), "∥": (50, False, "Parallel"), "⟂": (50, False, "IsOrtho"),
    ":=": (1, True, ":="), ":": (1, True, ":"), "|": (2, True, "|"),
}  # fmt: skip
"""Binding strength, whether it associates to the right, and what it stands for."""
PREFIX: dict[str, tuple[int, str]] = {
    "¬": (40, "Not"), "-": (75, "neg"), "!": (40, "not"), "~~~": (100, "complement"), "↑": (1024, "cast"),
    "⇑": (1024, "cast"), "↥": (1024, "cast"), "√": (100, "sqrt"), "∂": (67, "partial"), "𝓝": (100, "nhds"),
}  # fmt: skip
_BINDERS = {
    "∀": "∀", "∃": "Exists", "∃!": "ExistsUnique", "fun": LAMBDA, "λ": LAMBDA, "Σ": "Sigma", "Σ'": "PSigma",
    "∑": "sum", "∏": "prod", "⋃": "iUnion", "⋂": "iInter", "⨆": "iSup", "⨅": "iInf", "∫": "integral", "∑'": "tsum",
    "∏'": "tprod", "∐": "coprod",
}  # fmt: skip
_BIG_OPERATORS = frozenset(("sum", "prod", "integral", "tsum", "tprod", "iUnion", "iInter", "iSup", "iInf", "coprod"))
_RESTRICTING = frozenset(("∈", "∉", "<", ">", "≤", "≥", "≠", "⊆", "⊂"))
_SYMBOLS = sorted({*INFIX, *PREFIX, *_BINDERS, "↦", "=>", "⁻¹", "⟨", "⟩", "‖"}, key=len, reverse=True)
_TOKEN = re.compile(
    r"\s+|(?P<name>(?:[^\W\d]|_)[\w'!?₀-₉✝]*(?:\.(?:[^\W\d]|_)[\w'!?₀-₉]*|\.\d+|\.«[^»]*»)*)|«[^»]*»(?:\.[\w'!?₀-₉]+)*"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<text>\"(?:[^\"\\]|\\.)*\")|(?P<symbol>"
    + "|".join(map(re.escape, _SYMBOLS))
    + r"|\.(?:[^\W\d][\w'!?₀-₉]*|\d+)|.)"
)
_CLOSING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "#[": "]", "⌊": "⌋", "⌈": "⌉"}
_ENDS = frozenset(")]}⟩⦄⌋⌉,;") | {"then", "else", "=>", "↦", "do", "with", "in", "from"}


def printed(text: str, local_names: Iterable[str] = ()) -> Printed:
    """The term that a text shows, in which some names are no constants."""
    return _Reader(text, local_names).whole()


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str
    """`name`, `number`, `text` or `symbol`."""
    close: bool
    """Whether it stands right behind the token before it."""


def _tokens(text: str) -> Iterator[_Token]:
    close = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.isspace():
            close = False
            continue
        kind = match.lastgroup or "name"
        if kind == "name" and (token in _BINDERS or token in PREFIX or token in _ENDS):
            kind = "symbol"
        yield _Token(token, kind, close)
        close = True


class _Reader:
    def __init__(self, text: str, local_names: Iterable[str]) -> None:
        self._tokens = [*_tokens(text), _Token("", "end", False)]
        self._at = 0
        self._depth = 0
        self._given = frozenset(local_names)
        self._bound: Counter[str] = Counter()

    def whole(self) -> Printed:
        terms = [self._term(0)]
        while self._next.kind != "end":  # a bracket too many: what is behind it is part of the text all the same
            if self._next.text in _ENDS:
                self._at += 1
                continue
            before = self._at
            terms.append(self._term(0))
            if self._at == before:
                self._at += 1
        return terms[0] if len(terms) == 1 else Printed(OTHER, tuple(terms))

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, text: str) -> bool:
        if self._next.text == text and self._next.kind != "text":
            self._at += 1
            return True
        return False

    def _term(self, strength: int) -> Printed:
        """What binds at least so strongly, from here on."""
        if self._depth >= DEEPEST:
            return self._skipped()
        self._depth += 1
        try:
            left = self._operand()
            number = 0
            while True:
                number += 1
                if number % DEEPEST == 0:
                    left = Printed(OTHER)
                token = self._next
                if token.kind != "symbol" or token.text in _ENDS or token.text in _CLOSING:
                    return left
                binding, to_the_right, head = INFIX.get(token.text, (50, False, token.text))
                if binding < strength:
                    return left
                self._at += 1
                self._pass_modifiers()
                right = self._term(binding if to_the_right else binding + 1)
                left = _joined(head, left, right)
        finally:
            self._depth -= 1

    def _pass_modifiers(self) -> None:
        """Passes over what says of an operator which one of its kind it is: `≃ₗ[R]`, `≤ᵐ[μ]`."""
        while self._next.close and unicodedata.category(self._next.text[0]) in ("Lm", "No"):
            self._at += 1
            if self._next.close and self._take("["):
                self._items("]")

    def _skipped(self) -> Printed:
        """What is too deep is passed over, up to where the bracket that it is in closes."""
        depth = 0
        while self._next.kind != "end":
            if self._next.text in _CLOSING:
                depth += 1
            elif self._next.text in _CLOSING.values():
                if depth == 0:
                    break
                depth -= 1
            self._at += 1
        return Printed(OTHER)

    def _operand(self) -> Printed:
        """An application, or what a prefix or binder begins."""
        token = self._next
        if token.kind == "symbol":
            if token.text in _BINDERS:
                return self._binder(_BINDERS[token.text])
            if token.text in PREFIX:
                self._at += 1
                binding, head = PREFIX[token.text]
                return Printed(head, (self._atom() if binding == 1024 else self._term(binding),))
        if token.kind == "name" and token.text == "if":
            return self._conditional()
        if token.kind == "name" and token.text in ("let", "have", "let_fun"):
            return self._local_definition()
        function = self._atom()
        arguments: list[Printed] = []
        while self._begins_an_atom():
            arguments.append(self._atom())
        if self._next.text in _BINDERS and arguments and self._next.text in ("fun", "λ"):
            arguments.append(self._binder(LAMBDA))
        return _applied(function, arguments)

    def _begins_an_atom(self) -> bool:
        token = self._next
        if token.kind in ("number", "text"):
            return True
        if token.kind == "name":
            return token.text not in ("if", "let", "have", "let_fun", "match", "at")
        return token.kind == "symbol" and (token.text in _CLOSING or token.text in ("↑", "⇑", "↥", "@", "·", "#"))

    def _atom(self) -> Printed:
        token = self._next
        if token.kind == "end" or (token.kind == "symbol" and token.text in _ENDS):
            return Printed(OTHER)
        self._at += 1
        atom = self._plain_atom(token)
        while self._next.close and self._next.kind == "symbol":
            behind = self._next.text
            if behind == "⁻¹":
                self._at += 1
                atom = Printed("inv", (atom,))
            elif behind == "!":
                self._at += 1
                atom = Printed("factorial", (atom,))
            elif behind == "[":
                self._at += 1
                atom = Printed("getElem", (atom, *self._items("]")))
                while self._next.close and self._next.text in ("?", "!"):
                    self._at += 1
            elif behind.startswith(".") and len(behind) > 1:
                self._at += 1
                atom = _field(atom, behind[1:])
            else:
                break
        return atom

    def _plain_atom(self, token: _Token) -> Printed:
        if token.kind == "number":
            return Printed(NUMBER)
        if token.kind == "text":
            return Printed(TEXT)
        if token.kind == "name":
            return self._name(token.text)
        if token.text in ("↑", "⇑", "↥"):
            return Printed("cast", (self._atom(),))
        if token.text in ("@", "#") and self._next.close:
            return self._atom()
        if token.text in _CLOSING:
            return self._bracket(token.text)
        if token.text == "·":
            return Printed(LOCAL)
        return Printed(token.text)

    def _name(self, name: str) -> Printed:
        if name in ("Prop", "Type", "Sort"):
            while self._next.close and self._next.text == "*":
                self._at += 1
            return Printed("Prop" if name == "Prop" else SORT)
        first, _, rest = name.partition(".")
        if not self._bound[first] and first not in self._given and "✝" not in first:
            return Printed(name)
        found = Printed(LOCAL)
        for part in rest.split(".") if rest else ():
            found = _field(found, part)
        return found

    def _bracket(self, opening: str) -> Printed:
        items = self._items(_CLOSING[opening])
        match opening:
            case "(":
                return items[0] if len(items) == 1 else Printed("Prod.mk" if items else "Unit.unit", tuple(items))
            case "[":
                return Printed("cons", (*items, Printed("nil"))) if items else Printed("nil")
            case "⟨":
                return Printed("mk", tuple(items))
            case "{":
                return Printed("setOf", tuple(items)) if items else Printed("EmptyCollection")
            case "⌊" | "⌈":
                return Printed("floor" if opening == "⌊" else "ceil", tuple(items))
            case _:
                return Printed(OTHER, tuple(items))

    def _items(self, closing: str) -> list[Printed]:
        """What stands between commas up to a bracket, which is taken."""
        items: list[Printed] = []
        while self._next.kind != "end" and not self._take(closing):
            before = self._at
            if not self._take(",") and not self._take(";"):
                items.append(self._term(0))
            if self._at == before:
                if self._next.text in _CLOSING.values():
                    break  # the bracket of somebody else
                self._at += 1
        return items

    def _binder(self, head: str) -> Printed:
        """`∀ x y, …`, `∃ x ∈ s, …`, `fun x => …`, `∑ i ∈ s, …`."""
        self._at += 1
        bound: list[str] = []
        restrictions: list[Printed] = []
        depth = 0
        while self._next.kind != "end":
            token = self._next
            if depth == 0 and token.text in (",", "=>", "↦") and token.kind == "symbol":
                self._at += 1
                break
            if depth == 0 and token.kind == "symbol" and token.text in _RESTRICTING and bound:
                self._at += 1
                other = self._term(51)
                restrictions.append(_joined(INFIX[token.text][2], Printed(LOCAL), other))
                continue
            if token.text in _CLOSING:
                depth += 1
            elif token.text in _CLOSING.values():
                if depth == 0:
                    break
                depth -= 1
            elif token.kind == "symbol" and token.text == ":":
                self._at += 1
                self._bound.update(bound)
                self._term(2)
                self._bound.subtract(bound)
                continue
            elif token.kind == "name":
                bound.append(token.text)
            self._at += 1
        self._bound.update(bound)
        body = self._term(67 if head in _BIG_OPERATORS else 0)
        self._bound.subtract(bound)
        if head == "∀":
            for restriction in reversed(restrictions):
                body = Printed(ARROW, (restriction, body))
            return body
        return Printed(head, (*restrictions, body))

    def _conditional(self) -> Printed:
        self._at += 1
        condition = self._term(0)
        branches = [self._term(0) for word in ("then", "else") if self._take(word)]
        return Printed("ite", (condition, *branches))

    def _local_definition(self) -> Printed:
        self._at += 1
        name = self._next.text if self._next.kind == "name" else ""
        definition = self._term(0)
        self._take(";")
        self._bound[name] += 1
        body = self._term(0) if self._next.kind != "end" else Printed(OTHER)
        self._bound[name] -= 1
        return Printed("let", (definition, body))


def _applied(function: Printed, arguments: list[Printed]) -> Printed:
    return Printed(function.head, (*function.arguments, *arguments)) if arguments else function


def _field(term: Printed, field: str) -> Printed:
    return Printed({"1": "fst", "2": "snd"}.get(field, field), (term,))


def _joined(head: str, left: Printed, right: Printed) -> Printed:
    if head == "<|":
        return _applied(left, [right])
    if head == "|>":
        return _applied(right, [left])
    if head == ":":
        return left
    return Printed(head, (left, right))
