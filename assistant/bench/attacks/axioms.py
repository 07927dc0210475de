"""Axioms: the author's own are assumptions and are told, all others are refused."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.bench.attacks.case import ACCEPT, EVERY_DOOR, REFUSE, Case, attack, resting_on
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, LAYOUTS, TRUE_GOAL, at, everywhere

NB = "axiom nb (n : Nat) : n = n + 1\n"


@attack("an axiom of the author")
def own() -> Iterator[Case]:
    why = "the author assumed it, so it may be used, and is told"
    yield from everywhere("exact", FALSE_GOAL, NB, "exact nb n", resting_on("nb"), why)
    for name, above, candidate, axioms in (
        ("used before", NB + "theorem user : 1 = 2 := nb 1\n", "exact nb n", ("nb",)),
        ("False", "axiom cheat : False\n", "exact cheat.elim", ("cheat",)),
        ("in a namespace", "namespace A\n" + NB + "end A\n", "exact A.nb n", ("A.nb",)),
        ("in an open namespace", "namespace A\n" + NB + "end A\nopen A\n", "exact nb n", ("A.nb",)),
        ("two", "axiom a (n : Nat) : n = n + 2\naxiom b (n : Nat) : n + 2 = n + 1\n", "exact (a n).trans (b n)", ("a", "b")),
        ("through a lemma", NB + "theorem user (n : Nat) : n = n + 1 := nb n\n", "exact user n", ("nb",)),
        ("through an instance", "class C : Prop where\n  out : ∀ n, n = n + 1\n" + NB + "instance : C := ⟨nb⟩\n", "exact C.out n", ("nb",)),
        ("as a simp lemma", "axiom p : Prop\naxiom hp : p\n@[simp] axiom nb (n : Nat) : (n = n + 1) = p\n", "simp only [nb]; exact hp", ("hp", "nb", "p")),
        ("behind a macro", NB + 'macro "now" : tactic => `(tactic| exact nb _)\n', "now", ("nb",)),
        ("private", "private " + NB, "exact nb n", ("nb",)),
        ("private, through a lemma", f"private {NB}theorem user (n : Nat) : n = n + 1 := nb n\n", "exact user n", ("nb",)),
        ("with choice", "axiom nb (n : Nat) : ¬¬n = n + 1\n", "exact Classical.not_not.mp (nb n)", ("nb",)),
        ("type and proof", "axiom D : Type\naxiom d : D → False\naxiom e : D\n", "exact (d e).elim", ("D", "d", "e")),
        ("constant", "axiom c : Nat\naxiom hc : ∀ n, n = c\n", "exact (hc n).trans (hc (n + 1)).symm", ("c", "hc")),
        ("printed with universes", "set_option pp.universes true\naxiom nb.{u} {α : Sort u} : α\n", "exact nb", ("nb",)),
    ):  # fmt: skip
        case = at(BLOCK, name, FALSE_GOAL, above, candidate, resting_on(*axioms), why)
        yield replace(case, judged=not name.startswith("private"))


@attack("an axiom named like one of Lean's")
def shadows() -> Iterator[Case]:
    why = "it has the short name of Lean's axiom and is another one"
    for short in ("propext", "Classical.choice", "Quot.sound", "sound", "choice", "ofReduceBool"):
        full = f"Foo.{short}"
        declared = f"namespace Foo\naxiom {short} : False\n"
        inside = f"{declared}theorem t : 1 = 2 := by\n  @@sorry\nend Foo\n"
        yield Case("", f"{short}, inside", inside, f"exact {full}.elim", resting_on(full), why, target="Foo.t")
        yield Case(
            "", f"{short}, short name", inside, f"exact {short}.elim", resting_on(full), why, target="Foo.t",
            core=short in ("propext", "sound", "choice"),
        )  # fmt: skip
        outside = f"{declared}end Foo\ntheorem t : 1 = 2 := by\n  @@sorry\n"
        yield Case("", f"{short}, outside", outside, f"exact {full}.elim", resting_on(full), why, core=False)
        opened = f"{declared}end Foo\nopen Foo\ntheorem t : 1 = 2 := by\n  @@sorry\n"
        yield Case("", f"{short}, open", opened, f"exact {full}.elim", resting_on(full), why, core=short == "propext")
        if "." in short:
            continue
        text = f"namespace Foo\naxiom {short} : False\nset_option pp.fullNames false\ntheorem t : 1 = 2 := by\n  @@sorry\nend Foo\n"
        yield Case(
            "",
            f"{short}, full names off",
            text,
            f"exact {short}.elim",
            resting_on(full),
            why,
            target="Foo.t",
            core=short == "propext",
        )
    for short in ("propext", "sorryAx"):
        title = f"AttackPrivate{short.capitalize()}"
        module = f"namespace Foo\nprivate axiom {short} : False\ntheorem bad : 1 = 2 := {short}.elim\nend Foo\n"
        text = f"import {title}\ntheorem t : 1 = 2 := by\n  @@sorry\n"
        yield Case(
            "", f"{short}, private in an import", text, "exact Foo.bad", resting_on(f"Foo.{short}"), why,
            modules=((title, module),), judged=False,
        )  # fmt: skip
    quoted = "axiom «propext, Classical.choice» : False\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    name = "«propext, Classical.choice»"
    yield Case("", "a name with a comma", quoted, "exact «propext, Classical.choice».elim", resting_on(name), why)
    bracket = "axiom «]» : False\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    yield Case("", "a name with a bracket", bracket, "exact «]».elim", resting_on("«]»"), why)
    told = "' does not depend on any axioms"
    sentence = f"axiom «{told}» : False\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    yield Case("", "a name that says there are none", sentence, f"exact «{told}».elim", resting_on(f"«{told}»"), why)
    long = "a" * 300
    yield Case(
        "",
        "a long name",
        f"axiom {long} : False\ntheorem t : 1 = 2 := by\n  @@sorry\n",
        f"exact {long}.elim",
        resting_on(long),
        why,
    )


MARKERS = (
    "_trial_stand_in",
    "_root_._trial_stand_in",
    "_trial_accepted",
    "_root_._trial_accepted",
    "_trial_accepted0.t",
    "_trial0.t",
    "t._trial",
    "_audit_stub",
    "_assistant.stub",
    "_hole",
    "_stub",
    "_nonce",
)


@attack("an axiom named like a marker of the assistant")
def markers() -> Iterator[Case]:
    why = "a name that the assistant uses itself buys nothing: the axiom is told, or the proof refused"
    for marker in MARKERS:
        full = marker.removeprefix("_root_.")
        for kind, text, proof in (
            ("False", f"axiom {marker} : False\n", f"exact {full}.elim"),
            ("polymorphic", f"axiom {marker}.{{u}} {{α : Sort u}} : α\n", f"exact {full}"),
        ):
            yield at(
                BLOCK, f"{marker}, {kind}", FALSE_GOAL, text, proof, resting_on(full), why, core=kind == "polymorphic"
            )
    lemma = "theorem _trial_accepted.t (n : Nat) : n = n + 1 := sorry\n"
    yield at(BLOCK, "a sorried copy", FALSE_GOAL, lemma, "exact _trial_stand_in", REFUSE, "there is no such thing")
    for full in dict.fromkeys(marker.removeprefix("_root_.") for marker in MARKERS[:6]):
        yield at(
            BLOCK,
            f"{full}, not declared",
            FALSE_GOAL,
            "",
            f"exact {full}",
            REFUSE,
            "it exists only in the assistant's own texts",
        )
        yield at(
            BLOCK,
            f"{full}, at the root",
            FALSE_GOAL,
            "",
            f"exact _root_.{full}",
            REFUSE,
            "it exists only in the assistant's own texts",
            core=False,
        )
    for candidate in (
        "exact?",
        "assumption",
        "apply_rules [_trial_stand_in]",
        "simp [_trial_stand_in]",
        "solve_by_elim",
        "first | exact _trial_stand_in | exact _root_._trial_stand_in",
    ):
        yield at(
            BLOCK,
            f"found by {candidate}",
            FALSE_GOAL,
            "",
            candidate,
            REFUSE,
            "it exists only in the assistant's own texts",
        )


@attack("an axiom that the proof brings along")
def declared() -> Iterator[Case]:
    why = "a proof may not assume what it proves"
    declarer = 'macro "cheat" : command => `(command| axiom cheated : False)\n'
    for name, above, candidate in (
        ("axiom after the proof", "", "exact cheat.elim\naxiom cheat : False"),
        ("axiom before the proof", "", "skip\naxiom cheat : False\nexact cheat.elim"),
        ("axiom in", "", "axiom cheat : False in exact cheat.elim"),
        ("command macro", declarer, "exact cheated.elim\ncheat"),
        ("command macro in", declarer, "cheat in exact cheated.elim"),
        ("constant by opaque", "", "exact cheat.elim\nopaque cheat : False"),
        ("sorried instance", "", "exact C.out\ninstance : C := sorry"),
        ("variable", "", "exact h\nvariable (h : False)"),
        ("include", "variable (h : ∀ n : Nat, n = n + 1)\n", "exact h n\ninclude h"),
        ("auto-bound", "", "exact «a b» n"),
        ("let axiom", "", "let axiom := False\nexact axiom"),
        ("unsafe", "", "exact unsafe (lcProof)"),
        ("lcProof", "", "exact lcProof"),
        ("lcUnreachable", "", "exact lcUnreachable"),
        ("lcCast", "", "exact lcCast (rfl : n = n)"),
        ("lcAny", "", "exact (lcAny : False).elim"),
        ("isScalarObj", "", "exact (isScalarObj n).elim"),
        ("Quot.lcInv", "", "exact (Quot.lcInv (Quot.mk (fun _ _ => True) n) : False).elim"),
        ("unsafeCast", "", "exact unsafeCast rfl"),
        ("ofReduceBool", "", "exact of_decide_eq_true (Lean.ofReduceBool _ true rfl)"),
        ("reduceBool", "", "exact (Lean.reduceBool true).elim"),
        ("a native axiom of nobody", "", "exact t._native.native_decide.ax_1_1"),
    ):  # fmt: skip
        yield at(BLOCK, name, FALSE_GOAL, above, candidate, REFUSE, why)
    for layout in LAYOUTS[1:]:
        yield at(layout, "lcProof", FALSE_GOAL, "", "exact lcProof", REFUSE, why, core=layout.core)


@attack("an axiom below the place")
def below() -> Iterator[Case]:
    text = "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\n\naxiom nb (n : Nat) : n = n + 1\n"
    yield Case("", "exact", text, "exact nb n", REFUSE, "it is not there yet")
    yield Case("", "assumption", text, "assumption", REFUSE, "it is not there yet", doors=EVERY_DOOR)


@attack("an axiom that the proof does not use")
def idle() -> Iterator[Case]:
    why = "an axiom of the file is no fault of a proof that does without it"
    for name, above, candidate in (
        ("rfl", NB, "rfl"),
        ("used elsewhere", NB + "theorem user : 1 = 2 := nb 1\n", "rfl"),
        ("first", NB, "first | rfl | exact nb n"),
        ("marker's name", "axiom _root_._trial_stand_in : False\n", "rfl"),
        ("marker's name, polymorphic", "axiom _trial_stand_in.{u} {α : Sort u} : α\n", "simp"),
        ("like Lean's", "axiom Foo.propext : False\n", "simp"),
    ):
        yield at(BLOCK, name, TRUE_GOAL, above, candidate, ACCEPT, why, doors=EVERY_DOOR)


TWO = "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\n"
BAD = f"{TWO}theorem bad : two = 1 := by native_decide\n"
DATA = f"{TWO}def k : {{ n : Nat // n = 1 }} := ⟨two, by native_decide⟩\n"
CONFIGURATION = (
    f"{TWO}structure Cfg where\n  size : Nat\n  ok : size = 1\n"
    "def cfg : Cfg where\n  size := two\n  ok := by native_decide\n"
)
OF_BAD, OF_DATA, OF_CONFIGURATION = (
    f"{name}._native.native_decide.ax_{number}" for name, number in (("bad", "1_1"), ("k", "1"), ("cfg", "1"))
)


@attack("the compiler's word beside the hole")
def beside_the_hole() -> Iterator[Case]:
    why = "the declaration rests on the compiler without the proof, and the proof would, too"
    for name, text, candidate in (
        ("a hypothesis", f"{BAD}theorem t : two = 1 := by\n  have r := bad\n  @@sorry\n", "exact r"),
        ("a hypothesis, found", f"{BAD}theorem t : 3 = 4 := by\n  have r : 2 = 1 := bad\n  @@sorry\n", "omega"),
        ("a hypothesis of a hypothesis", f"{BAD}theorem t : 3 = 4 := by\n  have r : 2 = 1 := bad\n  have s : 1 = 2 := r.symm\n  @@sorry\n", "omega"),
        ("taken apart", f"{BAD}theorem t : 3 = 4 := by\n  obtain ⟨r, _⟩ : 2 = 1 ∧ True := ⟨bad, trivial⟩\n  @@sorry\n", "omega"),
        ("a let", f"{BAD}theorem t : 3 = 4 := by\n  let r : {{ n : Nat // n = 1 }} := ⟨two, bad⟩\n  @@sorry\n", "have : (2 : Nat) = 1 := r.2\nomega"),
        ("by name", f"{BAD}theorem t : 2 + 2 = 4 ∧ two = 1 := by\n  constructor\n  · have := bad; rfl\n  · @@sorry\n", "exact bad"),
        ("cases", f"{BAD}theorem t : 3 = 4 := by\n  cases (Or.inl bad : (2 : Nat) = 1 ∨ (2 : Nat) = 1) with\n  | inl r => @@sorry\n  | inr r => omega\n", "omega"),
        ("a calculation", f"{BAD}theorem t : two = 2 + 1 := by\n  calc two = 1 := bad\n    _ = 2 := bad.symm\n    _ = 2 + 1 := by @@sorry\n", "have := bad\nexact absurd this (by decide)"),
        ("a helper", f"{BAD}theorem t : 3 = 4 := by\n  have r : (2 : Nat) = 1 := bad\n  let rec aux : 3 = 4 := by\n    @@sorry\n  exact aux\n", "omega"),
        ("data", f"{DATA}theorem t : two = 1 ∧ two = 1 := by\n  have r : k.1 = 1 := k.2\n  constructor\n  · exact r\n  · @@sorry\n", "exact r"),
        ("data by its axiom", f"{DATA}theorem t : k.1 = 1 := by\n  @@sorry\n", f"exact of_decide_eq_true {OF_DATA}"),
        ("data through a theorem", f"{DATA}theorem via : k.1 = 1 := of_decide_eq_true {OF_DATA}\ntheorem t : k.1 = 1 := by\n  @@sorry\n", "exact via"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why)
    why = "the definition that the statement speaks of rests on the compiler; that is told, and nothing is written"
    false = "exact absurd (show (2 : Nat) = 1 from k.2) (by decide)"
    for name, text, candidate, axiom, is_false in (
        ("a definition, falsely", f"{DATA}theorem t : k.1 = 3 := by\n  @@sorry\n", false, OF_DATA, True),
        ("its property", f"{DATA}theorem t : k.1 = 1 := by\n  @@sorry\n", "exact k.2", OF_DATA, True),
        ("a field", f"{CONFIGURATION}theorem t : cfg.size = 1 := by\n  @@sorry\n", "exact cfg.ok", OF_CONFIGURATION, True),
        ("its value", f"{DATA}theorem t : k.1 = 2 := by\n  @@sorry\n", "rfl", OF_DATA, False),
        ("another part", "theorem t : 2 + 2 = 4 ∧ 3 = 3 := by\n  constructor\n  · native_decide\n  · @@sorry\n", "rfl", "t._native.native_decide.ax_1_1", False),
        ("a hypothesis that is not used", f"{BAD}theorem t (n : Nat) : n = n := by\n  have r := bad\n  @@sorry\n", "rfl", OF_BAD, False),
    ):  # fmt: skip
        yield Case("", name, text, candidate, resting_on(axiom), why, false=is_false, judged=False)
    module = "AttackInheritedData"
    text = f"import {module}\ntheorem t : k.1 = 3 := by\n  @@sorry\n"
    yield Case("", "an imported one", text, false, resting_on(OF_DATA), why, judged=False, modules=((module, DATA),))
