"""The functions that a file defines, read from their text: which argument each one recurses on, and what it changes on
the way.

An induction should be on an argument that the equations take apart, and for all values of those that a recursive call
changes. This is text, read generously; what comes of it is judged by Lean.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.lean.declarations import Declaration, declarations, in_one_line
from assistant.premises.statements import binder_groups
from models.inductive import arrows
from models.notation import Notation, declared_notation
from models.shapes import strip_parentheses, top_level_words

WORD = re.compile(r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")
"""A name, with what it is qualified by."""


@dataclass(frozen=True, slots=True)
class Function:
    """A definition: `name` as it is written at the place, the types of its explicit `arguments`, its `result`, the
    indices of the arguments that its equations take apart (`matched`), that a recursive call gets a part of
    (`decreasing`) and that one gets in another form (`changing`), the functions of the file that it `calls`, and
    whether it `branches` on conditions. `types` are what its type variables are called, `instances` the binders of
    what it needs of them, `symbols` the operators by which the file writes it. `finish` is what its equations without
    a recursive call make of the one argument that changes (`·`), where that is more than to give it back. `clauses` are
    its equations, a pattern for each argument and the right side, as they are written."""

    name: str
    arguments: tuple[str, ...]
    result: str
    matched: tuple[int, ...] = ()
    decreasing: tuple[int, ...] = ()
    changing: tuple[int, ...] = ()
    calls: tuple[str, ...] = ()
    branches: bool = False
    types: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    finish: str = ""
    clauses: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def accumulators(self) -> tuple[int, ...]:
        """The indices of the arguments that change along the recursion, but do not get smaller."""
        return tuple(index for index in self.changing if index not in self.decreasing)

    @property
    def short(self) -> str:
        """Its last name."""
        return self.name.rsplit(".", 1)[-1]

    @property
    def recursive(self) -> bool:
        return self.name in self.calls

    @property
    def is_proposition(self) -> bool:
        return self.result == "Prop"


Functions = Mapping[str, Function]
FINISHED = "·"
"""In `Function.finish`, the argument."""


def declared_functions(text: str, namespace: Sequence[str] = ()) -> dict[str, Function]:
    """Those of a text by their names, in order, as they are written inside of `namespace`."""
    prefix = ".".join(namespace) + "."
    there = [d for d in declarations(text) if d.kind in ("def", "abbrev") and d.name]
    opened = _OPENED.search(text) is not None
    names = [f"_root_.{d.name}" if _ambiguous(d.name, opened) else d.name.removeprefix(prefix) for d in there]
    by_last: dict[str, list[str]] = {}
    for name in names:
        by_last.setdefault(name.rsplit(".", 1)[-1], []).append(name)
    helpers = {name: list(_helpers(d, text)) for name, d in zip(names, there, strict=True)}
    for name, defined in helpers.items():
        for helper, _ in defined:
            by_last.setdefault(helper.name.rsplit(".", 1)[-1], []).append(f"{name}.{helper.name}")
    functions: dict[str, Function] = {}
    for name, declaration in zip(names, there, strict=True):
        for helper, helper_text in helpers[name]:
            full = f"{name}.{helper.name}"
            functions[full] = _function(full, by_last, helper, helper_text)
        functions[name] = _function(name, by_last, declaration, text)
    return _with_symbols(functions, declared_notation(text))


_WHERE = re.compile(r"(?<![\w.'])where[^\S\n]*\n([^\S\n]+)(?=[^\W\d])")
_HELPER = re.compile(r"[^\W\d][\w'!?₀-₉]*[^:=|]*:(?!=)")


def _helpers(declaration: Declaration, text: str) -> Iterator[tuple[Declaration, str]]:
    """What is defined behind the `where` of a definition, each with a text in which it stands alone."""
    body = re.sub(r"/-.*?-/|--[^\n]*", "", text[declaration.signature_end : declaration.span.end], flags=re.DOTALL)
    body = re.sub(r"\n\s*\n", "\n", body)
    where = _WHERE.search(body)
    if where is None:
        return
    starts_anew = re.compile(rf"^{re.escape(where[1])}(?=[^\W\d])", re.MULTILINE)
    for piece in starts_anew.split(body[where.start(1) :])[1:]:
        if _HELPER.match(piece):  # no field of a structure
            alone = f"def {piece}"
            yield from ((helper, alone) for helper in declarations(alone)[:1])


def _with_symbols(functions: dict[str, Function], notation: Notation) -> dict[str, Function]:
    """Functions with the operators that a file declares for them."""
    symbols: dict[str, list[str]] = {}
    infix = [(symbol, function) for symbol, (_, _, function) in notation.infix.items()]
    prefix = [(symbol, function) for symbol, (_, function) in notation.prefix.items()]
    for symbol, function in [*infix, *prefix, *notation.postfix.items()]:
        whole = next((name for name in functions if name == function), "")
        if function and (name := whole or next((n for n in reversed(functions) if _ends(n, function)), "")):
            symbols.setdefault(name, []).append(symbol)
    return {
        name: replace(function, symbols=tuple(symbols[name])) if name in symbols else function
        for name, function in functions.items()
    }


def _ends(name: str, written: str) -> bool:
    return f".{name}".endswith(f".{written.rsplit('.', 1)[-1]}")


EXPORTED = frozenset("insert singleton union inter max min default compare toString repr hash pure bind".split())
"""Names that the core library exports from its classes: those of a file are ambiguous beside them, unless they are in a
namespace that is open where they are used."""
_OPENED = re.compile(r"^\s*open\s+(?!Classical\b)", re.MULTILINE)


def _ambiguous(name: str, opened: bool) -> bool:
    """Whether a name may mean something else as it stands: one that is in no namespace, beside names that are exported
    or that something `opened` has."""
    return "." not in name and (opened or name in EXPORTED)


def _function(name: str, by_last: Mapping[str, Sequence[str]], declaration: Declaration, text: str) -> Function:
    binders, types, instances, kinds, result = _signature(declaration.statement_in_one_line(text))
    body = text[declaration.signature_end : declaration.span.end]
    body = re.split(r"\n\s*(?:termination_by|decreasing_by)\b", body)[0]
    calls = _called(name, WORD.findall(body), by_last)
    matched: set[int] = set()
    decreasing: set[int] = set()
    changing: set[int] = set()
    ends: list[tuple[list[str], str]] = []
    clauses = list(equations(body, binders, len(kinds)))
    for patterns, right in clauses:
        taken_apart = _taken_apart(patterns, right)
        matched |= taken_apart.keys()
        recursive = list(applications(right, name, len(kinds)))
        if not recursive:
            ends.append((patterns, right))
        for call in recursive:
            for index, argument in enumerate(call):
                plain = strip_parentheses(argument)
                if plain in taken_apart.get(index, ()):
                    decreasing.add(index)
                elif plain != _name_of(patterns[index]):
                    changing.add(index)
    return Function(
        name,
        tuple(kinds),
        result,
        tuple(sorted(matched)),
        tuple(sorted(decreasing)),
        tuple(sorted(changing)),
        calls,
        re.search(r"\bif\b", body) is not None,
        types,
        instances,
        finish=_finish(name, ends, sorted(changing - decreasing)),
        clauses=tuple((tuple(patterns), right) for patterns, right in clauses),
    )


def _finish(name: str, ends: Sequence[tuple[Sequence[str], str]], places: Sequence[int]) -> str:
    """What the right sides without a recursive call make of the argument at the one place that changes; empty where
    that is nothing, or not the same everywhere."""
    found: set[str] = set()
    for patterns, right in ends:
        variable = _name_of(patterns[places[0]]) if len(places) == 1 else ""
        if re.fullmatch(r"[^\W\d][\w'₀-₉]*", variable):
            found.add(re.sub(rf"(?<![\w.']){re.escape(variable)}(?![\w'])", FINISHED, right))
    [finish] = found if len(found) == 1 else [""]
    return finish if finish != FINISHED and FINISHED in finish and "match" not in finish else ""


def _called(name: str, words: Iterable[str], by_last: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The functions that the words of a definition name: as Lean reads a name, in the innermost namespace that has it;
    else by the last part, which may stand behind a receiver."""
    around = name.split(".")[:-1]
    found: list[str] = []
    for word in dict.fromkeys(words):
        there = by_last.get(word.rsplit(".", 1)[-1], ())
        if there:
            inside = (".".join([*around[:depth], word]) for depth in range(len(around), -1, -1))
            found.append(next((one for one in inside if one in there), there[-1]))
    return tuple(dict.fromkeys(found))


