"""Macros and elaborators that can see where they stand.

The text that is compiled for the judge is not always the author's, byte for byte: commands with errors are set aside,
and what follows is left out. To nearly all macros that makes no difference, since they only put syntax together. One
that reads positions, or the source itself, can do one thing before the judge and another one in the file. What Lean
compiled tells which it may be: a macro that uses nothing but what quotations are made of is *plain*. Syntax can do so
by itself, too, where it looks at what stands behind it, or takes in the command below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from pathlib import PurePath

from assistant.lean.commands import (
    ANYWHERE_KEYWORDS,
    EVALUATE,
    LINE_START_KEYWORDS,
    MODIFIERS,
    Command,
    commands,
    name_parts,
)
from assistant.lean.compiled.constants import Constant
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import Expr, Kind, reachable
from assistant.lean.judge.contexts import CONTEXT, only_marks_names
from assistant.lean.judge.grounds import reached
from assistant.lean.judge.included import included
from assistant.lean.judge.layout import FIXES, SYNTAX, may_make_syntax, only_evaluates, redefines_evaluation
from assistant.lean.judge.syntax import MEANINGS, command_parsers, constants_of, names_in_entries
from assistant.lean.lexer import CLOSING, OPENING
from assistant.lean.lexer import Kind as TokenKind
from assistant.lean.module_names import may_be_of_module, names_of_modules
from assistant.lean.places import quoted
from assistant.lean.symbols import SYMBOLS as KNOWN

_PLAIN = re.compile(
    r"(Array|List|Nat|Bool|PUnit|Unit|Option|Eq|Prod|Functor|Bind|Pure|Applicative|Monad|MonadExcept|ReaderT|EStateM)"
    r"(\..+)?"
    r"|BEq\.beq|String|String\.toRawSubstring'|OfNat\.ofNat|instOfNatNat|cond|ite|dite|instDecidableEqBool"
    r"|instMonadExceptOfMonadExceptOf|id|Function\.comp|GetElem\?*\.\w+"
    r"|Lean\.(Macro(\.(Context|Exception|State|instMonad\w*|throwUnsupported|Exception\.unsupportedSyntax))?|MacroM)"
    r"|Lean\.(MacroScope|MonadQuotation\.(getCurrMacroScope|getContext|toMonadRef)|MonadRef\.mkInfoFromRefPos)"
    r"|Lean\.(Name(\.(anonymous|mkNum|mkStr\d?|str|num))?|addMacroScope|withRef|SourceInfo|SyntaxNodeKinds?)"
    r"|Lean\.Syntax(\.(atom|ident|node\d?|missing|getArgs?|getNumArgs|getKind|isOfKind|matchesNull|matchesIdent"
    r"|setArgs?)|\.(Preresolved|SepArray|TSepArray)(\..+)?)?"
    r"|Lean\.TSyntax(Array)?(\.(mk|raw|instCoe\w*))?|Lean\.(mkNullNode|mkIdent|mkCIdent|mkAtom|mkNode|mkSepArray)"
    r"|Lean\.(Trailing)?ParserDescr(\..+)?"
)
"""What quotations are made of. None of it tells anything of a position or of the source."""
PROGRAMS = frozenset({"run_cmd", "run_elab", "run_meta", "run_tac", "by_elab", "initialize", "builtin_initialize"})
"""Words that run a program which can change what Lean compiles. `#eval` can where it runs one of these monads."""
_MONADS = frozenset({"CommandElabM", "TermElabM", "TacticM", "MetaM", "CoreM", "SimpM", "DelabM", "AttrM", "Simproc"})
_ELABORATES = frozenset(
    {"tactic", "term_elab", "command_elab", "simproc", "dsimproc", "init", "builtin_init", "delab", "app_delab"}
)
GIVES_MEANING = frozenset({"macro", *_ELABORATES})
"""Attributes of what syntax is given a meaning by; all but macros may do whatever a program may."""
_ELABORATORS = frozenset({"elab", "elab_rules", "simproc", "dsimproc", "simproc_decl", "dsimproc_decl"})
_NATIVE = frozenset({"extern", "implemented_by", "export", "csimp"})
"""Attributes by which a function does something else than its definition says."""
_COMPUTING = frozenset({"#guard", "#reduce", "native_decide", "native", "nativeDecide", "ofReduceBool", "reduceBool"})
"""Words that have something computed by what the compiler made of it."""
_REPLACED = ("Lean.externAttr", "Lean.Compiler.implementedByAttr")
"""Extensions that tell which constants do."""
_REPLACING = "Lean.Compiler.CSimp.ext"
"""One that tells what the compiler takes instead, wherever it finds it."""
_LOOKING = frozenset({"lookahead", "notFollowedBy", "eoi", "ws", "noWs", "linebreak", "rawIdent"})
"""Parsers that look at what stands behind, or take a keyword for a name."""
_POSITIONS = frozenset({"colGt", "colGe", "colEq", "lineEq"})
"""Parsers that look at where the next token stands: at the end of syntax that of the next command, perhaps."""
_SCOPES = frozenset({"_@", "_hyg", "_hygCtx"})
"""Parts of a name that is marked with a context: written down, it can be told from others."""
_PARSERS = frozenset({"Lean.ParserDescr", "Lean.TrailingParserDescr"})
"""The types of descriptions of parsers."""
_COMMANDS = re.compile(
    r"Command|Module|\w*(docComment|[mM]odifiers?|[vV]isibility|private|public|protected)\w*|\w*[aA]ttr(Kind|ibutes|Instance)\w*"
)
"""Parts of the names of parsers that take in a command, or what one begins with."""
_COMMAND = "command"
"""The category of commands."""
_BEGINNINGS = ANYWHERE_KEYWORDS | LINE_START_KEYWORDS | MODIFIERS
_AROUND = frozenset({"`", "|", ",", "=>", *OPENING, *CLOSING})
"""Outside of quotations in a plain macro."""


def tells_places_apart(module: Module, ours: str) -> bool:
    """Whether syntax of a module may depend on what stands behind it, as far as the commands below (it looks at it, or
    it contains a word that a command begins with), or a macro asks for the name of the declaration where it stands, or
    makes a term that holds it.
    What has the word `ours` in its name is the judge's. Errors: `CorruptFile`."""
    atoms: Counter[str] = Counter()
    macros = (one for one in constants_of(module, ("Lean.Macro",)) if ours.lower() not in one.name.lower())
    for macro in macros:
        words, _ = _words(macro)
        if not words.isdisjoint({_NAME_ASKED, *PANICKING}) or any(map(may_be_of_module, words)):
            return True
    for parser in constants_of(module, _PARSERS):
        if ours.lower() in parser.name.lower():
            continue
        words, own = _words(parser)
        if _COMMAND in words or _may_look_below(words) or any(map(_begins_command, own)):
            return True
        if not words.isdisjoint(_POSITIONS) and any(_ends_at_position(value) for value in parser.values):
            return True
        atoms.update(own)
    # A command of its own may begin with any word.
    if not command_parsers(module):
        return False
    return any(times > 1 for times in atoms.values())


