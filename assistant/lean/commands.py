"""The commands of a Lean file, found lexically: which keyword starts one, and where the header ends.

This reads text that may not even parse, so it knows only what the shape of a file tells. Lean itself is asked for
anything finer. What was found in a text is remembered and used again for a text that begins alike, so that a keystroke
at the end of a long file costs no more than one in a short file.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, is_broken, tokens
from assistant.lean.positions import Span, common_prefix
from assistant.lean.symbols import COMMANDS

DECLARATION_KEYWORDS = frozenset(
    "theorem lemma def example instance abbrev structure inductive class opaque axiom coinductive".split()
)
SCOPE_KEYWORDS = frozenset("namespace section end mutual".split())
ANYWHERE_KEYWORDS = DECLARATION_KEYWORDS | SCOPE_KEYWORDS | frozenset({"variable", "universe"})
"""Keywords that start a command wherever they stand (none of them occurs inside a term or a tactic)."""
NOT_RESERVED = frozenset("lemma coinductive scoped local public meta".split())
"""Words that are names where no library, or an older Lean, makes keywords of them: they count only at the beginning
of a line or after a prefix; where `ambiguities` tells so, they may be names there, too."""
LINE_START_KEYWORDS = frozenset(
    "open export set_option attribute notation infix infixl infixr prefix postfix macro macro_rules syntax elab "
    "elab_rules declare_syntax_cat deriving initialize builtin_initialize run_cmd include omit import "
    "register_simp_attr simproc dsimproc add_decl_doc unif_hint binder_predicate run_meta "
    "grind_pattern seal unseal recommended_spelling".split()
)
"""Keywords that start a command only at the beginning of an unindented line."""
OF_PACKAGES = frozenset(
    "add_aesop_rules alias assert_exists assert_no_sorry assert_not_exists clear_deprecations compile_def "
    "compile_inductive declare_aesop_rule_sets def_wanted deprecate erase_aesop_rules extend_docs guard_min_heartbeats "
    "initialize_simps_projections initialize_simps_projections? insert_to_additive_translation instance_wanted "
    "irreducible_def library_note mk_iff_of_inductive_prop name_poly_vars name_power_vars norm_cast_add_elim notation3 "
    "proof_wanted recall register_builtin_option register_grind_attr register_hint register_label_attr "
    "register_option run_cmd run_elab simproc_decl sudo suppress_compilation theorem_wanted to_additive_name_hint "
    "to_dual_insert_cast to_dual_insert_cast_fun to_dual_name_hint unset_option unsuppress_compilation variable? "
    "variables whatsnew".split()
)
"""Commands that well-known packages bring."""
EVALUATE = "#eval"
NAME_PART = re.compile(r"«[^»]*»|[^.]+")
"""One part of a dotted name."""
MODIFIERS = frozenset("private protected noncomputable unsafe partial nonrec scoped local public meta".split())

REMEMBERED_TEXTS = 24
"""Texts of which the commands are remembered: the file, and what trials make of it."""


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name as it stands in a text, without the marks around some of them."""
    return tuple(part.strip("«»") for part in NAME_PART.findall(name))


@dataclass(frozen=True, slots=True)
class Command:
    """A top-level command: `keyword` names it, `tokens` are its code tokens (prefixes included). `remembered` is for
    what others find out about it: a command that stands unchanged in the next text is the same object there."""

    keyword: str
    keyword_index: int
    span: Span
    tokens: tuple[Token, ...]
    remembered: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def may_begin_anew(self) -> bool:
        """Whether nothing that stands before it can change what it is: it begins at the margin with a keyword that
        ends whatever was open."""
        return (
            self.span.start == self.tokens[0].start
            and self.tokens[0].column == 0
            and self.tokens[0].text in ANYWHERE_KEYWORDS
        )


def header_end(text: str) -> int:
    """Offset after the last import line (after `module`/`prelude` too), 0 when the file has no header."""
    end = 0
    expecting_module = False
    for token in tokens(text):
        if token.kind in (Kind.COMMENT, Kind.DOC):
            if token.text.startswith("/-!") or token.kind is Kind.COMMENT:
                continue
            break
        if token.text in ANYWHERE_KEYWORDS or token.text in LINE_START_KEYWORDS - {"import"}:
            break  # an `import` whose module is not written yet
        if expecting_module and token.kind is Kind.NAME and token.text not in ("all", "import"):
            end = token.end
            expecting_module = False
        elif token.text in ("module", "prelude"):
            end = token.end
        elif token.text == "import":
            expecting_module = True
        elif token.text not in ("public", "meta", "all"):
            break
    return end


def header(text: str) -> str:
    """The import lines in one canonical spelling, one a line; what decides which oleans a worker loads."""
    return " ".join(
        token.text for token in tokens(text[: header_end(text)]) if token.kind not in (Kind.COMMENT, Kind.DOC)
    )