def _signature(statement: str) -> tuple[list[str], tuple[str, ...], tuple[str, ...], list[str], str]:
    """Names of explicit binders, names of type variables, binders of instances, types of all explicit arguments, and
    the result."""
    binders: list[str] = []
    types: list[str] = []
    instances: list[str] = []
    kinds: list[str] = []
    result = ""
    for group, is_body in binder_groups(statement):
        if is_body:
            *rest, result = [strip_parentheses(part) for part in arrows(strip_parentheses(group))]
            kinds += rest
            continue
        if group[0] == "[":
            instances.append(group)
            continue
        names, _, kind = group[1:-1].partition(":")
        if kind.strip().startswith(("Type", "Sort")):
            types += names.split()
        if group[0] == "(":
            binders += names.split()
            kinds += [strip_parentheses(kind.strip())] * len(names.split())
    return binders, tuple(types), tuple(instances), kinds, result


_ALTERNATIVE = re.compile(r"(?:^|\n)\s*\|\s")


def equations(body: str, binders: Sequence[str], arity: int) -> Iterator[tuple[list[str], str]]:
    """A pattern for each argument, and the right side; one equation for a definition without alternatives."""
    if body.lstrip().startswith("|"):
        parts = _ALTERNATIVE.split("\n" + body.strip())[1:]
        if len(parts) == 1:
            parts = re.split(r"(?:^|\s)\|\s", body.strip())[1:]
        for part in parts:
            left, arrow, right = part.partition("=>")
            patterns = [pattern.strip() for pattern in _separated(in_one_line(left))]
            if arrow and len(binders) + len(patterns) <= arity:
                missing = arity - len(binders) - len(patterns)
                yield [*binders, *patterns, *["_"] * missing], in_one_line(right)
        return
    right = in_one_line(body.strip().removeprefix(":="))
    if right:
        yield [*binders, *["_"] * (arity - len(binders))][:arity], right