def _may_look_below(words: Iterable[str]) -> bool:
    """Whether some words, or parts of them, are parsers that look at what stands behind, or take in the beginning of a
    command."""
    parts = {part for word in words for part in word.split(".")}
    return not parts.isdisjoint(_LOOKING) or any(map(_COMMANDS.fullmatch, parts))


def words_of_macros(module: Module) -> set[str]:
    """All texts that the macros of a module are made of: names among them. Errors: `CorruptFile`."""
    return set[str]().union(*(_words(macro)[0] for macro in constants_of(module, ("Lean.Macro",))))


def takes_in_files(module: Module) -> bool:
    """Whether a macro of a module puts in what stands in a file, which may be the one that is judged. Errors:
    `CorruptFile`."""
    return any(not _words(macro)[0].isdisjoint(_INCLUDING) for macro in constants_of(module, ("Lean.Macro",)))


def own_words(module: Module) -> set[str]:
    """The words that syntax of a module brings. Errors: `CorruptFile`."""
    found: set[str] = set()
    for parser in constants_of(module, _PARSERS):
        found |= _words(parser)[1]
    return found


def beginnings_of_commands(module: Module) -> set[str]:
    """Words without which none of the commands that a module brings can stand in a text: those that they begin with,
    as far as that is known. The empty word where nothing is known of one. Errors: `CorruptFile`."""
    found: set[str] = set()
    for names in command_parsers(module):
        values = [value for name in names if name in module for value in module.constant(name).values]
        needed = [_needed_words(value) for value in values]
        found |= frozenset[str]().union(*needed) if needed and all(needed) else {""}
    return found