@dataclass(frozen=True, slots=True)
class WrittenImport:
    """An import: the `parts` of the module's name; `public`, so that importers see it too; `meta`, for what runs while
    Lean compiles; `entire` (`import all`), with what is private there."""

    parts: tuple[str, ...]
    public: bool = False
    meta: bool = False
    entire: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the commands of a file. One that `is_module` keeps to itself what it does not declare as
    public; one with the word `prelude` does not import `Init`. The grammar is that of Lean's `Parser/Module.lean`."""

    is_module: bool
    prelude: bool
    imports: tuple[WrittenImport, ...]


def read_header(text: str) -> Header:
    """The header of a text, as far as it is written."""
    code = [token.text for token in tokens(text[: header_end(text)]) if token.kind is Kind.NAME]
    imports: list[WrittenImport] = []
    before: set[str] = set()
    for word in code:
        if word in ("module", "prelude", "public", "meta", "import", "all"):
            before.add(word)
        elif "import" in before:
            parts = name_parts(word)
            imports.append(WrittenImport(parts, "public" in before, "meta" in before, "all" in before))
            before.clear()
    return Header(code[:1] == ["module"], "prelude" in code[:2], tuple(imports))


def imported_modules(text: str) -> tuple[tuple[str, ...], ...]:
    """The modules that a text imports, each as its parts, in order."""
    return tuple(entry.parts for entry in read_header(text).imports)


def commands(text: str) -> tuple[Command, ...]:
    """Every command after the header, in order; a prefix `… in` is part of the command it modifies. Remembered, since
    many questions are asked about one text."""
    return _memory.commands(text)


def read_commands(text: str) -> tuple[Command, ...]:
    """As `commands`, of a text that nobody will ask about again."""
    return tuple(_commands_from(text, header_end(text)))


LOOKAHEAD = 16
"""Characters behind a token that may decide where it ends: more than any token looks ahead."""
SHORT = 500
"""Characters of a text that is read faster than a similar one is looked for."""


