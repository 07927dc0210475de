"""Lemmas without a proof: named theorems may be used and must be told, everything else without a proof may not."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, attack, conditional
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, TRUE_GOAL, at, everywhere

BAD = "theorem bad (n : Nat) : n = n + 1 := sorry\n"


@attack("an open lemma by name")
def named() -> Iterator[Case]:
    why = "a named theorem without a proof may be used, and is told"
    yield from everywhere("exact", FALSE_GOAL, BAD, "exact bad n", conditional("bad"), why)
    for candidate in (
        "apply bad",
        "rw [← bad n]",
        "exact (bad _)",
        "have h := bad n\nexact h",
        "refine bad ?_",
        "simpa using bad n",
        "exact absurd (bad 0) (by decide)",
        "exfalso\nhave := bad 0\nomega",
        "exact «bad» n",
        "exact _root_.bad n",
        "first | exact bad n | skip",
        "exact id (bad n)",
        "calc n = n + 1 := bad n",
        "exact (by exact bad n)",
    ):
        yield at(BLOCK, candidate, FALSE_GOAL, BAD, candidate, conditional("bad"), why, core=len(candidate) < 20)
    for name, above, candidate, lemmas in (
        ("two of them", BAD + "theorem worse (n : Nat) : n + 1 = n + 1 + 0 := sorry\n", "exact (bad n).trans (worse n)", ("bad", "worse")),
        ("through a proved one", BAD + "theorem user (n : Nat) : n = n + 1 := bad n\n", "exact user n", ("bad",)),
        ("through three proved ones", BAD + "theorem u (n : Nat) : n = n + 1 := bad n\ntheorem v (n : Nat) : n = n + 1 := u n\ntheorem w (n : Nat) : n = n + 1 := v n\n", "exact w n", ("bad",)),
        ("in a namespace", "namespace A\n" + BAD + "end A\n", "exact A.bad n", ("A.bad",)),
        ("in an open namespace", "namespace A\n" + BAD + "end A\nopen A\n", "exact bad n", ("A.bad",)),
        ("by tactics", "theorem bad (n : Nat) : n = n + 1 := by\n  sorry\n", "exact bad n", ("bad",)),
        ("half proved", "theorem bad (n : Nat) : n = n + 1 := by\n  cases n\n  · sorry\n  · sorry\n", "exact bad n", ("bad",)),
        ("admitted", "theorem bad (n : Nat) : n = n + 1 := by admit\n", "exact bad n", ("bad",)),
        ("protected", "namespace A\nprotected " + BAD + "end A\n", "exact A.bad n", ("A.bad",)),
        ("as a local hypothesis", BAD, "have := bad\nexact this n", ("bad",)),
        ("behind a macro", BAD + 'macro "now" : tactic => `(tactic| exact bad _)\n', "now", ("bad",)),
        ("behind a notation", BAD + 'notation "now" => bad _\n', "exact now", ("bad",)),
        ("behind an abbreviation", BAD + "abbrev user (n : Nat) : n = n + 1 := bad n\n", "exact user n", ("bad",)),
        ("named sorry", "theorem «sorry» (n : Nat) : n = n + 1 := by\n  cases n <;> sorry\n", "exact «sorry» n", ("sorry",)),
        ("named like a marker", "theorem _trial_stand_in (n : Nat) : n = n + 1 := sorry\n", "exact _trial_stand_in n", ("_trial_stand_in",)),
        ("named like a lemma of Lean", "theorem A.propext (n : Nat) : n = n + 1 := sorry\n", "exact A.propext n", ("A.propext",)),
        ("named like the target", "theorem A.t (n : Nat) : n = n + 1 := sorry\n", "exact A.t n", ("A.t",)),
    ):  # fmt: skip
        yield at(BLOCK, name, FALSE_GOAL, above, candidate, conditional(*lemmas), why)


@attack("an open lemma that a tactic picks up")
def picked_up() -> Iterator[Case]:
    why = "it rests on the open lemma, though no name of it stands in the text"
    function = "def f (n : Nat) : Nat := n + 1\n"
    goal = "f n = 7"
    for name, above, candidate in (
        ("simp", "@[simp] theorem bad (n : Nat) : f n = 7 := sorry\n", "simp"),
        ("simp?", "@[simp] theorem bad (n : Nat) : f n = 7 := sorry\n", "simp only [bad]"),
        ("simp_all", "@[simp] theorem bad (n : Nat) : f n = 7 := sorry\n", "simp_all"),
        ("attribute later", "theorem bad (n : Nat) : f n = 7 := sorry\nattribute [simp] bad\n", "simp"),
        ("local attribute", "theorem bad (n : Nat) : f n = 7 := sorry\nattribute [local simp] bad\n", "simp"),
        ("grind", "@[grind =] theorem bad (n : Nat) : f n = 7 := sorry\n", "grind"),
        ("backwards", "@[simp ←] theorem bad (n : Nat) : 7 = f n := sorry\n", "simp"),
    ):
        yield Case(
            "", name, f"{function}{above}theorem t (n : Nat) : {goal} := by\n  @@sorry\n", candidate,
            conditional("bad"), why, doors=EVERY_DOOR if name in ("simp", "grind") else CANDIDATE_DOORS,
        )  # fmt: skip
    opaque = "opaque c : Nat\ntheorem bad : 7 < c := sorry\n"
    yield Case(
        "",
        "exact?",
        f"{opaque}theorem t : 7 < c := by\n  @@sorry\n",
        "exact?",
        REFUSE,
        "it only offers",
        false=True,
        core=False,
    )
    yield Case(
        "",
        "what exact? offers",
        f"{opaque}theorem t : 7 < c := by\n  @@sorry\n",
        "exact bad",
        conditional("bad"),
        why,
        doors=EVERY_DOOR,
    )
    yield Case(
        "",
        "omega with a fact",
        f"{opaque}theorem t : 6 < c := by\n  @@sorry\n",
        "have := bad\nomega",
        conditional("bad"),
        why,
    )


@attack("an open lemma that the proof does not use")
def unused() -> Iterator[Case]:
    why = "an open lemma of the file is no fault of a proof that does without it"
    for name, above, candidate in (
        ("rfl", BAD, "rfl"),
        ("simp", "theorem bad (n : Nat) : n * 0 = 1 := sorry\n", "simp"),
        ("a simp lemma", "def f (n : Nat) : Nat := n\n@[simp] theorem bad (n : Nat) : f n = 7 := sorry\n", "simp"),
        ("named in vain", BAD, "first | rfl | exact bad n"),
        ("mentioned in a comment", BAD, "rfl -- bad n, sorry"),
        ("mentioned in a block comment", BAD, "/- sorry -/ rfl"),
    ):
        yield at(BLOCK, name, TRUE_GOAL, above, candidate, ACCEPT, why, doors=EVERY_DOOR)


@attack("something without a proof that is no named theorem")
def no_theorems() -> Iterator[Case]:
    why = "only named theorems may be used without a proof"
    instance = "class C (n : Nat) : Prop where\n  out : n = n + 1\n"
    structure = "structure S (n : Nat) : Prop where\n  out : n = n + 1 := {}\n"
    for name, above, candidate in (
        ("instance", instance + "instance i (n : Nat) : C n := sorry\n", "exact C.out"),
        ("instance by tactics", instance + "instance (n : Nat) : C n := by sorry\n", "exact C.out"),
        ("instance field", instance + "instance (n : Nat) : C n := ⟨sorry⟩\n", "exact C.out"),
        ("instance where", instance + "instance (n : Nat) : C n where\n  out := by\n    sorry\n", "exact C.out"),
        ("a theorem, local by an attribute", instance + "theorem i (n : Nat) : C n := sorry\nattribute [local instance] i\n", "exact C.out"),
        ("a theorem, local where it stands", instance + "@[local /- here -/ instance] theorem i (n : Nat) : C n := sorry\n", "exact C.out"),
        ("local instance", instance + "local instance (n : Nat) : C n := sorry\n", "exact C.out"),
        ("instance by attribute", instance + "theorem i (n : Nat) : C n := sorry\nattribute [instance] i\ninstance j (n : Nat) : C n := by sorry\n", "exact (j n).out"),
        ("structure default", structure.replace("{}", "by sorry"), "exact ({} : S n).out"),
        ("structure default, term", structure.replace("{}", "sorry"), "exact ({ } : S n).out"),
        ("structure default, where", structure.replace("{}", "by\n    sorry"), "have s : S n := {}\nexact s.out"),
        ("decidable", "instance (p : Prop) : Decidable p := .isTrue sorry\n", "exact of_decide_eq_true (by rfl)"),
        ("decidable, local", "local instance (n : Nat) : Decidable (n = n + 1) := .isTrue sorry\n", "exact of_decide_eq_true rfl"),
        ("decidable, picked up", "instance (n : Nat) : Decidable (n = n + 1) := .isTrue sorry\n", "exact of_decide_eq_true rfl"),
        ("data with a proof", "def d (n : Nat) : {x : Nat // n = n + 1} := ⟨0, sorry⟩\n", "exact (d n).2"),
        ("data with a proof, opaque", "opaque d (n : Nat) : {x : Nat // n = n + 1} := ⟨0, sorry⟩\n", "exact (d n).2"),
        ("PLift", "def d (n : Nat) : PLift (n = n + 1) := ⟨sorry⟩\n", "exact (d n).down"),
        ("Inhabited", "instance (n : Nat) : Inhabited (PLift (n = n + 1)) := ⟨⟨sorry⟩⟩\n", "exact (default : PLift (n = n + 1)).down"),
        ("Nonempty", "instance (n : Nat) : Nonempty (n = n + 1) := ⟨sorry⟩\n", "exact Classical.choice inferInstance"),
        ("Inhabited False and opaque", "instance : Inhabited False := ⟨sorry⟩\nopaque k : False\n", "exact k.elim"),
        ("Nonempty False and opaque", "instance : Nonempty False := ⟨sorry⟩\nopaque k : False\n", "exact k.elim"),
        ("Nonempty False and partial", "instance : Nonempty False := ⟨sorry⟩\npartial def k (n : Nat) : False := k n\n", "exact (k 1).elim"),
        ("where helper", "theorem user (n : Nat) : n = n + 1 := h n\nwhere h (n : Nat) : n = n + 1 := sorry\n", "exact user.h n"),
        ("let rec helper", "theorem user (n : Nat) : n = n + 1 := by\n  let rec h (n : Nat) : n = n + 1 := sorry\n  exact h n\n", "exact user.h n"),
        ("Subsingleton", "instance : Subsingleton Nat := ⟨sorry⟩\n", "exact Subsingleton.elim _ _"),
        ("LawfulBEq", "structure B where\n  n : Nat\ninstance : BEq Nat := ⟨fun _ _ => true⟩\ninstance : LawfulBEq Nat := sorry\n", "exact eq_of_beq rfl"),
        ("coercion", "instance : CoeFun Nat (fun n => n = n + 1) := ⟨sorry⟩\n", "exact n"),
        ("Trans", "instance : Trans (α := Nat) (β := Nat) (γ := Nat) (· ≤ ·) (· ≤ ·) (· = ·) := ⟨sorry⟩\n", "exact Trans.trans (Nat.le_succ n) (Nat.le_refl _)"),
        ("unit definition", "def hidden : Unit → (n : Nat) → n = n + 1 := fun _ => sorry\n", "exact hidden () n"),
        ("definition with decreasing_by", "def f (n : Nat) : {m : Nat // m = m + 1} := f (n + 1)\ntermination_by n\ndecreasing_by sorry\n", "exact absurd (f 0).2 (by omega)"),
    ):  # fmt: skip
        core = True
        doors = (
            EVERY_DOOR
            if name in ("instance", "decidable", "Inhabited", "Subsingleton", "local instance")
            else CANDIDATE_DOORS
        )
        yield at(BLOCK, name, FALSE_GOAL, above, candidate, REFUSE, why, core=core, doors=doors)
    picked = instance + "instance i (n : Nat) : C n := sorry\n"
    yield from everywhere("class instance", FALSE_GOAL, picked, "exact C.out", REFUSE, why)


@attack("a helper of the proof without a proof")
def helpers() -> Iterator[Case]:
    why = "a part of the same declaration is not proved"
    for name, text, candidate, target in (
        ("where", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\nwhere\n  h (n : Nat) : n = n + 1 := sorry\n", "exact h n", "t"),
        ("where, by tactics", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\nwhere\n  h (n : Nat) : n = n + 1 := by\n    sorry\n", "exact h n", "t"),
        ("let rec", "theorem t (n : Nat) : n = n + 1 := by\n  let rec h (n : Nat) : n = n + 1 := sorry\n  @@sorry\n", "exact h n", "t"),
        ("decreasing_by", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\ndecreasing_by all_goals sorry\n", "exact absurd (t (n + 1)) (by omega)", "t"),
        ("candidate's let rec", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\n", "let rec h (n : Nat) : n = n + 1 := sorry\nexact h n", "t"),
        ("candidate's unused let rec", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "let rec h (n : Nat) : n = n + 1 := sorry\nrfl", "t"),
        ("candidate's unused have", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "have h : n = n + 1 := sorry\nrfl", "t"),
        ("candidate's have with underscore", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "have _ : False := sorry\nrfl", "t"),
        ("sibling in mutual", "mutual\ntheorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntheorem s (n : Nat) : n = n + 1 := by\n  cases n\n  · sorry\n  · sorry\nend\n", "exact s n", "t"),
    ):  # fmt: skip
        expect = conditional("s") if name == "sibling in mutual" else REFUSE
        yield Case("", name, text, candidate, expect, why, target=target, false="n + 0" not in text)


@attack("an open step of the same proof")
def steps() -> Iterator[Case]:
    why = "what the place has as a hypothesis may be used there; the step that gives it stays an open hole of its own"
    stub = "axiom stub (n : Nat) : n = n + 1\n"
    for name, step, closed in (
        ("have", "have h : n = n + 1 := sorry", "have h : n = n + 1 := stub n"),
        ("have by tactics", "have h : n = n + 1 := by sorry", "have h : n = n + 1 := stub n"),
        ("obtain", "obtain ⟨h⟩ : Nonempty (n = n + 1) := sorry", "obtain ⟨h⟩ : Nonempty (n = n + 1) := ⟨stub n⟩"),
        ("have with binders", "have h : ∀ m : Nat, m = m + 1 := by\n    intro m\n    sorry", "have h := stub"),
    ):
        for candidate in ("exact h", "assumption", "exact sorryAx _ true", "now"):
            proof = "exact h n" if name == "have with binders" and candidate == "exact h" else candidate
            if proof == "assumption" and name == "have with binders":
                continue
            bad = candidate in ("exact sorryAx _ true", "now")
            above = 'macro "now" : tactic => `(tactic| sorry)\n' if candidate == "now" else ""
            text = f"{above}theorem t (n : Nat) : n = n + 1 := by\n  {step}\n  @@sorry\n"
            yield Case(
                "",
                f"{name}, {candidate}",
                text,
                proof,
                REFUSE if bad else ACCEPT,
                "another sorry is no proof, though one is there already" if bad else why,
                false=bad,
                judged_as=((step, closed), ("theorem t", f"{stub}theorem t")),
                stubs=frozenset({"stub"}),
            )


COROLLARY = 'macro "corollary " n:declId sig:declSig " := " p:term : command => `(theorem $n $sig := $p)\n\n'


@attack("a command that only Lean can tell from the theorem above it")
def told_apart_by_lean() -> Iterator[Case]:
    why = "the theorem above is another one, and open"
    for name, above, statement, candidate, expect in (
        ("by name", "theorem a : 1 = 2 := by\n  sorry\n", "3 = 4", "exact absurd a (by decide)", conditional("a")),
        ("its author's own way", "theorem a : 1 = 2 := by\n  sorry\n", "3 = 4", "exact (by exact absurd a (by decide))", conditional("a")),
        ("in alternatives", "theorem a : (n : Nat) → n = 7\n  | 0 => sorry\n  | _ => sorry\n", "3 = 4", "exact (a 3).trans (a 4).symm", conditional("a")),
        ("simp", "@[simp] theorem a (n : Nat) : n = 7 := by\n  sorry\n", "3 = 4", "simp [a 3, a 4]", conditional("a")),
        ("two above", "theorem z : 1 = 2 := by\n  sorry\n\ntheorem a : 1 = 1 := by\n  sorry\n", "3 = 4", "exact absurd z (by decide)", conditional("z")),
        ("another one", "theorem a : 1 = 1 := by\n  sorry\n\ncorollary b : 1 = 2 := by\n  sorry\n", "3 = 4", "exact absurd b (by decide)", REFUSE),
        ("data", "def a : {n : Nat // n = n + 1} := sorry\n", "3 = 4", "exact absurd a.2 (by omega)", REFUSE),
        ("an instance", "instance a : Subsingleton Nat := sorry\n", "3 = 4", "exact Subsingleton.elim 3 4", REFUSE),
        ("an instance without a name", "instance : Subsingleton Nat := sorry\n", "3 = 4", "exact Subsingleton.elim 3 4", REFUSE),
    ):  # fmt: skip
        text = f"{COROLLARY}{above}\ncorollary t : {statement} := by\n  @@sorry\n"
        yield Case("", name, text, candidate, expect, why, judged=False)
    semi = "class Semi (α : Type) where\n  op : α → α → α\n  assoc : ∀ a b c : α, op (op a b) c = op a (op b c)\n"
    for name, text, candidate in (
        ("an open law of an instance", semi + "instance a : Semi Nat where\n  op := Nat.sub\n  assoc := by\n    sorry\ncorollary t (a b c : Nat) : Semi.op (Semi.op a b) c = Semi.op a (Semi.op b c) := by\n  @@sorry\n", "exact Semi.assoc a b c"),
        ("an open fact", "def a : 1 < 5 := sorry\ncorollary t : (⟨1, a⟩ : Fin 5).val = 1 ∧ 1 < 5 := by\n  @@sorry\n", "exact ⟨rfl, a⟩"),
        ("an open fact in data", "def a : {n : Nat // n = n + 1} := ⟨3, sorry⟩\ncorollary t : ∃ n, a.1 = n ∧ n = n + 1 := by\n  @@sorry\n", "exact ⟨a.1, rfl, a.2⟩"),
    ):  # fmt: skip
        yield Case(
            "",
            name,
            COROLLARY + text,
            candidate,
            REFUSE,
            "what the statement speaks of has an open proof",
            judged=False,
        )
    said = "theorem a : 1 = 2 := by\n  sorry\n\ncorollary t : 3 = 4 := by\n  have h := a\n  @@sorry\n"
    yield Case(
        "", "said by its author", COROLLARY + said, "exact absurd h (by decide)", conditional("a"), why, judged=False
    )
    honest = "theorem a : 1 = 1 := by\n  sorry\n\ncorollary t : 3 + 1 = 4 := by\n  @@sorry\n"
    yield Case(
        "", "an honest one", COROLLARY + honest, "rfl", ACCEPT, "nothing open is used", false=False, judged=False
    )


@attack("an open part of the same declaration")
def open_parts() -> Iterator[Case]:
    why = "it rests on what is open in the same command, and is no step of its proof"
    for name, text, candidate, target in (
        ("where, by the main theorem", "theorem a : 1 = 2 := by\n  sorry\nwhere\n  t : 3 = 4 := by\n    @@sorry\n", "exact absurd a (by decide)", "a.t"),
        ("where, said by its author", "theorem a : 1 = 2 := by\n  sorry\nwhere\n  t : 3 = 4 := by\n    have h := a\n    @@sorry\n", "exact absurd h (by decide)", "a.t"),
        ("let rec, by the main theorem", "theorem a (n : Nat) : 1 = 2 := by\n  let rec t (m : Nat) : 3 = 4 := by\n    @@sorry\n  sorry\n", "exact absurd (a m) (by decide)", "a.t"),
        ("where, by another helper", "theorem a : 1 = 2 := by\n  sorry\nwhere\n  g : 5 = 6 := sorry\n  t : 3 = 4 := by\n    @@sorry\n", "exact absurd g (by decide)", "a.t"),
        ("where in a namespace", "namespace A\ntheorem a : 1 = 2 := by\n  sorry\nwhere\n  t : 3 = 4 := by\n    @@sorry\nend A\n", "exact absurd A.a (by decide)", "A.a.t"),
        ("where of data", "def a : {n : Nat // n = n + 1} := sorry\nwhere\n  t : 3 = 4 := by\n    @@sorry\n", "exact absurd a.2 (by omega)", "a.t"),
        ("where of an instance", "instance a : Subsingleton Nat := sorry\nwhere\n  t : 3 = 4 := by\n    @@sorry\n", "exact a.elim 3 4", "a.t"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why, target=target, judged=False)
    for name, text, candidate in (
        ("mutual, well-founded", "mutual\ntheorem a : (n : Nat) → n = n + 1\n  | 0 => sorry\n  | n+1 => congrArg (· + 1) (t n)\ntermination_by n => (n, 0)\ntheorem t : (n : Nat) → n = n + 1\n  | 0 => by\n    @@sorry\n  | n+1 => congrArg (· + 1) (a n)\ntermination_by n => (n, 1)\nend\n", "exact a 0"),
        ("mutual, structural", "mutual\ntheorem a : (n : Nat) → n = n + 1\n  | 0 => sorry\n  | n+1 => t n\ntheorem t : (n : Nat) → n + 1 = n + 2\n  | 0 => by\n    @@sorry\n  | n+1 => congrArg (· + 2) (a n)\nend\n", "exact congrArg (· + 1) (a 0)"),
    ):  # fmt: skip
        yield Case(
            "", name, text, candidate, conditional("a"), "another theorem of the same recursion is open", judged=False
        )
    step = "theorem t : (n : Nat) → 0 + n = n\n  | 0 => sorry\n  | n + 1 => by\n    @@sorry\n"
    yield Case(
        "",
        "a step of the same induction",
        step,
        "exact congrArg (· + 1) (t n)",
        ACCEPT,
        "the other step is a hole of its own",
        false=False,
        judged=False,
    )
    search = (
        "def t (p : Nat → Bool) (low high : Nat) (h : high ≤ 100) : { n : Nat // n ≤ 100 } :=\n  if less : low < high then\n"
        "    have : low < 100 := by @@sorry\n    if p low then ⟨low, by sorry⟩ else t p (low + 1) high h\n  else ⟨high, h⟩\n"
        "termination_by high - low\ndecreasing_by omega\n"
    )
    yield Case(
        "",
        "data with other open proofs",
        search,
        "omega",
        ACCEPT,
        "the other proof is a hole of its own",
        false=False,
        judged=False,
    )


@attack("a command in what does not parse")
def hidden_in_an_error() -> Iterator[Case]:
    why = "Lean goes on with the next word that begins a command, and this one changes what the proof means"
    changes = (
        "theorem hard : 1 = 2 := sorry\ntheorem good.t : True := True.intro\ntheorem a : 2 + 2 = 4 ∧ True := sorry\n"
        'set_option hygiene false in\nmacro "mischief" : command => `(command| macro_rules | `(tactic| trivial) => `(tactic| exact (absurd hard (by decide))))\n'
        'set_option hygiene false in\nmacro "silence" : command => `(command| macro_rules | `(command| #print axioms _root_.t) => `(command| #print axioms good.t))\n'
    )
    for name, text, candidate in (
        ("in a statement", "theorem x mischief silence\ntheorem t : True := by\n  @@sorry\n", "trivial"),
        ("in a proof", "theorem x : True := by\n  exact ( ( mischief silence\ntheorem t : True := by\n  @@sorry\n", "trivial"),
        ("beside an open lemma", "theorem x mischief\ntheorem t : True ∧ 2 + 2 = 4 := by\n  @@sorry\n", "exact ⟨by trivial, a.1⟩"),
    ):  # fmt: skip
        yield Case("", name, changes + text, candidate, REFUSE, why, false=False, judged=False)
    effect = (
        "macro_rules | `(command| #print axioms _root_.t) => `(command| #print axioms good.t) "
        "macro_rules | `(tactic| trivial) => `(tactic| exact (absurd hard (by decide))) --"
    )
    lemma = "theorem hard : 1 = 2 := sorry\ntheorem good.t : True := True.intro\n"
    for name, above in (
        ("in an interpolated string", f'theorem x : True := s!"{{1 +}} {effect}"\n'),
        ("in a string behind one", f'theorem x : True := s!"{{1 +}} a" ++ "{effect}"\n'),
        ("in a string that a word interpolates", f'theorem x : True := dbg_trace "{{1 +}} {effect}"; trivial\n'),
        ("in one that is evaluated", f'#eval s!"{{1 +}} {effect}"\n'),
    ):
        text = f"{lemma}{above}theorem t : True := by\n  @@sorry\n"
        yield Case("", name, text, "trivial", REFUSE, why, false=False, judged=False)
    for name, above in (
        ("half a statement", "theorem x : 1 =\n"),
        ("a tactic that there is not", "theorem x : 1 = 1 := by\n  simpp\n"),
    ):
        text = f"{above}theorem t (n : Nat) : n + 0 = n := @@sorry\n"
        yield Case("", name, text, "rfl", ACCEPT, "nothing is missing but a theorem", false=False, judged=False)


@attack("a command behind an evaluation")
def behind_an_evaluation() -> Iterator[Case]:
    why = "what stands behind the term that is evaluated is another command, whose effect the proof makes use of"
    hard = "theorem hard : 1 = 2 := sorry\ntheorem a : 2 + 2 = 4 ∧ True := sorry\n"
    for name, between, statement, candidate, lemmas in (
        ("deeper", "#eval 1\n  attribute [simp] hard\n", "(1 = 2 → 2 + 2 = 4) ∧ 2 + 2 = 4 ∧ (1 = 2 ∨ False)", "exact ⟨by simp, a.1, by simp⟩", ("a", "hard")),
        ("an instance", "class K where\n  k : True\ninstance k0 : K := ⟨trivial⟩\ntheorem k1 : K := ⟨absurd hard (by decide)⟩\n#eval 1\n  attribute [instance] k1\n", "True ∧ 2 + 2 = 4", "exact ⟨K.k, a.1⟩", ("a", "hard")),
        ("in its line", "#eval 1 attribute [simp] hard\n", "(1 = 2 ∨ False) ∧ 2 + 2 = 4", "exact ⟨by simp, a.1⟩", ("a", "hard")),
        ("a macro", "#eval 1 macro_rules | `(tactic| trivial) => `(tactic| exact absurd hard (by decide))\n", "True", "trivial", ("hard",)),
    ):  # fmt: skip
        yield Case(
            "",
            name,
            f"{hard}{between}theorem t : {statement} := by\n  @@sorry\n",
            candidate,
            conditional(*lemmas),
            why,
            judged=False,
        )
    module = (
        "theorem hard : 1 = 2 := sorry\ntheorem good.t : True := True.intro\n"
        'macro "spoil" : command => `(command| macro_rules | `(tactic| trivial) => `(tactic| exact (absurd hard (by decide))))\n'
        'macro "silence" : command => `(command| macro_rules | `(command| #print axioms _root_.t) => `(command| #print axioms good.t))\n'
    )
    for name, above, expect in (
        ("of an imported module", "#eval 1 spoil silence\n", REFUSE),
        ("of an imported module, right behind a number", "#eval 1spoil silence\n", REFUSE),
        ("of an imported module, as a part of a name", "def despoil : Nat := 1\n#eval despoil\n", ACCEPT),
    ):
        yield Case(
            "",
            name,
            f"import AttackBehindEvaluation\n{above}theorem t : True := by\n  @@sorry\n",
            "trivial",
            expect,
            "an imported module brings a command that gives the proof another meaning",
            false=False,
            judged=False,
            modules=(("AttackBehindEvaluation", module),),
        )