def _needed_words(parser: Expr) -> frozenset[str]:
    """Words of which one at least stands in whatever a described parser takes in, the first that are known; none where
    there may be nothing, or what is described elsewhere."""
    head, arguments = parser.head_and_arguments()
    nothing = frozenset[str]()
    if head.kind is not Kind.CONSTANT:
        return nothing
    match head.name.rpartition(".")[2], arguments:
        case ("symbol" | "nonReservedSymbol" | "unicodeSymbol" as kind, [word, *more]):
            texts = [word, *more] if kind == "unicodeSymbol" else [word]
            literals = [text.literal for text in texts if text.kind is Kind.LITERAL]
            return frozenset(literal.strip() for literal in literals if isinstance(literal, str))
        case ("node" | "trailingNode" | "nodeWithAntiquot", [*_, within]) | ("sepBy1", [within, *_]):
            return _needed_words(within)
        case ("binary", [name, first, second]):
            one, other = _needed_words(first), _needed_words(second)
            if _last_part(name) == "andthen":
                return one or other
            return one | other if one and other else nothing
        case ("unary", [name, within]) if _last_part(name) in _TRANSPARENT:
            return _needed_words(within)
        case _:
            return nothing


def _ends_at_position(parser: Expr) -> bool:
    """Whether the last thing that a described parser does may be to look at where the next token stands."""
    head, arguments = parser.head_and_arguments()
    if head.kind is not Kind.CONSTANT:
        return False
    match head.name.rpartition(".")[2], arguments:
        case ("const", [name]):
            return _last_part(name) in _POSITIONS
        case ("node" | "trailingNode" | "nodeWithAntiquot", [*_, within]) | ("unary", [_, within]):
            return _ends_at_position(within)
        case ("binary", [name, first, second]):
            if _last_part(name) != "andthen":
                return _ends_at_position(first) or _ends_at_position(second)
            return _ends_at_position(second) or (_may_be_nothing(second) and _ends_at_position(first))
        case ("sepBy" | "sepBy1", [within, *_]):
            return _ends_at_position(within)
        case _:
            return False


def _may_be_nothing(parser: Expr) -> bool:
    """Whether a described parser may take in nothing at all; of what is described elsewhere that is not known."""
    head, arguments = parser.head_and_arguments()
    if head.kind is not Kind.CONSTANT:
        return True
    match head.name.rpartition(".")[2], arguments:
        case ("symbol" | "nonReservedSymbol" | "unicodeSymbol" | "cat", _):
            return False
        case ("node" | "trailingNode" | "nodeWithAntiquot", [*_, within]):
            return _may_be_nothing(within)
        case ("binary", [name, first, second]) if _last_part(name) == "andthen":
            return _may_be_nothing(first) and _may_be_nothing(second)
        case ("unary", [name, within]) if _last_part(name) in _TRANSPARENT:
            return _may_be_nothing(within)
        case _:
            return True


_TRANSPARENT = frozenset({"group", "atomic", "many1", "withPosition", "withoutPosition", "ppGroup", "incQuotDepth"})
"""Parsers of one argument that take in what this does, once at least."""


def _last_part(name: Expr) -> str:
    """The last part of a name that is written down in a term."""
    literals = (Expr(name.image, address) for address in reachable(name.image, [name.address]))
    found = [term.literal for term in literals if term.kind is Kind.LITERAL and isinstance(term.literal, str)]
    return found[-1] if found else ""


def hides_text(word: str) -> bool:
    """Whether a comment or a string seems to begin in, or behind, a word of syntax where none does: then what stands
    there is overlooked."""
    if '"' in word or "«" in word:
        return True
    return len(word) > 1 and word not in KNOWN and (word.endswith(("/", "-")) or "--" in word or "/-" in word)


