"""Text below the place, or in a file that imports this one, that means what the proof adds: by words that no look at
the text takes for such."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Door, attack, conditional

T = "theorem t : True := by\n  @@sorry\n"
GO = 'def go (_ : Nat) : String := "a"\n'
SAY = 'macro "say " s:interpolatedStr(term) : term => `(s! $s)\n'
HELPER, NUMBER = 'let rec go (_ : Nat) : String := "b"\ntrivial', "let rec go : Nat := 3\ntrivial"
ACCEPT_ONLY = frozenset({Door.ACCEPT})


def _within(text: str) -> str:
    return f"\nnamespace t\n{text}\nend t\n"


def _case(name: str, text: str, candidate: str, why: str, **more: object) -> Case:
    return Case("", name, text, candidate, REFUSE, why, false=False, judged=False, **more)  # type: ignore[arg-type]


@attack("a word below that only Lean reads, and that means a helper of the proof")
def words() -> Iterator[Case]:
    why = "what is defined below would be something else"
    for name, above, below in (
        ("an interpolated string of the file", SAY, 'def x : String := say "{go 3}"'),
        ("a word that looks like a quote", 'notation "q\\"" => (1 : Nat)\n', 'def y : Nat := q"\ndef x : String := go 3\ndef z : Nat := q"'),
        ("a word that looks like a comment", 'notation:65 a:65 " ⋄-- " b:66 => a ++ b\n', 'def x : String := "c" ⋄-- go 3'),
        ("a word that looks like a block comment", 'notation:65 a:65 " ⋄/- " b:66 => a ++ b\n', 'def x : String := "c" ⋄/- go 3'),
    ):  # fmt: skip
        yield _case(name, above + GO + T + _within(below), HELPER, why)
    foo = "def foo : Nat := 3\n"
    made = 'macro "usefoo" : term => return Lean.mkIdent `foo\n'
    yield _case(
        "a macro that makes the name",
        foo + made + T + _within("def u : Nat := usefoo"),
        "let rec foo : Nat := 5\ntrivial",
        why,
    )
    broken = "\ntheorem broken : 1 = 2 := by\n  exact rfl\n"
    yield _case(
        "a macro that makes the name, an error below",
        foo + made + T + _within("theorem u : usefoo = usefoo := rfl") + broken,
        "let rec foo : Nat := 5\ntrivial",
        why,
    )
    opened = 'def t.zero : Nat := 0\nmacro "opn " n:ident : command => `(open $n:ident)\ndef k := 1\nopn t\n'
    yield _case("a macro that opens the namespace", f"{opened}{T}\ntheorem u : go = go := rfl\n", NUMBER, why)
    structure = (
        "structure S where\n  n : Nat\n  m : Nat → Nat\n\ndef t : { n : Nat // n = n } := ⟨3, by\n  @@sorry⟩\n\n"
    )
    yield _case(
        "a search",
        structure + "def zz : S := ⟨1, id⟩\ndef d : S := by exact?\n",
        "let rec aaa : S := ⟨5, id⟩\nrfl",
        why,
    )
    hygiene = (
        'def go : Nat := 4\nset_option hygiene false in\nmacro "lr" : tactic => `(tactic| let rec go : Nat := 3)\n'
    )
    yield _case("a tactic of the file that defines", hygiene + T + _within("def u : Nat := go"), "lr\ntrivial", why)
    yield _case(
        "a definition in a string",
        "def go : Nat := 4\n" + SAY + T + _within("def u : Nat := go"),
        'have := say "{let rec go : Nat := 3; go}"\ntrivial',
        why,
    )
    yield _case(
        "an attribute",
        "theorem foo : 1 = 1 := rfl\n" + T + _within("attribute [simp] foo"),
        "let rec foo : 2 = 2 := rfl\ntrivial",
        why,
    )
    yield _case(
        "a notation",
        "def foo : Nat := 1\n" + T + _within('notation "gg" => foo'),
        "let rec foo : Nat := 2\ntrivial",
        why,
    )
    yield _case(
        "an export",
        "namespace A.t\ntheorem go : 1 = 1 := rfl\nend A.t\nnamespace A\n"
        + T.replace("t :", "t2 :")
        + "end A\n\nnamespace A.t2\nend A.t2\nnamespace A\nexport t2 (go)\nend A\n",
        "let rec go : Nat := 3\ntrivial",
        why,
        target="A.t2",
    )
    zero = "theorem t (n : Nat) : 0 + n = n := by\n  @@sorry\n"
    used = "\ntheorem u (n : Nat) : 0 + n = n := t n\n"
    other = "\ndef len (xs : List Nat) : Nat := go xs 0\nwhere go : List Nat → Nat → Nat\n  | [], n => n\n  | _ :: xs, n => go xs (n + 1)\n"
    honest = "let rec go (m : Nat) : 0 + m = m := match m with\n  | 0 => rfl\n  | m + 1 => congrArg (· + 1) (go m)\nexact go n"
    yield Case(
        "",
        "a helper whose word is another's",
        zero + used + other,
        honest,
        ACCEPT,
        "nothing below means it",
        false=False,
        judged=False,
    )


@attack("a namespace that the proof is the first to make")
def namespaces() -> Iterator[Case]:
    why = "`open` below finds another one"
    below = "open t\ntheorem w : x = x := rfl\nend A\n"
    data = "def t : { n : Nat // n = n } := ⟨3, by\n  @@sorry⟩\n"
    above = "def t.x : Nat := 2\nnamespace A\n"
    match = "exact match 3 with | 0 => rfl | n+1 => rfl"
    yield _case("a match in data", above + data + below, match, why, target="A.t")
    yield _case("a helper in data", above + data + below, "let rec zzz : Nat := 3\nrfl", why, target="A.t")
    one_by_one = "set_option Elab.async false\n"
    theorem = "theorem t (n : Nat) : n = n := by\n  @@sorry\n"
    yield _case(
        "a match in a theorem",
        one_by_one + above + theorem + below,
        match.replace("3", "n"),
        why,
        target="A.t",
        doors=ACCEPT_ONLY,
    )
    yield Case(
        "",
        "nothing opens it",
        above + data + "theorem w : 1 = 1 := rfl\nend A\n",
        match,
        ACCEPT,
        "nothing below means it",
        false=False,
        judged=False,
        target="A.t",
    )


@attack("a macro of an import that changes what a tactic or a theorem is")
def imports() -> Iterator[Case]:
    why = "the file's own text says nothing of it"
    rules = "theorem y : 2 + 2 = 4 := sorry\nmacro_rules | `(tactic| trivial) => `(tactic| (rfl; all_goals first | done | exact y))\n"
    text = (
        "import AttackTrivialRules\ntheorem t : 1 = 1 ∧ 2 + 2 = 4 := by\n  constructor\n  @@sorry\n  all_goals sorry\n"
    )
    modules = (("AttackTrivialRules", rules),)
    check = frozenset({Door.CHECK})
    yield _case("a tactic of Lean's, shown", text, "trivial", why, modules=modules, doors=check)
    yield Case(
        "",
        "a tactic of Lean's",
        text,
        "trivial",
        conditional("y"),
        why,
        false=False,
        judged=False,
        modules=modules,
        doors=ACCEPT_ONLY,
    )
    instance = 'macro "li " n:ident : command => `(attribute [local instance] $n:ident)\n'
    text = "import AttackLocalInstance\nclass P : Prop where\n  h : 2 + 2 = 4\ntheorem lem : P := sorry\nli lem\ntheorem t : 2 + 2 = 4 := by\n  @@sorry\n"
    yield _case(
        "a local instance",
        text,
        "exact P.h",
        "an instance is no open lemma",
        modules=(("AttackLocalInstance", instance),),
    )


@attack("what Lean reads in a comment, or right below, and nothing hangs on")
def honest() -> Iterator[Case]:
    s = "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n"
    why = "it is a proof"
    verso = "set_option doc.verso true\n"
    for name, comment in (
        ("code", "/-- Uses `True`. -/"),
        ("bold", "/-- *Really* true, _always_. -/"),
        ("a list", "/--\n* one\n* two\n-/"),
        ("a header", "/-! # Header -/\n\n/-- So. -/"),
    ):
        text = f"{verso}{comment}\ntheorem a : True := trivial\n{s}"
        yield Case("", f"Verso, {name}", text, "rfl", ACCEPT, why, false=False, judged=False)
    thm = 'macro "thm " n:ident " : " t:term " := " p:term : command => `(theorem $n:ident : $t := $p)\n'
    alias = 'macro "alias2 " n:ident " := " p:ident : command => `(def $n:ident := $p)\n'
    yield Case(
        "",
        "an error in a command of the file below",
        f"{thm}{T}\nthm k : 1 = 2 := rfl\n",
        "trivial",
        ACCEPT,
        why,
        false=False,
        judged=False,
    )
    yield Case(
        "",
        "another one",
        f"{alias}{T}\nalias2 k := undefinedThing\n",
        "trivial",
        ACCEPT,
        why,
        false=False,
        judged=False,
    )
