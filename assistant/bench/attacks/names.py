"""Declarations that the text alone does not tell apart: namespaces that it seems to leave, names that seem to be parts of
others, names that Lean prints otherwise than they are written."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, attack, resting_on

END_WORD = 'syntax "begin " tactic " end" : term\nmacro_rules | `(begin $t end) => `(by $t:tactic)\n'
MAGIC = 'macro "magic" : tactic => `(tactic| sorry)\n'
SPEC = f"{MAGIC}theorem spec : 1 = 2 := by\n  @@sorry\n"


@attack("a namespace that the text seems to leave")
def left_namespaces() -> Iterator[Case]:
    other = "theorem spec : True := trivial\n"
    why = "another declaration bears the name that the judged one seems to have"
    for name, text, compiles in (
        ("end as a word of a notation", f"{END_WORD}{other}namespace A\ntheorem ok : True := begin trivial end\n{SPEC}end A\n", True),
        ("private", f"{END_WORD}private {other}namespace A\ntheorem ok : True := begin trivial end\n{SPEC}end A\n", True),
        ("the wrong end", f"{other}namespace A\nend B\n{SPEC}", False),
        ("end without a name", f"{other}namespace A\nend\n{SPEC}", False),
        ("below, a wrong end", f"namespace A\nend B\n{SPEC}end A\n{other}", False),
    ):  # fmt: skip
        yield Case("", name, text, "magic", REFUSE, why, target="A.spec", judged=compiles)


@attack("a declaration above with a longer name")
def longer_names() -> Iterator[Case]:
    why = "what other commands declare is no part of it"
    for name, above in (
        ("open lemma", "theorem t.step : 1 = 2 := by sorry\n"),
        ("partial", "partial def t.go (n : Nat) : Nat := t.go n\n"),
        ("data", "def t.go : Nat := sorry\n"),
        ("in a namespace", "namespace t\ntheorem step : 1 = 2 := by sorry\nend t\n"),
    ):
        text = f"{above}theorem t (n : Nat) : n = n := by\n  @@sorry\n"
        yield Case("", name, text, "rfl", ACCEPT, why, false=False)


@attack("a name that Lean prints otherwise")
def strange_names() -> Iterator[Case]:
    why = "the kernel refuses it, under the name as it prints it"
    for name in ("«#t»", "«?t»", "«t✝»", "«a b»"):
        text = f"set_option debug.skipKernelTC true in\ntheorem {name} : 7 = 8 := by\n  @@sorry\n"
        yield Case("", name, text, "decide +kernel", REFUSE, why, target=name, judged=False)


@attack("a declaration without a name")
def nameless() -> Iterator[Case]:
    mon = "class Mon (α : Type) where\n  mul : α → α → α\n  one : α\n  one_mul : ∀ a, mul one a = a\n"
    instance = "instance : Mon Nat where\n  mul := (· * ·)\n  one := 1\n  one_mul := by\n    @@sorry\n"
    for name, above in (
        ("an instance below a recursion", "def len : List Nat → Nat\n  | [] => 0\n  | _ :: xs => len xs + 1\n"),
        ("an instance below an open lemma", "theorem lem : 2 + 2 = 5 := by sorry\n"),
        ("an instance below data", "def parse (s : String) : Nat := sorry\n"),
    ):
        yield Case("", name, above + mon + instance, "simp", ACCEPT, "it is a proof", false=False, target="instMonNat")
    variables = "variable (p q : Prop) (hp : p) (hq : q)\nexample : p ∧ q := by\n  @@sorry\n"
    why = "an example is about its variables"
    yield Case(
        "", "an example over variables", variables, "exact ⟨hp, hq⟩", ACCEPT, why, false=False, target="_example"
    )


@attack("a name that the proof takes from the text below")
def taken_names() -> Iterator[Case]:
    why = "what stands below would be about what the proof declares"
    for name, above, candidate in (
        ("a local function", "", "let rec x : Nat := 3\ntrivial"),
        ("one that is used", "", "let rec x (n : Nat) : n = n := rfl\nexact (fun _ => trivial) (x 1)"),
        ("behind others", "have h : 1 = 1 := rfl\n  ", "let rec y : Nat := 2\nlet rec x : Nat := y\ntrivial"),
    ):
        text = f"def x : Nat := 4\ntheorem A : True := by\n  {above}@@sorry\nnamespace A\ntheorem w : x = 4 := rfl\nend A\n"
        yield Case("", name, text, candidate, REFUSE, why, target="A", judged=False)
    for name, macro in (("a macro", 'macro "goal" : term => `(x = 4)'), ("a notation", 'notation "goal" => x = 4')):
        above = f"def x : Nat := 4\nset_option hygiene false in\n{macro}\n\n"
        text = f"{above}theorem A : True := by\n  @@sorry\nnamespace A\ntheorem w : goal := rfl\nend A\n"
        candidate = "let rec x : Nat := 3\ntrivial"
        yield Case("", f"through {name} without hygiene", text, candidate, REFUSE, why, target="A", judged=False)
    for taken in ("induct", "_x", "match_5", "simp_1"):
        text = f"def {taken} : Nat := 4\ntheorem A : True := by\n  @@sorry\nnamespace A\ntheorem w : {taken} = 4 := rfl\nend A\n"
        candidate = f"let rec {taken} : Nat := 3\ntrivial"
        yield Case("", f"one like Lean's own, {taken}", text, candidate, REFUSE, why, target="A", judged=False)


DOUBLED = "def dbl : Nat → Nat\n  | 0 => 0\n  | n + 1 => dbl n + 2\n\ntheorem t (n : Nat) : dbl n = 2 * n := by\n  @@sorry\n\n"


@attack("a lemma that Lean makes and the text below names")
def realized() -> Iterator[Case]:
    why = "it is the same lemma whoever asks for it first"
    equations = "induction n with\n| zero => rw [dbl.eq_1]\n| succ n ih => rw [dbl.eq_2, ih]; omega"
    for name, below in (
        ("eq_1", "theorem w : dbl 0 = 0 := by rw [dbl.eq_1]\n"),
        ("eq_2", "theorem w : dbl 1 = dbl 0 + 2 := by rw [dbl.eq_2]\n"),
        ("eq_def", "theorem w : dbl 0 = 0 := by rw [dbl.eq_def]\n"),
        ("induct", "theorem w (n : Nat) : n = n := by induction n using dbl.induct <;> rfl\n"),
        ("fun_cases", "theorem w (n : Nat) : n = n := by cases n using dbl.fun_cases <;> rfl\n"),
        ("of another", "def g : Nat → Nat\n  | 0 => 1\n  | _ => 2\n\ntheorem w : g 0 = 1 := by rw [g.eq_1]\n"),
    ):
        for kind, candidate in (
            ("equations", equations),
            ("induction", "fun_induction dbl n <;> omega"),
            ("rules", "induction n <;> simp [dbl] <;> omega"),
        ):
            text = DOUBLED + below
            yield Case("", f"{name}, {kind}", text, candidate, ACCEPT, why, false=False, judged=False)


@attack("a helper of the proof that is called like a lemma of Lean's")
def realized_helpers() -> Iterator[Case]:
    why = "what stands below would be about what the proof declares"
    for name in ("match_7", "induct", "splitter", "congr_eq_1", "mutual_induct", "congr_simp", "match_1.eq_1"):
        for kind, judged in (
            ("a theorem", "theorem A : True := by\n  @@sorry\n"),
            ("data", "def A : { n : Nat // n = n } := ⟨3, by @@sorry⟩\n"),
        ):
            above = f"set_option Elab.async false\ntheorem foo.{name} : 2 = 2 := rfl\ndef A.foo : Nat := 4\n"
            text = f"{above}{judged}namespace A\ndef w := foo.{name}\nend A\n"
            close = "trivial" if kind == "a theorem" else "rfl"
            candidate = f"let rec foo.{name} : 1 = 1 := rfl\n{close}"
            yield Case("", f"{name}, {kind}", text, candidate, REFUSE, why, target="A", judged=False)


@attack("a helper of the proof whose word stands below for something else")
def helpers_alike() -> Iterator[Case]:
    why = "nothing below can mean it"
    go = "let rec go (m : Nat) : 0 + m = m := match m with\n  | 0 => rfl\n  | m + 1 => congrArg (· + 1) (go m)\nexact go n"
    for name, word, below in (
        ("where", "go", "def len (xs : List Nat) : Nat := go xs 0\nwhere go : List Nat → Nat → Nat\n  | [], n => n\n  | _ :: xs, n => go xs (n + 1)\n"),
        ("a hypothesis", "h", "theorem u (h : 1 = 1) : 1 = 1 := h\n"),
        ("a field", "key", "structure K where\n  key : Nat\n"),
        ("a have", "aux", "theorem u : 1 = 1 := by\n  have aux : 1 = 1 := rfl\n  exact aux\n"),
    ):  # fmt: skip
        text = f"theorem t (n : Nat) : 0 + n = n := by\n  @@sorry\n\n{below}"
        yield Case("", name, text, go.replace("go", word), ACCEPT, why, false=False, judged=False)
    why = "what stands below would be about what the proof declares"
    for name, above, below in (
        ("opened above", "def t.zero : Nat := 0\nopen t\n", "theorem u : go = 4 := rfl\n"),
        ("opened below", "", "open t in\ntheorem u : go = 4 := rfl\n"),
        ("in a theorem of its namespace", "", "theorem t.u : go = 4 := rfl\n"),
    ):
        text = f"def go : Nat := 4\n{above}theorem t : True := by\n  @@sorry\n\n{below}"
        yield Case("", name, text, "let rec go : Nat := 3\ntrivial", REFUSE, why, judged=False)


@attack("a name that looks like one of an instance that a module gave")
def instance_names() -> Iterator[Case]:
    why = "it is called so everywhere"
    orphans = "instance : Monad List where\n  pure a := [a]\n  bind xs f := xs.flatMap f\n\n"
    own = "structure V where\n  x : Nat\n\ninstance : Add V := ⟨fun a b => ⟨a.x + b.x⟩⟩\n\n"
    for name, text, candidate in (
        ("Lean's", "theorem t (a b : Nat) (h : a ≤ b) : a ≤ b := by\n  @@sorry\n", "show @LE.le Nat instLENat a b\nexact h"),
        ("in a rule", "theorem t (a b : Nat) (h : a = b) : a + 0 = b := by\n  @@sorry\n", "simp [instHAdd, h]"),
        ("a hypothesis", "theorem t (α : Type) [instA : Inhabited α] : Nonempty α := by\n  @@sorry\n", "exact ⟨instA.default⟩"),
        ("the file's own", f"{own}theorem t (a b : V) : (a + b).x = a.x + b.x := by\n  @@sorry\n", "show (instAddV.add a b).x = a.x + b.x\nrfl"),
        ("a field", "structure R where\n  instR : Nat\n\ntheorem t (r : R) (h : r.instR = 1) : 1 = r.instR := by\n  @@sorry\n", "show 1 = r.instR\nexact h.symm"),
    ):  # fmt: skip
        yield Case("", name, orphans + text, candidate, ACCEPT, why, false=False)


@attack("a prefix of the file's own")
def prefixes() -> Iterator[Case]:
    text = 'def card (l : List Nat) : Nat := l.length\nprefix:max "#" => card\n\ntheorem t (l m : List Nat) (h : #l = #m) : #m = #l := by\n  @@sorry\n'
    for name, candidate in (("calc", "calc\n  #m = #l := h.symm"), ("show", "show\n  #m = #l\nexact h.symm")):
        yield Case("", name, text, candidate, ACCEPT, "it is a word of the file's terms", false=False)
    macro = 'macro "#mine" : command => `(theorem extra : True := trivial)\n'
    for name, candidate in (("at the margin", "trivial\n#mine"), ("behind", "exact trivial #mine")):
        yield Case(
            "",
            f"a command, {name}",
            f"{macro}theorem t : True := by\n  @@sorry\n",
            candidate,
            REFUSE,
            "it is another command",
            judged=False,
        )


EXPRESSIONS = (
    "inductive Expr where\n  | num (n : Nat)\n  | add (a b : Expr)\n\n"
    "def Expr.eval : Expr → Nat\n  | .num n => n\n  | .add a b => a.eval + b.eval\n\n"
)
FRACTIONS = "structure Frac where\n  num : Nat\n  den : Nat\n\n"


@attack("a word that is one of Lean's elsewhere")
def words_of_lean() -> Iterator[Case]:
    why = "the author called a constructor, a field or a hypothesis so"
    for name, text, candidate in (
        ("a field of an own Name", "structure Name where\n  num : Nat\n\ntheorem t (a b : Name) (h : a = b) : a.num = b.num := by\n  @@sorry\n", "show a.num = b.num\nrw [h]"),
        ("a constructor", f"{EXPRESSIONS}theorem t (n : Nat) : ∃ e : Expr, e.eval = n := by\n  @@sorry\n", "exact ⟨.num n, rfl⟩"),
        ("a pattern", f"{EXPRESSIONS}theorem t (e : Expr) : e.eval = e.eval := by\n  @@sorry\n", "match e with\n| .num n => rfl\n| .add a b => rfl"),
        ("a field", f"{FRACTIONS}theorem t (f : Nat → Frac) (n : Nat) (h : (f n).num = 3) : (f n).num = 3 := by\n  @@sorry\n", "have k : (f n).num = 3 := h\nexact k"),
        ("a function of a field", f"{FRACTIONS}theorem t (a b : Frac) (h : a = b) : a.num = b.num := by\n  @@sorry\n", "exact congrArg (·.num) h"),
        ("a value of a field", f"{FRACTIONS}theorem t : ∃ l : Frac, l.num = 3 := by\n  @@sorry\n", "exact ⟨{ num := 3, den := 1 }, rfl⟩"),
        ("of a type that ends in it", "inductive VarName where\n  | num (n : Nat)\n\ntheorem t (n : Nat) : VarName.num n = VarName.num n := by\n  @@sorry\n", "exact Eq.refl (VarName.num n)"),
        ("lemma", "theorem t (p : Prop) (lemma : p) : p := by\n  @@sorry\n", "exact lemma"),
        ("lemma, rewritten with", "theorem t (a b : Nat) (lemma : a = b) : b = a := by\n  @@sorry\n", "rw [lemma]"),
        ("native, a number", "theorem t (a native : Nat) : a + native = native + a := by\n  @@sorry\n", "show a + native = native + a\nexact Nat.add_comm a native"),
        ("native, a field", "structure R where\n  native : Nat\n\ntheorem t : ∃ r : R, r.native = 3 := by\n  @@sorry\n", "exact ⟨{ native := 3 }, rfl⟩"),
        ("decl_name", "theorem t (decl_name : Nat) : decl_name = decl_name := by\n  @@sorry\n", "exact Eq.refl decl_name"),
        ("decl_name, divided", "theorem t (decl_name : Nat) : decl_name % 2 = decl_name % 2 := by\n  @@sorry\n", "exact Eq.refl (decl_name % 2)"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, ACCEPT, why, false=False)
    why = "it is Lean's own word after all"
    two = "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\n"
    compiled = f"{two}theorem t : two = 1 := by\n  @@sorry\n"
    fields = f"structure R where\n  native : Bool\n\n{compiled}"
    for name, text, candidate in (
        ("an option of decide", fields, "decide +native"),
        ("an option in brackets", fields, "decide (native := true)"),
        ("a configuration", fields, "decide (config := { native := true })"),
        ("a configuration by a number", f"instance : OfNat Bool 3 := ⟨true⟩\n{fields}", "decide (config := { native := 3 })"),
        ("a configuration with a name", fields, "have c : Lean.Parser.Tactic.DecideConfig := { native := true }\ndecide (config := c)"),
        ("a command", "theorem t : 1 = 2 := by\n  @@sorry\n", "have lemma : 1 = 2 := by assumption\nlemma x : True := trivial"),
        ("a lemma that is not there", "theorem t : 1 = 2 := by\n  @@sorry\n", "exact lemma"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why)
    why = "where its own hole stands is seen in the file as it is judged, so that both branches are told"
    axiom, hole = "axiom lem (n : Nat) : n < n + 1\n\n", "theorem t : ∃ n : Nat, n < n + 1 := ⟨sorry, by @@sorry⟩\n"
    for name, asking in (("by its tag", "conv => lhs; arg 3; skip"), ("by the number in its tag", "conv => lhs; arg 3; change .num _ _; skip")):  # fmt: skip
        candidate = f"first\n| (fail_if_success (fail_if_success ({asking}))); exact lem _\n| exact Nat.lt_succ_self _"
        yield Case("", name, axiom + FRACTIONS + hole, candidate, resting_on("lem"), why, false=False, judged=False)