def _separated(text: str) -> list[str]:
    found, depth = [""], 0
    for character in text:
        depth += (character in "([{⟨") - (character in ")]}⟩")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return found


def _name_of(pattern: str) -> str:
    """The whole argument, as a right side names it."""
    return pattern.partition("@")[0].strip() if "@" in pattern else pattern


def _parts(pattern: str) -> set[str]:
    """Variables for parts of what a pattern takes apart; none where it is a variable."""
    inner = strip_parentheses(pattern.partition("@")[2].strip() if "@" in pattern else pattern)
    inner = inner.replace("::", " :: ")
    if len(inner.split()) <= 1:
        return set()
    names = set(re.findall(r"(?<![\w.'])[^\W\d][\w'₀-₉]*(?![\w'.])", inner))
    head, second, *_ = inner.split()
    return names if second in ("+", "::") else names - {head}


def _is_constructor(pattern: str) -> bool:
    """Whether it distinguishes anything."""
    inner = pattern.partition("@")[2] if "@" in pattern else pattern
    plain = strip_parentheses(inner.strip())
    return not re.fullmatch(r"_|[^\W\d][\w'₀-₉]*", plain) or plain in ("true", "false")


_MATCH = re.compile(r"\bmatch\s+(?:[\w']+\s*:\s*)?([^|]*?)\s+with\b")


