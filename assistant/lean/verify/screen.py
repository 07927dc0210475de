"""What can be said about a candidate without Lean: refusals that no elaboration may overrule.

A trial puts a candidate between parentheses; whatever could break out of them, or stands for a proof without being
one, is refused here. Everything else is Lean's to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.lean.commands import ANYWHERE_KEYWORDS, LINE_START_KEYWORDS, may_be_name, name_parts, states
from assistant.lean.declarations import declarations
from assistant.lean.judge.included import WORDS as INCLUDING
from assistant.lean.judge.macros import EXAMPLE, PANICKING
from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, code_tokens, unbalanced
from assistant.lean.module_names import names_of_modules
from assistant.lean.positions import first_on_line
from assistant.lean.symbols import QUESTIONS
from assistant.lean.tactic_words import may_begin_tactic

ADMITTING = frozenset({"sorryAx", "lcProof", "lcUnreachable"})
"""Constants that prove anything, whatever is written before their names."""
UNPROVED_TACTICS = frozenset({"admit", "stop"})
UNPROVED = frozenset({"sorry"}) | ADMITTING | UNPROVED_TACTICS
"""Words that stand for a proof that is not there; the tactics where a tactic may begin."""
COMPILED = frozenset(
    "native_decide bv_decide bv_check ofReduceBool ofReduceNat reduceBool reduceNat trustCompiler implemented_by "
    "unsafe unsafeCast unsafeIO unsafeBaseIO unsafeEIO".split()
)
"""Words that put the compiler in the place of the kernel."""
PROGRAMS = frozenset("run_tac by_elab run_cmd run_meta run_elab elab macro initialize builtin_initialize".split())
"""Words that run programs at elaboration time, which could change what later text means."""
OFFERING = frozenset({"apply?", "rw?", "try?", "hint", "plausible"})
"""Tactics that admit the goal when they find nothing, and then only offer others: they never count as a proof."""
_MADE_ON_THE_WAY = re.compile(r"_.*|(match|proof|simp)_\d+")
"""Parts of the names of what Lean makes while it elaborates a proof."""
_OF_PLACES = ("Name", "num")
"""The last parts of the name by which Lean notes, in the term of a `sorry`, where that stands."""
_TACTIC_PREFIXES = frozenset({"open", "set_option", "include", "omit"})
_UNSAFE_OPTIONS = re.compile(r"(debug|warn|compiler|server|interpreter|Elab)\b")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

LARGEST_CANDIDATE = 100_000
"""Characters. Nobody writes a longer step; Lean would spend the whole time limit on reading it."""


@lru_cache(maxsize=8192)
def normalized(candidate: str) -> str:
    """The candidate with `\\n` line ends, without blank lines around it and trailing white space."""
    lines = candidate.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(line.rstrip() for line in lines)


@lru_cache(maxsize=8192)
def refusal(candidate: str) -> str:
    """Why a (normalized) candidate is refused without asking Lean; empty when it is not."""
    if problem := unreadable(candidate):
        return problem
    code = list(code_tokens(candidate))
    if not code:
        return "no tactic"
    if problem := unbalanced(candidate):
        return problem
    if _has_tab(candidate, code):
        return "a tab; Lean wants spaces"
    if symbol := _before_comment(candidate, code):
        return f"a comment right behind `{symbol}`, with which Lean may read it as one word; put a space between"
    return next((reason for _, reason in _forbidden_among(candidate, code)), "")


def own_parts(candidate: str, declaration: str, text: str) -> str:
    """Why a candidate in the proof of a declaration (its full name) of a text is refused, where it names what Lean
    makes for that declaration or for that module: a copy has other ones. Empty when it does not."""
    if named := names_of_modules(candidate, text):
        other = "which tells a trial from the file; give the instance a name"
        return f"`{named[0]}` is called otherwise in another module, {other}"
    if word := _place_of_a_hole(candidate, text):
        return f"`{word}` tells a trial from the file"
    last = next(reversed(name_parts(declaration)), "")
    if not last or last not in candidate:
        return ""
    before = ""
    for token in code_tokens(candidate):
        parts = name_parts(token.text) if token.kind is Kind.NAME else ()
        if before == "open" and parts[-1:] == (last,):
            return f"`open {token.text}` tells a trial from the file"
        before = token.text
        if last in parts[:-1] and any(map(_MADE_ON_THE_WAY.fullmatch, parts[parts.index(last) + 1 :])):
            return f"`{token.text}` tells a trial from the file"
    return ""


def _place_of_a_hole(candidate: str, text: str) -> str:
    """The word by which a candidate may ask where a `sorry` stands, which Lean notes as a number in a `Lean.Name`;
    empty where it has none. `.num` is Lean's only for who speaks of such names, or for whom the file does."""
    namer, number = _OF_PLACES
    if number not in candidate or not (namer in candidate or namer in text):
        return ""
    code = list(code_tokens(candidate))
    words = {
        part for token in (*code, *code_tokens(text)) if token.kind is Kind.NAME for part in name_parts(token.text)
    }
    if namer not in words or ("Lean" not in words and any(one.name == namer for one in declarations(text))):
        return ""
    before = ""
    for token in code:
        parts = name_parts(token.text) if token.kind is Kind.NAME else ()
        if parts[-1:] == (number,) and (before == "." or len(parts) > 1):
            return token.text
        before = token.text
    return ""


