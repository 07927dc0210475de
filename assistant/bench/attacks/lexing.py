"""Code that stands where a careless reader sees a comment, a string, a number or another command."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, attack, conditional, resting_on


@attack("a token that ends elsewhere")
def tokens_that_end_elsewhere() -> Iterator[Case]:
    why = "a number, a symbol, a character, a name or a string ends where Lean ends it, and code goes on behind it"
    rules = "macro_rules | `(tactic| fin) => `(tactic| exact y)"
    above = 'theorem y : 2 + 2 = 4 := by\n  sorry\n\nmacro "fin" : tactic => `(tactic| rfl)\n'
    trace = "def dbgTrace {α : Type u} (_ : String) (f : Unit → α) : α := f ()\n"
    for name, hiding in (
        ("a number", f"#eval 1{rules}\n"),
        ("a line end as a character", f"#eval ('\n','\"')\n{rules}\n-- \"\n"),
        ("the symbol of or", f'#eval true ||-- "\n  false\n{rules}\n-- "\n'),
        ("the symbol of and", f'#check True /\\/- " -/ True\n{rules}\n-- "\n'),
        ("a name in two lines", f'def «"\n» : Nat := 1\n{rules}\n-- "\n'),
        ("a string behind a word that interpolates", f'{trace}#eval (dbg_trace "{{1 -- "\n}}"; 1)\n{rules}\n-- "\n'),
        ("a symbol behind a bracket", f'#check [""][0]\'"\' -- " {rules}\n-- "\n'),
    ):
        text = f"{above}{hiding}\ntheorem t : 2 + 2 = 4 := by\n  @@sorry\n"
        yield Case("", name, text, "fin", conditional("y"), why, false=False, judged=False)
    for name, candidate in (
        ("an unfinished proof behind a number", "iterate 1sorry"),
        ("a compiled decision behind a number", "iterate 1native_decide"),
        ("an option behind a number", "iterate 1set_option debug.skipKernelTC true in decide +kernel"),
    ):
        yield Case("", name, "theorem t : 2 + 2 = 5 := by\n  @@sorry\n", candidate, REFUSE, why, judged=False)
    two = "theorem two {p : Prop} (h : p) (x : 2 + 2 = 4 := rfl) : p ∧ 2 + 2 = 4 := ⟨h, x⟩\n"
    for name, text in (
        ("an axiom that is called lemma", "theorem t : 1 = 1 ∧ 2 + 2 = 4 := two @@sorry\n  lemma\n"),
        ("one in a tactic", "theorem t : 1 = 1 ∧ 2 + 2 = 4 := by\n  refine two ?_\n    lemma\n  @@sorry\n"),
    ):
        yield Case(
            "",
            name,
            f"axiom lemma : 2 + 2 = 4\n{two}{text}",
            "rfl",
            resting_on("lemma"),
            why,
            false=False,
            judged=False,
        )


RAW = ('r"abc"', 'r"a\\b"', 'r#"a"b"#', 'r##"a"# sorry"##', 'r"a\n  theorem b"', 'r""', 'r"-- a"', 'r"/- a"', 'r"«"')


@attack("a raw string")
def raw_strings() -> Iterator[Case]:
    why = "Lean's server calls a raw string a keyword; it is a string all the same"
    theorem = "theorem t (p : Prop) (h : p) : p := by\n  @@sorry\n"
    for number, raw in enumerate(RAW):
        yield Case("", f"{number} above", f"def c : String := {raw}\n{theorem}", "exact h", ACCEPT, why, false=False)
        stated = f"theorem t (p : String → Prop) (h : p {raw}) : p {raw} := by\n  @@sorry\n"
        yield Case("", f"{number} in the statement", stated, "exact h", ACCEPT, why, false=False, core=number < 2)
        if "\n" not in raw and "«" not in raw:
            shown = f"have k : {raw} = {raw} := rfl\nexact h"
            yield Case("", f"{number} in the proof", theorem, shown, ACCEPT, why, false=False, core=number < 2)
    why = "a word that looks like a raw string stands for an unfinished proof, or hides the command behind it"
    for name, above, below, candidate in (
        ("a tactic", 'macro "r\\"go\\"" : tactic => `(tactic| sorry)\n', "", 'r"go"'),
        ("a term", 'macro "r\\"go\\"" : term => `(sorry)\n', "", 'exact r"go"'),
        ("a word before a string", 'macro "r" s:str : term => `(sorry)\n', "", 'exact r "go"'),
        ("in a raw string", 'macro "now" s:str : tactic => `(tactic| sorry)\n', "", 'now r"go"'),
        ("a command", 'macro "r\\"go\\"" : command => `(macro_rules | `(tactic| rfl) => `(tactic| sorry))\nr"go"\n', "", "rfl"),
        ("below", 'macro "go" s:str : tactic => `(tactic| exact (sorry : 1 = 2))\n', '\ndef u : String := r"a" "go"\n', 'go r"a"'),
    ):  # fmt: skip
        text = f"{above}theorem t : 1 = 2 := by\n  @@sorry\n{below}"
        yield Case("", name, text, candidate, REFUSE, why, judged=False)
