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

from assistant.lean.notations import (
    ARROW,
    ATOMS,
    BARS,
    BIG_OPERATORS,
    BINDERS,
    BRACKETS,
    FILTERED,
    INFIX,
    LAMBDA,
    OF_A_KIND,
    OTHER,
    POSTFIX,
    PREFIX,
    RESTRICTING,
)

NUMBER, TEXT, LOCAL, SORT = "#", '"', "·", "Sort"
"""What a term's head is where it is no constant, besides those of `notations.py`."""
DEEPEST = 60
"""Brackets in brackets, and operators in a row, that are followed; what is deeper is `OTHER`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """`head` is the name of a constant as it is printed (of a notation, what it stands for, without its namespaces), or
    one of the marks above."""

    head: str
    arguments: tuple[Printed, ...] = ()


_SYMBOLS = sorted({*INFIX, *PREFIX, *POSTFIX, *BINDERS, *BRACKETS, "↦", "=>", "⟩", "‖"} - {"!["}, key=len, reverse=True)
_WRITTEN_ATOMS = sorted(ATOMS, key=len, reverse=True)
_MARK = "ᴬ-ᵡʰ-ʸˠ-ˤᶛ-ᶿⁿⁱᗮ"
"""Letters to Python that belong to notations: to Lean they are no part of a name."""
_LETTER = rf"(?![{_MARK}])[^\W\d]"
_REST = rf"(?:(?![{_MARK}])[\w'!?₀-₉])*"
_TOKEN = re.compile(
    rf"\s+|(?P<atom>(?:{'|'.join(map(re.escape, _WRITTEN_ATOMS))})(?![\w'₀-₉]))"
    rf"|(?P<name>(?:{_LETTER}|_){_REST}✝*(?:\.(?:{_LETTER}|_){_REST}|\.\d+|\.«[^»]*»)*)|«[^»]*»(?:\.[\w'!?₀-₉]+)*"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<text>\"(?:[^\"\\]|\\.)*\")|(?P<symbol>"
    + "|".join(map(re.escape, _SYMBOLS))
    + rf"|\.(?:{_LETTER}{_REST}|\d+)|.)"
)
_CLOSING = frozenset(BRACKETS.values())
_EVENTUAL = frozenset({"EventuallyEq", "EventuallyLE"})
_MEASURED = frozenset({"integral", "lintegral", "average"})
_OVER = frozenset({"ContinuousLinearMap", "ContinuousLinearEquiv", "TensorProduct", "tmul"})
"""What says over which ring it is right behind its sign."""
_ENDS = frozenset(",;") | _CLOSING | {"then", "else", "=>", "↦", "do", "with", "in", "from"}


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
        if kind == "name" and (token in BINDERS or token in PREFIX or token in _ENDS):
            kind = "symbol"
        yield _Token(token, kind, close)
        close = True


class _Reader:
    def __init__(self, text: str, local_names: Iterable[str]) -> None:
        self._tokens = [*_tokens(text), _Token("", "end", False)]
        self._at = 0
        self._depth = 0
        self._bars: list[str] = []
        """Those that are open, with an empty one for each bracket."""
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

    @property
    def _second(self) -> _Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    @property
    def _closes_bars(self) -> bool:
        return bool(self._bars) and self._next.text == self._bars[-1] != ""

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
                if token.kind != "symbol" or token.text in _ENDS or token.text in BRACKETS or self._closes_bars:
                    return left
                binding, to_the_right, head = INFIX.get(token.text, (50, False, token.text))
                if binding < strength:
                    return left
                self._at += 1
                kind, of = self._kind_of(head)
                right = self._term(binding if to_the_right else binding + 1)
                left = Printed(kind, (of, left, right)) if kind in _EVENTUAL else _joined(kind, left, right)
        finally:
            self._depth -= 1

    def _kind_of(self, head: str) -> tuple[str, Printed]:
        """What an operator stands for with what says behind it which one of its kind it is (`≃ₗ[R]`, `≤ᵐ[μ]`), and
        what stands in the brackets there."""
        marks, of = "", Printed(OTHER)
        while self._next.close and unicodedata.category(self._next.text[0]) in ("Lm", "No"):
            marks += self._next.text
            self._at += 1
        if self._next.close and (marks or head in _OVER) and self._take("["):
            of = next(iter(self._items("]")), of)
        return OF_A_KIND.get((head, marks), head), of

    def _skipped(self) -> Printed:
        """What is too deep is passed over, up to where the bracket that it is in closes."""
        depth = 0
        while self._next.kind != "end":
            if self._next.text in BRACKETS:
                depth += 1
            elif self._next.text in _CLOSING:
                if depth == 0:
                    break
                depth -= 1
            self._at += 1
        return Printed(OTHER)

    def _operand(self) -> Printed:
        """An application, or what a prefix or binder begins."""
        token = self._next
        if token.kind == "symbol":
            if token.text in BINDERS:
                return self._binder(BINDERS[token.text])
            if token.text in PREFIX and not self._is_vector:
                return self._prefixed(*PREFIX[token.text])
        if token.kind == "name" and token.text == "if":
            return self._conditional()
        if token.kind == "name" and token.text in ("let", "have", "let_fun"):
            return self._local_definition()
        function = self._atom()
        arguments: list[Printed] = []
        while self._begins_an_atom():
            arguments.append(self._atom())
        if self._next.text in BINDERS and arguments and self._next.text in ("fun", "λ"):
            arguments.append(self._binder(LAMBDA))
        applied = _applied(function, arguments)
        while self._next.text == "!" and self._second.kind in ("symbol", "end") and self._second.text not in BRACKETS:
            self._at += 1
            applied = Printed("factorial", (applied,))
        return applied

    def _prefixed(self, binding: int, head: str) -> Printed:
        self._at += 1
        if head == "nhds" and self._next.close and self._take("["):
            within = next(iter(self._items("]")), Printed(OTHER))
            return Printed("nhdsWithin", (self._term(binding), within))
        return Printed(head, (self._atom() if binding == 1024 else self._term(binding),))

    @property
    def _is_vector(self) -> bool:
        """Whether `![` comes, which may be `!` before a list to the tokens."""
        return self._next.text == "!" and self._second.text == "[" and self._second.close

    def _begins_an_atom(self) -> bool:
        token = self._next
        if token.kind in ("number", "text"):
            return True
        if token.kind == "name":
            return token.text not in ("if", "let", "have", "let_fun", "match", "at")
        if token.kind == "atom" or (token.text == "!" and not token.close and self._second.close):
            return True
        if token.text == "‖":
            return "‖" not in self._bars  # else it may close what is open
        return token.kind == "symbol" and (token.text in BRACKETS or token.text in ("↑", "⇑", "↥", "@", "·", "#"))

    def _atom(self) -> Printed:
        token = self._next
        if token.kind == "end" or (token.kind == "symbol" and token.text in _ENDS):
            return Printed(OTHER)
        self._at += 1
        atom = self._plain_atom(token)
        while self._next.close and self._next.kind == "symbol":
            behind = self._next.text
            if behind in POSTFIX:
                self._at += 1
                atom = Printed(POSTFIX[behind], (atom,))
            elif behind == "₊":  # `⌊x⌋₊`
                self._at += 1
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
        if token.kind == "atom":
            return Printed(LOCAL if token.text in self._given or self._bound[token.text] else ATOMS[token.text])
        if token.text in ("↑", "⇑", "↥"):
            return Printed("cast", (self._atom(),))
        if token.text == "@" and self._next.close:
            return self._atom()
        if token.text == "#" and self._next.close:
            return self._atom() if self._next.text == "[" else Printed("card", (self._atom(),))
        if token.text == "!" and self._next.text == "[" and self._next.close:
            self._at += 1
            return self._bracket("![")
        if token.text == "!" and self._next.close:
            return Printed("not", (self._atom(),))
        if token.text in BARS:
            return self._between_bars(token.text)
        if token.text in BRACKETS:
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

    def _between_bars(self, bar: str) -> Printed:
        self._bars.append(bar)
        inside = self._term(0)
        self._bars.pop()
        self._take(bar)
        return Printed(BARS[bar], (inside,))

    def _bracket(self, opening: str) -> Printed:
        items = self._items(BRACKETS[opening])
        match opening:
            case "(":
                return items[0] if len(items) == 1 else Printed("Prod.mk" if items else "Unit.unit", tuple(items))
            case "[" | "#[":
                return Printed("cons", (*items, Printed("nil"))) if items else Printed("nil")
            case "⟨":
                return Printed("mk", tuple(items))
            case "{":
                return Printed("setOf", tuple(items)) if items else Printed("EmptyCollection")
            case "⌊" | "⌈":
                return Printed("floor" if opening == "⌊" else "ceil", tuple(items))
            case "![":
                return Printed("vecCons", (*items, Printed("vecEmpty"))) if items else Printed("vecEmpty")
            case "⟪":
                if self._next.close and self._next.text.startswith("_"):  # `⟪x, y⟫_ℝ`
                    self._at += 1
                    if self._next.close and self._next.kind == "atom":
                        self._at += 1
                return Printed("inner", (Printed(OTHER), *items))
            case _:
                return Printed(OTHER, tuple(items))

    def _items(self, closing: str) -> list[Printed]:
        """What stands between commas up to a bracket, which is taken."""
        items: list[Printed] = []
        self._bars.append("")
        while self._next.kind != "end" and not self._take(closing):
            before = self._at
            if not self._take(",") and not self._take(";"):
                items.append(self._term(0))
            if self._at == before:
                if self._next.text in _CLOSING:
                    break  # the bracket of somebody else
                self._at += 1
        self._bars.pop()
        return items

    def _binder(self, head: str) -> Printed:
        """`∀ x y, …`, `∃ x ∈ s, …`, `fun x => …`, `∑ i ∈ s, …`."""
        self._at += 1
        bound: list[str] = []
        restrictions: list[Printed] = []
        of: list[Printed] = []
        """A set or a filter, or a measure."""
        depth = 0
        while self._next.kind != "end":
            token = self._next
            if depth == 0 and token.text in (",", "=>", "↦") and token.kind == "symbol":
                self._at += 1
                break
            if depth == 0 and token.kind == "symbol" and token.text in RESTRICTING and bound:
                self._at += 1
                other = self._term(51)
                restrictions.append(_joined(INFIX[token.text][2], Printed(LOCAL), other))
                continue
            if depth == 0 and token.text in ("in", "∂") and bound:
                self._at += 1
                of.append(self._term(51))
                continue
            if token.text in BRACKETS:
                depth += 1
            elif token.text in _CLOSING:
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
        body = self._term(67 if head in BIG_OPERATORS else 0)
        self._bound.subtract(bound)
        if head in FILTERED:
            return Printed(head, (Printed(LAMBDA, (body,)), *of))
        if head in _MEASURED and self._take("∂"):
            of.append(self._term(70))
        if head == "∀":
            for restriction in reversed(restrictions):
                body = Printed(ARROW, (restriction, body))
            return body
        return Printed(head, (*restrictions, body, *of))

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