def _taken_apart(patterns: Sequence[str], right: str) -> dict[int, set[str]]:
    """By index the names of parts of an argument that is distinguished, by its pattern or by a `match` on it."""
    found = {index: _parts(pattern) for index, pattern in enumerate(patterns) if _is_constructor(pattern)}
    for match in _MATCH.finditer(right):
        scrutinees = [part.strip() for part in _separated(match[1])]
        for index, pattern in enumerate(patterns):
            name = _name_of(pattern)
            inside = _parts(pattern)
            for place, scrutinee in enumerate(scrutinees):
                if scrutinee != name and scrutinee not in inside:
                    continue
                names = found.setdefault(index, set())
                for alternative in re.findall(r"\|([^|]*?)=>", right[match.end() :]):
                    columns = _separated(alternative)
                    if len(columns) == len(scrutinees):
                        names |= _parts(columns[place].strip())
    return found


def applications(text: str, name: str, arity: int, symbols: Sequence[str] = ()) -> Iterator[list[str]]:
    """The arguments of every full application of a function in a text, also of `x.f` with a first argument in front
    of the name, and of the operators that stand for it."""
    for symbol in symbols:
        yield from _operands(text, symbol, arity)
    short = re.escape(name.rsplit(".", 1)[-1])
    for match in re.finditer(rf"(?<![\w'])((?:[^\W\d][\w'₀-₉]*\.)*){short}(?![\w'])", text):
        receiver = match[1].removesuffix(".")
        before: list[str] = []
        is_full = receiver == "_root_" or f".{name}".endswith(f".{receiver}.{name.rsplit('.', 1)[-1]}")
        if receiver and not is_full and not receiver.rsplit(".", 1)[-1][0].isupper():  # no namespace
            before = [receiver]
        given = _arguments(text[match.end() :])
        if len(before) + len(given) >= arity > 0:
            yield [*before, *given][:arity]


_STOP = frozenset(
    "= ≠ ≤ < ≥ > ∧ ∨ ↔ → + - * / % ^ ++ :: && || then else with => | : := ∣ ∈ ∉ at fun , ; ⊢ <| |>".split()
)


def _arguments(text: str) -> list[str]:
    """The words that an application takes from what follows its head."""
    inside = ""
    depth = 0
    for character in text:
        depth += (character in "([{⟨") - (character in ")]}⟩")
        if depth < 0 or (character in ",;" and depth == 0):
            break
        inside += character
    found: list[str] = []
    if not inside.startswith(" "):
        return found
    for word in top_level_words(inside):
        if word in _STOP:
            break
        found.append(word)
    return found


def _operands(text: str, symbol: str, arity: int) -> Iterator[list[str]]:
    """What stands beside an operator, up to the next ones, in every bracket of a text."""
    words = top_level_words(text)
    for index, word in enumerate(words):
        if word == symbol:
            left = list(itertools.takewhile(_is_operand, reversed(words[:index])))[::-1]
            right = list(itertools.takewhile(_is_operand, words[index + 1 :]))
            sides = [" ".join(side) for side in (left, right) if side]
            if len(sides) == arity:
                yield [side if len(top_level_words(side)) == 1 else f"({side})" for side in sides]
        elif word[:1] == "(" and len(word) > 2:
            yield from _operands(word[1:-1] if word.endswith(")") else word[1:], symbol, arity)


def _is_operand(word: str) -> bool:
    return (word[0].isalnum() or word[0] in "_([") and word[-1] not in ",;"


def closure(names: Iterable[str], functions: Functions) -> tuple[str, ...]:
    """Functions with all that they call, those named first in front."""
    found = list(dict.fromkeys(name for name in names if name in functions))
    for name in found:
        found += [other for other in functions[name].calls if other not in found]
    return tuple(found)


def named(text: str, functions: Functions) -> list[str]:
    """The functions that occur in a text, in the order of the file: by their names or operators, else by the last part
    of the names, and of several with the same one the last."""
    words = set(WORD.findall(text))
    exact = {name for name in functions if name in words}
    last = {part for word in words - exact for part in word.split(".")} - {name.rsplit(".", 1)[-1] for name in exact}
    nearest = {short: name for name in functions if (short := name.rsplit(".", 1)[-1]) in last}
    written = set(text.replace("(", " ").replace(")", " ").split())
    by_symbol = (name for name, function in functions.items() if not written.isdisjoint(function.symbols))
    wanted = exact.union(nearest.values(), by_symbol)
    return [name for name in functions if name in wanted]
