"""What tells the file from what is judged, where each look at it has a blind spot of its own: where the next command
stands, what the module is called, and what is left out of a text."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import CANDIDATE_DOORS, REFUSE, Case, Door, attack, conditional

OPEN = "theorem y : 2 + 2 = 4 := by\n  sorry\n\n"
ELSEWHERE = "theorem P.y : 2 + 2 = 4 := by\n  sorry\n\n"
FIN = 'macro "fin" : tactic => `(tactic| rfl)\n'
QUIET = "set_option warn.sorry false\n"
DATA = "def d : Nat := sorry\n\n"
THEOREM = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
EXAMPLE = "example : 2 + 2 = 4 := by\n  @@sorry\n"
BELOW = "\ntheorem u : 1 = 1 := rfl\n"
AUXILIARY = "have h : (match 3 with | 0 => 1 | _ => 2) = 2 := rfl"
"""With which Lean makes constants whose names begin with the declaration's."""
SHOWN = frozenset({Door.CHECK})


def _two(looking: str, there: str) -> str:
    return f"{FIN}macro (priority := high) {looking} : tactic => `(tactic| {there})\n"


@attack("syntax that looks at where the next command stands")
def where_the_next_command_stands() -> Iterator[Case]:
    why = "in what is judged nothing stands behind the command, so that the next token begins a line"
    indented = "\n    theorem u : 1 = 1 := rfl\n"
    for looking, text in (
        ("colGt", THEOREM + indented),
        ("colGe", THEOREM + indented),
        ("colEq", f"{THEOREM}\n  theorem u : 1 = 1 := rfl\n"),
        ("colGt", f"{THEOREM}\n    /-! What stands below. -/\n"),
        ("lineEq", "theorem t : 2 + 2 = 4 := by @@sorry theorem u : 1 = 1 := rfl\n"),
    ):
        for data, above in (("", OPEN), (", open data", DATA + OPEN)):
            macro = _two(f'"fin" {looking}', "exact y")
            name = f"{looking}{data}{', a comment' if '/-!' in text else ''}"
            yield Case("", name, above + macro + text, "fin", conditional("y"), why, false=False, judged=False)
    hidden = QUIET + _two('"fin" colGt', "sorry") + THEOREM + indented
    yield Case("", "no warnings", hidden, "fin", REFUSE, why, false=False, judged=False)
    parser = '@[tactic_parser 2000] def finP : Lean.ParserDescr := .node `finP 1024 (.binary `andthen (.nonReservedSymbol "fin" false) (.const `colGt))\n@[macro finP] def finM : Lean.Macro := fun _ => `(tactic| exact y)\n'
    text = OPEN + FIN + parser + THEOREM + indented
    yield Case("", "a parser by its attribute", text, "fin", conditional("y"), why, false=False, judged=False)
    imported = ELSEWHERE + _two('"fin" colGt', "exact P.y")
    text = f"import Attack15Column\n{THEOREM}{indented}"
    yield Case("", "imported", text, "fin", conditional("P.y"), why, false=False, judged=False, modules=(("Attack15Column", imported),))  # fmt: skip