def _words(constant: Constant) -> tuple[set[str], set[str]]:
    """All texts in a constant, and those that are words of a parser that it describes."""
    words: set[str] = set()
    atoms: set[str] = set()
    for value in constant.values:
        image = value.image
        for address in reachable(image, [value.address]):
            term = Expr(image, address)
            if term.kind is Kind.LITERAL and isinstance(term.literal, str):
                words.add(term.literal.strip())
            elif term.kind is Kind.APPLICATION and term.argument.kind is Kind.LITERAL:
                function = term.function
                while function.kind is Kind.APPLICATION:
                    function = function.function
                of_symbol = function.kind is Kind.CONSTANT and function.name.rpartition(".")[2] in _SYMBOLS
                if of_symbol and isinstance(term.argument.literal, str):
                    atoms.add(term.argument.literal.strip())
    return words, atoms


_INCLUDING = frozenset({"includeStr", "includeBytes"})
"""The last parts of the kinds of `include_str` and `include_bytes`."""
PANICKING = frozenset({"panic!", "unreachable!", "assert!", "todo!", "dbg_trace", "debug_assert!"})
"""Words for terms that hold the name of the declaration where they stand, and their line."""
EXAMPLE = "_example"
"""What Lean calls an `example`, and we do not."""
_NAME_ASKED = "declName"
"""The last part of the kind of `decl_name%`."""
_SYMBOLS = ("symbol", "nonReservedSymbol", "unicodeSymbol")


def _begins_command(atom: str) -> bool:
    return atom in _BEGINNINGS or atom.startswith(("#", "@[", "/--"))


def sees_source(module: Module) -> bool:
    """Whether some macro of a module is not plain. Errors: `CorruptFile`."""
    named = names_in_entries(module)
    macros = {name for name in named if name in module}
    macros |= {constant.name for constant in constants_of(module, MEANINGS)}
    return _are_not_plain(module, macros)


def has_macros_that_see(module: Module) -> bool:
    """Whether a macro proper of a module is not plain, elaborators aside. Errors: `CorruptFile`."""
    return _are_not_plain(module, {constant.name for constant in constants_of(module, ("Lean.Macro",))})


def _are_not_plain(module: Module, macros: Collection[str]) -> bool:
    """Whether some macros of a module are made of more than quotations. Errors: `CorruptFile`."""
    used = reached(macros, lambda name: module.requirements(name) if name in module else ())
    if not all(name in module or _PLAIN.fullmatch(name) for name in used):
        return True
    if any(not _words(module.constant(name))[0].isdisjoint(_SCOPES) for name in {*used, *macros} if name in module):
        return True
    asking = (name for name in {*used, *macros} if name in module and CONTEXT in module.requirements(name))
    if not all(only_marks_names(Expr(v.image, v.address)) for name in asking for v in module.constant(name).values):
        return True
    return bool(used) and bool(module.entries().get(_REPLACING) or used & names_in_entries(module, _REPLACED))


def may_write(text: str) -> bool:
    """Whether a text seems to run programs while Lean compiles it which may do what Lean does, as writing the compiled
    file: elaborators, and macros where some function does something else than its definition says."""
    found = commands(text)
    traits = [_traits(command) for command in found]
    if any(one.runs_program or one.elaborates or one.evaluates_within for one in traits):
        return True
    if any(map(only_evaluates, found)) and redefines_evaluation(found):  # which is not left out
        return True
    # What a function does instead of its definition is done where macros compute, and where a proof asks the compiler.
    return any(one.is_native for one in traits) and any(one.computes_syntax or one.computes for one in traits)


def macros_name(text: str, declaration: str) -> bool:
    """Whether a macro of a text speaks of the last part of the name of a declaration, which is called otherwise where
    it is tried."""
    last = next(reversed(name_parts(declaration)), "")
    return bool(last) and any(
        last in token.text and last in name_parts(token.text)
        for command in commands(text)
        if may_make_syntax(command)
        for token in command.tokens
    )


def runs_programs(text: str) -> bool:
    """Whether a text seems to run a program that can change what Lean compiles, or to take in a source."""
    return any(_traits(command).runs_program for command in commands(text))


def asks_for_declarations(text: str) -> bool:
    """Whether a text seems to have a word for the name of the declaration where it stands."""
    return any(_traits(command).asks_for_name for command in commands(text))


def computes(text: str) -> bool:
    """Whether a text seems to define a macro that does more than to put syntax together, or an elaborator, or to run a
    program."""
    traits = [_traits(command) for command in commands(text)]
    return any(one.runs_program or one.elaborates or one.computes_syntax for one in traits)