class _Memory:
    """The commands of the texts that were asked about last; threads may share it."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[Command, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def commands(self, text: str) -> tuple[Command, ...]:
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
            before = list(self._known.items())
        kept = _kept(text, before) if len(text) > SHORT else ()
        # The last one is read again: it tells whether what follows still begins where it did.
        start = kept[-1].span.start if kept else header_end(text)
        found = (*kept[:-1], *_commands_from(text, start))
        with self._lock:
            self._known[text] = found
            while len(self._known) > REMEMBERED_TEXTS:
                self._known.popitem(last=False)
        return found


def _kept(text: str, known: Sequence[tuple[str, tuple[Command, ...]]]) -> tuple[Command, ...]:
    """The commands with which a text begins, as far as a known text begins alike; the last `may_begin_anew`."""
    length = 0
    base: tuple[Command, ...] = ()
    for other, its_commands in reversed(known):
        if other[: length + 1] == text[: length + 1] and (common := common_prefix(other, text)) > length:
            length, base = common, its_commands
    number = bisect_right(base, length - LOOKAHEAD, key=lambda command: command.span.end)
    if not number:
        return ()
    # What is open before the first command: interpolated strings, whose braces the lexer counts, and names in marks.
    still_open = _opened(tokens(text[: base[0].span.start], header_end(text)))
    last = 0
    for index, command in enumerate(base[:number]):
        if not still_open and command.may_begin_anew:
            last = index + 1
        still_open += _opened_in(command)
    return base[:last]


def _opened_in(command: Command) -> int:
    """As `_opened`, of a command."""
    key = "opened"
    if key not in command.remembered:
        command.remembered[key] = _opened(command.tokens)
    return int(command.remembered[key])


def _opened(code: Iterable[Token]) -> int:
    """How many more interpolated strings are begun than ended in some code; with each `«` that opens no name, as long
    as no `»` stands below."""
    opened = 0
    for token in code:
        if token.kind is Kind.STRING:
            opened += token.text[0] in 'smf"' and token.text[-1] == "{"
            opened -= token.text[0] == "}" and token.text[-1] != "{"
        elif token.text == "«":
            opened += 1
    return opened


def _commands_from(text: str, start: int) -> list[Command]:
    """The commands from an offset on at which nothing is open."""
    starts: list[tuple[int, int]] = []  # indices of the token where it begins and of its keyword
    code = [token for token in tokens(text, start) if token.kind is not Kind.COMMENT]
    pending: int | None = None  # first token of doc comment, attributes and modifiers before a keyword
    depth = 0
    in_attribute = False
    previous_in = False
    for index, token in enumerate(code):
        word = token.text
        if token.kind is Kind.DOC:
            if word.startswith("/--") and depth == 0:
                pending = index if pending is None else pending
            continue
        # A block comment may stand before a command in its line, but not blanks.
        at_margin = token.column == 0 or (token.first and not text[token.start - token.column].isspace())
        if at_margin and (not in_attribute or word in ANYWHERE_KEYWORDS):
            if in_attribute and depth:
                pending = None  # `@[simp` that is not closed is none of the declaration's
            depth = 0
            in_attribute = False
        if word == "@[" and depth == 0:
            pending = index if pending is None else pending
            in_attribute = True
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth = max(0, depth - 1)
            if depth == 0:
                in_attribute = False
        elif depth == 0 and token.kind is Kind.NAME and word in MODIFIERS:
            if pending is None and (token.first or previous_in or word not in NOT_RESERVED):
                pending = index
        elif starts_command(
            token,
            depth,
            pending is not None or previous_in,
            at_margin or (not depth and _is_outside(token, text, code, starts)),
        ) and not (
            _is_word(code, index)
            or _is_field(code, index)
            or (not at_margin and may_be_name(token) and not _is_keyword(code, index, text, starts))
            or (not at_margin and pending is None and _is_tactic(code, index, starts))
        ):
            begin = index if pending is None else pending
            if begin and code[begin - 1].text == "in":
                begin = _indented_prefix(code, begin, starts[-1][1] if starts else -1)
            if not _continues(code, index):
                starts.append((begin, index))
            pending = None
        elif depth == 0 and not in_attribute:
            pending = None
        previous_in = word == "in" and depth == 0
    found: list[Command] = []
    for (begin, keyword_index), (stop, _) in zip(starts, [*starts[1:], (len(code), 0)], strict=False):
        body = tuple(token for token in code[begin:stop] if token.kind is not Kind.DOC)
        if not body:
            continue
        docs = sum(token.kind is Kind.DOC for token in code[begin:keyword_index])
        number = keyword_index - begin - docs
        found.append(Command(body[number].text, number, Span(code[begin].start, body[-1].end), body))
    return list(_join_prefixes(found))


def starts_command(token: Token, depth: int, after_prefix: bool, at_margin: bool) -> bool:
    """Whether this token is the keyword of a command."""
    if token.kind is Kind.SYMBOL and len(token.text) > 1 and token.text[0] == "#":
        return at_margin
    if token.kind is not Kind.NAME:
        return False
    if token.text in ANYWHERE_KEYWORDS:
        return at_margin or (depth == 0 and (after_prefix or token.first or token.text not in NOT_RESERVED))
    return token.text in LINE_START_KEYWORDS and (at_margin or (after_prefix and depth == 0))


def may_begin_a_command(code: Iterable[Token]) -> bool:
    """Whether Lean may find a command in some code where it looks for one: a word that begins one, or a string that
    does not end where it seems to, be it that there may be an error in code in it, behind which the strings are code
    to Lean."""
    strings: list[str] = []
    for token in code:
        if token.text in _MAY_BEGIN_COMMANDS or (token.kind is Kind.SYMBOL and _is_question(token.text)):
            return True
        if token.kind in (Kind.STRING, Kind.CHAR):
            strings.append(token.text)
    if any(map(is_broken, strings)):
        return True
    words = (word for string in strings for word in _STRING_WORD.findall(string))
    has_code = any("{" in string or string[0] == "}" for string in strings)
    return has_code and any(word in _MAY_BEGIN_COMMANDS or _is_question(word) for word in words)


def _is_question(word: str) -> bool:
    return len(word) > 1 and word[0] == "#" and word not in OPENING


_KEYWORDS = ANYWHERE_KEYWORDS | LINE_START_KEYWORDS | MODIFIERS
_MAY_BEGIN_COMMANDS = _KEYWORDS | OF_PACKAGES | COMMANDS
_STRING_WORD = re.compile(r"#?[^\W\d]\w*[!?]?")


def may_be_name(token: Token) -> bool:
    """Whether a word that begins declarations is a name for Lean where no import makes a keyword of it."""
    return token.text in NOT_RESERVED and token.text in DECLARATION_KEYWORDS


def _is_keyword(code: Sequence[Token], index: int, text: str, starts: Sequence[tuple[int, int]]) -> bool:
    """Whether `lemma` deeper than the command above is more likely a keyword than the last word of a term: a modifier
    or a blank line stands before it, or the command above is none that has a term, or a statement follows."""
    before = code[index - 1] if index else None
    if before is None or before.kind is Kind.DOC or before.text in MODIFIERS or before.text == "]":
        return True
    if before.text != "in" and code[index].first and BLANK_LINE.search(text, before.end, code[index].start):
        return True
    if before.text != "in" and starts and code[starts[-1][1]].text not in DECLARATION_KEYWORDS:
        return True
    return states(code, index)


def states(code: Sequence[Token], index: int) -> bool:
    """Whether a name and a statement follow a word, as in `lemma name (binders) : …`."""
    if index + 1 >= len(code) or code[index + 1].kind is not Kind.NAME:
        return False
    depth = 0
    for token in code[index + 2 : index + 2 + STATED_WITHIN]:
        word = token.text
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth -= 1
        if depth < 0 or (not depth and (word in _NO_BINDERS or word in ANYWHERE_KEYWORDS)):
            return False
        if not depth and word == ":":
            return True
    return False


STATED_WITHIN = 2000
"""Tokens of binders, at most."""
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_NO_BINDERS = frozenset({":=", "|", "=>", ",", ";", "by", "where", "from", "then", "else"})


def _is_outside(token: Token, text: str, code: Sequence[Token], starts: Sequence[tuple[int, int]]) -> bool:
    """Whether a line begins no deeper than the one in which the command above it begins."""
    if not (token.first and starts):
        return False
    begin = code[starts[-1][0]]
    line = begin.start - begin.column
    return text[line : line + token.column].isspace()


def _is_word(code: Sequence[Token], index: int) -> bool:
    """Whether a keyword in mid line is the name of a constructor, or an argument of a command that only the project
    knows (`snip end`)."""
    before = code[index - 1] if index and not code[index].first else None
    if before is None or before.kind is Kind.DOC:
        return False
    unknown = before.first and before.column == 0 and before.kind is Kind.NAME and before.text not in _KEYWORDS
    return before.text == "|" or (unknown and code[index].text in SCOPE_KEYWORDS)


def _is_field(code: Sequence[Token], index: int) -> bool:
    """Whether a word is the name of a field, as in `(f x).end`."""
    before = code[index - 1] if index else None
    return before is not None and before.text in (".", "|>.") and before.end == code[index].start


def _is_tactic(code: Sequence[Token], index: int, starts: Sequence[tuple[int, int]]) -> bool:
    """Whether an indented `open`, `set_option`, … behind another one with `in` is part of a proof: they stand deeper
    than the declaration above."""
    if code[index].text not in LINE_START_KEYWORDS or not starts:
        return False
    begin, keyword = starts[-1]
    prefix = _indented_prefix(code, index, keyword)
    return code[keyword].text in DECLARATION_KEYWORDS and code[prefix].column > code[begin].column


def _continues(code: Sequence[Token], index: int) -> bool:
    """Whether a keyword goes on with the command that it stands in."""
    before = code[index - 1].text if index else ""
    after = code[index + 1].text if index + 1 < len(code) else ""
    match code[index].text:
        case "inductive" | "abbrev":
            return before == "class"
        case "instance":
            return "deriving" in (before, code[index - 2].text if before == "noncomputable" and index > 1 else "")
        case "deriving":  # else it is the last line of an `inductive` or `structure`
            return after not in ("instance", "noncomputable")
        case _:
            return False


def _indented_prefix(code: Sequence[Token], begin: int, last: int) -> int:
    """Where `open … in`, `set_option … in` before an indented declaration begin (at the margin they are commands of
    their own, which are joined later). `last` is the index of the last keyword before."""
    while begin and code[begin - 1].text == "in":
        index = begin - 2
        while index > last and not (code[index].first and code[index].text in LINE_START_KEYWORDS):
            index -= 1
        if index <= last:
            break
        begin = index
    return begin


def _with_prefix_apart(command: Command) -> tuple[Command, ...]:
    """A scope that seems to end with `in`: what begins in a later line is a prefix that only the project knows."""
    tokens, begin = command.tokens, command.keyword_index + 1
    if command.keyword not in SCOPE_KEYWORDS or tokens[-1].text != "in":
        return (command,)
    at = next((number for number in range(begin, len(tokens)) if tokens[number].first), 0)
    if not at:
        return (command,)
    scope = replace(command, span=Span(command.span.start, tokens[at - 1].end), tokens=tokens[:at])
    return scope, Command(tokens[at].text, 0, Span(tokens[at].start, command.span.end), tokens[at:])


def _join_prefixes(found: Sequence[Command]) -> Iterator[Command]:
    """Joins `open X in`, `set_option o v in`, … with the command that follows."""
    prefix: list[Command] = []
    for command in chain.from_iterable(map(_with_prefix_apart, found)):
        if command.tokens[-1].text == "in" and command.keyword not in DECLARATION_KEYWORDS:
            prefix.append(command)
        elif prefix:
            before = tuple(token for part in prefix for token in part.tokens)
            yield Command(
                command.keyword,
                len(before) + command.keyword_index,
                Span(prefix[0].span.start, command.span.end),
                before + command.tokens,
            )
            prefix = []
        else:
            yield command
    yield from prefix


_memory = _Memory()
