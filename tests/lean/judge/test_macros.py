"""Which macros may see where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.compiled.module import read_module
from assistant.lean.judge.macros import (
    beginnings_of_commands,
    hides_text,
    may_see_source,
    may_write,
    own_words,
    runs_programs,
    sees_source,
    tells_places_apart,
)
from assistant.lean.toolchain import Toolchain
from tests.lean.judge.conftest import compiled

REPLACED = (
    'syntax (name := goalStx) "goal" : term\n'
    "def g (x : Lean.Syntax) : Lean.MacroM Lean.Syntax := pure x\n"
    "@[implemented_by g] def f (_ : Lean.Syntax) : Lean.MacroM Lean.Syntax := Lean.Macro.throwUnsupported\n"
    "@[macro goalStx] def m : Lean.Macro := fun x => f x"
)


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : True := trivial\n#eval 1 + 1",
        "@[simp] theorem macro : 1 = 1 := rfl",
        'notation "two" => 2',
        'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)',
        'macro "list" ts:term,* : term => `([$ts,*])',
        "macro_rules\n  | `(zip $t) => `($t)\n  | `(zip $t with $u) => `(($t, $u))",
        'set_option hygiene false in\nmacro "open_" : term => `(x)',
    ],
)
def test_what_only_puts_syntax_together_does_not(text) -> None:
    assert not may_see_source(text)


OURS = "judge0123"
LOOKING = [
    'macro "fin" lookahead("theorem") : tactic => `(tactic| rfl)',
    'syntax atomic("fin" notFollowedBy("theorem")) : tactic',
    'syntax "fin" "section" : tactic',
    'syntax "fin" " end" : tactic',
    'macro "fin" linebreak : tactic => `(tactic| rfl)',
    'notation "goal" "#check" => True',
    'macro "all" c:command : command => `($c:command)',
]


@pytest.mark.parametrize("text", LOOKING)
def test_syntax_that_depends_on_what_stands_behind_it_may(text: str, toolchain: Toolchain, tmp_path: Path) -> None:
    assert may_see_source(text)
    olean = compiled(toolchain, tmp_path, "Looking", text)
    assert tells_places_apart(read_module([olean]), OURS)


@pytest.mark.parametrize(
    "text",
    [
        'syntax "step" (ppSpace tactic)? : tactic',
        'notation "two" => 2',
        'infixl:65 " ⊹ " => Nat.add',
        'macro "mk" x:ident : command => `(def $x:ident := 1)',
        "theorem lookahead : True := trivial",
    ],
)
def test_other_syntax_does_not(text: str, toolchain: Toolchain, tmp_path: Path) -> None:
    assert not may_see_source(text)
    olean = compiled(toolchain, tmp_path, "Looking", text)
    assert not tells_places_apart(read_module([olean]), OURS)


def test_the_judges_own_syntax_tells_nothing_apart(toolchain: Toolchain, tmp_path: Path) -> None:
    """Whatever was judged with it was taken for a file that could not be compiled as it is written."""
    text = f'macro "{OURS}_wrapper" c:command : command => `($c:command)\n'
    olean = compiled(toolchain, tmp_path, "Ours", text)
    assert not tells_places_apart(read_module([olean]), OURS)
    assert tells_places_apart(read_module([olean]), "judge9876")


def test_syntax_that_takes_in_a_command_of_the_files_own_may(toolchain: Toolchain, tmp_path: Path) -> None:
    text = 'syntax "mine" ident : command\nsyntax "fin" ("mine" ident)? : tactic\n'
    olean = compiled(toolchain, tmp_path, "Looking", text)
    assert tells_places_apart(read_module([olean]), OURS)


def test_syntax_that_a_macro_makes_is_looked_at_too(toolchain: Toolchain, tmp_path: Path) -> None:
    text = 'macro "mk" s:str : command => `(syntax "fin" $s:str : tactic)\nmk "theorem"\n'
    olean = compiled(toolchain, tmp_path, "Looking", text)
    assert tells_places_apart(read_module([olean]), OURS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('macro "mk" x:ident ":" t:term : command => `(def $x:ident : $t := 1)', {"mk"}),
        ('syntax declModifiers "fact" ident ":" term : command', {"fact"}),
        ('syntax ("much")? ("given" <|> "let!") "then" ident : command', {"given", "let!"}),
        ('declare_syntax_cat opener\nsyntax ("zz")? opener term : command', {""}),
        ('declare_syntax_cat opener\nsyntax (opener <|> "zz") term : command', {""}),
        ('declare_syntax_cat opener\nsyntax opener "zz" term : command', {"zz"}),
        ('syntax ident " ≔ " term " end!" : command', {"≔"}),
        ('namespace N\nscoped syntax (name := n) "#in" term : command\nend N', {"#in"}),
        ("syntax term : command", {""}),
        ('syntax sepBy1(group("one" term), ";") : command', {"one"}),
        ('local macro "mk" : command => `(def x := 1)', set()),
        ('macro "mk" : tactic => `(tactic| rfl)', set()),
    ],
)
def test_what_the_commands_of_a_module_begin_with(
    text: str, words: set[str], toolchain: Toolchain, tmp_path: Path
) -> None:
    olean = compiled(toolchain, tmp_path, "Commands", text)
    assert beginnings_of_commands(read_module([olean])) == words


@pytest.mark.parametrize("word", ["⋄/", "~/-~", "|--", "==-", "/-", "|-"])
def test_a_word_that_looks_like_a_comment_hides_text(word: str, toolchain: Toolchain, tmp_path: Path) -> None:
    assert hides_text(word)
    olean = compiled(toolchain, tmp_path, "Hiding", f'infixl:65 " {word} " => Nat.add\n')
    assert word in own_words(read_module([olean]))


@pytest.mark.parametrize("word", ["-", "/", "→", "//", "⊢", "+", "−", "/\\"])
def test_other_words_do_not(word: str) -> None:
    assert not hides_text(word)


def test_a_macro_that_asks_for_the_name_of_a_declaration_tells_places_apart(
    toolchain: Toolchain, tmp_path: Path
) -> None:
    text = 'macro "mine" : term => `(decl_name%)\n'
    assert tells_places_apart(read_module([compiled(toolchain, tmp_path, "Asking", text)]), OURS)


@pytest.mark.parametrize(
    "text",
    [
        'macro x:"goal" : term => do match x.getPos? with | some _ => `(True) | none => `(False)',
        'local macro x:"goal" : term => if x.getPos?.isSome then `(True) else `(False)',
        "macro_rules | `(goal) => return (← `(True))",
        'elab "x" : tactic => pure ()',
        "@[macro foo] def f : Macro := fun x => pure x",
        "@[tactic foo, simp] def f : Tactic := fun _ => pure ()",
        "#eval show Lean.Elab.Command.CommandElabM Unit from pure ()",
        "theorem t : True := by run_tac skip",
    ],
)
def test_what_computes_may(text) -> None:
    assert may_see_source(text)


@pytest.mark.parametrize(
    "text",
    [
        'elab "x" : tactic => pure ()',
        "@[simp, tactic foo] def f := fun _ => pure ()",
        "attribute [term_elab foo] f",
        "def f : Lean.Meta.MetaM Unit := pure ()",
        "initialize pure ()",
        "namespace N\n  def f : Nat := 3\n    #eval f\nend N",
        "theorem t : True := by run_tac skip",
        '@[extern "x"] opaque f : Nat → Nat\nmacro "m" : term => return f 3',
        "@[implemented_by g] def f : Nat := 3\n@[macro foo] def m : Macro := fun x => f x",
        "unsafe def f : Nat := 3\nmacro_rules | `(m) => h f",
    ],
)
def test_programs_that_run_while_lean_compiles_may_write(text: str) -> None:
    assert may_write(text)


@pytest.mark.parametrize(
    "text",
    [
        'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)',
        'macro x:"goal" : term => do match x.getPos? with | some _ => `(True) | none => `(False)',
        '@[extern "x"] opaque f : Nat → Nat\nnotation "two" => 2',
        "@[implemented_by g] def f : Nat := 3\nunsafe def g : Nat := 3\n#eval f",
        "def main : IO Unit := IO.println 3\n#eval main",
        "namespace N\n  def f : Nat := 3\n  #eval f\nend N",
        "@[simp] theorem tactic : True := trivial",
        "attribute [-simproc] f",
    ],
)
def test_what_only_computes_writes_nothing(text: str) -> None:
    assert not may_write(text)


@pytest.mark.parametrize(
    "text", ['def s : String := include_str "A.lean"', 'def s : ByteArray := include_bytes "../T.lean"']
)
def test_who_takes_in_a_source_sees_it(text: str) -> None:
    assert runs_programs(text)
    assert not runs_programs(text.replace(".lean", ".txt"))
    assert runs_programs(text.replace(".lean", ".l\\x65an"))


@pytest.mark.parametrize(
    ("text", "sees"),
    [
        ('notation "two" => 2', False),
        ('macro "list" ts:term,* : term => `([$ts,*])', False),
        ("local macro_rules | `(tactic| rfl) => `(tactic| skip)", False),
        ('macro x:"goal" : term => do match x.getPos? with | some _ => `(True) | none => `(False)', True),
        ('local macro x:"goal" : term => do if x.getPos?.isSome then `(True) else `(False)', True),
        (REPLACED, True),
        (REPLACED.replace("@[implemented_by g] ", ""), False),
    ],
    ids=["notation", "term", "local", "position", "local position", "replaced", "not replaced"],
)
async def test_what_lean_compiled_tells_it(toolchain: Toolchain, tmp_path: Path, text, sees) -> None:
    module = read_module([compiled(toolchain, tmp_path, "Macros", text + "\n")])
    assert sees_source(module) is sees


CONTEXTS = [
    'macro "fin" : tactic => do\n  let s ← Lean.MonadQuotation.getContext\n  let i ← Lean.MonadRef.mkInfoFromRefPos\n'
    '  cond (Lean.Syntax.matchesIdent (Lean.Syntax.ident i (String.toRawSubstring\' "x") s []) `A) '
    "`(tactic| skip) `(tactic| rfl)",
    'macro "fin" : tactic => do\n  let s ← Lean.MonadQuotation.getContext\n'
    "  cond (Lean.Syntax.isOfKind (Lean.mkNode s #[]) `A) `(tactic| skip) `(tactic| rfl)",
]


@pytest.mark.parametrize("text", CONTEXTS)
def test_a_macro_that_looks_at_the_context_of_quotations_may_tell_where_it_stands(
    text: str, toolchain: Toolchain, tmp_path: Path
) -> None:
    assert sees_source(read_module([compiled(toolchain, tmp_path, "Context", text)]))


@pytest.mark.parametrize(
    "text",
    [
        'macro "fin" t:term : tactic => `(tactic| exact foo $t x)',
        'macro "both" t:term : tactic => do\n  let o ← `(tactic| exact f $t)\n  `(tactic| ($o:tactic; exact y z))',
        "macro_rules | `(tactic| rfl) => `(tactic| exact fun h => trivial h)",
        'notation "two" x => Nat.succ (id x)',
    ],
)
def test_quotations_only_mark_their_names_with_it(text: str, toolchain: Toolchain, tmp_path: Path) -> None:
    assert not sees_source(read_module([compiled(toolchain, tmp_path, "Context", text)]))
