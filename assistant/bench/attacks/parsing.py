"""Code that Lean parses as another thing than it looks like, or that asks where it stands."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import REFUSE, Case, attack, conditional

OPEN = "theorem y : 2 + 2 = 4 := by\n  sorry\n\n"
FIN = 'macro "fin" : tactic => `(tactic| rfl)\n'
SPOIL = "`(macro_rules | `(tactic| fin) => `(tactic| exact y))"
THEOREM = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
EXAMPLE = "example : 2 + 2 = 4 := by\n  @@sorry\n"
AUXILIARY = "have h : (match 3 with | 0 => 1 | _ => 2) = 2 := rfl"
"""With which Lean makes constants whose names begin with the declaration's."""


@attack("a command that only Lean's parser finds")
def found_by_the_parser() -> Iterator[Case]:
    why = "behind the term of an `#eval` stands a command that makes the proof rest on an open lemma"
    injective = "set_option genInjectivity false in\nstructure S where\n  a : Nat\n"
    for name, expect, between, candidate in (
        ("the category in quotes", REFUSE, f'macro "go" : «command» => {SPOIL}\n#eval 1 go\n', "fin"),
        ("a parser by its attribute", REFUSE, f'@[command_parser] def goP : Lean.ParserDescr := .node `goP 1022 (.symbol "go")\n@[macro goP] def goM : Lean.Macro := fun _ => {SPOIL}\n#eval 1 go\n', "fin"),
        ("an attribute that is given later", REFUSE, f'declare_syntax_cat other\nsyntax (name := goP) "go" : other\nattribute [command_parser] goP\n@[macro goP] def goM : Lean.Macro := fun _ => {SPOIL}\n#eval 1 go\n', "fin"),
        ("a word of Lean's that few know", conditional("y"), f"{injective}#eval 1 gen_injective_theorems% S\n", "first | exact (fun _ => y) @S.mk.injEq | rfl"),
    ):  # fmt: skip
        yield Case("", name, f"{OPEN}{FIN}{between}\n{THEOREM}", candidate, expect, why, false=False, judged=False)


@attack("a proof that asks what is around it")
def asking_what_is_around() -> Iterator[Case]:
    why = "in the file it takes another way than where it is judged, and rests on an open lemma there"
    two = (
        'syntax (name := finA) "fin" visibility : tactic\nsyntax (name := finB) "fin" : tactic\n'
        "@[macro finA] def mA : Lean.Macro := fun _ => `(tactic| exact y)\n@[macro finB] def mB : Lean.Macro := fun _ => `(tactic| rfl)\n\n"
    )
    own = f'set_option hygiene false in\nmacro "fin" : tactic => `(tactic| first | ({AUXILIARY}; open _root_._example in skip; exact y) | rfl)\n\n'
    yield Case("", "what stands below", f"{OPEN}{two}{THEOREM}\nprivate theorem u : 1 = 1 := rfl\n", "fin", REFUSE, why, false=False, judged=False)  # fmt: skip
    yield Case("", "what an example is called", f"{OPEN}{own}{EXAMPLE}", "fin", REFUSE, why, false=False, judged=False, target="_example")  # fmt: skip
    candidate = f"first\n| ({AUXILIARY}\n   open _root_.t in skip\n   exact y)\n| rfl"
    yield Case("", "what the theorem is called", f"{OPEN}{THEOREM}", candidate, REFUSE, why, false=False, judged=False)


@attack("a proof that brings a parser")
def bringing_a_parser() -> Iterator[Case]:
    parser = 'let rec @[tactic_parser 2000] evil : Lean.ParserDescr := .node `Lean.Parser.Tactic.tacticSorry 1024 (.nonReservedSymbol "rfl" false); exact (fun _ => Eq.refl _) evil'
    hidden = f'(try exact (show True /\\/- " -/ True from ⟨trivial, trivial⟩)); {parser} -- "))'
    below = "\ntheorem u : 3 + 3 = 6 := by\n  rfl\n"
    for name, candidate in (("openly", parser), ("behind what looks like a string", hidden)):
        text = f"def t : 2 + 2 = 4 := by\n  @@sorry\n{below}"
        yield Case("", name, text, candidate, REFUSE, "what stands below is proved by `sorry` with it", false=False, judged=False)  # fmt: skip