def unreadable(candidate: str) -> str:
    """Why a candidate is not even shown to Lean; empty when it may be."""
    if len(candidate) > LARGEST_CANDIDATE:
        return f"longer than {LARGEST_CANDIDATE} characters"
    if match := _CONTROL.search(candidate):
        return f"a control character (U+{ord(match.group()):04X})"
    if _has_open_mark(candidate):  # the lexer would look for the end of each
        return "a name that goes over a line end"
    return ""


def _has_open_mark(candidate: str) -> bool:
    """Whether some `«` has no `»` on its line."""
    end = -1
    while (start := candidate.find("«", end + 1)) >= 0:
        end = candidate.find("»", start)
        if end < 0 or "\n" in candidate[start:end]:
            return True
    return False


def forbidden_words(candidate: str) -> tuple[tuple[Token, str], ...]:
    """Every word for which a candidate is refused, with the reason."""
    return tuple(_forbidden_among(candidate, list(code_tokens(candidate))))


@lru_cache(maxsize=8192)
def only_offers(candidate: str) -> bool:
    """Whether a candidate uses a tactic that may admit the goal without an error."""
    code = list(code_tokens(candidate))
    return any(token.text in OFFERING and may_begin_tactic(code, number) for number, token in enumerate(code))


def _before_comment(candidate: str, code: list[Token]) -> str:
    """A symbol that a comment follows at once; empty where there is none. Lean takes the longest word that it knows, so
    that `⋄/-` is no comment where `⋄/` is an operator."""
    for token in code:
        is_word = token.kind is Kind.SYMBOL and token.text not in (*OPENING, *CLOSING, ",", ";")
        if is_word and candidate.startswith(("--", "/-"), token.end):
            return token.text
    return ""


def _has_tab(candidate: str, code: list[Token]) -> bool:
    """Whether a tab stands outside of strings and comments."""
    if "\t" not in candidate:
        return False
    position = 0  # comments are not code tokens, so a gap between two tokens may hold one
    for token in code:
        gap = candidate[position : token.start]
        if "\t" in gap and "--" not in gap and "/-" not in gap:
            return True
        position = token.end
    return False


def _forbidden_among(candidate: str, code: list[Token]) -> Iterator[tuple[Token, str]]:
    for index, token in enumerate(code):
        if reason := _forbidden(candidate, code, index, token):
            yield token, reason
        if token.kind is Kind.STRING and "\n" in token.text:
            yield token, "a string over several lines is another one where it stands elsewhere"
        if token.kind is Kind.STRING and "{" in token.text and index and _takes_code(code[index - 1]):
            yield token, f"code in the string behind `{code[index - 1].text}`"


def _takes_code(word: Token) -> bool:
    """Whether Lean takes what stands in braces for code in a string behind a word, which the lexer does not."""
    return word.kind is Kind.NAME and (word.text.endswith("!") or word.text == "dbg_trace")


def _unquoted(part: str) -> str:
    return part.strip("«»")


def _forbidden(candidate: str, code: list[Token], index: int, token: Token) -> str:
    if token.kind is Kind.SYMBOL:
        if token.text == "@[":
            return "an attribute changes what later text means"
        if token.text.startswith(tuple(QUESTIONS)) and first_on_line(candidate, token.start):
            return f"`{token.text}` starts another command"
        return ""
    if token.kind is not Kind.NAME:
        return ""
    word = token.text
    last = _unquoted(word.rsplit(".", 1)[-1])
    if word == "sorry" or last in ADMITTING or (word in UNPROVED_TACTICS and may_begin_tactic(code, index)):
        return f"`{word}` stands for a proof that is not there"
    if word == "impossible" and index + 1 < len(code) and code[index + 1].text == "by":
        return "`impossible` admits the goal"
    parts = name_parts(word)
    if parts[-2:] == _OF_PLACES:
        return f"`{word}` tells a trial from the file"
    if (word == "decl_name" and candidate.startswith("%", token.end)) or EXAMPLE in parts:
        return f"`{word}` tells a trial from the file"
    if word in PANICKING:
        return f"`{word}` knows where it stands, which tells a trial from the file"
    if word in INCLUDING:
        return f"`{word}` takes in a file, which tells a trial from what is written"
    if last in COMPILED:
        return f"`{word}` trusts the compiler"
    if _unquoted(word) == "native":
        before = code[index - 1] if index else None
        after = code[index + 1].text if index + 1 < len(code) else ""
        configures = before is not None and (before.text == "(" or any("onfig" in one.text for one in code))
        # `+native` is an option; `a + native` is a sum.
        if (before is not None and before.text == "+" and before.end == token.start) or (after == ":=" and configures):
            return "`native` trusts the compiler"
    if word in PROGRAMS:
        return f"`{word}` runs a program"
    if word in ANYWHERE_KEYWORDS and (token.first or states(code, index) or not may_be_name(token)):
        return f"`{word}` starts another command"
    if word in LINE_START_KEYWORDS and word not in _TACTIC_PREFIXES and first_on_line(candidate, token.start):
        return f"`{word}` starts another command"
    option = code[index + 1].text if word == "set_option" and index + 1 < len(code) else ""
    if _UNSAFE_OPTIONS.match(option.replace("«", "").replace("»", "")):
        return f"the option `{code[index + 1].text}` may not be changed"
    return ""
