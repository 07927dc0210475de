"""What an imported module declares, told from what Lean made for it: names that look like Lean's own, axioms of the
compiler, instances, and helpers."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Expectation, attack, conditional, resting_on

FALSE = "theorem t : 1 = 2 := by\n  @@sorry\n"
HEADER = "/- Copyright -/\nmodule\n\n"
TWO = "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\n"
PUBLIC_TWO = TWO.replace("def", "public def")
COMPILED = "theorem t : two = 1 := by\n  @@sorry\n"
LOOKALIKES = (
    "_x", "_bad", "induct", "induction", "coinduction", "splitter", "match_1", "eq_1", "proof_1", "hinj", "fix_induct",
    "Foo.induction", "Foo.induct", "induction.base", "_x.bad",
)  # fmt: skip
"""Names of an author's, parts of which Lean gives to what it makes."""


def _module(name: str) -> str:
    return "Attack" + "".join(part.capitalize() for part in name.replace(".", "_").split("_"))


@attack("the compiler's word in an import")
def compilers() -> Iterator[Case]:
    why = "the compiler vouches for it, whatever what it was proved for is called"
    for name in LOOKALIKES:
        module, text = f"{_module(name)}Native", f"{TWO}@[simp] theorem {name} : two = 1 := by native_decide\n"
        yield Case("", name, f"import {module}\n{COMPILED}", f"exact {name}", REFUSE, why, modules=((module, text),))
    for title, module, text, candidate in (
        ("simp", "AttackNativeSimp", f"{TWO}namespace induction\n@[simp] theorem base : two = 1 := by native_decide\nend induction\n", "simp"),
        ("data", "AttackNativeData", f"{TWO}def match_1 : {{ n : Nat // n = 1 }} := ⟨two, by native_decide⟩\n", "exact match_1.2"),
        ("private", "AttackNativePrivate", f"{TWO}private theorem _h : two = 1 := by native_decide\ntheorem base : two = 1 := _h\n", "exact base"),
        ("a macro's command", "AttackNativeCommand", f'{TWO}set_option hygiene false in\nmacro "prove" : command => `(theorem base : two = 1 := by native_decide)\nprove\n', "exact base"),
        ("a default", "AttackNativeDefault", f"{TWO}structure S : Prop where\n  out : two = 1 := by native_decide\ntheorem induct : S := {{}}\n", "exact induct.out"),
    ):  # fmt: skip
        yield Case("", title, f"import {module}\n{COMPILED}", candidate, REFUSE, why, modules=((module, text),))
    for name in ("induct", "base", "_x.bad"):
        module = f"{_module(name)}NativeModule"
        text = f"{HEADER}{PUBLIC_TWO}public theorem {name} : two = 1 := by native_decide\n"
        above = f"{HEADER}import {module}\n"
        candidate = f"exact {name}"
        yield Case(
            "", f"{name}, in the module system", above + COMPILED, candidate, REFUSE, why, modules=((module, text),)
        )


@attack("a name like Lean's own in an import")
def lookalikes() -> Iterator[Case]:
    for name in LOOKALIKES:
        for kind, text, expect in (
            ("Open", f"theorem {name} : 1 = 2 := by sorry\n", conditional(name)),
            ("Axiom", f"axiom {name} : 1 = 2\n", resting_on(name)),
        ):
            module = _module(name) + kind
            why = "its author called it so, and it is no work of Lean's"
            yield Case(
                "", f"{name}, {kind.lower()}", f"import {module}\n{FALSE}", f"exact {name}", expect, why,
                modules=((module, text),),
            )  # fmt: skip


@attack("a theorem under the name of another in an import")
def parts() -> Iterator[Case]:
    where = "theorem foo : 1 = 2 := aux\nwhere\n  aux : 1 = 2 := by sorry\n"
    let = "theorem foo : 1 = 2 := by\n  let rec aux : 1 = 2 := by sorry\n  exact aux\n"
    data = "def foo : { n : Nat // n = n } := ⟨3, rfl⟩\nwhere\n  aux : 1 = 2 := by sorry\n"
    true = "theorem foo : True := trivial\nwhere\n  aux : 1 = 2 := by sorry\n"
    apart = "theorem foo : 1 = 2 := by sorry\ntheorem foo.extra : 1 = 2 := by sorry\n"
    under = "theorem foo : True := trivial\ntheorem foo.extra : 1 = 2 := by sorry\n"
    for name, text, candidate, expect in (
        ("Where", where, "exact foo.aux", REFUSE),
        ("WhereWhole", where, "exact foo", conditional("foo")),
        ("LetRec", let, "exact foo.aux", REFUSE),
        ("LetRecWhole", let, "exact foo", conditional("foo")),
        ("OfData", data, "exact foo.aux", REFUSE),
        ("OfTrue", true, "exact foo.aux", REFUSE),
        ("Extra", apart, "exact foo.extra", conditional("foo.extra")),
        ("Both", apart, "exact foo", conditional("foo")),
        ("UnderTrue", under, "exact foo.extra", conditional("foo.extra")),
    ):
        why = "a helper has no statement of its own that anybody could go and prove; a theorem has"
        title = f"AttackPart{name}"
        yield Case(
            "", name, f"import {title}\n{FALSE}", candidate, expect, why,
            modules=((title, text),), judged="Whole" not in name,
        )  # fmt: skip
        if expect == REFUSE:
            yield Case("", f"{name}, in the file", text + FALSE, candidate, expect, why)