@attack("a name that is marked, and then looked at")
def marked_names() -> Iterator[Case]:
    why = "a macro marks a name with the context, which is another one where an example has a name, and compares it"
    number = 2021293395  # of the first example in a file
    literal = (
        f'(.num (.str (.str (.num (.str (.str (.str .anonymous "a") "_@") "Attack") {number}) "_hygCtx") "_hyg") s)'
    )
    asks = 'macro "fin" : tactic => do\n  let c ← Lean.MonadQuotation.getContext\n  let s ← Lean.MonadQuotation.getCurrMacroScope\n'
    marked = 'Lean.addMacroScope c (.str .anonymous "a") s'
    info = "  let info ← Lean.MonadRef.mkInfoFromRefPos\n"
    ident = 'Lean.TSyntax `ident := ⟨.ident info "a".toRawSubstring\' {} []⟩'
    for there, above in (("exact y", OPEN), ("sorry", QUIET), ("exact (nope)", "")):
        of_kind = f"{asks}  let i := (Lean.mkNode ({marked}) #[]).raw\n  if i.isOfKind {literal} then `(tactic| {there}) else `(tactic| rfl)\n\n"
        yield Case("", f"a kind of syntax, {there}", above + of_kind + EXAMPLE, "fin", REFUSE, why, false=False, judged=False, target="_example")  # fmt: skip
        if there != "exact (nope)":
            names = f"{asks}{info}  let i : {ident.format(f'({marked})')}\n  let j : {ident.format(literal)}\n  `(tactic| first | (have $j:ident : True := trivial; have := $i:ident; {there}) | rfl)\n\n"
            yield Case("", f"a name that Lean looks up, {there}", above + names + EXAMPLE, "fin", REFUSE, why, false=False, judged=False, target="_example")  # fmt: skip
            escape = f'macro "fin" : tactic => do\n{info}  let i : {ident.format("(.str (.str .anonymous " + chr(34) + "_root_" + chr(34) + ") " + chr(34) + chr(92) + "x5fexample" + chr(34) + ")")}\n  `(tactic| first | ({AUXILIARY}; open $i:ident in skip; {there}) | rfl)\n'
            yield Case("", f"what an example is called, with an escape, {there}", above + escape + EXAMPLE, "fin", REFUSE, why, false=False, judged=False, target="_example")  # fmt: skip


@attack("a proof that asks what the module is called")
def what_the_module_is_called() -> Iterator[Case]:
    why = "the name that Lean gives to an instance ends with that of the module, which is another one in the worker"
    instance = "instance : Inhabited Nat := ⟨37⟩\n\n"
    candidate = "first | exact (fun _ => y) instInhabitedNat_attack | rfl"
    yield Case("", "alone", OPEN + instance + THEOREM, candidate, conditional("y"), why, false=False, judged=False)
    candidate = "first | exact (fun _ _ => y) instInhabitedNat_attack foo | rfl"
    for name, broken in (
        ("a definition", "def foo : Nat := ⟨ :=\n\n"),
        ("a theorem", "theorem foo : 1 = 1 := ⟨ :=\n\n"),
    ):
        text = OPEN + instance + broken + THEOREM
        yield Case("", f"beside {name} that does not parse", text, candidate, REFUSE, why, false=False, judged=False)
        yield Case("", f"beside {name} that does not parse, open data", DATA + text, candidate, REFUSE, why, false=False, judged=False)  # fmt: skip


@attack("a theorem that does not parse, used without its name")
def used_without_its_name() -> Iterator[Case]:
    why = "what does not parse is left out of what is judged, and what is below can use it without speaking of it"
    goal = "(a b : Nat) : a + b = b + a"
    theorem = f"theorem t {goal} := by\n  @@sorry\n"
    for modifier in ("", "private "):
        broken = f"{modifier}theorem y {goal} := ⟨ :=\n\n"
        for candidate in ("exact?", "first | exact? | exact Nat.add_comm _ _"):
            for data, above in (("", ""), ("open data, ", DATA)):
                name = f"{data}{modifier}{candidate}"
                yield Case("", name, above + broken + theorem, candidate, REFUSE, why, false=False, judged=False)
    macro = 'set_option hygiene false in\nmacro "fin" : tactic => `(tactic| first | exact y | rfl)\n'
    for name, body in (("in a bracket", "⟨ :="), ("at its end", ""), ("in a binder", "fun (x := ")):
        broken = f"theorem y : 2 + 2 = 4 := {body}\n\n"
        for data, above in (("", ""), ("open data, ", DATA)):
            text = above + macro + broken + THEOREM
            yield Case("", f"{data}a macro above it, {name}", text, "fin", REFUSE, why, false=False, judged=False)