def may_see_source(text: str) -> bool:
    """Whether a text seems to define a macro that is not plain, or an elaborator, or syntax that depends on what stands
    behind it, or to run a program, or asks for the name of a declaration, or of a module: what can be told before
    anything is compiled."""
    if names_of_modules(text, text):
        return True
    traits = [_traits(command) for command in commands(text)]
    return any(
        one.runs_program or one.elaborates or one.computes_syntax or one.asks_for_name or one.looks_below
        for one in traits
    )


@dataclass(frozen=True, slots=True)
class _Traits:
    runs_program: bool = False
    elaborates: bool = False
    evaluates_within: bool = False
    """Whether it holds an `#eval` that is not left out of what is judged."""
    computes_syntax: bool = False
    computes: bool = False
    """Whether it has something computed, though it is no `#eval`."""
    is_native: bool = False
    asks_for_name: bool = False
    looks_below: bool = False


def _traits(command: Command) -> _Traits:
    """Found once for a command."""
    key = "macros"
    if key not in command.remembered:
        words = {token.text for token in command.tokens}
        command.remembered[key] = _Traits(
            _runs_program(command),
            _elaborates(command),
            EVALUATE in words and not only_evaluates(command),
            _computes_syntax(command),
            not words.isdisjoint(_COMPUTING),
            "unsafe" in words or not _NATIVE.isdisjoint(attributes(command)),
            not words.isdisjoint({"decl_name", *PANICKING}),
            _looks_below(command),
        )
    found: _Traits = command.remembered[key]
    return found


def _looks_below(command: Command) -> bool:
    if command.keyword not in SYNTAX | FIXES:
        return False
    words = [token.text for token in command.tokens]
    atoms = [token.text.strip('"').strip() for token in command.tokens if token.kind is TokenKind.STRING]
    if words.count(_COMMAND) > 1 or any(map(_begins_command, atoms)) or _may_look_below(words):
        return True
    if command.keyword not in SYNTAX:
        return not _POSITIONS.isdisjoint(words)
    return any(_stands_last(words, number) for number, word in enumerate(words) if word in _POSITIONS)


def _stands_last(words: Sequence[str], number: int) -> bool:
    """Whether nothing follows a parser in syntax but what closes or repeats it."""
    following = next((word for word in words[number + 1 :] if word not in _CLOSING_PARSERS), "")
    return following in (":", "=>", "")


_CLOSING_PARSERS = frozenset({")", "?", "*", "+", ",*", ",+"})


def _runs_program(command: Command) -> bool:
    words = {token.text for token in command.tokens}
    if not words.isdisjoint(PROGRAMS) or any(map(_may_be_source, included(command))):
        return True
    evaluates = any(word.startswith("#eval") for word in words)
    return evaluates and any(part in _MONADS for word in words for part in word.split("."))


def _may_be_source(name: PurePath) -> bool:
    """Whether a file may be one of Lean's, by its name as it is written, escapes and all."""
    return name.suffix == ".lean" or "\\" in str(name)


def attributes(command: Command) -> set[str]:
    """The words between `@[` or `attribute [` and the bracket that closes it."""
    words = [token.text.strip("«»") for token in command.tokens]
    opening = ("@[", "[") if command.keyword == "attribute" else ("@[",)
    found: set[str] = set()
    while words := list(dropwhile(lambda word: word not in opening, words))[1:]:
        within = ["", *takewhile(lambda word: word != "]", words)]
        found.update(word for before, word in pairwise(within) if before != "-")  # which takes it away
    return found


def _elaborates(command: Command) -> bool:
    if command.keyword in _ELABORATORS or not _ELABORATES.isdisjoint(attributes(command)):
        return True
    return any(part in _MONADS for token in command.tokens for part in token.text.split("."))


def _computes_syntax(command: Command) -> bool:
    words = [token.text for token in command.tokens]
    if not GIVES_MEANING.isdisjoint(attributes(command)):
        return True
    if command.keyword not in ("macro", "macro_rules") or command.keyword not in words:
        return False
    body = words.index("=>" if command.keyword == "macro" and "=>" in words else command.keyword) + 1
    in_quotation = quoted(command.tokens)
    return any(number not in in_quotation and words[number] not in _AROUND for number in range(body, len(words)))