CLASS = "class P : Prop where\n  h : 1 = 2\n"
INSTANCES: tuple[tuple[str, str, str, str], ...] = (
    # name, the module, what stands above the theorem, the candidate
    ("Scoped", f"{CLASS}namespace Q\nscoped instance : P := ⟨sorry⟩\nend Q\n", "open Q\n", "exact P.h"),
    ("ScopedNamed", f"{CLASS}namespace Q\nscoped instance inst : P := ⟨by sorry⟩\nend Q\n", "open Q\n", "exact (inferInstance : P).h"),
    ("ScopedSimp", f"{CLASS}namespace Q\nscoped instance : P := ⟨sorry⟩\nend Q\ntheorem use [P] : (1 = 2) = True := eq_true P.h\n", "open Q\n", "simp only [use]"),
    ("Attribute", f"{CLASS}theorem foo : P := ⟨sorry⟩\nattribute [instance] foo\n", "", "exact P.h"),
    ("ScopedAttribute", f"{CLASS}namespace Q\ntheorem foo : P := ⟨sorry⟩\nattribute [scoped instance] foo\nend Q\n", "open Q\n", "exact P.h"),
    ("Local", f"{CLASS}local instance : P := ⟨sorry⟩\n", "", "exact instP.h"),
    ("LocalAgain", f"{CLASS}local instance foo : P := ⟨sorry⟩\n", "attribute [instance] foo\n", "exact P.h"),
    ("LocalUsed", f"{CLASS}local instance : P := ⟨sorry⟩\ntheorem use : 1 = 2 := P.h\n", "", "exact use"),
    ("Synonym", f"{CLASS}abbrev R := P\nlocal instance foo : R := ⟨sorry⟩\n", "", "exact foo.h"),
    ("Parameters", "class F (p : Prop) : Prop where\n  h : p\nlocal instance foo (n : Nat) : F (n = n + 1) := ⟨sorry⟩\n", "", "exact (foo 1).h"),
    ("Later", "structure P : Prop where\n  h : 1 = 2\nattribute [class] P\nlocal instance foo : P := ⟨sorry⟩\n", "", "exact foo.h"),
    ("Data", "namespace Q\nscoped instance : Decidable (1 = 2) := .isTrue sorry\nend Q\n", "open Q\n", "exact of_decide_eq_true (by rfl)"),
    ("Inhabited", "namespace Q\nscoped instance : Nonempty (Fin 0) := sorry\nend Q\n", "open Q\n", "exact (Classical.choice (inferInstance : Nonempty (Fin 0))).elim0"),
)  # fmt: skip


@attack("an open instance of an import")
def instances() -> Iterator[Case]:
    why = "nobody names an instance, so what rests on it could not be told"
    for name, text, above, candidate in INSTANCES:
        title = f"AttackInstance{name}"
        stated = "Attribute" in name  # an instance that its author stated as a theorem
        yield Case(
            "", name, f"import {title}\n{above}{FALSE}", candidate, REFUSE, why,
            modules=((title, text),), judged=not stated,
        )  # fmt: skip
    text = f"{HEADER}public section\n\n{INSTANCES[0][1]}"
    yield Case(
        "", "Scoped, in the module system", f"{HEADER}import AttackInstanceModule\nopen Q\n{FALSE}", "exact P.h", REFUSE, why,
        modules=(("AttackInstanceModule", text),),
    )  # fmt: skip
    for name, text, above, candidate in INSTANCES[:5]:
        yield Case(
            "", f"{name}, in the file", f"{text}{above}{FALSE}", candidate, REFUSE, why,
            judged="Attribute" not in name, core=False,
        )  # fmt: skip


TRUE = "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n"
HONEST: tuple[tuple[str, str, str, Expectation], ...] = (
    # name, the module, the candidate, what must come of it
    ("Scoped", "class P (n : Nat) : Prop where\n  h : n + 0 = n\nnamespace Q\nscoped instance (n : Nat) : P n := ⟨rfl⟩\nend Q\n", "exact Q.instP n |>.h", ACCEPT),
    ("Local", "class P (n : Nat) : Prop where\n  h : n + 0 = n\nlocal instance foo (n : Nat) : P n := ⟨rfl⟩\n", "exact (foo n).h", ACCEPT),
    ("Where", "theorem foo (n : Nat) : n + 0 = n := aux n\nwhere\n  aux (n : Nat) : n + 0 = n := rfl\n", "exact foo.aux n", ACCEPT),
    ("Lookalike", "theorem Foo.induction (n : Nat) : n + 0 = n := rfl\n", "exact Foo.induction n", ACCEPT),
    ("Negation", "theorem foo (n : Nat) : ¬n + 0 ≠ n := sorry\n", "exact Decidable.not_not.mp (foo n)", conditional("foo")),
    ("Definition", "def Same (n : Nat) : Prop := n + 0 = n\ntheorem foo (n : Nat) : Same n := sorry\n", "exact foo n", conditional("foo")),
)  # fmt: skip


@attack("a true proof over what looks like Lean's own in an import")
def honest() -> Iterator[Case]:
    for name, text, candidate, expect in HONEST:
        title, why = f"AttackHonest{name}", "nothing is wrong with it"
        yield Case("", name, f"import {title}\n{TRUE}", candidate, expect, why, false=False, modules=((title, text),))