@attack("a command of an import behind an evaluation")
def imported_command_behind_an_evaluation() -> Iterator[Case]:
    why = "what the command begins with is only half described, so that it is left out with the evaluation"
    spoils = "`(macro_rules | `(tactic| fin) => `(tactic| exact P.y))"
    instance = "instance : Inhabited (PLift (2 + 2 = 4)) where\n  default := ⟨by\n    @@sorry⟩\n"
    for number, (begins, use) in enumerate(
        (
            ('("zz")? opener term', "◆ 1"),
            ('(opener <|> "zz") term', "◆ 1"),
            ('many("zz") opener', "◆"),
            ('sepBy("zz", ",") opener', "◆"),
        )
    ):
        module = f'{FIN}{ELSEWHERE}declare_syntax_cat opener\nsyntax "◆" : opener\nsyntax (name := goP) {begins} : command\n@[macro goP] def goM : Lean.Macro := fun _ => {spoils}\n'
        modules = ((f"Attack15Behind{number}", module),)
        for name, above, text in (
            ("", "", THEOREM),
            (", open data", DATA, THEOREM),
            (", an instance without a name", "", instance),
        ):
            source = f"import Attack15Behind{number}\n{above}#eval 1 {use}\n\n{text}"
            target = "instInhabitedPLiftEqNatHAddOfNat_attack" if "instance" in name else "t"
            yield Case("", begins + name, source, "fin", REFUSE, why, false=False, judged=False, modules=modules, target=target)  # fmt: skip


@attack("a name for the text below that nobody reads there")
def a_name_that_nobody_reads() -> Iterator[Case]:
    why = "a macro without hygiene means what the proof defines, so that another theorem says something else"
    below = "\nnamespace t\ntheorem u : usefoo = usefoo := rfl\nend t\n"
    by_attribute = 'def foo : Nat := 3\nsyntax (name := uf) "usefoo" : term\nset_option hygiene false in\n@[macro uf] def ufM : Lean.Macro := fun _ => `(foo)\n'
    by_macro = 'def foo : Nat := 3\nset_option hygiene false in\nmacro "usefoo" : term => `(foo)\n'
    for name, candidate in (
        ("data", "let rec foo : Nat := 5\nrfl"),
        ("a proof", "let rec foo : 3 = 3 := rfl\nrfl"),
    ):
        yield Case("", f"{name}, a macro by its attribute", by_attribute + THEOREM + below, candidate, REFUSE, why, false=False, judged=False)  # fmt: skip
        yield Case("", f"{name}, imported", f"import Attack15Unhygienic\n{THEOREM}{below}", candidate, REFUSE, why, false=False, judged=False, modules=(("Attack15Unhygienic", by_macro),))  # fmt: skip


@attack("an imported macro that tells what is shown from the file")
def imported_macros() -> Iterator[Case]:
    why = "what is shown is tried in a copy, and only the macros of the file itself are known to tell it"
    scope = 'macro "fin" : tactic => do\n  let s ← Lean.MonadQuotation.getCurrMacroScope\n  if s == 12 then `(tactic| exact P.y) else `(tactic| rfl)\n'
    named = f'set_option hygiene false in\nmacro "fin" : tactic => `(tactic| first | ({AUXILIARY}; open _root_.t in skip; exact P.y) | rfl)\n'
    below = _two('atomic("fin" lookahead("theorem"))', "exact P.y")
    for number, (name, macro) in enumerate(
        (("what stands below", below), ("the number of the expansion", scope), ("what the theorem is called", named))
    ):
        modules = ((f"Attack15Shown{number}", ELSEWHERE + macro),)
        text = f"import Attack15Shown{number}\n{THEOREM}{BELOW}"
        yield Case("", name, text, "fin", conditional("P.y"), why, false=False, judged=False, modules=modules, doors=CANDIDATE_DOORS)  # fmt: skip
    own = OPEN + named.replace("P.y", "y") + THEOREM
    yield Case("", "what the theorem is called, in the file", own, "fin", conditional("y"), why, false=False, judged=False, doors=CANDIDATE_DOORS)  # fmt: skip
    spans = f"{OPEN}{_two(chr(34) + 'fin' + chr(34) + ' rawIdent', 'exact y')}{THEOREM}\nsection\n"
    yield Case("", "a keyword that is taken for a name", spans, "fin", REFUSE, why, false=False, judged=False, doors=SHOWN)  # fmt: skip
